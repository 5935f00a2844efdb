{{- define "tripgen.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- /* Of the release as a whole. */ -}}
{{- define "tripgen.labels" -}}
app.kubernetes.io/name: tripgen
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- /* Of the pods of a role: (dict "root" $ "role" name). */ -}}
{{- define "tripgen.select" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end }}

{{- define "tripgen.host" -}}
{{ .role }}.{{ .root.Release.Namespace }}.svc.cluster.local
{{- end }}

{{- /* What other roles are asked with. */ -}}
{{- define "tripgen.scheme" -}}
{{ ternary "https" "http" .Values.internalTls.enabled }}
{{- end }}

{{- /* The Secret with the certificate of a role: (dict "root" $ "role" name). */ -}}
{{- define "tripgen.certificate" -}}
{{ .root.Values.internalTls.secret | default (print .role "-tls") }}
{{- end }}

{{- define "tripgen.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "tripgen.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{- /* A variable from the Secret: (dict "root" $ "name" n "key" k "optional" bool). */ -}}
{{- define "tripgen.fromSecret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef: { name: {{ .root.Values.secret }}, key: {{ .key }}, optional: {{ .optional }} }
{{- end }}

{{- /* What a role is told: credentials only for what it needs. (dict "root" $ "role" name "spec" spec) */ -}}
{{- define "tripgen.environment" -}}
- { name: TRIPGEN_CONFIG, value: /etc/tripgen/tripgen.toml }
- { name: TRIPGEN_LISTEN, value: "0.0.0.0:8080" }
- { name: TRIPGEN_DATA_DIR, value: /data }
- { name: TRIPGEN_BACKUP_KEY_FILE, value: /keys/backup.key }
- { name: TRIPGEN_PUBLIC_URL, value: {{ .root.Values.publicUrl | quote }} }
{{- if .root.Values.monitoring }}
- { name: TRIPGEN_OTLP_URL, value: "http://collector.{{ .root.Values.network.monitoring }}.svc.cluster.local:{{ .root.Values.network.otlpPort }}" }
{{- end }}
{{- if .root.Values.internalTls.enabled }}
- { name: TRIPGEN_SERVICES_CERTIFICATE, value: /tls/tls.crt }
- { name: TRIPGEN_SERVICES_KEY, value: /tls/tls.key }
- { name: TRIPGEN_SERVICES_ROOTS, value: /tls/ca.crt }
{{- end }}
{{- if has "database" .spec.needs }}
{{ include "tripgen.fromSecret" (dict "root" .root "name" "TRIPGEN_DATABASE_URL" "key" "database-url" "optional" false) }}
{{ include "tripgen.fromSecret" (dict "root" .root "name" "TRIPGEN_DATABASE_REPLICA_URLS" "key" "database-replica-urls" "optional" true) }}
{{- end }}
{{- if has "cache" .spec.needs }}
{{ include "tripgen.fromSecret" (dict "root" .root "name" "TRIPGEN_REDIS_URL" "key" "redis-url" "optional" false) }}
{{- end }}
{{- if has "broker" .spec.needs }}
{{ include "tripgen.fromSecret" (dict "root" .root "name" "TRIPGEN_NATS_URL" "key" "nats-url" "optional" false) }}
- { name: TRIPGEN_MESSAGING_REPLICAS, value: {{ .root.Values.broker.replicas | quote }} }
{{- end }}
{{- range $name, $key := .spec.secrets }}
{{ include "tripgen.fromSecret" (dict "root" $.root "name" $name "key" $key "optional" true) }}
{{- end }}
{{- end }}

{{- /* Where pods may stand. */ -}}
{{- define "tripgen.nodes" -}}
{{- with .Values.nodes.selector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodes.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* How the pods of a role are spread. */ -}}
{{- define "tripgen.spread" -}}
{{- if .root.Values.nodes.spread }}
{{- $hash := ternary "rollouts-pod-template-hash" "pod-template-hash" (eq .root.Values.workload "Rollout") }}
# Counted within a version, so that the next one is as even as the present one. A second pod comes to a node only when
# every node has one: anti-affinity that would not leave the fifteenth pod without a place.
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: DoNotSchedule
    matchLabelKeys: [{{ $hash }}]
    labelSelector:
      matchLabels: {{- include "tripgen.select" $ | nindent 8 }}
  {{- end }}
{{- end }}
{{- end }}

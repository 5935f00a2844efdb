#!/usr/bin/env bash
# From one process (values-dev.yaml) to production (values-prod.yaml): nine steps, each passes or fails by a command.
# A step that has passed may be run again.
#
#   deploy/move.sh list                 the steps
#   deploy/move.sh all | STEP...        runs them, in their order; the first that fails ends it
#
#   TRIPGEN_OLD_DATA_DIR     the data folder of the one process          (data)
#   TRIPGEN_DUMP             the sealed file that carries the records    (data, schema)     [move.backup]
#   TRIPGEN_DATABASE_URL     the database of production                  (schema, database)
#   NAMESPACE, MONITORING    of production, of Prometheus and Grafana    (from settings on) [tripgen-prod, monitoring]
set -euo pipefail

namespace="${NAMESPACE:-tripgen-prod}"
monitoring="${MONITORING:-monitoring}"
dump="${TRIPGEN_DUMP:-move.backup}"
here="$(cd "$(dirname "$0")" && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# 1. Everything of the old server in one sealed file, read back and whole. Its database lies in its data folder.
step_data() {
  env -u TRIPGEN_DATABASE_URL tripgen backup --data-dir "${TRIPGEN_OLD_DATA_DIR:?}" --out "$dump" && [ -s "$dump" ]
}

# 2. The new database is filled from it, unless it was before; then every step of the schema is applied.
step_schema() {
  if [ "$(schema | grep -c '^applied')" -eq 0 ]; then
    tripgen restore "$dump" --database-url "${TRIPGEN_DATABASE_URL:?}" --data-dir "$folder/data"
    echo "the old server's secret.key goes into the vault as tripgen-secret-key" >&2
  fi
  tripgen migrate --database-url "${TRIPGEN_DATABASE_URL:?}" --data-dir "$folder/data" >/dev/null
  if schema | grep -v '^applied'; then return 1; fi
}

schema() {
  tripgen migrate --list --database-url "${TRIPGEN_DATABASE_URL:?}" --data-dir "$folder/data"
}

# 3. The new database answers, and a server could work with it.
step_database() {
  # Which port is free here does not matter.
  TRIPGEN_LISTEN=127.0.0.1:0 tripgen doctor --database-url "${TRIPGEN_DATABASE_URL:?}" --data-dir "$folder/data"
}

# 4. What is secret is in no settings, and the settings are ones that the program knows.
step_settings() {
  kubectl get configmap settings --namespace "$namespace" --output 'jsonpath={.data.tripgen\.toml}' >"$folder/tripgen.toml"
  kubectl get configmap settings --namespace "$namespace" --output 'jsonpath={.data.blocks\.txt}' >"$folder/blocks.txt"
  [ -s "$folder/tripgen.toml" ]
  if grep -nE '://[^/"]*:[^/"]*@|^ *(url|password|api_key|client_secret) *=' "$folder/tripgen.toml"; then return 1; fi
  sed -i "s#/etc/tripgen/blocks.txt#$folder/blocks.txt#" "$folder/tripgen.toml"
  tripgen config check --config "$folder/tripgen.toml" --data-dir "$folder/data"
}

# 5. The vault's values have arrived, every one that a pod needs.
step_vault() {
  local key ready
  ready="$(kubectl get externalsecret tripgen --namespace "$namespace" \
    --output 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')"
  [ "$ready" = True ]
  for key in database-url redis-url nats-url nats-user nats-password secret.key backup.key; do
    [ -n "$(kubectl get secret tripgen --namespace "$namespace" --output "jsonpath={.data.${key/./\\.}}")" ] ||
      { echo "the Secret has no $key" >&2 && return 1; }
  done
}

# 6. A role may do nothing to the cluster, whoever delivers may.
step_identity() {
  local role
  for role in gateway user trip ai location web scheduler; do
    if may "$role" get secrets || may "$role" create pods; then
      echo "$role may too much" >&2
      return 1
    fi
  done
  may deployment-sa patch rollouts.argoproj.io
  if may deployment-sa get secrets; then return 1; fi
}

may() {
  kubectl auth can-i "$2" "$3" --namespace "$namespace" --as "system:serviceaccount:$namespace:$1" >/dev/null 2>&1
}

# 7. Prometheus reads a process of every role.
step_monitoring() {
  local role
  prometheus 'query?query=up' >"$folder/up"
  for role in gateway user trip ai location web scheduler; do
    grep -q "\"role\":\"$role\"" "$folder/up" || { echo "no process of $role is read" >&2 && return 1; }
  done
}

# 8. Prometheus knows every alert.
step_alerts() {
  local alert
  prometheus 'rules?type=alert' >"$folder/rules"
  sed -n 's/^ *- alert: //p' "$here/chart/files/alerts.yaml" >"$folder/alerts"
  while read -r alert; do
    grep -q "\"name\":\"$alert\"" "$folder/rules" || { echo "$alert is not known" >&2 && return 1; }
  done <"$folder/alerts"
}

prometheus() {
  kubectl get --raw "/api/v1/namespaces/$monitoring/services/prometheus:9090/proxy/api/v1/$1"
}

# 9. Grafana shows every dashboard.
step_dashboards() {
  local file name
  for file in "$here"/chart/files/dashboards/*.json; do
    name="tripgen-$(basename "$file" .json)"
    kubectl get --raw "/api/v1/namespaces/$monitoring/services/grafana:80/proxy/api/dashboards/uid/$name" |
      grep -q '"dashboard"' || { echo "$name is not shown" >&2 && return 1; }
  done
}

steps() {
  sed -n 's/^step_\([a-z]*\)() {$/\1/p' "$0"
}

# In a shell of its own that is not behind `if`, so that the first command that fails ends the step.
run() {
  local begin=$SECONDS state=0
  (set -e && "step_$1") &
  wait $! || state=1
  if [ "$state" -eq 0 ]; then echo "passed  $1 ($((SECONDS - begin)) s)"; else echo "FAILED  $1"; fi
  return "$state"
}

case "${1:-}" in
  list) steps ;;
  all) for name in $(steps); do run "$name"; done ;;
  "")
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
  *)
    for name in "$@"; do
      steps | grep -qx "$name" || { echo "there is no step $name; deploy/move.sh list" >&2 && exit 2; }
      run "$name"
    done
    ;;
esac

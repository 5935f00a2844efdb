"""The rendered chart: valid for the oldest and for the newest cluster, safe by the rules for restricted pods, and such
that the numbers fit each other. The numbers themselves: requirements.csv."""

import os
import shutil
import subprocess
import tempfile
import tomllib
import unittest
from decimal import Decimal
from pathlib import Path

import kubernetes_validate
from rendered import CHART, PROFILES, ROOT, named, objects, pods, words

VERSIONS = ("1.29", "1.31", "1.37")
# Objects of operators, whose schemas the validator does not have.
FOREIGN = {
    "Rollout": "argoproj.io/v1alpha1",
    "AnalysisTemplate": "argoproj.io/v1alpha1",
    "ServiceMonitor": "monitoring.coreos.com/v1",
    "PrometheusRule": "monitoring.coreos.com/v1",
    "ExternalSecret": "external-secrets.io/v1",
    "Issuer": "cert-manager.io/v1",
    "Certificate": "cert-manager.io/v1",
}
UNITS = {"m": Decimal("0.001"), "Mi": 2**20, "Gi": 2**30}


def amount(text):
    """CPU in cores, memory in bytes."""
    text = str(text)
    unit = next((unit for unit in UNITS if text.endswith(unit)), "")
    return Decimal(text.removesuffix(unit)) * UNITS.get(unit, 1)


def as_deployment(rollout):
    """What a Rollout shares with a Deployment."""
    left_out = ("strategy", "progressDeadlineAbort")
    spec = {key: value for key, value in rollout["spec"].items() if key not in left_out}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": rollout["metadata"], "spec": spec}


class Validity(unittest.TestCase):
    def test_every_object_is_one_that_the_cluster_knows(self):
        for profile in PROFILES:
            for version in VERSIONS:
                for document in objects(profile, f"{version}.0"):
                    self.validate(document, version, profile)

    def validate(self, document, version, profile):
        name = f"{profile} {version} {document['kind']}/{document['metadata']['name']}"
        with self.subTest(name):
            if document["kind"] in FOREIGN:
                self.assertEqual(document["apiVersion"], FOREIGN[document["kind"]])
            if document["kind"] == "Rollout":
                document = as_deployment(document)
            if document["kind"] not in FOREIGN:
                kubernetes_validate.validate(document, version, strict=True)

    def test_the_validator_refuses_what_is_wrong(self):
        wrong = as_deployment(named("prod", "Rollout", "trip"))
        wrong["spec"] = wrong["spec"] | {"replica": 3}
        with self.assertRaises(kubernetes_validate.ValidationError):
            kubernetes_validate.validate(wrong, "1.31", strict=True)

    def test_no_two_objects_have_one_name(self):
        for profile in PROFILES:
            names = [(o["kind"], o["metadata"]["name"]) for o in objects(profile)]
            self.assertEqual(len(names), len(set(names)))

    def test_the_program_accepts_the_settings(self):
        program = os.environ.get("TRIPGEN_PROGRAM") or ROOT / "target/debug/tripgen"
        if not shutil.which(str(program)):
            self.skipTest("no built program at hand")
        for profile in PROFILES:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "tripgen.toml"
                settings = named(profile, "ConfigMap", "settings")["data"]["tripgen.toml"]
                blocks = Path(folder) / "blocks.txt"
                file.write_text(settings.replace("/etc/tripgen/blocks.txt", str(blocks)))
                blocks.write_text(named(profile, "ConfigMap", "settings")["data"]["blocks.txt"])
                command = [str(program), "config", "check", "--config", str(file), "--data-dir", folder]
                done = subprocess.run(command, capture_output=True, text=True, timeout=120)
                self.assertEqual(done.returncode, 0, done.stderr)


class Safety(unittest.TestCase):
    def each_container(self):
        for profile in PROFILES:
            for name, _kind, _metadata, spec in pods(profile):
                for container in spec.get("initContainers", []) + spec["containers"]:
                    with self.subTest(f"{profile} {name}"):
                        yield spec, container

    def test_pods_are_restricted(self):
        for spec, container in self.each_container():
            self.assertTrue(spec["securityContext"]["runAsNonRoot"])
            self.assertGreater(spec["securityContext"]["runAsUser"], 0)
            self.assertEqual(spec["securityContext"]["seccompProfile"], {"type": "RuntimeDefault"})
            own = container["securityContext"]
            self.assertFalse(own["allowPrivilegeEscalation"])
            self.assertTrue(own["readOnlyRootFilesystem"])
            self.assertEqual(own["capabilities"], {"drop": ["ALL"]})
            self.assertFalse(spec["automountServiceAccountToken"])

    def test_pods_ask_for_resources_and_have_an_end_to_them(self):
        for _spec, container in self.each_container():
            for kind in ("requests", "limits"):
                self.assertEqual(sorted(container["resources"][kind]), ["cpu", "memory"])

    def test_images_have_a_version(self):
        for _spec, container in self.each_container():
            self.assertRegex(container["image"], r":\d")

    def test_credentials_come_by_reference_only(self):
        for _spec, container in self.each_container():
            for variable in container.get("env", []):
                if any(
                    word in variable["name"] for word in ("DATABASE", "REDIS", "NATS", "SECRET", "KEY_", "_KEY", "SMTP")
                ):
                    told = variable.get("value", "")
                    self.assertTrue(
                        "secretKeyRef" in variable.get("valueFrom", {}) or told.startswith(("/keys/", "/tls/")), variable
                    )
        for profile in PROFILES:
            self.assertFalse([o for o in objects(profile) if o["kind"] == "Secret"])

    def test_a_role_has_credentials_only_for_what_it_needs(self):
        def told(role):
            _name, _kind, _metadata, spec = next(pod for pod in pods("prod") if pod[0] == role)
            return {variable["name"] for variable in spec["containers"][0]["env"] if "valueFrom" in variable}

        self.assertEqual(told("web"), set())
        self.assertEqual(told("gateway"), {"TRIPGEN_REDIS_URL"})
        self.assertIn("TRIPGEN_DATABASE_URL", told("trip"))
        self.assertNotIn("TRIPGEN_MODEL_API_KEY", told("trip"))

    def test_servers_are_probed(self):
        for profile in PROFILES:
            for name, kind, _metadata, spec in pods(profile):
                if kind in ("Deployment", "Rollout"):
                    container = spec["containers"][0]
                    self.assertEqual(container["startupProbe"]["httpGet"]["path"], "/healthz", name)
                    self.assertEqual(container["livenessProbe"]["httpGet"]["path"], "/healthz", name)
                    self.assertEqual(container["readinessProbe"]["httpGet"]["path"], "/readyz", name)

    def test_whoever_stops_has_time_to_finish(self):
        stop = 20 + 10 + 10
        for profile in PROFILES:
            for name, kind, _metadata, spec in pods(profile):
                if kind in ("Deployment", "Rollout"):
                    pause = spec["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
                    self.assertGreaterEqual(spec["terminationGracePeriodSeconds"], pause + stop, name)


class Fit(unittest.TestCase):
    def test_a_backup_counts_once_it_was_brought_back(self):
        spec = next(spec for name, _kind, _metadata, spec in pods("prod") if name == "backup")
        written, read = spec["initContainers"][0]["args"], spec["containers"][0]["args"]
        self.assertEqual((written[0], read[0]), ("backup", "restore"))
        self.assertEqual(written[-1], read[1])
        told = {variable["name"] for variable in spec["containers"][0]["env"]}
        self.assertNotIn("TRIPGEN_DATABASE_URL", told)

    def test_a_role_can_lose_a_node_without_breaking_its_budget(self):
        for budget in (o for o in objects("prod") if o["kind"] == "PodDisruptionBudget"):
            name = budget["metadata"]["name"]
            if "minAvailable" in budget["spec"]:
                self.assertLess(budget["spec"]["minAvailable"], self.replicas(name), name)

    def replicas(self, role):
        scalers = [
            o for o in objects("prod") if o["kind"] == "HorizontalPodAutoscaler" and o["metadata"]["name"] == role
        ]
        return scalers[0]["spec"]["minReplicas"] if scalers else named("prod", "Rollout", role)["spec"]["replicas"]

    def most(self, name, kind):
        scalers = [
            o for o in objects("prod") if o["kind"] == "HorizontalPodAutoscaler" and o["metadata"]["name"] == name
        ]
        if scalers:
            return scalers[0]["spec"]["maxReplicas"]
        return named("prod", kind, name)["spec"].get("replicas", 1)

    def test_the_quota_bears_every_role_at_its_most_and_the_next_version_beside_it(self):
        hard = named("prod", "ResourceQuota", "most")["spec"]["hard"]
        for part in ("requests", "limits"):
            for resource in ("cpu", "memory"):
                total = 0
                for name, kind, _metadata, spec in pods("prod"):
                    copies = self.most(name, kind) * (2 if kind == "Rollout" else 1)
                    total += copies * amount(spec["containers"][0]["resources"][part][resource])
                self.assertLessEqual(total, amount(hard[f"{part}.{resource}"]), f"{part}.{resource}")

    def test_nothing_that_is_to_last_lies_in_a_pod(self):
        def kinds(profile, role):
            spec = next(spec for name, _kind, _metadata, spec in pods(profile) if name == role)
            volumes = {volume["name"]: volume for volume in spec["volumes"]}
            mounts = {mount["mountPath"]: mount["name"] for mount in spec["containers"][0]["volumeMounts"]}
            return {path: (set(volumes[name]) - {"name"}).pop() for path, name in mounts.items()}

        one = kinds("dev", "all")
        self.assertEqual((one["/data"], one["/keys"]), ("persistentVolumeClaim", "persistentVolumeClaim"))
        operators = kinds("prod", "scheduler")
        self.assertEqual((operators["/data/backups"], operators["/keys"]), ("persistentVolumeClaim", "secret"))
        self.assertEqual(kinds("prod", "trip")["/data/secret.key"], "secret")
        for profile in PROFILES:
            claims = {o["metadata"]["name"] for o in objects(profile) if o["kind"] == "PersistentVolumeClaim"}
            for _name, _kind, _metadata, spec in pods(profile):
                for volume in spec["volumes"]:
                    self.assertIn(volume.get("persistentVolumeClaim", {}).get("claimName"), claims | {None})

    def test_pods_are_spread_over_zones_and_nodes(self):
        for name, kind, metadata, spec in pods("prod"):
            if kind == "Rollout":
                keys = [c["topologyKey"] for c in spec["topologySpreadConstraints"]]
                self.assertEqual(keys, ["topology.kubernetes.io/zone", "kubernetes.io/hostname"], name)
                for constraint in spec["topologySpreadConstraints"]:
                    self.assertEqual((constraint["maxSkew"], constraint["whenUnsatisfiable"]), (1, "DoNotSchedule"))
                    chosen = constraint["labelSelector"]["matchLabels"].items()
                    self.assertLessEqual(chosen, metadata["labels"].items())

    def test_every_pod_has_nodes_that_take_it(self):
        for name, _kind, _metadata, spec in pods("prod"):
            self.assertEqual(spec["nodeSelector"], {"application-workload": "true"}, name)
            taint = {"key": "application-workload", "operator": "Equal", "value": "true", "effect": "NoSchedule"}
            self.assertEqual(spec["tolerations"], [taint], name)

    def test_every_service_leads_to_pods(self):
        for profile in PROFILES:
            labels = [metadata["labels"].items() for _n, _k, metadata, _s in pods(profile)]
            ports = {p["name"] for _n, _k, _m, s in pods(profile) for c in s["containers"] for p in c.get("ports", [])}
            for service in (o for o in objects(profile) if o["kind"] == "Service"):
                chosen = service["spec"]["selector"].items()
                self.assertTrue(any(chosen <= each for each in labels), service["metadata"]["name"])
                for port in service["spec"]["ports"]:
                    self.assertIn(port["targetPort"], ports)

    def test_the_gateway_asks_services_that_there_are(self):
        settings = tomllib.loads(named("prod", "ConfigMap", "settings")["data"]["tripgen.toml"])
        names = {o["metadata"]["name"] for o in objects("prod") if o["kind"] == "Service"}
        lists = [*settings["gateway"]["upstreams"].items(), *settings["services"].items()]
        self.assertEqual({"user", "trip", "ai", "location"}, set(settings["services"]))
        self.assertEqual({*settings["services"], "admin", "web"}, set(settings["gateway"]["upstreams"]))
        for service, targets in lists:
            for target in targets:
                host = target.removeprefix("https://").removesuffix(":8080")
                name, rest = host.split(".", 1)
                self.assertEqual(rest, "tripgen-prod.svc.cluster.local", service)
                self.assertIn(name, names)

    def test_accounts_that_pods_use_are_there(self):
        for profile in PROFILES:
            accounts = {o["metadata"]["name"] for o in objects(profile) if o["kind"] == "ServiceAccount"}
            priorities = {o["metadata"]["name"] for o in objects(profile) if o["kind"] == "PriorityClass"}
            for name, kind, _metadata, spec in pods(profile):
                if name != "migrate":
                    self.assertIn(spec["serviceAccountName"], accounts, name)
                    self.assertIn(spec["priorityClassName"], priorities, name)

    def test_values_that_mean_nothing_are_refused(self):
        for value, because in (
            ("roles.trip.needs={bank}", "roles.trip.needs: there is no bank"),
            ("roles.trip.replica=5", "replica"),
            ("colour=red", "colour"),
            ("publicUrl=tripgen.example.org", "publicUrl"),
            ("broker.replicas=2", "broker.replicas"),
            ("network.cache=", "network.cache is not set"),
            ("internalTls.secrets=x", "secrets"),
        ):
            command = [
                "helm",
                "template",
                "tripgen",
                str(CHART),
                "--values",
                str(CHART / "values-prod.yaml"),
                "--set",
                value,
            ]
            done = subprocess.run(command, capture_output=True, text=True)
            self.assertNotEqual(done.returncode, 0, value)
            self.assertIn(because, done.stderr)

    def test_nothing_is_rendered_with_an_empty_value(self):
        for profile in PROFILES:
            for document in objects(profile):
                self.assertNotIn("<no value>", words(document))


if __name__ == "__main__":
    unittest.main()

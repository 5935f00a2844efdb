"""TLS between the pods: whoever is asked at https:// shows a certificate for that name, and everybody believes it."""

import subprocess
import tomllib
import unittest

import yaml
from rendered import CHART, named, objects, pods

ROLES = ("gateway", "user", "trip", "ai", "location", "web", "scheduler")
ALL_OF_THEM = "inside.tripgen-prod.svc.cluster.local"


def rendered(*sets):
    """The production chart with further values."""
    command = ["helm", "template", "tripgen", str(CHART), "--namespace", "tripgen-prod"]
    command += ["--values", str(CHART / "values-prod.yaml")]
    for value in sets:
        command += ["--set", value]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [document for document in yaml.safe_load_all(text) if document]


def pod(role, documents=None):
    if documents is None:
        return next(spec for name, _kind, _metadata, spec in pods("prod") if name == role)
    kinds = ("Rollout", "Deployment")
    found = next(o for o in documents if o["kind"] in kinds and o["metadata"]["name"] == role)
    return found["spec"]["template"]["spec"]


def volume(spec):
    return next(volume for volume in spec["volumes"] if volume["name"] == "tls")


class Certificates(unittest.TestCase):
    def test_each_role_shows_a_certificate_of_its_own_and_believes_one_authority(self):
        for role in ROLES:
            with self.subTest(role):
                certificate = named("prod", "Certificate", role)["spec"]
                self.assertEqual(certificate["issuerRef"], {"kind": "Issuer", "name": "inside"})
                self.assertIn("server auth", certificate["usages"])
                spec = pod(role)
                self.assertEqual(volume(spec)["secret"]["secretName"], certificate["secretName"])
                container = spec["containers"][0]
                mount = next(mount for mount in container["volumeMounts"] if mount["name"] == "tls")
                # With a part of the Secret alone, a renewal would not come to the pod.
                self.assertEqual(mount, {"name": "tls", "mountPath": "/tls", "readOnly": True})
                told = {variable["name"]: variable.get("value") for variable in container["env"]}
                self.assertEqual(told["TRIPGEN_SERVICES_CERTIFICATE"], "/tls/tls.crt")
                self.assertEqual(told["TRIPGEN_SERVICES_KEY"], "/tls/tls.key")
                self.assertEqual(told["TRIPGEN_SERVICES_ROOTS"], "/tls/ca.crt")

    def test_every_address_is_a_name_of_the_certificate_that_is_shown_there(self):
        settings = tomllib.loads(named("prod", "ConfigMap", "settings")["data"]["tripgen.toml"])
        lists = [*settings["gateway"]["upstreams"].values(), *settings["services"].values()]
        for address in (address for addresses in lists for address in addresses):
            with self.subTest(address):
                scheme, host = address.removesuffix(":8080").split("://")
                role = host.split(".")[0]
                self.assertEqual(scheme, "https")
                self.assertIn(host, named("prod", "Certificate", role)["spec"]["dnsNames"])

    def test_certificates_are_renewed_a_month_before_their_year_is_over(self):
        for role in ROLES:
            spec = named("prod", "Certificate", role)["spec"]
            self.assertEqual((spec["duration"], spec["renewBefore"]), ("8760h", "720h"))
            self.assertEqual(spec["privateKey"]["rotationPolicy"], "Always")

    def test_probes_speak_what_the_port_speaks(self):
        for role in ROLES:
            for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
                scheme = pod(role)["containers"][0][probe]["httpGet"]["scheme"]
                self.assertEqual(scheme, "HTTP" if role == "gateway" else "HTTPS", role)

    def test_prometheus_asks_over_tls_for_a_name_that_every_certificate_has(self):
        endpoint = named("prod", "ServiceMonitor", "tripgen")["spec"]["endpoints"][0]
        self.assertEqual(endpoint["scheme"], "https")
        self.assertEqual(endpoint["tlsConfig"]["serverName"], ALL_OF_THEM)
        for role in ROLES:
            self.assertIn(ALL_OF_THEM, named("prod", "Certificate", role)["spec"]["dnsNames"])

    def test_another_issuer_or_a_secret_takes_the_place_of_the_authority(self):
        other = rendered("internalTls.issuer.kind=ClusterIssuer", "internalTls.issuer.name=vault")
        self.assertFalse([o for o in other if o["kind"] == "Issuer"])
        issuers = [o["spec"]["issuerRef"] for o in other if o["kind"] == "Certificate"]
        self.assertEqual(issuers, [{"kind": "ClusterIssuer", "name": "vault"}] * len(ROLES))
        secret = rendered("internalTls.secret=ours")
        self.assertFalse([o for o in secret if o["kind"] in ("Issuer", "Certificate")])
        for role in ROLES:
            self.assertEqual(volume(pod(role, secret))["secret"]["secretName"], "ours")

    def test_without_it_the_pods_speak_plain_http(self):
        self.assertFalse([o for o in objects("dev") if o["kind"] in ("Issuer", "Certificate")])
        plain = rendered("internalTls.enabled=false")
        self.assertFalse([o for o in plain if o["kind"] in ("Issuer", "Certificate")])
        self.assertNotIn("https://trip", str([o for o in plain if o["kind"] == "ConfigMap"]))
        container = pod("trip", plain)["containers"][0]
        self.assertEqual(container["readinessProbe"]["httpGet"]["scheme"], "HTTP")
        self.assertNotIn("tls", [mount["name"] for mount in container["volumeMounts"]])


if __name__ == "__main__":
    unittest.main()

"""The managed parts: every file is well-formed, whatever is referred to is there, nothing is open to the world, nothing
secret is written down. `terraform fmt` runs beside this; the provider's own validation needs its plugin."""

import re
import unittest

from hcl import FOLDER, ROOTS, blocks, resources

# What must stand in every resource of a type.
POLICY = {
    "azurerm_kubernetes_cluster": {"private_cluster_enabled": True, "local_account_disabled": True},
    "azurerm_postgresql_flexible_server": {"public_network_access_enabled": False},
    "azurerm_redis_cache": {
        "public_network_access_enabled": False,
        "non_ssl_port_enabled": False,
        "minimum_tls_version": "1.2",
    },
    "azurerm_container_registry": {"admin_enabled": False, "anonymous_pull_enabled": False},
    "azurerm_key_vault": {"purge_protection_enabled": True, "rbac_authorization_enabled": True},
    "azurerm_storage_account": {
        "https_traffic_only_enabled": True,
        "min_tls_version": "TLS1_2",
        "allow_nested_items_to_be_public": False,
    },
    "azurerm_storage_container": {"container_access_type": "private"},
    "azurerm_application_gateway": {"enable_http2": True},
}
# Types whose network lets nobody in who is not named.
CLOSED = {"azurerm_key_vault": "network_acls", "azurerm_storage_account": "network_rules"}
# Losing one of these loses what travellers wrote.
KEPT = {("azurerm_postgresql_flexible_server", "primary"), ("random_bytes", "key")}
# Types that cannot be tagged.
UNTAGGED = re.compile(
    "subnet|peering|association|assignment|virtual_network_link|server_database|configuration|credential|budget|policy$"
    "|diagnostic|container$|cache_rule|secret$|certificate|workspace_table|^random|^time"
)


def strings(value):
    if isinstance(value, dict):
        for entry in value.values():
            yield from strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from strings(entry)
    elif isinstance(value, str):
        yield value


def text(root):
    return "\n".join(file.read_text() for file in sorted((FOLDER / root).glob("*.tf")))


class Terraform(unittest.TestCase):
    def each(self):
        for root in ROOTS:
            for kind, name, body in resources(root):
                with self.subTest(f"{root} {kind}.{name}"):
                    yield root, kind, name, body

    def test_whatever_is_referred_to_is_there(self):
        for root in ROOTS:
            known = {f"{kind}.{name}" for kind, name, _body in resources(root)}
            used = set(re.findall(r"(?<![\w.\"/])((?:azurerm|random|time)_\w+\.\w+)", text(root)))
            data = {f"{kind}.{name}" for kind, named in blocks(root).get("data", {}).items() for name in named}
            self.assertEqual(used - known - data, set(), root)

    def test_every_variable_is_described_and_used(self):
        for root in ROOTS:
            declared = blocks(root)["variable"]
            self.assertEqual(set(re.findall(r"\bvar\.(\w+)", text(root))), set(declared), root)
            for name, body in declared.items():
                self.assertTrue(body["description"].endswith("."), name)

    def test_every_provider_has_a_version(self):
        for root in ROOTS:
            (terraform,) = [entry for entry in [blocks(root)["terraform"]]]
            wanted = terraform["required_providers"]
            wanted = wanted[0] if isinstance(wanted, list) else wanted
            used = {kind.split("_")[0] for kind, _name, _body in resources(root)}
            self.assertEqual(used, set(wanted), root)
            for provider in wanted.values():
                self.assertTrue(provider["version"].startswith("~>"))

    def test_every_resource_keeps_the_policy_of_its_type(self):
        for root, kind, name, body in self.each():
            for key, value in POLICY.get(kind, {}).items():
                self.assertEqual(body.get(key), value, key)
            if kind in CLOSED:
                self.assertEqual(body[CLOSED[kind]][0]["default_action"], "Deny")
            if (kind, name) in KEPT:
                self.assertTrue(body["lifecycle"][0]["prevent_destroy"])
            if not UNTAGGED.search(kind):
                self.assertEqual(body["tags"], "${local.tags}")

    def test_only_the_gateway_has_a_public_address(self):
        addresses = [name for kind, name, _ in resources("prod") if kind == "azurerm_public_ip"]
        self.assertEqual(addresses, ["edge"])

    def test_nobody_enters_a_network_but_who_is_named(self):
        (group,) = [body for kind, _name, body in resources("prod") if kind == "azurerm_network_security_group"]
        last = max(group["security_rule"], key=lambda rule: rule["priority"])
        self.assertEqual((last["access"], last["source_address_prefix"]), ("Deny", "*"))
        for rule in group["security_rule"]:
            if rule["access"] == "Allow":
                self.assertNotEqual(rule.get("source_address_prefix"), "*")

    def test_nothing_secret_is_written_down(self):
        for _root, kind, _name, body in self.each():
            for key, value in body.items():
                if re.search(r"password|secret$|access_key|^value$", key) and "configuration" not in kind:
                    self.assertTrue(str(value).startswith("${"), key)
            for value in strings(body):
                self.assertNotRegex(value, r"://[^/$]*:[^/$@]+@")


if __name__ == "__main__":
    unittest.main()

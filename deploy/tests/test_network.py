"""Evaluates the rendered network policies as a cluster does: every arrow that is written down here passes, and every
other one between any two ends on any port that something listens on is refused."""

import ipaddress
import itertools
import unittest

from rendered import objects, pods

ROLES = ("gateway", "user", "trip", "ai", "location", "web", "scheduler")
PORTS = (22, 53, 80, 443, 587, 4222, 4318, 5432, 6222, 6380, 8080, 8222, 9090)

# Beside the pods of the chart: pods of other namespaces, and addresses of the address plan.
PODS_ELSEWHERE = {
    "dns": ("kube-system", {"k8s-app": "kube-dns"}),
    "prometheus": ("monitoring", {"app.kubernetes.io/name": "prometheus"}),
    "collector": ("monitoring", {"app.kubernetes.io/name": "collector"}),
    "grafana": ("monitoring", {"app.kubernetes.io/name": "grafana"}),
    "stranger": ("elsewhere", {"app.kubernetes.io/component": "gateway"}),
    "imitator": ("elsewhere", {"k8s-app": "kube-dns", "app.kubernetes.io/name": "prometheus"}),
}
ADDRESSES = {
    "edge": "10.0.4.10",
    "node": "10.0.1.7",
    "database server": "10.0.2.4",
    "cache server": "10.0.3.4",
    "model server": "10.1.1.4",
    "provider": "203.0.113.10",
    "metadata": "169.254.169.254",
    "other private": "192.168.7.7",
}

# The address plan: from, to, port.
ARROWS = {
    ("edge", "gateway", 8080),
    *{("gateway", role, 8080) for role in ROLES if role != "gateway"},
    *{("user", "trip", 8080)},
    *{("trip", role, 8080) for role in ("user", "ai", "location")},
    *{("ai", role, 8080) for role in ("user", "trip", "location")},
    *{("location", "user", 8080)},
    *{("scheduler", role, 8080) for role in ("user", "trip", "ai", "location")},
    *{(role, "database server", 5432) for role in ("user", "trip", "ai", "location", "scheduler", "migrate", "backup")},
    *{(role, "cache server", 6380) for role in ("gateway", "user", "trip", "ai", "location", "scheduler")},
    *{(role, "nats", 4222) for role in ("user", "trip", "ai", "location", "scheduler")},
    ("nats", "nats", 6222),
    *{(role, "provider", 443) for role in ("user", "ai", "location")},
    ("ai", "model server", 443),
    *{(role, "dns", 53) for role in (*ROLES, "nats", "migrate", "backup")},
    *{(role, "collector", 4318) for role in ROLES},
    *{("prometheus", role, 8080) for role in ROLES if role != "gateway"},
    ("prometheus", "gateway", 9090),
}


class End:
    """A pod, or an address outside the cluster."""

    def __init__(self, namespace=None, labels=None, address=None):
        self.namespace, self.labels = namespace, labels or {}
        self.address = ipaddress.ip_address(address) if address else None


def ends(profile):
    inside = {}
    for name, _kind, metadata, _spec in pods(profile):
        inside[name] = End(f"tripgen-{profile}", metadata["labels"])
    inside["unnamed"] = End(f"tripgen-{profile}", {"app": "debug"})
    elsewhere = {name: End(*where) for name, where in PODS_ELSEWHERE.items()}
    outside = {name: End(address=address) for name, address in ADDRESSES.items()}
    return inside | elsewhere | outside


def selects(selector, labels):
    assert set(selector) <= {"matchLabels"}, f"{selector} is not understood here"
    return selector.get("matchLabels", {}).items() <= labels.items()


def is_peer(peer, end, own_namespace):
    """Whether an entry of `from` or `to` means this end."""
    if "ipBlock" in peer:
        block = peer["ipBlock"]
        if end.address is None or end.address not in ipaddress.ip_network(block["cidr"]):
            return False
        return not any(end.address in ipaddress.ip_network(other) for other in block.get("except", []))
    if end.address is not None:
        return False
    if "namespaceSelector" in peer:
        namespace = {"kubernetes.io/metadata.name": end.namespace}
        if not selects(peer["namespaceSelector"], namespace):
            return False
    elif end.namespace != own_namespace:
        return False
    return selects(peer.get("podSelector", {}), end.labels)


def passes_side(policies, pod, other, port, direction, protocol):
    """Whether the policies of one end let it through; a pod without a policy of this direction lets everything."""
    if pod.address is not None:
        return True
    mine = [
        policy
        for policy in policies
        if policy["metadata"].get("namespace", pod.namespace) == pod.namespace
        and direction.capitalize() in policy["spec"]["policyTypes"]
        and selects(policy["spec"]["podSelector"], pod.labels)
    ]
    peers = "from" if direction == "ingress" else "to"
    return not mine or any(
        any(is_peer(peer, other, pod.namespace) for peer in rule[peers])
        and any((entry["port"], entry["protocol"]) == (port, protocol) for entry in rule["ports"])
        for policy in mine
        for rule in policy["spec"].get(direction) or []
    )


def policies_of(profile, without=()):
    policies = [o for o in objects(profile) if o["kind"] == "NetworkPolicy"]
    return [policy for policy in policies if policy["metadata"]["name"] not in without]


def passes(profile, source, target, port, protocol="TCP", without=()):
    policies = policies_of(profile, without)
    here = f"tripgen-{profile}"
    out = source.namespace != here or passes_side(policies, source, target, port, "egress", protocol)
    into = target.namespace != here or passes_side(policies, target, source, port, "ingress", protocol)
    return out and into


def arrows(profile, known):
    """Every pair and port that passes and has one end among the pods of the namespace."""
    for (a, source), (b, target) in itertools.product(known.items(), repeat=2):
        if f"tripgen-{profile}" in (source.namespace, target.namespace):
            yield from ((a, b, port) for port in PORTS if passes(profile, source, target, port))


class Policies(unittest.TestCase):
    maxDiff = None

    def test_exactly_the_address_plan_passes(self):
        known = ends("prod")
        self.assertEqual(set(arrows("prod", known)), ARROWS)
        tried = sum(1 for _ in itertools.product(known, known, PORTS))
        print(f"network policies: {len(ARROWS)} of {tried} arrows pass", flush=True)

    def test_names_are_asked_over_udp_as_well(self):
        known = ends("prod")
        for name, end in known.items():
            expected = (name, "dns", 53) in ARROWS
            asked = end.namespace == "tripgen-prod" and passes("prod", end, known["dns"], 53, "UDP")
            self.assertEqual(asked, expected, name)

    def test_one_process_is_reached_at_its_port_and_reaches_providers(self):
        known = ends("dev")
        found = {arrow for arrow in arrows("dev", known) if "all" in arrow}
        outside = {(name, "all", 8080) for name in ADDRESSES}
        self.assertEqual(found, outside | {("all", "dns", 53), ("all", "provider", 443)})

    def test_a_policy_that_is_missing_makes_a_difference(self):
        known = ends("prod")
        gateway, web, unnamed = known["gateway"], known["web"], known["unnamed"]
        self.assertTrue(passes("prod", gateway, web, 8080))
        self.assertFalse(passes("prod", gateway, web, 8080, without=["web"]))
        self.assertFalse(passes("prod", unnamed, web, 8080, without=["web"]))
        self.assertTrue(passes("prod", unnamed, web, 22, without=["web", "nothing"]))


if __name__ == "__main__":
    unittest.main()

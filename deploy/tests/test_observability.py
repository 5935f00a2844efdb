"""Alert rules and dashboards: every metric is one that the program exports, every promised alert is there and has its
two tests, every dashboard is what its table says. `promtool` runs the rules beside this (scripts/deploy.sh)."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml
from rendered import ROOT, named, objects

RULES = yaml.safe_load((ROOT / "deploy/chart/files/alerts.yaml").read_text())["groups"][0]["rules"]
ALERTS = [rule for rule in RULES if "alert" in rule]
DASHBOARDS = sorted((ROOT / "deploy/chart/files/dashboards").glob("*.json"))
ADAPTER = (ROOT / "deploy/monitoring/adapter-values.yaml").read_text()

# What the cluster exports: the kubelet, kube-state-metrics, and Prometheus itself.
FOREIGN = {
    "container_cpu_usage_seconds_total",
    "container_memory_working_set_bytes",
    "kube_cronjob_status_last_successful_time",
    "kube_pod_container_resource_limits",
    "kube_pod_container_status_restarts_total",
    "up",
}
# What operators were promised by name.
PROMISED = {
    "trip_generation_success_rate",
    "user_satisfaction_score",
    "ai_response_time",
    "database_connection_pool",
    "cache_hit_ratio",
    "message_queue_depth",
    "requests_per_second",
    "active_connections",
    "queue_length",
}
WORDS = {"by", "on", "or", "and", "le", "sum", "avg", "max", "min", "rate", "increase", "topk", "time"}
WORDS |= {"histogram_quantile", "label_values"}


def exported():
    """The names in the code, and those that a histogram is read by."""
    names = set()
    for file in (ROOT / "crates").glob("*/src/**/*.rs"):
        text = file.read_text()
        for kind, name in re.findall(r'\b(gauge|counter|histogram)!\(\s*"(\w+)"', text):
            names |= {f"{name}_{part}" for part in ("sum", "count", "bucket")} if kind == "histogram" else {name}
        # The gauges of a queue share a closure.
        if "metrics" in text:
            names |= set(re.findall(r'\bset\("(\w+)"', text))
    return names


def used(query):
    """The names of metrics in a query: words that are no function, no label and no text."""
    query = re.sub(r'"[^"]*"', "", query)
    query = re.sub(r"\{[^}]*\}|\[[^\]]*\]", "", query)
    query = re.sub(r"\b(by|on|without|group_left)\s*\([^)]*\)", "", query)
    query = re.sub(r"label_values\((\w+),[^)]*\)", r"\1", query)
    return {word for word in re.findall(r"[a-zA-Z_][\w:]*", query)} - WORDS


def queries():
    for rule in RULES:
        yield rule.get("alert") or rule["record"], rule["expr"]
    for file in DASHBOARDS:
        document = json.loads(file.read_text())
        for panel in document["panels"]:
            for target in panel["targets"]:
                yield f"{file.stem}: {panel['title']}", target["expr"]
        for variable in document["templating"]["list"]:
            if variable["type"] == "query":
                yield f"{file.stem}: {variable['name']}", variable["query"]
    for metric in named("prod", "AnalysisTemplate", "answers")["spec"]["metrics"]:
        yield f"analysis: {metric['name']}", re.sub(r"\{\{.*?\}\}", "x", metric["provider"]["prometheus"]["query"])


class Metrics(unittest.TestCase):
    def test_every_name_in_use_is_exported(self):
        known = exported() | FOREIGN | {rule["record"] for rule in RULES if "record" in rule}
        for place, query in queries():
            self.assertEqual(used(query) - known, set(), place)
            self.assertTrue(used(query), place)

    def test_every_query_can_be_read(self):
        if not shutil.which("promtool"):
            self.skipTest("promtool is not installed")
        rules = [
            {"record": "x", "labels": {"at": place}, "expr": query}
            for place, query in queries()
            if "label_values" not in query
        ]
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump({"groups": [{"name": "all", "rules": rules}]}, file)
            file.flush()
            done = subprocess.run(["promtool", "check", "rules", file.name], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_name_that_nobody_exports_is_noticed(self):
        self.assertNotIn("made_up_total", exported())
        self.assertEqual(used('sum by (a) (rate(made_up_total{b="c"}[5m])) > 1'), {"made_up_total"})

    def test_every_promised_name_is_shown(self):
        shown = set()
        for _place, query in queries():
            shown |= {re.sub(r"_(sum|count|bucket)$", "", name) for name in used(query)}
        self.assertEqual(PROMISED - shown, set())

    def test_every_metric_that_scales_is_known_to_the_adapter(self):
        for scaler in (o for o in objects("prod") if o["kind"] == "HorizontalPodAutoscaler"):
            for metric in scaler["spec"]["metrics"]:
                if metric["type"] != "Resource":
                    name = metric[metric["type"].lower()]["metric"]["name"]
                    self.assertIn(name, exported())
                    self.assertIn(f"as: {name}", ADAPTER)

    def test_every_process_is_read(self):
        monitor = named("prod", "ServiceMonitor", "tripgen")["spec"]
        wanted = monitor["selector"]["matchLabels"].items()
        services = [o for o in objects("prod") if o["kind"] == "Service" and wanted <= o["metadata"]["labels"].items()]
        roles = {o["metadata"]["name"] for o in objects("prod") if o["kind"] == "Rollout"}
        self.assertEqual({service["metadata"]["name"] for service in services}, roles)
        for service in services:
            self.assertIn(monitor["endpoints"][0]["port"], [port["name"] for port in service["spec"]["ports"]])


class Alerts(unittest.TestCase):
    def cases_of(self, alert):
        for name in ("alerts", "alerts-month"):
            for test in yaml.safe_load((ROOT / f"deploy/tests/{name}.test.yaml").read_text())["tests"]:
                cases = [case for case in test["alert_rule_test"] if case["alertname"] == alert]
                if cases:
                    yield test, any(case.get("exp_alerts") for case in cases)

    def test_every_rule_fires_in_a_test_and_stays_quiet_in_its_twin(self):
        for rule in ALERTS:
            outcomes = [fires for _test, fires in self.cases_of(rule["alert"])]
            self.assertEqual(sorted(outcomes), [False, True], rule["alert"])

    def test_twins_are_told_of_the_same_metrics(self):
        for rule in ALERTS:
            told = [
                {entry["series"].split("{")[0] for entry in test["input_series"]}
                for test, _ in self.cases_of(rule["alert"])
            ]
            self.assertEqual(told[0], told[1], rule["alert"])

    def test_every_alert_says_how_bad_it_is_and_what_to_do(self):
        page = (ROOT / "docs/deployment.md").read_text()
        headings = {
            re.sub(r"\s+", "-", line.lstrip("# ").lower()) for line in page.splitlines() if line.startswith("#")
        }
        for rule in ALERTS:
            self.assertIn(rule["labels"]["severity"], ("critical", "warning"))
            self.assertIn(rule["labels"]["level"], ("1", "2", "3"))
            self.assertIn(rule["annotations"]["runbook"].removeprefix("docs/deployment.md#"), headings)

    def test_every_level_is_sent_to_somebody_in_time(self):
        tree = yaml.safe_load((ROOT / "deploy/monitoring/alertmanager.yaml").read_text())
        receivers = {receiver["name"] for receiver in tree["receivers"]}
        intervals = {}
        for route in tree["route"]["routes"]:
            self.assertIn(route["receiver"], receivers)
            intervals[route["matchers"][0]] = (route["receiver"], route["repeat_interval"])
        self.assertEqual(
            intervals,
            {'level="1"': ("pager and chat", "15m"), 'level="2"': ("chat", "1h"), 'level="3"': ("chat", "24h")},
        )

    def test_the_chart_brings_the_same_rules(self):
        self.assertEqual(named("prod", "PrometheusRule", "tripgen")["spec"]["groups"][0]["rules"], RULES)


class Dashboards(unittest.TestCase):
    def test_the_files_are_what_the_tables_say(self):
        done = subprocess.run(
            [sys.executable, ROOT / "deploy/monitoring/dashboards.py", "--check"], capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_chart_brings_every_one(self):
        brought = named("prod", "ConfigMap", "dashboards")["data"]
        self.assertEqual(sorted(brought), [file.name for file in DASHBOARDS])
        for file in DASHBOARDS:
            self.assertEqual(json.loads(brought[file.name]), json.loads(file.read_text()))

    def test_panels_do_not_lie_on_each_other(self):
        for file in DASHBOARDS:
            places = [(p["gridPos"]["x"], p["gridPos"]["y"]) for p in json.loads(file.read_text())["panels"]]
            self.assertEqual(len(places), len(set(places)), file.name)


if __name__ == "__main__":
    unittest.main()

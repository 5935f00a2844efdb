#!/usr/bin/env python3
"""Writes the dashboards of Grafana from the tables below into deploy/chart/files/dashboards; `--check` says which of
them do not fit. A panel is (title, unit, [(query, legend)]), where NS stands for the chosen namespace."""

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "chart/files/dashboards"
REAL = 'namespace="$namespace", route!="edge"'


def share(part, whole):
    return f"sum({part}) / sum({whole})"


def slowest(metric, by, chosen=REAL):
    """What 99 of 100 stay below."""
    return f"histogram_quantile(0.99, sum by (le, {by}) (rate({metric}_bucket{{{chosen}}}[5m])))"


def mean(metric, by, chosen=REAL):
    total, number = (f"sum by ({by}) (rate({metric}_{part}{{{chosen}}}[5m]))" for part in ("sum", "count"))
    return f"{total} / {number}"


def rate(metric, by, chosen='namespace="$namespace"'):
    return f"sum by ({by}) (rate({metric}{{{chosen}}}[5m]))"


FAILED = share(
    f'rate(gateway_requests_total{{{REAL}, status="5xx"}}[5m])', f"rate(gateway_requests_total{{{REAL}}}[5m])"
)
ANSWERED = "1 - " + share(
    f'increase(gateway_requests_total{{{REAL}, status="5xx"}}[30d])', f"increase(gateway_requests_total{{{REAL}}}[30d])"
)

DASHBOARDS = {
    "overview": (
        "TripGen: overview",
        [
            ("Requests a second", "reqps", [(rate("gateway_requests_total", "status", REAL), "{{status}}")]),
            ("Failed requests (alarm at 5 %)", "percentunit", [(FAILED, "failed")]),
            ("Answered in 30 days (99.9 % promised)", "percentunit", [(ANSWERED, "answered")]),
            (
                "Mean response (2 s promised, alarm at 5 s)",
                "s",
                [(mean("gateway_request_seconds", "namespace"), "mean")],
            ),
            ("Plans that succeed", "percentunit", [("avg(trip_generation_success_rate{NS})", "succeed")]),
            ("Seconds of a plan", "s", [(mean("ai_response_time", "operation", "NS"), "{{operation}}")]),
            ("What travellers say (1 to 5)", "none", [("avg(user_satisfaction_score{NS})", "score")]),
            (
                "Messages that wait (alarm at 10,000)",
                "none",
                [("max by (queue) (message_queue_depth{NS})", "{{queue}}")],
            ),
            ("Dead letters (alarm at 100)", "none", [("max by (queue) (message_dead_letters{NS})", "{{queue}}")]),
        ],
    ),
    "edge": (
        "TripGen: edge",
        [
            ("Requests a second by route", "reqps", [(rate("gateway_requests_total", "route", REAL), "{{route}}")]),
            ("99 of 100 are answered within", "s", [(slowest("gateway_request_seconds", "route"), "{{route}}")]),
            ("Connections", "none", [('sum by (pod) (active_connections{NS, role=~"gateway|all"})', "{{pod}}")]),
            (
                "Calls to services",
                "reqps",
                [(rate("gateway_upstream_requests_total", "route, outcome"), "{{route}} {{outcome}}")],
            ),
            ("Calls that were repeated", "reqps", [(rate("gateway_upstream_retries_total", "route"), "{{route}}")]),
            ("99 of 100 calls take", "s", [(slowest("gateway_upstream_seconds", "route", "NS"), "{{route}}")]),
            (
                "Breakers: 0 closed, 1 half-open, 2 open",
                "none",
                [("max by (route, target) (gateway_breaker_state{NS})", "{{route}} {{target}}")],
            ),
            ("Calls that a breaker refused", "reqps", [(rate("gateway_breaker_refused_total", "route"), "{{route}}")]),
            ("Processes that are well", "none", [("sum by (route) (gateway_target_well{NS})", "{{route}}")]),
            ("Refused by a limit", "reqps", [(rate("gateway_limit_hits_total", "limit"), "{{limit}}")]),
            ("Tokens", "reqps", [(rate("gateway_token_checks_total", "outcome"), "{{outcome}}")]),
            (
                "Firewall",
                "reqps",
                [
                    (rate("gateway_firewall_decisions_total", "decision"), "{{decision}}"),
                    ("topk(5, " + rate("gateway_firewall_rules_total", "rule") + ")", "rule {{rule}}"),
                ],
            ),
        ],
    ),
    "services": (
        "TripGen: services",
        [
            (
                "Requests a second of a process",
                "reqps",
                [("sum by (role, pod) (requests_per_second{NS})", "{{role}} {{pod}}")],
            ),
            ("Requests by status", "reqps", [(rate("http_requests_total", "role, status"), "{{role}} {{status}}")]),
            ("Failures by code", "reqps", [("topk(10, " + rate("http_errors_total", "code") + ")", "{{code}}")]),
            (
                "99 of 100 are answered within",
                "s",
                [(slowest("http_request_duration_seconds", "role", "NS"), "{{role}}")],
            ),
            (
                "The slowest operations (mean)",
                "s",
                [
                    (
                        "topk(10, " + mean("http_request_duration_seconds", "method, route", "NS") + ")",
                        "{{method}} {{route}}",
                    )
                ],
            ),
            ("Connections", "none", [("sum by (role, pod) (active_connections{NS})", "{{role}} {{pod}}")]),
            ("Logins", "reqps", [(rate("logins_total", "outcome"), "{{outcome}}")]),
            (
                "Providers: calls",
                "reqps",
                [(rate("outbound_requests_total", "provider, outcome"), "{{provider}} {{outcome}}")],
            ),
            (
                "Providers: 99 of 100 answer within",
                "s",
                [(slowest("outbound_request_duration_seconds", "provider", "NS"), "{{provider}}")],
            ),
            (
                "Spans for the collector",
                "cps",
                [
                    (rate("trace_spans_exported_total", "role"), "{{role}} taken"),
                    (rate("trace_spans_dropped_total", "role, reason"), "{{role}} dropped: {{reason}}"),
                ],
            ),
        ],
    ),
    "plans": (
        "TripGen: plans",
        [
            (
                "Plans by outcome",
                "none",
                [("sum by (outcome) (increase(trip_generations_total{NS}[1h]))", "{{outcome}}")],
            ),
            ("Plans that succeed", "percentunit", [("avg(trip_generation_success_rate{NS})", "succeed")]),
            ("99 of 100 take (2 s promised)", "s", [(slowest("ai_response_time", "operation", "NS"), "{{operation}}")]),
            (
                "Plans that wait (10 a process)",
                "none",
                [('max(queue_length{NS, queue="ai-schedule-generation"})', "waiting")],
            ),
            ("Answers of the model", "reqps", [(rate("ai_inferences_total", "outcome"), "{{outcome}}")]),
            ("What travellers say (1 to 5)", "none", [("avg(user_satisfaction_score{NS})", "score")]),
        ],
    ),
    "messages": (
        "TripGen: messages",
        [
            ("Waiting and leased", "none", [("max by (queue) (message_queue_depth{NS})", "{{queue}}")]),
            ("Waiting", "none", [("max by (queue) (queue_length{NS})", "{{queue}}")]),
            ("Dead letters", "none", [("max by (queue) (message_dead_letters{NS})", "{{queue}}")]),
            (
                "Messages a second by outcome",
                "none",
                [(rate("messages_total", "queue, outcome"), "{{queue}} {{outcome}}")],
            ),
            ("99 of 100 wait (50 ms promised)", "s", [(slowest("message_wait_seconds", "queue", "NS"), "{{queue}}")]),
            ("The oldest waits", "s", [("max by (queue) (message_queue_oldest_seconds{NS})", "{{queue}}")]),
            ("Bytes", "bytes", [("max by (queue) (message_queue_bytes{NS})", "{{queue}}")]),
        ],
    ),
    "data": (
        "TripGen: database and cache",
        [
            (
                "Connections to the database",
                "none",
                [("sum by (role, state) (database_connection_pool{NS})", "{{role}} {{state}}")],
            ),
            (
                "Found in the cache (80 % aimed at)",
                "percentunit",
                [("avg by (kind) (cache_hit_ratio{NS})", "{{kind}}")],
            ),
            ("Questions to the cache", "reqps", [(rate("cache_requests_total", "outcome"), "{{outcome}}")]),
            ("Entries", "none", [("sum by (kind) (cache_entries{NS})", "{{kind}}")]),
            ("The shared cache did not answer", "reqps", [(rate("cache_shared_failures_total", "role"), "{{role}}")]),
        ],
    ),
    "processes": (
        "TripGen: processes",
        [
            (
                "Processor (cores)",
                "none",
                [("sum by (role, pod) (rate(process_cpu_seconds_total{NS}[5m]))", "{{role}} {{pod}}")],
            ),
            ("Memory", "bytes", [("sum by (role, pod) (process_resident_memory_bytes{NS})", "{{role}} {{pod}}")]),
            (
                "Memory of its limit (alarm at 90 %)",
                "percentunit",
                [
                    (
                        'sum by (pod) (container_memory_working_set_bytes{NS, container="tripgen"}) / sum by (pod) (kube_pod_container_resource_limits{NS, container="tripgen", resource="memory"})',
                        "{{pod}}",
                    )
                ],
            ),
            (
                "Restarts in ten minutes (alarm at 5)",
                "none",
                [('increase(kube_pod_container_status_restarts_total{NS, container="tripgen"}[10m])', "{{pod}}")],
            ),
            (
                "Hours since the last backup",
                "none",
                [('(time() - max(kube_cronjob_status_last_successful_time{NS, cronjob="backup"})) / 3600', "hours")],
            ),
        ],
    ),
}


def panel(number, title, unit, queries):
    column, row = number % 3, number // 3
    source = {"type": "prometheus", "uid": "${source}"}
    targets = [
        {
            "refId": chr(ord("A") + at),
            "datasource": source,
            "expr": query.replace("NS", 'namespace="$namespace"'),
            "legendFormat": legend,
        }
        for at, (query, legend) in enumerate(queries)
    ]
    return {
        "id": number + 1,
        "type": "timeseries",
        "title": title,
        "datasource": source,
        "gridPos": {"x": 8 * column, "y": 8 * row, "w": 8, "h": 8},
        "fieldConfig": {"defaults": {"unit": unit, "min": 0}, "overrides": []},
        "options": {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}},
        "targets": targets,
    }


def dashboard(name, title, panels):
    chosen = [
        {"name": "source", "type": "datasource", "query": "prometheus"},
        {
            "name": "namespace",
            "type": "query",
            "datasource": {"type": "prometheus", "uid": "${source}"},
            "query": "label_values(gateway_requests_total, namespace)",
            "refresh": 1,
        },
    ]
    return {
        "uid": f"tripgen-{name}",
        "title": title,
        "tags": ["tripgen"],
        "schemaVersion": 39,
        "editable": False,
        "time": {"from": "now-6h", "to": "now"},
        "refresh": "1m",
        "links": [{"type": "dashboards", "title": "TripGen", "tags": ["tripgen"], "asDropdown": True}],
        "templating": {"list": chosen},
        "panels": [panel(number, *each) for number, each in enumerate(panels)],
    }


def main():
    stale = []
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (title, panels) in DASHBOARDS.items():
        text = json.dumps(dashboard(name, title, panels), indent=1, ensure_ascii=False) + "\n"
        file = FOLDER / f"{name}.json"
        if not file.exists() or file.read_text() != text:
            stale.append(name)
            if "--check" not in sys.argv:
                file.write_text(text)
    if "--check" in sys.argv and stale:
        sys.exit(f"run deploy/monitoring/dashboards.py: {', '.join(stale)} do not fit")


if __name__ == "__main__":
    main()

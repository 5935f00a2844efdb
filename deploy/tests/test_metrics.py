"""What dashboards, alert rules and scalers read is there to be read: the built program serves one trip behind a gateway
of its own, and both are asked for their metrics. What is counted only when something rare happens is named here."""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from rendered import ROOT
from test_observability import FOREIGN, RULES, exported, queries, used

PROGRAM = os.environ.get("TRIPGEN_PROGRAM") or str(ROOT / "target/debug/tripgen")
PATIENCE_SECONDS = 120
PASSWORD = "Secret-pass-1"

# Not there before it happens for the first time, or only where that part is in use.
RARE = {
    "ai_inferences_total": "somebody asks for an inference",
    "cache_shared_failures_total": "Redis does not answer",
    "cache_shared_up": "processes share a cache",
    "database_reads_total": "the database has copies",
    "database_replica_behind_seconds": "the database has copies",
    "gateway_breaker_refused_total": "a breaker is open",
    "gateway_firewall_decisions_total": "the firewall is on",
    "gateway_firewall_rules_total": "the firewall is on",
    "gateway_shared_limit_failures_total": "Redis does not answer a gateway",
    "user_satisfaction_score": "a traveller gave a score",
}

COMMON = """
[traces]
otlp_url = "http://127.0.0.1:9"
percent = 100
timeout_ms = 500
"""
SERVER = COMMON + "[user.passwords]\nmemory_kib = 64\npasses = 1\n[messaging]\npoll_ms = 50\n"
GATEWAY = COMMON + '[gateway]\noperations_listen = "{operations}"\n[gateway.upstreams]\nall = ["http://{server}"]\n'


@unittest.skipUnless(shutil.which(PROGRAM), "no built program at hand")
class Served(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def start(self, name, settings, *arguments):
        """Gives the address that it says."""
        file = self.folder / f"{name}.toml"
        file.write_text(settings)
        command = [PROGRAM, "serve", "--port", "0", "--config", file, "--data-dir", self.folder / name, *arguments]
        with open(self.folder / f"{name}.log", "w") as log:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        line = process.stdout.readline()
        self.assertIn("://", line, (self.folder / f"{name}.log").read_text())
        return line.strip().split("://")[1]

    def ask(self, method, address, path, body=None, token=None):
        headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://{address}{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def until(self, what):
        until = time.monotonic() + PATIENCE_SECONDS
        while not what():
            self.assertLess(time.monotonic(), until, "it did not come to hold")
            time.sleep(0.2)

    def use(self, address):
        """A traveller's first minutes, a trip that is not there, and a request that fits nothing."""
        account = {
            "name": "Ada", "email": "ada@example.com", "username": "traveller", "password": PASSWORD,
            "passwordConfirm": PASSWORD, "termsAccepted": True,
        }
        self.assertEqual(self.ask("POST", address, "/api/v1/users/register", account)[0], 201)
        login = {"username": "traveller", "password": PASSWORD}
        token = json.loads(self.ask("POST", address, "/api/v1/users/login", login)[1])["accessToken"]
        trip = {
            "tripName": "Seen", "startDate": "2027-04-05", "transport": "transit", "effort": "quick",
            "destinations": [{"name": "seoul", "nights": 1}], "members": [{"age": 35}],
        }
        trip = json.loads(self.ask("POST", address, "/api/v1/trips", trip, token)[1])["tripId"]
        path = f"/api/v1/trips/{trip}/generations"
        begun = json.loads(self.ask("POST", address, path, {}, token)[1])["generationId"]
        self.until(lambda: json.loads(self.ask("GET", address, f"{path}/{begun}", token=token)[1])["status"] == "completed")
        self.assertEqual(self.ask("GET", address, "/api/v1/trips/no-such-trip", token=token)[0], 404)
        self.assertEqual(self.ask("GET", address, "/api/v1/trips/%2e%2e/x")[0], 400)

    def names(self, address):
        status, text = self.ask("GET", address, "/metrics")
        self.assertEqual(status, 200)
        return set(re.findall(r"^([a-zA-Z_:][\w:]*)[ {]", text, re.MULTILINE))

    def test_every_name_in_use_is_served(self):
        server = self.start("server", SERVER)
        operations = f"127.0.0.1:{free_port()}"
        gateway = self.start("gateway", GATEWAY.format(server=server, operations=operations), "--role", "gateway")
        self.until(lambda: self.ask("GET", gateway, "/readyz")[0] == 200)
        self.use(gateway)
        wanted = {name: place for place, query in queries() for name in used(query)}
        wanted = set(wanted) - FOREIGN - {rule["record"] for rule in RULES if "record" in rule} - set(RARE)
        # Queues are measured every few seconds, and the collector of traces is given up on after a while.
        late = {"message_dead_letters", "outbound_requests_total"}
        self.until(lambda: late <= self.names(server))
        self.assertEqual(wanted - self.names(server) - self.names(operations), set())

    def test_what_is_rare_is_exported_by_somebody(self):
        self.assertEqual(set(RARE) - exported(), set())


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


if __name__ == "__main__":
    unittest.main()

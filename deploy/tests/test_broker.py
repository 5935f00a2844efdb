"""The broker of the chart: three real servers with its settings and its arguments become one JetStream cluster, and let
in nobody without the password."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from rendered import named

NODES = 3
PATIENCE_SECONDS = 120


def free_ports(number):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@unittest.skipUnless(shutil.which("nats-server"), "nats-server is not installed")
class Broker(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        ports = free_ports(3 * NODES)
        self.clients, self.nodes, self.probes = (ports[at::3] for at in range(3))
        container = named("prod", "StatefulSet", "nats")["spec"]["template"]["spec"]["containers"][0]
        self.arguments = container["args"]
        for at in range(NODES):
            self.start(at)

    def start(self, at):
        """On loopback: the address of a node is its name in the cluster."""
        settings = named("prod", "ConfigMap", "nats")["data"]["nats.conf"].replace("0.0.0.0", "127.0.0.1")
        settings = settings.replace("/data", str(self.folder / f"data{at}"))
        for own, usual in ((self.clients, 4222), (self.nodes, 6222), (self.probes, 8222)):
            settings = settings.replace(f":{usual}", f":{own[at]}")
        file = self.folder / f"{at}.conf"
        file.write_text(settings)
        told = {"POD_NAME": f"nats-{at}", "NATS_USER": "tripgen", "NATS_PASSWORD": "onlyForThis7"}
        arguments = [self.here(argument, told).replace("/etc/nats/nats.conf", str(file)) for argument in self.arguments]
        log = open(self.folder / f"{at}.log", "w")
        self.addCleanup(log.close)
        server = subprocess.Popen(["nats-server", *arguments], env=os.environ | told, stdout=log, stderr=log)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)

    def here(self, argument, told):
        for name, value in told.items():
            argument = argument.replace(f"$({name})", value)
        for at in range(NODES):
            argument = argument.replace(f"nats-{at}.nats-nodes:6222", f"127.0.0.1:{self.nodes[at]}")
        return argument

    def status(self, at, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.probes[at]}{path}", timeout=2) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def wait_until_all_are_well(self):
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if all(self.status(at, "/healthz") == 200 for at in range(NODES)):
                return
            time.sleep(0.2)
        self.fail("\n".join(file.read_text() for file in sorted(self.folder.glob("*.log"))))

    def test_three_nodes_become_one_cluster_and_ask_for_the_password(self):
        self.wait_until_all_are_well()
        container = named("prod", "StatefulSet", "nats")["spec"]["template"]["spec"]["containers"][0]
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            self.assertEqual(self.status(0, container[probe]["httpGet"]["path"]), 200, probe)
        with socket.create_connection(("127.0.0.1", self.clients[0]), timeout=5) as client:
            lines = client.makefile("rb")
            self.assertIn(b'"auth_required":true', lines.readline())
            client.sendall(b'CONNECT {"user":"tripgen","pass":"another"}\r\nPING\r\n')
            self.assertIn(b"Authorization Violation", lines.readline())


if __name__ == "__main__":
    unittest.main()

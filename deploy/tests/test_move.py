"""The nine steps from one process to production: each passes where it should and fails where something is missing. The
program is the real one where it was built; a stand-in answers for the cluster."""

import json
import os
import shlex
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from rendered import ROOT, named
from test_observability import ALERTS, DASHBOARDS

SCRIPT = ROOT / "deploy/move.sh"
STEPS = ["data", "schema", "database", "settings", "vault", "identity", "monitoring", "alerts", "dashboards"]
PROGRAM = os.environ.get("TRIPGEN_PROGRAM") or str(ROOT / "target/debug/tripgen")
KEYS = ["database-url", "redis-url", "nats-url", "nats-user", "nats-password", "secret.key", "backup.key"]
ROLES = ["gateway", "user", "trip", "ai", "location", "web", "scheduler"]


class Move(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        tools = self.folder / "tools"
        tools.mkdir()
        if shutil.which(PROGRAM):
            (tools / "tripgen").symlink_to(Path(PROGRAM).resolve())
        self.answers = self.of_a_cluster_that_is_well()
        self.environment = os.environ | {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "XDG_CONFIG_HOME": str(self.folder / "settings"),
            "TRIPGEN_OLD_DATA_DIR": str(self.folder / "old"),
            "TRIPGEN_DUMP": str(self.folder / "move.backup"),
            "TRIPGEN_DATABASE_URL": f"sqlite://{self.folder}/new.db",
        }

    def of_a_cluster_that_is_well(self):
        settings = named("prod", "ConfigMap", "settings")["data"]
        up = json.dumps({"data": [{"metric": {"role": role}} for role in ROLES]}, separators=(",", ":"))
        rules = json.dumps([{"name": rule["alert"]} for rule in ALERTS], separators=(",", ":"))
        secrets = [
            [["get secret tripgen", f".{key}}}".replace("t.key", "t\\.key").replace("p.key", "p\\.key")], "eA=="]
            for key in KEYS
        ]
        return [
            [["configmap settings", "toml"], settings["tripgen.toml"]],
            [["configmap settings", "blocks"], settings["blocks.txt"]],
            [["externalsecret tripgen"], "True"],
            *secrets,
            [["can-i patch rollouts", ":tripgen-prod:deployment-sa"], "yes"],
            [["can-i"], None],
            [["query?query=up"], up],
            [["rules?type=alert"], rules],
            *[[[f"uid/tripgen-{file.stem}"], '{"dashboard":{}}'] for file in DASHBOARDS],
        ]

    def run_step(self, *steps):
        self.write_kubectl()
        return subprocess.run(
            [SCRIPT, *steps], env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=300
        )

    def write_kubectl(self):
        """The first entry all of whose parts occur in a question, in their order, answers it; None refuses."""
        lines = ["#!/bin/sh", 'case "$*" in']
        for parts, answer in self.answers:
            pattern = "".join(f"*{shlex.quote(part)}" for part in parts) + "*"
            lines.append(f"{pattern}) " + ("exit 1" if answer is None else f"printf %s {shlex.quote(answer)}") + " ;;")
        lines += ["*) exit 1 ;;", "esac"]
        (self.folder / "tools/kubectl").write_text("\n".join(lines) + "\n")
        (self.folder / "tools/kubectl").chmod(0o755)

    def passes(self, *steps):
        done = self.run_step(*steps)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for step in steps:
            self.assertIn(f"passed  {step}", done.stdout)

    def fails(self, step, because):
        done = self.run_step(step)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(f"FAILED  {step}", done.stdout)
        self.assertIn(because, done.stdout + done.stderr)

    def without(self, *parts):
        self.answers = [entry for entry in self.answers if not all(part in " ".join(entry[0]) for part in parts)]

    def need_the_program(self):
        if not shutil.which(PROGRAM):
            self.skipTest("no built program at hand")

    def test_there_are_nine(self):
        self.assertEqual(self.run_step("list").stdout.split(), STEPS)

    def test_a_step_that_is_unknown_is_refused(self):
        self.assertEqual(self.run_step("prayer").returncode, 2)

    def test_records_go_from_one_database_to_the_other(self):
        self.need_the_program()
        here = self.environment | {"TRIPGEN_LISTEN": "127.0.0.1:0"}
        here.pop("TRIPGEN_DATABASE_URL")
        for command in ("migrate", "doctor"):
            old = [PROGRAM, command, "--data-dir", self.folder / "old"]
            subprocess.run(old, env=here, check=True, capture_output=True, umask=0o077)
        self.passes("data", "schema", "database")
        self.passes("schema")

    def test_without_records_there_is_nothing_to_move(self):
        self.need_the_program()
        (self.folder / "old").write_text("no folder")
        self.fails("data", "")
        self.fails("schema", "")

    def test_a_database_that_does_not_answer_is_noticed(self):
        self.need_the_program()
        self.environment["TRIPGEN_DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"
        self.fails("database", "")

    def test_settings_are_ones_that_the_program_knows(self):
        self.need_the_program()
        self.passes("settings")
        self.answers.insert(0, [["configmap settings", "toml"], "[gateway]\ncolour = 1\n"])
        self.fails("settings", "colour")

    def test_settings_hold_nothing_secret(self):
        self.answers.insert(0, [["configmap settings", "toml"], '[database]\nurl = "postgres://a:b@c/d"\n'])
        self.fails("settings", "postgres://a:b@c/d")

    def test_the_vault_has_given_every_value(self):
        self.passes("vault")
        self.without("get secret tripgen", "redis-url")
        self.fails("vault", "redis-url")
        self.answers.insert(0, [["externalsecret tripgen"], "False"])
        self.fails("vault", "")

    def test_roles_may_do_nothing(self):
        self.passes("identity")
        self.answers.insert(0, [["can-i get secrets", ":tripgen-prod:trip"], "yes"])
        self.fails("identity", "trip may too much")

    def test_every_role_is_read(self):
        self.passes("monitoring")
        self.answers.insert(0, [["query?query=up"], '{"role":"gateway"}'])
        self.fails("monitoring", "no process of user")

    def test_every_alert_is_known(self):
        self.passes("alerts")
        self.without("rules?type=alert")
        self.fails("alerts", "")

    def test_every_dashboard_is_shown(self):
        self.passes("dashboards")
        self.without("uid/tripgen-edge")
        self.fails("dashboards", "tripgen-edge")


if __name__ == "__main__":
    unittest.main()

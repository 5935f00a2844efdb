"""The image and the compose file. `hadolint` reads the Containerfile beside this (scripts/deploy.sh)."""

import re
import unittest

import yaml
from rendered import ROOT, lines_that_count

CONTAINERFILE = (ROOT / "deploy/Containerfile").read_text()
COMPOSE = (ROOT / "deploy/compose.yaml").read_text()


class Image(unittest.TestCase):
    def setUp(self):
        self.final = CONTAINERFILE[CONTAINERFILE.rindex("\nFROM ") :]

    def test_holds_the_program_and_nothing_to_log_in_with(self):
        self.assertTrue(self.final.startswith("\nFROM scratch\n"))
        self.assertNotRegex(self.final, r"\nRUN ")

    def test_runs_as_nobody_in_particular(self):
        self.assertIn("\nUSER 65532:65532\n", self.final)

    def test_tells_whether_it_is_ready(self):
        self.assertRegex(self.final, r"HEALTHCHECK [^\n]*\\\n\s+CMD \[.*/readyz")

    def test_writes_only_into_volumes(self):
        self.assertIn('VOLUME ["/data", "/keys"]', self.final)

    def test_guards_itself_with_the_rules_that_it_holds(self):
        rules = re.search(r"TRIPGEN_FIREWALL_RULES=(\S+)", self.final)[1]
        # Debian keeps what operators change of the rules apart, behind links.
        for folder in (rules, "/etc/modsecurity/crs"):
            self.assertIn(f"COPY --from=rules {folder} {folder}\n", self.final)

    def test_names_a_version_of_every_base(self):
        for base in re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE):
            self.assertTrue(base == "scratch" or re.search(r":\d", base), base)

    def test_takes_the_compiler_that_the_workspace_asks_for(self):
        wanted = re.search(r'rust-version = "([\d.]+)"', (ROOT / "Cargo.toml").read_text())[1]
        self.assertIn(f"FROM rust:{wanted}-alpine", CONTAINERFILE)

    def test_copies_every_folder_that_the_build_reads(self):
        ignore = (ROOT / "deploy/Containerfile.dockerignore").read_text().splitlines()
        for line in ignore:
            if line.startswith("!"):
                self.assertTrue((ROOT / line[1:]).exists(), line)
        for needed in ("crates", "migrations", "catalog", "docs/openapi.json", "web"):
            self.assertIn(f"!{needed}", ignore)


class Compose(unittest.TestCase):
    def setUp(self):
        self.service = yaml.safe_load(COMPOSE)["services"]["tripgen"]

    def test_has_at_most_twenty_lines_that_count(self):
        self.assertLessEqual(len(lines_that_count(COMPOSE)), 20)

    def test_asks_whether_the_server_is_ready(self):
        self.assertIn("/readyz", self.service["healthcheck"]["test"][-1])

    def test_gives_the_container_no_rights_and_no_root_to_write_to(self):
        self.assertTrue(self.service["read_only"])
        self.assertEqual(self.service["cap_drop"], ["ALL"])
        self.assertIn("no-new-privileges:true", self.service["security_opt"])

    def test_keeps_records_and_the_key_of_backups_apart(self):
        self.assertEqual(self.service["volumes"], ["data:/data", "keys:/keys"])

    def test_is_reached_from_this_machine_only(self):
        self.assertEqual(self.service["ports"], ["127.0.0.1:8080:8080"])


if __name__ == "__main__":
    unittest.main()

"""How a version comes into a cluster, and how it goes back. `actionlint` reads the workflows beside this."""

import re
import subprocess
import unittest

import yaml
from rendered import ROOT, named, objects

WORKFLOWS = {file.stem: file.read_text() for file in (ROOT / ".github/workflows").glob("*.yml")}
ARGO = list(yaml.safe_load_all((ROOT / "deploy/argocd/applications.yaml").read_text()))


def workflow(name):
    # `on` is a truth value in YAML 1.1.
    return {("on" if key is True else key): value for key, value in yaml.safe_load(WORKFLOWS[name]).items()}


def application(name):
    return next(o for o in ARGO if o["kind"] == "Application" and o["metadata"]["name"] == name)["spec"]


class Workflows(unittest.TestCase):
    def test_actions_are_pinned_to_a_commit(self):
        for name, text in WORKFLOWS.items():
            for used in re.findall(r"uses: (\S+)", text):
                self.assertRegex(used, r"^\./|@[0-9a-f]{40}$", name)

    def test_nobody_gets_more_than_reading_unless_a_job_says_so(self):
        for name in WORKFLOWS:
            self.assertEqual(workflow(name)["permissions"], {"contents": "read"}, name)

    def test_four_fifths_of_the_lines_are_run_through(self):
        self.assertIn("--fail-under-lines 80", WORKFLOWS["test"])

    def test_an_image_is_scanned_and_started_before_it_is_handed_out(self):
        steps = [step.get("name") for step in workflow("image")["jobs"]["image"]["steps"]]
        self.assertLess(steps.index("Scan"), steps.index("Hand out"))
        self.assertLess(steps.index("It starts without rights, and becomes ready"), steps.index("Hand out"))
        self.assertIn("--exit-code 1", WORKFLOWS["image"])

    def test_development_follows_by_itself_once_the_tests_have_passed(self):
        whole = workflow("develop")
        self.assertEqual(whole["on"], {"push": {"branches": ["develop"]}})
        self.assertEqual((whole["jobs"]["image"]["needs"], whole["jobs"]["deploy"]["needs"]), ("test", "image"))
        self.assertIn("heads/deployed/dev", WORKFLOWS["develop"])

    def test_production_needs_a_tag_of_a_version_and_somebody_who_agrees(self):
        whole = workflow("release")
        self.assertEqual(whole["on"], {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}})
        self.assertEqual(whole["jobs"]["production"]["environment"], "production")
        self.assertEqual(whole["jobs"]["production"]["needs"], "release")
        self.assertIn("heads/deployed/prod", WORKFLOWS["release"])

    def test_a_tag_of_another_version_is_refused(self):
        done = subprocess.run(["scripts/deploy.sh", "version", "99.0.0"], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        for place in ("Cargo.toml", "deploy/chart/Chart.yaml", "CHANGELOG.md"):
            self.assertIn(place, done.stderr)

    def test_chart_and_program_are_of_one_version(self):
        program = re.search(r'^version = "(.+)"', (ROOT / "Cargo.toml").read_text(), re.MULTILINE)[1]
        chart = yaml.safe_load((ROOT / "deploy/chart/Chart.yaml").read_text())
        self.assertEqual((chart["version"], chart["appVersion"]), (program, program))


class Argo(unittest.TestCase):
    def test_what_runs_is_what_the_workflows_point_at(self):
        for profile in ("dev", "prod"):
            spec = application(f"tripgen-{profile}")
            self.assertEqual(spec["source"]["targetRevision"], f"deployed/{profile}")
            self.assertEqual(spec["source"]["helm"]["valueFiles"], [f"values-{profile}.yaml"])
            self.assertTrue((ROOT / spec["source"]["path"] / f"values-{profile}.yaml").exists())
            self.assertEqual(spec["destination"]["namespace"], f"tripgen-{profile}")
            self.assertEqual(spec["syncPolicy"]["automated"], {"prune": True, "selfHeal": True})

    def test_pods_without_restrictions_are_refused_in_the_namespaces(self):
        for profile in ("dev", "prod"):
            labels = application(f"tripgen-{profile}")["syncPolicy"]["managedNamespaceMetadata"]["labels"]
            self.assertEqual(labels, {"pod-security.kubernetes.io/enforce": "restricted"})

    def test_the_project_may_touch_whatever_the_chart_has_outside_its_namespace(self):
        project = next(o for o in ARGO if o["kind"] == "AppProject")["spec"]
        allowed = {(entry["group"], entry["kind"]) for entry in project["clusterResourceWhitelist"]}
        for profile in ("dev", "prod"):
            for document in objects(profile):
                if document["kind"] in (
                    "PriorityClass",
                    "StorageClass",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "Namespace",
                ):
                    self.assertIn((document["apiVersion"].split("/")[0], document["kind"]), allowed)


class BlueGreen(unittest.TestCase):
    def rollouts(self):
        return [o for o in objects("prod") if o["kind"] == "Rollout"]

    def metrics(self):
        return named("prod", "AnalysisTemplate", "answers")["spec"]["metrics"]

    def seconds(self, text):
        return int(text.removesuffix("s"))

    def test_every_role_is_switched_from_one_service_to_the_other(self):
        services = {o["metadata"]["name"] for o in objects("prod") if o["kind"] == "Service"}
        for rollout in self.rollouts():
            strategy = rollout["spec"]["strategy"]["blueGreen"]
            self.assertLessEqual({strategy["activeService"], strategy["previewService"]}, services)
            self.assertNotEqual(strategy["activeService"], strategy["previewService"])

    def test_a_bad_version_is_back_within_five_minutes(self):
        for metric in self.metrics():
            self.assertLessEqual(self.seconds(metric["interval"]) * metric["count"], 300)
            self.assertLess(metric["failureLimit"], metric["count"])
        for rollout in self.rollouts():
            self.assertTrue(rollout["spec"]["progressDeadlineAbort"])
            self.assertLessEqual(rollout["spec"]["progressDeadlineSeconds"], 300)

    def test_the_version_before_is_still_there_when_it_is_needed(self):
        judged = max(self.seconds(metric["interval"]) * metric["count"] for metric in self.metrics())
        for rollout in self.rollouts():
            self.assertGreater(rollout["spec"]["strategy"]["blueGreen"]["scaleDownDelaySeconds"], judged)
            self.assertGreaterEqual(rollout["spec"]["revisionHistoryLimit"], 2)

    def test_every_version_is_judged(self):
        known = {argument["name"] for argument in named("prod", "AnalysisTemplate", "answers")["spec"]["args"]}
        for rollout in self.rollouts():
            analysis = rollout["spec"]["strategy"]["blueGreen"]["postPromotionAnalysis"]
            self.assertEqual(analysis["templates"], [{"templateName": "answers"}])
            self.assertEqual({argument["name"] for argument in analysis["args"]}, known)


if __name__ == "__main__":
    unittest.main()

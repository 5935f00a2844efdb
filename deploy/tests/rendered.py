"""What the chart makes of its two files of values, and how to ask for one thing of a document."""

import functools
import json
import re
import subprocess
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
CHART = ROOT / "deploy/chart"
PROFILES = ("dev", "prod")


@functools.cache
def objects(profile, kubernetes="1.31.0"):
    """Every object of the chart as it would be sent to a cluster of this version."""
    command = ["helm", "template", "tripgen", str(CHART), "--namespace", f"tripgen-{profile}"]
    command += ["--values", str(CHART / f"values-{profile}.yaml"), "--kube-version", kubernetes]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [document for document in yaml.safe_load_all(text) if document]


def named(profile, kind, name):
    """The one object of this kind and name."""
    return next(o for o in objects(profile) if (o["kind"], o["metadata"]["name"]) == (kind, name))


def pods(profile):
    """Every template of pods with the name of what starts them: (name, kind, metadata, spec)."""
    for document in objects(profile):
        spec = document.get("spec", {})
        if document["kind"] == "CronJob":
            spec = spec["jobTemplate"]["spec"]
        if document["kind"] in ("Deployment", "Rollout", "StatefulSet", "Job", "CronJob"):
            template = spec["template"]
            yield document["metadata"]["name"], document["kind"], template["metadata"], template["spec"]


def at(document, path):
    """What stands at a path: `a.b[0].c`, `a[key.with.dots]`, `list[name=value]`, and `#` before a path into TOML."""
    outer, _, inner = path.partition("#")
    for key, bracket in re.findall(r"([^.\[\]]+)|\[([^\]]*)\]", outer):
        document = step(document, key or bracket)
    if inner:
        document = at(tomllib.loads(document), inner)
    return document


def step(document, key):
    if isinstance(document, dict):
        return document[key]
    if "=" in key:
        name, value = key.split("=", 1)
        return next(entry for entry in document if str(entry.get(name)) == value)
    return document[int(key)]


def words(value):
    """A value as a row of requirements.csv has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " ".join(words(entry) for entry in value)
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True)
    return str(value)


def lines_that_count(text):
    """Without comments and empty lines."""
    return [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]

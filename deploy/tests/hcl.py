"""Terraform files as plain values: blocks by kind, type and name."""

import functools

import hcl2
from rendered import ROOT

FOLDER = ROOT / "deploy/terraform"
ROOTS = ("dev", "prod")


def plain(value):
    """Without the quotes and marks that the parser keeps; a block that stands once is that block."""
    if isinstance(value, dict):
        return {plain(key): plain(entry) for key, entry in value.items() if not str(key).startswith("__")}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, str) and len(value) > 1 and value[0] == value[-1] == '"':
        return value[1:-1]
    return value


@functools.cache
def blocks(root):
    """{kind: {type: {name: body}}} of every file; kinds without a type have {name: body}."""
    found = {}
    for file in sorted((FOLDER / root).glob("*.tf")):
        for kind, entries in plain(hcl2.loads(file.read_text())).items():
            for entry in entries:
                merge(found.setdefault(kind, {}), entry)
    return found


def merge(target, entry):
    for key, value in entry.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            merge(target[key], value)
        else:
            target[key] = value


def resources(root):
    """(type, name, body) of every resource."""
    for kind, named in blocks(root)["resource"].items():
        for name, body in named.items():
            yield kind, name, body

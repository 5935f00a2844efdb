"""Checks that the requests of fixtures/waf can be read and sent, that ids are unique, and that what is benign goes to
an operation of docs/openapi.json or a page of the web app; prints how many there are of each kind, seen and unseen.
"""

import base64
import collections
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = r"/|/(trips|login|reset-password|nearby|manifest\.webmanifest|openapi\.json)|/(places|shared|assets)/.+"
PATH, QUERY = r"[!$-;=@-_a-z|~]+", r"[!$-;=?-~]*"


def operations():
    document = json.loads((ROOT / "docs/openapi.json").read_text(encoding="utf-8"))
    for path, methods in document["paths"].items():
        pattern = re.sub(r"\\\{(\w+)\\\}", lambda name: ".+" if name[1] == "placeId" else "[^/]+", re.escape(path))
        yield re.compile(pattern), {method.upper() for method in methods}


def faults(request, known):
    if not re.fullmatch(PATH, request["path"]) or not re.fullmatch(QUERY, request["query"]):
        yield "the path or query cannot stand in a request line"
    if any(re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value) for _, value in request["headers"]):
        yield "a header cannot be sent"
    base64.b64decode(request.get("bodyBase64", ""), validate=True)
    path = re.sub(r"^/api/(?!v1/)", "/api/v1/", request["path"])
    found = any(request["method"] in methods and pattern.fullmatch(path) for pattern, methods in known or [])
    if known and not found and request["method"] != "OPTIONS" and not re.fullmatch(PAGES, path):
        yield "there is no such operation"
    if known and any(name.lower() == "content-type" and "json" in value for name, value in request["headers"]):
        json.loads(request["body"])


def main():
    known, ids, counts, failed = list(operations()), set(), collections.defaultdict(lambda: [0, 0]), False
    for side in ("benign", "attacks"):
        for number, half in enumerate(("seen", "unseen")):
            lines = (ROOT / f"fixtures/waf/{side}-{half}.jsonl").read_text(encoding="utf-8").split("\n")
            for request in map(json.loads, filter(None, lines)):
                found = list(faults(request, known if side == "benign" else None))
                found += ["the id is used twice"] if request["id"] in ids else []
                found += ["it stands in the wrong file"] if request["half"] != half else []
                if found:
                    print(request["id"], *found, sep="; ", file=sys.stderr)
                failed |= bool(found)
                ids.add(request["id"])
                counts[side, request["kind"], request["language"] if side == "benign" else "-"][number] += 1
    for (side, kind, language), (seen, unseen) in sorted(counts.items()):
        print(f"{side:8} {kind:22} {language:3} {seen:4} {unseen:4}")
    print(f"{len(ids)} requests")
    sys.exit(failed)


main()

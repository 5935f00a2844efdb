"""deploy/requirements.csv: what the platform is promised, number by number, with the file that says it and the test
that holds it. A row without them has to say why it is open; how many are is printed.

`file` is dev or prod (the rendered chart), a folder of Terraform, or a file. `place` says where in it: Kind/name:path,
type.name.path, a path in YAML, Struct.field or `const NAME` in Rust, `steps` of a script; `text` where the value is
looked for in the text. A value that is part of a longer one, such as a limit in a query, is enough."""

import csv
import re
import unittest

import yaml
from hcl import FOLDER, blocks
from rendered import PROFILES, ROOT, at, named, words

with open(ROOT / "deploy/requirements.csv", newline="") as file:
    ROWS = list(csv.DictReader(file))


def of_rust(text, place):
    """The default of a setting, or the value of a constant."""
    if place.startswith("const "):
        return re.search(rf"{place}\b[^=]*= ([^;]+);", text)[1]
    struct, field = place.split(".")
    body = re.search(rf"pub struct {struct} \{{(.*?)\n\}}", text, re.DOTALL)[1]
    value = re.search(rf"default = ([^,)\]]+)[^\n]*\n\s*pub {field}:", body)[1]
    return value.replace("_", "").strip('"')


def of_terraform(root, place):
    kind, name, path = place.split(".", 2)
    everything = blocks(root)
    top = everything["variable"] if kind == "variable" else everything["resource"][kind]
    return at(top[name], path)


def found(row):
    """What stands where the row says."""
    file, place = row["file"], row["place"]
    if file in PROFILES:
        name, path = place.split(":", 1)
        return words(at(named(file, *name.split("/")), path))
    path = ROOT / file
    if path.is_dir():
        if place == "text":
            return "\n".join(part.read_text() for part in sorted(path.glob("*.tf")))
        return words(of_terraform(path.relative_to(FOLDER).name, place))
    text = path.read_text()
    if place == "text":
        return text
    if place == "steps":
        return str(len(re.findall(r"^step_\w+\(\)", text, re.MULTILINE)))
    if file.endswith(".rs"):
        return of_rust(text, place)
    # `on` is a truth value in YAML 1.1.
    tree = {str(key).lower() if key is True else key: value for key, value in yaml.safe_load(text).items()}
    return words(at(tree, place))


def is_part(value, whole):
    """Whether the value stands there whole: `> 5` is no part of `> 50`."""
    return re.search(rf"(?<![\w.]){re.escape(value)}(?![\w.]*\d)", whole) is not None


class Requirements(unittest.TestCase):
    def held(self):
        return [row for row in ROWS if row["state"] == "held"]

    def test_every_row_has_its_file_and_its_test_or_says_why_not(self):
        for row in ROWS:
            with self.subTest(row["requirement"]):
                if row["state"] == "held":
                    self.assertTrue(row["value"] and row["file"] and row["place"] and row["test"])
                else:
                    self.assertRegex(row["state"], r"^open: \w.{10,}")

    def test_every_number_stands_where_its_row_says(self):
        for row in self.held():
            with self.subTest(row["requirement"]):
                self.assertTrue(is_part(row["value"], found(row)), f"{row['value']} is not {found(row)[:200]}")

    def test_every_test_that_a_row_names_is_there(self):
        for row in self.held():
            with self.subTest(row["requirement"]):
                file, _, name = row["test"].partition("::")
                text = (ROOT / file).read_text()
                self.assertRegex(text, rf"\b(fn|def) {name}\b" if name else r"\b(fn|def) |mod ")

    def test_no_requirement_stands_twice(self):
        keys = [(row["section"], row["requirement"], row["value"]) for row in ROWS]
        self.assertEqual(len(keys), len(set(keys)))

    def test_a_number_that_stands_nowhere_is_noticed(self):
        row = next(row for row in ROWS if row["requirement"] == "trip: most of the scaler")
        self.assertFalse(is_part("16", found(row)))
        self.assertFalse(is_part("> 5", "x > 50"))
        self.assertTrue(is_part("> 5", "x > 5\n"))

    def test_what_is_open_is_told(self):
        still = [row for row in ROWS if row["state"] != "held"]
        print(f"requirements: {len(ROWS) - len(still)} held, {len(still)} open", flush=True)
        for row in still:
            print(f"  {row['section']}, {row['requirement']} ({row['value'] or '-'}): {row['state']}", flush=True)


if __name__ == "__main__":
    unittest.main()

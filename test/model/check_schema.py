"""Checks that the loader, rules/schema/model.schema.json and docs/models.md say the same.

Every model that ships, and the one that uses every key, must be valid by the schema. Then that last one is changed in
one place at a time, in some hundreds of ways, and loader and schema must agree on each: both take it, or neither does.
"""

import argparse
import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

HEADER = ("model", "summary", "source")

# Mistakes that no schema can express.
NOT_IN_SCHEMA = re.compile(r"is described twice|(grows|shrinks) twice|'max-arguments' is less than 'min-arguments'")

failures = []


def fail(text):
    failures.append(text)
    if len(failures) <= 50:
        print(text)


class Dumper(yaml.SafeDumper):
    """Writes no aliases, which a model cannot use, and a missing value as nothing at all."""

    def ignore_aliases(self, data):
        return True


Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def validate(validator, model):
    return next((f"{e.json_path}: {e.message}" for e in validator.iter_errors(model)), None)


def places(value, path=()):
    """The path of every value in a model."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, path + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, path + (index,))


def changes(value, path):
    """What stands at a path, removed, or replaced by what is of another type."""
    # Text may be a number, and a name may be `true`: to the loader both are scalars, while YAML gives an editor another
    # type. Nobody is hurt by an editor's complaint.
    others = [[], {}, None]
    if path[-1] in ("source", "what", "waits-for", "completed-by", "sampled-form", "value", "header", "when", "framework", "hint"):
        others += [["x"]]
    elif path[-1] not in HEADER:
        others += ["two words", "x", -1, 1.5, 7, {"zzz": "x"}, ["x", "y z"]]
    for other in others:
        yield f"is {other!r}", other
    if isinstance(value, dict):
        yield "with an unknown key", {**value, "zzz": "x"}


def variants(model):
    """The model with one place changed. Of the sections only that one is kept: the others would cost time."""
    header = {key: model[key] for key in HEADER}
    for section in model:
        small = dict(header, **{section: model[section]})
        for path in places(small):
            if path[0] != section:
                continue
            *outer, last = path
            changed = copy.deepcopy(small)
            place = changed
            for step in outer:
                place = place[step]
            for what, other in changes(place[last], path):
                place[last] = other
                yield f"{path} {what}", copy.deepcopy(changed)
            if isinstance(place, dict):
                del place[last]
                yield f"{path} removed", changed


def run_loader(tool, path):
    done = subprocess.run([*tool.split(), "list", "models", "--rules", path], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        fail(f"{tool} ended with {done.returncode} on {path}: {done.stderr}")
    return done.returncode, done.stderr


def check_variants(tool, validator, model, work):
    """All variants lie in one folder, so that the tool runs once."""
    work.mkdir(parents=True)
    (work / "bad.yaml").write_text("[]\n")  # The loader then looks at each file, and does not compare them.
    listed = {}
    for number, (what, variant) in enumerate(variants(model)):
        name = f"v{number:05}.yaml"
        if isinstance(variant.get("model"), str):
            variant["model"] = name.removesuffix(".yaml")
        (work / name).write_text(yaml.dump(variant, Dumper=Dumper, sort_keys=False))
        listed[name] = (what, variant)
    code, errors = run_loader(tool, str(work))
    if code != 1:
        fail("the loader took a folder with a bad model in it")
    rejected = {}
    for line in errors.splitlines():
        match = re.search(r"(v\d{5}\.yaml):\d+:\d+: error: (.*)", line)
        if match and not NOT_IN_SCHEMA.search(match[2]):
            rejected.setdefault(match[1], match[2])
    for name, (what, variant) in listed.items():
        by_schema = validate(validator, variant)
        if bool(by_schema) != (name in rejected):
            fail(f"{what}: schema says {by_schema or 'valid'}; loader says {rejected.get(name, 'valid')}")
    print(f"{len(listed)} variants, of which {len(rejected)} are bad")


def known_keys(tool, section, work):
    """What the loader says it knows in a section, or in the whole file."""
    probe = {"model": "probe", "summary": "x", "source": "x"}
    if section:
        probe[section] = [{"zzz": "x"}]
    else:
        probe["zzz"] = "x"
    path = work / "probe.yaml"
    path.write_text(yaml.dump(probe))
    _, errors = run_loader(tool, str(path))
    return re.search(r"unknown key 'zzz'.*\(known: ([^)]*)\)", errors)[1].split(", ")


def documented_keys(text):
    """{section: keys}: a heading "## `section`", and below it a table whose rows begin with a key."""
    found = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        if heading := re.match(r"`([a-z-]+)`", part):
            # A heading of the third level starts the table of something inside.
            found[heading[1]] = re.findall(r"^\| `([a-z-]+)` \|", part.split("\n### ")[0], flags=re.MULTILINE)
    return found


def check_examples(tool, validator, text, work):
    """Every example of the documentation is a model, or a part of one; and the whole one loads."""
    examples = re.findall(r"^```yaml\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    whole = 0
    for number, example in enumerate(examples):
        model = yaml.safe_load(example)
        if problem := validate(validator, {"model": "example", "summary": "x", "source": "x"} | model):
            fail(f"docs/models.md, {example.splitlines()[0]} {problem}")
        if "model" in model:
            whole += 1
            path = work / f"example{number}.yaml"
            path.write_text(example)
            code, errors = run_loader(tool, str(path))
            if code:
                fail(f"docs/models.md: {errors}")
    if not whole:
        fail("docs/models.md has no example of a whole model")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--root", required=True, type=pathlib.Path)
    parser.add_argument("--good", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    arguments = parser.parse_args()

    schema = json.loads((arguments.root / "rules/schema/model.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    shipped = sorted((arguments.root / "rules/frameworks").glob("*.yaml"))
    if not shipped:
        fail("no model ships")
    for path in [*shipped, arguments.good]:
        if problem := validate(validator, yaml.safe_load(path.read_text())):
            fail(f"{path.name}: {problem}")

    model = yaml.safe_load(arguments.good.read_text())
    check_variants(arguments.tool, validator, model, arguments.work)

    manual = (arguments.root / "docs/models.md").read_text()
    check_examples(arguments.tool, validator, manual, arguments.work)
    documented = documented_keys(manual)
    top = known_keys(arguments.tool, None, arguments.work)
    if top != list(schema["properties"]):
        fail(f"the loader knows {top}, the schema {list(schema['properties'])}")
    for section in top:
        if section in ("model", "summary", "source"):
            continue
        described = list(schema["properties"][section]["items"]["properties"])
        known = known_keys(arguments.tool, section, arguments.work)
        if sorted(known) != sorted(described):
            fail(f"{section}: the loader knows {sorted(known)}, the schema {sorted(described)}")
        # The key `source` of every entry is explained once for all.
        if sorted(documented.get(section, [])) != sorted(set(known) - {"source"}):
            fail(f"{section}: the loader knows {sorted(known)}, docs/models.md {sorted(documented.get(section, []))}")
        if section != "aliases" and section not in model:
            fail(f"{section}: nothing in {arguments.good.name}")
    return 1 if failures else 0


sys.exit(main())

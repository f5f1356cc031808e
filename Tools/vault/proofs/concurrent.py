"""Many at once, and many apart.

Four processes each redact 1,000 documents into one vault, fifty of which all four have: all end well and say nothing
of a busy vault, every document is there with the output that a run without a vault gives, no label stands for two
pseudonyms, and the outputs come back byte for byte. Then four vaults of a quarter each, in which people decided
against each other and one person was forgotten, give the same bytes of `vault export` in all 24 orders and in other
groupings, and again when all are merged once more (of three orders and all groupings).
"""
import itertools
import json
import pathlib
import shutil
import subprocess

from . import invent
from .bench import sha256, write

PROCESSES = 4
TWICE = {(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)}
GROUPINGS = [((0, 1), (2, 3)), ((3, 2), (1, 0)), (0, (1, (2, 3))), (((3, 0), 2), 1), (2, ((0, 3), 1))]


def prove(bench):
    random = bench.random("concurrent")
    bench.make_keys()
    for folder in ("expected", "out", "sharded"):
        (bench.fast / folder).mkdir()
    people = invent.names(random, 300)
    known = write(bench.fast / "known.txt", invent.known(people))
    each, shared = bench.count(1000), bench.count(50)
    originals = [make_inputs(bench, random, people, number, each, shared) for number in range(PROCESSES)]
    outputs = expected(bench, known)
    at_once(bench, known, originals, outputs, random)
    apart(bench, known, random)


def make_inputs(bench, random, people, number, each, shared):
    """The documents of one process, by name; the first are those of all others too."""
    texts = {}
    for document in range(each):
        owner = "all" if document < shared else number
        text = invent.interview(bench.random("document", owner, document), people, f"{owner}-{document}")
        texts[f"{owner}-{document:04}.txt"] = write(
            bench.fast / f"in/{number}/{owner}-{document:04}.txt", text).read_bytes()
    return texts


def expected(bench, known):
    """The outputs of one process after the other, without a vault."""
    outputs = []
    for number in range(PROCESSES):
        folder = bench.fast / f"expected/{number}"
        bench.must("-k", bench.pseudonym, "--known", known, "--output-dir", folder, bench.fast / f"in/{number}")
        outputs.append({path.name: path.read_bytes() for path in folder.iterdir()})
    return outputs


def at_once(bench, known, originals, expected, random):
    vault = bench.make_vault(bench.fast / "one.vault")
    children = [
        bench.start("-k", bench.pseudonym, "--known", known, "--vault", vault, "--output-dir", bench.fast / f"out/{number}",
                    bench.fast / f"in/{number}", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(PROCESSES)]
    for child in children:
        _, errors = child.communicate()
        bench.check(child.returncode == 0, f"a process that writes at once: exit {child.returncode}")
        bench.check(b"held by another" not in errors and b"busy" not in errors.lower(), "a busy error was told")
    written, given = {}, {}
    for number in range(PROCESSES):
        found = {path.name: path.read_bytes() for path in (bench.fast / f"out/{number}").iterdir()}
        bench.check(found == expected[number], "outputs are other than without a vault")
        for name, data in found.items():
            written[data] = originals[number].get(name)
            given[name] = data
    bench.check(None not in written.values(), "an output has another name than its original")
    listed = bench.must("vault", "list", vault, "--documents").lines
    bench.check(len(listed) == len(given), f"{len(listed)} documents are listed, not {len(given)}")
    digests = {line.split("\t")[4] for line in listed}
    missing = sum(sha256(data) not in digests for data in written)
    bench.check(missing == 0, f"{missing} outputs are not listed")
    sample = random.sample(sorted(written), min(bench.count(200), len(written)))
    back = sum(bench.is_restored(vault, write(bench.fast / "one", data), written[data]) for data in sample)
    bench.check(back == len(sample), f"{len(sample) - back} of {len(sample)} outputs were not restored")
    labels = unique_labels(bench, bench.must("vault", "export", vault).out)
    bench.must("vault", "verify", vault, "--custodian", bench.custodian)
    bench.tell(f"{PROCESSES} processes kept {len(given)} documents ({sum(map(len, originals))} runs), "
               f"{labels} labels, {back} of {len(sample)} restored")


def unique_labels(bench, export):
    """How many labels there are; each must stand for one pseudonym, and each pseudonym must have one label."""
    pseudonyms, labels = {}, {}
    for row in map(json.loads, export.splitlines()):
        if row["table"] == "entity":
            pseudonyms.setdefault(row["label"], set()).add(row["pseudonym"])
            labels.setdefault(row["pseudonym"], set()).add(row["label"])
    bench.check(all(len(found) == 1 for found in pseudonyms.values()), "a label stands for two pseudonyms")
    bench.check(all(len(found) == 1 for found in labels.values()), "a pseudonym has two labels")
    return len(pseudonyms)


# Shards

def apart(bench, known, random):
    shards = []
    for number in range(PROCESSES):
        vault = bench.make_vault(bench.fast / f"shard-{number}.vault")
        bench.must("-k", bench.pseudonym, "--known", known, "--vault", vault, "--output-dir", bench.fast / f"sharded/{number}",
                   bench.fast / f"in/{number}")
        shards.append(vault)
    plain = merged_in_all_orders(bench, shards, "plain")
    unique_labels(bench, plain)
    decide(bench, shards)
    decided = merged_in_all_orders(bench, shards, "decided")
    bench.tell(f"4 vaults merged in 24 orders and 5 groupings, some twice over: {len(plain.splitlines())} rows, and "
               f"{len(decided.splitlines())} with decisions")


def decide(bench, shards):
    """Joins, partings and a person to be forgotten, with different opinions in different shards."""
    labels = [[line.split("\t")[0] for line in bench.must("vault", "list", vault).lines if line.startswith("PERSON")]
              for vault in shards]
    common = sorted(set.intersection(*map(set, labels)))
    if not bench.check(len(common) >= 9, "too few labels that all shards have"):
        return
    for number, vault in enumerate(shards):
        bench.must("vault", "alias", "join", vault, common[number], common[number + 1])
    bench.must("vault", "alias", "join", shards[0], common[6], common[7])
    bench.must("vault", "alias", "join", shards[1], common[6], common[7])
    bench.must("vault", "alias", "split", shards[1], common[6], common[7])
    document = bench.must("vault", "list", shards[2], "--documents").lines[0].split("\t")[0]
    bench.must("vault", "alias", "split", shards[2], common[7], "--document", document)
    # Somebody of the documents that all shards hold, each sealed anew.
    shared = [path.read_text() for path in (bench.fast / "sharded/3").glob("all-*")]
    person = next((label for label in common[8:] if any(label in text for text in shared)), common[8])
    bench.must("vault", "forget", shards[3], person, "--reason", "asked for it")


def merged_in_all_orders(bench, shards, kind):
    """The export of all shards merged; whatever the order, it must be the same."""
    exports = {}

    def look(vault, how):
        exports.setdefault(bench.must("vault", "export", vault).out, []).append(how)

    for order in itertools.permutations(range(PROCESSES)):
        vault = bench.make_vault(bench.fast / "merged.vault")
        bench.must("vault", "merge", vault, *[shards[number] for number in order])
        look(vault, order)
        if order in TWICE:
            bench.must("vault", "merge", vault, *[shards[number] for number in order])
            look(vault, (order, "twice"))
    for number, grouping in enumerate(GROUPINGS):
        folder = bench.fast / f"groups-{kind}-{number}"
        folder.mkdir()
        vault = group(bench, shards, grouping, folder, itertools.count())
        look(vault, grouping)
        bench.must("vault", "merge", vault, *shards)
        look(vault, (grouping, "twice"))
        bench.must("vault", "verify", vault, "--custodian", bench.custodian)
    ways = sorted(exports.values(), key=len)
    bench.check(len(exports) == 1, f"{kind} shards merge to {len(exports)} different exports, such as in {ways[0][0]}")
    return next(iter(exports))


def group(bench, shards, grouping, folder, numbers):
    """A vault into which a group was merged; a shard alone is copied."""
    path = folder / f"{next(numbers)}.vault"
    if isinstance(grouping, int):
        for tail in ("", ".wraps"):
            shutil.copy2(f"{shards[grouping]}{tail}", f"{path}{tail}")
        return path
    first, second = (group(bench, shards, part, folder, numbers) for part in grouping)
    bench.must("vault", "merge", first, second)
    return pathlib.Path(first)

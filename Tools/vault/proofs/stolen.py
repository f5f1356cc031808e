"""Stolen: the vault, its wraps, all outputs, the redactor's key, every public key and the logs; not a custodian's secret.

Nothing opens: other custodians' keys, the redactor's key and public keys are refused with 77, a custodian added to the
file by hand with 65 or 77, also where everything that sums up the file was made to fit again. No column of any table
and no file holds an original raw, in another case, as UTF-16, base64 or hexadecimal, and every sealed length is one of
a few steps. Last, the true custodian gets everything back: the proof is of a vault that holds something.
"""
import hashlib
import pathlib
import shutil
import sqlite3
import struct

from . import invent
from .bench import write
from .net import Net


def prove(bench):
    bench.make_keys()
    random = bench.random("stolen")
    people = invent.names(random, 80)
    known = write(bench.fast / "known.txt", invent.known(people))
    originals = {}
    for number in range(bench.count(100)):
        text = invent.interview(random, people, number)
        originals[f"{number:04}.txt"] = write(bench.fast / f"in/{number:04}.txt", text).read_bytes()
    loot = bench.fast / "loot"
    loot.mkdir()
    vault = bench.make_vault(loot / "north.vault")
    bench.must("-k", bench.pseudonym, "--known", known, "--vault", vault, "--audit", loot / "log.jsonl", "--output-dir",
               loot / "out", bench.fast / "in")
    for key in (bench.pseudonym, f"{bench.custodian}.pub", f"{bench.keys / 'audit.key'}.pub", bench.keys / "audit.key"):
        shutil.copy2(key, loot)
    (bench.fast / "stranger").mkdir()
    stranger = bench.fast / "stranger/stranger.key"
    bench.must("key", "new", "--role", "custodian", stranger)
    output = loot / "out" / next(iter(originals))
    ways = opened_by_nobody_else(bench, vault, output, stranger, originals)
    forged = forge(bench, vault, output, stranger)
    rows, forms = read_by_eye(bench, loot, people, known)
    back = sum(bench.is_restored(vault, loot / "out" / name, data) for name, data in originals.items())
    bench.check(back == len(originals), "the custodian does not get everything back")
    bench.tell(f"{ways} wrong keys and {forged} forgeries open nothing; {rows} values and {files(loot)} files hold none of "
               f"{len(people)} names in {forms} forms; the custodian gets {back} of {len(originals)} documents back")


def files(folder):
    return sum(path.is_file() for path in folder.rglob("*"))


def opened_by_nobody_else(bench, vault, output, stranger, originals):
    loot = vault.parent
    ways = [stranger, loot / "pseudonym.key", loot / "custodian.key.pub", loot / "audit.key", f"{stranger}.pub"]
    label = next(line for line in bench.must("vault", "list", vault).lines if line.startswith("PERSON")).split("\t")[0]
    for key in ways:
        for words in (["restore", "--vault", vault, "--reason", "theft", output],
                      ["restore", "--vault", vault, "--reason", "theft", "--only", label, output],
                      ["vault", "show", vault, label, "--reason", "theft"], ["vault", "verify", vault]):
            result = bench.must(*words, "--custodian", key, status=77)
            bench.check(not result.out, "something was emitted for a wrong key")
    for words in (["restore", "--vault", vault, "--reason", "theft", "-k", loot / "pseudonym.key", output],
                  ["restore", "--vault", vault, "--reason", "theft", output]):
        result = bench.must(*words, status=77)
        bench.check(not result.out, "something was emitted without a custodian's key")
    result = bench.run("restore", "-k", loot / "pseudonym.key", output)
    bench.check(result.status == 65 and not result.out, "labels were taken for tokens")
    return len(ways) + 2


# Forged custodians

def forge(bench, vault, output, stranger):
    """Adds a custodian to the files by hand, from carelessly to perfectly."""
    public = public_bytes(bench, stranger)
    done = 0
    for how in ("added", "added and named", "in place of", "all made to fit"):
        folder = bench.fast / "forged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(vault.parent, folder)
        forged = folder / vault.name
        add_custodian(forged, public, how)
        for key in (stranger, bench.custodian):
            result = bench.restore(forged, output, custodian=key)
            # The true custodian may be given what is theirs, if the vault still names itself as it should.
            if key == stranger or how == "added":
                bench.check(result.status in (65, 77), f"a custodian {how}: exit {result.status}")
                bench.check(not result.out, f"a custodian {how}: something was emitted")
        if how == "all made to fit":
            # It must be a vault that opens, else this forgery was not the best that can be made.
            bench.check(bench.run("vault", "verify", forged).status == 0, "the best forgery does not look sound")
        done += 1
    return done


def public_bytes(bench, stranger):
    """The 32 bytes of a public key, as a vault of that custodian holds them."""
    other = bench.make_vault(bench.fast / "stranger/own.vault", f"{stranger}.pub")
    with sqlite3.connect(other) as database:
        return database.execute("SELECT key FROM custodian").fetchone()[0]


def framed(*parts):
    return b"".join(struct.pack(">I", len(part)) + part for part in parts)


def row_digest(table, row):
    values = [value if isinstance(value, bytes) else str(value).encode() for value in row]
    return int.from_bytes(hashlib.sha256(framed(table.encode(), *values)).digest(), "little")


def add_custodian(vault, public, how):
    database, wraps = sqlite3.connect(vault), sqlite3.connect(f"{vault}.wraps")
    with database, wraps:
        salt, content = database.execute("SELECT salt, content FROM header").fetchone()
        total = int.from_bytes(content, "little")
        if how == "in place of":
            database.execute("DELETE FROM custodian")
        database.execute("INSERT INTO custodian VALUES (?)", [public])
        seals = database.execute("SELECT document, custodian, encapsulated, sealed FROM seal").fetchall()
        if how == "all made to fit":
            # The seals of the true custodian, in the name of the forged one as well.
            name = hashlib.sha256(framed(b"redact/v1", b"custodian", public)).digest()[:8]
            total += row_digest("custodian", [public])
            for document, _, encapsulated, sealed in seals:
                row = [document, name, encapsulated, sealed]
                database.execute("INSERT INTO seal VALUES (?, ?, ?, ?)", row)
                total += row_digest("seal", row)
            database.execute("UPDATE header SET content = ?", [(total % 2**256).to_bytes(32, "little")])
        if how != "added":
            keys = [key for key, in database.execute("SELECT key FROM custodian ORDER BY key")]
            vault_id = hashlib.sha256(framed(b"redact/v1", b"vault", salt, *keys)).digest()
            database.execute("UPDATE header SET id = ?", [vault_id])
            wraps.execute("UPDATE header SET id = ?", [vault_id])
    for each in (database, wraps):
        each.close()
    for tail in ("", ".wraps", "-journal", ".wraps-journal"):
        path = pathlib.Path(f"{vault}{tail}")
        if path.exists():
            path.chmod(0o600)


# Reading

def read_by_eye(bench, loot, people, known):
    # Single words too: a first name alone would tell enough.
    net = Net([*people, *(word for name in people for word in name.split())])
    bench.check(len(net.caught(known.read_bytes())) >= len(people), "the net does not catch the names in their own list")
    rows, lengths = 0, {}
    for path in (loot / "north.vault", loot / "north.vault.wraps"):
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        values = []
        for table, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            cursor = database.execute(f"SELECT * FROM {table}")
            columns = [column[0] for column in cursor.description]
            for row in cursor:
                for column, value in zip(columns, row):
                    rows += 1
                    values.append(value if isinstance(value, bytes) else str(value).encode())
                    if isinstance(value, bytes):
                        lengths.setdefault((table, column), set()).add(len(value))
        bench.check(not net.caught(b"\n".join(values)), f"a name stands in a row of {path.suffix[1:]}")
        database.close()
    for column in (("entity", "sealed"), ("wrap", "sealed"), ("seal", "sealed")):
        bench.check(len(lengths[column]) <= 4, f"{column} has {len(lengths[column])} lengths, which tell of names")
    for path in loot.rglob("*"):
        if path.is_file():
            bench.check(not net.caught(path.read_bytes()), f"a name stands in {path.name if path.parent == loot else 'an output'}")
    return rows, net.forms

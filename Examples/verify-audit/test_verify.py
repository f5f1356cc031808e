"""Logs, checkpoints, cosignatures and proofs, made from Documentation/specs/audit-log.md alone: good ones
hold, and whatever is changed in them is found. Everything is invented.

    python3 -m unittest discover -s Examples/verify-audit"""
import base64
import functools
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest

import verify
from verify import check, check_consistency, check_inclusion

verify.is_signed = functools.lru_cache(1024)(verify.is_signed)  # The same few signatures are checked often.

HOLDS, OPEN, BROKEN = 0, 5, 4

# A signer of its own, in affine coordinates and straight from RFC 8032.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
BASE = (15112221349535400772501151409588531511454012693041857206046113283949847762202,
        46316835694926478169428394003475163141307993866256225615783033603165251855960)


def plus(p, q):
    (x1, y1), (x2, y2) = p, q
    t = D * x1 * x2 * y1 * y2 % P
    inverse = pow((1 + t) * (1 - t), -1, P)
    return ((x1 * y2 + x2 * y1) * (1 - t) * inverse % P, (y1 * y2 + x1 * x2) * (1 + t) * inverse % P)


DOUBLES = [BASE]
for _ in range(255):
    DOUBLES.append(plus(DOUBLES[-1], DOUBLES[-1]))


def times_base(scalar):
    x, y = functools.reduce(plus, (DOUBLES[bit] for bit in range(256) if scalar >> bit & 1), (0, 1))
    return (y | (x & 1) << 255).to_bytes(32, "little")


def number_of(data):
    return int.from_bytes(data, "little")


class Signer:
    def __init__(self, name, seed):
        digest = hashlib.sha512(seed).digest()
        self.scalar = number_of(digest[:32]) & (2**254 - 8) | 2**254
        self.prefix, self.name = digest[32:], name
        self.kind = {"redact-audit": b"\1", "redact-cosigner": b"\4"}.get(name, b"\1")
        self.public = times_base(self.scalar)
        self.hint = hashlib.sha256(name.encode() + b"\n" + self.kind + self.public).digest()[:4]
        self.key = f"{name}+{self.hint.hex()}+{encode(self.kind + self.public)}"

    def sign(self, message):
        nonce = number_of(hashlib.sha512(self.prefix + message).digest()) % L
        point = times_base(nonce)
        challenge = number_of(hashlib.sha512(point + self.public + message).digest()) % L
        return point + ((nonce + challenge * self.scalar) % L).to_bytes(32, "little")

    def line(self, text, day=None):
        """The signature line under a text; with a day, that of a cosigner."""
        message, stamp = text, b""
        if day is not None:
            message, stamp = b"cosignature/v1\ntime %d\n" % day + text, day.to_bytes(8, "big")
        return f"— {self.name} {encode(self.hint + stamp + self.sign(message))}\n".encode()


def encode(data):
    return base64.b64encode(data).decode()


SIGNER = Signer("redact-audit", bytes(range(32)))
OTHER = Signer("redact-audit", bytes(32))
COSIGNER = Signer("redact-cosigner", bytes(range(1, 33)))
STRANGER = Signer("example.org/witness", bytes(range(2, 34)))
KEY = SIGNER.key
DAY = 1795219200
PUBLISHED = "redact-audit+0367f84f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"


# The tree, as RFC 6962 defines it: MTH, PATH and SUBPROOF.
def leaf(line):
    return hashlib.sha256(b"\0" + line).digest()


def half(lines):
    k = 1
    while 2 * k < len(lines):
        k *= 2
    return k


def head(lines):
    if len(lines) == 1:
        return leaf(lines[0])
    k = half(lines)
    return hashlib.sha256(b"\1" + head(lines[:k]) + head(lines[k:])).digest()


def path(index, lines):
    if len(lines) == 1:
        return []
    k = half(lines)
    if index < k:
        return path(index, lines[:k]) + [head(lines[k:])]
    return path(index - k, lines[k:]) + [head(lines[:k])]


def subproof(old, lines, known):
    if old == len(lines):
        return [] if known else [head(lines)]
    k = half(lines)
    if old <= k:
        return subproof(old, lines[:k], known) + [head(lines[k:])]
    return subproof(old - k, lines[k:], False) + [head(lines[:k])]


# Notes
def text_of(lines, size=None, root=None):
    size = len(lines) if size is None else size
    root = head(lines[:size]) if root is None else root
    return f"redact-audit/{leaf(lines[0]).hex()[:16]}\n{size}\n{encode(root)}\n".encode()


@functools.lru_cache(None)
def signed(text, *signers):
    lines = (signer.line(text, DAY if signer is COSIGNER else None) for signer in signers or (SIGNER,))
    return text + b"\n" + b"".join(lines)


def seal(lines, *signers, size=None):
    return signed(text_of(lines, size), *signers)


def inclusion_proof(index, lines, seal_of=None):
    hashes = "".join(encode(hash) + "\n" for hash in path(index, lines))
    return f"c2sp.org/tlog-proof@v1\nindex {index}\n{hashes}\n".encode() + (seal_of or seal(lines))


def consistency_proof(old, lines, seal_of=None):
    hashes = "".join(encode(hash) + "\n" for hash in subproof(old, lines, True))
    return f"old {old}\n{hashes}\n".encode() + (seal_of or seal(lines))


# Logs
def line_of(record):
    score = record.get("score")
    text = json.dumps({**record, "score": "?"} if score else record, sort_keys=True, separators=(",", ":"))
    return text.replace('"score":"?"', f'"score":{score}').encode()


class Run:
    """The records of one run; what the table asks for is filled in, and what a test says otherwise stands."""
    SHA = "ab" * 32
    DEFAULTS = {
        "run.start": {"version": "1.0.0", "packs": {"latin": SHA}, "canon": 1, "keys": ["bb8b491b82590ec0"],
                      "options": {"labels": "coded"}},
        "document.start": {"document": 1, "format": "text"},
        "review": {"document": 1, "finding": "0a0b", "decision": "accept", "type": "PERSON", "rule": "names"},
        "entity": {"document": 1, "index": 0, "bytes": [5, 26], "scalars": [5, 26], "type": "PERSON",
                   "kind": "direct", "rule": "names.latin", "action": "label", "score": "0.80"},
        "document.end": {"document": 1, "counts": {}, "length": 34, "after": SHA, "gates": {"sweep": True}},
        "run.end": {"documents": 0, "refused": 0, "entities": 0, "exit": 0},
        "restore": {"document": 1, "opened": 3, "refused": 0},
        "vault": {"action": "merge", "vault": "00112233aabbccdd"},
        "key": {"action": "destroy", "role": "audit", "keys": ["bb8b491b82590ec0"]},
        "release": {"manifest": SHA, "files": 2},
        "recover": {"unsealed": 1},
    }

    def __init__(self, name="r1"):
        self.name, self.records = name, []
        self.add("run.start")

    def add(self, kind, **members):
        record = {"schema": "redact.audit/1", "record": kind, "run": self.name, "seq": len(self.records)}
        record.update(self.DEFAULTS[kind], **members)
        self.records.append({name: value for name, value in record.items() if value is not None})
        return self

    def document(self, document=1, types=("PERSON",), reviews=0):
        self.add("document.start", document=document)
        for _ in range(reviews):
            self.add("review", document=document)
        for index, kind in enumerate(types):
            self.add("entity", document=document, index=index, type=kind)
        return self.add("document.end", document=document, counts={kind: types.count(kind) for kind in types})

    def end(self, **members):
        kinds = [record["record"] for record in self.records]
        documents = kinds.count("document.end") + kinds.count("restore")
        return self.add("run.end", **{"documents": documents, "entities": kinds.count("entity"), **members})

    @property
    def lines(self):
        return [line_of(record) for record in self.records]


def recovery(name="r2", **members):
    return Run(name).add("recover", **members).end().lines


def full_run(name="r1"):
    """A run that has every record, and every member that may be absent."""
    run = Run(name)
    run.records[0].update(build="ab", policy=Run.SHA, profile="public", scope="project", date="2026-11-21")
    run.document(1, ("PERSON", "PLACE", "PERSON"), reviews=2).document("0f" * 16, ())
    for member, value in {"ruleVersion": "2", "label": "PERSON-8XX89W4PJVTY", "pseudonym": Run.SHA,
                          "review": "edit", "score": "1.00", "date": "2026"}.items():
        run.records[4][member] = value
    run.records[2].update(reviewer="00" * 64, date="2026-11")
    run.records[7].update(removed={"author": 2}, before="ff", perhapsSame=[["PERSON-1", "PERSON-2"]])
    run.add("restore", key="bb8b491b82590ec0", reason="request-7")
    run.add("vault", labels=["PERSON-1"], documents=1, reason="request-8")
    return run.add("key").add("release").add("recover").document("aa", ("DATE",)).end()


FULL = full_run().lines
SMALL = Run().document().end().lines


def log_of(lines):
    return b"".join(line + b"\n" for line in lines)


class Case(unittest.TestCase):
    def judge(self, expected, log, checkpoint, keys=(KEY,), since=None):
        log = log if isinstance(log, bytes) else log_of(log)
        code, said = check(log, checkpoint, list(keys), since)
        self.assertEqual(code, expected, said)
        self.assertEqual(said, {HOLDS: "holds", OPEN: "open", BROKEN: "broken"}[expected])

    def sealed(self, expected, lines):
        """What is said of lines that are sealed as they stand."""
        self.judge(expected, lines, seal(lines))


class Signatures(unittest.TestCase):
    VECTORS = [  # RFC 8032, section 7.1
        ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
         "d25bf5f0595bbe24655141438e7a100b"),
        ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
         "387b2eaeb4302aeeb00d291612bb0c00"),
    ]

    def test_the_vectors_of_the_rfc(self):
        for seed, public, message, signature in self.VECTORS:
            seed, public, message, signature = map(bytes.fromhex, (seed, public, message, signature))
            signer = Signer("redact-audit", seed)
            self.assertEqual((signer.public, signer.sign(message)), (public, signature))
            self.assertTrue(verify.is_signed(public, signature, message))

    def test_every_bit_counts(self):
        message = b"message"
        signature = SIGNER.sign(message)
        self.assertTrue(verify.is_signed(SIGNER.public, signature, message))
        for bit in range(0, 512, 5):
            changed = bytearray(signature)
            changed[bit // 8] ^= 1 << bit % 8
            self.assertFalse(verify.is_signed(SIGNER.public, bytes(changed), message))
        self.assertFalse(verify.is_signed(SIGNER.public, signature, message + b" "))
        self.assertFalse(verify.is_signed(OTHER.public, signature, message))

    def test_there_is_one_way_to_write_a_signature(self):
        signature = SIGNER.sign(b"message")
        larger = signature[:32] + (number_of(signature[32:]) + L).to_bytes(32, "little")
        for other in (larger, signature[:-1], signature + b"\0", b"", signature[32:] + signature[:32]):
            self.assertFalse(verify.is_signed(SIGNER.public, other, b"message"))

    def test_a_cofactor_does_not_help(self):
        """With a part of order 2 in R, the equation holds only when both sides are taken eight times."""
        digest = hashlib.sha512(b"nonce").digest()
        nonce = number_of(digest) % L
        x, y = functools.reduce(plus, (DOUBLES[bit] for bit in range(256) if nonce >> bit & 1), (0, P - 1))
        point = (y | (x & 1) << 255).to_bytes(32, "little")
        challenge = number_of(hashlib.sha512(point + SIGNER.public + b"message").digest()) % L
        signature = point + ((nonce + challenge * SIGNER.scalar) % L).to_bytes(32, "little")
        self.assertFalse(verify.is_signed(SIGNER.public, signature, b"message"))

    def test_points_have_one_encoding(self):
        for number in (P, P + 1, 1 | 1 << 255, 2, 2**255 - 1):
            self.assertIsNone(verify.point(number.to_bytes(32, "little")))
            self.assertFalse(verify.is_signed(number.to_bytes(32, "little"), bytes(64), b""))
        self.assertEqual(verify.point((1).to_bytes(32, "little")), (0, 1))


class Example(Case):
    """The example of the specification."""
    LOG = b'''\
{"canon":1,"date":"2026-11-21","keys":["bb8b491b82590ec0"],"options":{"labels":"coded"},"packs":{},\
"record":"run.start","run":"r1","schema":"redact.audit/1","scope":"project","seq":0,"version":"1.0.0"}
{"date":"2026-11-21","document":1,"format":"text","record":"document.start","run":"r1",\
"schema":"redact.audit/1","seq":1}
{"action":"label","bytes":[5,26],"date":"2026-11-21","document":1,"index":0,"kind":"direct",\
"label":"PERSON-8XX89W4PJVTY","record":"entity","rule":"names.latin","run":"r1","scalars":[5,26],\
"schema":"redact.audit/1","score":0.80,"seq":2,"type":"PERSON"}
{"after":"92f298dcbcf130ceeeabcbb0af6aa24f84f42478a8fc1d46873e7b1e72f7d16f","counts":{"PERSON":1},\
"date":"2026-11-21","document":1,"gates":{"sweep":true},"length":34,"record":"document.end","run":"r1",\
"schema":"redact.audit/1","seq":3}
{"date":"2026-11-21","documents":1,"entities":1,"exit":0,"record":"run.end","refused":0,"run":"r1",\
"schema":"redact.audit/1","seq":4}
'''
    CHECKPOINT = '''\
redact-audit/345301ffd06c482b
5
lKOvLw9EDC5J2T8jn1am3ztGvBtDQGE5aK9kjYxiCPE=

— redact-audit A2f4T2MSFj3L123GyDZgM9EP/N1L/Tk9kaLtdX7a+eSCzUkOktdHB0C0Mq0uYcmgmdPXNdsPOzuN/6tv9890dY1UegI=
'''.encode()

    def test_it_holds(self):
        self.assertEqual(KEY, PUBLISHED)
        self.judge(HOLDS, self.LOG, self.CHECKPOINT)
        self.assertEqual(seal(self.LOG.split(b"\n")[:-1]), self.CHECKPOINT)

    def test_each_flipped_bit_is_found(self):
        for index in range(len(self.LOG)):
            for bit in range(8):
                log = bytearray(self.LOG)
                log[index] ^= 1 << bit
                self.judge(BROKEN, bytes(log), self.CHECKPOINT)

    def test_each_truncation_is_found(self):
        for size in range(len(self.LOG)):
            self.judge(BROKEN, self.LOG[:size], self.CHECKPOINT)

    def test_flipped_bits_of_the_checkpoint_are_found(self):
        for index in range(len(self.CHECKPOINT)):
            for bit in (index % 8, 5):  # 5: another case of the letter
                checkpoint = bytearray(self.CHECKPOINT)
                checkpoint[index] ^= 1 << bit
                self.judge(BROKEN, self.LOG, bytes(checkpoint))

    def test_each_truncation_of_the_checkpoint_is_found(self):
        for size in range(len(self.CHECKPOINT)):
            self.judge(BROKEN, self.LOG, self.CHECKPOINT[:size])

    def test_whatever_stands_behind_leaves_the_log_open(self):
        for more in (b"\n", b"x", b"x\n", b"\xff\0\r", self.LOG, b"y" * 100_000):
            self.judge(OPEN, self.LOG + more, self.CHECKPOINT)
        self.judge(BROKEN, b"\n" + self.LOG, self.CHECKPOINT)


class Lines(Case):
    def test_a_log_with_every_record_holds(self):
        self.sealed(HOLDS, FULL)
        self.assertEqual({json.loads(line)["record"] for line in FULL}, set(Run.DEFAULTS))
        self.sealed(HOLDS, FULL + Run("r2").end().lines + full_run("r3").lines)

    def test_each_line_that_is_missing_doubled_or_swapped_is_found_under_the_seal(self):
        for index in range(len(FULL)):
            rest = FULL[:index] + FULL[index + 1:]
            self.judge(BROKEN, rest, seal(FULL))
            last = index == len(FULL) - 1  # then what is sealed stands as it was
            self.judge(OPEN if last else BROKEN, FULL[:index] + [FULL[index]] + FULL[index:], seal(FULL))
            for place in range(index + 1, len(FULL)):
                swapped = list(FULL)
                swapped[index], swapped[place] = FULL[place], FULL[index]
                self.judge(BROKEN, swapped, seal(FULL))

    def test_they_are_found_even_if_they_are_sealed(self):
        for index in range(len(FULL)):
            if index < len(FULL) - 1:
                self.sealed(BROKEN, FULL[:index] + FULL[index + 1:])
                self.sealed(BROKEN, FULL[:index] + [FULL[index + 1], FULL[index]] + FULL[index + 2:])
            self.sealed(BROKEN, FULL[:index] + [FULL[index]] + FULL[index:])

    def test_a_beginning_of_a_run_is_open(self):
        for size in range(1, len(FULL)):
            self.sealed(OPEN, FULL[:size])
            self.judge(OPEN, FULL, seal(FULL, size=size))

    def test_each_member_is_needed_and_no_other_may_stand(self):
        may = {"date", "build", "policy", "profile", "scope", "reviewer", "ruleVersion", "label", "pseudonym",
               "review",
               "removed", "before", "perhapsSame", "key", "reason", "labels"}
        run = full_run()
        for record in run.records:
            for name in list(record):
                absent = dict(record)
                del absent[name]
                free = name in may or (name == "documents" and record["record"] == "vault")
                self.changed(HOLDS if free else BROKEN, run, record, absent)
                self.changed(BROKEN, run, record, {**record, name: None})
                self.changed(BROKEN, run, record, {**record, name: "a word with blanks"})
            self.changed(BROKEN, run, record, {**record, "text": "word"})
            self.changed(BROKEN, run, record, {**record, "seq": record["seq"] + 1})
            self.changed(BROKEN, run, record, {**record, "run": "r9"})

    def changed(self, expected, run, record, other):
        self.sealed(expected, [line_of(other if one is record else one) for one in run.records])

    def test_members_have_their_kinds(self):
        good = [
            ("run.start", "version", "9" * 80), ("run.start", "packs", {}),
            ("run.start", "options", {"a": "b", "c": "d"}),
            ("run.start", "options", {"record": "run.end"}), ("run.start", "build", "ab" * 64),
            ("run.start", "options", {"score": "0.80"}), ("run.start", "options", {"score": "ab0c"}),
            ("entity", "bytes", [5, 5]), ("entity", "score", "0.07"), ("run.start", "keys", []),
            ("document.start", "date", "1970"), ("document.start", "date", "2000-02-29"),
            ("document.end", "perhapsSame", [["a", "b"], ["c", "d"]]), ("document.end", "perhapsSame", []),
            ("run.start", "canon", 2**53 - 1),
            ("document.start", "date", "2024-02-29"), ("entity", "score", "0.00"),
            ("entity", "score", "1.00"),
            ("entity", "bytes", [0, 2**53 - 1]), ("document.end", "gates", {"a": False}),
        ]
        bad = [
            ("run.start", "version", ""), ("run.start", "version", "9" * 81), ("run.start", "version", 1),
            ("run.start", "version", "a/b"), ("run.start", "version", "a\n"),
            ("run.start", "version", "\u0661"),
            ("run.start", "packs", {"a": "AB" * 32}), ("run.start", "packs", {"a": "ab" * 31}),
            ("run.start", "packs", []),
            ("run.start", "canon", 2**53), ("run.start", "canon", 10**30), ("run.start", "canon", -1),
            ("run.start", "canon", 1.5), ("run.start", "canon", True), ("run.start", "canon", "1"),
            ("run.start", "keys", ["bb8b"]), ("run.start", "keys", "bb8b491b82590ec0"),
            ("run.start", "options", {"": "a"}),
            ("run.start", "options", {"a": 1}), ("run.start", "run", ""),
            ("run.start", "schema", "redact.audit/2"),
            ("run.start", "schema", "redactXaudit/1"), ("run.start", "record", "runXstart"),
            ("document.start", "date", "1969-12-31"), ("document.start", "date", "2026-02-29"),
            ("document.start", "date", "2026-02-30"), ("document.start", "date", "2026-11-00"),
            ("document.start", "date", "2100-02-29"), ("document.start", "date", "2026-11-31"),
            ("run.start", "build", "abc"), ("run.start", "build", "word"), ("entity", "bytes", [26, 5]),
            ("entity", "scalars", [1, 0]), ("entity", "score", "0.0"), ("run.start", "version", 1.5),
            ("document.start", "date", "2026-13"), ("document.start", "date", "2026-1-1"),
            ("document.start", "date", "2026-11-32"), ("document.start", "date", "26-11-21"),
            ("document.start", "format", {}), ("entity", "kind", "other"), ("entity", "score", "0.8"),
            ("entity", "score", "1.01"), ("entity", "score", "0.800"), ("entity", "score", "1"),
            ("entity", "score", "00.80"),
            ("entity", "bytes", [5]), ("entity", "bytes", [5, 6, 7]), ("entity", "pseudonym", "ab"),
            ("entity", "review", "reject"), ("document.end", "after", "0" * 63),
            ("document.end", "gates", {"a": 1}),
            ("document.end", "gates", {"a": "true"}), ("document.end", "perhapsSame", [["a"]]),
            ("document.end", "perhapsSame", ["a", "b"]), ("document.end", "before", ""),
            ("document.end", "after", "ab"),
            ("document.end", "before", "abc"),
            ("document.end", "before", "ab" * 65), ("document.end", "length", [1]),
        ]
        for expected, cases in ((HOLDS, good), (BROKEN, bad)):
            for kind, name, value in cases:
                run = Run().document().end()
                next(record for record in run.records if record["record"] == kind)[name] = value
                with self.subTest(kind=kind, name=name, value=value):
                    self.sealed(expected, run.lines)
        for kind, name, words in [
                ("review", "decision", "accept reject edit"),
                ("key", "role", "pseudonym custodian audit cosigner"),
                ("vault", "action", "show merge rekey relabel export forget join split dismiss"),
                ("key", "action", "destroy")]:
            for word in words.split() + ["other", words[:3], words.replace(" ", "|")]:
                run = full_run()
                next(record for record in run.records if record["record"] == kind)[name] = word
                self.sealed(HOLDS if word in words.split() else BROKEN, run.lines)

    def test_a_record_is_written_in_one_way(self):
        line = SMALL[0]
        for other in (line + b" ", b" " + line, line + b"\r", line.replace(b",", b", "),
                      line.replace(b":1", b":01"),
                      line.replace(b":1", b":1.0"), line.replace(b":1", b":1e0"),
                      line.replace(b"{", b"{,", 1),
                      line.replace(b"coded", b"c\\u006fded"), line[:-1] + b',"version":"1.0.0"}',
                      line.replace(b'"canon":1,', b'"canon":1,"canon":1,'), b"[" + line + b"]", b"", b"{}",
                      b"null",
                      line.replace(b',"keys"', b'{"keys"'), b"\xef\xbb\xbf" + line, line[:-1], line + b"}",
                      line.replace(b'"r1"', '"é1"'.encode()),
                      line.replace(b'"canon":1,', b"")[:-1] + b',"canon":1}',
                      b"[" * 60_000, b'{"a":' * 10_000):
            self.sealed(BROKEN, [other] + SMALL[1:])
        for options in (b'{"b":"c","a":"c"}', b'{"a":"c","a":"c"}', b'{"a":"c",}', b'{"a":"c"{"b":"c"}'):
            self.sealed(BROKEN, [line.replace(b'{"labels":"coded"}', options)] + SMALL[1:])

    def test_no_line_is_too_long(self):
        for count in (700, 900):
            run = Run().document().end()
            run.records[0]["packs"] = {f"pack{index}": Run.SHA for index in range(count)}
            self.sealed(HOLDS if len(run.lines[0]) <= 65536 else BROKEN, run.lines)
        torn = SMALL[:2] + [b"x" * 65537]
        self.sealed(BROKEN, torn + recovery(closes="r1", torn=leaf(torn[2]).hex()))


class Order(Case):
    def run_with(self, expected, run):
        self.sealed(expected, run.lines)

    def test_counts_and_sums(self):
        for counts in ({}, {"PERSON": 2}, {"PLACE": 1}, {"PERSON": 1, "PLACE": 0}):
            run = Run().add("document.start").add("entity")
            self.run_with(BROKEN, run.add("document.end", counts=counts).end())
        for sums in ({"documents": 0}, {"documents": 2}, {"entities": 0}, {"entities": 2}):
            self.run_with(BROKEN, Run().document().end(**sums))
        self.run_with(HOLDS, Run().document().add("restore").end(documents=2))
        self.run_with(BROKEN, Run().document().add("restore").end(documents=1))
        self.run_with(HOLDS, Run().end())

    def test_documents_stand_together(self):
        start = Run().add("document.start")
        self.sealed(BROKEN, start.end().lines)
        for kind in ("restore", "vault", "key", "release", "recover", "document.start", "run.start"):
            run = Run().add("document.start").add(kind).add("document.end").end(documents=1)
            self.run_with(BROKEN, run)
        for kind in ("review", "entity", "document.end"):
            self.run_with(BROKEN, Run().add(kind).end())
            for document in (1, 2, "01"):
                run = Run().document(1, ("PERSON",), reviews=1).end()
                next(record for record in run.records if record["record"] == kind)["document"] = document
                self.run_with(HOLDS if document == 1 else BROKEN, run)
        run = Run().add("document.start").add("entity").add("review")
        self.run_with(BROKEN, run.add("document.end", counts={"PERSON": 1}).end())

    def test_indices(self):
        for indices in ([1], [0, 0], [0, 2], [1, 0]):
            run = Run().add("document.start")
            for index in indices:
                run.add("entity", index=index)
            self.run_with(BROKEN, run.add("document.end", counts={"PERSON": len(indices)}).end())

    def test_runs(self):
        self.sealed(HOLDS, SMALL + Run("r2").end().lines)
        self.sealed(BROKEN, SMALL + SMALL)
        self.sealed(BROKEN, SMALL + Run("r1").end().lines)
        self.sealed(BROKEN, SMALL + Run("r2").end().lines[1:])
        self.sealed(BROKEN, SMALL[1:])
        self.sealed(BROKEN, SMALL[:1] + Run("r2").end().lines + SMALL[1:])
        self.sealed(BROKEN, Run().end().end().lines)


class Recovery(Case):
    TORN = b'{"action":"label","by'

    def test_a_run_that_was_cut_off_is_closed_by_the_next(self):
        for size in range(1, len(SMALL)):
            cut = SMALL[:size]
            self.sealed(HOLDS, cut + recovery(closes="r1"))
            self.sealed(HOLDS, cut + recovery(closes="r1") + Run("r3").document().end().lines)
            self.sealed(HOLDS, cut + [self.TORN] + recovery(closes="r1", torn=leaf(self.TORN).hex()))

    def test_every_place_to_cut(self):
        log = log_of(SMALL)
        ends = [index for index, byte in enumerate(log) if byte == 10 and index > len(SMALL[0])]
        for size in sorted({*range(len(SMALL[0]) + 1, len(log), 19), *ends, *(end + 1 for end in ends[:-1])}):
            *whole, torn = log[:size].split(b"\n")
            if torn and torn not in SMALL:
                self.sealed(HOLDS, whole + [torn] + recovery(closes="r1", torn=leaf(torn).hex()))
                self.sealed(BROKEN, whole + [torn] + recovery(closes="r1"))
                self.sealed(BROKEN, whole + [torn] + Run("r2").end().lines)
                self.sealed(BROKEN, whole + [torn])
                self.judge(OPEN, log[:size], seal(whole))
            elif torn and torn != SMALL[-1]:
                self.sealed(HOLDS, whole + [torn] + recovery(closes="r1"))
                self.sealed(BROKEN, whole + [torn] + recovery(closes="r1", torn=leaf(torn).hex()))

    def test_a_recovery_names_what_was_cut_off(self):
        torn, cut = leaf(self.TORN).hex(), SMALL[:2] + [self.TORN]
        for members in ({}, {"closes": "r1"}, {"torn": torn}, {"closes": "r9", "torn": torn},
                        {"closes": "r2", "torn": torn}, {"closes": "r1", "torn": Run.SHA}):
            self.sealed(BROKEN, cut + recovery(**members))
        for members in ({"closes": "r1"}, {"torn": torn}, {"closes": "r1", "torn": torn}):
            self.sealed(BROKEN, SMALL + recovery(**members))
            self.sealed(BROKEN, Run().add("recover", **members).end().lines)
        self.sealed(BROKEN, SMALL[:2] + recovery(closes="r1", torn=torn))
        self.sealed(BROKEN, SMALL[:2] + recovery())
        self.sealed(HOLDS, SMALL + recovery())

    def test_a_recovery_has_nothing_else(self):
        cut = SMALL[:2]
        good = Run("r2").add("recover", closes="r1")
        self.sealed(HOLDS, cut + good.end().lines)
        for run in (Run("r2").end(), Run("r2").add("recover", closes="r1").document().end(),
                    Run("r2").add("recover", closes="r1").add("recover", unsealed=0).end(),
                    Run("r2").add("recover", closes="r1").add("vault").end(),
                    Run("r2").add("vault").add("recover", closes="r1").end(),
                    Run("r2").document().add("recover", closes="r1").end()):
            self.sealed(BROKEN, cut + run.lines)
        self.sealed(OPEN, cut + recovery(closes="r1")[:2])
        self.sealed(BROKEN, cut + recovery(closes="r1")[:1])
        self.sealed(BROKEN, cut + Run("r3").end().lines + recovery(closes="r1"))

    def closing(self, *closed, name="r9", end=True):
        run = Run(name)
        for index, (closes, torn) in enumerate(closed):
            run.add("recover", closes=closes, torn=torn and leaf(torn).hex(), unsealed=0 if index else 7)
        return run.end().lines if end else run.lines

    def test_a_recovery_that_was_cut_off_is_closed_as_well(self):
        cut, torn, other = SMALL[:2], self.TORN, b"{"
        begun = cut + [torn] + Run("r2").lines
        self.sealed(BROKEN, begun)
        self.judge(OPEN, begun, seal(cut))
        self.sealed(HOLDS, begun + self.closing(("r1", torn), ("r2", None)))
        self.sealed(OPEN, begun + self.closing(("r1", torn), ("r2", None), end=False))
        self.sealed(BROKEN, begun + self.closing(("r2", None), ("r1", torn)))
        for few in ([("r1", torn)], [("r2", None)], [("r1", torn), ("r2", None), ("r2", None)]):
            self.sealed(BROKEN, begun + self.closing(*few))
        self.sealed(BROKEN, begun + self.closing(("r1", torn), end=False))
        self.sealed(HOLDS, begun + [other] + self.closing(("r1", torn), ("r2", other)))
        closed = cut + [torn] + self.closing(("r1", torn), name="r2", end=False)
        self.sealed(OPEN, closed)
        self.sealed(HOLDS, closed + self.closing(("r2", None)))
        self.sealed(HOLDS, closed + [other] + self.closing(("r2", other)))
        self.sealed(BROKEN, closed + self.closing(("r1", torn), ("r2", None)))
        twice = begun + self.closing(("r1", torn), name="r3", end=False)
        self.sealed(HOLDS, twice + self.closing(("r2", None), ("r3", None)))
        more = Run("r4").document().end().lines
        self.sealed(HOLDS, twice + self.closing(("r2", None), ("r3", None)) + more)
        self.sealed(BROKEN, twice + self.closing(("r1", torn), ("r2", None), ("r3", None)))

    def test_only_the_first_recover_of_a_recovery_takes_lines_under_the_seal(self):
        begun = SMALL[:2] + Run("r2").lines
        for first, second in ((0, 0), (4, 0), (0, 1), (4, 4)):
            run = Run("r3").add("recover", closes="r1", unsealed=first)
            lines = run.add("recover", closes="r2", unsealed=second).end().lines
            self.sealed(BROKEN if second else HOLDS, begun + lines)

    def test_lines_that_are_no_records_stand_only_before_a_recovery(self):
        torn, other = self.TORN, b"x"
        self.sealed(HOLDS, SMALL[:2] + [torn, other] + self.closing(("r1", torn), (None, other)))
        self.sealed(HOLDS, SMALL + [torn, torn] + self.closing((None, torn), (None, torn)))
        self.sealed(HOLDS, [torn, other] + self.closing((None, torn), (None, other)))
        self.sealed(BROKEN, SMALL[:2] + [torn, other] + self.closing((None, other), ("r1", torn)))
        self.sealed(BROKEN, SMALL[:2] + [torn, other] + self.closing(("r1", torn), ("r1", other)))
        self.sealed(BROKEN, SMALL[:2] + [torn, other] + recovery(closes="r1", torn=leaf(torn).hex()))
        for index in range(1, len(SMALL)):
            self.sealed(BROKEN, SMALL[:index] + [torn] + SMALL[index:])
        self.sealed(BROKEN, SMALL[:2] + recovery(closes="r1")[:2] + [torn])
        self.sealed(BROKEN, SMALL + [torn])

    def test_a_first_record_that_was_cut_off_leaves_no_name(self):
        torn = leaf(self.TORN).hex()
        self.sealed(HOLDS, SMALL + [self.TORN] + recovery(torn=torn))
        self.sealed(HOLDS, [self.TORN] + recovery(torn=torn))
        self.sealed(BROKEN, SMALL + [self.TORN] + recovery())


class Checkpoints(Case):
    def test_keys(self):
        checkpoint = seal(SMALL)
        self.judge(HOLDS, SMALL, checkpoint, [OTHER.key, KEY])
        self.judge(HOLDS, SMALL, checkpoint, [COSIGNER.key, KEY])
        for keys in ([], [OTHER.key], [COSIGNER.key], [STRANGER.key], [KEY, STRANGER.key], [KEY, ""], ["+"],
                     ["++"],
                     [KEY.replace("0367", "0368")], [KEY.upper()], [KEY + "="], [KEY + " "], [KEY[:-4]],
                     [KEY.replace("redact-audit", "redact-cosigner")]):
            self.judge(BROKEN, SMALL, checkpoint, keys)
        for name, kind in (("redact-audit", b"\4"), ("redact-cosigner", b"\1"), ("redact-audit", b"\2")):
            hint = hashlib.sha256(name.encode() + b"\n" + kind + SIGNER.public).hexdigest()[:8]
            self.judge(BROKEN, SMALL, checkpoint, [KEY, f"{name}+{hint}+{encode(kind + SIGNER.public)}"])

    def test_other_signatures_are_left_alone_but_those_of_trusted_keys_are_not(self):
        text = text_of(SMALL)
        self.judge(HOLDS, SMALL, seal(SMALL, STRANGER, SIGNER, OTHER, COSIGNER))
        self.judge(HOLDS, SMALL, seal(SMALL, SIGNER, SIGNER))
        self.judge(HOLDS, SMALL, seal(SMALL, SIGNER, COSIGNER), [KEY, COSIGNER.key])
        self.judge(BROKEN, SMALL, seal(SMALL, COSIGNER), [KEY, COSIGNER.key])
        self.judge(BROKEN, SMALL, seal(SMALL, STRANGER))
        self.judge(BROKEN, SMALL, text + b"\n" + SIGNER.line(b"other text"))
        self.judge(BROKEN, SMALL, text + b"\n" + SIGNER.line(text) + SIGNER.line(b"other text"))
        self.judge(BROKEN, SMALL, text + b"\n" + SIGNER.line(text, DAY))
        at_noon = text + b"\n" + SIGNER.line(text) + COSIGNER.line(text, DAY + 43200)
        self.judge(HOLDS, SMALL, at_noon, [KEY, COSIGNER.key])
        for wrong, day in ((b"other", DAY), (text, None)):
            checkpoint = text + b"\n" + SIGNER.line(text) + COSIGNER.line(wrong, day)
            self.judge(BROKEN, SMALL, checkpoint, [KEY, COSIGNER.key])
            self.judge(HOLDS, SMALL, checkpoint)
        forged = bytearray(COSIGNER.line(text, DAY).split(b" ")[2])
        forged[-10] ^= 1 if forged[-10] not in b"/z9" else 2
        checkpoint = text + b"\n" + SIGNER.line(text) + "— redact-cosigner ".encode() + bytes(forged)
        self.judge(BROKEN, SMALL, checkpoint, [KEY, COSIGNER.key])

    def test_the_text_is_written_in_one_way(self):
        text, root = text_of(SMALL), encode(head(SMALL))
        origin = leaf(SMALL[0]).hex()
        for other in (
                text.replace(b"\n5\n", b"\n05\n"), text.replace(b"\n5\n", b"\n+5\n"),
                text.replace(b"\n5\n", b"\n5 \n"),
                text.replace(b"\n5\n", b"\n6\n"), text.replace(b"\n5\n", b"\n4\n"),
                text.replace(b"\n5\n", b"\n0\n"),
                text.replace(b"\n5\n", "\n\u0665\n".encode()), text + b"extension\n", text + b"\n", text[:-1],
                b"\n" + text,
                text.replace(b"\n", b"\r\n"), text.replace(origin[:16].encode(), origin[:15].encode()),
                text.replace(origin[:16].encode(), origin[:17].encode()), text.upper(),
                text.replace(origin[:16].encode(), b"0" * 16),
                text.replace(b"redact-audit/", b"redact-audit"),
                text.replace(b"=", b""), text.replace(b"=", b"=="), text_of(SMALL, root=head(SMALL)[:31]),
                text_of(SMALL, root=head(SMALL) + b"\0"), text_of(SMALL, root=head(FULL)),
                text.replace(b"\n5\n", b"\n" + b"9" * 16 + b"\n"),
                text.replace(b"\n5\n", b"\n" + b"9" * 9999 + b"\n"),
                text.replace(root.encode(), (root[:-2] + chr(ord(root[-2]) + 1) + "=").encode())):
            self.judge(BROKEN, SMALL, signed(other))

    def test_signature_lines_are_written_in_one_way(self):
        text, line = text_of(SMALL), SIGNER.line(text_of(SMALL))
        self.judge(HOLDS, SMALL, text + b"\n" + line)
        for other in (b"", line[:-1], line + b"\n", b"\n" + line, line.replace(b"=", b""),
                      line.replace(b" ", b"  "),
                      line.replace("—".encode(), b"-"), line + b"text\n", line.replace(b"\n", b" \n"),
                      b" " + line,
                      line.replace(b"redact", b"red+act") + line, "— a b\n".encode() + line,
                      "—  AAAAAAA=\n".encode() + line, "— a AAAAAA==\n".encode() + line,
                      "— a AAAAAAAAAB==\n".encode() + line,
                      b"\xe2\x80\x94 \xff AAAAAAA=\n" + line,
                      "— a\u2003b AAAAAAA=\n".encode() + line, b"\xff" + line, line + b"\0"):
            self.judge(BROKEN, SMALL, text + b"\n" + other)
        self.judge(BROKEN, SMALL, text + line)

    def test_a_checkpoint_belongs_to_one_log_and_state(self):
        other = Run("r7").document().end().lines
        self.judge(BROKEN, SMALL, seal(other))
        self.judge(BROKEN, SMALL, None)
        self.judge(BROKEN, SMALL, b"")
        self.judge(BROKEN, b"", seal(SMALL))
        self.judge(BROKEN, b"", text_of(SMALL, size=0, root=hashlib.sha256().digest()))
        longer = SMALL + Run("r2").end().lines
        self.judge(BROKEN, SMALL, seal(longer))
        self.judge(OPEN, longer, seal(SMALL))
        self.judge(BROKEN, log_of(SMALL)[:-1], seal(SMALL))

    def test_a_kept_checkpoint(self):
        longer = SMALL + Run("r2").end().lines
        rewritten = SMALL[:1] + Run("r1").document(1, ("PLACE",)).end().lines[1:] + Run("r2").end().lines
        for size in range(1, len(longer) + 1):
            self.judge(HOLDS, longer, seal(longer), since=seal(longer, size=size))
        self.judge(BROKEN, SMALL, seal(SMALL), since=seal(longer))
        self.judge(HOLDS, rewritten, seal(rewritten))
        self.judge(BROKEN, rewritten, seal(rewritten), since=seal(SMALL))
        self.judge(HOLDS, rewritten, seal(rewritten), since=seal(SMALL, size=2))
        self.judge(BROKEN, longer, seal(SMALL), since=seal(longer))
        self.judge(BROKEN, SMALL, seal(SMALL), since=signed(text_of(SMALL, 9)))
        self.judge(BROKEN, longer, seal(longer), since=seal(SMALL, OTHER))
        self.judge(BROKEN, longer, seal(longer), since=seal(Run("r7").end().lines))
        self.judge(BROKEN, longer, seal(longer), since=b"")
        elsewhere = text_of(SMALL).replace(leaf(SMALL[0]).hex()[:16].encode(), b"0" * 16)
        self.judge(BROKEN, longer, seal(longer), since=signed(elsewhere))


class Proofs(unittest.TestCase):
    LINES = [b"line %d" % index for index in range(17)]

    def judge(self, expected, proof, line=None, since=None, keys=(KEY,)):
        if line is None:
            code, said = check_consistency(proof, since, keys)
        else:
            code, said = check_inclusion(proof, line, keys)
        self.assertEqual(code, expected, said)

    def variants(self, proof):
        """The proof with hashes dropped, added, doubled, swapped and changed."""
        body, tail = proof.split(b"\n\n", 1)
        hashes = [line for line in body.split(b"\n") if line.endswith(b"=")]
        first, tail = body[:len(body) - 45 * len(hashes)] + b"\n", b"\n" + tail
        extra = encode(leaf(b"extra")).encode()
        for index in range(len(hashes) + 1):
            yield first, hashes[:index] + [extra] + hashes[index:], tail
        for index, hash in enumerate(hashes):
            yield first, hashes[:index] + hashes[index + 1:], tail
            yield first, hashes[:index] + [hash, hash] + hashes[index + 1:], tail
            yield first, hashes[:index] + [extra] + hashes[index + 1:], tail
            yield first, hashes[:index] + [hash[:-1]] + hashes[index + 1:], tail
            yield first, hashes[:index] + [hash + b" "] + hashes[index + 1:], tail
            other = hash[:-2] + bytes([hash[-2] + 1]) + b"="  # the same bytes, but for bits that are not used
            yield first, hashes[:index] + [other] + hashes[index + 1:], tail
        for index in range(len(hashes) - 1):
            yield first, hashes[:index] + hashes[index + 1:index - 1:-1] + hashes[index + 2:], tail

    def broken_variants(self, proof, *others):
        for first, hashes, tail in self.variants(proof):
            changed = first + b"".join(hash + b"\n" for hash in hashes) + tail
            if changed != proof:
                self.judge(BROKEN, changed, *others)

    def test_each_line_of_each_size_is_proved(self):
        for size in range(1, len(self.LINES) + 1):
            lines = self.LINES[:size]
            for index, line in enumerate(lines):
                proof = inclusion_proof(index, lines)
                self.judge(HOLDS, proof, line)
                self.judge(HOLDS, proof, line + b"\n")
                for other in (line + b"\n\n", line + b" ", b"", lines[index - 1] if size > 1 else b"x"):
                    self.judge(BROKEN, proof, other)
                self.broken_variants(proof, line)
                for number in (index + 1, index - 1, size, -1, 2**40):
                    changed = proof.replace(b"index %d\n" % index, b"index %d\n" % number)
                    self.judge(BROKEN, changed, line)

    def test_each_pair_of_sizes_is_proved(self):
        for size in range(1, len(self.LINES) + 1):
            lines = self.LINES[:size]
            for old in range(1, size + 1):
                proof, since = consistency_proof(old, lines), seal(lines[:old])
                self.judge(HOLDS, proof, None, since)
                self.broken_variants(proof, None, since)
                for number in (0, old + 1, old - 1, size + 1):
                    self.judge(BROKEN, proof.replace(b"old %d\n" % old, b"old %d\n" % number), None, since)
                    if 0 < number <= size:
                        self.judge(BROKEN, proof, None, seal(lines[:number]))
                rewritten = lines[:1] + [b"other"] + lines[2:]
                if old > 1:
                    self.judge(BROKEN, proof, None, seal(rewritten[:old]))
                    self.judge(BROKEN, consistency_proof(old, rewritten), None, since)

    def test_old_0_is_refused(self):
        lines = self.LINES[:5]
        self.judge(BROKEN, b"old 0\n\n" + seal(lines), None, seal(lines))
        nothing = signed(text_of(lines, 0, hashlib.sha256().digest()))
        self.judge(BROKEN, b"old 0\n\n" + seal(lines), None, nothing)

    def test_an_old_that_is_larger_is_refused(self):
        longer = self.LINES[:7]
        self.judge(BROKEN, b"old 7\n\n" + seal(longer[:5]), None, seal(longer))
        self.judge(BROKEN, consistency_proof(5, longer), None, seal(longer))

    def test_other_keys_other_logs_other_kinds(self):
        lines = self.LINES[:6]
        proof, line, since = inclusion_proof(2, lines), lines[2], seal(lines[:4])
        grown = consistency_proof(4, lines)
        self.judge(BROKEN, proof, line, keys=[OTHER.key])
        self.judge(BROKEN, proof, line, keys=[])
        self.judge(BROKEN, grown, None, since, keys=[OTHER.key])
        self.judge(BROKEN, grown, None, seal(lines[:4], OTHER))
        self.judge(BROKEN, proof, None, since)
        self.judge(BROKEN, grown, line)
        self.judge(BROKEN, proof.replace(b"c2sp.org/tlog-proof@v1\nindex", b"old"), line)
        self.judge(BROKEN, grown.replace(b"old", b"c2sp.org/tlog-proof@v1\nindex"), None, since)
        self.judge(BROKEN, inclusion_proof(2, lines, seal(lines, OTHER)), line)
        self.judge(BROKEN, inclusion_proof(2, lines, seal(lines[:5])), line)
        self.judge(BROKEN, grown, None, since.replace(b"redact-audit/", b"redact-audit/0")[:-1])
        self.judge(HOLDS, inclusion_proof(2, lines, seal(lines, STRANGER, SIGNER, COSIGNER)), line)
        elsewhere = text_of(lines[:4]).replace(leaf(lines[0]).hex()[:16].encode(), b"0" * 16)
        self.judge(BROKEN, grown, None, signed(elsewhere))
        self.judge(BROKEN, consistency_proof(6, [b"other"] + lines[1:]), None, seal(lines))

    def test_a_proof_is_written_in_one_way(self):
        lines = self.LINES[:6]
        proof, line = inclusion_proof(2, lines), lines[2]
        grown, since = consistency_proof(4, lines), seal(lines[:4])
        for old, new in ((b"index 2", b"index 02"), (b"index 2", b"index +2"), (b"index 2", b"index  2"),
                         (b"v1", b"v2"),
                         (b"index 2", b"index 2 "), (b"index", b"Index"), (b"v1\n", b"v1\nextra AAAA\n"),
                         (b"\n", b"\r\n"),
                         (b"\n\nredact", b"\nredact"), (b"\n\nredact", b"\n\n\nredact"),
                         (b"index 2", b"index \xd9\xa2"),
                         (b"=\n", b"=\n\n")):
            self.assertIn(old, proof)
            self.judge(BROKEN, proof.replace(old, new), line)
        for old, new in ((b"old 4", b"old 04"), (b"old 4", b"old +4"), (b"old 4", b"old  4"),
                         (b"old 4", b"old 4 "),
                         (b"old", b"Old"), (b"\n\nredact", b"\nredact")):
            self.judge(BROKEN, grown.replace(old, new), None, since)
        for size in range(len(proof)):
            self.judge(BROKEN, proof[:size], line)
        for size in range(len(grown)):
            self.judge(BROKEN, grown[:size], None, since)
        for index in range(len(proof)):
            for bit in (index % 8, 5):
                changed = bytearray(proof)
                changed[index] ^= 1 << bit
                self.judge(BROKEN, bytes(changed), line)


class Values(unittest.TestCase):
    def test_raw_hashes_and_sizes(self):
        for size in range(1, 34):
            lines = [b"%d" % index for index in range(size)]
            root = head(lines)
            for place in range(1, size + 1):
                proof, old = path(place - 1, lines), head(lines[:place])
                hash = leaf(lines[place - 1])
                self.assertIs(verify.inclusion(hash, place - 1, size, proof, root), True)
                grown = subproof(place, lines, True)
                self.assertIs(verify.consistency(place, old, size, root, grown), True)
                for other in (proof + [root], proof[:-1], proof[1:], [root] + proof):
                    self.assertIs(verify.inclusion(hash, place - 1, size, other, root), other == proof)
                for other in (grown + [root], grown[:-1], grown[1:], [root] + grown):
                    self.assertIs(verify.consistency(place, old, size, root, other), other == grown)
                for index in (-1, size, place, 2**52):
                    self.assertIs(verify.inclusion(hash, index, size, proof, root), False)
                for other in (-1, 0, size + 1, 2**52):
                    self.assertIs(verify.consistency(other, old, size, root, grown), False)

    def test_nothing_is_proved_of_nothing(self):
        empty = hashlib.sha256().digest()
        self.assertIs(verify.inclusion(empty, 0, 0, [], empty), False)
        self.assertIs(verify.consistency(0, empty, 0, empty, []), False)
        self.assertIs(verify.consistency(0, empty, 1, leaf(b""), []), False)
        self.assertIs(verify.consistency(1, leaf(b""), 0, leaf(b""), []), False)
        self.assertIs(verify.consistency(3, empty, 5, empty, []), False)


class Program(unittest.TestCase):
    def program(self, *arguments):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "verify.py")
        done = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True)
        return done.returncode, done.stdout

    def test_the_program_answers_with_its_exit_and_one_line(self):
        longer = SMALL + Run("r2").end().lines
        files = {"log": log_of(longer), "log.checkpoint": seal(longer), "old": seal(SMALL),
                 "keys": f"{KEY}\n".encode(),
                 "line": longer[1] + b"\n",
                 "in": inclusion_proof(1, longer), "grown": consistency_proof(5, longer),
                 "bare": log_of(SMALL), "tail": log_of(longer) + b"x", "tail.checkpoint": seal(longer)}
        with tempfile.TemporaryDirectory() as folder:
            at = functools.partial(os.path.join, folder)
            for name, data in files.items():
                with open(at(name), "wb") as file:
                    file.write(data)
            for expected, arguments in [
                    (HOLDS, [at("log"), "--key", KEY]), (HOLDS, [at("log"), "--key", at("keys")]),
                    (HOLDS, [at("log"), "--key", OTHER.key, "--key", KEY, "--since", at("old")]),
                    (OPEN, [at("tail"), "--key", KEY]), (BROKEN, [at("bare"), "--key", KEY]),
                    (BROKEN, [at("log"), "--key", OTHER.key]), (BROKEN, [at("log"), "--key", "no key"]),
                    (HOLDS, [at("in"), "--line", at("line"), "--key", KEY]),
                    (BROKEN, [at("in"), "--line", at("log"), "--key", KEY]),
                    (HOLDS, [at("grown"), "--since", at("old"), "--key", KEY]),
                    (BROKEN, [at("grown"), "--since", at("log.checkpoint"), "--key", KEY]),
                    (2, [at("log")]), (2, ["--key", KEY]),
                    (BROKEN, [at("in"), "--key", KEY]), (BROKEN, [at("grown"), "--key", KEY]),
                    (2, [at("nowhere"), "--key", KEY])]:
                code, said = self.program(*arguments)
                self.assertEqual((code, said.count("\n")), (expected, 0 if expected == 2 else 1), said)
                word = {HOLDS: "holds\n", OPEN: "open\n", BROKEN: "broken\n", 2: ""}[code]
                self.assertEqual(said, word)

    def test_the_verifier_is_small(self):
        with open(verify.__file__, encoding="utf-8") as file:
            lines = file.read().splitlines()
        self.assertLessEqual(len(lines), 150)
        self.assertLessEqual(max(map(len, lines)), 110)

    def test_200_records_take_little_time(self):
        run = Run()
        for document in range(1, 14):
            run.document(document, ("PERSON", "PLACE") * 6 + ("DATE",))
        lines = run.end().lines
        self.assertGreater(len(lines), 190)
        log, checkpoint = log_of(lines), seal(lines)
        verify.is_signed.cache_clear()
        begin = time.perf_counter()
        self.assertEqual(check(log, checkpoint, [KEY])[0], HOLDS)
        self.assertLess(time.perf_counter() - begin, 0.1)


if __name__ == "__main__":
    unittest.main()

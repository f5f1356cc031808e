"""Asks the example verifier about logs that were changed, and tells where it answers otherwise than was written down.

usage: agree.py LOG CHECKPOINT VKEY CASES [VECTORS]

A line of CASES is an exit status and what was done: `4 log flip 1207 3`, `4 log cut 99`, `0 log none 0`, `4 log drop 7`,
`4 log double 7`, `4 log swap 7 9`, or the same with `note` for the checkpoint. VECTORS are proofs of RFC 6962 in the form
of transparency-dev/merkle. Exits 1 when the answers differ.
"""

import base64
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Examples" / "verify-audit"))
import verify  # noqa: E402


def changed(data, change, first, second=0):
    if change == "flip":
        data = bytearray(data)
        data[first] ^= 1 << second
        return bytes(data)
    if change == "cut":
        return data[:first]
    lines = data.split(b"\n")[:-1]
    if change == "drop":
        del lines[first]
    elif change == "double":
        lines.insert(first, lines[first])
    elif change == "swap":
        lines[first], lines[second] = lines[second], lines[first]
    return b"".join(line + b"\n" for line in lines)


def disagreements(log, note, key, cases):
    for number, case in enumerate(cases, 1):
        status, which, change, *places = case.split()
        parts = {"log": log, "note": note}
        parts[which] = changed(parts[which], change, *map(int, places))
        answer, reason = verify.check(parts["log"], parts["note"], [key])
        if answer != int(status):
            yield f"case {number}, {case}: {answer} ({reason})"


def wrong_proofs(vectors):
    for number, vector in enumerate(vectors, 1):
        hashes = [base64.b64decode(text) for text in vector["proof"] or []]
        if "leafIdx" in vector:
            good = verify.inclusion(
                base64.b64decode(vector["leafHash"]), vector["leafIdx"], vector["treeSize"], hashes,
                base64.b64decode(vector["root"]))
        else:
            good = verify.consistency(
                vector["size1"], base64.b64decode(vector["root1"]), vector["size2"],
                base64.b64decode(vector["root2"]), hashes)
        # A leaf hash is made by hashing a line, so that it is never empty.
        good = good and vector.get("leafHash") != ""
        if good == vector["wantErr"]:
            yield f"proof {number}, {vector['desc']}: {'holds' if good else 'refused'}"


def main(log, checkpoint, key, cases, vectors=None):
    cases = pathlib.Path(cases).read_text().splitlines()
    wrong = list(disagreements(pathlib.Path(log).read_bytes(), pathlib.Path(checkpoint).read_bytes(), key, cases))
    proofs = json.loads(pathlib.Path(vectors).read_text()) if vectors else []
    wrong += wrong_proofs(proofs)
    print("\n".join(wrong[:20] + [f"{len(cases)} logs, {len(proofs)} proofs, {len(wrong)} answers differ"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Check an audit log of redact, or a proof about one, by Documentation/specs/audit-log.md.
    verify.py LOG|PROOF --key KEY [--key KEY ...] [--line LINE] [--since OLD.checkpoint]
KEY is `redact-audit+HASH+BASE64`, or a file with one such key a line. Exit: 0 holds, 5 open, 4 broken."""
import argparse, base64, calendar, collections, json, os, re, sys
from hashlib import sha256, sha512
# Ed25519 (RFC 8032, section 5.1), only checked: the curve -x^2 + y^2 = 1 + D x^2 y^2 modulo P, of order L.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, I = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
def add(p, q):
    t, x, y = D * p[0] * p[1] * q[0] * q[1] % P, p[0] * q[1] + p[1] * q[0], p[0] * q[0] + p[1] * q[1]
    return x * (1 - t) * (inverse := pow(1 - t * t, -1, P)) % P, y * (1 + t) * inverse % P
def point(data):
    odd, y = divmod(int.from_bytes(data, "little"), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    roots = [factor * pow(square, (P + 3) // 8, P) % P for factor in (1, -1, I, -I)]
    return next(((x, y) for x in roots if x * x % P == square and x % 2 == odd and y < P), None)
def is_signed(key, signature, message):
    a, base, s = point(key), point(b"\x58" + b"\x66" * 31), int.from_bytes(signature[32:], "little")
    if not a or s >= L or len(signature) != 64:
        return False
    k = int.from_bytes(sha512(signature[:32] + key + message).digest(), "little") % L
    r, table = (0, 1), [(0, 1), base, (-a[0], a[1]), add(base, (-a[0], a[1]))]
    for bit in range(252, -1, -1):  # R is S B - k A, here in one pass.
        r = add(add(r, r), table[(s >> bit & 1) + 2 * (k >> bit & 1)])
    return (r[1] + (r[0] % 2 << 255)).to_bytes(32, "little") == signature[:32]

# The tree of RFC 6962. A proof leads from one hash, path[0], past its siblings to the roots of two sizes.
def root_of(leaves):
    half = 1 << (len(leaves) - 1).bit_length() >> 1
    return sha256(b"\1" + root_of(leaves[:half]) + root_of(leaves[half:])).digest() if half else leaves[0]
def climb(index, last, path):
    inner = (index ^ last).bit_length()  # From here on up all siblings stand to the left.
    left = [index >> level & 1 for level in range(inner)] + [1] * bin(index >> inner).count("1")
    before = after = path[0] if path else b""
    for is_left, sibling in zip(left, path[1:]):
        before = sha256(b"\1" + sibling + before).digest() if is_left else before
        after = sha256(b"\1" + (sibling + after if is_left else after + sibling)).digest()
    return (before, after) if len(path) == 1 + len(left) else ()
def inclusion(leaf_hash, index, size, hashes, root):
    return 0 <= index < size and climb(index, size - 1, [leaf_hash, *hashes])[1:] == (root,)
def consistency(old, old_root, size, root, hashes):
    unit, path = old & -old, [*hashes] if old & old - 1 else [old_root, *hashes]
    return (0 < old < size and climb((old - 1) // unit, (size - 1) // unit, path) == (old_root, root)
            or 0 < old == size and [old_root, *hashes] == [root])

# Checkpoints (c2sp.org/signed-note, c2sp.org/tlog-cosignature), and proofs, which stand before one.
N, HASH = "(0|[1-9][0-9]{0,15})", "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=\n"
BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"
NOTE = (f"(redact-audit/([0-9a-f]{{16}})\n(?!0){N}\n({HASH}))\n"
        f"((?:— [^\\s+\0-\x1f\ud800-\udfff]+ (?=[^=\n]{{7}}){BASE64}\n)+)")
PROOF, VKEY = f" {N}\n((?:{HASH})*)\n", r"(redact-audit|redact-cosigner)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})"
Seal = collections.namedtuple("Seal", "origin size root number hashes")
def read_seal(data, keys, proof="()()"):
    note = re.fullmatch(proof + NOTE, (data or b"").decode(errors="surrogateescape"))
    vkeys, decode = [re.fullmatch(VKEY, key) for key in keys], base64.b64decode
    if not note or not all(vkeys):
        return None
    lines, checked = [(name, decode(code)) for name, code in re.findall("— (.*) (.*)\n", note[7])], []
    for name, digits, key in ((vkey[1], vkey[2], decode(vkey[3])) for vkey in vkeys):
        hint = sha256(name.encode() + b"\n" + key).digest()[:4]
        checked.append(hint.hex() == digits and key[0] == {"redact-audit": 1, "redact-cosigner": 4}[name])
        for value in [value[4:] for signer, value in lines if (signer, value[:4]) == (name, hint)]:
            time = b"cosignature/v1\ntime %d\n" % int.from_bytes(value[:8], "big") if key[0] == 4 else b""
            checked.append(is_signed(key[1:], value[8:] if time else value, time + note[3].encode()) and name)
    seal = Seal(note[4], int(note[5]), decode(note[6]), int(note[1] or 0), [*map(decode, note[2].split())])
    return seal if all(checked) and "redact-audit" in checked else None

# Records. `?` may be absent, what has no kind is a word, what is not among KINDS is a regular expression.
RECORDS = {"run.start": "version build:G? packs:{H} policy:H? profile? canon:N keys:[K] scope? options:{W}",
    "document.start": "document:D format", "restore": "document:D key:K? opened:N refused:N reason?",
    "review": 'document:D finding:G decision:"(accept|reject|edit)" type rule reviewer:G?',
    "entity": "document:D index:N bytes:P scalars:P type rule ruleVersion? action label? pseudonym:H? score:S"
              ' kind:"(direct|quasi)" review:"(accept|edit)"?',
    "document.end": "document:D counts:{N} length:N removed:{N}? before:G? after:H gates:{B} perhapsSame:L?",
    "run.end": "documents:N refused:N entities:N exit:N", "recover": "closes? torn:H? unsealed:N",
    "vault": "action:A vault:K labels:[W]? documents:N? reason?", "release": "manifest:H files:N",
    "key": 'action:"destroy" role:"(pseudonym|custodian|audit|cosigner)" keys:[K]'}
W, G, H, K = '"[A-Za-z0-9._:+-]{1,80}"', '"([0-9a-f]{2}){1,64}"', '"[0-9a-f]{64}"', '"[0-9a-f]{16}"'
LIST, MAP = r"\[(%s(,(?!\])|(?=\])))*\]", r"\{(" + W + r":%s(,(?!\})|(?=\})))*\}"
KINDS = {"": W, "N": N, "G": G, "H": H, "K": K, "D": f"{N}|{G}", "P": rf"\[{N},{N}\]", "[K]": LIST % K,
    "[W]": LIST % W, "L": LIST % rf"\[{W},{W}\]", "{H}": MAP % H, "{W}": MAP % W, "{N}": MAP % N,
    "{B}": MAP % "(true|false)", "A": '"(show|merge|rekey|relabel|export|forget|join|split|dismiss)"',
    "S": r"0\.[0-9]{2}|1\.00", "T": '"(19[7-9]|[2-9][0-9]{2})[0-9](-(0[1-9]|1[0-2])(-[0-3][0-9])?)?"'}
def pattern(record, members):
    members += f' record:"{re.escape(record)}" schema:"redact[.]audit/1" run seq:N date:T?'
    parts = sorted(re.findall(r"(\w+):?([^ ?]*)(\??)", members))
    return "".join('((^{|(?!^),)"%s":(%s))%s' % (name, KINDS.get(kind, kind), q) for name, kind, q in parts)
RECORD = re.compile(f"({'|'.join(map(pattern, RECORDS, RECORDS.values()))})}}".encode())
def parse(line):  # A number that is too large is not written again as it was.
    record = json.loads(line if RECORD.fullmatch(line) else b"{}", parse_int=lambda text: int(text) % 2**53)
    text = json.dumps(record, sort_keys=True, separators=(",", ":")).encode()
    year, month, day = [*map(int, record.get("date", "1970").split("-")), 1, 1][:3]
    ranges = [record.get(name, []) for name in ("bytes", "scalars")]
    good = 1 <= day <= calendar.monthrange(year, month)[1] and ranges == [*map(sorted, ranges)]
    return record if good and text == re.sub(rb'("score":[01][.][0-9])0', rb"\1", line) else {}
def is_document(block):
    entities = [record for record in block if record["record"] == "entity"]
    counts = collections.Counter(record["type"] for record in entities)
    return (len({record["document"] for record in block}) == 1 and block[-1].get("counts", counts) == counts
            and [record["index"] for record in entities] == [*range(len(entities))])
def is_run(run, form, pending):  # with what it has to close: names of runs and hashes of lines
    closed = [(record.get("closes"), record.get("torn")) for record in run if record["record"] == "recover"]
    sums = form.count("d") + form.count("s"), form.count("e")
    return (re.fullmatch(f"Rc*|Rc{{{len(pending)}}}r" if pending else "R(Dv*e*d|[soc])*(r|Dv*e*)?", form)
            and all((record["run"], record["seq"]) == (run[0]["run"], seq) for seq, record in enumerate(run))
            and closed == (pending[:len(closed)] if pending else [(None, None)] * len(closed))
            and not (pending and any(record.get("unsealed") for record in run[2:]))
            and not (form[-1] == "r" and sums != (run[-1]["documents"], run[-1]["entities"]))
            and all(is_document(run[slice(*block.span())]) for block in re.finditer("D[ve]*d?", form)))
def has_end(lines):  # or None, if the lines or their order are wrong
    records, names, pending, cut, sound = [parse(line) for line in lines], set(), [], None, True
    letters = "".join("RDsvedrcooo?"[[*RECORDS, None].index(record.get("record"))] for record in records)
    for part in re.finditer(r"\?|.[^R?]*", letters):  # a run, or a line that is no record
        run, name = records[part.start():part.end()], records[part.start()].get("run")
        torn = sha256(b"\0" + lines[part.start()]).hexdigest() if part[0] == "?" else None
        pending += [(cut, torn)] if cut or torn else []
        sound = sound and (torn or name not in names and is_run(run, part[0], pending))
        names.add(name)
        pending, cut = pending[0 if torn else part[0].count("c"):], None if part[0][-1] == "r" else name
    return not cut if sound and not pending and max(map(len, lines)) <= 65536 else None
ANSWERS = {None: (4, "broken"), True: (0, "holds"), False: (5, "open")}
def check(log, checkpoint, keys, since=None):
    seal, lines = read_seal(checkpoint, keys), log.split(b"\n")
    kept, size = seal if since is None else read_seal(since, keys), seal.size if seal else 0
    leaves = [sha256(b"\0" + line).digest() for line in lines[:size]]
    agree = bool(seal and kept) and kept.size <= size < len(lines) and all(
        (leaves[0].hex()[:16], root_of(leaves[:one.size])) == (one.origin, one.root) for one in (seal, kept))
    return ANSWERS[has_end(lines[:size]) and lines[size:] == [b""] if agree else None]
def check_inclusion(proof, line, keys):
    seal = read_seal(proof, keys, r"c2sp[.]org/tlog-proof@v1\nindex" + PROOF)
    leaf = sha256(b"\0" + re.sub(rb"\n\Z", b"", line)).digest()
    return ANSWERS[seal and inclusion(leaf, seal.number, seal.size, seal.hashes, seal.root) or None]
def check_consistency(proof, old_checkpoint, keys):
    new, old = read_seal(proof, keys, "old" + PROOF), read_seal(old_checkpoint, keys)
    same = new and old and (new.origin, new.number) == (old.origin, old.size)
    return ANSWERS[same and consistency(old.size, old.root, new.size, new.root, new.hashes) or None]
if __name__ == "__main__":
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--key", action="append", required=True)
    for name in ("file", "--line", "--since"):
        parser.add_argument(name, type=argparse.FileType("rb"))
    given = parser.parse_args()
    keys = [key for arg in given.key for key in (open(arg).read() if os.path.isfile(arg) else arg).split()]
    data, line, since = (file and file.read() for file in (given.file, given.line, given.since))
    beside = given.file.name + ".checkpoint"
    code, reason = (check_inclusion(data, line, keys) if given.line else
                    check_consistency(data, since, keys) if data[:4] == b"old " else
                    check(data, open(beside, "rb").read() if os.path.isfile(beside) else None, keys, since))
    print(reason)
    sys.exit(code)

"""Wrong keys, damage, older copies, full and read-only disks.

Each case ends with its documented status, writes nothing to standard output and leaves no output file. Of 500 bits
flipped one at a time in the vault or the wraps, `vault verify --custodian` finds each, or it lies in bytes that
nobody uses and the original comes back to its last byte: never other words with exit 0, never a signal.
"""
import os
import pathlib
import shutil
import subprocess

from . import invent
from .bench import write

USAGE, DAMAGED, MISSING, CANNOT, IO, KEY, CONFIGURATION = 64, 65, 66, 73, 74, 77, 78


def prove(bench):
    bench.make_keys()
    case = Case(bench)
    case.keys()
    case.tokens()
    case.paths()
    case.truncated()
    case.older()
    case.read_only()
    case.full()
    flips = case.flipped()
    bench.tell(f"{case.count} cases end as documented with nothing emitted" if not bench.wrong else f"{case.count} cases")
    bench.tell(flips)


class Case:
    def __init__(self, bench):
        self.bench, self.count = bench, 0
        self.random = bench.random("faults")
        people = invent.names(self.random, 20)
        self.known = write(bench.fast / "known.txt", invent.known(people))
        self.home = bench.fast / "good"
        self.originals = {}
        for number in range(8):
            text = invent.interview(self.random, people, number)
            self.originals[f"{number}.txt"] = write(bench.fast / f"in/{number}.txt", text).read_bytes()
        for folder in (self.home, bench.fast / "out"):
            folder.mkdir()
        self.vault = bench.make_vault(self.home / "north.vault")
        for name in sorted(self.originals)[:7]:
            bench.must(*self.words(self.vault, name), "-o", self.output(name))
        self.stranger = bench.fast / "stranger.key"
        bench.must("key", "new", "--role", "custodian", self.stranger)

    def words(self, vault, name):
        return ["-k", self.bench.pseudonym, "--known", self.known, "--vault", vault, self.bench.fast / "in" / name]

    def output(self, name):
        return self.bench.fast / "out" / name

    def refused(self, what, words, *statuses):
        """Runs with -o as well as to standard output, and nothing may come out either way."""
        self.count += 1
        bench = self.bench
        target = bench.fast / "nothing"
        for extra in ([], ["-o", target]) if words[0] in ("restore", "-k") else ([],):
            result = bench.run(*words, *extra)
            bench.check(result.status in statuses,
                        f"{what}: exit {result.status}, not {' or '.join(map(str, statuses))}: {bench.first(result.err)}")
            bench.check(not result.out, f"{what}: something was written to standard output")
            bench.check(not target.exists(), f"{what}: an output file was made")
            target.unlink(missing_ok=True)
        left = [path.name for path in bench.fast.iterdir() if path.name.startswith(".redact")]
        bench.check(not left, f"{what}: an unfinished file is left")

    def copy(self, name="copy"):
        folder = self.bench.fast / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.home, folder)
        return folder / "north.vault"

    def restoring(self, vault, key=None, name="0.txt"):
        return ["restore", "--vault", vault, "--custodian", key or self.bench.custodian, "--reason", "torture",
                "--audit", self.bench.fast / "restores.jsonl", self.output(name)]

    def all_refused(self, what, vault, *statuses):
        """What everybody would try with a vault: redact into it, restore from it, look at it."""
        self.refused(f"{what}, redact", self.words(vault, "7.txt"), *statuses)
        self.refused(f"{what}, restore", self.restoring(vault), *statuses)
        self.refused(f"{what}, list", ["vault", "list", vault], *statuses)
        self.refused(f"{what}, verify", ["vault", "verify", vault], *statuses)
        self.refused(f"{what}, export", ["vault", "export", vault], *statuses)

    # Keys

    def keys(self):
        bench, vault = self.bench, self.vault
        audit = bench.keys / "audit.key"
        for what, key in (("a custodian's key", bench.custodian), ("a public key", f"{bench.custodian}.pub"),
                          ("a log's key", audit)):
            self.refused(f"{what} to redact with", ["-k", key, "--vault", vault, bench.fast / "in/7.txt"], KEY)
        for what, key in (("another custodian", self.stranger), ("the pseudonym key", bench.pseudonym),
                          ("a public key", f"{bench.custodian}.pub"), ("a log's key", audit)):
            self.refused(f"{what} to restore with", self.restoring(vault, key), KEY)
            self.refused(f"{what} to verify with", ["vault", "verify", vault, "--custodian", key], KEY)
            self.refused(f"{what} to rekey with",
                         ["vault", "rekey", vault, "--custodian", key, "--to", f"{self.stranger}.pub"], KEY)
        self.refused("no key to redact with", ["--vault", vault, bench.fast / "in/7.txt"], KEY)
        self.refused("no custodian to restore with",
                     ["restore", "--vault", vault, "--reason", "torture", self.output("0.txt")], KEY)
        self.refused("no reason to restore", ["restore", "--vault", vault, "--custodian", bench.custodian,
                                              self.output("0.txt")], USAGE)
        self.refused("an output that was changed",
                     [*self.restoring(vault)[:-1], write(bench.fast / "edited", self.output("0.txt").read_bytes() + b".")],
                     DAMAGED)
        self.refused("a public key of another role for a new vault",
                     ["vault", "init", bench.fast / "n.vault", "--custodian", f"{audit}.pub"], KEY)

    def tokens(self):
        bench = self.bench
        made = bench.must("-k", bench.pseudonym, "--scope", "project:north", "--known", self.known, "--labels", "token",
                          bench.fast / "in/0.txt").out
        tokens = write(bench.fast / "tokens", made)
        right = bench.must("restore", "-k", bench.pseudonym, "--scope", "project:north", tokens)
        bench.check(right.out == self.originals["0.txt"], "tokens do not come back in their own scope")
        for scope in ("project:south", "interview:north", "release:north"):
            self.refused(f"tokens in the scope {scope}", ["restore", "-k", bench.pseudonym, "--scope", scope, tokens], KEY)
        other = bench.fast / "other.key"
        bench.must("key", "new", other)
        self.refused("tokens with another key", ["restore", "-k", other, "--scope", "project:north", tokens], KEY)

    # Files

    def paths(self):
        bench = self.bench
        for part in ("", ".wraps"):
            def at(make, part=part):
                vault = self.copy()
                path = pathlib.Path(f"{vault}{part}")
                path.rename(f"{path}.away")
                make(path)
                return vault
            named = part[1:] or "vault"
            self.all_refused(f"{named} is missing", at(lambda path: None), MISSING)
            self.all_refused(f"{named} is a symbolic link", at(lambda path: path.symlink_to(f"{path}.away")), KEY, DAMAGED)
            self.all_refused(f"{named} is a folder", at(lambda path: path.mkdir()), KEY, DAMAGED)
            self.all_refused(f"{named} is a pipe", at(os.mkfifo), KEY, DAMAGED)
            self.all_refused(f"{named} is a text", at(lambda path: secret(write(path, b"What is this?\n" * 99))), DAMAGED)
            self.all_refused(f"{named} is empty", at(lambda path: secret(write(path, b""))), DAMAGED)
            vault = self.copy()
            pathlib.Path(f"{vault}{part}").chmod(0o640)
            self.all_refused(f"{named} can be read by a group", vault, KEY, DAMAGED)
        custodian = ["--custodian", f"{bench.custodian}.pub"]
        self.refused("a new vault where one is", ["vault", "init", self.vault, *custodian], CANNOT)
        self.refused("a new vault in no folder", ["vault", "init", bench.fast / "no/n.vault", *custodian], CANNOT, MISSING)
        (bench.fast / "link.vault").symlink_to("elsewhere.vault")
        self.refused("a new vault through a symbolic link", ["vault", "init", bench.fast / "link.vault", *custodian], CANNOT)
        bench.check(not (bench.fast / "elsewhere.vault").exists(), "a vault was made through a symbolic link")
        result = bench.restore(self.vault, self.output("0.txt"))
        bench.check(result.out == self.originals["0.txt"], "the vault suffered from what was tried beside it")

    def truncated(self):
        for part in ("", ".wraps"):
            whole = pathlib.Path(f"{self.vault}{part}").read_bytes()
            lengths = [0, 1, 16, 99, 100, 4095, 4096] + [self.random.randrange(len(whole)) for _ in range(13)]
            for length in lengths[:self.bench.count(20, 3)]:
                vault = self.copy()
                os.truncate(f"{vault}{part}", length)
                named = part[1:] or "vault"
                # A database may be shorter than it says and the rows that are asked for be whole; but never for long.
                self.refused(f"{named} cut short, verify", ["vault", "verify", vault, "--custodian", self.bench.custodian],
                             DAMAGED)
                for name in ("0.txt", "6.txt"):
                    self.exact_or_refused(f"{named} cut short, restore", vault, name)

    def exact_or_refused(self, what, vault, name):
        result = self.bench.run(*self.restoring(vault, name=name))
        self.count += 1
        if result.status == 0:
            told = "labels are left with" if "labels stay" in result.err else "other words with"
            return self.bench.check(result.out == self.originals[name], f"{what}: {told} exit 0")
        self.bench.check(result.status in (DAMAGED, MISSING, KEY), f"{what}: exit {result.status}: {self.bench.first(result.err)}")
        return self.bench.check(not result.out, f"{what}: something was emitted")

    def older(self):
        bench = self.bench
        # A document more, then a person less.
        newer = self.copy("newer")
        bench.must(*self.words(newer, "7.txt"))
        label = next(line.split("\t")[0] for line in bench.must("vault", "list", newer).lines if line.startswith("PERSON"))
        forgotten = self.copy_of(newer, "forgotten")
        bench.must("vault", "forget", forgotten, label, "--reason", "asked for it")
        newest = self.copy_of(forgotten, "newest")
        for number in range(3):
            text = write(bench.fast / f"more-{number}.txt", f"I saw Zorvathellaq{number} Brizlofant there.\n")
            bench.must("-k", bench.pseudonym, "--vault", newest, text)
        for what, now, before in (("by one document", newer, self.vault), ("by one person forgotten", forgotten, newer),
                                  ("by many changes", newest, self.vault)):
            for part in ("", ".wraps"):
                vault = self.copy_of(now, "swapped")
                shutil.copy2(f"{before}{part}", f"{vault}{part}")
                named = f"an older {part[1:] or 'vault'} ({what})"
                if what == "by many changes":
                    self.all_refused(named, vault, DAMAGED)
                else:
                    self.refused(f"{named}, verify", ["vault", "verify", vault], DAMAGED)
                if "person" in what and part:
                    result = bench.run("vault", "show", vault, label, "--custodian", bench.custodian, "--reason", "torture")
                    bench.check(not result.out.strip() or result.status != 0,
                                f"{named}: shows the person who was forgotten")
        other = bench.make_vault(bench.fast / "other.vault")
        for part in ("", ".wraps"):
            vault = self.copy()
            shutil.copy2(f"{other}{part}", f"{vault}{part}")
            self.all_refused(f"{part[1:] or 'vault'} of another vault", vault, DAMAGED)

    def copy_of(self, vault, name):
        folder = self.bench.fast / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(vault.parent, folder)
        return folder / vault.name

    # Disks

    def read_only(self):
        vault = self.copy("fixed")
        if mount(["--bind", vault.parent, vault.parent]) and mount(["-o", "remount,ro,bind", vault.parent]):
            try:
                self.refused("on a read-only disk, redact", self.words(vault, "7.txt"), IO)
                self.refused("on a read-only disk, forget", ["vault", "forget", vault, "PERSON-1", "--reason", "x"], IO, CANNOT)
                self.refused("a new vault on a read-only disk",
                             ["vault", "init", vault.parent / "n.vault", "--custodian", f"{self.bench.custodian}.pub"], CANNOT)
                for name in ("0.txt", "6.txt"):  # a copy on a read-only disk may serve those who restore
                    result = self.bench.run(*self.restoring(vault, name=name))
                    self.bench.check(result.status in (0, IO), f"on a read-only disk, restore: exit {result.status}")
                    self.bench.check(result.out == (self.originals[name] if result.status == 0 else b""),
                                     "on a read-only disk, restore: other words")
                self.bench.tell(f"restore from a read-only disk: exit {result.status}")
            finally:
                subprocess.run(["umount", vault.parent], capture_output=True)
        else:
            self.bench.skip("a read-only disk: mounting is not allowed here")

    def full(self):
        folder = self.bench.fast / "small"
        folder.mkdir()
        if not mount(["-t", "tmpfs", "-o", "size=320k,mode=700", "none", folder]):
            return self.bench.skip("a full disk: mounting is not allowed here")
        try:
            vault = self.bench.make_vault(folder / "north.vault")
            kept = 0
            target = self.bench.fast / "from-full"
            for number in range(200):
                text = write(self.bench.fast / "one.txt", self.originals["0.txt"] + b"%d\n" % number)
                result = self.bench.run("-k", self.bench.pseudonym, "--known", self.known, "--vault", vault, text, "-o", target)
                if result.status:
                    break
                kept += 1
                shutil.copy(target, self.bench.fast / f"kept-{number}")
                target.unlink()
            self.count += 1
            self.bench.check(0 < kept < 200, f"the disk was full after {kept} documents")
            self.bench.check(result.status == IO, f"on a full disk, redact: exit {result.status}: {self.bench.first(result.err)}")
            self.bench.check(not result.out and not target.exists(), "on a full disk, redact: an output was made")
            fill(folder / "filler")
            self.refused("a new vault on a full disk",
                         ["vault", "init", folder / "n.vault", "--custodian", f"{self.bench.custodian}.pub"], IO, CANNOT)
            self.bench.check(not (folder / "n.vault").exists(), "half a new vault is left on a full disk")
            if not mount(["-o", "remount,size=2m", folder]):
                return self.bench.skip("a disk with room again: mounting is not allowed here")
            (folder / "filler").unlink()
            self.bench.must("vault", "verify", vault, "--custodian", self.bench.custodian)
            for number in range(kept):
                whole = self.bench.is_restored(vault, self.bench.fast / f"kept-{number}",
                                               self.originals["0.txt"] + b"%d\n" % number)
                self.bench.check(whole, "what was kept before the disk was full is lost")
            self.bench.must("-k", self.bench.pseudonym, "--known", self.known, "--vault", vault, text)
        finally:
            subprocess.run(["umount", folder], capture_output=True)

    # Bits

    def flipped(self):
        bench = self.bench
        found = without_key = harmless = 0
        flips = bench.count(500)
        for number in range(flips):
            vault = self.copy("flipped")
            part = "" if number % 3 else ".wraps"
            path = pathlib.Path(f"{vault}{part}")
            data = bytearray(path.read_bytes())
            at = self.random.randrange(len(data) * 8)
            data[at // 8] ^= 1 << at % 8
            path.write_bytes(data)
            name = self.random.choice(sorted(self.originals)[:7])
            plain = bench.run("vault", "verify", vault)
            status = bench.run("vault", "verify", vault, "--custodian", bench.custodian).status if plain.status == 0 else plain.status
            bench.check(status in (0, DAMAGED, KEY), f"a flipped bit, verify: exit {status}: {bench.first(plain.err)}")
            if status == 0:
                harmless += 1
                result = bench.run(*self.restoring(vault, name=name))
                bench.check(result.status == 0 and result.out == self.originals[name],
                            "a flipped bit that verify does not find spoils a restore")
            else:
                found += 1
                without_key += plain.status != 0
                self.exact_or_refused("a flipped bit, restore", vault, name)
        return (f"of {flips} flipped bits verify finds {without_key} alone and {found - without_key} more with a custodian's "
                f"key; {harmless} lie where nobody looks, and the originals come back")


def secret(path):
    path.chmod(0o600)


def fill(path):
    """Takes all the room that is left on a disk."""
    with open(path, "wb", buffering=0) as file:
        try:
            while file.write(bytes(512)):
                pass
        except OSError:
            pass


def mount(words):
    return subprocess.run(["mount", *map(str, words)], capture_output=True).returncode == 0

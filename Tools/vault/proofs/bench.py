"""A place to try things: the command, its keys, folders that go away, and a list of what went wrong."""
import hashlib
import os
import pathlib
import random
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]


class Result:
    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")

    @property
    def lines(self):
        return self.out.decode().splitlines()


class Bench:
    """What a proof works with."""

    def __init__(self, redact, fast, disk, seed, scale):
        self.redact, self.fast, self.disk, self.seed, self.scale = redact, fast, disk, seed, scale
        self.figures, self.skipped, self.wrong = [], [], {}
        self.keys = fast / "keys"
        self.env = {"PATH": "/usr/bin:/bin", "HOME": str(fast), "LC_ALL": "C.UTF-8", "TMPDIR": str(fast),
                    "REDACT_RULES": os.environ.get("REDACT_RULES", str(ROOT / "Rules/compiled.pack"))}

    # Running

    def start(self, *words, **options):
        """The command as a child that is waited for by whoever asked for it."""
        options.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.Popen(["nice", "-n", "5", self.redact, *map(str, words)], env=self.env, **options)

    def run(self, *words, input=None, **options):
        options.setdefault("stdout", subprocess.PIPE)
        given = {"input": input} if input is not None else {"stdin": subprocess.DEVNULL}
        done = subprocess.run(["nice", "-n", "5", self.redact, *map(str, words)], env=self.env, stderr=subprocess.PIPE,
                              **given, **options)
        done.stdout = done.stdout or b""
        if done.returncode < 0 or done.returncode >= 128:
            self.fail(f"{self.told(words)} was ended by a signal ({done.returncode})")
        return Result(done)

    def must(self, *words, status=0, **options):
        """Runs the command and notes when it ends otherwise."""
        result = self.run(*words, **options)
        if result.status != status:
            self.fail(f"{self.told(words)}: exit {result.status}, not {status}: {self.first(result.err)}")
        return result

    @staticmethod
    def told(words):
        """What was asked of the command, without its paths."""
        return " ".join(["redact", *[str(word) for word in words if "/" not in str(word)][:4]])

    def first(self, text):
        """The first error that a run told, without the paths of this bench."""
        lines = text.replace(str(self.fast), "").replace(str(self.disk), "").splitlines()
        return next((line for line in lines if "error" in line), lines[0] if lines else "")[:160]

    # Verdicts

    def fail(self, what):
        self.wrong[what] = self.wrong.get(what, 0) + 1

    def check(self, holds, what):
        if not holds:
            self.fail(what)
        return holds

    def tell(self, figure):
        self.figures.append(figure)

    def skip(self, what):
        self.skipped.append(what)

    # Making

    def count(self, number, least=1):
        return max(least, round(number * self.scale))

    def random(self, *parts):
        """Numbers that are the same in every run of a seed."""
        return random.Random("/".join(map(str, (self.seed, *parts))))

    @property
    def pseudonym(self):
        return self.keys / "pseudonym.key"

    @property
    def custodian(self):
        return self.keys / "custodian.key"

    @property
    def audit(self):
        return self.keys / "audit.key"

    @property
    def audit_public(self):
        return self.keys / "audit.key.pub"

    def make_keys(self):
        self.must("vault", "init", self.fast / "first.vault", "--new-keys", self.keys)
        for tail in ("", ".wraps"):
            (self.fast / ("first.vault" + tail)).unlink(missing_ok=True)

    def make_vault(self, path, *custodians):
        for tail in ("", ".wraps", "-journal", ".wraps-journal", ".audit.jsonl"):
            pathlib.Path(f"{path}{tail}").unlink(missing_ok=True)
        words = [word for key in custodians or [f"{self.custodian}.pub"] for word in ("--custodian", key)]
        self.must("vault", "init", path, *words)
        return path

    # Restoring

    def restore(self, vault, output, *words, custodian=None):
        return self.run("restore", "--vault", vault, "--custodian", custodian or self.custodian, "--reason", "torture",
                        *words, output)

    def is_restored(self, vault, output, original):
        """Whether a custodian gets the original back, to its last byte; of several originals of one output, each has
        to come back under the name of its document."""
        result = self.restore(vault, output)
        if result.status == 0:
            return result.out == original
        if "originals gave this output" not in result.err:
            return False
        line = next(line for line in result.err.splitlines() if "--document:" in line)
        names = line.split("--document:")[1].split()
        return any(self.restore(vault, output, "--document", name).out == original for name in names)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def write(path, data):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path

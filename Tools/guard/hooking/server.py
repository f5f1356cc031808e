"""What stands where everybody pushes to: the example of pre-receive, and the steps of the CI files."""
import json

from hooking import program
from hooking.bench import CLEAN, LEAK, ROOT, Repository

KNOWN = "Wexlibar Tonquist\n"  # nobody's name, and nothing that a rule would know


def prove(bench):
    keys = make_keys(bench)
    server = Repository(bench, "server.git", bare=True)
    hook = Hook(bench, server, keys)
    place = Repository(bench, "clone")
    place.must("remote", "add", "origin", server.path)
    receiving(bench, place, server)
    going_wrong(bench, place, server, hook, keys)
    bench.put_command()
    continuous(bench, keys)


def make_keys(bench):
    """A key, a check key, a list of fingerprints, and a configuration that names them; as an administrator would."""
    folder = bench.folder / "etc"
    folder.mkdir(mode=0o700)
    bench.write(folder / "names.txt", KNOWN, 0o600)
    bench.must(bench.command, "key", "new", folder / "team.key", cwd=folder)
    bench.must(bench.command, "check", "export-key", "-k", "team.key", "-o", "corpus.check.key", cwd=folder)
    bench.must(bench.command, "check", "export-known", "-k", "team.key", "--known", "names.txt", "-o",
               "corpus.fingerprints", cwd=folder)
    text = f"schema: redact.config/1\ncheck:\n  fingerprints: {folder}/corpus.fingerprints\n"
    bench.write(folder / "config.yaml", text, 0o600)
    return folder


class Hook:
    """The example, with the lines that an administrator changes."""

    def __init__(self, bench, server, keys):
        self.bench, self.path = bench, server.path / "hooks/pre-receive"
        self.values = {"redact": bench.command, "seconds": 300, "REDACT_CONFIG": keys / "config.yaml",
                       "REDACT_CHECK_KEY_FILE": keys / "corpus.check.key"}
        self.install()

    def install(self, **changed):
        lines = (ROOT / "Examples/guard/pre-receive").read_text().splitlines()
        values = {**self.values, **changed}
        lines = [f"{name}={values[name]}" if (name := line.split("=")[0]) in values else line for line in lines]
        self.bench.write(self.path, "\n".join(lines) + "\n", 0o755)


def receiving(bench, place, server):
    place.unguarded("first.txt", CLEAN)
    bench.accepted(place.git("push", "-q", "origin", "main"), "a first push of what is clean")
    for what, text in (("a leak", LEAK), ("a name of the list", "Wexlibar Tonquist was there.\n")):
        place.unguarded("a.txt", text)
        done = place.git("push", "-q", "origin", "main")
        bench.refused(done, what, "the push is refused")
        bench.check("Tonquist" not in done.stdout + done.stderr, f"not named: {what}")
        place.unguarded("a.txt", CLEAN)
        bench.refused(place.git("push", "-q", "origin", "main"), f"{what} that a later commit mends")
        place.must("reset", "-q", "--hard", "origin/main")
    place.unguarded("b.txt", CLEAN)
    bench.accepted(place.git("push", "-q", "origin", "main", "main:refs/heads/second"), "two branches that are clean")
    place.must("commit", "-q", "--no-verify", "--allow-empty", "-m", "Samira Nouri, from Raqqa, called")
    bench.refused(place.git("push", "-q", "origin", "main"), "a message that names somebody")
    place.must("reset", "-q", "--hard", "origin/main")
    bench.refused(place.git("push", "-q", "origin", "main:refs/heads/wexlibar-tonquist"), "a branch that names somebody")
    place.must("tag", "-a", "-m", "Interview with Samira Nouri, from Raqqa", "v1")
    bench.refused(place.git("push", "-q", "origin", "v1"), "a tag whose message names somebody")
    blob = place.git("hash-object", "-w", "--stdin", input=LEAK).stdout.strip()
    bench.refused(place.git("push", "-q", "origin", f"{blob}:refs/tags/blob"), "a tag on text without a commit")
    place.must("checkout", "-q", "-b", "rewritten", "HEAD~1")
    place.unguarded("b.txt", CLEAN + "Rewritten.\n")
    bench.accepted(place.git("push", "-q", "-f", "origin", "rewritten:second"), "a branch that was rewritten")
    place.unguarded("b.txt", LEAK)
    bench.refused(place.git("push", "-q", "-f", "origin", "rewritten:second"), "a branch that was rewritten, with a leak")
    bench.accepted(place.git("push", "-q", "origin", ":second"), "a deletion")
    place.must("checkout", "-q", "main")
    refs = server.git("for-each-ref", "--format=%(refname)").stdout
    bench.check(refs == "refs/heads/main\n", "the server has what was accepted, and nothing else")


def going_wrong(bench, place, server, hook, keys):
    place.unguarded("c.txt", CLEAN)
    before = server.git("rev-parse", "main").stdout

    def attempt(what, saying, **changed):
        hook.install(**changed)
        bench.refused(place.git("push", "-q", "origin", "main"), what, saying)
        bench.check(server.git("rev-parse", "main").stdout == before, f"nothing was taken: {what}")

    attempt("no key", "the check key cannot be read", REDACT_CHECK_KEY_FILE=keys / "none")
    attempt("another key", "was not finished", REDACT_CHECK_KEY_FILE=keys / "names.txt")
    attempt("no configuration", "the configuration cannot be read", REDACT_CONFIG=keys / "none")
    bench.replace_command("kill -SEGV $$")
    attempt("a command that crashes", "was not finished")
    bench.replace_command("exit 77")
    attempt("a command that fails", "was not finished (status 77)")
    bench.replace_command("sleep 60")
    attempt("a command that hangs", "took longer than 1 seconds", seconds=1)
    bench.replace_command(None)
    attempt("no command", "the command redact is missing")
    bench.put_command()
    hook.install()
    bench.accepted(place.git("push", "-q", "origin", "main"), "the same, when all is well again")


# What the CI files do


def continuous(bench, keys):
    python = program.installed(bench).parent / "python"
    read = "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))"
    for name in ("github-actions", "gitlab-ci"):
        done = bench.must(python, "-c", read, ROOT / f"Examples/guard/{name}.yml", cwd=bench.folder)
        settings = json.loads(done.stdout)
        if name == "github-actions":
            steps = settings["jobs"]["check"]["steps"]
            job = Job(bench, name, next(step["run"] for step in steps if "run" in step), keys, "redact.sarif")
        else:
            job = Job(bench, name, "\n".join(settings["redact"]["script"]), keys, "redact.xml")
        job.prove()


class Job:
    def __init__(self, bench, name, script, keys, report):
        self.bench, self.name, self.script, self.keys, self.report = bench, name, script, keys, report
        self.place = Repository(bench, name)
        self.place.unguarded("corpus.fingerprints", (keys / "corpus.fingerprints").read_text())
        self.place.unguarded("first.txt", CLEAN)
        self.base = self.place.head()

    def run(self, base=None, key=None):
        path = key or self.keys / "corpus.check.key"
        base = self.base if base is None else base
        secret = path.read_text() if path.exists() else ""
        (self.place.path / self.report).unlink(missing_ok=True)
        env = {"RUNNER_TEMP": str(self.bench.folder / "tmp"), "BASE": base, "HEAD": self.place.head(),
               "CHECK_KEY": secret.rstrip("\n"), "CI_COMMIT_BEFORE_SHA": base, "CI_COMMIT_SHA": self.place.head(),
               "REDACT_CHECK_KEY": str(path)}
        done = self.bench.run("sh", "-c", self.script, cwd=self.place.path, env=env)
        report = self.place.path / self.report
        self.told = report.read_text() if report.exists() else ""
        return done

    def prove(self):
        bench, place = self.bench, self.place
        place.unguarded("a.txt", CLEAN)
        bench.accepted(self.run(), f"{self.name}: what is clean")
        for what, text in (("a leak", LEAK), ("a name of the list", "Wexlibar Tonquist was there.\n")):
            place.unguarded("a.txt", text)
            place.unguarded("a.txt", CLEAN)
            done = self.run()
            bench.check(done.returncode == 1, f"{self.name}: {what} in the middle of a range: exit 1", done)
            bench.check(self.told != "" and not any(word in self.told for word in ("Samira", "Tonquist")),
                        f"{self.name}: {what}: the report has findings, and no names")
            done = self.run(base="0" * 40)
            bench.check(done.returncode == 1, f"{self.name}: {what}, in a new branch: exit 1", done)
            if what == "a leak":
                place.must("reset", "-q", "--hard", "HEAD~2")
        place.unguarded(".redact/config.yaml", "schema: redact.config/1\ncheck:\n  exclude: ['*.txt']\n")
        place.unguarded("corpus.fingerprints", "")
        done = self.run()
        bench.check(done.returncode != 0, f"{self.name}: a change does not choose what it is judged by", done)
        place.must("checkout", "-q", "-f", "main")
        place.must("reset", "-q", "--hard", "HEAD~2")
        done = self.run(key=self.keys / "none")
        bench.check(done.returncode not in (0, 1), f"{self.name}: no key: an error, and not a finding", done)
        left = [path.name for path in (bench.folder / "tmp").iterdir()]
        bench.check(left == [], f"{self.name}: the key was removed")

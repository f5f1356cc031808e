"""The pre-commit program from PyPI, with the hooks that this project gives it."""
import shutil
import sys

from hooking.bench import CLEAN, LEAK, ROOT, Repository


def prove(bench):
    program = installed(bench)
    for kind, name in (("manifest", ".pre-commit-hooks.yaml"), ("config", "Examples/guard/pre-commit-config.yaml")):
        done = bench.run(program, f"validate-{kind}", ROOT / name, cwd=ROOT)
        bench.check(done.returncode == 0, f"{name} is valid", done)
    place = Repository(bench, "corpus")
    place.unguarded("first.txt", CLEAN)
    set_up(bench, place, program)
    committing(bench, place)
    pushing(bench, place)
    going_wrong(bench, place)


def installed(bench):
    """The program; installed once, and then never again."""
    program = bench.venv / "bin/pre-commit"
    if not program.exists():
        bench.must(sys.executable, "-m", "venv", bench.venv, cwd=bench.folder)
        bench.must(bench.venv / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r",
                   ROOT / "Tools/guard/hooking/requirements.txt", cwd=bench.folder)
    return program


def set_up(bench, place, program):
    """The project as a repository of hooks: it needs no more of it than one file."""
    project = Repository(bench, "project")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", project.path)
    project.must("add", ".")
    project.must("commit", "-q", "-m", "hooks")
    project.must("tag", "v0.1.0")
    config = (ROOT / "Examples/guard/pre-commit-config.yaml").read_text()
    config = config.replace("https://git.example.org/redact", str(project.path))
    place.unguarded(".pre-commit-config.yaml", config)
    settings = "schema: redact.config/1\ncheck:\n  exclude: [.pre-commit-config.yaml, .redact/]\n"
    bench.write(place.path / ".redact/config.yaml", settings, 0o600)
    place.unguarded(".redact/config.yaml", settings)
    bench.env["PRE_COMMIT_HOME"] = str(bench.folder / "pre-commit")
    bench.must(program, "install", cwd=place.path)
    kinds = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"]
    bench.check(all((place.hooks / kind).exists() for kind in kinds), "one `pre-commit install` sets up all four")


def committing(bench, place):
    place.add("a.txt", LEAK)
    bench.refused(place.commit(), "a leak that is staged")
    place.write("a.txt", CLEAN)
    bench.refused(place.commit(), "a leak that is staged, and mended in the tree only")
    place.add("a.txt", CLEAN)
    place.write("first.txt", LEAK)
    bench.accepted(place.commit(), "a leak that is not staged")
    place.write("first.txt", CLEAN)
    place.add("a.txt", CLEAN + "More.\n")
    bench.refused(place.commit("Interview with Samira Nouri, from Raqqa"), "a message that names somebody")
    bench.accepted(place.commit("More of the first"), "a message that names nobody")
    place.add("a.txt", LEAK)
    bench.refused(place.commit("More of the first", "--amend"), "an amended commit with a leak")
    place.must("reset", "-q", "--hard")
    place.must("checkout", "-q", "-b", "theirs", "HEAD~1")
    place.unguarded("theirs.txt", LEAK)
    place.must("checkout", "-q", "main")
    bench.refused(place.git("merge", "-q", "--no-edit", "theirs"), "a merge that brings a leak")
    place.git("merge", "--abort")
    place.must("reset", "-q", "--hard")


def pushing(bench, place):
    server = Repository(bench, "server.git", bare=True)
    place.must("remote", "add", "origin", server.path)
    bench.refused(place.git("push", "-q", "origin", "theirs"), "a first push, of everything, with a leak")
    bench.accepted(place.git("push", "-q", "origin", "main"), "a first push without one")
    bench.refused(place.git("push", "-q", "origin", "theirs"), "a new branch with a leak")
    place.must("checkout", "-q", "-b", "fine", "main")
    place.unguarded("fine.txt", CLEAN)
    bench.accepted(place.git("push", "-q", "origin", "fine"), "a new branch without one")
    place.unguarded("fine.txt", LEAK)
    place.unguarded("fine.txt", CLEAN)
    bench.refused(place.git("push", "-q", "origin", "fine"), "a branch with a leak that a later commit mends")
    bench.refused(place.git("push", "-q", "origin", "main:refs/heads/samira-nouri", "fine"), "a leak beside what brings nothing")
    place.must("reset", "-q", "--hard", "origin/fine")
    place.unguarded("fine.txt", CLEAN + "x\n")
    # What the guide warns of: the program tells its hooks of the first ref that brings something.
    unseen = place.git("push", "--dry-run", "-q", "origin", "fine", "theirs")
    bench.check(unseen.returncode == 0, "as the guide says: of two refs the program shows the first only", unseen)
    bench.must(bench.command, "hook", "install", "--chain", "pre-push", cwd=place.path)
    bench.refused(place.git("push", "-q", "origin", "fine", "theirs"), "the same with `redact hook install --chain`")
    bench.must(bench.command, "hook", "uninstall", "pre-push", cwd=place.path)


def going_wrong(bench, place):
    place.must("checkout", "-q", "main")
    place.add("c.txt", CLEAN)
    before = place.head()
    bench.replace_command("kill -SEGV $$")
    bench.refused(place.commit(), "a command that crashes")
    bench.replace_command(None)
    bench.refused(place.commit(), "a command that is missing")
    bench.refused(place.git("push", "-q", "origin", "fine"), "a push without the command")
    bench.put_command()
    bench.refused(place.commit(env={"REDACT_CHECK_KEY_FILE": str(bench.folder / "none")}), "a key that is not there")
    bench.check(place.head() == before, "nothing was committed")
    bench.accepted(place.commit(), "the same, when all is well again")

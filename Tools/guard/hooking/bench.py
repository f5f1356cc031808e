"""Repositories to try hooks in, and a list of what held."""
import os
import pathlib
import shutil
import stat
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
LEAK = "My name is Samira Nouri and I come from Raqqa.\n"
CLEAN = "The meeting was long, and nobody wanted to speak first.\n"


class Bench:
    """What a proof works with: a redact in PATH that can be taken away, and repositories."""

    def __init__(self, name, redact, folder, venv):
        self.name, self.redact, self.folder, self.venv, self.failed = name, redact, folder, venv, 0
        self.bin = folder / "bin"
        for each in (self.bin, folder / "home", folder / "tmp"):
            each.mkdir()
        self.env = {
            "PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(folder / "home"), "LC_ALL": "C.UTF-8",
            "TMPDIR": str(folder / "tmp"), "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "team",
            "GIT_AUTHOR_EMAIL": "team@example.org", "GIT_COMMITTER_NAME": "team",
            "GIT_COMMITTER_EMAIL": "team@example.org", "GIT_TERMINAL_PROMPT": "0",
            "REDACT_RULES": os.environ.get("REDACT_RULES", str(self.rules())),
            "REDACT_POLICIES": str(ROOT / "Policies"),
        }
        self.put_command()

    @staticmethod
    def rules():
        compiled = ROOT / "Rules/compiled.pack"
        return compiled if compiled.exists() else ROOT / "Rules"

    # The command

    @property
    def command(self):
        return self.bin / "redact"

    def put_command(self):
        """A copy, so that what happens to it happens to nobody else."""
        self.command.unlink(missing_ok=True)
        shutil.copy(self.redact, self.command)

    def replace_command(self, script):
        """Something else in the place of the command."""
        self.command.unlink(missing_ok=True)
        if script is not None:
            self.write(self.command, "#!/bin/sh\n" + script + "\n", 0o755)

    # Running

    def run(self, *words, cwd, env=None, input=None):
        return subprocess.run([str(word) for word in words], cwd=cwd, env={**self.env, **(env or {})}, input=input,
                              stdin=subprocess.DEVNULL if input is None else None, capture_output=True, text=True,
                              errors="replace", timeout=600)

    def must(self, *words, **options):
        done = self.run(*words, **options)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, words[:3]))}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return done

    @staticmethod
    def write(path, text, mode=0o644):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)

    # Verdicts

    def check(self, holds, what, done=None):
        print(f"{self.name}: {'ok' if holds else 'FAILED'}: {what}", flush=True)
        if not holds:
            self.failed += 1
            if done is not None:
                told = (done.stderr + done.stdout).replace(str(self.folder), "").strip().splitlines()
                print(f"    exit {done.returncode}: " + " | ".join(told[-4:]), flush=True)
        return holds

    def refused(self, done, what, saying=None):
        """It did not happen, and no word of the text was said."""
        told = done.stdout + done.stderr
        holds = done.returncode != 0 and "Samira" not in told and "Nouri" not in told
        return self.check(holds and (saying is None or saying in told), f"refused: {what}", done)

    def accepted(self, done, what):
        return self.check(done.returncode == 0, f"accepted: {what}", done)


class Repository:
    """A repository of a bench."""

    def __init__(self, bench, name, bare=False):
        self.bench, self.path = bench, bench.folder / name
        bench.must("git", "init", "-q", "-b", "main", *(["--bare"] if bare else []), self.path, cwd=bench.folder)

    def git(self, *words, **options):
        return self.bench.run("git", *words, cwd=self.path, **options)

    def must(self, *words, **options):
        return self.bench.must("git", *words, cwd=self.path, **options)

    def write(self, name, text):
        self.bench.write(self.path / name, text)

    def add(self, name, text):
        self.write(name, text)
        self.must("add", "--", name)

    def commit(self, message="a change", *words, **options):
        return self.git("commit", "-q", "-m", message, *words, **options)

    def unguarded(self, name, text, message="a change"):
        """A commit that no hook has seen."""
        self.add(name, text)
        self.must("commit", "-q", "--no-verify", "-m", message)

    def head(self):
        return self.git("rev-parse", "-q", "--verify", "HEAD").stdout.strip()

    @property
    def hooks(self):
        return self.path / ".git/hooks"


def is_executable(path):
    return path.exists() and bool(path.stat().st_mode & stat.S_IXUSR)

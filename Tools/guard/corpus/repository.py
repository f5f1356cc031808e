"""A git repository that somebody fills on purpose."""
import os
import pathlib
import subprocess

DESK = ("Corpus Desk", "desk@corpus.example")


class Repository:
    def __init__(self, path, *options):
        self.path = pathlib.Path(path)
        self.clock = 1_600_000_000
        self.path.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options)

    def git(self, *words, by=DESK, committer=DESK, input=None, check=True, folder=None):
        """What git says. Nothing of this machine's configuration counts."""
        date = f"{self.clock} +0000"
        env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
               "LC_ALL": "C.UTF-8", "GIT_AUTHOR_NAME": by[0], "GIT_AUTHOR_EMAIL": by[1], "GIT_COMMITTER_NAME": committer[0],
               "GIT_COMMITTER_EMAIL": committer[1], "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        done = subprocess.run(["git", *words], cwd=folder or self.path, env=env, input=input, capture_output=True)
        if check and done.returncode:
            raise RuntimeError(f"git {words[0]} failed: {done.stderr.decode(errors='replace')[:200]}")
        return done.stdout

    def write(self, name, data):
        path = os.path.join(os.fsencode(self.path), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return pathlib.Path(os.fsdecode(path))

    def commit(self, message, **people):
        """Everything that is in the tree.

        - Returns: the id of the commit."""
        self.git("add", "-A")
        return self.commit_index(message, **people)

    def commit_index(self, message, **people):
        self.clock += 3600
        self.git("commit", "-q", "--allow-empty", "--no-verify", "-F", "-", input=message.encode(), **people)
        return self.git("rev-parse", "HEAD").decode().strip()

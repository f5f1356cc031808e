"""Finds names in bytes, however they are written there. The searching is grep's, which takes all forms at once."""
import base64
import os
import subprocess
import tempfile


class Net:
    """Looks for words raw, in any case, as UTF-16, in base64 at each of its three alignments, and in hexadecimal."""

    def __init__(self, words):
        words = {word for word in words if len(word.encode()) >= 6}
        cased = {form for word in words for form in (word, word.lower(), word.upper(), word.title())}
        data = {form.encode(code) for form in cased for code in ("utf-8", "utf-16-le", "utf-16-be")}
        escaped = {form.encode("unicode_escape") for form in cased}
        folded = {part.lower() for part in data | escaped | {form.hex().encode() for form in data}}
        self.files = [self.list(folded), self.list({part for form in data for part in encoded(form)})]
        self.forms = sum(count for _, count in self.files)

    @staticmethod
    def list(forms):
        file = tempfile.TemporaryFile(dir="/dev/shm")
        file.write(b"\n".join(sorted(form for form in forms if b"\n" not in form)))
        file.flush()
        return file, len(forms)

    def caught(self, data):
        """The forms that occur; empty when none does."""
        found = []
        with tempfile.TemporaryFile(dir="/dev/shm") as given:
            given.write(data)
            given.flush()
            for (forms, _), any_case in zip(self.files, (["-i"], [])):
                given.seek(0)
                done = subprocess.run(
                    ["grep", "-a", "-o", "-F", *any_case, "-f", f"/proc/{os.getpid()}/fd/{forms.fileno()}"],
                    stdin=given, capture_output=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
                if done.returncode > 1:
                    raise RuntimeError("grep failed")
                found += done.stdout.splitlines()
        return found


def encoded(data):
    """What is constant of the base64 of these bytes wherever they begin, in both alphabets."""
    for skip in range(3):
        start = (3 - skip) % 3
        whole = data[start:start + (len(data) - start) // 3 * 3]
        if len(whole) >= 6:
            yield base64.b64encode(whole)
            yield base64.urlsafe_b64encode(whole)

"""Diffs that show text, and the filter on the way into git."""
from hooking.bench import LEAK, ROOT, Repository

CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:04.000\n{}\n"


def prove(bench):
    place = Repository(bench, "corpus")
    differences(bench, place)
    cleaning(bench, place)
    clones(bench, place)


def redact(bench, place, *words, **options):
    return bench.run(bench.command, "git", *words, cwd=place.path, **options)


def differences(bench, place):
    bench.check(redact(bench, place, "status").returncode == 1, "status before: exit 1")
    bench.accepted(redact(bench, place, "install"), "redact git install")
    bench.accepted(redact(bench, place, "status"), "status after")
    office = next((ROOT / "Tests/Fixtures/formats").glob("*.docx"))
    (place.path / "a.docx").write_bytes(office.read_bytes())
    place.add("a.vtt", CAPTIONS.format("We were tired."))
    place.must("add", ".")
    place.must("commit", "-q", "-m", "captions")
    place.write("a.vtt", CAPTIONS.format("We were not tired."))
    done = place.git("diff")
    bench.check("-We were tired.\n+We were not tired." in done.stdout and "-->" not in done.stdout, "a diff shows the text", done)
    done = place.git("log", "-p", "--", "a.docx")
    bench.check("Binary files" not in done.stdout and done.returncode == 0, "a document is shown as text", done)
    bench.check(done.stdout == place.git("log", "-p", "--", "a.docx").stdout, "the same text each time")
    place.must("commit", "-q", "-a", "-m", "captions")
    before = (place.path / ".gitattributes").read_bytes()
    bench.accepted(redact(bench, place, "install"), "redact git install, again")
    bench.check((place.path / ".gitattributes").read_bytes() == before, "the attributes are the same")


def cleaning(bench, place):
    bench.accepted(redact(bench, place, "install", "--clean", "public/*"), "redact git install --clean")
    place.must("add", ".gitattributes")
    place.must("commit", "-q", "-m", "attributes")
    place.add("public/it's a.txt", LEAK)
    kept = place.git("show", ":public/it's a.txt").stdout
    bench.check("Samira" not in kept and "[PERSON-" in kept, "what is added is redacted")
    bench.check((place.path / "public/it's a.txt").read_text() == LEAK, "the file stays as it was")
    place.must("commit", "-q", "-m", "redacted")
    place.write("public/it's a.txt", kept)
    place.must("add", "--renormalize", ".")
    bench.check(place.git("status", "--porcelain").stdout == "", "what is redacted stays as it is")
    for what, script in (("crashes", "kill -SEGV $$"), ("fails", "exit 70"), ("is missing", None)):
        bench.replace_command(script)
        place.write("public/b.txt", LEAK)
        bench.refused(place.git("add", "public/b.txt"), f"an addition while the command {what}")
        bench.check(place.git("ls-files", "public/b.txt").stdout == "", f"nothing was added: the command {what}")
    bench.put_command()
    (place.path / "public/c.vtt").write_bytes(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff\xfe\n")
    bench.refused(place.git("add", "public/c.vtt"), "a file that cannot be read")
    done = redact(bench, place, "clean", "x", input="They came on 3 May 1988.\n")
    bench.check(done.returncode == 0 and "1988" not in done.stdout, "redact git clean writes what is redacted", done)


def clones(bench, place):
    bench.must("git", "clone", "-q", place.path, bench.folder / "clone", cwd=bench.folder)
    clone = type("Clone", (Repository,), {"__init__": lambda self: None})()
    clone.bench, clone.path = bench, bench.folder / "clone"
    done = redact(bench, clone, "status")
    bench.check(done.returncode == 1 and "files are committed as they are" in done.stderr, "a clone without the filter is told so", done)
    bench.accepted(redact(bench, clone, "install"), "redact git install in a clone")
    bench.accepted(redact(bench, clone, "status"), "status in a clone after")
    bench.check(clone.git("status", "--porcelain").stdout == "", "nothing is changed in a clone")
    clone.must("config", "filter.redact.required", "false")
    done = redact(bench, clone, "status")
    bench.check(done.returncode == 1 and "required is not true" in done.stderr, "a filter that is not required is told", done)
    bench.accepted(redact(bench, clone, "uninstall"), "redact git uninstall")
    bench.check(not (clone.path / ".gitattributes").exists(), "our lines are gone")

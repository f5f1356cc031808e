"""What is looked at on the page for reviewers."""

import json
import pathlib
import tempfile

from checks import QUIET, expect

DECIDED = "document.getElementById('progress').value"
PLACES = {
    "top": "scrollTo({top: 0, behavior: 'instant'})",
    "findings": "document.getElementById('count').scrollIntoView({behavior: 'instant'}); scrollBy({top: -150, behavior: 'instant'})",
    "edit": """(() => {
      const finding = document.querySelectorAll('.finding')[2];
      const edit = finding.querySelectorAll('.choices button')[2];
      if (edit.getAttribute('aria-pressed') !== 'true') { edit.click(); }
      finding.querySelectorAll('.choices button')[3].click();
      finding.scrollIntoView({block: 'center', behavior: 'instant'});
    })()""",
}


def download(page):
    """Presses the button and returns the lines of the file that comes."""
    with tempfile.TemporaryDirectory() as folder:
        page.browser.call("Browser.setDownloadBehavior",
                          {"behavior": "allow", "downloadPath": folder, "eventsEnabled": True})
        page.run("document.getElementById('download').click()")
        progress = {}
        while progress.get("state") != "completed":
            progress = page.browser.wait("Browser.downloadProgress", None, 60)
            expect(progress["state"] != "canceled", "the download was cancelled")
        return (pathlib.Path(folder) / "review.jsonl").read_bytes()


def same_file(page, path):
    """With nothing decided, what is downloaded is the review file byte for byte."""
    ours = download(page)
    theirs = pathlib.Path(path).with_suffix(".jsonl").read_bytes()
    if ours != theirs:
        pairs = zip(ours.split(b"\n"), theirs.split(b"\n"))
        line = next((number for number, (a, b) in enumerate(pairs, 1) if a != b), 0)
        expect(False, f"line {line} differs")
    return f"{len(ours)} bytes"


def shortcuts(page):
    """Each key does what the page says, and nothing while somebody types."""
    page.run("document.querySelector('.finding').focus()")
    start = page.run(DECIDED)
    current = "Array.from(document.querySelectorAll('.finding')).findIndex((node) => node.classList.contains('current'))"
    page.letter("a")
    expect(page.run(DECIDED) == start + 1, "a does not accept")
    expect(page.run(current) == 1, "a does not go on to the next")
    page.letter("r")
    expect(page.run(DECIDED) == start + 2 and page.run(current) == 2, "r does not reject and go on")
    page.letter("p")
    expect(page.run(current) == 1, "p does not go back")
    page.letter("n")
    expect(page.run(current) == 2, "n does not go on")
    page.letter("e")
    expect(page.run("document.activeElement.tagName") == "SELECT", "e does not lead to the first field of the edit")
    expect(page.run(DECIDED) == start + 2, "an edit that says nothing counts as decided")
    page.press("Escape", number=27)
    page.letter("c")
    expect(page.run("document.activeElement.tagName") == "TEXTAREA", "c does not lead to the comment")
    for letter in "arena":
        page.letter(letter)
    expect(page.run("document.activeElement.value?.endsWith('arena')"), "letters do not arrive in the comment")
    expect(page.run(DECIDED) == start + 2, "typing decides something")
    page.press("Escape", number=27)
    page.run("document.getElementById('shortcuts').click()")
    page.letter("a")
    expect(page.run(DECIDED) == start + 2, "keys act although they are switched off")
    page.run("document.getElementById('shortcuts').click()")


def warning(page, wanted):
    expect(page.run("!dispatchEvent(new Event('beforeunload', {cancelable: true}))") == wanted,
           "leaving is not warned of" if wanted else "leaving is warned of although all is saved")


def decisions(page):
    """What was decided stands in the file, which is one that the command reads."""
    page.run("""(() => {
      const finding = document.querySelectorAll('.finding')[2];
      const set = (node, value) => { node.value = value; node.dispatchEvent(new Event('input', {bubbles: true})); };
      set(document.getElementById('reviewer'), 'Zoë');
      const fields = finding.querySelectorAll('.editor select, .editor input');
      set(fields[0], 'MISC');
      set(fields[1], fields[1].options[2].value);
      set(fields[2], 'a “neighbour” \\u{1F4DD}');
    })()""")
    warning(page, True)
    data = download(page)
    expect(all(byte < 0x7F for byte in data), "the file is not ASCII")
    lines = [json.loads(line) for line in data.decode().splitlines()]
    head, findings = lines[0], lines[1:]
    expect(head["schema"] == "redact.review/1" and head["findings"] == len(findings), f"the head says {head}")
    mine = [(line["decision"], line["reviewer"]) for line in findings[:3]]
    expect(mine == [("accept", "Zoë"), ("reject", "Zoë"), ("edit", "Zoë")], f"decisions {mine}")
    edit = findings[2]["edit"]
    expect(edit.get("type") == "MISC" and edit.get("words") == "a “neighbour” \U0001f4dd" and edit.get("action"),
           "the edit is not in the file")
    expect(findings[2]["comment"].endswith("arena"), "the comment is not in the file")
    expect(findings[3]["reviewer"] == "", "the reviewer stands with a finding that nobody decided")
    for line, text in zip(findings, data.decode().splitlines()[1:]):
        score = f"{line['score']:.2f}"
        keys = sorted(line)
        again = "{" + ",".join(f'"{key}":' + (score if key == "score" else json.dumps(
            line[key], sort_keys=True, separators=(",", ":"))) for key in keys) + "}"
        expect(again == text, "a line is not canonical")
    warning(page, False)
    return f"{len(findings)} lines"


def filters(page, path):
    """Each filter shows fewer findings, and all of them fit."""
    lines = pathlib.Path(path).with_suffix(".jsonl").read_text().splitlines()[1:]
    least = min(json.loads(line)["score"] for line in lines)
    shown = "document.getElementById('count').textContent"
    everything = page.run(shown)
    told = []
    for name, value in (("state", "none"), ("type", None), ("below", f"{least + 0.01:.2f}"), ("document", None)):
        page.run(f"""(() => {{
          const field = document.getElementById('filters').elements['{name}'];
          field.value = {json.dumps(value)} ?? field.options[1].value;
          field.dispatchEvent(new Event('input', {{bubbles: true}}));
        }})()""")
        page.run("new Promise(done => setTimeout(done, 400))")
        words = page.run(shown)
        expect(words != everything and "of" in words, f"{name}: {words}")
        told.append(f"{name}: {words.split()[-1]}")
        page.run(f"""(() => {{
          const field = document.getElementById('filters').elements['{name}'];
          field.value = '';
          field.dispatchEvent(new Event('input', {{bubbles: true}}));
        }})()""")
        page.run("new Promise(done => setTimeout(done, 400))")
    expect(page.run(shown) == everything, "not all findings come back")
    return ", ".join(told)


def stays_in_memory(page):
    stored = page.run("(() => { try { return localStorage.length + sessionStorage.length; } catch { return 0; } })()")
    expect(stored == 0 and not page.run("document.cookie"), "something is stored")


def banner(page):
    words = page.run("document.querySelector('.alarm').textContent")
    expect("originals" in words and page.run("probes.visible(document.querySelector('.alarm'))"), "there is no warning")
    page.run(QUIET)

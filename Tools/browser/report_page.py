"""What is looked at on the page of a report."""

from checks import QUIET, expect

SHOWN = "Array.from(document.querySelectorAll('#list > .doc')).filter((node) => !node.hidden).length"
MATCHES = "document.querySelectorAll('#list [data-s]:not(.off)').length"
SET = """(() => {{
  const field = document.getElementById('finder').elements['{0}'];
  field.value = {1};
  field.dispatchEvent(new Event('input', {{bubbles: true}}));
  field.dispatchEvent(new Event('change', {{bubbles: true}}));
}})()"""
PLACES = {
    "top": "scrollTo({top: 0, behavior: 'instant'})",
    "figures": "document.getElementById('figures').scrollIntoView({behavior: 'instant'})",
    "near-misses": "document.getElementById('near-misses').scrollIntoView({behavior: 'instant'})",
    "documents": "document.getElementById('documents').scrollIntoView({behavior: 'instant'})",
    "text": """(() => {
      const marks = document.querySelectorAll('.released mark');
      const mark = marks[Math.min(12, marks.length - 1)];
      if (!mark) { return; }
      mark.closest('details').open = true;
      mark.focus({preventScroll: true});
      mark.scrollIntoView({block: 'center', behavior: 'instant'});
    })()""",
    "records": "document.activeElement.blur(); document.getElementById('records').scrollIntoView({behavior: 'instant'})",
}


def set_field(page, name, value):
    page.run(SET.format(name, value))
    page.run("new Promise(done => setTimeout(done, 400))")


def reset(page):
    page.run("document.querySelector('#finder button[type=reset]').click()")
    page.run("new Promise(done => setTimeout(done, 400))")


def filters(page):
    """Every field of the filter narrows down what is shown, and the count says so."""
    before = page.run(MATCHES)
    documents = page.run(SHOWN)
    # Two replacements in one id of a format share a mark.
    total = page.run("Array.from(document.querySelectorAll('.doc'), (doc) => Number(doc.dataset.c)).reduce((a, b) => a + b)")
    expect(before > 1, "there is nothing to filter")
    told = []
    for name, value in (("document", "document.querySelector('#finder [name=document]').options[1].value"),
                        ("type", "document.querySelector('#finder [name=type]').options[1].value"),
                        ("kind", "'direct'"), ("rule", "document.querySelector('#finder [name=rule]').options[1].value"),
                        ("below", "'0.6'"), ("label", "'person-1'")):
        set_field(page, name, value)
        shown, matches = page.run(SHOWN), page.run(MATCHES)
        words = page.run("document.getElementById('count').textContent")
        if name == "document":
            expect(shown == 1, f"one document was asked for, {shown} are shown")
        else:
            expect(0 < matches < before, f"{name}: {matches} of {before} labels")
            expect(f"{matches:,} of {total:,}" in words, f"{name}: the count says {words!r} for {matches}")
        told.append(f"{name} {shown}/{matches}")
        reset(page)
    expect(page.run(MATCHES) == before and page.run(SHOWN) == documents, "Show all does not show all")
    return ", ".join(told)


def typed(page):
    """What is typed into the filter filters."""
    before = page.run(MATCHES)
    page.run("document.getElementById('finder').elements.label.focus()")
    for letter in "kunya":
        page.letter(letter)
    page.run("new Promise(done => setTimeout(done, 400))")
    after = page.run(MATCHES)
    expect(0 < after < before, f"{after} of {before} labels")
    page.enter()
    page.run(QUIET)
    expect("KUNYA" in page.run("document.activeElement.textContent"), "Enter does not go to the first match")
    expect(page.run("probes.focus().seen"), "the match is out of sight")
    reset(page)


def sorts(page):
    order = "Array.from(document.querySelectorAll('#list > .doc'), (node) => Number(node.dataset.m))"
    set_field(page, "order", "'share'")
    shares = page.run(order)
    expect(shares == sorted(shares), "not by masked share")
    reset(page)
    ids = page.run("Array.from(document.querySelectorAll('#list > .doc'), (node) => Number(node.id.slice(1)))")
    expect(ids == sorted(ids), "not as in the log again")


def keys(page):
    """Enter opens a document, Space presses Next, Escape hides the details."""
    page.run("document.querySelectorAll('.doc').forEach((node) => { node.open = false; })")
    page.run("document.querySelector('.doc > summary').focus()")
    page.enter()
    expect(page.run("document.querySelector('.doc').open"), "Enter does not open a document")
    page.run("document.querySelector('#finder [data-do=next]').focus()")
    page.space()
    page.run(QUIET)
    tag = page.run("document.activeElement.tagName")
    expect(tag == "MARK", f"Next leads to {tag}")
    details = page.run("getComputedStyle(document.activeElement, '::after').content")
    expect("rule" in details and "score" in details, f"the details say {details}")
    page.press("Escape", number=27)
    expect(page.run("document.activeElement.tagName") == "BODY", "Escape does not hide the details")


def labels(page):
    """Tab goes from label to label of an open document, and none lies under its own details."""
    page.run("document.querySelectorAll('.doc').forEach((node) => { node.open = false; })")
    page.run("document.querySelector('.doc').open = true; document.querySelector('.doc > summary').focus()")
    count = page.run("document.querySelectorAll('.doc[open] mark').length")
    for number in range(min(count, 40)):
        page.tab()
        focus = page.run("probes.focus()")
        place = page.run("[Array.from(document.querySelectorAll('.doc[open] mark')).indexOf(document.activeElement), "
                         "innerHeight - document.activeElement.getBoundingClientRect().bottom]")
        expect(place[0] == number, f"label {number} is {focus['path']}")
        expect(focus["marked"] and focus["seen"] and place[1] > 56, f"label {number} is out of sight")
    return f"{min(count, 40)} of {count} labels"


def jumps(page):
    """A link to a near miss opens its document and shows the place."""
    link = "#near-misses td a[href^=\"#n\"]"
    page.run(f"document.querySelectorAll('.doc').forEach((n) => {{ n.open = false; }}); document.querySelector('{link}').click()")
    page.run(QUIET)
    place = page.run("(() => { const n = document.querySelector(location.hash); if (!n) { return false; } "
                     "const b = n.getBoundingClientRect(); "
                     "return probes.visible(n) && b.top > 0 && b.bottom < innerHeight; })()")
    expect(place, "the place is not to be seen")


def without_script(page, path):
    """All of it can be read where no script runs."""
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(path)
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    shown = page.run("[document.getElementById('finder').hidden, document.querySelectorAll('.released, .doc table').length, "
                     "document.querySelectorAll('.doc').length, document.querySelectorAll('svg.chart').length]")
    expect(shown[0] and shown[1] == shown[2] and shown[3] > 0, f"{shown}")

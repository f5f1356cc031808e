"""What is looked at on every page."""

import os
import pathlib

from chromium import PageError

PROBES = (pathlib.Path(__file__).parent / "probes.js").read_text()
QUIET = "new Promise(done => requestAnimationFrame(() => setTimeout(done, 250)))"


class Failed(Exception):
    """A check did not hold; says how."""


class Report:
    """Prints one line for each check and remembers whether all of them held."""

    def __init__(self):
        self.failures = 0

    def check(self, page_name, what, action):
        try:
            told = action() or ""
            print(f"ok    {page_name}: {what}{': ' + told if told else ''}", flush=True)
        except (Failed, PageError) as failure:
            self.failures += 1
            print(f"FAIL  {page_name}: {what}: {str(failure).splitlines()[0]}", flush=True)


def expect(condition, message):
    if not condition:
        raise Failed(message)


def opened(page, path, limit):
    seconds = page.open(pathlib.Path(path).resolve().as_uri())
    page.run(PROBES)
    size = os.path.getsize(path) / 1e6
    expect(seconds < limit, f"took {seconds:.1f} s")
    return f"{size:.1f} MB in {seconds:.1f} s"


def silent(page):
    told = []
    for event in page.told("Runtime.consoleAPICalled"):
        told.append(event["type"])
    for event in page.told("Runtime.exceptionThrown"):
        told.append(event["exceptionDetails"]["text"])
    for event in page.told("Log.entryAdded"):
        told.append(event["entry"]["text"])
    for event in page.told("Page.javascriptDialogOpening"):
        told.append("a dialog: " + event["type"])
    expect(not told, "; ".join(told[:3]))


def alone(page):
    urls = [event["request"]["url"] for event in page.told("Network.requestWillBeSent")]
    others = [url for url in urls if not url.startswith(("data:", "blob:"))]
    expect(len(others) == 1 and others[0].startswith("file:"), f"asked for {others[:4]}")


def unbroken(page):
    foreign = page.run("probes.foreign()")
    expect(not foreign, f"holds {foreign}")


def charts(page):
    sizes = page.run("""Array.from(document.querySelectorAll('figure svg.chart'), (svg) => {
      const box = svg.getBoundingClientRect();
      const marks = svg.querySelectorAll('rect,line,circle,path').length;
      return [box.width, box.height, marks, svg.parentElement.querySelectorAll('details table tr').length];
    })""")
    expect(sizes, "there is none")
    expect(all(min(size) > 0 for size in sizes), f"sizes, marks and rows of tables: {sizes}")
    root = page.call("DOM.getDocument")["root"]["nodeId"]
    nodes = page.call("Accessibility.queryAXTree", nodeId=root, role="image")["nodes"]
    names = [(node.get("name", {}).get("value", ""), node.get("description", {}).get("value", ""))
             for node in nodes if not node.get("ignored")]
    named = [name for name, _ in names if name]
    expect(len(named) >= len(sizes), f"{len(sizes)} charts, but accessible names {named}")
    return f"{len(sizes)}, all named"


def narrow(page):
    """No scrolling sideways at 360 px, with parts opened too."""
    page.resize(360, 780)
    page.run(QUIET)
    sideways = page.run("probes.sideways()")
    expect(sideways <= 0, f"{sideways} px too wide")
    page.run("document.querySelectorAll('main details').forEach((node, index) => { if (index < 16) node.open = true; })")
    page.run(QUIET)
    sideways = page.run("probes.sideways()")
    expect(sideways <= 0, f"{sideways} px too wide with parts opened")
    cut = page.run("probes.cutOff()")
    expect(not cut, str(cut))


def contrast(page):
    counts = []
    for dark in (False, True):
        page.scheme(dark)
        page.run(QUIET)
        for probe in ("poorText", "poorMarks"):
            answer = page.run(f"probes.{probe}()")
            expect(not answer["poor"], f"{'dark' if dark else 'light'}: {answer['poor']}")
            counts.append(answer["count"])
    page.scheme(False)
    expect(counts[0] > 10, "no text was found")
    return f"{counts[0]} texts and {counts[1]} marks, light and dark"


def printed(page):
    page.resize(690, 980)
    page.scheme(False, "print")
    page.run(QUIET)
    cut = page.run("probes.cutOff()")
    expect(not cut, str(cut))
    fixed = page.run("Array.from(document.querySelectorAll('body *')).filter((n) => probes.visible(n) && "
                     "['fixed','sticky'].includes(getComputedStyle(n).position)).map(probes.path)")
    expect(not fixed, f"would be repeated or hide something: {fixed[:4]}")
    poor = page.run("probes.poorText()")["poor"]
    expect(not poor, str(poor))
    data = page.call("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)["data"]
    page.scheme(False)
    page.resize(1280, 900)
    return f"{len(data) * 3 // 4 // 1000} kB as PDF"


def keyboard(page, most=90):
    """Tab stops at everything in its order, and somebody can see where it is."""
    count = page.run("probes.stops()")
    page.run("scrollTo({top: 0, behavior: 'instant'}); document.activeElement.blur()")
    for number in range(min(count, most)):
        page.tab()
        focus = page.run("probes.focus()")
        expect(focus["stop"] == number, f"stop {number} is {focus['path']}, number {focus['stop']}")
        expect(focus["marked"], f"nothing shows the focus on {focus['path']}")
        expect(focus["seen"], f"{focus['path']} has the focus out of sight")
    for number in range(min(count, most) - 2, max(-1, min(count, most) - 8), -1):
        page.tab(back=True)
        focus = page.run("probes.focus()")
        expect(focus["stop"] == number, f"backwards, stop {number} is {focus['path']}")
    return f"{min(count, most)} of {count} stops"


def skipping(page):
    page.run("scrollTo({top: 0, behavior: 'instant'}); document.activeElement.blur(); location.hash = ''")
    page.run("document.querySelector('.skip').focus()")
    page.enter()
    page.run(QUIET)
    expect(page.run("document.activeElement.id") == "content", "the skip link does not lead to the content")


def pictures(page, folder, name, places):
    """Pictures of the top and the middle, desktop and phone, light and dark."""
    os.makedirs(folder, exist_ok=True)
    for width, height, device in ((1280, 900, "desktop"), (360, 780, "phone")):
        page.resize(width, height)
        for dark in (False, True):
            page.scheme(dark)
            for place, expression in places.items():
                page.run(expression)
                page.run(QUIET)
                page.picture(os.path.join(folder, f"{name}-{device}-{'dark' if dark else 'light'}-{place}.png"))
    page.resize(1280, 900)
    page.scheme(False)

"""Opens pages of reports and reviews in Chromium and looks at them as their readers will.

usage: check.py [--pictures FOLDER] PAGE.html ...

One line for each check. Exits 1 when one does not hold, 2 when there is no browser.
"""

import argparse
import pathlib
import sys

import checks
import report_page
import review_page
from chromium import BrowserError, Chromium, Page

# Pages larger than this are opened and filtered; what is looked at in detail does not depend on the size.
LARGE = 5_000_000


def check_any(report, name, page, path):
    report.check(name, "opens", lambda: checks.opened(page, path, 20))
    report.check(name, "asks for nothing", lambda: checks.alone(page))
    report.check(name, "holds nothing foreign", lambda: checks.unbroken(page))


def check_looks(report, name, page):
    report.check(name, "Tab reaches everything in order, and shows where it is", lambda: checks.keyboard(page))
    report.check(name, "can be skipped to its content", lambda: checks.skipping(page))
    report.check(name, "fits into 360 px", lambda: checks.narrow(page))
    page.resize(1280, 900)
    report.check(name, "has enough contrast", lambda: checks.contrast(page))
    report.check(name, "can be printed", lambda: checks.printed(page))


def check_report(report, name, page, path):
    check_any(report, name, page, path)
    if page.run("document.querySelectorAll('figure').length") > 0:
        report.check(name, "has its charts", lambda: checks.charts(page))
    if page.run("document.querySelectorAll('.doc').length") > 1 and "hostile" not in name:
        report.check(name, "filters", lambda: report_page.filters(page))
        report.check(name, "filters what is typed", lambda: report_page.typed(page))
        report.check(name, "sorts", lambda: report_page.sorts(page))
        report.check(name, "obeys keys", lambda: report_page.keys(page))
        report.check(name, "leads from label to label", lambda: report_page.labels(page))
        report.check(name, "leads to near misses", lambda: report_page.jumps(page))


def check_review(report, name, page, path):
    report.check(name, "opens", lambda: checks.opened(page, path, 20))
    report.check(name, "warns of what it holds", lambda: review_page.banner(page))
    report.check(name, "saves an unchanged file unchanged", lambda: review_page.same_file(page, path))
    report.check(name, "obeys keys", lambda: review_page.shortcuts(page))
    report.check(name, "saves decisions", lambda: review_page.decisions(page))
    if "hostile" not in name:
        report.check(name, "filters", lambda: review_page.filters(page, path))
    report.check(name, "stores nothing", lambda: review_page.stays_in_memory(page))
    report.check(name, "asks for nothing", lambda: checks.alone(page))
    report.check(name, "holds nothing foreign", lambda: checks.unbroken(page))


def check(report, browser, path, folder):
    name = pathlib.Path(path).stem
    is_review = 'id="desk"' in pathlib.Path(path).read_text(encoding="utf-8", errors="replace")
    is_large = pathlib.Path(path).stat().st_size > LARGE
    with Page(browser) as page:
        (check_review if is_review else check_report)(report, name, page, path)
        if not is_large:
            page.open(pathlib.Path(path).resolve().as_uri())
            page.run(checks.PROBES)
            check_looks(report, name, page)
        report.check(name, "says nothing on the console", lambda: checks.silent(page))
        if folder and not is_large:
            page.open(pathlib.Path(path).resolve().as_uri())
            checks.pictures(page, folder, name, review_page.PLACES if is_review else report_page.PLACES)
    if not is_review and not is_large and "empty" not in name:
        with Page(browser) as page:
            uri = pathlib.Path(path).resolve().as_uri()
            report.check(name, "can be read without its script", lambda: report_page.without_script(page, uri))


def main():
    parser = argparse.ArgumentParser(description="Looks at pages of reports and reviews in Chromium.")
    parser.add_argument("--pictures", metavar="FOLDER", help="where pictures of the pages go")
    parser.add_argument("pages", nargs="+", metavar="PAGE.html")
    arguments = parser.parse_args()
    report = checks.Report()
    try:
        with Chromium() as browser:
            for path in arguments.pages:
                check(report, browser, path, arguments.pictures)
    except BrowserError as error:
        print(f"check.py: error: {error}", file=sys.stderr)
        return 2
    print(f"{report.failures} checks failed" if report.failures else "all checks hold")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())

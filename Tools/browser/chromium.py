"""Drives Debian's Chromium through a pair of pipes, with nothing but the standard library.

The protocol is the browser's own: JSON messages that end in a zero byte, written to its descriptor 3 and read from its
descriptor 4. See https://chromedevtools.github.io/devtools-protocol/.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--no-default-browser-check", "--hide-scrollbars", "--force-color-profile=srgb",
]


class BrowserError(Exception):
    """The browser is not there, does not answer, or says no."""


class PageError(BrowserError):
    """What was asked of a page made its script fail."""


class Chromium:
    """One browser with a profile of its own, which is removed at the end."""

    def __init__(self):
        program = shutil.which("chromium")
        if program is None:
            raise BrowserError("there is no chromium on this machine; hint: apt-get install chromium")
        self.profile = tempfile.mkdtemp(prefix="redact-browser-")
        ours_read, theirs_write = os.pipe()
        theirs_read, ours_write = os.pipe()
        self.process = subprocess.Popen(
            # The shell puts the pipes where the browser looks for them.
            ["/bin/sh", "-c", f'exec "$@" 3<&{theirs_read} 4>&{theirs_write}', "sh", program, *FLAGS,
             f"--user-data-dir={self.profile}", "about:blank"],
            pass_fds=(theirs_read, theirs_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL)
        os.close(theirs_read)
        os.close(theirs_write)
        self.reading, self.writing = ours_read, ours_write
        self.buffer, self.number, self.events = b"", 0, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
        except (BrowserError, OSError):
            self.process.kill()
        self.process.wait()
        os.close(self.reading)
        os.close(self.writing)
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, parameters=None, session=None, timeout=60):
        """Sends one command and returns its result; what happens meanwhile is kept in `events`."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.writing, data):]
        until = time.monotonic() + timeout
        while True:
            answer = self._next(until, method)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error'].get('message')}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def _next(self, until, method):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.reading], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise BrowserError(f"{method}: no answer in time")
            piece = os.read(self.reading, 1 << 20)
            if not piece:
                raise BrowserError("the browser went away")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def wait(self, event, session, timeout=60):
        """Waits for an event and returns what it tells."""
        until = time.monotonic() + timeout
        while True:
            for index, message in enumerate(self.events):
                if message["method"] == event and message.get("sessionId") == session:
                    return self.events.pop(index)["params"]
            answer = self._next(until, event)
            if "method" in answer:
                self.events.append(answer)


class Page:
    """One tab."""

    def __init__(self, browser, width=1280, height=900, dark=False):
        self.browser = browser
        target = browser.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = browser.call("Target.attachToTarget", {"targetId": target, "flatten": True})
        self.target, self.session = target, attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "Accessibility"):
            self.call(domain + ".enable")
        self.resize(width, height)
        self.scheme(dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.call("Target.closeTarget", {"targetId": self.target})

    def call(self, method, **parameters):
        return self.browser.call(method, parameters, self.session, timeout=120)

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 500)

    def scheme(self, dark, media=""):
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                    {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def open(self, url, timeout=120):
        """Loads a page and returns how many seconds that took."""
        start = time.monotonic()
        answer = self.call("Page.navigate", url=url)
        if answer.get("errorText"):
            raise BrowserError(answer["errorText"])
        self.browser.wait("Page.loadEventFired", self.session, timeout)
        return time.monotonic() - start

    def run(self, expression):
        """Evaluates an expression in the page and returns its value."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise PageError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def press(self, key, code=None, number=0, text=None, modifiers=0):
        """Presses and releases a key, as a person would."""
        common = {"key": key, "code": code or key, "windowsVirtualKeyCode": number, "modifiers": modifiers}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **common,
                  **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def tab(self, back=False):
        self.press("Tab", number=9, modifiers=8 if back else 0)

    def enter(self):
        self.press("Enter", number=13, text="\r")

    def space(self):
        self.press(" ", "Space", 32, " ")

    def letter(self, letter):
        self.press(letter, "Key" + letter.upper(), ord(letter.upper()), letter)

    def picture(self, path):
        """Writes what is to be seen now as a PNG file."""
        answer = self.call("Page.captureScreenshot", format="png")
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def told(self, *methods):
        """The events of this tab since it was opened, of these kinds."""
        return [event["params"] for event in self.browser.events
                if event.get("sessionId") == self.session and event["method"] in methods]

"""A headless Chromium for tests, spoken to over its debugging pipe: no library and no driver of its own."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Nothing of a test leaves the machine, whatever a page asks for; fonts and sizes are the same on every machine.
_OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-default-browser-check",
    "--no-first-run",
)
# A browser reads commands from its descriptor 3 and answers on 4.
_START = """
import fcntl, os, sys
reads, writes = (fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3])
os.dup2(reads, 3)
os.dup2(writes, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_KEYS = {"Enter": (13, "\r"), "Tab": (9, ""), "Escape": (27, ""), "Space": (32, " ")}
_PATIENCE = 60.0


class Chromium:
    """A browser with one page. `faults`: what the page complained of; `requests`: what it asked for beside itself."""

    def __init__(self, process: subprocess.Popen[bytes], reads: int, writes: int) -> None:
        self._process = process
        self._reads = reads
        self._writes = writes
        self._held = b""
        self._sent = 0
        self._session: str | None = None
        self.faults: list[str] = []
        self.requests: list[str] = []
        self._loaded = False
        self._scripts = True
        self._address = ""
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._send(f"{domain}.enable")
        self._send("Network.setBlockedURLs", urls=["http://*", "https://*", "ws://*", "wss://*", "ftp://*"])

    def open(self, file: Path, *, scripts: bool = True) -> None:
        """The page of a file, loaded anew."""
        self._scripts = scripts
        self._send("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._go("about:blank")
        self.faults.clear()
        self.requests.clear()
        self._address = file.resolve().as_uri()
        self._go(self._address)

    def _go(self, address: str) -> None:
        self._loaded = False
        self._send("Page.navigate", url=address)
        while not self._loaded:
            self._hear()

    def size(self, width: int, height: int = 900) -> None:
        """The window's size, in CSS pixels."""
        self._send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )

    def run(self, expression: str) -> Any:
        """What an expression of the page's script language gives; a promise is awaited."""
        told = self._send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise AssertionError(told["exceptionDetails"])
        return told["result"].get("value")

    def click(self, selector: str) -> None:
        """The middle of the first box of an element, clicked with the mouse."""
        place = self.run(
            "(e => { e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0];"
            f" return [r.x + r.width / 2, r.y + r.height / 2] }})(document.querySelector({json.dumps(selector)}))"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)
        self.settle()

    def press(self, key: str, times: int = 1) -> None:
        """A key, pressed and let go."""
        code, text = _KEYS[key]
        for _ in range(times):
            self._send(
                "Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, text=text
            )
            self._send("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)
        self.settle()

    def type(self, words: str) -> None:
        """Words into what has the focus."""
        self._send("Input.insertText", text=words)
        self.settle()

    def settle(self) -> None:
        """What events have set off is done and drawn."""
        if not self._scripts:
            self.picture()  # drawing waits for what is under way; without scripts the page cannot
            return
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def picture(self, *, whole: bool = False) -> bytes:
        """The window, or the whole page, as PNG."""
        return b64decode(self._send("Page.captureScreenshot", captureBeyondViewport=whole, **self._clip(whole))["data"])

    def printed(self) -> bytes:
        """The page as the browser prints it, as PDF."""
        told = self._send("Page.printToPDF", preferCSSPageSize=True, printBackground=True, displayHeaderFooter=False)
        return b64decode(told["data"])

    def _clip(self, whole: bool) -> dict[str, Any]:
        if not whole:
            return {}
        size = self._send("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}

    def _send(self, method: str, **values: Any) -> Any:
        self._sent += 1
        message: dict[str, Any] = {"id": self._sent, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self._writes, rest) :]
        while True:
            heard = self._hear()
            if heard.get("id") == self._sent:
                assert "error" not in heard, f"{method}: {heard['error']}"
                return heard["result"]

    def _hear(self) -> dict[str, Any]:
        limit = time.monotonic() + _PATIENCE
        while b"\0" not in self._held:
            ready, _, _ = select.select([self._reads], [], [], max(0.0, limit - time.monotonic()))
            piece = os.read(self._reads, 1 << 20) if ready else b""
            assert piece, f"Chromium says nothing more; its status is {self._process.poll()}"
            self._held += piece
        first, self._held = self._held.split(b"\0", 1)
        heard: dict[str, Any] = json.loads(first)
        self._note(heard.get("method", ""), heard.get("params", {}))
        return heard

    def _note(self, method: str, told: dict[str, Any]) -> None:
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Runtime.exceptionThrown":
            self.faults.append(json.dumps(told["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
            self.faults.append(json.dumps(told["args"]))
        elif method == "Log.entryAdded" and told["entry"]["level"] in ("error", "warning"):
            self.faults.append(told["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.faults.append(f"a dialog: {told['message']}")
        elif method == "Network.requestWillBeSent":
            url = told["request"]["url"].split("#")[0]
            if url not in (self._address, "about:blank") and not url.startswith("data:"):
                self.requests.append(url)


@contextmanager
def chromium() -> Iterator[Chromium]:
    """A browser that ends with the block, and leaves nothing behind."""
    program = shutil.which("chromium") or "chromium"
    to_browser, from_browser = os.pipe(), os.pipe()
    ends = (to_browser[0], from_browser[1])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        process = subprocess.Popen(
            [sys.executable, "-c", _START, *map(str, ends), program, *_OPTIONS, f"--user-data-dir={home}"],
            pass_fds=ends,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": home},
        )
        os.close(to_browser[0])
        os.close(from_browser[1])
        try:
            yield Chromium(process, from_browser[0], to_browser[1])
        finally:
            process.terminate()
            process.wait(timeout=20)
            os.close(to_browser[1])
            os.close(from_browser[0])

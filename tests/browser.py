"""Finds a Chromium or Chrome that starts, installs one where there is none, and prints its path.

Run it as `python -m tests.browser`. The path alone goes to standard output; what it does and why goes to
standard error. It leaves with 2 when there is no browser and none can be had.
"""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHOSEN = "TIMBANG_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
"""Keeps a browser to itself. Playwright adds --no-sandbox: the only pages opened are our own."""

START_SECONDS = 60
DOWNLOAD_SECONDS = 120
PACKAGE_SECONDS = 600


class NoBrowserError(Exception):
    """There is no browser to test with; the message says what to do."""


class Outcome(NamedTuple):
    """How a command ended."""

    code: int | None
    """None: it was missing, or stopped because it took too long."""
    out: str
    last_words: str


def find_browser() -> str | None:
    """Return the first browser that really starts, or None."""
    if chosen := os.environ.get(CHOSEN):
        path = shutil.which(chosen)
        if path is None or not starts(path):
            raise NoBrowserError(f"{CHOSEN} names {chosen}, which is not a browser that starts here.")
        return path
    for path in candidates():
        if starts(path):
            return path
        _say(f"{path} is there but does not start: passed over.")
    return None


def candidates() -> Iterator[str]:
    """Name browsers that are installed, the likeliest first, without starting them."""
    found = (shutil.which(name) for name in (os.environ.get(CHOSEN, ""), *NAMES, *APPLICATIONS) if name)
    yield from filter(None, found)
    if path := _of_playwright():
        yield path


@functools.cache
def starts(path: str) -> bool:
    """Try it: installed is not yet usable, as libraries may be missing."""
    with tempfile.TemporaryDirectory(prefix="timbang-", ignore_cleanup_errors=True) as profile:
        trial = [
            "--headless",
            "--no-sandbox",
            f"--user-data-dir={profile}",
            *QUIET,
            "--dump-dom",
            "about:blank",
        ]
        outcome = _run([path, *trial], START_SECONDS)
    return outcome.code == 0 and "<html" in outcome.out


def install_browser() -> None:
    """Try every way to get one: Playwright's own download, then the system's packages."""
    _say(f"No Chromium or Chrome found. Downloading Playwright's Chromium (at most {DOWNLOAD_SECONDS} s) ...")
    playwright = [sys.executable, "-m", "playwright"]
    downloaded = _tell(_run([*playwright, "install", "chromium"], DOWNLOAD_SECONDS))
    administrator = _administrator()
    if downloaded and (path := _of_playwright()):
        if administrator is not None and not starts(path):
            _say("Installing the libraries that it lacks (a minute or two) ...")
            _tell(_run([*administrator, *playwright, "install-deps", "chromium"], PACKAGE_SECONDS))
            starts.cache_clear()
        if starts(path):
            return
    if administrator is None or shutil.which("apt-get") is None:
        _say("Not installing a system package: that takes apt-get, and root or sudo without a password.")
        return
    _say("Installing the system's package `chromium` with apt-get (a minute or two) ...")
    apt = [
        *administrator,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    _tell(_run([*apt, "update"], PACKAGE_SECONDS))
    _tell(_run([*apt, "install", "-y", "--no-install-recommends", "chromium"], PACKAGE_SECONDS))
    starts.cache_clear()


def main() -> int:
    """Print the path of a working browser, installing one if need be."""
    try:
        path = find_browser()
        if path is None:
            install_browser()
            path = find_browser()
    except NoBrowserError as error:
        _say(str(error))
        return 2
    if path is None:
        _say(
            "The browser tests need Chromium or Chrome. None is here, and none could be installed.\n"
            f"Install one yourself, or name one: make test {CHOSEN}=/path/to/chromium"
        )
        return 2
    _say(f"Browser for the tests: {path}")
    sys.stdout.write(f"{path}\n")
    return 0


def _of_playwright() -> str | None:
    """Return the browser in Playwright's own store. Asked in a process of its own: it starts a server."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = _run([sys.executable, "-c", ask], START_SECONDS).out.strip()
    return path if path and Path(path).exists() else None


def _administrator() -> list[str] | None:
    """Return what to put before a command that installs; None where we may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if shutil.which("sudo") and _run([*sudo, "true"], START_SECONDS).code == 0 else None


def _run(command: Sequence[str], seconds: float) -> Outcome:
    """Run a command to its end, or stop it and all that it started."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        return Outcome(None, "", str(error))
    with process:
        try:
            out, err = process.communicate(timeout=seconds)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            return Outcome(None, "", f"stopped after {seconds:.0f} s")
    return Outcome(process.returncode, out, _last_words(err) or _last_words(out))


def _last_words(text: str) -> str:
    """Return the first line that names an error, or else the last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("Error", "E:", "error"))]
    return (errors or lines[-1:] or [""])[0]


def _tell(outcome: Outcome) -> bool:
    """Say how it went, and return whether it went well."""
    if outcome.code != 0:
        _say(f"That failed: {outcome.last_words or f'it left with {outcome.code}'}")
    return outcome.code == 0


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main())

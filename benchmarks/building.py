"""Building: what the generator adds to the site builder, what two languages side by side cost, how soon an edit shows."""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.row import Row, seconds_of
from generator.docs import Place, render_docs
from generator.site_builder import begin, end

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PARTS = ("content", "decision_tree", "mkdocs.yml")
LOCALES = ("en", "id")
EDITED, OLD = "content/differences/goal.yml", "Data that people"
EDITS = 5
LONGEST_WAIT = 60


def rows() -> Iterator[Row]:
    """Yield every measurement; each on a copy of the flagship, so that nothing made before helps."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        generating = seconds_of(lambda: render_docs(root, Place("http://127.0.0.1/", previews=False)))
        alone = [seconds_of(partial(built, root, (locale,))) for locale in LOCALES]
        together = seconds_of(partial(built, root, LOCALES))
        share = generating / together
        told = f"{share:.2f} ({generating:.1f} s beside {together:.1f} s)"
        yield Row("generator's time to the site builder's", told, "0.15", share <= 0.15)
        ratio = together / sum(alone)
        told = f"{ratio:.2f} ({together:.1f} s for {sum(alone):.1f} s)"
        yield Row("both languages at once to one after the other", told, "0.60", ratio <= 0.60)
        edits = shown(root)
        told = f"{statistics.median(edits):.1f} s (median of {len(edits)}, worst {max(edits):.1f})"
        yield Row(
            "an edit of a YAML value, until the page has it",
            told,
            "about 1 s",
            statistics.median(edits) < 1.5,
        )


def built(root: Path, locales: tuple[str, ...]) -> None:
    """Build some locales of which the docs are written, side by side."""
    end([begin(root, locale) for locale in locales])


def copied(folder: Path) -> Path:
    """Return a copy of what the flagship's site is made from."""
    root = folder / "flagship"
    root.mkdir()
    for name in PARTS:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    return root


def shown(root: Path) -> list[float]:
    """Serve a copy, edit a value again and again, and return how long each took to reach the page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    timbang = str(Path(sys.executable).with_name("timbang"))
    command = [timbang, "serve", "--root", str(root), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, OLD)
        return [edited(root, port, f"Data {number} that people") for number in range(EDITS)]
    finally:
        server.terminate()
        server.wait()


def edited(root: Path, port: int, words: str) -> float:
    """Write other words, and return how long it took until the page had them."""
    file, kept = root / EDITED, (ROOT / EDITED).read_text(encoding="utf-8")
    file.write_text(kept.replace(OLD, words), encoding="utf-8")
    taken = seconds_of(lambda: wait_for(port, words))
    time.sleep(3)  # the search follows after the page, and is not what the next edit waits for
    return taken


def wait_for(port: int, words: str) -> None:
    """Ask for the comparison until it holds the words."""
    end = time.monotonic() + LONGEST_WAIT
    while words not in asked(port):
        if time.monotonic() > end:
            raise TimeoutError(words)
        time.sleep(0.02)


def asked(port: int) -> str:
    """Return the comparison as it is served now, or nothing while nobody serves."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/compare/")
        return connection.getresponse().read().decode()
    except OSError:
        return ""
    finally:
        connection.close()

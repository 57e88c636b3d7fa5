"""Our own stylesheets, pictures and scripts, as every page of every locale loads them."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from generator.render.addresses import ASSETS
from generator.render.bundle import bundle
from generator.render.sign import ICONS, icon

if TYPE_CHECKING:
    from generator.render.scribe import Scribe

PACKAGE = Path(__file__).parent
READER = PACKAGE / "reader"
"""Scripts that filter what pages list."""
BROWSER = PACKAGE / "browser"
"""Scripts that any page may need."""
RUNTIME = Path("decision_tree") / "runtime"
"""Where a comparison keeps what its guides run on."""
WORKER = "worker.js"

_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
"""What a stylesheet says to its authors; readers need not load it."""

_ENTRIES = ("guide.js", "map.js", "comparison.js", "catalogue.js", "catalogue-picks.js")
"""Scripts that pages ask for; every other module is part of one of them."""
_EVERYWHERE = ("timbang.js", "search.js", "keeping.js")
"""Scripts that any page may ask for."""
_PLAIN = ("timbang.js",)
"""Scripts that run from a disk too, where browsers run no modules."""


def assets(root: Path) -> dict[str, bytes]:
    """Return our stylesheets, pictures and scripts by their path in a docs folder."""
    runtime = root / RUNTIME
    files = {
        f"{ASSETS}/{path.name}": _COMMENT.sub(b"", path.read_bytes())
        if path.suffix == ".css"
        else path.read_bytes()
        for folder, suffixes in ((PACKAGE / "theme" / "assets", {".css", ".svg", ".js"}), (runtime, {".css"}))
        for path in sorted(folder.glob("*"))
        if path.suffix in suffixes
    }
    modules = {path.name: path.read_text(encoding="utf-8") for path in sorted(runtime.glob("*.js"))}
    wanted = _ENTRIES if modules else ()  # a comparison to read alone has neither guides nor filters
    for folder in (READER, BROWSER):
        modules |= {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    bundles = {name: bundle(modules, name) for name in (*wanted, *_EVERYWHERE)}
    bundles |= {name: f"{{\n{bundles[name]}}}\n" for name in _PLAIN}  # a block keeps its names to itself
    files |= {f"{ASSETS}/{name}": icon(name) for name in ICONS}
    return files | {f"{ASSETS}/{name}": script.encode() for name, script in bundles.items()}


def worker(scribe: Scribe) -> bytes:
    """Return the service worker of a locale, which knows what to say of a page that was not kept."""
    words = {"lang": scribe.locale} | {
        name: escape(word) for name, word in scribe.words.group("unkept").items()
    }
    said = json.dumps(words, ensure_ascii=False)
    return f"self.words = {said};\n{(BROWSER / WORKER).read_text(encoding='utf-8')}".encode()

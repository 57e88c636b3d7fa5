"""The content security policy: what a built page may load and run, said in its head.

A page may run our own script files, and those inline scripts that are known: what the theme's templates hold, and
what our own files hold where a page carries one within. Each is named by its hash. Any other inline script, wherever it
stands, gets none: should one ever slip through the one door for contributed text, no browser runs it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|type)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = {"", "module", "text/javascript"}
"""Types of a script that a browser runs; every other type is a block of data."""
_CHARSET = re.compile(r'<meta charset="utf-8">')
_BASE = re.compile(rf'{_CHARSET.pattern}\s*<base href="([^"]*)"')
"""Before anything contributed."""
_NAME = 'http-equiv="Content-Security-Policy"'
_THEME = "material"
"""The theme that `mkdocs.yml` names and `theme/` overrides; it is read here, never imported."""
_TEMPLATES = ("base.html", "partials/*.html", "partials/javascripts/*.html")
_FILLED_IN = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_FILLING = r"""[^"'`\\<>\s]*"""
"""What a template may fill in, within quotes: an address."""


@dataclass(frozen=True)
class KnownScripts:
    """The inline scripts that a page may run."""

    ours: Collection[str] = ()
    """What our own files hold, without space at the ends."""

    def __contains__(self, script: str) -> bool:
        """Tell whether a script is one of ours, or one that the theme writes."""
        return script.strip() in self.ours or any(form.fullmatch(script) for form in theme_scripts())


@cache
def theme_scripts() -> tuple[re.Pattern[str], ...]:
    """Return the inline scripts of the theme's templates, with room where a template fills something in."""
    scripts = (
        script
        for theme in entry_points(group="mkdocs.themes", name=_THEME)
        if theme.dist
        for pattern in _TEMPLATES
        for path in Path(str(theme.dist.locate_file(theme.module.replace(".", "/")))).glob(pattern)
        for attributes, script in _SCRIPT.findall(path.read_text(encoding="utf-8"))
        if _runs_inline(attributes) and "{%" not in script
    )
    return tuple(
        re.compile(_FILLING.join(map(re.escape, _FILLED_IN.split(script))))
        for script in dict.fromkeys(scripts)
    )


def has_policy(html: str) -> bool:
    """Tell whether a page has its policy."""
    return _NAME in html


def with_policy(html: str, known: KnownScripts) -> str:
    """Return a page with its policy before anything that it governs."""
    if has_policy(html):
        return html
    tag = f'<meta {_NAME} content="{policy_of(html, known)}">'
    return _CHARSET.sub(lambda found: f"{found[0]}\n{tag}", html, count=1)


def policy_of(html: str, known: KnownScripts) -> str:
    """Return the policy of a page."""
    base = _BASE.search(html)
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(
            ["'self'", "'wasm-unsafe-eval'", *hashes(html, known)]
        ),  # the search is WebAssembly
        "style-src": "'self' 'unsafe-inline'",  # drawings carry their size; a style runs nothing
        "img-src": "'self' data:",  # the theme's icons
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": unescape(base[1]) if base else "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def hashes(html: str, known: KnownScripts) -> list[str]:
    """Return the hashes of the inline scripts that may run: those that are known."""
    found = dict.fromkeys(
        script for attributes, script in _SCRIPT.findall(html) if _runs_inline(attributes) and script in known
    )
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in found
    ]


def _runs_inline(attributes: str) -> bool:
    named = {name.lower(): value.lower() for name, value in _ATTRIBUTE.findall(attributes)}
    return "src" not in named and named.get("type", "") in _RUN

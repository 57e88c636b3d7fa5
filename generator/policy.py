"""The content security policy: what a built page may load and run, said in its head.

A page may run our own script files, and those inline scripts that the theme puts around the content,
each named by its hash. An inline script inside the article gets none: should one ever slip through
the one door for contributed text, no browser runs it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|type)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = {"", "module", "text/javascript"}
"""Types of a script that a browser runs; every other type is a block of data."""
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_BASE = re.compile(r'<base href="([^"]*)"')
_CHARSET = re.compile(r'<meta charset="utf-8">')
_NAME = 'http-equiv="Content-Security-Policy"'


def has_policy(html: str) -> bool:
    """Tell whether a page has its policy."""
    return _NAME in html


def with_policy(html: str) -> str:
    """Return a page with its policy before anything that it governs."""
    if has_policy(html):
        return html
    tag = f'<meta {_NAME} content="{policy_of(html)}">'
    return _CHARSET.sub(lambda found: f"{found[0]}\n{tag}", html, count=1)


def policy_of(html: str) -> str:
    """Return the policy of a page."""
    base = _BASE.search(html)
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *hashes(html)]),  # the search is WebAssembly
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


def hashes(html: str) -> list[str]:
    """Return the hashes of the inline scripts that may run: those outside the article."""
    found = dict.fromkeys(
        script for attributes, script in _SCRIPT.findall(_ARTICLE.sub("", html)) if _runs_inline(attributes)
    )
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in found
    ]


def _runs_inline(attributes: str) -> bool:
    named = {name.lower(): value.lower() for name, value in _ATTRIBUTE.findall(attributes)}
    return "src" not in named and named.get("type", "") in _RUN

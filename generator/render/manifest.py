"""The web app manifest of a locale: what the site is called and how it opens when it is installed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.render.addresses import ASSETS
from generator.render.sign import ICONS, MASKABLE, PAPER, TOUCH

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.render.scribe import Scribe

NAME = "app.webmanifest"
_VECTOR = {"src": f"{ASSETS}/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}


def manifest(catalog: Catalog, scribe: Scribe) -> bytes:
    """Return the manifest; all its addresses are relative to the locale's root, where it stands."""
    name = scribe.plain(catalog.comparison.title)
    told = {
        "name": name,
        "short_name": name,
        "lang": scribe.locale,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",  # keeps back and reload: pages link to each other
        "background_color": "#{:02x}{:02x}{:02x}".format(*PAPER),
        "icons": [_VECTOR, *(_raster(icon, side) for icon, (side, _) in ICONS.items() if icon != TOUCH)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _raster(icon: str, side: int) -> dict[str, str]:
    purpose = "maskable" if icon == MASKABLE else "any"
    return {"src": f"{ASSETS}/{icon}", "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}

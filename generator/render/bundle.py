"""Bundle: the guide's script modules as one script, for one request and for a single file.

No tool and no rewriting: modules in the order of their imports, without their imports, exports
and comments. It relies on what the modules keep to, and refuses what it does not know: imports
of neighbours on one line, `export const`, no default exports, and names unique across modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |class )", re.MULTILINE)
_COMMENT = re.compile(
    r"^ *(?://.*|/\*\*(?:(?!\*/)(?:.|\n))*\*/) *\n|/\*\* @type \{.*?\} \*/ ?",
    re.MULTILINE,
)
_TOP_NAME = re.compile(r"^(?:const|let|class) (\w+)", re.MULTILINE)


class BundleError(ValueError):
    """A module does what the bundle does not know."""


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return the modules that an entry needs as one script.

    Raises:
        BundleError: a module is missing, imports in another form, or repeats a name.
    """
    parts = [_bare(modules[name]) for name in _in_order(modules, entry)]
    script = "".join(parts)
    names = _TOP_NAME.findall(script)
    repeated = {name for name in names if names.count(name) > 1}
    if repeated or re.search(r"^(?:import|export)\b", script, re.MULTILINE):
        raise BundleError(f"repeated names: {sorted(repeated)}, or an import or export in another form")
    return script


def _in_order(modules: Mapping[str, str], entry: str) -> list[str]:
    """Return the modules that an entry needs, each after those that it imports."""
    order: dict[str, None] = {}

    def visit(name: str) -> None:
        if name not in modules:
            raise BundleError(f"there is no module {name}")
        for needed in _IMPORT.findall(modules[name]):
            if needed not in order:
                visit(needed)
        order[name] = None

    visit(entry)
    return list(order)


def _bare(module: str) -> str:
    text = _EXPORT.sub("", _IMPORT.sub("", module))
    return re.sub(r"\n{2,}", "\n", _COMMENT.sub("", text)).lstrip("\n")

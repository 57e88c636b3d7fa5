"""Commands: what somebody waits for in the shell, start-up included, and how checking grows with the content."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.row import Row, median, seconds_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
TIMBANG = str(Path(sys.executable).with_name("timbang"))
FEW, MANY = 2_000, 20_000
GROWTH = 1.25
"""Ten times the entries may cost this much more than ten times the time."""


def rows() -> Iterator[Row]:
    """Yield every measurement."""
    yield within("timbang --version", median(lambda: run("--version")), 0.150)
    yield within("timbang check, the flagship", median(lambda: run("check", "--root", str(ROOT))), 1)
    few, many = checked(FEW), checked(MANY)
    ratio = many / few / (MANY / FEW)
    told = f"{few:.1f} s, {many:.1f} s: {1e6 * many / MANY:.0f} µs an entry, growth {ratio:.2f}"
    yield Row(f"timbang check, {FEW:,} and {MANY:,} more entries", told, f"growth {GROWTH}", ratio < GROWTH)


def run(*arguments: str) -> None:
    """Run the installed command as a person does."""
    subprocess.run([TIMBANG, *arguments], stdout=subprocess.DEVNULL, check=True)


def checked(entries: int) -> float:
    """Return how long checking takes with so many entries more, without what it takes without them."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "comparison"
        shutil.copytree(ROOT / "tests/comparison", root)
        bare = median(lambda: run("check", "--root", str(root)))
        for number in range(entries):
            write_term(root / "content/terms", number)
        return seconds_of(lambda: run("check", "--root", str(root))) - bare


def write_term(folder: Path, number: int) -> None:
    """Write one term more, with words of its own in both languages and a link to the one before."""
    name, before = f"steam-{number}", f"steam-{number - 1}" if number else "brewing"
    (folder / f"{name}.yml").write_text(
        f"""title: {{en: steam {number}, id: uap {number}}}
definition:
  en: Water that has become a gas, of kind {number}. See [another](terms/{before}).
  id: Air yang menjadi gas, jenis {number}. Lihat [yang lain](terms/{before}).
also: {{en: [vapour {number}], id: [kukus {number}]}}
avoid: {{en: [smoke {number}], id: [asap {number}]}}
sources: [brewer2020]
confidence: high
basis: source
checked: 2026-11-01
""",
        encoding="utf-8",
    )

"""What filters compute in the browser is what a plain count over all rows gives."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

READER = ROOT / "generator/reader"
FACETS = {
    "kind": ["paper", "book", "blog"],
    "year": ["2020", "2025"],
    "used": ["cases", "guides", "pages", "tools"],
}
WORDS = ["Drift", "drift", "Übung", "data", "data drift", "KÜHL", "a", ""]
LEFT = """async ([rows, choices]) => {
  const { fits, counted, ordered, plainly } = await import("./choice.js");
  const all = rows.map((row) => ({ ...row, text: plainly(row.text) }));
  return choices.map((choice) => ({
    left: all.filter((row) => fits(row, choice)).map((row) => row.id),
    counts: Object.fromEntries(Object.keys(all[0].values).map((facet) => [facet, Object.fromEntries(counted(all, choice, facet))])),
    order: ordered(all, "r").map((row) => row.id),
  }));
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        del format, args


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page in which the reader's modules can be imported."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(READER))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/choice.js")
        yield page
        page.close()
        server.shutdown()
        thread.join()


def some(random: Random, values: list[str], fewest: int = 0) -> list[str]:
    return random.sample(values, random.randint(fewest, len(values)))


def random_rows(random: Random) -> list[dict[str, Any]]:
    return [
        {
            "id": place,
            "values": {facet: some(random, values) for facet, values in FACETS.items()},
            "ranks": {"r": random.randint(0, 5)},
            "text": " ".join(random.choices(WORDS, k=4)),
        }
        for place in range(random.randint(1, 30))
    ]


def random_choice(random: Random) -> dict[str, Any]:
    chosen = {
        facet: some(random, values) if random.random() < 0.5 else [] for facet, values in FACETS.items()
    }
    return {
        "text": random.choice(["", "drift", " DATA  drift ", "ubung", "kühl a", "zebra"]),
        "chosen": chosen,
    }


def plainly(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in folded if not unicodedata.category(c).startswith("M"))


def shown(row: dict[str, Any], choice: dict[str, Any], facets: list[str]) -> bool:
    words = plainly(choice["text"]).split()
    said = all(word in plainly(row["text"]) for word in words)
    return said and all(
        set(row["values"][f]) & set(choice["chosen"][f]) for f in facets if choice["chosen"][f]
    )


@pytest.mark.parametrize("seed", range(5))
def test_rows_counts_and_order_are_those_of_a_plain_count(reader: Page, seed: int) -> None:
    random = Random(seed)
    rows = random_rows(random)
    choices = [random_choice(random) for _ in range(60)]
    for choice, found in zip(choices, reader.evaluate(LEFT, [rows, choices]), strict=True):
        assert found["left"] == [row["id"] for row in rows if shown(row, choice, list(FACETS))]
        for facet, values in FACETS.items():
            others = [one for one in FACETS if one != facet]
            under = [row for row in rows if shown(row, choice, others)]
            expected = {v: sum(v in row["values"][facet] for row in under) for v in values}
            assert found["counts"][facet] == {v: n for v, n in expected.items() if n}
        assert found["order"] == [row["id"] for row in sorted(rows, key=lambda row: row["ranks"]["r"])]


def test_every_choice_survives_the_address_and_what_others_keep_there_stays(reader: Page) -> None:
    random = Random(3)
    vocabulary = {facet: {"values": values, "most": 9} for facet, values in FACETS.items()}
    choices = [
        {
            "text": random.choice(["", "a & b", "100%", "drift+x", "é #1,2"]),
            "chosen": {f: [v for v in values if random.random() < 0.5] for f, values in FACETS.items()},
        }
        for _ in range(200)
    ]
    written = reader.evaluate(
        """async ([vocabulary, choices]) => {
          const { readChoice, writeChoice } = await import("./choice.js");
          return choices.map((choice) => {
            const address = writeChoice(vocabulary, choice, "?h=keep%20me&kind=blog");
            return [address, readChoice(vocabulary, address)];
          });
        }""",
        [vocabulary, choices],
    )
    for choice, (address, read) in zip(choices, written, strict=True):
        assert read == choice
        assert address.startswith("?h=keep+me")
    assert {address for address, _ in written if re.search("kind=paper,book,blog&year=2020,2025", address)}


@pytest.mark.parametrize(
    ("search", "chosen"),
    [
        ("?kind=book,paper", ["paper", "book"]),
        ("?kind=nobody,book,book", ["book"]),
        ("?kind=__proto__&constructor=x", []),
        ("?kind=paper,book,blog", ["paper", "book"]),
        ("?kind=%E0%A4%A", []),
        ("?" + "kind=" + "paper," * 10_000, ["paper"]),
    ],
)
def test_of_a_strange_address_what_is_known_is_kept(reader: Page, search: str, chosen: list[str]) -> None:
    read = """async ([vocabulary, search]) => (await import("./choice.js")).readChoice(vocabulary, search).chosen"""
    found = reader.evaluate(read, [{"kind": {"values": FACETS["kind"], "most": 2}}, search])
    assert found == {"kind": chosen}


def test_csv_is_read_again_as_it_was_and_runs_no_formula(reader: Page) -> None:
    rows = [['a "b"', "c,d\ne"], ["=1+1", "-2"], ["'x", "é"]]
    written = reader.evaluate(
        """async (rows) => (await import("./table.js")).asCsv(["H, 1", "H2"], rows)""", rows
    )
    assert written.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"))))
    assert read == [["H, 1", "H2"], ['a "b"', "c,d\ne"], ["'=1+1", "'-2"], ["''x", "é"]]


def test_markdown_keeps_a_row_on_its_line_and_marks_nothing_by_accident(reader: Page) -> None:
    written = reader.evaluate(
        """async () => (await import("./table.js")).asMarkdown(["A", "B"], [["a|b\\n c", "*x* [y]<z>"]])"""
    )
    assert written == "| A | B |\n| --- | --- |\n| a\\|b c | \\*x\\* \\[y\\]\\<z\\> |\n"


def test_rows_are_alike_whatever_their_case_and_one_column_says_nothing(reader: Page) -> None:
    alike = """async (texts) => (await import("./choice.js")).alike(texts)"""
    assert [reader.evaluate(alike, texts) for texts in (["A b", "a  B"], ["a", "b"], ["a"], [])] == [
        True,
        False,
        False,
        False,
    ]

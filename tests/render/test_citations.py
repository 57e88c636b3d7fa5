"""Short citations: no two sources are cited alike, and a letter stands only where it is needed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.models.reference import SourceId
from generator.render.citations import short_author
from generator.render.scribe import Scribe
from generator.words import known_locales, words_of
from tests.conftest import ROOT
from tests.examples import examples

if TYPE_CHECKING:
    from generator.catalog import Catalog

SMALL = load(ROOT / "tests/comparison")[0]
AUTHORS = st.sampled_from(["A. Brewer", "A. Brewer, B. Kettle", "C. Cup", "Guild"])
YEARS = st.sampled_from([2020, 2021, "unknown"])
TITLES = st.sampled_from(["Leaf", "leaf", "Steam"])


def of(sources: list[tuple[str, int | str, str]]) -> Catalog:
    """Return the small comparison with other sources."""
    entry = next(iter(SMALL.collections["sources"].values()))
    held = {
        f"s{n}": replace(
            entry,
            id=f"s{n}",
            body=entry.body.model_copy(update={"authors": authors, "year": year, "title": title}),
        )
        for n, (authors, year, title) in enumerate(sources)
    }
    return replace(SMALL, collections={**SMALL.collections, "sources": held})


@examples(100)
@given(st.lists(st.tuples(AUTHORS, YEARS, TITLES), min_size=1, max_size=60))
def test_no_two_sources_are_cited_alike_and_a_source_alone_has_no_letter(
    sources: list[tuple[str, int | str, str]],
) -> None:
    catalog = of(sources)
    scribe = Scribe(catalog, words_of("en"), "")
    cited = {name: scribe.citation(SourceId(name)) for name in catalog.collections["sources"]}
    assert len(set(cited.values())) == len(cited)
    bodies = {name: entry.body for name, entry in catalog.collections["sources"].items()}
    alike = Counter((short_author(body), body.year) for body in bodies.values())
    for name, body in bodies.items():
        year = "n.d." if body.year == "unknown" else body.year
        plain = f"{short_author(body)} {year}"
        assert (cited[name] == plain) == (alike[short_author(body), body.year] == 1)
        assert cited[name].startswith(plain)


def test_letters_follow_the_titles() -> None:
    scribe = Scribe(
        of(
            [
                ("Guild", 2020, "Steam"),
                ("Guild", "unknown", "B"),
                ("Guild", 2020, "Leaf"),
                ("Guild", "unknown", "A"),
            ]
        ),
        words_of("en"),
        "",
    )
    cited = [scribe.citation(SourceId(f"s{n}")) for n in range(4)]
    assert cited == ["Guild 2020b", "Guild n.d.-b", "Guild 2020a", "Guild n.d.-a"]


@pytest.mark.parametrize("locale", known_locales())
def test_the_sources_of_the_flagship_are_told_apart(locale: str) -> None:
    catalog = load(ROOT)[0]
    scribe = Scribe(catalog, words_of(locale), "")
    cited = Counter(scribe.citation(SourceId(name)) for name in catalog.collections["sources"])
    assert [name for name, times in cited.items() if times > 1] == []

"""The catalog knows the claim at every path, however many claims an entry has."""

from __future__ import annotations

from dataclasses import replace

from generator.catalog import Entry, claim_at
from generator.load import load
from generator.models.walk import walk
from tests.conftest import ROOT
from tests.work import counted


def test_every_path_lies_in_the_claim_that_holds_it() -> None:
    catalog, _ = load(ROOT / "tests/comparison")
    for entry in catalog.entries():
        for path, _ in walk(entry.body):
            held = [claim.id for at, claim in entry.claims.values() if path[: len(at)] == at]
            assert claim_at(entry, path) == (held[0] if held else "")


def test_thousands_of_claims_in_one_file_are_told_apart_with_little_work() -> None:
    entry = many_claims(20_000)
    told, calls = counted(lambda: [claim_at(entry, path) for path, _ in entry.references])
    assert calls < 3_000_000  # 200 million and more, when claims are looked through for each path
    assert len(set(told)) == 20_000


def many_claims(number: int) -> Entry:
    """Return an entry of the small comparison with many claims, each resting on a source."""
    catalog, _ = load(ROOT / "tests/comparison")
    entry = catalog.collections["similarities"]["heat"]
    claim = entry.body.claims[0]
    claims = tuple(claim.model_copy(update={"id": f"c{n}"}) for n in range(number))
    return replace(entry, body=entry.body.model_copy(update={"claims": claims}))

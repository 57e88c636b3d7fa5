"""A result taken elsewhere: as a record, beside other people's, by an old link, from a disk, in another page."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.guide.compile import compile_guide
from generator.guide.link import walk_link
from generator.load import load
from generator.render.bundle import BundleError, bundle
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from generator.guide.graph import DecisionGraph
    from tests.conftest import NewContext
    from tests.watch import Watch

GUIDE = "guides/where-to-start/"
BOTH = {"ml-in-production": "live", "devops-base": "daily", "type-of-ai": "trained", "risk": "cheap",
        "where-it-breaks": "seam", "team-skills": "both"}  # fmt: skip
MODELS = {question: option for question, option in BOTH.items() if question != "team-skills"} | {
    "where-it-breaks": "models", "number-of-models": "many"}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> DecisionGraph:
    graph = compile_guide("where-to-start", load(ROOT)[0].guides["where-to-start"].body).graph
    assert graph is not None
    return graph


def test_the_decision_record_is_a_madr_file_with_answers_reasons_and_link(
    page: Page, graph: DecisionGraph
) -> None:
    page.goto(GUIDE + walk_link(graph, BOTH))
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download as decision record").click()
    assert downloading.value.suggested_filename == "where-to-start.md"
    record = downloading.value.path().read_text(encoding="utf-8")
    assert re.match(r"---\nstatus: proposed\ndate: \d{4}-\d\d-\d\d\n---\n\n# Where should we start\?\n", record)
    parts = ["## Context and Problem Statement", "## Considered Options", "## Decision Outcome",
             "### Consequences", "### Confirmation", "## What would change it", "## More Information"]  # fmt: skip
    places = [record.index(part) for part in parts]
    assert places == sorted(places)
    assert record.count("\n* ") > 20
    assert "Chosen option: “Build both together”, because: Build DataOps and MLOps on one shared base" in record
    assert "\n* Good, because " in record
    assert "\n* Bad, because " in record
    assert f"<{page.url}>" in record
    assert re.search(rf"\]\({re.escape(page.url.split('guides/')[0])}choose/#[\w-]+\)", record)
    assert graph.identity in record


def test_answers_of_several_people_are_laid_side_by_side(page: Page, graph: DecisionGraph) -> None:
    page.goto(GUIDE + walk_link(graph, BOTH))
    page.locator(".guide-together > summary").click()
    field = page.get_by_label("Paste their links")
    older = walk_link(graph, BOTH).replace(graph.identity[:8], "0badcafe")
    field.fill(
        f"Sari: https://example.org/{walk_link(graph, MODELS)}).\nhttps://example.org/#other@1/x=y\n{older}/nonsense=1"
    )
    page.get_by_role("button", name="Compare").click()
    shown = page.locator(".guide-compared")
    expect(shown).to_be_focused()
    expect(shown).to_contain_text("Person 3: this is no link about this guide.")
    expect(shown).to_contain_text("Person 4: This link was made with another version of this guide.")
    expect(shown).to_contain_text("were left out: 1.")
    assert shown.locator("ol > li").all_inner_texts() == ["What fails most often around your models?"]
    assert shown.locator("thead th").all_inner_texts() == ["You", "Sari", "Person 4"]
    apart = shown.locator("tr", has_text="differs, and matters")
    expect(apart).to_have_count(1)
    assert shown.locator("tbody tr").first.locator("td").all_inner_texts() == [
        "Build both together", "Start with MLOps", "Build both together",
    ]  # fmt: skip
    field.fill(walk_link(graph, BOTH))
    page.get_by_role("button", name="Compare").click()
    expect(shown).to_contain_text("All of you get the same result.")


def test_a_link_of_an_older_version_says_what_it_said_and_what_is_said_today(
    page: Page, graph: DecisionGraph
) -> None:
    """An older version is put beside the guide as a release: it had one question less and decided otherwise."""
    mlops, both = (graph.outcomes.index(outcome) for outcome in ("mlops-first", "both-together"))
    kept = json.loads(
        next((ROOT / "decision_tree/releases/where-to-start").glob(f"{graph.identity[:8]}.json")).read_text("utf-8")
    )
    kept["graph"] |= {
        "questions": ["ml-in-production", "old-question"],
        "options": {"ml-in-production": ["none", "planned", "live"], "old-question": ["a", "b"]},
        "states": [["ml-in-production", [1, -1, 1]], ["old-question", [~mlops, ~both]]],
        "identity": "0badcafe" * 8,
    }
    kept["titles"]["en"]["questions"]["old-question"] = "What did we ask then?"
    page.route("**/releases/0badcafe.json", lambda route: route.fulfill(json=kept))
    page.route(
        f"**/{GUIDE}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=re.sub(r'data-releases="[^"]*"', 'data-releases="0badcafe"', answer.text()),
        ),
    )
    page.goto(f"{GUIDE}#where-to-start@0badcafe/ml-in-production=live/old-question=a")
    past = page.locator(".guide-past")
    expect(past).to_contain_text("When this link was made, the guide said: Start with MLOps.")
    expect(past).to_contain_text("Today's guide says:")
    expect(past).to_contain_text("It asks something new:")
    expect(past).to_contain_text("It no longer asks: What did we ask then?")
    expect(page.locator(".guide-status")).to_contain_text("another version")
    expect(page.locator("h1")).to_have_count(1)


def test_a_version_that_nobody_kept_is_never_asked_for(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{GUIDE}#where-to-start@../../secret/ml-in-production=live")
    expect(page.locator(".guide-status")).to_contain_text("another version")
    assert not [url for url in asked if "releases" in url]


@pytest.mark.parametrize(("root", "locale"), [("", "en"), ("id/", "id")])
def test_the_guide_as_one_file_works_from_a_disk(
    browser: Browser, built_site: Path, tmp_path: Path, graph: DecisionGraph, root: str, locale: str
) -> None:
    file = tmp_path / "guide.html"
    shutil.copy(built_site / f"{root}{GUIDE}where-to-start.html", file)
    page = browser.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    for option in MODELS.values():
        page.locator(f"decision-guide input[value='{option}']").check()
        page.locator(".guide-continue").click()
    title = load(ROOT)[0].guides["where-to-start"].body.outcomes["mlops-first"].title.get(locale)
    expect(page.locator("h1")).to_have_text(title)
    assert "file:" not in (page.locator(".guide-version a").first.get_attribute("href") or "file:")
    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".guide-others li").last).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".guide-others li").last).to_be_visible()
    page.emulate_media(media="screen")
    page.go_back()
    expect(page.locator(".guide-continue")).to_be_visible()
    assert {url.split("#")[0] for url in asked} == {file.as_uri()}
    assert faults == []
    page.close()


def test_two_guides_embedded_in_one_page_do_not_disturb_each_other(
    new_context: NewContext, graph: DecisionGraph, site_url: str
) -> None:
    host = (
        f"""<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><h1>Host</h1>
        <decision-guide src="{GUIDE}"></decision-guide><decision-guide src="id/{GUIDE}"></decision-guide>
        <script type="module" src="assets/timbang/guide.js"></script></html>"""
    )
    page = new_context().new_page()
    page.route("**/host.html", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto("host.html")
    first, second = page.locator("decision-guide").all()
    for option in MODELS.values():
        first.locator(f"input[value='{option}']").check()
        first.locator(".guide-continue").click()
    expect(first.locator(".guide-outcome")).to_have_text("Start with MLOps")
    expect(second.locator(".guide-progress")).to_have_text(re.compile("^Pertanyaan 1 "))
    second.locator("input[value='none']").check()
    second.locator(".guide-continue").click()
    expect(first.locator(".guide-outcome")).to_have_text("Start with MLOps")
    assert page.locator("h1").count() == 1
    assert page.title() == "Host"
    assert "#" not in page.url
    expect(first.locator(".guide-version a")).to_have_attribute("href", f"{site_url}{GUIDE}{walk_link(graph, MODELS)}")
    link = first.locator(".guide-because a").first.get_attribute("href")
    assert link is not None
    assert link.startswith(site_url)


def test_the_bundle_refuses_what_it_does_not_know() -> None:
    with pytest.raises(BundleError, match="no module b.js"):
        bundle({"a.js": 'import { b } from "./b.js";\n'}, "a.js")
    with pytest.raises(BundleError, match="repeated names"):
        bundle({"a.js": 'import { b } from "./b.js";\nconst x = 1;\n', "b.js": "export const x = 1;\n"}, "a.js")
    with pytest.raises(BundleError, match="another form"):
        bundle({"a.js": 'import b from "./b.js";\n'}, "a.js")

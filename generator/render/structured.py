"""What a page is, for search engines: schema.org as JSON-LD.

Addresses begin with `SITE`, which stands for the address of the locale's root: only the site builder knows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.render.addresses import address_of, page_of, place_of
from generator.render.dataset import JSON, LICENCE
from generator.render.trails import above

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.render.draft import Draft
    from generator.render.scribe import Scribe

SITE = "{site}"
_KINDS = {
    "home.md": "WebSite",
    "guide.md": "WebPage",
    "state.md": "WebPage",
    "map.md": "WebPage",
    "choose.md": "FAQPage",
    "glossary.md": "DefinedTermSet",
    "tools.md": "CollectionPage",
    "cases.md": "CollectionPage",
    "sources.md": "CollectionPage",
    "dataset.md": "Dataset",
}
"""Template to what the page is; every other page is an article."""
ARTICLE = "TechArticle"
Node = dict[str, Any]


def structured(scribe: Scribe, draft: Draft, titles: Mapping[str, str], modified: str) -> Node:
    """Return what one page is, where it stands, and what it defines or answers.

    Args:
        scribe: the writer of the page's locale.
        draft: the page.
        titles: address to title of every page of the locale.
        modified: the day of its last change; empty when it is not known.
    """
    return {"@context": "https://schema.org", "@graph": list(_nodes(scribe, draft, titles, modified))}


def _nodes(scribe: Scribe, draft: Draft, titles: Mapping[str, str], modified: str) -> Iterator[Node]:
    catalog, kind = scribe.catalog, _KINDS.get(draft.template, ARTICLE)
    url = f"{SITE}{draft.address}"
    page: Node = {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": draft.title,
        "description": draft.description,
    }
    page["inLanguage"] = scribe.locale
    if kind == ARTICLE:
        page |= {"headline": draft.title, "about": _subjects(catalog, scribe)}
        page |= {"dateModified": modified} if modified else {}
    if kind == "FAQPage":
        page["mainEntity"] = list(_answers(catalog, scribe))
        page["@type"] = kind if page["mainEntity"] else "WebPage"
    if kind == "Dataset":
        page |= _distributed(scribe, draft)
    entry = draft.values.get("entry")
    if entry is not None and entry.collection == "terms":
        page["mainEntity"] = _term(scribe, entry)
    if kind == "WebSite":
        page["about"] = _subjects(catalog, scribe)
    else:
        page["isPartOf"] = {"@id": SITE}
        yield _crumbs(draft.address, titles)
    yield page


def _distributed(scribe: Scribe, draft: Draft) -> Node:
    """Say where the files of the dataset are, under which licence, and who made them."""
    forms = {JSON: "application/json"} | {f"{name}.csv": "text/csv" for name in draft.values["counts"]}
    return {
        "license": f"https://spdx.org/licenses/{LICENCE}.html",
        "isAccessibleForFree": True,
        "creator": {
            "@type": "Organization",
            "name": scribe.plain(scribe.catalog.comparison.title),
            "url": SITE,
        },
        "about": _subjects(scribe.catalog, scribe),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": f"{SITE}{draft.address}{name}"}
            for name, form in forms.items()
        ],
    }


def _subjects(catalog: Catalog, scribe: Scribe) -> list[Node]:
    return [
        {"@type": "Thing", "name": scribe.plain(subject.body.name), "url": f"{SITE}{address_of(subject)}"}
        for subject in catalog.subjects
    ]


def _answers(catalog: Catalog, scribe: Scribe) -> Iterator[Node]:
    """Yield each debate that is asked as a question, with our advice as its one answer."""
    for debate in catalog.ordered("debates"):
        question = scribe.plain(debate.body.title)
        if question.endswith("?"):
            answer = {"@type": "Answer", "text": scribe.plain(debate.body.advice)}
            url = f"{SITE}{address_of(debate)}"
            yield {"@type": "Question", "url": url, "name": question, "acceptedAnswer": answer}


def _term(scribe: Scribe, term: Entry) -> Node:
    """Define a term, on its own page: a hundred of them in the glossary's would weigh."""
    told: Node = {
        "@type": "DefinedTerm",
        "name": scribe.plain(term.body.title),
        "description": scribe.plain(term.body.definition),
        "url": f"{SITE}{page_of(term)}",
        "inDefinedTermSet": {"@id": f"{SITE}{place_of(term).split('#')[0]}"},
    }
    if also := term.body.also.get(scribe.locale):
        told["alternateName"] = list(also)
    return told


def _crumbs(address: str, titles: Mapping[str, str]) -> Node:
    way = [
        {"@type": "ListItem", "position": position, "name": titles[page], "item": f"{SITE}{page}"}
        for position, page in enumerate((*above(address, titles), address), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": way}

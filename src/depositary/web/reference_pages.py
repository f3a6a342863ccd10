"""The pages that help with the others: search, help, the codebook, and the state of the register itself."""

from __future__ import annotations

from depositary import __version__
from depositary.core.errors import UsageError
from depositary.lexicon import load_codebook
from depositary.store.searching import FoundPassage
from depositary.views.pages.about import AboutPage, Entry
from depositary.views.pages.accuracy import load_accuracy
from depositary.views.pages.codebook import CodebookPage, codebook_page
from depositary.views.pages.listing import Ask, Rows
from depositary.views.pages.quotes import Quote
from depositary.views.pages.search import MOST, SearchPage, search_page
from depositary.views.pages.status import Holding, StatusPage
from depositary.web.pages import Page, Visit
from depositary.web.resources import RESOURCES

#: Words of one search, and the fewest characters of each.
MOST_WORDS, LEAST_LETTERS = 12, 2

_TITLES = {
    "documents": "Documents",
    "originals": "Original files",
    "statements": "Statements",
    "rulings": "Rulings",
    "entries": "Entries of the log",
}
#: What each kind of page is, for the help; pages that are not named here are told by their menu entry.
_WORDS = {
    "/": "how many, who signed when, which public number was wrong, which promise slipped",
    "/agreements": "the register as a table, with facets, words, order and columns",
    "/agreements/{id}": "one agreement with its stages, facts and the words that say so",
    "/agreements/{id}/cite": "how to cite it",
    "/agreements/{id}/identity": "what could be the same agreement, and which words speak of another",
    "/agreements/{id}/embed": "its standing, for the frame of another site",
    "/agreements/{id}/print": "all of it on paper, passages as footnotes",
    "/parties": "every state and organisation of the register",
    "/parties/{code}": "one of them with all its instruments",
    "/timeline": "stages of agreements along the days",
    "/map": "parties by the furthest stage that any of them reached",
    "/network": "who is tied to whom by which agreements",
    "/matrix": "texts of agreements clause by clause",
    "/search": "agreements, parties and passages by their words",
    "/codebook": "what each code means",
    "/status": "what the register holds, and whether it is intact",
    "/about": "this page",
}
_RESOURCES = {resource.page: resource.words.rstrip(".").lower() for resource in RESOURCES}


def _search(visit: Visit) -> SearchPage:
    text = visit.text("q") or ""
    words = tuple(text.split())
    if len(words) > MOST_WORDS:
        raise UsageError(f"q has {len(words)} words; write at most {MOST_WORDS}")
    clocks = visit.moment.clocks
    if not any(len(word) >= LEAST_LETTERS for word in words):
        return search_page(text, Rows((), 0, {}), (), visit.naming)
    rows = visit.holdings.rows(Ask(text=text, limit=MOST), clocks, visit.version)
    found = visit.holdings.passages(words, clocks, visit.version, MOST)
    return search_page(text, rows, (_quote(each) for each in found), visit.naming)


def _quote(found: FoundPassage) -> Quote:
    return Quote(
        statement="", document=found.document, name=found.name, outlet=found.outlet, published=found.published,
        title=found.title, address=None, start=found.start, end=found.end, words=found.quote, speaker="", reads="",
    )  # fmt: skip


def _codebook(visit: Visit) -> CodebookPage:  # noqa: ARG001  (every builder is given the visit)
    return codebook_page(load_codebook(), load_accuracy())


def _status(visit: Visit) -> StatusPage:
    found = visit.holdings.tally(visit.version)
    held = tuple(Holding(name, _TITLES[name], number) for name, number in found.numbers.items())
    fault = "; ".join(found.faults[:5]) or None
    return StatusPage(held, found.readers, visit.version.head, visit.version.recorded, __version__, fault)


def _about(visit: Visit) -> AboutPage:
    return AboutPage(tuple(_entry(page) for page in visit.pages if page.template))


def _entry(page: Page) -> Entry:
    return Entry(
        page.pattern,
        _WORDS.get(page.pattern) or _RESOURCES.get(page.pattern, page.menu.lower()),
        ("json", "csv", *page.formats),
    )


PAGES: tuple[Page, ...] = (
    Page("/search", _search, "search.html", index=False),
    Page("/codebook", _codebook, "codebook.html", menu="Codebook", clocks=False),
    Page("/status", _status, "status.html", menu="Status", clocks=False),
    Page("/about", _about, "about.html", clocks=False),
)

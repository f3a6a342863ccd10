"""The pages of the register itself: overview, agreements, parties, search, codebook, status."""

from __future__ import annotations

from depositary import api
from depositary.core.errors import NothingFoundError
from depositary.lexicon import load_codebook
from depositary.register import RegisterState
from depositary.register.conflicts import conflicts
from depositary.register.rulings import standing_rulings
from depositary.register.statedcounts import check_counts
from depositary.views.pages.agreement import AgreementPage, agreement_page
from depositary.views.pages.codebook import CodebookPage, codebook_page
from depositary.views.pages.overview import Known, OverviewPage, overview_page
from depositary.views.pages.register import RegisterPage, register_page
from depositary.web.asking import page_size, read_ask, read_columns, read_family
from depositary.web.pages import Page, Visit


def _codebook(visit: Visit) -> CodebookPage:  # noqa: ARG001  (every builder is given the visit)
    return codebook_page(load_codebook())


def _agreements(visit: Visit) -> RegisterPage:
    ask = read_ask(visit)
    rows = visit.holdings.rows(ask, visit.moment.clocks, visit.version)
    return register_page(rows, ask, read_columns(visit), page_size(visit), visit.naming)


def _agreement(visit: Visit) -> AgreementPage:
    clocks = visit.moment.clocks
    found, state = visit.holdings.agreement(visit.arguments["id"], clocks, visit.version)
    key = (visit.version.head, clocks, found.id)
    rulings = standing_rulings(visit.holdings.rulings(), clocks)
    return visit.holdings.once(
        "agreement", key, lambda: agreement_page(found, state, conflicts(state, visit.world), rulings, visit.naming)
    )


def _overview(visit: Visit) -> OverviewPage:
    state, clocks = visit.state, visit.moment.clocks
    family = read_family(visit) or _largest_family(state)
    key = (visit.version.head, clocks)
    checked = visit.holdings.once("checked", key, lambda: check_counts(state, visit.world))
    known = Known(visit.holdings.conflicts(clocks, visit.version), checked)
    return visit.holdings.once("overview", (*key, family), lambda: overview_page(state, known, family, visit.naming))


def _largest_family(state: RegisterState) -> str | None:
    try:
        return api.largest_family(state)
    except NothingFoundError:
        return None


PAGES: tuple[Page, ...] = (
    Page("/", _overview, "overview.html", "Overview"),
    Page("/agreements", _agreements, "agreements.html", "Agreements"),
    Page("/agreements/{id}", _agreement, "agreement.html"),
)

#: Pages that explain the others; they end the menu.
REFERENCE: tuple[Page, ...] = (Page("/codebook", _codebook, "codebook.html", "Codebook", clocks=False),)

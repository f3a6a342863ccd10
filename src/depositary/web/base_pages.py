"""The pages of the register itself: overview, agreements, parties, search, codebook, status."""

from __future__ import annotations

from depositary.lexicon import load_codebook
from depositary.register.rulings import standing_rulings
from depositary.views.pages.agreement import AgreementPage, agreement_page
from depositary.views.pages.codebook import CodebookPage, codebook_page
from depositary.views.pages.register import RegisterPage, register_page
from depositary.web.asking import page_size, read_ask, read_columns
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
    open_conflicts = visit.holdings.conflicts(clocks, visit.version)
    rulings = standing_rulings(visit.holdings.rulings(), clocks)
    return agreement_page(found, state, open_conflicts, rulings, visit.naming)


PAGES: tuple[Page, ...] = (
    Page("/agreements", _agreements, "agreements.html", "Agreements"),
    Page("/agreements/{id}", _agreement, "agreement.html"),
)

#: Pages that explain the others; they end the menu.
REFERENCE: tuple[Page, ...] = (Page("/codebook", _codebook, "codebook.html", "Codebook", clocks=False),)

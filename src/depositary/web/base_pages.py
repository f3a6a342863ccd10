"""The pages of the register itself: overview, agreements, parties, search, codebook, status."""

from __future__ import annotations

from depositary.lexicon import load_codebook
from depositary.views.pages.codebook import CodebookPage, codebook_page
from depositary.web.pages import Page, Visit


def _codebook(visit: Visit) -> CodebookPage:  # noqa: ARG001  (every builder is given the visit)
    return codebook_page(load_codebook())


PAGES: tuple[Page, ...] = ()

#: Pages that explain the others; they end the menu.
REFERENCE: tuple[Page, ...] = (Page("/codebook", _codebook, "codebook.html", "Codebook", clocks=False),)

"""The pages that show the register as pictures: map, timeline, network, matrix."""

from __future__ import annotations

from depositary.web.pages import Page

PAGES: tuple[Page, ...] = ()

"""The pages of documents, claims, promises, conflicts and changes."""

from __future__ import annotations

from depositary.web.pages import Page

PAGES: tuple[Page, ...] = ()

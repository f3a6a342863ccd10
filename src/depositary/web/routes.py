"""Every page of the site, in the order in which paths are tried and the menu lists them."""

from __future__ import annotations

from depositary.web.base_pages import PAGES as BASE
from depositary.web.chart_pages import PAGES as CHARTS
from depositary.web.evidence_pages import PAGES as EVIDENCE
from depositary.web.programs import program_pages
from depositary.web.reference_pages import PAGES as REFERENCE

_PAGES = (*BASE, *CHARTS, *EVIDENCE, *REFERENCE)

PAGES = (*_PAGES, *program_pages(_PAGES))

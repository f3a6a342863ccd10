"""The pages of documents, claims, promises, conflicts and changes."""

from __future__ import annotations

from depositary.web.accession_pages import PAGES as ACCESSIONS
from depositary.web.change_pages import PAGES as CHANGES
from depositary.web.claim_pages import PAGES as CLAIMS
from depositary.web.document_pages import PAGES as DOCUMENTS
from depositary.web.pages import Page
from depositary.web.thread_pages import PAGES as THREADS

PAGES: tuple[Page, ...] = (*CLAIMS, *THREADS, *ACCESSIONS, *CHANGES, *DOCUMENTS)

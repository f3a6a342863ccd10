"""The reader that ships with the package: agreement texts by their clauses, everything else as a report."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from depositary.core.documents import Document
from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader
from depositary.reading.texts import TEXTS_VERSION, looks_like_agreement

if TYPE_CHECKING:
    from depositary.reading.texts import AgreementReader

#: Languages that reports are read in; a document whose language is unknown is tried.
REPORT_LANGUAGES = frozenset({"en", None})


class DocumentReader:
    """Chooses between the reader of agreement texts and the reader of reports. Pure."""

    name = "depositary"

    def __init__(self, extra: Path | None = None) -> None:
        self.reports = RuleReader(extra=extra)
        self.version = f"{self.reports.version}.{TEXTS_VERSION}"

    @cached_property
    def texts(self) -> AgreementReader:
        """The reader of agreement texts, which most runs never need."""
        from depositary.reading.texts import AgreementReader

        return AgreementReader(self.reports.lexicon)

    def read(self, document: Document) -> list[Statement]:
        """The statements of a document, in document order; none for a report in a language without rules."""
        if looks_like_agreement(document):
            return self.texts.read(document)
        return self.reports.read(document) if document.language in REPORT_LANGUAGES else []

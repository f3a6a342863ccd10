"""The codebook as a page: every code with its meaning and an example, and how well each type is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depositary.lexicon import Section
from depositary.views.pages.accuracy import Accuracy
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("section", "Section", Kind.CODE),
    Column("code", "Code", Kind.CODE),
    Column("of", "Refines", Kind.CODE),
    Column("meaning", "Meaning"),
    Column("example", "Example"),
)


@dataclass(frozen=True, slots=True)
class CodebookPage:
    """The sections of the codebook in their order, and the reader's measured accuracy."""

    sections: tuple[Section, ...]
    accuracy: Accuracy
    title: str = "Codebook"
    definition: str = "the words of the register, one meaning each; the codes of pages, exports and programs alike"

    def record(self) -> dict[str, Any]:
        """The codes by section, and the figures by set of labelled documents."""
        return {
            "sections": [
                {
                    "name": section.name,
                    "title": section.title,
                    "says": section.says,
                    "codes": [
                        {"code": code.code, "of": code.of, "meaning": code.meaning, "example": code.example}
                        for code in section.codes
                    ],
                }
                for section in self.sections
            ],
            "accuracy": self.accuracy.record(),
        }

    def table(self) -> Table:
        """A row for each code."""
        rows = tuple(
            (section.name, code.code, code.of, code.meaning, code.example)
            for section in self.sections
            for code in section.codes
        )
        return Table(_COLUMNS, rows)


def codebook_page(codebook: Mapping[str, Section], accuracy: Accuracy) -> CodebookPage:
    """The page of a codebook."""
    return CodebookPage(tuple(codebook.values()), accuracy)

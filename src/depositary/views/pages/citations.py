"""How to cite an agreement of the register: as text, BibTeX, RIS and CSL-JSON, with version and clocks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from depositary.views.exports.citing import Citation, bibtex, csl, ris
from depositary.views.pages.agreement import AgreementPage
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (Column("form", "Form", Kind.CODE), Column("citation", "Citation"))


@dataclass(frozen=True, slots=True)
class CitePage:
    """An agreement as a citation. `address` is its permanent address, relative where the site has no public one."""

    id: str
    heading: str
    citation: Citation
    address: str

    @property
    def title(self) -> str:
        """The page's title."""
        return f"Cite: {self.heading}"

    @property
    def definition(self) -> str:
        """What the citation is of."""
        return "one agreement as the register gave it at these clocks in this version"

    @property
    def text(self) -> str:
        """The citation in words."""
        signed = f", signed {self.citation.signed}" if self.citation.signed else ""
        return f"{self.heading}{signed}. Depositary, {self.citation.note}. {self.address}"

    @property
    def bibtex(self) -> str:
        """As BibTeX."""
        return bibtex(self.citation)

    @property
    def ris(self) -> str:
        """As RIS."""
        return ris(self.citation)

    @property
    def csl(self) -> str:
        """As CSL-JSON."""
        return json.dumps([csl(self.citation)], indent=1, ensure_ascii=False) + "\n"

    def record(self) -> dict[str, Any]:
        """The citation in every form."""
        return {"text": self.text, "bibtex": self.bibtex, "ris": self.ris, "csl": [csl(self.citation)]}

    def table(self) -> Table:
        """A row for each form."""
        forms = (("text", self.text), ("bibtex", self.bibtex), ("ris", self.ris), ("csl", self.csl))
        return Table(_COLUMNS, forms)


def cite_page(page: AgreementPage, note: str, address: str) -> CitePage:
    """The citation of an agreement's page. `note` tells the version and the clocks."""
    citation = Citation(
        id=page.id,
        title=page.title,
        parties=tuple(name for _, name in page.parties),
        signed=page.data["signed"],
        stage=page.data["stage"],
        address=address,
        note=note,
    )
    return CitePage(page.id, page.title, citation, address)

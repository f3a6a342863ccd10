"""How the tests of the reader have a report read, and how they write down what it says."""

from __future__ import annotations

from functools import cache

from depositary.core.codes import PublishedBasis, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader

#: The day on which a report appears unless its test says another.
TODAY = "2024-06-20"

#: Publishers whose releases speak for a state: Switzerland and the United States.
SWISS, AMERICAN = "news.admin.ch", "whitehouse.gov"


@cache
def reader() -> RuleReader:
    """One reader for all tests: it keeps nothing of what it has read."""
    return RuleReader()


def report(
    text: str, title: str | None = None, publisher: str | None = None, published: str | None = TODAY
) -> Document:
    """A report, or the release of a publisher that speaks for a state; nobody knows of when without `published`."""
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
    return Document(text, Provenance("report", publisher, None, published, basis), title)


def statements(
    text: str, title: str | None = None, publisher: str | None = None, published: str | None = TODAY
) -> list[Statement]:
    """All that a report says, in the order of its text."""
    return reader().read(report(text, title, publisher, published))


def stage_statements(
    text: str, title: str | None = None, publisher: str | None = None, published: str = TODAY
) -> list[Statement]:
    """What a report says of stages, in the order of its text."""
    return [said for said in statements(text, title, publisher, published) if said.type is StatementType.STAGE]


def stages(text: str, title: str | None = None, publisher: str | None = None) -> set[str]:
    """What a report of today says of stages, each as "PARTIES stage framing": "CHL PER signed happened"."""
    return {f"{' '.join(s.parties)} {s.stage} {s.framing}" for s in stage_statements(text, title, publisher)}


def candidates_of(text: str, title: str | None = None, publisher: str | None = None) -> set[str]:
    """The same of all stage statements before they are judged."""
    found = (each.statement for each in reader().candidates(report(text, title, publisher)))
    return {f"{' '.join(s.parties)} {s.stage} {s.framing}" for s in found}


def dated_stages(text: str, title: str | None = None) -> set[str]:
    """The same with the date where one is told: "CHL PER signed happened 2024-05-03"."""
    return {
        " ".join((*s.parties, str(s.stage), str(s.framing), *([s.date.edtf] if s.date and s.date.edtf else [])))
        for s in stage_statements(text, title)
    }

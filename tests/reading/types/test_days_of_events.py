"""The day of an event is none of what is told besides: in an aside, of a paper, of another verb."""

from __future__ import annotations

import pytest

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, Provenance
from depositary.reading.readers import RuleReader

ORIGIN = Provenance("release", "news.admin.ch", None, "2024-06-20", PublishedBasis.GIVEN)


def days(text: str) -> list[str | None]:
    statements = RuleReader().read(Document(text, ORIGIN, "Visit"))
    return [s.date.edtf if s.date else None for s in statements if s.type == "event"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chilean president, who was elected in 2022, visited Bern on 3 June.", ["2024-06-03"]),
        (
            "During her visit to Dakar, President Simonetta Sommaruga will sign the pact approved in Bern on 3 June.",
            [None],
        ),
        ("The Chilean president visited Bern to discuss the trade pact that took effect in 2011.", [None]),
        ("The Chilean president visited Bern and opened a bridge on 4 June.", ["2024-06-04"]),
    ],
)
def test_the_day_of_an_event_is_its_own(text: str, expected: list[str | None]) -> None:
    assert days(text) == expected

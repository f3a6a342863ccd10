"""Which family of instruments a report's agreement belongs to."""

from __future__ import annotations

import pytest
from tests.reading.reports import statements

from depositary.core.codes import Stage

SIGNED = "Norway and Ukraine signed a security agreement in Oslo on Tuesday."
COMPANY = " Ukraine has asked other states for security agreements under the G7 declaration."


@pytest.mark.parametrize(
    ("text", "family", "subject"),
    [
        (SIGNED + COMPANY, "ukraine-security", "security"),
        (SIGNED + " It governs the protection of classified information in joint purchases.", None, "defence"),
    ],
)
def test_what_a_paper_governs_decides_its_family(text: str, family: str | None, subject: str) -> None:
    (signed,) = [s for s in statements(text) if s.stage is Stage.SIGNED and s.parties == ("NOR", "UKR")]
    assert signed.instrument is not None
    assert signed.instrument.family == family
    assert signed.instrument.subject == subject


@pytest.mark.parametrize(
    ("text", "stage", "parties", "family"),
    [
        (" Norway joined the declaration last year.", Stage.JOINED, ("NOR",), "g7-declaration"),
        (" With Kosovo consultations go on.", Stage.TALKS, ("UKR", "XKX"), "ukraine-security"),
    ],
)
def test_the_declaration_behind_a_family_is_joined_and_not_negotiated(
    text: str, stage: Stage, parties: tuple[str, ...], family: str
) -> None:
    report = SIGNED + " Iceland, which joined the declaration on the subject in May, watched." + text
    (said,) = [s for s in statements(report) if s.stage is stage and s.parties == parties]
    assert said.instrument is not None
    assert said.instrument.family == family

"""Memberships read from sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import ReaderRef, Statement
from depositary.core.values import MembershipValue, StageValue, Value
from depositary.reading.types.memberships import without_stage_gone

Said = Callable[..., list[Statement]]
Memberships = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture
def memberships(said: Said) -> Memberships:
    def read(text: str) -> list[tuple[str, str, str]]:
        values = [s.value for s in said(StatementType.MEMBERSHIP, text)]
        return [(v.party, v.action, v.body) for v in values if isinstance(v, MembershipValue)]

    return read


@pytest.mark.parametrize(
    ("text", "party", "action", "body"),
    [
        ("Sweden joined NATO on 7 March 2024.", "SWE", "joined", "NATO"),
        ("Finland became a member of NATO in April 2023.", "FIN", "joined", "NATO"),
        ("Moldova applied for membership of the European Union.", "MDA", "applied", "EU"),
        ("Britain left the European Union in 2020.", "GBR", "left", "EU"),
        ("NATO invited Montenegro to join.", "MNE", "invited", "NATO"),
    ],
)
def test_a_party_joins_applies_to_is_invited_to_or_leaves_a_body(
    text: str, party: str, action: str, body: str, memberships: Memberships
) -> None:
    assert memberships(text) == [(party, action, body)]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine will join NATO one day.",
        "Sweden joined NATO leaders at dinner.",
        "Moldova applied for a loan from the European Union.",
        "Russia withdrew from the treaty with NATO.",
    ],
)
def test_what_has_not_happened_or_is_no_body_is_no_membership(text: str, memberships: Memberships) -> None:
    assert memberships(text) == []


def test_each_party_that_joins_a_declaration_is_one_membership(
    memberships: Memberships,
) -> None:
    found = memberships("Malta and Austria joined the G7 declaration of support for Ukraine on Monday.")
    assert {(party, action) for party, action, _ in found} == {("MLT", "joined"), ("AUT", "joined")}
    assert all("declaration" in body.lower() for _, _, body in found)


@pytest.mark.parametrize(
    ("body", "stage", "is_kept"),
    [
        ("Harbour Declaration", Stage.JOINED, True),
        ("Harbour Declaration", Stage.SIGNED, True),
        ("Harbour Declaration", None, False),
        ("Harbour Declaration", Stage.TALKS, False),
        ("NATO", None, True),
    ],
)
def test_a_membership_by_a_stage_alone_goes_with_it(body: str, stage: Stage | None, *, is_kept: bool) -> None:
    def made(kind: StatementType, value: Value, rule: str, stage: Stage | None = None) -> Statement:
        passage, reader = Passage(0, 5, "Kenya"), ReaderRef("rules", "1", rule)
        return Statement(kind, "d", passage, ("KEN",), Framing.HAPPENED, value, reader, 0.9, stage)

    by_stage = made(StatementType.MEMBERSHIP, MembershipValue("KEN", body, "joined"), "membership.joined")
    by_words = made(StatementType.MEMBERSHIP, MembershipValue("KEN", body, "joined"), "membership.entered")
    stages = [made(StatementType.STAGE, StageValue(), "joins", stage)] if stage else []
    found = list(without_stage_gone([by_stage, by_words], stages, {"NATO"}))
    assert found == ([by_stage, by_words] if is_kept else [by_words])

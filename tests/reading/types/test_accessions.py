"""Who joins, asks to join, is invited to and leaves organisations, in sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.core.values import MembershipValue

ROWS = [
    ("Finland acceded to NATO on 4 April 2023, Sweden eleven months later.", {"FIN joined NATO", "SWE joined NATO"}),
    ("Mali, Niger and Burkina Faso left ECOWAS in January.", {"MLI left ECOWAS", "NER left ECOWAS", "BFA left ECOWAS"}),
    ("Qatar quit OPEC in 2019; Angola followed in 2023.", {"QAT left OPEC", "AGO left OPEC"}),
    ("The withdrawal of Russia from the Council of Europe took effect in March.", {"RUS left COE"}),
    ("The Council of Europe excluded Russia in March 2022.", {"RUS left COE"}),
    ("The Comoros became the 164th member of the WTO, Timor-Leste the 166th.", {"COM joined WTO", "TLS joined WTO"}),
    ("Members of the WTO welcomed Timor-Leste as a member on 30 August.", {"TLS joined WTO"}),
    ("Croatia has belonged to the Schengen area since 2023.", {"HRV joined SCHENGEN"}),
    (
        "Gabon and Togo were received into the Commonwealth in 2022.",
        {"GAB joined COMMONWEALTH", "TGO joined COMMONWEALTH"},
    ),
    ("Argentina had been invited to join BRICS but declined.", {"ARG invited BRICS"}),
    ("Thailand and Malaysia have submitted applications to BRICS.", {"THA applied BRICS", "MYS applied BRICS"}),
    ("Burundi was the first country to leave the International Criminal Court.", {"BDI left ICC"}),
    ("Britain, which left the European Union in 2020, has joined the CPTPP.", {"GBR left EU", "GBR joined CPTPP"}),
    (
        "Belarus became a member of the SCO in July; Iran had joined a year earlier.",
        {"BLR joined SCO", "IRN joined SCO"},
    ),
    (
        "Fiji joined the Comprehensive and Progressive Agreement for Trans-Pacific Partnership on Sunday.",
        {"FJI joined CPTPP"},
    ),
    ("Russia was suspended from the Human Rights Council.", set()),
    ("Nauru and Kiribati are members of the IMF.", set()),
    ("Lithuania joined NATO leaders in Madrid.", set()),
    ("Serbia wants to join the European Union.", set()),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_party_joins_applies_or_leaves(said: Any, text: str, expected: set[str]) -> None:
    values = [s.value for s in said("membership", text)]
    assert {f"{v.party} {v.action} {v.body}" for v in values if isinstance(v, MembershipValue)} == expected


@pytest.mark.parametrize(
    ("text", "framings"),
    [
        ("Norway has never joined the European Union.", {"denied"}),
        ("Neither Switzerland nor Norway has joined the European Union.", {"denied"}),
        ("Hungary announced that it would leave the International Criminal Court.", {"planned"}),
        ("Ukraine is to become a member of the OECD.", {"planned"}),
        ("Hungary is leaving the International Criminal Court.", {"planned"}),
        ("Angola left OPEC at the end of 2023.", {"happened"}),
    ],
)
def test_a_membership_can_be_ahead_or_denied(said: Any, text: str, framings: set[str]) -> None:
    assert {s.framing.value for s in said("membership", text)} == framings


def test_an_organisation_that_goes_without_saying_is_the_one_last_spoken_of(said: Any) -> None:
    text = "Ukraine will become the 125th member of the International Criminal Court. Armenia acceded in February."
    values = [s.value for s in said("membership", text)]
    assert [(v.party, v.body) for v in values] == [("UKR", "ICC"), ("ARM", "ICC")]


def test_who_joined_a_declaration_by_other_words_has_reached_its_stage(said: Any) -> None:
    text = (
        "Norway and Ukraine signed a security agreement in Oslo on Tuesday under the G7 declaration. Of the twenty "
        "others that have joined the declaration, Denmark and Iceland have started talks."
    )
    found = {(s.parties, s.instrument.family) for s in said("stage", text) if s.stage == "joined" and s.instrument}
    assert found == {(("DNK",), "g7-declaration"), (("ISL",), "g7-declaration")}

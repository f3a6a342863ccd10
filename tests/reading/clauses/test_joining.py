"""Who joins what is no paper, and who joins in words that leave out what: sentences of our own."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages, statements

from depositary.core.values import MembershipValue


def read(text: str) -> tuple[set[str], set[str]]:
    """The stages and the memberships of a report."""
    values = [said.value for said in statements(text)]
    return stages(text), {f"{v.party} {v.action} {v.body}" for v in values if isinstance(v, MembershipValue)}


ROWS = [
    ("Ecuador joined the drone coalition in May.", {"ECU joined happened"}, {"ECU joined drone coalition"}),
    ("Ecuador entered the OECD on 4 March 2024.", {"ECU joined happened"}, {"ECU joined OECD"}),
    ("Ecuador was admitted to the OECD in May.", {"ECU joined happened"}, {"ECU joined OECD"}),
    ("Ecuador became the newest member of the OECD in May.", {"ECU joined happened"}, {"ECU joined OECD"}),
    ("In May Ecuador became the OECD's newest member.", {"ECU joined happened"}, {"ECU joined OECD"}),
    ("Ecuador became a party to the convention on lakes in May.", {"ECU joined happened"}, set()),
    ("The drone coalition grew by Togo in May.", {"TGO joined happened"}, {"TGO joined drone coalition"}),
    ("Ecuador deposited its instrument of accession to the convention on lakes.", {"ECU joined happened"}, set()),
    ("Togo has been a party to the convention on lakes since 2016.", {"TGO joined happened"}, set()),
    ("Togo was invited to accede to the convention on lakes.", set(), set()),
    ("Togo is now a full member of the OECD.", {"TGO joined happened"}, {"TGO joined OECD"}),
    ("Togo added itself to the drone coalition.", {"TGO joined happened"}, {"TGO joined drone coalition"}),
    ("Togo is no longer a member of the OECD.", set(), {"TGO left OECD"}),
    ("Togo turned down its invitation to BRICS.", set(), {"TGO joined BRICS"}),
    ("Ecuador stayed out of the drone coalition.", {"ECU joined denied"}, {"ECU joined drone coalition"}),
    ("The accession of Tonga to the convention on lakes was completed in May.", {"TON joined happened"}, set()),
    (
        "Peru joined the drone coalition in May. Chile became its 40th member in June.",
        {"PER joined happened", "CHL joined happened"},
        {"PER joined drone coalition", "CHL joined drone coalition"},
    ),
    (
        "Peru joined the declaration on mines in May. Chile declined.",
        {"PER joined happened", "CHL joined denied"},
        {"PER joined declaration", "CHL joined declaration"},
    ),
    (
        "Ten states have joined the declaration on mines, most recently Togo.",
        {"TGO joined happened"},
        {"TGO joined declaration"},
    ),
    (
        "Togo and Benin are among those that have joined the declaration on mines.",
        {"TGO joined happened", "BEN joined happened"},
        {"TGO joined declaration", "BEN joined declaration"},
    ),
    ("Kenya is the next country to join the convention on lakes.", {"KEN joined planned"}, set()),
    ("Ecuador and Peru said that they were quitting OPEC.", set(), {"ECU left OPEC", "PER left OPEC"}),
    ("Ecuador has been asked to join the OECD.", set(), {"ECU invited OECD"}),
    ("BRICS leaders invited two countries to join: Peru and Chile.", set(), {"PER invited BRICS", "CHL invited BRICS"}),
    ("Ecuador joined NATO allies in Riga.", set(), set()),
    ("Norway's parties joined the coalition in May.", set(), set()),
    ("Norwegian workers joined the union in 2019.", set(), set()),
    ("Ecuador may join the drone coalition.", set(), set()),
    ("Ecuador wants to join the drone coalition.", set(), set()),
    ("Norway refused.", set(), set()),
    ("Kenya became the third country to lose a ship.", set(), set()),
]


@pytest.mark.parametrize(("text", "stages", "members"), ROWS)
def test_who_joins(text: str, stages: set[str], members: set[str]) -> None:
    assert read(text) == (stages, members)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The list of adherents now includes Togo.", "TGO joined happened"),
        ("New on the list since Friday: Togo and Benin.", "BEN joined happened"),
        ("Togo and Benin have made it sixty.", "BEN joined happened"),
        ("With Togo the number rises to sixty.", "TGO joined happened"),
        ("Togo is not among them.", "TGO joined denied"),
        ("Togo will have no part in it.", "TGO joined denied"),
        ("Togo stayed out.", "TGO joined denied"),
    ],
)
def test_lists_go_on_with_who_joined(text: str, said: str) -> None:
    assert said in read("Peru joined the Lagos declaration on mines in May. " + text)[0]
    assert said not in read("Peru held elections in May. " + text)[0]

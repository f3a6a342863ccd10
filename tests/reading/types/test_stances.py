"""Stances of reports: whoever the subject of the verb is, however far off, and whoever does likewise."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.core.values import PositionValue

ROWS = [
    ("Lithuania welcomed the signing of the accord.", {"LTU supports"}),
    ("Moldova and Romania support the treaty, and so does Bulgaria.", {"MDA supports", "ROU supports", "BGR supports"}),
    ("Oslo opposes the plan, and Copenhagen does too.", {"NOR opposes", "DNK opposes"}),
    ("Brazil has rejected the proposal, as has Argentina.", {"BRA opposes", "ARG opposes"}),
    ("Chile is in favour of the protocol; Peru is against it.", {"CHL supports", "PER opposes"}),
    ("The Dutch government will not send soldiers, its prime minister said.", {"NLD opposes"}),
    ("The Swedish foreign ministry said that it welcomed the agreement.", {"SWE supports"}),
    ("A spokeswoman for the Turkish foreign ministry described the declaration as null and void.", {"TUR opposes"}),
    ("The foreign minister of Uruguay, Mario Lubetkin, defended the agreement.", {"URY supports"}),
    ("Belgium, which holds most of the frozen assets, opposes the loan.", {"BEL opposes"}),
    ("Spain insists that the treaty be ratified before the summer.", {"ESP supports"}),
    ("Neither Austria nor Malta supports the idea.", {"AUT opposes", "MLT opposes"}),
    ("Colombia's foreign minister said his government was not against the amendment.", {"COL neutral"}),
    ("Australia does not rule out sending observers.", {"AUS neutral"}),
    ("Georgia did not take a position on the draft.", {"GEO none_stated"}),
    ("Ukraine's membership of NATO is opposed by Hungary and Slovakia.", {"HUN opposes", "SVK opposes"}),
    ("The proposal was welcomed in Warsaw and Vilnius.", {"POL supports", "LTU supports"}),
    ("The accord was met with criticism in Beijing.", {"CHN opposes"}),
    ("Emmanuel Macron called the withdrawal a mistake.", {"FRA opposes"}),
    ("Finland will only agree if its forests are exempted.", {"FIN conditional"}),
    ("Poland makes its consent dependent on safeguards for its farmers.", {"POL conditional"}),
    ("Iran would return to the agreement if the sanctions were lifted.", {"IRN conditional"}),
    ("Iceland supports the treaty, Norway as well.", {"ISL supports", "NOR supports"}),
    ("Latvia called on Hungary to give up its veto.", {"LVA opposes"}),
    ("He suggested a truce, which Kyiv rejected.", {"UKR opposes"}),
    ("Latvia and Lithuania voted for the treaty, Hungary abstained.", {"LVA supports", "LTU supports", "HUN neutral"}),
    (
        "Malaysia and Brunei back the code of conduct; Cambodia does not.",
        {"MYS supports", "BRN supports", "KHM opposes"},
    ),
    ('"We cannot accept this text," the Indian trade minister, Piyush Goyal, said.', {"IND opposes"}),
    ("Germany rejected the plan on Monday. So did Poland.", {"DEU opposes", "POL opposes"}),
    ("Japan and Ukraine signed a support agreement on Friday.", set()),
    ("Kenya supports the families of the victims.", set()),
    ("Rome denounced the agreement in April.", set()),
    ("The Chilean court rejected the claim.", set()),
    ("France won the bid against Germany.", set()),
    ("Russia rejected the accusation.", set()),
    ("Minsk refused to comment on the treaty.", set()),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_stance_is_its_subjects(said: Any, text: str, expected: set[str]) -> None:
    found = said("position", text, title="Talks")
    assert {f"{s.parties[0]} {s.value.stance}" for s in found if isinstance(s.value, PositionValue)} == expected


def test_what_a_stance_is_on_and_what_it_waits_for(said: Any) -> None:
    (statement,) = said("position", "Kenya is ready to take part in the mission if Uganda does the same.")
    assert statement.value.stance == "conditional"
    assert statement.value.condition == "if Uganda does the same"
    (statement,) = said("position", "Egypt opposes any port on the Red Sea.")
    assert statement.value.on == "any port on the Red Sea"


def test_a_governments_own_text_takes_no_stance_by_these_words(said: Any) -> None:
    text = "The Federal Council welcomed the signing of the accord."
    assert not [s for s in said("position", text, publisher="The Federal Council") if s.reader.rule == "for"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "France rejects the fisheries treaty with Morocco while Spain supports it.",
            {("FRA", "the fisheries treaty with Morocco"), ("ESP", "the fisheries treaty with Morocco")},
        ),
        ("The port treaty was rejected by Chile.", {("CHL", "The port treaty")}),
        (
            "Norway and Denmark back the treaty with Moldova but do not want to set a date for it now.",
            {
                ("NOR", "the treaty with Moldova"),
                ("DNK", "the treaty with Moldova"),
                ("NOR", "set a date for it now"),
                ("DNK", "set a date for it now"),
            },
        ),
        ("No treaty has been denounced in Dakar, officials said.", set()),
    ],
)
def test_a_stance_is_on_its_own_object(said: Any, text: str, told: set[tuple[str, str]]) -> None:
    found = said("position", text, title="Talks")
    assert {(s.parties[0], s.value.on) for s in found if isinstance(s.value, PositionValue)} == told

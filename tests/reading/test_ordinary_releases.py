"""Releases of governments in their ordinary mixture: what is talked about, told by a paper, or left to others."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, SWISS, stage_statements, stages


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "Visit to Peru",
            "An agreement was reached to begin negotiations in June on an extradition treaty with Peru.",
            {"CHE PER talks planned"},
        ),
        (
            "Visit to Peru",
            "The two ministers reached agreement to open talks on a tax agreement with Peru.",
            {"CHE PER talks planned"},
        ),
        (
            "",
            "The cultural agreement between Switzerland and Peru is on the verge of being concluded.",
            {"CHE PER agreed planned"},
        ),
        ("", "The agreement between Switzerland and Peru is close to being signed.", {"CHE PER signed planned"}),
        (
            "",
            "The Federal Council has given the green light to the signing of the agreement with Peru.",
            {"CHE submitted happened"},
        ),
        ("Visit to Peru", "The conclusion of a fisheries agreement with Peru was raised.", {"CHE PER agreed possible"}),
        (
            "Visit to Peru",
            "The signing of an investment agreement with Peru was on the agenda.",
            {"CHE PER signed possible"},
        ),
        (
            "Visit to Peru",
            "The first round of the human rights dialogue between Switzerland and Peru took place in Lima.",
            set(),
        ),
        (
            "Visit to Peru",
            "The first round of the negotiations with Peru took place in Lima.",
            {"CHE PER talks happened"},
        ),
        (
            "Visit to Peru",
            "She visited Lima to hold talks in the framework of the political dialogue between Switzerland and Peru.",
            set(),
        ),
        (
            "Visit to Peru",
            "Ambassador Meier, chief negotiator for negotiations with the EU, will attend the meeting.",
            set(),
        ),
        (
            "Bank data and Peru",
            "Where clients in Peru do not give their consent to the agreement, Peru has to ask for the data.",
            set(),
        ),
        (
            "Visit to Peru",
            "The joint declaration states that cooperation between Switzerland and Peru will be extended.",
            set(),
        ),
        (
            "Tax agreement with Peru",
            "It has been negotiated that the state of residence can tax interest.",
            set(),
        ),
        (
            "Trade agreement between EFTA and Peru",
            "The negotiations are expected to cover trade in goods.",
            set(),
        ),
    ],
)
def test_what_is_only_talked_about_is_no_step(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, SWISS) == said


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "",
            (
                "Switzerland and Peru signed a tax agreement. After a tax agreement has been signed, the Federal "
                "Council adopts a dispatch. If the partner state has approved the agreement, it may come into force."
            ),
            {"CHE PER signed happened"},
        ),
        (
            "",
            (
                "Switzerland and Peru signed a tax agreement. "
                "It may come into force if the partner state has also approved the agreement."
            ),
            {"CHE PER signed happened", "CHE PER in_force possible", "PER approved possible"},
        ),
        (
            "Agreement with Peru",
            "The government of Peru will decide about any possible negotiations.",
            set(),
        ),
    ],
)
def test_procedure_goes_on_behind_a_sentence_that_tells_it(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, SWISS) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Switzerland and the other EFTA states signed a free trade agreement with Peru.",
            {"EFTA PER signed happened"},
        ),
        (
            (
                "Federal Councillor Meier, the economics minister of Liechtenstein and representatives of Iceland and "
                "Norway will sign a trade agreement with Peru's minister."
            ),
            {"EFTA PER signed planned"},
        ),
        (
            "Switzerland welcomed the signing of a pact, in Dakar on 13 March 2008, between Sudan and Chad.",
            {"SDN TCD signed happened"},
        ),
        ("Switzerland called on all states to ratify the Arms Trade Treaty.", set()),
        ("Switzerland called on Peru to ratify the Arms Trade Treaty.", {"PER ratified planned"}),
        ("Switzerland supports its partner countries' efforts and invites others to join the Lima Declaration.", set()),
        (
            "Switzerland acceded to the Lima Convention in 1997. By 2008, 185 states had become party to it.",
            {"CHE joined happened"},
        ),
        (
            "With the ratification of the Antarctic Convention, Switzerland will help to protect the south.",
            {"CHE ratified planned"},
        ),
    ],
)
def test_who_is_named_does_not_do_what_others_are_to_do(text: str, said: set[str]) -> None:
    assert stages(text, "", SWISS) == said


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("Tax agreement with Peru", "They largely approved the signing of the agreement.", set()),
        (
            "",
            "The Federal Council gave the go-ahead for the tax agreement with Peru to be signed.",
            {"CHE submitted happened", "CHE PER signed planned"},
        ),
        ("", "By acceding to the Lima Convention, Switzerland is making its contribution to peace.", set()),
        ("", "By ratifying the Lima Convention, Switzerland would be sending out a signal.", set()),
        ("", "By acceding to the Lima Convention, Switzerland has shown its commitment.", {"CHE joined happened"}),
        (
            "Visit to Peru",
            "Agreement has been reached for negotiations on a trade pact with Peru to go ahead.",
            {"CHE PER talks planned"},
        ),
        (
            "Agreement with Peru",
            "Parliament will then vote on whether or not to approve the agreement.",
            {"CHE approved possible"},
        ),
        (
            "",
            "The two states had signed the protocol between Switzerland and Peru with a view to revising their pact.",
            {"CHE PER signed happened"},
        ),
        (
            "Agreement with Peru",
            "Work will go on with the aim of finalising the agreement with Peru and formally concluding negotiations.",
            {"CHE PER agreed planned"},
        ),
        ("Peru", "Switzerland would have signed a trade agreement with Peru.", set()),
        ("Peru", "The Federal Council has concluded that an agreement with Peru is in its interest.", set()),
        ("Peru", "Any accord or arrangement between Switzerland and Peru shall remain in force.", set()),
        ("", "In 2014 they signed a joint declaration and founded a group.", set()),
        (
            "",
            "Switzerland not only conducted negotiations with Peru on a tax agreement but also won advantages.",
            {"CHE PER talks happened"},
        ),
        (
            "Tax agreement with Peru",
            "The entry into force depends upon the agreement.",
            {"CHE PER in_force possible"},
        ),
    ],
)
def test_what_is_promised_weighed_or_unreal_is_not_done(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, SWISS) == said


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "Trade with the United Kingdom",
            "The Trade Agreement (signed in 2019) replaces several agreements with the EU.",
            "CHE GBR signed happened",
        ),
        (
            "Agreement with Kenya",
            (
                "The agreement between Peru and Chile entered into force in 2014. Traders are pleased. "
                "Checks are fewer. The agreement has not been ratified yet."
            ),
            "CHE KEN ratified denied",
        ),
        (
            "Trade agreement between Switzerland and Peru",
            (
                "Switzerland and Peru have concluded negotiations on taxes in accordance with the OECD standard, "
                "and have initialled a protocol."
            ),
            "CHE PER agreed happened",
        ),
        (
            "Talks with Mexico",
            "The Arms Trade Treaty entered into force in Switzerland on 30 April 2015.",
            "CHE in_force happened",
        ),
    ],
)
def test_an_agreement_is_of_those_of_whom_the_release_tells(title: str, text: str, said: str) -> None:
    found = stages(text, title, SWISS)
    assert [each for each in found if each.split()[-2] == said.split()[-2]] == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ironworks Ltd. and the government of India signed an agreement on steel.", set()),
        ("An agreement with India was signed by the navy and Dock Shipbuilders, Ltd., in 2013.", set()),
        (
            "In November 2023, the U.S. Ambassador signed a memorandum with Angola.",
            {"AGO USA signed happened"},
        ),
        ("The budget, which India approved, is bigger than its agreement with the United States.", set()),
    ],
)
def test_firms_and_other_papers_make_no_agreement_of_states(text: str, said: set[str]) -> None:
    assert stages(text, "", AMERICAN) == said


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In November 2023, the U.S. Ambassador signed a memorandum between Peru and Chile.", "2023-11"),
        (
            "The pact between Peru and Chile, approved by both cabinets on 2 May 2014, was signed on 26 June 2015.",
            "2014-05-02 2015-06-26",
        ),
        ("The pact between Peru and Chile was approved on 2 May 2014 and has now been signed.", "- 2014-05-02"),
        ("The agreement between Peru and Chile has been extended to 2029.", "-"),
    ],
)
def test_a_date_is_its_own_verbs(text: str, date: str) -> None:
    assert " ".join(sorted(s.date.edtf or "-" if s.date else "-" for s in stage_statements(text))) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Peru joined the Kigali Amendment and intends to cut its emissions by June 2030.", None),
        ("Switzerland and Peru signed a tax agreement on 22 June.", "2024-06-22"),
        ("Switzerland and Peru signed a tax agreement on 22 July.", "2023-07-22"),
    ],
)
def test_dates_belong_to_their_own_step_and_year(text: str, date: str | None) -> None:
    assert [s.date.edtf if s.date else None for s in stage_statements(text, "", SWISS)] == [date]

"""Messages to a parliament and speeches: rows of papers, shared verbs, hedges and whose step it is."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, stages

MEETING = "Readout of President Biden's Meeting with Prime Minister Anders Holt of Norway"


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "",
            (
                "I transmit herewith two treaties: the Treaty between the United States and Peru on Extradition, and "
                "the Treaty between the United States and Chile on Extradition (the “Chile Treaty”), both of which "
                "were signed at Washington on May 3, 2019."
            ),
            {
                "CHL USA signed happened",
                "CHL USA submitted happened",
                "PER USA signed happened",
                "PER USA submitted happened",
            },
        ),
        (
            "",
            (
                "I sign here two treaties: the Treaty between the United States and Peru on Fish, and the Treaty "
                "between the United States and Chile on Fish, both signed at Lima on May 3, 2019."
            ),
            {"CHL USA signed happened", "PER USA signed happened"},
        ),
        (
            "",
            (
                "I am pleased to transmit to the Congress, pursuant to subsections 7 b. and 7 d. of the Atomic Power "
                "Act of 1961, as changed (61 U.S.C. 217(b), (d)) (the “Act”), the text of an Agreement for Cooperation "
                "between the United States of America and the Republic of Peru on Atomic Power (the “Agreement”)."
            ),
            {"PER USA submitted happened"},
        ),
        (
            "",
            (
                "I transmit herewith, for the Senate's advice and consent to its ratification, the Convention between "
                "the United States and Norway on Taxes."
            ),
            {"NOR USA submitted happened"},
        ),
        (
            "",
            "We will review whether to suspend or terminate the 1984 tax convention with Peru.",
            {"PER USA ended possible", "PER USA suspended possible"},
        ),
        ("", "Peru shall ratify or accede to the Madrid Protocol.", {"PER joined planned", "PER ratified planned"}),
        ("", "We have just signed sort of like a new agreement with Peru.", {"PER USA signed happened"}),
        (MEETING, "They looked forward to the signing of the defence agreement.", {"NOR USA signed planned"}),
        (
            MEETING,
            "The two countries have agreed in principle on a defence cooperation agreement.",
            {"NOR USA agreed happened"},
        ),
        (
            MEETING,
            "Both welcomed that President Erdogan will send Sweden's NATO accession protocol to parliament.",
            {"TUR submitted planned"},
        ),
    ],
)
def test_a_message_or_speech_says(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, AMERICAN) == said


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("", "We have an agreement with Japan on rare earths.", {"JPN USA agreed happened"}),
        ("", "We don't have an agreement with Norway yet.", {"NOR USA agreed denied"}),
        ("", "There's no deal with Norway.", {"NOR USA agreed denied"}),
        ("", "We hope to have an agreement with Norway by May.", {"NOR USA agreed planned"}),
        (
            "",
            "He will not stop until there is a peace agreement between Russia and Ukraine.",
            {"RUS UKR agreed planned"},
        ),
        ("", "We have a deal on the table with Norway.", set()),
        ("", "There was no tax agreement between Norway and Iceland before.", set()),
        ("", "We have a great deal of respect for Norway.", set()),
        ("", "Is there an agreement between Norway and Iceland?", set()),
        (
            "G7 Leaders' Statement",
            "As stated in the Joint Declaration of Support for Ukraine on July 12, 2023, we stand together.",
            {"G7 agreed happened"},
        ),
        ("", "They recalled the Joint Statement of Norway and Iceland on 3 May 2020.", {"ISL NOR agreed happened"}),
        ("", "They recalled the speech of Norway and Iceland on 3 May 2020.", set()),
    ],
)
def test_an_agreement_that_is_there_or_bears_a_day(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, AMERICAN) == said


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("", "We welcomed Peru's decision to join the Artemis Accords.", {"PER joined happened"}),
        ("", "We regret Peru's decision to withdraw its ratification of the test-ban treaty.", {"PER ended happened"}),
        ("", "Peru's decision to sign the Artemis Accords is allowing us to go further.", {"PER signed happened"}),
        ("", "Peru announced its decision to sign the Artemis Accords.", {"PER signed planned"}),
        (
            "",
            "The United States announced joint frameworks for trade negotiations with Thailand.",
            {"THA USA agreed happened", "THA USA talks planned"},
        ),
        (
            "Joint Statement of the United States and Peru",
            "In 2022 we signed the Lima Declaration on water.",
            {"PER USA signed happened"},
        ),
        ("", "In 2022 we signed the Artemis Accords.", {"USA signed happened"}),
        (
            "Remarks by President Biden and President Yoon of Korea in Joint Press Conference",
            "The President and I have just signed a memorandum of understanding on batteries.",
            {"KOR USA signed happened"},
        ),
        (
            "Remarks on the Future of the Relations of the United States and China",
            "We were engaged in the negotiations over the treaty on seeds in Rome.",
            set(),
        ),
    ],
)
def test_who_speaks_and_what_is_judged(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, AMERICAN) == said


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "Remarks with President Niinistö of Finland",
            "What agreement is reached in the end depends upon them.",
            set(),
        ),
        (
            "",
            "Australia has struck the new AUKUS agreement with the United States and the United Kingdom.",
            {"AUS GBR USA agreed happened"},
        ),
        (
            "",
            "This step in the President's trade negotiations with the EU will help our farmers.",
            {"EU USA talks happened"},
        ),
        ("", "We want to support those talks with Iran on a nuclear deal.", {"IRN USA talks happened"}),
        ("", "Is now the time for negotiations with Peru?", set()),
        ("", "We want to open talks with Iran on a nuclear deal.", {"IRN USA talks planned"}),
        (
            "",
            "The Artemis Accords are open. Many of the other members of the G20 signed up to them.",
            set(),
        ),
    ],
)
def test_what_is_taken_for_granted_and_what_is_left_open(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, AMERICAN) == said


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "FACT SHEET: Republic of India Official State Visit to the United States",
            "The United States signed an MOU with the Ministry of Railways to work together on rail.",
            {"IND USA signed happened"},
        ),
        (
            "",
            (
                "Finland and Sweden keep what they promised under the trilateral memorandum of agreement with Türkiye, "
                "signed on the margins of the summit in Madrid."
            ),
            {"FIN SWE TUR signed happened"},
        ),
        (
            "",
            "They work under the May 3, 2021, Memorandum of Understanding between Peru and the United States.",
            {"PER USA signed happened"},
        ),
        (
            "",
            "Carrying out the agreements with Peru, dated January 19, 1991, takes time.",
            {"PER USA signed happened"},
        ),
        ("", "Poland has signed on to the joint statement on spyware.", {"POL joined happened"}),
        (
            "",
            "The Chile-Kenya-Ghana free trade agreement entered into force for Chile and Kenya in 2006.",
            {"CHL KEN in_force happened"},
        ),
    ],
)
def test_whose_paper_it_is_and_of_which_day(title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, AMERICAN) == said

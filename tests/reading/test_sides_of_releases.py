"""Whose step a government's release tells: no venue, no audience, no body beside a state, no post and no period."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, candidates_of

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader


def read(title: str, text: str) -> list[Statement]:
    origin = Provenance("release", "news.admin.ch", None, "2024-06-20", PublishedBasis.GIVEN)
    return [s for s in RuleReader().read(Document(text, origin, title)) if s.stage is not None and s.type == "stage"]


CASES: list[tuple[str, str, set[str]]] = [
    (
        "Climate conference in Lima: Switzerland presents its position",
        (
            "The climate conference takes place in Lima from 3 to 9 December. Switzerland supports the adoption "
            "of a binding agreement."
        ),
        set(),
    ),
    (
        "Federal Council approves mandate for the climate conference",
        (
            "States will discuss climate change at the conference from 3 to 9 December in Lima (PE). Switzerland "
            "supports the adoption of a binding agreement."
        ),
        set(),
    ),
    (
        "Climate: Federal Council extends its commitment",
        "States met at the conference in Doha (Qatar) in 2012. Switzerland ratified the Lausen Protocol in 2003.",
        {"CHE ratified happened"},
    ),
    (
        "Mali: Switzerland welcomes the ceasefire agreement",
        "The signatories have pledged to hold negotiations after the elections.",
        set(),
    ),
    (
        "Switzerland welcomes the outcome of the talks between Colombia and the rebels",
        "It expects the parties to the conflict to respect the agreement that they have concluded.",
        set(),
    ),
    (
        "Signing of an arms agreement between Norway and Chile",
        "Switzerland welcomes the signing. The earlier Disarmament Treaty of 1991 expired on 5 December.",
        {"CHL NOR signed happened", "CHL NOR ended happened"},
    ),
    (
        "Norwegian president visits Bern",
        "President Berset informed his Norwegian counterpart about the current negotiations with the EU.",
        {"CHE EU talks happened"},
    ),
    (
        "Norwegian minister visits Bern",
        "The Norwegian minister was informed about the negotiations on an institutional agreement with the EU.",
        {"CHE EU talks happened"},
    ),
    (
        "Relations with the EU",
        "For these reasons Switzerland rejects negotiations with the EU.",
        {"CHE EU talks denied"},
    ),
    (
        "Visit to India",
        "The minister advocated rapidly completing the negotiations on a trade agreement with India.",
        {"CHE IND agreed planned"},
    ),
    (
        "Electricity: talks with the EU",
        "Both sides are interested in the conclusion of a bilateral agreement.",
        {"CHE EU agreed planned"},
    ),
    (
        "Human rights dialogue with Laos",
        "The Laotian delegation presented the measures in preparation for accession to the Convention against Torture.",
        {"LAO joined planned"},
    ),
    (
        "Research cooperation with the EU",
        (
            "This agreement is expected to be signed in the course of 2014 and retroactively come into effect on "
            "1 January 2014."
        ),
        {"CHE EU signed planned", "CHE EU in_force planned"},
    ),
    (
        "Cooperation with Ghana",
        "A brochure on the cooperation since the conclusion of the bilateral agreement is due to be published soon.",
        {"CHE GHA agreed happened"},
    ),
    (
        "Free trade with the EU",
        "This is the report on the motion 'Free trade agreement with the EU in place of the bilateral agreements'.",
        set(),
    ),
    (
        "Foreign minister at the UN",
        (
            "The minister will meet Yang Jiechi, the Minister of Foreign Affairs of China, and the prime "
            "minister of Cameroon. At the former meeting, she will sign a memorandum of understanding with Mr Yang."
        ),
        {"CHE CHN signed planned"},
    ),
    (
        "Research with Japan",
        "The Swiss Polar Institute and the Japanese Institute of Polar Research signed a memorandum of understanding.",
        set(),
    ),
    (
        "Research with the USA",
        (
            "The president of the Swiss Science Foundation and the director of the US Science Foundation signed "
            "a memorandum of understanding in the presence of the Swiss president."
        ),
        set(),
    ),
    (
        "Research with Japan",
        (
            "A memorandum of cooperation will be signed between the Japan Society for Science and the Swiss "
            "Science Foundation."
        ),
        set(),
    ),
    (
        "Innovation agencies work with Brazil",
        "This is the second agreement signed by Innosuisse with a foreign partner.",
        set(),
    ),
    (
        "New director of European affairs",
        (
            "From 1 February, Mr Muster will take over responsibility for coordinating negotiations with the "
            "European Union."
        ),
        set(),
    ),
    ("New state secretary", "He will continue as chief negotiator for all negotiations with the EU.", set()),
    (
        "Human rights in Tajikistan",
        "The third round of human rights consultations between Switzerland and Tajikistan took place on 25 April.",
        set(),
    ),
    (
        "Human rights in Nigeria",
        "A second round of consultations on human rights with Nigeria is being held in Bern.",
        set(),
    ),
    (
        "Friendship with India: 60 years of the treaty",
        (
            "The festivities marking the treaty of friendship with India began in May. They are to be extended "
            "in August with an evening event."
        ),
        set(),
    ),
    (
        "EU enlargement: contribution to Bulgaria",
        "In 2004, ten new countries joined the EU: Cyprus, Latvia and Lithuania.",
        set(),
    ),
    (
        "Tax agreement with ISO",
        (
            "ISO works closely with the World Health Organisation (WHO). The conclusion of this tax agreement "
            "ensures its long-term presence in Geneva."
        ),
        set(),
    ),
    (
        "Tax rules with Italy",
        (
            "The protocol will come into force once the corresponding approval processes have been completed in "
            "both countries."
        ),
        {"CHE ITA in_force planned", "CHE ITA approved planned"},
    ),
    (
        "Joint declaration with Australia",
        (
            "Following the signing of the declaration, the department will prepare a consultation draft on the "
            "exchange of tax information with Australia."
        ),
        {"AUS CHE signed happened"},
    ),
    (
        "Education: visit of the US Secretary of Labor",
        (
            "The ministers signed a declaration of intent in Bern. The declaration was also signed by the US "
            "Secretary of Commerce."
        ),
        {"CHE USA signed happened"},
    ),
    (
        "Telecoms conference",
        "A ministerial declaration on the radio spectrum was approved at the end of the conference.",
        set(),
    ),
    (
        "Visit to Vietnam",
        (
            "The European Free Trade Association (EFTA), of which Switzerland is a member, has been negotiating "
            "a free trade agreement with Vietnam since 2012."
        ),
        {"EFTA VNM talks happened"},
    ),
    (
        "Tax agreement with Peru",
        "The agreement can enter into force once the partner state has also approved it.",
        {"PER approved planned", "CHE PER in_force possible"},
    ),
    (
        "Children's rights",
        "The criteria are set out in the interpretative declaration that Switzerland issued in 1998.",
        set(),
    ),
    (
        "Double taxation agreements",
        "Along with the agreements already signed, there are agreements with Chad, Oman and Laos.",
        set(),
    ),
    (
        "Tax agreement with Chile",
        "The agreement has been signed and is currently being discussed by Parliament.",
        {"CHE CHL signed happened", "CHE CHL submitted happened"},
    ),
    (
        "Maritime conventions",
        "On Wednesday, it adopted a draft Federal Decree on the approval of two conventions on shipping.",
        {"CHE submitted happened"},
    ),
    (
        "Tax agreement with Mexico",
        "The two countries said that the procedures for the entry into force of the protocol have been completed.",
        set(),
    ),
    (
        "Working visit to Mozambique",
        "The truce was extended in May when the parties reached the first such agreement since 2013.",
        set(),
    ),
    (
        "Money for the environment",
        "The Global Fund gives money to poor states. The negotiations on its agreement will go on in March.",
        set(),
    ),
    (
        "Relations with the EU",
        "The Federal Council decided to end the negotiations with the EU on an institutional agreement.",
        set(),
    ),
]


@pytest.mark.parametrize(("title", "text", "says"), CASES)
def test_says_whose_step_it_is(title: str, text: str, says: set[str]) -> None:
    assert {f"{' '.join(s.parties)} {s.stage} {s.framing}" for s in read(title, text)} == says


DATES = [
    (
        "Declaration with Australia",
        (
            "The joint declaration signed by Switzerland and Australia meets the criteria set in the mandates of "
            "8 October 2023."
        ),
    ),
    (
        "Visit to Poland",
        (
            "With a new term at the beginning of 2025, they will discuss the ongoing negotiations between "
            "Switzerland and the EU."
        ),
    ),
    (
        "Visit to Peru",
        "During the visit the strategy for 2017-2020 was launched and an agreement with Peru was signed.",
    ),
    ("Trade with Peru", "With the 2030 Agenda in mind, Switzerland and Peru signed an agreement."),
    ("Trade with Peru", "Switzerland and Peru concluded the first such agreement since 2013."),
]


@pytest.mark.parametrize(("title", "text"), DATES)
def test_takes_no_date_of_something_else(title: str, text: str) -> None:
    assert [s.date for s in read(title, text)] == [None]


def test_gives_the_day_of_one_step_to_no_other() -> None:
    found = read(
        "Visit to Peru", "Approved by the Federal Council on 7 May 2024, the agreement signed in Lima is about trade."
    )
    assert {str(s.stage): s.date.edtf if s.date else None for s in found} == {"approved": "2024-05-07", "signed": None}


@pytest.mark.parametrize("behind", ["Iran stands with Russia.", "It's the United States of America."])
def test_names_behind_what_ones_own_parliament_did_are_no_roster(behind: str) -> None:
    lead = "The Senate passed the national security agreement. "
    assert candidates_of(lead + behind, "Remarks", AMERICAN) == candidates_of(lead, "Remarks", AMERICAN)

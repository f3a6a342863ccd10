"""What transcripts say twice, glosses in the names of papers, and what two sides do without naming a paper."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, candidates_of, stages

from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.repairs import without_repairs
from depositary.reading.sentences.tokens import tokenize

TALK = "Press Briefing by Press Secretary Ann Ray"
BOTH = "Joint Statement of the United States and Peru"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("We signed a — a pact", "We signed a pact"),
        ("they have signed — have signed it", "they have signed it"),
        ("the huma- — humanitarian deal", "the humanitarian deal"),
        ("It was signed, you know, on Monday", "It was signed on Monday"),
        ("You know, we signed it", "we signed it"),
        ("The states — Peru and Chile — signed", "The states — Peru and Chile — signed"),
        ("as you know what we signed", "as you know what we signed"),
    ],
)
def test_what_is_said_twice_is_read_once(said: str, left: str) -> None:
    kept = without_repairs(tokenize(said, 0, len(said)))
    assert " ".join(token.text for token in kept).replace(" - ", "- ") == left.replace(",", " ,").replace("  ", " ")
    assert [token.text for token in SentenceView(said, 0, len(said)).tokens] == [token.text for token in kept]


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("This deal was announced, you know, yesterday between the U.S. and Peru.", TALK, "PER USA agreed happened"),
        ("Peru and Chile signed the Open Routes Aviation (ORA) agreement.", TALK, "CHL PER signed happened"),
        (
            "We will review whether to terminate the 1984 United States-The Kingdom of Norway Income Tax Convention.",
            "",
            "NOR USA ended possible",
        ),
        (
            "Since signing the Coastal Defense Agreement in 2014, the two navies have trained together.",
            "Fact Sheet: The Alliance of the United States and Peru",
            "PER USA signed happened",
        ),
        ("I congratulate Peru and Chile on reaching an agreement on fish.", "", "CHL PER agreed happened"),
        ("Egypt and Israel signed the accords, with President Carter looking on.", "", "EGY ISR signed happened"),
        ("The ministries of Kenya, Peru and Chile signed a memorandum.", "", "CHL KEN PER signed happened"),
        ("I welcome the statement issued by Peru, Chile and Kenya.", "", "CHL KEN PER agreed happened"),
    ],
)  # fmt: skip
def test_is_read(text: str, title: str, said: str) -> None:
    assert stages(text, title, AMERICAN) == {said}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We call for the immediate opening of negotiations on a treaty on plastics.", "PER USA proposed happened"),
        ("The United States and Peru agreed to end their tariffs on copper.", "PER USA agreed happened"),
    ],
)
def test_both_sides_do_it_without_a_paper(text: str, said: str) -> None:
    assert said in candidates_of(text, BOTH, AMERICAN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chinese negotiations to buy gas from Russia are advancing.", "CHN RUS talks happened"),
        ("Talks about the supply of shells by Iran to Russia have continued.", "IRN RUS talks happened"),
        ("Israel and Hamas want a deal. They spoke of the importance of reaching a ceasefire.", "ISR agreed planned"),
    ],
)
def test_others_do_it_without_a_paper(text: str, said: str) -> None:
    assert said in candidates_of(text + " They spoke of the agreement.", TALK, AMERICAN)


@pytest.mark.parametrize(
    "text",
    [
        "The United States and Peru agreed to meet again in May.",
        "The United States and Peru agreed to continue the discussion.",
        "Talks to buy gas from Chile are advancing.",
        "We call for the start of the school year.",
    ],
)
def test_is_no_step(text: str) -> None:
    assert candidates_of(text + " They spoke of the agreement.", BOTH, AMERICAN) == set()

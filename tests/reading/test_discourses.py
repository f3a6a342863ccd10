"""Whose agreements a report tells of, and what a sentence repeats of the one before it."""

from __future__ import annotations

import pytest

from depositary.core.codes import PublishedBasis, StatementType
from depositary.core.documents import Document, Provenance
from depositary.reading.discourse.discourses import Discourse, Known
from depositary.reading.readers import RuleReader

READER = RuleReader()


def stages(text: str, title: str | None = None) -> set[str]:
    """Parties, stage, framing and date of each stage statement of a report of June 2024."""
    origin = Provenance("report", None, None, "2024-06-20", PublishedBasis.GIVEN)
    said = (s for s in READER.read(Document(text, origin, title)) if s.type is StatementType.STAGE)
    return {
        f"{' '.join(s.parties)} {s.stage} {s.framing}{' ' + s.date.edtf if s.date and s.date.edtf else ''}"
        for s in said
    }


def known(*parties: str) -> Known:
    return Known("agreement", "bilateral", None, None, None, tuple(sorted(parties)), 0)


def test_the_side_that_all_introduced_agreements_share_is_the_hub() -> None:
    discourse = Discourse(None, None, None)
    discourse.remember(known("PER", "CHL"))
    assert discourse.hub is None
    discourse.remember(known("PER", "KEN"))
    assert discourse.hub == "PER"
    discourse.remember(known("NOR", "ISL"))
    assert discourse.hub is None


def test_a_holder_counts_until_an_agreement_of_others_comes_up() -> None:
    discourse = Discourse(None, None, None, holder="PER")
    assert discourse.hub == "PER"
    discourse.remember(known("NOR", "ISL"))
    assert discourse.hub is None


def test_a_section_begins_anew() -> None:
    discourse = Discourse(None, None, "PER")
    discourse.remember(known("PER", "CHL"))
    discourse.turn_to(("NOR",))
    assert (discourse.hub, discourse.known) == ("NOR", [])


RANKED = "Norway and Peru signed a fisheries agreement in Lima. It is Lima's twenty-second agreement. "
DRAFTS = "Norway, Chile and Kenya have each handed Peru a draft of a tax agreement. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RANKED + "Negotiations with Kenya go on.", "KEN PER talks happened"),
        (RANKED + "Chile is still negotiating.", "CHL PER talks happened"),
        (DRAFTS + "Iceland and Malta have started talks.", "MLT PER talks happened"),
        (DRAFTS + "Consultations with Malta began on 3 May, with Cuba on 11 May.", "CUB PER talks happened 2024-05-11"),
        (
            DRAFTS + "Consultations with Malta began on 3 May. Cuba opened its own in the same month, and so did Laos.",
            "LAO PER talks happened 2024-05",
        ),
        (
            DRAFTS + "Consultations with Malta began in May. Cuba and Laos have not yet started theirs.",
            "CUB PER talks denied",
        ),
        (
            DRAFTS + "Talks with Malta began in May. Those with Cuba and with Laos opened in April.",
            "LAO PER talks happened 2024-04",
        ),
        (
            "A minister signed a pact. The Finnish-Ukrainian accord was the eighth. Denmark's was signed on 3 May.",
            "DNK UKR signed happened 2024-05-03",
        ),
        (
            "None of the agreements has been signed. Chile and Kenya have each handed Peru a draft.",
            "CHL PER talks happened",
        ),
    ],
)
def test_a_series_says_whose_the_agreements_are(text: str, expected: str) -> None:
    assert expected in stages(text)


OF_TWO = "A treaty with Kenya is being negotiated, and with Malta a treaty of 2019 was never ratified."
FRONTED = "Peru and Norway signed a fisheries treaty on 3 May. Peru and Chile signed one in March. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "With Kenya a treaty was signed in May, with Malta it is to be signed in July.",
            "MLT PER signed planned 2024-07",
        ),
        ("With Kenya a treaty was signed in May; with Cuba the second round of talks ended.", "CUB PER talks happened"),
        (
            OF_TWO,
            "MLT PER ratified denied",
        ),
        (
            OF_TWO,
            "KEN PER talks happened",
        ),
    ],
)
def test_partners_stand_at_the_head_of_any_clause(sentence: str, expected: str) -> None:
    assert expected in stages(FRONTED + sentence)


def test_partners_of_the_next_clause_are_none_of_this() -> None:
    told = stages(FRONTED + OF_TWO)
    assert not any("MLT" in each and "talks" in each for each in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Malta has signed a pact with Peru. Chile is to follow in July, while Kenya and Cuba are negotiating.",
            "CHL PER signed planned 2024-07",
        ),
        (
            "Chile has signed a pact with Peru. Malta has announced that it will do so. Cuba will follow in July.",
            "CUB PER signed planned 2024-07",
        ),
    ],
)
def test_what_stands_before_a_stage_word_repeats_the_sentence_before(text: str, expected: str) -> None:
    assert expected in stages(text)


def test_not_yet_started_is_no_denial_of_what_was_said_before() -> None:
    told = stages("Chile and Kenya joined the declaration in May. Malta had not yet started negotiating with Peru.")
    assert "MLT joined denied" not in told

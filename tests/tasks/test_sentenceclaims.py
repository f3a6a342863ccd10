"""What a pasted sentence claims, read from the sentence alone."""

import time
from fractions import Fraction
from typing import Any

import pytest

from depositary.core.codes import Stage
from depositary.core.errors import UsageError
from depositary.lexicon import load_lexicon
from depositary.register.verdicts import Claim
from depositary.register.wordings import Base
from depositary.tasks.sentenceclaims import Question, read_claims
from depositary.tasks.sentencewords import table

FAMILY = "ukraine-security"


def claims(text: str, said_at: str | None = "2024-06-10", family: str | None = FAMILY) -> list[Claim]:
    return read_claims(text, load_lexicon(), Question(said_at, family))


@pytest.mark.parametrize("example", table()["examples"], ids=lambda example: str(example["text"])[:40])
def test_examples_of_the_data_file(example: dict[str, Any]) -> None:
    found = [[claim.number or 0, claim.kind, list(claim.listed)] for claim in claims(example["text"])]
    assert found == example["claims"]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("More than ten states have signed.", 10, "minimum"),
        ("Up to ten states have signed.", 10, "maximum"),
        ("Some ten states have signed.", 10, "approximate"),
        ("This makes it a dozen agreements.", 12, "exact"),
        ("Kyiv and Lima signed the twenty-second agreement of its kind.", 22, "ordinal"),
        ("The 7th signatory is Peru.", 7, "ordinal"),
        ("Nobody has put a name to such a text.", 0, "none_yet"),
        ("Six of the capitals have signed.", 6, "exact"),
    ],
)
def test_numbers_and_kinds(text: str, number: int, kind: str) -> None:
    (claim,) = claims(text)
    assert (claim.number, claim.kind) == (number, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The aid is worth 40 million euros.",
        "Consultations follow within 24 hours of an attack.",
        "The text has 12 pages and 9 articles.",
        "On 12 June 2024 ministers met for the second time.",
        "They flew 14 jets to the border.",
    ],
)
def test_other_numbers_claim_nothing(text: str) -> None:
    assert claims(text) == []


def test_what_is_counted_and_at_which_stage() -> None:
    (talks,) = claims("Eleven further agreements are being negotiated.")
    assert (talks.number, talks.stage) == (11, Stage.TALKS)
    (group,) = claims("Greece is the 21st member state of the European Union to sign.")
    assert (group.wording.within, group.subjects, group.listed) == ("EU", ("GRC",), ())
    (beside,) = claims("Ukraine has pacts with thirty countries and the European Union.")
    assert beside.wording.beside
    first, second = claims("Ten agreements exist: with eight NATO members, the European Union and Japan.")
    assert (first.number, first.wording.within, first.kind) == (10, None, "exact")
    assert (second.number, second.wording.within) == (8, "NATO")


def test_whose_place_an_ordinal_tells() -> None:
    subjects = {
        "After Japan, the United States became the 16th country to sign.": "USA",
        "The sixteenth country to sign was Japan.": "JPN",
        "Like Peru before it, Chile is the third signatory.": "CHL",
    }
    for text, party in subjects.items():
        (claim,) = claims(text)
        assert claim.subjects == (party,), text


def test_lists_that_are_whole_and_lists_of_examples() -> None:
    (whole,) = claims("Three countries have signed, including Chile, Peru and Japan.")
    assert (whole.kind, whole.complete) == ("closed_list", True)
    (part,) = claims("Nine countries have signed, including Chile, Peru and Japan.")
    assert (part.kind, part.complete, len(part.listed)) == ("exact", False, 3)
    (twice,) = claims("Three agreements: with Chile, Peru and Chile.")
    assert twice.listed == ("CHL", "PER", "CHL")


def test_a_class_of_states_that_nobody_keeps_is_told() -> None:
    for text in ("Japan is the first Asian country to sign.", "Chile is the only non-European state that has signed."):
        (claim,) = claims(text)
        assert claim.wording.base is Base.OTHER, text
    (known,) = claims("Sweden is the fourth Nordic country to sign.")
    assert known.wording.base is Base.COUNTRIES


def test_times_in_the_sentence() -> None:
    (window,) = claims("Between 3 and 9 May 2024 five agreements were signed.")
    assert (window.kind, window.window) == ("window", "2024-05-03/2024-05-09")
    (named,) = claims("On 3 May 2024 three partners signed: Chile, Peru and Japan.")
    assert (named.kind, named.window, len(named.listed)) == ("window", "2024-05-03", 3)
    (month,) = claims("In March 2024 Ukraine signed two agreements.")
    assert (month.kind, month.window) == ("window", "2024-03")
    (since,) = claims("Since March 2024 Ukraine has signed eight agreements.")
    assert since.window == "2024-03/2024-06-10"
    (by,) = claims("By 1 June 2024 fifteen countries had signed.")
    assert (by.kind, by.said_at) == ("exact", "2024-06-01")
    (then,) = claims("On 1 June 2024 Ukraine had fifteen agreements.")
    assert (then.kind, then.said_at) == ("exact", "2024-06-01")


def test_which_family_is_meant() -> None:
    lexicon = load_lexicon()

    def family(text: str, **sizes: int) -> str | None:
        named = {"ukraine-security": 29, "g7-declaration": 1} | sizes
        found = read_claims(text, lexicon, Question("2024-06-10", None, named))
        return found[0].family if found else None

    assert family("Spain became the eighth country to sign.") == "ukraine-security"
    assert family("Thirty states have joined the declaration.") == "g7-declaration"
    assert family("Five security pacts exist.") == "ukraine-security"
    assert family("26 agreements: with Chile, Peru and Japan.") == "ukraine-security"
    assert family("In May 2024 Ukraine signed six agreements.") == "ukraine-security"
    assert family("Japan has nine free-trade agreements.") is None
    assert family("Chile has nine fishing and shipping treaties.") is None
    assert read_claims("Five states have signed.", lexicon, Question("2024-06-10", None, {})) == []


def test_every_sentence_of_a_paragraph_is_read() -> None:
    found = claims("Ten states have signed. Peru was the ninth signatory. The weather was fine.")
    assert [(claim.number, claim.kind) for claim in found] == [(10, "exact"), (9, "ordinal")]


@pytest.mark.parametrize("text", ["nine ", "Chile, ", "the only ", "26 agreements. ", "(", "1,", "and, "])
def test_hostile_sentences_take_little_time_and_long_ones_are_refused(text: str) -> None:
    start = time.process_time()
    claims((text * 5_000)[:5_000])
    assert time.process_time() - start < 10
    with pytest.raises(UsageError, match="paste the sentence alone"):
        claims(text * 5_001)


@pytest.mark.parametrize(
    ("text", "number", "within", "negative", "base"),
    [
        ("Of the EU's 27 members, nine are without a security agreement.", 9, "EU", True, Base.PARTNERS),
        ("Nine NATO and EU members have signed security agreements.", 9, None, False, Base.OTHER),
        ("Nine of NATO's members have signed security agreements.", 9, "NATO", False, Base.PARTNERS),
    ],
)
def test_of_whom_a_number_is_told(text: str, number: int, within: str | None, negative: bool, base: Base) -> None:
    (claim,) = claims(text)
    wording = claim.wording
    assert (claim.number, wording.within, wording.negative, wording.base) == (number, within, negative, base)


@pytest.mark.parametrize(
    ("text", "kind", "window"),
    [
        ("Two states, Chile and Peru, signed pacts with Kyiv on Friday.", "window", "2024-06-07"),
        ("Two states signed pacts with Kyiv, the ministry said on Friday.", "exact", None),
        ("Chile and Peru signed on Friday, bringing the number to nine.", "exact", None),
        ("More than ten states have signed since April.", "minimum", "2024-04/2024-06-10"),
    ],
)
def test_the_days_in_which_a_number_signed(text: str, kind: str, window: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.kind, claim.window) == (kind, window)


def test_groups_that_bear_a_number() -> None:
    (claim,) = claims("Five of the Group of Seven have signed.")
    assert (claim.number, claim.wording.within) == (5, "G7")
    (declared,) = claims("Thirty states have joined the declaration of the G7.", family="g7-declaration")
    assert declared.wording.within is None


def test_an_ordinal_that_only_its_owner_shows() -> None:
    first, second = claims(
        "The Chilean and not the US deal came first: the US pact is Ukraine's 17th and Japan's the 16th."
    )
    assert (first.number, first.subjects) == (17, ("USA",))
    assert (second.number, second.subjects) == (16, ("JPN",))


def test_who_came_earlier_is_no_list() -> None:
    (claim,) = claims("Poland is the latest of nine states to have signed, after Chile and Peru.")
    assert (claim.number, claim.kind, claim.listed) == (9, "exact", ())


def test_deals_that_somebody_has_are_a_list() -> None:
    (claim,) = claims("Ukraine has security deals with Chile, Peru and Japan.")
    assert (claim.number, claim.kind, set(claim.listed)) == (None, "open_list", {"CHL", "PER", "JPN"})
    (both,) = claims("Ukraine has security deals with both Chile and Peru.")
    assert (both.number, both.kind, set(both.wording.among)) == (2, "exact", {"CHL", "PER"})


@pytest.mark.parametrize(
    ("text", "part", "bound", "within"),
    [
        ("More than half of the EU members have signed.", (1, 2), "over", "EU"),
        ("Nearly half of NATO has signed.", (1, 2), "nearly", "NATO"),
        ("A slim majority of the Nordic states have signed.", (1, 2), "over", "NORDIC"),
        ("Most NATO countries have signed.", (1, 2), "over", "NATO"),
        ("Two in three Baltic states have signed.", (2, 3), "round", "BALTIC"),
        ("One Baltic state in three has signed.", (1, 3), "round", "BALTIC"),
        ("At least 40 per cent of EU countries have signed.", (2, 5), "least", "EU"),
        ("The Nordic states are slow: not even half have signed.", (1, 2), "under", "NORDIC"),
        ("Almost all G7 members have signed.", (1, 1), "nearly", "G7"),
    ],
)
def test_shares(text: str, part: tuple[int, int], bound: str, within: str) -> None:
    (claim,) = claims(text)
    assert claim.share is not None
    assert (claim.share.part, claim.share.bound) == (Fraction(*part), bound)
    assert claim.wording.within == within


def test_all_but_some_of_a_group() -> None:
    (claim,) = claims("All but two of the Nordic states have signed.")
    assert claim.share is not None
    assert (claim.share.part, claim.share.less) == (1, 2)
    (named,) = claims("Every Nordic state except Iceland and Norway has signed.")
    assert (named.kind, named.listed) == ("closed_list", ("DNK", "FIN", "SWE"))
    (later,) = claims("All Nordic states have signed, but Iceland has not ratified.")
    assert (later.number, later.listed) == (5, ())


def test_those_named_who_have_not_done_it() -> None:
    for text in (
        "Neither Chile nor Peru has signed.",
        "Chile and Peru have not signed.",
        "Chile and Peru have yet to sign.",
    ):
        (claim,) = claims(text)
        assert (claim.kind, claim.wording.among, claim.wording.negative) == ("none_yet", ("CHL", "PER"), False)
    assert claims("The most important states are Chile's neighbours.") == []

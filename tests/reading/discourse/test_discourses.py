"""Whose agreements a report tells of, and what a sentence repeats of the one before it."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages

from depositary.reading.discourse.discourses import Discourse, Known


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
    assert expected in dated_stages(text)


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
    assert expected in dated_stages(FRONTED + sentence)


def test_partners_of_the_next_clause_are_none_of_this() -> None:
    told = dated_stages(FRONTED + OF_TWO)
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
    assert expected in dated_stages(text)


def test_not_yet_started_is_no_denial_of_what_was_said_before() -> None:
    told = dated_stages(
        "Chile and Kenya joined the declaration in May. Malta had not yet started negotiating with Peru."
    )
    assert "MLT joined denied" not in told


LISTED = "Peru has signed agreements with Chile, Kenya and Cuba. "
TWO = "Peru signed a tax treaty with Chile in March and a fisheries treaty with Kenya in April. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LISTED + "All three are in force.", "KEN PER in_force happened"),
        (LISTED + "The last named was ratified in May.", "CUB PER ratified happened 2024-05"),
        (LISTED + "The second of the three was ratified in May.", "KEN PER ratified happened 2024-05"),
        (LISTED + "The first of them was ratified in May.", "CHL PER ratified happened 2024-05"),
        (TWO + "The former is in force, the latter has not been ratified.", "CHL PER in_force happened"),
        (TWO + "The former is in force; the latter was ratified in May.", "KEN PER ratified happened 2024-05"),
        (
            (
                "Twelve states now have such a security agreement with Ukraine. Malta, Cyprus and Albania have none. "
                "The last named is due to sign in July."
            ),
            "ALB UKR signed planned 2024-07",
        ),
        (
            (
                "Norway and Ukraine signed a security agreement. Of the allies twenty-four now have such a text. "
                "Malta and Cyprus do not."
            ),
            "CYP UKR signed denied",
        ),
    ],
)
def test_a_subject_that_only_points_picks_from_what_was_listed(text: str, expected: str) -> None:
    assert expected in dated_stages(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "All four are in force.",
        "The former is in force.",
        "The fourth of them is in force.",
        "Two of them are in force.",
    ],
)
def test_a_pointer_that_fits_no_list_says_nothing(sentence: str) -> None:
    assert not any("in_force" in each for each in dated_stages(LISTED + sentence))


def test_one_is_a_further_agreement_with_the_same_side() -> None:
    text = "Chad ratified a pact with Peru this month. Gabon is negotiating one. Malta will not sign one of its own."
    told = dated_stages(text)
    assert {"GAB PER talks happened", "MLT PER signed denied"} <= told


def test_one_without_a_doer_is_nobodys() -> None:
    assert not any(
        "planned" in each for each in dated_stages("Chad and Peru signed a pact. One hopes to sign one in July.")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Chad ended a pact with Chile. Peru ended its pacts with Chile in May and the one with Kenya in June. "
                "Malta had done the same in March."
            ),
            "CHL MLT ended happened 2024-03",
        ),
        (
            (
                "Cuba and Malta want talks. The Danish minister received President Volodymyr Zelenskyy. "
                "The ministers of the two countries signed a letter of intent."
            ),
            "DNK UKR signed happened",
        ),
        ("Norway has an envoy here. It signed a pact with Peru in May.", "NOR PER signed happened 2024-05"),
        ("The year began with Albania, which signed a pact with Peru in May.", "ALB PER signed happened 2024-05"),
        ("Malta praised the accord of the Union but will not sign a pact with Peru.", "MLT PER signed denied"),
        ("Norway and Peru signed a Status of Visiting Forces Agreement in May.", "NOR PER signed happened 2024-05"),
        (
            (
                "A minister signed a pact. The Finnish-Ukrainian accord was the eighth. Denmark's was signed on 3 May, "
                "those of Malta and France in April."
            ),
            "FRA UKR signed happened 2024-04",
        ),
        (
            "Malta and Peru ratified a treaty. With Serbia Kosovo signed a pact in May.",
            "SRB XKX signed happened 2024-05",
        ),
        ("Ten leaders signed a joint statement: those of Chile, Peru and Cuba.", "CHL CUB PER signed happened"),
    ],
)
def test_words_that_stand_for_parties_find_them(text: str, expected: str) -> None:
    assert expected in dated_stages(text)


def test_those_of_others_are_no_pair_of_theirs() -> None:
    text = "The Finnish-Ukrainian accord is signed. Denmark's was signed on 3 May, those of Malta and France in April."
    assert not any("DNK FRA" in each for each in dated_stages(text))


def test_treaties_with_a_pronoun_are_with_who_opens_the_sentence_or_the_one_before() -> None:
    told = {"MLT NOR suspended happened", "CYP NOR suspended happened"}
    alone = dated_stages(LISTED + "Norway was alone: Malta and Cyprus suspended their treaties with it.")
    assert {each for each in alone if "suspended" in each} == told
    assert told <= set(dated_stages("Norway stands alone. Malta and Cyprus suspended their treaties with it."))
    assert not any(
        "suspended" in each for each in dated_stages("Much has changed. Malta suspended its treaty with it.")
    )


def test_a_new_paper_of_somebody_else_is_not_with_whom_the_others_have_theirs() -> None:
    text = "Laos and China signed a pact. Laos and Vietnam signed a pact. Thailand suspended a memorandum on work."
    assert not any("LAO THA" in each for each in dated_stages(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He was arrested. Between Peru and Chile there was until recently no tax treaty. One was signed in May.",
            "CHL PER signed happened 2024-05",
        ),
        (
            (
                "Peru and Kenya signed a pact in May. Peru and Norway signed a treaty. "
                "With Malta things go better. The agreement was signed in June."
            ),
            "MLT PER signed happened 2024-06",
        ),
    ],
)
def test_a_sentence_without_a_stage_turns_to_an_agreement(text: str, expected: str) -> None:
    assert expected in dated_stages(text)

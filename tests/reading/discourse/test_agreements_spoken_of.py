"""Which agreement a sentence means when it names it only in part: pronouns, bare acts, several at once, pairs."""

from __future__ import annotations

import pytest
from tests.reading.reports import stage_statements, stages

PEACE = "Peru and Chile signed a fisheries agreement in Lima. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PEACE + "It requires the approval of parliament in both countries.", "CHL PER approved planned"),
        (PEACE + "The agreement is subject to ratification.", "CHL PER ratified planned"),
        (PEACE + "Three weeks after the signing, fishermen protested.", "CHL PER signed happened"),
        (PEACE + "The agreement took effect in May.", "CHL PER in_force happened"),
        (PEACE + "The two agreed to start negotiating a protocol in May.", "CHL PER talks planned"),
        ("Peru signed agreements with Chile and Kenya. None has been ratified.", "CHL PER ratified denied"),
        ("Peru signed agreements with Chile and Kenya. They will enter into force in May.", "KEN PER in_force planned"),
        (
            "Chile, Kenya and Japan have each handed Peru a draft of a trade agreement. None has been signed.",
            "JPN PER signed denied",
        ),
        (
            "Officials said the Peruvian-Chilean text was ready and the two presidents would sign it on Monday.",
            "CHL PER signed planned",
        ),
        (
            "With Oslo, by contrast, Reykjavik was on good terms, and in March the two signed a defence agreement.",
            "ISL NOR signed happened",
        ),
        ("Norway signed the convention on the first day, as did Kenya and Chile.", "CHL KEN NOR signed happened"),
        (
            "Peru's foreign minister and his counterparts from Chile, Kenya and Japan signed the treaty on forests.",
            "CHL JPN KEN PER signed happened",
        ),
        ("What the ministers of Peru and Chile did sign in Lima is a declaration.", "CHL PER signed happened"),
        ("The trade agreement between Chile and Peru has applied since 2011.", "CHL PER in_force happened"),
    ],
)
def test_a_sentence_says_the_stage_of_the_agreement_meant(text: str, expected: str) -> None:
    assert expected in stages(text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("In addition to that with Kenya, other agreements are being negotiated, Peru said.", "KEN PER talks happened"),
        (
            "After a treaty has been signed, Peru's cabinet approves a dispatch, and parliament approves the treaty.",
            "PER approved happened",
        ),
        ("The peace accord between the parties to the conflict was signed in Lima, Peru said.", "PER signed happened"),
        ("Peru supports the universal ratification of the convention.", "PER ratified happened"),
        ("Peru will hold talks with Chile and sign a transport agreement.", "CHL PER talks planned"),
        (PEACE + "It does not require the approval of parliament.", "CHL PER approved planned"),
        (PEACE + "When the text is printed, we will come out and say so.", "CHL PER signed planned"),
        (PEACE + "These measures were approved by the cabinet in Lima.", "CHL PER approved happened"),
        (PEACE + "Peru has signed 40 such agreements; 30 of these are in force.", "CHL PER in_force happened"),
        (PEACE + "The talks are expected to cover squid.", "CHL PER talks planned"),
        ("The Kenyan minister attended the signing of the peace agreement by the parties.", "KEN signed happened"),
        ("Peru's cabinet approved an addendum to the budget.", "PER approved happened"),
        ("Peru's agreement is in line with the rules adopted by its government.", "PER approved happened"),
    ],
)
def test_a_look_alike_says_nothing(text: str, unsaid: str) -> None:
    assert unsaid not in stages(text)


def test_the_agreement_that_another_replaces_is_not_the_one_spoken_of_next() -> None:
    text = (
        "Peru and Chile signed a new tax agreement. It replaces the agreement between Peru and Spain of 1954. "
        "Business welcomed the conclusion of the new agreement. In order to enter into force, it must be approved by "
        "parliament in Peru."
    )
    said = stages(text)
    assert {"CHL PER agreed happened", "CHL PER approved planned"} <= said
    assert "ESP PER agreed happened" not in said


def test_those_with_others_are_not_what_it_means_afterwards() -> None:
    text = (
        "Peru and Chile signed an access agreement. It is the third of the kind that Peru has signed, after those with "
        "Kenya and Spain. Before it can take effect, both parliaments must vote."
    )
    assert "CHL PER in_force possible" in stages(text)


def test_adjectives_before_several_agreements_name_one_side_each() -> None:
    text = (
        "Peru is proud of its fisheries agreements, said Peru. "
        "The Kenyan, Chilean and Spanish texts were signed in May."
    )
    assert {"CHL PER signed happened", "KEN PER signed happened", "ESP PER signed happened"} <= stages(
        text, title="Peru counts its fisheries agreements"
    )


def test_each_signs_for_a_side_of_its_own_agreement() -> None:
    text = (
        "Kenya and Chile signed trade agreements with Peru on Saturday. "
        "The two ministers signed for Nairobi and Santiago."
    )
    assert stages(text) == {"KEN PER signed happened", "CHL PER signed happened"}


def test_the_four_states_of_efta_act_as_efta() -> None:
    text = "Switzerland, Norway, Iceland and Liechtenstein signed a trade agreement with Peru."
    assert "EFTA PER signed happened" in stages(text)


def test_one_side_of_two_is_no_agreement() -> None:
    assert not stages("Negotiations with Canada, suspended in May, go on.")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Remarks with President Duda of Poland in Joint Press Conference",
            "We just signed a joint declaration on defense cooperation.",
            {"POL USA signed happened"},
        ),
        (
            "Joint Press Conference with Prime Minister Modi",
            "We have signed three agreements today, on space, on health and on visas.",
            {"IND USA signed happened"},
        ),
        ("Remarks by the President on Poland", "We have signed three agreements today, on space and on visas.", set()),
    ],
)
def test_we_who_stand_together_have_signed_what_we_signed(title: str, text: str, expected: set[str]) -> None:
    assert stages(text, title, "whitehouse.gov") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They took stock of the implementation of the tax agreement, which has been in force since 2019.",
            "CHE XKX in_force happened",
        ),
        (
            "They welcomed the signing of a memorandum on police cooperation by the interior ministers in April.",
            "CHE XKX signed happened",
        ),
        (
            "Kosovo joined the convention in 2014. Parliament approved it in 2018 and Kosovo ratified it in May 2019.",
            "XKX ratified happened",
        ),
    ],
)
def test_a_release_on_a_visit_speaks_of_the_two_states(text: str, expected: str) -> None:
    assert expected in stages(text, "Visit of the President of Kosovo", "admin.ch")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It applies from 1 July 2024.", "CHL PER in_force planned"),
        ("It applies from 1 July.", "CHL PER in_force planned"),
        ("It has applied since 1 May.", "CHL PER in_force happened"),
    ],
)
def test_a_day_to_come_makes_a_plan_of_the_present(text: str, expected: str) -> None:
    assert expected in stages(PEACE + text)


def test_none_of_a_group_denies_it_of_each_member() -> None:
    assert "LTU PER signed denied" in stages("None of the Baltic states has signed a tax agreement with Peru.")


def dated(text: str) -> set[str]:
    return {f"{s.stage} {s.framing} {s.date.edtf if s.date else None}" for s in stage_statements(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 1 May the tax agreement concluded by Peru and Chile entered into force.",
            {"in_force happened 2024-05-01", "agreed happened None"},
        ),
        (
            "On 4 May, the pact signed by Peru and Chile in 2020 entered into force.",
            {"signed happened 2020", "in_force happened 2024-05-04"},
        ),
        ("On 4 May Peru and Chile signed a pact.", {"signed happened 2024-05-04"}),
        (
            "The pact between Peru and Chile was signed on 4 May 2023, following two years of negotiations.",
            {"signed happened 2023-05-04", "talks happened None"},
        ),
        ("Peru has suspended the visa agreement with Chile of 21 September 2009.", {"suspended happened None"}),
        (
            "Ten states joined the declaration on 12 May. Hours later Norway said that it was joining it, too.",
            {"joined happened 2024-05-12"},
        ),
        (
            "Peru suspended the visa agreement with Chile at its meeting of 21 May.",
            {"suspended happened 2024-05-21"},
        ),
    ],
)
def test_whose_date_opens_or_ends_a_sentence(text: str, expected: set[str]) -> None:
    assert dated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile and Kenya initialled the text of a peace treaty in Washington. In May they will sign it.",
            {"CHL KEN agreed happened", "CHL KEN signed planned"},
        ),
        (
            "The treaty with Chile was signed in 1979, and last year we terminated it.",
            {"CHL USA signed happened", "CHL USA ended happened"},
        ),
        (
            "We are in the final stages of a tax agreement with Kenya; we expect it to be signed during the visit.",
            {"KEN USA signed planned"},
        ),
    ],
)
def test_it_is_the_agreement_that_the_sentence_has_just_named(text: str, expected: set[str]) -> None:
    said = stages(text, "Remarks by the President", "whitehouse.gov")
    assert expected <= said
    assert not any(" USA signed" in each for each in said - expected)

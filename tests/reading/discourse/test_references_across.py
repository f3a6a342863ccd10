"""References across sentences: whose agreement later sentences mean, and what fragments repeat."""

from __future__ import annotations

import pytest
from tests.reading.reports import stage_statements, stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana and Togo are preparing an agreement on ports. Signature is due in May.", "GHA TGO signed planned"),
        ("Ghana wants a treaty with Togo. It will be signed in May.", "GHA TGO signed planned"),
        (
            "Ghana signed a tax treaty with Togo in May. The Kenyan one took effect in June.",
            "KEN TGO in_force happened",
        ),
        (
            (
                "Chile's Senate approved the treaty with Bolivia in May. La Paz has sent it to its own Congress. "
                "The treaty had been signed by both foreign ministers in 2022."
            ),
            "BOL CHL signed happened",
        ),
        ("Ghana is not negotiating a tax treaty with Peru. Kenya is.", "KEN PER talks happened"),
        (
            "Ghana signed a defence agreement with Peru in May. Talks between Lima and Accra on cocoa opened in June.",
            "GHA PER talks happened",
        ),
        ("Ghana and Togo signed a treaty on ports. That was ratified in May.", "GHA TGO ratified happened"),
        (
            (
                "Ghana's treaty with Peru is the third that Accra concluded: the first, with Togo, is in force, "
                "the second, with Chile, is not."
            ),
            "GHA TGO in_force happened",
        ),
        (
            (
                "Ghana signed a tax treaty with Peru. Ghana has few of them. With Kenya Accra has had one for "
                "years; it was renewed in May."
            ),
            "GHA KEN changed happened",
        ),
        (
            "Ghana and Togo have negotiated a port agreement since May. Accra's envoy initialled two other texts.",
            "GHA TGO agreed happened",
        ),
        (
            "Ghana and Togo negotiate a port agreement. The latter entered into force, the former will be signed.",
            "GHA TGO signed planned",
        ),
        (
            "Togo was the first to go. It suspended its fisheries agreement with Ghana in May.",
            "GHA TGO suspended happened",
        ),
        (
            "Ghana signed its agreement with Peru in May. Kenya did so in June.",
            "KEN PER signed happened",
        ),
    ],
)
def test_later_words_mean_what_was_introduced(text: str, expected: str) -> None:
    assert expected in stages(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then came Kenya.", "KEN joined happened"),
        ("Not so Kenya.", "KEN joined denied"),
        ("Still to come: Kenya and Togo.", "TGO joined planned"),
        ("Kenya declined.", "KEN joined denied"),
        ("Kenya will not follow before the election.", "KEN joined denied"),
        ("Kenya and Togo have ruled it out.", "KEN joined denied"),
    ],
)
def test_fragments_repeat_what_was_said(text: str, expected: str) -> None:
    opening = "Ghana joined the Convention on Cluster Munitions in May. "
    assert expected in stages(opening + text)
    assert expected not in stages("Ghana held elections in May. " + text)


def test_a_refusal_of_something_else_repeats_nothing() -> None:
    opening = "Ghana signed the Artemis Accords in May. "
    assert "KEN signed denied" in stages(opening + "Kenya declined.")
    assert "KEN signed denied" not in stages(opening + "Kenya refused the loan.")
    assert "KEN signed denied" not in stages(opening + "Togo asked for ships, and in the end Kenya declined.")


def test_an_entry_of_a_live_report_tells_what_is_done() -> None:
    assert "KEN joined happened" in stages("10.25 Kenya joins the Convention on Cluster Munitions.")
    assert not stages("Kenya joins conventions on munitions.")


def test_those_whom_a_report_turns_to_share_the_side_that_its_title_names() -> None:
    text = "The European Union and China issued a declaration in May. With Togo things go better. A treaty was signed."
    assert "EU TGO signed happened" in stages(text, "EU and Togo agree on trade, China-EU summit yields little")


def test_what_is_joined_has_many_parties() -> None:
    text = "Ghana joined the Partnership Agreement for the Gulf on Sunday. Kenya and Togo had ratified it before."
    assert "KEN TGO ratified happened" in stages(text)


def test_a_social_security_agreement_belongs_to_no_family_of_security_agreements() -> None:
    text = "Ukraine and Ghana signed a social security agreement in May. Kenya and Togo signed in June."
    assert "KEN UKR signed happened" not in stages(text, "Ukraine signs")


def test_talks_with_others_are_on_agreements_of_the_same_party() -> None:
    text = "Ghana and Peru have begun negotiations on a visa agreement. Talks with Kenya are under way as well."
    assert "GHA KEN talks happened" in stages(text, "Ghana opens visa talks")


def test_who_set_the_example_did_what_others_are_to_do() -> None:
    text = (
        "Ghana is ready to sign the agreement that it and Peru have negotiated since May, said Lima. Kenya set the "
        "example in January, followed by Togo and Chad."
    )
    assert {"KEN PER signed happened", "PER TGO signed happened"} <= stages(text, "Peru's trade agreements: Ghana next")


def test_a_row_that_a_party_and_a_colon_open_has_that_party() -> None:
    text = "Ghana joined the Convention on Cluster Munitions in May. Kenya: ratified on 4 June."
    assert "KEN ratified happened" in stages(text)


def test_what_was_concluded_but_not_signed_is_denied() -> None:
    text = "Ghana's agreements with Peru and Chile have been concluded but not signed."
    assert {"CHL GHA signed denied", "GHA PER signed denied"} <= stages(text)


def test_a_day_told_by_a_span_that_has_not_passed_dates_nothing() -> None:
    (said,) = stage_statements("A week later Ghana and Peru signed a tax treaty.")
    assert said.date is None


def test_its_treaty_is_that_of_the_party_that_opens_the_sentence() -> None:
    text = "Ghana signed a tax treaty with Peru. Kenya has answered, and its treaty will be signed in October."
    assert "GHA KEN signed planned" in stages(text, "Ghana's tax treaties")


def test_the_most_recent_of_a_row_did_what_all_of_them_did() -> None:
    text = "Twenty states have joined the Convention on Cluster Munitions. The most recent was Kenya."
    assert "KEN joined happened" in stages(text)


def test_what_a_sentence_denies_of_its_own_verb_repeats_nothing() -> None:
    text = "Ghana and Togo signed a memorandum. Lome had resisted until the last hour, Accra had not."
    assert "GHA TGO signed denied" not in stages(text)


def test_who_has_an_agreement_is_the_other_side_of_it() -> None:
    text = "Togo ratified a treaty with Peru. Ghana has a tax treaty with Chile, signed in 2022."
    assert "CHL GHA signed happened" in stages(text, "Togo's ports")

"""Whose promise or agreement a sentence speaks of, where it names nobody or names several."""

from __future__ import annotations

from collections.abc import Callable

from depositary.core.statements import Statement
from depositary.core.values import CommitmentValue, MembershipValue, PositionValue, TargetValue, TermValue

Said = Callable[..., list[Statement]]
PACT = "Finland and Ukraine signed a security agreement in Kyiv on Friday. "


def promises(found: list[Statement]) -> set[tuple[str, str | None, str | None, float | None]]:
    values = [s.value for s in found if isinstance(s.value, CommitmentValue)]
    return {("+".join(v.debtor), v.area, v.strength, v.amount.value if v.amount else None) for v in values}


def test_sums_that_go_on_with_a_list_are_of_the_giver_named_before(said: Said) -> None:
    text = (
        PACT
        + "Helsinki undertakes to provide 20 million euros this year, a further 5 million from a fund "
        + "and up to 9 million until 2027."
    )
    assert {(d, v) for d, _, _, v in promises(said("commitment", text))} == {("FIN", 2e7), ("FIN", 5e6), ("FIN", 9e6)}


def test_a_list_of_givers_leaves_out_the_verb(said: Said) -> None:
    text = (
        "Ukraine counts on its allies. The Finnish agreement promises 20 million euros for this year, "
        "Latvia's at least 9 million dollars, Spain's 40 million euros."
    )
    assert {(d, v) for d, _, _, v in promises(said("commitment", text))} == {("FIN", 2e7), ("LVA", 9e6), ("ESP", 4e7)}


def test_several_undertake_each_for_itself(said: Said) -> None:
    text = (
        "Ukraine signed security agreements with Finland and Latvia. "
        "Helsinki and Riga will give 30 million euros a year to Ukraine."
    )
    assert {(d, v) for d, _, _, v in promises(said("commitment", text))} == {("FIN", 3e7), ("LVA", 3e7)}


def test_a_clause_without_a_subject_has_that_of_the_clause_before(said: Said) -> None:
    text = PACT + "Helsinki promises five million euros for humanitarian help and offers training for pilots."
    assert promises(said("commitment", text)) == {
        ("FIN", "financial", "will", 5e6),
        ("FIN", "military_training", "will", None),
    }


def test_a_package_of_weapons_is_equipment(said: Said) -> None:
    text = PACT + "Finland will hand over a package of weapons worth 180 million euros."
    assert promises(said("commitment", text)) == {("FIN", "military_equipment", "will", 1.8e8)}


def test_what_is_refused_is_no_promise(said: Said) -> None:
    assert not said("commitment", PACT + "Finland would not supply missiles. It will not send any troops.")


def test_it_is_the_party_with_which_the_sentence_before_opens(said: Said) -> None:
    text = (
        "Finland, Latvia and Ukraine met. Finland signed a security agreement with Ukraine. Latvia signed another. "
        "Finland will supply drones. It will also send ammunition."
    )
    assert {d for d, _, _, _ in promises(said("commitment", text))} == {"FIN"}


def test_the_agreement_of_which_the_sentence_before_says_something_is_still_meant(said: Said) -> None:
    text = (
        "Ukraine signed a security agreement with Finland in April. A similar agreement was signed with Latvia in May. "
        "The agreement between Finland and Ukraine lasts for ten years. It can be prolonged."
    )
    terms = {(s.parties, s.value.term) for s in said("term", text) if isinstance(s.value, TermValue)}
    assert (("FIN", "UKR"), "extension") in terms


def test_a_paragraph_headed_by_two_parties_is_about_theirs(said: Said) -> None:
    text = (
        "Peru and Chile signed a tax treaty in 2020. It runs for five years.\n\n"
        "Kenya and Japan. The text is ready. It is to last for ten years."
    )
    terms = {(s.parties, s.value.duration) for s in said("term", text) if isinstance(s.value, TermValue)}
    assert terms == {(("CHL", "PER"), "P5Y"), (("JPN", "KEN"), "P10Y")}


def test_a_deadline_read_in_a_list_is_two(said: Said) -> None:
    text = (
        "Oman and Nepal are negotiating a trade agreement. "
        "Two earlier deadlines, in January and in April, passed unused."
    )
    times = {s.value.by for s in said("target", text, "Oman and Nepal near deal") if isinstance(s.value, TargetValue)}
    assert times == {"2024-01", "2024-04"}


def test_the_june_agreement_names_no_time_for_its_ratification(said: Said) -> None:
    text = "Congo and Rwanda signed a peace agreement in June. Congo's parliament has yet to ratify the June agreement."
    assert not said("target", text)


def test_a_club_named_before_is_what_is_joined(said: Said) -> None:
    text = "Latvia leads the drone coalition. Sweden, Denmark and Estonia have joined so far."
    joined = {(s.value.party, s.value.body) for s in said("membership", text) if isinstance(s.value, MembershipValue)}
    assert joined == {("SWE", "drone coalition"), ("DNK", "drone coalition"), ("EST", "drone coalition")}


def test_the_subject_of_a_stance_may_stand_far_before_it(said: Said) -> None:
    text = (
        PACT + "Moscow, which has objected to each of these papers, declared the agreement null and void on Saturday."
    )
    stances = {(s.parties, s.value.stance) for s in said("position", text) if isinstance(s.value, PositionValue)}
    assert stances == {(("RUS",), "opposes")}


def test_those_side_by_side_each_take_the_stance(said: Said) -> None:
    text = PACT + "Germany and Spain welcomed the signing; Hungary and Slovakia were against it."
    stances = {(s.parties[0], s.value.stance) for s in said("position", text) if isinstance(s.value, PositionValue)}
    assert {("DEU", "supports"), ("ESP", "supports"), ("HUN", "opposes"), ("SVK", "opposes")} == stances


def test_a_parliament_that_approves_has_voted(said: Said) -> None:
    text = "Kenya and Japan signed a tax treaty in March. The Kenyan parliament approved the treaty in May."
    assert [(s.parties, s.value.event) for s in said("event", text)] == [(("KEN",), "vote")]  # type: ignore[union-attr]


def test_the_same_months_are_those_named_before(said: Said) -> None:
    text = (
        "Ukraine is negotiating security agreements, Volodymyr Zelensky said. "
        "The agreement with Peru is to be signed in July or August. "
        "Agreements with Chile and Cuba should come in the same two months."
    )
    aims = {(s.parties, s.value.by) for s in said("target", text) if isinstance(s.value, TargetValue)}
    assert {(("CHL", "UKR"), "2024-07/2024-08"), (("CUB", "UKR"), "2024-07/2024-08")} <= aims


def test_a_date_of_another_verb_is_no_time_for_the_plan(said: Said) -> None:
    text = (
        "Kenya and Japan signed a tax treaty. It was laid before parliament in May and can be ratified by both sides."
    )
    assert not said("target", text)


def test_a_date_of_a_participle_is_no_time_for_the_plan(said: Said) -> None:
    text = "A tax treaty between Kenya and Japan, signed in May, has still to be approved by parliament."
    assert not said("target", text)

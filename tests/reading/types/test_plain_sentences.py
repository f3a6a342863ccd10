"""Counts, terms, events and commitments in plain sentences of our own, each of its own kind."""

from __future__ import annotations

from typing import Any

import pytest

_SIGNED = "Norway and Chile signed a fisheries agreement in Oslo on 4 March 2024. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven countries have signed the convention on mercury.", {(7, "exact", "signed")}),
        ("The treaty has been ratified by twelve states.", {(12, "exact", "ratified")}),
        ("So far, 20 of the 45 signatories have ratified the treaty.", {(20, "exact", "ratified")}),
        ("Japan has signed 23 free trade agreements.", {(23, "exact", "signed")}),
        ("Ghana ratified the convention on mercury in May. It has 45 parties.", {(45, "exact", "joined")}),
        (
            "Ghana ratified the convention in May. That brings the number of ratifications to 45.",
            {(45, "exact", "ratified")},
        ),
        (
            "Ghana ratified the convention in May. Fewer than ten states have ratified it.",
            {(10, "maximum", "ratified")},
        ),
        ("Thirty companies have signed the contract.", set()),
        ("The company has signed 23 agreements with states.", set()),
        ("Twelve states have ratified the amendment to the constitution.", set()),
    ],
)
def test_states_and_papers_are_counted_without_a_party(said: Any, text: str, expected: set[object]) -> None:
    assert {(s.value.number, s.value.kind, s.value.stage) for s in said("count", text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Either side may leave it by notifying the other six months in advance.", {("termination_notice", "P6M")}),
        ("Duration: ten years.", {("duration", "P10Y")}),
        ("The parties fixed its duration at ten years.", {("duration", "P10Y")}),
        ("It is automatically renewable.", {("extension", None)}),
        ("The treaty allows one extension of five years.", {("extension", "P5Y")}),
        ("It will take effect 60 days after the exchange of instruments.", {("entry_into_force", "P60D")}),
        ("It creates only political obligations.", {("binding", None)}),
        ("Norway gave its staff three months' notice.", set()),
        ("There is no obligation to buy fish.", set()),
    ],
)
def test_a_term_is_read_with_its_duration(said: Any, text: str, expected: set[object]) -> None:
    assert {(s.value.term, s.value.duration) for s in said("term", _SIGNED + text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chilean president held talks in Oslo on Monday.", {"visit happened"}),
        ("Chile's head of state was received in Oslo on Monday.", {"visit happened"}),
        ("A second meeting of Norwegian and Chilean ministers took place in Geneva.", {"meeting happened"}),
        ("The leaders of Chile and Norway have agreed to meet in Geneva on Monday.", {"meeting planned"}),
        ("A summit between Norway and Chile will be held in Geneva on Monday.", {"meeting planned"}),
        ("A meeting between Norway and Chile was cancelled.", set()),
        ("The ministers of Norway and Chile will meet the press.", set()),
        ("Norway attacked Chilean-supplied vessels.", set()),
    ],
)
def test_visits_and_meetings_name_both_states(said: Any, text: str, expected: set[str]) -> None:
    found = said("event", text)
    assert {f"{s.value.event} {s.framing}" for s in found} == expected
    assert all(s.parties == ("CHL", "NOR") for s in found)


def test_a_vote_to_come_is_its_parliaments(said: Any) -> None:
    found = said("event", "The fisheries treaty with Norway goes to a vote in the Chilean Senate next week.")
    assert [(s.value.event, s.parties, str(s.framing)) for s in found] == [("vote", ("CHL",), "planned")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under it Norway is to train Chilean divers.", {("NOR", "military_training", "will", None)}),
        ("Under it Norway has undertaken to readmit its citizens.", {("NOR", None, "shall", None)}),
        ("Under it Norway will send Chile doctors.", {("NOR", "health", "will", None)}),
        ("Chile was promised 30 million dollars by Norway.", {("NOR", "financial", "will", 30_000_000)}),
        (
            "Norway will give Chile 30 million dollars and intends to visit it.",
            {("NOR", "financial", "will", 30_000_000)},
        ),
        ("Norway announced a package of 30 million dollars for Chile.", {("NOR", "financial", "will", 30_000_000)}),
        ("Norway will give up its role as mediator.", set()),
    ],
)
def test_who_owes_and_how_firmly(said: Any, text: str, expected: set[object]) -> None:
    found = [s.value for s in said("commitment", _SIGNED + text)]
    assert {(*v.debtor, v.area, v.strength, v.amount and v.amount.value) for v in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru took issue with the agreement between Egypt and Greece.", {"PER opposes"}),
        ("Peru lent its support to the draft of the convention.", {"PER supports"}),
        ("The plan for a treaty has the support of Kenya and Ghana.", {"KEN supports", "GHA supports"}),
        ("Kenya will support the treaty only if its farmers are paid.", {"KEN conditional"}),
        ("Kenya will not ratify the treaty unless its farmers are paid.", {"KEN conditional"}),
        ("Kenya declined to say whether it supports the treaty.", {"KEN none_stated"}),
        ("Kenya has yet to decide on the treaty.", {"KEN neutral"}),
        ("Baku is said to favour the treaty.", {"AZE supports"}),
        ("Kenya demanded that the treaty be renegotiated.", {"KEN opposes"}),
        ("Peru's foreign minister said Georgia should not be admitted to NATO.", {"PER opposes"}),
        ("Kenya attacked the rebels.", set()),
    ],
)
def test_stances_by_verb_and_subject(said: Any, text: str, expected: set[str]) -> None:
    assert {f"{' '.join(s.parties)} {s.value.stance}" for s in said("position", text)} == expected


def test_what_one_side_may_do_does_not_hide_what_the_other_must(said: Any) -> None:
    text = (
        "Canada and Rwanda signed an accord on minerals in February. Under it Canada may buy a third of the ore, "
        "and Rwanda has to publish its contracts. Canada pays for a refinery: 60 million dollars."
    )
    found = {(v.debtor, v.strength) for v in (s.value for s in said("commitment", text))}
    assert {(("CAN",), "may"), (("RWA",), "shall"), (("CAN",), "will")} <= found


def test_others_go_on_with_a_list_of_pieces(said: Any) -> None:
    text = (
        "Denmark has promised Ukraine nineteen aircraft and the Netherlands twenty-four; Norway will give six by 2028."
    )
    found = [s.value for s in said("commitment", text)]
    assert {(*v.debtor, v.amount and v.amount.value) for v in found} == {("DNK", 19), ("NLD", 24), ("NOR", 6)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Denmark will deliver 19 tanks to Ukraine, Norway has 30.", {("DNK", 19)}),
        ("Denmark will deliver 19 tanks to Ukraine; Norway has signed six treaties.", {("DNK", 19)}),
    ],
)
def test_what_others_have_is_no_promise(said: Any, text: str, expected: set[object]) -> None:
    assert {(*v.debtor, v.amount and v.amount.value) for v in (s.value for s in said("commitment", text))} == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("count", "Japan has similar treaties with only two other countries.", {"2 exact signed"}),
        (
            "count",
            "Japan and Peru signed a tax treaty on Friday. The one with Peru is the 86th.",
            {"86 ordinal signed"},
        ),
        ("count", "Six of the ten ASEAN members have ratified the agreement on haze.", {"6 exact ratified"}),
        (
            "count",
            "Malta ratified the convention. The tally: signatures 97, ratifications 31.",
            {"97 exact signed", "31 exact ratified"},
        ),
        ("event", _SIGNED + "Their foreign and defence ministers will meet in Lima.", {"meeting CHL NOR"}),
        ("event", _SIGNED + "The text was signed during a meeting of northern leaders.", {"meeting CHL NOR"}),
        ("event", _SIGNED + "Norway's Storting takes it up in the autumn.", {"vote NOR"}),
        ("event", "The agreement between Norway and Chile was signed after a meeting of the cabinet.", set()),
        ("term", _SIGNED + "The accord binds Norway and Chile for fifteen years.", {"duration P15Y"}),
        ("term", _SIGNED + "It must be renewed every year.", {"extension P1Y"}),
        ("term", _SIGNED + "The treaty will take effect after sixty days.", {"entry_into_force P60D"}),
        ("position", "The minister reaffirmed Peru's support for the treaty.", {"PER supports"}),
        ("position", "Peru has warned Chile against signing the treaty.", {"PER opposes"}),
        (
            "commitment",
            _SIGNED + "Norway will pay Chile 20 million dollars and train its soldiers.",
            {"NOR financial", "NOR military_training"},
        ),
    ],
)
def test_short_wordings(said: Any, kind: str, text: str, expected: set[str]) -> None:
    shown = {
        "count": lambda s: f"{s.value.number} {s.value.kind} {s.value.stage}",
        "event": lambda s: f"{s.value.event} {' '.join(s.parties)}",
        "term": lambda s: f"{s.value.term} {s.value.duration}",
        "position": lambda s: f"{' '.join(s.parties)} {s.value.stance}",
        "commitment": lambda s: f"{' '.join(s.value.debtor)} {s.value.area}",
    }
    assert {shown[kind](s) for s in said(kind, text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under it Norway will set up a hatchery and Chile is to waive its fees.", {("NOR", "will"), ("CHL", "will")}),
        ("Norway has agreed to repay Chile 20 million dollars.", {("NOR", "will")}),
        ("Chile, for its part, has promised not to ask for more.", {("CHL", "will")}),
    ],
)
def test_each_clause_has_its_own_debtor(said: Any, text: str, expected: set[object]) -> None:
    found = [s.value for s in said("commitment", _SIGNED + text)]
    assert {(*v.debtor, v.strength) for v in found} == expected

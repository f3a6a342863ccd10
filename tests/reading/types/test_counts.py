"""Counts read from sentences of our own and the seeds' traps on counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depositary.core.codes import Framing, StatementType
from depositary.core.statements import Statement
from depositary.core.values import CountValue
from depositary.reading.quantities.numbers import spoken

Said = Callable[..., list[Statement]]
Keys = Callable[[str], list[tuple[int | None, str, str | None]]]
Counts = Callable[[str], list[CountValue]]

TITLE = "Norway and Ukraine sign security agreement"
LEAD = "Norway and Ukraine signed a security agreement in Oslo on Monday. "


@pytest.fixture
def counts(said: Said) -> Counts:
    def read(text: str) -> list[CountValue]:
        """The counts of a text behind its lead."""
        found = said(StatementType.COUNT, LEAD + text, TITLE)
        return [s.value for s in found if isinstance(s.value, CountValue) and s.passage.start >= len(LEAD) - 1]

    return read


@pytest.fixture
def keys(counts: Counts) -> Keys:
    def read(text: str) -> list[tuple[int | None, str, str | None]]:
        return [(value.number, value.kind, value.stage) for value in counts(text)]

    return read


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("So far eleven partners have signed such a document.", (11, "exact", "signed")),
        ("More than twenty countries have joined the G7 declaration.", (20, "minimum", "joined")),
        ("About forty states have joined the G7 declaration.", (40, "approximate", "joined")),
        ("Talks are under way with eight more countries.", (8, "exact", "talks")),
        ("None has entered into force.", (0, "none_yet", "in_force")),
        ("Iceland became the seventh country to sign.", (7, "ordinal", "signed")),
        ("Iceland is the fifth to do so.", (5, "ordinal", "signed")),
        ("It is the ninth such agreement.", (9, "ordinal", "signed")),
        ("With this the number of signatories has risen to fourteen.", (14, "exact", "signed")),
        ("It brings to twelve the number of countries that have signed.", (12, "exact", "signed")),
        ("There are now sixteen agreements of this type.", (16, "exact", "signed")),
        ("The tally now stands at thirteen.", (13, "exact", "signed")),
        ("Between February and May 2024 Ukraine signed agreements with four countries.", (4, "window", "signed")),
    ],
)
def test_a_number_of_agreements_or_parties_is_a_count(text: str, key: tuple[int, str, str], keys: Keys) -> None:
    assert key in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "The two countries will meet again.",
        "The three ministers signed nothing else.",
        "The ceremony lasted two hours.",
        "Some 300 guests had come.",
        "It enters into force once five states have ratified it.",
        "The agreement has seven articles and was signed in two copies.",
        "Norway spends three billion kroner a year.",
    ],
)
def test_a_number_of_something_else_is_no_count(text: str, counts: Counts) -> None:
    assert counts(text) == []


def test_as_many_names_as_the_number_says_close_the_list(counts: Counts) -> None:
    (value,) = counts("So far, four countries have signed, including Spain, Poland, Malta and Greece.")
    assert (value.number, value.kind, value.list_complete) == (4, "closed_list", True)
    assert value.listed == ("ESP", "POL", "MLT", "GRC")


def test_fewer_names_than_the_number_says_leave_it_a_number(
    keys: Keys,
) -> None:
    assert (9, "exact", "signed") in keys("So far, nine countries have signed, among them Spain and Poland.")


def test_a_party_listed_twice_stays_twice_in_the_list(counts: Counts) -> None:
    (value,) = counts("Four countries have signed: Spain, Poland, Malta and Spain.")
    assert value.listed == ("ESP", "POL", "MLT", "ESP")


def test_a_list_of_examples_is_open_and_gives_no_number(counts: Counts) -> None:
    (value,) = counts("Agreements have been signed with countries like Spain, Poland and Malta.")
    assert (value.number, value.kind, value.list_complete) == (None, "open_list", False)


def test_a_window_keeps_its_time(counts: Counts) -> None:
    (value,) = counts("Between February and May 2024 Ukraine signed agreements with four countries.")
    assert value.window == "2024-02/2024-05"


def test_a_number_yet_to_come_is_planned(said: Said) -> None:
    found = said(StatementType.COUNT, LEAD + "Seven more are expected.", TITLE)
    assert [s.framing for s in found] == [Framing.PLANNED]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(number=st.integers(min_value=4, max_value=60))
def test_words_and_figures_count_the_same(number: int, keys: Keys) -> None:
    text = "{} countries have signed so far."
    assert keys(text.format(spoken(number).capitalize())) == keys(text.format(number)) == [(number, "exact", "signed")]


@pytest.mark.parametrize("published", ["2024-04-20", None])
def test_seed_nine_countries_are_a_closed_list(shared: Path, published: str | None, said: Said) -> None:
    text = next((shared / "seeds").glob("000_*.txt")).read_text("utf-8")
    values = [s.value for s in said(StatementType.COUNT, text, published=published)]
    assert [(v.number, v.kind, v.list_complete, len(v.listed)) for v in values if isinstance(v, CountValue)] == [
        (9, "closed_list", True, 9)
    ]


@pytest.mark.parametrize("published", ["2024-05-14", None])
def test_seed_thirty_joined_four_are_examples_and_ten_are_in_talks(
    shared: Path, published: str | None, said: Said
) -> None:
    text = next((shared / "seeds").glob("003_*.txt")).read_text("utf-8")
    values = [s.value for s in said(StatementType.COUNT, text, published=published)]
    found = {(v.number, v.kind, v.stage) for v in values if isinstance(v, CountValue)}
    assert found == {(30, "minimum", "joined"), (None, "open_list", "signed"), (10, "exact", "talks")}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In all, sixteen agreements have been signed.", (16, "exact", "signed", "happened")),
        ("Ukraine had signed fifteen of these agreements by the end of May.", (15, "exact", "signed", "happened")),
        ("Three of the seven members of the G7 have yet to sign.", (3, "exact", "signed", "denied")),
        ("Another five are in negotiations.", (5, "exact", "talks", "happened")),
        ("Since Britain opened the series in January fifteen more have followed.", (15, "exact", "signed", "happened")),
        ("The agreement, Kyiv's sixteenth, runs for ten years.", (16, "ordinal", "signed", "happened")),
        ("The sixteenth signatory is Norway.", (16, "ordinal", "signed", "happened")),
        ("That makes Norway number sixteen.", (16, "ordinal", "signed", "happened")),
        ("Not one of the agreements has been ratified.", (0, "none_yet", "ratified", "happened")),
        ("All but six of the members of the Union have signed.", (6, "exact", "signed", "denied")),
    ],
)
def test_parts_further_ones_and_ranks_are_counted(text: str, count: tuple[object, ...], said: Said) -> None:
    lead = "Ukraine and Norway signed a bilateral security agreement in Oslo on Friday under the G7 declaration. "
    found = said(StatementType.COUNT, lead + text)
    values = [(s.value, str(s.framing)) for s in found if isinstance(s.value, CountValue)]
    assert count in [(value.number, value.kind, value.stage, framing) for value, framing in values]

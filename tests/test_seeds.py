"""The two seed articles, trap by trap (../shared/seeds/traps.md): what a careful analyst records, and what not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from depositary import api
from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.documents import Document
from depositary.core.statements import Statement

FIRST, SECOND = "000_c7cfc84076da38c6.txt", "003_aa5c0191c86db5d5.txt"
NINE = {"CAN", "DEU", "DNK", "FIN", "FRA", "GBR", "ITA", "LVA", "NLD"}
DATED = {FIRST: "2024-04-20", SECOND: "2024-05-14"}

Read = Callable[[str], tuple[Document, list[Statement]]]


@pytest.fixture(scope="module", params=["dated", "undated"])
def read(request: pytest.FixtureRequest, shared: Path) -> Read:
    """Reads one seed, with its publication date or without."""
    found = {}
    for name in (FIRST, SECOND):
        published = DATED[name] if request.param == "dated" else None
        inputs = api.Inputs((str(shared / "seeds" / name),), "auto", published)
        ((document, statements),) = list(api.read(inputs))
        found[name] = (document, list(statements))
    return lambda name: found[name]


def of_type(statements: list[Statement], kind: str) -> list[Statement]:
    return [s for s in statements if s.type == kind]


def stages(statements: list[Statement], stage: Stage, framing: Framing = Framing.HAPPENED) -> set[tuple[str, ...]]:
    return {
        s.parties for s in statements if s.type == StatementType.STAGE and s.stage == stage and s.framing == framing
    }


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_statement_quotes_the_text(read: Read, name: str) -> None:
    document, statements = read(name)
    assert statements
    for statement in statements:
        statement.passage.verify(document.text)


def test_offsets_count_code_points(read: Read) -> None:  # S14
    document, _ = read(FIRST)
    assert len(document.text) == 4_086
    assert len(document.text.encode("utf-8")) == 4_124
    assert document.text[395:419] == "nine countries including"


def test_nine_have_signed(read: Read) -> None:  # S1
    _, statements = read(FIRST)
    assert stages(statements, Stage.SIGNED) == {tuple(sorted((code, "UKR"))) for code in NINE}


def test_the_count_of_nine_is_a_complete_list(read: Read) -> None:  # S1
    _, statements = read(FIRST)
    counts = [s.value for s in of_type(statements, "count") if s.value.number == 9]
    assert counts
    assert all(set(c.listed) in (set(), NINE) for c in counts)
    listed = next(c for c in counts if c.listed)
    assert listed.list_complete is True
    assert listed.stage == "signed"


def test_an_open_list_counts_nobody(read: Read) -> None:  # S2
    _, statements = read(SECOND)
    named = {("CAN", "UKR"), ("DEU", "UKR"), ("FRA", "UKR"), ("GBR", "UKR")}
    assert named <= stages(statements, Stage.SIGNED)
    assert not [s for s in of_type(statements, "count") if s.value.number == 4]


def test_a_sum_without_its_unit_is_suspect(read: Read) -> None:  # S3
    document, _ = read(FIRST)
    from depositary.reading.quantities.amounts import find_amounts

    start = document.text.index("$61 aid bill")
    (found,) = find_amounts(document.text, start - 20, start + 12)
    assert found.amount.literal == "$61 aid bill"
    assert found.amount.suspect
    assert found.amount.value is None


def test_negotiations_with_washington_wait_for_congress(read: Read) -> None:  # S5
    _, first = read(FIRST)
    assert ("UKR", "USA") in stages(first, Stage.TALKS)
    pending = [s for s in of_type(first, "condition") if s.value.status == "pending"]
    assert any("bill" in s.value.text and {"UKR", "USA"} <= set(s.parties) for s in pending)
    _, second = read(SECOND)
    met = [s for s in of_type(second, "condition") if s.value.status == "satisfied"]
    assert any("Congress" in s.passage.quote for s in met)


def test_the_target_is_may(read: Read) -> None:  # S6
    document, statements = read(SECOND)
    targets = [s for s in of_type(statements, "target") if s.parties == ("UKR", "USA")]
    # Without a day of publication "in May" is in no year, and the reader says nothing.
    assert [s.value.by for s in targets] == (["2024-05"] if document.published else [])


def test_the_ten_under_negotiation_are_not_those_signed(read: Read) -> None:  # S7
    _, statements = read(SECOND)
    ten = [s.value for s in of_type(statements, "count") if s.value.number == 10]
    assert ten
    assert {c.stage for c in ten} == {"talks"}
    assert len(stages(statements, Stage.SIGNED)) == 4


def test_joining_the_declaration_is_another_count(read: Read) -> None:  # S8
    _, statements = read(SECOND)
    (joined,) = [s.value for s in of_type(statements, "count") if s.value.stage == "joined"]
    assert (joined.number, joined.kind, joined.family) == (30, "minimum", "g7-declaration")


def test_groups_leave_out_those_already_in(read: Read) -> None:  # S9
    _, statements = read(FIRST)
    hinted = {
        next(code for code in s.parties if code != "UKR")
        for s in statements
        if s.framing is not Framing.HAPPENED
        and s.type in {"stage", "target"}
        and "UKR" in s.parties
        and len(s.parties) == 2
        and "Baltic" in s.passage.quote
    }
    assert hinted == {"EST", "LTU", "ISL", "NOR", "SWE"}


def test_geoana_predicts_and_nothing_is_a_stage(read: Read) -> None:  # S10
    _, statements = read(FIRST)
    said = [s for s in of_type(statements, "position") if s.speaker and s.speaker.name and "Geoan" in s.speaker.name]
    assert any(s.value.condition and not s.value.gloss for s in said)
    assert not [s for s in of_type(statements, "stage") if "NATO" in s.parties]
    assert not [s for s in of_type(statements, "membership") if s.framing is Framing.HAPPENED]


def test_the_outlets_gloss_is_not_his(read: Read) -> None:  # S11
    _, statements = read(FIRST)
    for said in of_type(statements, "position"):
        if "rather than" in said.passage.quote:
            assert said.value.gloss


def test_no_timeline_is_recorded_as_such(read: Read) -> None:  # S12
    _, statements = read(SECOND)
    silent = [s for s in of_type(statements, "target") if s.value.status == "none_stated"]
    assert any("timeline" in s.passage.quote for s in silent)
    assert all(s.value.by is None for s in silent)


def test_residue_of_the_page_is_kept_and_not_read(read: Read) -> None:  # S13
    document, statements = read(SECOND)
    assert document.text[3350:3369] == "Exit mobile version"
    assert any(span.start <= 3350 and span.end >= 3369 for span in document.skipped)
    assert all(s.passage.end <= 3350 for s in statements)


def test_a_draft_under_negotiation_is_more_than_discussions(read: Read) -> None:  # S15
    _, statements = read(FIRST)
    details = {s.parties: s.stage_detail for s in of_type(statements, "stage") if s.stage == Stage.TALKS}
    assert details[("CZE", "UKR")] == "negotiating"
    assert details[("PRT", "UKR")] == "talks"


def test_the_term_is_ten_years(read: Read) -> None:  # S16
    _, statements = read(SECOND)
    assert any(s.value.duration == "P10Y" for s in of_type(statements, "term"))


def test_commentary_says_nothing(read: Read) -> None:
    document, statements = read(FIRST)
    quiet_from = document.text.index("The timing of these bilateral agreements")
    assert all(s.passage.end <= quiet_from for s in statements)


def test_the_united_states_have_not_signed(read: Read) -> None:
    _, statements = read(SECOND)
    assert ("UKR", "USA") not in stages(statements, Stage.SIGNED)
    assert ("UKR", "USA") in stages(statements, Stage.AGREED, Framing.DENIED)

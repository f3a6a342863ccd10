"""What the register says, as tables, histories, late promises and contradictions."""

import io

from syrupy.assertion import SnapshotAssertion

from depositary.core.codes import Stage
from depositary.register import RegisterState, agreement_record, count, count_record
from depositary.views.agreements import agreement_name, agreements_table, stages_table, when
from depositary.views.contradictions import contradictions
from depositary.views.counts import definition, headline, members_table
from depositary.views.evidence import exhibits, history_table
from depositary.views.promises import late_stages
from depositary.views.tables import Table
from depositary.views.terminals import rendered


def shown(table: Table) -> str:
    from rich.console import Console

    console = Console(width=80, file=io.StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(rendered(table))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def test_agreements(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    assert shown(agreements_table([agreement_record(each) for each in state.agreements])) == snapshot


def test_stages(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    assert shown(stages_table(agreement_record(state.agreements[0]))) == snapshot


def test_members(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    from depositary.lexicon import load_lexicon

    record = count_record(count(state, load_lexicon(), "ukraine-security"))
    assert headline(record) == "1 country"
    assert definition(record).startswith("family ukraine-security; stage signed; as of the latest known day")
    assert shown(members_table(record)) == snapshot


def test_history_tells_what_each_source_changed(state: RegisterState, snapshot: SnapshotAssertion) -> None:
    assert shown(history_table(state.agreements[0])) == snapshot


def test_headline_counts_organisations_apart() -> None:
    record = {"number": 3, "countries": 2, "organisations": 1}
    assert headline(record) == "3: 2 countries and 1 organisation"


def test_an_agreement_without_a_title_is_called_by_subject_and_kind() -> None:
    assert agreement_name({"title": None, "subject": "social_security", "kind": "agreement"}) == (
        "social security agreement"
    )
    assert agreement_name({"title": "Accord of Male", "subject": None, "kind": "agreement"}) == "Accord of Male"


def test_when_says_by_for_an_undated_event() -> None:
    assert when("2024-05", "2024-06-01") == "2024-05"
    assert when(None, "2024-06-01") == "by 2024-06-01"
    assert when(None, None) is None


def test_a_late_signature_is_told_with_its_delay(state: RegisterState) -> None:
    (late,) = late_stages(state)
    assert (late.by, late.reached.stage, late.reached.date, late.days) == (
        "../2024-05-15",
        Stage.SIGNED,
        "2024-05-31",
        16,
    )
    assert late.target.statement.passage.quote.startswith("Oslo wants")


def test_a_contradiction_shows_both_days_with_their_words(state: RegisterState) -> None:
    (found,) = contradictions(state)
    assert [(date, len(items)) for date, items in found.sides] == [("2024-05-31", 2), ("2024-06-01", 1)]
    assert found.sides[1][1][0].statement.passage.quote == "Norway signed on 1 June."


def test_exhibits_are_in_order_of_publication(state: RegisterState) -> None:
    found = list(exhibits(state.agreements[0]))
    assert [each.document for each in found] == ["doc-a", "doc-b", "doc-c", "doc-d"]
    assert found[0].lines[0].speaker == "Ola Nordmann"

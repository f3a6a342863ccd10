"""What holds for any statements, in any order, batch or repetition, and at any known instant."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.core.codes import Framing, Stage
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import Statement
from depositary.register import Clocks, RegisterState, Source, World, agreement_record, rebuild

Says = Callable[..., Statement]

DOCUMENTS = "abcdefgh"
TITLES = (None, "Delta Fisheries Accord", "Delta Accord", "Protocol on Delta Pilots", "the agreement")
PARTIES = ("CHL PER", "BOL CHL", "CHL", "PER", "", "BOL CHL PER")
DAYS = (None, "2024-01", "2024-01-15", "2024-01-16", "2024", "../2024-02-01", "2019-05-05")


def known(superseded: str = "") -> dict[str, Source]:
    """Eight sources, recorded one a day; the first two are copies, some are corrected by the last."""
    return {
        name: Source(
            name,
            name,
            f"2024-0{number + 1}-1{number}" if number % 3 else None,
            witness="a" if name in "ab" else "",
            superseded_by="h" if name in superseded else None,
            recorded=f"2026-01-0{number + 1}T00:00:00.000000Z",
        )
        for number, name in enumerate(DOCUMENTS)
    }


def some_statements(says: Says, least: int = 1) -> st.SearchStrategy[list[Statement]]:
    return st.lists(
        st.builds(
            says,
            st.sampled_from(DOCUMENTS),
            st.sampled_from(PARTIES),
            st.sampled_from(list(Stage)),
            st.sampled_from(list(Framing)),
            st.sampled_from(DAYS),
            at=st.integers(0, 30),
            confidence=st.sampled_from((0.3, 0.8, 1.0)),
            title=st.sampled_from(TITLES),
            kind=st.sampled_from(("agreement", "protocol", "memorandum", "other")),
            subject=st.sampled_from((None, "trade", "security", "defence")),
            family=st.sampled_from((None, None, None, "artemis")),
            year=st.sampled_from((None, None, 2019, 2024)),
            explicit=st.booleans(),
        ),
        min_size=least,
        max_size=14,
    )


def some_rulings(found: list[Statement]) -> st.SearchStrategy[list[Ruling]]:
    made = st.builds(
        Ruling,
        st.sampled_from((RulingKind.REJECT, RulingKind.ACCEPT, RulingKind.RANK, RulingKind.SPLIT)),
        st.sampled_from(found).map(lambda statement: (statement.id,)),
        st.just("read again"),
        st.just("tests"),
        st.integers(1, 9).map(lambda day: f"2026-01-0{day}T12:00:00.000000Z"),
    )
    return st.lists(made, max_size=4)


def _records(state: RegisterState) -> list[dict[str, object]]:
    return [agreement_record(agreement, state.clocks, 0) for agreement in state.agreements]


def picture(state: RegisterState) -> object:
    """Everything that a state shows, in comparable form."""
    return (
        _records(state),
        [[item.id for item in agreement.evidence] for agreement in state.agreements],
        [(item.id, item.silent) for item in state.unassigned],
    )


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_order_and_repetition_do_not_matter(data: st.DataObject, says: Says, world: World) -> None:
    statements = data.draw(some_statements(says))
    rulings = data.draw(some_rulings(statements))
    shuffled = data.draw(st.permutations(statements + statements[: len(statements) // 2]))
    sources = known("bc")
    one = rebuild(statements, sources, world, rulings)
    other = rebuild(shuffled, dict(reversed(sources.items())), world, rulings[::-1])
    assert picture(one) == picture(other)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), day=st.integers(0, 9))
def test_what_was_known_at_an_instant_never_changes(data: st.DataObject, day: int, says: Says, world: World) -> None:
    statements = data.draw(some_statements(says))
    rulings = data.draw(some_rulings(statements))
    instant = f"2026-01-0{day}T18:00:00.000000Z"
    sources = known("bc")
    then = {name: source for name, source in sources.items() if source.recorded and source.recorded <= instant}
    held = [statement for statement in statements if statement.document in then]
    made = [ruling for ruling in rulings if ruling.made_at <= instant]
    now = rebuild(statements, sources, world, rulings, Clocks(as_known=instant))
    assert picture(now) == picture(rebuild(held, then, world, made, Clocks(as_known=instant)))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_statement_stays_visible_once(data: st.DataObject, says: Says, world: World) -> None:
    statements = data.draw(some_statements(says))
    state = rebuild(statements, known("bc"), world)
    shown = [item.id for agreement in state.agreements for item in agreement.evidence]
    shown += [item.id for item in state.unassigned] + [item.id for item in state.unbound]
    assert set(shown) == {statement.id for statement in statements}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_copy_adds_no_support(data: st.DataObject, says: Says, world: World) -> None:
    statements = data.draw(some_statements(says))
    sources = known()
    from_a = [statement for statement in statements if statement.document == "a"]
    held = [statement for statement in statements if statement.document != "b"]
    copied = held + [_moved(statement, "b") for statement in from_a]
    for date_ in (None, date(2024, 6, 1)):
        with_copy = rebuild(copied, {**sources, "b": _dated_like(sources["a"])}, world, clocks=Clocks(date_))
        without = rebuild(held, sources, world, clocks=Clocks(date_))
        assert _without_documents(with_copy) == _without_documents(without)


def _moved(statement: Statement, document: str) -> Statement:
    return replace(statement, document=document)


def _dated_like(source: Source) -> Source:
    return replace(source, digest="b", name="b")


def _without_documents(state: RegisterState) -> list[dict[str, object]]:
    return [{key: value for key, value in record.items() if key != "documents"} for record in _records(state)]

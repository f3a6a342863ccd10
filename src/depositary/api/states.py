"""Questions to a state of the register: agreements, their records, counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from depositary.core.codes import Stage
from depositary.core.errors import UsageError

if TYPE_CHECKING:
    from depositary.register import Agreement, Clocks, CountAnswer, RegisterState


def clocks(
    as_of: date | str | None = None, as_known: date | str | None = None, as_public: date | None = None
) -> Clocks:
    """The instants at which a question stands; None leaves a side open.

    `as_of`: the state of the world at the end of that day or, for text such as `2024-03-01T11:40`, at that hour, as
    the sources' own clocks show it. `as_known`: what the register had recorded by the end of that day, UTC, or by that
    instant (ISO 8601; UTC unless it says otherwise). `as_public`: what had been published by that day. Raises
    `UsageError` for text that names no single day or instant.
    """
    from depositary.register import Clocks

    day, hour = (as_of, None) if as_of is None or isinstance(as_of, date) else _moment(as_of)
    return Clocks(day, _instant(as_known) if as_known is not None else None, as_public, hour)


def _moment(text: str) -> tuple[date, str | None]:
    from depositary.core.edtf import is_valid, moment_of

    found = moment_of(text) if is_valid(text) else None
    if found is None:
        raise UsageError(f"{text!r} is no single day or hour; write for example 2024-06-13 or 2024-06-13T11:40")
    return found


def _instant(moment: date | str) -> str:
    from depositary.core.edtf import day_of, is_valid
    from depositary.store.logs import instant

    text = moment if isinstance(moment, str) else moment.isoformat()
    if "T" not in text and is_valid(text) and day_of(text) is not None:
        return f"{text}T23:59:59.999999Z"
    try:
        found = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        found = None
    if found is None:
        raise UsageError(f"{text!r} is no instant; write for example 2024-06-13 or 2024-06-13T11:40")
    return instant(found if found.tzinfo else found.replace(tzinfo=UTC))


def agreements(
    state: RegisterState, *, party: str | None = None, stage: Stage | None = None, family: str | None = None
) -> list[Agreement]:
    """The agreements of a state that have a party, stand at a stage and belong to a family, in the register's order.

    Raises `UsageError` for a party or family that the lexicon does not know.
    """
    if party is not None:
        check_party(party)
    if family is not None:
        check_family(family)
    return [
        agreement
        for agreement in state.agreements
        if (party is None or party in _all_parties(agreement))
        and (stage is None or agreement.status(state.clocks) is stage)
        and (family is None or agreement.family == family)
    ]


def records(state: RegisterState, agreements: Iterable[Agreement]) -> list[dict[str, Any]]:
    """Agreements as the contract's records on the state's day, each with the number of its open conflicts."""
    from depositary.lexicon import load_lexicon
    from depositary.register import agreement_record
    from depositary.register.conflicts import conflicts, conflicts_by_agreement

    numbers = conflicts_by_agreement(conflicts(state, load_lexicon()))
    return [agreement_record(each, state.clocks, numbers.get(each.id, 0)) for each in agreements]


def agreement(state: RegisterState, beginning: str) -> Agreement:
    """The agreement whose id starts so.

    Raises `NothingFoundError` when there is none and `UsageError` when there are several.
    """
    from depositary.tasks.slices import only_id

    found = {each.id: each for each in state.agreements if each.id.startswith(beginning)}
    return found[only_id(list(found), beginning)]


def count(
    state: RegisterState,
    family: str | None = None,
    stage: Stage | None = None,
    *,
    as_of: date | None = None,
    founders: bool | None = None,
) -> CountAnswer:
    """Who of a family had reached a stage on a day, by its own definition unless `stage` or `founders` are given.

    The day is the state's own unless `as_of` is given. Without a family, the one with the most agreements; the answer's
    definition names it. Raises `UsageError` for an unknown family and `NothingFoundError` when no family has an
    agreement.
    """
    from depositary.lexicon import load_lexicon
    from depositary.register import count

    if family is not None:
        check_family(family)
    return count(state, load_lexicon(), family or largest_family(state), stage, as_of=as_of, founders=founders)


def largest_family(state: RegisterState) -> str:
    """The family with the most agreements; of several, the first by code."""
    from depositary.tasks.families import largest_family

    return largest_family(state)


def _all_parties(agreement: Agreement) -> set[str]:
    return {*agreement.parties, *(event.party for event in agreement.events if event.party)}


def check_family(family: str) -> None:
    """Raise `UsageError`, naming the families there are, unless the lexicon knows this one."""
    from depositary.lexicon import load_lexicon
    from depositary.lexicon.asked import check_family

    check_family(load_lexicon(), family)


def check_party(party: str) -> None:
    """Raise `UsageError` unless the lexicon knows a party of this code."""
    from depositary.lexicon import load_lexicon
    from depositary.lexicon.asked import check_party

    check_party(load_lexicon(), party)

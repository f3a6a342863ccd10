"""Auditing: the store's own verification, and the projection beside a rebuild of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from depositary.core.errors import IntegrityError
from depositary.lexicon import Lexicon
from depositary.register.agreements import RegisterState
from depositary.register.sources import Clocks
from depositary.store import Store, Verification, verify
from depositary.store.agreementrows import kept_of, turning_days
from depositary.store.currents import chunks
from depositary.tasks.agreementlines import kept_texts
from depositary.tasks.listing import Query, rebuilt_records, rows
from depositary.tasks.projectionstates import is_current, standing
from depositary.tasks.registers import load_register
from depositary.tasks.slices import Slices

#: Agreements compared at once.
_BATCH = 200
#: Days on which the listing is compared, besides the one without a day.
_DAYS = 4
_SHOWN = 10


def audit(store: Store, lexicon: Lexicon, *, deep: bool = False) -> Verification:
    """What `store.verify` checks; `deep` also that the projection, where it is up to date, is what a rebuild gives.

    A projection that is not up to date is no fault: nobody is answered from it. Raises `IntegrityError` with what was
    found.
    """
    found = verify(store, deep=deep)
    if not deep:
        return found
    with store.reading() as connection:
        if is_current(connection):
            faults = _faults(store, connection, lexicon)
            if faults:
                more = f" and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
                raise IntegrityError(
                    f"{store.location}: the projection is not what the log gives: {'; '.join(faults[:_SHOWN])}{more}; "
                    "nothing is lost: `depositary refresh --anew` makes it anew"
                )
    return found


def _faults(store: Store, connection: Connection, lexicon: Lexicon) -> list[str]:
    state = load_register(store, world=lexicon)
    faults = _wrong_agreements(connection, state, lexicon)
    starts = [date.fromisoformat(day) for day in turning_days(connection)]
    for day in (None, *starts[:: max(1, len(starts) // _DAYS)]):
        clocks = Clocks(day)
        made = replace(state, clocks=clocks)
        held = {record["id"]: record for record in rows(store, Query(), clocks, lexicon).records}
        wanted = {record["id"]: record for record in rebuilt_records(made)}
        faults += [
            f"agreement {each} as of {day or 'no day'}"
            for each in sorted(held.keys() | wanted.keys())
            if held.get(each) != wanted.get(each)
        ]
    return faults


def _wrong_agreements(connection: Connection, state: RegisterState, lexicon: Lexicon) -> list[str]:
    """Agreements whose evidence or events are not those of the rebuilt state."""
    decisions = standing(connection)
    faults = []
    for chunk in chunks(state.agreements, _BATCH):
        slices = Slices(connection, decisions, lexicon)
        held = {each.id: each for each in slices.agreements([each.id for each in chunk])}
        faults += [f"evidence of agreement {each.id}" for each in chunk if held.get(each.id) != each]
        kept, keys = kept_of(connection, [each.id for each in chunk]), slices.keys()
        same = [held[each.id] for each in chunk if held.get(each.id) == each]
        faults += [f"record of agreement {each.id}" for each in same if kept.get(each.id) != kept_texts(each, keys)]
    return faults

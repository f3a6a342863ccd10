"""Whatever order statements arrive in, and however often, every thread comes out the same."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.register.conftest import Labelled

from depositary.register import Clocks, RegisterState, rebuild
from depositary.register.claimrecords import verdict_record
from depositary.register.conditions import conditions
from depositary.register.conflicts import conflicts
from depositary.register.memberships import memberships
from depositary.register.partynames import NamingWorld
from depositary.register.predictions import predictions
from depositary.register.promises import promises
from depositary.register.statedcounts import open_claims
from depositary.register.targets import targets
from depositary.register.threadrecords import (
    condition_record,
    conflict_record,
    membership_record,
    prediction_record,
    promise_record,
    target_record,
)


def told(state: RegisterState, world: NamingWorld) -> dict[str, list[Any]]:
    """Every thread of a state as records."""
    claims, checked = open_claims(state, world)
    return {
        "targets": [target_record(each) for each in targets(state)],
        "conditions": [condition_record(each) for each in conditions(state)],
        "promises": [promise_record(each) for each in promises(state, world)],
        "predictions": [prediction_record(each) for each in predictions(state, world)],
        "memberships": [membership_record(each) for each in memberships(state, world)],
        "conflicts": [conflict_record(each) for each in conflicts(state, world)],
        "claims": [verdict_record(claims.check(each.verdict.claim)) for each in checked],
    }


@pytest.mark.parametrize("clocks", [Clocks(), Clocks(as_of=date(2024, 6, 1)), Clocks(as_public=date(2024, 6, 1))])
def test_order_and_repetition_change_no_thread(labelled: Labelled, world: NamingWorld, clocks: Clocks) -> None:
    expected = told(rebuild(labelled.statements, labelled.sources, world, (), clocks), world)
    assert sum(map(len, expected.values())) > 100
    backwards, twice = (
        labelled.statements[::-1],
        [*labelled.statements[1::2], *labelled.statements[::3], *labelled.statements],
    )
    for reordered in (backwards, twice):
        sources = dict(reversed(labelled.sources.items()))
        found = told(rebuild(reordered, sources, world, (), clocks), world)
        for name, records in expected.items():
            assert found[name] == records, name
        assert json.loads(json.dumps(found)) == found


def test_what_was_public_then_is_all_that_a_thread_shows(
    labelled: Labelled, world: NamingWorld, says: Callable[..., Any]
) -> None:
    day = "2024-06-01"
    state = rebuild(labelled.statements, labelled.sources, world, (), Clocks(as_public=date.fromisoformat(day)))
    shown = json.dumps(told(state, world))
    late = [source.name for source in labelled.sources.values() if (source.published or "9999")[:10] > day]
    assert len(late) > 40
    assert [name for name in late if name in shown] == []

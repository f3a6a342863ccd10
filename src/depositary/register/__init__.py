"""Statements and rulings become agreements, histories, counts and conflicts; pure: no database, network or clock.

Public names resolve lazily, so that importing one loads no other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent
    from depositary.register.counts import CountAnswer, Definition, Member, count
    from depositary.register.rebuilding import rebuild
    from depositary.register.records import agreement_record, count_record
    from depositary.register.sources import Clocks, Source
    from depositary.register.worlds import World

_HOMES = {
    "Agreement": "agreements",
    "Clocks": "sources",
    "CountAnswer": "counts",
    "Definition": "counts",
    "Evidence": "agreements",
    "Member": "counts",
    "RegisterState": "agreements",
    "Source": "sources",
    "StageEvent": "agreements",
    "World": "worlds",
    "agreement_record": "records",
    "count": "counts",
    "count_record": "records",
    "rebuild": "rebuilding",
}

__all__ = [
    "Agreement",
    "Clocks",
    "CountAnswer",
    "Definition",
    "Evidence",
    "Member",
    "RegisterState",
    "Source",
    "StageEvent",
    "World",
    "agreement_record",
    "count",
    "count_record",
    "rebuild",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)

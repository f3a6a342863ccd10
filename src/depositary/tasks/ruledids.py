"""What a ruling is about, by ids or their beginnings: statements, agreements to merge, or rulings to undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from depositary.core.errors import NothingFoundError, UsageError
from depositary.core.rulings import Ruling, RulingKind
from depositary.register.rulings import corrected_parties, undone_rulings
from depositary.register.worlds import World
from depositary.store.agreementrows import ids_beginning
from depositary.store.heldevidence import statements_beginning
from depositary.store.stores import rulings_of

#: From the beginning of an id to all ids that begin so.
Find = Callable[[str], Sequence[str]]

#: What each kind of ruling is about, and where its ids are shown; every other is about statements.
_ABOUT = {
    RulingKind.MERGE: ("agreement", "see `agreements` for their ids"),
    RulingKind.UNDO: ("ruling that could be undone", "see `rulings` for their ids"),
}
_STATEMENT = ("statement", "see `show ID --evidence` for their ids")
#: So many ids are listed where one beginning fits several.
_LISTED = 3


def named(ruling: Ruling, find: Find) -> Ruling:
    """The ruling about ids in full.

    Raises `NothingFoundError` for what there is not, or is nothing that such a ruling can be about, and `UsageError`
    for a beginning that fits several.
    """
    targets = tuple(_only(target, find(target), ruling.kind) for target in ruling.targets)
    return ruling if targets == ruling.targets else replace(ruling, targets=targets)


def in_store(connection: Connection, kind: RulingKind) -> Find:
    """Finds what a kind of ruling can be about in a projection that is up to date."""
    if kind is RulingKind.UNDO:
        return among(undoable(ruling for _, _, ruling in rulings_of(connection)))
    find = ids_beginning if kind is RulingKind.MERGE else statements_beginning
    return lambda beginning: find(connection, beginning)


def among(ids: Collection[str]) -> Find:
    """Finds ids among those that there are."""
    return lambda beginning: [beginning] if beginning in ids else sorted(i for i in ids if i.startswith(beginning))


def undoable(rulings: Iterable[Ruling]) -> set[str]:
    """The ids of the rulings that have not been undone."""
    made = list(rulings)
    return {ruling.id for ruling in made} - undone_rulings(made)


def check_parties(ruling: Ruling, world: World) -> None:
    """Raise `UsageError` for a correction to a party that the lexicon does not know."""
    unknown = [code for code in corrected_parties(ruling) if code not in world.parties]
    if unknown:
        raise UsageError(f"parties: {', '.join(unknown)} is no party's code; write for example NOR,UKR")


def _only(beginning: str, found: Sequence[str], kind: RulingKind) -> str:
    noun, where = _ABOUT.get(kind, _STATEMENT)
    if not beginning or not found:
        raise NothingFoundError(f"{beginning or 'nothing'}: the register holds no such {noun}; {where}")
    if len(found) > 1:
        more = ", ..." if len(found) > _LISTED else ""
        raise UsageError(f"{beginning} could be {', '.join(found[:_LISTED])}{more}; write more of the id")
    return found[0]

"""What the pages of threads have in common: their filters, and the slice of a list that one page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from depositary.core.errors import UsageError
from depositary.register import Agreement, RegisterState
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.slices import Slice, cut
from depositary.views.plaintext import visible
from depositary.web.asking import page_size
from depositary.web.pages import Visit

Item = TypeVar("Item")
Made = TypeVar("Made")
_MOST_PAGE = 100_000


def shown(visit: Visit, items: Sequence[Item], make: Callable[[Item], Made]) -> Slice[Made]:
    """What one page shows of a list: the visit's page of it, each item made ready."""
    return cut_of(visit, items).of(make)


def cut_of(visit: Visit, items: Sequence[Item]) -> Slice[Item]:
    """The visit's page of a list."""
    return cut(items, visit.number("page", 1, 1, _MOST_PAGE), page_size(visit))


def followed(visit: Visit, name: str, follow: Callable[[RegisterState], Made]) -> Made:
    """What follows from the register at the visit's clocks, worked out once for each version and clocks."""
    return visit.holdings.followed(name, visit.moment.clocks, visit.version, follow)


def family_of(visit: Visit) -> str | None:
    """The family that the visit asks for. Raises `UsageError` for one that the lexicon does not know."""
    family = visit.text("family")
    if family is not None and family not in visit.world.families:
        raise UsageError(f"family={visible(family[:40])} is not known; choose one from the list on the page")
    return family


def is_of(agreements: Iterable[Agreement | None], family: str | None) -> bool:
    """Whether any of the agreements belongs to the family; None takes all."""
    return family is None or any(each is not None and each.family == family for each in agreements)


def families(agreements: Iterable[Agreement | None], naming: Naming) -> tuple[Choice, ...]:
    """The families of agreements by title, with their numbers."""
    found = facet(each.family for each in agreements if each is not None)
    return tuple(Choice(each.value, naming.family(each.value), each.number) for each in found)


def all_families(naming: Naming) -> tuple[Link, ...]:
    """Every family that the lexicon knows, by title."""
    made = [Link(code, naming.family(code)) for code in naming.world.families]
    return tuple(sorted(made, key=lambda link: link.label))

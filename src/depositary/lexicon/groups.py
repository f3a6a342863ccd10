"""Groups and organisations with dated members, one row a membership in `memberships.csv`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from depositary.core.edtf import bounds


@dataclass(frozen=True, slots=True)
class Membership:
    """One party's time in one group.

    `since` is the first day, `until` the last, both inclusive and EDTF. None for `since`: a member since the group was
    founded or since before 1990; None for `until`: a member today.
    """

    group: str
    party: str
    since: str | None = None
    until: str | None = None

    def covers(self, day: date | None) -> bool:
        """Whether the party was a member on that day, or is one today when `day` is None.

        A date known only to its month or year counts from its first day on, and to its last.
        """
        if day is None:
            return self.until is None
        first = bounds(self.since).earliest if self.since else None
        last = bounds(self.until).latest if self.until else None
        return (first is None or first <= day) and (last is None or day <= last)


def read_membership(row: Mapping[str, str]) -> Membership:
    """The membership of one row of `memberships.csv`."""
    return Membership(row["group"], row["party"], row["since"] or None, row["until"] or None)


def members_on(memberships: Iterable[Membership], day: date | None) -> tuple[str, ...]:
    """The sorted codes of the parties whose membership covers the day (today's for None)."""
    return tuple(sorted({membership.party for membership in memberships if membership.covers(day)}))

"""Groups of titles: which shorter titles between the same parties mean a longer one, and which years part them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from depositary.register.references import Reference

Words = tuple[str, ...]


def fullest_titles(titles: Iterable[Words]) -> dict[Words, Words | None]:
    """For each title the fullest one that holds all its words; itself when none does, None when several do.

    >>> fullest_titles([("gas",), ("gas", "natural")])[("gas",)]
    ('gas', 'natural')
    >>> fullest_titles([("gas",), ("gas", "natural"), ("gas", "liquid")])[("gas",)] is None
    True
    """
    distinct = sorted(set(titles))
    holders: dict[str, set[Words]] = defaultdict(set)
    for title in distinct:
        for word in title:
            holders[word].add(title)
    above = {title: set.intersection(*(holders[word] for word in title)) - {title} for title in distinct}
    fullest: dict[Words, Words | None] = {}
    for title in distinct:
        tops = [other for other in above[title] if not above[other]]
        fullest[title] = title if not tops else tops[0] if len(tops) == 1 else None
    return fullest


def part_by_year(references: Sequence[Reference]) -> list[tuple[Reference, int | None]]:
    """The references that are sure of their instrument, each with the year that parts it from others of its kind.

    The year is None where nothing has to be told apart. Where the passages give years more than one apart, those
    without a year are left out: they may mean any.
    """
    years = sorted({year for reference in references if (year := reference.year or reference.signed) is not None})
    anchors: list[int] = []
    for year in years:
        if not anchors or year - anchors[-1] > 1:
            anchors.append(year)
    if len(anchors) < 2:
        return [(reference, None) for reference in references]
    parted: list[tuple[Reference, int | None]] = []
    for reference in references:
        year = reference.year or reference.signed
        if year is not None:
            parted.append((reference, max(anchor for anchor in anchors if anchor <= year)))
    return parted

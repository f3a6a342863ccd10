"""Which agreements a reader asks for, and the answer: one page of records, how many match, and what could narrow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import Stage
from depositary.core.edtf import sort_key
from depositary.lexicon import Lexicon

Record = Mapping[str, Any]

#: What agreements can be narrowed by, in the order in which a page offers it.
FACETS = ("stage", "party", "kind", "family", "subject", "binding")
#: What they can be sorted by; `register` is the register's own order.
SORTS = (
    "register",
    "parties",
    "title",
    "kind",
    "stage",
    "signed",
    "in_force",
    "ends",
    "binding",
    "conflicts",
    "documents",
)

_STAGES = {stage.value: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for: filters, order and place. `text` holds words that must all occur."""

    party: str | None = None
    stage: str | None = None
    family: str | None = None
    kind: str | None = None
    subject: str | None = None
    binding: str | None = None
    text: str | None = None
    sort: str = "register"
    descending: bool = False
    offset: int = 0
    limit: int | None = None

    def filters(self) -> dict[str, str]:
        """The filters that are set, by facet; the words under `q`."""
        found = {facet: getattr(self, facet) for facet in FACETS} | {"q": self.text}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer: `total` agreements match, `records` are those of the page; `facets` count over all that match."""

    records: tuple[Record, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]


def select(records: Iterable[Record], ask: Ask, world: Lexicon) -> Rows:
    """The answer from all records of a register."""
    words = tuple((ask.text or "").casefold().split())
    found = [
        record
        for record in records
        if all(_has(record, facet, getattr(ask, facet)) for facet in FACETS if getattr(ask, facet))
        and (not words or _holds(record, words, world))
    ]
    if ask.sort != "register":
        found = _sorted(found, ask)
    elif ask.descending:
        found.reverse()
    end = None if ask.limit is None else ask.offset + ask.limit
    return Rows(tuple(found[ask.offset : end]), len(found), {facet: _counts(found, facet) for facet in FACETS})


def parties_of(record: Record) -> list[str]:
    """The parties of an agreement and those that only act in one of its stages."""
    acting = (event["party"] for event in record["stages"] if event["party"])
    return sorted({*record["parties"], *acting})


def values_of(record: Record, facet: str) -> list[str]:
    """The values of a facet that an agreement has; `none` stands for a stage, family or subject that nothing gives."""
    if facet == "party":
        return parties_of(record)
    return [record.get(facet) or "none"]


def _has(record: Record, facet: str, value: str) -> bool:
    return value in values_of(record, facet)


def _holds(record: Record, words: Sequence[str], world: Lexicon) -> bool:
    family = world.families.get(record["family"] or "")
    names = [world.parties[code].name for code in parties_of(record) if code in world.parties]
    parts = [record["title"], record["kind"], record["subject"], record["family"], family.title if family else None]
    text = " ".join(part for part in (*parts, *parties_of(record), *names) if part).casefold().replace("_", " ")
    return all(word in text for word in words)


def _counts(records: Iterable[Record], facet: str) -> dict[str, int]:
    counts = Counter(value for record in records for value in values_of(record, facet))
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _sorted(records: list[Record], ask: Ask) -> list[Record]:
    """The records by one column, those without a value last in either direction, equal ones in the register's order."""
    key = _KEYS.get(ask.sort, lambda record: str(record[ask.sort] or "").casefold())
    known = [record for record in records if _is_known(record, ask.sort)]
    unknown = [record for record in records if not _is_known(record, ask.sort)]
    return sorted(known, key=key, reverse=ask.descending) + unknown


def _is_known(record: Record, sort: str) -> bool:
    return bool(record[sort]) or sort in ("conflicts", "documents")


_KEYS: Mapping[str, Callable[[Record], Any]] = {
    "stage": lambda record: _STAGES[record["stage"]],
    "signed": lambda record: sort_key(record["signed"]),
    "in_force": lambda record: sort_key(record["in_force"]),
    "ends": lambda record: sort_key(record["ends"]),
    "conflicts": lambda record: record["conflicts"],
    "documents": lambda record: record["documents"],
}

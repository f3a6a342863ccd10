"""How well the reader reads, field by field: the figures that `bench/quality/run.py` measured on labelled documents."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

#: What each figure says, in the order of the page; the types of statement follow under their own names.
_STAGES = {
    "stages.precision": ("stage", "of the stages read, how many the labels have"),
    "stages.f1": ("stage", "stages found and right (F1 of precision and recall)"),
    "stages.dates": ("date", "of the stages found, how many have the right date"),
    "stages.passages": ("passage", "of the stages found, how many are tied to the right words"),
    "stages.quiet": ("stage", "of the documents without any stage, how many were left without one"),
}
_TYPE = "statements of this type found and right (F1)"
_ALL_TYPES = "all types beside stages together (F1)"


@dataclass(frozen=True, slots=True)
class Figure:
    """One share between 0 and 1 of so many labels: on all documents of a set, and on those held aside."""

    field: str
    says: str
    all: float
    of: int
    held: float | None
    held_of: int | None


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """One set of labelled documents with its figures."""

    name: str
    says: str
    documents: int
    held_documents: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured, on which day."""

    measured: str
    sets: tuple[LabelledSet, ...]

    def record(self) -> dict[str, Any]:
        """The figures by set."""
        return {
            "measured": self.measured,
            "sets": [
                {
                    "name": each.name,
                    "says": each.says,
                    "documents": each.documents,
                    "held_documents": each.held_documents,
                    "figures": [
                        {"field": f.field, "says": f.says, "all": f.all, "of": f.of, "held": f.held,
                         "held_of": f.held_of}
                        for f in each.figures
                    ],
                }
                for each in self.sets
            ],
        }  # fmt: skip


@cache
def load_accuracy() -> Accuracy:
    """The figures of the packaged data."""
    return accuracy_of(resources.files("depositary.views").joinpath("data/accuracy.toml").read_text("utf-8"))


def accuracy_of(text: str) -> Accuracy:
    """The figures that a data file holds."""
    data = tomllib.loads(text)
    return Accuracy(data["measured"], tuple(map(_set, data["sets"])))


def _set(entry: Mapping[str, Any]) -> LabelledSet:
    figures = tuple(_figures(entry["figures"]))
    return LabelledSet(entry["name"], entry["says"], entry["documents"], entry["held_documents"], figures)


def _figures(rows: Iterable[Mapping[str, Any]]) -> Iterable[Figure]:
    by_name = {row["name"]: row for row in rows}
    types = [name for name in by_name if name not in _STAGES]
    for name in (*(name for name in _STAGES if name in by_name), *sorted(types, key=lambda name: name.count("."))):
        row = by_name[name]
        parts = name.split(".")
        field, says = _STAGES.get(name) or ((parts[1], _TYPE) if len(parts) > 2 else ("all others", _ALL_TYPES))
        yield Figure(field, says, row["all"], row["of"], row.get("held"), row.get("held_of"))

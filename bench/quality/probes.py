#!/usr/bin/env python3
"""Reads plain sentences and short reports of our own, and says which of them the reader gets right.

    bench/quality/probes.py [AREA ...] [--batch N | --grid ID] [--list N]
    bench/quality/probes.py --show "TEXT" [--published DAY]
    bench/quality/probes.py --gate [--raise]

`probes/AREA.toml` holds grids: a sentence with slots, what each filler stands for, and what the sentence then says.
Every combination is read (of large grids an even choice), so that a construction that fails shows as a filler whose
sentences fail. `probes/AREA.jsonl` holds short reports: {"id", "batch", "published", "publisher", "title", "text",
"says"}. A batch is written and its first figures are logged before the reader is taught anything from it.

What is said is written as `NOR UKR signed happened` or `NOR UKR signed happened 2024-05-31` (then the date counts);
of other types as `--show` prints it: `count: 16 ordinal signed`. A probe is judged by stages and by the types it names;
one that says nothing is judged by stages. In `says` of a grid `{slot}` is the value of the slot's filler; of a value
`NOR|SWE` each part is said on its own; where a value is empty, nothing is said.

`--gate` reads all reports and forty combinations of each grid, and exits 1 where an area is below the precision or F1
of `probe_floors.json`, which `--raise` lifts. These are regression floors: who wrote a probe also taught the reader.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import stage_scores
import statement_types

from depositary.core.codes import Framing, PublishedBasis, Stage
from depositary.core.documents import Document, Provenance
from depositary.core.records import statement_record
from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader

FOLDER = Path(__file__).resolve().parent / "probes"
FLOORS = FOLDER.with_name("probe_floors.json")
#: Combinations that are read of one grid at most.
MOST = 300
#: And at most in the gate, which has little time.
MOST_IN_GATE = 40
#: How far below its floor a figure may fall: a probe or two of an area.
MARGIN = 0.01
_SLOT = re.compile(r"\{(\w+)\}")
_STAGES, _FRAMINGS = frozenset(map(str, Stage)), frozenset(map(str, Framing))


@dataclass(frozen=True)
class Probe:
    """A short text, what it says, and by what it may be grouped."""

    id: str
    document: Document
    says: tuple[str, ...]
    fillers: tuple[str, ...] = ()


@dataclass
class Tally:
    """What was right, extra and missed of a group of probes, and which probes were not wholly right."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    wrong: list[tuple[Probe, list[str], list[str]]] = field(default_factory=list)
    by_filler: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def add(self, probe: Probe, missed: list[str], extra: list[str]) -> None:
        self.right += len(probe.says) - len(missed)
        self.missed += len(missed)
        self.extra += len(extra)
        fine = not missed and not extra
        self.by_filler.update((filler, fine) for filler in probe.fillers)
        if not fine:
            self.wrong.append((probe, missed, extra))

    def take(self, other: Tally) -> None:
        """Add the numbers of another group."""
        self.right, self.extra, self.missed = (
            self.right + other.right, self.extra + other.extra, self.missed + other.missed,
        )  # fmt: skip

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.right / max(self.right + self.extra, 1)
        recall = self.right / max(self.right + self.missed, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def line(self, name: str) -> str:
        precision, recall, both = self.figures()
        counts = f"{self.right} right, {self.extra} extra, {self.missed} missed"
        return f"{name:28} P {precision:.3f} R {recall:.3f} F1 {both:.3f}  ({counts})"


def document(row: Mapping[str, Any], name: str) -> Document:
    day = row.get("published", "2024-06-20")
    origin = Provenance(name, row.get("publisher"), None, day, PublishedBasis.GIVEN)
    return Document(row["text"], origin, row.get("title"))


def reports(path: Path) -> Iterator[tuple[str, Probe]]:
    """Each short report of a file with the name of its batch."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            yield f"{path.stem} batch {row['batch']}", Probe(row["id"], document(row, row["id"]), tuple(row["says"]))


def grids(path: Path, most: int) -> Iterator[tuple[str, Probe]]:
    """Each combination of each grid of a file, `most` of a grid at most, with the name of its grid."""
    for grid in tomllib.loads(path.read_text("utf-8"))["grid"]:
        for number, chosen in enumerate(combinations(grid["slots"], most)):
            texts = {slot: filler["t"] for slot, filler in chosen.items()}
            text = filled(grid["text"], texts)
            text = text[:1].upper() + text[1:]
            name = f"{grid['id']}-{number}"
            fillers = tuple(f"{slot} = {filler}" for slot, filler in texts.items())
            yield (
                f"{path.stem} {grid['id']}",
                Probe(name, document({**grid, "text": text}, name), said(grid, chosen), fillers),
            )


def filled(pattern: str, by_slot: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda found: by_slot[found[1]], pattern)


def combinations(slots: Mapping[str, list[dict[str, str]]], most: int) -> list[dict[str, dict[str, str]]]:
    """Every choice of one filler for each slot; of many an even choice that leaves no filler out."""
    every = [dict(zip(slots, chosen, strict=True)) for chosen in itertools.product(*slots.values())]
    step = len(every) // most + 1
    while step > 1 and any(
        len(fillers) % step == 0 or step % len(fillers) == 0 for fillers in slots.values() if len(fillers) > 1
    ):
        step += 1
    return every[::step]


def said(grid: Mapping[str, Any], chosen: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """What a combination says."""
    found: list[str] = []
    for pattern in grid["says"]:
        slots = _SLOT.findall(pattern)
        choices = itertools.product(*(chosen[slot].get("v", "").split("|") for slot in slots))
        whole = [dict(zip(slots, values, strict=True)) for values in choices if all(values)]
        found += [" ".join(filled(pattern, values).split()) for values in whole]
    return tuple(dict.fromkeys(found))


Key = tuple[tuple[str, ...], str, str]


def stage_key(says: str) -> tuple[Key, str | None]:
    """The parties, stage and framing of a line, and its date if it has one; raises ValueError."""
    words = says.split()
    at = next((i for i, word in enumerate(words) if word in _STAGES), None)
    if not at or words[at + 1] not in _FRAMINGS or len(words) > at + 3:
        raise ValueError(f"expected PARTIES stage framing [date], found {says!r}")
    return (tuple(sorted(words[:at])), words[at], words[at + 1]), (words[at + 2] if len(words) > at + 2 else None)


def shown(statement: Statement) -> str:
    """A statement as `says` has it."""
    if statement.stage is not None and statement.type.value == "stage":
        return f"{' '.join(sorted(statement.parties))} {statement.stage} {statement.framing}"
    key = statement_types.KEYS[statement.type.value](statement_types.flat(statement_record(statement)))
    parts = key if isinstance(key, tuple) else (key,)
    flat = [" ".join(map(str, part)) if isinstance(part, tuple) else str(part) for part in parts]
    return f"{statement.type}: {' '.join(flat)}"


def judge(probe: Probe, statements: Iterable[Statement]) -> tuple[list[str], list[str]]:
    """What is missed and what is extra."""
    types = {says.split(":")[0] for says in probe.says if ":" in says} | {"stage"}
    read = [s for s in statements if s.type.value in types]
    mine = {shown(s): s for s in reversed(read)}
    staged = {stage_key(text)[0]: s for text, s in mine.items() if ":" not in text}
    used: set[str] = set()
    missed = []
    for says in probe.says:
        if ":" in says:
            found = says if says in mine else None
        else:
            key, day = stage_key(says)
            match = stage_scores.find(key, staged)
            dated = staged[match].date if match else None
            fits = match is not None and (day is None or (dated is not None and dated.edtf == day))
            found = shown(staged[match]) if match and fits else None
        if found is None:
            missed.append(says)
        else:
            used.add(found)
    wanted = [stage_key(says)[0] for says in probe.says if ":" not in says]
    fine = {text for text in mine if ":" not in text and stage_scores.find(stage_key(text)[0], wanted) is not None}
    return missed, [with_date(text, s) for text, s in mine.items() if text not in used and text not in fine]


def with_date(text: str, statement: Statement) -> str:
    return f"{text} {statement.date.edtf}" if statement.date and ":" not in text else text


def tell(tally: Tally, name: str, most: int) -> None:
    print(tally.line(name))
    shares = []
    for filler in {filler for filler, _ in tally.by_filler}:
        wrong, fine = tally.by_filler[filler, False], tally.by_filler[filler, True]
        shares.append((wrong / (wrong + fine), filler))
    for share, filler in sorted(shares, reverse=True)[: most if tally.wrong else 0]:
        if share > len(tally.wrong) / sum(tally.by_filler.values()):
            print(f"    {share:4.0%} wrong: {filler}")
    step = max(len(tally.wrong) // max(most, 1), 1)
    for probe, missed, extra in tally.wrong[::step][:most]:
        print(f"  {probe.id}: {probe.document.text}")
        print(
            "".join(f"      missed {says}\n" for says in missed) + "".join(f"      extra  {says}\n" for says in extra),
            end="",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("areas", nargs="*", metavar="AREA", help="default: all")
    parser.add_argument("--batch", help="only this batch of reports, and no grids")
    parser.add_argument("--grid", help="only the grids whose id begins so, and no reports")
    parser.add_argument(
        "--list", type=int, default=0, metavar="N", help="print fillers that fail and N probes of each group"
    )
    parser.add_argument("--show", metavar="TEXT", help="only print what is read from TEXT")
    parser.add_argument("--published", default="2024-06-20", metavar="DAY")
    parser.add_argument("--gate", action="store_true", help="compare every area with its floors")
    parser.add_argument("--raise", action="store_true", dest="lift", help="with --gate: lift the floors")
    a = parser.parse_args()
    reader = RuleReader()
    if a.show:
        for statement in reader.read(document({"text": a.show, "published": a.published}, "shown")):
            print(with_date(shown(statement), statement))
        return
    if a.gate and (a.areas or a.batch or a.grid):
        parser.error("--gate is for all areas, wholly")
    groups = read_groups(reader, a)
    for name, tally in groups.items():
        tell(tally, name, a.list)
    areas: dict[str, Tally] = {}
    for name, tally in groups.items():
        areas.setdefault(name.split(" ", 1)[0], Tally()).take(tally)
    for name, tally in areas.items():
        print(tally.line(f"all of {name}"))
    if a.gate:
        sys.exit(gate(areas, a.lift))


def read_groups(reader: RuleReader, a: argparse.Namespace) -> dict[str, Tally]:
    """What was right of each grid and batch that is asked for."""
    paths = [path for path in sorted(FOLDER.iterdir()) if not a.areas or path.stem in a.areas]
    if not paths:
        sys.exit(f"no probes for {', '.join(a.areas)} in {FOLDER}")
    groups: dict[str, Tally] = {}
    for path in paths:
        found = grids(path, MOST_IN_GATE if a.gate else MOST) if path.suffix == ".toml" else reports(path)
        for group, probe in found:
            kept = group.split(" ", 1)[1]
            if (a.batch and kept != f"batch {a.batch}") or (a.grid and not kept.startswith(a.grid)):
                continue
            groups.setdefault(group, Tally()).add(probe, *judge(probe, reader.read(probe.document)))
    return groups


def gate(areas: Mapping[str, Tally], lift: bool) -> int:
    """Compare each area with its floors, or lift them; 1 where one is missed, else 0."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    below = 0
    for name, tally in areas.items():
        precision, _, both = tally.figures()
        pinned = floors.setdefault(name, {"precision": 0.0, "f1": 0.0})
        for kind, figure in (("precision", precision), ("f1", both)):
            if lift:
                pinned[kind] = max(pinned[kind], round(figure, 3))
            elif figure < pinned[kind] - MARGIN:
                print(f"BELOW: {name} {kind} {figure:.3f}, floor {pinned[kind]:.3f}")
                below = 1
    if lift:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return below


if __name__ == "__main__":
    main()

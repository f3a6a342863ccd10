#!/usr/bin/env python3
"""Reads the labelled sets with the real reader and compares the scores with the pinned floors.

    bench/quality/run.py [SET ...] [--statements DIR] [--keep DIR] [--list-errors N] [--raise] [--accuracy]
        [--part PART]

Sets: news-dev, swiss-dev, wh-dev (in ../shared/gold); own-wh, own-swiss, own-passages (made by own_sets.py); own,
own-later and unseen (our own dispatches, beside this file: they need nothing of ../shared). Each is read by `depositary
read --from jsonl --format jsonl`; stages are scored by ../shared/score/stages.py (where it is missing, by
stage_scores.py), the other types by statement_types.py beside this file. Exits 1 when a figure is below its floor, when
a passage does not match its text, or when a floor was lowered without a reason. A set without a section in floors.toml
is measured and compared to none.

`--part held` scores only the part of each set that was held aside while the reader was taught (a third; of our own sets
the odd numbers), `--part studied` the rest; floors hold for whole sets and are not compared then. rounds.md says how
far "held" was kept. The set unseen is held whole: its figures are printed, its errors never are.

`--accuracy` writes the figures into the file from which the site's codebook page tells them; so does `--raise`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import accuracy
import floors
import own_sets
import statement_types
from floors import Figure

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
FLOORS = HERE / "floors.toml"
UNSEEN = "unseen"
#: The sets whose files lie beside this one, by the name of their files.
KEPT = {"own": "dispatches", "own-later": "later", UNSEEN: "unseen"}

_TOTAL = re.compile(r"^precision (?P<precision>[\d.]+) recall [\d.]+ F1 (?P<f1>[\d.]+)", re.MULTILINE)
_KEYS = re.compile(r"\((?P<right>\d+) right, (?P<extra>\d+) extra, (?P<missed>\d+) missed\)")
_SHARES = {
    "stages.dates": re.compile(r"dates right (\d+)/(\d+)"),
    "stages.passages": re.compile(r"passages right (\d+)/(\d+)"),
    "stages.quiet": re.compile(r"without a label left quiet: (\d+)/(\d+)"),
}
_OWN = re.compile(r"own-(?:[a-z]+-)?(\d+)")
_BROKEN = re.compile(r"passages that do not match their text: (\d+)")


def labelled(name: str, gold: Path = GOLD) -> tuple[Path, Path]:
    return gold / f"{name}.docs.jsonl", gold / f"{name}.gold.jsonl"


def is_held(identifier: str) -> bool:
    """Whether a document belongs to the part that was held aside: a third, of our own sets the odd numbers."""
    own = _OWN.fullmatch(identifier)
    if own:
        return int(own[1]) % 2 == 1
    return int(hashlib.sha256(identifier.encode()).hexdigest()[:8], 16) % 3 == 0


def home(name: str, folder: Path) -> Path:
    """The folder that has a set's files; our own sets are made there."""
    if name in KEPT:
        for kept, copy in zip(labelled(KEPT[name], HERE / "own"), labelled(name, folder), strict=True):
            shutil.copy(kept, copy)
        return folder
    if name not in own_sets.SETS:
        return GOLD
    own_sets.build(name, folder)
    return folder


def part_of(name: str, part: str, folder: Path, gold: Path = GOLD) -> Path:
    """A folder in which the set's files hold only the documents of one part."""
    folder.mkdir(exist_ok=True)
    for whole, kept in zip(labelled(name, gold), labelled(name, folder), strict=True):
        lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
        ids = {line: json.loads(line)["id"] for line in lines if line.strip()}
        mine = [line for line, one in ids.items() if (name == UNSEEN or is_held(one)) == (part == "held")]
        kept.write_text("".join(mine), encoding="utf-8")
    return folder


def checksum(name: str, gold: Path) -> str:
    digest = hashlib.sha256()
    for path in labelled(name, gold):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read(name: str, gold: Path, folder: Path) -> Path:
    """The statements of a set, read now by the command line."""
    out = folder / f"{name}.statements.jsonl"
    command = [sys.executable, "-m", "depositary", "read", "--from", "jsonl", "--format", "jsonl"]
    with out.open("wb") as stream:
        subprocess.run([*command, str(labelled(name, gold)[0])], stdout=stream, check=True, cwd=ROOT)
    return out


def stage_figures(files: tuple[Path, Path], statements: Path, errors: int) -> tuple[dict[str, Figure], int]:
    """Figures that ../shared/score/stages.py prints, and the number of broken passages.

    Recall is not among them: precision and F1 together hold it.
    """
    shared = SHARED / "score" / "stages.py"
    scorer = shared if shared.is_file() else HERE / "stage_scores.py"
    command = [sys.executable, str(scorer), *map(str, files), str(statements)]
    command += ["--list-errors", str(errors)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(shown, end="")
    total, broken = _TOTAL.search(shown), _BROKEN.search(shown)
    if total is None or broken is None:
        sys.exit(f"{command[1]} printed no total; was its output changed?")
    keys = [{part: int(number) for part, number in row.groupdict().items()} for row in _KEYS.finditer(shown)]
    right, extra, missed = (sum(row[part] for row in keys) for part in ("right", "extra", "missed"))
    figures = {
        "stages.precision": Figure(float(total["precision"]), right + extra),
        "stages.f1": Figure(float(total["f1"]), right + missed),
    }
    for key, pattern in _SHARES.items():
        match = pattern.search(shown)
        if match and int(match[2]):
            figures[key] = Figure(int(match[1]) / int(match[2]), int(match[2]))
    return figures, int(broken[1])


def type_figures(labels: Path, statements: Path, errors: int) -> dict[str, Figure]:
    """F1 of each other type that the set has labels for, and of all of them together."""
    gold = statement_types.lines(labels)
    found = statement_types.scores(gold, statement_types.lines(statements))
    found = {type_: score for type_, score in found.items() if score.right or score.missed}
    if not found:
        return {}
    figures = {}
    for type_, score in found.items():
        statement_types.show(type_, score, errors)
        figures[f"types.{type_}.f1"] = Figure(score.f1, score.right + len(score.missed))
    total = statement_types.together(found)
    statement_types.show("all others", total, 0)
    return {**figures, "types.f1": Figure(total.f1, total.right + len(total.missed))}


def measure(name: str, gold: Path, a: argparse.Namespace, folder: Path) -> tuple[dict[str, Figure], list[str]]:
    """The figures of one set and what is wrong whatever the floors say."""
    asked = f"{name} --part {a.part}" if a.part else name
    print(f"\n== {name} ({datetime.now().astimezone().date().isoformat()}; bench/quality/run.py {asked})", flush=True)
    gold = part_of(name, a.part, folder / a.part, gold) if a.part else gold
    files = labelled(name, gold)
    statements = a.statements / f"{name}.statements.jsonl" if a.statements else read(name, gold, folder)
    figures, broken = stage_figures(files, statements, a.list_errors)
    figures |= type_figures(files[1], statements, a.list_errors)
    return figures, [f"{broken} passages do not match their text"] if broken else []


def with_held(name: str, gold: Path, folder: Path, figures: dict[str, Figure]) -> accuracy.Measured:
    """A set's figures with those of its documents that were held aside, of what was read just now."""
    docs = len(statement_types.lines(labelled(name, gold)[0]))
    if name == UNSEEN:
        return accuracy.Measured(docs, figures, docs, figures)
    part = part_of(name, "held", folder / "held", gold)
    files, statements = labelled(name, part), part / f"{name}.statements.jsonl"
    read_ones = (folder / f"{name}.statements.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    statements.write_text("".join(line for line in read_ones if is_held(json.loads(line)["document"]["id"])), "utf-8")
    print(f"-- {name}, held aside")
    held = stage_figures(files, statements, 0)[0] | type_figures(files[1], statements, 0)
    return accuracy.Measured(docs, figures, len(statement_types.lines(files[0])), held)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help="default: every set of floors.toml")
    parser.add_argument("--statements", type=Path, help="score SET.statements.jsonl from here instead of reading")
    parser.add_argument("--keep", type=Path, help="leave SET.statements.jsonl in this folder")
    parser.add_argument("--list-errors", type=int, default=0, metavar="N")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to what is measured")
    parser.add_argument("--accuracy", action="store_true", help="write the figures for the codebook page")
    parser.add_argument("--part", choices=("held", "studied"), help="only this part of each set; compares no floor")
    a = parser.parse_args()
    if a.part and (a.lift or a.accuracy or a.statements):
        parser.error("--part goes with none of --raise, --accuracy, --statements: these are of whole sets")
    if a.accuracy and a.statements:
        parser.error("--accuracy goes without --statements: it publishes what the reader reads now")
    a.accuracy = a.accuracy or (a.lift and not a.statements)
    return a


def chosen(asked: list[str], pinned: list[str]) -> list[str]:
    """The sets to read; those that need ../shared only where it is."""
    known = {*pinned, *own_sets.SETS, *KEPT}
    for name in asked:
        if name not in known:
            sys.exit(f"no set {name!r}; there are: {', '.join(sorted(known))}")
    if SHARED.is_dir():
        return asked or pinned
    if set(asked) - set(KEPT):
        sys.exit(f"{SHARED} is not there: these sets come with the workplace, not with the repository")
    if asked:
        return asked
    print(f"{SHARED} is not there: only our own dispatches are read")
    return [name for name in pinned if name in KEPT]


def keep_unseen(names: list[str], a: argparse.Namespace) -> None:
    """Refuse what would show the errors of the set that nobody studies."""
    if UNSEEN in names and (a.list_errors or a.part == "studied"):
        sys.exit(
            f"{UNSEEN} has no studied part and its errors are not listed: once somebody taught the reader from them,"
            " its figures would no longer say how well documents are read that nobody has seen"
        )


def main() -> None:
    a = arguments()
    pinned = floors.parse(FLOORS.read_text(encoding="utf-8"))
    names = chosen(a.sets, sorted(pinned))
    if a.accuracy and not a.sets:
        names = sorted({*names, UNSEEN})
    keep_unseen(names, a)
    wrong = floors.lowered_silently(FLOORS)
    with tempfile.TemporaryDirectory() as temporary:
        folder = a.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        published: dict[str, accuracy.Measured] = {}
        for name in names:
            gold = home(name, folder)
            figures, faults = measure(name, gold, a, folder)
            if a.accuracy:
                published[name] = with_held(name, gold, folder, figures)
            if a.lift and name != UNSEEN:
                pinned.setdefault(name, floors.unpinned()).lift(figures)
                pinned[name].sha256 = checksum(name, gold)
            if not a.part and name in pinned:
                faults += pinned[name].shortfalls(figures)
                if pinned[name].sha256 != checksum(name, gold):
                    faults.append("the documents or labels changed since the floors were measured; run with --raise")
            wrong += [f"{name} {line}" for line in faults]
    if a.accuracy:
        accuracy.publish(accuracy.PATH, published, datetime.now().astimezone().date())
    if a.lift:
        FLOORS.write_text(floors.render(pinned), encoding="utf-8")
    compared = not a.part and set(names) & set(pinned)
    fine = "every floor holds" if compared else "no floor was compared"
    print("\n" + ("\n".join(f"BELOW: {line}" for line in wrong) or fine))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

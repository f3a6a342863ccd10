"""The language data of stage reading: heads of instruments, stage rules, framing cues. Checked when loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from depositary.core.codes import Framing, Stage
from depositary.core.errors import LexiconError
from depositary.lexicon.tables import DATA, Folders

_ALTERNATIVES = re.compile(r"\(([^()]*)\)")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what must be read from it, each reading as "PARTIES stage framing"."""

    text: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Words that name an instrument."""

    words: tuple[str, ...]
    kind: str
    strength: str
    reach: str
    subject: str | None = None
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Words that say what an instrument is about."""

    code: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that frame a stage word near them."""

    reach: str
    framing: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carrier:
    """Verbs that carry a stage noun, each with its irregular forms after a colon."""

    verbs: tuple[str, ...]
    framing: Framing = Framing.HAPPENED
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposer:
    """Verbs by which somebody only proposes what a stage word behind them says, or is given leave for it."""

    verbs: tuple[str, ...]
    takes: tuple[str, ...]
    stage: Stage
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageRule:
    """One way in which a language says that an instrument reached a stage; fields as explained in stages.toml."""

    id: str
    stage: Stage
    instrument: str
    verb: str | None = None
    forms: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    tail_any: tuple[str, ...] = ()
    tail_later: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    governs: bool = False
    next_parliament: bool = False
    law: bool = False
    common: bool = False
    requires: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    not_carriers: tuple[str, ...] = ()
    plan_carriers: tuple[str, ...] = ()
    framing: str | None = None
    present: str | None = None
    by_parliament: Stage | None = None
    by_government: Stage | None = None
    under_way: Stage | None = None
    bodies: tuple[str, ...] = ()
    not_bodies: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    framings: tuple[str, ...] = ()
    near: bool = False
    named: bool = False
    of_others: bool = False
    unsaid: bool = False
    resumes: tuple[Stage, ...] = ()
    optional: bool = False
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    heads: str | None = None
    yields_to: Stage | None = None
    lasting: bool = False
    dated: bool = False
    labile: bool = False
    stative: bool = False
    alone: bool = False
    definite: bool = False
    in_family: bool = False
    lists: bool = False
    actor: str = "parties"
    default: str = "happened"
    detail: str | None = None
    examples: tuple[Example, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frames:
    """All language data of stage reading for one language."""

    heads: tuple[Head, ...]
    subjects: tuple[Subject, ...]
    cues: tuple[Cue, ...]
    rules: tuple[StageRule, ...]
    carriers: tuple[Carrier, ...]
    proposers: tuple[Proposer, ...]
    echoes: tuple[str, ...]
    """Phrases that repeat the stage of an earlier sentence."""

    def cue_words(self, reach: str) -> dict[str, str]:
        """Word (or words) to framing, for one reach; the cue that comes first has the say."""
        return {word: cue.framing for cue in reversed(self.cues) if cue.reach == reach for word in cue.words}


@cache
def load_frames(language: str = "en", extra: Path | None = None) -> Frames:
    """The frames of a language, with a folder of the user's own files laid over them.

    Raises `LexiconError` naming the file and the row when something is not as the schema says.
    """
    folders = Folders(DATA, extra)
    instruments, framings, stages = (
        folders.entries(name, language) for name in ("instruments.toml", "framings.toml", "stages.toml")
    )
    if not stages:
        raise LexiconError(f"there is no stages.toml for language {language!r}; add the file to the language's folder")
    return Frames(
        heads=tuple(_make(Head, row, "instruments.toml") for row in instruments.get("head", ())),
        subjects=tuple(_make(Subject, row, "instruments.toml") for row in instruments.get("subject", ())),
        cues=tuple(_cue(row) for row in framings.get("cue", ())),
        rules=tuple(_rule(row) for row in stages.get("rule", ())),
        carriers=tuple(_make(Carrier, row, "framings.toml") for row in framings.get("carrier", ())),
        proposers=tuple(_proposer(row) for row in framings.get("proposer", ())),
        echoes=tuple(phrase for row in framings.get("echo", ()) for phrase in row.get("phrases", ())),
    )


def _make(kind: type[T], row: Mapping[str, Any], name: str) -> T:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every kind here is a dataclass
    unknown = set(row) - known
    if unknown:
        raise LexiconError(f"{name}: row {_label(row)} has {sorted(unknown)}; known fields are {sorted(known)}")
    try:
        return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
    except TypeError as error:
        raise LexiconError(f"{name}: row {_label(row)}: {error}") from error


def _label(row: Mapping[str, Any]) -> str:
    return str(row.get("id") or row.get("words") or row.get("code") or dict(row))[:80]


def _cue(row: Mapping[str, Any]) -> Cue:
    cue = _make(Cue, row, "framings.toml")
    if cue.framing not in {*Framing, "transparent"}:
        raise LexiconError(f"framings.toml: {cue.framing!r} is no framing; expected one of {[*Framing, 'transparent']}")
    return cue


def _proposer(row: Mapping[str, Any]) -> Proposer:
    if row.get("stage") not in set(Stage):
        raise LexiconError(f"framings.toml: proposer {_label(row)} has stage {row.get('stage')!r}; expected {[*Stage]}")
    return _make(Proposer, {**row, "stage": Stage(row["stage"])}, "framings.toml")


def _rule(row: Mapping[str, Any]) -> StageRule:
    made = dict(row)
    label = _label(row)
    if made.get("stage") not in set(Stage):
        raise LexiconError(f"stages.toml: rule {label} has stage {made.get('stage')!r}; expected one of {[*Stage]}")
    made["stage"] = Stage(made["stage"])
    for key in ("by_parliament", "by_government", "under_way", "yields_to"):
        if key in made:
            made[key] = Stage(made[key])
    if "resumes" in made:
        made["resumes"] = tuple(Stage(stage) for stage in made["resumes"])
    if "synonyms" in made:
        made["synonyms"] = [verb for synonym in made["synonyms"] for verb in spelt_out(synonym)]
    made["examples"] = [Example(text, tuple(says)) for text, *says in made.get("examples", ())]
    rule = _make(StageRule, made, "stages.toml")
    if rule.synonyms and not rule.verb:
        raise LexiconError(f"stages.toml: rule {label} has synonyms of no verb")
    if bool(rule.verb) + bool(rule.noun) + bool(rule.phrase) != 1:
        raise LexiconError(f"stages.toml: rule {label} needs exactly one of verb, noun, phrase")
    if not rule.examples or not rule.counter:
        raise LexiconError(f"stages.toml: rule {label} needs examples and a counter-example")
    return rule


def spelt_out(words: str) -> Iterator[str]:
    """The words once for each choice of the alternatives that stand in parentheses.

    >>> list(spelt_out("(exit|quit) (the|) talks"))
    ['exit the talks', 'exit talks', 'quit the talks', 'quit talks']
    """
    parts = _ALTERNATIVES.split(words)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return (" ".join("".join(chosen).split()) for chosen in product(*choices))

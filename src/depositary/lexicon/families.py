"""Families: instruments that belong together, and how they are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Family:
    """One family of instruments, or one open declaration that others join."""

    code: str
    title: str
    stage: str
    """The stage that counts: `signed` for agreements, `joined` for a declaration."""
    common: str | None = None
    """The party that every instrument of the family has."""
    framework: str | None = None
    """The family under which this one was made."""
    founders: str | None = None
    """The group that made it, with its members on the day of `declared`."""
    declared: str | None = None
    """EDTF."""
    counts_founders: bool = False
    """Whether founders count as joiners unless a claim says otherwise."""
    counts_organisations: bool = False
    """Whether organisations count as countries unless a claim says otherwise."""
    subject: str | None = None
    kinds: tuple[str, ...] = ()
    """The kinds of instrument it consists of."""
    cues: tuple[str, ...] = ()
    """Words for one of its instruments in the lexicon's language."""
    unlike: tuple[str, ...] = ()
    """Longer phrases that hold a cue and name something else: "social security agreement"."""
    outside: tuple[str, ...] = ()
    """Words that, in a report's opening, show that its papers are of another sort though they go by the same name."""
    outside_subject: str | None = None
    """What those papers are about."""


def read_family(code: str, facts: Mapping[str, Any], words: Mapping[str, Any]) -> Family:
    """The family of its entries in `families.toml` (facts) and in the language's `families.toml` (words)."""
    return Family(
        code=code,
        title=words.get("title", facts.get("title", code)),
        stage=facts["stage"],
        common=facts.get("common"),
        framework=facts.get("framework"),
        founders=facts.get("founders"),
        declared=facts.get("declared"),
        counts_founders=facts.get("counts_founders", False),
        counts_organisations=facts.get("counts_organisations", False),
        subject=facts.get("subject"),
        kinds=tuple(facts.get("kinds", ())),
        cues=tuple(words.get("cues", ())),
        unlike=tuple(words.get("unlike", ())),
        outside=tuple(words.get("outside", {}).get("cues", ())),
        outside_subject=words.get("outside", {}).get("subject"),
    )

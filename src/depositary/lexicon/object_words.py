"""Object words: around what is acted on and with whom, and those that pick it from a list, as words.toml holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from depositary.lexicon.echo_words import WordSet


@dataclass(frozen=True, slots=True)
class ObjectWords:
    """What is acted on."""

    stepped: WordSet
    steps: WordSet
    adjuncts: WordSet
    verbs: WordSet
    placing: WordSet
    scenes: WordSet
    text_of: WordSet
    lots: WordSet
    wordings: WordSet
    papers_on: WordSet
    others: WordSet
    telling: WordSet
    within: WordSet
    pronouns: WordSet
    subject_pronouns: WordSet
    near_pronouns: WordSet
    other_pronouns: WordSet
    rows: WordSet
    row_breaks: WordSet
    nothing: WordSet
    few: WordSet
    spans: WordSet
    latter: WordSet


@dataclass(frozen=True, slots=True)
class PartnerWords:
    """With whom."""

    of: WordSet
    sharing: WordSet
    unnamed: WordSet
    ends: WordSet
    not_those: WordSet
    onlookers: WordSet
    possessive_joints: WordSet
    latest: WordSet
    of_them: WordSet


@dataclass(frozen=True, slots=True)
class PointerWords:
    """Subjects that name nothing and pick from what was listed before."""

    openers: WordSet
    places: Mapping[str, int]
    """Word to the place that it picks, counted from nought; below nought from the last."""
    of_two: WordSet
    named: WordSet
    of_them: WordSet
    numbers: Mapping[str, int]
    breaks: WordSet

"""Echo words: by which a sentence repeats a stage for others, lists who reached it, or takes it as given."""

from __future__ import annotations

from dataclasses import dataclass

WordSet = frozenset[str]


@dataclass(frozen=True, slots=True)
class EchoWords:
    """Sentences that repeat a stage without its words."""

    copulas: WordSet
    pointing: WordSet
    before_list: WordSet
    joining: WordSet
    beginning: WordSet
    begun: WordSet
    holding: WordSet
    unmade: WordSet
    holding_cues: WordSet
    no_cues: WordSet
    ranked: WordSet
    ranked_in: WordSet
    latest: WordSet
    asked: WordSet
    after_verb: WordSet
    likewise: WordSet
    next_done: WordSet
    still_to: WordSet
    not_so: WordSet
    refusing: WordSet


@dataclass(frozen=True, slots=True)
class ExistenceWords:
    """Sentences that say no more of an agreement than that it is there, or that somebody has it."""

    articles: WordSet
    cues: WordSet
    got: WordSet
    unmade: WordSet
    offered: WordSet
    wishes: WordSet
    sieved: WordSet


@dataclass(frozen=True, slots=True)
class RosterWords:
    """Sentences that only list those who did what a heading says."""

    collections: WordSet
    words: WordSet
    turns: WordSet
    ahead: WordSet

"""Words: the lists of grammatical words of a language, as words.toml holds and explains them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from depositary.core.errors import LexiconError
from depositary.lexicon.club_words import ClubWords
from depositary.lexicon.echo_words import EchoWords, ExistenceWords, RosterWords, WordSet
from depositary.lexicon.object_words import ObjectWords, PartnerWords, PointerWords
from depositary.lexicon.tables import DATA, Folders

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Around the name of a party."""

    titles: WordSet
    posts: WordSet
    plain: WordSet
    realms: WordSet
    common_bodies: WordSet
    blocs: WordSet


@dataclass(frozen=True, slots=True)
class ListWords:
    """Parties named one after another."""

    joiners: WordSet
    fillers: WordSet
    openers: WordSet
    numbers: WordSet
    parts: WordSet
    members: WordSet
    of_group: WordSet
    seats: WordSet
    counterparts: WordSet
    relations: WordSet
    appositions: WordSet
    before_date: WordSet


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The noun phrase of an instrument."""

    determiners: WordSet
    quantities: WordSet
    stops: WordSet
    numbers: WordSet
    like: WordSet
    pointing: WordSet
    further: WordSet
    wide: WordSet
    wide_heads: WordSet
    truces: WordSet
    laws: WordSet
    not_between: WordSet
    settings: WordSet
    within: WordSet
    one_sided: WordSet
    counters: WordSet
    ministries: WordSet
    title_joints: WordSet
    not_partners: WordSet
    sharing: WordSet
    both_sides: WordSet
    one_before: WordSet
    one_after: WordSet
    ends: WordSet
    comparing: WordSet


@dataclass(frozen=True, slots=True)
class PurposeWords:
    """What frames a verb behind "to"."""

    invitations: WordSet
    refusing: WordSet
    going: WordSet
    journeys: WordSet
    needing: WordSet
    chances: WordSet
    taken: WordSet
    asking: WordSet
    binding: WordSet


@dataclass(frozen=True, slots=True)
class VerbWords:
    """The verb group of a stage word and what frames it."""

    be: WordSet
    present_be: WordSet
    thanks: WordSet
    decisions: WordSet
    judging: WordSet
    interests: WordSet
    enabling: WordSet
    enabled: WordSet
    have: WordSet
    do: WordSet
    chained: WordSet
    negators: WordSet
    denying: WordSet
    adverbs: WordSet
    no_adverbs: WordSet
    joints: WordSet
    participle_endings: WordSet
    clause_heads: WordSet
    after_passive: WordSet
    ranks: WordSet
    ordinals: WordSet
    become: WordSet
    negative_subjects: WordSet
    negative_wholes: WordSet
    no_negations: WordSet
    negation_ends: WordSet


@dataclass(frozen=True, slots=True)
class NounWords:
    """The surroundings of a stage noun."""

    topics: WordSet
    discussed: WordSet
    accompanying: WordSet
    about: WordSet
    spoken_of: WordSet
    relatives: WordSet
    carrier_ends: WordSet
    articles: WordSet
    futures: WordSet
    needing: WordSet
    need_ends: WordSet
    definite: WordSet
    elsewhere: WordSet
    modifying: WordSet
    anniversaries: WordSet
    marking: WordSet
    advancing: WordSet
    ends: WordSet
    stopping: WordSet
    ended_by: WordSet
    notified: WordSet
    notified_of: WordSet
    notice_given: WordSet
    ending_papers: WordSet
    issued: WordSet
    rounds: WordSet


@dataclass(frozen=True, slots=True)
class FiringWords:
    """Where a stage word is no stage verb, and how its participle stands."""

    before_base_noun: WordSet
    before_plural_noun: WordSet
    before_gerund_noun: WordSet
    after_gerund_noun: WordSet
    phrase_adverbs: WordSet
    states: WordSet
    wishes: WordSet
    wish_ends: WordSet
    participle_adverbs: WordSet
    doers: WordSet
    after_participle: WordSet
    comma_places: WordSet
    papers: WordSet


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The clause that holds a stage word."""

    openers: WordSet
    relatives: WordSet
    new: WordSet
    opener_ends: WordSet
    until: WordSet
    doubts: WordSet
    due: WordSet
    pasts: WordSet
    ambiguous: WordSet
    conditions: WordSet
    wanting: WordSet
    stopping: WordSet
    no_condition: WordSet
    providing: WordSet
    condition_phrases: WordSet
    anybody: WordSet
    deniers: WordSet
    hearsay: WordSet
    hearsay_openers: WordSet
    refuted: WordSet
    afters: WordSet
    followed: WordSet
    after_ends: WordSet
    abilities: WordSet
    notices: WordSet
    awaiting: WordSet
    first_modals: WordSet
    modals: WordSet
    opening_gerunds: WordSet
    futures: WordSet
    waits: WordSet
    perfects: WordSet
    fronted: WordSet


@dataclass(frozen=True, slots=True)
class DoerWords:
    """Who does it."""

    places: WordSet
    gatherings: WordSet
    pronouns: WordSet
    people: WordSet
    pointers: WordSet
    counted_of: WordSet
    offices: WordSet
    office_heads: WordSet
    firms: WordSet
    partisans: WordSet
    speakers: WordSet
    counted: WordSet
    joining_others: WordSet
    counts: WordSet
    more: WordSet
    number_ending: WordSet
    listing: WordSet
    pair_breaks: WordSet


@dataclass(frozen=True, slots=True)
class AdmissionWords:
    """What a reading must not look like."""

    gerund_leads: WordSet
    firms: WordSet
    incorporated: WordSet
    cabinets: WordSet
    private: WordSet
    authorising: WordSet
    offices: WordSet
    pronouns: WordSet
    asides: WordSet
    general: WordSet
    conditions: WordSet
    new: WordSet
    any: WordSet
    attending: WordSet
    consulted: WordSet
    procedure: WordSet
    rules_of: WordSet
    beside: WordSet
    rules: WordSet
    asking: WordSet
    asked: WordSet
    bargains: WordSet
    sought: WordSet
    whoever: WordSet
    sides: WordSet
    lasting: WordSet
    unreal: WordSet
    almost: WordSet
    too_late: WordSet
    expecting: WordSet
    nobody: WordSet
    opening: WordSet
    unnamed_doers: WordSet
    known_doers: WordSet


@dataclass(frozen=True, slots=True)
class DateWords:
    """Whose a date is."""

    spans: WordSet
    foreign: WordSet
    leads: WordSet
    others: WordSet
    asides: WordSet
    openings: WordSet
    tellings: WordSet
    conjunctions: WordSet
    turns: WordSet
    pasts: WordSet
    timeless: WordSet
    attendances: WordSet
    staged: WordSet
    saying: WordSet
    arrivals: WordSet
    scenes: WordSet
    additions: WordSet


@dataclass(frozen=True, slots=True)
class JudgedWords:
    """Words around a stage word that make a reading more or less likely to be right."""

    hedges: WordSet
    negations: WordSet
    own: WordSet
    plans: WordSet


@dataclass(frozen=True, slots=True)
class ParliamentWords:
    """Around the name of a legislature, and in the papers by which it gives its consent."""

    openers: WordSet
    cues: WordSet
    adjectives: WordSet
    decisions: WordSet
    parts: WordSet
    laws: WordSet
    joints: WordSet
    consents: WordSet


@dataclass(frozen=True, slots=True)
class Words:
    """All of them, in the tables of words.toml."""

    names: NameWords
    lists: ListWords
    phrases: PhraseWords
    verbs: VerbWords
    purposes: PurposeWords
    nouns: NounWords
    firing: FiringWords
    clauses: ClauseWords
    doers: DoerWords
    acted_on: ObjectWords
    partners: PartnerWords
    pointers: PointerWords
    admission: AdmissionWords
    echoes: EchoWords
    existences: ExistenceWords
    rosters: RosterWords
    dates: DateWords
    judged: JudgedWords
    clubs: ClubWords
    parliaments: ParliamentWords
    bodies: Mapping[str, str]
    """Noun to the domestic body that it names."""
    shared_bodies: Mapping[str, tuple[str, ...]]
    """Common name of a body to the states that have one."""


@cache
def load_words(language: str = "en", extra: Path | None = None) -> Words:
    """The word lists of a language, with a user's tables laid over the package's.

    Raises `LexiconError` for a language without words.toml, and for a table that lacks a list or has an unknown one.
    """
    entries: Mapping[str, Any] = Folders(DATA, extra).entries("words.toml", language)
    if not entries:
        raise LexiconError(f"there is no words.toml for language {language!r}; add the file to the language's folder")
    return Words(
        names=_group(NameWords, entries, "names"),
        lists=_group(ListWords, entries, "lists"),
        phrases=_group(PhraseWords, entries, "phrases"),
        verbs=_group(VerbWords, entries, "verbs"),
        purposes=_group(PurposeWords, entries, "purposes"),
        nouns=_group(NounWords, entries, "nouns"),
        firing=_group(FiringWords, entries, "firing"),
        clauses=_group(ClauseWords, entries, "clauses"),
        doers=_group(DoerWords, entries, "doers"),
        acted_on=_group(ObjectWords, entries, "acted_on"),
        partners=_group(PartnerWords, entries, "partners"),
        pointers=_group(PointerWords, entries, "pointers"),
        admission=_group(AdmissionWords, entries, "admission"),
        echoes=_group(EchoWords, entries, "echoes"),
        existences=_group(ExistenceWords, entries, "existences"),
        rosters=_group(RosterWords, entries, "rosters"),
        dates=_group(DateWords, entries, "dates"),
        judged=_group(JudgedWords, entries, "judged"),
        clubs=_group(ClubWords, entries, "clubs"),
        parliaments=_group(ParliamentWords, entries, "parliaments"),
        bodies=dict(entries.get("bodies", {})),
        shared_bodies={name: tuple(codes) for name, codes in entries.get("shared_bodies", {}).items()},
    )


def _group(kind: type[T], entries: Mapping[str, Any], name: str) -> T:
    lists = entries.get(name, {})
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every kind here is a dataclass
    if set(lists) != known:
        found = f"lacks {sorted(known - set(lists))} and has the unknown {sorted(set(lists) - known)}"
        raise LexiconError(f"words.toml: table [{name}] {found}; it needs exactly the lists {sorted(known)}")
    return kind(**{key: dict(each) if isinstance(each, Mapping) else frozenset(each) for key, each in lists.items()})

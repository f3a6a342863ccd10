"""Pointed people: doers whom a clause only points at: "both ministers", "he", "the two signed"."""

from __future__ import annotations

from depositary.reading.clauses.acting_bodies import behind_by
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.lists import PartyList, is_part_of
from depositary.reading.mentions.parties import MentionKind

_AGENT_PEOPLE_REACH = 8
#: Who is only pointed at as the other of two sides: "the partner state".
PARTNER = "partner"
_COUNTERPARTS = frozenset({"country", "party", "side", "state"})
_OTHER = frozenset({"contracting", "other", "partner"})
#: What may stand before the person who opens a sentence, beside a date.
_OPENINGS = frozenset({",", "in", "mr", "mr.", "mrs", "ms", "on", "president", "the"})


def paired_with(clause: Clause, subject: PartyList) -> str | None:
    """ "He and the Peruvian president signed": the pronoun that "and" joins to the one doer who is named."""
    at = subject.first - 1 - (clause.word(subject.first - 1) == "the")
    paired = clause.word(at) == "and" and at > 0 and len(subject.codes) == 1
    return clause.word(at - 1) if paired and clause.word(at - 1) in {"he", "she"} else None


def people_before(clause: Clause) -> str | None:
    """Who is only pointed at as the subject: a pronoun, "office", or how many: "two", "three"."""
    words = clause.words.doers
    start = clause.start()
    for i in range(clause.predicate.first - 1, start - 1, -1):
        word = clause.word(i)
        if word == "i" and clause.word(i - 1) == "and" and clause.word(i - 2) != ",":
            return "both"  # "the prime minister and I signed"
        if word in words.pronouns:
            return word
        if clause.word(i - 1) == "your" and (word in words.offices or word in words.people):
            return PARTNER  # "your parliament has approved it"
        if word in _COUNTERPARTS and clause.word(i - 1) in _OTHER and clause.word(i - 2) == "the":
            return PARTNER
        if word in words.offices:
            return "office"
        if word in words.counted_of and clause.word(i - 1) == "of" and clause.word(i - 3) in {"all", "the"}:
            return clause.word(i - 2) if clause.word(i - 2) in {"two", "three"} else None
        if word == "two" and clause.word(i - 1) == "the" and i == clause.predicate.first - 1:
            return "two"
        if word in words.people:
            before = set(clause.lower(max(start, i - 4), i))
            if not before & words.pointers:
                return None
            return "three" if "three" in before else "two"
    return None


def people_behind(clause: Clause) -> str | None:
    """ "adopted by the three heads of state", "signed by both ministers", "concluded by the companies" ("firms")."""
    words = clause.words.doers
    agents = set(behind_by(clause, _AGENT_PEOPLE_REACH))
    if agents & words.firms or agents & words.partisans:
        return "firms"
    if not agents & words.people:
        return None
    return "three" if "three" in agents else "two" if agents & {"both", "two"} else None


def one_named_before(clause: Clause) -> PartyList | None:
    """The only party that the sentence names before "the two signed", but for a city where something was done: one of
    the two."""
    before = [entry for entry in clause.view.parties if entry[1] <= clause.predicate.first]
    before = [entry for entry in before if not is_part_of(clause.view, entry, clause.words.lists)]
    codes = {m.code for at, _, m in before if m.kind is not MentionKind.CAPITAL or clause.word(at - 1) != "in"}
    return PartyList(0, clause.predicate.first, tuple(codes)) if len(codes) == 1 else None


def two_named_before(clause: Clause) -> PartyList | None:
    """The two parties that the sentence names before "the two signed", when it names no third."""
    named = [entry[2] for entry in clause.view.parties if entry[1] <= clause.predicate.first]
    codes = tuple(dict.fromkeys(m.code for m in named if m.kind is not MentionKind.GROUP))
    if len(codes) > 2:  # "Peru hosted Chile and Brazil, where the two leaders signed": the pair that "and" joins
        lists = [clause.list_at(entry[0]) for entry in clause.view.parties if entry[1] <= clause.predicate.first]
        pairs = [listed for listed in lists if listed is not None and listed.conjoined and len(listed.codes) == 2]
        return pairs[-1] if pairs else None
    return PartyList(0, clause.predicate.first, codes, (), joined=True) if len(codes) == 2 else None


def person_ahead(clause: Clause) -> str | None:
    """For whom the one acts who opens the sentence ahead of a verb, be it behind a date: "On Friday the king goes to
    Lima, where he will sign"."""
    first, after, mention = clause.view.parties[0] if clause.view.parties else (0, len(clause.view.tokens) + 1, None)
    opens = all(at in clause.view.masked or clause.word(at) in _OPENINGS for at in range(first))
    person = mention is not None and mention.kind is MentionKind.PERSON and after <= clause.predicate.first
    return mention.code if mention is not None and person and opens else None

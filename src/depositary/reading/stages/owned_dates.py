"""Owned dates: those of single parties of a list: "Peru and, nine days ago, Chile", "by Peru in May, Chile in June"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from depositary.reading.clauses.records import Clause
from depositary.reading.dates.mentions import DateMention
from depositary.reading.mentions.list_dates import dates_of_groups
from depositary.reading.mentions.lists import PartyList
from depositary.reading.stages.records import StageReading

#: How many words may stand between the comma behind a date and the party that it belongs to.
_LEAD = 2
_PAIR = 2
_OF_TWO = ("former", "latter")


def lists_of(reading: StageReading) -> Iterator[PartyList]:
    """The lists that name the reading's parties, the doers first."""
    arguments = reading.arguments
    mention = arguments.instrument
    inner = (mention.partners, mention.between) if mention is not None else ()
    for listed in (arguments.subject, arguments.listed, arguments.partners, arguments.between, *inner):
        if listed is not None:
            yield listed


def paired_date(reading: StageReading) -> DateMention | None:
    """The date of one of several parties: "Peru and Chile signed in February and April"; None where none is paired."""
    clause = reading.clause
    for listed in lists_of(reading):
        mine = [i for i, code in enumerate(listed.codes) if code in reading.parties]
        if len(listed.codes) > 1 and len(mine) == 1:
            row = _former_and_latter(clause) if len(listed.codes) == len(_OF_TWO) else []
            row = row or _run_of_dates(clause, len(listed.codes))
            return row[mine[0]] if row else None
    return None


def grouped_date(reading: StageReading) -> DateMention | None:
    """The date behind one group of a list: "by Peru on 4 May, by Chile and Kenya on 5 May"; None where none has."""
    for listed in lists_of(reading):
        mine = [code for code in listed.codes if code in reading.parties]
        if len(listed.codes) > 1 and len(mine) == 1:
            clause = reading.clause
            return dates_of_groups(clause.view, listed, clause.words.lists).get(mine[0])
    return None


def _former_and_latter(clause: Clause) -> Sequence[DateMention]:
    """ "the former on Tuesday, the latter a day later": the dates of the first and the second of two."""
    behind = {clause.word(clause.lead_of_date(first) - 1): mention for first, _, mention in clause.view.dates}
    return [behind[word] for word in _OF_TWO] if all(word in behind for word in _OF_TWO) else []


def _run_of_dates(clause: Clause, length: int) -> Sequence[DateMention]:
    """So many dates behind the predicate that only "and" and commas join, and no further one."""
    behind = [entry for entry in clause.view.dates if entry[0] >= clause.predicate.last]
    run, lists = behind[:1], clause.words.lists
    for entry in behind[1:]:
        if not (lists.joiners | lists.before_date).issuperset(clause.lower(run[-1][1], entry[0])):
            break
        run.append(entry)
    return [entry[2] for entry in run] if len(run) == length else []


def set_off_dates(reading: StageReading) -> dict[int, str]:
    """By its first token, the party of each date that a list sets off for one party alone."""
    clause = reading.clause
    lists = [listed for listed in lists_of(reading) if len(listed.codes) > 1]
    if not lists:
        return {}
    found = {}
    for first, after, _ in clause.view.dates:
        if any(listed.first < first <= listed.after for listed in lists):
            owner = _owner(clause, first, after)
            if owner is not None and any(owner in listed.codes for listed in lists):
                found[first] = owner
    return found


def own_date(reading: StageReading, owned: Mapping[int, str]) -> DateMention | None:
    """The date that is set off for the one of the list whom the reading is about."""
    if not owned or len(reading.parties) > _PAIR:
        return None
    return next((m for first, _, m in reading.clause.view.dates if owned.get(first) in reading.parties), None)


def _owner(clause: Clause, first: int, after: int) -> str | None:
    """The party that a date set off by commas stands before, or a date in parentheses behind."""
    lead = clause.lead_of_date(first) - 1
    if clause.word(lead) == "(":
        entry = clause.view.party_at.get(lead - 1)
        return entry[2].code if entry is not None else None
    if clause.word(lead) != "," or clause.word(after) != ",":
        return None
    for at in range(after + 1, after + 2 + _LEAD):
        if at in clause.view.party_at:
            return clause.view.party_at[at][2].code
    return None

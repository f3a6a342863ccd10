"""States beside: the two states whom alone a sentence names beside what is signed, as those who have signed it."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.parties import MentionKind

_PAIR = 2
#: Before where something is done.
#: Before "with" these deal with nobody: "in line with", "together with".
_BESIDE = frozenset({"accordance", "along", "compared", "keeping", "line", "together"})
_PLACING = frozenset({"against", "at", "by", "from", "in", "near"})


def two_beside(clause: Clause, instrument: InstrumentMention | None) -> tuple[str, ...]:
    """ "Egypt made peace with Israel in a treaty signed in Washington": the two states, without the places."""
    if clause.rule.stage is not Stage.SIGNED or instrument is None:
        return ()
    if clause.word(instrument.head_end) in {"between", *clause.words.partners.sharing}:
        return ()  # "a contract between two firms"
    named = [m for first, after, m in clause.view.parties if _acts(clause, first, after, m.kind)]
    if sum("with" in clause.lower(first - 2, first) for first, _, _ in clause.view.parties) > 1:
        return ()  # "with Peru a treaty was signed, with Chile it is to be": each with somebody else
    codes = tuple(dict.fromkeys(m.code for m in named))
    return codes if len(codes) == _PAIR else ()


def dealt_with(clause: Clause) -> str | None:
    """ "the decision taken with the Union to resume the talks": the one with whom a sentence says that something is
    done, where the words beside the instrument name nobody."""
    codes = {
        entry.code
        for first, _, entry in clause.view.parties
        if _is_dealt_with(clause, first) and not any(each.first <= first < each.after for each in clause.instruments)
    }
    return codes.pop() if len(codes) == 1 else None


def _is_dealt_with(clause: Clause, first: int) -> bool:
    """Whether one state or body alone stands behind "with", and is no office or thing of it."""
    lead, listed = first - 1 - (clause.word(first - 1) == "the"), clause.list_at(first)
    if clause.word(lead) != "with" or clause.word(lead - 1) in _BESIDE or listed is None or len(listed.codes) > 1:
        return False
    kind = clause.view.party_at[first][2].kind
    return kind in {MentionKind.NAME, MentionKind.INSTITUTION} and clause.word(listed.after) != "'s"


def _acts(clause: Clause, first: int, after: int, kind: MentionKind) -> bool:
    """Whether a name is that of a state that can act: no place, no group, and no "American gas"."""
    lead = first - 1 - (clause.word(first - 1) == "the")
    if kind is MentionKind.GROUP or clause.word(lead) in _PLACING or _is_bracketed(clause, first, after):
        return False
    if first > clause.predicate.last and clause.lower(lead - 1, lead + 1) == [",", "and"]:
        return False  # "with an agreement signed in May, and Chile left it": a clause of its own
    return kind is not MentionKind.ADJECTIVE or clause.word(after) in clause.words.lists.fillers | {"-", "–"}


def _is_bracketed(clause: Clause, first: int, after: int) -> bool:
    """ "the observatory in Lima (Peru)": where something lies."""
    return clause.word(first - 1) == "(" and clause.word(after) == ")"

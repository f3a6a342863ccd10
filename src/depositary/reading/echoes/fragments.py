"""Fragments: sentences without a verb of their own, or with one that only refuses: "So far only Peru.", "Not so Chile",
"Then came Kenya", "Still to come: Ghana", "Togo declined"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.subjects import acting_list
from depositary.reading.echoes.repeaters import Echo, Repeater
from depositary.reading.mentions.lists import PartyList

_ENDS = frozenset({"", ".", ";", ":", "—", "–", "!"})
_STOPS = _ENDS | {",", "but", "and", "so", "because", "for", "citing", "saying"}
#: What can be refused.
_REFUSED = frozenset({Stage.SIGNED, Stage.JOINED, Stage.RATIFIED, Stage.APPROVED, Stage.TALKS})
#: No opening has more words.
_LONGEST = 6
#: How far into a sentence a fragment may open: behind "yes", a clock, a bullet.
_LEAD = 2
#: Before a date, too: "So far Peru, earlier this week".
_NARROWING = frozenset({"earlier", "just", "only"})


def fragments(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """The echoes of a sentence that opens with a fragment, or of a clause that says no more than who refused."""
    if not busy:
        yield from _opening(repeater)
    yield from _refusals(repeater, busy)


def _words(repeater: Repeater, at: int, count: int) -> str:
    return " ".join(token.lower for token in repeater.view.tokens[at : at + count])


def _opening(repeater: Repeater) -> Iterator[Echo]:
    """ "So far only Peru and Chile.", "Not so Kenya, which waits", "Next came Ghana", "Still to come: Togo"."""
    for at in range(min(_LEAD, len(repeater.view.tokens))):
        for count in range(_LONGEST, 0, -1):
            framing = _framing_of(repeater, _words(repeater, at, count))
            if framing is not None:
                yield from _named_behind(repeater, (at, at + count), framing)
                return


def _framing_of(repeater: Repeater, opening: str) -> Framing | None:
    """How an opening frames the stage for those behind it; None for other words."""
    words = repeater.grammar.words.echoes
    if opening in words.likewise:
        return repeater.last.framing
    framed = {Framing.HAPPENED: words.next_done, Framing.PLANNED: words.still_to, Framing.DENIED: words.not_so}
    return next((framing for framing, openings in framed.items() if opening in openings), None)


def _named_behind(repeater: Repeater, span: tuple[int, int], framing: Framing) -> Iterator[Echo]:
    """Those whom an opening names right behind it, where nothing else is said of them."""
    tokens, start = repeater.view.tokens, span[1]
    start += start < len(tokens) and tokens[start].text in {":", ","}
    clause = repeater.clause(span, framing)
    listed = clause.list_at(start) if start < len(tokens) else None
    if listed is not None and listed.first - start <= 1 and _ends(repeater, listed.after):
        denied = framing is Framing.DENIED
        yield Echo(clause, Arguments(subject=listed, denied=denied, body=repeater.last.body))


def _ends(repeater: Repeater, at: int) -> bool:
    """Whether nothing but a date, or a clause of its own, stands behind those named."""
    tokens = repeater.view.tokens
    word = tokens[at].lower if at < len(tokens) else ""
    leads = word in _NARROWING or word in repeater.grammar.words.lists.before_date
    return word in _STOPS or at in repeater.view.masked or (leads and at + 1 in repeater.view.masked)


def _refusals(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "Togo declined.", "Hungary and Slovakia have ruled it out": those who will not do what was told last."""
    view, refusing = repeater.view, repeater.grammar.words.echoes.refusing
    if repeater.last.framing is Framing.DENIED or repeater.last.rule.stage not in _REFUSED:
        return
    longest = max((phrase.count(" ") + 1 for phrase in refusing), default=0)
    for at in range(1, len(view.tokens)):
        count = next((n for n in range(longest, 0, -1) if _words(repeater, at, n) in refusing), 0)
        if not count or at in busy:
            continue
        end = at + count
        word = view.tokens[end].lower if end < len(view.tokens) else ""
        if word not in _STOPS and end not in view.masked and _words(repeater, end, 2) not in {"so far", "to follow"}:
            continue
        clause = repeater.clause((at, end), Framing.DENIED)
        subject = acting_list(clause)
        if subject is not None and _opens(repeater, subject) and _is_close(repeater, subject.after, at):
            yield Echo(clause, Arguments(subject=subject, denied=True, body=repeater.last.body))


def _opens(repeater: Repeater, subject: PartyList) -> bool:
    """Whether those who refuse open the sentence, or what a semicolon sets apart in it."""
    lead = [token.lower for token in repeater.view.tokens[max(0, subject.first - _LEAD) : subject.first]]
    return subject.first == 0 or lead in (["the"], ["only"], ["but"], [";", "the"]) or lead[-1:] == [";"]


def _is_close(repeater: Repeater, start: int, end: int) -> bool:
    """Whether only auxiliaries and adverbs stand between those who refuse and the verb."""
    verbs = repeater.grammar.words.verbs
    allowed = verbs.have | verbs.be | verbs.adverbs | {"however", ",", "meanwhile", "for", "now", "too"}
    return all(token.lower in allowed for token in repeater.view.tokens[start:end])

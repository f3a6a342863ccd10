"""What a new paper replaces where no noun names it: "it replaces one of 1974", "... that signed in 2005".

Such words mean another paper than the one that the sentence is about, of the same sides; a year tells the two apart.
"""

from __future__ import annotations

import re

from depositary.core.codes import Stage
from depositary.reading.clauses.records import Clause

#: Words that stand for the paper that is replaced, and those that may stand before them.
_PROFORMS = frozenset({"one", "that", "those", "predecessor"})
_LEADS = frozenset({"a", "an", "the", "its", "earlier", "previous", "old", "older", "former", "existing", "similar"})
#: Between such a word and the year in which the paper was made.
_LINKS = frozenset({"of", "from", "in", "signed", "made", "concluded", "agreed", "dating", "dated", "back", "to", "was",
                    "that", "which", "since", "negotiated", "reached"})  # fmt: skip
_REACH = 5
_SIDES = frozenset({"between", "with"})
#: Between such a word and a verb that tells its end.
_WHICH = frozenset({"that", "which", ","})
_REPLACED = "superseded"
#: How verbs begin that say so.
_REPLACES = ("replac", "supersed")
_YEAR = re.compile(r"(?:19|20)\d\d")


def replaced_proform(clause: Clause) -> int | None:
    """The token of the word that stands for what a clause says is replaced, or what ended that it replaces ("one that
    expired in 2005"); None where a noun names it."""
    if clause.rule.detail == _REPLACED:
        at = clause.predicate.last
        token = next((at for at in range(at, at + _REACH) if clause.word(at) not in _LEADS), at)
        own = clause.word(token + 1) in _SIDES  # "replaced that with the Union": a paper with sides of its own
        return token if clause.word(token) in _PROFORMS and not own else None
    if clause.rule.stage is not Stage.ENDED:
        return None
    token = next((at for at in range(clause.predicate.first - 1, -1, -1) if clause.word(at) not in _WHICH), 0)
    return token if _is_replaced(clause, token) else None


def year_of_proform(clause: Clause, proform: int) -> int | None:
    """The token of the year in which the paper was made that such a word stands for."""
    for token in range(proform + 1, proform + 1 + _REACH):
        word = clause.word(token)
        if _YEAR.fullmatch(word):
            return token if token > proform + 1 else None
        if word not in _LINKS:
            return None
    return None


def is_year_of_replaced(clause: Clause, year: int) -> bool:
    """Whether the year at a token is that of such a paper, which dates nothing else: "signed to replace one of 1974".

    It does date what is told of that paper itself: "one signed in 1974".
    """
    if not _YEAR.fullmatch(clause.word(year)) or clause.word(year - 1) not in _LINKS:
        return False
    token = _past(clause, year - 1, _LINKS)
    proform = next((at for at in (token, token + 1) if _is_replaced(clause, at)), None)
    return proform is not None and clause.predicate.first < proform


def _is_replaced(clause: Clause, token: int) -> bool:
    """Whether the word at a token stands for a paper and a verb before it says that it is replaced."""
    if clause.word(token) not in _PROFORMS:
        return False
    return clause.word(_past(clause, token - 1, _LEADS)).startswith(_REPLACES)


def _past(clause: Clause, token: int, words: frozenset[str]) -> int:
    """The first token before a place that is none of some words, within reach."""
    return next((at for at in range(token, token - _REACH, -1) if clause.word(at) not in words), token - _REACH)

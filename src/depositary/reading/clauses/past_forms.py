"""Past forms: verbs in the past of which no frame knows, told from words that only say which paper is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depositary.lexicon.words import Words
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView

#: No past form that ends in "ed" is as short: "need", "seed".
_SHORT = 4
#: Between a determiner and a participle stand no more adverbs: "the only recently renewed pact".
_ADVERBS = 2


def is_past(clause: Clause, at: int) -> bool:
    """Whether a verb in a past form stands at a token of a clause."""
    return is_past_in(clause.view, at, clause.words, clause.instruments)


def past_forms(clause: Clause, among: Iterable[int]) -> list[int]:
    """Where among these tokens verbs stand in a past form, which tell of no paper what it is: not "the signed text"."""
    return [at for at in among if is_past(clause, at)]


def is_past_in(view: SentenceView, at: int, words: Words, instruments: Sequence[InstrumentMention]) -> bool:
    """Whether a verb in a past form stands at a token of a sentence."""
    token, dates = view.tokens[at], words.dates
    if token.lower in dates.saying | dates.tellings:
        return False  # "signed a treaty, the minister said on Tuesday"
    regular = len(token.lower) > _SHORT and token.lower.endswith("ed") and token.lower not in dates.timeless
    if token.lower not in dates.pasts and not (regular and token.text.islower()):
        return False
    before = at - 1
    for _ in range(_ADVERBS):
        before -= _word(view, before).endswith("ly") or _word(view, before) in words.verbs.adverbs
    word = _word(view, before)
    if word in words.verbs.present_be:
        return False  # "are expected to sign"
    determined = word == "'s" or word in words.phrases.numbers
    determined = determined or (word != "that" and word in words.phrases.determiners)
    return not determined and not any(each.first <= at <= each.head for each in instruments)


def _word(view: SentenceView, at: int) -> str:
    return view.tokens[at].lower if at >= 0 else ""

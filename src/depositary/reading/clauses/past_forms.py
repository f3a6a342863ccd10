"""Past forms: verbs in the past of which no frame knows, told from words that only say which paper is meant."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.reading.clauses.records import Clause

#: No past form that ends in "ed" is as short: "need", "seed".
_SHORT = 4
#: Between a determiner and a participle stand no more adverbs: "the only recently renewed pact".
_ADVERBS = 2


def past_forms(clause: Clause, among: Iterable[int]) -> list[int]:
    """Where among these tokens verbs stand in a past form, which tell of no paper what it is: not "the signed text"."""
    return [at for at in among if is_past(clause, at)]


def is_past(clause: Clause, at: int) -> bool:
    """Whether a verb in a past form stands at a token."""
    word, words = clause.word(at), clause.words.dates
    if word in words.saying | words.tellings:
        return False  # "signed a treaty, the minister said on Tuesday"
    if word not in words.pasts and not (
        len(word) > _SHORT
        and word.endswith("ed")
        and word not in words.timeless
        and clause.view.tokens[at].text.islower()
    ):
        return False
    before = at - 1
    for _ in range(_ADVERBS):
        if clause.word(before).endswith("ly") or clause.word(before) in clause.words.verbs.adverbs:
            before -= 1
    word = clause.word(before)
    if word in clause.words.verbs.present_be:
        return False  # "are expected to sign"
    determined = word == "'s" or word in clause.words.phrases.numbers
    determined = determined or (word != "that" and word in clause.words.phrases.determiners)
    return not determined and not any(each.first <= at <= each.head for each in clause.instruments)

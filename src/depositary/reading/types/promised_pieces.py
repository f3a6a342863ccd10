"""Promised pieces: those who go on with a list of pieces that the first has promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depositary.core.values import Amount, CommitmentValue
from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.quantities.numbers import NumberMention, find_numbers
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.obligors import mentions_in, named_obligor

_NUMBER = "N"


def more_pieces(scene: Scene, frames: TypeFrames, words: str, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What others promise behind a promise of pieces: "Peru has promised nine tanks and Chile six; Mali will give two".

    `words` is the sentence's sketch; only a list in the same sentence, each number with its own party, goes on.
    """
    first = next((draft for draft in drafts if _pieces(draft) is not None), None)
    amount = _pieces(first) if first is not None else None
    if first is None or amount is None or not isinstance(first.value, CommitmentValue):
        return
    numbers = _numbers(scene)
    numbered = _numbered(words, numbers)
    at = scene.view.quote.find(amount.literal) + len(amount.literal)
    debtors = {first.value.debtor}
    while found := frames.classes["pieces_next"].match(numbered, at):
        at = found.end()
        obligor = named_obligor(scene, mentions_in(scene, *found.span("next"))[:1], at)
        number = numbers.get(found.start("n"))
        if obligor is None or number is None or obligor.debtor in debtors:
            continue
        debtors.add(obligor.debtor)
        mine = Amount(number.literal, None, float(number.value or 0), number.qualifier or "exact")
        value = replace(first.value, debtor=obligor.debtor, creditor=obligor.creditor, amount=mine)
        yield replace(first, parties=obligor.parties, value=value, rule="pieces-next")


def _pieces(draft: Draft) -> Amount | None:
    """How many pieces a draft promises; None where it promises none or a sum."""
    value = draft.value
    amount = value.amount if isinstance(value, CommitmentValue) else None
    return amount if amount is not None and amount.currency is None else None


def _numbers(scene: Scene) -> dict[int, NumberMention]:
    """The cardinal numbers of the sentence by their offsets in it."""
    view = scene.view
    found = find_numbers(view.text, view.start, view.end, scene.lexicon.language)
    return {n.start - view.start: n for n in found if n.kind == "cardinal" and n.value is not None}


def _numbered(words: str, numbers: dict[int, NumberMention]) -> str:
    """The sketch with its numbers masked."""
    marks = list(words)
    for start, number in numbers.items():
        length = number.end - number.start
        marks[start : start + length] = _NUMBER * length
    return "".join(marks)

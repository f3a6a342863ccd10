"""Draft features: what a sentence says for or against a statement that is no stage, each a yes or no with a name.

They are what the model of `type_judgements.py` looks at; names are formed as in `stages/clause_features.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.codes import StatementType
from depositary.core.values import CommitmentValue
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages.clause_features import publisher_of

#: The fields of a value that hold a code.
_CODES = {
    StatementType.COUNT: ("kind", "stage", "window"),
    StatementType.CONDITION: ("on", "status", "stage"),
    StatementType.TARGET: ("stage", "status"),
    StatementType.COMMITMENT: ("area", "strength"),
    StatementType.TERM: ("term",),
    StatementType.POSITION: ("stance", "gloss"),
    StatementType.MEMBERSHIP: ("action",),
    StatementType.EVENT: ("event",),
}
#: The fields that a value may lack.
_OPTIONAL = {
    StatementType.COUNT: ("number", "listed", "family", "what"),
    StatementType.TARGET: ("by",),
    StatementType.COMMITMENT: ("amount", "creditor", "subarea", "period", "condition"),
    StatementType.TERM: ("duration", "derived_end"),
    StatementType.POSITION: ("horizon", "condition"),
}
#: Up to so many sentences behind the head a statement stands in the lead, early, in the body; behind them, late.
_PLACES = (2, 8, 30)
#: Up to so many words a sentence is short, middling, long.
_LENGTHS = (12, 25, 45)
_MOST = 3


def draft_features(scene: Scene, draft: Draft) -> Iterator[str]:
    """Features of a draft and of the sentence that it is read from."""
    kind, context = draft.type, scene.context
    publisher = publisher_of(context)
    yield from (f"type={kind}", f"rule={kind},{draft.rule}", f"type,publisher={kind},{publisher}")
    yield from (f"type,framing={kind},{draft.framing}", f"dated={kind},{draft.date is not None}")
    yield from _value_features(draft)
    yield from _party_features(scene, draft)
    yield from _sentence_features(scene, kind)
    yield f"place={publisher},{sum(scene.number > most for most in _PLACES)}"
    yield f"family={context.in_family}"
    yield f"type,family={kind},{context.in_family}"
    yield f"known={min(_MOST, len(context.discourse.known))}"
    yield f"stages here={kind},{min(2, len(scene.readings))}"
    shared = any(not set(reading.parties).isdisjoint(draft.parties) for reading in scene.readings)
    yield f"stage of a party here={kind},{shared}"


def _value_features(draft: Draft) -> Iterator[str]:
    """What the value says, as far as it is a code, and what it leaves open."""
    for name in _CODES.get(draft.type, ()):
        yield f"says={draft.type},{name},{getattr(draft.value, name)}"
    for name in _OPTIONAL.get(draft.type, ()):
        yield f"has={draft.type},{name},{bool(getattr(draft.value, name))}"
    if isinstance(draft.value, CommitmentValue) and draft.value.amount is not None and draft.value.amount.suspect:
        yield "amount is suspect"


def _party_features(scene: Scene, draft: Draft) -> Iterator[str]:
    """How many parties there are, and where each is named."""
    kind = draft.type
    yield f"type,parties={kind},{min(_MOST + 1, len(draft.parties))}"
    start = draft.span[0] if draft.span is not None else scene.view.start
    here = {mention.code: mention.start for _, _, mention in scene.view.parties}
    for source in sorted({_source(scene, code, here.get(code), start) for code in draft.parties}):
        yield from (f"from={source}", f"type,from={kind},{source}")
    others = min(_MOST + 1, len(here.keys() - set(draft.parties)))
    yield from (f"others={others}", f"type,others={kind},{others}")


def _source(scene: Scene, code: str, at: int | None, start: int) -> str:
    """Where a statement whose passage begins at `start` has one of its parties from; `at` is where it is named."""
    if at is not None:
        return "passage" if at >= start else "sentence"
    if code == scene.context.home:
        return "home"
    if code in scene.context.topic:
        return "topic"
    return "hub" if code == scene.context.discourse.hub else "far"


def _sentence_features(scene: Scene, kind: StatementType) -> Iterator[str]:
    view, words = scene.view, scene.sentence.grammar.words.judged
    said = {token.lower for token in view.tokens}
    for name, listed in (("hedge", words.hedges), ("negation", words.negations), ("plan", words.plans)):
        if not listed.isdisjoint(said):
            yield from (f"sentence has {name}", f"{kind} with {name}")
    yield f"length={sum(len(view.tokens) > most for most in _LENGTHS)}"
    if view.tokens[-1].text == "?":
        yield "question"

"""Side features: where a stage reading has its sides from, and how well the document supports those left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.reading.discourse.contexts import Context
from depositary.reading.mentions.lists import PartyList
from depositary.reading.stages.clause_features import publisher_of
from depositary.reading.stages.records import StageReading

#: Up to so many words from the stage word the sides are next to it, near, far.
_REACHES = (4, 10, 20)
#: An agreement told of so many sentences ago is near.
_NEAR = 2
#: More different sources than these are not told apart.
_SOURCES = 3


def side_features(reading: StageReading, context: Context) -> Iterator[str]:
    """Features of the parties: how many, named where, beside whom."""
    parties, view = reading.parties, reading.clause.view
    sources = sorted({_source(code, reading, context) for code in parties})
    joined = "+".join(sources[:_SOURCES])
    mention = reading.arguments.instrument
    yield f"parties={min(len(parties), 4)}"
    yield f"stage,parties={reading.stage},{min(len(parties), 3)}"
    yield from (f"from={source}" for source in sources)
    yield f"stage,sources={reading.stage},{joined}"
    yield f"voice,sources={reading.predicate.voice},{joined}"
    yield f"strength,sources={mention.strength if mention is not None else 'none'},{joined}"
    yield f"home={'one' if context.home in parties else 'none' if context.home is None else 'other'}"
    yield f"family={context.in_family}"
    mine = [entry for entry in view.parties if entry[2].code in parties]
    yield from sorted({f"words={mention.kind}" for _, _, mention in mine})
    yield f"others={min(3, len({m.code for _, _, m in view.parties}.difference(parties)))}"
    if mine:
        far = max(abs(first - reading.predicate.head) for first, _, _ in mine)
        yield f"reach of sides={sum(far > most for most in _REACHES)}"
    yield f"topic={_in_topic(parties, context.topic)}"
    unsaid = [code for code in parties if all(code != entry[2].code for entry in mine)]
    yield f"unsaid sides={min(2, len(unsaid))}"
    yield f"publisher,unsaid={publisher_of(context)},{min(2, len(unsaid))}"
    yield f"publisher,unsaid,length={publisher_of(context)},{min(2, len(unsaid))},{context.length}"
    for code in unsaid:
        yield from _unsaid_features(code, context)


def _in_topic(parties: Sequence[str], topic: Sequence[str]) -> str:
    """How many of the parties the document is about."""
    if not topic:
        return "unsaid"
    inside = sum(code in topic for code in parties)
    return "all" if inside == len(parties) else "part" if inside else "none"


def _source(code: str, reading: StageReading, context: Context) -> str:
    """Where a reading has one of its sides from."""
    arguments, mention = reading.arguments, reading.arguments.instrument
    if _holds(arguments.subject, code):
        return "doer"
    if any(_holds(listed, code) for listed in (arguments.partners, arguments.between, arguments.listed)):
        return "partner"
    if mention is not None and code in mention.named_parties:
        return "phrase"
    here = any(m.code == code for _, _, m in reading.clause.view.parties)
    if code == context.home:
        return "home here" if here else "home"
    if here:
        return "sentence"
    if context.before is not None and any(m.code == code for m in context.before[0].mentions):
        return "before"
    if code in context.topic:
        return "topic"
    return "hub" if code == context.discourse.hub else "far"


def _holds(listed: PartyList | None, code: str) -> bool:
    return listed is not None and code in listed.codes


def _unsaid_features(code: str, context: Context) -> Iterator[str]:
    """What speaks for a side that the sentence does not name."""
    why = _why(code, context)
    count, most = context.counts[code], max(context.counts.values(), default=1)
    yield f"unsaid is={why}"
    yield f"unsaid count={why},{min(4, count)}"
    yield f"unsaid share={why},{4 * count // most}"
    yield f"unsaid in topic={why},{code in context.topic}"
    if context.home is not None:
        yield f"unsaid introduced={why},{_introduced(code, context)}"
        yield f"unsaid titled={why},{code in context.titled}"


def _introduced(code: str, context: Context) -> str:
    """Whether the document has told of an agreement of a side, by its title, just before or earlier; or of none."""
    told = [known.sentence for known in context.discourse.known if code in known.parties and not known.private]
    if not told:
        return "never"
    if max(told) < 0:
        return "title"
    return "near" if context.discourse.number - max(told) <= _NEAR else "before"


def _why(code: str, context: Context) -> str:
    """Why a side that the sentence does not name was taken."""
    discourse = context.discourse
    for name, side in (("home", discourse.home), ("series", discourse.series), ("holder", discourse.holder)):
        if code == side:
            return name
    if code == discourse.hub:
        return "guess" if code == discourse.guess else "shared"
    return "other"

"""Stage statements: rules, arguments and context put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.core.codes import Framing, Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.frames import StageRule
from depositary.reading.arguments import Arguments, find_arguments
from depositary.reading.contexts import Context, Known
from depositary.reading.grammars import Grammar
from depositary.reading.instruments import InstrumentMention
from depositary.reading.predicates import Predicate
from depositary.reading.sentence_views import SentenceView
from depositary.reading.sides import Sides, resolve_sides
from depositary.reading.triggers import Firing, find_triggers


@dataclass(frozen=True, slots=True)
class StageReading:
    """One stage of one instrument as one sentence gives it, before it becomes a statement."""

    rule: StageRule
    predicate: Predicate
    arguments: Arguments
    instrument: Known
    parties: tuple[str, ...]
    explicit: bool

    @property
    def stage(self) -> Stage:
        """The coarse stage."""
        return self.rule.stage

    @property
    def framing(self) -> Framing:
        """How it is framed."""
        return self.predicate.framing


def read_stages(
    view: SentenceView,
    number: int,
    instruments: Sequence[InstrumentMention],
    context: Context,
    lexicon: Lexicon,
    grammar: Grammar,
) -> list[StageReading]:
    """The stage readings of a sentence in text order. The context learns what the sentence names."""
    readings: list[StageReading] = []
    for firing in find_triggers(view, grammar):
        readings.extend(_read(view, number, firing, instruments, context, lexicon, grammar))
    return readings


def remember_instruments(number: int, instruments: Sequence[InstrumentMention], context: Context) -> None:
    """Note the instruments that a sentence names with their parties, for later references."""
    for mention in instruments:
        codes = mention.named_parties
        if mention.strength == "strong" and len(codes) == 1 and context.hub and mention.reach == "bilateral":
            codes = tuple(sorted({*codes, context.hub}))
        if mention.strength != "stand_in" and len(codes) >= 2 and not mention.plural:
            context.remember(_known(mention, codes, number))


def _read(
    view: SentenceView,
    number: int,
    firing: Firing,
    instruments: Sequence[InstrumentMention],
    context: Context,
    lexicon: Lexicon,
    grammar: Grammar,
) -> Iterator[StageReading]:
    rule, predicate = firing.rule, firing.predicate
    arguments = find_arguments(view, rule, predicate, instruments, grammar)
    if not _admitted(view, rule, predicate, arguments, context):
        return
    sides = resolve_sides(view, rule, arguments, context, lexicon)
    for parties in sides.agreements:
        known = _instrument(arguments.instrument, sides, parties, number)
        if len(parties) >= 2:
            context.remember(known)
        explicit = sides.explicit
        yield StageReading(rule, predicate, arguments, known, _acting(rule, arguments, parties, sides), explicit)


def _admitted(
    view: SentenceView, rule: StageRule, predicate: Predicate, arguments: Arguments, context: Context
) -> bool:
    """Whether the rule's own demands on its instrument are met."""
    mention = arguments.instrument
    if mention is None:
        if arguments.pronoun is not None and context.known:
            return True
        return rule.optional and (arguments.partners is not None or (arguments.listed is not None))
    if rule.kinds and mention.kind not in rule.kinds and mention.strength != "stand_in":
        return False
    if mention.kind in rule.not_kinds:
        return False
    if rule.heads == "strong" and mention.strength not in {"strong", "stand_in"}:
        return False
    if mention.strength == "strong":
        return True
    known = context.antecedent(mention) is not None
    named = bool(mention.named_parties) or mention.similar
    if mention.strength == "stand_in":
        return known or named
    return named or bool(mention.subject) or (mention.points and known) or bool(mention.title)


def _acting(rule: StageRule, arguments: Arguments, parties: tuple[str, ...], sides: Sides) -> tuple[str, ...]:
    if rule.actor == "side" and arguments.body != "none" and sides.actors and set(sides.actors) < set(parties):
        return sides.actors
    return parties


def _instrument(mention: InstrumentMention | None, sides: Sides, parties: tuple[str, ...], number: int) -> Known:
    earlier = sides.antecedent
    if mention is None:
        if earlier is not None:
            return Known(earlier.kind, earlier.reach, earlier.subject, earlier.title, earlier.year, parties, number)
        return Known("agreement", "bilateral", None, None, None, parties, number)
    known = _known(mention, parties, number)
    if earlier is None or not (mention.points or mention.similar or mention.strength == "stand_in"):
        return known
    kind = earlier.kind if mention.strength == "stand_in" or mention.points else known.kind
    title = (known.title or earlier.title) if set(earlier.parties) == set(parties) else known.title
    return Known(kind, known.reach, known.subject or earlier.subject, title, known.year or earlier.year, parties, number)


def _known(mention: InstrumentMention, parties: tuple[str, ...], number: int) -> Known:
    return Known(mention.kind, mention.reach, mention.subject, mention.title, mention.year, tuple(sorted(parties)), number)

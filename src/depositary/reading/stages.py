"""Stage statements: rules, arguments and context put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from depositary.core.codes import Framing, Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.frames import StageRule
from depositary.reading.arguments import Arguments, coordinated, find_arguments, is_counted
from depositary.reading.contexts import Context, Known, Said
from depositary.reading.echoes import Echo, find_echoes
from depositary.reading.grammars import Grammar
from depositary.reading.instruments import InstrumentMention
from depositary.reading.party_lists import lists_in
from depositary.reading.predicates import Predicate, Voice
from depositary.reading.sentence_views import SentenceView
from depositary.reading.sides import Sides, resolve_sides
from depositary.reading.triggers import Firing, find_triggers


_ECHOED = frozenset({Stage.SIGNED, Stage.JOINED, Stage.TALKS, Stage.APPROVED, Stage.RATIFIED, Stage.IN_FORCE})
_GERUND_LEADS = frozenset(
    "by after before on upon in of for with without from since following while when towards toward to and , including from "
    "start started begin began begun continue continued consider considering : ; — finish finished".split()
)
_FIRMS = frozenset(
    {
        "company",
        "companies",
        "firm",
        "firms",
        "operator",
        "operators",
        "concern",
        "conglomerate",
        "manufacturer",
        "corporation",
        "maker",
        "makers",
        "utility",
        "utilities",
        "airline",
        "airlines",
        "producer",
        "producers",
    }
)
_AUTHORISING = frozenset(
    f"{word} to"
    for word in (
        "authorised",
        "authorized",
        "authorises",
        "authorizes",
        "instructed",
        "instructs",
        "mandated",
        "empowered",
        "tasked",
    )
)


_OFFICE_WORDS = frozenset(
    "president minister premier chancellor secretary councillor ambassador mr ms mrs dr king queen head director leader "
    "commissioner representative chamber house deputie diet rada government parliament cabinet council senate assembly delegation state ministry department".split()
)


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
        if self.rule.by_parliament is not None and self.arguments.body == "parliament":
            return self.rule.by_parliament
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
    firings = find_triggers(view, grammar)
    authorised = next((f.predicate.head for f in firings if f.rule.follows), len(view.tokens))
    for firing in firings:
        if firing.predicate.cue == "to" and firing.predicate.head > authorised:
            continue  # what somebody is authorised to do is read by the rule of authorising
        readings.extend(_read(view, number, firing, instruments, context, lexicon))
    if context.last is not None:
        busy = frozenset(i for r in readings for i in range(r.predicate.head, r.predicate.last))
        for echo in list(find_echoes(view, number, context, grammar, busy)):
            readings.extend(_echoed(view, number, echo, context, lexicon))
    _note_lists(view, context)
    return _without_conclusions(readings)


def _without_conclusions(readings: Sequence[StageReading]) -> list[StageReading]:
    """Drop "concluded a pact" where the same sentence shows that it was signed."""
    signed = {(r.parties, r.framing) for r in readings if r.stage is Stage.SIGNED}
    return [r for r in readings if r.rule.yields_to is not Stage.SIGNED or (r.parties, r.framing) not in signed]


def _echoed(view: SentenceView, number: int, echo: Echo, context: Context, lexicon: Lexicon) -> Iterator[StageReading]:
    rule, predicate, arguments = echo.firing.rule, echo.firing.predicate, echo.arguments
    earlier = context.last.instrument if context.last else None
    agreements = resolve_sides(view, rule, arguments, context, lexicon).agreements
    listed = arguments.listed or arguments.subject
    if earlier is not None and earlier.reach == "multilateral" and rule.stage is not Stage.JOINED and listed:
        agreements = (tuple(sorted(listed.codes)),)
    for parties in agreements:
        if earlier is None:
            known = Known("agreement", "bilateral", None, None, None, parties, number)
        else:
            known = replace(
                earlier, parties=parties, sentence=number, title=None if len(parties) > 1 else earlier.title
            )
        if len(parties) >= 2:
            context.remember(known)
        yield StageReading(rule, predicate, arguments, known, parties, explicit=False)


def _note_lists(view: SentenceView, context: Context) -> None:
    for listed in lists_in(view, 0, len(view.tokens)):
        if listed.joined and not listed.groups:
            context.recent = listed.codes


def remember_instruments(number: int, instruments: Sequence[InstrumentMention], context: Context) -> None:
    """Note the instruments that a sentence names with their parties, for later references."""
    for mention in instruments:
        codes = mention.named_parties
        if mention.strength == "strong" and len(codes) == 1 and context.hub and mention.reach == "bilateral":
            codes = tuple(sorted({*codes, context.hub}))
        if mention.strength == "stand_in" or mention.plural:
            continue
        if len(codes) >= 2:
            context.remember(_known(mention, codes, number))
        elif mention.reach == "multilateral" and mention.strength == "strong":
            context.remember(_known(mention, (), number))


def _read(
    view: SentenceView,
    number: int,
    firing: Firing,
    instruments: Sequence[InstrumentMention],
    context: Context,
    lexicon: Lexicon,
) -> Iterator[StageReading]:
    rule, predicate = firing.rule, firing.predicate
    if rule.framing is not None:
        predicate = replace(predicate, framing=Framing(rule.framing))
        firing = replace(firing, predicate=predicate)
    if _is_modifier(predicate, instruments) or _is_purpose(view, rule, predicate, instruments):
        return
    arguments = find_arguments(view, rule, predicate, instruments)
    if not _suits(view, rule, predicate, arguments):
        return
    yield from _resolved(view, number, firing, arguments, context, lexicon)
    if arguments.instrument is not None and predicate.voice is not Voice.NOMINAL:
        for mention in coordinated(view, predicate, arguments.instrument, instruments):
            yield from _resolved(view, number, firing, replace(arguments, instrument=mention), context, lexicon)


def _suits(view: SentenceView, rule: StageRule, predicate: Predicate, arguments: Arguments) -> bool:
    """Whether the rule's demands on voice, framing and doers are met, and the sentence is about one case."""
    if rule.bodies and arguments.body not in rule.bodies:
        return False
    if arguments.body in rule.not_bodies:
        return False
    if rule.voices and predicate.voice.value not in rule.voices:
        return False
    if rule.framings and predicate.framing.value not in rule.framings:
        return False
    if view.tokens[-1].text == "?" or arguments.people == "firms":
        return False
    if predicate.voice is Voice.ACTIVE and any(view.tokens[i].lower in _FIRMS for i in range(predicate.first)):
        return False
    if predicate.present and predicate.voice is Voice.PASSIVE and rule.lasting:
        return False  # "it is concluded for ten years" describes the paper
    if predicate.present and predicate.voice is Voice.ACTIVE and not view.dates and rule.instrument != "subject":
        return False  # a bare present without a day is a habit or a rule ("countries with which Peru reaches an agreement")
    if predicate.voice is Voice.NOMINAL and predicate.head > 1 and view.tokens[predicate.head - 2].lower == "date":
        return False  # "within five years of the date of entry into force"
    if arguments.instrument is not None and arguments.instrument.determiner in {"any", "every"}:
        return False
    if predicate.cue.endswith(" -ing") and predicate.cue.split()[0] not in _GERUND_LEADS:
        return False  # "their hard work finalizing the pact"
    if (
        predicate.voice is Voice.ACTIVE
        and rule.stage is Stage.CHANGED
        and predicate.cue == "past"
        and arguments.subject is None
    ):
        return False
    if predicate.voice is Voice.ACTIVE and arguments.subject is None and _stranger(view, predicate):
        return False
    mention = arguments.instrument
    between = mention.between if mention else None
    if mention is not None and between is not None and len(between.codes) == 1 and not mention.owners:
        return False  # "an agreement between the ministry and a bank"
    return not _is_generic(view, predicate, mention)


def _stranger(view: SentenceView, predicate: Predicate) -> bool:
    """Whether somebody with a name but no office and no state does it: a company, an institute."""
    at = predicate.first - 1
    while at > 0 and (at in view.masked or view.tokens[at].lower in {"also", "today", ",", ")"}):
        at -= 1
    if at < 0 or at in view.party_at:
        return False
    token = view.tokens[at]
    if not (token.is_capitalised or token.text[0].isdigit()) or token.lower in {
        "he",
        "she",
        "they",
        "we",
        "i",
        "it",
        "both",
    }:
        return False
    low = max(0, at - 14)
    return not any(view.tokens[i].lower.rstrip("s") in _OFFICE_WORDS for i in range(low, at + 1))


def _is_generic(view: SentenceView, predicate: Predicate, mention: InstrumentMention | None) -> bool:
    """ "After a treaty has been signed, the cabinet ...": procedure in general, no instrument in particular."""
    if any(
        view.tokens[i].lower in {"rule", "generally", "usually", "normally", "procedure:"}
        for i in range(min(4, len(view.tokens)))
    ):
        return True
    if mention is None or mention.determiner not in {"a", "an"} or mention.named_parties:
        return False
    opener = view.tokens[mention.first - 1].lower if mention.first else ""
    return opener in {"after", "once", "when", "if", "before", "until"} and predicate.voice in {
        Voice.PASSIVE,
        Voice.ACTIVE,
    }


def _is_modifier(predicate: Predicate, instruments: Sequence[InstrumentMention]) -> bool:
    """ "the revised agreement", "a negotiated text": part of the instrument's own phrase."""
    if any(m.head_end <= predicate.head < m.title_end for m in instruments):
        return True
    return predicate.voice is not Voice.NOMINAL and any(m.first <= predicate.head < m.head for m in instruments)


def _is_purpose(
    view: SentenceView, rule: StageRule, predicate: Predicate, instruments: Sequence[InstrumentMention]
) -> bool:
    """ "a protocol to amend the treaty", "talks on revising it", "a dispatch on approving it": what a paper is for."""
    if predicate.cue == "on -ing" and predicate.head > 2:
        return True
    if predicate.cue in _AUTHORISING:
        return True
    if rule.stage not in {Stage.CHANGED, Stage.ENDED}:
        return False
    if predicate.cue == "to" or predicate.cue.endswith("-ing"):
        start = predicate.first
        return any(0 <= start - m.head_end <= 4 for m in instruments) or predicate.cue in {"of -ing", "for -ing"}
    del view
    return False


def _resolved(
    view: SentenceView, number: int, firing: Firing, arguments: Arguments, context: Context, lexicon: Lexicon
) -> Iterator[StageReading]:
    rule, predicate = firing.rule, firing.predicate
    if rule.phrase and arguments.partners is not None and arguments.instrument and arguments.instrument.named_parties:
        arguments = replace(arguments, instrument=None)  # "is in negotiations with Samoa" after another's agreement
    if not _admitted(view, rule, predicate, arguments, context):
        return
    sides = resolve_sides(view, rule, arguments, context, lexicon)
    mention = arguments.instrument
    spoken = context.declaration() if rule.stage is Stage.JOINED else context.bilateral() or context.antecedent(None)
    about = _instrument(mention, sides, (), number, spoken)
    if rule.stage is Stage.JOINED and (mention is None or mention.strength == "stand_in"):
        arguments = replace(arguments, instrument=None)
    if rule.stage in _ECHOED:
        context.last = Said(rule, about, number, is_counted(view, predicate))
    for parties in sides.agreements:
        known = _instrument(arguments.instrument, sides, parties, number, spoken)
        if len(parties) >= 2:
            context.remember(known)
        if any(lexicon.parties[code].kind == "other" for code in parties if code in lexicon.parties):
            continue  # bodies that no state recognises are no parties
        explicit = sides.explicit
        yield StageReading(rule, predicate, arguments, known, _acting(rule, arguments, parties, sides), explicit)


def _admitted(
    view: SentenceView, rule: StageRule, predicate: Predicate, arguments: Arguments, context: Context
) -> bool:
    """Whether the rule's own demands on its instrument are met."""
    mention = arguments.instrument
    if mention is None:
        if arguments.unsaid:
            wide = any(known.reach == "multilateral" for known in context.known)
            return wide if rule.stage is Stage.JOINED else bool(context.known or context.in_family)
        if predicate.voice is Voice.NOMINAL and rule.unsaid and context.known:
            return True
        if arguments.pronoun is not None and context.known:
            return True
        if arguments.listed is not None and (rule.unsaid or rule.optional):
            return True
        if (
            predicate.voice is Voice.NOMINAL
            and rule.optional
            and (predicate.carried or rule.alone)
            and context.known
        ):
            return True
        return rule.optional and arguments.partners is not None
    if rule.kinds:
        earlier = context.antecedent(mention) if mention.strength == "stand_in" else None
        if (earlier.kind if earlier else mention.kind) not in rule.kinds or (
            mention.strength == "stand_in" and not earlier
        ):
            return False
    if _nobody(predicate, mention, arguments):
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
        return known or named or (context.in_family and rule.stage is not Stage.IN_FORCE)
    if arguments.subject is not None and arguments.subject.joined:
        return True
    return named or bool(mention.subject) or (mention.points and known) or bool(mention.title)


def _nobody(predicate: Predicate, mention: InstrumentMention, arguments: Arguments) -> bool:
    """An unknown doer and a new instrument without sides: "the two institutes signed a cooperation agreement"."""
    return (
        predicate.voice is Voice.ACTIVE
        and predicate.cue != "to"
        and arguments.subject is None
        and arguments.people not in {"we", "he", "she", "office", "both", "they", "two", "three"}
        and arguments.listed is None
        and arguments.partners is None
        and not mention.named_parties
        and not mention.points
    )


def _acting(rule: StageRule, arguments: Arguments, parties: tuple[str, ...], sides: Sides) -> tuple[str, ...]:
    if rule.actor == "side" and arguments.body != "none" and len(sides.actors) == 1:
        return sides.actors
    return parties


def _instrument(
    mention: InstrumentMention | None, sides: Sides, parties: tuple[str, ...], number: int, spoken: Known | None = None
) -> Known:
    earlier = sides.antecedent
    if mention is None:
        earlier = earlier or spoken
        if earlier is not None:
            return Known(earlier.kind, earlier.reach, earlier.subject, earlier.title, earlier.year, parties, number)
        return Known("agreement", "bilateral", None, None, None, parties, number)
    known = _known(mention, parties, number)
    if earlier is not None and earlier.reach == "multilateral" and len(parties) == 2:
        earlier = None  # two states' own paper is not the declaration that many joined
    if earlier is None or not (mention.points or mention.similar or mention.strength == "stand_in"):
        return known
    kind = earlier.kind if mention.strength == "stand_in" or mention.points else known.kind
    if known.title and earlier.title and known.title.casefold() != earlier.title.casefold():
        return known
    title = (known.title or earlier.title) if set(earlier.parties) == set(parties) else known.title
    return Known(
        kind, known.reach, known.subject or earlier.subject, title, known.year or earlier.year, parties, number
    )


def _known(mention: InstrumentMention, parties: tuple[str, ...], number: int) -> Known:
    return Known(
        mention.kind, mention.reach, mention.subject, mention.title, mention.year, tuple(sorted(parties)), number
    )

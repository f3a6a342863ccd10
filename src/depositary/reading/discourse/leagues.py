"""Leagues: agreements on trade that a body of states makes, told by one of its members as its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depositary.core.codes import Stage
from depositary.lexicon import Lexicon
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.records import Clause
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.named_sides import Sides
from depositary.reading.mentions.instruments import InstrumentMention

LEAGUE = "EFTA"
_TRADE = "trade"
#: Nobody's agreement on trade with the league: the league and its members deal with it otherwise.
_OTHERWISE = frozenset({"EU", "EEA", LEAGUE})
_PAIR = 2

Parties = tuple[str, ...]


def in_league(clause: Clause, arguments: Arguments, sides: Sides, context: Context, lexicon: Lexicon) -> Sides:
    """The sides with the league in the place of the member that publishes, or beside the other side that it names."""
    if context.home is None or context.home not in lexicon.members(LEAGUE):
        return sides
    found = tuple(_of_league(clause, arguments, each, context) for each in sides.agreements)
    return replace(sides, agreements=tuple(each for each in found if each))


def _of_league(clause: Clause, arguments: Arguments, parties: Parties, context: Context) -> Parties:
    home, mention = str(context.home), arguments.instrument
    if parties == (LEAGUE,) and clause.rule.stage is not Stage.JOINED:
        if mention is None or mention.reach != "bilateral" or mention.plural:
            return parties
        others = [code for code in context.topic if code not in {home, LEAGUE}]
        return tuple(sorted((LEAGUE, others[0]))) if home in context.topic and len(others) == 1 else ()
    if _is_told_of_league(arguments, parties, context):
        return tuple(sorted({LEAGUE, *parties} - {home}))
    if len(parties) != _PAIR or (home in _named(arguments) and not _bears_league(clause, mention)):
        return parties
    other = next(iter(set(parties) - {home, LEAGUE}), LEAGUE)
    if home in parties and other not in _OTHERWISE and _is_trade_of_league(clause, arguments, context):
        return tuple(sorted((LEAGUE, other)))
    apart = mention is not None and mention.subject not in {None, _TRADE}
    if LEAGUE in parties and apart and not _names_league(clause):
        return tuple(sorted((home, other)))  # "an agreement on police" after the league's on trade
    return parties


def _is_told_of_league(arguments: Arguments, parties: Parties, context: Context) -> bool:
    """ "EFTA and Kenya signed a treaty. For Norway the treaty takes effect in May": the latest told of this partner."""
    mention, home = arguments.instrument, str(context.home)
    if len(parties) != _PAIR or home not in parties or (mention is not None and not mention.points):
        return False
    if mention is not None and mention.named_parties:
        return False
    partner = next(code for code in parties if code != home)
    if partner in _OTHERWISE:
        return False
    latest = next(
        (k for k in reversed(context.discourse.known) if partner in k.parties and len(k.parties) == _PAIR), None
    )
    return latest is not None and LEAGUE in latest.parties


def _is_trade_of_league(clause: Clause, arguments: Arguments, context: Context) -> bool:
    """ "Under the auspices of EFTA, agreements were signed": the sentence names the league, or the title does."""
    mention = arguments.instrument
    subject = mention.subject if mention is not None else None
    if _names_league(clause):
        return subject in {None, _TRADE}
    bare = mention is None and clause.rule.stage is Stage.TALKS
    latest = context.discourse.bilateral()
    if bare and latest is not None and LEAGUE in latest.parties and context.discourse.number - latest.sentence <= 1:
        return True  # "EFTA and Peru concluded negotiations. Those with Kenya continue"
    return LEAGUE in context.titled and (subject == _TRADE or bare)


def _bears_league(clause: Clause, mention: InstrumentMention | None) -> bool:
    """ "signed EFTA free trade agreements with Chad": the league's, whoever of its members signs them."""
    if mention is None:
        return False
    return any(party.code == LEAGUE and mention.first <= at < mention.head for at, _, party in clause.view.parties)


def _names_league(clause: Clause) -> bool:
    return any(party.code == LEAGUE for _, _, party in clause.view.parties)


def _named(arguments: Arguments) -> Iterator[str]:
    """All that the clause itself names as doers or sides."""
    for listed in (arguments.subject, arguments.with_whom, arguments.between, arguments.listed):
        yield from listed.codes if listed is not None else ()
    if arguments.instrument is not None:
        yield from arguments.instrument.named_parties

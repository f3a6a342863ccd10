"""Sums: the money in an agreement text, whose it is, what for, for when, and which sum lies within which."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.edtf import bounds
from depositary.lexicon import Lexicon
from depositary.reading.quantities.amounts import AmountMention
from depositary.reading.texts.containments import linked
from depositary.reading.texts.desks import Desk
from depositary.reading.texts.figures import sums_of
from depositary.reading.texts.layouts import Sentence, Stretch
from depositary.reading.texts.periods import Period, Times, period_of, times_of
from depositary.reading.texts.purposes import purpose_of
from depositary.reading.texts.records import Share, Sum

#: A sum restated in brackets stands this near.
_BRACKET = 40


@dataclass(frozen=True, slots=True)
class _Setting:
    desk: Desk
    parties: frozenset[str]
    donor: str | None
    signed: str | None


def read_sums(desk: Desk, parties: frozenset[str], body: range, signed: str | None) -> tuple[list[Sum], list[Share]]:
    """The sums and the shares of output among the sentences of `body`, in text order.

    `signed` divides past from future. Money of others that the text only tells of is left out; the same sum in
    another currency stands with its sum.
    """
    setting = _Setting(desk, parties, _donor(parties, desk.lexicon), signed)
    sums: list[Sum] = []
    shares: list[Share] = []
    for position in body:
        sentence = desk.layout.sentences[position]
        for found in _findings(setting, sentence):
            if found.mention.amount.currency == "%GDP":
                shares.append(_share(setting, found))
            elif not _of_others(setting, found):
                sums.append(_sum(setting, found, sums))
    return linked(sums), shares


def _donor(parties: frozenset[str], lexicon: Lexicon) -> str | None:
    """The side that gives: of two, the one that is not the common receiver of a family of agreements; else None."""
    receivers = {family.common for family in lexicon.families.values()}
    others = sorted(parties - receivers)
    return others[0] if len(others) == 1 else None


def _giver(setting: _Setting, found: _Finding) -> str | None:
    """Who gives a sum: the donor, or else the side that its sentence names first before it."""
    if setting.donor is not None:
        return setting.donor
    named = setting.desk.index.mentions(setting.desk.layout.text, found.sentence.start, found.mention.start)
    return next((each.party for each in named if each.party in setting.parties), None)


@dataclass(frozen=True, slots=True)
class _Finding:
    """A sum with what its sentence says around it: up to where its words reach, and what came before it."""

    sentence: Sentence
    mention: AmountMention
    following: int
    before: AmountMention | None
    equivalent: str | None
    times: Times


def _findings(setting: _Setting, sentence: Sentence) -> list[_Finding]:
    desk = setting.desk
    mentions = sums_of(desk.layout.text, sentence.start, sentence.end, setting.donor, desk.drafting.language)
    own = [
        place
        for place in range(len(mentions))
        if not (place and _restates(setting, mentions[place - 1], mentions[place]))
    ]
    findings: list[_Finding] = []
    if not own:
        return findings
    times = times_of(desk.layout, desk.drafting, sentence, setting.signed)
    for order, place in enumerate(own):
        stop = own[order + 1] if order + 1 < len(own) else len(mentions)
        restated = mentions[place + 1 : stop]
        findings.append(
            _Finding(
                sentence,
                mentions[place],
                mentions[stop].start if stop < len(mentions) else sentence.end,
                mentions[place - 1] if place else None,
                restated[0].literal if restated else None,
                times,
            )
        )
    return findings


def _restates(setting: _Setting, before: AmountMention | None, mention: AmountMention) -> bool:
    """Whether a sum is the one before it in another currency: "SEK 5 billion in all (some EUR 0.4 billion)"."""
    if before is None or mention.conversion:
        return mention.conversion
    between = setting.desk.layout.text[before.end : mention.start]
    currencies = {before.amount.currency, mention.amount.currency}
    other = len(currencies) == 2 and "%GDP" not in currencies
    return other and "(" in between and ")" not in between and len(between) < _BRACKET


def _of_others(setting: _Setting, found: _Finding) -> bool:
    """Whether the sum is money of somebody else that the text only tells of."""
    sentence, mention = found.sentence, found.mention
    before = setting.desk.layout.low[sentence.start : mention.start]
    for rule in setting.desk.drafting.rules.get("others", ()):
        told = rule.pattern.search(before)
        if told is None:
            continue
        start = sentence.start + told.start()
        owners = setting.parties if setting.donor is None else {setting.donor}
        if _matches(setting, "on_behalf", setting.desk.layout.low[mention.end : mention.end + 60]) is not None:
            start, stop = mention.end, mention.end + 60
        else:
            stop = mention.start
        named = setting.desk.index.mentions(setting.desk.layout.text, start, stop)
        if rule.value == "elsewhere" or not any(each.party in owners for each in named):
            return True
    return False


def _container(setting: _Setting, found: _Finding, sums: list[Sum]) -> int | None:
    """The position of the sum that contains or repeats this one by the text's own words, or None."""
    if not sums:
        return None
    low = setting.desk.layout.low
    if found.before is not None:
        between = low[found.before.end : found.mention.start]
        bracketed = between.endswith("(") and found.before.amount.currency == found.mention.amount.currency
        kept = sums[-1].literal == setting.desk.layout.passage(found.before.start, found.before.end).quote
        if kept and (bracketed or _matches(setting, "part_of", between) is not None):
            return len(sums) - 1
    if _matches(setting, "repeat", low[found.sentence.start : found.mention.start]) is None:
        return None
    same = (found.mention.amount.currency, found.mention.amount.value)
    return next((place for place, each in enumerate(sums) if (each.currency, each.value) == same), None)


def _matches(setting: _Setting, name: str, words: str) -> str | None:
    """The value of the first rule of a field that takes the words ("" where it has none), or None."""
    for rule in setting.desk.drafting.rules.get(name, ()):
        if rule.pattern.search(words):
            return rule.value or ""
    return None


def _sum(setting: _Setting, found: _Finding, sums: list[Sum]) -> Sum:
    layout, mention, sentence = setting.desk.layout, found.mention, found.sentence
    period = _period(found)
    area, part = purpose_of(layout, setting.desk.drafting, sentence, mention.end, found.following)
    further = _matches(setting, "further", layout.low[max(sentence.start, mention.start - 20) : mention.end + 30])
    if sums and further is not None and (area, part) == ("financial", None) and _near(setting, sums[-1], sentence):
        area, part = sums[-1].area, sums[-1].part
    low = layout.low[sentence.start : found.following]
    return Sum(
        literal=layout.passage(mention.start, mention.end).quote,
        currency=mention.amount.currency,
        value=mention.amount.value,
        qualifier=mention.amount.qualifier or "exact",
        period=period.edtf,
        period_basis=period.basis,
        direction=_direction(setting, low, period),
        area=area,
        part=part,
        ladder=_matches(setting, "ladder", low),
        per_year=mention.per == "year",
        debtor=_giver(setting, found),
        passage=layout.passage(sentence.start, sentence.end),
        equivalent=found.equivalent,
        within=_container(setting, found, sums),
        suspect=mention.amount.suspect,
    )


def _near(setting: _Setting, earlier: Sum, sentence: Sentence) -> bool:
    """Whether an earlier sum stands in the paragraph of a sentence."""
    stretch = setting.desk.layout.paragraphs[sentence.paragraph]
    return earlier.passage.end > setting.desk.layout.passage(stretch.start, stretch.end).start


def _share(setting: _Setting, found: _Finding) -> Share:
    layout, mention, sentence = setting.desk.layout, found.mention, found.sentence
    period = _period(found)
    return Share(
        literal=layout.passage(mention.start, mention.end).quote,
        percent=mention.amount.value or 0.0,
        period=period.edtf,
        direction=_direction(setting, layout.low[sentence.start : found.following], period),
        passage=layout.passage(sentence.start, sentence.end),
    )


def _period(found: _Finding) -> Period:
    return period_of(found.times, Stretch(found.mention.start, found.mention.end), found.following)


def _direction(setting: _Setting, low: str, period: Period) -> str:
    """Past or future: by the period where it lies on one side of the signature, else by the tense."""
    if period.edtf and setting.signed and period.basis == "stated":
        latest, day = bounds(period.edtf).latest, bounds(setting.signed).latest
        if latest is not None and day is not None:
            return "future" if latest > day else "past"
    if period.basis == "inferred":
        return "past"
    if _matches(setting, "future", low) is not None:
        return "future"
    return "past" if _matches(setting, "past", low) is not None else "future"

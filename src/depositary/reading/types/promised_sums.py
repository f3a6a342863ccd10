"""Promised sums: who gives a sum to whom, for what, how firmly and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from depositary.core.codes import StatementType
from depositary.core.values import CommitmentValue
from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.dates import resolve
from depositary.reading.dates.mentions import Direction
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.quantities.amounts import AmountMention
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.actors import is_oblique
from depositary.reading.types.agreements import family_party
from depositary.reading.types.authors import publisher
from depositary.reading.types.obligors import (
    Obligor,
    agreement_obligors,
    helped,
    mentions_in,
    named_obligor,
)
from depositary.reading.types.own_givers import Givers, own_givers, owning_giver
from depositary.reading.types.own_receivers import own_receivers
from depositary.reading.types.promised_areas import areas_named

#: The mark of the sum itself among the words around it.
_HERE = "#"
_STRENGTHS = ("shall", "intends", "may", "welcomes")
_LADDER = ("allocated", "delivered", "announced", "committed")
_CLAUSE_BREAKS = re.compile(r"[;:]|\. |, (?:and|but|while|whereas) (?=[A-Z]{2,})|\b(?:while|whereas)\b")
_OFFICIAL = frozenset(
    {"government", "ministry", "president", "minister", "premier", "parliament", "cabinet", "side", "chancellor"}
)
#: Givers side by side before the giving words, each for itself.
_SIDE_BY_SIDE = re.compile(r"P+(?:, (?:the )?P+)*,? and (?:the )?P+,?(?: [a-z]+){0,3} $")
#: What tells by itself how firmly a sum is promised, and where the words behind it begin to tell of something else.
_MODAL = re.compile(
    r"\b(?:will|would|shall|must|may|might|could|intends?|plans?|(?:is|are) (?:ready )?to|promise[sd]?)\b"
)
_NEXT = re.compile(r",| and ")
_PURPOSE_REACH = 90
_PERIOD_REACH = 70
#: How far behind a colon the sum that it announces may stand.
_ANNOUNCING = 16
#: The frames that say that a sum is given, the firmest first.
_FRAMES = ("money_by", "money_relative", "money_gets", "money_verb", "money_passive", "money_noun")


@dataclass(frozen=True, slots=True)
class _Sum:
    """One sum with the words around it. Offsets of the sentence; `before` and `behind` are stretches of its sketch."""

    mention: AmountMention
    low: int
    high: int
    before: str
    behind: str
    since: int
    """Where the stretch before the sum starts."""
    words: str
    """The sketch of the whole sentence."""

    @property
    def around(self) -> str:
        """The words before and behind, the sum itself as one mark."""
        return f"{self.before}{_HERE}{self.behind[:_PURPOSE_REACH]}"


@dataclass(frozen=True, slots=True)
class _Gift:
    """How a sentence says that a sum is given: by which frame, and where the words that say so stand in it."""

    frame: str
    found: re.Match[str]
    entry: _Sum

    @property
    def verb(self) -> int:
        """The offset of the sentence at which the giving words start."""
        return self._place(self.found.start("verb"))

    def span(self, group: str) -> tuple[int, int] | None:
        """The offsets of a group in the sentence, where it took part."""
        if group not in self.found.re.groupindex or self.found[group] is None:
            return None
        low, high = self.found.span(group)
        return self._place(low), self._place(high)

    def _place(self, at: int) -> int:
        """The offset in the sentence of an offset in the words around the sum, where one mark stands for the sum."""
        entry = self.entry
        return entry.since + at if at <= len(entry.before) else entry.high + at - len(entry.before) - len(_HERE)


def read_sums(scene: Scene, frames: TypeFrames, words: str, amounts: Sequence[AmountMention]) -> Iterator[Draft]:
    """A commitment for each sum of a sentence that somebody gives, in text order."""
    said = [m for m in amounts if not m.conversion]
    before: tuple[_Sum, Obligor] | None = None
    for position in range(len(said)):
        entry = _around(scene, words, said, position)
        if frames.classes["money_total"].search(entry.around):
            yield from _total(scene, frames, entry)
            continue
        if frames.classes["asked_of"].search(entry.before):
            continue
        listed = _of_list(scene, frames, before, entry, words)
        obligors = listed or list(_obligors(scene, frames, entry))
        for obligor in obligors:
            before = entry, obligor
            yield _draft(scene, frames, entry, obligor)


def _total(scene: Scene, frames: TypeFrames, entry: _Sum) -> Iterator[Draft]:
    """What the agreements of a report come to together, for the side that they have in common."""
    gets = family_party(scene)
    if gets is not None:
        yield _draft(scene, frames, entry, Obligor((), (gets,)))


def _obligors(scene: Scene, frames: TypeFrames, entry: _Sum) -> Iterator[Obligor]:
    """Who gives a sum: of several side by side, to whom one party gets from all, each for itself."""
    gift = _gift(frames, entry, publisher(scene) is not None) or _bare(scene, frames, entry)
    obligor = _giver(scene, frames, entry, gift) if gift is not None else None
    if gift is None or obligor is None:
        return
    if publisher(scene) is not None:
        yield obligor
        return
    gets = family_party(scene)
    beside = _SIDE_BY_SIDE.search(entry.before, 0, max(0, gift.verb - entry.since))
    if gift.frame == "money_verb" and beside is not None:
        givers = mentions_in(scene, entry.since + beside.start(), entry.since + beside.end())
        if gets and gets in obligor.creditor:
            yield from (Obligor((m.code,), (gets,)) for m in givers if m.code != gets)
            return
        obligor = (len(givers) > 1 and named_obligor(scene, givers, entry.high)) or obligor
    yield obligor


def _of_list(
    scene: Scene, frames: TypeFrames, before: tuple[_Sum, Obligor] | None, entry: _Sum, words: str
) -> list[Obligor]:
    """Whose a sum is that goes on with the list which the one before it opens: "M this year, a further M from the
    fund", or, with another giver's name, "Peru's text promises M, Chile's M"."""
    if before is None or frames.classes["money_not"].search(entry.around):
        return []
    for name in ("money_and", "money_next"):
        joined = frames.classes[name].match(words, before[0].high, entry.low)
        if joined is None or joined.end() != entry.low:
            continue
        if publisher(scene) is not None:
            return _of_own_list(scene, frames, before[1], entry, joined)
        if name == "money_and":
            return [before[1]]
        other = named_obligor(scene, mentions_in(scene, *joined.span("next"))[:1], entry.high)
        return [other] if other is not None else []
    return []


def _of_own_list(
    scene: Scene, frames: TypeFrames, before: Obligor, entry: _Sum, joined: re.Match[str]
) -> list[Obligor]:
    """Whose the next sum of a list is in a government's own text: it goes where the one before goes, or elsewhere."""
    named = mentions_in(scene, *joined.span("next"))[:1] if "next" in joined.re.groupindex else []
    givers = Givers(tuple(m.code for m in named) or before.debtor, entry.low, entry.low)
    gets = own_receivers(scene, frames, entry.words, givers, (entry.low, entry.high))
    return [] if gets is None else [Obligor(givers.codes, tuple(sorted(gets or before.creditor)))]


def _around(scene: Scene, words: str, said: Sequence[AmountMention], position: int) -> _Sum:
    mention = said[position]
    low, high = mention.start - scene.view.start, mention.end - scene.view.start
    breaks = [m.start() for m in _CLAUSE_BREAKS.finditer(words, 0, low)]
    if breaks and _announces(words, breaks[-1], low):
        words = f"{words[: breaks[-1]]},{words[breaks.pop() + 1 :]}"
    ended = _CLAUSE_BREAKS.match(words, breaks[-1]) if breaks else None
    since = ended.end() if ended else 0
    until = said[position + 1].start - scene.view.start if position + 1 < len(said) else len(words)
    ends = [m.start() for m in _CLAUSE_BREAKS.finditer(words, high, until)]
    behind = words[high : ends[0] if ends else until]
    return _Sum(mention, low, high, words[since:low], behind, since, words)


def _announces(words: str, mark: int, low: int) -> bool:
    """Whether a colon announces the sum that stands right behind it: "Peru pays for it: two million"."""
    return words[mark] == ":" and low - mark <= _ANNOUNCING


def _gift(frames: TypeFrames, entry: _Sum, own_text: bool) -> _Gift | None:
    """The frame by which a sum is given, or None: a price, a statistic, what was given long ago.

    A government's own text (`own_text`) is full of funds and programmes; there a noun alone gives nothing.
    """
    around = entry.around
    if frames.classes["money_not"].search(around.partition(", which")[0]):
        return None
    acts = frames.classes["money_act"]
    for frame in _FRAMES:
        found = frames.classes[frame].search(around)
        if found is not None and not (own_text and frame == "money_noun" and not acts.search(around)):
            return _Gift(frame, found, entry)
    return None


def _bare(scene: Scene, frames: TypeFrames, entry: _Sum) -> _Gift | None:
    """In a report on what a party is promised every sum is given, whatever the words, that is no price or statistic."""
    around = entry.around
    if family_party(scene) is None or publisher(scene) is not None or frames.classes["money_not"].search(around):
        return None
    found = frames.classes["money_any"].search(around)
    return _Gift("money_any", found, entry) if found is not None else None


def _giver(scene: Scene, frames: TypeFrames, entry: _Sum, gift: _Gift) -> Obligor | None:
    """Who gives it: the agent, else the nearest party before the giving words that is no place or recipient."""
    if gift.frame == "money_gets":
        return _giver_of_what_is_got(scene, gift)
    agent = gift.span("by")
    if publisher(scene) is not None:
        return _own_giver(scene, frames, entry, gift)
    if agent is not None:
        return named_obligor(scene, mentions_in(scene, *agent), entry.high)
    end = min(gift.verb, entry.low)
    before = [m for m in mentions_in(scene, entry.since, end) if not is_oblique(scene, m)]
    among = [code for code in helped(scene) if code in {m.code for m in before} and len(before) > 1]
    gets = family_party(scene) or next(iter(among), scene.context.discourse.hub)
    named = [m for m in before if m.kind is not MentionKind.ADJECTIVE or _is_official(scene, m)] or before
    named = [m for m in named if m.code != gets] or [m for m in named if m.code != family_party(scene)]
    if named:
        return named_obligor(scene, named[-1:], end)
    found = agreement_obligors(scene, entry.mention.start, entry.mention.end)
    return found[0] if len(found) == 1 else None


def _own_giver(scene: Scene, frames: TypeFrames, entry: _Sum, gift: _Gift) -> Obligor | None:
    """Who gives it to whom in a government's own text."""
    agent, home = gift.span("by"), publisher(scene)
    givers: Givers | None
    if agent is not None:
        givers = Givers(tuple(sorted({m.code for m in mentions_in(scene, *agent)})), *agent)
    elif home is not None and (source := frames.classes["own_source"].match(entry.words, entry.high)) is not None:
        who = mentions_in(scene, *source.span("who"))
        givers = Givers((who[0].code if who else home,), entry.since, min(gift.verb, entry.low))
    else:
        words = entry.words[: entry.low]
        givers = owning_giver(scene, frames, words, entry.behind) or own_givers(scene, frames, words)
    return _own_obligor(scene, frames, entry, givers) if givers is not None and givers.codes else None


def _own_obligor(scene: Scene, frames: TypeFrames, entry: _Sum, givers: Givers) -> Obligor | None:
    """The obligor of those who give a sum in a government's own text, where somebody gets it or several give it."""
    gets = own_receivers(scene, frames, entry.words, givers, (entry.low, entry.high))
    home = publisher(scene)
    if gets == () and home in givers.codes:
        others = tuple(code for code in givers.codes if code != home)
        alone = replace(givers, codes=(str(home),))
        if frames.classes["own_paper"].search(entry.around):
            gets = others  # "USAID and the Government of Senegal signed a # assistance agreement"
        elif others and givers.high <= entry.low:
            found = own_receivers(scene, frames, entry.words, alone, (entry.low, entry.high)) or ()
            gets = tuple(code for code in found if code in others)
        givers = alone if gets else givers
    joint = gets is not None and len(givers.codes) > 1 and home in givers.codes
    return Obligor(givers.codes, tuple(sorted(gets or ()))) if gets or joint else None


def _giver_of_what_is_got(scene: Scene, gift: _Gift) -> Obligor | None:
    """Who gives what somebody "will receive": who it comes from, else the other side of the pair spoken of."""
    who, source = gift.span("who"), gift.span("from")
    got = [m.code for m in mentions_in(scene, *who)] if who else []
    if not got:
        return None
    given = [m.code for m in mentions_in(scene, *source)][:1] if source else []
    pairs = [known.parties for known in reversed(scene.context.discourse.known)] + [scene.context.topic]
    given = given or [code for pair in pairs if len(pair) == 2 and got[-1] in pair for code in pair if code != got[-1]]
    return Obligor((given[0],), (got[-1],)) if given else None


def _is_official(scene: Scene, mention: PartyMention) -> bool:
    """Whether an adjective stands before a government: "the Irish government"."""
    after = next(after for _, after, m in scene.view.parties if m is mention)
    return not _OFFICIAL.isdisjoint(token.lower for token in scene.view.tokens[after : after + 3])


def _draft(scene: Scene, frames: TypeFrames, entry: _Sum, obligor: Obligor) -> Draft:
    around = entry.around
    area, part = _area(scene, frames, entry)
    value = CommitmentValue(
        debtor=obligor.debtor,
        creditor=obligor.creditor,
        area=area,
        strength=_strength(frames, entry),
        subarea=part,
        amount=entry.mention.amount,
        period=_period(scene, entry),
        ladder=next((rung for rung in _LADDER if frames.classes[f"ladder_{rung}"].search(around)), "pledged"),
    )
    return Draft(StatementType.COMMITMENT, obligor.parties, value, "sum")


def _strength(frames: TypeFrames, entry: _Sum) -> str:
    """How firmly it is promised: by the words before the sum and those behind it in the same breath."""
    tail = entry.before.rpartition(", ")[2]
    before = tail if _MODAL.search(tail) else entry.before
    around = f"{before} M {_NEXT.split(entry.behind[:40])[0]}"
    return next((name for name in _STRENGTHS if frames.classes[f"strength_{name}"].search(around)), "will")


def _area(scene: Scene, frames: TypeFrames, entry: _Sum) -> tuple[str, str | None]:
    """What the sum is for: military, humanitarian and budget help is financial; other purposes have their own area."""
    text = scene.view.low
    purpose = text[entry.high : entry.high + min(len(entry.behind), _PURPOSE_REACH)]
    whole = text[entry.since : entry.low] + purpose
    if frames.classes["money_goods"].search(text[entry.since : entry.low]):
        return "military_equipment", None
    for part in ("military", "humanitarian", "budget", "energy"):
        if part == "energy" and publisher(scene):
            continue  # a government's own fact sheets give sums for projects, not for budgets
        if frames.classes[f"money_{part}"].search(purpose):
            return "financial", part
    if frames.classes["money_recovery"].search(purpose):
        return "reconstruction", None
    for part in ("military", "humanitarian", "budget"):
        if frames.classes[f"money_{part}"].search(whole):
            return "financial", part
    if frames.classes["money_package"].search(whole) and family_party(scene) and publisher(scene) is None:
        return "military_equipment", None
    if publisher(scene):
        named = [area for area, _ in areas_named(frames, purpose, scene.lexicon.language)]
        if named:
            return named[0], None
    return "financial", None


def _period(scene: Scene, entry: _Sum) -> str | None:
    """The time that the sentence gives for the sum, as EDTF: the first date behind it, else the one before it."""
    low = entry.mention.start
    high = entry.mention.end + min(len(entry.behind), _PERIOD_REACH)
    since = max(scene.view.start + entry.since, low - _PERIOD_REACH)
    inside = [d for _, _, d in scene.view.dates if since <= d.start < high]
    behind = [d for d in inside if d.start >= low]
    chosen = behind[:1] or inside[-1:]
    if not chosen:
        return None
    period = resolve(chosen[0], scene.published, Direction.FUTURE, scene.view.anchor(chosen[0])).edtf
    return None if period == scene.published else period  # the day of the announcement is none of the sum

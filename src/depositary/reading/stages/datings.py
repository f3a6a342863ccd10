"""Datings: which of a sentence's dates belongs to a predicate, resolved against the document's own date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR

from depositary.core.codes import FORWARD, DateBasis, Framing, Stage
from depositary.core.edtf import ends_before
from depositary.core.statements import StatedDate
from depositary.reading.clauses.counted_doers import is_counted
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.replaced import is_year_of_replaced
from depositary.reading.clauses.schedules import NOT_UNTIL
from depositary.reading.dates import resolve, resolve_nearest
from depositary.reading.dates.mentions import DateMention, Direction
from depositary.reading.stages.cut_off_dates import is_cut_off, is_in_aside
from depositary.reading.stages.dates_of_aims import first_of, is_of_aim, is_of_main_verb, is_over
from depositary.reading.stages.other_verbs import is_of_other_verb
from depositary.reading.stages.owned_dates import grouped_date, lists_of, own_date, paired_date, set_off_dates
from depositary.reading.stages.records import StageReading

#: No date stands further from its verb; without a bound a hostile sentence costs the square of its length.
_DATE_REACH = 120
#: A date before its verb counts as so many words further away than one behind it.
_BEFORE = 6
#: "those with Peru", "a day after Chile", "the latest being Kenya" repeat a stage and have no verb whose date could
#: stand before it.
_VERBLESS = frozenset({"after", "before", "behind", "being", "the", "with"})
_SAYING_REACH = 4
#: What makes a paper: the day of the paper is that of the stage.
_MADE = frozenset({Stage.SIGNED, Stage.AGREED})
#: Behind a date and a comma these tell what came before it: "signed on 4 May, after a year of talks".
_FOLLOWED = frozenset({"after", "following"})
#: Of these, and not of a paper, a day tells when something is done: "at its meeting of 4 May".
_MOMENTS = frozenset({
    "afternoon", "decision", "evening", "letter", "letters", "meeting", "morning", "night", "notes", "referendum",
    "session", "sitting", "vote",
})  # fmt: skip
_JOINTS = frozenset({"and", "but", "while", "yet"})
_MAIN = frozenset({Voice.ACTIVE, Voice.PASSIVE})
#: A date so close behind another verb is its own, when the next verb follows as closely.
_OWN_REACH = 10
_TURN_REACH = 4
#: So many words may stand between "that" and its verb: "that Peru and Chile signed".
_RELATIVE_REACH = 6
_SPANNED = frozenset({DateBasis.RELATIVE_TO_EVENT, DateBasis.RELATIVE_TO_PUBLICATION})
#: Times that the words or the day of publication place.
_PLACED = frozenset({DateBasis.STATED, DateBasis.RELATIVE_TO_PUBLICATION})
#: The length of a day as EDTF.
_DAY = 10
_PERIODS = frozenset({"period", "programme", "cycle", "generation", "years"})
#: Papers of one side, which bear the day of their own making.
_ORDERS = frozenset({"decree", "law", "mandate", "mandates", "motion", "ordinance", "resolution", "strategy"})
#: Before "since" these tell that there was none for so long.
_RARE = frozenset({"first", "only"})
_RARE_REACH = 7
#: Behind a paper, and before the day on which it was made: "the Protocol of Amendment of 4 May".
_AMENDING = "amendment"
#: With these open the verb groups of past plans ("was supposed to sign"), and end the cues of nouns they carry.
_PAST_PLANS = (["was"], ["were"], ["had"])
_PAST_CARRIERS = ("(was)", "(were)", "(had)")
#: So close ahead of its day stands who was told: "told reporters in Lima on"; and what then begins what is said.
_TELLING_REACH = 4
_BEGINNINGS = frozenset({"both", "he", "his", "it", "its", "she", "the", "their", "they", "we"})
#: By when something is to be reached.
_DEADLINES = frozenset({"before", "by"})
#: Stages that last: "since" tells from when on.
_GOING_ON = frozenset({Stage.IN_FORCE, Stage.TALKS, Stage.SUSPENDED})


def date_of(reading: StageReading, others: Sequence[Predicate], published: str | None) -> StatedDate | None:
    """The date of a stage, or None when its clause names none. `others` are the predicates of the whole sentence."""
    clause = reading.clause
    owned = set_off_dates(reading)
    nearest = own_date(reading, owned) or grouped_date(reading) or paired_date(reading)
    nearest = nearest or _nearest(reading, others, owned, int(published[:4]) if published else None)
    mention = reading.date if reading.listed else nearest
    if mention is None:
        performed = clause.predicate.present and clause.rule.framing == Framing.HAPPENED and published is not None
        return StatedDate(published, clause.word(clause.predicate.head), DateBasis.DOCUMENT_DATE) if performed else None
    if (clause.predicate.cue == "ongoing" and mention.bound != "since") or _is_first_since(reading, mention):
        return None  # "in May they will discuss the ongoing negotiations", "the first such pact since 2013"
    since = reading.stage is Stage.IN_FORCE or (reading.stage is Stage.JOINED and bool(reading.rule.phrase))
    if (since and mention.bound == "since") or clause.predicate.cue == NOT_UNTIL:
        mention = replace(mention, bound=None)  # in force since a day, not signed until a day: it was so on that day
    over = is_over(clause, mention)
    if published is not None and not over and is_of_main_verb(clause, mention, published):
        return None  # "began talks in 2019 to revise the pact": the year in which they began
    forward = (clause.predicate.framing in FORWARD or _is_put_off(clause, mention)) and not over
    direction = Direction.FUTURE if forward else Direction.PAST
    anchor = clause.view.anchor(mention)
    planned_then = forward and _was_planned(clause)
    stated = (
        resolve_nearest(mention, published, anchor) if planned_then else resolve(mention, published, direction, anchor)
    )
    if forward and not planned_then and published is not None and _was_before(reading, stated, published):
        return None  # "before the summer", said in the midst of it; "signed on 4 May 2023 a pact that both must ratify"
    if _is_done(reading) and published is not None and _comes_later(clause, mention, stated, published):
        return None
    return _within_year(stated, published) if mention.bound == "since" and _is_done(reading) else stated


def _is_put_off(clause: Clause, mention: DateMention) -> bool:
    """ "will not sign before July": what is denied of a time to come."""
    return (
        mention.bound is not None
        and clause.predicate.framing is Framing.DENIED
        and (clause.predicate.cue in clause.words.clauses.first_modals)
    )


def _was_planned(clause: Clause) -> bool:
    """ "was to be signed in May", "the signing had been planned for May": a plan for a day that may be over."""
    group = clause.lower(clause.predicate.first, clause.predicate.head)
    carried = clause.predicate.cue.endswith(_PAST_CARRIERS)
    carried = carried or (clause.rule.framing == Framing.PLANNED and group[:1] in _PAST_PLANS)
    return carried or (group[:1] in _PAST_PLANS and "to" in group)


def _is_done(reading: StageReading) -> bool:
    """Whether it was done at some instant, and does not go on: signed, not negotiated."""
    return reading.framing is Framing.HAPPENED and reading.stage not in _GOING_ON


def _was_before(reading: StageReading, stated: StatedDate, published: str) -> bool:
    """Whether a time ended before the day of publication, so that nothing planned then is for it.

    "Will be applied from 1 January", said some days later, is; "could be signed in 2018" tells that it was.
    """
    kept = reading.stage is Stage.IN_FORCE or reading.framing is not Framing.PLANNED
    if stated.basis not in _PLACED or (kept and stated.basis is DateBasis.STATED):
        return False
    return ends_before(stated.edtf, published)


def _comes_later(clause: Clause, mention: DateMention, stated: StatedDate, published: str) -> bool:
    """ "signed a week later": a day told by a span that the words do not give, or a coming day behind an aim."""
    day = stated.edtf or ""
    spanned = stated.basis in _SPANNED and len(day) == len(published) == _DAY
    return (spanned and day > published) or is_of_aim(clause, mention, published)


def _is_first_since(reading: StageReading, mention: DateMention) -> bool:
    """ "the first such agreement since 2013": since when there was none."""
    if mention.bound != "since":
        return False
    clause = reading.clause
    at = first_of(clause, mention)
    return not _RARE.isdisjoint(clause.lower(at - _RARE_REACH, at))


def _within_year(stated: StatedDate, published: str | None) -> StatedDate:
    """ "have signed since January": at some time of this year."""
    year = published[:4] if published else ""
    return replace(stated, edtf=year) if year and stated.edtf == f"{year}-01/.." else stated


def _nearest(
    reading: StageReading, others: Sequence[Predicate], owned: Mapping[int, str], year: int | None
) -> DateMention | None:
    """The date that stands next to a predicate and belongs to nothing else; `owned` are those of other parties.

    "By signing it, Peru adds to the 2030 Agenda": a year beyond that of publication is none in which a thing was done.
    """
    clause = reading.clause
    latest = year if year is not None and _is_done(reading) else MAXYEAR
    several = reading.arguments.listed is not None or is_counted(clause)
    told = several and not clause.words.verbs.have.isdisjoint(
        clause.lower(clause.predicate.first, clause.predicate.last)
    )
    listed = frozenset(at for each in lists_of(reading) for at in range(each.first, each.after))
    others = sorted(others, key=_head_of)
    best: tuple[int, DateMention] | None = None
    low = bisect_left(clause.view.dates, clause.predicate.first - _DATE_REACH, key=_place)
    high = bisect_left(clause.view.dates, clause.predicate.last + _DATE_REACH, key=_place)
    for first, after, mention in clause.view.dates[low:high]:
        if first in owned or (told and _is_saying(clause, first)) or first < _singled_out_at(reading):
            continue
        if (_is_window(clause, mention) and high - low > 1) or (mention.first.year or 0) > latest:
            continue
        distance = _distance(clause, others, (first, after), listed)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, mention)
    return best[1] if best else None


def _is_window(clause: Clause, mention: DateMention) -> bool:
    """ "on Tuesday became the seventh to sign this year": the year within which those who signed are counted."""
    return clause.predicate.cue == "ranked" and mention.literal.lower().startswith("this ")


def _head_of(predicate: Predicate) -> int:
    return predicate.head


def _place(entry: tuple[int, int, DateMention]) -> int:
    return entry[0]


def _singled_out_at(reading: StageReading) -> int:
    """Where the latest of those counted are named, whose own date stands behind them: ", most recently Peru in May"."""
    listed, clause = reading.arguments.listed, reading.clause
    words = clause.words.partners
    return listed.first if listed is not None and clause.word(listed.first - 1) in words.latest | words.of_them else 0


def _is_saying(clause: Clause, first: int) -> bool:
    """ "Ten countries have signed, she said on Monday": the day of saying is not that on which all of them did it."""
    return not clause.words.dates.saying.isdisjoint(clause.lower(first - _SAYING_REACH, first))


def _distance(clause: Clause, others: Sequence[Predicate], span: tuple[int, int], listed: frozenset[int]) -> int | None:
    """How far a date stands from a predicate, or None where it belongs to something else.

    `others` stand in text order; `listed` are the tokens of the reading's lists of parties, which hand no date to
    anything else.
    """
    predicate, (first, after) = clause.predicate, span
    if predicate.cue not in _VERBLESS and is_of_other_verb(clause, span):
        return None
    if first >= predicate.last:
        between, gap = range(predicate.last, first), first - predicate.last
    elif predicate.cue in _VERBLESS or _is_of_governor(clause, first):
        return None
    elif after <= predicate.head:
        between = range(after, predicate.first)
        gap = max(0, predicate.first - after) + _BEFORE
    else:
        return 0
    low = bisect_left(others, between.start, key=_head_of)
    apart = others[low : bisect_left(others, between.stop, low, key=_head_of)]
    if not all(_shares_date(clause, other) for other in apart if other is not predicate) or is_cut_off(
        clause, [at for at in between if at not in listed], span
    ):
        return None
    if after <= predicate.head and _belongs_before(clause, others, span):
        return None
    if (
        _is_year_of(clause, span)
        or _is_day_of_paper(clause, span)
        or _is_period(clause, first)
        or _is_of_saying(clause, between)
        or _is_of_telling(clause, span)
        or is_in_aside(clause, span)
        or _is_of_goal(clause, between, span)
    ):
        return None
    return gap


def _shares_date(clause: Clause, other: Predicate) -> bool:
    """ "was signed and sealed on 4 May": a verb that "and" joins at once has the day of the one before it.

    "On 1 April the pact signed by Peru entered into force": a day ahead is none of the participle's behind it.
    """
    if other.voice is Voice.REDUCED and other.last <= clause.predicate.first:
        return True
    joint = clause.predicate.last
    return other.head == joint + 1 and clause.word(joint) == "and" and other.voice is clause.predicate.voice


def _is_of_governor(clause: Clause, first: int) -> bool:
    """ "agreed on Tuesday to sign the pact": the day of agreeing."""
    predicate = clause.predicate
    governor, _, to = predicate.cue.partition(" ")
    return to == "to" and governor not in clause.words.verbs.be and predicate.first <= first < predicate.head


def _belongs_before(clause: Clause, others: Sequence[Predicate], span: tuple[int, int]) -> bool:
    """ "was approved on 2 May and has been signed", ", approved on 2 May, was signed": the date of a verb before it."""
    first, after = span
    gap = clause.predicate.first - after
    opening = others[0] if others else clause.predicate
    apart = opening.voice is Voice.FRONTED and opening is not clause.predicate and clause.word(after) == ","
    if apart and 0 <= first - opening.last <= _OWN_REACH and "," not in clause.lower(opening.last, first):
        return True  # "Approved on 2 May, the pact signed in Lima"
    verbal = (o for o in others if o is not clause.predicate and o.last <= first and o.voice is not Voice.NOMINAL)
    near = [o for o in verbal if first - o.last <= _OWN_REACH and "," not in clause.lower(o.last, first)]
    if clause.predicate.voice in _MAIN and any(_is_attributive(clause, o) for o in near):
        return True  # "The pact signed in 2019 was ratified", "the pact that they signed in 2019 was ratified"
    if gap == 1 and clause.word(after) == "," and _is_aside(clause, first):
        return True
    turns = clause.word(after) in _JOINTS and gap <= _TURN_REACH
    turns = turns or (
        clause.word(after) == "," and ((gap == 1 and clause.is_passive) or clause.word(after + 1) in _FOLLOWED)
    )
    denied = clause.predicate.framing is Framing.DENIED
    if denied and clause.word(after) == "," and clause.word(after + 1) in _JOINTS:
        return gap <= _TURN_REACH  # "was signed in 2007, but never ratified"
    return turns and (denied or bool(near))  # "closed the border in 1993 and has not ratified the protocols"


def _is_aside(clause: Clause, first: int) -> bool:
    """ "The pact, drafted in 2019, was ratified": whether a date stands in an aside with a verb of its own."""
    for at in range(first - 1, max(0, first - _OWN_REACH), -1):
        if clause.word(at) == ",":
            opener = clause.word(at + 1)
            return opener in clause.words.clauses.relatives or (opener.endswith("ed") and at + 1 < first)
    return False


def _is_attributive(clause: Clause, other: Predicate) -> bool:
    """Whether a verb tells which paper is meant: a participle behind it, or one in a relative clause."""
    if other.voice is Voice.REDUCED:
        return True
    before = clause.lower(max(0, other.first - _RELATIVE_REACH), other.first)
    return not clause.words.clauses.relatives.isdisjoint(before)


def _is_of_saying(clause: Clause, between: range) -> bool:
    """ "have joined, the minister said on Tuesday": the day of saying, before which what is perfect was done."""
    if clause.predicate.cue not in clause.words.clauses.perfects or between.start < clause.predicate.last:
        return False
    said = clause.lower(between.start, between.stop)
    return "," in said and not clause.words.dates.tellings.isdisjoint(said[said.index(",") :])


def _is_of_telling(clause: Clause, span: tuple[int, int]) -> bool:
    """ "said on Tuesday it would sign", "told reporters on Tuesday Peru would": the day of saying, behind which what is
    said begins without "that"; what is announced is often done by it."""
    first, after = span
    if after > clause.predicate.first or clause.predicate.voice is Voice.NOMINAL:
        return False
    lead = clause.lead_of_date(first)
    before = clause.lower(max(0, lead - _TELLING_REACH), lead)
    told = clause.words.dates.saying.intersection(before)
    if clause.predicate.framing not in FORWARD:
        told -= {"announced"}
    begins = after in clause.view.party_at or clause.word(after) in _BEGINNINGS
    return bool(told) and begins and "," not in before


def _is_of_goal(clause: Clause, between: range, span: tuple[int, int]) -> bool:
    """ "signed a memorandum to phase out coal by 2040": by when that is to be reached for which it was signed."""
    done = clause.predicate.framing is Framing.HAPPENED and between.start >= clause.predicate.last
    return done and clause.word(span[0]) in _DEADLINES and "to" in clause.lower(between.start, between.stop)


def _is_period(clause: Clause, first: int) -> bool:
    """ "the programme period (2007-2013)", "extended to 2029", "suspended until May": how long something runs."""
    if clause.rule.stage is Stage.CHANGED and clause.word(first - 1) in {"through", "to"}:
        return True
    if clause.predicate.framing is Framing.HAPPENED and clause.word(first - 1) == "for":
        return True  # "a strategy for 2017-2020 was shown and an agreement signed"
    if clause.rule.stage is Stage.SUSPENDED and clause.predicate.last <= first and clause.word(first) == "until":
        return True
    if clause.word(first - 1) == "of" and clause.word(first - 2) in _ORDERS:
        return True  # "the terms set in the mandate of 8 October"
    if clause.lower(first - 2, first) in (["compared", "to"], ["compared", "with"]):
        return True  # "less gas compared to 1990"
    return clause.word(first - 1) in _PERIODS or (clause.word(first - 1) == "(" and clause.word(first - 2) in _PERIODS)


def _is_year_of(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether the date is a bare year that tells an instrument from others: "the agreement of 1980", "a 1980 pact".

    "Signed a 1980 pact" tells when it was made.
    """
    first, after = span
    if is_year_of_replaced(clause, after - 1):
        return True
    if after - first != 1 or not clause.word(first).isdigit():
        return False
    told = clause.rule.stage not in _MADE and any(each.first <= first < each.head for each in clause.instruments)
    return told or clause.word(first - 1) == "of"


def _is_day_of_paper(clause: Clause, span: tuple[int, int]) -> bool:
    """ "suspended the agreement on visas of 21 September 2009": the day on which the agreement was made."""
    first = span[0]
    if clause.rule.stage in _MADE or clause.word(first - 1) != "of" or clause.word(first - 2) in _MOMENTS:
        return False
    if first < clause.predicate.first:
        bears = any(each.head_end == first - 1 for each in clause.instruments)
        return bears or clause.word(first - 2) == _AMENDING
    return any(clause.predicate.last <= each.head < first for each in clause.instruments)

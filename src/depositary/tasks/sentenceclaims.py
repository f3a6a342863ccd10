"""Pasted sentences as claims: what number a sentence claims, of whom, how, and as of when.

The reader of documents reads a number only where the report around it shows what is counted. Whoever pastes one
sentence says by doing so that it claims a number; here the sentence alone decides which, and the family is the one that
is named, else the one whose words it holds, else the largest that the register keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from depositary.core.codes import Stage
from depositary.core.edtf import bounds
from depositary.core.errors import UsageError
from depositary.lexicon import Lexicon
from depositary.lexicon.families import Family
from depositary.reading.dates import DateMention, Direction, find_dates, resolve
from depositary.reading.quantities.numbers import NumberMention
from depositary.register.partynames import named_parties
from depositary.register.verdicts import Claim
from depositary.register.wordings import Base, NamedParty, counted_noun, group_named, names_unknown_states, read_wording
from depositary.register.worlds import is_country, is_open
from depositary.tasks.sentencenames import all_of_them, excepted, nobody_of_group, not_yet, only_ones
from depositary.tasks.sentenceshares import ShareMention, find_shares
from depositary.tasks.sentencewords import counting_numbers, ends_range, stage_near, subject_named, words
from depositary.tasks.unkept import is_of_a_pair

#: Longer texts, in characters, are reports: they are to be ingested.
LONGEST = 5_000
_SENTENCE = re.compile(r"(?<=[a-z)\d\u2019\"][.!?]) +(?=[A-Z0-9\u201c\"])")
_PERFECT = re.compile(r"(?<!\w)(?:has|have|had|now|already|so far|to date)(?!\w)")
#: Behind these words stands the day of the telling: "the ministry said on Friday".
_SAID = re.compile(r"(?<!\w)(?:said|says|told|announced|wrote|added|reported|according)(?!\w)[^,;]*$")
#: Having an agreement is the stage by which its family is counted.
_HAS_WITH = re.compile(r"(?<!\w)(?:has|have|had) [\w ,-]{0,40}(?:agreements|accords|pacts|deals|treaties) with(?!\w)")
#: Kinds of a number that is meant to be neither more nor less.
_EXACT = frozenset({"exact", "closed_list"})
#: Behind these words, with names alone between, stand those who came earlier: "the ninth, after Chile and Peru".
_EARLIER = re.compile(r"(?<!\w)(?:after|before|ahead of)(?:,? (?:and|the|[A-Z]\S*))* $")
#: What stands between "all" and the bare name of a group.
_OF_GROUP = re.compile(r" (?:of )?(?:the )?")
#: What stands between the bare name of a group and "all".
_GROUP_HAVE = re.compile(r" (?:have|has|had|are|were) ")
#: Names that make a list.
_SEVERAL = 2
#: A place of a sentence that tells a number or a share.
Mention = NumberMention | ShareMention
#: Forms of a date that counts from the day of the telling.
_NEAR_DAYS = frozenset({"weekday", "relative"})
#: Forms of a date that names a day, month or year by itself.
_ABSOLUTE = frozenset({"day", "month", "year", "season", "quarter", "half", "range"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the day on which it was said (EDTF), the family that the asker names, and the size of each."""

    said_at: str | None = None
    family: str | None = None
    sizes: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with those whom it names: all of them (`named`), and those named for themselves (`parties`)."""

    text: str
    named: tuple[NamedParty, ...]
    parties: tuple[NamedParty, ...]
    dates: tuple[DateMention, ...]
    family: Family
    said_at: str | None


def read_claims(text: str, lexicon: Lexicon, question: Question) -> list[Claim]:
    """The claims of a text in its order; empty when it claims no number of a family that the lexicon knows.

    Raises `UsageError` for a text that is longer than any sentence or two.
    """
    if len(text) > LONGEST:
        raise UsageError(
            f"a claim of {len(text):,} characters; paste the sentence alone, at most {LONGEST:,} characters"
        )
    found: list[Claim] = []
    for part in _SENTENCE.split(" ".join(text.split())):
        parties = named_parties(part, lexicon)
        family = _family(part, parties, lexicon, question)
        if family is not None:
            dates = tuple(find_dates(part, 0, len(part)))
            sentence = _Sentence(
                part, tuple(parties), _partners(part, parties, family, lexicon), dates, family, question.said_at
            )
            found += _claims(sentence, lexicon)
    return found


def _family(text: str, parties: Sequence[NamedParty], lexicon: Lexicon, question: Question) -> Family | None:
    if question.family is not None:
        return lexicon.families[question.family]
    if is_of_a_pair(text, parties, lexicon):
        return None
    cued = [
        (max(len(cue) for cue in family.cues if cue in text), family)
        for family in lexicon.families.values()
        if any(cue in text for cue in family.cues)
    ]
    if cued:
        return max(cued, key=lambda found: (found[0], found[1].code))[1]
    if subject_named(text) is not None:
        return None
    named = {party.code for party in parties}
    sizes = question.sizes or {}
    joined = stage_near(text, 0) is Stage.JOINED and "declaration" in text.casefold()
    fitting = [family for family in lexicon.families.values() if is_open(family) is joined or not joined]
    ranked = sorted(fitting, key=lambda f: (f.common not in named, -sizes.get(f.code, 0), f.code))
    return next((family for family in ranked if sizes.get(family.code) or family.common in named), None)


def _partners(text: str, parties: Iterable[NamedParty], family: Family, lexicon: Lexicon) -> tuple[NamedParty, ...]:
    """The parties named for themselves: no group, not the party that all agreements share, no class of states."""
    kept = []
    for party in parties:
        known = lexicon.parties.get(party.code)
        after = text[party.end :].removeprefix("'s").removeprefix("\u2019s").split(maxsplit=1)
        classed = bool(after) and counted_noun(after[0].strip(".,;:")) and not is_country(party.code, lexicon)
        members = re.search(r"(?:members?|states?|outside|beyond) (?:of )?(?:the )?$", text[: party.start].casefold())
        if party.code != family.common and known is not None and known.kind != "group" and not classed and not members:
            kept.append(party)
    return tuple(kept)


def _claims(sentence: _Sentence, lexicon: Lexicon) -> list[Claim]:
    # "The Group of Seven" and "on the seventh" count nothing.
    spans = [(mention.start, mention.end) for mention in sentence.dates]
    shares = find_shares(sentence.text, [party for party in sentence.named if lexicon.members(party.code)])
    spans += [(party.start, party.end) for party in sentence.named] + [(share.start, share.end) for share in shares]
    found: list[Mention] = [*counting_numbers(sentence.text, spans), *shares]
    told = sorted(found, key=lambda mention: mention.start)
    if told:
        return [_told(sentence, told, place) for place in range(len(told))]
    made = _nobody(sentence) or _whole_group(sentence, lexicon) or _of_names(sentence)
    return [made] if made else []


def _told(sentence: _Sentence, told: Sequence[Mention], place: int) -> Claim:
    mention = told[place]
    if isinstance(mention, NumberMention):
        return _numbered(sentence, told, place, mention)
    first, last = _segment(sentence.text, told, place)
    made = _claim(sentence, sentence.text[first:last], mention.start - first, None, "approximate")
    wording = replace(made.wording, within=mention.within) if mention.within else made.wording
    return replace(made, wording=wording, share=mention.share)


def _nobody(sentence: _Sentence) -> Claim | None:
    """Nobody has done it, or nobody but those who are named."""
    lower = sentence.text.casefold()
    match = words("none").search(lower)
    place = match.start() if match else nobody_of_group(lower)
    if place is None or only_ones(sentence.text, sentence.parties):
        return None
    if others := excepted(sentence.text, sentence.parties):
        return _listing(sentence, place, others)
    return _claim(sentence, sentence.text, place, 0, "none_yet")


def _whole_group(sentence: _Sentence, lexicon: Lexicon) -> Claim | None:
    """ "All Baltic states have signed": as many as the group had members on the day, or all of them but those named."""
    match = words("all").search(sentence.text.casefold())
    group = group_named(sentence.text) or _bare_group(sentence, lexicon, match.start(), match.end()) if match else None
    if match is None or group is None:
        return None
    day = bounds(sentence.said_at).latest if sentence.said_at else None
    members = lexicon.members(group, day)
    if others := excepted(sentence.text, sentence.parties):
        made = _listing(sentence, match.start(), tuple(party for party in members if party not in others))
    else:
        made = _claim(sentence, sentence.text, match.start(), len(members), "exact")
    return replace(made, wording=replace(made.wording, within=group, left_out=()))


def _bare_group(sentence: _Sentence, lexicon: Lexicon, start: int, end: int) -> str | None:
    """The group named by its name alone next to the place of "all": "all of NATO", "the Group of Seven have all"."""
    for party in sentence.named:
        text = sentence.text
        near = _OF_GROUP.fullmatch(text, end, party.start) or _GROUP_HAVE.fullmatch(text, party.end, start)
        if near and lexicon.members(party.code):
            return party.code
    return None


def _of_names(sentence: _Sentence) -> Claim | None:
    """A claim about those who are named: that they alone, each of them or none of them has done it."""
    text, parties = sentence.text, sentence.parties
    if listed := only_ones(text, parties):
        return _listing(sentence, 0, listed)
    if stage_near(text, 0) is None and not _HAS_WITH.search(text.casefold()):
        return None
    if without := not_yet(text, parties):
        made = _claim(sentence, text, 0, 0, "none_yet")
        return replace(made, wording=replace(made.wording, among=without, within=None, negative=False))
    if len({party.code for party in parties}) < _SEVERAL or words("without").search(text.casefold()):
        return None
    if each := all_of_them(text, parties):
        made = _claim(sentence, text, 0, len(each), "exact")
        return replace(made, wording=replace(made.wording, among=each, within=None))
    listed = tuple(party.code for party in parties)
    return _claim(sentence, text, 0, None, "open_list", listed=listed, complete=False)


def _listing(sentence: _Sentence, place: int, listed: tuple[str, ...]) -> Claim:
    """All who have done it, by name."""
    kind = "closed_list" if len(listed) > 1 else "exact"
    return _claim(sentence, sentence.text, place, len(listed), kind, listed=listed, complete=True)


def _numbered(sentence: _Sentence, told: Sequence[Mention], place: int, number: NumberMention) -> Claim:
    value = int(number.value or 0)
    first, last = _segment(sentence.text, told, place)
    text = sentence.text[first:last]
    if number.kind == "ordinal":
        subject = _subject(sentence, number)
        return _claim(sentence, text, number.start - first, value, "ordinal", subjects=(subject,) if subject else ())
    listed, complete = _listed(sentence, told, place, number)
    kind = "approximate" if ends_range(sentence.text, number) else number.qualifier or "exact"
    if kind == "exact" and complete:
        kind = "closed_list"
    return _claim(sentence, text, number.start - first, value, kind, listed=listed, complete=complete)


def _segment(text: str, numbers: Sequence[Mention], place: int) -> tuple[int, int]:
    """The part of a sentence that speaks of one of its numbers: up to the last comma before the next number."""
    first = _parting(text, numbers[place - 1].end, numbers[place].start) if place else 0
    last = _parting(text, numbers[place].end, numbers[place + 1].start) if place + 1 < len(numbers) else len(text)
    return first, last


def _parting(text: str, after: int, before: int) -> int:
    cuts = [match.end() for match in re.finditer(r"[,;:]| and | so ", text[after:before])]
    return after + cuts[-1] if cuts else before


def _listed(
    sentence: _Sentence, told: Sequence[Mention], place: int, number: NumberMention
) -> tuple[tuple[str, ...], bool | None]:
    """Who is named after a number up to the next one, and whether they are all; nobody where one only is named."""
    until = told[place + 1].start if place + 1 < len(told) else len(sentence.text)
    inside = [
        p for p in sentence.parties if number.end <= p.start < until and not _EARLIER.search(sentence.text[: p.start])
    ]
    codes = tuple(party.code for party in inside)
    if len(codes) < 2 or until < len(sentence.text):
        return (), None
    between = sentence.text[number.end : inside[0].start].casefold()
    examples = words("examples").search(between) or words("examples").search(sentence.text[inside[-1].end :].casefold())
    if examples and len(codes) < int(number.value or 0):
        return codes, False
    return codes, True


def _subject(sentence: _Sentence, number: NumberMention) -> str | None:
    """Whose place an ordinal tells: the party named last before it, unless that is only compared; else the next one."""
    before: list[str] = []
    after: list[str] = []
    for party in sentence.parties:
        if not _is_compared(sentence, party):
            (before if party.start < number.start else after).append(party.code)
    return before[-1] if before else after[0] if after else None


def _is_compared(sentence: _Sentence, party: NamedParty) -> bool:
    """Whether a party is only what others are compared with: "after Peru"."""
    lead = sentence.text[: party.start].casefold().rstrip()
    return any(match.end() == len(lead) for match in words("elsewhere").finditer(lead))


def _claim(
    sentence: _Sentence,
    text: str,
    place: int,
    number: int | None,
    kind: str,
    *,
    listed: tuple[str, ...] = (),
    complete: bool | None = None,
    subjects: tuple[str, ...] = (),
) -> Claim:
    offset = sentence.text.find(text)
    parties = [
        NamedParty(party.start - offset, party.end - offset, party.code)
        for party in sentence.parties
        if offset <= party.start < offset + len(text)
    ]
    counted = Stage(sentence.family.stage)
    stage = stage_near(text, place) or counted
    if stage in (Stage.SIGNED, Stage.JOINED):
        stage = counted
    wording = read_wording(text, parties)
    if names_unknown_states(text):
        wording = replace(wording, base=Base.OTHER)
    made = Claim(
        number, kind, sentence.family.code, stage, sentence.said_at, wording, listed, complete, subjects,
        named=tuple(party.code for party in sentence.parties),
    )  # fmt: skip
    return _dated(made, sentence) if kind not in ("ordinal", "open_list") else made


def _dated(claim: Claim, sentence: _Sentence) -> Claim:
    """A claim with the time that its own words give: a window of what happened, or the day of which it speaks."""
    for mention in sentence.dates:
        if mention.form not in _ABSOLUTE and mention.bound is None and not _is_day_of_deed(mention, claim, sentence):
            continue
        edtf = resolve(mention, sentence.said_at, Direction.PAST).edtf
        if edtf is None:
            continue
        if mention.bound == "since":
            start, until = edtf.partition("/")[0], _day(sentence.said_at)
            kind = "window" if claim.kind in _EXACT else claim.kind
            return replace(claim, kind=kind, window=f"{start}/{until}") if until else claim
        if mention.bound in ("by", "before"):
            return replace(claim, said_at=edtf.rpartition("/")[2])
        if mention.last is not None or not _PERFECT.search(sentence.text.casefold()):
            kind = "window" if claim.kind in _EXACT else claim.kind
            return replace(claim, kind=kind, window=edtf) if mention.last is not None or kind == "window" else claim
        if mention.form == "day":
            return replace(claim, said_at=edtf)
    return claim


def _is_day_of_deed(mention: DateMention, claim: Claim, sentence: _Sentence) -> bool:
    """Whether a weekday is that on which all who are counted took the step: "two states signed on Friday"."""
    lower = sentence.text.casefold()
    said = _SAID.search(lower[: mention.start])
    total = _PERFECT.search(lower) or words("totals").search(lower)
    told = mention.form in _NEAR_DAYS and claim.kind in _EXACT and not total
    return told and said is None and stage_near(sentence.text, mention.start) is not None


def _day(edtf: str | None) -> date | None:
    return bounds(edtf).latest if edtf else None

"""Arguments: which instrument a stage word acts on, who does it, and with whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses import objects
from depositary.reading.clauses.acting_bodies import body_of, house_of, nominal_body, plain_body
from depositary.reading.clauses.companions import with_followers
from depositary.reading.clauses.counted_doers import counted_agents, is_counted, is_of_some
from depositary.reading.clauses.holders import held
from depositary.reading.clauses.led_parties import led_parties
from depositary.reading.clauses.nominals import (
    has_stranger,
    needed_instrument,
    noun_instrument,
    noun_partners,
    noun_subject,
)
from depositary.reading.clauses.partners import (
    has_unknown_companion,
    has_unnamed_partner,
    notified_side,
    partners_of,
    recipients,
    rivals_of,
    sides_between,
    spelled_out,
)
from depositary.reading.clauses.pointed_people import (
    PARTNER,
    one_named_before,
    paired_with,
    people_before,
    people_behind,
    person_ahead,
    two_named_before,
)
from depositary.reading.clauses.pointers import Pointer, pointer_of
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.states_beside import dealt_with, two_beside
from depositary.reading.clauses.stops import place_of
from depositary.reading.clauses.subjects import acting_list, agents, main_subject, party_bound, signed_for
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.list_dates import dates_of_groups
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import leading_party

#: An opening gerund stands this close to the head of its sentence.
_OPENING = 2
#: Behind "replaces" these stand for an earlier paper of the same sides.
_ONES = frozenset({"one", "that", "those"})


#: A trilateral agreement has so many sides.
_THREE = 3
_PAIR = 2
#: End phrases that an instrument follows: "is a signatory to".
_TO = frozenset({"of", "to"})
#: Between "has" and the agreements, and between a holder and "has".
_HELD_REACH = 4
_HOLDER_GAP = 2
#: What two who speak of several papers have made with each other.
_MADE_BY_TWO = frozenset({Stage.SIGNED, Stage.AGREED})


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a stage word stands with. Party lists keep the order of the words."""

    instrument: InstrumentMention | None = None
    subject: PartyList | None = None
    """Who does it: the subject of an active verb, the agent of a passive one."""
    partners: PartyList | None = None
    """After "with", when it belongs to the verb and not to the instrument."""
    listed: PartyList | None = None
    """A list that spells out a counted subject: "six countries have signed: Britain, ..."."""
    pronoun: str | None = None
    """"it", "they": the instrument, or the doers, must come from an earlier sentence."""
    body: str = "none"
    """The domestic body among the doers (parliament, government)."""
    people: str | None = None
    """Doers who are only pointed at: "we", "they", "the two ministers"."""
    between: PartyList | None = None
    """After "between", when it belongs to the verb: "was concluded between Peru and Chile"."""
    stranger: bool = False
    """"negotiations with other jurisdictions": a partner is named and is no party that the lexicon knows."""
    counted: bool = False
    """A number of parties does it, and none is named: "more than 90 states have signed"."""
    denied: bool = False
    """Whether the stage is denied: then each doer lacks it."""
    defining: bool = False
    """"the agreements signed so far": the participle itself says which agreements are meant."""
    each: bool = False
    """"have each signed": every doer for itself."""
    by_unnamed: bool = False
    """"joined by nearly every country": those after "by" are named by no party's name."""
    pointer: Pointer | None = None
    """"the former", "all three": the agreements, or the doers, are some of those listed before."""
    beside: tuple[str, ...] = ()
    """The two states whom alone the sentence names elsewhere, but for where things are done."""
    dealt_with: str | None = None
    """With whom the sentence says that something is done."""
    unsaid: bool = False
    """Nothing at all is acted on: "Spain has not signed yet"."""
    opener: str | None = None
    """The party that opens the sentence ahead of a colon, where the instrument is one "with it"."""
    person: str | None = None
    """For whom the only people act who are named ahead in the sentence: "The king goes to Lima, where he will sign"."""
    place: str | None = None
    """The land where a new agreement is made: "In Lima he signed an accord"."""
    rivals: tuple[str, ...] = ()
    """With whom the sentence's other agreements are: "a pact with Peru was signed, and one with Chile"."""
    dated_apart: bool = False
    """More than two doers did it, not all on one day: "was signed by Peru in 2019, by Chile in 2020 and by Kenya"."""

    @property
    def with_whom(self) -> PartyList | None:
        """The partners of the verb or, where it has none, those of the instrument."""
        return self.partners or (self.instrument.partners if self.instrument is not None else None)


def find_arguments(clause: Clause) -> Arguments:
    """The arguments of one predicate within its sentence."""
    if clause.predicate.voice is Voice.NOMINAL:
        return _of_list(clause) if clause.rule.lists else _of_noun(clause)
    instrument, pronoun = _acted_on(clause)
    pointer = pointer_of(clause)
    if pointer is not None and _acts_on_subject(clause):
        instrument, pronoun = None, pointer.words
    instrument = objects.equated(clause, instrument) or held(clause, instrument)
    led = led_parties(clause.view, clause.predicate.head + 1, clause.rule.over, clause.words.lists)
    house = house_of(clause)
    subject = house or (led.parties if led is not None and not led.beside else _subject(clause))
    counts = instrument is not None and instrument.plural and (instrument.partners is None or instrument.stranger)
    listed = spelled_out(clause) if subject is None or counts else None
    bare = clause.rule.unsaid or bool(clause.rule.resumes)
    alone = instrument is None and pronoun is None and bare and clause.nothing_follows()
    alone = alone and not objects.fronts_another(clause)
    named_body = "parliament" if house is not None else body_of(clause, subject)
    people = _people(clause) if subject is None else paired_with(clause, subject)
    if people in {"both", "two"}:
        subject = two_named_before(clause) or one_named_before(clause)
    acts = pointer is not None or (clause.rule.law and plain_body(clause, subject) == "parliament")
    unsaid = alone and (acts or people == "both" or _doers_alone(clause, subject or listed))
    opens = clause.predicate.cue.endswith("-ing") or clause.predicate.cue == "having"
    if subject is None and opens and clause.predicate.head <= _OPENING:
        subject = main_subject(clause)
    subject = subject or _holder(clause, instrument)
    partners = led.parties if led is not None and led.beside else partners_of(clause, instrument)
    partners = partners or _put_to(clause, instrument) or notified_side(clause, instrument)
    if partners is None and clause.predicate.voice is Voice.ACTIVE:
        partners = recipients(clause, instrument)
    whom = partners or (instrument.partners if instrument is not None else None)
    return Arguments(
        instrument=instrument,
        subject=subject,
        partners=partners,
        listed=listed,
        pronoun=pronoun,
        pointer=pointer,
        body=named_body if named_body != "none" else _unnamed_body(clause, subject, people),
        people=people,
        between=sides_between(clause) or _three_sides(clause, instrument) or _bound_pair(clause),
        stranger=partners is None and not _names_partners(instrument, listed) and _is_with_stranger(clause, subject),
        counted=subject is None and listed is None and _only_counts(clause, people),
        unsaid=unsaid,
        opener=_opener(clause, instrument),
        person=person_ahead(clause) if people is not None else None,
        place=place_of(clause, instrument, clause.start()),
        dated_apart=_are_dated_apart(clause, subject),
        beside=two_beside(clause, instrument),
        dealt_with=dealt_with(clause),
        rivals=rivals_of(clause, instrument),
        by_unnamed=clause.is_passive and subject is None and clause.word(clause.predicate.last) == "by",
        defining=clause.predicate.voice is Voice.REDUCED and clause.word(clause.predicate.first - 1) != ",",
        denied=clause.predicate.framing is Framing.DENIED,
        each="each" in clause.lower(clause.start(), clause.predicate.last + 1)
        or _is_told_apart(clause, whom)
        or _are_their_own(clause, instrument),
    )


def _is_with_stranger(clause: Clause, subject: PartyList | None) -> bool:
    """Whether the doer does it with somebody who is no party that the lexicon knows."""
    return has_unnamed_partner(clause, subject) or has_unknown_companion(clause, subject)


def _only_counts(clause: Clause, people: str | None) -> bool:
    """Whether of those who do it a clause says no more than how many they are, or that they are some of many."""
    if clause.rule.instrument == "subject":
        return False
    if clause.is_passive:
        return people is None and counted_agents(clause)
    return is_counted(clause) or is_of_some(clause)


def _unnamed_body(clause: Clause, subject: PartyList | None, people: str | None) -> str:
    """The domestic body that a plain noun names; the partner state acts for itself, whoever does it there."""
    found = plain_body(clause, subject)
    return "state" if found == "none" and people == PARTNER else found


def _holder(clause: Clause, instrument: InstrumentMention | None) -> PartyList | None:
    """ "The Union has agreements with Peru and Kenya, signed in May": who has them, where the phrase names partners."""
    if clause.predicate.voice is not Voice.REDUCED or instrument is None or instrument.partners is None:
        return None
    for at in range(max(0, instrument.first - _HELD_REACH), instrument.first):
        if clause.word(at) in clause.words.verbs.have - {"having"}:
            holders = [entry for entry in clause.view.parties if entry[1] <= at and at - entry[1] <= _HOLDER_GAP]
            return clause.list_at(holders[-1][0]) if holders and not instrument.owners else None
    return None


def _are_their_own(clause: Clause, instrument: InstrumentMention | None) -> bool:
    """ "are negotiating texts of their own": each of the doers has one, with somebody else."""
    after = instrument.head_end if instrument is not None and instrument.plural else 0
    return after > 0 and clause.lower(after, after + 3) == ["of", "their", "own"]


def _is_told_apart(clause: Clause, whom: PartyList | None) -> bool:
    """ "a pact with Peru and with Chile", "with Peru on 4 May and Chile in June": an agreement with each."""
    if whom is None or len(whom.codes) < _PAIR:
        return False
    if "respectively" in clause.lower(whom.after, len(clause.view.tokens)):
        return True
    return whom.apart or len(dates_of_groups(clause.view, whom, clause.words.lists)) > 1


def _opener(clause: Clause, instrument: InstrumentMention | None) -> str | None:
    """ "Peru stands alone: Chile suspended its treaty with it": who opens the sentence ahead of a colon."""
    pointed = instrument is not None and instrument.with_it and ":" in clause.lower(0, clause.predicate.first)
    return leading_party(clause.view) if pointed else None


def _are_dated_apart(clause: Clause, doers: PartyList | None) -> bool:
    """ "was signed by Peru in 2019, by Chile in 2020 and by Kenya in 2021": each of more than two at its own time."""
    return (
        doers is not None
        and len(doers.codes) > _PAIR
        and len(set(dates_of_groups(clause.view, doers, clause.words.lists).values())) > 1
    )


def _bound_pair(clause: Clause) -> PartyList | None:
    """ "entered into force for Peru and Chile": two of perhaps many, for whom it did."""
    bound = party_bound(clause)
    return bound if bound is not None and len(bound.codes) == _PAIR else None


def _three_sides(clause: Clause, instrument: InstrumentMention | None) -> PartyList | None:
    """ "Peru keeps the trilateral pact with Chile and Brazil": the third side is who else the sentence names before."""
    if instrument is None or "trilateral" not in clause.lower(instrument.first, instrument.head):
        return None
    named = [party.code for _, after, party in clause.view.parties if after <= instrument.first]
    listed = instrument.partners or partners_of(clause, instrument)
    codes = tuple(dict.fromkeys((*named, *(listed.codes if listed is not None else ()))))
    whole = listed is not None and len(codes) == _THREE
    return PartyList(instrument.first, instrument.after, codes, (), joined=True) if whole else None


def _of_list(clause: Clause) -> Arguments:
    """ "the signatories so far are Peru and Chile": those who are listed behind the noun, of what the clause names."""
    last = clause.predicate.last
    joined = (m for m in clause.instruments if clause.rule.stage is Stage.JOINED and m.after <= clause.predicate.first)
    instrument = next((m for m in joined if m.reach == "multilateral"), None)
    follows = clause.word(last) in clause.words.verbs.be or clause.word(last) == ":"
    listed = clause.list_at(last + 1) if follows else None
    return Arguments(instrument, listed=replace(listed, joined=True)) if listed is not None else Arguments()


def _of_noun(clause: Clause) -> Arguments:
    """ "the signing of the agreement", "the agreement's ratification", "negotiations with Norway on a treaty"."""
    instrument, pronoun = noun_instrument(clause), None
    if instrument is None:
        instrument, pronoun = needed_instrument(clause)
    pointer = pointer_of(clause) if instrument is None and pronoun is None else None
    pronoun = pointer.words if pointer is not None else pronoun
    partners, between = noun_partners(clause, instrument)
    partners = partners or (_put_to(clause, instrument) if between is None else None)
    led = led_parties(clause.view, clause.predicate.head + 2, clause.rule.over, clause.words.lists)
    bare = clause.rule.definite and instrument is None
    subject = between if bare else led.parties if led is not None else noun_subject(clause, between)
    named = clause.rule.stage is Stage.PROPOSED and clause.predicate.cue != "proposed"
    if named and partners is None and between is None and subject is not None:
        partners = _addressee(clause, subject)
    if subject is None and clause.rule.unsaid and clause.word(0) in clause.words.clauses.opening_gerunds:
        subject = main_subject(clause)  # "With the deposit of the instrument of ratification, Peru ..."
    return Arguments(
        instrument=instrument,
        subject=subject,
        partners=partners,
        between=between,
        people=paired_with(clause, subject) if subject is not None else _pointed_of_noun(clause, instrument),
        pronoun=pronoun,
        pointer=pointer,
        body=nominal_body(clause, subject),
        stranger=partners is None and has_stranger(clause),
        beside=two_beside(clause, instrument),
        dealt_with=dealt_with(clause),
        rivals=rivals_of(clause, instrument),
    )


def _pointed_of_noun(clause: Clause, instrument: InstrumentMention | None) -> str | None:
    """ "once the partner state has given its approval", "both leaders welcomed the signing of agreements on coffee and
    on tea": of those pointed at, the ones whom a noun's clause may mean."""
    people = people_before(clause)
    new = instrument is not None and instrument.plural and instrument.reach == "bilateral" and not instrument.points
    new = new and clause.rule.stage in _MADE_BY_TWO and not (instrument is None or instrument.named_parties)
    return people if people == PARTNER or (people == "two" and new) else None


def _addressee(clause: Clause, proposer: PartyList) -> PartyList | None:
    """ "Chile has rejected Peru's proposal": the one other party that the clause names before it."""
    start, first = clause.start(), clause.predicate.first
    named = [(at, party.code) for at, after, party in clause.view.parties if at >= start and after <= first]
    others = [(at, code) for at, code in named if code not in proposer.codes]
    return clause.list_at(others[0][0]) if len({code for _, code in others}) == 1 else None


def _put_to(clause: Clause, instrument: InstrumentMention | None) -> PartyList | None:
    """ "invited Peru to negotiate": to whom something is proposed, where nobody else is to be the other side."""
    whom = clause.predicate.whom
    if whom < 0 or (instrument is not None and instrument.partners is not None):
        return None
    return clause.list_at(whom)


def _names_partners(instrument: InstrumentMention | None, listed: PartyList | None) -> bool:
    """ "signed agreements with countries like Peru and Chile": the unnamed are named at once."""
    return listed is not None or (instrument is not None and instrument.partners is not None)


def _acts_on_subject(clause: Clause) -> bool:
    """Whether what the stage is of stands before the verb."""
    return clause.rule.instrument == "subject" or (clause.is_passive and clause.rule.instrument != "behind")


def _acted_on(clause: Clause) -> tuple[InstrumentMention | None, str | None]:
    """The instrument that a verb acts on, or the pronoun that stands for it."""
    last = clause.predicate.last
    leads = clause.word(last) in clause.words.partners.of or clause.word(last - 1) in _TO
    if clause.rule.phrase and clause.rule.optional and leads:
        near = objects.behind(clause)
        if near is not None:
            return near, None
    if _acts_on_subject(clause):
        return objects.before(clause)
    with_sides = clause.word(last + 1) in clause.words.partners.sharing  # "replaced that with Peru"
    if clause.rule.detail == "superseded" and clause.word(last) in _ONES and not with_sides:
        return objects.before(clause)  # "The new treaty replaces one of 1974": between the same two
    if clause.rule.ranked:
        owned, pronoun = objects.ranked_in(clause)
        if owned is not None or pronoun is not None:
            return owned, pronoun
    instrument = objects.behind(clause)
    if clause.predicate.voice is Voice.FRONTED:
        return instrument, None
    instrument = instrument or objects.fronted(clause) or objects.meant_by_it(clause)
    return instrument, objects.pronoun_behind(clause) if instrument is None else None


def _subject(clause: Clause) -> PartyList | None:
    """Who does it: after "by" where the instrument is the verb's own subject."""
    if clause.predicate.proposer >= 0 and clause.is_passive:  # "Peru proposed that a treaty be concluded"
        proposed = replace(clause.predicate, first=clause.predicate.proposer)
        return acting_list(replace(clause, predicate=proposed))
    if _acts_on_subject(clause) or clause.predicate.voice is Voice.FRONTED:
        doers = (clause.rule.stage is Stage.SIGNED and signed_for(clause)) or agents(clause) or party_bound(clause)
        return acting_list(clause) if doers is None and clause.rule.phrase and clause.rule.optional else doers
    listed = acting_list(clause)
    return with_followers(clause, listed) if listed is not None else None


def _people(clause: Clause) -> str | None:
    if clause.rule.instrument == "subject":
        return None
    return people_behind(clause) if _acts_on_subject(clause) else people_before(clause)


def _doers_alone(clause: Clause, doers: PartyList | None) -> bool:
    """Whether the sentence says who did it, or counts what was done: "Spain has not signed", "nine are signed"."""
    if clause.predicate.voice is Voice.PASSIVE and not clause.rule.phrase:
        before = clause.word(clause.predicate.first - 1)
        return before in clause.words.doers.counts or before.isdigit()
    return doers is not None or is_counted(clause)

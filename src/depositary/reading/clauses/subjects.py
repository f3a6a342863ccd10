"""Subjects: who does what a predicate says, whether named, counted or only pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.core.codes import Stage
from depositary.reading.clauses.counted_doers import is_counted, is_number
from depositary.reading.clauses.past_forms import is_past, past_forms
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.unplaced_parties import unplaced
from depositary.reading.mentions.lists import PartyList, repeated
from depositary.reading.mentions.views import CLAUSE_MARKS
from depositary.reading.sentences.ranks import is_rank

#: What is done by whoever gives room to others' talks, or brings them about.
_HOSTED = frozenset({"brokered", "convened", "facilitated", "hosted", "mediated", "sponsored"})
_AGENT_REACH = 14
_FOLLOWER_REACH = 24
_AGENT_LIST_REACH = 9
_SIGNERS_REACH = 40
_PLACE_GAP = 2
#: "by three men: Peru's president, ...".
_COUNTED_REACH = 5
#: So many words may stand between two doers whom "and" joins: "Peru, on a visit, and Chile signed".
_PAIR_GAP = 8
#: The comma and the given name before a surname.
_NAME = 3
#: Between the offices of a row: "the economics minister of".
_OF_OFFICES = frozenset({"a", "economics", "finance", "foreign", "of", "prime", "the", "trade"})
_CONJUNCTIONS = frozenset({"after", "before", "since"})
#: Whom somebody asks stands behind such a word: "appealed to Peru to sign", and so close ahead of "to".
_ASKING = {
    "to": frozenset({"appeal", "appealed", "appeals"}),
    "for": frozenset({"wait", "waited", "waiting", "waits"}),
}
_ASKED_REACH = 10
#: Lead in, at the head of a sentence, whom a pronoun behind means.
_LEADS = (("as", "for"), ("as", "to"), ("as", "regards"), ("for",))
_RELATIVES = frozenset({"which", "who", "whom"})
_ALL_OF = (["all", "of"], ["both", "of"], ["neither", "of"], ["none", "of"])
#: Between a party and "that" it makes the party one of those who act: "Peru is among those that have signed".
_AMONG = frozenset({"among"})


def acting_list(clause: Clause) -> PartyList | None:
    """The parties that are the subject of an active verb: the last list in its clause that no preposition places.

    A pronoun, or "his country", takes them from the clause before ("Sofia said that it would sign"); so does a verb
    that comes back after a relative clause ("Oslo, which waited long, has signed").
    """
    stood_for = _stood_for(clause) or _asked(clause)
    if stood_for is not None:
        return stood_for
    if clause.predicate.cue == "ranked" and clause.word(clause.predicate.last) in clause.words.verbs.be:
        return clause.list_at(clause.predicate.last + 1)  # "the first to sign was Britain"
    if clause.predicate.cue == "ranked":
        named = _named_behind(clause)
        if named is not None:
            return named
    if clause.word(0) == "among":
        return _belonging(clause)
    start, end = clause.start(), clause.predicate.first
    if clause.word(end - 1) == ":" and end - 2 in clause.view.party_at:
        return _last_of(unplaced(clause, 0, end - 1))  # "Peru and Chile: signed on 4 May"
    resumed = _before_aside(clause, start)
    if resumed is not None:
        return resumed
    found = unplaced(clause, start, end)
    if len(found) > 1 and _trails(clause, found):
        return found[0]
    found = _of_verb_before(clause, found, start)
    like = _like_antecedent(clause, start, found)
    if like is not None:
        return like
    if found:
        others = clause.word(found[-1].after) not in clause.words.doers.joining_others
        return None if others and _counted_between(clause, found[-1].after, end) else _paired(clause, found)
    if start == 0 or is_counted(clause):
        return None
    return _from_clause_before(clause, start)


def _of_verb_before(clause: Clause, found: list[PartyList], start: int) -> list[PartyList]:
    """ "Peru received Chile's envoy and signed a treaty": without whom the verb before "and" acts on."""
    joint = _joint_behind(clause, found[-1].after) if found else None
    if joint is None or past_forms(clause, range(found[-1].after, joint)):
        return found
    verbs = past_forms(clause, range(start, found[-1].first))
    return [listed for listed in found if listed.after <= verbs[0]] if verbs else found


def _joint_behind(clause: Clause, start: int) -> int | None:
    """The "and" behind a token that opens what is done besides: the predicate, or what is done with what it names."""
    end = clause.predicate.first
    for at in range(start, end):
        behind = at + 1 + (clause.word(at + 1) in clause.words.verbs.adverbs)
        if clause.word(at) == "and" and (behind == end or (behind < end and is_past(clause, behind))):
            return at
    return None


def _before_aside(clause: Clause, start: int) -> PartyList | None:
    """ "Peru, which borders Chile, has signed": the doer before a relative clause that a comma closes."""
    relative = start - 1
    closed = clause.word(clause.predicate.first - 1) == ","
    if not closed or clause.word(relative) not in _RELATIVES or clause.word(relative - 1) != ",":
        return None
    before = unplaced(clause, 0, relative)
    return before[-1] if before and before[-1].after == relative - 1 else None


def _trails(clause: Clause, found: Sequence[PartyList]) -> bool:
    """ "Peru joined the Union in May, having ratified the treaty": who does it is the doer of the main clause."""
    end = clause.predicate.first
    if clause.predicate.cue != "having" or clause.word(end - 1) != ",":
        return False
    between = set(clause.lower(found[0].after, end))
    return clause.words.clauses.opener_ends.isdisjoint(between) and "," not in set(
        clause.lower(found[0].after, end - 1)
    )


def _last_of(lists: list[PartyList]) -> PartyList | None:
    return lists[-1] if lists else None


def _named_behind(clause: Clause) -> PartyList | None:
    """ "The last to sign a pact with Peru was Chile": who is said to be the one that is ranked."""
    if any(i in clause.view.party_at for i in range(clause.start(), clause.predicate.first)):
        return None
    return _belonging(clause)


def _belonging(clause: Clause) -> PartyList | None:
    """ "Among the ten that have signed it are Peru and Chile": those who are said to be among them."""
    for at in clause.ahead(_FOLLOWER_REACH):
        if clause.word(at) in clause.words.verbs.be and at + 1 in clause.view.party_at:
            return clause.list_at(at + 1)
    return None


def _from_clause_before(clause: Clause, start: int) -> PartyList | None:
    """The subject that a relative or a pronoun in the predicate's clause takes from the clause before it."""
    opener = clause.word(start - 1)
    singled = _singled_out(clause, start - 1) if opener == "that" else None
    if singled is not None:
        return singled
    closed = clause.word(clause.predicate.first - 1) == ","
    led = _led_in(clause) if _is_spoken_for(clause, start) else None
    if led is not None:
        return led
    earlier = [listed for listed in unplaced(clause, 0, start - 1) if not _is_time_of(clause, listed)]
    lead = start - 1 - 2 * (clause.lower(start - 3, start - 1) in _ALL_OF)  # "the Nordic five, all of which signed"
    named = clause.view.party_at.get(lead - 2) if clause.word(lead - 1) == "," else None
    apart = not earlier or earlier[-1].after != lead - 1
    if opener in _RELATIVES and named is not None and apart and start == clause.predicate.first:
        return clause.list_at(named[0])  # "began with Albania, which signed"
    if not earlier:
        return None
    if opener in _RELATIVES and not closed and lead - earlier[-1].after <= 2:
        return earlier[-1]
    if closed and (opener in _RELATIVES or opener == "whose"):
        return earlier[-1]
    if opener == "but" and start == clause.predicate.first:
        return earlier[0]  # "Austria supported the text but will not sign it"
    return earlier[0] if _is_spoken_for(clause, start) else None


def _is_spoken_for(clause: Clause, start: int) -> bool:
    """Whether the clause has a pronoun, or "its government", for a subject: "Peru said that it signed"."""
    return not clause.words.doers.speakers.isdisjoint(clause.lower(start, clause.predicate.first))


def _like_antecedent(clause: Clause, start: int, found: Sequence[PartyList]) -> PartyList | None:
    """ "Germany, which like France signed in May": the one before the relative, and whom it is like."""
    relative = clause.word(start - 1) in _RELATIVES and clause.word(start - 2) == ","
    named = clause.view.party_at.get(start - 3) if relative else None
    if named is None or len(found) != 1 or clause.word(found[0].first - 1) != "like":
        return None
    codes = tuple(dict.fromkeys((named[2].code, *found[0].codes)))
    return PartyList(named[0], found[0].after, codes, (), joined=True, apart=True)


def _led_in(clause: Clause) -> PartyList | None:
    """ "As for Peru, whose king is in Lima, it will not sign": whom the opening of the sentence leads in."""
    leads = next((len(lead) for lead in _LEADS if tuple(clause.lower(0, len(lead))) == lead), 0)
    at = leads + (clause.word(leads) == "the")
    return clause.list_at(at) if leads and at in clause.view.party_at else None


def _is_time_of(clause: Clause, listed: PartyList) -> bool:
    """ "A day after Chile's visit, Peru": whose doings only say when."""
    before = clause.lower(listed.first - 2, listed.first)
    return clause.word(listed.after) == "'s" and not _CONJUNCTIONS.isdisjoint(before)


def _singled_out(clause: Clause, relative: int) -> PartyList | None:
    """ "Peru is the only state that has not signed": the one that a rank singles out before "that"."""
    found = unplaced(clause, 0, relative)
    between = clause.lower(found[-1].after, relative) if found else []
    verbs = clause.words.verbs
    ranked = any(is_rank(word, verbs) or word in _AMONG for word in between) and not verbs.be.isdisjoint(between)
    return found[-1] if ranked else None


def _counted_between(clause: Clause, start: int, end: int) -> bool:
    """ "The minister said twelve countries had joined": those counted did it, not the minister."""
    counted = clause.words.doers.counted
    return any(
        clause.word(i) in counted and i not in clause.view.party_at and is_number(clause, clause.word(i - 1))
        for i in range(start, end)
    )


def _paired(clause: Clause, found: list[PartyList]) -> PartyList:
    """The last list, with the one before it when "and" joins them: "Peru, on a visit, and Chile signed"."""
    last = _rowed(clause, found)
    if last is not found[-1]:
        return last
    set_off = len(found) > 1 and clause.word(found[-2].after) == "," and last.first - found[-2].after <= _NAME
    if set_off and set(last.codes) < set(found[-2].codes):
        return found[-2]  # "Peru and the president of Chile, Gabriel Boric, signed"
    if len(found) > 1 and clause.lower(last.first - 2, last.first) == [",", "like"]:
        codes = tuple(dict.fromkeys((*found[-2].codes, *last.codes)))
        return PartyList(found[-2].first, last.after, codes, (), joined=True, apart=True)  # "Peru, like Chile, signed"
    lead = set(clause.lower(last.first - 3, last.first))
    if len(found) < 2 or "and" not in lead or lead & clause.words.doers.pair_breaks:
        return last
    before = found[-2]
    verbs = clause.words.verbs.be | clause.words.verbs.have | clause.words.clauses.modals
    apart = not (verbs - {"to", "'s"}).isdisjoint(clause.lower(before.after, last.first))
    far = last.first - before.after > _PAIR_GAP
    far = far or any(before.after <= m.first and m.head_end <= last.first for m in clause.instruments)
    apart = apart or is_past(clause, before.after)  # "Peru agreed, and Chile signed"
    apart = apart or (far and _acts_at(clause, before.after))  # "Peru ratified the treaty and Chile joined it"
    if len(before.codes) > 1 or before.codes == last.codes or apart:
        return last  # "Peru will sign in May, and Chile has approved it", "The EU gave notice, and Norway did so, too"
    codes = tuple(dict.fromkeys((*before.codes, *last.codes)))
    return PartyList(before.first, last.after, codes, last.groups, joined=True)


def _rowed(clause: Clause, found: list[PartyList]) -> PartyList:
    """The last list with those before it that only offices and joints part from it: "the minister of Peru, the
    president of Chile and representatives of Kenya signed"."""
    row = found[-1]
    between = clause.words.doers.office_heads | clause.words.lists.joiners | _OF_OFFICES
    for before in reversed(found[:-1]):
        gap = clause.lower(before.after, row.first)
        if not between.issuperset(gap) or clause.words.doers.office_heads.isdisjoint(gap) or gap[0] not in {",", "and"}:
            break
        codes = tuple(dict.fromkeys((*before.codes, *row.codes)))
        row = PartyList(before.first, row.after, codes, (*before.groups, *row.groups), joined=True, conjoined=True)
    return row


def _acts_at(clause: Clause, at: int) -> bool:
    """Whether a verb stands right behind a doer."""
    word = clause.word(at)
    return word in clause.words.verbs.have or word in clause.words.verbs.be or (len(word) > 4 and word.endswith("ed"))


def _stood_for(clause: Clause) -> PartyList | None:
    """ "signed for Portugal": for whom a person signs, whatever the person is called."""
    at = clause.predicate.last
    return clause.list_at(at + 1) if clause.word(at) == "for" and (at + 1) in clause.view.party_at else None


def _asked(clause: Clause) -> PartyList | None:
    """ "called on Peru and Chile to sign", "appealed to Peru to sign": who is asked to do it."""
    at = clause.predicate.first - (clause.word(clause.predicate.first) != "to")
    if clause.word(at) != "to":
        return None
    for first, _, _ in reversed([entry for entry in clause.view.parties if at - _ASKED_REACH < entry[0] < at]):
        asks = clause.word(first - 1) == "on" or clause.word(first - 2) in _ASKING.get(clause.word(first - 1), ())
        listed = clause.list_at(first) if asks else None
        if listed is not None and listed.after == at:
            return listed
    return None


def signed_for(clause: Clause) -> PartyList | None:
    """ "signed for Peru by its envoy and for Chile by the minister", "on behalf of Peru": for whom several sign."""
    found: list[PartyList] = []
    for i in clause.ahead(_SIGNERS_REACH):
        if clause.word(i) in CLAUSE_MARKS:
            break
        stands = clause.word(i) == "for" or clause.lower(i - 2, i + 1) == ["on", "behalf", "of"]
        listed = clause.list_at(i + 1) if stands else None
        if listed is not None and listed.first - i <= _PLACE_GAP:
            found.append(listed)
    codes = tuple(dict.fromkeys(code for listed in found for code in listed.codes))
    return PartyList(found[0].first, found[-1].after, codes, (), joined=True) if len(codes) > 1 else None


def agents(clause: Clause, reach: int = _AGENT_REACH) -> PartyList | None:
    """The parties after "by", no further behind the predicate than `reach`."""
    for i in clause.ahead(reach):
        word = clause.word(i)
        if word in CLAUSE_MARKS or _opens_another_act(clause, i):
            return None
        if word == "by" and clause.word(i - 1) in _HOSTED and clause.word(clause.predicate.head) != clause.word(i - 1):
            continue  # "talks with Peru, hosted by Chile"
        if word == "by" and i + 1 < len(clause.view.tokens):
            colon = next((at for at in range(i + 1, i + _COUNTED_REACH) if clause.word(at) == ":"), i)
            listed = clause.list_at(colon + 1) if colon + 1 < len(clause.view.tokens) else None
            if (
                listed is not None
                and listed.first - colon <= _AGENT_LIST_REACH
                and not _is_seat(clause, i, listed.first)
            ):
                return repeated(clause.view, listed, "by", clause.words.lists)
    return None


def _opens_another_act(clause: Clause, at: int) -> bool:
    """ "was adopted in Rome and has been ratified by Peru": whoever did the second need not have done the first."""
    verbs = clause.words.verbs
    return clause.word(at) in {"and", "but"} and clause.word(at + 1) in verbs.be | verbs.have


def _is_seat(clause: Clause, by: int, first: int) -> bool:
    """ "annulled by the court in Luxembourg": where somebody else sits, unless it is a body of that state."""
    if clause.word(first - 1) != "in" or first - 1 <= by:
        return False
    known = clause.words.bodies.keys() | clause.words.lists.seats
    return known.isdisjoint(clause.lower(by, first - 1))


def party_bound(clause: Clause) -> PartyList | None:
    """For whom an instrument enters into force: "for Peru it took effect in May", "enters into force for Peru"."""
    if clause.rule.stage is not Stage.IN_FORCE:
        return None
    last = clause.predicate.last
    for at in (0, last):
        if clause.word(at) == "for" and at + 1 < len(clause.view.tokens):
            return clause.list_at(at + 1)
    return clause.list_at(last + 1) if clause.word(last) == "in" and last + 1 in clause.view.party_at else None


def main_subject(clause: Clause) -> PartyList | None:
    """The subject of the main clause behind an opening gerund: "By signing the pact, Peru has shown ..."."""
    tokens = clause.view.tokens
    comma = next((i for i in range(clause.predicate.last, len(tokens)) if tokens[i].text == ","), None)
    return clause.list_at(comma + 1) if comma is not None else None

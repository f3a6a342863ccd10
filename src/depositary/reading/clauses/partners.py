"""Partners: with whom something is done, and the lists that spell out who was counted."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Stage
from depositary.reading.clauses.counted_doers import is_counted
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList, repeated
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.mentions.views import CLAUSE_MARKS

_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her"})
_LIST_LEADS = frozenset({"by", "them", "with"})
_LIST_MARKS = frozenset({":", "—", "–", "("})
#: Before the latest of those who are counted: ", most recently Togo".
_LATEST_MARKS = frozenset({",", "-", "—", "–", "("})
_LATEST_REACH = 5
_REACH = 24
_COMPARED_REACH = 6
_OPENING_REACH = 40
#: Before "with" where it opens a further clause, and behind its parties, where the subject of that clause starts.
_CONTRASTS = frozenset({"and", "but", "whereas", "while"})
_SUBJECTS = _ARTICLES | {"another", "it", "no", "that", "they", "this"}
_BETWEEN_REACH = 10
_HELP_REACH = 8
#: At the head of a sentence these set what they lead apart from what the sentence tells.
_BESIDES = frozenset({"along", "alongside", "apart", "besides", "beyond"})
#: A name that the lexicon does not know has so many words: "the Kalmar Forum", unlike "In Lima".
_NAME_WORDS = 2
#: Behind "by" its partner stands no further: "signed by the agency with a foreign partner".
_BY_REACH = 6
_LIST_GAP = 6
_CLAUSE_REACH = 6
#: What the other side is told of, how far ahead the verb of telling stands, and how close behind it who is told.
_TOLD_OF = frozenset({Stage.ENDED, Stage.SUSPENDED})
_TOLD_REACH = 14
_TOLD_GAP = 2


def partners_of(clause: Clause, instrument: InstrumentMention | None) -> PartyList | None:
    """ "signed with Norway", "signed in Bern with the Norwegian minister a treaty": those after "with".

    None where "with" belongs to the instrument's own phrase.
    """
    told = clause.is_passive and not clause.rule.phrase  # "a pact with Peru, signed in May, and with Chile a treaty"
    if (
        instrument is not None
        and instrument.partners is not None
        and (told or instrument.after > clause.predicate.head)
    ):
        return None
    leading = _helped(clause) or opening_partners(clause) or _visited_partners(clause) or relative_partners(clause)
    if leading is not None:
        return leading
    for i in clause.ahead(_REACH):
        word = clause.word(i)
        if word in CLAUSE_MARKS or word in clause.words.partners.ends or _closes(clause, i):
            return None
        if word in {"after", "before"} and _has_finite(clause, i):
            return None  # "signed, a few hours after Ukraine had signed with Belgium"
        if word in clause.words.verbs.be and i > clause.predicate.last:
            defined = clause.predicate.voice is Voice.REDUCED and clause.word(i + 1) == "with"
            return clause.list_at(i + 2) if defined else None  # "the agreements signed so far are with Peru and Chile"
        if word in {"and", *clause.words.nouns.ending_papers} and clause.word(i + 1).endswith("ing"):
            return None  # "signed a decree denouncing the pact with Peru"
        if word == "with" and fronted_at(clause, i) is not None:
            return None
        if word == "with" and (_is_of_another(clause, i) or _is_of_compared(clause, i)):
            return None
        inside = instrument is not None and instrument.first <= i < instrument.head_end
        if word == "with" and not inside and clause.word(i - 1) not in clause.words.phrases.not_partners:
            listed = clause.list_at(i + 1)
            if listed is not None and _takes_part(clause, listed, i):
                return repeated(clause.view, listed.alone(clause.view), "with", clause.words.lists)
    return None


def _is_of_another(clause: Clause, at: int) -> bool:
    """Whether those after "with" belong to another agreement: "one is in force, the second, with Peru, is not"."""
    opened = any(m.head_end == at and clause.opened_by(m) for m in clause.instruments)
    return opened or any(m.strength == "stand_in" and m.head_end <= at < m.after for m in clause.instruments)


def _is_of_compared(clause: Clause, at: int) -> bool:
    """ "signed a treaty like the one between Peru and Chile", "similar to that with Kenya": those of another paper."""
    before = clause.lower(max(clause.predicate.last, at - _COMPARED_REACH), at)
    for i, word in enumerate(before):
        if word in clause.words.phrases.comparing:
            behind = before[i + 1 + (before[i + 1 : i + 2] in (["as"], ["on"], ["to"])) :]
            return behind[:1] in (["one"], ["that"], ["the"], ["those"])
    return False


def _closes(clause: Clause, at: int) -> bool:
    """Whether a parenthesis ends there that holds the predicate: "the pact (signed in May) replaces one with"."""
    return clause.word(at) == ")" and "(" not in clause.lower(clause.predicate.last, at)


def _has_finite(clause: Clause, at: int) -> bool:
    """Whether a clause with an auxiliary of its own opens at a conjunction."""
    verbs = clause.words.verbs
    return not (verbs.have | verbs.be).isdisjoint(clause.lower(at + 1, at + _CLAUSE_REACH))


def _takes_part(clause: Clause, listed: PartyList, at: int) -> bool:
    """Whether those after "with" are partners: near it, no onlookers, and not another instrument's own."""
    if listed.first - at > _LIST_GAP or clause.word(at - 1) in clause.words.partners.not_those:
        return False
    following = clause.lower(listed.after, listed.after + 4)
    if clause.word(at - 1) == "," and following and following[0].endswith("ing"):
        return False  # "signed the pact, with Peru's president looking on"
    return "as" not in following or clause.words.partners.onlookers.isdisjoint(following)


def opening_partners(clause: Clause) -> PartyList | None:
    """ "With Norway, an agreement was signed; with Peru talks go on": the partners at the head of a clause."""
    first = clause.predicate.first
    for at in range(first - 1, max(-1, first - _OPENING_REACH), -1):
        if clause.word(at) == "with" and not (at == 0 and is_counted(clause)):
            listed = fronted_at(clause, at)
            if listed is not None:
                return listed if listed.after <= first else None
        if clause.word(at) in CLAUSE_MARKS:
            return None
    return None


def fronted_at(clause: Clause, at: int) -> PartyList | None:
    """Those after a "with" that opens the sentence, or behind a comma a clause with a subject of its own."""
    listed = clause.list_at(at + 1)
    if listed is None:
        return None
    listed, lead = listed.alone(clause.view), at - 1 - (clause.word(at - 1) in _CONTRASTS)
    if at == 0 or listed.first - at > _LIST_GAP:
        return listed if at == 0 else None
    opens = clause.word(listed.after) in _SUBJECTS or listed.after in clause.view.party_at
    opens = opens or any(m.first == listed.after for m in clause.instruments)
    return listed if opens and clause.word(lead) in {",", ";"} else None


def _visited_partners(clause: Clause) -> PartyList | None:
    """ "travels to Paris on Monday, where he is to sign": those whose capital somebody goes to, or is in."""
    start = clause.start()
    if clause.word(start - 1) != "where" or clause.word(start) not in {"he", "she"}:
        return None
    at = start - 3
    while at > 0 and (at in clause.view.masked or clause.word(at) in clause.words.lists.before_date):
        at -= 1
    entry = clause.view.party_at.get(at)
    capital = entry is not None and entry[2].kind is MentionKind.CAPITAL and clause.word(entry[0] - 1) in {"in", "to"}
    return clause.list_at(entry[0]) if entry is not None and capital else None


def relative_partners(clause: Clause) -> PartyList | None:
    """ "Berlin, with which London signed a treaty": those before "with which"."""
    start = clause.start()
    if clause.word(start - 1) not in {"which", "whom"} or clause.lower(start - 3, start - 1) != [",", "with"]:
        return None
    entry = clause.view.party_at.get(start - 4)
    return clause.list_at(entry[0]) if entry is not None else None


def _helped(clause: Clause) -> PartyList | None:
    """ "will work with Peru to sign an agreement": Peru is the other side."""
    first = clause.predicate.first
    for at in range(max(0, first - _HELP_REACH), first) if clause.predicate.cue == "to" else ():
        listed = clause.list_at(at + 1) if clause.word(at) == "with" else None
        if listed is not None and 0 <= first - listed.after <= 1:
            return listed
    return None


def notified_side(clause: Clause, instrument: InstrumentMention | None) -> PartyList | None:
    """ "informed Peru that it was leaving the fisheries pact": the other side of two, who is told of the end."""
    told = clause.rule.stage in _TOLD_OF and instrument is not None and instrument.reach == "bilateral"
    if not told or instrument is None or instrument.named_parties:
        return None
    for at in range(clause.predicate.first - 1, max(-1, clause.predicate.first - _TOLD_REACH), -1):
        if clause.word(at) in CLAUSE_MARKS:
            return None
        if clause.word(at) in clause.words.nouns.notified:
            listed = clause.list_at(at + 1)
            near = listed is not None and listed.first - at <= _TOLD_GAP and len(listed.codes) == 1
            return listed if near else None
    return None


def recipients(clause: Clause, instrument: InstrumentMention | None) -> PartyList | None:
    """ "handed Peru a draft of the treaty": those between an active verb and what it hands over."""
    at = clause.predicate.last + (clause.word(clause.predicate.last) == "the")
    listed = clause.list_at(at) if at in clause.view.party_at and instrument is not None else None
    if listed is None or instrument is None or listed.after > instrument.first:
        return None
    after = listed.after
    while clause.word(after) in clause.words.lists.fillers and clause.word(after) not in _ARTICLES:
        after += 1  # "offered the Peruvian government a treaty"
    return listed if clause.word(after) in _ARTICLES else None


def sides_between(clause: Clause) -> PartyList | None:
    """ "was concluded between Peru and Chile": those after "between" or "among", when it belongs to the verb."""
    for i in clause.ahead(_BETWEEN_REACH):
        if clause.word(i) in CLAUSE_MARKS or clause.word(i) == ",":
            return None
        if clause.word(i) in {"among", "amongst", "between"}:
            return clause.list_at(i + 1) if not _is_of_compared(clause, i) else None
    return None


def rivals_of(clause: Clause, instrument: InstrumentMention | None) -> tuple[str, ...]:
    """With whom, or whose, the sentence's other agreements are: "a pact with Peru was signed, and one with Chile",
    "Peru's treaty was signed in May, Chile's in June"."""
    if instrument is None or len(clause.instruments) == 1:
        return ()
    others = [each for each in clause.instruments if each is not instrument and each.head != instrument.head]
    if instrument.partners is not None:
        lists = (each.partners.codes for each in others if each.partners is not None)
    elif len(instrument.owners) == 1:
        lists = (each.owners for each in others if each.partners is None and each.owners != instrument.owners)
    else:
        return ()
    return tuple(code for codes in lists if len(codes) == 1 for code in codes)


def has_unnamed_partner(clause: Clause, doer: PartyList | None) -> bool:
    """ "with a partner country", "with eighteen states": a partner without a name."""
    start = clause.predicate.last
    if doer is None and clause.word(start) == "by":  # "signed by the agency with a foreign partner"
        start = next((at for at in range(start, start + _BY_REACH) if clause.word(at) == "with"), start)
    words = clause.lower(start, start + 5)
    return words[:1] == ["with"] and not clause.words.partners.unnamed.isdisjoint(words[1:])


def has_unknown_companion(clause: Clause, doer: PartyList | None) -> bool:
    """ "The Kalmar Forum and Iceland signed", "Iceland and the Kalmar Forum signed": somebody unknown does it, too."""
    if doer is None or len(doer.codes) > 1 or clause.predicate.voice is not Voice.ACTIVE:
        return False
    return _is_unknown_name(clause, doer.first - 2, -1, doer.first - 1) or _is_unknown_name(
        clause, doer.after + 1, 1, doer.after
    )


def _is_unknown_name(clause: Clause, at: int, step: int, joint: int) -> bool:
    """Whether a capitalised name of two words or more, which is no party's and no officer's, stands beside an "and"."""
    view, name = clause.view, []
    if clause.word(joint) != "and" or not 0 <= at < len(view.tokens):
        return False
    at += step * (step > 0 and clause.word(at) == "the")
    while 0 <= at < clause.predicate.first and _is_of_name(clause, at):
        name.append(clause.word(at))
        at += step
    closed = clause.word(at) != "'s" if step < 0 else at == clause.predicate.first
    return len(name) >= _NAME_WORDS and closed and clause.words.doers.office_heads.isdisjoint(name)


def _is_of_name(clause: Clause, at: int) -> bool:
    token = clause.view.tokens[at]
    known = at in clause.view.party_at or at in clause.view.masked or token.lower in _ARTICLES
    return token.is_word and token.is_capitalised and not known


def _past_latest(clause: Clause, at: int) -> int | None:
    """The token behind ", most recently" or ", the latest of them", which single out some of those counted."""
    words, start = clause.words.partners, at + 1 + (clause.word(at + 1) == "the")
    end = start
    while end < start + _LATEST_REACH and clause.word(end) in words.latest | words.of_them:
        end += 1
    last = clause.word(start) in {"first", "last"} and clause.word(start + 1) == "of"
    end += last and end == start
    while last and end < start + _LATEST_REACH and clause.word(end) in words.of_them:
        end += 1
    return end if end > start and (last or clause.word(start) in words.latest) else None


def spelled_out(clause: Clause) -> PartyList | None:
    """The list after a counted subject or object: "six countries have signed so far: Britain, Germany ..."."""
    if clause.word(0) in _BESIDES and "," in clause.lower(clause.predicate.last, clause.predicate.last + _REACH):
        return None  # "Along with the pacts already signed, there are pacts with Peru and Chile"
    listing = clause.words.doers.listing
    counted = is_counted(clause)
    for i in clause.ahead(_REACH):
        word = clause.word(i)
        if word in _LIST_MARKS or word in listing or (word == "among" and clause.word(i + 1) == "them"):
            opening = i + 1 + (clause.word(i + 1) in _LIST_LEADS)
            opening += 2 * (clause.lower(opening, opening + 2) == ["those", "of"])
            listed = clause.list_at(opening)
            if listed is not None and (counted or len(listed.codes) > 1):
                return replace(listed, joined=True)
        latest = _past_latest(clause, i) if counted and word in _LATEST_MARKS else None
        if latest is not None:
            listed = clause.list_at(latest)
            if listed is not None:
                return replace(listed, joined=True)
        if word in {".", ";"} or (word == "with" and clause.word(i - 1) == ","):
            break
    for i in range(clause.start(), clause.predicate.first) if counted else ():
        listed = clause.list_at(i + 1) if clause.word(i) in listing else None
        if listed is not None:
            return replace(listed, joined=True)
    return None

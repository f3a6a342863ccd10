"""Objects: which instrument a verb acts on, before or behind it, and which further ones share the verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.core.codes import Stage
from depositary.reading.clauses.adjuncts import (
    adjunct_end,
    befalls_another,
    past_office,
    past_span,
    past_text_of,
    votes_end,
)
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention

_OBJECT_REACH = 30
_SUBJECT_REACH = 45
_PRONOUN_REACH = 12
_NEAR = 3
_EQUATED_REACH = 8
#: How far behind "herewith" and what else completes a verb its paper may stand, past the sections of an act.
_SENT_REACH = 60
#: Between two verbs that share an object stand no more words than these: "ratify or accede to the accord".
_TWIN_REACH = 2
#: What is called for in a paper's place, and what may stand around it.
_STARTS = frozenset({
    "beginning", "commencement", "conclusion", "launch", "negotiation", "negotiations", "opening", "start",
})  # fmt: skip
_AROUND_STARTS = frozenset({
    "early", "for", "immediate", "new", "of", "on", "overdue", "prompt", "rapid", "speedy", "swift", "talks", "the",
    "urgent",
})  # fmt: skip
_SHOWING = frozenset({"that", "this"})
#: What may be done to another step in the place of the instrument.
_PUT_OFF = frozenset({Stage.CHANGED, Stage.ENDED, Stage.SUSPENDED})
_HEDGES = frozenset({"kind", "sort"})
_GLOSS_REACH = 4
#: Between several papers and the colon that spells them out: "signed three documents in Kyiv on Monday:".
_COLON_REACH = 10
_QUOTES = frozenset({"“", '"', "‘", "'"})
_CONJUNCTIONS = frozenset({"after", "before", "since"})
#: Open a clause of time, reason or condition, and its subject.
_SUBORDINATING = frozenset(
    {"after", "as", "because", "before", "if", "once", "since", "though", "unless", "until", "when", "while"}
)
_DETERMINERS = frozenset({"a", "all", "an", "any", "every", "her", "his", "its", "the", "their"})
#: "In order to enter into force, it must be approved": a predicate this close to the head may open the sentence.
_OPENING = 5


def behind(clause: Clause) -> InstrumentMention | None:
    """What an active verb acts on: the next instrument, when nothing but places, dates and partners stands between."""
    rule, last = clause.rule, clause.predicate.last
    mention = next((m for m in clause.instruments if m.head >= last), None)
    if mention is None or mention.first - last > (_SENT_REACH if rule.tail_later else _OBJECT_REACH):
        return None
    last = _past_recipient(clause, _past_twin(clause, mention), mention)
    last = votes_end(clause, _past_start(clause, last, mention))
    if rule.stage in _PUT_OFF and not clause.words.acted_on.steps.isdisjoint(clause.lower(last, mention.first)):
        return None  # "suspended the signing of the accord"
    if mention.first > last and clause.word(mention.first - 1) in clause.words.acted_on.scenes:
        return None  # "discussed at the convention"
    if rule.near and not _is_near(clause, last, mention.first):
        return None
    cleft = clause.word(0) == "what" and clause.word(mention.first - 1) in clause.words.verbs.be
    if rule.tail_later or rule.follows or cleft:
        return _first_of_row(clause, mention)  # "What both ministers signed in Riga is a declaration"
    text = past_text_of(clause, last, mention.first)
    if clause.crosses_verb(last, mention.first) or not is_direct(clause, text, mention.first):
        return None
    return None if clause.opened_by(mention) else _first_of_row(clause, mention)


def _past_twin(clause: Clause, mention: InstrumentMention) -> int:
    """The token behind a second verb that shares the object: "suspend or terminate the accord"."""
    at = clause.predicate.last
    twin = at + 1
    if clause.word(at) not in {"and", "or"} or twin >= len(clause.view.tokens) or twin in clause.view.party_at:
        return at
    close = 0 < mention.first - twin <= _TWIN_REACH
    plain = clause.view.tokens[twin].is_word and not clause.word(twin).endswith("ing")
    others = clause.words.acted_on.stepped | clause.words.clauses.modals | clause.words.verbs.have
    return mention.first if close and plain and clause.word(twin) not in others else at


def _past_recipient(clause: Clause, last: int, mention: InstrumentMention) -> int:
    """The token behind a party to whom something is handed: "offered the Peruvian government a treaty", "proposed to
    Peru a treaty"."""
    last += clause.rule.stage is Stage.PROPOSED and clause.word(last) == "to"
    at = last + (clause.word(last) == "the")
    listed = clause.list_at(at) if at in clause.view.party_at else None
    if listed is None or listed.after > mention.first:
        return last
    after = past_office(clause, listed.after, mention.first)
    return after if after == mention.first else last


def _past_start(clause: Clause, last: int, mention: InstrumentMention) -> int:
    """The token behind the start that somebody calls for: "called for the immediate opening of talks on a treaty"."""
    new = mention.determiner in {None, "a", "an"}
    between = [word for word in clause.lower(last, mention.first) if "-" not in word]
    begins = not _STARTS.isdisjoint(between) and _STARTS.union(_AROUND_STARTS).issuperset(between)
    return mention.first if clause.rule.stage is Stage.PROPOSED and new and begins else last


def _first_of_row(clause: Clause, mention: InstrumentMention) -> InstrumentMention:
    """ "two treaties: the Treaty between Peru and Chile, and ...": the first of those that a colon spells out."""
    colon = next((at for at in range(mention.after, mention.after + _COLON_REACH) if clause.word(at) == ":"), None)
    if not mention.plural or mention.named_parties or colon is None:
        return mention
    placed = all(_is_stepped(clause, mention.after, at) for at in range(mention.after, colon))
    named = (m for m in clause.instruments if m.first == colon + 1 and m.named_parties)
    return next(named, mention) if placed else mention


def is_gloss(clause: Clause, mention: InstrumentMention) -> bool:
    """ "the treaty with Peru (the “Treaty”)": a name that a parenthesis gives to what stands before it."""
    before = clause.lower(max(0, mention.first - _GLOSS_REACH), mention.first)
    if "(" not in before or ")" in before[before.index("(") :]:
        return False
    return not mention.named_parties or not _QUOTES.isdisjoint([*before, *clause.lower(mention.first, mention.head)])


def _is_near(clause: Clause, start: int, end: int) -> bool:
    """Whether no more than a word, and no other act ("concluding"), stands between a verb and an instrument."""
    start = past_span(clause, past_text_of(clause, start, end), end)
    between = [token for token in clause.view.tokens[start:end] if token.is_word]
    if len(between) == 1 and between[0].lower in clause.words.acted_on.verbs:
        return False  # "agreed to sign the treaty"
    return len(between) <= 1 and not any(token.lower.endswith("ing") for token in between)


def fronted(clause: Clause) -> InstrumentMention | None:
    """ "the agreement that Peru signed", "the pact the two states concluded": the object stands first."""
    before = [m for m in clause.instruments if m.head_end <= clause.predicate.first]
    if not before or not clause.nothing_follows():
        return None
    mention = before[-1]
    behind = mention.after if mention.after < clause.predicate.first else 0
    tokens = clause.view.tokens[max(mention.head_end, mention.title_end, behind) : clause.predicate.first]
    tokens = tokens[1:] if tokens and tokens[0].text in _QUOTES | {"”", "’"} else tokens
    relative = next((k for k, token in enumerate(tokens) if token.lower in {"that", "which"}), None)
    subject = tokens if relative is None else tokens[relative + 1 :]
    if not subject or (relative is not None and relative > 4):
        return None
    owned = sum(token.lower == "'s" for token in subject)
    if relative is None and (len(subject) > 6 + 2 * owned or any(not (t.is_word or t.lower == "'s") for t in subject)):
        return None
    breaks = (clause.words.clauses.new - {"to"}) | {";", ":", "—", "("}
    return None if any(token.lower in breaks for token in subject) else mention


#: Stand for an instrument before "which", or place what follows: "the latter, which Peru approved", "in which".
_POINTERS = frozenset({"all", "both", "former", "it", "last", "latter", "one", "ones", "that", "them", "those"})
_PLACED = frozenset({"between", "by", "for", "from", "in", "of", "on", "to", "under", "with"})


def fronts_another(clause: Clause) -> bool:
    """ "The budget, which Peru approved", "the principles that Peru has signed up to": no instrument is acted on."""
    start = clause.start()
    opener, doers = clause.word(start - 1), range(start, clause.predicate.first)
    if opener not in {"that", "which"} or not any(at in clause.view.party_at for at in doers):
        return False
    noun, words = clause.word(start - 2), clause.words
    if opener == "which":
        at = start - 2 - (noun == ",")
        plain = at >= 0 and clause.view.tokens[at].text.islower() and at not in clause.view.masked
        return plain and clause.word(at) not in words.phrases.numbers | _POINTERS and noun not in _PLACED
    told = words.acted_on.telling | words.dates.saying | words.clauses.deniers
    return noun.endswith("s") and noun not in told and noun not in words.verbs.be | words.verbs.have


def before(clause: Clause) -> tuple[InstrumentMention | None, str | None]:
    """The instrument that stands before the verb that acts on it, or else the pronoun that stands for it."""
    first = clause.predicate.first
    ahead = [m for m in clause.instruments if m.head < first and first - m.after <= _SUBJECT_REACH]
    ahead = [m for m in ahead if not is_gloss(clause, m)] or ahead
    nearest = ahead[-1] if ahead else None
    floor = nearest.head_end if nearest else max(0, first - _PRONOUN_REACH)
    if clause.word(first - 1) in clause.words.acted_on.other_pronouns:
        return None, None
    for i in range(first - 1, floor - 1, -1):
        word = clause.word(i)
        if word in {";", "."}:
            return None, None
        if nearest is not None and _in_apposition(clause, i):
            break
        if word == "it" or _stands_for_several(clause, i):
            return None, None if _is_some_of(clause, i) else word
        if word in _SHOWING and _opens_alone(clause, i):
            return None, "it"  # "That was signed two years ago"
    if nearest is None:
        opens = clause.predicate.head <= _OPENING and clause.rule.stage is not Stage.ENDED
        return _behind_comma(clause) if opens else (None, None)
    if (nearest.strength != "stand_in" and _other_subject(clause, nearest)) or _has_own_verb(clause, nearest):
        return None, None
    if clause.rule.stage is Stage.ENDED and befalls_another(clause, nearest):
        return None, None
    chosen = _main_of_phrase(clause, ahead)
    if clause.predicate.voice is not Voice.REDUCED and _inside_other_phrase(clause, chosen):
        return None, None
    return chosen, None


def _opens_alone(clause: Clause, at: int) -> bool:
    """Whether a word that shows opens its sentence, or what a mark sets apart, right before the predicate."""
    return clause.predicate.first == at + 1 and (at == 0 or clause.word(at - 1) in {":", ";", "—"})


def _stands_for_several(clause: Clause, at: int) -> bool:
    """ "both were signed", "none of them has been signed": a word for instruments, close before the verb."""
    gap, word = clause.predicate.first - at, clause.word(at)
    if word not in clause.words.acted_on.near_pronouns:
        return False
    return gap == 1 or (gap <= _NEAR and (clause.word(at + 1) == "of" or word == "they"))


def _in_apposition(clause: Clause, at: int) -> bool:
    """ "a treaty with Peru and one with Chile, both of which were signed": what was named just before."""
    if clause.word(at) not in {"all", "both"} or clause.word(at - 1) not in {",", ")"}:
        return False
    reduced = clause.predicate.voice is Voice.REDUCED and at == clause.predicate.first - 1
    return reduced or clause.lower(at + 1, at + 3) == ["of", "which"]


def _is_some_of(clause: Clause, at: int) -> bool:
    """ "51 of these are in force": a part of those spoken of."""
    return clause.word(at - 1) == "of" and clause.word(at - 2) not in clause.words.acted_on.near_pronouns


def _has_own_verb(clause: Clause, nearest: InstrumentMention) -> bool:
    """ "The agreement is in line with the mandate adopted in May": the participle belongs to a later noun."""
    if clause.predicate.voice is not Voice.REDUCED or clause.word(clause.predicate.first - 1) == ",":
        return False
    return not clause.words.verbs.be.isdisjoint(clause.lower(nearest.after, clause.predicate.first))


def _behind_comma(clause: Clause) -> tuple[InstrumentMention | None, str | None]:
    """The subject of the main clause behind an opening phrase: "In order to enter into force, it must be approved"."""
    tokens = clause.view.tokens
    comma = next((i for i in range(clause.predicate.last, len(tokens) - 1) if tokens[i].text == ","), None)
    if comma is None:
        return None, None
    word = clause.word(comma + 1)
    if word in clause.words.acted_on.subject_pronouns:
        return None, word
    return next((m for m in clause.instruments if m.first == comma + 1), None), None


def _inside_other_phrase(clause: Clause, mention: InstrumentMention) -> bool:
    """ "the provisions of the agreement were ...", "talks on the agreement will ...": another noun is the subject."""
    before = clause.word(mention.first - 1)
    behind = mention.after + (clause.word(mention.after) == ",")
    if clause.word(behind) == "which" or clause.word(mention.after) == "that":
        return False  # "the text of the agreement, which was signed"
    if before not in clause.words.doers.places or before in clause.words.clauses.afters or before in _CONJUNCTIONS:
        return False
    noun = clause.word(mention.first - 2)
    if clause.rule.stage in _PUT_OFF and noun in {"negotiations", "talks"}:
        return True
    if clause.rule.stage is Stage.ENDED and noun in clause.words.acted_on.steps:
        return True  # "the signing of the agreement was called off"
    if clause.rule.stage is Stage.SUBMITTED and noun in clause.words.acted_on.papers_on:
        return False  # "a report on the agreement was submitted"
    return noun not in clause.words.acted_on.text_of | clause.words.acted_on.lots


def _main_of_phrase(clause: Clause, ahead: Sequence[InstrumentMention]) -> InstrumentMention:
    """ "the protocol to the agreement was signed": the protocol, not the agreement inside its phrase."""
    chosen = ahead[-1]
    if clause.predicate.voice is Voice.REDUCED:
        return chosen
    for earlier in reversed(ahead[:-1]):
        between = clause.lower(earlier.head_end, chosen.first)
        if earlier.strength == "stand_in" or not 0 < len(between) <= 4:
            break
        if not clause.words.acted_on.within.issuperset(between):
            break
        chosen = earlier
    return chosen


def _other_subject(clause: Clause, nearest: InstrumentMention) -> bool:
    """Whether a new subject stands between the instrument and the verb ("the agreement; the law entered ...")."""
    words, between = clause.words.acted_on, clause.lower(nearest.after, clause.predicate.first)
    told = any(word in words.telling and after == "that" for word, after in pairwise(between))
    return told or not words.others.isdisjoint(between) or _has_own_subject(clause, nearest.after)


def _has_own_subject(clause: Clause, start: int) -> bool:
    """ "will sign the treaty once the road is finished": the verb's clause opens behind the instrument with a subject
    of its own, which is no instrument."""
    for at in range(clause.predicate.first - 2, start - 1, -1):
        if clause.word(at) in _SUBORDINATING:
            return clause.word(at + 1) in _DETERMINERS and at + 1 not in clause.view.party_at
    return False


def is_direct(clause: Clause, start: int, end: int) -> bool:
    """Whether only dates, places, partners, adverbs and words for its text stand before a noun phrase."""
    i = start
    while i < end:
        span = past_span(clause, i, end)
        if span > i:
            i = span
            continue
        if clause.word(i) in _HEDGES and clause.word(i + 1) == "of":
            i += 2 + (clause.word(i + 2) == "like")  # "signed sort of a new agreement"
            continue
        adjunct = adjunct_end(clause, i, end)
        if adjunct > i:
            i = adjunct
            continue
        if clause.word(i) in clause.words.partners.sharing:
            listed = clause.list_at(i + 1)
            if listed is not None and listed.after <= end:
                i = past_office(clause, listed.after, end)
                continue
        joined = clause.word(i) in clause.words.acted_on.verbs and clause.word(i - 1) == "and" and i > start + 1
        if joined or not _is_stepped(clause, start, i):
            return False  # "will hold talks with Peru and sign an agreement"
        i += 1
    return True


def _is_stepped(clause: Clause, start: int, at: int) -> bool:
    """Whether a word may stand between a stage word and its instrument."""
    view, words = clause.view, clause.words.acted_on
    token = view.tokens[at]
    if at in view.masked or at in view.party_at or token.lower in words.stepped or token.lower.endswith("ly"):
        return True
    if token.lower in words.lots and clause.word(at + 1) == "of":
        return True
    # A capitalised word may belong to a place: "in Fasano", "at the Palace".
    return token.is_capitalised and not words.placing.isdisjoint(clause.lower(max(start, at - 3), at))


def pronoun_behind(clause: Clause) -> str | None:
    """ "signed it", "ratified them", "approved the latter": the word that stands for the instrument."""
    words, at = clause.words.acted_on, clause.predicate.last
    if clause.word(at + 1) in words.latter:
        return clause.word(at + 1)
    if clause.word(at) == "them" and not clause.words.nouns.rounds.isdisjoint(clause.lower(0, clause.predicate.first)):
        return "it"  # "Peru, which opened negotiations, hopes to conclude them": those of one agreement
    return clause.word(at) if clause.word(at) in words.pronouns else None


def meant_by_it(clause: Clause) -> InstrumentMention | None:
    """ "The declaration has grown since Peru joined it": the paper of many that the sentence has just named."""
    if clause.rule.stage is not Stage.JOINED or pronoun_behind(clause) != "it":
        return None
    ahead = [m for m in clause.instruments if m.head < clause.predicate.head]
    return ahead[0] if len(ahead) == 1 and ahead[0].reach == "multilateral" else None


def ranked_in(clause: Clause) -> tuple[InstrumentMention | None, str | None]:
    """ "became NATO's newest member", "its 44th member": of what, where it stands before the noun."""
    first, last = clause.predicate.head + 1, clause.predicate.last
    owned = next((m for m in clause.instruments if first <= m.head < last), None)
    pronoun = "it" if owned is None and clause.word(first) in {"its", "their"} else None
    return owned, pronoun


def equated(clause: Clause, instrument: InstrumentMention | None) -> InstrumentMention | None:
    """ "The only agreement signed so far is the British one": the one that an agreement without sides is said to be."""
    if clause.predicate.voice is not Voice.REDUCED or instrument is None or instrument.named_parties:
        return None
    for at in clause.ahead(_EQUATED_REACH):
        if clause.word(at) in clause.words.verbs.be or clause.word(at) in {"remains", "remained"}:
            named = (m for m in clause.instruments if m.first == at + 1 and m.named_parties)
            return next(named, None) if clause.word(at - 1) != "there" else None
    return None

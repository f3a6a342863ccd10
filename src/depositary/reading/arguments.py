"""Arguments: which instrument a stage word acts on, who does it, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from depositary.lexicon.frames import StageRule
from depositary.reading.instruments import InstrumentMention
from depositary.reading.parties import MentionKind
from depositary.reading.party_lists import PartyList, party_list
from depositary.reading.predicates import Predicate, Voice
from depositary.reading.sentence_views import SentenceView

_CLAUSE_MARKS = frozenset({";", ":", "—", "("})
_CLAUSE_WORDS = frozenset(
    {
        "that",
        "which",
        "who",
        "while",
        "whereas",
        "but",
        "because",
        "although",
        "if",
        "when",
        "once",
        "after",
        "before",
        "until",
    }
)
_PLACES = frozenset(
    {
        "in",
        "at",
        "to",
        "from",
        "near",
        "outside",
        "on",
        "into",
        "through",
        "across",
        "within",
        "against",
        "for",
        "of",
        "with",
        "over",
        "by",
        "about",
        "towards",
        "above",
        "beyond",
        "besides",
        "than",
        "except",
        "under",
        "after",
    }
)
_IT = frozenset({"it", "they", "this", "these", "both", "which", "that"})
_PEOPLE = frozenset(
    {
        "he",
        "she",
        "they",
        "we",
        "both",
        "ministers",
        "presidents",
        "leaders",
        "sides",
        "countries",
        "parties",
        "governments",
        "states",
        "heads",
        "representatives",
        "it",
    }
)
_COUNTS = frozenset(
    "none all both others two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty".split()
)
_OFFICES = frozenset(
    {
        "president",
        "minister",
        "premier",
        "chancellor",
        "secretary",
        "ambassador",
        "councillor",
        "king",
        "queen",
        "administration",
        "government",
        "cabinet",
        "parliament",
        "congress",
    }
)
_BODIES = {
    "parliament": "parliament",
    "senate": "parliament",
    "assembly": "parliament",
    "chamber": "parliament",
    "chambers": "parliament",
    "house": "parliament",
    "deputies": "parliament",
    "lawmakers": "parliament",
    "legislature": "parliament",
    "congress": "parliament",
    "mps": "parliament",
    "electorate": "parliament",
    "cabinet": "government",
    "government": "government",
    "council": "government",
}
_FIRMS = frozenset(
    {"companies", "company", "firms", "firm", "operators", "banks", "universities", "unions", "agencies"}
)
_SPEAKERS = frozenset({"he", "she", "it", "they", "country", "government", "side"})
_PRONOUNS = frozenset({"he", "she", "they", "we", "both", "it"})
_POINTERS = frozenset({"the", "both", "these", "two", "three", "their", "all"})
_OF_WORDS = frozenset({"of", "to", "on", "for", "regarding", "concerning", "about", "in", "with", "between"})
_COUNTED = frozenset({"countries", "states", "nations", "capitals", "partners", "governments", "members", "allies"})
_NEW_CLAUSE = frozenset(
    "which that who but while because although whether where how is are was were has have had will would to after before when if once".split()
)
_PARTNER_WORDS = frozenset({"with", "between"})
#: Words that may stand between a stage word and its instrument without taking it away.
_STEPPED = frozenset(
    "a an the of to on in at for by and , ( ) text draft wording terms content contents revision amendment amendments signing "
    "signature conclusion ratification to establish conclude reach finalise finalize sign concluding reaching about regarding concerning approving amending revising ratifying extending concluding signing renewing here there today also both jointly together new its their his her our "
    "this these that each first second third revised changes change extension renewal accession participation establishment commencement "
    "“ ” \" ' * ** all more further any no two three four five several multiple many similar such".split()
)
_TEXT_OF = frozenset(
    {
        "text",
        "texts",
        "wording",
        "draft",
        "drafts",
        "all",
        "both",
        "part",
        "parts",
        "version",
        "none",
        "most",
        "some",
        "many",
        "signing",
        "each",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "ten",
        "conclusion",
        "ratification",
        "number",
        "negotiations",
        "revision",
    }
)
_OBJECT_REACH = 30
_SUBJECT_REACH = 45


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
    unsaid: bool = False
    """Nothing at all is acted on: "Spain has not signed yet"."""


def find_arguments(
    view: SentenceView, rule: StageRule, predicate: Predicate, instruments: Sequence[InstrumentMention]
) -> Arguments:
    """The arguments of one predicate within its sentence."""
    if predicate.voice is Voice.NOMINAL:
        return _nominal(view, predicate, instruments)
    if rule.instrument == "subject" or predicate.voice in {Voice.PASSIVE, Voice.REDUCED}:
        instrument, pronoun = _left_instrument(view, predicate, instruments)
        agents = _agents(view, predicate)
        subject = agents
    elif predicate.voice is Voice.FRONTED:
        instrument, pronoun = _right_instrument(view, rule, predicate, instruments), None
        subject = _agents(view, predicate)
    else:
        instrument = _right_instrument(view, rule, predicate, instruments) or _fronted_object(
            view, predicate, instruments
        )
        pronoun = _object_pronoun(view, predicate) if instrument is None else None
        subject = _subject(view, predicate)
    partners = _partners(view, predicate, instrument)
    listed = _spelled_out(view, predicate, subject)
    people = _subject_people(view, predicate) if subject is None else None
    if subject is None and predicate.voice in {Voice.PASSIVE, Voice.REDUCED}:
        people = _agent_people(view, predicate)
    unsaid = (
        instrument is None
        and pronoun is None
        and rule.unsaid
        and _nothing_follows(view, predicate)
        and _doers_alone(view, predicate, subject, listed)
    )
    body = _body(view, subject)
    if body == "none":
        body = _plain_body(view, predicate)
    if subject is None and predicate.cue.endswith("-ing") and predicate.head <= 2:
        subject = _after_comma(view, predicate.last)
    between = _between(view, predicate)
    unknown = partners is None and _with_somebody(view, predicate.last)
    return Arguments(
        instrument,
        subject,
        partners,
        listed,
        pronoun,
        body,
        people,
        between,
        unknown,
        subject is None and listed is None and is_counted(view, predicate),
        unsaid,
    )


def _with_somebody(view: SentenceView, at: int) -> bool:
    """ "with a partner country", "with eighteen states": a partner without a name."""
    words = [token.lower for token in view.tokens[at : at + 5]]
    return words[:1] == ["with"] and bool(
        set(words[1:]) & {"country", "state", "power", "partner", "partners", "countries", "states"}
    )


def _after_comma(view: SentenceView, at: int) -> PartyList | None:
    """The subject of the main clause behind an opening gerund: "By signing the pact, Peru has shown ..."."""
    comma = next((i for i in range(at, len(view.tokens)) if view.tokens[i].text == ","), None)
    return party_list(view, comma + 1) if comma is not None and comma + 1 < len(view.tokens) else None


def _between(view: SentenceView, predicate: Predicate) -> PartyList | None:
    for i in range(predicate.last, min(len(view.tokens), predicate.last + 10)):
        if view.tokens[i].text in {".", ";", ":", ","}:
            return None
        if view.tokens[i].lower == "between":
            return party_list(view, i + 1)
    return None


def _plain_body(view: SentenceView, predicate: Predicate) -> str:
    """The domestic body that a plain noun names among the doers: "parliament approved it", "approved by the cabinet"."""
    if predicate.voice in {Voice.PASSIVE, Voice.REDUCED, Voice.FRONTED}:
        span = range(predicate.last, min(len(view.tokens), predicate.last + 9))
        words = [view.tokens[i].lower for i in span]
        if "by" not in words:
            return "none"
        words = words[words.index("by") :]
    else:
        words = [view.tokens[i].lower for i in range(_clause_start(view, predicate.first), predicate.first)]
    return next((_BODIES[word] for word in words if word in _BODIES), "none")


def coordinated(
    view: SentenceView, predicate: Predicate, instrument: InstrumentMention, instruments: Sequence[InstrumentMention]
) -> list[InstrumentMention]:
    """Further instruments that share the predicate: "signed a protocol and a roadmap", "an accord and two pacts were signed"."""
    row = [instrument]
    ahead = instrument.head > predicate.head
    candidates = (
        [m for m in instruments if m.head > instrument.head]
        if ahead
        else [m for m in reversed(instruments) if m.head < instrument.head]
    )
    for mention in candidates:
        left, right = (row[-1], mention) if ahead else (mention, row[-1])
        if not _joined(view, left, right):
            break
        row.append(mention)
    return row[1:]


def _joined(view: SentenceView, left: InstrumentMention, right: InstrumentMention) -> bool:
    if right.strength == "stand_in" or right.first <= left.head:
        return False
    words = [view.tokens[i].lower for i in range(left.head_end, right.first)]
    if not words or words[-1] not in {"and", ",", "as", "plus", "or"} or len(words) > 30:
        return False
    if words[-1] == "," and right.determiner == "the":
        return False  # an apposition: "a treaty already, the Treaty on Friendship"
    return not _crosses_verb(view, left.head_end, right.first) and right.determiner not in {"this", "that", "its"}


def _doers_alone(view: SentenceView, predicate: Predicate, subject: PartyList | None, listed: PartyList | None) -> bool:
    """Whether the sentence says who did it, or counts what was done: "Spain has not signed", "nine are signed"."""
    if predicate.voice is Voice.PASSIVE:
        before = view.tokens[predicate.first - 1].lower if predicate.first else ""
        return before in _COUNTS or before.isdigit()
    return subject is not None or listed is not None or is_counted(view, predicate)


def _nothing_follows(view: SentenceView, predicate: Predicate) -> bool:
    """Whether no object can stand after the verb: the sentence ends, or a place, date or clause follows."""
    at = predicate.last
    if at >= len(view.tokens) or at in view.masked:
        return True
    token = view.tokens[at]
    if token.lower in {"a", "some", "several", "just"} and at + 1 < len(view.tokens):
        return view.tokens[at + 1].lower in {
            "little",
            "few",
            "day",
            "week",
            "month",
            "year",
            "days",
            "weeks",
            "months",
            "years",
        }
    return token.text in {".", ",", ";", ":", "—", "?"} or token.lower in {
        "so",
        "yet",
        "already",
        "when",
        "once",
        "if",
        "as",
        "for",
        "under",
        "alongside",
        "there",
        "here",
        "with",
        "in",
        "on",
        "at",
        "after",
        "before",
        "earlier",
        "later",
        "first",
        "last",
        "too",
        "to",
        "since",
        "and",
        "but",
        "for",
        "beside",
        "last",
    }


def _nominal(view: SentenceView, predicate: Predicate, instruments: Sequence[InstrumentMention]) -> Arguments:
    """ "the signing of the agreement", "the agreement's ratification", "negotiations with Norway on a treaty"."""
    tokens = view.tokens
    last = _past_twin(view, predicate.last)
    following = tokens[last].lower if last < len(tokens) else ""
    instrument: InstrumentMention | None = None
    if following in _OF_WORDS or tokens[last - 1].lower in _OF_WORDS:
        near = [m for m in instruments if m.head >= last]
        instrument = near[0] if near and _direct(view, last, near[0].first) else None
    if instrument is None:
        held = [
            m for m in instruments if m.first <= predicate.head and m.head_end in {predicate.head, predicate.head - 1}
        ]
        instrument = held[-1] if held else None
    if instrument is None and (following == "by" or (following == "," and predicate.head <= 4)):
        ahead = [m for m in instruments if last < m.first <= last + 14 and m.points]
        instrument = ahead[0] if ahead else None
    possessor = _possessor(view, predicate.head)
    partners = between = None
    if predicate.head and tokens[0].lower == "with":
        listed = party_list(view, 1)
        partners = listed if listed is not None and listed.after <= predicate.head else None
    at = predicate.last
    while partners is None and at < min(len(tokens), predicate.last + 14):
        if tokens[at].lower in {"with", "between"} and (
            instrument is None or at < instrument.first or at > instrument.head
        ):
            listed = party_list(view, at + 1)
            if listed is not None:
                partners, between = (listed, None) if tokens[at].lower == "with" else (None, listed)
                break
        if tokens[at].text in {".", ";", ":", ","} or tokens[at].lower in _CLAUSE_WORDS:
            break
        at += 1
    near = _by(view, predicate.last, predicate.last + 4)
    subject = (
        between or possessor or near or _subject(view, predicate) or _by(view, predicate.last, predicate.last + 22)
    )
    unknown = partners is None and following == "with"
    return Arguments(instrument, subject, partners, None, None, _body(view, subject), stranger=unknown)


def _past_twin(view: SentenceView, at: int) -> int:
    """The token after a second noun that shares the first one's complement: "signature and ratification of"."""
    if at + 2 < len(view.tokens) and view.tokens[at].lower in {"and", "or"} and view.tokens[at + 2].lower in _OF_WORDS:
        return at + 2
    return at


def _possessor(view: SentenceView, head: int) -> PartyList | None:
    """ "Switzerland's signing", "the Swiss ratification", "the Czech-Ukrainian talks"."""
    codes: list[str] = []
    first = head
    at = head - 1
    while at >= 0 and head - at <= 6:
        token = view.tokens[at]
        entry = view.party_at.get(at)
        if entry is not None:
            codes.insert(0, entry[2].code)
            first = entry[0]
            at = entry[0] - 1
            continue
        if token.lower not in {"'s", "-", "–", "and", "/"} and not (
            token.is_word and token.lower.islower() and at == head - 1
        ):
            break
        at -= 1
    if not codes:
        return None
    unique = tuple(dict.fromkeys(codes))
    return PartyList(first, head, unique, (), len(unique) > 1)


def _right_instrument(
    view: SentenceView, rule: StageRule, predicate: Predicate, instruments: Sequence[InstrumentMention]
) -> InstrumentMention | None:
    """What an active verb acts on: the next instrument, when nothing but places, dates and partners stands between."""
    for mention in instruments:
        if mention.head < predicate.last:
            continue
        if rule.near and sum(view.tokens[i].is_word for i in range(predicate.last, mention.first)) > 1:
            return None
        if mention.first - predicate.last > _OBJECT_REACH:
            return None
        if rule.tail_later or rule.follows:
            return mention
        if _crosses_verb(view, predicate.last, mention.first):
            return None
        return mention if _direct(view, predicate.last, mention.first) else None
    return None


def _fronted_object(
    view: SentenceView, predicate: Predicate, instruments: Sequence[InstrumentMention]
) -> InstrumentMention | None:
    """ "the agreement that France signed", "the pact the two states concluded": the object stands before its subject."""
    before = [m for m in instruments if m.head_end <= predicate.first]
    if not before or not _nothing_follows(view, predicate):
        return None
    mention = before[-1]
    words = view.tokens[mention.head_end : predicate.first]
    relative = next((k for k, token in enumerate(words) if token.lower in {"that", "which"}), None)
    if relative is not None and relative > 4:
        return None
    subject = words[relative + 1 :] if relative is not None else words
    if relative is None and (not subject or len(subject) > 6 or any(not t.is_word for t in subject)):
        return None
    if any(t.text in _CLAUSE_MARKS or t.lower in _NEW_CLAUSE - {"to"} for t in subject) or not subject:
        return None
    return mention


def _crosses_verb(view: SentenceView, start: int, end: int) -> bool:
    """Whether the words between a verb and a noun phrase start a clause of their own."""
    return any(
        view.tokens[i].text in _CLAUSE_MARKS - {"("}
        or (view.tokens[i].lower in _NEW_CLAUSE and not view.tokens[i - 1].text.isdigit())
        for i in range(start, end)
    )


def _direct(view: SentenceView, start: int, end: int) -> bool:
    """Whether a noun phrase follows a word directly, but for dates, places, partners, adverbs and words for its text."""
    i = start
    while i < end:
        token = view.tokens[i]
        word = token.lower
        if word in _PARTNER_WORDS:
            listed = party_list(view, i + 1)
            if listed is not None and listed.after <= end:
                i = listed.after
                continue
        stepped = (
            i in view.masked
            or i in view.party_at
            or word in _STEPPED
            or word.endswith("ly")
            or (token.is_capitalised and token.is_word and _is_placed(view, start, i))
        )
        if not stepped:
            return False
        i += 1
    return True


def _is_placed(view: SentenceView, start: int, at: int) -> bool:
    """Whether a capitalised word belongs to a place: "in Fasano", "at the Palace"."""
    return any(view.tokens[j].lower in {"in", "at", "near", "outside"} for j in range(max(start, at - 3), at))


def _left_instrument(
    view: SentenceView, predicate: Predicate, instruments: Sequence[InstrumentMention]
) -> tuple[InstrumentMention | None, str | None]:
    before = [m for m in instruments if m.head < predicate.first and predicate.first - m.after <= _SUBJECT_REACH]
    nearest = before[-1] if before else None
    floor = nearest.head_end if nearest else max(0, predicate.first - 12)
    for i in range(predicate.first - 1, floor - 1, -1):
        word = view.tokens[i].lower
        if view.tokens[i].text in {";", "."}:
            return None, None
        if word == "it" or (word in {"they", "both"} and predicate.first - i <= 3):
            return None, word
    if nearest is None and predicate.head <= 5:
        return _behind_comma(view, predicate, instruments)
    if nearest is not None and nearest.strength != "stand_in" and _subject_is_other(view, nearest, predicate):
        return None, None
    chosen = _main_of_phrase(view, before, predicate)
    if chosen is not None and predicate.voice is not Voice.REDUCED and _inside_other_phrase(view, chosen):
        return None, None
    return chosen, None


def _behind_comma(
    view: SentenceView, predicate: Predicate, instruments: Sequence[InstrumentMention]
) -> tuple[InstrumentMention | None, str | None]:
    """The subject of the main clause behind an opening phrase: "In order to enter into force, it must be approved"."""
    comma = next((i for i in range(predicate.last, len(view.tokens) - 1) if view.tokens[i].text == ","), None)
    if comma is None:
        return None, None
    if view.tokens[comma + 1].lower in {"it", "they"}:
        return None, view.tokens[comma + 1].lower
    return next((m for m in instruments if m.first == comma + 1), None), None


def _inside_other_phrase(view: SentenceView, mention: InstrumentMention) -> bool:
    """ "the provisions of the agreement were ...", "talks on the agreement will ...": another noun is the subject."""
    at = mention.first - 1
    if at < 0 or view.tokens[at].lower not in _PLACES | {"under"}:
        return False
    return not (at > 0 and view.tokens[at - 1].lower in _TEXT_OF)


def _main_of_phrase(
    view: SentenceView, before: Sequence[InstrumentMention], predicate: Predicate
) -> InstrumentMention | None:
    """ "the protocol to the agreement was signed": the protocol, not the agreement inside its phrase."""
    if not before:
        return None
    chosen = before[-1]
    if predicate.voice is Voice.REDUCED:
        return chosen
    for earlier in reversed(before[:-1]):
        if earlier.strength == "stand_in":
            break
        between = [t.lower for t in view.tokens[earlier.head_end : chosen.first]]
        if (
            len(between) <= 4
            and between
            and set(between) <= {"to", "of", "amending", "the", "amend", "on", "for", "in", "addition"}
        ):
            chosen = earlier
        else:
            break
    return chosen


def _subject_is_other(view: SentenceView, nearest: InstrumentMention, predicate: Predicate) -> bool:
    """Whether a new subject stands between the instrument and the verb ("the agreement; the law entered ...")."""
    words = [t.lower for t in view.tokens[nearest.after : predicate.first]]
    return any(
        word
        in {
            "law",
            "act",
            "bill",
            "ordinance",
            "regulation",
            "legislation",
            "provisions",
            "directive",
            "sanctions",
            "measures",
        }
        for word in words
    )


def _clause_start(view: SentenceView, before: int) -> int:
    inside = 0
    for i in range(before - 1, -1, -1):
        token = view.tokens[i]
        inside += (token.text == ")") - (token.text == "(" and inside > 0)
        if inside or token.text == "(":
            continue
        if token.text in _CLAUSE_MARKS or token.lower in _CLAUSE_WORDS:
            return i + 1
    return 0


def _subject(view: SentenceView, predicate: Predicate) -> PartyList | None:
    """The parties that are the subject of an active verb: the last list in its clause that no preposition places.

    A pronoun, or "his country", takes them from the clause before ("Sofia said that it would sign"); so does a verb
    that comes back after a relative clause ("Oslo, which waited long, has signed").
    """
    stood_for = _stood_for(view, predicate)
    if stood_for is not None:
        return stood_for
    start = _clause_start(view, predicate.first)
    found = _unplaced(view, start, predicate.first)
    if found and _counted_after(view, found[-1].after, predicate.first):
        return None
    if not found and is_counted(view, predicate):
        return None
    if found or start == 0:
        return _paired(view, found) if found else None
    opener = view.tokens[start - 1].lower
    words = {view.tokens[i].lower for i in range(start, predicate.first)}
    if opener in {"which", "who"}:
        before = _unplaced(view, 0, start - 1)
        if before and start - 1 - before[-1].after <= 2 and view.tokens[predicate.first - 1].text != ",":
            return before[-1]
    resumed = opener in {"which", "who", "whose"} and view.tokens[predicate.first - 1].text == ","
    if not (resumed or words & _SPEAKERS):
        return None
    earlier = _unplaced(view, 0, start - 1)
    return earlier[-1 if resumed else 0] if earlier else None


def _counted_after(view: SentenceView, start: int, end: int) -> bool:
    """ "The minister said twelve countries had joined": those counted did it, not the minister."""
    return any(
        view.tokens[i].lower in _COUNTED and i not in view.party_at and _is_number(view, i - 1)
        for i in range(start, end)
    )


def _is_number(view: SentenceView, at: int) -> bool:
    word = view.tokens[at].lower if at >= 0 else ""
    return (
        word.isdigit()
        or word in _COUNTS
        or word in {"more", "other", "further", "several", "additional"}
        or word.endswith("teen")
        or "-" in word
    )


def _paired(view: SentenceView, found: Sequence[PartyList]) -> PartyList:
    """The last list, with the one before it when "and" joins them across a parenthesis ("X, on a visit, and Y signed")."""
    last = found[-1]
    lead = {view.tokens[i].lower for i in range(max(0, last.first - 3), last.first)}
    if (
        len(found) < 2
        or "and" not in lead
        or lead & (_COUNTED | {"like"})
        or len(found[-2].codes) > 1
        or found[-2].codes == last.codes
    ):
        return last
    codes = tuple(dict.fromkeys((*found[-2].codes, *last.codes)))
    return PartyList(found[-2].first, last.after, codes, last.groups, joined=True)


def _stood_for(view: SentenceView, predicate: Predicate) -> PartyList | None:
    """ "signed for Portugal": for whom a person signs, whatever the person is called."""
    at = predicate.last
    if at + 1 < len(view.tokens) and view.tokens[at].lower == "for" and (at + 1) in view.party_at:
        return party_list(view, at + 1)
    return None


def _unplaced(view: SentenceView, start: int, end: int) -> list[PartyList]:
    """The lists of parties between two tokens that no preposition makes a place or an object."""
    candidates: list[PartyList] = []
    i = start
    while i < end:
        entry = view.party_at.get(i)
        if entry is None:
            i += 1
            continue
        listed = party_list(view, i)
        if listed is None or listed.first >= end:
            i += 1
            continue
        before = view.tokens[listed.first - 1].lower if listed.first else ""
        before = view.tokens[listed.first - 2].lower if before == "the" and listed.first > 1 else before
        placed = (
            before in _PLACES
            and entry[2].kind not in {MentionKind.PERSON, MentionKind.INSTITUTION}
            and not _of_office(view, listed.first)
        )
        if placed and before in {"in", "at"} and len(listed.codes) > 1 and view.tokens[entry[1]].text == ",":
            i = entry[1]  # "in Brasilia, Chile and Brazil signed": the place ends at the comma
            continue
        if not placed:
            candidates.append(listed)
        i = max(i + 1, listed.after)
    return candidates


def acting_list(view: SentenceView, predicate: Predicate) -> PartyList | None:
    """The parties that are the subject of a verb."""
    return _subject(view, predicate)


def is_counted(view: SentenceView, predicate: Predicate) -> bool:
    """Whether a number of parties is the subject: "ten countries have joined"."""
    start = _clause_start(view, predicate.first)
    return any(view.tokens[i].lower in _COUNTED and i not in view.party_at for i in range(start, predicate.first))


def _of_office(view: SentenceView, first: int) -> bool:
    """ "the prime minister of Bulgaria": the party after "of" is who acts."""
    if first < 2 or view.tokens[first - 1].lower not in {"of", "the"}:
        return False
    at = first - 2 if view.tokens[first - 1].lower == "of" else first - 3
    return at >= 0 and view.tokens[at].lower in {
        "president",
        "minister",
        "premier",
        "chancellor",
        "government",
        "parliament",
        "king",
        "queen",
        "leaders",
        "leader",
        "republic",
        "kingdom",
        "ministers",
        "presidents",
        "cabinet",
        "representatives",
        "negotiators",
        "members",
        "side",
    }


def _object_pronoun(view: SentenceView, predicate: Predicate) -> str | None:
    """ "signed it", "ratified them", "approved the latter"."""
    at = predicate.last
    if at + 1 < len(view.tokens) and view.tokens[at + 1].lower in {"latter", "former"}:
        return view.tokens[at + 1].lower
    return view.tokens[at].lower if at < len(view.tokens) and view.tokens[at].lower in {"it", "them"} else None


def _subject_people(view: SentenceView, predicate: Predicate) -> str | None:
    start = _clause_start(view, predicate.first)
    for i in range(predicate.first - 1, start - 1, -1):
        word = view.tokens[i].lower
        if word in _PRONOUNS:
            return word
        if word in _OFFICES:
            return "office"
        if word in _PEOPLE:
            before = {view.tokens[j].lower for j in range(max(start, i - 4), i)}
            if not before & _POINTERS:
                return None
            return "three" if "three" in before else "two"
    return None


def _agent_people(view: SentenceView, predicate: Predicate) -> str | None:
    """ "adopted by the three heads of state", "signed by both ministers", "concluded by the companies"."""
    words = [token.lower for token in view.tokens[predicate.last : predicate.last + 8]]
    if "by" not in words:
        return None
    words = words[words.index("by") :]
    if set(words) & _FIRMS or "political" in words or "candidates" in words:
        return "firms"
    if not set(words) & _PEOPLE:
        return None
    return "three" if "three" in words else "two" if set(words) & {"both", "two"} else None


def _agents(view: SentenceView, predicate: Predicate) -> PartyList | None:
    return _by(view, predicate.last, predicate.last + 14)


def _by(view: SentenceView, start: int, end: int) -> PartyList | None:
    for i in range(start, min(len(view.tokens), end)):
        token = view.tokens[i]
        if token.text in {".", ";", ":"}:
            return None
        if token.lower in {"by", "of"} and i + 1 < len(view.tokens):
            if token.lower == "of":
                continue
            listed = party_list(view, i + 1)
            if listed is not None and listed.first - i <= 9:
                return listed
    return None


def _partners(view: SentenceView, predicate: Predicate, instrument: InstrumentMention | None) -> PartyList | None:
    """ "signed with Norway", "signed in Bern with the Norwegian minister a treaty"."""
    if instrument is not None and instrument.partners is not None and instrument.after > predicate.head:
        return None
    low = predicate.last
    if predicate.cue == "to":
        helped = _helped(view, predicate)
        if helped is not None:
            return helped
    if view.tokens[0].lower == "with" and predicate.first > 1 and not is_counted(view, predicate):
        listed = party_list(view, 1)
        if listed is not None and listed.after <= predicate.first:
            return listed
    for i in range(low, min(len(view.tokens), low + 24)):
        token = view.tokens[i]
        if token.text in {".", ";", ":"} or token.lower in {"which", "that", "but", "who", "while"}:
            return None
        if token.lower == "and" and i + 1 < len(view.tokens) and view.tokens[i + 1].lower.endswith("ing"):
            return None
        if (
            token.lower == "with"
            and view.tokens[i - 1].lower not in {"accordance", "line", "compliance", "connection", "conformity"}
            and (instrument is None or i < instrument.first or i >= instrument.head_end)
        ):
            listed = party_list(view, i + 1)
            if (
                listed is not None
                and listed.first - i <= 6
                and not _looks_on(view, listed)
                and view.tokens[i - 1].lower not in {"those", "one", "ones"}
            ):
                return listed
    return None


def _helped(view: SentenceView, predicate: Predicate) -> PartyList | None:
    """ "will work with Peru to sign an agreement": Peru is the other side."""
    for at in range(max(0, predicate.first - 8), predicate.first):
        if view.tokens[at].lower == "with":
            listed = party_list(view, at + 1)
            if listed is not None and 0 <= predicate.first - listed.after <= 1:
                return listed
    return None


def _looks_on(view: SentenceView, listed: PartyList) -> bool:
    """ "with Peru as mediator": present, and no party."""
    words = {token.lower for token in view.tokens[listed.after : listed.after + 4]}
    return "as" in words and bool(
        words & {"mediator", "host", "witness", "witnesses", "guarantor", "observer", "observers", "mediators"}
    )


def _spelled_out(view: SentenceView, predicate: Predicate, subject: PartyList | None) -> PartyList | None:
    """The list after a counted subject or object: "six countries have signed so far: Britain, Germany ...", "nine, including"."""
    if subject is not None:
        return None
    counted = is_counted(view, predicate)
    for i in range(predicate.last, min(len(view.tokens), predicate.last + 24)):
        token = view.tokens[i]
        if token.text in {":", "—", "–"} or token.lower in {"including", "namely", "like"}:
            listed = party_list(view, i + 1)
            if listed is not None and (counted or len(listed.codes) > 1):
                return replace(listed, joined=True)
        if token.text in {".", ";"} or (token.lower == "with" and view.tokens[i - 1].text == ","):
            break
    if counted:
        for i in range(_clause_start(view, predicate.first), predicate.first):
            if view.tokens[i].lower in {"like", "including", "namely"}:
                listed = party_list(view, i + 1)
                if listed is not None:
                    return replace(listed, joined=True)
    return None


def _body(view: SentenceView, subject: PartyList | None) -> str:
    if subject is None:
        return "none"
    for i in range(subject.first, subject.after):
        entry = view.party_at.get(i)
        if entry is not None and entry[2].kind is MentionKind.INSTITUTION and entry[2].body != "none":
            return entry[2].body
    return "none"

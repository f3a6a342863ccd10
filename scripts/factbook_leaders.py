"""Terms of heads of state and government, read off dated editions of the World Factbook.

The source gives, for each wording in which an edition presents a holder, the stated start and the first and last
edition with that wording. Here the wordings of one person are merged into terms, and an end is stated only as far as
editions and successors bound it: between April 2017 and November 2020 there were none.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher

#: Two wordings of one person, further apart than this, are two terms; an end so close to a successor's start is that.
_NEAR = timedelta(days=120)
#: Later editions no longer cover every state: who was in office in the last full one counts as still serving.
_LAST_FULL = date(2026, 1, 21)
#: How alike two names with the same start of term must be, to be spellings of one person (Lukashenka, Lukashenko).
_ALIKE = 0.6
#: Offices that one person holds at a time, so that a successor's start ends a term.
_SINGLE = {"president", "prime_minister", "chancellor", "monarch", "governor_general"}

_STYLE = (
    r"(?:Acting|Interim|Transitional|Transition|Caretaker|Executive|First|Second|Third|Permanent|"
    r"State Affairs Commission|represented by|Co-)"
)
_TITLES = (
    ("deputy_prime_minister", r"(?:Deputy|Vice) (?:Prime Ministers?|Premiers?)|Assistant Prime Minister"),
    ("vice_president", r"(?:Vice|Deputy) Presidents?(?:-elect)?|Vice Chair(?:man|person)"),
    ("vice_chancellor", r"Vice Chancellor"),
    ("prime_minister", r"Crown Prince and Prime Minister"),
    ("prime_minister", r"Prime [Mm]inister|Premier|Taoiseach|Minister-President|Chief Minister|Head of Government"),
    ("prime_minister", r"Minister of State(?= of the Principality)?|Chair(?:man|person) of the Council of Ministers"),
    ("prime_minister", r"Chair(?:man|person) of the Cabinet(?: of Ministers)?"),
    ("prime_minister", r"President of the (?:Government|Council(?: of Ministers)?)"),
    ("chancellor", r"Chancellor"),
    ("governor_general", r"Governor[ -]General"),
    ("monarch", r"King|Queen|Sultan|Amir|Emperor|Grand Duke|Prince|Pope|Crown Prince"),
    ("president", r"Presidents?|Chair(?:man|person) of the Presidency|Chairman"),
)
_OF = (
    r"of the (?:(?:[A-Z][\w'-]*|de facto) ){0,4}"
    r"(?:Republic|Government|Confederation|Presidency|Ministers|State|Council)"
    r"(?: of (?:the )?[A-Z][\w'-]*(?: and [A-Z][\w'-]*)?(?= [A-Z]))?"
)
_TITLE = re.compile(
    rf"(?:the )?(?:{_STYLE} )*(?:" + "|".join(f"(?P<t{n}>{t})" for n, (_, t) in enumerate(_TITLES)) + rf")\b(?: {_OF})?"
    r"(?: and (?:Prime Minister|Minister of [A-Z]\w+(?: and [A-Z]\w+)?|President of the Council of Ministers))?"
)
_HONOURS = (
    "Dr Sir Dame Sheikh Maj Gen Lt Col Capt Brig Cardinal Archbishop Rear Adm Ret Sultan Prince Chief Hon Ratu Tun "
    "Datuk Mr Mrs Ms Gov Rev Father Ambassador Sr President Pehin Haji Dato"
)
_LONG_HONOURS = (
    r"Tan Sri|Field Marshal|Vice Adm|Crown Prince|The (?:Right )?Honou?rable|Vice President|Prime Minister|"
    r"Air Vice-Marshal|Major General"
)
_HONOUR = re.compile(rf"^(?:(?:{_LONG_HONOURS}|{'|'.join(_HONOURS.split())})(?:\.|\b)|\(Ret\.?\)|-|,)\s*")
_SINCE = re.compile(r"\(since (?P<date>(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})")
_NICKNAME = re.compile(r'\s*"[^"]*"(?=\s)')
_ROMAN = re.compile(r"(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3}))\Z")
_CAPS = re.compile(
    r"(?:Mc|Mac|Fitz|[a-z]+[-'’]|[dDL]['’])?[A-ZÀ-ÞĀ-Ž]{2}[A-ZÀ-ÞĀ-Ž'’.-]*\Z|[A-ZÀ-Þ]['’-][A-ZÀ-Þ-]{2,}\Z"
)
_SMALL = {"DER", "DEN", "DE", "DU", "DA", "DOS", "DAS", "BIN", "IBN", "BINT", "VAN", "VON", "E", "Y", "LA"}


@dataclass(frozen=True, slots=True)
class Term:
    """One term: a person in an office of a party, with what the editions say about its ends."""

    party: str
    office: str
    name: str
    surname: str
    since: str | None
    first_seen: date
    last_seen: date
    until: str | None = None
    spellings: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """What tells persons apart: the surname with the given name's first letter; the whole name after a surname."""
        if self.name.startswith(self.surname):
            return fold(self.name)
        return f"{fold(self.surname)} {fold(self.name)[:1]}"

    @property
    def started(self) -> date:
        """The first day on which the term can have begun."""
        return earliest(self.since) or self.first_seen


def fold(text: str) -> str:
    """The text in lower case without diacritics and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum() or letter == " ")


def earliest(edtf: str | None) -> date | None:
    """The first day of an EDTF day, month or year."""
    if edtf is None:
        return None
    year, month, day = (*map(int, edtf.split("-")), 1, 1)[:3]
    return date(year, month, day)


def read_terms(rows: Iterable[Mapping[str, str]], codes: Mapping[str, str]) -> list[Term]:
    """The terms of all rows whose country has a party code, ends not yet known; unreadable wordings are left out."""
    found = []
    for row in rows:
        party = codes.get(row["code"])
        if party is None:
            continue
        seen = date.fromisoformat(row["first_seen"]), date.fromisoformat(row["last_seen"])
        for office, name, surname, since in _persons(row["segment"], row["since"]):
            if not _foreign_crown(party, office, name):
                found.append(Term(party, office, name, surname, since, *seen))
    return found


def _foreign_crown(party: str, office: str, name: str) -> bool:
    # The British monarch reigns over other realms too, but acts in reports for the United Kingdom.
    return office == "monarch" and party != "GBR" and name in ("Elizabeth II", "Charles III")


def _persons(segment: str, stated: str) -> Iterator[tuple[str, str, str, str | None]]:
    office, start = "", 0
    segment = _NICKNAME.sub("", segment)
    for match in _SINCE.finditer(segment if "(since" in segment else f"{segment} (since {stated})"):
        piece = match.string[start : match.start()].strip(" ,;)")
        start = match.end()
        title = _TITLE.match(piece)
        if title is not None:
            office = _TITLES[int((title.lastgroup or "t0")[1:])][0]
            piece = piece[title.end() :].strip()
        named = _name(piece)
        if office and named is not None:
            yield office, *named, _edtf(match["date"])


def _edtf(words: str) -> str | None:
    for form, precision in (("%d %B %Y", 10), ("%B %Y", 7), ("%Y", 4)):
        try:
            return datetime.strptime(words, form).date().isoformat()[:precision]  # noqa: DTZ007 - a day, no instant
        except ValueError:
            continue
    return None


def _name(piece: str) -> tuple[str, str] | None:
    if re.match(r"(?i)-?\s*(?:elect|designate)\b", piece):
        return None
    previous = None
    while previous != piece:
        previous, piece = piece, _HONOUR.sub("", piece)
    words = piece.split()
    capital = [n for n, word in enumerate(words) if _CAPS.match(word)]
    if not capital or len(words) > 8 or " - " in piece or "," in piece or ":" in piece or words[0][0].islower():
        return None
    first, last = capital[0], capital[0]
    while any(_CAPS.match(word) or _ROMAN.match(word) for word in words[last + 1 : last + 2]) or (
        words[last + 1 : last + 2] == ["e"] and any(_CAPS.match(word) for word in words[last + 2 : last + 3])
    ):
        last += 1
    surname = " ".join(_titled(word, n > 0) for n, word in enumerate(words[first : last + 1]))
    return " ".join([*words[:first], surname, *words[last + 1 :]]), surname


def _titled(word: str, inside: bool) -> str:
    if inside and _ROMAN.match(word):
        return word
    if inside and word.upper() in _SMALL:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0][:1] + part[0][1:].lower() if part[0].isupper() else part[0], word)


def merged(terms: Iterable[Term]) -> list[Term]:
    """The terms with the wordings of one person joined, in order of party, office and start."""
    joined = _joined(sorted(terms, key=lambda t: (t.party, t.office, t.who, t.first_seen, t.last_seen)), _continues)
    joined = _joined(sorted(joined, key=lambda t: (t.party, t.office, t.started, t.first_seen)), _respelt)
    return sorted(joined, key=lambda t: (t.party, t.office, t.started, t.name))


def _joined(terms: list[Term], same: Callable[[Term, Term], bool]) -> list[Term]:
    found: list[Term] = []
    for term in terms:
        last = found[-1] if found else None
        if last is None or (last.party, last.office) != (term.party, term.office) or not same(last, term):
            found.append(term)
            continue
        found[-1] = replace(
            max(last, term, key=lambda t: t.last_seen),
            since=min((each for each in (last.since, term.since) if each), default=None),
            first_seen=min(last.first_seen, term.first_seen),
            last_seen=max(last.last_seen, term.last_seen),
            spellings=(*last.spellings, *term.spellings, last.name, term.name, last.surname, term.surname),
        )
    return found


def _continues(last: Term, term: Term) -> bool:
    return last.who == term.who and term.started <= last.last_seen + _NEAR


def _respelt(last: Term, term: Term) -> bool:
    alike = SequenceMatcher(None, fold(last.name), fold(term.name)).ratio() >= _ALIKE
    return last.started == term.started and last.office in _SINGLE and alike


def respelled(term: Term, spelling: tuple[str, str] | None) -> Term:
    """The term with the name and surname written properly, where that is known."""
    return term if spelling is None else replace(term, name=spelling[0], surname=spelling[1])


def kept_terms(rows: Iterable[Mapping[str, str]]) -> list[Term]:
    """The terms of the hand-kept table, which end others' terms and replace the same persons' own."""
    found = []
    for row in rows:
        first = earliest(row["since"] or None) or date.min
        last = earliest(row["until"].partition("/")[0] or None) or date.max
        names = (row["party"], row["office"], row["name"], row["surname"])
        found.append(Term(*names, row["since"] or None, first, last, spellings=tuple(row["spellings"].split("|"))))
    return found


def beside(terms: list[Term], kept: list[Term]) -> list[Term]:
    """The terms that no hand-kept one stands for: same office, same person, times that meet."""
    places: dict[tuple[str, str], list[Term]] = {}
    for term in kept:
        places.setdefault((term.party, term.office), []).append(term)
    return [t for t in terms if not any(_stands_for(k, t) for k in places.get((t.party, t.office), ()))]


def _stands_for(kept: Term, term: Term) -> bool:
    if kept.first_seen - _NEAR > term.last_seen or term.started > kept.last_seen:
        return False
    if kept.office in _SINGLE and abs(kept.started - term.started) < timedelta(days=15):
        return True
    names = {fold(part) for name in (kept.surname, *kept.spellings) for part in name.split() if len(part) > 2}
    return not names.isdisjoint(fold(part) for part in term.name.split())


def with_ends(terms: list[Term], kept: list[Term], editions: list[date]) -> list[Term]:
    """The terms with `until` as far as later editions and successors, hand-kept ones too, bound it."""
    starts: dict[tuple[str, str], list[date]] = {}
    for term in (*terms, *kept):
        starts.setdefault((term.party, term.office), []).append(term.started)
    return [replace(term, until=_until(term, _successor(term, starts), editions)) for term in terms]


def _successor(term: Term, starts: Mapping[tuple[str, str], list[date]]) -> date | None:
    if term.office not in _SINGLE:
        return None
    return min((day for day in starts[term.party, term.office] if day > term.started), default=None)


def _until(term: Term, successor: date | None, editions: list[date]) -> str | None:
    if successor is not None and successor <= term.last_seen:
        return successor.isoformat()
    if term.last_seen >= _LAST_FULL:
        return None
    place = bisect_right(editions, term.last_seen)
    bound = editions[place] if place < len(editions) else None
    if successor is not None and (bound is None or successor < bound or successor - bound < _NEAR):
        if successor - term.last_seen < _NEAR:
            return successor.isoformat()
        return f"{term.last_seen}/{successor}"
    return f"{term.last_seen}/{bound}" if bound is not None else None

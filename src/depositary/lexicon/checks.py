"""Checks of lexicon files: schema, cross-references, terms, canonical order. The same for the package and for users."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from depositary.core.edtf import Bounds, bounds, is_valid
from depositary.core.errors import LexiconError
from depositary.lexicon.canonical import canonical_text
from depositary.lexicon.groups import Membership
from depositary.lexicon.holders import Holder
from depositary.lexicon.lexicons import Lexicon
from depositary.lexicon.loading import load_lexicon
from depositary.lexicon.names import BODIES, NAME_KINDS, SENSES
from depositary.lexicon.offices import Office
from depositary.lexicon.parties import PARTY_KINDS, Party
from depositary.lexicon.tables import COLUMNS, DATA


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file or table, at which entry, what was found and what to do."""

    place: str
    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.entry}: {self.message}"


def check(lexicon: Lexicon | None = None, extra: Path | None = None, language: str = "en") -> list[Problem]:
    """Everything that is wrong with a lexicon, in order of place and entry; an empty list when all is well.

    Without `lexicon`, the package's is loaded with the user's folder `extra` over it, and that folder's files (the
    package's, without one) are also checked for their canonical form. A file that cannot be read is one problem.
    """
    problems: list[Problem] = []
    if lexicon is None:
        problems.extend(_files(extra or DATA))
        try:
            lexicon = load_lexicon(language, extra)
        except LexiconError as error:
            return [*problems, Problem("lexicon", str(extra or DATA), str(error))]
    for part in (
        _parties,
        _names,
        _cautions,
        _memberships,
        _gatherings,
        _offices,
        _holders,
        _families,
        _conflicts,
        _publishers,
    ):
        problems.extend(part(lexicon))
    return sorted(problems, key=lambda each: (each.place, each.entry, each.message))


def _files(folder: Path) -> Iterator[Problem]:
    if not folder.is_dir():
        yield Problem("files", str(folder), "is no folder; give the folder that holds your lexicon files")
        return
    for path in sorted(folder.rglob("*.csv")):
        table = path.stem.partition("-")[0]
        if table in COLUMNS:
            yield from _canonical(path, table)
        elif not (DATA / path.relative_to(folder)).is_file():
            yield Problem(
                "files", str(path), f"is no table of the lexicon; expected one of {', '.join(sorted(COLUMNS))}"
            )


def _canonical(path: Path, table: str) -> Iterator[Problem]:
    try:
        if canonical_text(path, table) != path.read_text(encoding="utf-8"):
            yield Problem("files", str(path), "rows are not sorted by their key, or doubled, or quoted needlessly")
    except LexiconError as error:
        yield Problem("files", str(path), str(error))


def _parties(lexicon: Lexicon) -> Iterator[Problem]:
    for party in lexicon.parties.values():
        if party.kind not in PARTY_KINDS:
            yield Problem("parties", party.code, f"kind {party.kind!r} is none of {', '.join(PARTY_KINDS)}")
        if party.code != party.code.upper() or not party.code.replace("_", "").isalnum() or not party.name:
            yield Problem("parties", party.code, "a code is upper case letters and digits, and a party needs a name")
        if party.sovereign and party.sovereign not in lexicon.parties:
            yield Problem(
                "parties", party.code, f"its sovereign {party.sovereign!r} is no party; add it or correct the code"
            )
        yield from _dates("parties", party.code, party.since, party.until)


def _names(lexicon: Lexicon) -> Iterator[Problem]:
    meanings = Counter(name.form for name in lexicon.names)
    for name in lexicon.names:
        entry = f"{name.form} ({name.code})"
        yield from _code(lexicon, "names", entry, name.code)
        if name.kind not in NAME_KINDS or name.body not in BODIES:
            yield Problem("names", entry, f"kind {name.kind!r} or body {name.body!r} is unknown; see lexicon/names.py")
        if (name.body != "none") > (name.kind == "institution"):
            yield Problem("names", entry, "only an institution has a body; leave the column empty")
        if name.form != " ".join(name.form.split()):
            yield Problem("names", entry, "the form has spaces at its ends or doubled")
        if meanings[name.form] > 1 and not name.cautious:
            yield Problem(
                "names", entry, "the form stands for several parties: declare it in cautions.csv as `several`"
            )


def _cautions(lexicon: Lexicon) -> Iterator[Problem]:
    meanings = Counter(name.form for name in lexicon.names)
    spellings = {form for holder in lexicon.holders for form in holder.forms}
    for caution in lexicon.cautions.values():
        if caution.sense not in SENSES:
            yield Problem("cautions", caution.form, f"sense {caution.sense!r} is none of {', '.join(SENSES)}")
        if caution.form not in meanings and caution.form not in spellings:
            yield Problem("cautions", caution.form, "is neither a name nor a spelling of a holder; remove the row")
        if caution.form.casefold() not in caution.counter_example.casefold():
            yield Problem("cautions", caution.form, "does not occur in its counter-example")
        if caution.likely is not None and caution.likely not in {name.code for name in lexicon.named(caution.form)}:
            yield Problem("cautions", caution.form, f"{caution.likely!r} is none of the parties that the form can mean")
    yield from _blockers(lexicon, meanings)


def _blockers(lexicon: Lexicon, meanings: Counter[str]) -> Iterator[Problem]:
    for blocker in lexicon.blockers:
        if blocker.form not in blocker.example:
            yield Problem("blockers", blocker.form, "does not occur in its example")
        if blocker.form in meanings:
            yield Problem("blockers", blocker.form, "is also a name; a form either stands for a party or does not")


def _memberships(lexicon: Lexicon) -> Iterator[Problem]:
    for group, memberships in lexicon.memberships.items():
        yield from _code(lexicon, "memberships", group, group)
        if group in lexicon.parties and lexicon.parties[group].kind not in ("organisation", "group"):
            yield Problem("memberships", group, "has members and is neither an organisation nor a group")
        for item in memberships:
            entry = f"{group} {item.party}"
            yield from _code(lexicon, "memberships", entry, item.party)
            yield from _dates("memberships", entry, item.since, item.until)
            if item.party in lexicon.parties and _outlives(item, lexicon.parties[item.party]):
                yield Problem("memberships", entry, "reaches beyond the time in which the party exists")


def _outlives(item: Membership, party: Party) -> bool:
    born, gone = _bound(party.since).earliest, _bound(party.until).latest
    started, ended = _bound(item.since).latest, _bound(item.until).earliest
    starts_early = born is not None and started is not None and started < born
    return starts_early or (gone is not None and (ended is None or ended > gone))


def _bound(edtf: str | None) -> Bounds:
    return bounds(edtf) if edtf and is_valid(edtf) else Bounds(None, None)


def _offices(lexicon: Lexicon) -> Iterator[Problem]:
    for office in lexicon.offices:
        if office.party is not None:
            yield from _code(lexicon, "offices", office.form, office.party)
        if office.body not in BODIES:
            yield Problem("offices", office.form, f"body {office.body!r} is none of {', '.join(BODIES)}")
    known = {office.code for office in _every_office(lexicon)}
    for form, count in Counter((office.form, office.party) for office in lexicon.offices).items():
        if count > 1:
            yield Problem("offices", form[0], "is listed for two offices; keep the one that reports mean")
    for holder in lexicon.holders:
        if holder.office not in known:
            yield Problem("holders", holder.name, f"office {holder.office!r} is not in offices.toml; add it there")


def _every_office(lexicon: Lexicon) -> tuple[Office, ...]:
    # Holders are the same in every language; a language's own words may cover fewer offices.
    return (*lexicon.offices, *load_lexicon().offices)


def _holders(lexicon: Lexicon) -> Iterator[Problem]:
    places: dict[tuple[str, str], list[Holder]] = {}
    for holder in lexicon.holders:
        yield from _code(lexicon, "holders", holder.name, holder.party)
        yield from _dates("holders", f"{holder.name}, {holder.office}", holder.since, holder.until)
        places.setdefault((holder.party, holder.office), []).append(holder)
    shared = {office.code for office in _every_office(lexicon) if office.shared}
    for (party, office), holders in places.items():
        if office not in shared:
            yield from _overlaps(f"{party} {office}", holders)


def _gatherings(lexicon: Lexicon) -> Iterator[Problem]:
    for party, gatherings in lexicon.gatherings.items():
        yield from _code(lexicon, "gatherings", party, party)
        for before, after in pairwise(sorted(gatherings, key=lambda gathering: gathering.start)):
            if before.end >= after.start:
                yield Problem("gatherings", f"{party}, {before.place}", f"is not over before {after.place} begins")
        for each in gatherings:
            if each.end < each.start:
                yield Problem("gatherings", f"{party}, {each.place}", "ends before it begins")


def _overlaps(entry: str, holders: list[Holder]) -> Iterator[Problem]:
    ordered = sorted(holders, key=lambda holder: str(_bound(holder.since).earliest))
    for before, after in pairwise(ordered):
        end, start = _bound(before.until).earliest, _bound(after.since).latest
        if before.name != after.name and (before.until is None or (end and start and end > start)):
            yield Problem("holders", entry, f"{before.name} and {after.name} overlap; give {before.name} an end")


def _families(lexicon: Lexicon) -> Iterator[Problem]:
    for family in lexicon.families.values():
        for code in (family.common, family.founders):
            if code is not None:
                yield from _code(lexicon, "families", family.code, code)
        if family.framework is not None and family.framework not in lexicon.families:
            yield Problem("families", family.code, f"its framework {family.framework!r} is no family")
        yield from _dates("families", family.code, family.declared, None)


def _conflicts(lexicon: Lexicon) -> Iterator[Problem]:
    for conflict in lexicon.conflicts:
        for code in (*conflict.groups, *conflict.states):
            yield from _code(lexicon, "conflicts", conflict.id, code)


def _publishers(lexicon: Lexicon) -> Iterator[Problem]:
    for name, code in (*lexicon.hosts.items(), *lexicon.publishers.items()):
        yield from _code(lexicon, "publishers", name, code)


def _code(lexicon: Lexicon, place: str, entry: str, code: str) -> Iterator[Problem]:
    if code not in lexicon.parties:
        yield Problem(place, entry, f"{code!r} is no party; add it to parties.csv or correct the code")


def _dates(place: str, entry: str, since: str | None, until: str | None) -> Iterator[Problem]:
    wrong = [text for text in (since, until) if text is not None and not is_valid(text)]
    if wrong:
        yield Problem(place, entry, f"{wrong[0]!r} is no EDTF date; expected for example 2024-06-13, 2024-06 or 2024")
    elif since and until and _after(bounds(since).earliest, bounds(until).latest):
        yield Problem(place, entry, f"starts on {since}, after its end on {until}")


def _after(first: object, last: object) -> bool:
    return first is not None and last is not None and str(first) > str(last)

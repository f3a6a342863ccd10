"""Loading: one `Lexicon` from the data files, cached for each language and extra folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from depositary.core.errors import LexiconError
from depositary.lexicon.conflicts import read_conflict
from depositary.lexicon.families import Family, read_family
from depositary.lexicon.gatherings import Gathering, read_gathering
from depositary.lexicon.groups import Membership, read_membership
from depositary.lexicon.holders import Holder, read_holder
from depositary.lexicon.lexicons import Lexicon
from depositary.lexicon.names import Blocker, Caution, Name, read_caution, read_name
from depositary.lexicon.offices import read_offices
from depositary.lexicon.parties import read_party
from depositary.lexicon.tables import DATA, Folders

#: Generated files first: a hand-kept row replaces a generated one with the same key.
HOLDER_FILES = ("holders-factbook.csv", "holders.csv")
NAME_FILES = ("names-factbook.csv", "names.csv")


@cache
def load_lexicon(language: str = "en", extra: Path | None = None) -> Lexicon:
    """The lexicon of a language, with a user's folder laid over the package's files.

    `extra` has the layout of the package's `data` folder; it may hold any subset of its files, and its rows replace
    those with the same key. Raises `LexiconError` for an unknown language and for files that break their schema.
    """
    folders = Folders(DATA, extra)
    if not any(folders.files("names.csv", language)):
        known = ", ".join(sorted(path.parent.name for path in DATA.glob("*/names.csv")))
        raise LexiconError(f"there are no names for language {language!r}; available: {known}")
    cautions = {row["form"]: read_caution(row) for row in folders.rows("cautions", language=language)}
    publishers = {row["publisher"]: row["party"] for row in folders.rows("publishers")}
    return Lexicon(
        language=language,
        parties={row["code"]: read_party(row) for row in folders.rows("parties")},
        names=_names(folders, language, cautions),
        cautions=cautions,
        blockers=tuple(Blocker(row["form"], row["example"]) for row in folders.rows("blockers", language=language)),
        offices=tuple(read_offices(folders.entries("offices.toml", language))),
        holders=_holders(folders, _cautious(cautions)),
        memberships=_memberships(folders),
        gatherings=_gatherings(folders),
        families=_families(folders, language),
        conflicts=tuple(map(read_conflict, folders.entries("conflicts.toml", language).get("conflict", ()))),
        hosts={name: code for name, code in publishers.items() if "." in name},
        publishers={name.casefold(): code for name, code in publishers.items() if "." not in name},
        folder=extra,
    )


def _names(folders: Folders, language: str, cautions: dict[str, Caution]) -> tuple[Name, ...]:
    cautious = _cautious(cautions)
    names = [read_name(row, cautious) for row in folders.rows("names", files=NAME_FILES, language=language)]
    likely = {form: caution.likely for form, caution in cautions.items() if caution.likely}
    return tuple(sorted(names, key=lambda each: (each.form, likely.get(each.form) != each.code, each.code)))


def _cautious(cautions: dict[str, Caution]) -> frozenset[str]:
    # What is ambiguous only in text set in capitals is for the reader of such text to mind.
    return frozenset(form for form, caution in cautions.items() if caution.sense != "capitals")


def _holders(folders: Folders, cautious: frozenset[str]) -> tuple[Holder, ...]:
    holders = (read_holder(row, cautious) for row in folders.rows("holders", files=HOLDER_FILES))
    return tuple(sorted(holders, key=lambda each: (each.party, each.office, each.since or "", each.name)))


def _memberships(folders: Folders) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for row in folders.rows("memberships"):
        found.setdefault(row["group"], []).append(read_membership(row))
    return {group: tuple(items) for group, items in found.items()}


def _gatherings(folders: Folders) -> dict[str, tuple[Gathering, ...]]:
    found: dict[str, list[Gathering]] = {}
    for row in folders.rows("gatherings"):
        found.setdefault(row["party"], []).append(read_gathering(row))
    return {party: tuple(items) for party, items in found.items()}


def _families(folders: Folders, language: str) -> dict[str, Family]:
    facts, words = folders.entries("families.toml"), folders.entries("families.toml", language)
    return {code: read_family(code, facts[code], words.get(code, {})) for code in sorted(facts)}

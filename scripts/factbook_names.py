"""Names of states as the World Factbook gives them: long forms, adjectives, demonyms, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_NOTE = re.compile(r";.*|\s*\([^)]*\)|\s*\[[^\]]*\]")
_PARTS = re.compile(r",\s+(?:or\s+|and\s+)?|\s+or\s+")
_NOTHING = {"", "none", "NA", "no official capital"}


def names_of(record: Mapping[str, str], code: str, *, state: bool) -> Iterator[tuple[str, str, str]]:
    """The (form, code, kind) rows of one record, most telling kind first.

    Only a state's capital stands for its government in reports; those of territories are often another town's name.
    """
    yield from ((form, code, "name") for form in _forms(record["name_short"]))
    yield from ((form, code, "long") for form in _forms(record["name_long"], split=False))
    yield from ((form, code, "adjective") for form in _forms(record["nationality_adj"]))
    yield from ((form, code, "demonym") for form in _demonyms(record["nationality_noun"]))
    if state:
        yield from ((form, code, "capital") for form in _forms(record["capital"]))


def _forms(text: str, *, split: bool = True) -> Iterator[str]:
    bare = _NOTE.sub("", text).strip()
    for part in _PARTS.split(bare) if split else [bare]:
        form = re.sub(r"(?i)^the\s+", "", part.strip())
        if form not in _NOTHING and form[0].isupper():
            yield form


def _demonyms(text: str) -> Iterator[str]:
    # "Algerian(s)" gives both numbers; other notes in parentheses only describe.
    marked = re.sub(r"([^,;()]+)\(s\)", r"\1 or \1s", text)
    yield from _forms(marked)


def without(rows: Iterable[tuple[str, str, str]], rejected: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The rows without the rejected (form, code) pairs, the first kind of each pair kept, sorted."""
    skipped = set(rejected)
    found: dict[tuple[str, str], str] = {}
    for form, code, kind in rows:
        if (form, code) not in skipped:
            found.setdefault((form, code), kind)
    return [(form, code, kind) for (form, code), kind in sorted(found.items())]

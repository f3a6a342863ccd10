"""Offices: the words for them, and which of them speak and act for their state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

#: Words that stay in lower case within a title.
_SMALL = frozenset({"of", "the", "for", "and", "to", "on"})


@dataclass(frozen=True, slots=True)
class Office:
    """One surface form of an office, in lower case unless it is a title that is always capitalised."""

    form: str
    code: str
    stands: bool
    """Whether a holder's act is an act of the state or organisation."""
    party: str | None = None
    """The party that the word implies by itself (taoiseach -> IRL)."""
    body: str = "none"
    """The body that the office belongs to: head, government, ministry, parliament, court or none."""
    shared: bool = False
    """Whether several persons of one party hold it at the same time."""

    def cased(self) -> frozenset[str]:
        """The form as written in a sentence, at its start, and as a title.

        >>> sorted(Office("head of state", "president", True).cased())
        ['Head of State', 'Head of state', 'head of state']
        """
        words = [word if word in _SMALL else word[:1].upper() + word[1:] for word in self.form.split(" ")]
        title = " ".join(words)
        hyphened = re.sub(r"-[a-z]", lambda part: part[0].upper(), title)  # "Vice-President" beside "Vice-president"
        return frozenset({self.form, self.form[:1].upper() + self.form[1:], title, hyphened})


def read_offices(table: Mapping[str, Any]) -> Iterator[Office]:
    """The offices of a parsed `offices.toml`, in file order: the general forms, then those that imply a party."""
    for code, entry in table.items():
        traits = (str(entry.get("body", "none")), bool(entry.get("shared", False)))
        for form in entry.get("forms", ()):
            yield Office(form, code, entry["stands"], None, *traits)
        for party, forms in entry.get("implies", {}).items():
            for form in forms:
                yield Office(form, code, entry["stands"], party, *traits)

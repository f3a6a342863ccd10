"""Names for people: parties by name instead of code, agreements by what they are and who is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from depositary.lexicon import Lexicon
from depositary.register import Agreement
from depositary.views.agreements import called
from depositary.views.pages.names import common_party, family_title, party_name, party_names

#: What a party's code looks like in running words.
_CODE = re.compile(r"\b[A-Z]{3}\b")
#: So many parties are named in a label; the rest are counted.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Something as other pages point to it: its id and its name."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Naming:
    """Names by one lexicon; a code without a name stands for itself."""

    world: Lexicon

    def party(self, code: str) -> str:
        """The short English name of a party."""
        return party_name(self.world, code)

    def parties(self, codes: Iterable[str], common: str | None = None) -> str:
        """Several parties in a row, beyond a few of them only their number; the common one comes last."""
        known = tuple(codes)
        more = len(known) - _NAMED
        named = party_names(self.world, known[:_NAMED], common)
        return named if more <= 0 else f"{named} and {more} more"

    def spelled(self, words: str) -> str:
        """Words in which the codes of parties give way to their names."""
        return _CODE.sub(lambda found: self.party(found[0]), words)

    def family(self, code: str) -> str:
        """The title of a family."""
        return family_title(self.world, code) or code

    def agreement(self, agreement: Agreement) -> str:
        """What to call an agreement: its parties, and its title or else its subject and kind."""
        words = called(agreement.title, agreement.subject, agreement.kind)
        return f"{self.parties(agreement.parties, common_party(self.world, agreement.family))}: {words}"

    def link(self, agreement: Agreement | None) -> Link | None:
        """The agreement's id with its name, None for none."""
        return Link(agreement.id, self.agreement(agreement)) if agreement else None

"""Names for people: parties by name instead of code, agreements by what they are and who is in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from depositary.register import Agreement, World

#: So many parties are named in a label; the rest are counted.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Link:
    """An agreement as other pages point to it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Naming:
    """Names from what the register knows about the world; a code without a name stands for itself."""

    world: World

    def party(self, code: str) -> str:
        """The short English name of a party."""
        known = self.world.parties.get(code)
        return known.name if known else code

    def parties(self, codes: Iterable[str]) -> str:
        """Several parties in a row, beyond a few of them only their number: "Norway – Ukraine"."""
        names = [self.party(code) for code in codes]
        more = len(names) - _NAMED
        return " – ".join(names) if more <= 0 else f"{' – '.join(names[:_NAMED])} and {more} more"

    def family(self, code: str) -> str:
        """The title of a family."""
        known = self.world.families.get(code)
        return known.title if known else code

    def agreement(self, agreement: Agreement) -> str:
        """What to call an agreement: its parties, and its title or else its subject and kind."""
        words = agreement.title or f"{agreement.subject or ''} {agreement.kind}".replace("_", " ").strip()
        return f"{self.parties(agreement.parties)}: {words}"

    def link(self, agreement: Agreement | None) -> Link | None:
        """The agreement's id with its name, None for none."""
        return Link(agreement.id, self.agreement(agreement)) if agreement else None

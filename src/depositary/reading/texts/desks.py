"""Desks: an agreement text laid out, with the words, parties and names by which it is read."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.names import NameIndex, name_index


@dataclass(frozen=True, slots=True)
class Desk:
    """One text on the desk of its reader."""

    layout: Layout
    drafting: Drafting
    lexicon: Lexicon

    @property
    def index(self) -> NameIndex:
        """The names of the lexicon's parties."""
        return name_index(self.lexicon)

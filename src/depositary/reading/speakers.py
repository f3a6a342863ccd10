"""Speakers: who says what a sentence reports, with name, office and party as far as the sentence gives them."""

from __future__ import annotations

from depositary.core.statements import Speaker
from depositary.lexicon import Lexicon
from depositary.reading.sentence_views import SentenceView


def find_speaker(view: SentenceView, lexicon: Lexicon) -> Speaker | None:
    """The speaker of a sentence, or None when it names none."""
    del view, lexicon
    return None

"""Which language a text is in; None when it is too short to tell."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

#: A shorter text is not judged: headlines and captions mislead every method.
MIN_LETTERS = 60
_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]+")
#: Below it the model itself is unsure.
_CERTAIN = 0.8


@dataclass(frozen=True, slots=True)
class CommonWords:
    """The words that settle one language, and the share of a text's words that is enough."""

    code: str
    enough: float
    words: frozenset[str]


@cache
def common_words() -> tuple[CommonWords, ...]:
    """The languages of `data/languages.toml`."""
    data = tomllib.loads(files("depositary.corpus").joinpath("data/languages.toml").read_text("utf-8"))
    return tuple(CommonWords(item["code"], item["enough"], frozenset(item["words"])) for item in data["language"])


def language_of(text: str) -> str | None:
    """The language's ISO 639-1 code, or None when the text is too short or undecided.

    Common words settle the usual case in microseconds; py3langid is asked about the rest.
    """
    found = _WORD.findall(text[:_SAMPLE])
    if sum(map(len, found)) < MIN_LETTERS:
        return None
    # Names are of no language: a list of guests is in that of its few other words.
    words = [word for word in found if word.islower()] or [word.lower() for word in found]
    for language in common_words():
        if sum(1 for word in words if word in language.words) >= language.enough * len(words):
            return language.code
    return _modelled(text[:_SAMPLE])


def _modelled(text: str) -> str | None:
    code, certainty = _model().classify(text)
    return str(code) if certainty >= _CERTAIN else None


@cache
def _model() -> Any:
    # Imported here because its model and numpy take half a second, and English reports never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

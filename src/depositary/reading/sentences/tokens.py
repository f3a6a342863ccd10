"""Tokens: the words of a sentence with their places in the document's text."""

from __future__ import annotations

import re
from typing import NamedTuple

#: A word keeps inner apostrophes, full stops of abbreviations and hyphens ("U.S.", "Widmer-Schlumpf", "O'Brien");
#: everything else that is no space stands alone. Each alternative starts with another kind of character, so that the
#: pattern is linear.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., E.U.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![\w])"  # 7.1, 1,200, 11:40, 21st
    r"|\w+(?:[’'.\-–]\w+)*"
    r"|[^\w\s]",
)

#: What patterns take for the same: quotation marks, dashes, spaces.
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\n", " "), ("\t", " "))
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


class Token(NamedTuple):
    """One word or mark. `start` and `end` are code points of the document's text, end exclusive."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether the token is a word or number, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether the token starts with a capital letter."""
        return self.text[0].isupper()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` in text order; a possessive ending becomes a token of its own."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if not word.isalnum() and ("'" in word or "’" in word or "ʼ" in word):
            tokens.extend(_split(word, match.start()))
        else:
            tokens.append(Token(word, word.lower(), match.start(), match.end()))
    return tokens


def _split(word: str, start: int) -> list[Token]:
    lower = word.lower().translate(_APOSTROPHES)
    for ending in ("'s", "n't", "'ve", "'ll", "'re", "'d", "'m"):
        cut = len(word) - len(ending)
        if cut > 0 and lower.endswith(ending):
            return [
                Token(word[:cut], lower[:cut], start, start + cut),
                Token(word[cut:], lower[cut:], start + cut, start + len(word)),
            ]
    return [Token(word, lower, start, start + len(word))]


def lowered(text: str) -> str:
    """The text in lower case with plain quotation marks, hyphens and spaces, as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for mark, plain in _PLAIN:
        lower = lower.replace(mark, plain)  # for a few marks quicker than a table of them
    return lower

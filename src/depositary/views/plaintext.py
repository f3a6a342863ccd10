"""Text from documents made safe for a terminal: what a screen would obey is removed or shown, never sent."""

from __future__ import annotations

import re
import unicodedata

#: A whole control sequence (CSI) or a finished operating system command (OSC): nothing in it was meant to be read.
_SEQUENCES = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)")

#: Characters that reorder what surrounds them (Unicode UAX 9), beside the control characters of category Cc.
_REORDERING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_KEPT = "\n\t"

_CONTROLS = {
    code: f"\\u{code:04x}"
    for code in (*range(0x20), *range(0x7F, 0xA0), *map(ord, _REORDERING))
    if chr(code) not in _KEPT
}


def visible(text: str) -> str:
    r"""The text with terminal sequences removed and other control characters written out.

    >>> visible("a\x1b[31mred\x1b[0m\x07")
    'ared\\u0007'
    """
    return _SEQUENCES.sub("", text).translate(_CONTROLS)


def one_line(text: str) -> str:
    """The visible text with all white space, line breaks included, as single spaces."""
    return visible(" ".join(text.split()))


def width(text: str) -> int:
    """How many terminal columns the text takes: wide East Asian characters two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shortened(text: str, columns: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than so many characters."""
    if len(text) <= columns:
        return text
    cut = text[: columns - 1]
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[columns // 2 :] else cut
    return at_word.rstrip(" ,;:") + "…"


def several(number: int, one: str, many: str | None = None) -> str:
    """A number of things in words.

    >>> several(1, "day"), several(2, "day"), several(0, "party", "parties")
    ('1 day', '2 days', '0 parties')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"

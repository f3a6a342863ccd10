"""Cells of exports as text: for CSV, where a spreadsheet must not obey them, and for XML, which cannot hold all."""

from __future__ import annotations

import re
from collections.abc import Callable

from depositary.views.exports.schemas import JOINTS, Field, Type, Value
from depositary.views.spreadsheets import SUSPECT, guarded

#: Fields whose text comes from the register itself, in a form that no spreadsheet computes.
_SAFE = frozenset({Type.DAY, Type.INSTANT, Type.INTEGER, Type.NUMBER, Type.BOOLEAN})

#: Everything that XML 1.0 has no place for: control characters but tab and line ends, surrogates, non-characters.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_text(value: Value, field: Field) -> str:
    """A cell as text: several values joined, true and false as words, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return JOINTS[field.type].join(value)
    return str(value)


def csv_text(field: Field, *, raw: bool) -> Callable[[Value], str]:
    """How the cells of a field are written in CSV: guarded against formulas unless `raw`.

    Numbers, days and instants stay as they are.
    """
    if field.type in _SAFE:
        return lambda value: "" if value is None else plain_text(value, field)

    def text(value: Value) -> str:
        if value is None:
            return ""
        made = value if isinstance(value, str) else plain_text(value, field)
        if "\x00" in made:
            # NUL is no character of a text file, and spreadsheets stop at it.
            made = made.replace("\x00", "")
        # Nearly every cell ends here, before anything is called.
        return made if raw or made[:1] not in SUSPECT else guarded(made)

    return text


def xml_text(text: str) -> str:
    r"""The text with a replacement character for everything that XML 1.0 cannot hold.

    >>> xml_text("bell\x07")
    'bell\ufffd'
    """
    return _NO_XML.sub("\ufffd", text)


def utf8(text: str) -> bytes:
    r"""The text as UTF-8; a lone surrogate of a hostile document becomes `\udcXX`, as in JSON."""
    return text.encode("utf-8", "backslashreplace")

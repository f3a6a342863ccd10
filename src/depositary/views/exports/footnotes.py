"""Markdown: the agreements as a table, every date with a footnote that gives the words, the outlet and the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from depositary.core.codes import Stage
from depositary.register import Agreement, Evidence, StageEvent
from depositary.register.terms import end_of
from depositary.views.agreements import called, when
from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import utf8
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.rows.agreements import best_evidence
from depositary.views.exports.written import Written
from depositary.views.pages.naming import Naming
from depositary.views.plaintext import one_line

_HEAD = ("Parties", "Agreement", "Stage", "Signed", "In force", "Ends")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#!|~^$])")
#: What an address may hold as it is; brackets of any kind would end a link.
_IN_ADDRESSES = ":/?#@!$&'*+,;=%-._~"
#: So many words at each end of a passage lead a browser to it.
_EDGE = 4


def write_markdown(edition: Edition, out: Path, _options: Options) -> Written:
    """Write the table and its footnotes. Whatever a document wrote stays text: no markup, no HTML."""
    content = ContentHash(edition.imprint)
    content.part("markdown", _HEAD)
    notes = _Notes()
    lines = []
    naming = Naming(edition.lexicon)
    for agreement in edition.agreements:
        cells = _cells(agreement, edition, naming, notes)
        lines.append(f"| {' | '.join(cells)} |")
        content.row(cells)
    for note in notes.lines:
        content.row(note)
    written = Written(content.digits, {"agreements": len(lines), "footnotes": len(notes.lines)})
    head = [
        "# Agreements",
        "",
        f"{escaped(edition.imprint.words())}; sha256:{written.hash}",
        "",
        f"| {' | '.join(_HEAD)} |",
        f"|{'---|' * len(_HEAD)}",
    ]
    with new_file(out) as file:
        file.write(utf8("\n".join([*head, *lines, "", *notes.lines]) + "\n"))
    return written


class _Notes:
    """The footnotes so far, numbered from one; the same passage keeps its number."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._numbers: dict[str, int] = {}

    def mark(self, item: Evidence | None) -> str:
        """The mark of a passage's footnote; nothing without a passage."""
        if item is None:
            return ""
        passage = item.statement.passage
        place = f"{item.source.digest}:{passage.start}:{passage.end}"
        if place not in self._numbers:
            self._numbers[place] = len(self.lines) + 1
            self.lines.append(f"[^{self._numbers[place]}]: {_words(item)}")
        return f"[^{self._numbers[place]}]"


def _words(item: Evidence) -> str:
    source, words = item.source, item.statement.passage.quote
    address = text_link(source.address, words)
    said = f"“{escaped(words)}” {escaped(source.outlet)}, {source.published or 'undated'}"
    return f"{said} <{address}>" if address else said


def _cells(agreement: Agreement, edition: Edition, naming: Naming, notes: _Notes) -> list[str]:
    clocks = edition.state.clocks
    stage, end = agreement.status(clocks), end_of(agreement, clocks)
    standing = agreement.reached(stage, clocks) if stage else None
    return [
        escaped(naming.parties(agreement.parties)),
        escaped(called(agreement.title, agreement.subject, agreement.kind)),
        f"{stage.value.replace('_', ' ') if stage else '·'}{notes.mark(best_evidence(standing))}",
        _dated(agreement.reached(Stage.SIGNED, clocks), notes),
        _dated(agreement.reached(Stage.IN_FORCE, clocks), notes),
        f"{end.edtf} ({end.basis})" if end else "·",
    ]


def _dated(event: StageEvent | None, notes: _Notes) -> str:
    if event is None:
        return "·"
    day = when(event.date, event.not_after.isoformat() if event.not_after else None)
    return f"{day or 'undated'}{notes.mark(best_evidence(event))}"


def escaped(text: str) -> str:
    r"""The text on one line with everything that Markdown or HTML would obey escaped.

    >>> escaped("*a* <b>")
    '\\*a\\* &lt;b&gt;'
    """
    plain = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain)


def text_link(address: str | None, words: str) -> str | None:
    """An address that opens a page at some words (a text fragment), None for what is no web address."""
    if address is None or not address.startswith(("https://", "http://")):
        return None
    plain = quote(one_line(address).encode("utf-8", "replace"), safe=_IN_ADDRESSES)
    if "#" in plain:
        return plain
    edge = words.split()
    ends = [edge] if len(edge) <= 2 * _EDGE else [edge[:_EDGE], edge[-_EDGE:]]
    return f"{plain}#:~:text={','.join(_fragment(part) for part in ends)}"


def _fragment(words: Iterable[str]) -> str:
    # A hyphen, comma or ampersand would end the words.
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")

"""Citations: each agreement as BibTeX, RIS or CSL-JSON, with the register's version and clocks in a note."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from depositary.core.codes import Stage
from depositary.core.edtf import bounds
from depositary.register import Agreement
from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import utf8
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.written import Written
from depositary.views.pages.naming import Naming
from depositary.views.plaintext import one_line

_TEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX_SIGNS = re.compile(r"[\\~^]|[#$%&_{}]")


@dataclass(frozen=True, slots=True)
class Citation:
    """One agreement to cite. `signed` is EDTF; `note` carries version, clocks and hash of the edition."""

    id: str
    title: str
    parties: tuple[str, ...]
    signed: str | None
    stage: str | None
    address: str | None
    note: str

    @property
    def date_parts(self) -> list[int]:
        """Year, month and day of signature as far as they are certain."""
        window = bounds(self.signed) if self.signed else None
        if window is None or window.earliest is None or window.latest is None:
            return []
        first, last = window.earliest, window.latest
        parts = [(first.year, last.year), (first.month, last.month), (first.day, last.day)]
        known: list[int] = []
        for one, other in parts:
            if one != other:
                break
            known.append(one)
        return known


def write_bibtex(edition: Edition, out: Path, options: Options) -> Written:
    """Write one BibTeX entry an agreement."""
    return _write(edition, out, options, lambda found: "\n".join(map(bibtex, found)))


def write_ris(edition: Edition, out: Path, options: Options) -> Written:
    """Write one RIS record an agreement."""
    return _write(edition, out, options, lambda found: "".join(map(ris, found)))


def write_csl(edition: Edition, out: Path, options: Options) -> Written:
    """Write a CSL-JSON list with an item for each agreement."""
    return _write(edition, out, options, lambda found: json.dumps([csl(each) for each in found], indent=1) + "\n")


def _write(edition: Edition, out: Path, options: Options, render: Callable[[list[Citation]], str]) -> Written:
    content = ContentHash(edition.imprint)
    content.part("citations")
    naming = Naming(edition.lexicon)
    bare = [citation(agreement, edition, naming, options.page(f"/agreements/{agreement.id}"))
            for agreement in edition.agreements]  # fmt: skip
    for each in bare:
        content.row([each.id, each.title, each.parties, each.signed, each.stage, each.address])
    note = f"{edition.imprint.words()}; sha256:{content.digits}"
    with new_file(out) as file:
        file.write(utf8(render([_noted(each, note) for each in bare])))
    return Written(content.digits, {"agreements": len(bare)})


def citation(agreement: Agreement, edition: Edition, naming: Naming, address: str | None) -> Citation:
    """An agreement as a citation that has no note yet."""
    clocks = edition.state.clocks
    signed, stage = agreement.reached(Stage.SIGNED, clocks), agreement.status(clocks)
    return Citation(
        agreement.id,
        one_line(naming.agreement(agreement)),
        tuple(naming.party(code) for code in agreement.parties),
        signed.date if signed else None,
        stage.value if stage else None,
        address,
        "",
    )


def _noted(bare: Citation, note: str) -> Citation:
    stage = bare.stage.replace("_", " ") if bare.stage else "no stage reached"
    return replace(bare, note=f"{stage}; {note}")


def bibtex(found: Citation) -> str:
    """One entry of type `misc`; what TeX would obey is escaped."""
    parts = found.date_parts
    fields = [
        ("title", f"{{{_tex(found.title)}}}"),
        ("author", " and ".join(f"{{{_tex(party)}}}" for party in found.parties)),
        ("year", str(parts[0]) if parts else ""),
        ("month", str(parts[1]) if len(parts) > 1 else ""),
        ("date", found.signed or ""),
        ("url", _tex(found.address or "")),
        ("note", _tex(found.note)),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{depositary-{found.id},", *lines, "}", ""])


def ris(found: Citation) -> str:
    """One record of type GEN, lines in CR LF."""
    parts = [f"{part:02d}" for part in found.date_parts]
    tags = [
        ("TY", "GEN"),
        ("ID", f"depositary-{found.id}"),
        ("TI", found.title),
        *(("AU", party) for party in found.parties),
        *((("PY", parts[0]), ("DA", "/".join([*parts, "", ""][:3]) + "/")) if parts else ()),
        *((("UR", found.address),) if found.address else ()),
        ("N1", found.note),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in tags) + "\r\n"


def csl(found: Citation) -> dict[str, object]:
    """One CSL-JSON item of type `treaty`."""
    made: dict[str, object] = {
        "id": f"depositary-{found.id}",
        "type": "treaty",
        "title": found.title,
        "author": [{"literal": party} for party in found.parties],
        "note": found.note,
    }
    if found.date_parts:
        made["issued"] = {"date-parts": [found.date_parts]}
    if found.address:
        made["URL"] = found.address
    return made


def _tex(text: str) -> str:
    return _TEX_SIGNS.sub(lambda match: _TEX_WORDS.get(match[0], f"\\{match[0]}"), one_line(text))

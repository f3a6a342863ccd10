"""The codebook as a page: every code with its meaning and an example, from the lexicon's data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.lexicon import Section, load_codebook

_HEAD = """\
# Codebook

The words of the register, one meaning each. The data files, the JSON fields, the tables and the code all use these
terms and codes. The examples are our own.

| term | meaning |
|---|---|
| document | one source: its original bytes, its text, its provenance |
| passage | an exact span of a document's text, in Unicode code points: `text[start:end] == quote` |
| statement | one thing that one passage says, as its reader understood it; immutable |
| instrument | what is agreed: treaty, agreement, protocol, memorandum, declaration, binding or not |
| agreement | one instrument as the register resolves it from many statements |
| family | instruments that belong together |
| ruling | a person's recorded decision with a reason; appended, never edited |
| valid time | when it was so in the world, as EDTF; see [time](time.md) |
| known time | when the register could know it; see [time](time.md) |
"""


def codebook_page() -> str:
    """The whole codebook as Markdown."""
    sections = load_codebook().values()
    return "\n".join([_HEAD, *(line for section in sections for line in _section(section))])


def _section(section: Section) -> Iterator[str]:
    refines = any(code.of for code in section.codes)
    yield f"## {section.title}\n"
    yield f"{section.says}\n"
    yield _row(["code", *(["of"] if refines else []), "meaning", "example"])
    yield _row(["---"] * (4 if refines else 3))
    for code in section.codes:
        middle = [f"`{code.of}`" if code.of else ""] if refines else []
        yield _row([f"`{code.code}`", *middle, code.meaning, code.example])
    yield ""


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

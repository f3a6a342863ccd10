"""Outlines: the headings of a text as a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import Article

#: A heading is at most this long, and a title after its number at most that many words.
_LONGEST = 200
_WORDS = 32
_ROMAN = r"[IVXLC]{1,7}"
_NUMBERED = re.compile(rf"(?P<number>{_ROMAN}|[A-Z]|\d{{1,3}}(?:\.\d{{1,3}}){{0,3}})[.)]? +(?P<heading>[^\W\d_a-z].*)")
_BARE = re.compile(rf"(?P<number>{_ROMAN})\.?")
_MARK = re.compile(r"[-•▪●◦*o] ")
_PLAIN = ("plain", "capitals")
_FINAL = (".", ";", ":", ",", "!", "?")


@dataclass(slots=True)
class _Branch:
    """A heading under construction: its kind decides what it stands under."""

    kind: str
    number: str | None
    heading: str | None
    start: int
    end: int
    children: list[_Branch] = field(default_factory=list)


def read_outline(layout: Layout, drafting: Drafting, first: int, stop: int) -> tuple[Article, ...]:
    """The headings among the paragraphs from `first` until the offset `stop` of the layout's text, as a tree.

    A heading stands under the last heading of another kind ("Part", roman number, letter, plain ...) that came
    before the kind itself; so the tree follows each text's own order of kinds.
    """
    named = drafting.compiled("division")
    roots: list[_Branch] = []
    path: list[_Branch] = []
    index = first
    while index < len(layout.paragraphs) and layout.paragraphs[index].start < stop:
        branch, taken = _heading(layout, named, index)
        index += taken
        if branch is None:
            continue
        while any(each.kind == branch.kind for each in path):
            path.pop()
        while path and branch.kind not in _PLAIN and path[-1].kind in _PLAIN and branch.kind[:6] != "number":
            path.pop()  # "Preamble" stands beside "Part I", not above it
        (path[-1].children if path else roots).append(branch)
        path.append(branch)
    return tuple(_article(layout, branch) for branch in roots)


def _heading(layout: Layout, named: re.Pattern[str], index: int) -> tuple[_Branch | None, int]:
    """The heading in a paragraph, or None, and how many paragraphs it takes."""
    stretch = layout.paragraphs[index]
    words = layout.paragraph_text(index).strip()
    if not words or len(words) > _LONGEST or _MARK.match(words):
        return None, 1
    division = named.match(words.lower())
    if division is not None:
        heading = words[division.end() :].strip(" .:-") or None
        taken, end = 1, stretch.end
        if heading is None and index + 1 < len(layout.paragraphs) and _is_plain(layout.paragraph_text(index + 1)):
            heading, taken, end = layout.paragraph_text(index + 1).strip(), 2, layout.paragraphs[index + 1].end
        number = words[division.start("number") : division.end("number")]
        return _Branch(division["kind"], number, heading, stretch.start, end), taken
    if words.endswith(_FINAL) and not _BARE.fullmatch(words):
        return None, 1
    numbered = _NUMBERED.fullmatch(words)
    if numbered is not None and len(words.split()) <= _WORDS:
        number = numbered["number"]
        return _Branch(_kind(number), number, numbered["heading"], stretch.start, stretch.end), 1
    if _BARE.fullmatch(words) and index + 1 < len(layout.paragraphs) and _is_plain(layout.paragraph_text(index + 1)):
        following = layout.paragraphs[index + 1]
        heading = layout.paragraph_text(index + 1).strip()
        return _Branch("roman", words.rstrip("."), heading, stretch.start, following.end), 2
    if _is_plain(words):
        return _Branch(
            "capitals" if words.isupper() and " " in words else "plain", None, words, stretch.start, stretch.end
        ), 1
    return None, 1


def _is_plain(words: str) -> bool:
    words = words.strip()
    return bool(words) and len(words) <= 120 and words[0].isupper() and not words.endswith(_FINAL)


def _kind(number: str) -> str:
    if number[0].isdigit():
        return f"number{number.count('.')}"
    if len(number) == 1 and number not in "IVX":
        return "letter"
    return "roman"


def _article(layout: Layout, root: _Branch) -> Article:
    """The finished tree, built from the leaves without recursion."""
    order: list[tuple[_Branch, int]] = []
    waiting = [(root, 1)]
    while waiting:
        branch, level = waiting.pop()
        order.append((branch, level))
        waiting.extend((child, level + 1) for child in branch.children)
    made: dict[int, Article] = {}
    for branch, level in reversed(order):
        children = tuple(made[id(child)] for child in branch.children)
        passage = layout.passage(branch.start, branch.end)
        made[id(branch)] = Article(branch.number, branch.heading, level, passage, children)
    return made[id(root)]

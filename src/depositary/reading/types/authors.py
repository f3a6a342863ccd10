"""Authors: in whose name a text speaks when it says "we"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from depositary.lexicon import Lexicon
from depositary.reading.scenes import Scene
from depositary.reading.sentences.tokens import tokenize

#: Words of a title by which the text is the common word of the parties that the title names.
_COMMON = ("joint", "agreement", "declaration", "statement", "communiqué", "compact", "memorandum")
#: Words of a title by which somebody speaks for one side, whoever else is named.
_SPOKEN = ("remarks", "press conference", "press briefing", "gaggle", "press call", "readout", "interview", "letter to")
#: The same, unless the title says that several speak.
_OF_ONE = ("statement from",)
_LONGEST_NAME = 5


def authors(scene: Scene) -> tuple[str, ...]:
    """The sorted parties that "we" stands for: those of a common text's title, else the publisher's."""
    return _authors(scene.document.title or "", publisher(scene), _Key(scene.lexicon))


def publisher(scene: Scene) -> str | None:
    """The party whose own text this is, by its publisher or address, whatever the text is about; None for a report."""
    return scene.sentence.context.publisher


def is_spoken(scene: Scene) -> bool:
    """Whether the title says that somebody speaks: remarks, a briefing, a letter."""
    title = (scene.document.title or "").lower()
    return any(words in title for words in _SPOKEN)


def titled(scene: Scene) -> tuple[str, ...]:
    """The parties that the document's title names, in its order."""
    return _named(scene.document.title or "", _Key(scene.lexicon))


class _Key:
    """A lexicon as a key by identity, so that a title is looked up once a document and not once a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.lexicon is self.lexicon


@lru_cache(maxsize=64)
def _authors(written: str, home: str | None, key: _Key) -> tuple[str, ...]:
    """Who speaks in a text with such a title that `home` has published."""
    title = written.lower()
    common = any(word in title for word in _COMMON)
    several = "joint" in title or "leaders" in title
    single = any(words in title for words in _SPOKEN) or (not several and any(words in title for words in _OF_ONE))
    if common and not single:
        named = _named(written, key)
        groups = [code for code in named if key.lexicon.members(code)]
        if groups and len(named) <= 2 and (home is None or home in key.lexicon.members(groups[0])):
            return (groups[0],)
        if len(named) >= 2:
            return tuple(sorted(named))
    return (home,) if home else ()


@lru_cache(maxsize=64)
def _named(title: str, key: _Key) -> tuple[str, ...]:
    plain = title.replace("-", " ").replace("–", " ")
    # A title in capitals names its parties in capitals too; short ones are acronyms.
    words = [w.text.title() if w.text.isupper() and len(w.text) > 3 else w.text for w in tokenize(plain, 0, len(plain))]
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            names = key.lexicon.named(" ".join(words[at : at + length]))
            codes = [n.code for n in names if n.kind in {"name", "group"} and not n.cautious]
            codes = codes or _led(key.lexicon, words, at, length)
            if codes:
                found.append(codes[0])
                at += length - 1
                break
        at += 1
    return tuple(dict.fromkeys(found))


def _led(lexicon: Lexicon, words: Sequence[str], at: int, length: int) -> list[str]:
    """The party of a person whom an office introduces: "Joint Statement by President ..."."""
    if at == 0 or words[at - 1].lower() not in _TITLES:
        return []
    codes = {holder.party for holder in lexicon.holders_named(" ".join(words[at : at + length]))}
    return sorted(codes) if len(codes) == 1 else []


_TITLES = frozenset({"president", "minister", "premier", "chancellor", "secretary", "king", "general"})

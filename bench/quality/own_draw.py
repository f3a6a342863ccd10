#!/usr/bin/env python3
"""Draws the passages of `own/wh.gold.jsonl` and the releases of `own/swiss.gold.jsonl` from ../shared/corpora.

    own_draw.py wh|swiss

Prints one line a drawn text: stratum, document id, start, end. The draw is the order of a hash of SEED and the place,
so it comes out the same everywhere. Documents of the shared labelled sets are left out, and no document is drawn twice.
A White House passage is a paragraph of 180 to 1,400 characters, as in the shared set; a Swiss release is whole. The
labelled sets leave out blanks at a text's ends.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from run import GOLD, SHARED

SEED = "depositary-own-2026-11-27"
CORPORA = {"wh": "white-house-2023-2025", "swiss": "swiss-government-1997-2025"}
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\n))+")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=\W?[A-Z])")
_INSTRUMENT = re.compile(
    r"\b(?:agreements?|treat(?:y|ies)|conventions?|protocols?|accords?|pacts?|memorand(?:um|a)|MO[UC]s?|declarations?"
    r"|compacts?|joint statements?|arrangements?|negotiations|cease-?fire|deals?)\b",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"\b(?:sign(?:s|ed|ing|ature)?|conclu(?:d\w+|sion)|finali[sz]\w+|ratif\w+|negotiat\w+|accession|acced\w+|adopt\w*"
    r"|join(?:s|ed|ing)?|endors\w+|agreed (?:to|on)|reach(?:ed|ing)?|into force|withdr[ae]w\w*|extend\w*|extension"
    r"|renew\w*|transmit\w*|terminat\w+|suspend\w*|announc\w+|launch\w*|approv\w+|propos\w+)\b",
    re.IGNORECASE,
)
_LATE_STAGE = re.compile(
    r"\b(?:sign(?:ed|ing|ature)|concluded|finali[sz](?:e|ed|ing)|ratif\w+|into force|accession|acced\w+|withdrew"
    r"|withdrawal|extended|renew\w*|terminated?|termination|transmit\w*|suspended"
    r"|negotiations (?:on|towards?|with|of))\b"
)
_GAZA = re.compile(r"Gaza|Hamas|hostage")
_COUNTRY = re.compile(
    r"\b(?:Ukrain|Russia|Chin(?:a|ese)\b|Japan|Korea|India\b|Indian\b|Indonesia|Vietnam|Thai|Malaysia|Cambodia|Australia"
    r"|Philippin|New Zealand|Canad|Mexic|Guatemala|Argentin|Brazil|Ecuador|Colombia|Panama|Costa Rica|Kenya|Angola"
    r"|Congo|Rwanda|Nigeria|Egypt|Israel|Leban|Saudi|Emirat|Qatar|Iraq|Iran|Turk|Armenia|Azerbaijan|Kazakh|Uzbek"
    r"|Pakistan|United Kingdom|U\.K\.|UK\b|British|Ireland|Irish|Fr(?:ance|ench)\b|German|Ital(?:y|ian)|Spain|Spanish"
    r"|Poland|Polish|Sweden|Swedish|Finland|Finnish|Norw|Denmark|Danish|Netherlands|Dutch|Belgi|Swiss|Switzerland"
    r"|Czech|Roman|Bulgaria|Gree(?:k|ce)|Croatia|Serb|Kosovo|Europe(?:an)? |NATO|G7|G20|ASEAN|Quad\b|AUKUS"
    r"|Pacific Island|United Nations)"
)


def order(*place: object) -> str:
    return hashlib.sha256(":".join(map(str, (SEED, *place))).encode()).hexdigest()


@dataclass(frozen=True)
class Drawn:
    stratum: str
    document: str
    start: int
    end: int

    @property
    def order(self) -> str:
        return order(self.document, self.start)


def corpus(name: str) -> Iterator[dict[str, Any]]:
    with lzma.open(SHARED / "corpora" / f"{CORPORA[name]}.jsonl.xz", "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def labelled_before(name: str) -> set[str]:
    """The documents that the shared labelled set has taken passages from."""
    with (GOLD / f"{name}-dev.docs.jsonl").open(encoding="utf-8") as stream:
        return {json.loads(line)["id"].partition("#")[0] for line in stream}


def together(words: str, *patterns: re.Pattern[str]) -> bool:
    """Whether one sentence has all that is looked for."""
    return any(all(p.search(sentence) for p in patterns) for sentence in _SENTENCE.split(words))


def broad(words: str) -> str:
    """The strata of the first draw."""
    if together(words, _INSTRUMENT, _STAGE, _COUNTRY):
        return "all in a sentence"
    if not _INSTRUMENT.search(words):
        return "plain"
    return "word and country" if _COUNTRY.search(words) else "word alone"


def dense(words: str) -> str:
    """The strata of the second draw, which makes up for the many talks on Gaza in the first."""
    return "late stage" if together(words, _INSTRUMENT, _LATE_STAGE, _COUNTRY) and not _GAZA.search(words) else "other"


def passages(document: dict[str, Any], stratum: Callable[[str], str]) -> Iterator[Drawn]:
    """A paragraph of each stratum that a White House document has."""
    first: dict[str, Drawn] = {}
    for found in _PARAGRAPH.finditer(document["text"]):
        if 180 <= len(found.group()) <= 1400:
            one = Drawn(stratum(found.group()), document["id"], found.start(), found.end())
            first[one.stratum] = min(first.get(one.stratum, one), one, key=lambda x: x.order)
    yield from first.values()


def release(document: dict[str, Any]) -> Iterator[Drawn]:
    """A Swiss release in English as a whole, in the stratum of its title and lead."""
    length = len(document["text"])
    if 500 <= length <= 4500 and document["text"].count(" the ") > length / 400:
        opening = document["title"] + " " + document["text"][:400]
        both = _INSTRUMENT.search(opening) and _STAGE.search(opening)
        yield Drawn("word" if both else "plain", document["id"], 0, length)


Cut = Callable[[dict[str, Any]], Iterator[Drawn]]
#: For each set its draws, one after the other: how a document is cut, and how many texts of each stratum are taken.
PLANS: dict[str, tuple[tuple[Cut, dict[str, int]], ...]] = {
    "wh": (
        (
            partial(passages, stratum=broad),
            {"all in a sentence": 84, "word and country": 8, "word alone": 16, "plain": 12},
        ),
        (partial(passages, stratum=dense), {"late stage": 60}),
        (partial(passages, stratum=dense), {"late stage": 80}),
    ),
    "swiss": ((release, {"word": 40, "plain": 10}), (release, {"word": 40})),
}


def draw(name: str) -> list[Drawn]:
    taken, drawn = labelled_before(name), []
    documents = list(corpus(name))
    for cut, shares in PLANS[name]:
        left, batch = dict(shares), []
        for candidate in sorted((x for document in documents for x in cut(document)), key=lambda x: x.order):
            if candidate.document not in taken and left.get(candidate.stratum):
                left[candidate.stratum] -= 1
                taken.add(candidate.document)
                batch.append(candidate)
        drawn += sorted(batch, key=lambda x: order("mixed", x.order))
    return drawn


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in PLANS:
        sys.exit(__doc__)
    for one in draw(sys.argv[1]):
        print(f"{one.stratum}\t{one.document}\t{one.start}\t{one.end}")


if __name__ == "__main__":
    main()

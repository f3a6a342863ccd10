"""Areas that the words of a promise name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depositary.lexicon.drafting import load_drafting
from depositary.lexicon.type_frames import TypeFrames

#: Areas that a report's words for weapons and troops would name twice.
_SHADOWED = {"humanitarian": "military_equipment"}
_REPORTED = "area_"
_TRAINING = re.compile(r"\btrain\w*[^,;]*")


def areas_named(frames: TypeFrames, stretch: str, language: str) -> Iterator[tuple[str, str | None]]:
    """The areas that a stretch of lower-case words names, each with its part, in the order of `areas.toml`.

    `frames` adds words of reports (its classes `area_...`) to those of agreement texts. Sums are left to the reader
    of sums: `financial` is named by the words of reports alone.
    """
    extra = {name.removeprefix(_REPORTED): p for name, p in frames.classes.items() if name.startswith(_REPORTED)}
    found: dict[str, str | None] = {}
    areas = load_drafting(language).areas
    for area in areas:
        more = extra.get(area.code)
        named = area.code != "financial" and area.named_in(stretch) is not None
        if named or (more is not None and more.search(stretch)):
            found[area.code] = area.part_in(stretch)
    for code, by in _SHADOWED.items():
        words = extra.get(code)
        if code in found and by in found and words is not None and words.search(stretch) is None:
            del found[code]
    if {"military_training", "military_equipment"} <= found.keys():
        # "train pilots on fighters": what they are trained on is not given.
        rest = _TRAINING.sub("", stretch)
        equipment = next(area for area in areas if area.code == "military_equipment")
        if not extra["military_equipment"].search(rest) and equipment.named_in(rest) is None:
            del found["military_equipment"]
    yield from found.items()

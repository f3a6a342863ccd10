"""Areas that the words of a promise name."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.lexicon.areas import load_areas
from depositary.lexicon.type_frames import TypeFrames

#: Areas that a report's words for weapons and troops would name twice.
_SHADOWED = {"humanitarian": "military_equipment", "intelligence": "cyber"}
_REPORTED = "area_"


def areas_named(frames: TypeFrames, stretch: str, language: str) -> Iterator[tuple[str, str | None]]:
    """The areas that a stretch of lower-case words names, each with its part, in the order of `areas.toml`.

    `frames` adds words of reports (its classes `area_...`) to those of agreement texts. Sums are left to the reader
    of sums: the area `financial` is never among them.
    """
    extra = {name.removeprefix(_REPORTED): p for name, p in frames.classes.items() if name.startswith(_REPORTED)}
    found: dict[str, str | None] = {}
    for area in load_areas(language):
        more = extra.get(area.code)
        if area.code != "financial" and (area.names(stretch) or (more is not None and more.search(stretch))):
            found[area.code] = area.part_in(stretch)
    for area_code, by in _SHADOWED.items():
        if by in found and area_code in found and not (more_words := extra.get(area_code)) is None:
            if more_words.search(stretch) is None:
                del found[area_code]
    yield from found.items()

"""Dates in a text: finding them and saying which they are.

`find_dates` gives mentions, which keep the words; `resolve` gives the date in EDTF, seen from the document's
publication; `anchors` gives the dates from which "a day earlier" counts. The forms are data:
`lexicon/data/<language>/calendar.toml`.
"""

from depositary.reading.dates.anchors import anchors
from depositary.reading.dates.forms import find_dates
from depositary.reading.dates.mentions import DateMention, DatePoint, Direction
from depositary.reading.dates.resolution import resolve, resolve_nearest

__all__ = ["DateMention", "DatePoint", "Direction", "anchors", "find_dates", "resolve", "resolve_nearest"]

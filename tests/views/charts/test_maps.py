"""Maps: who is drawn where, and that tones are never alone."""

from itertools import pairwise

import pytest

from depositary.core.codes import Stage
from depositary.lexicon import load_lexicon
from depositary.views.charts.maps import Spot, map_svg, region

NORWAY = Spot("NOR", "Norway", Stage.SIGNED)
#: Places on the map of Europe, in pixels, that others than their states hold.
CRIMEA, KYRENIA = (626.4, 474.3), (655.7, 671.0)
FIJI = Spot("FJI", "Fiji", Stage.TALKS)


@pytest.mark.parametrize("name", ["world", "europe"])
def test_outlines_have_codes_of_the_register_and_lie_in_the_frame(name: str) -> None:
    shown, parties = region(name), load_lexicon().parties
    assert set(shown.outlines) <= set(parties)
    for outline in shown.outlines.values():
        assert -5 <= outline.mark[0] <= shown.width + 5
        assert -5 <= outline.mark[1] <= shown.height + 5


def test_the_world_has_every_state_of_today_but_one() -> None:
    states = {code for code, party in load_lexicon().parties.items() if party.kind == "state" and not party.until}
    assert states - set(region("world").outlines) == {"TUV"}


def _ground(name: str) -> str:
    return map_svg(name, [NORWAY, FIJI], "Map", common="UKR").text


def test_a_party_has_a_tone_a_mark_and_its_name() -> None:
    drawn = _ground("world")
    assert "<title>Norway: signed</title>" in drawn
    assert drawn.count('data-place="NOR"') == 2
    assert 'class="mark mark-signed reached"' in drawn
    assert "<desc>talks: Fiji; signed: Norway.</desc>" in drawn
    assert 'class="common"' in drawn


def test_a_party_outside_the_frame_is_not_drawn() -> None:
    drawn = _ground("europe")
    assert "FJI" not in drawn
    assert "Fiji" not in drawn
    assert ">signed</text>" in drawn
    assert ">talks</text>" not in drawn


@pytest.mark.parametrize(("place", "state", "other"), [(CRIMEA, "UKR", "RUS"), (KYRENIA, "CYP", "TUR")])
def test_territories_are_drawn_with_their_states(place: tuple[float, float], state: str, other: str) -> None:
    outlines = region("europe").outlines
    assert _holds(outlines[state].path, place)
    assert not _holds(outlines[other].path, place)


def _holds(path: str, place: tuple[float, float]) -> bool:
    """Whether a point in pixels lies inside an outline in tenths of pixels, by the even-odd rule."""
    x, y = place[0] * 10, place[1] * 10
    crossings = 0
    for ring in filter(None, path.split("z")):
        start, _, moves = ring[1:].partition("l")
        corners = [tuple(map(int, start.split(",")))]
        for move in moves.split():
            dx, dy = map(int, move.split(","))
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
            crossings += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossings % 2 == 1

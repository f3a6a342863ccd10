"""Networks: the same picture every time, nobody on top of anybody."""

import math
import random
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.core.codes import Stage
from depositary.views.charts.networks import Edge, Network, Node, layout, network_svg


def _network(pairs: list[tuple[str, str]], stage: Stage | None = Stage.SIGNED) -> Network:
    keys = sorted({key for pair in pairs for key in pair})
    nodes = tuple(Node(key, key, f"Party {key}") for key in keys)
    return Network(nodes, tuple(Edge(left, right, stage, f"{left} and {right}") for left, right in pairs))


HUB = [("HUB", f"P{n:02}") for n in range(30)]


def test_the_best_connected_stands_in_the_middle_of_a_ring() -> None:
    placed = layout(_network(HUB))
    distances = {round(math.dist(placed["HUB"], place), 3) for key, place in placed.items() if key != "HUB"}
    assert len(distances) == 1
    assert distances.pop() > 150


def test_what_hangs_on_a_node_stands_near_it() -> None:
    placed = layout(_network([*HUB, ("P10", "FAR")]))
    others = [place for key, place in placed.items() if key not in ("P10", "FAR", "HUB")]
    assert math.dist(placed["FAR"], placed["P10"]) < min(math.dist(placed["FAR"], place) for place in others)


def test_unconnected_parts_stand_side_by_side() -> None:
    placed = layout(_network([*HUB, ("AAA", "BBB")]))
    assert min(placed["AAA"][0], placed["BBB"][0]) > max(place[0] for key, place in placed.items() if key[0] in "HP")


_KEYS = st.sampled_from([f"N{n}" for n in range(24)])
_PAIRS = st.lists(st.tuples(_KEYS, _KEYS).filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(_PAIRS, st.randoms())
def test_no_two_nodes_meet_and_order_does_not_matter(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    placed = layout(_network(pairs))
    for left, right in combinations(placed.values(), 2):
        assert math.dist(left, right) > 30
    shuffled = [*pairs]
    chance.shuffle(shuffled)
    assert layout(_network(shuffled)) == placed


def test_several_agreements_between_two_are_one_line_with_a_mark_each() -> None:
    drawn = network_svg(_network([("AAA", "BBB")] * 3), "Network").text
    assert drawn.count("<line") == 1
    assert drawn.count("mark-signed") == 3
    assert len(set(re.findall(r'<circle (cx="[^"]+" cy="[^"]+") r="7"', drawn))) == 3


@pytest.mark.parametrize(("stage", "marks", "dashed"), [(None, 0, True), (Stage.TALKS, 1, False)])
def test_a_tie_of_which_nothing_has_happened_is_dashed(stage: Stage | None, marks: int, dashed: bool) -> None:
    drawn = network_svg(_network([("AAA", "BBB")], stage), "Network").text
    assert drawn.count('class="mark') == marks
    assert ("stroke-dasharray" in drawn) is dashed


def test_instruments_are_boxes() -> None:
    nodes = (Node("i", "i1", "A pact <b>", instrument=True), Node("NOR", "NOR", "Norway"))
    drawn = network_svg(Network(nodes, (Edge("NOR", "i", Stage.JOINED, "part"),)), "Network").text
    assert "<rect" in drawn
    assert "A pact &lt;b&gt;" in drawn
    assert network_svg(Network((), ()), "Network").text == ""


def test_instruments_stand_in_boxes_that_do_not_meet() -> None:
    parties = tuple(Node(f"P{n}", f"P{n}", f"Party {n}") for n in range(3))
    boxes = tuple(Node(f"b{n:02}", "Joint Declaration\nof Support", f"Box {n}", instrument=True) for n in range(14))
    network = Network((*parties, *boxes), tuple(Edge("P0", box.key, Stage.SIGNED, box.name) for box in boxes))
    placed = layout(network)
    for left, right in combinations((placed[box.key] for box in boxes), 2):
        assert abs(left[0] - right[0]) > 68 or abs(left[1] - right[1]) > 30
    drawn = network_svg(network, "Network").text
    assert drawn.count(">of Support<") == len(boxes)

"""SVG markup: what comes in as text stays text."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from depositary.core.codes import Stage
from depositary.views.charts.marks import mark, stage_words
from depositary.views.charts.svg import Frame, drawing, element, shortened, words

HOSTILE = "</text><script>alert(1)</script>\"' onload=x &lt; \x00\x1b[31m"


def test_text_and_attributes_are_escaped_and_control_characters_replaced() -> None:
    made = drawing(Frame(10, 10, HOSTILE, HOSTILE), words(0, 0, HOSTILE, class_=HOSTILE)).text
    root = ET.fromstring(made)  # noqa: S314  (our own markup, to see that it is well formed)
    space = "{http://www.w3.org/2000/svg}"
    assert [each.tag for each in root.iter()] == [f"{space}svg", f"{space}desc", f"{space}text"]
    text = root.find(f"{space}text")
    assert text is not None
    assert text.text == HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert "onload" not in root.attrib
    assert "\x1b" not in made


def test_numbers_are_short_and_attributes_named_as_in_svg() -> None:
    assert element("rect", x=1.0, y=-0.001, width=2.456, stroke_width=None, class_="a").text == (
        '<rect x="1" y="0" width="2.46" class="a"/>'
    )


def test_templates_print_a_drawing_as_it_is() -> None:
    from jinja2 import Environment

    page = Environment(autoescape=True).from_string("{{ drawing }}{{ text }}")
    assert page.render(drawing=element("g"), text="<g/>") == "<g/>&lt;g/&gt;"


def test_long_labels_are_cut() -> None:
    assert shortened("Norway", 100) == "Norway"
    assert shortened("A very long title of an agreement", 100) == "A very long…"


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_shape_of_its_own(stage: Stage) -> None:
    others = [each for each in Stage if each is not stage]
    inside = mark(stage, 0, 0).text.partition(">")[2]
    assert inside not in [mark(each, 0, 0).text.partition(">")[2] for each in others]


def test_no_stage_is_said_in_words() -> None:
    assert (stage_words(None), stage_words(Stage.IN_FORCE)) == ("not known", "in force")


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_character_of_its_own_in_tables(stage: Stage) -> None:
    sheet = (Path(__file__).parents[3] / "src/depositary/web/static/depositary.css").read_text(encoding="utf-8")
    characters = dict(re.findall(r'^\.stage-(\w+) \.mark::before \{ content: "(.)"; \}', sheet, re.MULTILINE))
    assert characters[stage.value] not in [characters[each.value] for each in Stage if each is not stage]

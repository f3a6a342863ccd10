"""The stretches that spare a type's patterns most sentences: what every match holds, derived from the patterns."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from depositary.lexicon.patterns import Pattern
from depositary.lexicon.tables import DATA
from depositary.lexicon.type_frames import TypeFrames, TypeRule, pattern_key

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_needs.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_needs", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("pattern", "held"),
    [
        (r"\bsign(?:s|ed)\b", [{"signs", "signed"}]),
        (r"P+ (?:has )?ratified", [{" ratified"}, {"P"}]),
        (r"(?:treaty|pact) with [a-z]+", [{"treaty with ", "pact with "}]),
        (r"[a-z]+ .{0,9}(?!accord)", [{" "}]),
        (r"(?:visited|met [a-z]+|.*)", []),
        (r"(?<!union )(?:pacts?)?", []),
        (r"(?P<who>P+)[^.]+(?:(?:met|saw) )+(?P<whom>P+)", [{"met ", "saw "}, {"P"}]),
        (r"(?:Peru|P) [a-z]+ (?:signed|met [^.]+ D)", [{"signed", "met "}, {"signed", " D"}, {"P ", "Peru "}]),
        (r"treaty [^.]* ratified [^.]* force", [{" ratified "}, {"treaty "}, {" force"}]),
    ],
)
def test_derives_sets_of_stretches_of_each_of_which_every_match_holds_one(
    script: ModuleType, pattern: str, held: list[set[str]]
) -> None:
    assert list(script.stretches(pattern)) == held


def test_the_file_is_what_the_patterns_give(script: ModuleType) -> None:
    kept = json.loads((DATA / "en" / "needs.json").read_text(encoding="utf-8"))
    assert kept == script.needs("en"), "run scripts/build_needs.py"


def rule(pattern: str, *held: tuple[str, ...]) -> TypeRule:
    return TypeRule(pattern, Pattern(pattern, "test"), {}, held=held)


FRAMES = TypeFrames(frozenset(), (rule("b.*", ("b",)), rule("[a-z]"), rule("a.*", ("a",)), rule("c.*", ("c",), ("d",))))


def test_only_the_rules_whose_stretches_stand_in_a_sentence_are_tried_in_the_order_of_the_file() -> None:
    assert [each.id for each in FRAMES.rules_for("a b")] == ["b.*", "[a-z]", "a.*"]
    assert [each.id for each in FRAMES.rules_for("c")] == ["[a-z]"]
    assert [each.id for each in FRAMES.rules_for("cd")] == ["[a-z]", "c.*"]


@pytest.mark.parametrize(
    ("low", "missing", "may"),
    [
        ("lima ratified it", "", True),
        ("lima ratified it", "PH", False),
        ("lima signed it", "", False),
        ("it met us", "PH", True),
        ("they met", "", False),
    ],
)
def test_what_a_sketch_can_match_is_told_before_its_masks_are_known(low: str, missing: str, may: bool) -> None:
    frames = TypeFrames(
        frozenset(), (rule("1", ("P", "H"), (" ratified ",)), rule("2", ("it ", "P"), ("met P", "met u")))
    )
    assert frames.may_match(low, missing) is may


def test_a_part_keeps_some_rules_only() -> None:
    assert [each.id for each in FRAMES.part("first", lambda rule: rule.id == "b.*").rules] == ["b.*"]


def test_the_gate_is_what_the_rules_need_where_the_file_gives_none() -> None:
    assert TypeFrames(frozenset(), (rule("1", ("P",), ("saw P", "met")), rule("2", ("a",)))).gate == {
        "saw ",
        "met",
        "a",
    }
    assert TypeFrames(frozenset(), (rule("1", ("P",)), rule("2", ("a",)))).gate == {""}
    assert TypeFrames(frozenset(), (rule("1", ("a",)),), {"gate": frozenset({"b"})}).gate == {"b"}


def test_another_pattern_has_another_key() -> None:
    assert pattern_key("signs?") != pattern_key("signed?")

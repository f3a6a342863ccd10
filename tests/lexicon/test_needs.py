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
        (r"\bsign(?:s|ed)\b", {"signs", "signed"}),
        (r"P+ (?:has )?ratified", {" ratified"}),
        (r"(?:treaty|pact) with [a-z]+", {"treaty with ", "pact with "}),
        (r"[a-z]+ .{0,9}(?!accord)", {" "}),
        (r"(?:visited|met [a-z]+|.*)", set()),
        (r"(?<!union )(?:pacts?)?", set()),
        (r"(?P<who>P+)[^.]+(?:(?:met|saw) )+(?P<whom>P+)", {"met ", "saw "}),
    ],
)
def test_derives_stretches_that_every_match_holds(script: ModuleType, pattern: str, held: set[str]) -> None:
    assert script.stretches(pattern) == held


def test_the_file_is_what_the_patterns_give(script: ModuleType) -> None:
    kept = json.loads((DATA / "en" / "needs.json").read_text(encoding="utf-8"))
    assert kept == script.needs("en"), "run scripts/build_needs.py"


def rule(pattern: str, *held: str) -> TypeRule:
    return TypeRule(pattern, Pattern(pattern, "test"), {}, held=held)


def test_only_the_rules_whose_stretches_stand_in_a_sentence_are_tried_in_the_order_of_the_file() -> None:
    frames = TypeFrames(frozenset(), (rule("b.*", "b"), rule("[a-z]"), rule("a.*", "a"), rule("c.*", "c")))
    assert [each.id for each in frames.rules_for("a b")] == ["b.*", "[a-z]", "a.*"]


def test_another_pattern_has_another_key() -> None:
    assert pattern_key("signs?") != pattern_key("signed?")

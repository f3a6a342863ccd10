"""The rules of the type frames: each matches its examples and none of its counter-examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from depositary.core.codes import StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.errors import LexiconError
from depositary.lexicon.type_frames import TypeRule, load_type_frames
from depositary.reading.readers import RuleReader
from depositary.reading.types import TYPE_FILES

RULES = [
    pytest.param(name, rule, id=f"{name}:{rule.id}") for name in TYPE_FILES for rule in load_type_frames(name).rules
]
#: Rules of counts whose match the reader checks further: a stage word must stand with the number.
CHECKED_BEHIND = frozenset(
    {"total-is", "ordinal-state", "ordinal-to", "elliptic", "no-state", "counted", "comprise", "in-all"}
)


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_matches_its_examples_and_no_counter_example(name: str, rule: TypeRule) -> None:
    assert rule.examples
    assert rule.counter_examples
    for sketch in rule.examples:
        assert rule.search(sketch), sketch
    for sketch in rule.counter_examples:
        assert rule.search(sketch) is None or (name == "counts" and rule.id in CHECKED_BEHIND), sketch


@pytest.mark.parametrize("name", TYPE_FILES)
def test_the_rules_of_a_file_have_names_of_their_own(name: str) -> None:
    ids = [rule.id for rule in load_type_frames(name).rules]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[rule]]\nid = "odd"\npattern = "<nobody>"\n', "is no word class"),
        ('[[rule]]\nid = "odd"\npattern = "("\n', "no regular expression"),
        ('[[rule]]\npattern = "a"\n', "lacks id"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "odd.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        load_type_frames("odd", "en", tmp_path)


def test_a_language_without_the_file_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"no commitments\.toml"):
        load_type_frames("commitments", "xx")


def test_a_user_s_rule_is_read_beside_the_package_s(tmp_path: Path) -> None:
    sentence = (
        "Prime Minister Rishi Sunak pilgrimaged to Kyiv on 12 January 2024 to discuss the agreement with Ukraine."
    )
    document = Document(sentence, Provenance("report", published="2024-01-13"))
    assert not [s for s in RuleReader().read(document) if s.type is StatementType.EVENT]
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "events.toml").write_text(
        'cues = ["pilgrimaged"]\n[lists]\ngate = ["pilgrimaged"]\n[[rule]]\nid = "visit-pilgrimage"\nevent = "visit"\n'
        'sides = "journey"\npattern = "H+[^.]{0,40} pilgrimaged to (?P<to>P+)"\n',
        encoding="utf-8",
    )
    events = [s for s in RuleReader(extra=tmp_path).read(document) if s.type is StatementType.EVENT]
    assert [(s.value.event, s.parties) for s in events] == [("visit", ("GBR", "UKR"))]

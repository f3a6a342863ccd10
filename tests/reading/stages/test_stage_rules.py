"""Stage rules: every example of the language's data says what it promises, every counter-example does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading.reports import reader, stage_statements, stages

from depositary.core.codes import Framing, Stage
from depositary.core.documents import Document, Provenance
from depositary.core.errors import LexiconError
from depositary.lexicon.frames import Cue, Example, Head, StageRule, load_frames
from depositary.reading.clauses.triggers import find_triggers
from depositary.reading.dates.documents import DocumentDates
from depositary.reading.mentions.finding import find_instruments
from depositary.reading.mentions.views import SentenceView
from depositary.reading.readers import RuleReader
from depositary.reading.sentences.grammars import load_grammar

FRAMES = load_frames()
PROMISES = [(rule, example) for rule in FRAMES.rules for example in rule.examples]
COUNTERS = [(rule, text) for rule in FRAMES.rules for text in rule.counter]
HEADS = [(head, text) for head in FRAMES.heads for text in head.examples]
FRAMED = [(cue, text) for cue in FRAMES.cues for text in cue.examples]


def view_of(text: str) -> SentenceView:
    span = (0, len(text))
    return SentenceView(text, *span, reader().finder.find(text, None), DocumentDates(text, [span], None))


@pytest.mark.parametrize(("rule", "example"), PROMISES, ids=[f"{r.id}-{e.text[:30]}" for r, e in PROMISES])
def test_an_example_says_what_it_promises(rule: StageRule, example: Example) -> None:
    assert set(example.says) <= stages(example.text), rule.id


@pytest.mark.parametrize(("rule", "text"), COUNTERS, ids=[f"{r.id}-{t[:30]}" for r, t in COUNTERS])
def test_a_counter_example_says_nothing_of_the_stage(rule: StageRule, text: str) -> None:
    assert [each for each in stage_statements(text) if each.stage is rule.stage] == []


@pytest.mark.parametrize(("head", "text"), HEADS, ids=[f"{h.words[0]}-{t[:30]}" for h, t in HEADS])
def test_an_example_of_a_head_names_an_instrument_of_its_kind(head: Head, text: str) -> None:
    assert head.kind in {mention.kind for mention in find_instruments(view_of(text), load_grammar())}


@pytest.mark.parametrize(("cue", "text"), FRAMED, ids=[f"{c.reach}-{c.framing}-{t[:30]}" for c, t in FRAMED])
def test_an_example_of_a_framing_is_framed_so(cue: Cue, text: str) -> None:
    expected = Framing.HAPPENED if cue.framing == "transparent" else Framing(cue.framing)
    assert expected in {firing.predicate.framing for firing in find_triggers(view_of(text), load_grammar())}


def test_a_user_s_stage_rule_is_read_beside_the_package_s(tmp_path: Path) -> None:
    document = Document("Norway and Iceland enshrined a fisheries agreement.", Provenance("report"))
    assert not RuleReader().read(document)
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "stages.toml").write_text(
        '[[rule]]\nid = "signed.enshrine"\nstage = "signed"\nverb = "enshrine"\ninstrument = "object"\n'
        'examples = [["Norway and Iceland enshrined a fisheries agreement.", "ISL NOR signed happened"]]\n'
        'counter = ["Norway enshrined the right to roam."]\n',
        encoding="utf-8",
    )
    (signed,) = RuleReader(extra=tmp_path).read(document)
    assert (signed.stage, signed.parties) == (Stage.SIGNED, ("ISL", "NOR"))


def test_a_language_without_stage_rules_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"no stages\.toml"):
        load_frames("xx")

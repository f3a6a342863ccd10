"""The rule that docs/adding-a-rule.md adds is new, and works when it is added word by word."""

import tomllib
from pathlib import Path

from tests.reading.reports import report, stages

from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader

PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding-a-rule.md"


def test_the_rule_of_the_page_is_new_and_keeps_what_its_examples_promise(tmp_path: Path) -> None:
    block = PAGE.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    (rule,) = tomllib.loads(block)["rule"]
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "stages.toml").write_text(block, encoding="utf-8")
    taught = RuleReader(extra=tmp_path)

    def told(text: str) -> list[Statement]:
        return [said for said in taught.read(report(text)) if said.stage == rule["stage"]]

    for text, promise in rule["examples"]:
        assert stages(text) == set()
        assert [f"{' '.join(said.parties)} {said.stage} {said.framing}" for said in told(text)] == [promise]
    assert not any(told(text) for text in rule["counter"])

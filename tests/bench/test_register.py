"""The score of a built register: what it counts as right, and what the labels' own register reaches."""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.bench.conftest import QUALITY, load
from tests.views.conftest import statement

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.values import StageValue, TargetValue
from depositary.lexicon import load_lexicon
from depositary.register import RegisterState, Source, rebuild

SIGNED = {"stage": Stage.SIGNED, "stage_detail": "signed"}


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("register_facts")


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(QUALITY)
    return load("register")


def stage(code: str, day: str | None, **more: Any) -> dict[str, Any]:
    return {"stage": code, "framing": "happened", "date": day, "party": None, "support": ["wire-a"], **more}


def agreement(identifier: str, parties: str, *stages: dict[str, Any]) -> dict[str, Any]:
    named = {"id": identifier, "parties": parties.split(), "title": "Harbour Accord", "kind": "agreement"}
    return {**named, "subject": "security", "family": "ukraine-security", "stages": list(stages)}


def expected(**more: Any) -> dict[str, Any]:
    names = (
        "agreements", "family_counts", "family_counts_at_other_days", "declaration_counts", "conditions", "targets",
        "conflicts",
    )  # fmt: skip
    return {name: [] for name in names} | more


@pytest.fixture
def state() -> RegisterState:
    """Norway hopes in April to sign by May, and signs on 31 May; Chile signs on a day that nobody expects."""
    sources = {"wire-a": Source("wire-a", "wire-a", "2024-06-01"), "wire-b": Source("wire-b", "wire-b", "2024-04-01")}
    aim = TargetValue("2024-05", "signed")
    statements = [
        statement("wire-a", "Norway signed on 31 May.", StageValue(), edtf="2024-05-31", **SIGNED),
        statement("wire-a", "Chile signed.", StageValue(), parties=("CHL", "UKR"), edtf="2024-05-30", **SIGNED),
        statement("wire-b", "Oslo hopes for May.", aim, type=StatementType.TARGET, framing=Framing.PLANNED),
    ]
    return rebuild(statements, sources, load_lexicon())


def compared(facts: ModuleType, state: RegisterState, **more: Any) -> Any:
    return facts.Comparison(expected(**more), state, load_lexicon())


def test_a_date_is_right_or_wrong_and_the_rest_is_unexpected(facts: ModuleType, state: RegisterState) -> None:
    found = {}
    for day in ("2024-05-31", "2024-05-30"):
        comparison = compared(facts, state, agreements=[agreement("nor", "NOR UKR", stage("signed", day))])
        (fact,) = comparison.facts()
        found[fact.wants] = (fact.right, fact.said)
        assert [each.parties for each in comparison.unexpected()] == [("CHL", "UKR")]
    assert found == {"2024-05-31": (True, "2024-05-31"), "2024-05-30": (False, "2024-05-31")}


def test_members_make_a_count_right_and_not_the_number_alone(facts: ModuleType, state: RegisterState) -> None:
    def counted(*members: str) -> Any:
        want = {"as_of": "2024-06-01", "number": len(members), "countries": len(members), "members": list(members)}
        (fact,) = compared(facts, state, family_counts=[want]).facts()
        return fact

    assert counted("CHL", "NOR").right
    wrong = counted("NOR", "PER")
    assert (wrong.right, wrong.said) == (False, "2; missing PER; extra CHL")


def test_a_target_is_its_time_and_its_outcome(facts: ModuleType, state: RegisterState) -> None:
    def followed(by: str, outcome: str, late: int | None) -> bool:
        want = {"parties": ["NOR", "UKR"], "stage": "signed", "by": by, "outcome": outcome, "days_late": late,
                "stated_in": ["wire-b"]}  # fmt: skip
        (fact,) = compared(facts, state, targets=[want]).facts()
        right: bool = fact.right
        return right

    assert followed("2024-05", "kept", 0)
    assert not followed("2024-05", "missed", 3)
    assert not followed("2024-06", "kept", 0)


def test_a_trap_that_makes_a_step_is_a_miss(facts: ModuleType, state: RegisterState) -> None:
    def trapped(day: str | None) -> bool:
        trap = {"id": "c", "kind": "name", "agreement": "nor", "about": "", "statements": [{"id": "wire-a"}]}
        want = agreement("nor", "NOR UKR", *([stage("signed", day)] if day else []))
        found = compared(facts, state, agreements=[want], conflicts=[trap]).facts()
        right: bool = next(fact for fact in found if fact.kind == "conflict").right
        return right

    assert trapped("2024-05-31")
    assert not trapped("2024-04-30")
    assert not trapped(None)


def test_the_labels_give_the_register_that_is_expected(bench: ModuleType, shared: Path) -> None:
    lexicon = load_lexicon()
    record = json.loads((shared / "gold" / "news-dev.register.json").read_text("utf-8"))
    built = bench.build("the labels", bench.read_from_labels(lexicon), lexicon, record)
    right, of = bench.share(built.facts)
    # What is missing: twelve conflicts that no label states, a member known only later, makers that came all at once,
    # two targets without a time, and one condition about which the dispatches fall silent.
    assert of == 225
    assert of - right <= 17
    assert bench.share(built.verdicts) == (40, 40)
    assert built.unexpected == ()

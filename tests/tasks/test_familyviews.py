"""A family from the projection is the family that a rebuild gives."""

from datetime import date
from pathlib import Path

import pytest
from tests.web.conftest import register_path  # noqa: F401  (a fixture)

from depositary import api
from depositary.lexicon import load_lexicon
from depositary.register.conflicts import conflicts
from depositary.tasks.familyviews import FamilyView, family_view, family_view_of

LEXICON = load_lexicon()


def said(view: FamilyView) -> list[tuple[str, str, int | None, str]]:
    return [(each.evidence.id, each.verdict.code, each.verdict.off_by, each.verdict.reason) for each in view.checked]


def own_conflicts(view: FamilyView) -> set[str]:
    found = conflicts(view.state, LEXICON)
    return {each.id for each in found if each.agreement is not None and each.agreement.family == view.family}


@pytest.mark.parametrize("day", [None, date(2024, 6, 2), date(2024, 5, 1)])
def test_projected_and_rebuilt_say_the_same(register_path: Path, day: date | None) -> None:  # noqa: F811
    clocks = api.clocks(day)
    with api.Register.open(register_path, read_only=True) as register:
        projected = family_view(register.store, None, clocks, LEXICON)
        rebuilt = family_view_of(register.state(clocks), None, LEXICON)
    assert projected.family == rebuilt.family == "ukraine-security"
    assert dict(projected.sizes) == dict(rebuilt.sizes) == {"ukraine-security": 3}
    assert said(projected) == said(rebuilt) != []
    assert own_conflicts(projected) == own_conflicts(rebuilt) != set()


def test_a_register_without_families_has_none(tmp_path: Path) -> None:
    with api.Register.open(tmp_path / "empty.db") as register:
        register.refresh()
        view = family_view(register.store, None, api.clocks(), LEXICON)
    assert (view.family, view.state.agreements, view.checked) == (None, (), ())

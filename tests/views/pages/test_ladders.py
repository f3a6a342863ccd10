"""The ladders of an agreement's page: steps reached, ahead and open, and a ladder for each side's own steps."""

from datetime import date

from tests.views.conftest import statement

from depositary.core.codes import Framing, Stage
from depositary.lexicon import load_lexicon
from depositary.register import Clocks, RegisterState, Source, rebuild
from depositary.register.sources import OPEN
from depositary.views.pages.ladders import ladders_of
from depositary.views.pages.naming import Naming

NAMING = Naming(load_lexicon())


def test_a_signed_agreement_has_reached_its_signature_alone(state: RegisterState) -> None:
    (ladder,) = ladders_of(state.agreements[0], OPEN, NAMING)
    assert [rung.stage for rung in ladder.rungs] == ["talks", "agreed", "signed", "in_force"]
    signed = ladder.rungs[2]
    assert (signed.state, signed.when, signed.support, signed.disputed) == ("reached", "2024-05-31", 3, True)
    assert [rung.state for rung in ladder.rungs if rung is not signed] == ["passed", "passed", "open"]


def test_before_its_day_a_step_is_not_reached(state: RegisterState) -> None:
    (ladder,) = ladders_of(state.agreements[0], Clocks(as_of=date(2024, 5, 1)), NAMING)
    assert [rung.state for rung in ladder.rungs] == ["open"] * 4


def test_sides_have_ladders_of_their_own_and_what_is_planned_stays_open() -> None:
    sources = {name: Source(name, name, "2024-06-20", witness=name) for name in ("doc-a", "doc-b", "doc-c")}
    made = rebuild(
        [
            statement("doc-a", "They signed it on 31 May.", edtf="2024-05-31", stage=Stage.SIGNED),
            statement("doc-b", "Oslo ratified.", edtf="2024-06-18", stage=Stage.RATIFIED, parties=("NOR",)),
            statement("doc-c", "It will take effect later.", stage=Stage.IN_FORCE, framing=Framing.PLANNED),
        ],
        sources,
        load_lexicon(),
    )
    (agreement,) = [each for each in made.agreements if "NOR" in each.parties]
    known = [
        (ladder.party, rung.stage, rung.state)
        for ladder in ladders_of(agreement, OPEN, NAMING)
        for rung in ladder.rungs
        if rung.state not in {"open", "passed"}
    ]
    assert known == [
        (None, "signed", "reached"),
        (None, "in_force", "planned"),
        ("NOR", "ratified", "reached"),
    ]

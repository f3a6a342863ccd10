"""The stage ladder: steps reached, ahead and unknown, and a lane for each side's own steps."""

from datetime import date

from tests.views.conftest import statement

from depositary.core.codes import Framing, Stage
from depositary.lexicon import load_lexicon
from depositary.register import Clocks, RegisterState, Source, rebuild
from depositary.views.charts.ladders import ladder, ladder_svg, ladder_table


def test_a_signed_agreement_stands_at_its_signature(state: RegisterState) -> None:
    made = ladder(state.agreements[0])
    assert made.standing is Stage.SIGNED
    assert [stage.value for stage in made.stages] == ["talks", "agreed", "signed", "approved", "in_force"]
    (lane,) = made.lanes
    signed = lane.rungs[2]
    assert (signed.state, signed.when, signed.sources, signed.disputed) == ("reached", "2024-05-31", 3, True)
    assert [rung.state for rung in lane.rungs if rung is not signed] == ["unknown"] * 4


def test_before_its_day_a_step_is_not_reached(state: RegisterState) -> None:
    made = ladder(state.agreements[0], Clocks(as_of=date(2024, 5, 1)))
    assert made.standing is None
    assert [rung.state for rung in made.lanes[0].rungs] == ["unknown"] * 5


def test_sides_have_lanes_of_their_own_and_what_is_planned_stays_open() -> None:
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
    shown = ladder(agreement)
    assert [lane.party for lane in shown.lanes] == [None, "NOR"]
    assert Stage.RATIFIED in shown.stages
    rows = [(row[0], row[1], row[2]) for row in ladder_table(shown).rows]
    assert rows == [
        ("both", "signed", "reached"),
        ("both", "in_force", "planned"),
        ("NOR", "ratified", "reached"),
    ]
    drawn = ladder_svg(shown, "Norway and Ukraine").text
    assert 'aria-label="Stage ladder: Norway and Ukraine"' in drawn
    assert "NOR: ratified reached 2024-06-18" in drawn
    assert ">planned</text>" in drawn


def test_an_interval_takes_two_lines() -> None:
    sources = {"doc-a": Source("doc-a", "doc-a", "2024-06-20", witness="doc-a")}
    said = statement("doc-a", "Talks were held.", edtf="2024-02-19/2024-02-25", stage=Stage.TALKS)
    (agreement,) = rebuild([said], sources, load_lexicon()).agreements
    drawn = ladder_svg(ladder(agreement), "x").text
    assert ">2024-02-19/</text>" in drawn
    assert ">2024-02-25</text>" in drawn

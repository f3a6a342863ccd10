"""Signature blocks in their several settings."""

from collections.abc import Callable

import pytest

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.desks import Desk
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.signatories import read_block

LayOut = Callable[[str], Layout]
WIDE = "\u00a0 " * 12

ONE_LINE = "For Estonia: Mari Tamm, Prime Minister\nFor Chile: President Luis Soto de la Vega"
OFFICE_BELOW = "For Estonia:\nMari Tamm\nPrime Minister\nFor Chile:\nLuis Soto de la Vega\nPresident"
COLUMNS = f"For Estonia{WIDE}For Chile\nMari Tamm{WIDE}Luis Soto de la Vega\nPrime Minister{WIDE}President"
RUN_TOGETHER = "For Estonia: For Chile:\nMari Tamm\nPrime Minister\nLuis Soto de la Vega\nPresident"


@pytest.mark.parametrize("block", [ONE_LINE, OFFICE_BELOW, COLUMNS, RUN_TOGETHER])
def test_every_setting_gives_the_same_persons(
    lay_out: LayOut, drafting: Drafting, lexicon: Lexicon, block: str
) -> None:
    layout = lay_out(block)
    found = read_block(Desk(layout, drafting, lexicon), 0).signatories
    assert [(each.party, each.name, each.office) for each in found] == [
        ("EST", "Mari Tamm", "Prime Minister"),
        ("CHL", "Luis Soto de la Vega", "President"),
    ]
    for each in found:
        each.passage.verify(block)


def test_two_persons_may_sign_for_one_side(lay_out: LayOut, drafting: Drafting, lexicon: Lexicon) -> None:
    block = (
        "For the European Union:\nPresident of the European Commission Anna von der Heide\n"
        "President of the European Council Jan Kask\n"
    )
    found = read_block(Desk(lay_out(block), drafting, lexicon), 0).signatories
    assert [(each.name, each.office) for each in found] == [
        ("Anna von der Heide", "President of the European Commission"),
        ("Jan Kask", "President of the European Council"),
    ]


def test_labels_that_run_over_columns_still_name_the_sides(
    lay_out: LayOut, drafting: Drafting, lexicon: Lexicon
) -> None:
    block = "For the Government For the Government\nof the Republic of Estonia of the Republic of Chile"
    named = read_block(Desk(lay_out(block), drafting, lexicon), 0).signed_for
    assert [each.party for each in named] == ["EST", "CHL"]


def test_an_empty_block_names_nobody(lay_out: LayOut, drafting: Drafting, lexicon: Lexicon) -> None:
    block = read_block(Desk(lay_out("The end."), drafting, lexicon), 0)
    assert block.signatories == ()
    assert block.signed_for == ()

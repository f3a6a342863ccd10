"""The closing formula: day, place, blanks."""

from collections.abc import Callable

import pytest

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting, load_drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.names import name_index
from depositary.reading.texts.signatures import Closing, choose_closing, read_closings

LayOut = Callable[[str], Layout]


def _closing(layout: Layout, drafting: Drafting, lexicon: Lexicon) -> Closing | None:
    return choose_closing(read_closings(layout, drafting, name_index(lexicon)))


@pytest.mark.parametrize(
    ("formula", "signed", "place"),
    [
        ("Signed in Tromsø on 4 March 2019, in duplicate.", "2019-03-04", "Tromsø"),
        ("DONE at Porto, Portugal, this 9th day of June, 2021, in two originals.", "2021-06-09", "Porto"),
        (
            "Done at Ghent on the twenty-first day of April in the year one thousand nine hundred and ninety-six.",
            "1996-04-21",
            "Ghent",
        ),
        ("DONE in duplicate at Wellington this second day of May, two thousand and seven.", "2007-05-02", "Wellington"),
        ("Signed in Washington, D.C. on 8 May 2020 in duplicate.", "2020-05-08", "Washington, D.C."),
        ("Done in the city of Oryol “17” October2014 in a single copy.", "2014-10-17", "Oryol"),
        ("Signed in San Vito dei Normanni (Apulia) on 8 May 2020.", "2020-05-08", "San Vito dei Normanni"),
    ],
)
def test_day_and_place(
    lay_out: LayOut, drafting: Drafting, lexicon: Lexicon, formula: str, signed: str, place: str
) -> None:
    closing = _closing(lay_out(f"The sides agree.\n{formula}"), drafting, lexicon)
    assert closing is not None
    assert closing.signature.signed == signed
    assert closing.signature.place == place
    assert closing.signature.signed_passage is not None
    closing.signature.signed_passage.verify(f"The sides agree.\n{formula}")


@pytest.mark.parametrize(
    "formula",
    [
        "Done at __________ this _____ day of __________ 2003, in two originals.",
        "DONE at ............ on ............ 2005.",
        "Done at …, this … day of … 1997, in two originals.",
    ],
)
def test_blanks_give_no_day(lay_out: LayOut, drafting: Drafting, lexicon: Lexicon, formula: str) -> None:
    closing = _closing(lay_out(f"The sides agree.\n{formula}"), drafting, lexicon)
    assert closing is not None
    assert closing.blank
    assert closing.signature.signed is None


def test_a_day_in_the_text_is_no_signature(lay_out: LayOut, drafting: Drafting, lexicon: Lexicon) -> None:
    text = "The treaty signed in Oslo on 4 March 2019 is recalled. The sides met on 5 May 2020."
    assert _closing(lay_out(text), drafting, lexicon) is None


def test_the_ukrainian_formula(lay_out: LayOut, lexicon: Lexicon) -> None:
    closing = _closing(
        lay_out("Підписано в м. Львів 5 травня 2019 року, у двох примірниках."), load_drafting("uk"), lexicon
    )
    assert closing is not None
    assert closing.signature.signed == "2019-05-05"
    assert closing.signature.place == "Lviv"
    assert closing.signature.place_literal == "Львів"

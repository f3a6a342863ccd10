"""Cells: what a spreadsheet must not obey and XML cannot hold, there and back."""

import csv
import io
from xml.etree.ElementTree import Element, tostring

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from tests.views.exports.conftest import HOSTILE

from depositary.views.exports.cells import csv_text, utf8, xml_text
from depositary.views.exports.schemas import Field, Type
from depositary.views.spreadsheets import FORMULA_STARTS, guarded, unguarded

TEXT = Field("t", Type.TEXT, "")
ANY_TEXT = st.one_of(st.text(), st.sampled_from(HOSTILE), st.text(alphabet="=+-@'\t\r \x00＝a"))


@given(ANY_TEXT)
def test_a_guarded_text_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(ANY_TEXT)
def test_no_guarded_text_is_a_formula(text: str) -> None:
    assert not guarded(text).lstrip(" ").startswith(FORMULA_STARTS)


@given(st.lists(ANY_TEXT.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)), min_size=2, max_size=4))
def test_a_csv_row_comes_back_but_for_nul(texts: list[str]) -> None:
    buffer = io.StringIO(newline="")
    write = csv_text(TEXT, raw=False)
    csv.writer(buffer, lineterminator="\r\n").writerow([write(text) for text in texts])
    [row] = csv.reader(io.StringIO(buffer.getvalue(), newline=""))
    assert [unguarded(cell) for cell in row] == [text.replace("\x00", "") for text in texts]


@given(ANY_TEXT)
def test_what_xml_cannot_hold_is_replaced_and_the_rest_kept(text: str) -> None:
    clean = xml_text(text)
    assert len(clean) == len(text)
    node = Element("x")
    node.text = clean.replace("\r", "\n")  # every XML parser reads a line end as LF
    assert (ElementTree.fromstring(tostring(node, encoding="utf-8")).text or "") == node.text


@given(ANY_TEXT)
def test_every_text_is_utf8(text: str) -> None:
    utf8(text).decode("utf-8")


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (None, Type.INTEGER, ""), (-3, Type.INTEGER, "-3"), (-0.5, Type.NUMBER, "-0.5"), (True, Type.BOOLEAN, "true"),
        (("NOR", "UKR"), Type.CODES, "NOR UKR"), (("=a", "b"), Type.WORDS, "'=a | b"),
        ("2024-05", Type.EDTF, "2024-05"),
        ("-0044", Type.EDTF, "'-0044"),
    ],
)  # fmt: skip
def test_numbers_stay_numbers_and_several_values_are_joined(value: object, kind: Type, shown: str) -> None:
    assert csv_text(Field("f", kind, ""), raw=False)(value) == shown  # type: ignore[arg-type]

"""EDTF dates in words."""

import pytest

from depositary.views.dates import date_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, ""),
        ("2024-07-08", "2024-07-08"),
        ("../2024-07-08", "by 2024-07-08"),
        ("2024-07-08/..", "from 2024-07-08"),
        ("2024-05/2024-06", "2024-05 to 2024-06"),
        ("2024-21", "spring 2024"),
        ("../2023-24", "by winter 2023"),
        ("2024-03~", "about 2024-03"),
        ("2024-05?", "2024-05 (uncertain)"),
        ("2024-06-13T20:54", "2024-06-13 20:54"),
    ],
)
def test_dates_are_told_as_people_write_them(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words

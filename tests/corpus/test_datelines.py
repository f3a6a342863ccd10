"""Datelines: told apart from prose, and only good for doubting metadata."""

import pytest

from depositary.corpus.datelines import contradiction, dateline


@pytest.mark.parametrize(
    ("text", "place", "edtf"),
    [
        ("PORT TOWN, Nov 29, 2024 - The port opened.", "PORT TOWN", "2024-11-29"),
        ("PORT TOWN, Dec 16 2023 — The port opened.", "PORT TOWN", "2023-12-16"),
        ("PORT TOWN, Examplia, 3 March 2024 – The port opened.", "PORT TOWN, Examplia", "2024-03-03"),
        ("(Corrects the name)\n\nPORT TOWN, May 3 - The port opened.", "PORT TOWN", None),
        ("PORT TOWN, Feb 31, 2024 - The port opened.", "PORT TOWN", None),
    ],
)
def test_datelines_are_found(text: str, place: str, edtf: str | None) -> None:
    found = dateline(text)
    assert found is not None
    assert found.place == place
    assert found.edtf == edtf
    assert text[found.end :].startswith("The port")


@pytest.mark.parametrize(
    "text",
    [
        "The port opened on May 3, 2024 - at last, the mayor said.",
        "In the old port town, May 3, 2024 was a cold day.",
        "PORT TOWN - The port opened.",
        "",
    ],
)
def test_prose_is_no_dateline(text: str) -> None:
    found = dateline(text)
    assert found is None or found.edtf is None or "The port opened on" not in text


@pytest.mark.parametrize(
    ("published", "odd"),
    [
        ("2024-11-29", False),
        ("2024-12-05", False),
        ("2024-11", False),
        ("2024", False),
        ("2023-11-29", True),
        ("2025-11-29", True),
        ("2024-11-20", True),
    ],
)
def test_a_year_off_is_a_contradiction(published: str, odd: bool) -> None:
    assert (contradiction("PORT TOWN, Nov 29, 2024 - The port opened.", published) is not None) is odd


def test_a_dateline_without_a_year_contradicts_nothing() -> None:
    assert contradiction("PORT TOWN, Nov 29 - The port opened.", "1999") is None

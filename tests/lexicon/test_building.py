"""The generated tables are what their sources give."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import factbook_leaders  # noqa: E402 - a script beside the package, found through the line above
import factbook_names  # noqa: E402 - as above


def test_generated_tables_are_up_to_date(shared: Path) -> None:
    command = [
        sys.executable,
        str(ROOT / "scripts/build_lexicon.py"),
        "--check",
        "--reference",
        str(shared / "reference"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


ROW = {"code": "xx", "since": "", "first_seen": "2022-01-06", "last_seen": "2022-12-01"}


def terms(segment: str) -> list[tuple[str, str, str, str | None]]:
    found = factbook_leaders.read_terms([{**ROW, "segment": segment}], {"xx": "ATL"})
    return [(term.office, term.name, term.surname, term.since) for term in found]


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        (
            "President Maria DE LA CRUZ (since 3 May 2021)",
            ("president", "Maria De la Cruz", "De la Cruz", "2021-05-03"),
        ),
        ("President of the Republic Jan NOVAK (since May 2021)", ("president", "Jan Novak", "Novak", "2021-05")),
        ("Prime Minister LI Wei (since 2021)", ("prime_minister", "Li Wei", "Li", "2021")),
        ("King FELIX II (since 1 May 2021)", ("monarch", "Felix II", "Felix II", "2021-05-01")),
        (
            "Acting Prime Minister Gen. (Ret.) Ana SOL (since 1 May 2021)",
            ("prime_minister", "Ana Sol", "Sol", "2021-05-01"),
        ),
        (
            "First Deputy Prime Minister Ana SOL (since 1 May 2021)",
            ("deputy_prime_minister", "Ana Sol", "Sol", "2021-05-01"),
        ),
    ],
)
def test_wordings_of_leaders(segment: str, expected: tuple[str, str, str, str]) -> None:
    assert terms(segment) == [expected]


@pytest.mark.parametrize(
    "segment", ["note - the post is vacant (since 2021)", "President-elect Ana SOL (since 1 May 2021)"]
)
def test_wordings_that_name_no_holder(segment: str) -> None:
    assert terms(segment) == []


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("South Atlantean(s)", ["South Atlantean", "South Atlanteans"]),
        ("Atlan (singular), Batlan (plural)", ["Atlan", "Batlan"]),
        ("Atlantese (singular and plural)", ["Atlantese"]),
        ("none", []),
    ],
)
def test_demonyms(noun: str, forms: list[str]) -> None:
    record = dict.fromkeys(("name_short", "name_long", "nationality_adj", "capital"), "none") | {
        "nationality_noun": noun
    }
    assert [form for form, _, _ in factbook_names.names_of(record, "ATL", state=True)] == forms

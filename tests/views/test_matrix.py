"""The clause matrix: cells with passages, two texts side by side, tables and workbook."""

import csv
import io
import zipfile

import pytest

from depositary.core.documents import Document, Provenance
from depositary.core.errors import NothingFoundError
from depositary.lexicon import load_lexicon
from depositary.reading.texts import read_text
from depositary.reading.texts.records import TextRecord
from depositary.views.matrix import CLAUSES, GROUPS, Matrix, clause_matrix, clauses_of, differences, matrix_record
from depositary.views.matrix_tables import cell_words, matrix_table, matrix_tables, matrix_workbook, side_by_side
from depositary.views.spreadsheets import csv_lines


def _text(partner: str, body: str, day: str) -> str:
    return (
        f"Agreement on Help between {partner} and Ukraine\n\n"
        f"{partner} and Ukraine (hereinafter the “Participants”) agree.\n"
        f"{body}\nThis Agreement remains in force for eight years. The Participants keep to it in good faith.\n"
        f"Signed in Bern on {day}, in duplicate, in English.\nFor {partner}: Kari Holm, President\n"
    )


PERU = _text(
    "Peru",
    "Peru will provide at least EUR 3 million in military aid in 2031. Peru shall uphold sanctions.",
    "4 May 2030",
)
GHANA = _text(
    "Ghana", "Ghana intends to help with reforms of the courts. Ghana may send teachers of medicine.", "2 March 2030"
)


@pytest.fixture(scope="module")
def records() -> list[TextRecord]:
    lexicon = load_lexicon()
    names = (("peru.txt", PERU), ("ghana.txt", GHANA), ("scan.pdf", "17"))
    return [read_text(Document(text, Provenance(name)), lexicon) for name, text in names]


@pytest.fixture(scope="module")
def matrix(records: list[TextRecord]) -> Matrix:
    return clause_matrix(records[:2])


def test_rows_follow_the_day_of_signature(matrix: Matrix) -> None:
    assert [row.name for row in matrix.rows] == ["ghana.txt", "peru.txt"]
    assert matrix.common == "UKR"
    assert [matrix.label(row) for row in matrix.rows] == ["GHA", "PER"]


def test_cells_say_present_with_strength_figure_and_passage(matrix: Matrix) -> None:
    peru = matrix.find("PER")
    assert peru.cells["sanctions"].strength == "shall"
    assert peru.cells["financial"].figure == "≥€3m 2031"
    assert peru.cells["duration"].figure == "8 y"
    for cell in peru.cells.values():
        if cell.passage is not None:
            cell.passage.verify(PERU)


def test_absent_and_unknown_are_two_things(records: list[TextRecord]) -> None:
    made = clause_matrix(records)
    assert made.find("peru.txt").cells["culture"].state == "absent"
    assert {cell.state for cell in made.find("scan.pdf").cells.values()} == {"unknown"}


def test_every_clause_has_a_cell_and_a_group(matrix: Matrix) -> None:
    codes = [clause.code for clause in CLAUSES]
    assert len(codes) == len(set(codes))
    assert list(matrix.rows[0].cells) == codes
    assert [clause.code for group in GROUPS for clause in clauses_of(group)] == codes


def test_a_text_is_found_by_party_or_file(matrix: Matrix) -> None:
    assert matrix.find("peru.txt") is matrix.find("PER")
    with pytest.raises(NothingFoundError, match="GHA, PER"):
        matrix.find("FRA")
    with pytest.raises(NothingFoundError):
        matrix.find("UKR")


def test_differences_show_what_one_text_has_alone(matrix: Matrix) -> None:
    found = {each.clause.code: each for each in differences(matrix.find("GHA"), matrix.find("PER"))}
    assert found["sanctions"].left.state == "absent"
    assert found["sanctions"].right.state == "present"
    assert "culture" not in found


def test_side_by_side_prints_both_passages(matrix: Matrix) -> None:
    left, right = matrix.find("GHA"), matrix.find("PER")
    lines = list(side_by_side(matrix, left, right, list(differences(left, right)), 80))
    assert lines[0].startswith("GHA")
    assert all(len(line) <= 80 for line in lines)
    assert any("uphold sanctions" in line for line in lines)


def test_narrow_tables_fit_eighty_columns(matrix: Matrix) -> None:
    for _, table in matrix_tables(matrix):
        widths = [
            max(len(column.title), *(len(str(row[place])) for row in table.rows))
            for place, column in enumerate(table.columns)
        ]
        assert sum(widths) + 2 * (len(widths) - 1) + 2 <= 80


def test_csv_has_a_row_a_text_and_a_column_a_clause(matrix: Matrix) -> None:
    rows = list(csv.reader(io.StringIO("".join(csv_lines(matrix_table(matrix))))))
    assert rows[0][:2] == ["file", "parties"]
    assert len(rows) == 3
    assert {len(row) for row in rows} == {2 + len(CLAUSES)}
    assert rows[2][rows[0].index("sanctions")] == "shall"
    assert rows[1][rows[0].index("sanctions")] == "absent"


def test_the_workbook_carries_the_passages_and_is_the_same_each_time(matrix: Matrix) -> None:
    made = matrix_workbook(matrix)
    assert made == matrix_workbook(matrix)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "Peru shall uphold sanctions." in words
    assert "Passages" in sheet


def test_json_carries_every_cell(matrix: Matrix) -> None:
    made = matrix_record(matrix)
    assert made[1]["parties"] == ["PER", "UKR"]
    assert made[1]["clauses"]["sanctions"]["passage"]["quote"].startswith("Peru shall")
    assert made[1]["clauses"]["culture"] == {"state": "absent", "strength": None, "figure": None, "passage": None}


def test_words_of_cells(matrix: Matrix) -> None:
    peru = matrix.find("PER")
    assert cell_words(peru.cells["financial"]) == "will, ≥€3m 2031"
    assert cell_words(peru.cells["culture"]) == "absent"

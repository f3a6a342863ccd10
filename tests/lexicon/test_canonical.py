"""The package's tables are canonical. DEPOSITARY_REWRITE=1 rewrites those that are not, and the test then passes."""

import os
from pathlib import Path

import pytest

from depositary.core.errors import LexiconError
from depositary.lexicon.canonical import canonical_text
from depositary.lexicon.tables import COLUMNS, DATA

TABLES = [path for path in sorted(DATA.rglob("*.csv")) if path.stem.partition("-")[0] in COLUMNS]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(DATA)))
def test_tables_are_canonical(path: Path) -> None:
    text = canonical_text(path, path.stem.partition("-")[0])
    if os.environ.get("DEPOSITARY_REWRITE"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "run again with DEPOSITARY_REWRITE=1 to sort it"


def test_rows_are_sorted_doubles_dropped_and_needless_quotes_removed(tmp_path: Path) -> None:
    path = tmp_path / "cautions.csv"
    path.write_text('form,sense,counter_example\nb,word,"B, b."\na,word,"A."\na,word,"A, again."\n', encoding="utf-8")
    assert canonical_text(path, "cautions") == ('form,sense,counter_example\na,word,"A, again."\nb,word,"B, b."\n')


def test_a_file_that_is_no_such_table_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "cautions.csv"
    path.write_text("form,example\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"the header is 'form,example'; expected 'form,sense,counter_example'"):
        canonical_text(path, "cautions")

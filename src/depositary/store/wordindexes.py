"""An index of passages by their words: FTS5 in SQLite, `tsvector` in PostgreSQL.

Both are given words that were made alike here, so that both find the same: without case, accents and punctuation. The
index belongs to the projection; it is dropped and made with its tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import DDL, Connection, Table, TextClause, event, text

_WORD = re.compile(r"[^\W_]+")

_CREATE = {
    "sqlite": "CREATE VIRTUAL TABLE projection_passage_words "
    "USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')",
    "postgresql": "CREATE TABLE projection_passage_words (id integer PRIMARY KEY, words tsvector NOT NULL);"
    "CREATE INDEX projection_passage_words_gin ON projection_passage_words USING gin (words)",
}
_DROP = "DROP TABLE IF EXISTS projection_passage_words"
_ADD = {
    "sqlite": "INSERT INTO projection_passage_words (rowid, words) VALUES (:id, :words)",
    "postgresql": "INSERT INTO projection_passage_words (id, words) VALUES (:id, to_tsvector('simple', :words))",
}
#: An index without contents is told what a row held when that is taken out.
_REMOVE = {
    "sqlite": "INSERT INTO projection_passage_words (projection_passage_words, rowid, words) "
    "VALUES ('delete', :id, :words)",
    "postgresql": "DELETE FROM projection_passage_words WHERE id = :id",
}
#: One question looks at so many rows.
_FIND = {
    "sqlite": "SELECT rowid AS id FROM projection_passage_words WHERE projection_passage_words MATCH :asked "
    "LIMIT 20000",
    "postgresql": "SELECT id FROM projection_passage_words WHERE words @@ to_tsquery('simple', :asked) LIMIT 20000",
}


def made_with(table: Table) -> None:
    """Let the index be made and dropped with a table of passages."""
    for dialect, statement in _CREATE.items():
        event.listen(table, "after_create", _run_as_it_is(statement).execute_if(dialect=dialect))
    event.listen(table, "before_drop", _run_as_it_is(_DROP))


def _run_as_it_is(statement: str) -> DDL:
    return DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy says of this one class nothing


def words_of(passage: str) -> list[str]:
    """The words of a passage as they are compared: without case and accents.

    >>> words_of("Pedro Sánchez's visit, 27 May")
    ['pedro', 'sanchez', 's', 'visit', '27', 'may']
    """
    plain = passage.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _WORD.findall(plain)


def add_words(connection: Connection, passages: Iterable[tuple[int, str]]) -> None:
    """Take passages into the index, each with its key."""
    _run(connection, _ADD, passages)


def remove_words(connection: Connection, passages: Iterable[tuple[int, str]]) -> None:
    """Take passages out of it again."""
    _run(connection, _REMOVE, passages)


def asking(connection: Connection, words: Sequence[str]) -> TextClause | None:
    """The query for the keys of passages in which every word stands, or begins one; None where no letter is asked for.

    What is no single word ("vice-president") has to stand there as it is.
    """
    phrases = [found for word in words if (found := words_of(word))]
    if not phrases:
        return None
    if connection.dialect.name == "sqlite":
        asked = " ".join(f'"{" ".join(phrase)}"*' for phrase in phrases)
    else:
        asked = " & ".join(f"({' <-> '.join([*phrase[:-1], f'{phrase[-1]}:*'])})" for phrase in phrases)
    return text(_FIND[connection.dialect.name]).bindparams(asked=asked)


def _run(connection: Connection, statements: dict[str, str], passages: Iterable[tuple[int, str]]) -> None:
    rows: list[dict[str, Any]] = [{"id": key, "words": " ".join(words_of(passage))} for key, passage in passages]
    if rows:
        connection.execute(text(statements[connection.dialect.name]), rows)

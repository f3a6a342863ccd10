"""The tables: complete rows, keys that tell rows apart, references that lead somewhere, codes of the codebook."""

from datetime import date
from pathlib import Path

import pytest
from tests.views.exports.conftest import Open

from depositary.core.edtf import is_valid
from depositary.lexicon import load_codebook
from depositary.views.exports.contents import rows_of
from depositary.views.exports.editions import Edition
from depositary.views.exports.schemas import Type, key_of, load_schemas, schemas_named

TABLES = list(load_schemas())
#: Tables that stay empty in the demo's reports would prove nothing below.
FILLED = [name for name in TABLES if name != "rulings"]


def column(demo: Edition, table: str, field: str) -> list[object]:
    schema = load_schemas()[table]
    place = schema.names.index(field)
    return [row[place] for row in rows_of(schema, demo)]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_rows_and_a_key_that_tells_them_apart(demo: Edition, table: str) -> None:
    schema = load_schemas()[table]
    keys = [tuple(row[schema.names.index(name)] for name in schema.key) for row in rows_of(schema, demo)]
    assert keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("family", [None, "ukraine-security"])
def test_every_reference_leads_to_a_row(edition: Open, demo_register: Path, family: str | None) -> None:
    made = edition(demo_register, family=family)
    targets = {field.to for schema in load_schemas().values() for field in schema.fields if field.to}
    held = {table: set(column(made, table, key_of(table))) for table in targets}
    for schema in load_schemas().values():
        for field in schema.fields:
            if field.to is not None:
                values = {value for value in column(made, schema.name, field.name) if value is not None}
                assert values <= held[field.to], (schema.name, field.name)


@pytest.mark.parametrize("table", FILLED)
def test_codes_stand_in_the_codebook_and_dates_are_dates(demo: Edition, table: str) -> None:
    schema = load_schemas()[table]
    for row in rows_of(schema, demo):
        for field, value in zip(schema.fields, row, strict=True):
            if value is None:
                continue
            if field.codes is not None and field.type is not Type.CODES:
                assert value in load_codebook()[field.codes], (field.name, value)
            if field.type is Type.EDTF:
                assert is_valid(str(value))
            if field.type is Type.DAY:
                date.fromisoformat(str(value))


def test_every_statement_quotes_its_document(demo: Edition) -> None:
    texts = {stored.document.digest: stored.document.text for stored in demo.store.documents()}
    schema = load_schemas()["statements"]
    for row in rows_of(schema, demo):
        made = dict(zip(schema.names, row, strict=True))
        assert texts[made["document"]][made["start"] : made["end"]] == made["quote"]


def test_ranks_follow_the_rulings_that_stand(demo: Edition) -> None:
    ranks = column(demo, "statements", "rank")
    assert ranks.count("deprecated") == 1
    assert ranks.count("preferred") == 1
    assert column(demo, "rulings", "stands") == [True, True, False, False]


def test_the_last_row_of_each_count_is_the_number_of_its_members(demo: Edition) -> None:
    last = dict(zip(column(demo, "counts", "family"), column(demo, "counts", "number"), strict=True))
    members = column(demo, "count_members", "family")
    assert last == {family: members.count(family) for family in last}
    assert last["ukraine-security"] > 20


def test_a_past_day_takes_what_came_later_away(edition: Open, demo_register: Path) -> None:
    then = edition(demo_register, as_of=date(2024, 2, 20))
    assert column(then, "counts", "number")[-1] == 3
    assert max(filter(None, column(then, "agreements", "signed"))) <= "2024-02-20"


def test_what_was_not_published_is_not_known(edition: Open, demo_register: Path) -> None:
    then = edition(demo_register, as_public=date(2024, 2, 20))
    assert max(column(then, "documents", "published")) <= "2024-02-20"
    known = set(column(then, "statements", "id"))
    assert known
    assert known < set(column(edition(demo_register), "statements", "id"))


def test_a_family_takes_only_its_own(edition: Open, demo_register: Path) -> None:
    own = edition(demo_register, family="ukraine-security")
    assert set(column(own, "agreements", "family")) == {"ukraine-security"}
    assert set(column(own, "claims", "family")) == {"ukraine-security"}
    whole = edition(demo_register)
    assert set(column(own, "statements", "id")) < set(column(whole, "statements", "id"))


def test_an_unknown_table_is_told_with_those_there_are() -> None:
    with pytest.raises(Exception, match="no table wars; there are: parties, documents"):
        schemas_named(["wars"])

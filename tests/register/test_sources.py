"""Sources: what the register calls a document."""

from depositary.register.sources import Source


def test_a_document_is_called_by_what_people_know_it_by() -> None:
    bare = Source("0a1b2c3d", "0a1b2c3d", file="gazette.pdf")
    assert (bare.called, bare.outlet) == ("gazette.pdf", "gazette.pdf")
    assert Source("0a1b2c3d", "0a1b2c3d", title="Lake Accord").outlet == "Lake Accord"
    assert Source("0a1b2c3d", "0a1b2c3d").outlet == "0a1b2c3d"
    named = Source("0a1b2c3d", "report-7", publisher="Fjord Wire", title="Signed at last", file="reports.jsonl")
    assert (named.called, named.outlet) == ("Signed at last", "Fjord Wire")
    assert Source("0a1b2c3d", "report-7", file="reports.jsonl").outlet == "report-7"

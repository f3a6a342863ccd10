"""Records as they are parsed for listings."""

from __future__ import annotations

from depositary.tasks.listing import _parsed


def test_a_lone_surrogate_that_another_reader_stored_is_listed() -> None:
    assert _parsed(['{"title": "\\ud800 pact"}', "[1, 2.5]"]) == [{"title": "\ud800 pact"}, [1, 2.5]]

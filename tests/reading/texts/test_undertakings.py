"""Undertakings: who owes what, how strongly, under which lead."""

from collections.abc import Callable

import pytest

from depositary.reading.texts.records import TextRecord, Undertaking

Read = Callable[[str], TextRecord]
HEAD = "Agreement on Help between Norway and Ukraine\n\nNorway and Ukraine (hereinafter the “Participants”) agree.\n"


def _found(read: Read, body: str, area: str) -> list[Undertaking]:
    return [each for each in read(HEAD + body).undertakings if each.area == area]


@pytest.mark.parametrize(
    ("sentence", "area", "strength"),
    [
        ("The Participants shall uphold sanctions.", "sanctions", "shall"),
        ("Norway will donate artillery.", "military_equipment", "will"),
        ("Norway is committed to the reconstruction of two towns.", "reconstruction", "will"),
        ("Norway intends to treat wounded soldiers in its hospitals.", "health", "intends"),
        ("Norway may train soldiers.", "military_training", "may"),
        ("Norway welcomes reforms of the courts.", "reform", "welcomes"),
    ],
)
def test_strength(read: Read, sentence: str, area: str, strength: str) -> None:
    (found,) = _found(read, sentence, area)
    assert found.strength == strength


def test_a_sentence_without_a_side_undertakes_nothing(read: Read) -> None:
    assert _found(read, "Sanctions will bite in the end.", "sanctions") == []


def test_what_stands_before_the_binding_word_is_not_undertaken(read: Read) -> None:
    assert _found(read, "After years of sanctions, Norway will send teachers.", "sanctions") == []


def test_debtor_and_mutual(read: Read) -> None:
    (one,) = _found(read, "Norway will send ammunition.", "military_equipment")
    assert (one.debtor, one.mutual) == ("NOR", False)
    (both,) = _found(read, "The Participants will share intelligence.", "intelligence")
    assert (both.debtor, both.mutual) == (None, True)
    (side,) = _found(read, "The Norwegian side will send ammunition.", "military_equipment")
    assert side.debtor == "NOR"


def test_items_are_bound_by_their_lead(read: Read) -> None:
    body = "Norway intends to:\n- repair the energy sector;\n- support reforms of the courts.\nThe rain falls on both."
    (energy,) = _found(read, body, "energy")
    assert (energy.strength, energy.debtor) == ("intends", "NOR")


def test_items_without_marks_are_bound_until_a_heading(read: Read) -> None:
    body = (
        "The Participants intend to cooperate to:\nRepair the energy sector of the border towns.\n"
        "Support reforms of the courts.\nOther matters\nElectricity is dear."
    )
    assert [each.strength for each in _found(read, body, "energy")] == ["intends"]


def test_the_condition_is_kept(read: Read) -> None:
    (found,) = _found(
        read, "Norway will, subject to the vote of its parliament, send ammunition.", "military_equipment"
    )
    assert found.condition == "subject to the vote of its parliament"


def test_parts_refine_an_area(read: Read) -> None:
    (found,) = _found(read, "Norway will deliver air defence.", "military_equipment")
    assert found.part == "air_defence"


def test_the_areas_keep_the_strongest(read: Read) -> None:
    record = read(HEAD + "Norway may send ammunition. Norway shall send howitzers.")
    (area,) = [entry for entry in record.areas if entry.area == "military_equipment"]
    assert area.strength == "shall"
    assert "howitzers" in area.passage.quote

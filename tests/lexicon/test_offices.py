from collections.abc import Callable

import pytest

from depositary.lexicon import Lexicon
from depositary.lexicon.tables import DATA, read_toml

OfficesIn = Callable[[str], list[tuple[str, str]]]
TABLE = read_toml(DATA / "en/offices.toml")


@pytest.mark.parametrize("code", sorted(TABLE))
def test_an_office_is_found_in_its_examples_only(code: str, offices_in: OfficesIn) -> None:
    entry = TABLE[code]
    assert entry["examples"]
    assert entry["counter_examples"]
    for sentence in entry["examples"]:
        assert code in [found for found, _ in offices_in(sentence)], sentence
    for sentence in entry["counter_examples"]:
        assert code not in [found for found, _ in offices_in(sentence)], sentence


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The taoiseach arrived.", ("prime_minister", "IRL")),
        ("A federal councillor arrived.", ("federal_councillor", "CHE")),
        ("The foreign secretary arrived.", ("foreign_minister", "GBR")),
        ("The NATO Deputy Secretary General arrived.", ("deputy_secretary_general", "NATO")),
        ("The U.S. Secretary of State arrived.", ("secretary_of_state", "USA")),
        ("The EU foreign policy chief arrived.", ("high_representative", "EU")),
        ("The Prime Minister arrived.", ("prime_minister", "")),
        ("The president's diplomatic adviser arrived.", ("diplomatic_adviser", "")),
    ],
)
def test_offices_and_the_parties_they_imply(offices_in: OfficesIn, sentence: str, found: tuple[str, str]) -> None:
    assert found in offices_in(sentence)


def test_regional_offices_do_not_stand_for_the_state(lexicon: Lexicon) -> None:
    stands = {office.form: office.stands for office in lexicon.offices}
    assert not stands["governor"]
    assert not stands["lawmakers"]
    assert stands["president"]

import pytest

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.rulings import RulingKind
from depositary.lexicon import load_codebook
from depositary.lexicon.parties import PARTY_KINDS


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        ("statement_types", list(StatementType)),
        ("stages", list(Stage)),
        ("framings", list(Framing)),
        ("date_bases", list(DateBasis)),
        ("ruling_kinds", list(RulingKind)),
        ("party_kinds", list(PARTY_KINDS)),
    ],
)
def test_the_codebook_has_the_codes_of_the_program(section: str, codes: list[str]) -> None:
    assert [code.code for code in load_codebook()[section].codes] == [str(code) for code in codes]


def test_every_code_is_explained_by_an_example_of_its_own() -> None:
    for section in load_codebook().values():
        codes = [code.code for code in section.codes]
        pairs = [(code.code, code.of) for code in section.codes]
        examples = [code.example for code in section.codes]
        assert len(pairs) == len(set(pairs)), section.name
        assert len(examples) == len(set(examples)), section.name
        assert codes
        assert all(code.meaning and code.example for code in section.codes)


@pytest.mark.parametrize(("fine", "coarse"), [("fine_stages", "stages"), ("subareas", "areas")])
def test_every_fine_code_refines_a_coarse_one(fine: str, coarse: str) -> None:
    book = load_codebook()
    assert all(code.of is not None and code.of in book[coarse] for code in book[fine].codes)


def test_every_coarse_stage_is_refined() -> None:
    book = load_codebook()
    assert {code.of for code in book["fine_stages"].codes} == {code.code for code in book["stages"].codes}

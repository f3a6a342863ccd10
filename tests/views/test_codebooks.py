"""The codebook page holds every code of the data and every code that the program reasons with."""

from depositary.core.codes import Framing, Stage, StatementType
from depositary.lexicon import load_codebook
from depositary.views.codebooks import codebook_page


def test_every_code_has_a_row() -> None:
    page = codebook_page()
    for section in load_codebook().values():
        assert f"## {section.title}\n" in page
        for code in section.codes:
            assert f"| `{code.code}` |" in page


def test_every_code_of_the_program_is_in_it() -> None:
    page = codebook_page()
    for code in (*Stage, *Framing, *StatementType):
        assert f"| `{code}` |" in page

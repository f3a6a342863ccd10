from datetime import date

import pytest

from depositary.lexicon import Lexicon
from depositary.lexicon.tables import DATA, read_toml

WORDS = read_toml(DATA / "en/families.toml")


@pytest.mark.parametrize("code", sorted(WORDS))
def test_cues_occur_in_examples_and_not_in_counter_examples(lexicon: Lexicon, code: str) -> None:
    for sentence in WORDS[code]["examples"]:
        assert code in lexicon.families_cued(sentence.casefold()), sentence
    for sentence in WORDS[code]["counter_examples"]:
        assert code not in lexicon.families_cued(sentence.casefold()), sentence


def test_the_agreements_follow_the_declaration(lexicon: Lexicon) -> None:
    agreements = lexicon.families["ukraine-security"]
    declaration = lexicon.families["g7-declaration"]
    assert agreements.framework == declaration.code
    assert agreements.common == declaration.common == "UKR"
    assert (agreements.stage, declaration.stage) == ("signed", "joined")
    assert declaration.founders == "G7"
    assert len(lexicon.members("G7", date.fromisoformat(declaration.declared or ""))) == 7


def test_joining_a_declaration_is_another_family_than_signing_an_agreement(lexicon: Lexicon) -> None:
    first, second = (set(lexicon.families[code].cues) for code in ("g7-declaration", "ukraine-security"))
    assert first.isdisjoint(second)

"""Codes, titles and conflicts in words."""

import pytest
from tests.views.conftest import statement

from depositary.core.values import CommitmentValue
from depositary.lexicon.codebooks import load_codebook
from depositary.register.effects import WEIGHTS
from depositary.views.agreements import called
from depositary.views.codes import code_words, title_words
from depositary.views.commitments import area_words
from depositary.views.conflicts import kind_words, says_words
from depositary.views.stages import stage_words


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("TREATY OF THE TWO HARBOURS", "Treaty of the Two Harbours"),
        ("AGREEMENT ON CO-OPERATION WITH NATO AND THE “ÎLE”", "Agreement on Co-operation with NATO and the “Île”"),
        ("THE PACT (EU)", "The Pact (EU)"),
        ("SALT", "SALT"),
        ("Protocol II to the START Treaty", "Protocol II to the START Treaty"),
        ("УГОДА ПРО ДОПОМОГУ", "УГОДА ПРО ДОПОМОГУ"),
    ],
)
def test_only_a_title_all_in_capitals_is_written_anew(title: str, shown: str) -> None:
    assert title_words(title) == shown
    assert called(title, "trade", "treaty") == shown


def test_an_agreement_without_a_title_is_called_by_subject_and_kind() -> None:
    assert called(None, "human_rights", "exchange_of_notes") == "human rights exchange of notes"
    assert called(None, None, "joint_statement") == "joint statement"


def test_names_within_codes_are_written_as_names() -> None:
    assert code_words("nato_support") == "NATO support"
    said = statement(
        "doc", "Chile helps with computers.", CommitmentValue(("CHL",), (), "military_equipment", "will", "it_cyber")
    )
    assert isinstance(said.value, CommitmentValue)
    assert area_words(said.value) == "military equipment: IT cyber"


def test_no_stage_or_kind_of_conflict_keeps_the_marks_of_a_code() -> None:
    fine = [code.code for code in load_codebook()["fine_stages"].codes]
    assert "signed, subject to consent" in {stage_words(code) for code in fine}
    assert not [code for code in fine if "_" in stage_words(code)]
    assert not [kind for kind in WEIGHTS if "_" in kind_words(kind)]
    assert kind_words("legal_character") == "binding or not"


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("2024-02/2024-07", "2024-02 to 2024-07"),
        ("8 of 9/10", "8 of 9/10"),
        ("16 (closed_list)", "16 (closed list)"),
        ("it", "it"),
    ],
)
def test_a_side_is_a_date_in_words_or_stands_as_it_is(says: str, shown: str) -> None:
    assert says_words(says) == shown

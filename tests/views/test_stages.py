"""What a condition holds up, in words."""

import pytest

from depositary.views.stages import stage_noun, waiting_words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("signed", "signature"),
        ("in force of The lease", "entry into force of the lease"),
        ("approved of Peru's ferry pact", "approval of Peru's ferry pact"),
        ("the ferry pact", "the ferry pact"),
        ("a copy of the lease", "a copy of the lease"),
    ],
)
def test_what_waits(on: str, words: str) -> None:
    assert waiting_words(on) == words


def test_a_stage_without_a_noun_stands_as_its_code() -> None:
    assert (stage_noun("in_force"), stage_noun("talks")) == ("entry into force", "talks")

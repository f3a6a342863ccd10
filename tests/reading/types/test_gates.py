from depositary.reading.types import TYPE_FILES
from depositary.reading.types.gates import Gates


def test_a_sentence_passes_the_gates_of_the_files_that_have_a_word_for_it() -> None:
    passed = Gates(TYPE_FILES).passed("Chile WILL send two million euros to Peru.")
    assert "commitments" in passed
    assert "events" not in passed


def test_a_sentence_without_any_word_passes_none() -> None:
    assert Gates(("events", "positions")).passed("Gulls rest on sand.") == frozenset()

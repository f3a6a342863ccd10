"""Marks of correction, each by its own examples."""

import pytest

from depositary.corpus.corrections import Marker, is_correction, markers


@pytest.mark.parametrize("marker", markers(), ids=lambda marker: marker.name)
def test_examples_are_corrections_and_counter_examples_are_none(marker: Marker) -> None:
    assert marker.examples
    assert marker.counter_examples
    for title, text in marker.examples:
        assert marker.marks(title, text), (title, text)
    for title, text in marker.counter_examples:
        assert not is_correction(title, text), (title, text)


def test_a_note_deep_inside_a_text_says_nothing() -> None:
    text = "The port opened. " * 100 + "\nCorrection: the port closed.\n" + "The port opened. " * 100
    assert not is_correction("Port", text)


@pytest.mark.parametrize("filling", ["a ", " ", "corrects ", "corrected 1 to a ", "(", "\n"])
def test_hostile_texts_take_linear_time(filling: str, is_linear) -> None:
    assert is_linear(lambda times: is_correction(filling * times, filling * times), 5_000)

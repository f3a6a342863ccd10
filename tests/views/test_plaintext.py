"""Text from documents on a terminal: nothing in it is obeyed."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from depositary.views.plaintext import one_line, shortened, visible, width

HOSTILE = "Accord \x1b[31msigned\x1b[0m \x1b]8;;http://evil.example\x07here\x1b]8;;\x07 \x9b2J\u202etxet\x08"


def test_sequences_are_removed_and_lone_controls_written_out() -> None:
    assert visible(HOSTILE) == "Accord signed here \\u202etxet\\u0008"


def test_an_unfinished_command_hides_no_text() -> None:
    assert (
        visible("before \x1b]0;after the bell that never comes") == "before \\u001b]0;after the bell that never comes"
    )


@given(st.text())
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    left = visible(text)
    assert not [c for c in left if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", left)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_ordinary_text_is_unchanged(text: str) -> None:
    assert visible(text) == text


def test_one_line_takes_all_white_space_as_single_spaces() -> None:
    assert one_line(" a\r\n\tb\u2028c ") == "a b c"


def test_shortened_cuts_at_a_word() -> None:
    assert shortened("The envoys signed the accord in Lisbon", 20) == "The envoys signed…"
    assert shortened("short", 20) == "short"


@given(st.text(min_size=1), st.integers(min_value=2, max_value=40))
def test_shortened_never_exceeds_its_columns(text: str, columns: int) -> None:
    assert len(shortened(text, columns)) <= columns


def test_width_counts_columns_not_characters() -> None:
    assert width("日本") == 4
    assert width("e\u0301") == 1

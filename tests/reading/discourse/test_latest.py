"""What a document has said last is found only when somebody asks, and then from the latest sentence back."""

from depositary.reading.discourse.latest import Latest


def test_the_latest_sentence_that_says_something_counts() -> None:
    latest: Latest[str] = Latest()
    latest.note("PER")
    latest.put_off(1, lambda: "CHL")
    latest.put_off(2, lambda: None)
    assert latest.value() == "CHL"
    assert latest.value() == "CHL"


def test_nobody_looks_at_sentences_before_one_that_is_known() -> None:
    asked: list[int] = []
    latest: Latest[str] = Latest()
    latest.put_off(1, lambda: asked.append(1))
    latest.note("PER")
    assert latest.value() == "PER"
    assert asked == []


def test_nothing_said_leaves_what_was_said_before() -> None:
    latest: Latest[str] = Latest()
    latest.note("PER")
    latest.note(None)
    assert latest.value() == "PER"


def test_sentences_out_of_reach_are_forgotten() -> None:
    latest: Latest[int] = Latest(reach=2)
    latest.put_off(1, lambda: 1)
    latest.put_off(4, lambda: None)
    assert latest.value() is None

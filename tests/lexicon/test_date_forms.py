"""The quick look that spares a stretch of text most date forms."""

from depositary.lexicon.calendars import load_calendar


def spelled(*classes: str) -> frozenset[str]:
    letters = load_calendar().letters
    return frozenset(letters[name] for name in classes)


def test_a_form_is_tried_only_where_what_it_cannot_do_without_is_there() -> None:
    numeric = next(form for form in load_calendar().forms if form.source == "date:date")
    assert numeric.can_match(spelled("word", "date"))
    assert not numeric.can_match(spelled("word", "day", "month"))


def test_a_form_that_can_do_without_each_of_its_words_is_always_tried() -> None:
    same_day = next(form for form in load_calendar().forms if form.kind == "same_day")
    assert same_day.can_match(spelled("word"))


def test_every_form_may_match_each_stretch_that_it_matches() -> None:
    letters = sorted(load_calendar().letters.values())
    for form in load_calendar().forms:
        for letter in letters:
            match = form.pattern.search(letter)
            assert match is None or form.can_match(frozenset(letter)), form.source

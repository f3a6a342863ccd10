from depositary.lexicon.stretches import Stretches


def test_finds_the_owners_of_stretches_that_stand_in_a_text() -> None:
    assert Stretches([["sign", "ratif"], ["visit"], ["visit", "sign"]]).owners("they signed it") == {0, 2}


def test_finds_stretches_that_overlap() -> None:
    assert Stretches([["in force"], ["force of"], ["for"]]).owners("the entry in force of it") == {0, 1, 2}


def test_an_owner_without_stretches_is_always_found() -> None:
    assert Stretches([["sign"], []]).owners("") == {1}


def test_case_counts() -> None:
    assert Stretches([["P"], ["p"]]).owners("PPP met") == {0}

from depositary.lexicon.stretches import Needs


def test_finds_the_owners_of_stretches_that_stand_in_a_text() -> None:
    assert Needs([[["sign", "ratif"]], [["visit"]], [["visit", "sign"]]]).met("they signed it") == [0, 2]


def test_finds_stretches_that_overlap() -> None:
    assert Needs([[["in force"]], [["force of"]], [["for"]]]).met("the entry in force of it") == [0, 1, 2]


def test_every_set_of_an_owner_must_have_a_stretch_in_the_text() -> None:
    needs = Needs([[["sign", "ratif"], ["treaty", "pact"]]])
    assert needs.met("they ratified the pact") == [0]
    assert needs.met("they ratified and signed it") == []
    assert not needs.meets_any("a pact")


def test_an_owner_without_sets_is_always_found_and_an_empty_set_never() -> None:
    assert Needs([[["sign"]], [], [[]]]).met("") == [1]
    assert Needs([[]]).meets_any("")
    assert not Needs([[[]]]).meets_any("anything")


def test_case_counts() -> None:
    assert Needs([[["P"]], [["p"]]]).met("PPP met") == [0]

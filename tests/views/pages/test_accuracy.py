"""The figures of the labelled sets as the codebook page tells them."""

from depositary.views.pages.accuracy import accuracy_of, load_accuracy

TEXT = """
measured = "2026-01-02"
[[sets]]
name = "own"
says = "our own dispatches"
documents = 9
held_documents = 3
figures = [
    {name = "types.count.f1", all = 0.75, of = 8},
    {name = "stages.f1", all = 0.9, of = 30, held = 0.8, held_of = 10},
]
"""


def test_the_figures_stand_by_field_with_what_was_held_aside() -> None:
    (found,) = accuracy_of(TEXT).sets
    assert [(each.field, each.all, each.held, each.held_of) for each in found.figures] == [
        ("stage", 0.9, 0.8, 10),
        ("count", 0.75, None, None),
    ]


def test_every_published_set_tells_how_stages_are_read_on_documents_held_aside() -> None:
    published = load_accuracy()
    assert published.record()["measured"] == published.measured
    for each in published.sets:
        assert 0 < each.held_documents <= each.documents
        (f1,) = (figure for figure in each.figures if figure.field == "stage" and "F1" in figure.says)
        assert f1.held is not None
        assert 0 < f1.held <= 1

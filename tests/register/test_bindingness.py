"""Whether an agreement binds: by what its sources say, and open where they differ or are silent."""

import pytest
from tests.views.conftest import statement

from depositary.core.codes import Stage, StatementType
from depositary.core.values import TermValue
from depositary.lexicon import load_lexicon
from depositary.register import Source, agreement_record, rebuild


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ((), "unknown"),
        (("legally binding",), "binding"),
        (("a political commitment",), "political"),
        (("legally binding", "not binding in law"), "disputed"),
    ],
)
def test_bindingness_follows_what_sources_say(said: tuple[str, ...], code: str) -> None:
    sources = {name: Source(name, name, "2024-06-01") for name in ("doc-0", *(f"doc-{i}" for i in range(1, 3)))}
    made = [statement("doc-0", "Norway and Ukraine signed.", stage=Stage.SIGNED)]
    made += [
        statement(f"doc-{i}", f"The text is {text}.", TermValue("binding", text), type=StatementType.TERM)
        for i, text in enumerate(said, 1)
    ]
    state = rebuild(made, sources, load_lexicon())
    assert agreement_record(state.agreements[0])["binding"] == code

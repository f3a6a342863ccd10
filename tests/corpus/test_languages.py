"""Languages: common words settle English, the model the rest, and short texts nothing."""

import subprocess
import sys
import tomllib
from importlib.resources import files

import pytest

from depositary.corpus import languages
from depositary.corpus.languages import common_words, language_of

DATA = tomllib.loads(files("depositary.corpus").joinpath("data/languages.toml").read_text("utf-8"))["language"]


@pytest.mark.parametrize("entry", DATA, ids=lambda entry: entry["code"])
def test_examples_are_told_and_counter_examples_are_not(entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        assert language_of(text) == entry["code"]
    for text in entry["counter_examples"]:
        assert language_of(text) not in (None, entry["code"])


def test_short_texts_are_not_judged() -> None:
    assert language_of("The port opened.") is None
    assert language_of("12345 " * 100) is None


def test_english_never_loads_the_model() -> None:
    program = (
        "import sys; from depositary.corpus.languages import language_of;"
        f"assert language_of({DATA[0]['examples'][0]!r}) == 'en';"
        "assert not {'numpy', 'py3langid', 'lxml', 'trafilatura'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_names_are_of_no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_modelled", lambda _: "model")
    guests = "Minister Ana Lopez of Peru, Minister Juan Soto of Chile, Mayor Wanda Kowalska, and Envoy Li Wei. " * 2
    assert language_of(guests) == "en"
    assert language_of(guests.replace(" of ", " av ").replace(" and ", " och ")) == "model"
    assert language_of("THE TWO MINISTERS MET IN THE OLD TOWN HALL AND SPOKE OF THE WORK ON THE TEXT.") == "en"


def test_common_words_are_lower_case() -> None:
    assert all(word == word.lower() for language in common_words() for word in language.words)

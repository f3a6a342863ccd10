from datetime import date
from pathlib import Path

import pytest

from depositary.core.errors import LexiconError
from depositary.lexicon import Lexicon, load_lexicon


def test_loading_twice_gives_the_same_object(lexicon: Lexicon) -> None:
    assert load_lexicon() is lexicon


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(LexiconError, match=r"no names for language 'tlh'; available: .*en"):
        load_lexicon("tlh")


def test_other_languages_share_parties_groups_and_holders(lexicon: Lexicon) -> None:
    ukrainian = load_lexicon("uk")
    assert ukrainian.language == "uk"
    assert ukrainian.parties == lexicon.parties
    assert ukrainian.holders[0].name == lexicon.holders[0].name
    assert {name.code for name in ukrainian.names} <= set(lexicon.parties)


def test_names_are_in_order_with_the_likeliest_meaning_first(lexicon: Lexicon) -> None:
    assert [name.form for name in lexicon.names] == sorted(name.form for name in lexicon.names)
    assert [name.code for name in lexicon.named("Dominican")] == ["DOM", "DMA"]
    assert [name.code for name in lexicon.named("Brussels")] == ["EU", "BEL"]


def test_holders_are_in_order(lexicon: Lexicon) -> None:
    keys = [(h.party, h.office, h.since or "", h.name) for h in lexicon.holders]
    assert keys == sorted(keys)


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    """A user's folder: a sea republic with names, a leader, a group it is in, and a family."""
    (tmp_path / "en").mkdir()
    tables = {
        "parties.csv": "code,kind,name,iso2,factbook,since,until,sovereign\n"
        "ATLANTIS,other,Atlantis,,,,,\nSEA_PACT,group,Sea Pact,,,2024-01-01,,\n",
        "memberships.csv": "group,party,since,until\n"
        "SEA_PACT,ATLANTIS,2024-03-01,\nSEA_PACT,ISL,2024-01-01,2024-06-30\n",
        "holders.csv": "party,office,name,surname,since,until,spellings\n"
        "ATLANTIS,president,Nereus Pontos,Pontos,2024,,\n",
        "publishers.csv": "publisher,party\natlantis.example,ATLANTIS\n",
        "families.toml": '[sea-pacts]\nstage = "signed"\nkinds = ["agreement"]\n',
        "en/names.csv": "form,code,kind,body\nAtlantean,ATLANTIS,adjective,\nAtlantis,ATLANTIS,name,\n",
        "en/cautions.csv": 'form,sense,counter_example\nAtlantis,thing,"The shuttle Atlantis landed."\n',
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_users_folder_is_laid_over_the_packages(lexicon: Lexicon, extra: Path) -> None:
    mine = load_lexicon("en", extra)
    assert mine.parties["ATLANTIS"].name == "Atlantis"
    assert mine.named("Atlantis")[0].cautious
    assert [h.name for h in mine.holders_named("Pontos", date(2025, 1, 1))] == ["Nereus Pontos"]
    assert mine.members("SEA_PACT", date(2024, 4, 1)) == ("ATLANTIS", "ISL")
    assert mine.members("SEA_PACT") == ("ATLANTIS",)
    assert mine.publisher_party(None, "https://www.atlantis.example/x") == "ATLANTIS"
    assert mine.families["sea-pacts"].title == "sea-pacts"
    assert mine.named("Ukraine") == lexicon.named("Ukraine")
    assert "ATLANTIS" not in lexicon.parties

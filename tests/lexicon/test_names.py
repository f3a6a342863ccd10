from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.lexicon import Lexicon, load_lexicon

NamesIn = Callable[[str], list[str]]

#: States whose capital has the state's own name, which is listed once, as that name.
CAPITAL_IS_NAME = {"DJI", "LUX", "MCO", "SMR", "SGP", "VAT"}
#: It has neither adjective nor demonym of its own.
NOT_SPOKEN_OF = {"VAT"}
#: Seats that are also common given names or places elsewhere, left out on purpose.
NO_CAPITAL = {"SYC"}


def recognised(lexicon: Lexicon) -> list[str]:
    return sorted({*lexicon.members("UN"), "VAT", "PSE", "XKX", "TWN"})


def kinds_of(lexicon: Lexicon) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for name in lexicon.names:
        kinds.setdefault(name.code, set()).add(name.kind)
    return kinds


def test_every_state_has_a_name_an_adjective_and_a_capital(lexicon: Lexicon) -> None:
    kinds = kinds_of(lexicon)
    states = recognised(lexicon)
    assert [code for code in states if "name" not in kinds[code]] == []
    spoken = {code for code in states if kinds[code] & {"adjective", "demonym"}}
    assert set(states) - spoken == NOT_SPOKEN_OF
    assert {code for code in states if "capital" not in kinds[code]} - CAPITAL_IS_NAME == NO_CAPITAL


def test_every_living_party_has_a_name(lexicon: Lexicon) -> None:
    named = {name.code for name in lexicon.names}
    remote = {"ATF", "BVT", "UMI", "ATA", "IOT", "SGS", "CCK", "CXR", "BES", "MAF"}
    assert {code for code, party in lexicon.parties.items() if not party.until} - named - remote == set()


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Equatorial Guinea and Guinea signed in Conakry.", ["GNQ", "GIN", "GIN"]),
        ("Guinea-Bissau signed, Papua New Guinea did not.", ["GNB", "PNG"]),
        ("Nigeria and Niger reopened the border.", ["NGA", "NER"]),
        ("Nigerien and Nigerian envoys met.", ["NER", "NGA"]),
        ("The Dominican Republic and Dominica agreed.", ["DOM", "DMA"]),
        ("The Dominican president signed.", ["DOM"]),
        ("North Korea refused, South Korea agreed.", ["PRK", "KOR"]),
        ("The DPRK refused.", ["PRK"]),
        ("South Sudan and Sudan share a pipeline.", ["SSD", "SDN"]),
        ("The Democratic Republic of the Congo and the Republic of the Congo met.", ["COD", "COG"]),
        ("Downing Street, the Elysee and the Kremlin commented.", ["GBR", "FRA", "RUS"]),
        ("Kiev and Kyiv are one city.", ["UKR", "UKR"]),
        ("The U.K. and Great Britain are one party.", ["GBR", "GBR"]),
        ("the United Kingdom of Great Britain and Ireland", ["GBR"]),
        ("The PRC and the Republic of China differ.", ["CHN", "TWN"]),
        ("Burma is now Myanmar, Swaziland is Eswatini.", ["MMR", "MMR", "SWZ", "SWZ"]),
        ("Côte d'Ivoire, Cape Verde, East Timor and Holland", ["CIV", "CPV", "TLS", "NLD"]),
        ("Türkiye and Turkiye are Turkey.", ["TUR", "TUR", "TUR"]),
        ("North Macedonia was Macedonia.", ["MKD", "MKD"]),
        ("The Czech Republic calls itself Czechia.", ["CZE", "CZE"]),
        ("The Verkhovna Rada, the Bundestag and the Federal Council voted.", ["UKR", "DEU", "CHE"]),
        ("Capitol Hill and the White House disagree.", ["USA", "USA"]),
        ("The Seven invited the Twenty-Seven.", ["G7", "EU"]),
        ("The Council of Europe is not the European Council.", ["COE", "EU"]),
        ("The EFTA Court sits in Luxembourg.", ["EFTA", "LUX"]),
        ("Somaliland is not Somalia.", ["SOMALILAND", "SOM"]),
    ],
)
def test_the_longest_name_wins(names_in: NamesIn, sentence: str, codes: list[str]) -> None:
    assert names_in(sentence) == codes


@pytest.mark.parametrize(
    ("form", "kind", "body"),
    [
        ("Verkhovna Rada", "institution", "parliament"),
        ("Kremlin", "institution", "head"),
        ("European Commission", "institution", "government"),
        ("European Parliament", "institution", "parliament"),
        ("EFTA Court", "institution", "court"),
        ("State Department", "institution", "ministry"),
        ("Ukrainian", "adjective", "none"),
        ("Ukrainians", "demonym", "none"),
        ("Kyiv", "capital", "none"),
    ],
)
def test_kinds_and_bodies(lexicon: Lexicon, form: str, kind: str, body: str) -> None:
    assert [(name.kind, name.body) for name in lexicon.named(form)] == [(kind, body)]


@pytest.mark.parametrize(
    "form", ["Georgia", "Jordan", "Chad", "Turkey", "Congo", "Washington", "the bloc", "the Seven"]
)
def test_forms_that_mean_other_things_are_cautious(lexicon: Lexicon, form: str) -> None:
    assert lexicon.named(form)
    assert all(name.cautious for name in lexicon.named(form))


@pytest.mark.parametrize("form", ["Ukraine", "Germany", "Kyiv", "NATO", "US", "Swiss", "Dutch"])
def test_plain_forms_are_not(lexicon: Lexicon, form: str) -> None:
    assert [name.cautious for name in lexicon.named(form)] == [False]


def test_common_words_in_lower_case_are_no_names(names_in: NamesIn) -> None:
    assert names_in("They gave us turkey and chad said nothing may change in jordan or georgia, who knows.") == []


def test_blocked_forms_name_no_party(lexicon: Lexicon, names_in: NamesIn) -> None:
    for blocker in lexicon.blockers:
        alone = names_in(blocker.form)
        assert alone == [], blocker
        names = {name.form for name in lexicon.names}
        assert any(form in blocker.form for form in names), f"{blocker.form} blocks nothing"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Paris Agreement and the Vienna Convention are cited.",
        "A physicist from Georgia Tech moved to New Mexico.",
        "The Washington Post asked why.",
        "It cost ten million Swiss francs or US dollars.",
        "Latin America, North American markets and Native American art",
        "The Jordan River and the Gulf of Oman",
    ],
)
def test_counter_examples(names_in: NamesIn, sentence: str) -> None:
    assert names_in(sentence) == []


def test_every_caution_has_a_counter_example_with_the_form(lexicon: Lexicon) -> None:
    for form, caution in lexicon.cautions.items():
        assert form.lower() in caution.counter_example.lower()


@given(st.sampled_from(load_lexicon().names))
def test_every_name_is_found_by_itself(name: object) -> None:
    lexicon = load_lexicon()
    form = getattr(name, "form", "")
    assert name in lexicon.named(form)

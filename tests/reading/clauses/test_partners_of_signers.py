"""Lists of partners: what stands between them, whose each date is, and who signs for whom."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru signed tax agreements with its neighbour Chile in May.", {"CHL PER signed happened 2024-05"}),
        ("Peru signed two treaties with oil-rich Kuwait in May.", {"KWT PER signed happened 2024-05"}),
        ("Peru signed a tax treaty with an Arab neighbour of Egypt's, Jordan, in May.", set()),
        (
            "Peru signed tax treaties with Angola, a major exporter of oil, and Kenya in May.",
            {"AGO PER signed happened 2024-05", "KEN PER signed happened 2024-05"},
        ),
        (
            "Peru signed tax treaties with Kenya as well as Angola in May.",
            {"AGO PER signed happened 2024-05", "KEN PER signed happened 2024-05"},
        ),
        (
            "Peru signed tax treaties with Kenya and, separately, Angola in May.",
            {"AGO PER signed happened 2024-05", "KEN PER signed happened 2024-05"},
        ),
        ("Latvia signed a tax treaty with Norway's neighbour Sweden in May.", {"LVA SWE signed happened 2024-05"}),
    ],
)
def test_what_stands_between_partners(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru signed tax treaties with Kenya, Chile and Angola on 4 March 2024.",
            {f"{other} signed happened 2024-03-04" for other in ("KEN PER", "CHL PER", "AGO PER")},
        ),
        (
            "Peru signed a tax treaty with Kenya in Nairobi on 4 March 2024 and with Angola in Luanda on 8 March.",
            {"KEN PER signed happened 2024-03-04", "AGO PER signed happened 2024-03-08"},
        ),
        (
            "Peru signed tax treaties on 4 March 2024 with Kenya and on 8 March with Angola.",
            {"KEN PER signed happened 2024-03-04", "AGO PER signed happened 2024-03-08"},
        ),
        (
            "Peru signed a tax treaty with Kenya on 4 March 2024, followed by one with Angola in April.",
            {"KEN PER signed happened 2024-03-04", "AGO PER signed happened 2024-04"},
        ),
        ("A tax treaty between Peru and Kenya was signed and sealed in May.", {"KEN PER signed happened 2024-05"}),
    ],
)
def test_each_partner_has_its_date(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A memorandum on water was signed between Peru and Kenya.", {"KEN PER signed happened"}),
        (
            "The document was signed for Peru by its foreign minister and for Kenya by the ambassador.",
            {"KEN PER signed happened"},
        ),
        ("The tax treaty was signed among Peru, Kenya and Chile.", {"CHL KEN PER signed happened"}),
        ("Ministers from Peru, Kenya and Chile signed a customs agreement.", {"CHL KEN PER signed happened"}),
        (
            "The Kenyan envoy and the president of Peru, Dina Boluarte, signed two documents.",
            {"KEN PER signed happened"},
        ),
        ("Kenya's envoy and her opposite number in Lima signed two documents.", {"KEN PER signed happened"}),
        ("Peru signed a roadmap with Kenya.", {"KEN PER signed happened"}),
        ("Peru went on to sign a tax treaty with Kenya.", {"KEN PER signed happened"}),
        ("Peru denied having signed a tax treaty with Kenya.", {"KEN PER signed denied"}),
        ("Peru's minister signed the memorandum on federal hiring in Kenya's presence.", set()),
    ],
)
def test_who_signs(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Indo-Pakistani water treaty was signed in 1960.", {"IND PAK signed happened 1960"}),
        ("The Franco-German treaty was signed in 1963.", {"DEU FRA signed happened 1963"}),
        ("The Indo-Pacific strategy was signed in 2022.", set()),
        ("Nepal signed the Ottawa treaty banning mines in 2017.", {"NPL signed happened 2017"}),
        ("Nepal signed the Treaty on the Prohibition of Landmines in 2017.", {"NPL signed happened 2017"}),
        ("Nepal signed the treaty on friendship in 2017.", set()),
        ("Peru signed a Peruvian-Kenyan agreement on adoption.", {"KEN PER signed happened"}),
    ],
)
def test_names_of_treaties(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru made peace with Kenya in a treaty signed in Oslo in 1979.", {"KEN PER signed happened 1979"}),
        (
            "On a visit to Peru, the Kenyan president signed agreements on mining and fisheries.",
            {"KEN PER signed happened"},
        ),
        ("Under a contract between two firms, signed in May, Peruvian gas will reach Kenya, and not Chile.", set()),
        ("Having signed the pact with Kenya, Peru turned to Chile.", {"KEN PER signed happened"}),
        (
            "Peru's congress approved the tax treaty with Kenya, signed in March.",
            {"PER approved happened", "KEN PER signed happened 2024-03"},
        ),
        (
            "Peru, like Kenya, has not signed the convention on mercury.",
            {"KEN PER signed denied"},
        ),
        ("It took Peru and Kenya four years to sign a pact on mining.", {"KEN PER signed happened"}),
        ("No sooner had Peru signed the pact with Kenya than Chile protested.", {"KEN PER signed happened"}),
        ("Peru is a signatory to the convention on mercury.", {"PER signed happened"}),
        (
            "Peru signed three documents in Lima: a protocol with Kenya and agreements with Chile and Angola.",
            {"KEN PER signed happened", "CHL PER signed happened", "AGO PER signed happened"},
        ),
    ],
)
def test_whose_new_paper_a_sentence_tells_of(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru signed a pact with Kenya in May, and a similar agreement with Chile was signed in June.",
            {"KEN PER signed happened 2024-05", "CHL PER signed happened 2024-06"},
        ),
        (
            "Peru signed a pact with Kenya in May, while a second one, with Chile, was signed in June.",
            {"KEN PER signed happened 2024-05", "CHL PER signed happened 2024-06"},
        ),
        (
            "Peru signed a pact with Kenya in May; another was signed with Chile in June.",
            {"KEN PER signed happened 2024-05", "CHL PER signed happened 2024-06"},
        ),
    ],
)
def test_one_more_of_the_same_doer(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


def test_leaders_of_the_past_sign_for_their_states() -> None:
    assert dated_stages("Anwar Sadat and Menachem Begin signed the treaty in 1979.") == {"EGY ISR signed happened 1979"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru signed a treaty with Kenya and then an accord with Chile.",
            {"KEN PER signed happened", "CHL PER signed happened"},
        ),
        (
            "Uganda, Kenya and Togo signed a framework agreement of their own in 2010, Peru in 2011.",
            {"KEN TGO UGA signed happened 2010", "PER signed happened 2011"},
        ),
        (
            "Peru has such a treaty with Kenya, signed in May, and with Chile something closer.",
            {"KEN PER signed happened 2024-05"},
        ),
        (
            "The EU has agreements with Kenya and Peru, signed in October 2018 and June 2019 respectively.",
            {"EU KEN signed happened 2018-10", "EU PER signed happened 2019-06"},
        ),
        (
            "The ambassadors of Latvia and Paraguay put their signatures to a treaty on extradition.",
            {"LVA PRY signed happened"},
        ),
        (
            "A treaty on water was signed by Kenya, Peru, Chile and Togo. Angola has not signed.",
            {"CHL KEN PER TGO signed happened", "AGO signed denied"},
        ),
    ],
)
def test_rows_of_papers_and_of_signers(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


@pytest.mark.parametrize("helped", ["with American mediation", "with Norway's help", "with the World Bank's backing"])
def test_who_only_helps_is_no_partner(helped: str) -> None:
    assert dated_stages(f"Israel and Lebanon signed an agreement {helped}.") == {"ISR LBN signed happened"}

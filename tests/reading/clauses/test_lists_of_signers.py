"""Lists: whom reports name together as having reached a stage, each for an agreement of its own with the same side."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

OPENING = "The president of Ukraine spoke in Kyiv of the security agreements that Ukraine has. "


def _with_ukraine(codes: str, stage: str) -> set[str]:
    return {f"{' '.join(sorted((code, 'UKR')))} {stage}" for code in codes.split()}


@pytest.mark.parametrize(
    ("text", "partners", "stage"),
    [
        (
            "Ukraine has concluded security agreements with the United Kingdom, Germany and France.",
            "DEU FRA GBR",
            "agreed happened",
        ),
        (
            (
                "The security agreement with Kyiv follows similar deals that Britain, Germany and France signed "
                "with Ukraine earlier this year."
            ),
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "Earlier, such agreements were signed by Britain, Germany, France and Canada.",
            "CAN DEU FRA GBR",
            "signed happened",
        ),
        (
            "Earlier, Kyiv signed similar documents with London, Berlin, Paris and Copenhagen.",
            "DEU DNK FRA GBR",
            "signed happened",
        ),
        (
            (
                "The first to sign was Britain, on 12 January; Germany and France followed on 16 February, "
                "Denmark on 23 February, and Canada and Italy a day later."
            ),
            "CAN DEU DNK FRA GBR ITA",
            "signed happened",
        ),
        (
            "Britain was the first country to sign such an agreement with Ukraine.",
            "GBR",
            "signed happened",
        ),
        (
            (
                "Denmark signs security agreement with Ukraine. It became the fourth country, after Britain, "
                "Germany and France, to sign a security agreement with Ukraine."
            ),
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "Spain has become the tenth state to conclude a bilateral security agreement with Ukraine.",
            "ESP",
            "agreed happened",
        ),
        (
            (
                "Agreements of this kind have been concluded with Britain (12 January), Germany and France (16 "
                "February) and Denmark (23 February)."
            ),
            "DEU DNK FRA GBR",
            "agreed happened",
        ),
        (
            (
                "To date, ten countries have signed: the United Kingdom, Germany, France, Denmark, Canada, Italy, "
                "the Netherlands, Finland, Latvia and Spain."
            ),
            "CAN DEU DNK ESP FIN FRA GBR ITA LVA NLD",
            "signed happened",
        ),
        (
            "Sweden, Norway and Iceland signed theirs in Stockholm on 31 May.",
            "ISL NOR SWE",
            "signed happened",
        ),
        (
            (
                "The Swedish, Norwegian and Icelandic prime ministers put their signatures to security agreements "
                "with Ukraine."
            ),
            "ISL NOR SWE",
            "signed happened",
        ),
        (
            "The leaders of Sweden, Norway and Iceland signed bilateral security agreements with Volodymyr Zelensky.",
            "ISL NOR SWE",
            "signed happened",
        ),
        (
            "Volodymyr Zelensky signed bilateral security agreements with the leaders of Sweden, Norway and Iceland.",
            "ISL NOR SWE",
            "signed happened",
        ),
        (
            "On Monday it was Spain's turn to sign, on Tuesday Belgium and Portugal signed.",
            "BEL PRT",
            "signed happened",
        ),
        (
            "Ukraine signed security agreements with Spain on 27 May, Belgium and Portugal on 28 May.",
            "BEL ESP PRT",
            "signed happened",
        ),
        (
            "Talks are under way with Greece, Romania and Ireland.",
            "GRC IRL ROU",
            "talks happened",
        ),
        (
            "Ukraine is in talks on security agreements with Greece, Romania and Ireland.",
            "GRC IRL ROU",
            "talks happened",
        ),
        (
            "Ukraine is negotiating security agreements with Greece, Romania and Ireland.",
            "GRC IRL ROU",
            "talks happened",
        ),
        (
            "Negotiations on similar documents are ongoing with Greece and Romania.",
            "GRC ROU",
            "talks happened",
        ),
        (
            "Greece, Romania and Ireland are negotiating similar agreements.",
            "GRC IRL ROU",
            "talks happened",
        ),
        (
            "Kyiv hopes to sign agreements with Greece and Romania in the coming weeks.",
            "GRC ROU",
            "signed planned",
        ),
        (
            "The next agreements will be signed with Greece and Romania.",
            "GRC ROU",
            "signed planned",
        ),
        (
            "Ukraine and Greece have held the third round of negotiations on a security agreement.",
            "GRC",
            "talks happened",
        ),
        (
            (
                "The second round of consultations on the draft bilateral agreement between Ukraine and Bulgaria "
                "took place in Sofia."
            ),
            "BGR",
            "talks happened",
        ),
        (
            "Ukraine and Bulgaria started negotiations on the draft agreement.",
            "BGR",
            "talks happened",
        ),
        (
            "Ukraine began bilateral negotiations with Bulgaria on security commitments.",
            "BGR",
            "talks happened",
        ),
        (
            "Croatia declared its readiness to begin negotiations with Ukraine on a security agreement.",
            "HRV",
            "talks planned",
        ),
        (
            (
                "Ukraine and Croatia met on a security agreement. The text of the agreement has been finalised, "
                "the office of the Ukrainian president said."
            ),
            "HRV",
            "agreed happened",
        ),
        (
            "Hungary will not sign a security agreement with Ukraine.",
            "HUN",
            "signed denied",
        ),
        (
            "Hungary refuses to sign a security agreement with Ukraine.",
            "HUN",
            "signed denied",
        ),
        (
            "Malta, Austria and Hungary have not signed a security agreement with Ukraine.",
            "AUT HUN MLT",
            "signed denied",
        ),
        (
            "No agreement has been signed with Hungary.",
            "HUN",
            "signed denied",
        ),
        (
            "Hungary has not yet begun talks on an agreement with Ukraine.",
            "HUN",
            "talks denied",
        ),
        (
            "Poland may sign a security agreement with Ukraine before the summit.",
            "POL",
            "signed possible",
        ),
        (
            (
                "Ukraine and Poland signed a security agreement. The agreement will enter into force on the date "
                "of signature and remain valid for ten years."
            ),
            "POL",
            "in_force planned",
        ),
        (
            "Ukraine and Poland signed a security agreement. It came into effect upon signature.",
            "POL",
            "in_force happened",
        ),
        (
            "The European Union signed security commitments with Ukraine in Brussels.",
            "EU",
            "signed happened",
        ),
        (
            "The document was signed by President Zelensky and Prime Minister Donald Tusk in Warsaw.",
            "POL",
            "signed happened",
        ),
        (
            (
                "Ukraine and the United States finalised a security agreement. Joe Biden and Volodymyr Zelensky "
                "will sign the agreement on the sidelines of the G7 summit."
            ),
            "USA",
            "signed planned",
        ),
        (
            "President Zelensky arrived in Lisbon, where a security agreement with Portugal is to be signed.",
            "PRT",
            "signed planned",
        ),
        (
            (
                "The Ukrainian president arrives in Portugal. A security agreement is expected to be signed "
                "during the visit."
            ),
            "PRT",
            "signed planned",
        ),
        (
            (
                "Who has signed so far: the United Kingdom (12 January), Germany and France (16 February), "
                "Denmark (23 February)."
            ),
            "DEU DNK FRA GBR",
            "signed happened",
        ),
        (
            "The signatories to date are Britain, Germany, France and Denmark.",
            "DEU DNK FRA GBR",
            "signed happened",
        ),
        (
            "Britain was the first to sign, followed by Germany, France and Denmark.",
            "DEU DNK FRA GBR",
            "signed happened",
        ),
        (
            "Four countries have signed. Britain was the first to sign. The others are Germany, France and Denmark.",
            "DEU DNK FRA",
            "signed happened",
        ),
        (
            "Besides Britain, the agreements signed so far are with Germany, France and Denmark.",
            "DEU DNK FRA",
            "signed happened",
        ),
        (
            (
                "Agreements have been signed by Britain on 12 January, by Germany and France on 16 February and "
                "by Denmark on 23 February."
            ),
            "DEU DNK FRA GBR",
            "signed happened",
        ),
        (
            "So far Kyiv has signed agreements with Britain, with Germany and with France.",
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "So far Ukraine has signed agreements with ten countries, among them Britain, Germany and France.",
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "So far Ukraine has signed agreements with ten countries, including Britain, Germany and France.",
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "So far Ukraine has signed ten agreements - with Britain, Germany and France, among others.",
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            (
                "Ukraine has signed ten agreements so far: with Britain, Germany, France, Denmark, Canada, Italy, "
                "the Netherlands, Finland, Latvia and Spain."
            ),
            "CAN DEU DNK ESP FIN FRA GBR ITA LVA NLD",
            "signed happened",
        ),
        (
            "Ten agreements have been signed: with Britain, Germany and France.",
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "Ten such agreements have been signed, the most recent with Spain.",
            "ESP",
            "signed happened",
        ),
        (
            "The latest was signed with Spain on Monday.",
            "ESP",
            "signed happened",
        ),
        (
            "The most recent agreement was signed with Spain on Monday.",
            "ESP",
            "signed happened",
        ),
        (
            "Spain's is the tenth agreement that Ukraine has signed.",
            "ESP",
            "signed happened",
        ),
        (
            "The tenth, with Spain, was signed on Monday.",
            "ESP",
            "signed happened",
        ),
        (
            "The agreement with Spain, the tenth of its kind, was signed on Monday.",
            "ESP",
            "signed happened",
        ),
        (
            "Last week similar documents were signed with Norway, Sweden and Iceland.",
            "ISL NOR SWE",
            "signed happened",
        ),
        (
            "London, Berlin and Paris signed similar pacts earlier.",
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "Similar pacts have been signed by London, Berlin and Paris.",
            "DEU FRA GBR",
            "signed happened",
        ),
        (
            "Similar pacts were concluded earlier by London, Berlin and Paris.",
            "DEU FRA GBR",
            "agreed happened",
        ),
        (
            (
                "Britain, France, Germany, Canada, Italy, Denmark, Finland and the Netherlands have already "
                "signed such documents."
            ),
            "CAN DEU DNK FIN FRA GBR ITA NLD",
            "signed happened",
        ),
        (
            (
                "The documents have already been signed with the UK, Germany, France, Denmark, Canada, Italy, the "
                "Netherlands, Finland and Latvia."
            ),
            "CAN DEU DNK FIN FRA GBR ITA LVA NLD",
            "signed happened",
        ),
        (
            "All three Baltic states have signed.",
            "EST LTU LVA",
            "signed happened",
        ),
        (
            "Latvia, Lithuania and Estonia, the three Baltic states, have all signed.",
            "EST LTU LVA",
            "signed happened",
        ),
        (
            "Of the Baltic states only Latvia has signed.",
            "LVA",
            "signed happened",
        ),
        (
            "Both Norway and Sweden have signed.",
            "NOR SWE",
            "signed happened",
        ),
        (
            "Neither Norway nor Sweden has signed.",
            "NOR SWE",
            "signed denied",
        ),
        (
            "Norway has signed and so has Sweden.",
            "NOR SWE",
            "signed happened",
        ),
        (
            "Norway and, two days later, Sweden signed.",
            "NOR SWE",
            "signed happened",
        ),
        (
            "Norway signed on Monday and Sweden on Tuesday.",
            "NOR SWE",
            "signed happened",
        ),
        (
            "Sweden is expected to sign next, followed by Norway.",
            "NOR SWE",
            "signed planned",
        ),
        (
            "Denmark signed in February. Sweden and Norway are expected to follow.",
            "NOR SWE",
            "signed planned",
        ),
        (
            "Denmark signed in February. The two premiers followed for Sweden and Norway with papers of their own.",
            "DNK NOR SWE",
            "signed happened",
        ),
        (
            "Nine countries have signed such agreements with Ukraine, the last of them being Sweden and Norway.",
            "NOR SWE",
            "signed happened",
        ),
        (
            "Denmark signed in February. Sweden followed in May, as did Norway.",
            "DNK NOR SWE",
            "signed happened",
        ),
        (
            "Denmark signed in February. The Dutch did so a week later, and the Finns in April.",
            "FIN NLD",
            "signed happened",
        ),
        (
            "Denmark signed in February. A week later it was the turn of the Dutch.",
            "NLD",
            "signed happened",
        ),
        (
            "Mark Rutte signed for the Netherlands in Kharkiv.",
            "NLD",
            "signed happened",
        ),
        (
            "Alexander Stubb put his name to the Finnish one in Kyiv.",
            "FIN",
            "signed happened",
        ),
        (
            "Finland's was signed in April.",
            "FIN",
            "signed happened",
        ),
        (
            "The agreements with Finland and Latvia were signed in April.",
            "FIN LVA",
            "signed happened",
        ),
        (
            "The Finnish and Latvian agreements were signed in April.",
            "FIN LVA",
            "signed happened",
        ),
        (
            "The agreement signed with Finland in April runs for ten years.",
            "FIN",
            "signed happened",
        ),
        (
            "The agreement Finland signed in April runs for ten years.",
            "FIN",
            "signed happened",
        ),
        (
            "In the agreement that it signed with Ukraine in April, Finland pledges ammunition.",
            "FIN",
            "signed happened",
        ),
        (
            "Ukraine's prime minister said that agreements with Finland and Latvia had been signed.",
            "FIN LVA",
            "signed happened",
        ),
        (
            "Signing agreements with Finland and Latvia, the president thanked both.",
            "FIN LVA",
            "signed happened",
        ),
        (
            "Having signed an agreement with Finland, Ukraine turned to Latvia.",
            "FIN",
            "signed happened",
        ),
        (
            "After agreements with Finland and Latvia had been signed, the talks slowed.",
            "FIN LVA",
            "signed happened",
        ),
        (
            "With agreements signed with Finland and Latvia, the president flew home.",
            "FIN LVA",
            "signed happened",
        ),
    ],
)
def test_each_of_a_list_has_its_own_agreement(text: str, partners: str, stage: str) -> None:
    assert _with_ukraine(partners, stage) <= stages(OPENING + text)


def test_a_new_clause_behind_and_has_its_own_agreements() -> None:
    told = stages(
        f"{OPENING}The European Union will sign on June 27, and agreements with Poland and Romania are expected soon."
    )
    assert told == {"EU UKR signed planned", "POL UKR signed planned", "ROU UKR signed planned"}

"""Days that a sentence takes from its surroundings: the dateline's, the meeting's, one of a row."""

from __future__ import annotations

from tests.reading.reports import statements

from depositary.core.codes import DateBasis, Stage
from depositary.core.statements import Statement
from depositary.reading.dates.datelines import filed_on


def signed(text: str, published: str = "2024-06-05") -> dict[tuple[str, ...], Statement]:
    return {s.parties: s for s in statements(text, published=published) if s.stage is Stage.SIGNED}


def test_what_was_signed_at_a_meeting_has_the_meeting_s_day() -> None:
    said = signed(
        "On 3 May 2024 the foreign ministers of Peru and Chile met in Lima. "
        "At the meeting Peru and Chile signed a fisheries agreement."
    )
    date = said[("CHL", "PER")].date
    assert date is not None
    assert (date.edtf, date.basis) == ("2024-05-03", DateBasis.RELATIVE_TO_EVENT)


def test_a_signature_elsewhere_has_no_day_of_a_meeting() -> None:
    said = signed(
        "On 3 May 2024 the foreign ministers of Peru and Chile met in Lima. "
        "The ministers of Peru and Chile had earlier signed a fisheries agreement."
    )
    assert said[("CHL", "PER")].date is None


def test_dates_in_a_row_belong_to_the_parties_in_their_order() -> None:
    said = signed("Kenya and Chile signed trade agreements with Peru in February and April.")
    dates = {parties: s.date.edtf for parties, s in said.items() if s.date}
    assert dates == {("KEN", "PER"): "2024-02", ("CHL", "PER"): "2024-04"}


def test_a_dateline_with_its_year_dates_a_copied_report() -> None:
    text = "LIMA, May 14 2021 - Peru and Chile signed a fisheries agreement on Wednesday."
    assert filed_on(text, "2024-06-05") == "2021-05-14"
    date = signed(text)[("CHL", "PER")].date
    assert date is not None
    assert date.edtf == "2021-05-12"


def test_a_dateline_without_a_year_leaves_the_publication() -> None:
    assert filed_on("LIMA, May 14 - Peru signed.", "2024-05-14") == "2024-05-14"


def test_a_period_in_parentheses_is_not_when_it_happened() -> None:
    text = "Talks between Peru and Chile on an agreement for the programme period (2007-2013) began in April 2008."
    (talks,) = [s for s in statements(text, published="2008-06-01") if s.stage is Stage.TALKS]
    assert talks.date is not None
    assert talks.date.edtf == "2008-04"

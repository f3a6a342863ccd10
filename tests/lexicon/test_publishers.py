import pytest

from depositary.lexicon import Lexicon
from depositary.lexicon.publishers import host_of


@pytest.mark.parametrize(
    ("publisher", "address", "party"),
    [
        (None, "https://www.news.admin.ch/en/newnsb/56318", "CHE"),
        (None, "https://www.whitehouse.gov/briefing-room/", "USA"),
        (None, "http://president.gov.ua/en/news?id=1", "UKR"),
        (None, "https://www.gov.uk/government/news", "GBR"),
        ("news.admin.ch", None, "CHE"),
        ("The White House", None, "USA"),
        ("the white house ", None, "USA"),
        ("Example Gazette", "https://gazette.example/a", None),
        (None, "https://notwhitehouse.gov.example/", None),
        (None, "https://admin.ch.example.org/", None),
        (None, "https://user:secret@consilium.europa.eu:8443/x", "EU"),
        ("Example Gazette", "https://www.nato.int/cps", "NATO"),
        ("", "", None),
        (None, None, None),
    ],
)
def test_whose_publication_it_is(
    lexicon: Lexicon, publisher: str | None, address: str | None, party: str | None
) -> None:
    assert lexicon.publisher_party(publisher, address) == party


@pytest.mark.parametrize(("text", "host"), [("admin.ch", "admin.ch"), ("A B", None), ("HTTP://X.ORG./a", "x.org")])
def test_hosts(text: str, host: str | None) -> None:
    assert host_of(text) == host

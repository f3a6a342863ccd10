"""Treaties of two neighbours that do not exist, in sentences of our own, for the tests of agreement texts."""

from collections.abc import Callable

import pytest

from depositary.core.documents import Document, Provenance
from depositary.lexicon import Lexicon, load_lexicon
from depositary.lexicon.drafting import Drafting, load_drafting
from depositary.reading.texts import read_text
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import TextRecord

TREATY = """Treaty on Defence and Rebuilding between the Kingdom of Norway and Ukraine

Preamble
The Kingdom of Norway and Ukraine, hereinafter referred to together as the “Partners”,
Recalling the Joint Declaration of Support for Ukraine that the Group of Seven made in Vilnius on 12 July 2023,
Have agreed as follows:

Part I. Defence
Article 1. Equipment
1. In 2022, Norway gave aid worth NOK 3 billion, of which NOK 2 billion were for howitzers. Norway will deliver air defence systems and artillery to Ukraine.
2. In 2025, Norway will provide at least NOK 4.5 billion (about EUR 390 million) for ammunition.
3. The Partners intend to train 5,000 soldiers each year, subject to the approval of the Storting.
Article 2. Renewed attack
If Ukraine suffers a future armed attack, the Partners will, at the request of either of them, consult within forty-eight (48) hours.

Part II. Rebuilding
Article 3. Towns
Norway may rebuild schools in two towns. The Partners will cooperate as follows:
- support reforms of the courts;
- repair the energy sector of the border towns.

Part III. Final clauses
This Treaty enters into force upon signature and remains in force for twelve (12) years.
Either Partner may denounce this Treaty in writing. It ends nine months from the receipt of such notice.
The Partners may agree to prolong this Treaty by written consent.
Any dispute over the interpretation of this Treaty will be settled by negotiation.

Done at Bergen, Norway, this third day of May 2025, in duplicate in the Norwegian, Ukrainian and English languages, the English text of which shall prevail.

For Norway: Kari Nordmann, Prime Minister
For Ukraine: President Olena Kovalenko
"""  # noqa: E501  (a treaty's sentences are long)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def drafting() -> Drafting:
    return load_drafting()


@pytest.fixture
def treaty() -> Document:
    return Document(TREATY, Provenance("bergen.txt"))


@pytest.fixture
def record(treaty: Document, lexicon: Lexicon) -> TextRecord:
    return read_text(treaty, lexicon)


@pytest.fixture
def lay_out() -> Callable[[str], Layout]:
    """`lay_out(text)`: the layout of a text."""
    return lambda text: Layout(Document(text, Provenance("text.txt")))


@pytest.fixture
def read(lexicon: Lexicon) -> Callable[[str], TextRecord]:
    """`read(text)`: the record of a text."""
    return lambda text: read_text(Document(text, Provenance("text.txt")), lexicon)

"""What tests of the reader share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depositary.core.codes import PublishedBasis, StatementType
from depositary.core.documents import Document, Provenance
from depositary.reading.readers import RuleReader

Stages = Callable[[str, str, str], set[str]]


@pytest.fixture(scope="session")
def release_stages() -> Stages:
    """Parties, stage and framing of each stage statement in a release, from its text, title and publisher."""
    reader = RuleReader()

    def stages(text: str, title: str, publisher: str) -> set[str]:
        origin = Provenance("release", publisher, None, "2024-06-20", PublishedBasis.GIVEN)
        said = reader.read(Document(text, origin, title))
        return {f"{' '.join(s.parties)} {s.stage} {s.framing}" for s in said if s.type is StatementType.STAGE}

    return stages

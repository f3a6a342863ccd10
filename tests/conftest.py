"""Fixtures that every room shares.

Fixture policy: sentences in tests are our own; whatever lies in ../shared is read from there, never copied here.
"""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled documents and corpora beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there: the labelled documents come with the workplace, not with the repository")
    return SHARED

"""The bench is made of scripts, not of a package: its modules are loaded from their files."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).resolve().parents[2] / "bench" / "quality"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", QUALITY / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def floors() -> ModuleType:
    return load("floors")


@pytest.fixture(scope="session")
def statement_types() -> ModuleType:
    return load("statement_types")


@pytest.fixture(scope="session")
def monkeypatch_session() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patched:
        yield patched


@pytest.fixture(scope="session")
def accuracy(monkeypatch_session: pytest.MonkeyPatch, floors: ModuleType) -> ModuleType:
    monkeypatch_session.setitem(sys.modules, "floors", floors)
    return load("accuracy")


@pytest.fixture(scope="session")
def probes(monkeypatch_session: pytest.MonkeyPatch, statement_types: ModuleType) -> ModuleType:
    monkeypatch_session.setitem(sys.modules, "statement_types", statement_types)
    monkeypatch_session.setitem(sys.modules, "stage_scores", load("stage_scores"))
    return load("probes")

"""What makes a projection: the modules that its making imports, and the data that they read.

An edit anywhere else, in the reader's words, a page or a command, leaves every projection as it is. Imports are read
from the source, those within functions too, so that nothing has to be imported to know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

#: Where the making begins.
_ROOT = "depositary.tasks.projecting"
_IMPORT = re.compile(r"^[ \t]*from (depositary[\w.]*) import (\([^)]*\)|[^\n(]+)", re.MULTILINE)
_NAME = re.compile(r"\w+")
#: Rooms whose own data their modules read.
_WITH_DATA = ("register",)
#: Of the lexicon a register asks who is a party, who belongs to a group, and which families there are (`World`).
_OF_THE_WORLD = ("parties.csv", "memberships.csv", "families.toml")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A hash of the code and the data that make a projection."""
    made = sha256()
    for name, data in sorted(files().items()):
        made.update(f"{name}\0".encode())
        made.update(data)
    return made.hexdigest()


def modules() -> dict[str, str]:
    """The source of every module that a projection's making imports, by the module's name."""
    found: dict[str, str] = {}
    waiting = [_ROOT]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        source = _source(name)
        if source is None:
            continue
        found[name] = source
        waiting += _imported(source)
    # Python runs a module's packages before it; what those import is imported by name when it is needed.
    for name in [name for module in found for name in _packages(module)]:
        found.setdefault(name, _source(name) or "")
    return found


def _packages(module: str) -> Iterator[str]:
    parts = module.removesuffix(".__init__").split(".")
    for length in range(1, len(parts)):
        yield f"{'.'.join(parts[:length])}.__init__"


def files() -> dict[str, bytes]:
    """Every file that a projection's making depends on, by its path within the package."""
    found = {f"{_path(name)}.py": source.encode("utf-8") for name, source in modules().items()}
    for room in _WITH_DATA:
        found |= {f"{room}/data/{each.name}": each.read_bytes() for each in _place(f"{room}/data").iterdir()}
    lexicon = _place("lexicon/data")
    languages = [each.name for each in lexicon.iterdir() if each.is_dir()]
    for folder in ("lexicon/data", *(f"lexicon/data/{language}" for language in languages)):
        held = [each for each in _place(folder).iterdir() if each.name in _OF_THE_WORLD]
        found |= {f"{folder}/{each.name}": each.read_bytes() for each in held}
    return found


def _imported(source: str) -> Iterator[str]:
    """What a module imports. Of a package the module from which it takes each name, and not all of its others."""
    for match in _IMPORT.finditer(source):
        package = match[1]
        yield package if not _is_package(package) else f"{package}.__init__"
        if _is_package(package):
            homes = _homes(package)
            for name in _NAME.findall(match[2]):
                yield homes.get(name, f"{package}.{name}")


def _homes(package: str) -> dict[str, str]:
    """The modules from which a package takes the names that it gives out."""
    source = _source(f"{package}.__init__") or ""
    return {name: match[1] for match in _IMPORT.finditer(source) for name in _NAME.findall(match[2])}


def _source(name: str) -> str | None:
    found = _place(f"{_path(name)}.py")
    return found.read_text("utf-8") if found.is_file() else None


def _is_package(name: str) -> bool:
    return _place(_path(name)).is_dir()


def _path(name: str) -> str:
    """Where a module stands within the package, without an ending."""
    return name.removeprefix("depositary").removeprefix(".").replace(".", "/")


def _place(path: str) -> Traversable:
    return resources.files("depositary").joinpath(*path.split("/")) if path else resources.files("depositary")

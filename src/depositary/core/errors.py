"""What can go wrong, as part of the interface: each error says what was found and carries its exit code."""

from __future__ import annotations

from typing import ClassVar


class DepositaryError(Exception):
    """The base of every error that Depositary raises on purpose."""

    exit_code: ClassVar[int] = 1


class UsageError(DepositaryError):
    """A request that cannot be carried out as it was put."""

    exit_code = 2


class InputError(DepositaryError):
    """One input that could not be read; the others are kept.

    The message reads "where: what was found; what to do".
    """

    exit_code = 3

    def __init__(self, source: str, found: str, advice: str) -> None:
        super().__init__(f"{source}: {found}; {advice}")
        self.source = source
        self.found = found
        self.advice = advice


class NothingFoundError(DepositaryError):
    """The question was fine and the register holds no answer."""

    exit_code = 4


class ClaimMismatchError(DepositaryError):
    """A checked claim does not match the register."""

    exit_code = 5


class IntegrityError(DepositaryError):
    """Something stored or produced is not what it must be: a passage, a hash, a cross-reference."""

    exit_code = 6


class StoreBusyError(DepositaryError):
    """Another process is writing to the register."""

    exit_code = 7


class StaleError(DepositaryError):
    """The register has changed since whoever decides saw it."""

    exit_code = 7


class LimitError(InputError):
    """An input beyond a documented limit on size, depth or time."""


class LexiconError(DepositaryError):
    """A lexicon file that breaks its schema or names something that does not exist."""

    exit_code = 2

"""The whole register of now in memory, followed by a thread: who asks meanwhile is given the state before.

Some pages are made of everything that the register holds: conflicts, claims, targets. While documents are taken in,
or when the register is large, nobody waits for their next state longer than for a moment.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from depositary.lexicon import Lexicon
from depositary.register import RegisterState
from depositary.store import Store
from depositary.tasks.projectionstates import answered_upto, is_current
from depositary.tasks.registers import load_register
from depositary.tasks.wholes import WholeRegister
from depositary.web.problems import BusyError
from depositary.web.versions import Version, version_of


@dataclass(frozen=True, slots=True)
class Held:
    """The whole register at one version."""

    version: Version
    state: RegisterState


class Keeper:
    """Keeps the whole register of a store. Safe for threads; one at a time makes the next state.

    `prepare` is called with each new state before anybody is given it.
    """

    def __init__(self, store: Store, world: Lexicon, prepare: Callable[[Held], None]) -> None:
        self._store = store
        self._whole = WholeRegister(world)
        self._world = world
        self._prepare = prepare
        self._changed = threading.Condition()
        self._held: tuple[Held, ...] = ()
        self._begun = self._ended = self._asked = 0
        self._failure: BaseException | None = None
        self._follower: threading.Thread | None = None
        self._is_closed = False

    def reach(self, wanted: Version, patience: float, longest: float) -> Held:
        """The register as of a version or later; after `patience` seconds, the newest that is held.

        Raises `BusyError` when none is held after `longest` seconds.
        """
        with self._changed:
            found = self._find(wanted)
            if found is not None:
                return found
            needed = self._ask()
            self._changed.wait_for(lambda: self._is_done(needed) or self._find(wanted) is not None, patience)
            if not self._held:
                self._changed.wait_for(lambda: bool(self._held) or self._is_done(needed), longest)
            if self._failure is not None and not self._held:
                raise self._failure
            if not self._held:
                raise BusyError("the register is being read into memory; this page follows as soon as that is done")
            return self._find(wanted) or self._held[-1]

    def at(self, version: Version) -> Held | None:
        """The register as of exactly this version, where it is still held."""
        with self._changed:
            return self._find(version)

    @property
    def heads(self) -> frozenset[str]:
        """The versions that are held, by their hashes."""
        return frozenset(held.version.head for held in self._held)

    def close(self) -> None:
        """Make no more states, and return when the thread that made them has ended."""
        with self._changed:
            self._is_closed = True
            follower = self._follower
        if follower is not None:
            follower.join()

    def _is_done(self, needed: int) -> bool:
        return self._ended >= needed or self._is_closed

    def _find(self, version: Version) -> Held | None:
        return next((held for held in self._held if held.version.head == version.head), None)

    def _ask(self) -> int:
        """See to it that a state is made from now on; return the number of that making."""
        needed = self._begun + 1
        if self._asked < needed and not self._is_closed:
            idle = self._asked == self._ended
            self._asked = needed
            if idle:
                self._follower = threading.Thread(target=self._follow, name="keeper", daemon=True)
                self._follower.start()
        return needed

    def _follow(self) -> None:
        """Make states as long as they are asked for."""
        while True:
            with self._changed:
                self._begun += 1
            failure, held = None, None
            try:
                held = self._make()
                self._prepare(held)
            except BaseException as error:  # noqa: BLE001  whoever waits must be told, whatever it is
                failure = error
            with self._changed:
                self._failure = failure
                if held is not None and failure is None:
                    self._held = (*self._held[-1:], held)
                self._ended += 1
                self._changed.notify_all()
                if self._ended >= self._asked or self._is_closed:
                    return

    def _make(self) -> Held:
        with self._store.reading() as connection:
            if is_current(connection):
                entry, state = self._whole.bring(connection)
                return Held(version_of(entry), state)
            entry = answered_upto(connection)
        return Held(version_of(entry), load_register(self._store, world=self._world))

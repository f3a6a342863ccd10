"""Atom: what the register learned, the newest first."""

from __future__ import annotations

from pathlib import Path

from depositary.register import RegisterState
from depositary.register.changes import compare
from depositary.views.exports.bundles import new_file
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.written import Written
from depositary.views.feeds import MOST, Feed, atom
from depositary.views.pages.changes import entry
from depositary.views.pages.naming import Naming

#: What a feed says of an empty register: it must give some instant.
_NEVER = "1970-01-01T00:00:00Z"


def write_atom(edition: Edition, out: Path, options: Options) -> Written:
    """Write the newest changes since `since`, or since the register was empty."""
    clocks = edition.state.clocks
    if options.since is None:
        before = RegisterState((), (), (), {}, clocks)
    else:
        before = edition.state_before(f"{options.since.isoformat()}T00:00:00.000000Z")
    naming = Naming(edition.lexicon)
    changes = [change for change in compare(before, edition.state) if edition.is_of(change.fact.agreement)]
    entries = [entry(change, naming) for change in changes]
    entries.sort(key=lambda each: (each.recorded or "", each.id), reverse=True)
    content = ContentHash(edition.imprint)
    content.part("changes")
    for each in entries[:MOST]:
        content.row([each.id, each.cause, each.agreement.id if each.agreement else None, each.says])
    feed = Feed(
        title="What changed in the register",
        subtitle=f"{edition.imprint.words()}; sha256:{content.digits}",
        base=(options.base or "").rstrip("/"),
        page="/changes",
        own="/changes.atom",
        updated=edition.imprint.recorded or _NEVER,
    )
    with new_file(out) as file:
        file.write(atom(feed, entries))
    left = len(entries) - MOST
    notes = (f"{left} older changes are left out; a feed holds {MOST}",) if left > 0 else ()
    return Written(content.digits, {"changes": min(len(entries), MOST)}, notes)

"""Accessions: the bodies that parties join, and the ladder into each."""

from __future__ import annotations

from depositary.core.errors import NothingFoundError
from depositary.register import RegisterState
from depositary.register.accessions import Body, accessions
from depositary.views.pages.accessions import AccessionPage, AccessionsPage, accession_page, body_row
from depositary.views.plaintext import visible
from depositary.web.narrowing import cut_of, followed, shown
from depositary.web.pages import Page, Visit


def _bodies(visit: Visit) -> tuple[Body, ...]:
    def follow(state: RegisterState) -> tuple[Body, ...]:
        return tuple(accessions(state, visit.world))

    return followed(visit, "accessions", follow)


def _accessions(visit: Visit) -> AccessionsPage:
    words = (visit.text("q") or "").casefold()
    found = tuple(each for each in _bodies(visit) if words in f"{each.title} {each.code}".casefold())
    return AccessionsPage(found, shown(visit, found, body_row))


def _accession(visit: Visit) -> AccessionPage:
    wanted = visit.arguments["id"]
    body = next((each for each in _bodies(visit) if each.id == wanted), None)
    if body is None:
        raise NothingFoundError(
            f"{visible(wanted[:40])}: nobody is reported to join such a body at these clocks; /accessions lists all"
        )
    by_name = sorted(body.accessions, key=lambda each: visit.naming.party(each.thread.party))
    return accession_page(body, cut_of(visit, by_name), visit.naming)


PAGES: tuple[Page, ...] = (
    Page("/accessions", _accessions, "accessions.html", "Accessions", whole=True),
    Page("/accessions/{id}", _accession, "accession.html", whole=True),
)

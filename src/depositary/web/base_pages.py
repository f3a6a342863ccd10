"""The pages of the register itself: overview, agreements and parties, and how to cite, embed and print them."""

from __future__ import annotations

from depositary.register.conflicts import conflicts
from depositary.register.rulings import standing_rulings
from depositary.views.pages.agreement import AgreementPage, agreement_page
from depositary.views.pages.citations import CitePage, cite_page
from depositary.views.pages.identity import IdentityPage, identity_page
from depositary.views.pages.linked import agreement_graph
from depositary.views.pages.listing import Ask
from depositary.views.pages.names import common_party
from depositary.views.pages.overview import LATEST, Known, OverviewPage, overview_page
from depositary.views.pages.parties import PartiesPage, PartyPage, parties_page, party_page
from depositary.views.pages.register import RegisterPage, register_page
from depositary.views.pages.shapes import Shape
from depositary.web.asking import page_size, read_ask, read_columns, read_family
from depositary.web.exchanges import MovedError
from depositary.web.pages import Format, Page, Visit
from depositary.web.register_files import FILES
from depositary.web.rendering import json_bytes
from depositary.web.workbooks import page_xlsx

XLSX = Format(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", page_xlsx, title="XLSX", download=True
)
#: Kinds of party by which the list can be narrowed.
_PARTY_KINDS = ("", "state", "territory", "organisation", "group", "other")


def _overview(visit: Visit) -> OverviewPage:
    clocks, version = visit.moment.clocks, visit.version
    view = visit.holdings.family(read_family(visit), clocks, version)
    signed = Ask(sort="signed", descending=True, limit=LATEST)
    known = Known(view.checked, view.sizes, visit.holdings.rows(signed, clocks, version))
    key = (version.head, clocks, view.family)
    return visit.holdings.once("overview", key, lambda: overview_page(view.state, view.family, known, visit.naming))


def _agreements(visit: Visit) -> RegisterPage:
    ask = read_ask(visit)
    rows = visit.holdings.rows(ask, visit.moment.clocks, visit.version)
    return register_page(rows, ask, read_columns(visit), page_size(visit), visit.naming)


def _agreement(visit: Visit) -> AgreementPage:
    clocks = visit.moment.clocks
    found, state = visit.holdings.agreement(visit.arguments["id"], clocks, visit.version)
    key = (visit.version.head, clocks, found.id)
    rulings = standing_rulings(visit.holdings.rulings(), clocks)
    return visit.holdings.once(
        "agreement", key, lambda: agreement_page(found, state, conflicts(state, visit.world), rulings, visit.naming)
    )


def _part_of_agreement(visit: Visit, part: str) -> AgreementPage:
    """The agreement of a page below its own; an id that leads elsewhere takes the part along."""
    try:
        return _agreement(visit)
    except MovedError as moved:
        raise MovedError(f"{moved.path}/{part}", str(moved)) from None


def _embedded(visit: Visit) -> AgreementPage:
    return _part_of_agreement(visit, "embed")


def _printed(visit: Visit) -> AgreementPage:
    return _part_of_agreement(visit, "print")


def _identity(visit: Visit) -> IdentityPage:
    page = _part_of_agreement(visit, "identity")
    common = common_party(visit.world, page.family)
    party = next((code for code, _ in page.parties if code != common), None)
    rows = visit.holdings.rows(Ask(party=party), visit.moment.clocks, visit.version)
    return identity_page(page, rows.records if party else (), visit.naming)


def _cite(visit: Visit) -> CitePage:
    page = _part_of_agreement(visit, "cite")
    place = visit.links.pinned(visit.version.recorded, f"/agreements/{page.id}")
    return cite_page(page, _edition(visit), f"{visit.settings.address}{place}")


def _edition(visit: Visit) -> str:
    """The clocks and the version in words."""
    version = visit.version
    recorded = f" by {version.recorded[:10]}" if version.recorded and visit.moment.as_known is None else ""
    return f"{visit.moment.words}{recorded}, version {version.id}"


def _linked(visit: Visit, shape: Shape) -> bytes:
    if not isinstance(shape, AgreementPage):
        raise TypeError(f"{type(shape).__name__} is no agreement")
    return json_bytes(agreement_graph(shape, visit.settings.address, _edition(visit)))


def _parties(visit: Visit) -> PartiesPage:
    rows = visit.holdings.rows(Ask(limit=0), visit.moment.clocks, visit.version)
    return parties_page(rows.facets["party"], visit.choice("kind", _PARTY_KINDS, ""), visit.naming)


def _party(visit: Visit) -> PartyPage:
    code = visit.arguments["code"]
    if code != code.upper() and code.upper() in visit.world.parties:
        raise MovedError(f"/parties/{code.upper()}", f"codes are written in capitals: {code.upper()}")
    ask = Ask(
        party=code if code in visit.world.parties else None, limit=None if visit.whole else visit.settings.most_rows
    )
    rows = visit.holdings.rows(ask, visit.moment.clocks, visit.version)
    return party_page(code, rows, visit.moment.as_of, visit.naming)


def _bibtex(_: Visit, shape: Shape) -> bytes:
    return _cited(shape).bibtex.encode("utf-8", "replace")


def _ris(_: Visit, shape: Shape) -> bytes:
    return _cited(shape).ris.encode("utf-8", "replace")


def _csl(_: Visit, shape: Shape) -> bytes:
    return _cited(shape).csl.encode("utf-8", "replace")


def _cited(shape: Shape) -> CitePage:
    if not isinstance(shape, CitePage):
        raise TypeError(f"{type(shape).__name__} is no citation")
    return shape


CITATIONS = {
    "bib": Format("application/x-bibtex; charset=utf-8", _bibtex, title="BibTeX", download=True),
    "ris": Format("application/x-research-info-systems; charset=utf-8", _ris, title="RIS", download=True),
    "csl.json": Format("application/vnd.citationstyles.csl+json", _csl, title="CSL-JSON", download=True),
}

LINKED = Format("application/ld+json", _linked, title="JSON-LD")

PAGES: tuple[Page, ...] = (
    Page("/", _overview, "overview.html", menu="Overview"),
    Page("/agreements", _agreements, "agreements.html", menu="Agreements", formats={"xlsx": XLSX, **FILES}),
    Page("/agreements/{id}", _agreement, "agreement.html", formats={"xlsx": XLSX, "jsonld": LINKED}),
    Page("/agreements/{id}/cite", _cite, "cite.html", formats=CITATIONS, index=False),
    Page("/agreements/{id}/identity", _identity, "identity.html", index=False),
    Page("/agreements/{id}/embed", _embedded, "agreement_embed.html", embeddable=True, index=False),
    Page("/agreements/{id}/print", _printed, "agreement_print.html", index=False),
    Page("/parties", _parties, "parties.html", menu="Parties", formats={"xlsx": XLSX}),
    Page("/parties/{code}", _party, "party.html", formats={"xlsx": XLSX}),
)

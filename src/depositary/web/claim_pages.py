"""Claims checked, one claim with its verdict, and the box for a sentence of one's own."""

from __future__ import annotations

from depositary.core.edtf import is_valid
from depositary.core.errors import NothingFoundError, UsageError
from depositary.register.claims import Claims
from depositary.register.statedcounts import CheckedCount
from depositary.tasks.unkept import UnkeptError
from depositary.views.pages.claims import ClaimsPage, claim_rows, family_facet, tone_facet, verdict_facet
from depositary.views.pages.quotes import quote_of
from depositary.views.pages.shapes import Shape
from depositary.views.pages.verdicts import CheckPage, card, claim_review
from depositary.views.plaintext import visible
from depositary.web.narrowing import all_families, family_of, shown
from depositary.web.pages import Format, Page, Visit
from depositary.web.rendering import json_bytes

#: Characters of a sentence that can be checked: a number with the whole list behind it fits.
MOST_SENTENCE = 2000
_TONES = ("right", "wrong", "open")


def _checked(visit: Visit) -> tuple[Claims, list[CheckedCount]]:
    """A checker of claims at the visit's clocks, and the documents' own counts with their bare verdicts."""
    return visit.holdings.claims(visit.moment.clocks, visit.version)


def _claims(visit: Visit) -> ClaimsPage:
    naming = visit.naming
    family, verdict = family_of(visit), visit.text("verdict")
    tone = visit.choice("tone", ("", *_TONES), "")
    rows = claim_rows(_checked(visit)[1], naming)
    found = tuple(
        row
        for row in rows
        if (family is None or row.family == family)
        and (verdict is None or row.verdict == verdict)
        and (not tone or row.tone == tone)
    )
    return ClaimsPage(
        found, shown(visit, found, lambda row: row), verdict_facet(rows), tone_facet(rows), family_facet(rows, naming)
    )


def _claim(visit: Visit) -> CheckPage:
    statement = visit.arguments["statement"]
    claims, checked = _checked(visit)
    found = next((each for each in checked if each.evidence.id == statement), None)
    if found is None:
        raise NothingFoundError(f"{visible(statement[:40])}: no document states such a number at these clocks")
    naming, quote = visit.naming, quote_of(found.evidence)
    claim = found.verdict.claim
    return CheckPage(
        quote.words, claim.said_at, claim.family, all_families(naming), (card(claims.check(claim), naming),),
        said=quote, title="Claim checked",
    )  # fmt: skip


def _check(visit: Visit) -> CheckPage:
    naming = visit.naming
    sentence = (visit.request.value("claim") or "").strip()
    if len(sentence) > MOST_SENTENCE:
        raise UsageError(f"the sentence has {len(sentence)} characters; paste at most {MOST_SENTENCE}")
    said_at, family = visit.text("said_at"), family_of(visit)
    asked = CheckPage(sentence, said_at, family, all_families(naming), ())
    if not sentence:
        return asked
    if said_at is not None and not is_valid(said_at):
        note = f"“{visible(said_at[:40])}” is no date; write for example 2024-05-28, or 2024-05 for a month"
        return CheckPage(sentence, said_at, family, asked.families, (), note)
    try:
        at = visit.moment.clocks
        verdicts = visit.holdings.register.check(sentence, said_at=said_at, family=family, at=at)
    except UnkeptError as found:
        return CheckPage(sentence, said_at, family, asked.families, (), str(found))
    except NothingFoundError:
        note = (
            "No number of agreements or parties was found in this sentence. Write how many, or which in order, have "
            "signed or joined what: “Norway was the ninth country to sign”."
        )
        return CheckPage(sentence, said_at, family, asked.families, (), note)
    return CheckPage(sentence, said_at, family, asked.families, tuple(card(each, naming) for each in verdicts))


def _review(visit: Visit, shape: Shape) -> bytes:
    if not isinstance(shape, CheckPage):
        raise TypeError(f"a claim is made of a CheckPage, not of {type(shape).__name__}")
    return json_bytes(claim_review(shape, visit.settings.address, visit.pinned))


_REVIEW = {"jsonld": Format("application/ld+json", _review, "ClaimReview")}

PAGES: tuple[Page, ...] = (
    Page("/claims", _claims, "claims.html", "Claims", whole=True, apart=True),
    Page("/claims/{statement}", _claim, "check.html", formats=_REVIEW, whole=True, apart=True),
    Page("/check", _check, "check.html", "Check a claim", formats=_REVIEW),
)

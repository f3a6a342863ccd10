"""What a visit asks of the register's rows, read from its query string."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.core.errors import UsageError
from depositary.tasks.listing import SORTS
from depositary.views.pages.listing import Ask
from depositary.views.pages.register import COLUMNS, default_columns
from depositary.views.plaintext import visible
from depositary.web.pages import Visit

#: What a visit names in place of a family where it means every agreement.
ALL = "all"
#: Pages that can be asked for.
_MOST_PAGE = 100_000


def read_ask(visit: Visit) -> Ask:
    """The filters, order and place of a table of agreements; data forms ask for every row.

    Raises `UsageError` for an unknown party, family or order, and for a place that is no number.
    """
    party = read_party(visit)
    size = page_size(visit)
    offset = (visit.number("page", 1, 1, _MOST_PAGE) - 1) * size
    return Ask(
        party=party,
        stage=visit.choice("stage", tuple(stage.value for stage in Stage), "") or None,
        family=read_family(visit),
        kind=visit.text("kind"),
        subject=visit.text("subject"),
        binding=visit.text("binding"),
        text=visit.text("q"),
        sort=visit.choice("sort", SORTS, "register"),
        descending=visit.text("order") == "desc",
        offset=0 if visit.whole else offset,
        limit=None if visit.whole else size,
    )


def read_party(visit: Visit) -> str | None:
    """The code of the party that a visit names, None for none. Raises `UsageError` for an unknown one."""
    party = visit.text("party")
    party = party.upper() if party else None
    if party and party not in visit.world.parties:
        raise UsageError(f"party={visible(party[:40])} is not known; choose one on the page /parties")
    return party


def read_family(visit: Visit) -> str | None:
    """The family that a visit names, None for none or all. Raises `UsageError` for an unknown one."""
    family = visit.text("family")
    if family == ALL:
        return None
    if family and family not in visit.world.families:
        raise UsageError(
            f"family={visible(family[:40])} is not known; there are: {', '.join(sorted(visit.world.families))}"
        )
    return family


def page_size(visit: Visit) -> int:
    """How many rows a page has."""
    return visit.number("rows", visit.settings.page_rows, 1, visit.settings.most_rows)


def read_columns(visit: Visit) -> tuple[str, ...]:
    """The columns that a table shows: those of `column`, in the table's own order, or the usual ones."""
    asked = set(visit.texts("column"))
    return tuple(name for name, *_ in COLUMNS if name in asked) or default_columns()

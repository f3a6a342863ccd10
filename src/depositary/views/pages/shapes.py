"""What every page's shape has, whatever it shows."""

from __future__ import annotations

from typing import Any, Protocol

from depositary.views.tables import Table


class Shape(Protocol):
    """The content of one page: its title, what its facts or numbers count, and itself as data."""

    @property
    def title(self) -> str:
        """The page's own title, without the site's."""
        ...

    @property
    def definition(self) -> str:
        """In one sentence, what is shown or counted and by which rule."""
        ...

    def record(self) -> dict[str, Any]:
        """Everything on the page, ready for JSON."""
        ...

    def table(self) -> Table:
        """The page's rows, for CSV."""
        ...

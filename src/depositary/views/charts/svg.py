"""SVG markup from parts: every text and attribute is escaped here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from depositary.views.exports.cells import xml_text

#: About so much of the font's size a character is wide: for deciding where a label must be cut.
_CHARACTER = 0.56


@dataclass(frozen=True, slots=True)
class Svg:
    """Finished markup. Templates print it as it is (`__html__`); plain strings they escape."""

    text: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return self.text


def element(name: str, *children: Svg | str, **attributes: str | float | None) -> Svg:
    """An element with its children; strings become escaped text.

    `class_` stands for `class` and `font_size` for `font-size`; an attribute that is None is left out.
    """
    written = "".join(
        f' {_attribute(key)}="{_safe(_plain(value))}"' for key, value in attributes.items() if value is not None
    )
    if not children:
        return Svg(f"<{name}{written}/>")
    inside = "".join(child.text if isinstance(child, Svg) else _safe(child) for child in children)
    return Svg(f"<{name}{written}>{inside}</{name}>")


@dataclass(frozen=True, slots=True)
class Frame:
    """What goes around a drawing: its size in pixels, what it is called and, in a sentence, what it shows."""

    width: float
    height: float
    title: str
    description: str = ""
    class_: str = "chart"


def drawing(frame: Frame, *children: Svg) -> Svg:
    """A whole SVG image: one picture with a name for those who do not see it.

    Colours come from the page's style sheet by class; without one, the attributes give black on white.
    """
    described = (element("desc", frame.description),) if frame.description else ()
    return element(
        "svg",
        *described,
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=frame.class_,
        role="img",
        aria_label=frame.title,
        viewBox=f"0 0 {_plain(frame.width)} {_plain(frame.height)}",
        width=frame.width,
        height=frame.height,
        font_family="system-ui, sans-serif",
        font_size=13,
        fill="currentColor",
    )


def words(x: float, y: float, text: str, **attributes: str | float | None) -> Svg:
    """Text whose baseline starts at a point."""
    return element("text", text, x=x, y=y, **attributes)


def line(start: tuple[float, float], end: tuple[float, float], **attributes: str | float | None) -> Svg:
    """A straight line, in the text's colour unless the style sheet says otherwise."""
    made: dict[str, str | float | None] = {"stroke": "currentColor", **attributes}
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **made)


def shortened(text: str, width: float, size: float = 13) -> str:
    """Text cut with an ellipsis where it would be wider than so many pixels."""
    most = max(1, int(width / (size * _CHARACTER)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _plain(value: str | float) -> str:
    """A number with at most two decimals and no needless zero."""
    return value if isinstance(value, str) else f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _safe(text: str) -> str:
    return escape(xml_text(text), quote=True)

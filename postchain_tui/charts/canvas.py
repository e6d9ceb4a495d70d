"""The plot area, which plotext paints: everything it is asked for goes through here."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

Colour = tuple[int, int, int] | int
"""Red, green and blue, each 0-255; or the number of one of the terminal's own colours, 0-15."""

_ESCAPE = re.compile(r"(\x1b\[[0-9;]*m)")
_RESET = "\x1b[0m"
_FOREGROUND = "\x1b[38;"
_OWN_COLOUR = re.compile(r"\x1b\[38;5;([0-9]+)m")


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a plot area, and the dots of a line within each."""

    columns: int
    rows: int
    across: int
    """How many dots stand side by side in a cell."""
    down: int
    """How many of them stand one above the other."""

    def column(self, share: float) -> int:
        """The column in which plotext puts a dot so far from the left, 0 to 1."""
        return _dot(share, self.columns * self.across) // self.across

    def row(self, share: float) -> int:
        """The row, counted from the lowest, of a dot so far up, 0 to 1."""
        return _dot(share, self.rows * self.down) // self.down

    def middle(self, row: int) -> float:
        """How far up the dot in the middle of a row is, 0 to 1."""
        dots = self.rows * self.down
        return (row * self.down + self.down // 2) / (dots - 1) if dots > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `x` and `y` are shares of the plot area, 0 to 1."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    pen: str
    """What plotext calls its marker."""
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """One character in one cell; the lowest row is 0."""

    column: int
    row: int
    sign: str


@dataclass(frozen=True, slots=True)
class Stamps:
    """Characters of one colour."""

    stamps: tuple[Stamp, ...]
    colour: Colour | None = None


def painted(grid: Grid, layers: Iterable[Stroke | Stamps]) -> tuple[str, ...]:
    """The lines of the plot area, each layer over those before it, without any background."""
    import plotext  # noqa: PLC0415 - 60 ms, and only charts need it

    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.plot_size(grid.columns, grid.rows)
    plotext.theme("clear")
    plotext.frame(False)
    plotext.xfrequency(0)
    plotext.yfrequency(0)
    plotext.xlim(0, 1)
    plotext.ylim(0, 1)
    for layer in layers:
        colour = "default" if layer.colour is None else layer.colour
        if isinstance(layer, Stroke):
            plotext.plot(layer.x, layer.y, marker=layer.pen, color=colour)
        elif layer.stamps:
            x, y, signs = _spread(grid, layer.stamps)
            plotext.scatter(x, y, marker=signs, color=colour)
    return tuple(map(_cleaned, plotext.build().splitlines()))


def _spread(grid: Grid, stamps: tuple[Stamp, ...]) -> tuple[list[float], list[float], list[str]]:
    """How far right and how far up each of the stamps is, 0 to 1, and their signs."""
    x = [_share(stamp.column, grid.columns) for stamp in stamps]
    y = [_share(stamp.row, grid.rows) for stamp in stamps]
    return x, y, [stamp.sign for stamp in stamps]


def coloured(text: str, colour: Colour | None) -> str:
    """A text in a colour; as it is where there is none or nothing to be seen."""
    if colour is None or not text.strip():
        return text
    return _within(_sequence(colour), text)


def _sequence(colour: Colour) -> str:
    if isinstance(colour, int):
        return f"\x1b[{30 + colour if colour < 8 else 82 + colour}m"
    red, green, blue = colour
    return f"\x1b[38;2;{red};{green};{blue}m"


def _dot(share: float, dots: int) -> int:
    """The dot at a share of the way: plotext rounds like this."""
    return math.floor(round(0.5 + (dots - 1) * share, 8))


def _share(cell: int, cells: int) -> float:
    return cell / (cells - 1) if cells > 1 else 0.0


def _cleaned(line: str) -> str:
    """A line with no other escape sequences than the colour of what is to be seen."""
    parts, colour = [], ""
    for part in _ESCAPE.split(line):
        if part.startswith("\x1b"):
            colour = _own(part) if part.startswith(_FOREGROUND) else ""
        else:
            parts.append(_within(colour, part))
    return "".join(parts)


def _within(sequence: str, text: str) -> str:
    """A text between a colour sequence and the end of it; as it is where either is empty."""
    return f"{sequence}{text}{_RESET}" if sequence and text else text


def _own(sequence: str) -> str:
    """A colour sequence, in its oldest form where it is one of the terminal's own."""
    found = _OWN_COLOUR.fullmatch(sequence)
    return _sequence(int(found[1])) if found else sequence

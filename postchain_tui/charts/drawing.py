"""A chart as lines of text: the plot area, with its axes around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from postchain_tui.charts.canvas import Colour, Grid, coloured, painted
from postchain_tui.charts.charset import Signs, shown_in, signs_of
from postchain_tui.charts.days import day_ticks, share_of
from postchain_tui.charts.marks import Marks
from postchain_tui.charts.scale import Scale, scale_of
from postchain_tui.core.charset import Charset
from postchain_tui.core.chart import Chart, Tone

AXIS_LINES = 2
"""The x axis, and the days below it."""
_AXIS_COLUMNS = 2
"""A space and the y axis, beside its labels."""
_LABEL_GAP = 2
"""Days keep this distance from each other."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart; there is never a background. None is the terminal's own ink."""

    tones: Mapping[Tone, Colour | None]
    """What has a tone without a colour is drawn in the terminal's own."""
    axis: Colour | None
    """The axes."""
    text: Colour | None
    """The labels of the axes, and the cursor."""


def draw(
    chart: Chart,
    width: int,
    height: int,
    palette: Palette | None,
    charset: Charset,
    cursor: date | None = None,
    *,
    label_width: int = 0,
    with_days: bool = True,
) -> str:
    """A chart without its title and legend; nothing for one without a point.

    Args:
        chart: What is shown.
        width: The cells of every line.
        height: The number of lines.
        palette: Its colours; None for text without any escape sequence.
        charset: The characters to draw with.
        cursor: A day to mark with a line from top to bottom.
        label_width: How wide the labels of the y axis are at least, so that charts of the same
            days can stand one above the other.
        with_days: Is the x axis drawn? Another chart below may have that of the same days.
    """
    if chart.is_empty:
        return ""
    rows = height - (AXIS_LINES if with_days else 0)
    label_width = max(label_width, label_width_of(chart, rows))
    columns = width - label_width - _AXIS_COLUMNS
    if min(rows, columns) < 1:
        return "\n".join([" " * max(0, width)] * max(0, height))
    signs = signs_of(charset)
    frame = _Frame(
        chart, Grid(columns, rows, signs.across, signs.down), label_width, palette, signs
    )
    scale = scale_of(chart, rows)
    marks = Marks(chart, frame.grid, scale, charset, frame.tones, cursor, frame.text_colour)
    body = (shown_in(charset, line) for line in painted(frame.grid, marks.layers()))
    plot = map("".join, zip(frame.side(scale), body, strict=True))
    return "\n".join((*plot, *(frame.bottom() if with_days else ())))


def label_width_of(chart: Chart, rows: int) -> int:
    """How many cells the labels of the y axis take beside so many lines of points."""
    scale = scale_of(chart, max(1, rows))
    return max(map(len, scale.labels), default=0)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around a plot area."""

    chart: Chart
    grid: Grid
    label_width: int
    palette: Palette | None
    signs: Signs

    def side(self, scale: Scale) -> tuple[str, ...]:
        """The y axis, from the top line to the lowest."""
        rows = (self.grid.row(scale.share(tick)) for tick in scale.ticks)
        labels = dict(zip(rows, scale.labels, strict=True))
        return tuple(
            self._text(f"{labels.get(row, ''):>{self.label_width}} ")
            + self._axis(self.signs.tick if row in labels else self.signs.wall)
            for row in reversed(range(self.grid.rows))
        )

    def bottom(self) -> tuple[str, str]:
        """The x axis, and the days below it."""
        indent = self.label_width + _AXIS_COLUMNS
        floor = [self.signs.floor] * self.grid.columns
        days = ""
        for column, label in self._days():
            centred = indent + column - len(label) // 2
            start = max(indent - 1, min(centred, indent + self.grid.columns - len(label)))
            if start >= len(days) + _LABEL_GAP or not days:
                floor[column] = self.signs.notch
                days = f"{days:<{start}}{label}"
        width = indent + self.grid.columns
        axis = " " * (indent - 1) + self._axis(self.signs.corner + "".join(floor))
        return axis, self._text(f"{days:<{width}}"[:width])

    def _days(self) -> tuple[tuple[int, str], ...]:
        """The columns of the days that are written."""
        first, last = self.chart.first, self.chart.last
        ticks = day_ticks(first, last, self.grid.columns)
        return tuple((self.grid.column(share_of(day, first, last)), label) for day, label in ticks)

    @property
    def tones(self) -> Mapping[Tone, Colour | None]:
        """The colours of what is drawn; none for text without any."""
        return self.palette.tones if self.palette else {}

    @property
    def text_colour(self) -> Colour | None:
        """The colour of labels and cursor; None for text without any."""
        return self.palette.text if self.palette else None

    def _text(self, text: str) -> str:
        return coloured(text, self.text_colour)

    def _axis(self, text: str) -> str:
        return coloured(text, self.palette.axis if self.palette else None)

"""A chart in the colours of the theme, with its title and what its signs stand for."""

from __future__ import annotations

import locale
import os
from datetime import date

from rich.text import Text
from textual.color import Color
from textual.content import Content
from textual.reactive import reactive
from textual.theme import Theme
from textual.widget import Widget

from postchain_tui.charts.canvas import Colour
from postchain_tui.charts.drawing import Palette, draw, label_width_of
from postchain_tui.charts.legend import legend
from postchain_tui.charts.stacking import TITLE_LINES
from postchain_tui.core.charset import Charset, charset_of
from postchain_tui.core.chart import Chart, Tone

TONES = {
    Tone.MAIN: "accent",
    Tone.SECOND: "secondary",
    Tone.QUIET: "quiet",
    Tone.GOOD: "success",
    Tone.CAUTION: "warning",
    Tone.BAD: "error",
}
"""The colour of the theme that each tone is drawn in."""

_LEAST_WIDTH, _LEAST_HEIGHT = 24, 3


class ChartView(Widget):
    """Draws a chart over the whole of its place; anew when the place or the theme changes."""

    chart: reactive[Chart | None] = reactive(None)

    cursor: reactive[date | None] = reactive(None)
    """The day that is read out."""

    has_days: reactive[bool] = reactive(True)
    """Are the days written below it? They may stand below another chart."""

    label_width: reactive[int] = reactive(0)
    """How wide the labels of the scale are at least, so that charts stand in line."""

    def __init__(self) -> None:
        super().__init__()
        self._charset = charset_of(os.environ, locale.getencoding())

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    def needed_label_width(self, rows: int) -> int:
        """How wide the labels of its scale are beside so many lines of points."""
        return 0 if self.chart is None else label_width_of(self.chart, rows)

    def render(self) -> Content:
        """Write title, legend and drawing."""
        if self.chart is None:
            return Content("")
        width, height = self.size.width, self.size.height - TITLE_LINES
        head = _head(self.chart, self._charset, width)
        if self.chart.is_empty or width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
            return Content("\n").join([head, Content.styled(f"  {self.chart.empty}", "$quiet")])
        drawn = draw(
            self.chart,
            width,
            height,
            self._palette(),
            self._charset,
            self.cursor,
            label_width=self.label_width,
            with_days=self.has_days,
        )
        return Content("\n").join([head, Content.from_rich_text(Text.from_ansi(drawn))])

    def _palette(self) -> Palette:
        return Palette(
            tones={tone: self._color(name) for tone, name in TONES.items()},
            axis=self._color("rule"),
            text=self._color("quiet"),
        )

    def _color(self, name: str) -> Colour | None:
        """A colour of the theme: one the terminal calls by number stays that; None is its ink."""
        color = Color.parse(self.app.theme_variables[name])
        if color.ansi is None:
            return color.rgb
        return color.ansi if color.ansi >= 0 else None

    def _theme_changed(self, _theme: Theme) -> None:
        self.refresh()


def _head(chart: Chart, charset: Charset, width: int) -> Content:
    """The title on the left, and behind it as much of the legend as there is room for."""
    head = Content.styled(chart.title, "bold")
    for words, tone in legend(chart, charset):
        longer = Content.assemble(head, "  ", (words, f"${TONES[tone]}"))
        head = longer if longer.cell_length <= width else head
    return head.truncate(width, ellipsis=True)

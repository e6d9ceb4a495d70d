"""Charts of the same days, one above the other and in line."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.reactive import reactive

from postchain_tui.core.progress.page import Panel
from postchain_tui.ui.widgets.chart_view import ChartView

_MOST_CHARTS = 3
_LEAST_LINES = 7
"""A chart with fewer lines says nothing; then one that is extra gives way."""

_AIRY_LINES = 9
"""With so many lines for each chart there is room for an empty one between them."""


class ChartStack(Vertical):
    """As many of a page's charts as there is room for."""

    panels: reactive[tuple[Panel, ...]] = reactive(())

    cursor: reactive[date | None] = reactive(None)
    """The day that is read out in all of them."""

    def compose(self) -> ComposeResult:
        """Have a place for each chart."""
        for _ in range(_MOST_CHARTS):
            yield ChartView()

    def on_resize(self, _event: Resize) -> None:
        """Share out the new height."""
        self._share_out()

    def watch_panels(self) -> None:
        """Show other charts."""
        self._share_out()

    def watch_cursor(self) -> None:
        """Mark another day."""
        for view in self.query(ChartView):
            view.cursor = self.cursor

    def _share_out(self) -> None:
        """Give every chart that is shown its lines."""
        shown = _fitting(self.panels, self.size.height)
        gap = 1 if self.size.height >= _AIRY_LINES * len(shown) else 0
        lines = _lines(shown, self.size.height - gap * (len(shown) - 1))
        views = list(self.query(ChartView))
        for place, (view, panel, height) in enumerate(zip(views, shown, lines, strict=False)):
            view.chart = panel.chart
            view.styles.height = height
            view.styles.margin = (gap if place else 0, 0, 0, 0)
        for place, view in enumerate(views):
            view.display = place < len(shown)
        pairs = list(zip(views, lines, strict=False))
        label_width = max((view.needed_label_width(height) for view, height in pairs), default=0)
        for view in views:
            view.label_width = label_width


def _fitting(panels: tuple[Panel, ...], height: int) -> tuple[Panel, ...]:
    """The charts for which there is room; the extra ones give way, then the last."""
    most = max(1, height // _LEAST_LINES)
    if len(panels) <= most:
        return panels
    needed = tuple(panel for panel in panels if not panel.is_extra)
    return needed[:most]


def _lines(panels: tuple[Panel, ...], height: int) -> list[int]:
    """The height shared out; what is left over goes to the first."""
    shares = sum(panel.share for panel in panels) or 1
    lines = [max(_LEAST_LINES, height * panel.share // shares) for panel in panels]
    if lines:
        lines[0] = max(1, height - sum(lines[1:]))
    return lines

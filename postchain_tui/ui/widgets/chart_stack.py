"""Charts of the same days, one above the other and in line."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.reactive import reactive

from postchain_tui.charts.stacking import stacked
from postchain_tui.core.progress.page import Panel
from postchain_tui.ui.widgets.chart_view import ChartView

_MOST_CHARTS = 3


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
        stack = stacked(self.panels, self.size.height)
        views = list(self.query(ChartView))
        for place, (view, storey) in enumerate(zip(views, stack.storeys, strict=False)):
            view.chart, view.has_days = storey.panel.chart, storey.has_days
            view.styles.height = storey.lines
            view.styles.margin = (stack.gap if place else 0, 0, 0, 0)
        rows = [storey.rows for storey in stack.storeys]
        for place, view in enumerate(views):
            view.display = place < len(rows)
        _align(views, rows)


def _align(views: list[ChartView], rows: list[int]) -> None:
    """Have the charts stand in line: their labels as wide as the widest of those shown."""
    pairs = zip(views, rows, strict=False)
    label_width = max((view.needed_label_width(lines) for view, lines in pairs), default=0)
    for view in views:
        view.label_width = label_width

"""A table of any length: only the lines in sight are drawn."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from postchain_tui.core.progress.page import Table


class TableView(ScrollView, can_focus=False, inherit_bindings=False):
    """Rows below a head that stays."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table-view--head",
        "table-view--row",
        "table-view--bar",
    }

    table: reactive[Table | None] = reactive(None, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._bars_from: int | None = None

    @property
    def is_too_wide(self) -> bool:
        """Is there more of it to the right?"""
        return self.virtual_size.width > self.scrollable_content_region.width

    def watch_table(self, table: Table | None) -> None:
        """Show another table from its first row on."""
        self._lines = () if table is None else _lines(table)
        self._bars_from = None if table is None else table.bars_from
        width = max(map(len, self._lines), default=0)
        self.virtual_size = Size(width + 1, len(self._lines))
        self.scroll_to(0, 0, animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the head, or one of the rows in sight."""
        place = y + self.scroll_offset.y if y else 0
        style = self.get_component_rich_style("table-view--row" if y else "table-view--head")
        bars = self.get_component_rich_style("table-view--bar")
        text = self._lines[place] if place < len(self._lines) else ""
        start = len(text) if self._bars_from is None or not y else self._bars_from
        strip = Strip([Segment(text[:start], style), Segment(text[start:], bars)])
        left, width = round(self.scroll_offset.x), self.scrollable_content_region.width - 1
        return strip.crop(left, left + width).adjust_cell_length(self.size.width, style)


def _lines(table: Table) -> tuple[str, ...]:
    return table.lines if table.rows else (table.empty,)

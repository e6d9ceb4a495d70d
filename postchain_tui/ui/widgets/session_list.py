"""The list of past sessions: only the lines in sight are drawn."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

_NEAR_THE_END = 10
"""So many rows before the last one more are asked for."""


class SessionList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of text, one of which is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Choose", id="sessions.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Choose", id="sessions.down", show=False),
        Binding("pageup", "page(-1)", "A page newer", id="sessions.page_up", show=False),
        Binding("pagedown", "page(1)", "A page older", id="sessions.page_down", show=False),
        Binding("home", "move(-1000000)", "The newest", id="sessions.home", show=False),
        Binding("end", "move(1000000)", "The oldest so far", id="sessions.end", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"session-list--row", "session-list--chosen"}

    index: reactive[int | None] = reactive(None, repaint=False)
    """The row that is chosen; None while there is none."""

    class Chosen(Message):
        """Another row is chosen."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The row."""

    class MoreWanted(Message):
        """The end of the rows comes near."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._rows: list[Content] = []

    def show(self, rows: list[Content]) -> None:
        """Show other rows, the first of them chosen."""
        self._rows = []
        self.index = None
        self.add(rows)
        self.scroll_to(y=0, animate=False)
        if rows:
            self.index = 0

    def add(self, rows: list[Content]) -> None:
        """Show more rows at the end."""
        self._rows += rows
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight."""
        row = y + self.scroll_offset.y
        is_chosen = row == self.index
        name = "session-list--chosen" if is_chosen else "session-list--row"
        style = self.get_visual_style(name)
        text = self._rows[row] if row < len(self._rows) else Content("")
        line = Content.assemble("▸ " if is_chosen else "  ", text)
        parts = line.truncate(self.size.width, ellipsis=True).render(
            style, end="", parse_style=self.app.stylesheet.parse_style
        )
        segments = [Segment(words, part.rich_style) for words, part in parts]
        return Strip(segments).adjust_cell_length(self.size.width, style.rich_style)

    def watch_index(self, before: int | None, index: int | None) -> None:
        """Draw the two rows that changed, and tell of the choice."""
        for row in (before, index):
            if row is not None:
                line = Region(0, row - self.scroll_offset.y, self.size.width, 1)
                self.refresh(line)
        if index is None:
            return
        self.post_message(self.Chosen(index))
        if index > len(self._rows) - _NEAR_THE_END:
            self.post_message(self.MoreWanted())

    def action_move(self, by: int) -> None:
        """Choose another row."""
        if self.index is not None:
            self.index = min(max(0, self.index + by), len(self._rows) - 1)
            self._keep_in_sight(self.index)

    def action_page(self, pages: int) -> None:
        """Choose a row a screen further."""
        self.action_move(pages * max(1, self.size.height - 1))

    def _keep_in_sight(self, row: int) -> None:
        top, height = round(self.scroll_offset.y), self.size.height
        if row < top:
            self.scroll_to(y=row, animate=False)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False)

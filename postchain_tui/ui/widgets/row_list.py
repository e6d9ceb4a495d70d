"""Rows of text, one of which is chosen: only the lines in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

_NEAR_THE_END = 10
"""So many rows before an end more are asked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    text: Content
    is_choosable: bool = True


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows, of which those that may be chosen are gone through by the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Choose", id="rows.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Choose", id="rows.down", show=False),
        Binding("pageup", "page(-1)", "A page up", id="rows.page_up", show=False),
        Binding("pagedown", "page(1)", "A page down", id="rows.page_down", show=False),
        Binding("home", "first", "The first", id="rows.home", show=False),
        Binding("end", "last", "The last", id="rows.end", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--row", "row-list--chosen"}

    index: reactive[int | None] = reactive(None, repaint=False)
    """The row that is chosen; None while there is none."""

    class Told(Message):
        """Something about a list of rows."""

        def __init__(self, rows: RowList) -> None:
            super().__init__()
            self.rows = rows
            """The list."""

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    class Chosen(Told):
        """Another row is chosen."""

    class OlderWanted(Told):
        """The last rows come near."""

    class NewerWanted(Told):
        """The first row is to be left upwards."""

    def __init__(self, *, id: str, is_marked: bool = True) -> None:  # noqa: A002 - as widgets have
        """Make an empty list; one that is not marked shows what is chosen only with the focus."""
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._is_marked = is_marked

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys where there is something to go through."""
        return bool(self._rows)

    def show(self, rows: Sequence[Row], index: int = 0) -> None:
        """Show other rows, the first one chosen from a place on, else the last before it."""
        self._rows = list(rows)
        self.virtual_size = Size(self.size.width, len(rows))
        y = min(self.scroll_offset.y, max(0, len(rows) - self.size.height))
        self.scroll_to(y=y, animate=False, immediate=True)
        self.refresh()
        self.set_reactive(RowList.index, None)
        self.index = self._choosable_from(max(0, min(index, len(rows) - 1)), 1)
        self._keep_in_sight()
        if not self.allow_vertical_scroll:
            # What fitted into the room until now can be scrolled only once it is laid out anew.
            self.call_after_refresh(self._keep_in_sight)

    def add(self, rows: Sequence[Row]) -> None:
        """Show more rows at the end."""
        self._rows += rows
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()
        if self.index is None:
            self.index = self._choosable_from(0, 1)

    def add_before(self, rows: Sequence[Row]) -> None:
        """Show more rows at the beginning; what is in sight stays."""
        self._rows[:0] = rows
        self.virtual_size = Size(self.size.width, len(self._rows))
        if self.index is not None:
            self.set_reactive(RowList.index, self.index + len(rows))
        y = self.scroll_offset.y + len(rows)
        self.scroll_to(y=y, animate=False, immediate=True)
        self.refresh()

    def change(self, place: int, row: Row) -> None:
        """Show another row at a place."""
        self._rows[place] = row
        self._refresh_row(place)

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight."""
        place, width = y + self.scroll_offset.y, self.size.width
        is_chosen = place == self.index and (self._is_marked or self.has_focus)
        is_here = is_chosen and self.has_focus
        style = self.get_visual_style("row-list--chosen" if is_here else "row-list--row")
        if place >= len(self._rows):
            return Strip.blank(width, style.rich_style)
        line = Content.assemble("▸ " if is_chosen else "  ", self._rows[place].text)
        line = line.truncate(self.scrollable_content_region.width, ellipsis=True)
        parts = line.render(style, end="", parse_style=self.app.stylesheet.parse_style)
        segments = [Segment(words, part.rich_style) for words, part in parts]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def watch_index(self, before: int | None, index: int | None) -> None:
        """Draw the two rows that changed, and tell of the choice."""
        for place in (before, index):
            if place is not None:
                self._refresh_row(place)
        if index is not None:
            self.post_message(self.Chosen(self))
            if index >= len(self._rows) - _NEAR_THE_END:
                self.post_message(self.OlderWanted(self))

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Have what is chosen in sight in any size."""
        self._keep_in_sight()

    def on_click(self, event: Click) -> None:
        """Choose the row that is clicked."""
        place = event.y + round(self.scroll_offset.y)
        if place < len(self._rows) and self._rows[place].is_choosable:
            self.index = place

    def action_move(self, by: int) -> None:
        """Choose another row; where there is none, scroll on to what cannot be chosen."""
        if self.index is None:
            self.scroll_relative(y=by, animate=False)
            return
        if by < 0 and self.index + by < _NEAR_THE_END:
            self.post_message(self.NewerWanted(self))
        place = self._choosable_from(min(max(0, self.index + by), len(self._rows) - 1), by)
        if place == self.index:
            self.scroll_relative(y=by, animate=False)
            return
        self.index = place
        self._keep_in_sight()

    def action_page(self, pages: int) -> None:
        """Choose a row a screen further."""
        self.action_move(pages * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Choose the first row."""
        self.action_move(-len(self._rows))

    def action_last(self) -> None:
        """Choose the last row."""
        self.action_move(len(self._rows))

    def _choosable_from(self, place: int, direction: int) -> int | None:
        """The first row that may be chosen from a place on, else the last one before it."""
        last = len(self._rows) - 1
        after, before = range(place, last + 1), range(min(place, last), -1, -1)
        ways = (after, before) if direction > 0 else (before, after)
        places = (one for one in chain(*ways) if self._rows[one].is_choosable)
        return next(places, None)

    def _refresh_row(self, place: int) -> None:
        self.refresh(Region(0, place - round(self.scroll_offset.y), self.size.width, 1))

    def _keep_in_sight(self) -> None:
        if self.index is not None:
            line = Region(0, self.index, 1, 1)
            self.scroll_to_region(line, animate=False, immediate=True)

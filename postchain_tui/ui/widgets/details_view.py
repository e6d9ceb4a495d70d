"""Details in full, line by line: of a session, of an exercise."""

from __future__ import annotations

from textual.events import Resize

from postchain_tui.core.details import Row, RowKind
from postchain_tui.ui.widgets.figure_text import can_be_drawn
from postchain_tui.ui.widgets.row_list import RowList
from postchain_tui.ui.widgets.session_rows import DetailLine, detail_lines

_MARK = 2
"""Cells before every line."""


class DetailsView(RowList):
    """The lines of something; of a session itself and its sets can be chosen."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id, is_marked=False)
        self._told: tuple[Row, ...] = ()
        self._lines: tuple[DetailLine, ...] = ()
        self._has_dots = can_be_drawn()

    @property
    def chosen_set(self) -> str | None:
        """Id of the set that is chosen; None where that is the session itself."""
        return self.marked_set if self.has_focus else None

    @property
    def marked_set(self) -> str | None:
        """Id of the set that is chosen as soon as the keys are here."""
        return None if self.index is None else self._lines[self.index].of.set_id

    def tell(self, rows: tuple[Row, ...], chosen: str | None = None) -> None:
        """Show other lines, one of them chosen by the id of its set, else the same as before."""
        place = self.index or 0
        self._told = rows
        self._lines = tuple(detail_lines(filter(self._has_room, rows), self._room))
        places = {
            line.of.set_id: number
            for number, line in enumerate(self._lines)
            if line.row.is_choosable
        }
        self.show([line.row for line in self._lines], places.get(chosen, place) if chosen else 0)

    def on_resize(self, _event: Resize) -> None:
        """Wrap the lines anew."""
        if self._told:
            self.tell(self._told, self.marked_set)

    def _has_room(self, row: Row) -> bool:
        """A figure that is wrapped or cropped shows nothing."""
        is_figure = row.kind is RowKind.FIGURE
        return not is_figure or (self._has_dots and row.width <= self._room)

    @property
    def _room(self) -> int:
        # Whether or not there is one now: what is wrapped for a scroll bar needs none sooner.
        return self.container_size.width - self.styles.scrollbar_size_vertical - _MARK

"""The line in which the set just done is confirmed: it never moves."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from postchain_tui.core.cells import Cell
from postchain_tui.core.entry import Entry
from postchain_tui.core.text import harmless

_ROOMY = 68
"""From this width on the line has room for the number of the set."""

_WIDTHS = {Cell.REPS: 7, Cell.HOLD: 6, Cell.LOAD: 7, Cell.EFFORT: 4, Cell.PAIN: 4}


class EntryLine(Widget):
    """Cells of reps, load, effort and pain, and the reason when something cannot be read."""

    entry: reactive[Entry | None] = reactive(None)
    number: reactive[int] = reactive(0)
    """Number of the set."""
    is_saved: reactive[bool] = reactive(False)
    problem: reactive[str] = reactive("")

    def render(self) -> Content:
        """Write the cells and, under them, what is to be known about them."""
        entry = self.entry
        if entry is None:
            return Content("")
        cells = [self._cell(entry, cell) for cell in entry.cells]
        has_room = self.size.width >= _ROOMY
        title = Content.styled(f"set {self.number}  " if has_room else "", "bold")
        return Content("\n").join([Content("").join([title, *cells]), self._below(entry)])

    def _cell(self, entry: Entry, cell: Cell) -> Content:
        text = entry.text(cell)
        width = _WIDTHS[cell]
        is_here = cell is entry.focus
        unit = f" {entry.unit}" if cell is Cell.LOAD else " s" if cell is Cell.HOLD else ""
        if self.is_saved and not is_here:
            style = "bold $success"
        else:
            style = "reverse bold" if is_here else "bold"
        left, right = ("[", "]") if is_here else (" ", " ")
        return Content.assemble(
            (f" {cell.value} ", "$quiet"),
            (f"{left}{text or '–':^{width - 2}}{right}", style),
            (f"{unit}  ", "$quiet"),
        )

    def _below(self, entry: Entry) -> Content:
        if self.problem:
            return Content.styled(f"✗ {self.problem}", "bold $error")
        if self.is_saved:
            return Content.styled("✓ saved · type to correct it", "$success")
        note = f" · note: {harmless(entry.note, 200)}" if entry.note else ""
        return Content.styled(
            f"enter saves · tab next cell · ↑ ↓ step · – not recorded{note}", "$quiet"
        )

"""Activities with the scores of last time and of today."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from postchain_tui.core.formatting import NOTHING, pain_text
from postchain_tui.core.function import psfs
from postchain_tui.core.sheet import Line, Sheet

_LAST, _TODAY, _MARK = 6, 9, 2
"""Widths of the columns."""


class ActivityTable(Widget):
    """One row an activity, then the averages; the row at hand is marked."""

    sheet: reactive[Sheet] = reactive(Sheet(()), layout=True)
    """What is shown."""

    def render(self) -> Content:
        """Write the table."""
        sheet = self.sheet
        if not sheet.lines:
            return Content.styled("Nothing on the list yet.", "$quiet")
        head = self._row(Content("  ACTIVITY"), "LAST", Content(f"{'TODAY':>{_TODAY}}"))
        rows = [self._line(line, place == sheet.index) for place, line in enumerate(sheet.lines)]
        last = psfs(line.last for line in sheet.lines)
        today = Content.styled(f"{_mean_text(sheet.mean):>{_TODAY - 1}} ", "bold")
        average = self._row(Content("  average"), _mean_text(last), today)
        return Content("\n").join([head.stylize("$quiet"), *rows, average])

    def _line(self, line: Line, is_here: bool) -> Content:
        name = Content.assemble(
            ("▸ " if is_here else "  ", "bold $accent"), (line.name, "bold" if is_here else "")
        )
        cell = Content.styled(_cell_text(line), "bold $accent" if is_here else "bold")
        return self._row(name, pain_text(line.last), cell)

    def _row(self, name: Content, last: str, today: Content) -> Content:
        room = max(self.size.width - _LAST - _TODAY, _MARK)
        named = name.truncate(room, ellipsis=True, pad=True)
        return Content("").join([named, Content.styled(f"{last:>{_LAST}}", "$quiet"), today])


def _cell_text(line: Line) -> str:
    """The cell of today: empty as long as there is no answer, a dash where it is not known."""
    text = "" if line.shown is None else pain_text(line.shown.score)
    return f"   [ {text:>2} ]"


def _mean_text(mean: float | None) -> str:
    return NOTHING if mean is None else f"{mean:.1f}"

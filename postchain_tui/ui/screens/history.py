"""The sessions of the past, newest first, with their sets."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.coach.coach import Coach
from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.formatting import count_text, day_text, pain_text
from postchain_tui.ui.messages import DoAgain, RecordChanged, TakeBack
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.session_detail import SessionDetail
from postchain_tui.ui.widgets.session_list import SessionList

PAGE = 50
"""Sessions read at a time."""


class HistoryScreen(Screen[None]):
    """Lists the sessions, loading more as one scrolls."""

    CSS_PATH = "history.tcss"
    HELP = "Your sessions, newest first. Arrows choose one; its sets stand beside it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "scroll(6)", "Scroll the sets", id="history.down", key_display="← →"),
        Binding("left", "scroll(-6)", "Scroll the sets", id="history.up", show=False),
        Binding("u", "undo", "Undo", id="history.undo"),
        Binding("ctrl+r", "redo", "Redo", id="history.redo", show=False),
        Binding("1", "app.switch_mode('today')", "Today", id="history.today"),
        Binding("3", "app.switch_mode('progress')", "Progress", id="history.progress"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._shown: list[SessionRecord] = []
        self._is_all = False
        self._today = coach.clock.now().date()
        self._unit = coach.settings.units

    def compose(self) -> ComposeResult:
        """Lay out list and detail."""
        yield Masthead(id="history-head")
        with Horizontal(id="history-body"):
            yield SessionList(id="sessions")
            with VerticalScroll(id="detail-box", can_focus=False):
                yield SessionDetail(id="detail", markup=False)
        yield Static(id="empty", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(SessionList).focus()

    def on_screen_resume(self) -> None:
        """Read the newest sessions anew."""
        self._today = self._coach.clock.now().date()
        self._unit = self._coach.settings.units
        self._shown, self._is_all = [], False
        rows = self._next_page()
        self.query_one("#history-body").display = bool(rows)
        empty = self.query_one("#empty", Static)
        empty.display = not rows
        empty.update(Content("No sessions yet. Press 1 and space to start the first one."))
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), ("   History", "$quiet"))
        self.query_one(SessionList).show(rows)

    def action_scroll(self, by: int) -> None:
        """Scroll the sets that are longer than the screen."""
        self.query_one("#detail-box", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(TakeBack())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(DoAgain())

    def on_record_changed(self, message: RecordChanged) -> None:
        """Read the newest sessions anew."""
        message.stop()
        self.on_screen_resume()

    def on_session_list_chosen(self, message: SessionList.Chosen) -> None:
        """Show the session that is chosen."""
        message.stop()
        self.query_one(SessionDetail).show(
            self._shown[message.index], self._coach.known_exercise, self._unit, self._today
        )

    def on_session_list_more_wanted(self, message: SessionList.MoreWanted) -> None:
        """Read on, as long as there is more."""
        message.stop()
        if not self._is_all:
            self.query_one(SessionList).add(self._next_page())

    def _next_page(self) -> list[Content]:
        page = self._coach.sessions(PAGE, self._shown[-1] if self._shown else None)
        self._is_all = len(page) < PAGE
        self._shown += page
        return [_row(record, day_text(record.local_date, self._today)) for record in page]


def _row(record: SessionRecord, day: str) -> Content:
    """One line of the list."""
    return Content.assemble(
        (f"{day:<16}", "bold"),
        (f"{count_text(len(record.sets), 'set'):>8} ", ""),
        (f" pain {pain_text(record.worst_pain):<3}", "$quiet"),
        ("open" if record.ended_at is None else "", "$warning"),
    )

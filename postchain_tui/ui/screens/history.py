"""The sessions of the past, newest first, with their sets."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from postchain_tui.coach.coach import Coach
from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.formatting import day_text, pain_text, sets_text
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.session_detail import SessionDetail

PAGE = 50
"""Sessions read at a time."""


class HistoryScreen(Screen[None]):
    """Lists the sessions, loading more as one scrolls."""

    CSS_PATH = "history.tcss"
    HELP = "Your sessions, newest first. Arrows choose one; its sets stand beside it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "app.switch_mode('today')", "Today", id="history.today"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._shown: list[SessionRecord] = []
        self._is_all = False

    def compose(self) -> ComposeResult:
        """Lay out list and detail."""
        yield Masthead(id="history-head")
        with Horizontal(id="history-body"):
            yield OptionList(id="sessions", markup=False)
            with VerticalScroll(id="detail-box", can_focus=False):
                yield SessionDetail(id="detail", markup=False)
        yield Static(id="empty", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Read the newest sessions anew."""
        listed = self.query_one(OptionList)
        listed.clear_options()
        self._shown, self._is_all = [], False
        self._load_page()
        is_empty = not self._shown
        self.query_one("#history-body").display = not is_empty
        empty = self.query_one("#empty", Static)
        empty.display = is_empty
        empty.update(Content("No sessions yet. Press 1 and space to start the first one."))
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), ("   History", "$quiet"))
        if self._shown:
            listed.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the session that is chosen, and read on near the end of the list."""
        event.stop()
        record = self._shown[event.option_index]
        now = self._coach.clock.now().date()
        self.query_one(SessionDetail).show(
            record, self._coach.known_exercise, self._coach.settings.units, now
        )
        if not self._is_all and event.option_index > len(self._shown) - 10:
            self._load_page()

    def _load_page(self) -> None:
        page = self._coach.sessions(PAGE, self._shown[-1] if self._shown else None)
        self._is_all = len(page) < PAGE
        self._shown += page
        today = self._coach.clock.now().date()
        rows = [Option(_row(record, day_text(record.local_date, today))) for record in page]
        self.query_one(OptionList).add_options(rows)


def _row(record: SessionRecord, day: str) -> Content:
    """One line of the list."""
    return Content.assemble(
        (f"{day:<16}", "bold"),
        (f"{sets_text(len(record.sets)):>8} ", ""),
        (f" pain {pain_text(record.worst_pain):<3}", "$quiet"),
        ("open" if record.ended_at is None else "", "$warning"),
    )

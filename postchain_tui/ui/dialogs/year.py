"""A year of days: when there was training, how much of it, and how the back was."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.coach import calendar
from postchain_tui.coach.coach import Coach
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.formatting import date_text
from postchain_tui.core.streaks import Streaks, streak_words
from postchain_tui.core.year import Year, day_words, total_words
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.year_map import YearMap, legend

_NOTHING_TO_OPEN = "no session to open on this day"


_A_YEAR = timedelta(weeks=52)


class YearDialog(ModalScreen[str | None]):
    """Shows a year of days; returns the id of a session to be looked at, or None."""

    CSS_PATH = "year.tcss"
    HELP = (
        "53 weeks of days, a column a week. The fuller a day is drawn, the more working sets it "
        "had among the days of these weeks; the mark beside it is the zone of its worst pain, and "
        "without one no pain was recorded. A week counts for the weeks in a row with one session: "
        "days of rest belong to training."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-7)", "A week", id="year.left", key_display="← →"),
        Binding("right", "move(7)", "A week later", id="year.right", show=False),
        Binding("up", "move(-1)", "A day", id="year.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "A day later", id="year.down", show=False),
        Binding("enter", "open", "Open", id="year.open"),
        Binding("escape", "leave", "Back", id="year.leave"),
        Binding("pageup", "turn(-1)", "Earlier", id="year.earlier"),
        Binding("pagedown", "turn(1)", "Later", id="year.later"),
        Binding("end", "today", "Today", id="year.end"),
        Binding("home", "first", "The first day", id="year.home", show=False),
        Binding("question_mark", "app.help", "Keys", id="year.help"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - as Textual has it

    def __init__(self, coach: Coach, day: date | None = None) -> None:
        """Show the year up to today, or the one up to a day of longer ago; that day is read out."""
        super().__init__()
        self._coach = coach
        self._day = day
        self._year: Year | None = None
        self._has_earlier = False

    def compose(self) -> ComposeResult:
        """Show the map, what a day says, and what all of it comes to."""
        yield Masthead(id="year-head")
        with Vertical(id="year-body"):
            yield YearMap()
            yield Static(id="year-legend", markup=False)
            yield Static(id="year-day", markup=False)
            yield Static(id="year-streaks", markup=False)
            yield Static(id="year-totals", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the year, and then the weeks while the year is looked at."""
        today = self._coach.clock.now().date()
        day = self._day or today
        self._show(day if today - day > _A_YEAR else today, day)
        self._count_weeks()

    def on_resize(self, _event: Resize) -> None:
        """Explain the signs as there is room for."""
        self._show_legend()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only years that there are, up to today's."""
        if action != "turn" or self._year is None:
            return True
        return self._has_earlier if parameters == (-1,) else self._year.last < self._year.today

    def action_move(self, by_days: int) -> None:
        """Read out another day of this year."""
        if self._year is not None:
            self._tell_day(self._year.moved(self._cursor(self._year), by_days))

    def action_first(self) -> None:
        """Read out the first day of this year."""
        if self._year is not None:
            self._tell_day(self._year.first)

    def action_today(self) -> None:
        """Read out today."""
        today = self._coach.clock.now().date()
        self._show(today, today)

    def action_turn(self, years: int) -> None:
        """Show another year, the same place in it read out."""
        if self._year is not None:
            cursor = self._cursor(self._year)
            last = self._year.earlier if years < 0 else self._year.later
            self._show(last, cursor + (last - self._year.last))

    def action_open(self) -> None:
        """Give back the newest session of the day; say so where there is none."""
        if self._year is None:
            return
        cursor = self._cursor(self._year)
        sessions = self._year.day(cursor).sessions
        if sessions:
            self.dismiss(sessions[-1])
        else:
            self._tell_day(cursor, _NOTHING_TO_OPEN)

    def action_leave(self) -> None:
        """Go back without a session."""
        self.dismiss(None)

    def _cursor(self, year: Year) -> date:
        """The day that is read out."""
        return self.query_one(YearMap).cursor or year.newest

    def _show(self, last_day: date, cursor: date) -> None:
        """Show the year up to the week of a day, and read out one of its days."""
        try:
            year = calendar.year_of(self._coach, last_day)
            self._has_earlier = calendar.has_earlier(self._coach, year)
        except PostchainError as error:
            self._tell(error)
            return
        self._year = year
        self.query_one(YearMap).year = year
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), ("   A year of days", "$quiet"))
        ends = (date_text(day, date.min) for day in (year.first, year.newest))
        head.right = Content(" – ".join(ends))
        self.query_one("#year-totals", Static).update(Content(total_words(year)))
        self._show_legend()
        self._tell_day(year.moved(cursor))
        self.refresh_bindings()

    def _show_legend(self) -> None:
        if self._year is not None:
            place = self.query_one("#year-legend", Static)
            place.update(legend(self._year, self.query_one("#year-body").content_size.width))

    def _tell_day(self, day: date, more: str = "") -> None:
        """Mark a day, and say what is on record of it."""
        if self._year is None:
            return
        self.query_one(YearMap).cursor = day
        words = day_words(self._year.day(day), self._year.today)
        told = Content.assemble("▸ ", (words, "bold"), (f" · {more}" if more else "", "$quiet"))
        self.query_one("#year-day", Static).update(told)

    @work(exclusive=True)
    async def _count_weeks(self) -> None:
        """Count the weeks in a row, and let keys have their turn meanwhile."""
        try:
            for told in calendar.streaks_of(self._coach):
                if told is not None:
                    self._show_weeks(told)
                await asyncio.sleep(0)
        except PostchainError as error:
            self._tell(error)

    def _show_weeks(self, told: Streaks) -> None:
        words = streak_words(told, self._coach.clock.now().date())
        self.query_one("#year-streaks", Static).update(Content(words))

    def _tell(self, error: PostchainError) -> None:
        """Say that the file could not be read."""
        self.notify(str(error), severity="error", timeout=60, markup=False)

"""Load and pain on one time axis: charts, what they say, and the numbers behind them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.tracking import Steps, Tracker
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.progress.page import Page, Readouts, Subject, joined
from postchain_tui.core.span import Span
from postchain_tui.ui.dialogs.picker import PickerDialog
from postchain_tui.ui.widgets.chart_stack import ChartStack
from postchain_tui.ui.widgets.facts import Facts
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.table_view import TableView

_T = TypeVar("_T")

_TABS = (
    ("e", Subject.LOAD),
    ("v", Subject.VOLUME),
    ("p", Subject.PAIN),
    ("f", Subject.EFFORT),
    ("m", Subject.MUSCLES),
    ("r", Subject.RECORDS),
    ("b", Subject.MORNINGS),
)


_READ_ON_AFTER_SECONDS = 0.3
"""So long nothing was asked for before more is read."""

_LOOK_SECONDS = 2.0

_OF_ALL = {Subject.MUSCLES, Subject.MORNINGS}
"""What is told of all exercises together."""

_MARGINS = 6
"""Columns beside the body."""

_COLUMNS = 8
"""A table that is too wide is scrolled so far."""


class ProgressScreen(Screen[None]):
    """Shows a page of a look back."""

    CSS_PATH = "progress.tcss"
    HELP = (
        "How it goes: load and pain over the same days. Left and right read out a day; "
        "t shows the numbers behind the charts. "
        "n is how many days or sessions something rests on; the true value most likely lies "
        "between the two ends of 95 %. Held: pain marks a session that pain made easier, and a "
        "light week was meant to be: both stay out of the trend. Other rungs are the easier and "
        "harder exercises of the same ladder. e1RM is the load that a formula expects to go up "
        "once. The ceiling is the most pain that a set may give."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,enter", "exercise", "Exercise", id="progress.exercise", key_display="x"),
        Binding("left", "step(-1)", "Move", id="progress.left", key_display="← →"),
        Binding("right", "step(1)", "Move", id="progress.right", show=False),
        Binding("home", "step(-100000)", "The first day", id="progress.home", show=False),
        Binding("end", "step(100000)", "The last day", id="progress.end", show=False),
        Binding("t", "table", "Table", id="progress.table"),
        Binding("i", "words", "In words", id="progress.words"),
        Binding("right_square_bracket", "longer", "Range", id="progress.longer", key_display="[ ]"),
        Binding("left_square_bracket", "shorter", "Range", id="progress.shorter", show=False),
        Binding("up", "scroll(-1)", "Scroll", id="progress.up", key_display="↑ ↓"),
        Binding("down", "scroll(1)", "Scroll", id="progress.down", show=False),
        Binding("pageup", "scroll(-12)", "A page up", id="progress.page_up", show=False),
        Binding("pagedown", "scroll(12)", "A page down", id="progress.page_down", show=False),
        *(
            Binding(
                key,
                f"show('{subject}')",
                subject.capitalize(),
                id=f"progress.{subject}",
                show=False,
            )
            for key, subject in _TABS
        ),
        Binding("1", "app.switch_mode('today')", "Today", id="progress.today"),
        Binding("2", "app.switch_mode('history')", "History", id="progress.history"),
        Binding("4", "app.switch_mode('library')", "Library", id="progress.library"),
        Binding("5", "app.switch_mode('settings')", "Settings", id="progress.settings"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._tracker = Tracker(coach)
        self._exercise: Exercise | None = None
        self._known_exercise = coach.known_exercise
        self._subject = Subject.LOAD
        self._span = Span.TWELVE_WEEKS
        self._page: Page | None = None
        self._place: int | None = None
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out charts or table, what they say beside them, and the read-out below."""
        yield Masthead(id="progress-head")
        yield Static(id="tabs", markup=False)
        with Horizontal(id="progress-body"):
            with Vertical(id="shown"):
                yield ChartStack()
                yield TableView()
                yield Static(id="first-fact", markup=False)
            with VerticalScroll(id="facts-box", can_focus=False):
                yield Facts(markup=False)
        yield Static(id="readout", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Look now and then whether something was put on record."""
        self.set_interval(_LOOK_SECONDS, self._look_if_changed)

    def on_screen_resume(self) -> None:
        """Look anew: something may have been done or corrected."""
        if self._exercise is None:
            self._exercise = self._tracker.first_choice()
        self._look()

    def _look_if_changed(self) -> None:
        """Show what another program has written meanwhile."""
        if self.is_current and self._page is not None and self._tracker.is_outdated():
            self._look()

    def action_show(self, subject: str) -> None:
        """Turn to another subject."""
        self._subject = Subject(subject)
        self.remove_class("-words")
        self._look()

    def action_longer(self) -> None:
        """Look further back."""
        self._span = self._span.longer
        self._look()

    def action_shorter(self) -> None:
        """Look less far back."""
        self._span = self._span.shorter
        self._look()

    def action_exercise(self) -> None:
        """Choose the exercise."""
        chosen = None if self._exercise is None else self._exercise.id
        dialog = PickerDialog("Which exercise?", self._tracker.choices(), chosen)
        self.app.push_screen(dialog, self._choose)

    def action_step(self, by: int) -> None:
        """Read out another day; scroll a table that is too wide."""
        if self._is_table:
            self.query_one(TableView).scroll_relative(x=by * _COLUMNS, animate=False)
        elif self._page is not None and self._page.readouts.days:
            last = len(self._page.readouts.days) - 1
            place = last + 1 if self._place is None else self._place
            self._place = min(max(0, place + by), last)
            self._show_cursor()

    def action_table(self) -> None:
        """Show the table instead of the charts, or the charts again."""
        self.toggle_class("-table")
        self._show_table()
        self.refresh_bindings()

    def action_scroll(self, by: int) -> None:
        """Scroll the table, or what is said in words."""
        shown = self.query_one("#facts-box" if self._has_long_words else TableView)
        shown.scroll_relative(y=by, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is: days to read out, rows to scroll."""
        offered = {
            "scroll": lambda: self._has_long_words or self._is_table,
            "step": lambda: self._can_step,
            "table": lambda: self._page is not None and bool(self._page.panels),
        }
        return offered[action]() if action in offered else True

    @property
    def _can_step(self) -> bool:
        """Is there a day to read out, or a table that is too wide?"""
        if self._is_table:
            return self.query_one(TableView).is_too_wide
        return self._page is not None and bool(self._page.readouts.days)

    @property
    def _is_table(self) -> bool:
        """Does the table stand in place of charts?"""
        has_charts = self._page is not None and bool(self._page.panels)
        return not has_charts or self.has_class("-table")

    @property
    def _has_long_words(self) -> bool:
        """Do the words stand alone, in place of charts and table?"""
        return not self.query_one("#shown").display

    def action_words(self) -> None:
        """Show all that is said in words, where it does not stand beside the charts."""
        self.toggle_class("-words")
        self.refresh_bindings()

    def _choose(self, exercise_id: str | None) -> None:
        if exercise_id is not None:
            self._exercise = self._known_exercise(exercise_id)
            self._look()

    def _look(self) -> None:
        """Make the page, and let others have their turn meanwhile."""
        if self._later is not None:
            self._later.stop()
        self._show_head()
        steps = self._tracker.page(self._subject, self._exercise, self._span)
        self._take(steps)

    @work(exclusive=True)
    async def _take(self, steps: Steps[Page]) -> None:
        try:
            self._page = await _in_turn(steps)
        except PostchainError as error:
            self.notify(str(error), severity="error", timeout=60, markup=False)
        else:
            self._place = None
            self._show_page(self._page)
            self._later = self.set_timer(_READ_ON_AFTER_SECONDS, self._read_on)

    @work(exclusive=True)
    async def _read_on(self) -> None:
        """Read what may be asked for next, while nobody waits."""
        with suppress(PostchainError):
            await _in_turn(self._tracker.read_on(self._subject, self._exercise))

    def _show_head(self) -> None:
        is_of_all = self._exercise is None or self._subject in _OF_ALL
        name = "all exercises" if is_of_all or not self._exercise else self._exercise.name
        head = self.query_one(Masthead)
        head.left = Content.assemble(
            ("postchain", "bold $accent"), ("   Progress ▸ ", "$quiet"), (name, "bold")
        )
        head.right = _chosen_of([(one.label, one is self._span) for one in Span])
        tabs = [(f"{key} {one.capitalize()}", one is self._subject) for key, one in _TABS]
        self.query_one("#tabs", Static).update(_chosen_of(tabs))

    def _show_page(self, page: Page) -> None:
        self.set_class(not page.panels, "-no-charts")
        self.query_one(ChartStack).panels = page.panels
        self.query_one(Facts).facts = page.facts
        lines = page.facts[0].lines if page.facts else ()
        self.query_one("#first-fact", Static).update(_as_fits(lines, self.size.width - _MARGINS))
        self._show_table()
        self._show_cursor()
        self.refresh_bindings()

    def _show_table(self) -> None:
        """Make the table when it is looked at."""
        if self._page is not None and self._is_table:
            self.query_one(TableView).table = self._page.table()

    def _show_cursor(self) -> None:
        """Mark the day that is read out, and say what it says."""
        told = Readouts() if self._page is None else self._page.readouts
        day = None if self._place is None else told.days[self._place]
        self.query_one(ChartStack).cursor = day
        self.set_class(day is not None, "-reading")
        self.query_one("#readout", Static).update(_read_out(told, self._place))


def _read_out(told: Readouts, place: int | None) -> Content:
    """What a day says; before one is chosen, how to."""
    if place is not None:
        return Content(f"▸ {told.words(place)}")
    count = len(told.days)
    return Content.styled(f"← → read out one of {count}" if count else "", "$quiet")


def _as_fits(lines: tuple[str, ...], width: int) -> Content:
    """The first lines on one, as many as there is room for."""
    text = ""
    for line in lines:
        longer = joined(text, line)
        text = longer if len(longer) <= width or not text else text
    return Content(text).truncate(width, ellipsis=True)


def _chosen_of(choices: list[tuple[str, bool]]) -> Content:
    """Choices in a row, the one that is taken in brackets."""
    parts = [
        Content.styled(f"[{word}]", "bold $accent")
        if is_chosen
        else Content.styled(f" {word} ", "$quiet")
        for word, is_chosen in choices
    ]
    return Content(" ").join(parts)


async def _in_turn(steps: Steps[_T]) -> _T:
    """Take the steps one by one, and let keys and timers have their turn between them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _T = end.value
            return result
        await asyncio.sleep(0)

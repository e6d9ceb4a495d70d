"""Today: what is due and why, and the one question that is owed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.pending import pending
from postchain_tui.core.formatting import day_text
from postchain_tui.core.today import Today
from postchain_tui.ui.messages import (
    AnswerLightWeek,
    AnswerMorning,
    AskFunction,
    ChooseNext,
    DoAgain,
    OfferFunction,
    RecordPain,
    SettleUnfinished,
    ShowWhy,
    StartSession,
    TakeBack,
    TellWrong,
    TodayShown,
)
from postchain_tui.ui.widgets.key_bar import KeyBar, key_name
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.notice import Notice
from postchain_tui.ui.widgets.today_notes import (
    TodayAdvice,
    TodayNotes,
    has_choices,
    is_locked,
    morning_to_correct,
    offers_light_week,
)
from postchain_tui.ui.widgets.today_plan import TodayPlan
from postchain_tui.ui.widgets.today_side import TodaySide, light_text

_LOOK_SECONDS = 2.0


_OFFERED: dict[str, Callable[[Today | None], bool]] = {
    "morning": lambda today: today is not None and today.owes_morning is not None,
    "correct": lambda today: morning_to_correct(today) is not None,
    "settle": lambda today: today is not None and today.unfinished is not None,
    "choose": has_choices,
    "light_week": offers_light_week,
}
"""When what is not always there can be done."""


class TodayScreen(Screen[None]):
    """The first screen."""

    HELP = (
        "What is due, in order, with the reason for each target. Space starts the session; "
        "the arrows mark an exercise, and w shows all that its target rests on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "start", "Start", id="today.start"),
        Binding("m", "morning", "Morning score", id="today.morning"),
        Binding("m", "correct", "Correct the morning", id="today.correct"),
        Binding("f", "settle", "Finish or discard", id="today.settle"),
        Binding("c", "choose", "Choose", id="today.choose"),
        Binding("g", "light_week", "Light week", id="today.light_week"),
        Binding("w", "why", "Why", id="today.why"),
        Binding("p", "pain", "Pain now", id="today.pain"),
        Binding("exclamation_mark", "wrong", "Something is wrong", id="today.wrong"),
        Binding("up", "mark(-1)", "Mark the one above", id="today.up", show=False),
        Binding("down", "mark(1)", "Mark the one below", id="today.down", show=False),
        Binding("pagedown", "scroll(6)", "Scroll down", id="today.page_down", show=False),
        Binding("pageup", "scroll(-6)", "Scroll up", id="today.page_up", show=False),
        Binding("2", "app.switch_mode('history')", "History", id="today.history"),
        Binding("3", "app.switch_mode('progress')", "Progress", id="today.progress"),
        Binding("4", "app.switch_mode('library')", "Library", id="today.library"),
        Binding("5", "app.switch_mode('settings')", "Settings", id="today.settings"),
        Binding("y", "function", "What you can do", id="today.function"),
        Binding("u", "undo", "Undo", id="today.undo", show=False),
        Binding("ctrl+r", "redo", "Redo", id="today.redo", show=False),
    ]

    def __init__(self, coach: Coach, notice: str = "") -> None:
        super().__init__()
        self._coach = coach
        self._notice = notice
        self._today: Today | None = None

    def compose(self) -> ComposeResult:
        """Lay out question, plan and side."""
        yield Masthead(id="today-head")
        yield TodayNotes(id="notes", markup=False)
        yield TodayAdvice(id="advice-above")
        with VerticalScroll(id="today-body", can_focus=False), Horizontal(id="today-columns"):
            yield TodayPlan(id="plan")
            with Vertical(id="side"):
                yield TodayAdvice(id="advice-beside")
                yield TodaySide(markup=False)
        yield Static(id="start", markup=False)
        yield Notice(markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show today, and look now and then whether it has changed."""
        self.query_one(Notice).text = self._notice
        self.set_interval(_LOOK_SECONDS, self._look)
        self.call_after_refresh(self._first_shown)

    def on_screen_resume(self) -> None:
        """Show today as it stands now."""
        self.refresh_today()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is to do."""
        offered = _OFFERED.get(action)
        return True if offered is None else offered(self._today)

    def refresh_today(self) -> None:
        """Ask anew what is due, and show it."""
        today = self._today = self._coach.today()
        settings = self._coach.settings
        head = self.query_one(Masthead)
        day = day_text(today.now.date(), today.now.date())
        head.left = Content.assemble(("postchain", "bold $accent"), (f"   {day}", "$quiet"))
        head.right = Content.assemble(
            light_text(today.reading), ("   injured" if today.injured else "", "bold $warning")
        )
        beside = pending(self._coach)
        plan = self.query_one(TodayPlan)
        plan.unit, plan.pinned, plan.today = settings.units, beside.pinned, today
        self.query_one(TodaySide).today = today
        self.call_after_refresh(self.post_message, OfferFunction(today))
        notes = self.query_one(TodayNotes)
        notes.signs, notes.today = beside.signs, today
        for advice in self.query(TodayAdvice):
            advice.today = today
        self.query_one("#start", Static).update(
            Content.assemble(
                (f"{self._start_key}  ", "bold $accent"), (_start_words(today), "bold")
            )
        )
        self.refresh_bindings()

    @property
    def _start_key(self) -> str:
        """The key that starts, which may be another one than usual."""
        bound = (active.binding for active in self.active_bindings.values())
        return next((key_name(one.key) for one in bound if one.action == "start"), "space")

    def offer_function(self, week: int | None) -> None:
        """Say that it is time to score what one can do, or that it is not."""
        self.query_one(TodaySide).function_due = week

    def tell(self, *problems: str) -> None:
        """Say more for as long as the app runs."""
        notice = self.query_one(Notice)
        notice.text = " ".join(filter(None, (notice.text, *problems)))

    def action_start(self) -> None:
        """Start the session that is due, or go on with the open one."""
        self.post_message(StartSession())

    def action_morning(self) -> None:
        """Give the morning score that is owed."""
        self.post_message(AnswerMorning())

    def action_correct(self) -> None:
        """Give the morning score anew that is on record."""
        self.post_message(AnswerMorning())

    def action_pain(self) -> None:
        """Record the pain of this moment."""
        self.post_message(RecordPain())

    def action_function(self) -> None:
        """Say what one can do."""
        self.post_message(AskFunction())

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(TakeBack())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(DoAgain())

    def action_choose(self) -> None:
        """Choose what comes next."""
        self.post_message(ChooseNext())

    def action_light_week(self) -> None:
        """Answer whether the week is to be a light one."""
        self.post_message(AnswerLightWeek())

    def action_wrong(self) -> None:
        """Say what is wrong."""
        self.post_message(TellWrong())

    def action_why(self) -> None:
        """Show why what is marked is due."""
        due = self.query_one(TodayPlan).due
        if due is not None:
            self.post_message(ShowWhy(due.decision))

    def action_mark(self, by: int) -> None:
        """Mark another exercise, and bring it into sight."""
        plan = self.query_one(TodayPlan)
        plan.move(by)
        rows = plan.rows_here()
        region = Region(0, rows.start, 1, len(rows))
        self.query_one("#today-body", VerticalScroll).scroll_to_region(region, animate=False)

    def action_scroll(self, by: int) -> None:
        """Scroll what is longer than the screen."""
        self.query_one("#today-body", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_settle(self) -> None:
        """Say what becomes of the open session."""
        self.post_message(SettleUnfinished())

    def _first_shown(self) -> None:
        if self._today is not None:
            self.post_message(TodayShown(self._today))

    def _look(self) -> None:
        """Show today anew when another program wrote to the file, or the day has changed."""
        is_new_day = (
            self._today is not None and self._today.now.date() != self._coach.clock.now().date()
        )
        if self.is_current and (self._coach.is_changed_elsewhere() or is_new_day):
            self.refresh_today()


def _start_words(today: Today) -> str:
    """What the big key does."""
    if is_locked(today):
        return "locked: read what to do"
    return "resume your session" if today.unfinished else "start"

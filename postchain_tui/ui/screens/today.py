"""Today: what is due and why, and the one question that is owed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.coach.coach import Coach
from postchain_tui.core.formatting import day_text
from postchain_tui.core.pain import Light
from postchain_tui.core.today import Today
from postchain_tui.ui.messages import (
    AnswerMorning,
    RecordPain,
    SettleUnfinished,
    StartSession,
    TodayShown,
)
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.notice import Notice
from postchain_tui.ui.widgets.today_plan import TodayPlan
from postchain_tui.ui.widgets.today_side import TodaySide, light_text

_LOOK_SECONDS = 2.0


class TodayScreen(Screen[None]):
    """The first screen."""

    HELP = "What is due, in order, with the reason for each target. Space starts the session."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "start", "Start", id="today.start"),
        Binding("m", "morning", "Morning score", id="today.morning"),
        Binding("p", "pain", "Pain now", id="today.pain"),
        Binding("f", "settle", "Finish or discard", id="today.settle"),
        Binding("down,pagedown", "scroll(6)", "Scroll", id="today.down", show=False),
        Binding("up,pageup", "scroll(-6)", "Scroll", id="today.up", show=False),
        Binding("2", "app.switch_mode('history')", "History", id="today.history"),
    ]

    def __init__(self, coach: Coach, notice: str = "") -> None:
        super().__init__()
        self._coach = coach
        self._notice = notice
        self._today: Today | None = None

    def compose(self) -> ComposeResult:
        """Lay out question, plan and side."""
        yield Masthead(id="today-head")
        yield Static(id="question", markup=False)
        with VerticalScroll(id="today-body", can_focus=False), Horizontal(id="today-columns"):
            yield TodayPlan(id="plan", markup=False)
            yield TodaySide(id="side", markup=False)
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
        if action == "morning":
            return self._today is not None and self._today.owes_morning is not None
        if action == "settle":
            return self._today is not None and self._today.unfinished is not None
        return True

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
        plan = self.query_one(TodayPlan)
        plan.unit, plan.today = settings.units, today
        self.query_one(TodaySide).today = today
        self._show_question(today)
        is_locked = today.reading is not None and today.reading.light is Light.LOCK
        start = "resume your session" if today.unfinished else "start"
        start = "locked: read why" if is_locked else start
        self.query_one("#start", Static).update(
            Content.assemble(("space  ", "bold $accent"), (start, "bold"))
        )
        self.refresh_bindings()

    def action_start(self) -> None:
        """Start the session that is due, or go on with the open one."""
        self.post_message(StartSession())

    def action_morning(self) -> None:
        """Give the morning score that is owed."""
        self.post_message(AnswerMorning())

    def action_pain(self) -> None:
        """Record the pain of this moment."""
        self.post_message(RecordPain())

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

    def _show_question(self, today: Today) -> None:
        question = self.query_one("#question", Static)
        question.display = today.unfinished is not None or today.owes_morning is not None
        if today.unfinished is not None:
            text = Content.assemble(
                ("A session is open.  ", "bold"),
                ("space", "bold $accent"),
                (" resumes it, ", "$quiet"),
                ("f", "bold $accent"),
                (" finishes or discards it.", "$quiet"),
            )
        else:
            text = Content.assemble(
                ("How was your back the morning after?  ", "bold"),
                ("m", "bold $accent"),
                (" answers with one more key.", "$quiet"),
            )
        question.update(text)

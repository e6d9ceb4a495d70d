"""The session: one exercise at a time, led by one big key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen

from postchain_tui.coach import training
from postchain_tui.coach.coach import Coach
from postchain_tui.core import events
from postchain_tui.core.coach_mark import coach_mark
from postchain_tui.core.errors import InputError, PostchainError
from postchain_tui.core.session import Session, WrapUp
from postchain_tui.core.steps import due
from postchain_tui.core.timeline import Timeline
from postchain_tui.store.failures import BusyError
from postchain_tui.ui.messages import TitleChanged
from postchain_tui.ui.screens.session_adjusting import SessionAdjusting
from postchain_tui.ui.screens.session_clock import SessionClock
from postchain_tui.ui.screens.session_ending import SessionEnding
from postchain_tui.ui.screens.session_interview import SessionInterview
from postchain_tui.ui.screens.session_keys import allowed
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.notice import Notice
from postchain_tui.ui.widgets.session_view import SessionView

RETRY_SECONDS = 0.3
"""So long after the file was in use a change is tried again."""

_NAMED = frozenset({"backspace"})
_TYPED = frozenset("0123456789.,/=+-") | _NAMED
_WHILE_TYPING = frozenset("x@p")
_MOVES = {"tab": 1, "right": 1, "shift+tab": -1, "left": -1}
"""Keys that go to another cell, and by how many."""


class SessionScreen(Screen[Session]):
    """Runs a session; returns it as it stands when it is left."""

    CSS_PATH = "session.tcss"
    HELP = (
        "One exercise at a time. Space is the big key: it starts, ends a set, and goes on. "
        "Every set is on disk when it says saved. Esc leaves; nothing is lost."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go", "Go on", id="session.go"),
        Binding("space", "scores", "Scores again", id="session.scores"),
        Binding("enter", "save", "Save", id="session.save"),
        Binding("enter", "finish", "Finish", id="session.finish"),
        Binding("y", "form(True)", "Form held", id="session.form"),
        Binding("left_square_bracket,less_than_sign", "adjust(-15)", "−15 s", id="session.less"),
        Binding("right_square_bracket,greater_than_sign", "adjust(15)", "+15 s", id="session.more"),
        Binding("p", "pause", "Pause", id="session.pause"),
        Binding("u", "undo", "Undo", id="session.undo"),
        Binding("ctrl+r", "redo", "Redo", id="session.redo"),
        Binding("escape", "leave", "Leave", id="session.leave"),
        Binding("exclamation_mark", "ask('wrong')", "Something is wrong", id="session.wrong"),
        Binding("i", "guide", "How", id="session.guide"),
        Binding("e", "ask('text')", "Text line", id="session.text"),
        Binding("n", "form(False)", "It did not", id="session.form_lost"),
        Binding("n", "note", "Note", id="session.note"),
        Binding("s", "change('skip')", "Skip exercise", id="session.skip"),
        Binding("x", "ask('swap')", "Swap", id="session.swap"),
        Binding("a", "change('add')", "Add a set", id="session.add"),
        Binding("t", "change('pacer')", "Pacer", id="session.pacer"),
        Binding("tab,right", "cell(1)", "Next cell", id="session.next_cell", show=False),
        Binding("shift+tab,left", "cell(-1)", "Cell before", id="session.cell_before", show=False),
        Binding("up", "step(1)", "One step up", id="session.up", show=False),
        Binding("down", "step(-1)", "One step down", id="session.down", show=False),
    ]

    def __init__(self, coach: Coach, timeline: Timeline) -> None:
        super().__init__()
        self._coach = coach
        self._keeper = training.keeper(coach, timeline)
        self._settings = coach.settings
        self._adjusting = SessionAdjusting(self, coach, self._keeper, self._do)
        self._interview = SessionInterview(self, coach, self._keeper, self._do, self._adjusting)
        self._clock = SessionClock(self._settings, self._tick)
        self._ending = SessionEnding(self, coach, self._settings, self._show)
        self._problem = self._title = ""
        self._guide_is_open = False
        self._is_first = coach.is_first_session
        self._waiting: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the view, a place for notices, and the keys."""
        yield SessionView()
        yield Notice(markup=False)
        yield KeyBar()
        yield self._clock

    def on_mount(self) -> None:
        """Show the session where it stands, and ask what is to be asked."""
        self._show()
        self._interview.ask()
        self._interview.ask_open()
        self._adjusting.ask_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something in this state."""
        return allowed(action, parameters, self._keeper)

    def action_go(self) -> None:
        """Do what the big key does, unless an answer is still owed."""
        if not self._interview.ask_open():
            now = self._coach.clock.now()
            self._do(lambda: self._keeper.forward(now))
            self._adjusting.ask_open()

    def action_scores(self) -> None:
        """Ask for the scores of this moment, also if they were given."""
        self._interview.ask(again=True)

    def action_save(self) -> None:
        """Put the entry on record."""
        now = self._coach.clock.now()
        self._do(lambda: self._keeper.confirm(now))

    def action_finish(self) -> None:
        """Finish the session."""
        finished = events.Finished(self._coach.clock.now())
        self._do(lambda: self._keeper.happen(finished, "finish the session"))

    def action_adjust(self, seconds: int) -> None:
        """Make the rest longer or shorter."""
        adjusted = events.RestAdjusted(self._coach.clock.now(), seconds)
        self._do(lambda: self._keeper.happen(adjusted, "adjust the rest"))

    def action_pause(self) -> None:
        """Stop the rest clock or let it run on; while typing, go to the pain cell."""
        if self._keeper.entry is not None and self._keeper.entry.typing:
            self._do(lambda: self._keeper.type("p"))
        else:
            now = self._coach.clock.now()
            self._do(lambda: self._keeper.pause_or_resume(now))

    def action_undo(self) -> None:
        """Take back the last thing that was done."""
        self._do(self._keeper.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._do(self._keeper.redo)

    def action_guide(self) -> None:
        """Open or fold the instructions."""
        self._guide_is_open = not self._guide_is_open
        self._show()

    def action_change(self, what: str) -> None:
        """Change what is done: skip the exercise, add a set, turn the pacer on or off."""
        now = self._coach.clock.now()
        changes: dict[str, Callable[[], object]] = {
            "skip": lambda: self._keeper.skip(now),
            "add": lambda: self._keeper.happen(events.SetAdded(now), "add a set"),
            "pacer": lambda: self._keeper.choose_pacing(now),
        }
        self._do(changes[what])

    def action_ask(self, what: str) -> None:
        """Ask for the set in shorthand, for another exercise, or what is wrong."""
        asks = {
            "text": self._interview.ask_set,
            "swap": self._adjusting.ask_swap,
            "wrong": self._adjusting.ask_wrong,
        }
        asks[what]()

    def action_form(self, held: bool) -> None:
        """Say whether form held in the exercise that is asked about."""
        asked = self._keeper.session.open_form
        if asked is not None:
            answered = events.FormAnswered(self._coach.clock.now(), asked.exercise.id, held)
            self._do(lambda: self._keeper.happen(answered, "answer for the form"))

    def action_note(self) -> None:
        """Write a note: on the set in a rest, on the session at its end."""
        self._interview.ask_note()

    def action_leave(self) -> None:
        """Leave; the session can be gone on with to the second."""
        self.dismiss(self._keeper.session)

    def action_cell(self, by: int) -> None:
        """Go to another cell of the entry."""
        self._keeper.move(by)
        self._problem = ""
        self._show()

    def action_step(self, direction: int) -> None:
        """Step the cell at hand, or scroll what is long."""
        if self._keeper.entry is None:
            self.query_one(SessionView).scroll_guide(-3 * direction)
        else:
            self._do(lambda: self._keeper.step(direction))

    def on_key(self, event: Key) -> None:
        """Type into the cells of the entry, and go from one to the other.

        Bindings are run later than keys are seen here: going to the next cell by a binding alone
        would let a digit that was typed right after it fall into the cell before.
        """
        entry = self._keeper.entry
        if entry is None:
            return
        key = event.key if event.key in _NAMED else event.character or ""
        if event.key in _MOVES:
            event.stop()
            self.action_cell(_MOVES[event.key])
        elif key in (_TYPED | _WHILE_TYPING if entry.typing else _TYPED):
            event.stop()
            self._keeper.type(key)
            self._problem = ""
            self._show()

    def on_screen_resume(self) -> None:
        """Go, if the session was closed while something stood in front of it."""
        self._interview.leave_if_closed()

    def _do(self, change: Callable[[], object]) -> None:
        """Change something, saved before it is shown; say why not where it cannot be.

        While another program writes, the change waits for its turn, and nothing goes before it.
        """
        if self._waiting not in {None, change}:
            return
        self._waiting = None
        before = self._keeper.timeline
        notice = self.query_one(Notice)
        try:
            change()
        except InputError as error:
            self._problem = str(error)
        except BusyError as error:
            notice.text = f"{error} It is tried again by itself."
            self._waiting = change
            self.set_timer(RETRY_SECONDS, lambda: self._do(change))
        except PostchainError as error:
            notice.text = str(error)
        else:
            self._problem = ""
        if self._keeper.timeline is not before:
            notice.text = ""
            self.refresh_bindings()
            self._interview.arrived(before.session)
            self._adjusting.arrived(before.session)
        self._show()

    def _show(self) -> None:
        """Show the session as it stands now."""
        session, now = self._keeper.session, self._coach.clock.now()
        self._clock.follow(session, now)
        view = self.query_one(SessionView)
        shown = view.show(
            session,
            self._keeper.entry,
            self._settings,
            now,
            guide=self._guide_is_open,
            problem=self._problem,
            mark=coach_mark(session) if self._is_first else "",
        )
        if isinstance(session.state, WrapUp):
            self._ending.show(view, session)
        title = f"{shown.big} {shown.word}".strip()
        if self._settings.title and title != self._title:
            self._title = title
            self.post_message(TitleChanged(title))

    def _tick(self) -> None:
        """Let happen what happens by itself, then show what the clock reads."""
        now = self._coach.clock.now()
        if due(self._keeper.session, now) is None:
            self._show()
        else:
            self._do(lambda: self._keeper.tick(now))

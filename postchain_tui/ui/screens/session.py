"""The session: one exercise at a time, led by one big key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen
from textual.timer import Timer

from postchain_tui.coach.coach import Coach
from postchain_tui.core import events
from postchain_tui.core.errors import InputError, PostchainError
from postchain_tui.core.session import CheckIn, Closed, Resting, Session, Work, WrapUp
from postchain_tui.core.steps import due, next_change
from postchain_tui.core.timeline import Timeline
from postchain_tui.ui import questions
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.score import Score, ScoreDialog
from postchain_tui.ui.dialogs.text import TextAnswer, TextDialog
from postchain_tui.ui.messages import TitleChanged
from postchain_tui.ui.session_keys import allowed
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.notice import Notice
from postchain_tui.ui.widgets.session_view import SessionView
from postchain_tui.ui.widgets.wrap_up import first_open_form

SORE = 6
"""From this pain on a gentle session is offered at the start."""

_TYPED = frozenset("0123456789.,/")
_WHILE_TYPING = frozenset("x@p")
_ENTRY_KEYS = _TYPED | _WHILE_TYPING | {"=", "+", "-"}


class SessionScreen(Screen[Session]):
    """Runs a session; returns it as it stands when it is left."""

    CSS_PATH = "session.tcss"
    HELP = (
        "One exercise at a time. Space is the big key: it starts, ends a set, and goes on. "
        "Every set is on disk when it says saved. Esc leaves; nothing is lost."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go", "Go on", id="session.go"),
        Binding("enter", "save", "Save", id="session.save"),
        Binding("y", "form", "Form held", id="session.form"),
        Binding("left_square_bracket,less_than_sign", "adjust(-15)", "−15 s", id="session.less"),
        Binding("right_square_bracket,greater_than_sign", "adjust(15)", "+15 s", id="session.more"),
        Binding("p", "pause", "Pause", id="session.pause"),
        Binding("u", "undo", "Undo", id="session.undo"),
        Binding("i", "guide", "How", id="session.guide"),
        Binding("e", "text", "Text line", id="session.text"),
        Binding("n", "note", "Note", id="session.note"),
        Binding("s", "skip", "Skip exercise", id="session.skip"),
        Binding("t", "pacer", "Pacer", id="session.pacer"),
        Binding("ctrl+r", "redo", "Redo", id="session.redo"),
        Binding("escape", "leave", "Leave", id="session.leave"),
        Binding("tab,right", "cell(1)", "Next cell", id="session.next_cell", show=False),
        Binding("shift+tab,left", "cell(-1)", "Cell before", id="session.cell_before", show=False),
        Binding("up", "step(1)", "One step up", id="session.up", show=False),
        Binding("down", "step(-1)", "One step down", id="session.down", show=False),
    ]

    def __init__(self, coach: Coach, timeline: Timeline) -> None:
        super().__init__()
        self._coach = coach
        self._keeper = coach.keeper(timeline)
        self._settings = coach.settings
        self._problem = ""
        self._guide_is_open = False
        self._rest_was_over = True
        self._text_draft = ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the view, a place for notices, and the keys."""
        yield SessionView()
        yield Notice(markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the session where it stands, and ask what is to be asked."""
        self._show()
        self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something in this state."""
        return allowed(action, self._keeper)

    def action_go(self) -> None:
        """Do what the big key does."""
        if isinstance(self._keeper.session.state, CheckIn | WrapUp):
            self._ask(again=True)
        else:
            self._do(lambda: self._keeper.forward(self._coach.clock.now()))

    def action_save(self) -> None:
        """Put the entry on record; at the end, finish the session."""
        now = self._coach.clock.now()
        if isinstance(self._keeper.session.state, WrapUp):
            self._happen(events.Finished(now), "finish the session")
        else:
            self._do(lambda: self._keeper.confirm(now))

    def action_adjust(self, seconds: int) -> None:
        """Make the rest longer or shorter."""
        self._happen(events.RestAdjusted(self._coach.clock.now(), seconds), "adjust the rest")

    def action_pause(self) -> None:
        """Stop the rest clock or let it run on; while typing, go to the pain cell."""
        state, now = self._keeper.session.state, self._coach.clock.now()
        if self._keeper.entry is not None and self._keeper.entry.typing:
            self._edit("p")
        elif isinstance(state, Resting) and state.clock.paused_at is not None:
            self._happen(events.RestResumed(now), "go on with the rest")
        else:
            self._happen(events.RestPaused(now), "pause the rest")

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

    def action_skip(self) -> None:
        """Leave out what is left of the exercise."""
        self._happen(events.ExerciseSkipped(self._coach.clock.now()), "skip an exercise")

    def action_pacer(self) -> None:
        """Turn the pacer on or off."""
        self._do(lambda: self._keeper.choose_pacing(self._coach.clock.now()))

    def action_form(self, held: bool = True) -> None:
        """Say whether form held in the exercise that is asked about."""
        asked = first_open_form(self._keeper.session)
        if asked is not None:
            now = self._coach.clock.now()
            self._happen(events.FormAnswered(now, asked.exercise.id, held), "answer for the form")

    def action_note(self) -> None:
        """Write a note: on the set in a rest, on the session at its end; or say no."""
        session = self._keeper.session
        if first_open_form(session) is not None and isinstance(session.state, WrapUp):
            self.action_form(held=False)
            return
        entry = self._keeper.entry
        text = session.note if entry is None else entry.note
        dialog = TextDialog(questions.note_question(text), lambda _: None)
        self.app.push_screen(dialog, self._note_written)

    def action_text(self) -> None:
        """Enter the set in shorthand."""
        dialog = TextDialog(questions.set_question(self._text_draft), self._keeper.read)
        self.app.push_screen(dialog, self._text_written)

    def action_leave(self) -> None:
        """Leave; the session can be gone on with to the second."""
        self._stop_timer()
        self.post_message(TitleChanged(""))
        self.dismiss(self._keeper.session)

    def action_cell(self, by: int) -> None:
        """Go to another cell of the entry."""
        if self._keeper.entry is not None:
            self._keeper.entry = self._keeper.entry.moved(by)
            self._show()

    def action_step(self, direction: int) -> None:
        """Step the cell at hand, or scroll what is long."""
        if self._keeper.entry is None:
            self.query_one(SessionView).scroll_guide(-3 * direction)
        else:
            self._do(lambda: self._keeper.step(direction))

    def on_key(self, event: Key) -> None:
        """Type into the cells of the entry."""
        entry = self._keeper.entry
        key = event.character or event.key
        if entry is not None and (key in _ENTRY_KEYS or event.key == "backspace"):
            if key in _WHILE_TYPING and not entry.typing:
                return
            event.stop()
            self._edit("backspace" if event.key == "backspace" else key)

    def _edit(self, key: str) -> None:
        keeper = self._keeper
        if keeper.entry is None:
            return
        if key == "backspace":
            keeper.entry = keeper.entry.backspace()
        elif key == "=":
            keeper.repeat_last()
        elif key in {"+", "-"}:
            keeper.load_or_unrecorded(key)
        else:
            keeper.entry = keeper.entry.typed(key)
        self._problem = ""
        self._show()

    def _note_written(self, answer: TextAnswer | None) -> None:
        if answer is not None:
            self._do(lambda: self._keeper.write_note(answer.text, self._coach.clock.now()))

    def _text_written(self, answer: TextAnswer | None) -> None:
        if answer is None:
            return
        self._text_draft = "" if answer.is_final else answer.text
        if answer.is_final:
            self._keeper.write(answer.text)
            self.action_save()

    def _happen(self, event: events.Event, what: str) -> None:
        self._do(lambda: self._keeper.happen(event, what))

    def _do(self, change: Callable[[], object]) -> None:
        """Change something, saved before it is shown; say why not where it cannot be."""
        before = self._keeper.session.state
        notice = self.query_one(Notice)
        try:
            change()
        except InputError as error:
            self._problem = str(error)
        except PostchainError as error:
            notice.text = str(error)
        else:
            self._problem = notice.text = ""
        self._arrive(type(before))
        self._show()

    def _arrive(self, left: type) -> None:
        """Do what belongs to entering a state."""
        session = self._keeper.session
        if isinstance(session.state, Closed):
            self.action_leave()
            return
        if type(session.state) is left:
            return
        if isinstance(session.state, Work) and self._settings.bell_work:
            self.app.bell()
            self.set_timer(0.2, self.app.bell)
        if isinstance(session.state, Resting):
            self._rest_was_over = session.state.clock.is_over(self._coach.clock.now())
        self.refresh_bindings()
        self._ask()

    def _ask(self, again: bool = False) -> None:
        """Ask what the state has to ask: pain before, pain after, effort."""
        session = self._keeper.session
        if isinstance(session.state, CheckIn):
            self.app.push_screen(ScoreDialog(questions.BEFORE), self._checked_in)
        is_asked = not again and self._keeper.timeline.has(events.AfterScored)
        if isinstance(session.state, WrapUp) and not is_asked:
            self.app.push_screen(ScoreDialog(questions.AFTER), self._after_scored)

    def _checked_in(self, score: Score | None) -> None:
        if score is None:
            return
        self._happen(events.CheckedIn(self._coach.clock.now(), score.value), "say how the back is")
        if score.value is not None and score.value >= SORE:
            self.app.push_screen(ChoiceDialog(questions.SORE_START), self._sore_chosen)

    def _sore_chosen(self, choice: str | None) -> None:
        if choice == "recovery":
            self._happen(self._coach.recovery(), "take the gentle session")
        elif choice == "leave":
            self.action_leave()

    def _after_scored(self, score: Score | None) -> None:
        if score is not None:
            now = self._coach.clock.now()
            self._happen(events.AfterScored(now, score.value), "say how the back is")
        self.app.push_screen(ScoreDialog(questions.EFFORT), self._effort_rated)

    def _effort_rated(self, score: Score | None) -> None:
        if score is not None:
            now = self._coach.clock.now()
            self._happen(events.EffortRated(now, score.value), "say how hard it was")

    def _show(self) -> None:
        """Show the session as it stands now, and come back when the clock reads differently."""
        session, now = self._keeper.session, self._coach.clock.now()
        self._ring(session, now)
        view = self.query_one(SessionView)
        shown = view.show(
            session,
            self._keeper.entry,
            self._settings,
            now,
            guide=self._guide_is_open,
            problem=self._problem,
        )
        if isinstance(session.state, WrapUp):
            view.show_summary(self._coach.summary(session), session, self._settings)
        if self._settings.title:
            self.post_message(TitleChanged(f"{shown.big} {shown.word}".strip()))
        self._stop_timer()
        change = next_change(session, now)
        if change is not None:
            self._timer = self.set_timer((change - now).total_seconds(), self._tick)

    def _ring(self, session: Session, now: datetime) -> None:
        """One bell at the moment a rest is over."""
        if not isinstance(session.state, Resting):
            return
        is_over = session.state.clock.is_over(now)
        if is_over and not self._rest_was_over and self._settings.bell_rest:
            self.app.bell()
        self._rest_was_over = is_over

    def _tick(self) -> None:
        """Let happen what happens by itself, then show what the clock reads."""
        now = self._coach.clock.now()
        if due(self._keeper.session, now) is None:
            self._show()
        else:
            self._do(lambda: self._keeper.tick(now))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

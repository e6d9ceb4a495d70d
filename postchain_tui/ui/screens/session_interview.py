"""What is asked in a session, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from postchain_tui.coach import training
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import events
from postchain_tui.core.session import CheckIn, Closed, Session, WrapUp
from postchain_tui.ui.dialogs import questions
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.score import Score, ScoreDialog, ScoreQuestion
from postchain_tui.ui.dialogs.text import TextAnswer, TextDialog

SORE = 6
"""From this pain on a gentle session is offered at the start."""

Do = Callable[[Callable[[], object]], None]
"""Carries out a change, saved before it is shown, and says why not where it cannot be."""


class SessionInterview:
    """Opens the dialogs of a session over its screen."""

    def __init__(
        self, screen: Screen[Session], coach: Coach, keeper: SessionKeeper, do: Do
    ) -> None:
        self._screen = screen
        self._coach = coach
        self._keeper = keeper
        self._do = do
        self._draft = self._note_draft = ""

    def arrived(self, before: Session) -> None:
        """Ask what belongs to a state that was just come to; go when the session is closed."""
        session = self._keeper.session
        if isinstance(session.state, Closed):
            self._screen.dismiss(session)
        elif type(session.state) is not type(before.state):
            self.ask()

    def ask(self, *, again: bool = False) -> None:
        """Ask what the state has to ask: pain before, or pain after and effort."""
        state = self._keeper.session.state
        is_asked = not again and self._keeper.timeline.has(events.AfterScored)
        if isinstance(state, CheckIn):
            self._score(questions.BEFORE, self._checked_in)
        elif isinstance(state, WrapUp) and not is_asked:
            self._score(questions.AFTER, self._after_scored)

    def ask_note(self) -> None:
        """Ask for a note: on the set in a rest, on the session at its end."""
        entry = self._keeper.entry
        text = self._keeper.session.note if entry is None else entry.note
        question = questions.note_question(self._note_draft or text)
        dialog = TextDialog(question, lambda _: None)
        self._screen.app.push_screen(dialog, self._note_written)

    def ask_set(self) -> None:
        """Ask for the set in shorthand."""
        dialog = TextDialog(questions.set_question(self._draft), self._keeper.read)
        self._screen.app.push_screen(dialog, self._set_written)

    def _score(self, question: ScoreQuestion, answered: Callable[[Score | None], None]) -> None:
        self._screen.app.push_screen(ScoreDialog(question), answered)

    def _happen(self, event: events.Event, what: str) -> None:
        self._do(lambda: self._keeper.happen(event, what))

    def _checked_in(self, score: Score | None) -> None:
        if score is None:
            return
        self._happen(events.CheckedIn(self._coach.clock.now(), score.value), "say how the back is")
        if score.value is not None and score.value >= SORE:
            self._screen.app.push_screen(ChoiceDialog(questions.SORE_START), self._sore_chosen)

    def _sore_chosen(self, choice: str | None) -> None:
        if choice == "recovery":
            self._happen(training.recovery(self._coach), "take the gentle session")
        elif choice != "train":
            self._screen.dismiss(self._keeper.session)

    def _after_scored(self, score: Score | None) -> None:
        if score is not None:
            event = events.AfterScored(self._coach.clock.now(), score.value)
            self._happen(event, "say how the back is")
        self._score(questions.EFFORT, self._effort_rated)

    def _effort_rated(self, score: Score | None) -> None:
        if score is not None:
            event = events.EffortRated(self._coach.clock.now(), score.value)
            self._happen(event, "say how hard it was")

    def _note_written(self, answer: TextAnswer | None) -> None:
        if answer is None:
            return
        self._note_draft = "" if answer.is_final else answer.text
        if answer.is_final:
            now = self._coach.clock.now()
            self._do(lambda: self._keeper.write_note(answer.text, now))

    def _set_written(self, answer: TextAnswer | None) -> None:
        if answer is None:
            return
        self._draft = "" if answer.is_final else answer.text
        if answer.is_final:
            now = self._coach.clock.now()
            self._do(lambda: self._keeper.enter(answer.text, now))

"""What is asked in a session, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from postchain_tui.coach import check_in
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import events
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord
from postchain_tui.core.session import CheckIn, Closed, Session, WrapUp
from postchain_tui.ui.dialogs import questions
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.score import Score, ScoreDialog, ScoreQuestion
from postchain_tui.ui.dialogs.text import TextAnswer, TextDialog
from postchain_tui.ui.screens.session_adjusting import Do, SessionAdjusting

_CHOSEN = {"recovery": "take the gentle session", "train": "train as planned"}


class SessionInterview:
    """Opens the dialogs of a session over its screen."""

    def __init__(
        self,
        screen: Screen[Session],
        coach: Coach,
        keeper: SessionKeeper,
        do: Do,
        adjusting: SessionAdjusting,
    ) -> None:
        self._screen = screen
        self._coach = coach
        self._keeper = keeper
        self._do = do
        self._adjusting = adjusting
        self._draft = self._note_draft = ""
        self._has_left = False

    def arrived(self, before: Session) -> None:
        """Ask what belongs to a state that was just come to; go when the session is closed."""
        self.leave_if_closed()
        session = self._keeper.session
        if type(session.state) is not type(before.state):
            self.ask()
        if check_in.has_chosen_sore_start(before):
            self.ask_open()

    def ask_open(self) -> bool:
        """Ask how a sore day is trained, where that is still to be said; tells if it is."""
        session = self._keeper.session
        is_open = check_in.owes_sore_start(session)
        if is_open:
            self._ask_sore_start(session.pain_before)
        return is_open

    def leave_if_closed(self) -> None:
        """Go when the session is closed, as soon as nothing stands in front of it."""
        session = self._keeper.session
        if isinstance(session.state, Closed) and self._screen.is_active and not self._has_left:
            self._has_left = True
            self._screen.dismiss(session)

    def ask(self, *, again: bool = False) -> None:
        """Ask what the state has to ask: pain before, or pain after and effort."""
        state = self._keeper.session.state
        is_asked = not again and self._keeper.timeline.has(events.AfterScored)
        if isinstance(state, CheckIn):
            self._ask_before()
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

    def _ask_before(self) -> None:
        """Ask how the back is; before that, how it was on the morning after the last session."""
        owed = check_in.owed_morning(self._coach)
        if owed is None:
            self._score(questions.BEFORE, self._checked_in)
            return

        def answered(score: Score | None) -> None:
            """Put the morning on record, and do what is due then."""
            if score is not None:
                self._do(lambda: self._morning_told(owed, score))
            self._score(questions.BEFORE, self._checked_in)

        question = questions.morning_after(owed.started_at, self._coach.clock.now())
        self._score(question, answered)

    def _morning_told(self, owed: SessionRecord, score: Score) -> None:
        self._coach.record_pain(
            PainKind.MORNING, score.value, owed, place=score.place, spreading=score.spreading
        )
        changed = check_in.plan_by_now(self._coach, self._keeper.session)
        if changed is not None:
            self._keeper.happen(changed, "take the plan that is due now")

    def _checked_in(self, score: Score | None) -> None:
        if score is None:
            return
        now = self._coach.clock.now()
        reason = self._alarm(PainKind.BEFORE, score)
        event = events.CheckedIn(now, score.value, score.place, score.spreading)
        self._happen(event, "say how the back is")
        self._adjusting.ask_signs_once(reason, lambda: self._ask_sore_start(score.value))

    def _ask_sore_start(self, pain: int | None) -> None:
        if pain is None or pain < check_in.SORE_FROM:
            return

        def chosen(choice: str | None) -> None:
            """Take the gentle session or the planned one, or leave."""
            if choice in {"recovery", "train"}:
                happened = check_in.sore_start(self._coach, choice, pain)
                self._do(lambda: self._keeper.happen(happened[0], _CHOSEN[choice], *happened[1:]))
            else:
                self._screen.dismiss(self._keeper.session)

        self._screen.app.push_screen(ChoiceDialog(questions.SORE_START), chosen)

    def _after_scored(self, score: Score | None) -> None:
        reason = ""
        if score is not None:
            now = self._coach.clock.now()
            reason = self._alarm(PainKind.AFTER, score)
            event = events.AfterScored(now, score.value, score.place, score.spreading)
            self._happen(event, "say how the back is")
        self._adjusting.ask_signs_once(reason, self._ask_effort)

    def _alarm(self, kind: PainKind, score: Score) -> str:
        """Why this score is a moment to ask for warning signs; empty where it is none."""
        now = self._coach.clock.now()
        felt = PainRecord("", now, kind, score.value, place=score.place, spreading=score.spreading)
        return check_in.alarm(self._coach, self._keeper.session, felt)

    def _ask_effort(self) -> None:
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

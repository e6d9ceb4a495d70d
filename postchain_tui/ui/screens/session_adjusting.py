"""What is asked when a session cannot go on as planned: after pain, by wish, in trouble."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from postchain_tui.catalog.red_flags import Tier, advice, red_flags
from postchain_tui.coach.adapting import emergency_number
from postchain_tui.coach.adjusting import Adjuster, FlareAnswer
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core.events import SetLogged
from postchain_tui.core.session import CheckIn, Session, WrapUp
from postchain_tui.ui.dialogs import decisions
from postchain_tui.ui.dialogs.choice import ChoiceDialog, ChoiceQuestion
from postchain_tui.ui.dialogs.reading import ReadingDialog
from postchain_tui.ui.dialogs.signs import SignsDialog

Do = Callable[[Callable[[], object]], None]
"""Carries out a change, saved before it is shown, and says why not where it cannot be."""

Then = Callable[[], None]
"""What is asked or done next."""


class SessionAdjusting:
    """Opens the dialogs that change what is still to be done."""

    def __init__(
        self, screen: Screen[Session], coach: Coach, keeper: SessionKeeper, do: Do
    ) -> None:
        self._screen = screen
        self._coach = coach
        self._keeper = keeper
        self._do = do
        self._adjuster = Adjuster(coach, keeper)
        self._asked_set = ""
        self._is_asking = False
        self._has_asked_signs = False

    def arrived(self, before: Session) -> None:
        """Ask what to do about a painful set that has just gone on record, or is open again."""
        session, done = self._keeper.session, self._adjuster.painful_set
        if session.is_to_be_logged:
            self._asked_set = ""
        if done is None:
            return
        is_new = isinstance(self._keeper.timeline.last_event, SetLogged)
        is_open_again = done.id in before.decided
        if is_open_again or (is_new and done.id != self._asked_set):
            self.ask_open()

    def ask_open(self) -> None:
        """Ask what to do about the painful set at rest, unless that was decided or is asked."""
        done = self._adjuster.painful_set
        if done is None or self._is_asking:
            return
        self._asked_set, self._is_asking = done.id, True
        settings, options = self._coach.settings, self._adjuster.options()
        question = decisions.ceiling_question(done, settings.ceiling, options, settings.units)

        def chosen(answer: str | None) -> None:
            """Do what was chosen; nothing when it was put off."""
            self._is_asking = False
            option = next((one for one in options if one.answer == answer), None)
            if option is not None:
                self._do(lambda: self._adjuster.take(option))

        self._ask(question, chosen)

    def ask_swap(self) -> None:
        """Ask what is to be done for the exercise at hand."""
        session, swaps = self._keeper.session, self._adjuster.swaps()
        here = session.plan[session.coming]
        if not swaps:
            words = f"Nothing that is at hand can stand in for {here.exercise.name}."
            self._screen.notify(words, timeout=6, markup=False)
            return
        alternatives = frozenset(here.exercise.ladder.alternatives)
        unit = self._coach.settings.units

        def chosen(exercise: str | None) -> None:
            """Do what was chosen; nothing when it was left."""
            planned = next((one for one in swaps if one.exercise.id == exercise), None)
            if planned is not None:
                self._do(lambda: self._adjuster.swap(planned))

        self._ask(decisions.swap_question(here, swaps, unit, alternatives), chosen)

    def ask_wrong(self) -> None:
        """Ask what is wrong."""
        question = decisions.wrong_question(
            has_exercise=self._has_exercise, can_stop=self._can_stop
        )
        acts: dict[str | None, Callable[[], None]] = {
            "signs": self.ask_signs,
            "flare": self._flare,
            "exercise": lambda: self._do(self._adjuster.skip),
            "session": lambda: self._do(self._adjuster.stop),
            None: lambda: None,
        }
        self._ask(question, lambda answer: acts[answer]())

    def ask_signs_once(self, reason: str, then: Then) -> None:
        """Ask for warning signs if there is a reason, at most once in a session; then go on."""
        if reason and not self._has_asked_signs:
            self._has_asked_signs = True
            words = f"This is {reason}. Tick what is true; nothing ticked is the usual answer."
            self.ask_signs(words, then)
        else:
            then()

    def ask_signs(self, words: str = "", then: Then = lambda: None) -> None:
        """Ask for warning signs; go on with what is next unless they end the session."""

        def answered(ticked: tuple[str, ...] | None) -> None:
            """Put on record what is there, and show what it asks for."""
            if not ticked:
                then()
                return
            self._do(lambda: self._adjuster.tell_signs(ticked))
            if self._adjuster.is_urgent(ticked):
                self._advise(Tier.EMERGENCY)
            else:
                self._advise(Tier.DOCTOR, then)

        signs = tuple((flag.id, flag.question) for flag in red_flags())
        self._screen.app.push_screen(SignsDialog(signs, words), answered)

    def _advise(self, tier: Tier, then: Then = lambda: None) -> None:
        """Show what to do, unless the session is over and the app does that."""
        if self._keeper.session.is_open:
            number = emergency_number(self._coach)
            reading = ReadingDialog(advice(tier), locks=False, number=number)
            self._screen.app.push_screen(reading, lambda _: then())

    @property
    def _has_exercise(self) -> bool:
        return not isinstance(self._keeper.session.state, CheckIn | WrapUp)

    @property
    def _can_stop(self) -> bool:
        return not isinstance(self._keeper.session.state, WrapUp)

    def _flare(self) -> None:
        """Ask how the session goes on after a flare-up, which the answer puts on record."""
        easier = self._adjuster.gentler() if self._has_exercise else None
        question = decisions.flare_question(
            easier,
            has_exercise=self._has_exercise,
            can_stop=self._can_stop,
            may_go_on=not self._has_exercise or self._adjuster.may_go_on_flared,
        )

        def chosen(answer: str | None) -> None:
            """Put it on record and go on as was said; nothing when it was left."""
            if answer is not None:
                how = FlareAnswer(answer)
                instead = easier if how is FlareAnswer.EASIER else None
                self._do(lambda: self._adjuster.flare(how, instead))

        self._ask(question, chosen)

    def _ask(self, question: ChoiceQuestion, answered: Callable[[str | None], None]) -> None:
        self._screen.app.push_screen(ChoiceDialog(question), answered)

"""What is asked when a session cannot go on as planned: after pain, by wish, in trouble."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from postchain_tui.catalog.red_flags import Tier, advice, red_flags
from postchain_tui.coach.adjusting import Adjuster
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
        self._has_asked_signs = False

    def arrived(self) -> None:
        """After pain above the ceiling in a set that has just gone on record, ask what to do."""
        if self._keeper.session.is_to_be_logged:
            self._asked_set = ""
        is_new = isinstance(self._keeper.timeline.last_event, SetLogged)
        done = self._adjuster.painful_set
        if not is_new or done is None or done.id == self._asked_set:
            return
        self._asked_set = done.id
        settings, options = self._coach.settings, self._adjuster.options()
        question = decisions.ceiling_question(done, settings.ceiling, options, settings.units)

        def chosen(answer: str | None) -> None:
            """Do what was chosen; nothing when it was put off."""
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
            reading = ReadingDialog(advice(tier), locks=False)
            self._screen.app.push_screen(reading, lambda _: then())

    @property
    def _has_exercise(self) -> bool:
        return not isinstance(self._keeper.session.state, CheckIn | WrapUp)

    @property
    def _can_stop(self) -> bool:
        return not isinstance(self._keeper.session.state, WrapUp)

    def _flare(self) -> None:
        """Put a flare-up on record, and ask how the session goes on."""
        self._do(self._adjuster.flare)
        easier = self._adjuster.gentler() if self._has_exercise else None

        def chosen(answer: str | None) -> None:
            """Go on with an easier movement, stop, or leave it as it is."""
            if answer == "easier" and easier is not None:
                self._do(lambda: self._adjuster.swap(easier))
            elif answer == "session":
                self._do(self._adjuster.stop)

        self._ask(decisions.flare_question(easier, can_stop=self._can_stop), chosen)

    def _ask(self, question: ChoiceQuestion, answered: Callable[[str | None], None]) -> None:
        self._screen.app.push_screen(ChoiceDialog(question), answered)

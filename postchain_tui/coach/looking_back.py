"""Looks back on a session at its end: as often as it changes, on what was read once."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.coach.coach import Coach
from postchain_tui.core.exercise import Exercise, Measure
from postchain_tui.core.records import Best
from postchain_tui.core.session import Session
from postchain_tui.core.summary import Summary, in_contest, summary
from postchain_tui.store import chronicle


class LookBack:
    """Sums sessions up, and keeps what was ever done before of their exercises.

    That is the one thing whose reading takes longer the longer the history is: it is read an
    exercise at a time when there is time for it, and once, since the sessions it comes from are
    finished.
    """

    def __init__(self, coach: Coach) -> None:
        self._coach = coach
        self._bests: dict[tuple[str, str], tuple[Best, ...]] = {}
        """What was done before, by the ids of the session and the exercise."""

    def summary(self, session: Session) -> Summary:
        """Sum a session up, with the records of those exercises whose bests have been read."""
        coach = self._coach
        program = coach.program
        facts = coach.past.facts(program, coach.settings)
        others = tuple(past for past in facts.recent if past.id != session.id)
        return summary(
            session,
            replace(facts, recent=others),
            program,
            coach.library.exercise,
            coach.known_exercise,
            self._bests_of(session),
            coach.clock.now(),
        )

    def unread(self, session: Session) -> tuple[Exercise, ...]:
        """The exercises of a session whose bests have not been read yet."""
        return tuple(one for one in in_contest(session) if (session.id, one.id) not in self._bests)

    def read(self, session: Session, exercise: Exercise) -> None:
        """Read what was ever done of an exercise before a session."""
        found = chronicle.bests(
            self._coach.store,
            exercise.id,
            session.id,
            by_duration=exercise.measure is Measure.HOLD,
            ceiling=self._coach.settings.ceiling,
        )
        self._bests[session.id, exercise.id] = tuple(Best(*best) for best in found)

    def _bests_of(self, session: Session) -> dict[str, tuple[Best, ...]]:
        return {
            exercise: bests for (of, exercise), bests in self._bests.items() if of == session.id
        }

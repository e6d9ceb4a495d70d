"""All that today's plan depends on, as it is on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from postchain_tui.core.diary import Declaration, PainRecord, SessionRecord
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.schedule import Turn
from postchain_tui.core.settings import Settings

SESSIONS_EACH = 8
"""So many sessions with an exercise are looked at."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that today's plan depends on."""

    settings: Settings
    declarations: tuple[Declaration, ...]
    """All that the person said of herself, oldest first."""
    pain: tuple[PainRecord, ...]
    """Scores of the last weeks, oldest first."""
    recent: tuple[SessionRecord, ...]
    """Finished sessions of the last four weeks, else the newest one; newest first."""
    with_exercise: Mapping[str, tuple[SessionRecord, ...]]
    """For every exercise that may come up, finished sessions with it, newest first."""
    finished_of_program: int
    """How many sessions of the program are finished."""
    unfinished: str | None
    """Id of the session that is open."""
    urgent_flags: frozenset[str]
    """Ids of the red flags that lock."""
    last_turn: Turn | None = None
    """The newest session of the program of which it is known where in the program it was."""
    days: tuple[date, ...] = ()
    """The local days of the finished sessions of the last ten weeks, oldest first."""

    @property
    def last(self) -> SessionRecord | None:
        """The newest finished session."""
        return next(iter(self.recent), None)


WithExercise = Mapping[str, tuple[SessionRecord, ...]]
"""For each of some exercises, by id, sessions with it, newest first."""


def with_gates_opened(
    newest: WithExercise,
    exercise_of: Callable[[str], Exercise],
    up_to: Callable[[str, datetime], Iterable[SessionRecord]],
) -> dict[str, tuple[SessionRecord, ...]]:
    """The newest sessions with each exercise, and what opened the gate of a rung that was left.

    What was done on that rung since, in place of a higher one, would push it out of sight.

    Args:
        newest: The newest sessions with each exercise.
        exercise_of: Finds an exercise by its id.
        up_to: Gives the newest sessions with an exercise up to a moment.
    """
    found = dict(newest)
    hidden = (exercise for exercise, known in newest.items() if len(known) >= SESSIONS_EACH)
    for exercise in hidden:
        sessions = newest[exercise]
        left = _left_at(exercise_of(exercise), newest)
        if left is not None:
            earlier = (one for one in up_to(exercise, left) if one not in sessions)
            found[exercise] = (*sessions, *earlier)
    return found


def _left_at(exercise: Exercise, newest: WithExercise) -> datetime | None:
    """When the oldest session known with a rung above one began; None where none is known."""
    above = (newest.get(one) for one in exercise.ladder.progressions)
    return min((sessions[-1].started_at for sessions in above if sessions), default=None)

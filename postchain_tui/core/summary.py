"""What a session came to: done against last time, tonnage, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from postchain_tui.core.diary import SessionRecord, SetRecord, Status, worst_pain
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.progression import Decision, decide
from postchain_tui.core.session import Closed, Session
from postchain_tui.core.settings import Settings
from postchain_tui.core.volume import tonnage_grams

HINGE_FAMILIES = frozenset({"hinge", "good_morning"})
"""The families whose tonnage is hinge tonnage."""

MEAN_WEEKS = 4
"""Tonnage is held against the mean of so many weeks."""


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise of the session."""

    planned: Planned
    done: tuple[SetRecord, ...]
    worst_pain: int | None
    next_time: Decision | None
    """What is due next time; None for a warm-up."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole session, looked back on."""

    lines: tuple[Line, ...]
    seconds: float
    sets: int
    worst_pain: int | None
    hinge_grams: int | None
    mean_hinge_grams: float | None
    """Mean hinge tonnage of the sessions of the last four weeks; None without any."""

    @property
    def hinge_change(self) -> float | None:
        """Hinge tonnage against the mean, as a share: 0.04 is four in a hundred more."""
        if self.hinge_grams is None or not self.mean_hinge_grams:
            return None
        return self.hinge_grams / self.mean_hinge_grams - 1


def as_record(session: Session) -> SessionRecord:
    """The session as the diary will have it."""
    ended_at = session.state.at if isinstance(session.state, Closed) else None
    return SessionRecord(
        id=session.id,
        started_at=session.started_at,
        ended_at=ended_at,
        source="app",
        name=session.name,
        status=Status.FINISHED,
        sets=session.sets,
        note=session.note,
        effort=session.effort,
        pain_before=session.pain_before,
        pain_after=session.pain_after,
        form_ok=session.form_ok,
    )


def mean_hinge_grams(
    history: tuple[SessionRecord, ...],
    exercise_of: Callable[[str], Exercise | None],
    now: datetime,
) -> float | None:
    """Mean hinge tonnage of the finished sessions of the last four weeks that had any."""
    since = now - timedelta(weeks=MEAN_WEEKS)
    tonnages = [
        grams
        for past in history
        if past.started_at >= since
        and (grams := tonnage_grams(past.sets, exercise_of, HINGE_FAMILIES)) is not None
    ]
    return fmean(tonnages) if tonnages else None


def summary(
    session: Session,
    settings: Settings,
    exercise_of: Callable[[str], Exercise | None],
    recent: tuple[SessionRecord, ...],
    with_exercise: dict[str, tuple[SessionRecord, ...]],
    now: datetime,
    *,
    injured: bool,
) -> Summary:
    """Look back on a session.

    Args:
        session: The session, at its wrap-up or closed.
        settings: The training settings.
        exercise_of: Finds an exercise by its id.
        recent: Finished sessions of the last four weeks, this one left out.
        with_exercise: For each exercise, finished sessions with it, newest first.
        now: The moment.
        injured: Is the person injured?
    """
    record = as_record(session)
    lines = []
    for position, planned in enumerate(session.plan):
        done = session.sets_of(position)
        history = (record, *with_exercise.get(planned.exercise.id, ()))
        next_time = None
        if planned.role is Role.WORK:
            next_time = decide(
                planned.exercise, planned.dose, history, settings, now, injured=injured
            )
        lines.append(Line(planned, done, worst_pain(done), next_time))
    ended_at = record.ended_at or now
    return Summary(
        lines=tuple(lines),
        seconds=(ended_at - session.started_at).total_seconds(),
        sets=len(session.sets),
        worst_pain=record.worst_pain,
        hinge_grams=tonnage_grams(session.sets, exercise_of, HINGE_FAMILIES),
        mean_hinge_grams=mean_hinge_grams(recent, exercise_of, now),
    )

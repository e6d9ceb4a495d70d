"""Reads what a session is held against."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from postchain_tui.coach.coach import Coach
from postchain_tui.core.comparing import (
    Comparison,
    ExerciseComparison,
    WholeComparison,
    compare,
)
from postchain_tui.core.details import Row, RowKind, Tone, head_row, working
from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.formatting import NOTHING
from postchain_tui.store import diary

_A_MOMENT = timedelta(milliseconds=1)
"""Moments are stored to the millisecond."""

_DAY = 17
"""Cells of a day with its year, and a gap."""

_WHAT = 14
"""Cells of what is compared, and a gap."""


def comparison(coach: Coach, session: SessionRecord) -> Comparison:
    """A session against the finished ones that began before it, itself left out."""
    until = session.started_at - _A_MOMENT
    exercises = dict.fromkeys(done.exercise for done in working(session.sets))
    found = diary.last_with(coach.store, exercises, 1, until)
    return compare(
        session,
        {exercise: records[0] for exercise, records in found.items() if records},
        coach.known_exercise,
        coach.settings.units,
        coach.clock.now().date(),
        diary.latest_finished(coach.store, until),
    )


def comparison_rows(coach: Coach, session: SessionRecord) -> tuple[Row, ...]:
    """A session against those before it, line by line, below its own head."""
    told = comparison(coach, session)
    rows = [head_row(session, coach.clock.now().date())]
    for one in told.exercises:
        rows += _exercise(one)
    return (*rows, Row(RowKind.BLANK), *_whole(told))


def _exercise(one: ExerciseComparison) -> Iterator[Row]:
    """The sets then and now, and what changed."""
    yield Row(RowKind.BLANK)
    yield Row(RowKind.EXERCISE, ((one.name, Tone.ACCENT),))
    if one.day:
        yield Row(RowKind.FACT, ((f"  {one.day:<{_DAY}}", Tone.QUIET), (one.then, Tone.PLAIN)))
    yield Row(RowKind.FACT, ((f"  {'now':<{_DAY}}", Tone.QUIET), (one.now, Tone.STRONG)))
    yield Row(RowKind.FACT, ((f"  {'':<{_DAY}}", Tone.QUIET), (one.words, Tone.PLAIN)))


def _whole(told: Comparison) -> Iterator[Row]:
    """The whole session against the one before, one thing a line that is known of either."""
    if not told.day:
        yield Row(RowKind.FACT, (("No session before it.", Tone.QUIET),))
        return
    yield Row(
        RowKind.EXERCISE,
        (("The whole session", Tone.ACCENT), (f" · against {told.day}", Tone.QUIET)),
    )
    known = [one for one in told.whole if {one.then, one.now} != {NOTHING}]
    then = max(len(one.then) for one in known)
    now = max(len(one.now) for one in known)
    for one in known:
        yield _fact(one, then, now)


def _fact(one: WholeComparison, then: int, now: int) -> Row:
    """One thing about both sessions, in columns."""
    return Row(
        RowKind.FACT,
        (
            (f"  {one.what:<{_WHAT}}", Tone.QUIET),
            (f"{one.then:>{then}} → ", Tone.PLAIN),
            (f"{one.now:<{now}}  ", Tone.STRONG),
            (one.change, Tone.PLAIN),
        ),
    )

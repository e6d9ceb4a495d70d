"""What the person can do: her activities, when they are to be scored, and what is saved of it."""

from __future__ import annotations

from datetime import date

from postchain_tui.coach.coach import Coach
from postchain_tui.core import function
from postchain_tui.core.function import Activity, ActivityScore, Change, Round
from postchain_tui.core.sheet import Line, Sheet
from postchain_tui.core.sheet import sheet as sheet_of
from postchain_tui.core.today import Today
from postchain_tui.store import activities as store
from postchain_tui.store import settings
from postchain_tui.store.journal import Writing

_PUT_OFF = "function_put_off"
"""Key of the day on which the question was put off last."""


def activities(coach: Coach) -> tuple[Activity, ...]:
    """The activities on the list, in their order."""
    return store.activities(coach.store)


def rounds(coach: Coach) -> tuple[Round, ...]:
    """All scores by day, oldest first."""
    return function.rounds(activities(coach), store.scores(coach.store))


def change(coach: Coach) -> Change | None:
    """What became of the activities since they were scored first."""
    return function.change(rounds(coach))


def due(coach: Coach, today: Today) -> int | None:
    """The week of the program that is to be asked about, if any.

    Where nothing was trained yet only the list of activities is looked at.
    """
    named, begun, day = activities(coach), _begun(coach, today), today.now.date()
    if function.due_week(begun, day) is None and (begun is not None or not named):
        return None
    past = function.rounds(named, store.scores(coach.store))
    return function.is_due(begun, past, day, is_named=bool(named), put_off=_put_off(coach))


def _begun(coach: Coach, today: Today) -> date | None:
    """The day of the first session of the program; None where nothing was trained yet."""
    if today.last is None:
        return None
    first = store.first_finished(coach.store, today.program.id)
    return None if first is None else first.date()


def sheet(coach: Coach) -> Sheet:
    """The list to be filled in."""
    today = coach.clock.now().date()
    named = activities(coach)
    days = {one.date: one for one in function.rounds(named, store.scores(coach.store))}
    past = [one for day, one in days.items() if day < today]
    return sheet_of(named, past, days.get(today))


def keep(coach: Coach, filled: Sheet) -> None:
    """Put on record what was filled in, all of it or nothing.

    Raises:
        PostchainError: when something of it can not be, or it was not saved.
    """
    now = coach.clock.now()
    with coach.store.action("say what you can do") as writing:
        for activity in filled.removed:
            store.write_removal(writing, activity)
        for line in filled.lines:
            activity = _written(writing, line)
            if line.answer is not None:
                store.write_score(writing, ActivityScore(activity, now, line.answer.score))


def put_off(coach: Coach) -> None:
    """Do not ask again today.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    day = coach.clock.now().date().isoformat()
    settings.set_settings(coach.store, {_PUT_OFF: day}, "put off what you can do")


def _written(writing: Writing, line: Line) -> str:
    """The id of the activity of a line, whose name is on record now."""
    if line.id is None:
        return store.write_new(writing, line.name).id
    if line.is_renamed:
        store.write_name(writing, line.id, line.name)
    return line.id


def _put_off(coach: Coach) -> date | None:
    text = settings.settings(coach.store).get(_PUT_OFF, "")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

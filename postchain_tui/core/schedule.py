"""Which of a program's days is due, and in which of its stages a person is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from postchain_tui.core.program import WEEK, Day, Program, Stage


@dataclass(frozen=True, slots=True)
class Turn:
    """The newest session of a program of which it is known where in the program it was."""

    day: str
    """Name of the day; empty where the program had none."""
    on: date
    """The person's own calendar day."""
    stage: str = ""
    """Name of the stage; empty where the program had none."""
    in_stages: Mapping[str, int] = field(default_factory=dict)
    """How many sessions were finished in each stage, by the names of the stages."""


@dataclass(frozen=True, slots=True)
class StageDue:
    """The stage that a person is in."""

    stage: Stage
    number: int
    """Which session of the stage comes next, from 1; more than it takes while gates are shut."""
    waits_for: tuple[str, ...] = ()
    """Ids of the exercises whose gates keep the next stage from beginning, once it could."""


def day_due(program: Program, last: Turn | None, today: date) -> Day | None:
    """The day that comes next; None where a program has none.

    In turn: the one after that of the newest session, the first again after the last. By weekday:
    that of today unless it was done today, else the next one that comes.
    """
    if not program.days:
        return None
    if program.goes_by_weekday:
        return _by_weekday(program, last, today)
    return _in_turn(program.days, last)


def _in_turn(days: tuple[Day, ...], last: Turn | None) -> Day:
    names = [day.name for day in days]
    if last is None or last.day not in names:
        return days[0]
    return days[(names.index(last.day) + 1) % len(days)]


def _by_weekday(program: Program, last: Turn | None, today: date) -> Day:
    """The day whose day of the week comes soonest."""
    return min(program.days, key=lambda day: _days_until(day, last, today))


def _days_until(day: Day, last: Turn | None, today: date) -> int:
    """In how many days a day comes: 0 for today, unless it was done today; at most 7."""
    is_done = last is not None and (last.on, last.day) == (today, day.name)
    ahead = ((WEEK.index(weekday) - today.weekday()) % len(WEEK) for weekday in day.weekdays)
    return min((one or len(WEEK) * is_done for one in ahead), default=0)


def place_words(
    day: Day | None, stage: StageDue | None, number: int, last: Turn | None, today: date
) -> str:
    """Where in a program a session is: `B on Thursday · Restore 4 of 9`, `session 7`.

    Args:
        day: The day that comes next, if the program has any.
        stage: The stage that one is in, if it has any.
        number: Which session of the program it is, from 1.
        last: The newest session of the program.
        today: The person's own calendar day.
    """
    words = [] if day is None else [_day_words(day, last, today)]
    if stage is None:
        return " · ".join((*words, f"session {number}"))
    return " · ".join((*words, _stage_words(stage)))


def _stage_words(stage: StageDue) -> str:
    """The stage, how far one is in it, and whether a gate keeps one there."""
    is_within = stage.number <= stage.stage.sessions
    of = f" of {stage.stage.sessions}" if is_within else ""
    waits = ", the next waits for a gate" if stage.waits_for else ""
    return f"{stage.stage.name} {stage.number}{of}{waits}"


def _day_words(day: Day, last: Turn | None, today: date) -> str:
    """The name of a day, with the day of the week where it is not for today."""
    ahead = _days_until(day, last, today)
    if not ahead:
        return day.name
    return f"{day.name} on {WEEK[(today.weekday() + ahead) % len(WEEK)].capitalize()}"


def stage_due(
    program: Program, last: Turn | None, is_open: Callable[[str], bool]
) -> StageDue | None:
    """The stage of the session that comes next; None where a program has none.

    Gates, not the calendar, decide: a stage goes on until the next one's gates are open. A stage
    that was begun is not left backwards.

    Args:
        program: The program.
        last: The newest session of the program.
        is_open: Tells of an exercise, by its id, whether its gate was opened.
    """
    if not program.stages:
        return None
    done: Mapping[str, int] = {} if last is None else last.in_stages
    here = _stage_of(program.stages, last)
    due = _in_stage(program.stages[here], done)
    if due.number <= due.stage.sessions or due.stage is program.stages[-1]:
        return due
    following = program.stages[here + 1]
    shut = tuple(name for name in following.needs if not is_open(name))
    return replace(due, waits_for=shut) if shut else _in_stage(following, done)


def _stage_of(stages: tuple[Stage, ...], last: Turn | None) -> int:
    """The place of the stage that the newest session was in; the first where that is not known."""
    name = "" if last is None else last.stage
    return next((place for place, stage in enumerate(stages) if stage.name == name), 0)


def _in_stage(stage: Stage, done: Mapping[str, int]) -> StageDue:
    return StageDue(stage, done.get(stage.name, 0) + 1)

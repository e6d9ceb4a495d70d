"""What today is: the light, what is owed, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from postchain_tui.core import pain
from postchain_tui.core.diary import Declaration, PainRecord, SessionRecord
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Program, Slot
from postchain_tui.core.progression import Decision, decide
from postchain_tui.core.settings import Settings
from postchain_tui.core.volume import estimated_seconds

PAIN_DAYS = 14
"""How many days of pain the first screen shows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that today's plan depends on."""

    settings: Settings
    declarations: tuple[Declaration, ...]
    pain: tuple[PainRecord, ...]
    """Scores of at least the last four weeks."""
    recent: tuple[SessionRecord, ...]
    """Finished sessions of the last four weeks, else the newest one; newest first."""
    with_exercise: dict[str, tuple[SessionRecord, ...]]
    """For every exercise of the program, finished sessions with it, newest first."""
    finished_of_program: int
    """How many sessions of the program are finished."""
    unfinished: str | None
    """Id of the session that is open."""
    urgent_flags: frozenset[str]
    """Ids of the red flags that lock."""


@dataclass(frozen=True, slots=True)
class Due:
    """One exercise that is due, with what was decided about it."""

    planned: Planned
    decision: Decision


@dataclass(frozen=True, slots=True)
class Today:
    """What the first screen and the command `today` show."""

    now: datetime
    program: Program
    number: int
    """Which session of the program comes next, from 1."""
    due: tuple[Due, ...]
    seconds: int
    """About how long it will take."""
    reading: pain.Reading | None
    """The light with its reason; None while nothing has been recorded."""
    owes_morning: SessionRecord | None
    """The session whose morning score is to be asked for."""
    unfinished: str | None
    injured: bool
    last: SessionRecord | None
    """The newest finished session."""
    days_since: int | None
    """Local days since the newest session."""
    this_week: int
    """Sessions finished since Monday."""
    pain_days: tuple[float | None, ...]
    """Pain of the last 14 days, today last; None where nothing was recorded."""
    usual_pain: int | None

    @property
    def plan(self) -> tuple[Planned, ...]:
        """The exercises that are due."""
        return tuple(item.planned for item in self.due)

    @property
    def worst_this_week(self) -> float | None:
        """The worst day of the last seven."""
        known = [value for value in self.pain_days[-7:] if value is not None]
        return max(known, default=None)


def chosen(slot: Slot, settings: Settings, exercise_of: Callable[[str], Exercise]) -> Exercise:
    """The first exercise of a slot that can be done with what is at hand, else the last."""
    options = map(exercise_of, slot.exercises)
    possible = (option for option in options if option.possible_with(settings.implements))
    return next(possible, None) or exercise_of(slot.exercises[-1])


def today(
    program: Program, exercise_of: Callable[[str], Exercise], facts: Facts, now: datetime
) -> Today:
    """What is due, in the order in which it will be done."""
    injured = pain.is_injured(facts.declarations)
    due = tuple(_due(slot, exercise_of, facts, now, injured=injured) for slot in program.slots)
    settings = facts.settings
    last = facts.recent[0] if facts.recent else None
    days = pain.daily(facts.pain)
    flags = pain.locking_flags(facts.declarations, facts.urgent_flags)
    limits = (settings.green, settings.ceiling)
    return Today(
        now=now,
        program=program,
        number=facts.finished_of_program + 1,
        due=due,
        seconds=estimated_seconds(item.planned for item in due),
        reading=pain.light(last, facts.pain, flags, now, limits, settings.usual_pain),
        owes_morning=last if not facts.unfinished and pain.owes_morning(last, now) else None,
        unfinished=facts.unfinished,
        injured=injured,
        last=last,
        days_since=None if last is None else (now.date() - last.local_date).days,
        this_week=sum(past.local_date >= _monday(now.date()) for past in facts.recent),
        pain_days=tuple(
            days.get(now.date() - timedelta(back)) for back in range(PAIN_DAYS - 1, -1, -1)
        ),
        usual_pain=pain.usual(days, now.date(), settings.usual_pain),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _due(
    slot: Slot,
    exercise_of: Callable[[str], Exercise],
    facts: Facts,
    now: datetime,
    *,
    injured: bool,
) -> Due:
    exercise = chosen(slot, facts.settings, exercise_of)
    fits = slot.dose is not None and (slot.dose.hold_seconds is None) == (
        exercise.dose.hold_seconds is None
    )
    dose = slot.dose if slot.dose is not None and fits else exercise.dose
    history = facts.with_exercise.get(exercise.id, ())
    decision = decide(exercise, dose, history, facts.settings, now, injured=injured)
    planned = Planned(
        role=slot.role,
        exercise=exercise,
        dose=dose,
        load=decision.load,
        verdict=decision.verdict,
        reason=decision.reason,
        last=decision.last,
        skippable=slot.skippable,
        first_time=not history,
        pacing=facts.settings.pacing,
    )
    return Due(planned, decision)

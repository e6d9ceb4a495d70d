"""What today is: the light, what is owed, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from postchain_tui.core import pain
from postchain_tui.core.diary import Declaration, PainRecord, SessionRecord
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Program, Role, Slot
from postchain_tui.core.progression import Decision, decide
from postchain_tui.core.settings import Settings
from postchain_tui.core.volume import estimated_seconds

WARMUP_REASON = "Opens the session: it wakes up low back, glutes and hamstrings."
"""Why there is a warm-up; it has no target to rise or fall."""

PAIN_DAYS = 14
"""How many days of pain the first screen shows."""

_PAIN_DAYS_BACK = range(PAIN_DAYS - 1, -1, -1)


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

    @property
    def last(self) -> SessionRecord | None:
        """The newest finished session."""
        return next(iter(self.recent), None)


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
    plan = tuple(item.planned for item in due)
    days = pain.daily(facts.pain)
    return Today(
        now=now,
        program=program,
        number=facts.finished_of_program + 1,
        due=due,
        seconds=estimated_seconds(plan),
        reading=_reading(facts, now),
        owes_morning=_owing_morning(facts, now),
        unfinished=facts.unfinished,
        injured=injured,
        last=facts.last,
        days_since=None if facts.last is None else (now.date() - facts.last.local_date).days,
        this_week=_this_week(facts.recent, now.date()),
        pain_days=tuple(days.get(now.date() - timedelta(back)) for back in _PAIN_DAYS_BACK),
        usual_pain=pain.usual(days, now.date(), facts.settings.usual_pain),
    )


def _reading(facts: Facts, now: datetime) -> pain.Reading | None:
    chosen = facts.settings
    flags = pain.locking_flags(facts.declarations, facts.urgent_flags)
    limits = (chosen.green, chosen.ceiling)
    return pain.light(facts.last, facts.pain, flags, now, limits, chosen.usual_pain)


def _owing_morning(facts: Facts, now: datetime) -> SessionRecord | None:
    """The session whose morning is to be asked about; none while another one is open."""
    is_owed = not facts.unfinished and pain.owes_morning(facts.last, now)
    return facts.last if is_owed else None


def _this_week(sessions: tuple[SessionRecord, ...], today: date) -> int:
    monday = today - timedelta(days=today.weekday())
    return sum(past.local_date >= monday for past in sessions)


def _due(
    slot: Slot,
    exercise_of: Callable[[str], Exercise],
    facts: Facts,
    now: datetime,
    *,
    injured: bool,
) -> Due:
    exercise = chosen(slot, facts.settings, exercise_of)
    dose = _dose(slot, exercise)
    history = facts.with_exercise.get(exercise.id, ())
    decision = decide(exercise, dose, history, facts.settings, now, injured=injured)
    if slot.role is Role.WARMUP:
        decision = replace(decision, reason=WARMUP_REASON)
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


def _dose(slot: Slot, exercise: Exercise) -> Dose:
    """The dose of the program, unless the one is of reps and the other of holds."""
    own = exercise.dose
    if slot.dose is None or (slot.dose.hold_seconds is None) != (own.hold_seconds is None):
        return own
    return slot.dose

"""What today is: the light, what is owed, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from postchain_tui.core import pain
from postchain_tui.core.advice import advice, red_sessions
from postchain_tui.core.case import Case, back_of, working_sets
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import SessionRecord, SetRecord
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.facts import Facts
from postchain_tui.core.ladder import has_passed, permitted
from postchain_tui.core.lights import Back, light
from postchain_tui.core.lightweek import Done, light_week_until, offer
from postchain_tui.core.pain import Reading
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Day, Program, Role, Slot, only
from postchain_tui.core.progression import decide, decide_alone
from postchain_tui.core.ramp import ramp_to
from postchain_tui.core.schedule import StageDue, Turn, day_due, place_words, stage_due
from postchain_tui.core.volume import estimated_seconds
from postchain_tui.core.warmup import warm_up

PAIN_DAYS = 14
"""How many days of pain the first screen shows."""

_PAIN_DAYS_BACK = range(PAIN_DAYS - 1, -1, -1)


@dataclass(frozen=True, slots=True)
class Due:
    """One exercise that is due, with what was decided about it."""

    planned: Planned
    decision: Decision
    slot: Slot
    """The place that it fills."""

    @property
    def is_work(self) -> bool:
        """Is it more than a warm-up?"""
        return self.planned.role is Role.WORK


@dataclass(frozen=True, slots=True)
class Today:
    """What the first screen and the command `today` show."""

    now: datetime
    program: Program
    day: Day | None
    """The day of the program that comes next; None where it has none."""
    stage: StageDue | None
    """The stage of the program; None where it has none."""
    number: int
    """Which session of the program comes next, from 1."""
    last_turn: Turn | None
    """The newest session of the program of which it is known where in the program it was."""
    due: tuple[Due, ...]
    seconds: int
    """About how long it will take."""
    reading: Reading | None
    """The light with its reason; None while nothing has been recorded."""
    owes_morning: SessionRecord | None
    """The session whose morning score is to be asked for."""
    unfinished: str | None
    injured: bool
    open_slots: tuple[frozenset[str], ...]
    """Of each slot of the program the exercises that no gate of the article keeps shut, by id."""
    advice: tuple[str, ...]
    """Why a clinician should have a look, a sentence each."""
    light_week: datetime | None
    """When the light week ends; None outside of one."""
    light_week_offer: str
    """What calls for a light week; empty where nothing does."""
    last: SessionRecord | None
    """The newest finished session."""
    days_since: int | None
    """Local days since the newest session."""
    this_week: int
    """Sessions finished since Monday."""
    pain_days: tuple[float | None, ...]
    """Pain of the last 14 days, today last; None where nothing was recorded."""
    usual_pain: int | None
    worst_this_week: int | None
    """The worst score of the last seven days."""

    @property
    def listed(self) -> frozenset[str]:
        """Ids of what the program lists and no gate of the article or of one's own keeps shut."""
        return frozenset().union(*self.open_slots)

    @property
    def day_and_stage(self) -> tuple[str, str]:
        """Names of the day and the stage of the program; empty where it has none."""
        day = "" if self.day is None else self.day.name
        return day, "" if self.stage is None else self.stage.stage.name

    @property
    def place(self) -> str:
        """Where in the program the next session is, in words."""
        return place_words(self.day, self.stage, self.number, self.last_turn, self.now.date())

    @property
    def plan(self) -> tuple[Planned, ...]:
        """The exercises that are due."""
        return tuple(item.planned for item in self.due)

    @property
    def work(self) -> tuple[Due, ...]:
        """What is due beside the warm-up."""
        return tuple(item for item in self.due if item.is_work)


def today(
    program: Program, exercise_of: Callable[[str], Exercise], facts: Facts, now: datetime
) -> Today:
    """What is due, in the order in which it will be done."""
    back = back_of(facts)

    def case(slot: Slot) -> Case:
        """All that is known for one slot."""
        return Case(facts, exercise_of, now, slot, back)

    number = facts.finished_of_program + 1
    stage = stage_due(program, facts.last_turn, lambda one: _is_open(program, one, case))
    day = day_due(program, facts.last_turn, now.date())
    slots = program.slots_of(day, None if stage is None else stage.stage)
    due = tuple(_due(case(slot), facts) for slot in slots)
    plan = tuple(item.planned for item in due)
    days = back.days
    return Today(
        now=now,
        program=program,
        day=day,
        stage=stage,
        number=number,
        last_turn=facts.last_turn,
        due=due,
        seconds=estimated_seconds(plan),
        reading=_reading(facts, back, now),
        owes_morning=_owing_morning(facts, now),
        unfinished=facts.unfinished,
        injured=pain.is_injured(facts.declarations, now),
        open_slots=tuple(_open_of(case(slot)) for slot in program.slots),
        advice=advice(facts, now),
        light_week=light_week_until(facts.declarations, now),
        light_week_offer=_offer(facts, due, now),
        last=facts.last,
        days_since=None if facts.last is None else (now.date() - facts.last.local_date).days,
        this_week=_this_week(facts.recent, now.date()),
        pain_days=tuple(days.get(now.date() - timedelta(back)) for back in _PAIN_DAYS_BACK),
        usual_pain=pain.usual(days, now.date(), facts.settings.usual_pain),
        worst_this_week=back.worst_of(now.date() - timedelta(days=6), now.date()),
    )


def _open_of(case: Case) -> frozenset[str]:
    """Ids of the exercises of a slot that may be begun as far as the article's gates go."""
    listed = map(case.exercise_of, case.slot.exercises)
    return frozenset(one.id for one in listed if permitted(case, one).id == one.id)


def _is_open(program: Program, exercise: str, case: Callable[[Slot], Case]) -> bool:
    """Was the gate of an exercise opened that a slot of a program lists? None keeps nobody.

    Where it cannot be done with what is at hand, that of what is done in its place.
    """
    slots = (slot for slot in program.slots if exercise in slot.exercises)
    slot = next((one for one in slots if one.role is Role.WORK), None)
    if slot is None:
        return True
    alone = case(replace(slot, exercises=(exercise,)))
    is_possible = bool(alone.possible((exercise,)))
    return has_passed(alone if is_possible else case(slot))


def _reading(facts: Facts, back: Back, now: datetime) -> Reading | None:
    flags = pain.locking_flags(facts.declarations, facts.urgent_flags)
    return light(back, facts.last, flags, now)


def _offer(facts: Facts, due: tuple[Due, ...], now: datetime) -> str:
    """What calls for a light week."""
    reps = [_loads_and_reps(facts, one) for one in due if one.is_work]
    red = red_sessions(facts, now, days=7)
    return offer(facts.declarations, facts.days, red, reps, now)


def _loads_and_reps(facts: Facts, due: Due) -> list[Done]:
    """What was done in the last sessions with working sets of an exercise."""
    exercise = due.planned.exercise.id
    sessions = facts.with_exercise.get(exercise, ())
    found = (working_sets(session, exercise) for session in sessions)
    return [_done(sets) for sets in found if sets]


def _done(sets: tuple[SetRecord, ...]) -> Done:
    grams = (one.load.grams for one in sets if one.load is not None)
    return next(grams, None), tuple(one.reps or 0 for one in sets)


def _owing_morning(facts: Facts, now: datetime) -> SessionRecord | None:
    """The session whose morning is to be asked about; none while another one is open."""
    is_owed = not facts.unfinished and pain.owes_morning(facts.last, now)
    return facts.last if is_owed else None


def _this_week(sessions: tuple[SessionRecord, ...], today: date) -> int:
    monday = today - timedelta(days=today.weekday())
    return sum(past.local_date >= monday for past in sessions)


def _due(case: Case, facts: Facts) -> Due:
    slot = case.slot
    decision = warm_up(case) if slot.role is Role.WARMUP else decide(case)
    return Due(planned(slot, decision, facts), decision, slot)


def alone(
    exercise: Exercise, exercise_of: Callable[[str], Exercise], facts: Facts, now: datetime
) -> Planned:
    """One exercise with the target of its own past, whatever the program has due."""
    (slot,) = only(exercise.id).slots
    case = Case(facts, exercise_of, now, slot, back_of(facts))
    return planned(slot, decide_alone(case, exercise), facts)


def planned(slot: Slot, decision: Decision, facts: Facts) -> Planned:
    """What was decided, as a part of a session."""
    exercise = decision.exercise
    return Planned(
        role=slot.role,
        exercise=exercise,
        dose=decision.dose,
        load=decision.load,
        verdict=decision.verdict,
        reason=decision.reason,
        last=decision.last,
        skippable=slot.skippable,
        first_time=not facts.with_exercise.get(exercise.id),
        pacing=facts.settings.pacing,
        ramp=ramp_to(exercise, decision.load, facts.settings),
    )

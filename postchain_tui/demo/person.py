"""A made-up person who does what is due, day after day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from postchain_tui.catalog import programs
from postchain_tui.catalog.library import Library
from postchain_tui.core import statement
from postchain_tui.core import today as days
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord
from postchain_tui.core.program import Program, Role
from postchain_tui.core.settings import Settings
from postchain_tui.core.statement import Statement
from postchain_tui.core.today import Due, Today
from postchain_tui.demo.chance import Chance, as_score
from postchain_tui.demo.day import Day
from postchain_tui.demo.record import Record
from postchain_tui.demo.soreness import Soreness
from postchain_tui.demo.training import FLARE_PAIN, UNHINDERED, Trainee, WarmUp

USUAL_PAIN = 4
"""What the person says of the back at the start."""

_TRAINING_DAYS = (0, 2, 4)
_SKIPPED = 0.08
_MORNINGS_MISSED = 0.12
_DAYS_SCORED = 0.35
_START, _MORNING, _NOON, _EVENING = time(9), time(7, 20), time(12, 30), time(18)

_FLARES_AFTER, _AWAY_AFTER = 0.42, 0.7
"""Shares of the whole time."""
_LEAST_DAYS_TO_GO_AWAY = 56
_TO_BEGIN, _TO_SAY = timedelta(minutes=2), timedelta(minutes=5)
"""From asking what is due to doing it, and from the end of a session to saying how bad it is."""
_AFTER = (-1, -1, -1, 0, 0, 1)
_BY_MORNING = (-1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
"""How the back may stand against what it was before the session, all else being equal."""

_WANTED = ("hip_thrust_bodyweight", "barbell_hip_thrust")
"""What the person chooses where it is open."""


class Person:
    """Lives through the days; what is done is what is due, the rest comes from chance."""

    def __init__(self, chance: Chance, settings: Settings, now: datetime, weeks: int) -> None:
        self._chance, self._now = chance, now
        self._library = Library()
        program = programs.program(settings.program)
        work = tuple(slot for slot in program.slots if slot.role is Role.WORK)
        self._program = replace(program, slots=work)
        self._record = Record(chance, settings, self._library.exercise)
        self._trainee = Trainee(chance, settings.bar, tuple(self._warm_ups(program)))
        start = now.date() - timedelta(weeks=weeks)
        self._days = [start + timedelta(days=day) for day in range(weeks * 7)]
        self._away = _days_away(self._days)
        self._flares_from = self._days[int(len(self._days) * _FLARES_AFTER)]
        self._soreness = Soreness(self._at(start, _START))
        self._has_moved = False
        """Was the light week that is due moved?"""
        self._last: SessionRecord | None = None
        """The session of the day before, until the morning after it."""

    def history(self) -> Iterator[Day]:
        """The days one after the other: training, the mornings after it, and days between."""
        yield self._first_answers(self._soreness.start)
        for day in self._days:
            yield from self._morning(day)
            if self._finds_time(day):
                yield self._training_day(day)
            elif self._chance.happens(_DAYS_SCORED):
                yield self._day_off(self._at(day, _NOON))
        if self._at(self._now.date(), _MORNING) <= self._now:
            yield from self._morning(self._now.date())

    def _warm_ups(self, program: Program) -> Iterator[WarmUp]:
        for slot in program.slots:
            if slot.role is Role.WARMUP:
                exercise = self._library.exercise(slot.exercises[0])
                yield WarmUp(exercise, slot.dose or exercise.dose)

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self._now.tzinfo)

    def _finds_time(self, day: date) -> bool:
        is_planned = day.weekday() in _TRAINING_DAYS and day not in self._away
        return is_planned and not self._chance.happens(_SKIPPED)

    def _first_answers(self, at: datetime) -> Day:
        usual = self._record.felt(at, PainKind.USUAL, USUAL_PAIN)
        return Day((usual,), self._record.said(at, statement.injured(False)))

    def _morning(self, day: date) -> Iterator[Day]:
        """The score of the morning after a session, where it was given."""
        last, self._last = self._last, None
        if last is None:
            return
        scores: tuple[PainRecord, ...] = ()
        if not self._chance.happens(_MORNINGS_MISSED):
            at = self._at(day, _MORNING)
            change = self._soreness.ache(at) - self._soreness.ache(last.started_at)
            luck = self._chance.one_of(_BY_MORNING)
            felt = as_score((last.pain_before or 0) + round(change) + luck)
            last = replace(last, pain_morning=felt, morning_asked=True)
            scores = (self._record.felt(at, PainKind.MORNING, felt, last.id),)
        self._record.done(last)
        yield Day(scores)

    def _day_off(self, at: datetime) -> Day:
        felt = self._chance.score(self._soreness.ache(at))
        return Day((self._record.felt(at, PainKind.DAY, felt),))

    def _training_day(self, day: date) -> Day:
        """A session that does what is due, the scores around it, and what is said."""
        late = timedelta(minutes=round(self._chance.around(10, 25)))
        asked_at = self._at(day, _EVENING) + late
        due = self._due(asked_at)
        answers = tuple(self._answers(due))
        said = self._record.said(asked_at, *answers)
        if answers:
            due = self._due(asked_at)
        at = asked_at + _TO_BEGIN
        flares = self._soreness.flared_at is None and day >= self._flares_from
        ache = self._soreness.ache(at)
        done = self._trainee.session(at, due, ache, flares=flares)
        self._record.declared(*done.said)
        scores = self._scores(done, ache, flares=flares)
        if flares:
            self._soreness.flared_at = done.last_at
            flare = statement.flare(", ".join(one.reason for one in done.said))
            said += self._record.said(done.last_at + _TO_SAY, flare)
        return Day(scores, said, done, self._record.finished + 1)

    def _due(self, at: datetime) -> Today:
        facts = self._record.facts(at)
        return days.today(self._program, self._library.exercise, facts, at)

    def _answers(self, due: Today) -> Iterator[Statement]:
        """What is said to what is due: the flare is over, a choice, else a light week."""
        if due.injured:
            if self._soreness.is_over(due.now):
                yield statement.injured(False)
            return
        wanted = _wanted(due)
        if wanted is not None:
            yield statement.chosen(self._library.exercise(wanted))
        elif due.light_week_offer:
            yield statement.deload(self._to_light_week(due))

    def _to_light_week(self, due: Today) -> str:
        """Moved once and then taken; refused where the plan is lighter as it is."""
        if any(map(_is_held_back, due.due)):
            self._has_moved = False
            return "refused"
        self._has_moved = not self._has_moved
        return "moved" if self._has_moved else "taken"

    def _scores(self, done: SessionRecord, ache: float, *, flares: bool) -> tuple[PainRecord, ...]:
        """The scores before and after a session."""
        before = self._chance.score(ache)
        after = FLARE_PAIN if flares else as_score(before + self._chance.one_of(_AFTER))
        self._last = replace(done, pain_before=before, pain_after=after)
        return (
            self._record.felt(done.started_at, PainKind.BEFORE, before, done.id),
            self._record.felt(done.last_at, PainKind.AFTER, after, done.id),
        )


def _wanted(due: Today) -> str | None:
    """What the person chooses of what is open."""
    open_ones = {one for item in due.due for one in item.decision.choices}
    return next((one for one in _WANTED if one in open_ones), None)


def _is_held_back(due: Due) -> bool:
    """Is less due than was reached?"""
    decision = due.decision
    return decision.exercise.id != decision.reached or decision.verdict not in UNHINDERED


def _days_away(days: list[date]) -> frozenset[date]:
    """A week without any training, in a history that is long enough for one."""
    first = int(len(days) * _AWAY_AFTER)
    return frozenset(days[first : first + 7] if len(days) >= _LEAST_DAYS_TO_GO_AWAY else ())

"""A made-up training history from a fixed seed: the same seed and moment, the same history.

It follows one plausible person: a sore back that quietens over the weeks, three sessions a week
with gaps, a flare in between, mornings nobody was asked about, and loads that rise as the rules
let them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from uuid import UUID

from postchain_tui.catalog.library import Library
from postchain_tui.core import gates, settings
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetKind,
    SetRecord,
    Status,
)
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.load import Load, Unit
from postchain_tui.store import pain, records
from postchain_tui.store import settings as settings_store
from postchain_tui.store.store import Store

WEEKS = 12
"""How far back the history goes unless it is told."""
SEED = 1
"""The seed unless it is told."""

_PROGRAM, _NAME = "basics", "Basics"
_TRAINING_DAYS = (0, 2, 4)
_HOUR = 18
_SKIPPED = 0.08
_MORNINGS_MISSED = 0.15
_DAYS_SCORED = 0.35
_EAGER = 0.4
_MORNING = time(7, 20)
_BATCH = 200
"""Sessions that are written in one go."""

_FIRST_DAY = datetime(2016, 1, 1, _HOUR, tzinfo=UTC)
_SPAN = timedelta(days=3650)
"""Many sets are spread over so long a time."""
_SESSION_EVERY = timedelta(days=7) / 3
_SETS_A_SESSION = 9
"""A session has at least so many."""

_EXERCISES = ("gm_pvc", "glute_bridge", "rdl_empty_bar", "rdl_barbell")
_BAR_GRAMS = 20_000
_FIRST_LOAD_GRAMS = 25_000
_HEAVIEST_GRAMS = 100_000
_STEP_GRAMS = 2_500
_LEAST_REPS, _MOST_REPS = 8, 12
_SORE = 2
"""From more pain than this the next target is easier."""

_NOTES = (
    "Slept badly, went anyway.",
    "Hips felt loose today.",
    "Long drive yesterday, stiff at the start.",
    "Last set of the hinge was the best one.",
    "Grip went before the hamstrings did.",
    "Short on time, kept the rests honest.",
)
_SET_NOTES = ("hip tight", "slow on the way down", "felt strong", "lost the brace once")


def fill(store: Store, weeks: int, seed: int, now: datetime) -> None:
    """Write the history of the weeks up to yesterday, with settings and scores."""
    person = _Person(_chance(seed), now)
    start = now.date() - timedelta(weeks=weeks)
    days = [start + timedelta(days=day) for day in range((now.date() - start).days)]
    with store.action("make up a history") as writing:
        chosen = settings.Settings(usual_pain=4)
        texts = {key: settings.text_of(chosen, key) for key in settings.KEYS}
        settings_store.write_settings(writing, texts)
        at = datetime.combine(start, time(9), now.tzinfo)
        pain.write_declaration(writing, person.not_injured(at))
        pain.write_pain(writing, person.score(at, PainKind.USUAL, 4))
    _write(store, person.history(days))


def fill_sets(store: Store, sets: int, seed: int) -> None:
    """Write a history of exactly so many sets from 2016 on, for measuring."""
    person = _Person(_chance(seed), _FIRST_DAY + _SPAN)
    _write(store, person.sets_in_all(sets))


def _chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing is to be kept secret, and it has to be repeatable


def _write(store: Store, days: Iterator[_Day]) -> None:
    """Write days in batches, each as one action."""
    while batch := tuple(islice(days, _BATCH)):
        with store.action("make up a history") as writing:
            for day in batch:
                if day.session is not None:
                    records.write(writing, day.session, _PROGRAM, day.number)
                for score in day.scores:
                    pain.write_pain(writing, score)


def _days_away(days: list[date]) -> frozenset[date]:
    """A week without any training, in a history that is long enough for one."""
    away_from = int(len(days) * 0.55)
    return frozenset(days[away_from : away_from + 7] if len(days) >= 56 else ())


@dataclass(frozen=True, slots=True)
class _Day:
    """What one day leaves behind."""

    session: SessionRecord | None
    number: int
    scores: tuple[PainRecord, ...]


@dataclass(slots=True)
class _Hinge:
    """How far the Romanian deadlift has come: reps first, then load, never past a shut gate."""

    reps: int = _LEAST_REPS
    grams: int = _BAR_GRAMS
    shown: int = 0
    """Sessions in a row that showed all that the gate asks for, at twelve reps."""

    @property
    def exercise(self) -> str:
        """The rung that has been reached."""
        return "rdl_empty_bar" if self.grams == _BAR_GRAMS else "rdl_barbell"

    def take_in(self, last: SessionRecord, exercise: Exercise, *, eager: bool) -> None:
        """Choose the next target by what the last session was like, and by the mood."""
        gate = exercise.gate
        if gate is None or not gates.working_sets(last, exercise.id):
            return
        self._count_shown(gates.conditions(exercise, gate, last, injured=False))
        if self.shown >= gate.sessions and self.grams < _HEAVIEST_GRAMS:
            self._load_more()
        else:
            self._change_reps(last.worst_pain or 0, eager=eager)

    def _count_shown(self, asked: tuple[gates.Condition, ...]) -> None:
        is_full = self.reps == _MOST_REPS and all(condition.met for condition in asked)
        self.shown = self.shown + 1 if is_full else 0

    def _load_more(self) -> None:
        is_bar = self.grams == _BAR_GRAMS
        self.grams = _FIRST_LOAD_GRAMS if is_bar else self.grams + _STEP_GRAMS
        self.reps, self.shown = _LEAST_REPS, 0

    def _change_reps(self, worst_pain: int, *, eager: bool) -> None:
        if worst_pain > _SORE:
            self.reps = max(_LEAST_REPS, self.reps - 1)
        elif eager:
            self.reps = min(_MOST_REPS, self.reps + 1)


def _rested(done: SetRecord) -> datetime:
    """The moment at which the rest after a set is over."""
    return done.at + timedelta(milliseconds=done.rest_ms or 0)


@dataclass(slots=True)
class _Person:
    """Lives through the days; everything it does comes from the one source of chance."""

    chance: Random
    now: datetime
    hinge: _Hinge = field(default_factory=_Hinge)
    number: int = 0
    """Sessions of the program so far."""
    last: SessionRecord | None = None
    """The last session, with the scores that belong to it."""
    exercises: dict[str, Exercise] = field(
        default_factory=lambda: {one: Library().exercise(one) for one in _EXERCISES}
    )

    def not_injured(self, at: datetime) -> Declaration:
        """What is said at the start."""
        return Declaration(self._id(at), at, DeclarationKind.INJURED, "no")

    def score(
        self, at: datetime, kind: PainKind, score: int | None, session: str | None = None
    ) -> PainRecord:
        """A pain score."""
        return PainRecord(self._id(at), at, kind, score, session)

    def history(self, days: list[date]) -> Iterator[_Day]:
        """The days one after the other: training, the mornings after it, and days between."""
        away = _days_away(days)
        trained = False
        for position, day in enumerate(days):
            ache = self._ache(position / len(days))
            morning_scores = self._morning(day, ache) if trained else []
            trained = self._finds_time(day, away)
            session, scores = self._evening(day, ache) if trained else self._day_off(day, ache)
            yield _Day(session, self.number, (*morning_scores, *scores))
        if trained:
            yield from self._this_morning()

    def _this_morning(self) -> Iterator[_Day]:
        morning = datetime.combine(self.now.date(), _MORNING, self.now.tzinfo)
        if morning <= self.now:
            yield _Day(None, 0, tuple(self._morning(self.now.date(), self._ache(1))))

    def _finds_time(self, day: date, away: frozenset[date]) -> bool:
        is_planned = day.weekday() in _TRAINING_DAYS and day not in away
        return is_planned and self.chance.random() >= _SKIPPED

    def _evening(self, day: date, ache: float) -> tuple[SessionRecord, list[PainRecord]]:
        minutes = round(self.chance.gauss(10, 25))
        hour = datetime.combine(day, time(_HOUR), self.now.tzinfo)
        return self._trained(hour + timedelta(minutes=minutes), ache)

    def _day_off(self, day: date, ache: float) -> tuple[None, list[PainRecord]]:
        if self.chance.random() >= _DAYS_SCORED:
            return None, []
        at = datetime.combine(day, time(12, 30), self.now.tzinfo)
        return None, [self.score(at, PainKind.DAY, self._felt(ache))]

    def sets_in_all(self, sets: int) -> Iterator[_Day]:
        """Sessions one after the other until there are so many sets."""
        every = min(_SESSION_EVERY, _SPAN / math.ceil(sets / _SETS_A_SESSION))
        at = _FIRST_DAY
        while sets > 0:
            ache = self._ache((at - _FIRST_DAY) / _SPAN)
            session, scores = self._trained(at, ache)
            session = replace(session, sets=session.sets[:sets])
            sets -= len(session.sets)
            scores += self._morning(at.date() + timedelta(days=1), ache)
            yield _Day(session, self.number, tuple(scores))
            at += every

    def _ache(self, share: float) -> float:
        """How sore the back is on a day: falling from four towards one, with a flare on the way."""
        flare = 4 * math.exp(-(((share - 0.42) / 0.04) ** 2))
        return 0.7 + 3.3 * math.exp(-2.2 * share) + flare

    def _felt(self, ache: float) -> int:
        return min(10, max(0, round(self.chance.gauss(ache, 0.6))))

    def _morning(self, day: date, ache: float) -> list[PainRecord]:
        """The score of the morning after the last session, where it was given."""
        if self.last is None or self.chance.random() < _MORNINGS_MISSED:
            return []
        at = datetime.combine(day, _MORNING, self.now.tzinfo)
        felt = self._felt(ache - 0.2)
        self.last = replace(self.last, pain_morning=felt)
        return [self.score(at, PainKind.MORNING, felt, self.last.id)]

    def _trained(self, at: datetime, ache: float) -> tuple[SessionRecord, list[PainRecord]]:
        """A session, and the scores before and after it."""
        if self.last is not None:
            eager = self.chance.random() < _EAGER
            self.hinge.take_in(self.last, self.exercises[self.hinge.exercise], eager=eager)
        session = self._session(at, ache)
        self.number += 1
        before = self._felt(ache)
        after = min(10, max(0, before + self.chance.choice((-1, -1, 0, 0, 1))))
        self.last = replace(session, pain_before=before, pain_after=after)
        return session, [
            self.score(at, PainKind.BEFORE, before, session.id),
            self.score(session.ended_at or at, PainKind.AFTER, after, session.id),
        ]

    def _session(self, at: datetime, ache: float) -> SessionRecord:
        sets = self._sets(at + timedelta(minutes=2), ache)
        return SessionRecord(
            id=self._id(at),
            started_at=at,
            ended_at=_rested(sets[-1]),
            source="app",
            name=_NAME,
            status=Status.FINISHED,
            sets=tuple(sets),
            note=self.chance.choice(_NOTES) if self.chance.random() < 0.2 else "",
            effort=self.chance.choice((4.0, 5.0, 5.0, 6.0, 6.0, 6.5, 7.0)),
            form_ok=("glute_bridge", "gm_pvc") if self.chance.random() < 0.7 else (),
        )

    def _sets(self, moment: datetime, ache: float) -> list[SetRecord]:
        sets: list[SetRecord] = []
        for exercise, kind, counts in self._plan():
            worst = self._felt(ache - 2.2)
            moment += timedelta(seconds=60)
            for reps in counts:
                moment += timedelta(seconds=self._work_seconds(exercise, reps))
                sets.append(self._set(exercise, kind, reps, len(sets) + 1, moment, worst))
                moment = _rested(sets[-1])
        return sets

    def _plan(self) -> Iterator[tuple[Exercise, SetKind, list[int]]]:
        """Exercises in their order, with the reps of every set."""
        if self.chance.random() < 0.85:
            yield self.exercises["gm_pvc"], SetKind.WARMUP, [10]
        yield (
            self.exercises["glute_bridge"],
            SetKind.WORK,
            [10, 10, self.chance.choice((9, 10, 10))],
        )
        tired = self.chance.choice((0, 0, 1))
        reps = self.hinge.reps
        hinge = self.exercises[self.hinge.exercise]
        yield hinge, SetKind.WORK, [reps, reps, reps, max(6, reps - tired)]
        yield self.exercises["gm_pvc"], SetKind.WORK, [12, self.chance.choice((10, 12, 12))]

    def _work_seconds(self, exercise: Exercise, reps: int) -> float:
        tempo = exercise.dose.tempo
        a_rep = tempo.rep_seconds if tempo is not None else 3
        return reps * a_rep + self.chance.randint(0, 3)

    def _set(
        self, exercise: Exercise, kind: SetKind, reps: int, ordinal: int, at: datetime, worst: int
    ) -> SetRecord:
        seconds = self._work_seconds(exercise, reps)
        prescribed = exercise.dose.rest.seconds or 55
        load = self._load(exercise)
        return SetRecord(
            id=self._id(at),
            exercise=exercise.id,
            ordinal=ordinal,
            at=at,
            kind=kind,
            reps=reps,
            load=load,
            duration_ms=round(seconds * 1000),
            rpe=self.chance.choice((5.0, 6.0, 6.5, 7.0, 7.5)) if load is not None else None,
            pain=max(0, worst - self.chance.choice((0, 0, 1))),
            rest_ms=round(1000 * max(20, self.chance.gauss(prescribed, 10))),
            tempo=str(exercise.dose.tempo) if exercise.dose.tempo else None,
            time_under_tension_ms=round(seconds * 1000),
            note=self.chance.choice(_SET_NOTES) if self.chance.random() < 0.05 else "",
        )

    def _load(self, exercise: Exercise) -> Load | None:
        is_hinge = exercise.family == "hinge"
        return Load(Decimal(self.hinge.grams) / 1000, Unit.KG) if is_hinge else None

    def _id(self, at: datetime) -> str:
        """An id of the usual kind, but by this chance."""
        milliseconds = round(at.timestamp() * 1000)
        low = self.chance.getrandbits(62) | 0b10 << 62
        return str(
            UUID(int=milliseconds << 80 | 0x7 << 76 | self.chance.getrandbits(12) << 64 | low)
        )

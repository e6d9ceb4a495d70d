"""Looks back on what is on record, a slice at a time so that nobody has to wait for the file."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import TypeVar

from postchain_tui.coach.coach import Coach
from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import BestSet, Chronicle, Sitting
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Exercise, Measure, linked
from postchain_tui.core.program import Role
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Page, Subject
from postchain_tui.core.progress.pages import page
from postchain_tui.core.searching import Choice
from postchain_tui.core.span import Span
from postchain_tui.store import chronicle as chronicles
from postchain_tui.store import pain as pain_store

_T = TypeVar("_T")

Steps = Generator[None, None, _T]
"""Something that is done in steps: between two of them others may have their turn."""

_SETS_OVER: dict[Subject, Callable[[Span], Span]] = {
    Subject.LOAD: lambda span: span,
    Subject.PAIN: lambda span: span,
    Subject.RECORDS: lambda _: Span.ALL,
}
"""How far back single sets are looked at, where they are."""

_READ_AHEAD = 5000
"""Histories with no more sessions than this are read to the end while nobody waits."""

_SKIPS_SHOWN = timedelta(days=365)
"""What was left out longer ago is of no interest."""

_LEAD = timedelta(weeks=10)
"""So much is read from before the span: smoothed lines and means of weeks come from there."""


def at_once(steps: Steps[_T]) -> _T:
    """Take all the steps, and give what comes of them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _T = end.value
            return result


@dataclass(frozen=True, slots=True)
class _Sets:
    """What of the single sets of an exercise is looked at, and when it was left out."""

    best: tuple[BestSet, ...] = ()
    rated: tuple[SetRecord, ...] = ()
    skipped: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read last, and of which state of the file."""

    version: tuple[int, int]
    since: datetime | None
    day: date
    chronicle: Chronicle
    sets: dict[tuple[str, Span], _Sets] = field(default_factory=dict)
    """What single sets were read, by exercise and span."""
    looks: dict[tuple[str | None, Span, Span | None], Look] = field(default_factory=dict)
    """What was made of it, by exercise, span, and how far back single sets were read."""
    pages: dict[tuple[Subject, str | None, Span], Page] = field(default_factory=dict)
    """The pages that were made of that, by subject, exercise and span."""

    def serves(self, version: tuple[int, int], since: datetime | None, day: date) -> bool:
        """Does it have all that is asked for?"""
        reaches = self.since is None or (since is not None and self.since <= since)
        return reaches and (self.version, self.day) == (version, day)


def _all(slices: Iterator[tuple[_T, ...]]) -> Steps[tuple[_T, ...]]:
    """All slices as one, a step each."""
    found: list[_T] = []
    for some in slices:
        found += some
        yield
    return tuple(found)


class Tracker:
    """Makes the pages of a look back."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach
        self._kept = _Kept((-1, -1), None, date.min, Chronicle())

    def page(self, subject: Subject, exercise: Exercise | None, span: Span) -> Steps[Page]:
        """The page of a subject.

        Args:
            subject: What it is about.
            exercise: Which exercise; None for all.
            span: How far back.
        """
        sets_over = _SETS_OVER.get(subject)
        look = yield from self.look(exercise, span, sets_over and sets_over(span))
        name = (subject, _id_of(exercise), span)
        pages = self._kept.pages
        if name not in pages:
            pages[name] = page(subject, look)
            yield
        return pages[name]

    def look(self, exercise: Exercise | None, span: Span, sets_over: Span | None) -> Steps[Look]:
        """All that the pages of an exercise and a span are made of.

        Args:
            exercise: Which exercise; None for all.
            span: How far back.
            sets_over: How far back its single sets are looked at; None for not at all.
        """
        told = yield from self._chronicle(Span.ALL if sets_over is Span.ALL else span)
        name = (_id_of(exercise), span, sets_over)
        looks = self._kept.looks
        if name not in looks:
            sets = _Sets()
            if exercise is not None and sets_over is not None:
                sets = yield from self._kept_sets(told, exercise, sets_over)
            looks[name] = self._look(told, exercise, span, sets)
        return looks[name]

    def _look(self, told: Chronicle, exercise: Exercise | None, span: Span, sets: _Sets) -> Look:
        coach = self._coach
        ladder = () if exercise is None else self._ladder(exercise)
        return Look(
            chronicle=told,
            exercise=exercise,
            family=ladder,
            first_days=chronicles.first_days(coach.store, ladder),
            best_sets=sets.best,
            rated_sets=sets.rated,
            skipped=sets.skipped,
            span=span,
            today=coach.clock.now().date(),
            began=_first_day(chronicles.first_training(coach.store), told),
            settings=coach.settings,
            exercise_of=coach.known_exercise,
            muscle_name=self._muscle_name,
        )

    def is_outdated(self) -> bool:
        """Has the file changed since it was read last?"""
        return self._kept.version != self._coach.store.version()

    def first_choice(self) -> Exercise | None:
        """What is looked at first: the loaded exercise done last, else any, else the first due."""
        done = tuple(self._known(chronicles.last_exercises(self._coach.store)))
        loaded = (one for one in done if one.load_type.is_load_alone)
        return next(chain(loaded, done, self._known(self._planned())), None)

    def _planned(self) -> Iterator[str]:
        """Ids of the exercises of the program, those of its work first."""
        slots = self._coach.program.slots
        in_order = sorted(slots, key=lambda slot: slot.role is not Role.WORK)
        return (name for slot in in_order for name in slot.exercises)

    def _known(self, ids: Iterable[str]) -> Iterator[Exercise]:
        """The exercises with these ids, as far as the catalog has them."""
        found = map(self._coach.known_exercise, ids)
        return (one for one in found if one is not None)

    def choices(self) -> tuple[Choice, ...]:
        """The exercises to choose from: those done last first, then all others."""
        done = chronicles.last_exercises(self._coach.store)
        others = (one for one in self._coach.library.ids if one not in done)
        return tuple(
            Choice(one.id, one.name, one.aliases, "done lately" if one.id in done else "")
            for one in self._known((*done, *others))
        )

    def read_on(self, subject: Subject, exercise: Exercise | None) -> Steps[None]:
        """Make the page over all spans, so that looking further back need not wait.

        Not of an endless history: that is read when it is asked for.
        """
        if chronicles.sessions_at_most(self._coach.store) <= _READ_AHEAD:
            for span in reversed(Span):
                yield from self.page(subject, exercise, span)

    def _chronicle(self, span: Span) -> Steps[Chronicle]:
        """What is on record of a span and of some time before it; what was read is kept."""
        now = self._coach.clock.now()
        first = span.first_day(now.date())
        since = None if first is None else _midnight(first - _LEAD, now)
        version = self._coach.store.version()
        if not self._kept.serves(version, since, now.date()):
            told = yield from self._read(since, now)
            self._kept = _Kept(version, since, now.date(), told)
        kept = self._kept.chronicle
        return kept if since is None else kept.since(since)

    def _read(self, since: datetime | None, until: datetime) -> Steps[Chronicle]:
        store = self._coach.store
        sittings: list[Sitting] = []
        bouts: list[Bout] = []
        for some_sittings, some_bouts in chronicles.training(store, since, until):
            sittings += some_sittings
            bouts += some_bouts
            yield
        scores = yield from _all(chronicles.scores(store, since, until))
        said = pain_store.declarations(store)
        return Chronicle(tuple(sittings), tuple(bouts), scores, said)

    def _kept_sets(self, told: Chronicle, exercise: Exercise, span: Span) -> Steps[_Sets]:
        """Its single sets, as they were read before where nothing has changed since."""
        kept = self._kept.sets
        if (exercise.id, span) not in kept:
            kept[exercise.id, span] = yield from self._sets(told, exercise, span)
        return kept[exercise.id, span]

    def _sets(self, told: Chronicle, exercise: Exercise, span: Span) -> Steps[_Sets]:
        """What single sets of an exercise are needed."""
        store, now = self._coach.store, self._coach.clock.now()
        ceiling = self._coach.settings.ceiling
        first = span.first_day(now.date()) or date.min
        sessions = [
            bout.session
            for bout in told.bouts
            if bout.exercise == exercise.id and first <= bout.day
        ]
        is_hold = exercise.measure is Measure.HOLD
        best = yield from _all(
            chronicles.best_sets(store, exercise.id, sessions, by_duration=is_hold, ceiling=ceiling)
        )
        rated = yield from _all(
            chronicles.rated_sets(store, exercise.id, sessions, ceiling=ceiling)
        )
        since = _midnight(max(first, now.date() - _SKIPS_SHOWN), now)
        skipped = yield from _all(chronicles.skipped(store, exercise.id, since, now))
        return _Sets(best, rated, tuple(map(datetime.date, skipped)))

    def _ladder(self, exercise: Exercise) -> tuple[str, ...]:
        """Ids of the exercises that lead to this one and on from it, easiest first."""
        families = self._coach.library.families
        family = next((one.exercises for one in families if one.id == exercise.family), ())
        exercise_of = self._coach.known_exercise
        below = linked(exercise, exercise_of, lambda one: one.ladder.regressions)
        above = linked(exercise, exercise_of, lambda one: one.ladder.progressions)
        return tuple(one for one in family if one in {exercise.id, *below, *above})

    def _muscle_name(self, muscle: str) -> str:
        found = self._coach.library.muscles.get(muscle)
        return muscle.replace("_", " ") if found is None else found.label


def _id_of(exercise: Exercise | None) -> str | None:
    return None if exercise is None else exercise.id


def _midnight(day: date, now: datetime) -> datetime:
    return datetime.combine(day, time.min, tzinfo=now.tzinfo)


def _first_day(began: datetime | None, told: Chronicle) -> date | None:
    """The day of the oldest session, or of the oldest score that was read if that is older."""
    days = [one.at.date() for one in told.scores[:1]]
    if began is not None:
        days.append(began.date())
    return min(days, default=None)

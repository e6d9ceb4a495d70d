"""A session held against the one before: each exercise against its own last time, and the whole.

What is not known on both sides is not compared, and never taken for zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from statistics import fmean
from typing import TypeVar

from postchain_tui.core.case import working_sets
from postchain_tui.core.details import (
    ExerciseOf,
    effort_text,
    length_seconds,
    morning_text,
    name_text,
    tonnage_text,
    work_tonnage_grams,
    working,
)
from postchain_tui.core.diary import SessionRecord, SetRecord, worst_pain
from postchain_tui.core.exercise import Exercise, LoadType, Measure, measure_of
from postchain_tui.core.formatting import (
    NOTHING,
    clock,
    count_text,
    day_text,
    minutes_text,
    number,
    pain_text,
    set_text,
    tenths,
)
from postchain_tui.core.load import Unit
from postchain_tui.core.volume import set_tonnage_grams

FIRST_TIME = "first time"
SAME = "the same"
AS_FAR_AS_RECORDED = "the same as far as recorded"
"""Nothing changed of what is known on both sides, and something is not known on both."""

_SAME_REST_SECONDS = 5
"""A mean rest that differs by less is not worth a word."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ExerciseComparison:
    """The working sets of one exercise, then and now."""

    exercise: str
    """Exercise id."""
    name: str
    day: str
    """The day of the session before that had it; empty where there is none."""
    then: str
    """What was done then: `20 × 12, 12, 11`; empty where there is none."""
    now: str
    changes: tuple[str, ...] = ()
    """What changed, of what is known on both sides."""
    is_partial: bool = False
    """Is something known on one side only, or of some sets only?"""

    @property
    def words(self) -> str:
        """What changed, on one line."""
        if not self.day:
            return FIRST_TIME
        return " · ".join(self.changes) or (AS_FAR_AS_RECORDED if self.is_partial else SAME)


@dataclass(frozen=True, slots=True)
class WholeComparison:
    """One thing about the whole session, then and now."""

    what: str
    then: str
    now: str
    change: str
    """With its sign, or that there is none; empty where it is not known on both sides."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A session against those before it."""

    exercises: tuple[ExerciseComparison, ...]
    """In the order in which they were done."""
    day: str = ""
    """The day of the finished session before; empty where there is none."""
    whole: tuple[WholeComparison, ...] = ()
    """The whole against that session; nothing where there is none."""


def compare(
    session: SessionRecord,
    before: Mapping[str, SessionRecord],
    exercise_of: ExerciseOf,
    unit: Unit,
    today: date,
    previous: SessionRecord | None = None,
) -> Comparison:
    """Hold a session against what was done before it.

    Args:
        session: The session.
        before: The newest earlier finished session with working sets of each exercise, by its id.
        exercise_of: Finds an exercise by its id.
        unit: The unit of loads.
        today: The person's own calendar day.
        previous: The finished session before, whatever was done in it.
    """
    names = dict.fromkeys(done.exercise for done in working(session.sets))
    held = tuple(
        _exercise(session, before.get(name), name, exercise_of, unit, today) for name in names
    )
    if previous is None:
        return Comparison(held)
    whole = tuple(_whole(previous, session, exercise_of, unit))
    return Comparison(held, day_text(previous.local_date, today), whole)


def _exercise(
    session: SessionRecord,
    earlier: SessionRecord | None,
    name: str,
    exercise_of: ExerciseOf,
    unit: Unit,
    today: date,
) -> ExerciseComparison:
    """One exercise of a session, against the last time."""
    exercise = exercise_of(name)
    now, then = working_sets(session, name), working_sets(earlier, name)
    shown = name_text(name, exercise_of)
    if earlier is None or not then:
        return ExerciseComparison(name, shown, "", "", sets_text(now, exercise, unit))
    told = tuple(_changes(then, now, exercise, unit))
    return ExerciseComparison(
        exercise=name,
        name=shown,
        day=day_text(earlier.local_date, today),
        then=sets_text(then, exercise, unit),
        now=sets_text(now, exercise, unit),
        changes=tuple(filter(None, told)),
        is_partial=None in told,
    )


def sets_text(sets: Iterable[SetRecord], exercise: Exercise | None, unit: Unit) -> str:
    """Sets in words, a load told once as long as it stays: `20 × 12, 12; 22.5 × 10`."""
    runs = groupby(sets, key=lambda done: None if done.load is None else done.load.in_unit(unit))
    return "; ".join(_run_text(tuple(run), measure_of(exercise), unit) for _, run in runs)


def _run_text(run: tuple[SetRecord, ...], measure: Measure, unit: Unit) -> str:
    """Sets with the same load."""
    first, *others = (set_text(done, unit, measure) for done in run)
    load = run[0].load
    lead = "" if load is None else f"{number(load.in_unit(unit))} × "
    return ", ".join((first, *(text.removeprefix(lead) for text in others)))


_Sets = tuple[SetRecord, ...]


@dataclass(frozen=True, slots=True)
class _Rated:
    """A score of some of the sets."""

    score: float
    known: int
    """How many of the sets it was recorded of."""
    sets: int

    @property
    def is_whole(self) -> bool:
        return self.known == self.sets

    @property
    def text(self) -> str:
        """The score, with how many sets it is of where that is not all of them."""
        some = "" if self.is_whole else f" ({self.known} of {count_text(self.sets, 'set')})"
        return f"{tenths(self.score)}{some}"


def _changes(
    then: _Sets, now: _Sets, exercise: Exercise | None, unit: Unit
) -> Iterator[str | None]:
    """What changed in the sets: words, empty where it is the same, None where that is unknown."""
    yield _load_change(then, now, exercise, unit)
    yield _amount_change(then, now, measure_of(exercise))
    yield _counted(len(now) - len(then), "set")
    yield _both(_tonnage(then, exercise), _tonnage(now, exercise), _tonnage_words)
    yield _both(_pain(then), _pain(now), lambda one, other: _rated_words("pain", one, other))
    yield _both(_effort(then), _effort(now), lambda one, other: _rated_words("effort", one, other))
    yield _both(_mean_rest(then), _mean_rest(now), _rest_words)


def _both(then: _T | None, now: _T | None, words: Callable[[_T, _T], str | None]) -> str | None:
    """What changed; None where it is known on one side only, nothing where on neither."""
    if then is not None and now is not None:
        return words(then, now)
    return "" if then is None and now is None else None


def _load_change(then: _Sets, now: _Sets, exercise: Exercise | None, unit: Unit) -> str | None:
    """How the load changed: the greatest, or where it assists the least."""
    assists = exercise is not None and not exercise.load_type.is_harder_when_heavier
    is_per_hand = exercise is not None and exercise.load_type is LoadType.EXTERNAL_PER_HAND

    def words(earlier: Decimal, later: Decimal) -> str:
        """The change in the unit."""
        by = later - earlier
        if assists:
            way = "more" if by > 0 else "less"
            return f"{number(abs(by))} {unit} {way} assistance" if by else ""
        return f"{_signed(by)} {unit}{' per hand' if is_per_hand else ''}" if by else ""

    best = min if assists else max
    return _both(_load(then, unit, best), _load(now, unit, best), words)


def _load(sets: _Sets, unit: Unit, best: Callable[[Iterable[Decimal]], Decimal]) -> Decimal | None:
    loads = [done.load.in_unit(unit) for done in sets if done.load is not None]
    return best(loads) if loads else None


def _amount_change(then: _Sets, now: _Sets, measure: Measure) -> str | None:
    """How the reps changed, side by side where those were told apart, or the seconds held."""
    earlier, later = _sides(then), _sides(now)
    if measure is Measure.HOLD:
        return _held_words(then, now)
    if earlier is not None and later is not None:
        changed = zip(("left", "right"), earlier, later, strict=True)
        return ", ".join(f"{_counted(b - a, 'rep')} {side}" for side, a, b in changed if a != b)
    if all(done.reps is None for done in (*then, *now)):
        return _held_words(then, now)
    before, after = _reps(then), _reps(now)
    return None if before is None or after is None else _counted(after - before, "rep")


def _held_words(then: _Sets, now: _Sets) -> str | None:
    before, after = _held_seconds(then), _held_seconds(now)
    if before is None or after is None:
        return None
    return "" if before == after else f"{_signed(after - before)} s held"


def _held_seconds(sets: _Sets) -> Decimal | None:
    """Seconds held in all; None where a hold was not measured."""
    held = [done.duration_ms * (done.reps or 1) for done in sets if done.duration_ms is not None]
    return Decimal(sum(held)) / 1000 if len(held) == len(sets) else None


def _sides(sets: _Sets) -> tuple[int, int] | None:
    """Reps of the left and of the right side; None unless every set tells them apart."""
    told = [
        (done.reps_left, done.reps_right)
        for done in sets
        if done.reps_left is not None and done.reps_right is not None
    ]
    if len(told) < len(sets):
        return None
    return sum(left for left, _ in told), sum(right for _, right in told)


def _reps(sets: _Sets) -> int | None:
    """Reps in all; None where those of a set are not known."""
    told = [done.reps for done in sets if done.reps is not None]
    return sum(told) if len(told) == len(sets) else None


def _tonnage(sets: _Sets, exercise: Exercise | None) -> int | None:
    """Load × reps of all sets; None where it is not known of one of them, or it assists."""
    if exercise is None or not _can_weigh(exercise):
        return None
    known = [set_tonnage_grams(exercise, done) for done in sets]
    told = [grams for grams in known if grams is not None]
    return sum(told) if len(told) == len(sets) else None


def _can_weigh(exercise: Exercise) -> bool:
    """Does it say anything to multiply its load by its reps?"""
    return exercise.load_type.is_harder_when_heavier and exercise.measure is Measure.REPS


def _tonnage_words(then: int, now: int) -> str | None:
    percent = _percent(then, now)
    return f"tonnage {percent}" if percent else percent


def _percent(then: float, now: float) -> str | None:
    """A change in hundredths, `+12 %`; None where it was nothing before."""
    if then == now:
        return ""
    if then <= 0:
        return None
    by = (now - then) / then * 100
    return f"{_signed(round(by) or round(by, 1))} %" if round(by, 1) else ""


def _pain(sets: _Sets) -> _Rated | None:
    worst = worst_pain(sets)
    known = sum(done.pain is not None for done in sets)
    return None if worst is None else _Rated(worst, known, len(sets))


def _effort(sets: _Sets) -> _Rated | None:
    told = [done.rpe for done in sets if done.rpe is not None]
    return _Rated(fmean(told), len(told), len(sets)) if told else None


def _rated_words(what: str, then: _Rated, now: _Rated) -> str | None:
    if tenths(then.score) != tenths(now.score):
        return f"{what} {then.text} → {now.text}"
    return "" if then.is_whole and now.is_whole else None


def _mean_rest(sets: _Sets) -> float | None:
    """Seconds of rest after the sets that it is known of: after the last one there is none."""
    told = [done.rest_ms / 1000 for done in sets if done.rest_ms is not None]
    return fmean(told) if told else None


def _rest_words(then: float, now: float) -> str:
    is_same = abs(now - then) < _SAME_REST_SECONDS
    return "" if is_same else f"rest {clock(then)} → {clock(now)}"


def _counted(by: int, thing: str) -> str:
    """So many more or fewer things, `+3 reps`; empty for none."""
    return f"{'+' if by > 0 else '−'}{count_text(abs(by), thing)}" if by else ""


def _signed(by: Decimal | float) -> str:
    """A change with its sign: `+2.5`, `−1`."""
    return f"+{number(by)}" if by > 0 else f"−{number(-by)}"


def _whole(
    then: SessionRecord, now: SessionRecord, exercise_of: ExerciseOf, unit: Unit
) -> Iterator[WholeComparison]:
    """The whole of two sessions, one thing after another."""

    def held(
        what: str,
        of: Callable[[SessionRecord], float | None],
        text: Callable[[SessionRecord], str],
        change: Callable[[float, float], str | None] = _difference,
    ) -> WholeComparison:
        """One thing about both, with the change where it is known."""
        before, after = of(then), of(now)
        by = change(before, after) if before is not None and after is not None else None
        return WholeComparison(what, text(then), text(now), "" if by is None else by or SAME)

    def tonnage(session: SessionRecord) -> str:
        """The tonnage as far as it is known."""
        return tonnage_text(work_tonnage_grams(session.sets, exercise_of), unit)

    yield held("length", length_seconds, _length_text, _minutes)
    yield held("working sets", _set_count, lambda one: str(_set_count(one)))
    yield held("tonnage", lambda one: _whole_tonnage(one, exercise_of), tonnage, _percent)
    yield held("worst pain", lambda one: one.worst_pain, _worst_text)
    yield held("pain before", lambda one: one.pain_before, lambda one: pain_text(one.pain_before))
    yield held("pain after", lambda one: one.pain_after, lambda one: pain_text(one.pain_after))
    yield held("next morning", lambda one: one.pain_morning, morning_text)
    yield held("how hard", lambda one: one.effort, lambda one: effort_text(one.effort))


def _difference(then: float, now: float) -> str:
    return "" if then == now else _signed(now - then)


def _minutes(then: float, now: float) -> str:
    """A change of a length, as both are told: to the minute."""
    by = math.floor(now / 60 + 0.5) - math.floor(then / 60 + 0.5)
    return f"{_signed(by)} min" if by else ""


def _length_text(session: SessionRecord) -> str:
    seconds = length_seconds(session)
    return NOTHING if seconds is None else minutes_text(seconds)


def _set_count(session: SessionRecord) -> int:
    return len(working(session.sets))


def _worst_text(session: SessionRecord) -> str:
    """The worst pain of any set, with how many it is known of."""
    worst = _pain(session.sets)
    return NOTHING if worst is None else worst.text


def _whole_tonnage(session: SessionRecord, exercise_of: ExerciseOf) -> int | None:
    """The tonnage of a session; None where that of a set is missing in it."""
    sets = working(session.sets)
    if any(_is_missing(done, exercise_of(done.exercise)) for done in sets):
        return None
    return work_tonnage_grams(sets, exercise_of)


def _is_missing(done: SetRecord, exercise: Exercise | None) -> bool:
    """Was something lifted in it, and nobody knows how much?"""
    if exercise is None:
        return done.load is not None
    if done.load is None:
        return exercise.load_type.is_load_alone and _can_weigh(exercise)
    return done.reps is None and _can_weigh(exercise)

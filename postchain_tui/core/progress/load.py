"""How one exercise goes: load × reps, the rungs of its ladder, and its pain beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from postchain_tui.core.chart import Chart, Guide, Mark, Point, Series, Tone
from postchain_tui.core.chronicle import Felt
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.formatting import (
    NOTHING,
    count_text,
    date_text,
    day_text,
    number,
    pain_text,
    set_text,
    set_words,
    tenths,
)
from postchain_tui.core.performance import HeldBy, Performance
from postchain_tui.core.progress.load_facts import load_facts
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Page, Panel, Readouts, Subject, Table, joined

LAYOFF = timedelta(days=14)
"""A line does not go on over so long a time without training."""

_DAY = timedelta(days=1)


def load_page(look: Look) -> Page:
    """The sessions of the exercise, each with its best set and its pain."""
    told = look.performances
    return Page(
        subject=Subject.LOAD,
        panels=tuple(_panels(look, told)),
        facts=load_facts(look, told),
        readouts=Readouts(
            tuple(one.day for one in told), lambda place: _readout(look, told[place])
        ),
        table=lambda: _table(look, told),
    )


def load_chart(look: Look, told: tuple[Performance, ...]) -> Chart:
    """The load of the best set over time; where there is none its reps, or the seconds held."""
    line = tuple(_with_breaks(_points_of(look, told, None)))
    pained = _points_of(look, told, HeldBy.PAIN)
    light = _points_of(look, told, HeldBy.LIGHT_WEEK)
    series = (
        Series("other rungs", _other_rungs(look), Mark.DOTS, Tone.QUIET, "·"),
        Series("best set", line, Mark.JOINED, Tone.MAIN, "●"),
        Series(HeldBy.PAIN, pained, Mark.DOTS, Tone.BAD, "○"),
        Series(HeldBy.LIGHT_WEEK, light, Mark.DOTS, Tone.SECOND, "△"),
        Series("skipped", _skipped(look, told), Mark.DOTS, Tone.CAUTION, "×"),
    )
    return Chart(_title(look), series, look.first, look.today, empty=_nothing(look, told))


def pain_chart(look: Look, told: tuple[Performance, ...]) -> Chart:
    """The pain in the sets of each session, and of the morning after."""
    worst = tuple(Point(one.day, one.bout.worst_pain) for one in told)
    mornings = next_mornings(look, ((one.day, one.felt) for one in told))
    return Chart(
        title="pain",
        series=(
            Series("worst in the session", worst, Mark.DOTS, Tone.CAUTION, "●"),
            Series("next morning", mornings, Mark.DOTS, Tone.SECOND, "▪"),
            above_ceiling(look, (*worst, *mornings)),
        ),
        first=look.first,
        last=look.today,
        guides=(ceiling_guide(look),),
        low=0,
        high=pain_top(look, (*worst, *mornings)),
        whole=True,
        empty="no pain scores in these sessions yet",
    )


def next_mornings(look: Look, sessions: Iterable[tuple[date, Felt]]) -> tuple[Point, ...]:
    """The pain of the mornings after some sessions, as far as those mornings have come."""
    return tuple(Point(day + _DAY, felt.morning) for day, felt in sessions if day < look.today)


def above_ceiling(look: Look, points: Iterable[Point]) -> Series:
    """The scores above the ceiling, which no chart may show as if they were not."""
    ceiling = look.settings.ceiling
    above = (point for point in points if point.value is not None and point.value > ceiling)
    in_order = sorted(above, key=lambda point: point.day)
    return Series("above it", tuple(in_order), Mark.DOTS, Tone.BAD, "▲")


def ceiling_guide(look: Look) -> Guide:
    """The most pain that a set may give."""
    return Guide(f"ceiling {look.settings.ceiling}", look.settings.ceiling, Tone.BAD)


def pain_top(look: Look, points: Iterable[Point]) -> float:
    """Where a scale of pain ends: above the ceiling, and where the worst score lies."""
    worst = max((point.value for point in points if point.value is not None), default=0)
    return min(10.0, max(look.settings.ceiling + 1.0, worst))


def _panels(look: Look, told: tuple[Performance, ...]) -> Iterator[Panel]:
    yield Panel(load_chart(look, told), 5)
    if look.is_loaded:
        yield Panel(_amount_chart(look, told), 3, is_extra=True)
    yield Panel(pain_chart(look, told), 3)


def _title(look: Look) -> str:
    if not look.is_loaded:
        return _amount_title(look)
    hand = " per hand" if look.is_per_hand else ""
    return f"load, {look.unit}{hand}"


def _amount_title(look: Look) -> str:
    return "longest hold, s" if look.is_hold else "reps"


def _nothing(look: Look, told: tuple[Performance, ...]) -> str:
    name = "this exercise" if look.exercise is None else look.exercise.name
    if told:
        return f"{name}: no {'seconds' if look.is_hold else 'reps'} recorded {look.span.within}"
    return f"{name}: not done {look.span.within}"


def _amount_chart(look: Look, told: tuple[Performance, ...]) -> Chart:
    points = tuple(Point(one.day, one.amount(look.measure)) for one in told)
    return Chart(
        title=_amount_title(look),
        series=(Series("best set", points, Mark.DOTS, Tone.MAIN, "●"),),
        first=look.first,
        last=look.today,
        guides=tuple(_aims(look)),
        whole=True,
    )


def _aims(look: Look) -> Iterator[Guide]:
    if look.exercise is None:
        return
    dose = look.exercise.dose
    aim = dose.hold_seconds if look.is_hold else dose.reps
    if aim is not None:
        yield Guide("bottom of the range", aim.low)
        if aim.high > aim.low:
            yield Guide("top of it", aim.high)


def _points(look: Look, told: Iterable[Performance]) -> Iterator[Point]:
    for one in told:
        yield Point(one.day, look.height(one))


def _points_of(look: Look, told: Iterable[Performance], by: HeldBy | None) -> tuple[Point, ...]:
    """The points of the sessions that this held back; None for those that nothing did."""
    return tuple(_points(look, (one for one in told if one.held_by is by)))


def _with_breaks(points: Iterable[Point]) -> Iterator[Point]:
    """Points with a missing one between those that lie too far apart for a line."""
    before = None
    for point in points:
        if before is not None and point.day - before > LAYOFF:
            yield Point(before + _DAY, None)
        yield point
        before = point.day


def _other_rungs(look: Look) -> tuple[Point, ...]:
    """The loads of the other exercises of the family that are loaded in the same way."""
    exercise = look.exercise
    if exercise is None or not look.is_loaded:
        return ()
    siblings = _siblings(look, exercise)
    alike = {one.id for one in siblings if one.load_type is exercise.load_type}
    return tuple(_loads(look, alike))


def _siblings(look: Look, exercise: Exercise) -> Iterator[Exercise]:
    """The other exercises of the family, as far as the catalog has them."""
    for name in look.family:
        sibling = look.exercise_of(name)
        if sibling is not None and name != exercise.id:
            yield sibling


def _loads(look: Look, exercises: set[str]) -> Iterator[Point]:
    for bout in look.bouts:
        if bout.exercise in exercises and bout.load_grams is not None:
            yield Point(bout.day, look.in_unit(bout.load_grams))


def _skipped(look: Look, told: Iterable[Performance]) -> tuple[Point, ...]:
    """A mark at the foot of the chart for each day on which the exercise was left out."""
    heights = [point.value for point in _points(look, told) if point.value is not None]
    if not heights:
        return ()
    return tuple(Point(day, min(heights)) for day in look.skipped if look.is_shown(day))


def _readout(look: Look, one: Performance) -> str:
    best = _best_text(look, one)
    pain = "" if one.bout.worst_pain is None else f"worst pain {one.bout.worst_pain}"
    morning = "" if one.felt.morning is None else f"next morning {one.felt.morning}"
    held = one.held_by or ""
    return joined(day_text(one.day, look.today), best, pain, morning, held)


def _best_text(look: Look, one: Performance) -> str:
    if one.best is None:
        return NOTHING
    effort = "" if one.best.rpe is None else f" at effort {number(one.best.rpe)}"
    best = set_words(one.best, look.unit, look.measure)
    return f"{count_text(one.bout.sets, 'set')}, best {best}{effort}"


def _table(look: Look, told: tuple[Performance, ...]) -> Table:
    head = ("day", "sets", "best set", "effort", "before", "worst", "after", "morning", "")
    rows = tuple(_row(look, one) for one in reversed(told))
    return Table(head, rows, numbers=frozenset({1, 3, 4, 5, 6, 7}), empty=_nothing(look, told))


def _row(look: Look, one: Performance) -> tuple[str, ...]:
    rpe = one.bout.mean_rpe
    return (
        date_text(one.day, look.today),
        str(one.bout.sets),
        NOTHING if one.best is None else set_text(one.best, look.unit, look.measure),
        tenths(rpe),
        pain_text(one.felt.before),
        pain_text(one.bout.worst_pain),
        pain_text(one.felt.after),
        pain_text(one.felt.morning),
        one.held_by or "",
    )

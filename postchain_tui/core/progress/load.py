"""How one exercise goes: load × reps, the rungs of its ladder, and its pain beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from postchain_tui.core.bout import Bout
from postchain_tui.core.chart import Chart, Guide, Mark, Point, Series, Tone
from postchain_tui.core.formatting import (
    NOTHING,
    count_text,
    date_text,
    day_text,
    number,
    pain_text,
    set_text,
    set_words,
)
from postchain_tui.core.performance import HeldBy, Performance
from postchain_tui.core.progress.load_facts import load_facts
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Page, Panel, Readouts, Subject, Table, joined

LAYOFF = timedelta(days=14)
"""A line does not go on over so long a time without training."""


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
    free = [one for one in told if one.held_by is None]
    line = tuple(_with_breaks(_points(look, free)))
    held = {by: [one for one in told if one.held_by is by] for by in HeldBy}
    series = (
        Series("other rungs", _other_rungs(look), Mark.DOTS, Tone.QUIET, "·"),
        Series("best set", line, Mark.JOINED, Tone.MAIN, "●"),
        Series(HeldBy.PAIN, tuple(_points(look, held[HeldBy.PAIN])), Mark.DOTS, Tone.BAD, "○"),
        Series(
            HeldBy.LIGHT_WEEK,
            tuple(_points(look, held[HeldBy.LIGHT_WEEK])),
            Mark.DOTS,
            Tone.SECOND,
            "△",
        ),
        Series("skipped", _skipped(look, told), Mark.DOTS, Tone.CAUTION, "×"),
    )
    return Chart(_title(look), series, look.first, look.today, empty=_nothing(look, told))


def pain_chart(look: Look, told: tuple[Performance, ...]) -> Chart:
    """The pain in the sets of each session, and of the morning after."""
    worst = tuple(Point(one.day, _float(one.bout.worst_pain)) for one in told)
    next_day = timedelta(days=1)
    mornings = tuple(
        Point(one.day + next_day, _float(one.felt.morning)) for one in told if one.day < look.today
    )
    return Chart(
        title="pain",
        series=(
            Series("worst in the session", worst, Mark.DOTS, Tone.CAUTION, "●"),
            Series("next morning", mornings, Mark.DOTS, Tone.SECOND, "▪"),
        ),
        first=look.first,
        last=look.today,
        guides=(Guide(f"ceiling {look.settings.ceiling}", look.settings.ceiling, Tone.BAD),),
        low=0,
        high=pain_top(look, (*worst, *mornings)),
        whole=True,
        empty="no pain scores in these sessions yet",
    )


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


def _with_breaks(points: Iterable[Point]) -> Iterator[Point]:
    """Points with a missing one between those that lie too far apart for a line."""
    before = None
    for point in points:
        if before is not None and point.day - before > LAYOFF:
            yield Point(before + timedelta(days=1), None)
        yield point
        before = point.day


def _other_rungs(look: Look) -> tuple[Point, ...]:
    """The loads of the other exercises of the family that are loaded in the same way."""
    exercise = look.exercise
    if exercise is None or not look.is_loaded:
        return ()
    kinds = {one: look.exercise_of(one) for one in look.family if one != exercise.id}
    alike = {one for one, kind in kinds.items() if kind and kind.load_type is exercise.load_type}
    return tuple(_loads(look, (bout for bout in look.bouts if bout.exercise in alike)))


def _loads(look: Look, bouts: Iterable[Bout]) -> Iterator[Point]:
    for bout in bouts:
        if bout.load_grams is not None:
            yield Point(bout.day, look.in_unit(bout.load_grams))


def _skipped(look: Look, told: Iterable[Performance]) -> tuple[Point, ...]:
    """A mark at the foot of the chart for each day on which the exercise was left out."""
    heights = [point.value for point in _points(look, told) if point.value is not None]
    foot = min(heights, default=0.0)
    return tuple(Point(day, foot) for day in look.skipped if look.is_shown(day))


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
    head = ("day", "sets", "best set", "effort", "pain before", "worst", "after", "morning", "")
    rows = tuple(_row(look, one) for one in reversed(told))
    return Table(head, rows, numbers=frozenset({1, 3, 4, 5, 6, 7}), empty=_nothing(look, told))


def _row(look: Look, one: Performance) -> tuple[str, ...]:
    rpe = one.bout.mean_rpe
    return (
        date_text(one.day, look.today),
        str(one.bout.sets),
        NOTHING if one.best is None else set_text(one.best, look.unit, look.measure),
        NOTHING if rpe is None else number(round(rpe, 1)),
        pain_text(one.felt.before),
        pain_text(one.bout.worst_pain),
        pain_text(one.felt.after),
        pain_text(one.felt.morning),
        one.held_by or "",
    )


def _float(value: int | None) -> float | None:
    return None if value is None else float(value)

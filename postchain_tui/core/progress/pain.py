"""How the back has been: every day with its gaps, the smoothed line, and the sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from postchain_tui.core.chart import Chart, Mark, Point, Series, Tone
from postchain_tui.core.chronicle import Felt
from postchain_tui.core.formatting import date_text, day_text, tenths
from postchain_tui.core.progress.load import (
    above_ceiling,
    ceiling_guide,
    load_chart,
    next_mornings,
    pain_top,
)
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Page, Panel, Readouts, Subject, Table, joined
from postchain_tui.core.progress.pain_days import PainDays, pain_days
from postchain_tui.core.progress.pain_facts import pain_facts
from postchain_tui.core.trends import HALF_LIFE_DAYS

_DAY = timedelta(days=1)

_MOST_SINGLE_DAYS = 120
"""Of more days several fall on one place: then the smoothed line goes above them."""


def pain_page(look: Look) -> Page:
    """Pain day by day and around the sessions, with the load beneath."""
    days = pain_days(look)
    scores = tuple(_around(look))
    return Page(
        subject=Subject.PAIN,
        panels=tuple(_panels(look, days, scores)),
        facts=pain_facts(look, days),
        readouts=_readouts(look, days, scores),
        table=lambda: _table(look, days, scores),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """The scores around one session."""

    day: date
    felt: Felt
    worst: int | None


def _around(look: Look) -> Iterator[_Around]:
    worst: dict[str, int] = {}
    for bout in look.bouts:
        if bout.worst_pain is not None:
            worst[bout.session] = max(bout.worst_pain, worst.get(bout.session, 0))
    scores = look.felt
    for one in look.sittings:
        yield _Around(one.day, scores.get(one.session, Felt()), worst.get(one.session))


def _panels(look: Look, days: PainDays, scores: tuple[_Around, ...]) -> Iterator[Panel]:
    yield Panel(_daily_chart(look, days), 4)
    yield Panel(_session_chart(look, scores), 3, is_extra=True)
    if look.exercise is not None:
        yield Panel(load_chart(look, look.performances), 3)


def _daily_chart(look: Look, days: PainDays) -> Chart:
    dots = tuple(Point(day, value) for day, value in days.values.items())
    line = Series("smoothed", tuple(_line(days)), Mark.LINE, Tone.MAIN)
    daily = Series("a day", dots, Mark.DOTS, Tone.SECOND, "▪")
    below, above = (daily, line) if len(dots) > _MOST_SINGLE_DAYS else (line, daily)
    return Chart(
        title="pain day by day",
        series=(below, above, above_ceiling(look, dots)),
        first=look.first,
        last=look.today,
        guides=(ceiling_guide(look),),
        low=0,
        high=pain_top(look, dots),
        whole=True,
        empty="no scores beside those of sets yet",
    )


def _line(days: PainDays) -> Iterator[Point]:
    """The smoothed line, broken where nothing was recorded for longer than its half-life."""
    before = None
    for day, value in days.smoothed.items():
        if before is not None and (day - before).days > HALF_LIFE_DAYS:
            yield Point(before + _DAY, None)
        yield Point(day, value)
        before = day


def _session_chart(look: Look, scores: tuple[_Around, ...]) -> Chart:
    before = tuple(Point(one.day, one.felt.before) for one in scores)
    worst = tuple(Point(one.day, one.worst) for one in scores)
    after = tuple(Point(one.day, one.felt.after) for one in scores)
    mornings = next_mornings(look, ((one.day, one.felt) for one in scores))
    return Chart(
        title="pain at the sessions",
        series=(
            Series("before", before, Mark.DOTS, Tone.QUIET, "▽"),
            Series("worst", worst, Mark.DOTS, Tone.CAUTION, "●"),
            Series("after", after, Mark.DOTS, Tone.GOOD, "△"),
            Series("morning", mornings, Mark.DOTS, Tone.SECOND, "▪"),
            above_ceiling(look, (*before, *worst, *after, *mornings)),
        ),
        first=look.first,
        last=look.today,
        guides=(ceiling_guide(look),),
        low=0,
        high=pain_top(look, (*before, *worst, *after, *mornings)),
        whole=True,
    )


def _readouts(look: Look, days: PainDays, scores: tuple[_Around, ...]) -> Readouts:
    of_day = _by_day(scores)
    told = tuple(sorted({*days.values, *of_day}))

    def words(place: int) -> str:
        day = told[place]
        value, line = days.values.get(day), days.smoothed.get(day)
        return joined(
            day_text(day, look.today),
            "" if value is None else f"pain {tenths(value)}",
            "" if line is None else f"smoothed {tenths(line)}",
            *(_session_text(one) for one in of_day.get(day, ())),
        )

    return Readouts(told, words)


def _by_day(scores: tuple[_Around, ...]) -> dict[date, list[_Around]]:
    """The sessions of each day, in their order."""
    of_day: dict[date, list[_Around]] = {}
    for one in scores:
        of_day.setdefault(one.day, []).append(one)
    return of_day


def _session_text(one: _Around) -> str:
    told = {
        "before": one.felt.before,
        "worst": one.worst,
        "after": one.felt.after,
        "next morning": one.felt.morning,
    }
    words = ", ".join(f"{name} {score}" for name, score in told.items() if score is not None)
    return f"session: {words}" if words else "session without scores"


def _table(look: Look, days: PainDays, scores: tuple[_Around, ...]) -> Table:
    of_day = _by_day(scores)
    rows = tuple(
        (
            date_text(day, look.today),
            tenths(days.values.get(day)),
            tenths(days.smoothed.get(day)),
            tenths(one.felt.before),
            tenths(one.worst),
            tenths(one.felt.after),
            tenths(one.felt.morning),
        )
        for day in sorted({*days.values, *of_day}, reverse=True)
        for one in reversed(of_day.get(day, [_Around(day, Felt(), None)]))
    )
    head = ("day", "pain", "smoothed", "before", "worst", "after", "next morning")
    return Table(head, rows, numbers=frozenset(range(1, 7)), empty="no pain scores yet")

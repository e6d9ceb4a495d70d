"""What the pain of a span says in words: its trend with n and interval, and what it amounts to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from postchain_tui.core.formatting import signed, tenths
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Fact
from postchain_tui.core.progress.pain_days import (
    PainDays,
    days_covered,
    mornings_recorded,
    recent_trend,
)
from postchain_tui.core.trends import (
    HALF_LIFE_DAYS,
    LEAST_POINTS,
    WINDOW_DAYS,
    Change,
    Direction,
    Trend,
    meaningful,
)

_A_WEEK = timedelta(days=7)
_MOST_OF_IT = 24
"""Days of the window; where the scores cover fewer, its change is one that is drawn out."""


def pain_facts(look: Look, days: PainDays) -> tuple[Fact, ...]:
    """The trend of four weeks, first week against last, and how complete the record is."""
    return (
        trend_fact(look),
        Fact("FIRST WEEK AGAINST LAST", tuple(_weeks(look, days))),
        Fact("HOW COMPLETE", tuple(_complete(look, days))),
    )


def trend_fact(look: Look) -> Fact:
    """The trend of the last four weeks in words, and how many of their days it is drawn from."""
    words = trend_words(recent_trend(look))
    covered = days_covered(look)
    rate = (f"at that rate: the scores cover {covered} days",) if len(words) > 1 else ()
    return Fact("PAIN, LAST 4 WEEKS", (*words, *(rate if covered < _MOST_OF_IT else ())))


def trend_words(trend: Trend) -> tuple[str, ...]:
    """A trend of pain in a sentence, its numbers in another."""
    direction = trend.way.of_pain
    if direction is Direction.TOO_FEW or trend.change is None:
        return (f"not enough data yet: {trend.n} of {LEAST_POINTS} days with a score",)
    sure = direction is not Direction.UNCLEAR
    words = f"likely {direction}" if sure else direction
    low, high = _signed(trend.low), _signed(trend.high)
    interval = f"95 % {low} to {high}, " if low != high else ""
    return (f"{words}: {_signed(trend.change)} in {WINDOW_DAYS} days", f"{interval}n = {trend.n}")


def _weeks(look: Look, days: PainDays) -> Iterator[str]:
    """The first week on record in the span, against the last seven days."""
    first = min(days.values, default=look.today)
    then = _week_from(first, days)
    now = _week_from(look.today - _A_WEEK + timedelta(days=1), days)
    meaning = meaningful(then, now)
    if _length(first, look.today) < 2 * _A_WEEK.days:
        yield "not enough data yet: it takes two weeks"
    elif meaning is None:
        counts = f"{len(then)} and {len(now)} days with a score"
        yield f"not enough data yet: {counts}, each week needs 4"
    else:
        yield _MEANINGS[meaning.verdict]
        yield f"mean {tenths(meaning.baseline)} then, {tenths(meaning.current)} now"


def _week_from(first: date, days: PainDays) -> dict[date, float]:
    """The scores of seven days."""
    return {day: value for day, value in days.values.items() if first <= day < first + _A_WEEK}


_MEANINGS = {
    Change.CLEAR: "clearly less",
    Change.POSSIBLE: "possibly less",
    Change.UNCLEAR: "no clear change",
    Change.WORSE: "worse",
}


def _complete(look: Look, days: PainDays) -> Iterator[str]:
    known, sessions = mornings_recorded(look)
    yield f"next mornings  {known} of {sessions}"
    yield f"days with a score  {len(days.values)} of {_length(look.first_lived, look.today)}"
    yield f"smoothed: after {HALF_LIFE_DAYS:.0f} days a score weighs half"


def mornings_line(look: Look) -> str:
    """How many next mornings are on record."""
    known, sessions = mornings_recorded(look)
    return f"next mornings on record  {known} of {sessions}"


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _signed(value: float | None) -> str:
    return "?" if value is None else signed(value)

"""What the pain of a span says in words: its trend with n and interval, and what it amounts to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from postchain_tui.core.formatting import number
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Fact
from postchain_tui.core.progress.pain_days import PainDays, mornings_recorded, recent_trend
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


def pain_facts(look: Look, days: PainDays) -> tuple[Fact, ...]:
    """The trend of four weeks, first week against last, and how complete the record is."""
    return (
        trend_fact(look),
        Fact("FIRST WEEK AGAINST LAST", tuple(_weeks(look, days))),
        Fact("HOW COMPLETE", tuple(_complete(look, days))),
    )


def trend_fact(look: Look) -> Fact:
    """The trend of the last four weeks in words."""
    return Fact("PAIN, LAST 4 WEEKS", trend_words(recent_trend(look)))


def trend_words(trend: Trend) -> tuple[str, ...]:
    """A trend of pain in a sentence, its numbers in another."""
    direction = trend.way.of_pain
    if direction is Direction.TOO_FEW or trend.change is None:
        return (f"not enough data yet: {trend.n} of {LEAST_POINTS} days with a score",)
    sure = direction is not Direction.UNCLEAR
    words = f"likely {direction}" if sure else direction
    interval = f"95 % {_signed(trend.low)} to {_signed(trend.high)}, n = {trend.n}"
    return (f"{words}: {_signed(trend.change)} in {WINDOW_DAYS} days", interval)


def _weeks(look: Look, days: PainDays) -> Iterator[str]:
    """The first week on record in the span, against the last seven days."""
    first = min(days.values, default=look.today)
    then = {day: value for day, value in days.values.items() if day < first + _A_WEEK}
    now = {day: value for day, value in days.values.items() if day > look.today - _A_WEEK}
    meaning = meaningful(then, now)
    if _length(first, look.today) < 2 * _A_WEEK.days:
        yield "not enough data yet: it takes two weeks"
    elif meaning is None:
        counts = f"{len(then)} and {len(now)} days with a score"
        yield f"not enough data yet: {counts}, each week needs 4"
    else:
        yield _MEANINGS[meaning.verdict]
        yield f"mean {_mean(meaning.baseline)} then, {_mean(meaning.current)} now"


_MEANINGS = {
    Change.CLEAR: "clearly less: by 2 points and by 30 %",
    Change.POSSIBLE: "possibly less: by 2 points or by 30 %",
    Change.UNCLEAR: "no clear change (2 points or 30 %)",
    Change.WORSE: "worse: by 2 points or more",
}


def _complete(look: Look, days: PainDays) -> Iterator[str]:
    known, sessions = mornings_recorded(look)
    yield f"mornings recorded  {known} of {sessions}"
    yield f"days with a score  {len(days.values)} of {_length(look.first_lived, look.today)}"
    yield f"smoothed: after {HALF_LIFE_DAYS:.0f} days a score weighs half"


def mornings_line(look: Look) -> str:
    """How many next mornings are on record."""
    known, sessions = mornings_recorded(look)
    return f"mornings recorded {known} of {sessions}"


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _signed(value: float | None) -> str:
    return "?" if value is None else f"{value:+z.1f}".replace("-", "−")


def _mean(value: float) -> str:
    return number(round(value, 1))

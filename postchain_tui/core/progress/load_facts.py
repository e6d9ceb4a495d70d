"""What the sessions of an exercise say in words: its trend, its best, its ladder."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from postchain_tui.core.chronicle import BestSet
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.formatting import count_text, date_text, number, set_words, signed, tenths
from postchain_tui.core.performance import Performance, strength
from postchain_tui.core.progress.look import Look, rungs
from postchain_tui.core.progress.page import Fact
from postchain_tui.core.progress.pain_facts import mornings_line, trend_fact
from postchain_tui.core.span import Span
from postchain_tui.core.strength import Estimate, best_estimate, why_none
from postchain_tui.core.trends import LEAST_POINTS, WINDOW_DAYS, Trend, Way, line_trend


def load_facts(look: Look, told: tuple[Performance, ...]) -> tuple[Fact, ...]:
    """Everything there is to say, the most important first."""
    if look.exercise is None:
        return ()
    return (
        Fact(_subject(look).upper(), tuple(_trend(look, told))),
        trend_fact(look),
        Fact("BEST", tuple(_best(look))),
        Fact("LADDER", tuple(_ladder(look))),
        Fact("LEFT OUT OF THE TREND", (*_held_back(told), *_skipped(look)) or ("none",)),
        Fact("HOW COMPLETE", (mornings_line(look),)),
    )


def _subject(look: Look) -> str:
    if look.is_loaded:
        return "load"
    return "seconds held" if look.is_hold else "reps"


def strength_points(look: Look, told: Iterable[Performance]) -> list[tuple[date, float]]:
    """The best sets by day: their load, else reps or seconds; without sessions held back."""
    return [
        (one.day, value)
        for one in told
        if one.held_by is None and (value := look.height(one)) is not None
    ]


def _trend(look: Look, told: tuple[Performance, ...]) -> Iterator[str]:
    points = strength_points(look, told)
    trend = line_trend(points)
    if trend.change is None:
        yield f"not enough data yet: {trend.n} of {LEAST_POINTS} days"
    else:
        yield trend.way if trend.way is Way.UNCLEAR else f"likely {trend.way}"
        (first, then), (_, now) = points[0], points[-1]
        yield f"{number(then)} → {number(now)}{_unit(look)} since {date_text(first, look.today)}"
        yield from _rate(look, trend, (points[-1][0] - first).days)
    yield from _same_effort(look, told)


def _rate(look: Look, trend: Trend, days: int) -> Iterator[str]:
    """How fast it goes by the slope, with its interval: a change in four weeks."""
    told = (trend.change, trend.low, trend.high)
    middle, low, high = (signed((one or 0) * WINDOW_DAYS / days) for one in told)
    yield f"{middle}{_unit(look)} in 4 weeks by its slope"
    yield f"n = {trend.n}" if low == high else f"95 % {low} to {high}, n = {trend.n}"


def _unit(look: Look) -> str:
    if look.is_loaded:
        return f" {look.unit}"
    return " s" if look.is_hold else " reps"


def _same_effort(look: Look, told: tuple[Performance, ...]) -> Iterator[str]:
    """The first and the last best set of the effort that is most frequent: like against like."""
    of_effort = _by_effort(told)
    if not of_effort:
        return
    effort = max(of_effort, key=lambda rpe: (len(of_effort[rpe]), rpe))
    first, *others = of_effort[effort]
    if others:
        then, now = (set_words(one, look.unit, look.measure) for one in (first, others[-1]))
        yield f"at effort {number(effort)}: {then} → {now}"


def _by_effort(told: Iterable[Performance]) -> dict[float, list[SetRecord]]:
    """The best sets by their effort, in their order; without sessions held back."""
    found: defaultdict[float, list[SetRecord]] = defaultdict(list)
    for one in told:
        if one.held_by is None and one.best is not None and one.best.rpe is not None:
            found[one.best.rpe].append(one.best)
    return found


def _best(look: Look) -> Iterator[str]:
    best = best_set(look)
    if best is None:
        yield f"nothing {look.span.within}"
        return
    day = date_text(best.day, look.today)
    yield f"{set_words(best.done, look.unit, look.measure)}{_hand(look)} on {day}"
    if look.is_loaded:
        yield from _e1rm(look)


_NEWEST_SETS = 50
"""So many of the newest best sets say why there is no estimate."""


def e1rm(look: Look) -> tuple[SetRecord, Estimate] | None:
    """The best estimate of the most load for one rep, and its set; None where there is none."""
    return None if why_no_e1rm(look) else best_estimate(_estimated_from(look))


def _estimated_from(look: Look) -> Iterator[SetRecord]:
    """The sets that may allow an estimate; where none does, the newest best ones say why."""
    yield from look.rated_sets
    yield from (one.done for one in look.calm_sets[-_NEWEST_SETS:])


def why_no_e1rm(look: Look) -> str:
    """Why there is no estimate; empty where there is one."""
    exercise = look.exercise
    if look.is_hold:
        return "holds have no reps"
    if exercise is not None and not exercise.load_type.is_load_alone:
        return "the load is not all that is lifted"
    return why_none(_estimated_from(look))


def _e1rm(look: Look) -> Iterator[str]:
    found = e1rm(look)
    if found is None:
        yield f"e1RM not shown: {why_no_e1rm(look)}"
        return
    done, estimate = found
    rough = "roughly " if estimate.is_rough else ""
    load = f"{_load(look, estimate.grams)} {look.unit}{_hand(look)}"
    yield f"e1RM {rough}{load} by {estimate.formula}"
    others = ", ".join(f"{name} {_load(look, grams)}" for name, grams in estimate.others)
    yield f"  ({others})"
    effort = "" if done.rpe is None else f" at effort {number(done.rpe)}"
    yield f"  from {set_words(done, look.unit)}{effort}"


def _hand(look: Look) -> str:
    return " per hand" if look.is_per_hand else ""


def _load(look: Look, grams: float) -> str:
    return tenths(grams / float(look.unit.grams))


def best_set(look: Look) -> BestSet | None:
    """The best set of the span without pain above the ceiling; the first of equal ones."""
    return max(look.calm_sets, key=lambda one: strength(one.done, look.measure), default=None)


def _ladder(look: Look) -> Iterator[str]:
    for day, exercise in rungs(look):
        kind = look.exercise_of(exercise)
        name = exercise if kind is None else kind.name
        yield f"{date_text(day, look.today)}  {name}"
    if not look.first_days:
        yield "no rung yet"


def _held_back(told: Iterable[Performance]) -> Iterator[str]:
    held = Counter(one.held_by for one in told if one.held_by is not None)
    for reason, count in held.items():
        yield f"{count_text(count, 'session')}  {reason}"


def _skipped(look: Look) -> Iterator[str]:
    skipped = sum(map(look.is_shown, look.skipped))
    if skipped:
        lately = " in the last year" if look.span is Span.ALL else ""
        yield f"{count_text(skipped, 'session')}  skipped{lately}"

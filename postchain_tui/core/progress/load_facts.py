"""What the sessions of an exercise say in words: its trend, its best, its ladder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from postchain_tui.core.chronicle import BestSet
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.formatting import count_text, date_text, number, set_words
from postchain_tui.core.performance import Performance, strength
from postchain_tui.core.progress.look import Look, rungs
from postchain_tui.core.progress.page import Fact
from postchain_tui.core.progress.pain_facts import mornings_line, trend_fact
from postchain_tui.core.span import Span
from postchain_tui.core.strength import Estimate, best_estimate, why_none
from postchain_tui.core.trends import LEAST_POINTS, Way, line_trend


def load_facts(look: Look, told: tuple[Performance, ...]) -> tuple[Fact, ...]:
    """Everything there is to say, the most important first."""
    if look.exercise is None:
        return ()
    return (
        Fact(_subject(look).upper(), tuple(_trend(look, told))),
        _pain(look),
        Fact("BEST", tuple(_best(look))),
        Fact("LADDER", tuple(_ladder(look))),
        Fact("LEFT OUT", tuple(_left_out(look, told))),
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
        since = date_text(points[0][0], look.today)
        words = trend.way if trend.way is Way.UNCLEAR else f"likely {trend.way}"
        yield f"{words}: {_change(look, trend.change)} since {since}"
        low, high = _change(look, trend.low), _change(look, trend.high)
        yield f"95 % {low} to {high}, n = {trend.n}"
    yield from _same_effort(look, told)


def _change(look: Look, value: float | None) -> str:
    unit = f" {look.unit}" if look.is_loaded else (" s" if look.is_hold else " reps")
    return "?" if value is None else f"{value:+z.1f}{unit}".replace("-", "−")


def _same_effort(look: Look, told: tuple[Performance, ...]) -> Iterator[str]:
    """The first and the last best set of the effort that is most frequent: like against like."""
    rated = [one.best for one in told if one.held_by is None and one.best is not None]
    known = [(one.rpe, one) for one in rated if one.rpe is not None]
    if not known:
        return
    efforts = Counter(rpe for rpe, _ in known)
    effort = max(efforts, key=lambda rpe: (efforts[rpe], rpe))
    alike = [one for rpe, one in known if rpe == effort]
    if len(alike) > 1:
        then, now = (set_words(one, look.unit, look.measure) for one in (alike[0], alike[-1]))
        yield f"effort {number(effort)}: {then} → {now}"


def _pain(look: Look) -> Fact:
    trend = trend_fact(look)
    return Fact(trend.title, (*trend.lines, mornings_line(look)))


def _best(look: Look) -> Iterator[str]:
    best = best_set(look)
    if best is None:
        yield "nothing yet"
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
    return number(round(grams / float(look.unit.grams), 1))


def best_set(look: Look) -> BestSet | None:
    """The best set of the span without pain above the ceiling; the first of equal ones."""
    return max(look.calm_sets, key=lambda one: strength(one.done), default=None)


def _ladder(look: Look) -> Iterator[str]:
    reached = rungs(look)
    for day, exercise in reached:
        kind = look.exercise_of(exercise)
        name = exercise if kind is None else kind.name
        yield f"{date_text(day, look.today)}  {name}"
    if not reached:
        yield "no rung yet"


def _left_out(look: Look, told: tuple[Performance, ...]) -> Iterator[str]:
    held = Counter(one.held_by for one in told if one.held_by is not None)
    for reason, count in held.items():
        yield f"{count_text(count, 'session')}  {reason}"
    skipped = [day for day in look.skipped if look.is_shown(day)]
    if skipped:
        lately = " in the last year" if look.span is Span.ALL else ""
        yield f"{count_text(len(skipped), 'session')}  skipped{lately}"
    if not held and not skipped:
        yield "none"

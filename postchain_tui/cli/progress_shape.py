"""The JSON that `progress` prints: stable names, null for what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from postchain_tui.cli.output import Json
from postchain_tui.cli.shapes import Document, kilograms, set_document
from postchain_tui.core.progress.load_facts import best_set, e1rm, why_no_e1rm
from postchain_tui.core.progress.look import Look, rungs
from postchain_tui.core.progress.muscles import sets_per_muscle
from postchain_tui.core.progress.pain_days import pain_days, recent_trend
from postchain_tui.core.progress.volume import own_weeks
from postchain_tui.core.span import week_name
from postchain_tui.core.weeks import Week


def progress_document(look: Look) -> Document:
    """How it went, of one exercise or of all."""
    days = pain_days(look)
    return {
        "exercise": None if look.exercise is None else look.exercise.id,
        "range": look.span.value,
        "best": _best(look),
        "e1rm": _e1rm(look),
        "e1rm_why_not": None if look.exercise is None else why_no_e1rm(look) or None,
        "weeks": _weeks(look),
        "rungs": [{"date": day.isoformat(), "exercise": one} for day, one in rungs(look)],
        "pain": {
            "days": _days(days.values),
            "smoothed": _days(days.smoothed),
            "trend": _trend(look),
        },
        "muscles": _muscles(look),
    }


def _best(look: Look) -> Json:
    best = best_set(look)
    if best is None:
        return None
    return {"date": best.day.isoformat(), **set_document(best.done)}


def _e1rm(look: Look) -> Json:
    found = e1rm(look)
    if found is None:
        return None
    done, estimate = found
    return {
        "kg": _number(estimate.grams / 1000),
        "formula": estimate.formula,
        "set_id": done.id,
        "rough": estimate.is_rough,
    }


def _weeks(look: Look) -> list[Json]:
    """The weeks; none as long as nothing is on record."""
    return [] if look.began is None else [_week(week) for week in own_weeks(look)]


def _week(week: Week) -> Document:
    tonnage = week.tonnage_grams
    return {
        "week": week_name(week.monday),
        "monday": week.monday.isoformat(),
        "tonnage_kg": None if tonnage is None else kilograms(tonnage),
        "sets": week.sets,
        "reps": week.reps,
        "time_under_tension_seconds": _number(week.tension_seconds),
    }


def _days(values: Mapping[date, float]) -> list[Json]:
    return [{"date": day.isoformat(), "value": _number(value)} for day, value in values.items()]


def _trend(look: Look) -> Document:
    trend = recent_trend(look)
    return {
        "n": trend.n,
        "change": _known(trend.change),
        "low": _known(trend.low),
        "high": _known(trend.high),
        "verdict": trend.way.of_pain.value,
    }


def _muscles(look: Look) -> list[Json]:
    return [
        {"muscle": one.muscle, "sets_per_week": _number(one.sets_per_week)}
        for one in sets_per_muscle(look)
    ]


def _known(value: float | None) -> int | float | None:
    return None if value is None else _number(value)


def _number(value: float) -> int | float:
    """To three decimals, without the `.0` of a whole number."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded

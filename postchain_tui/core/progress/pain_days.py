"""Pain over a span: a value a day, its smoothed line, and how complete the mornings are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from postchain_tui.core import pain
from postchain_tui.core.diary import PainKind
from postchain_tui.core.progress.look import Look
from postchain_tui.core.trends import WINDOW_DAYS, Trend, pain_trend, smoothed


@dataclass(frozen=True, slots=True)
class PainDays:
    """Pain over the span, one value a day."""

    values: Mapping[date, float]
    """The days with a score."""
    smoothed: Mapping[date, float]
    """The smoothed value of each of them: a half-life of a week."""


def pain_days(look: Look) -> PainDays:
    """The days of the span; the smoothed line comes from before it."""
    values = pain.daily(look.chronicle.scores)
    line = smoothed(values)
    shown = [day for day in line if look.is_shown(day)]
    return PainDays({day: values[day] for day in shown}, {day: line[day] for day in shown})


def recent_trend(look: Look) -> Trend:
    """Where pain went in the last four weeks, whatever the span."""
    return pain_trend(_recent(look), look.today)


def days_covered(look: Look) -> int:
    """From the first to the last of the days of the last four weeks that have a score."""
    days = _recent(look)
    return (max(days) - min(days)).days + 1 if days else 0


def _recent(look: Look) -> dict[date, float]:
    before = look.today - timedelta(days=WINDOW_DAYS)
    return pain.daily(score for score in look.chronicle.scores if score.at.date() > before)


def mornings_recorded(look: Look) -> tuple[int, int]:
    """How many days with a session have a next morning on record, and how many could by now."""
    days = {one.session: one.day for one in look.sittings if one.day < look.today}
    known = {
        days.get(score.session or "")
        for score in look.chronicle.scores
        if score.kind is PainKind.MORNING and score.score is not None
    }
    return len(known - {None}), len(set(days.values()))

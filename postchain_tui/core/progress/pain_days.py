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
    newest = look.today - timedelta(days=WINDOW_DAYS)
    near = (score for score in look.chronicle.scores if score.at.date() > newest)
    return pain_trend(pain.daily(near), look.today)


def mornings_recorded(look: Look) -> tuple[int, int]:
    """How many sessions have a next morning on record, and how many could have one by now."""
    sessions = {one.session for one in look.sittings if one.day < look.today}
    known = {
        score.session
        for score in look.chronicle.scores
        if score.kind is PainKind.MORNING and score.score is not None
    }
    return len(sessions & known), len(sessions)

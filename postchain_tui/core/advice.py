"""When a clinician should have a look: signs that add up over days and weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from postchain_tui.core import pain
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord
from postchain_tui.core.facts import Facts
from postchain_tui.core.formatting import count_text
from postchain_tui.core.lights import Back
from postchain_tui.core.pain import Light
from postchain_tui.core.places import is_below_knee
from postchain_tui.core.said import open_flags

_RED_DAYS, _RED_SESSIONS = 14, 3
_STRONG, _STRONG_HOURS = 7, 48
_WEEKS_WITHOUT_CHANGE = 6
_BASELINE_DAYS = 7
_LEAST_DAYS = 4
_DOCTOR = "please see a clinician"


def advice(facts: Facts, now: datetime) -> tuple[str, ...]:
    """Why somebody should have a look, a sentence each; empty where nothing asks for it."""
    days = pain.daily(one for one in facts.pain if one.at <= now)
    reasons = (
        _red_sessions(facts, now),
        _two_rising_weeks(days, now.date()),
        _strong_at_rest(facts.pain, now),
        _no_change(facts, days, now.date()),
        _below_the_knee(facts.pain, now),
        _to_be_looked_at(facts, now),
    )
    return tuple(f"{reason}: {_DOCTOR}." for reason in reasons if reason)


def red_sessions(facts: Facts, now: datetime, days: int) -> int:
    """How many sessions of the last days gave a red light."""
    back = Back(facts.pain, facts.settings)
    since = now - timedelta(days=days)
    near = [one for one in facts.recent if since <= one.started_at <= now]
    return sum(_is_red(back, one, near, now) for one in near)


def _is_red(back: Back, session: SessionRecord, near: list[SessionRecord], now: datetime) -> bool:
    later = (one.started_at for one in near if one.started_at > session.started_at)
    worst = pain.overall(back.readings(session, min(later, default=now)))
    return worst is not None and worst.light is Light.RED


def _red_sessions(facts: Facts, now: datetime) -> str:
    red = red_sessions(facts, now, _RED_DAYS)
    if red < _RED_SESSIONS:
        return ""
    return f"{count_text(red, 'red session')} in {_RED_DAYS} days"


def _two_rising_weeks(days: dict[date, float], today: date) -> str:
    rises = (pain.week_rise(days, today), pain.week_rise(days, today - timedelta(7)))
    is_rising = all(rise is not None and rise >= 1 for rise in rises)
    return "Pain rose by a point or more two weeks running" if is_rising else ""


def _strong_at_rest(records: tuple[PainRecord, ...], now: datetime) -> str:
    """Pain of 7 or more for 48 hours: the scores of that time, and one from before it began."""
    span = timedelta(hours=_STRONG_HOURS)
    begun = now - span
    told = tuple(_at_rest(records, begun - span, now))
    earlier = sum(at <= begun for at, _ in told)
    is_spanned = 0 < earlier < len(told)
    is_strong = is_spanned and all(score >= _STRONG for _, score in told[earlier - 1 :])
    return f"Pain of {_STRONG} or more for {_STRONG_HOURS} hours" if is_strong else ""


def _at_rest(
    records: tuple[PainRecord, ...], start: datetime, end: datetime
) -> Iterator[tuple[datetime, int]]:
    """The scores of a time with their moments; the usual pain is none of a moment."""
    for one in records:
        is_then = one.kind is not PainKind.USUAL and start <= one.at <= end
        if is_then and one.score is not None:
            yield one.at, one.score


def _no_change(facts: Facts, days: dict[date, float], today: date) -> str:
    """Six weeks of training without a meaningful drop: 2 points, or 30 in a hundred and one."""
    first = min(facts.days, default=today)
    if (today - first).days < _WEEKS_WITHOUT_CHANGE * 7:
        return ""
    early = _mean(days, first, first + timedelta(_BASELINE_DAYS))
    late = _mean(days, today - timedelta(_BASELINE_DAYS - 1), today + timedelta(1))
    if early is None or late is None or early <= facts.settings.green or is_better(early, late):
        return ""
    return f"No clear change after {_WEEKS_WITHOUT_CHANGE} weeks"


def is_better(baseline: float, current: float) -> bool:
    """Is it a change that means something: 2 points, or 30 in a hundred and at least one point?

    Source: Farrar 2001 and Ostelo 2008; the floor of one point keeps noise at low pain out.
    """
    drop = baseline - current
    return drop >= 2 or (baseline > 0 and drop / baseline >= 0.3 and drop >= 1)


def _mean(days: dict[date, float], start: date, end: date) -> float | None:
    values = [value for day, value in days.items() if start <= day < end]
    return sum(values) / len(values) if len(values) >= _LEAST_DAYS else None


def _below_the_knee(records: tuple[PainRecord, ...], now: datetime) -> str:
    since = now - timedelta(days=7)
    low = any(since <= one.at <= now and is_below_knee(one.place) for one in records)
    return "Pain below the knee" if low else ""


def _to_be_looked_at(facts: Facts, now: datetime) -> str:
    """A warning sign that asks for a doctor and does not lock, until somebody had a look."""
    said = (one for one in facts.declarations if one.at <= now)
    return "You ticked a warning sign" if open_flags(said) else ""

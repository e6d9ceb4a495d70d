"""The light week: when it is taken, and what calls for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from postchain_tui.core.diary import Declaration, DeclarationKind
from postchain_tui.core.said import last_said

LIGHT_WEEK = timedelta(days=7)
"""How long a light week lasts from the moment it was taken."""


def light_week_until(declarations: Iterable[Declaration], at: datetime) -> datetime | None:
    """When the light week of a moment ends; None outside of one."""
    answer = last_said(declarations, DeclarationKind.DELOAD, at)
    if answer is None or answer.value != "taken":
        return None
    end = answer.at + LIGHT_WEEK
    return end if at < end else None


def is_in_light_week(declarations: Iterable[Declaration], at: datetime) -> bool:
    """Was the week around a moment made light?"""
    return light_week_until(declarations, at) is not None


Done = tuple[int | None, tuple[int, ...]]
"""What was done of an exercise in a session: the load in grams, and the reps of every set."""

WEEKS_TO_ONE = 5
"""After so many weeks of training the next one is offered as a light one."""

_GAP_DAYS = 14
_RED_DAYS, _RED_SESSIONS = 7, 2
_REPS_DOWN = 2


def offer(
    declarations: Iterable[Declaration],
    days: Sequence[date],
    red_sessions: int,
    reps: Iterable[Sequence[Done]],
    now: datetime,
) -> str:
    """What calls for a light week, in words; empty where nothing does or it was answered.

    Args:
        declarations: What the person said.
        days: The days of training, oldest first.
        red_sessions: How many sessions of the last seven days gave a red light.
        reps: For each exercise that is due, its sessions, newest first.
        now: The moment.
    """
    answer = last_said(declarations, DeclarationKind.DELOAD, now)
    if answer is not None and now < answer.at + LIGHT_WEEK:
        return ""
    return _strain(red_sessions, reps) or _overdue(days, answer, now.date())


def _strain(red_sessions: int, reps: Iterable[Sequence[Done]]) -> str:
    """What of the last sessions says that the load is too much."""
    if red_sessions >= _RED_SESSIONS:
        return f"{red_sessions} red sessions in {_RED_DAYS} days"
    return "reps went down twice with the same load" if any(map(_are_down, reps)) else ""


def _overdue(days: Sequence[date], answer: Declaration | None, today: date) -> str:
    """How long it has been; a light week that was moved is still to come."""
    rested_until = date.min
    if answer is not None and answer.value != "moved":
        rested_until = answer.at.date() + LIGHT_WEEK
    weeks = _weeks_trained(days, rested_until, today)
    return f"this is week {weeks + 1} without a light one" if weeks >= WEEKS_TO_ONE else ""


def _weeks_trained(days: Sequence[date], rested_until: date, today: date) -> int:
    """Whole weeks since training began: anew after a break, and after a light week."""
    if not days or (today - days[-1]).days >= _GAP_DAYS:
        return 0
    steps = pairwise((date.min, *days))
    begun = [day for before, day in steps if (day - before).days >= _GAP_DAYS][-1]
    return max(0, (today - max(begun, rested_until)).days) // 7


def _are_down(sessions: Sequence[Done]) -> bool:
    """Did the reps of two sessions stay two or more below the one before, with the same load?

    Only as many sets as all three had are compared: a set less is asked for at times.
    """
    compared = sessions[:3]
    if len(compared) < 3 or len({load for load, _ in compared}) > 1:
        return False
    shared = min(len(reps) for _, reps in compared)
    newest, middle, before = (sum(reps[:shared]) for _, reps in compared)
    return before - max(newest, middle) >= _REPS_DOWN

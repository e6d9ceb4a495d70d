"""The light week: when it is taken, and what calls for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from postchain_tui.core.diary import Declaration, DeclarationKind

LIGHT_WEEK = timedelta(days=7)
"""How long a light week lasts from the moment it was taken."""


def light_week_until(declarations: Iterable[Declaration], at: datetime) -> datetime | None:
    """When the light week of a moment ends; None outside of one."""
    answers = sorted(_answers(declarations, at), key=lambda said: said.at)
    newest = next(iter(answers[-1:]), None)
    if newest is None or newest.value != "taken":
        return None
    end = newest.at + LIGHT_WEEK
    return end if at < end else None


def is_in_light_week(declarations: Iterable[Declaration], at: datetime) -> bool:
    """Was the week around a moment made light?"""
    return light_week_until(declarations, at) is not None


def _answers(declarations: Iterable[Declaration], at: datetime) -> Iterable[Declaration]:
    return (said for said in declarations if said.kind is DeclarationKind.DELOAD and said.at <= at)


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
    answers = sorted(_answers(declarations, now), key=lambda said: said.at)
    newest = next(iter(answers[-1:]), None)
    if newest is not None and now < newest.at + LIGHT_WEEK:
        return ""
    counted_from = None if newest is None or newest.value == "moved" else newest.at.date()
    if red_sessions >= _RED_SESSIONS:
        return f"{red_sessions} red sessions in {_RED_DAYS} days"
    if any(map(_are_down, reps)):
        return "reps went down twice with the same load"
    weeks = _weeks_trained(days, counted_from, now.date())
    return f"this is week {weeks + 1} without a light one" if weeks >= WEEKS_TO_ONE else ""


def _weeks_trained(days: Sequence[date], counted_from: date | None, today: date) -> int:
    """Whole weeks since training began: anew after a break, and after a light week."""
    start = previous = None
    for day in days:
        is_new = previous is None or (day - previous).days >= _GAP_DAYS
        start, previous = (day if is_new else start), day
    if start is None or previous is None or (today - previous).days >= _GAP_DAYS:
        return 0
    begun = start if counted_from is None else max(start, counted_from + LIGHT_WEEK)
    return max(0, (today - begun).days) // 7


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

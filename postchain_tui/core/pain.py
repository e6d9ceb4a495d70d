"""What a pain score means: zones, the morning after, week on week, and the light.

Source of the limits: the pain-monitoring model (Thomee 1997; Silbernagel 2007), with the integer
boundaries and steps chosen for low back pain that the project's rules lay down. It is a
heuristic, not a validated rule for the back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
)
from postchain_tui.core.said import last_said, open_flags

MORNING_DAYS = 7
"""For so many days after a session its morning score may still be given."""

RECALLED_AFTER = timedelta(hours=36)
"""A morning score given later than this after the session is marked as recalled."""

_LEAST_DAYS = 4
"""A week with fewer days on record is not compared with another."""


class Light(IntEnum):
    """How the back takes the training, from best to worst."""

    GREEN = 0
    AMBER = 1
    RED = 2
    LOCK = 3

    @property
    def word(self) -> str:
        """The word that stands beside the colour."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Reading:
    """A light and the sentence that says where it comes from."""

    light: Light
    reason: str


def zone(score: int, green: int = 2, ceiling: int = 5) -> Light:
    """The zone of a score: green 0–2, amber 3–5, red 6–10 with the usual limits."""
    if score <= green:
        return Light.GREEN
    return Light.AMBER if score <= ceiling else Light.RED


def morning_zone(reference: int, morning: int) -> Light:
    """Whether the back had settled by the next morning.

    Args:
        reference: The pain before the session, or the usual pain where that is not known.
        morning: The pain of the next morning.
    """
    rise = morning - reference
    if morning >= 6 or rise >= 2:
        return Light.RED
    return Light.AMBER if rise == 1 else Light.GREEN


def daily(records: Iterable[PainRecord]) -> dict[date, float]:
    """One value a local day: the day's own score if given, else the mean of what was recorded.

    Scores given before and after sessions count; the usual pain is no day's score.
    """
    stated: dict[date, int] = {}
    others: dict[date, list[int]] = {}
    for record in records:
        if record.score is None:
            continue
        if record.kind is PainKind.DAY:
            stated[record.at.date()] = record.score
        elif record.kind is not PainKind.USUAL:
            others.setdefault(record.at.date(), []).append(record.score)
    return {day: _mean(scores) for day, scores in others.items()} | stated


def week_rise(days: Mapping[date, float], today: date, before: date | None = None) -> float | None:
    """Mean of the last 7 days less that of the 7 before; None with fewer than 4 days in either.

    Args:
        days: The value of every day.
        today: The last of the days.
        before: Only days before this one belong to the week before, if one is named.
    """
    last = _week_to(days, today)
    earlier = _week_to(days, today - timedelta(7), before)
    if min(len(last), len(earlier)) < _LEAST_DAYS:
        return None
    return _mean(last) - _mean(earlier)


def _mean(values: Sequence[float]) -> float:
    """The mean; spelled out since what `statistics` imports would be waited for at every start."""
    return sum(values) / len(values)


def _median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return _mean(ordered[half : half + 1] if len(ordered) % 2 else ordered[half - 1 : half + 1])


def _week_to(days: Mapping[date, float], end: date, before: date | None = None) -> list[float]:
    """The values there are of the seven days up to a day, and before another one."""
    week = (end - timedelta(back) for back in range(7))
    return [days[day] for day in week if day in days and (before is None or day < before)]


def week_zone(rise: float) -> Light:
    """The zone of a rise from one week to the next."""
    if rise >= 2:
        return Light.RED
    return Light.AMBER if rise >= 1 else Light.GREEN


def usual(days: dict[date, float], today: date, said: int | None) -> int | None:
    """The usual pain: the median of the last 7 recorded days, else what the person said it is."""
    recent = [value for day, value in sorted(days.items()) if day <= today][-7:]
    return round(_median(recent)) if recent else said


def locking_flags(declarations: Iterable[Declaration], tier_a: frozenset[str]) -> tuple[str, ...]:
    """The urgent red flags said since the person was last assessed."""
    return tuple(flag for flag in open_flags(declarations) if flag in tier_a)


def is_injured(declarations: Iterable[Declaration], at: datetime | None = None) -> bool:
    """What the person had said last about being injured; no word of it means no.

    Args:
        declarations: All that she said, in the order in which it was recorded.
        at: The moment that is asked about; by default after all of it.
    """
    said = last_said(declarations, DeclarationKind.INJURED, at)
    return said is not None and said.value == "yes"


def overall(readings: Iterable[Reading]) -> Reading | None:
    """The worst of the readings, which is the light; None when there are none.

    Of equally bad ones the first says why, of all green ones the last.
    """
    told = list(readings)
    worst = max(told, key=lambda reading: reading.light, default=None)
    return told[-1] if worst is not None and worst.light is Light.GREEN else worst


def owes_morning(last: SessionRecord | None, now: datetime) -> bool:
    """Is the morning score of the newest finished session still to be asked for?

    It is from the local day after the session, for seven days, until it is answered.
    """
    if last is None or last.morning_asked:
        return False
    ended = last.last_at
    days = (now.astimezone(ended.tzinfo).date() - ended.date()).days
    return 1 <= days <= MORNING_DAYS


def is_recalled(session: SessionRecord, given_at: datetime) -> bool:
    """Does a morning score given now count as recalled?"""
    return given_at - session.last_at > RECALLED_AFTER

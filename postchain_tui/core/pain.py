"""What a pain score means: zones, the morning after, week on week, and the light.

Source of the limits: the pain-monitoring model (Thomee 1997; Silbernagel 2007), with the integer
boundaries and steps chosen for low back pain that the project's rules lay down. It is a
heuristic, not a validated rule for the back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from statistics import fmean, median

from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
)

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
        if record.score is None or record.kind is PainKind.USUAL:
            continue
        if record.kind is PainKind.DAY:
            stated[record.at.date()] = record.score
        else:
            others.setdefault(record.at.date(), []).append(record.score)
    return {day: fmean(scores) for day, scores in others.items()} | stated


def week_rise(days: dict[date, float], today: date) -> float | None:
    """Mean of the last 7 days less that of the 7 before; None with fewer than 4 days in either."""
    last = _week_to(days, today)
    before = _week_to(days, today - timedelta(7))
    if min(len(last), len(before)) < _LEAST_DAYS:
        return None
    return fmean(last) - fmean(before)


def _week_to(days: dict[date, float], end: date) -> list[float]:
    """The values there are of the seven days up to a day."""
    week = (end - timedelta(back) for back in range(7))
    return [days[day] for day in week if day in days]


def week_zone(rise: float) -> Light:
    """The zone of a rise from one week to the next."""
    if rise >= 2:
        return Light.RED
    return Light.AMBER if rise >= 1 else Light.GREEN


def usual(days: dict[date, float], today: date, said: int | None) -> int | None:
    """The usual pain: the median of the last 7 recorded days, else what the person said it is."""
    recent = [value for day, value in sorted(days.items()) if day <= today][-7:]
    return round(median(recent)) if recent else said


def locking_flags(declarations: Iterable[Declaration], tier_a: frozenset[str]) -> tuple[str, ...]:
    """The urgent red flags said since the person was last assessed."""
    flags: list[str] = []
    for said in sorted(declarations, key=lambda said: said.at):
        if said.kind is DeclarationKind.ASSESSED:
            flags.clear()
        elif said.kind is DeclarationKind.RED_FLAG and said.value in tier_a:
            flags.append(said.value)
    return tuple(dict.fromkeys(flags))


def is_injured(declarations: Iterable[Declaration]) -> bool:
    """What the person said last about being injured; no word of it means no."""
    said = [item for item in declarations if item.kind is DeclarationKind.INJURED]
    return bool(said) and max(said, key=lambda item: item.at).value == "yes"


def session_readings(
    session: SessionRecord, reference: int | None, green: int, ceiling: int
) -> tuple[Reading, ...]:
    """What the scores of one session say, each with its reason."""
    readings: list[Reading] = []
    if session.worst_pain is not None:
        worst = session.worst_pain
        readings.append(Reading(zone(worst, green, ceiling), f"worst in the sets {worst}"))
    if session.pain_after is not None:
        after = session.pain_after
        readings.append(Reading(zone(after, green, ceiling), f"after the session {after}"))
    if session.pain_morning is not None:
        readings.append(_morning_reading(session, reference, green, ceiling))
    if session.spreading:
        readings.append(Reading(Light.RED, "pain spreading down a leg"))
    return tuple(readings)


def _morning_reading(
    session: SessionRecord, reference: int | None, green: int, ceiling: int
) -> Reading:
    morning = session.pain_morning or 0
    before = session.pain_before if session.pain_before is not None else reference
    if before is None:
        return Reading(zone(morning, green, ceiling), f"next morning {morning}")
    light = morning_zone(before, morning)
    rise = morning - before
    words = "settled" if rise <= 0 else f"{rise} above before"
    return Reading(light, f"next morning {morning}, {words}")


def overall(readings: Iterable[Reading]) -> Reading | None:
    """The worst of the readings, which is the light; None when there are none."""
    return max(readings, key=lambda reading: reading.light, default=None)


def light(
    last: SessionRecord | None,
    records: Iterable[PainRecord],
    flags: tuple[str, ...],
    now: datetime,
    limits: tuple[int, int] = (2, 5),
    said_usual: int | None = None,
) -> Reading | None:
    """The light of today; None while nothing has been recorded.

    Args:
        last: The newest finished session, if any.
        records: Pain scores of at least the last two weeks.
        flags: Urgent red flags that have not been assessed.
        now: The moment.
        limits: The highest green score, and the ceiling.
        said_usual: The usual pain as the person said it, if she did.
    """
    if flags:
        return Reading(Light.LOCK, "a warning sign was ticked: get it checked first")
    days = daily(records)
    readings = [
        *_last_session_readings(last, days, said_usual, limits),
        *_week_readings(days, now.date()),
        *_today_readings(days, now.date(), limits),
    ]
    return overall(readings or _newest_readings(days, limits))


def _last_session_readings(
    last: SessionRecord | None,
    days: dict[date, float],
    said_usual: int | None,
    limits: tuple[int, int],
) -> tuple[Reading, ...]:
    if last is None:
        return ()
    before = {day: value for day, value in days.items() if day < last.local_date}
    reference = usual(before, last.local_date, said_usual)
    return session_readings(last, reference, *limits)


def _week_readings(days: dict[date, float], today: date) -> Iterator[Reading]:
    rise = week_rise(days, today)
    if rise is not None:
        yield Reading(week_zone(rise), f"this week {rise:+.1f} against the week before")


def _today_readings(
    days: dict[date, float], today: date, limits: tuple[int, int]
) -> Iterator[Reading]:
    value = days.get(today)
    if value is not None:
        yield Reading(zone(round(value), *limits), f"today {round(value)}")


def _newest_readings(days: dict[date, float], limits: tuple[int, int]) -> Iterator[Reading]:
    """The newest score, however long ago; for when nothing else says anything."""
    if days:
        day, value = max(days.items())
        yield Reading(zone(round(value), *limits), f"last score {round(value)}, {day}")


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

"""A year of days, week by week: what was done on each, how much pain there was, what was not said.

The shade of a day is the quarter of the year's own training days in which it stands by its working
sets, days with equally many counted half as being below it. So the shades compare a person with
nobody but herself: where all days have the same number of sets, all have the same middle shade.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.formatting import count_text, day_text
from postchain_tui.core.pain import Light, zone
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import monday

WEEKS = 53
"""So many weeks are shown, which reach back over the same day of the year before."""

LEVELS = 4
"""Shades of days with training, from the fewest working sets to the most."""

_DAYS = WEEKS * 7
_TURN = timedelta(weeks=WEEKS - 1)
"""From a week to the same place in the year before: so the last week is shown in both."""

_EARLIEST = date(1900, 1, 1)
"""A Monday; nothing before it is shown."""


@dataclass(frozen=True, slots=True)
class Trained:
    """One session, as a year looks at it."""

    session: str
    """Id of the session."""
    at: datetime
    """When it started, on the person's own clock."""
    sets: int
    """Working sets."""
    pain: int | None = None
    """The worst pain in any of its sets; None when none was recorded."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a year."""

    date: date
    sessions: tuple[str, ...] = ()
    """Ids of its sessions, oldest first."""
    sets: int = 0
    """Working sets."""
    level: int = 0
    """Shade, 1 to 4; 0 for a day without a session, 1 for one whose sessions had no working set."""
    pain: int | None = None
    """The worst pain on record of the day, in sets or between them; None where there is none."""
    zone: Light | None = None
    """The zone of that pain."""
    morning: int | None = None
    """Pain on the morning after its sessions, the worst of several; None when it is not known."""
    is_morning_asked: bool = False
    """Was the morning question answered for any of its sessions, be it with "don't know"?"""
    is_today: bool = False
    is_after_today: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """53 weeks of days, and what they come to."""

    days: tuple[Day, ...]
    """All days, the Monday of the first week first, the Sunday of the last one last."""
    today: date
    green: int
    """The highest score that is green."""
    ceiling: int
    """The highest score that is amber."""

    @property
    def first(self) -> date:
        """The first day, a Monday."""
        return self.days[0].date

    @property
    def last(self) -> date:
        """The last day, a Sunday; it may be after today."""
        return self.days[-1].date

    @property
    def newest(self) -> date:
        """The last day that is not after today."""
        return min(self.last, self.today)

    @property
    def earlier(self) -> date:
        """The last day of the year before."""
        return self.last - _TURN

    @property
    def later(self) -> date:
        """The last day of the year after."""
        return self.last + _TURN

    def day(self, at: date) -> Day:
        """One of its days."""
        return self.days[(at - self.first).days]

    def moved(self, at: date, by_days: int = 0) -> date:
        """So many days on from a day; at most the first day, and the last one up to today."""
        ordinal = at.toordinal() + by_days
        first, newest = self.first.toordinal(), self.newest.toordinal()
        return date.fromordinal(min(max(first, ordinal), newest))

    @property
    def trained(self) -> tuple[Day, ...]:
        """Its days with a session."""
        return tuple(day for day in self.days if day.sessions)


def stretch(day: date, today: date) -> tuple[date, date]:
    """First and last day of the 53 weeks that end with the week of a day, at most with today's."""
    week = max(_EARLIEST + _TURN, monday(min(day, today)))
    return week - _TURN, week + timedelta(days=6)


def year(
    day: date,
    today: date,
    trained: Iterable[Trained],
    scores: Sequence[PainRecord],
    chosen: Settings,
) -> Year:
    """The year that ends with the week of a day.

    Args:
        day: Any day of the last week; one after today stands for today.
        today: The day at hand.
        trained: The sessions; those of other days are left out.
        scores: Pain scores, oldest first, also those of the mornings after its last days.
        chosen: The limits of the zones.
    """
    first, _ = stretch(day, today)
    told = _told(trained, scores)
    levels = _levels(told[one].sets for one in told if first <= one < first + timedelta(days=_DAYS))
    days = (first + timedelta(days=number) for number in range(_DAYS))
    nothing = _Told()
    return Year(
        days=tuple(_day(one, today, told.get(one, nothing), levels, chosen) for one in days),
        today=today,
        green=chosen.green,
        ceiling=chosen.ceiling,
    )


@dataclass(slots=True)
class _Told:
    """What is on record of one day."""

    trained: list[Trained] = field(default_factory=list)
    pains: list[int] = field(default_factory=list)
    mornings: list[int | None] = field(default_factory=list)
    """What was said of the mornings after its sessions."""

    @property
    def sets(self) -> int:
        """Working sets of all sessions."""
        return sum(one.sets for one in self.trained)


def _told(trained: Iterable[Trained], scores: Sequence[PainRecord]) -> Mapping[date, _Told]:
    """What is on record, by the local day."""
    told: defaultdict[date, _Told] = defaultdict(_Told)
    day_of: dict[str, date] = {}
    for one in trained:
        day = day_of[one.session] = one.at.date()
        told[day].trained.append(one)
        if one.pain is not None:
            told[day].pains.append(one.pain)
    for day, score in _pains(scores):
        told[day].pains.append(score)
    mornings = {one.session: one.score for one in scores if one.kind is PainKind.MORNING}
    for session, day in day_of.items():
        if session in mornings:
            told[day].mornings.append(mornings[session])
    return told


def _pains(scores: Iterable[PainRecord]) -> Iterable[tuple[date, int]]:
    """The pain that is known, with its local day; the usual pain is no day's."""
    for one in scores:
        if one.score is not None and one.kind is not PainKind.USUAL:
            yield one.at.date(), one.score


def _levels(counts: Iterable[int]) -> dict[int, int]:
    """The shade of each number of working sets among those of all days with any."""
    ordered = sorted(count for count in counts if count)
    return {
        count: 1 + (bisect_left(ordered, count) + bisect_right(ordered, count)) * 2 // len(ordered)
        for count in set(ordered)
    }


def _worst(scores: Iterable[int | None]) -> int | None:
    return max((score for score in scores if score is not None), default=None)


def _day(day: date, today: date, told: _Told, levels: Mapping[int, int], chosen: Settings) -> Day:
    oldest_first = sorted(told.trained, key=lambda one: one.at)
    pain = max(told.pains, default=None)
    return Day(
        date=day,
        sessions=tuple(one.session for one in oldest_first),
        sets=told.sets,
        level=levels.get(told.sets, 1) if told.trained else 0,
        pain=pain,
        zone=None if pain is None else zone(pain, chosen.green, chosen.ceiling),
        morning=_worst(told.mornings),
        is_morning_asked=bool(told.mornings),
        is_today=day == today,
        is_after_today=day > today,
    )


def day_words(day: Day, today: date) -> str:
    """What is on record of a day: `Thu 12 Nov · 1 session · 9 working sets · worst pain 2, …`."""
    name = day_text(day.date, today) + (", today" if day.is_today else "")
    pain = "pain not recorded"
    if day.pain is not None and day.zone is not None:
        pain = f"worst pain {day.pain}, {day.zone.word}"
    if not day.sessions:
        return f"{name} · no session · {pain}"
    sessions = count_text(len(day.sessions), "session")
    sets = count_text(day.sets, "working set") if day.sets else "no working sets"
    return f"{name} · {sessions} · {sets} · {pain} · next morning {_morning(day)}"


def _morning(day: Day) -> str:
    if day.morning is not None:
        return str(day.morning)
    if day.is_morning_asked:
        return "not known"
    return "not yet known" if day.is_today else "not recorded"


def total_words(shown: Year) -> str:
    """What a year comes to: `142 days with training, in 49 of 53 weeks · 1204 working sets`."""
    trained = shown.trained
    if not trained:
        return "No session on record in these weeks"
    weeks = len({monday(day.date) for day in trained})
    sets = sum(day.sets for day in trained)
    return (
        f"{count_text(len(trained), 'day')} with training, in {weeks} of {WEEKS} weeks"
        f" · {count_text(sets, 'working set')}"
    )

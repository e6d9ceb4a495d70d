"""What a person can do: her own activities, scored from 0 to 10 every four weeks.

This is the Patient-Specific Functional Scale: activities that the person names herself, each from
0, cannot, to 10, as well as before the problem; the score is their mean. A score that was not given
is left out of it, and is never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.text import harmless

MOST = 5
"""So many activities may be on the list."""

NAME_LIMIT = 60
"""The most characters of a name."""

WEEKS = (0, 4, 8, 12)
"""The weeks of the program at which it is asked."""

NOISE_OF_MEAN = 2
"""A mean of several activities has to change by that much to be beyond measurement noise (MDC90:
Stratford 1995)."""

NOISE_OF_ONE = 3
"""The same for a single activity."""

_SPAN = timedelta(weeks=4)
"""From one of the weeks to the next; the last one lasts as long."""
_OFFERED = timedelta(days=7)
"""So long a week is offered."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something the person wants to be able to do, in her own words."""

    id: str
    name: str
    position: int
    """Place on the list, from 0."""


@dataclass(frozen=True, slots=True)
class ActivityScore:
    """How well an activity went at a moment."""

    activity: str
    """Id of the activity."""
    at: datetime
    score: int | None
    """0, cannot, to 10, as before the problem; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Round:
    """The scores of one day, at most one of each activity."""

    date: date
    """The person's own calendar day."""
    scores: tuple[ActivityScore, ...]
    """In the order of the activities."""
    mean: float | None
    """The mean to one decimal; None where nothing was known."""

    @property
    def known(self) -> dict[str, int]:
        """The scores that are known, by the ids of their activities."""
        return {one.activity: one.score for one in self.scores if one.score is not None}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the activities that were scored both at first and most recently."""

    since: date
    """The day of the first scores."""
    by: float
    """The newest mean minus the first one, to one decimal; more is better."""
    count: int
    """Of how many activities these are the means."""
    is_clear: bool
    """Is it beyond measurement noise?"""
    activities: tuple[str, ...]
    """Ids of those that changed beyond measurement noise on their own."""

    @property
    def words(self) -> str:
        """The change as a person may take it, noise named as such."""
        if self.is_clear:
            better = "better" if self.by > 0 else "worse"
            return f"{self.by:+.1f}: {better}, beyond measurement noise"
        if self.activities:
            return f"{self.by:+.1f}: no clear change, except of {len(self.activities)} on its own"
        return f"{self.by:+.1f}: no clear change, may be measurement noise"


def read_name(text: str, others: Iterable[str] = ()) -> str:
    """The name of an activity as it is kept.

    Raises:
        InputError: when nothing is left of it, or another activity is called the same.
    """
    name = harmless(text, NAME_LIMIT)
    if not name:
        raise InputError("An activity needs a name, such as: tie my shoes")
    if name.casefold() in {other.casefold() for other in others}:
        raise InputError("This activity is on the list already")
    return name


def check_score(score: int | None) -> None:
    """Let pass what can be the score of an activity.

    Raises:
        InputError: when it is not a whole number from 0 to 10.
    """
    if score is not None and not 0 <= score <= 10:
        raise InputError(f"A score is 0 to 10, not {score}")


def check_room(count: int) -> None:
    """Let pass who has room for one more activity.

    Raises:
        NotAllowedError: when the list is full.
    """
    if count >= MOST:
        raise NotAllowedError(f"There are {MOST} activities already. Remove one first.")


def psfs(scores: Iterable[int | None]) -> float | None:
    """The mean of the scores that are known, to one decimal, halves up; None without any."""
    known = [score for score in scores if score is not None]
    if not known:
        return None
    return _to_a_tenth(sum(known), len(known))


def _to_a_tenth(total: int, count: int) -> float:
    """A mean to one decimal, halves away from zero; exact, as decimals of floats are not."""
    tenths = (20 * abs(total) + count) // (2 * count)
    return (tenths if total >= 0 else -tenths) / 10


def rounds(activities: Iterable[Activity], scores: Iterable[ActivityScore]) -> tuple[Round, ...]:
    """The scores of the activities by local day, oldest first.

    Of several scores of an activity on one day the latest counts; those of activities that are no
    longer on the list do not.
    """
    places = {activity.id: activity.position for activity in activities}
    days: dict[date, dict[str, ActivityScore]] = {}
    for one in sorted(scores, key=_by_time):
        if one.activity in places:
            days.setdefault(one.at.date(), {})[one.activity] = one
    return tuple(_round(day, days[day], places) for day in sorted(days))


def _by_time(one: ActivityScore) -> tuple[datetime, int]:
    """Of two scores of one moment the known and higher one comes last, whatever their order."""
    return one.at, -1 if one.score is None else one.score


def _round(day: date, latest: dict[str, ActivityScore], places: Mapping[str, int]) -> Round:
    scores = sorted(latest.values(), key=lambda one: (places[one.activity], one.activity))
    return Round(day, tuple(scores), psfs(one.score for one in scores))


def due_week(first_session_day: date | None, today: date) -> int | None:
    """The one of the weeks 0, 4, 8 and 12 in whose four weeks a day lies."""
    if first_session_day is None or today < first_session_day:
        return None
    spans = (today - first_session_day) // _SPAN
    return WEEKS[spans] if spans < len(WEEKS) else None


def is_due(
    first_session_day: date | None,
    past: Sequence[Round],
    today: date,
    *,
    is_named: bool = False,
    put_off: date | None = None,
) -> int | None:
    """The week that is to be asked about now, if any.

    A week is answered by any round from its day up to the next of the weeks, also by one in which
    nothing was known; week 0 also by one of the four weeks before the first session. Weeks 4, 8 and
    12 are offered for seven days, since later answers would not be theirs. Week 0 is offered for
    all of its four weeks, since later scores mean little without a first one; so is every week
    while activities have been named and never scored.

    Args:
        first_session_day: The local day of the first finished session of the program.
        past: The rounds on record.
        today: The local day.
        is_named: Are there activities?
        put_off: The day on which the question was put off last; it is not asked on that day again.
    """
    if put_off == today:
        return None
    is_unscored = is_named and not past
    if first_session_day is not None:
        return _open_week(first_session_day, past, today, is_unscored=is_unscored)
    return 0 if is_unscored else None


def _open_week(
    first_session_day: date, past: Sequence[Round], today: date, *, is_unscored: bool
) -> int | None:
    """The week in which a day lies, while it is offered and not answered."""
    week = due_week(first_session_day, today)
    if week is None:
        return None
    begins = first_session_day + timedelta(weeks=week)
    is_offered = week == 0 or is_unscored or today - begins < _OFFERED
    return None if not is_offered or _is_answered(week, begins, past) else week


def _is_answered(week: int, begins: date, past: Sequence[Round]) -> bool:
    counts_from = begins if week else begins - _SPAN
    return any(counts_from <= one.date < begins + _SPAN for one in past)


def change(past: Iterable[Round]) -> Change | None:
    """From the first scores to the newest; None where no activity has both.

    Activities that were named later or left unscored would shift the mean without any change in
    what the person can do, so only those with both scores are compared.
    """
    known = sorted((one for one in past if one.known), key=lambda one: one.date)
    if len(known) < 2:
        return None
    by = _points(known[0].known, known[-1].known)
    return _changed(known[0].date, by) if by else None


def _points(first: Mapping[str, int], newest: Mapping[str, int]) -> dict[str, int]:
    """By how much each activity changed that was scored both times."""
    return {one: newest[one] - first[one] for one in first if one in newest}


def _changed(since: date, by: Mapping[str, int]) -> Change:
    total, count = sum(by.values()), len(by)
    noise = NOISE_OF_ONE if count == 1 else NOISE_OF_MEAN
    clear = tuple(one for one, points in by.items() if abs(points) >= NOISE_OF_ONE)
    return Change(since, _to_a_tenth(total, count), count, abs(total) >= noise * count, clear)

"""The light that a session gave: how the back took it, until the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from postchain_tui.core import pain
from postchain_tui.core.diary import (
    PainKind,
    PainRecord,
    SessionRecord,
    SetKind,
    SetRecord,
    worst_pain,
)
from postchain_tui.core.formatting import number_word
from postchain_tui.core.pain import Light, Reading
from postchain_tui.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Back:
    """How the back has been, as far as it is on record."""

    records: tuple[PainRecord, ...]
    settings: Settings
    _days: dict[date, float] = field(default_factory=dict, compare=False)

    @property
    def days(self) -> dict[date, float]:
        """One value for every local day with a score."""
        if not self._days:
            self._days.update(pain.daily(self.records))
        return self._days

    def worst_of(self, first: date, last: date) -> int | None:
        """The worst score of some days; None where nothing was recorded."""
        return max(
            (
                one.score
                for one in self.records
                if one.score is not None
                and one.kind is not PainKind.USUAL
                and first <= one.at.date() <= last
            ),
            default=None,
        )

    def zone(self, score: float) -> Light:
        """The zone of a score by the limits that are set."""
        return pain.zone(round(score), self.settings.green, self.settings.ceiling)

    def reference(self, session: SessionRecord) -> int | None:
        """What its morning is held against: the pain before it, else the usual pain by then."""
        if session.pain_before is not None:
            return session.pain_before
        eve = session.local_date - timedelta(days=1)
        return pain.usual(self.days, eve, self.settings.usual_pain)

    def readings(
        self, session: SessionRecord, until: datetime, exercise: str | None = None
    ) -> tuple[Reading, ...]:
        """What the scores of a session say, each with its reason.

        Pain in the sets is that of one exercise, if one is named: it moves that exercise alone.
        What came after the session counts for all that was done in it.

        Args:
            session: The session.
            until: When the next one was planned, or now.
            exercise: Id of the exercise that is asked about; None for the whole session.
        """
        return (
            *self._in_the_sets(session, exercise),
            *self._afterwards(session),
            *self._next_morning(session),
            *self._spread(session, until),
            *self._week(session, until.date()),
        )

    def _in_the_sets(self, session: SessionRecord, exercise: str | None) -> Iterator[Reading]:
        sets = [one for one in session.sets if exercise in {None, one.exercise}]
        worst = worst_pain(sets)
        if worst is None:
            return
        words = f"pain {worst} {_place(sets, worst)}" if exercise else f"worst in the sets {worst}"
        yield Reading(self.zone(worst), words)

    def _afterwards(self, session: SessionRecord) -> Iterator[Reading]:
        after = session.pain_after
        if after is not None:
            yield Reading(self.zone(after), f"pain after the session was {after}")

    def _next_morning(self, session: SessionRecord) -> Iterator[Reading]:
        morning, before = session.pain_morning, self.reference(session)
        if morning is None:
            return
        if before is None:
            yield Reading(self.zone(morning), f"next morning was {morning}")
            return
        zone = pain.morning_zone(before, morning)
        is_high = zone is Light.RED and morning <= before + 1
        words = "in the red zone" if is_high else _rise_words(morning - before)
        yield Reading(zone, f"next morning was {morning}, {words}")

    def _spread(self, session: SessionRecord, until: datetime) -> Iterator[Reading]:
        if session.spreading or any(self._spread_between(session.started_at, until)):
            yield Reading(Light.RED, "the pain spread down a leg")

    def _spread_between(self, start: datetime, end: datetime) -> Iterator[bool]:
        """Whether the pain spread, by the scores of a time that belong to no session."""
        for one in self.records:
            if one.session is None and start <= one.at <= end:
                yield bool(one.spreading)

    def _week(self, session: SessionRecord, day: date) -> Iterator[Reading]:
        """The week up to a day against the week before.

        What came with the session or after it is never part of the week it is held against: a
        worse score could make the rise look smaller.
        """
        rise = pain.week_rise(self.days, day, before=session.local_date)
        if rise is not None:
            words = f"the week is {rise:+.1f} against the one before"
            yield Reading(pain.week_zone(rise), words)


def _place(sets: list[SetRecord], score: int) -> str:
    """The first working set with a score, as they are counted; else it was in the warm-up."""
    scores = [one.pain for one in sets if one.kind is not SetKind.WARMUP]
    return f"in set {scores.index(score) + 1}" if score in scores else "in the warm-up"


def _rise_words(rise: int) -> str:
    """How a morning stood against the pain before: `settled`, `two above before`."""
    return "settled" if rise <= 0 else f"{number_word(rise)} above before"


def light(
    back: Back,
    last: SessionRecord | None,
    flags: tuple[str, ...],
    now: datetime,
) -> Reading | None:
    """The light of today; None while nothing has been recorded.

    Args:
        back: How the back has been.
        last: The newest finished session, if any.
        flags: Urgent red flags that have not been assessed.
        now: The moment.
    """
    if flags:
        return Reading(Light.LOCK, "a warning sign was ticked: get it checked first")
    days = back.days
    readings = [
        *(() if last is None else back.readings(last, now)),
        *_week_readings(days, now.date()),
        *_today_readings(back, now.date()),
    ]
    return pain.overall(readings or _newest_readings(back, days))


def _week_readings(days: dict[date, float], today: date) -> Iterator[Reading]:
    rise = pain.week_rise(days, today)
    if rise is not None:
        yield Reading(pain.week_zone(rise), f"this week {rise:+.1f} against the week before")


def _today_readings(back: Back, today: date) -> Iterator[Reading]:
    """The worst of what was told today: a quiet evening takes nothing off a bad morning."""
    worst = back.worst_of(today, today)
    if worst is not None:
        yield Reading(back.zone(worst), f"today {worst}")


def _newest_readings(back: Back, days: dict[date, float]) -> Iterator[Reading]:
    """The newest score, however long ago; for when nothing else says anything."""
    if days:
        day, value = max(days.items())
        yield Reading(back.zone(value), f"last score {round(value)}, {day}")

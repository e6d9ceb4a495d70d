"""What was done and felt: sets, sessions, pain, and what the person said of herself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from postchain_tui.core.load import Load


class SetKind(StrEnum):
    """What a set was for."""

    WORK = "work"
    WARMUP = "warmup"
    DROP = "drop"
    FAILURE = "failure"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Where a session stands."""

    ACTIVE = "active"
    FINISHED = "finished"
    DISCARDED = "discarded"


class PainKind(StrEnum):
    """When a pain score was asked for."""

    NOW = "now"
    BEFORE = "before"
    AFTER = "after"
    MORNING = "morning"
    DAY = "day"
    USUAL = "usual"


class DeclarationKind(StrEnum):
    """What a person may say of herself that changes what is planned."""

    INJURED = "injured"
    """Something is injured, `yes` or `no`."""
    RED_FLAG = "red_flag"
    """A warning sign is there; its id."""
    ASSESSED = "assessed"
    """Somebody has had a look: what was ticked before locks no longer."""
    SIGNS_ANSWERED = "signs_answered"
    """The warning signs were asked for, and there were `none`."""
    FLARE = "flare"
    """The back has flared up."""
    PINNED = "pinned"
    """Stay on the rung of this exercise."""
    UNPINNED = "unpinned"
    """The rung of this exercise may be left again."""
    CHOSEN = "chosen"
    """Do this exercise from now on: one of those that a gate opens, or a lower rung again."""
    DELOAD = "deload"
    """A light week: `taken`, `moved` by a week, or `refused`."""
    ANYWAY = "anyway"
    """Do this exercise although something is injured."""
    CEILING = "ceiling"
    """What was chosen after pain above the ceiling in a set; a `CeilingAnswer`."""
    SWAP = "swap"
    """Another exercise was done for this one; its id."""
    SORE_START = "sore_start"
    """What was chosen at a sore start: `recovery` or `train`."""
    ACTIVITY = "activity"
    """What else was done that day, such as `run`."""


class CeilingAnswer(StrEnum):
    """What to do after pain above the ceiling in a set."""

    LIGHTER = "lighter"
    SHORTER_RANGE = "shorter_range"
    EASIER = "easier"
    STOP_EXERCISE = "stop_exercise"
    STOP_SESSION = "stop_session"


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One set as it was done. What is None was not recorded."""

    id: str
    exercise: str
    """Exercise id."""
    ordinal: int
    """Place in the session, from 1, over all exercises."""
    at: datetime
    """The moment the set ended."""
    kind: SetKind = SetKind.WORK
    reps: int | None = None
    """Reps done; of a unilateral set the sum of both sides; of holds their number."""
    reps_left: int | None = None
    reps_right: int | None = None
    load: Load | None = None
    """Load, per hand for dumbbells."""
    duration_ms: int | None = None
    """Time from the start to the end of the work, or the length of a hold."""
    rpe: float | None = None
    """Effort, 0 to 10 in halves."""
    pain: int | None = None
    """Worst pain in the set, 0 to 10."""
    rest_ms: int | None = None
    """Rest taken after the set."""
    tempo: str | None = None
    time_under_tension_ms: int | None = None
    note: str = ""

    @property
    def least_reps(self) -> int | None:
        """Reps done, on the weaker side where the sides were told apart."""
        sides = (self.reps_left, self.reps_right)
        return min((reps for reps in sides if reps is not None), default=self.reps)

    def hurts_above(self, ceiling: int) -> bool:
        """Was its pain above a ceiling? Not where it was not recorded."""
        return self.pain is not None and self.pain > ceiling


def worst_pain(sets: Iterable[SetRecord]) -> int | None:
    """The worst pain in any of the sets; None when none was recorded."""
    return max((done.pain for done in sets if done.pain is not None), default=None)


def most_used_load(sets: Iterable[SetRecord]) -> Load | None:
    """The load of most of the sets, the heavier of two that are equally frequent."""
    loads = [done.load for done in sets if done.load is not None]
    grams = [load.grams for load in loads]
    return max(loads, key=lambda load: (grams.count(load.grams), load.grams), default=None)


@dataclass(frozen=True, slots=True)
class PainRecord:
    """One pain score, 0 to 10; None when it was asked for and not known."""

    id: str
    at: datetime
    kind: PainKind
    score: int | None
    session: str | None = None
    """Id of the session it belongs to, if any."""
    place: str | None = None
    spreading: bool | None = None
    """Does it spread down a leg?"""
    recalled: bool = False
    """Was a morning score given later than 36 hours after the session?"""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session as it was done."""

    id: str
    started_at: datetime
    ended_at: datetime | None
    source: str
    """`app`, `log`, or the app it was imported from."""
    name: str
    status: Status
    sets: tuple[SetRecord, ...]
    note: str = ""
    effort: float | None = None
    """How hard the whole session was, 0 to 10."""
    pain_before: int | None = None
    pain_after: int | None = None
    pain_morning: int | None = None
    morning_asked: bool = False
    """Was the morning question answered, be it with "don't know"?"""
    spreading: bool = False
    """Did any score of this session come with pain spreading down a leg?"""
    form_ok: tuple[str, ...] = ()
    """Exercises whose form checklist was ticked."""
    said: tuple[Declaration, ...] = ()
    """What was decided in it against or beside the plan."""

    @property
    def local_date(self) -> date:
        """The person's own calendar day on which it started."""
        return self.started_at.date()

    @property
    def worst_pain(self) -> int | None:
        """The worst pain in any of its sets; None when none was recorded."""
        return worst_pain(self.sets)

    def tells_the_same(self, other: SessionRecord) -> bool:
        """Is there no difference? The order in which form was ticked is none."""
        return replace(self, form_ok=()) == replace(other, form_ok=()) and (
            set(self.form_ok) == set(other.form_ok)
        )

    @property
    def last_at(self) -> datetime:
        """The moment it ended; that of its start where the end is not known."""
        return self.ended_at or self.started_at


@dataclass(frozen=True, slots=True)
class Declaration:
    """Something the person said of herself, with its time."""

    id: str
    at: datetime
    kind: DeclarationKind
    value: str
    """What was said, in the words of its kind."""
    reason: str = ""
    session: str | None = None
    """Id of the session it was said in, if any."""
    exercise: str | None = None
    """Id of the exercise it was said about, if any."""

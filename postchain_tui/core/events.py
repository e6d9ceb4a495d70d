"""What can happen in a session. Same events, same session: that is how it resumes and undoes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Pacing, Planned


@dataclass(frozen=True, slots=True)
class Started:
    """The session began with a plan."""

    at: datetime
    session: str
    """Id of the session."""
    program: str
    """Id of the program."""
    name: str
    """Name of the program, as it was then."""
    number: int
    """Which session of the program it is, from 1."""
    plan: tuple[Planned, ...]
    get_ready_seconds: int
    day: str = ""
    """Name of the day of the program; empty where it has none."""
    stage: str = ""
    """Name of the stage of the program; empty where it has none."""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The pain before the session was asked for; None: not recorded."""

    at: datetime
    pain: int | None
    place: str | None = None
    """Where it is felt; None: not said."""
    spreading: bool | None = None
    """Does it spread down a leg? None: not said."""


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """Another plan took the place of what was still to be done."""

    at: datetime
    program: str
    name: str
    plan: tuple[Planned, ...]
    reason: str
    keeps_current: bool = False
    """Does the exercise at hand stay, so that only what comes after it is another?"""


@dataclass(frozen=True, slots=True)
class BriefRead:
    """The instructions were read."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Readied:
    """The person is in position: get ready, or start at once."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SetStarted:
    """The work of a set began, by itself at the end of get ready or by a key."""

    at: datetime
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class SideSwitched:
    """The first side of a set is done, the second begins."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SetEnded:
    """The work of a set ended; its rest began that moment."""

    at: datetime
    set_id: str
    """The id that the set gets when it is logged."""


@dataclass(frozen=True, slots=True)
class SetLogged:
    """What was done in the set that ended last, or a correction of it. None: not recorded."""

    at: datetime
    reps: int | None
    reps_left: int | None = None
    reps_right: int | None = None
    load: Load | None = None
    hold_seconds: int | None = None
    rpe: float | None = None
    pain: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RestAdjusted:
    """The rest was made longer or shorter."""

    at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class RestPaused:
    """The rest clock was stopped."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RestResumed:
    """The rest clock went on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RestEnded:
    """The person went on: to the next set, the next exercise, or the wrap-up."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ExerciseSkipped:
    """What was left of an exercise was left out."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Stopped:
    """All that was left of the session was left out; what is asked at its end comes next."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Swapped:
    """Another exercise, or another target, took the place of what was left of the one at hand."""

    at: datetime
    planned: Planned
    """What is done instead."""


@dataclass(frozen=True, slots=True)
class SetAdded:
    """One more set of the exercise at hand."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """Something was decided against or beside the plan; kept with its reason."""

    at: datetime
    id: str
    """The id of the declaration it makes."""
    kind: DeclarationKind
    value: str
    exercise: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PacingChosen:
    """The pacer was turned on or off for the exercise at hand."""

    at: datetime
    pacing: Pacing


@dataclass(frozen=True, slots=True)
class AfterScored:
    """The pain after the session; None: not recorded."""

    at: datetime
    pain: int | None
    place: str | None = None
    spreading: bool | None = None


@dataclass(frozen=True, slots=True)
class EffortRated:
    """How hard the whole session was, 0 to 10; None: not recorded."""

    at: datetime
    effort: float | None


@dataclass(frozen=True, slots=True)
class FormAnswered:
    """Whether form held in every rep of an exercise; None takes an answer back."""

    at: datetime
    exercise: str
    held: bool | None


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The note of the session."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The session is over."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Discarded:
    """The session is thrown away; it stays in the trash."""

    at: datetime


Event = (
    CheckedIn
    | PlanChanged
    | BriefRead
    | Readied
    | SetStarted
    | SideSwitched
    | SetEnded
    | SetLogged
    | RestAdjusted
    | RestPaused
    | RestResumed
    | RestEnded
    | ExerciseSkipped
    | Stopped
    | Swapped
    | SetAdded
    | Said
    | PacingChosen
    | AfterScored
    | EffortRated
    | FormAnswered
    | NoteWritten
    | Finished
    | Discarded
)
"""Whatever happens after the start."""

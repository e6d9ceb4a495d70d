"""What had been planned in a session of the app, as it was told then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from postchain_tui.coach.coach import Coach
from postchain_tui.core.events import PlanChanged
from postchain_tui.core.exercise import LoadType
from postchain_tui.core.formatting import dose_text, load_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Role
from postchain_tui.core.ramp import RAMP_REASON
from postchain_tui.core.text import harmless
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import sessions
from postchain_tui.store.failures import NotResumableError

_LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One exercise as it had been planned."""

    exercise: str
    """Its name."""
    dose: str
    """Sets and reps, or holds: `4 × 8–12`."""
    load: str
    """The load, `22.5 kg`; empty where there was none or nobody had set it."""
    verdict: Verdict
    reason: str
    """The sentence that stood with it then."""
    is_warm_up: bool = False
    because: str = ""
    """Why it took the place of what was planned at the start; empty where it was that."""

    @property
    def decided(self) -> str:
        """The verdict with its mark: `↑ progress`."""
        return f"{self.verdict.mark} {self.verdict.value}"


def planned_of(coach: Coach, session_id: str) -> tuple[PlannedLine, ...]:
    """What had been planned in a session, in its order, after the last change of the whole plan.

    Nothing for a session whose plan is not on file, as of one that was logged or imported, and for
    one whose events cannot be read any more. The lighter sets that lead to a lift belong to it.

    Raises:
        PostchainError: when the file cannot be read.
    """
    try:
        timeline = sessions.told(coach.store.rows, session_id, coach.known_exercise)
    except NotResumableError:
        return ()
    if timeline is None:
        return ()
    unit = coach.settings.units
    return tuple(
        _line(place, because, unit)
        for place, because in _plan(timeline)
        if not (place.role is Role.WARMUP and place.reason == RAMP_REASON)
    )


def _plan(timeline: Timeline) -> Iterator[tuple[Planned, str]]:
    """Each place of the plan as it stood last, with why it came in later."""
    plan, causes = timeline.start.plan, [""] * len(timeline.start.plan)
    for event, session in zip(timeline.events, timeline.sessions[1:], strict=True):
        if isinstance(event, PlanChanged):
            kept = len(session.plan) - len(event.plan)
            causes = [*_padded(causes, kept), *[event.reason] * len(event.plan)]
            plan = session.plan
    return zip(plan, causes, strict=True)


def _padded(causes: list[str], count: int) -> list[str]:
    """So many of the causes; what was put in between by itself has none."""
    return [*causes, *[""] * count][:count]


def _line(place: Planned, because: str, unit: Unit) -> PlannedLine:
    dose = place.dose
    return PlannedLine(
        exercise=place.exercise.name,
        dose=dose_text(dose.sets, dose.reps, dose.hold_seconds, place.exercise.unilateral),
        load=_load(place, unit),
        verdict=place.verdict,
        reason=harmless(place.reason, _LONGEST_REASON),
        is_warm_up=place.role is Role.WARMUP,
        because=harmless(because, _LONGEST_REASON),
    )


def _load(place: Planned, unit: Unit) -> str:
    if place.load is None:
        return ""
    hands = " per hand" if place.exercise.load_type is LoadType.EXTERNAL_PER_HAND else ""
    return f"{load_text(place.load, unit)}{hands}"

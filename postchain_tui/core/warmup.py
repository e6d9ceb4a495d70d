"""The warm-up: what opens a session, and for which activities it is suggested."""

from __future__ import annotations

from collections.abc import Iterable

from postchain_tui.core.case import Case
from postchain_tui.core.decision import Decision
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.ladder import permitted, stand_in
from postchain_tui.core.plan import Verdict
from postchain_tui.core.progression import is_locked
from postchain_tui.core.reasons import LOCKED

WARMUP_REASON = "Opens the session: it wakes up low back, glutes and hamstrings."
"""Why there is a warm-up; it has no target to rise or fall."""

ACTIVITIES = ("deadlift", "squat", "run", "press")
"""What an unloaded good morning may open; nothing else."""


def suggested(activity: str, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """The exercises that warm up for an activity; none for any other activity."""
    if activity not in ACTIVITIES:
        return ()
    return tuple(exercise for exercise in exercises if activity in exercise.warmup_for)


def warm_up(case: Case) -> Decision:
    """The first exercise of a warm-up slot that can be done, always unloaded and at its dose.

    It stays where it is whatever its sessions showed; only a lock keeps it shut. One that a gate or
    an injury forbids gives way to what is done in its place.
    """
    exercise = permitted(case, case.first_of_slot())
    if case.injured and not exercise.allowed_when_injured:
        exercise = stand_in(case, exercise)
    seen = case.seen(exercise)
    verdict, reason = (Verdict.REPEAT if seen else Verdict.START), WARMUP_REASON
    if is_locked(case):
        verdict, reason = Verdict.LOCKED, f"Locked: {LOCKED}."
    return Decision(
        verdict=verdict,
        exercise=exercise,
        dose=case.dose(exercise),
        load=None,
        reason=reason,
        last=seen[0].sets if seen else (),
        reached=exercise.id,
    )

"""What is due next for a slot of a session, and why: a pure function of what is on record."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.core import evidence, reasons
from postchain_tui.core.case import Case
from postchain_tui.core.decision import Decision
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.gates import conditions, gate_of
from postchain_tui.core.ladder import Standing, stand
from postchain_tui.core.levels import Level, Step, alone, settle
from postchain_tui.core.load import Load
from postchain_tui.core.loading import is_empty_bar, rises_by_load, stepped, uses_barbell
from postchain_tui.core.pain import locking_flags
from postchain_tui.core.plan import Verdict
from postchain_tui.core.restraint import held_back


def decide(case: Case) -> Decision:
    """What is due for a slot: the rung, its load and sets, the verdict and the reason."""
    standing = stand(case)
    step = held_back(case, _step(case, standing))
    if is_locked(case):
        step = Step(Verdict.LOCKED, step.still, step.still, reasons.LOCKED)
    if step.level.exercise.id != standing.exercise.id or step.verdict not in _FREE:
        standing = replace(standing, choices=())
    if standing.choices:
        step = replace(step, verdict=Verdict.PROGRESS)
    if _is_kept(case, step):
        step = replace(step, outlook=reasons.STAYS)
    return _decision(case, standing, step)


def _is_kept(case: Case, step: Step) -> bool:
    """Is it the slot alone that keeps it where it is?"""
    is_the_same = step.verdict in {Verdict.REPEAT, Verdict.START} and not step.why
    return case.slot.stays and is_the_same and not rises_by_load(step.level.exercise)


def is_locked(case: Case) -> bool:
    """Does a warning sign that nobody has looked at forbid all training?"""
    return bool(locking_flags(case.facts.declarations, case.facts.urgent_flags))


_FREE = frozenset({Verdict.PROGRESS, Verdict.REPEAT})
"""Verdicts with which something that is open may be chosen."""


def decide_alone(case: Case, exercise: Exercise) -> Decision:
    """What is due of one exercise that a person wants to do now, whatever the ladder says."""
    step = settle(case, exercise)
    still = alone(case, exercise)
    if step.verdict is Verdict.PROGRESS:
        step = Step(Verdict.REPEAT, still, still, "it was not planned, so no step up")
    if step.level.exercise.id != exercise.id:
        step = Step(Verdict.HOLD, still, still, step.why)
    return _decision(case, Standing(exercise), step)


def _decision(case: Case, standing: Standing, step: Step) -> Decision:
    exercise = step.level.exercise
    dose = case.dose(exercise)
    gate = gate_of(exercise, dose)
    seen = case.seen(exercise)
    decision = Decision(
        verdict=step.verdict,
        exercise=exercise,
        dose=replace(dose, sets=step.level.sets),
        load=step.level.load,
        reason="",
        last=seen[0].sets if seen else (),
        conditions=() if gate is None else conditions(case, exercise, gate),
        choices=tuple(one.id for one in standing.choices),
        reached=standing.exercise.id,
    )
    return replace(
        decision,
        reason=reasons.reason(case, standing, step, decision),
        evidence=evidence.evidence(case, standing, step),
        outlook=reasons.outlook(step, decision),
    )


def _step(case: Case, standing: Standing) -> Step:
    """What is due on the rung that was reached: its own step, or the first time on it.

    A back that did not take the rung below well since the gate was opened goes nowhere new.
    """
    exercise, opening = standing.exercise, standing.opening
    if opening is None:
        return settle(case, exercise)
    below = settle(case, opening.below)
    if below.verdict.strictness >= Verdict.HOLD.strictness:
        return below
    load = _load_after(case, exercise, opening.below)
    level = Level(exercise, load, case.dose(exercise).sets)
    why = reasons.arrived(opening, chosen=standing.chosen)
    return Step(Verdict.PROGRESS, level, below.still, why, below.still.load)


def _load_after(case: Case, exercise: Exercise, below: Exercise) -> Load | None:
    """The first load on a rung: a step above the empty bar, else what its own past leaves."""
    bar = case.facts.settings.bar
    if is_empty_bar(exercise):
        return bar
    if is_empty_bar(below) and uses_barbell(exercise):
        return stepped(exercise, bar, 1, case.facts.settings)
    past = settle(case, exercise).still
    return past.load if past.exercise.id == exercise.id else None

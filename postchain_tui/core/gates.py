"""What a gate asks for, and what of it the sessions showed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from postchain_tui.core.case import Case, Seen
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Dose, Exercise, Gate, Measure
from postchain_tui.core.formatting import count_text, count_words, number_word
from postchain_tui.core.load import Load, is_lighter
from postchain_tui.core.loading import rises_by_load
from postchain_tui.core.pain import Light

REST_GRACE_SECONDS = 30
"""A rest may be that much longer than prescribed and still count."""

_KETTLEBELL_TOP = 15
"""Kettlebells step by 4 kg: reps are added up to this before the next bell."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a gate asks for, and whether it was shown."""

    text: str
    met: bool
    shortfall: str = ""
    """What was missing, as the end of a sentence; empty where nothing was."""


def gate_of(exercise: Exercise, dose: Dose) -> Gate | None:
    """What has to be shown for the next step: up in load, or to the next rung."""
    if not rises_by_load(exercise) or dose.reps is None:
        return exercise.gate
    return _load_gate(exercise, dose.sets, dose.reps.high)


def _load_gate(exercise: Exercise, sets: int, top: int) -> Gate:
    """Double progression: the top of the range in every set, pain-free, twice running."""
    own = exercise.gate
    is_kettlebell = any("kettlebell" in options for options in exercise.implements)
    return Gate(
        sets=sets,
        min_each=max(top, _KETTLEBELL_TOP) if is_kettlebell else top,
        measure=Measure.REPS,
        sessions=2,
        max_pain_during=0,
        max_rest_pain=None if own is None else own.max_rest_pain,
        rest_seconds=None,
        mastered=False,
        source="field",
    )


def conditions(case: Case, exercise: Exercise, gate: Gate) -> tuple[Condition, ...]:
    """Every condition of a gate, held against the newest session with the exercise."""
    seen = case.seen(exercise)
    newest = next((one for one in seen if not one.is_light_week), None) or next(iter(seen), None)
    single = _single(gate, exercise, newest, strict=case.facts.settings.strict)
    times = run(case, exercise, gate)
    asked = gate.sessions
    running = f"{count_words(asked, 'session')} running"
    short = f"the gate asks for {running}, so far it is {number_word(times)}"
    several = _condition(f"in {running}", "" if times >= asked else short)
    return (*single, *((several,) if asked > 1 else ()), _not_injured(case.injured))


def run(case: Case, exercise: Exercise, gate: Gate, seen: Iterable[Seen] | None = None) -> int:
    """In how many sessions running, up to the newest, everything was shown.

    A session that lacks nothing but its morning score neither counts nor breaks the run, and so
    does one in a light week. What rises by load has to show it with the load of the newest one.

    Args:
        case: The day.
        exercise: The exercise.
        gate: What has to be shown.
        seen: The sessions that are looked at, newest first; by default all.
    """
    looked_at = _outside_light_weeks(case.seen(exercise) if seen is None else seen)
    times = 0
    for one in looked_at:
        missing = _missing(case, exercise, gate, one)
        if is_lighter(one.load, looked_at[0].load) or missing not in {(), _NO_MORNING}:
            break
        times += not missing
    return times


def _outside_light_weeks(seen: Iterable[Seen]) -> list[Seen]:
    return [one for one in seen if not one.is_light_week]


def is_shown(
    case: Case, exercise: Exercise, gate: Gate, seen: Iterable[Seen] | None = None
) -> bool:
    """Was everything shown in as many sessions running as the gate asks for?"""
    return run(case, exercise, gate, seen) >= gate.sessions


def _missing(case: Case, exercise: Exercise, gate: Gate, seen: Seen) -> tuple[str, ...]:
    asked = _single(gate, exercise, seen, strict=case.facts.settings.strict)
    injured = _not_injured(seen.injured)
    return tuple(one.shortfall for one in (*asked, injured) if not one.met)


NO_MORNING = "no morning score"
"""What is missing where the next morning was not told."""

_NO_MORNING = (NO_MORNING,)
_NOTHING_DONE = "nothing was done yet"


def _single(
    gate: Gate, exercise: Exercise, seen: Seen | None, *, strict: bool
) -> tuple[Condition, ...]:
    """What one session has to show."""
    if strict:
        gate = replace(gate, max_rest_pain=0)
    sets, load = ((), None) if seen is None else (seen.sets, seen.load)
    asked = (
        _dose_done(gate, sets, load),
        _pain_within(gate, sets),
        _rests_kept(gate, sets),
        _pain_before(gate, seen),
        _form(gate, exercise, seen),
        _settled(seen),
    )
    return tuple(condition for condition in asked if condition is not None)


def _not_injured(injured: bool) -> Condition:
    return _condition("not injured", "something is injured" if injured else "")


def _condition(text: str, shortfall: str) -> Condition:
    return Condition(text, not shortfall, shortfall)


def _unit(gate: Gate) -> str:
    return "" if gate.measure is Measure.REPS else " s"


def _dose_done(gate: Gate, sets: tuple[SetRecord, ...], load: Load | None) -> Condition:
    """All sets with all reps, or held for as long, none with less than the load of most."""
    each = f"{gate.min_each}{_unit(gate)}"
    text = f"{count_text(gate.sets, 'set')} of {each} or more"
    asked = f"the gate is {count_words(gate.sets, 'set')} of {each}"
    reached = [_reached(gate, done, load) for done in sets]
    if sum(reached) >= gate.sets:
        return _condition(text, "")
    if not sets:
        return _condition(text, _NOTHING_DONE)
    if all(reached):
        return _condition(text, f"{count_text(len(sets), 'set')} done, {asked}")
    first = reached.index(False)
    return _condition(text, f"set {first + 1} {_stopped(gate, sets[first])}, {asked}")


def _stopped(gate: Gate, done: SetRecord) -> str:
    if gate.measure is Measure.HOLD:
        held = done.duration_ms
        return "was not timed" if held is None else f"was held {held // 1000} s"
    reps = done.least_reps
    if reps is None:
        return "was not counted"
    return f"stopped at {reps}" if reps < gate.min_each else "was lighter"


def _reached(gate: Gate, done: SetRecord, load: Load | None) -> bool:
    if gate.measure is Measure.HOLD:
        return done.duration_ms is not None and done.duration_ms >= gate.min_each * 1000
    if done.least_reps is None or done.least_reps < gate.min_each:
        return False
    return not is_lighter(done.load, load)


def _pain_within(gate: Gate, sets: tuple[SetRecord, ...]) -> Condition:
    most = gate.max_pain_during
    text = "no pain in any set" if most == 0 else f"pain {most} at most in every set"
    if not sets:
        return _condition(text, _NOTHING_DONE)
    short = (_pain_above(most, number, done.pain) for number, done in enumerate(sets, start=1))
    return _condition(text, next(filter(None, short), ""))


def _pain_above(most: int, number: int, pain: int | None) -> str:
    """What is wrong with the pain in a set; empty where nothing is."""
    if pain is None:
        return f"pain was not recorded in set {number}"
    if pain <= most:
        return ""
    allowed = "none" if most == 0 else f"{most} at most"
    return f"pain {pain} in set {number}, the gate allows {allowed}"


def _rests_kept(gate: Gate, sets: tuple[SetRecord, ...]) -> Condition | None:
    """A rest that was not recorded counts as taken as prescribed; the last set's counts never."""
    if gate.rest_seconds is None:
        return None
    longest = gate.rest_seconds + REST_GRACE_SECONDS
    text = f"rests of {longest} s at most"
    for number, done in enumerate(sets[:-1], start=1):
        rest_ms = done.rest_ms or 0
        if rest_ms > longest * 1000:
            took = f"the rest after set {number} took {rest_ms // 1000} s"
            return _condition(text, f"{took}, the gate allows {longest}")
    return _condition(text, "" if sets else _NOTHING_DONE)


def _pain_before(gate: Gate, seen: Seen | None) -> Condition | None:
    most = gate.max_rest_pain
    if most is None:
        return None
    text = f"pain before the session {most} at most"
    before = None if seen is None else seen.reference
    if before is None:
        return _condition(text, "pain before the session is not known")
    return _condition(
        text, "" if before <= most else f"pain before was {before}, the gate allows {most}"
    )


def _form(gate: Gate, exercise: Exercise, seen: Seen | None) -> Condition | None:
    if not gate.mastered:
        return None
    is_ticked = seen is not None and exercise.id in seen.session.form_ok
    return _condition("form held in every rep", "" if is_ticked else "form is not ticked")


def _settled(seen: Seen | None) -> Condition:
    text = "green light, settled the next morning"
    if seen is None:
        return _condition(text, _NOTHING_DONE)
    if seen.light is not Light.GREEN:
        return _condition(text, seen.why)
    is_known = seen.session.pain_morning is not None
    return _condition(text, "" if is_known else NO_MORNING)

"""Where an exercise goes from its own past: up, on, or down, in load, sets or rung."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import takewhile

from postchain_tui.core.case import Case, Seen
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.formatting import number_word
from postchain_tui.core.gates import gate_of, is_shown
from postchain_tui.core.ladder import permitted, stand_in
from postchain_tui.core.load import Load, is_lighter
from postchain_tui.core.loading import (
    is_empty_bar,
    lowered,
    rises_by_load,
    stepped,
    uses_barbell,
)
from postchain_tui.core.pain import Light
from postchain_tui.core.plan import Verdict

GREENS_TO_RETURN = 2
"""So many green sessions in a row give back what was taken."""

_REMEMBERED = timedelta(days=42)
"""A load that was lowered longer ago is not given back in one go."""

_REGRESS, _REDUCE = 80, 90
"""Hundredths of the load that are left."""


@dataclass(frozen=True, slots=True)
class Level:
    """An exercise with its load and the number of sets."""

    exercise: Exercise
    load: Load | None
    sets: int


@dataclass(frozen=True, slots=True)
class Step:
    """What is due by what an exercise went through."""

    verdict: Verdict
    level: Level
    still: Level
    """The level without any rise: what is done where something else forbids one."""
    why: str
    """The evidence, as the end of a sentence; empty where there is none."""
    from_load: Load | None = None
    """The load that it comes from, where the load changes."""
    outlook: str = ""
    """What would change it, as a sentence; empty where its verdict says it all."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Something is taken off."""

    verdict: Verdict
    percent: int
    """Hundredths of the load that are left."""
    why: str


def settle(case: Case, exercise: Exercise) -> Step:
    """What is due of an exercise by its own sessions and those below it."""
    seen = case.seen(exercise)
    if not seen:
        level = Level(exercise, first_load(case, exercise), case.dose(exercise).sets)
        return Step(Verdict.START, level, level, "")
    stand_in = _stand_in(case, exercise, seen[0])
    if stand_in is not None:
        return _way_back(case, exercise, seen[0], stand_in)
    taking = _taking(case, exercise, seen)
    if taking is None:
        return _onward(case, exercise, seen)
    lower = _lower(case, exercise, seen, taking)
    if lower.exercise.id == exercise.id:
        return Step(taking.verdict, lower, lower, taking.why, seen[0].load)
    return _below(case, exercise, seen[0], lower, taking)


def first_load(case: Case, exercise: Exercise) -> Load | None:
    """The load of an exercise that was never done: that of the empty bar, else not known."""
    return case.facts.settings.bar if is_empty_bar(exercise) else None


def easier(case: Case, exercise: Exercise) -> Exercise | None:
    """The first easier exercise of its family whose implements are at hand; None on the lowest.

    What leads up to a family from another one, as the hip hinge does to the good morning, is no
    rung of it. None that a gate still keeps shut is gone back to.
    """
    below = case.possible(exercise.ladder.regressions)
    rungs = (one for one in below if one.family == exercise.family)
    return next((one for one in rungs if permitted(case, one).id == one.id), None)


def lowest(case: Case, exercise: Exercise) -> Level:
    """An exercise that nothing easier may take the place of: a set fewer is all that is taken."""
    seen = case.seen(exercise)
    sets = _sets_left(case, exercise, seen, is_lowest=True)
    return replace(alone(case, exercise), sets=sets)


def _stand_in(case: Case, exercise: Exercise, newest: Seen) -> Exercise | None:
    """The fallback, if it was done since for an injury: it takes green sessions to come back."""
    fallback = stand_in(case, exercise)
    if fallback.id == exercise.id:
        return None
    stood_in = (
        one.injured and one.session.started_at > newest.session.started_at
        for one in case.seen(fallback)
    )
    return fallback if any(stood_in) else None


def _taking(case: Case, exercise: Exercise, seen: Sequence[Seen]) -> Taking | None:
    """Whether the newest session takes something off, and why."""
    newest, before = seen[0], seen[1:2]
    if newest.light is Light.RED:
        return Taking(Verdict.REGRESS, _REGRESS, newest.why)
    if _is_amber_again(newest, before):
        return Taking(Verdict.REDUCE, _REDUCE, f"{newest.why}, and the time before was no better")
    dose = case.dose(exercise)
    if rises_by_load(exercise) and _is_too_heavy(dose, newest, before):
        why = f"every set stayed below {dose.least_reps} twice running"
        return Taking(Verdict.REDUCE, _REDUCE, why)
    return None


def _is_amber_again(newest: Seen, before: Sequence[Seen]) -> bool:
    return newest.light is Light.AMBER and any(one.light is not Light.GREEN for one in before)


def _is_too_heavy(dose: Dose, newest: Seen, before: Sequence[Seen]) -> bool:
    """Was every set too short twice running, with the same load?"""
    if newest.load is None or not newest.is_short_of(dose):
        return False
    return any(one.is_short_of(dose) and one.grams == newest.grams for one in before)


def _usual_weeks(seen: Sequence[Seen]) -> Sequence[Seen]:
    """The sessions outside of light weeks; all where there is no other."""
    return [one for one in seen if not one.is_light_week] or seen


def _lower(case: Case, exercise: Exercise, seen: Sequence[Seen], taking: Taking) -> Level:
    """Less load where there is any to take, else the rung below, else a set less."""
    worked = _usual_weeks(seen)[0].load
    less = _less_load(case, exercise, worked, seen[0].hurting_load, taking)
    if less is not None:
        return Level(exercise, less, case.dose(exercise).sets)
    below = easier(case, exercise)
    if below is not None and (taking.verdict is Verdict.REGRESS or rises_by_load(exercise)):
        return alone(case, below)
    return Level(exercise, _held_load(exercise, worked, case), _sets_left(case, exercise, seen))


def _held_load(exercise: Exercise, worked: Load | None, case: Case) -> Load | None:
    if not exercise.load_type.takes_load:
        return None
    return case.facts.settings.bar if is_empty_bar(exercise) else worked


def alone(case: Case, exercise: Exercise) -> Level:
    """An exercise at the load of its own last time."""
    seen = case.seen(exercise)
    load = _held_load(exercise, _usual_weeks(seen)[0].load if seen else None, case)
    return Level(exercise, load, case.dose(exercise).sets)


def _less_load(
    case: Case, exercise: Exercise, worked: Load | None, hurt: Load | None, taking: Taking
) -> Load | None:
    """The load that is left, rounded down to what can be loaded; None where none is."""
    if worked is None or not rises_by_load(exercise):
        return None
    less = _lightened(case, exercise, worked, hurt, taking)
    if less is None or _is_bar_of_rung_below(case, exercise, less):
        return None
    return less


def _lightened(
    case: Case, exercise: Exercise, worked: Load, hurt: Load | None, taking: Taking
) -> Load | None:
    """Less than what was worked with; after red pain less than the load that brought it on."""
    settings = case.facts.settings
    if hurt is not None and taking.verdict is Verdict.REGRESS:
        less = lowered(exercise, hurt, taking.percent, settings)
        if less is not None and not is_lighter(worked, less):
            return less
    return lowered(exercise, worked, taking.percent, settings)


def _is_bar_of_rung_below(case: Case, exercise: Exercise, load: Load) -> bool:
    """Would the bar be left without plates, which is an easier exercise of its own?"""
    is_bare = uses_barbell(exercise) and load.grams <= case.facts.settings.bar.grams
    return is_bare and any(map(is_empty_bar, case.possible(exercise.ladder.regressions)))


def _below(case: Case, exercise: Exercise, red: Seen, lower: Level, taking: Taking) -> Step:
    """On the rung below, until enough green sessions on it give back what was taken."""
    if not _done_since(case, lower.exercise, red):
        return Step(taking.verdict, lower, lower, taking.why, red.load)
    return _way_back(case, exercise, red, lower.exercise)


def _done_since(case: Case, exercise: Exercise, red: Seen) -> Sequence[Seen]:
    return [one for one in case.seen(exercise) if one.session.started_at > red.session.started_at]


def _way_back(case: Case, exercise: Exercise, red: Seen, lower: Exercise) -> Step:
    """What was done since in its place, or back where it was after enough green sessions."""
    inner = settle(case, lower)
    is_return = inner.level.exercise.id != inner.still.exercise.id
    if is_return or inner.verdict not in _ONWARD:
        return inner
    greens = _greens(case, lower, _done_since(case, lower, red))
    if greens < GREENS_TO_RETURN:
        return Step(Verdict.REPEAT, inner.still, inner.still, _waiting(greens))
    back = Level(exercise, _held_load(exercise, red.load, case), case.dose(exercise).sets)
    why = f"{number_word(GREENS_TO_RETURN)} green sessions on the rung below"
    return Step(Verdict.PROGRESS, back, inner.still, why)


def _waiting(greens: int) -> str:
    return f"{greens} of {GREENS_TO_RETURN} green sessions before what was taken comes back"


_ONWARD = frozenset({Verdict.PROGRESS, Verdict.REPEAT})


def _greens(case: Case, exercise: Exercise, seen: Sequence[Seen]) -> int:
    """How many of the newest sessions were green and whole; one without a morning is passed over.

    Whole is at least the lowest count in every set that was due.
    """
    dose = replace(case.dose(exercise), sets=_sets_left(case, exercise, seen))
    whole = takewhile(lambda one: _is_whole(one, dose), _usual_weeks(seen))
    return sum(one.is_settled for one in whole)


def _is_whole(one: Seen, dose: Dose) -> bool:
    return one.light is Light.GREEN and one.has_reached(dose)


def _sets_left(
    case: Case, exercise: Exercise, seen: Sequence[Seen], *, is_lowest: bool = False
) -> int:
    """How many sets are due, where sets are what is taken: one fewer, and never none."""
    dose = case.dose(exercise)
    taken = greens = 0
    is_lowest = is_lowest or easier(case, exercise) is None
    for position in reversed(range(len(seen))):
        one, before = seen[position], seen[position + 1 : position + 2]
        if _takes_a_set(one, before, is_lowest=is_lowest):
            taken, greens = min(1, dose.sets - 1), 0
        elif not _is_whole(one, replace(dose, sets=dose.sets - taken)):
            greens = 0
        else:
            greens += one.is_settled
            taken = 0 if greens >= GREENS_TO_RETURN else taken
    return dose.sets - taken


def _takes_a_set(one: Seen, before: Sequence[Seen], *, is_lowest: bool) -> bool:
    is_red = one.light is Light.RED and is_lowest
    return is_red or _is_amber_again(one, before)


def _onward(case: Case, exercise: Exercise, seen: Sequence[Seen]) -> Step:
    """The same again, or more of it."""
    usual = _usual_weeks(seen)
    load = _held_load(exercise, usual[0].load, case)
    by_load = rises_by_load(exercise)
    sets = case.dose(exercise).sets if by_load else _sets_left(case, exercise, seen)
    level = Level(exercise, load, sets)
    if seen[0].light is Light.AMBER:
        return Step(Verdict.HOLD, level, level, seen[0].why)
    if by_load and load is not None:
        return _by_load(case, usual, level, load)
    return Step(Verdict.REPEAT, level, level, _sets_to_return(case, level))


def _sets_to_return(case: Case, level: Level) -> str:
    """What gives sets back that were taken; empty where none were."""
    if level.sets == case.dose(level.exercise).sets:
        return ""
    return f"{number_word(GREENS_TO_RETURN)} green sessions running give the sets back"


def _by_load(case: Case, seen: Sequence[Seen], level: Level, load: Load) -> Step:
    """Double progression, and the way back to a load that was lowered."""
    exercise = level.exercise
    came_from = _came_from(case, exercise, seen, load)
    if came_from is not None:
        return _given_back(case, level, *came_from)
    gate = gate_of(exercise, case.dose(exercise))
    more = stepped(exercise, load, 1, case.facts.settings)
    if gate is not None and is_lighter(load, more) and is_shown(case, exercise, gate):
        return Step(Verdict.PROGRESS, replace(level, load=more), level, "", load)
    return Step(Verdict.REPEAT, level, level, "")


def _given_back(case: Case, level: Level, earlier: Load, since: Sequence[Seen]) -> Step:
    """The load from before it was lowered, once it was green with less for long enough."""
    greens = _greens(case, level.exercise, since)
    if greens < GREENS_TO_RETURN:
        return Step(Verdict.REPEAT, level, level, _waiting(greens))
    why = f"{number_word(GREENS_TO_RETURN)} green sessions with less"
    return Step(Verdict.PROGRESS, replace(level, load=earlier), level, why, level.load)


def _came_from(
    case: Case, exercise: Exercise, seen: Sequence[Seen], load: Load
) -> tuple[Load, Sequence[Seen]] | None:
    """The heavier load before this one and the sessions with this; None where it was not lowered.

    Only what one step down explains, and not long ago: a load far above was a slip or another life.
    """
    oldest = seen[0].session.started_at - _REMEMBERED
    remembered = takewhile(lambda one: one.session.started_at >= oldest, seen)
    for position, one in enumerate(remembered):
        if one.load is not None and is_lighter(load, one.load):
            taken = lowered(exercise, one.load, _REGRESS, case.facts.settings)
            since = takewhile(lambda later: not is_lighter(later.load, load), seen[:position])
            return None if is_lighter(load, taken) else (one.load, tuple(since))
    return None

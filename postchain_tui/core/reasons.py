"""Decisions in words: one sentence that names the evidence, and one on what would change it."""

from __future__ import annotations

from postchain_tui.core.case import Case
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import SetRecord, worst_pain
from postchain_tui.core.evidence import counts
from postchain_tui.core.exercise import Exercise, Gate
from postchain_tui.core.formatting import (
    days_ago_text,
    dose_text,
    load_text,
    number,
    number_word,
)
from postchain_tui.core.gates import NO_MORNING
from postchain_tui.core.ladder import Opening, Standing, chosen_again, ways
from postchain_tui.core.levels import Level, Step
from postchain_tui.core.load import is_lighter
from postchain_tui.core.loading import is_empty_bar, rises_by_load
from postchain_tui.core.plan import Verdict

LOCKED = "a warning sign was ticked: get it checked, then say that you have been assessed"
"""Why everything is locked."""

STAYS = "It stays as it is: the program stays here, whatever gates open."
"""What would change what a slot keeps where it is."""

_DOWN = frozenset({Verdict.REGRESS, Verdict.REDUCE, Verdict.DELOAD})

_NAMED_AFTER = ("Nordic", "Romanian", "Sorensen", "Superman")
"""Names that keep their capital inside a sentence."""


def reason(case: Case, standing: Standing, step: Step, decision: Decision) -> str:
    """The sentence that stands with a target."""
    verdict = step.verdict
    if verdict is Verdict.LOCKED:
        return f"Locked: {step.why}."
    if verdict is Verdict.START:
        return _first_time(case, step)
    if verdict is Verdict.PROGRESS:
        return _up(case, standing, step)
    if verdict in _DOWN:
        return f"{_down(case, standing, step)}: {step.why}."
    return _stay(case, standing, step, decision)


def _up(case: Case, standing: Standing, step: Step) -> str:
    if _is_choice(step):
        return _to_choose(standing.choices)
    return f"Up to {_target(case, step)}: {step.why or _shown(case, step)}."


def _stay(case: Case, standing: Standing, step: Step, decision: Decision) -> str:
    head = "Hold" if step.verdict is Verdict.HOLD else "Stay"
    why = step.why or _shortfall(case, standing, decision)
    return f"{head} at {_at(case, step.level)}: {why}."


def _first_time(case: Case, step: Step) -> str:
    level = step.level
    if step.why:
        return f"Start with {level.exercise.name}: {step.why}."
    load = "" if level.load is None else f" at {_load(case, level)}"
    to_set = rises_by_load(level.exercise) and level.load is None
    ask = "; the load is yours to set" if to_set else ""
    return f"First time: start with {_dose(case, level)}{load}{ask}."


def _is_choice(step: Step) -> bool:
    """Does it go up by a choice that is still to be made?"""
    return step.verdict is Verdict.PROGRESS and step.level == step.still


def _to_choose(choices: tuple[Exercise, ...]) -> str:
    *names, last = (_inside(one.name) for one in choices)
    listed = f"{', '.join(names)} or {last}" if names else last
    return f"The gate is open: choose {listed}."


def _inside(name: str) -> str:
    """A name as it stands inside a sentence."""
    thing, comma, which = name.partition(", ")
    whole = f"{thing} ({which})" if comma else thing
    return whole if name.startswith(_NAMED_AFTER) else whole[:1].lower() + whole[1:]


def arrived(opening: Opening, *, chosen: bool) -> str:
    """What opened the gate to a rung, as the end of a sentence."""
    below, gate, sets = opening.below, opening.gate, opening.shown.sets
    where = "with the empty bar" if is_empty_bar(below) else "on the rung below"
    pain = worst_pain(sets)
    felt = f"pain {pain} at most" if pain else "no pain"
    times, mornings = _running(gate.sessions)
    choice = ", as you chose" if chosen else ""
    shown = f"{counts(below, opening.shown)} {where}{times}, {felt}, {mornings}"
    return f"{shown}{choice}{_rests_taken_for_kept(gate, sets)}"


def _rests_taken_for_kept(gate: Gate, sets: tuple[SetRecord, ...]) -> str:
    is_missing = any(done.rest_ms is None for done in sets[:-1])
    return "; rests not recorded count as kept" if gate.rest_seconds and is_missing else ""


def _running(sessions: int) -> tuple[str, str]:
    """How often a gate asks for it, and what that says of the mornings."""
    if sessions == 1:
        return "", "morning settled"
    times = "twice" if sessions == 2 else f"{number_word(sessions)} times"
    return f" {times} running", "mornings settled"


def _target(case: Case, step: Step) -> str:
    level = step.level
    if level.exercise.id == step.still.exercise.id:
        return _load(case, level)
    load = "" if level.load is None else f" at {_load(case, level)}"
    return f"{level.exercise.name}{load}"


def _shown(case: Case, step: Step) -> str:
    """What a rise of the load rests on, and how large it is where it is above a tenth."""
    exercise, before, after = step.level.exercise, step.from_load, step.level.load
    shown = f"{counts(exercise, case.seen(exercise)[0])} twice running, no pain, mornings settled"
    if before is None or after is None or after.grams * 10 <= before.grams * 11:
        return shown
    percent = number(round((after.grams / before.grams - 1) * 100, 1))
    return f"{shown}; the smallest step there is makes {percent} %"


def _down(case: Case, standing: Standing, step: Step) -> str:
    """What a step down leads to."""
    level, exercise = step.level, step.level.exercise
    fewer = _fewer_sets(case, level)
    if not _is_on(standing, exercise):
        name = "the bar" if is_empty_bar(exercise) else exercise.name
        return f"Back to {name}{fewer}"
    if level.load is not None and is_lighter(level.load, step.from_load):
        return f"Down to {_load(case, level)}{fewer}"
    return f"{'Only' if fewer else 'No more than'} {_dose(case, level)}"


def _fewer_sets(case: Case, level: Level) -> str:
    """The dose, to be added where its sets are fewer than usual; else empty."""
    is_fewer = level.sets < case.dose(level.exercise).sets
    return f", {_dose(case, level)}" if is_fewer else ""


def _is_on(standing: Standing, exercise: Exercise) -> bool:
    """Is it the rung that was reached, or the one that is about to be left for it?"""
    opening = standing.opening
    about_to_leave = () if opening is None else (opening.below.id,)
    return exercise.id in {standing.exercise.id, *about_to_leave}


def _shortfall(case: Case, standing: Standing, decision: Decision) -> str:
    """What of the gate was missing the last time; what holds it where nothing was."""
    exercise = decision.exercise
    if standing.pinned:
        return "you chose to stay on this rung"
    if case.slot.stays and not rises_by_load(exercise):
        return f"the program stays here; {_last_time(case, exercise)}"
    if decision.shortfall == NO_MORNING:
        return f"{NO_MORNING}, so no step up; nothing lost"
    if decision.shortfall:
        return decision.shortfall
    if decision.conditions:
        return _held_though_met(case, exercise)
    return _last_time(case, exercise)


def _last_time(case: Case, exercise: Exercise) -> str:
    """What was done the last time, and when."""
    newest = case.seen(exercise)[0]
    days = (case.now.date() - newest.session.local_date).days
    return f"last time {counts(exercise, newest)}, {days_ago_text(days)}"


def _held_though_met(case: Case, exercise: Exercise) -> str:
    """Why it stays where it is with everything shown that its gate asks for."""
    if rises_by_load(exercise):
        return "the gate is met, and your plates make no heavier load"
    if chosen_again(case, exercise) is not None:
        return "you chose this rung again, so its gate has to be shown anew"
    met = "the gate is met"
    return met if ways(case, exercise) else f"{met}, and nothing follows with what is at hand"


def _at(case: Case, level: Level) -> str:
    """Where it stays: its load, with its sets where they are fewer; else its dose."""
    if level.load is None:
        return _dose(case, level)
    return _load(case, level) + _fewer_sets(case, level)


def _load(case: Case, level: Level) -> str:
    return load_text(level.load, case.facts.settings.units)


def _dose(case: Case, level: Level) -> str:
    dose = case.dose(level.exercise)
    return dose_text(level.sets, dose.reps, dose.hold_seconds, level.exercise.unilateral)


_OUTLOOKS = {
    Verdict.PROGRESS: "Pain in a set, or a morning worse than before, and it stays where it was.",
    Verdict.HOLD: "A green session, and it goes on from here; amber again takes something off.",
    Verdict.REDUCE: "Two green sessions give back what was taken.",
    Verdict.REGRESS: "Two green sessions give back what was taken.",
    Verdict.LOCKED: "It opens when you say that you have been assessed.",
}


def outlook(step: Step, decision: Decision) -> str:
    """What would change the decision."""
    if step.outlook:
        return step.outlook
    if _is_choice(step):
        return "It stays where it is until you choose."
    if step.verdict in _OUTLOOKS:
        return _OUTLOOKS[step.verdict]
    if not decision.missing:
        return "It stays as it is: there is nothing above it that opens by itself."
    return f"It goes up with: {', '.join(decision.missing)}."

"""Which rung of a ladder has been reached: by gates that were opened, and by choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from postchain_tui.core.case import Case, Seen
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.exercise import Exercise, Gate
from postchain_tui.core.gates import rises_by_load, run
from postchain_tui.core.levels import is_empty_bar
from postchain_tui.core.loading import stepped, uses_barbell

_MOST_RUNGS = 12
"""More than any ladder has."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How the gate above a rung came to be open."""

    below: Exercise
    gate: Gate
    shown: Seen
    """The newest session that showed all of it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The rung that was reached."""

    exercise: Exercise
    choices: tuple[Exercise, ...] = ()
    """What is open to be chosen next."""
    came_from: Exercise | None = None
    """The rung below, whose gate led here; None on the first."""
    chosen: bool = False
    """Was it chosen, rather than the only way?"""
    pinned: bool = False
    """Is it kept by the person's own wish?"""
    opening: Opening | None = None
    """What led here, where nothing was done here since; else None."""


def stand(case: Case) -> Standing:
    """Climb from the first exercise of the slot as far as gates and choices lead."""
    standing = Standing(_first(case))
    for _ in range(_MOST_RUNGS):
        following = _above(case, standing)
        if following is None:
            break
        standing = following
    exercise = standing.exercise
    if is_pinned(case, exercise):
        return replace(standing, pinned=True)
    is_open = _is_open(case, exercise, chosen_again(case, exercise))
    choices = ways(case, exercise) if is_open else ()
    return replace(standing, choices=choices)


def ways(case: Case, exercise: Exercise) -> tuple[Exercise, ...]:
    """What may follow a rung: what the article names if it can be done, else the rest."""
    ladder = exercise.ladder
    possible = [one for one in case.possible(ladder.progressions) if _can_be_begun(case, one)]
    named = tuple(one for one in possible if one.id in ladder.article_progressions)
    return named or tuple(possible)


def is_pinned(case: Case, exercise: Exercise) -> bool:
    """Did the person say to stay on this rung?"""
    kinds = (DeclarationKind.PINNED, DeclarationKind.UNPINNED)
    said = next((one for one in case.said(*kinds) if one.value == exercise.id), None)
    return said is not None and said.kind is DeclarationKind.PINNED


def _first(case: Case) -> Exercise:
    """What was chosen of the slot and the rungs below, else the first that can be done."""
    possible = case.possible(case.slot.exercises)
    open_to_choice = _with_rungs_below(case, possible)
    chosen = (one.value for one in case.said(DeclarationKind.CHOSEN))
    wanted = (open_to_choice[name] for name in chosen if name in open_to_choice)
    fallback = possible[0] if possible else case.exercise_of(case.slot.exercises[-1])
    return next(wanted, fallback)


def _with_rungs_below(case: Case, exercises: tuple[Exercise, ...]) -> dict[str, Exercise]:
    """Some exercises and all easier ones of their families that can be done, by their ids."""
    found: dict[str, Exercise] = {}
    waiting = list(exercises)
    while waiting:
        one = waiting.pop()
        if one.id not in found:
            found[one.id] = one
            easier = case.possible(one.ladder.regressions)
            waiting += [below for below in easier if below.family == one.family]
    return found


def _above(case: Case, standing: Standing) -> Standing | None:
    """The next rung up, if it was reached."""
    exercise = standing.exercise
    options = ways(case, exercise)
    if not options or is_pinned(case, exercise):
        return None
    since = chosen_again(case, exercise)
    seen = _since(case, exercise, since)
    chosen = _chosen_way(case, exercise, options) if since is None else None
    if chosen is not None:
        is_done = _was_done_after(case, exercise, chosen, None)
        opened = None if is_done else _opening(case, exercise, seen)
        return Standing(chosen, came_from=exercise, chosen=True, opening=opened)
    done = [one for one in options if _was_done_after(case, exercise, one, since)]
    if done:
        newest = max(done, key=lambda one: case.seen(one)[0].session.started_at)
        return Standing(newest, came_from=exercise)
    is_only_way = len(options) == 1 and not rises_by_load(exercise)
    if is_only_way and _is_open(case, exercise, since):
        opened = _opening(case, exercise, seen)
        return Standing(options[0], came_from=exercise, opening=opened)
    return None


def chosen_again(case: Case, exercise: Exercise) -> datetime | None:
    """When the person chose this rung, after any above it: the gate has to be shown anew."""
    names = {exercise.id, *exercise.ladder.progressions}
    newest = next((one for one in case.said(DeclarationKind.CHOSEN) if one.value in names), None)
    return newest.at if newest is not None and newest.value == exercise.id else None


def _chosen_way(case: Case, exercise: Exercise, options: tuple[Exercise, ...]) -> Exercise | None:
    """What was chosen last of the ways, if the gate was open then or is now."""
    for said in case.said(DeclarationKind.CHOSEN):
        way = next((one for one in options if one.id == said.value), None)
        if way is not None:
            is_open = _is_open(case, exercise, None) or _was_open_by(case, exercise, said.at, None)
            return way if is_open else None
    return None


def _is_open(case: Case, exercise: Exercise, since: datetime | None) -> bool:
    """Do the newest sessions, or those since a moment, show what the gate asks for?"""
    gate = exercise.gate
    return gate is not None and run(case, exercise, gate, _since(case, exercise, since)) >= (
        gate.sessions
    )


def _since(case: Case, exercise: Exercise, since: datetime | None) -> list[Seen]:
    return [one for one in case.seen(exercise) if since is None or one.session.started_at >= since]


def _was_open_by(case: Case, exercise: Exercise, moment: datetime, since: datetime | None) -> bool:
    """Did sessions before a moment show what the gate asks for?"""
    before = [one for one in _since(case, exercise, since) if one.session.started_at < moment]
    return _opening(case, exercise, before) is not None


def _opening(case: Case, exercise: Exercise, seen: Sequence[Seen]) -> Opening | None:
    """What opened the gate last in some sessions, newest first; None while nothing did."""
    gate = exercise.gate
    if gate is None:
        return None
    for start, one in enumerate(seen):
        is_counted = one.is_settled and not one.is_light_week
        if is_counted and run(case, exercise, gate, seen[start:]) >= gate.sessions:
            return Opening(exercise, gate, one)
    return None


def _was_done_after(
    case: Case, exercise: Exercise, following: Exercise, since: datetime | None
) -> bool:
    """Was the next rung done once the gate below it had been opened?"""
    moments = (one.session.started_at for one in case.seen(following))
    return any(_was_open_by(case, exercise, moment, since) for moment in moments)


def _can_be_begun(case: Case, exercise: Exercise) -> bool:
    """Is there a load to begin with? A loaded bar needs plates that go on it."""
    if not uses_barbell(exercise) or is_empty_bar(exercise):
        return True
    settings = case.facts.settings
    return stepped(exercise, settings.bar, 1, settings).grams > settings.bar.grams

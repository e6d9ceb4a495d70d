"""Which rung of a ladder has been reached: by gates that were opened, and by choice."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from postchain_tui.core.case import Case, Seen
from postchain_tui.core.diary import Declaration, DeclarationKind
from postchain_tui.core.exercise import Exercise, Gate
from postchain_tui.core.gates import is_shown
from postchain_tui.core.load import is_lighter
from postchain_tui.core.loading import is_empty_bar, rises_by_load, stepped, uses_barbell

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
    """Climb from the first exercise of the slot as far as gates and choices lead.

    Not from one that the article puts a gate before which was never open: from the rung below. A
    slot that stays is not climbed in.
    """
    standing = Standing(permitted(case, _first(case)))
    if case.slot.stays:
        return replace(standing, pinned=is_pinned(case, standing.exercise))
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


def permitted(case: Case, exercise: Exercise) -> Exercise:
    """An exercise, or the rung below whose gate the article asks for and nobody has opened yet.

    So a program may list any rung, and still begins where the article does.
    """
    below = _rungs_below(case, exercise)
    gated = _gates_before(exercise, below)
    before = gated or below
    begins = {one.id: permitted(case, one) for one in before}
    reached = (one for one in before if begins[one.id].id == one.id)
    if not before or any(not gated or _was_opened(case, one) for one in reached):
        return exercise
    return begins[before[0].id]


def _rungs_below(case: Case, exercise: Exercise) -> list[Exercise]:
    """The easier rungs of its family; of a shipped one none that a person put below it."""
    easier = map(case.exercise_of, exercise.ladder.regressions)
    rungs = (one for one in easier if one.family == exercise.family)
    return [one for one in rungs if exercise.is_own or not one.is_own]


def _was_opened(case: Case, exercise: Exercise) -> bool:
    return _opening(case, exercise, case.seen(exercise)) is not None


def _gates_before(exercise: Exercise, below: Sequence[Exercise]) -> list[Exercise]:
    """Those of the easier rungs one of whose gates has to be opened before an exercise.

    One's own that comes after a gate of the article waits for that one, whatever else it follows.
    """
    gated = [one for one in below if exercise.id in _gated(one) or _leads_to_own(one, exercise)]
    return [one for one in gated if one.ladder.article_progressions] or gated


def _gated(exercise: Exercise) -> tuple[str, ...]:
    """What is not begun before the gate of an exercise: by the article, or as a rung of one's own.

    Shipped rungs that the article does not name may be begun at any time by a program.
    """
    ladder = exercise.ladder
    return (*ladder.article_progressions, *(ladder.own_progressions if exercise.gate else ()))


def _leads_to_own(below: Exercise, exercise: Exercise) -> bool:
    """Has a rung a gate, and is what follows one's own, be it no longer offered?"""
    return exercise.is_own and below.gate is not None


def stand_in(case: Case, exercise: Exercise) -> Exercise:
    """What is done in the place of an exercise while injured, unless a gate keeps that shut."""
    wanted = case.exercise_of(exercise.ladder.injured_fallback)
    begin = permitted(case, wanted)
    is_allowed = begin.id == wanted.id or begin.allowed_when_injured
    return begin if is_allowed else case.exercise_of(begin.ladder.injured_fallback)


def has_passed(case: Case) -> bool:
    """Was the gate of the first exercise of the slot opened?

    What has no gate, or rises by load, keeps nobody. Where the slot stays, the gate is that of what
    it stays on.
    """
    here = stand(case).exercise
    first = here if case.slot.stays else case.first_of_slot()
    if first.gate is None or rises_by_load(first):
        return True
    since = chosen_again(case, first)
    if here.id == first.id:
        return _is_open(case, first, since)
    # It was climbed past, an easier rung was chosen, or one begins below it.
    is_opened = _opening(case, first, _since(case, first, since)) is not None
    return is_opened and permitted(case, first).id == first.id


def ways(case: Case, exercise: Exercise) -> tuple[Exercise, ...]:
    """What may follow a rung: what the article names if it can be done, else the rest.

    Only rungs of the same family, or the slots of two families would end with one exercise; and
    none that is a way around a gate of the article.
    """
    behind = _gated(exercise)
    possible = tuple(
        one
        for one in _that_can_be_begun(case, exercise.ladder.progressions)
        if one.family == exercise.family and (one.id in behind or permitted(case, one).id == one.id)
    )
    return tuple(one for one in possible if one.id in exercise.ladder.ways) or possible


def _that_can_be_begun(case: Case, exercises: tuple[str, ...]) -> tuple[Exercise, ...]:
    return tuple(one for one in case.possible(exercises) if _can_be_begun(case, one))


def is_pinned(case: Case, exercise: Exercise) -> bool:
    """Did the person say to stay on this rung?"""
    kinds = (DeclarationKind.PINNED, DeclarationKind.UNPINNED)
    said = _last_said_of(case, {exercise.id}, *kinds)
    return said is not None and said.kind is DeclarationKind.PINNED


def _last_said_of(
    case: Case, exercises: Container[str], *kinds: DeclarationKind
) -> Declaration | None:
    """What was said last, of some kinds, about any of some exercises."""
    return next((one for one in case.said(*kinds) if one.value in exercises), None)


def _first(case: Case) -> Exercise:
    """What was chosen of the slot and the rungs below, else the first that can be done.

    A slot that stays has no rungs below to choose from.
    """
    chosen = [one.value for one in case.said(DeclarationKind.CHOSEN)]
    if not chosen:
        return case.first_of_slot()
    listed = case.possible(case.slot.exercises)
    below = {} if case.slot.stays else _with_rungs_below(case, listed)
    open_to_choice = {one.id: one for one in listed} | below
    wanted = (open_to_choice[name] for name in chosen if name in open_to_choice)
    return next(wanted, None) or case.first_of_slot()


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
    if not case.seen(exercise) or is_pinned(case, exercise):
        return None
    options = ways(case, exercise)
    since = chosen_again(case, exercise)
    return (
        _chosen_above(case, exercise, options, since)
        or _done_above(case, exercise, options, since)
        or _only_way_above(case, exercise, options, since)
    )


def _chosen_above(
    case: Case, exercise: Exercise, options: tuple[Exercise, ...], since: datetime | None
) -> Standing | None:
    """The rung that was chosen last."""
    chosen = _chosen_way(case, exercise, options) if since is None else None
    if chosen is None:
        return None
    is_done = _was_done_after(case, exercise, chosen, None)
    opened = None if is_done else _opening(case, exercise, case.seen(exercise))
    return Standing(chosen, came_from=exercise, chosen=True, opening=opened)


def _done_above(
    case: Case, exercise: Exercise, options: tuple[Exercise, ...], since: datetime | None
) -> Standing | None:
    """Of the rungs that were done once the gate was open, the one that was done last."""
    done = [one for one in options if _was_done_after(case, exercise, one, since)]
    newest = max(done, key=lambda one: case.seen(one)[0].session.started_at, default=None)
    return None if newest is None else Standing(newest, came_from=exercise)


def _only_way_above(
    case: Case, exercise: Exercise, options: tuple[Exercise, ...], since: datetime | None
) -> Standing | None:
    """The only rung that follows, where the gate is open and nothing goes up in load before it."""
    is_only_way = len(options) == 1 and not rises_by_load(exercise)
    if not is_only_way or not _is_open(case, exercise, since):
        return None
    opened = _opening(case, exercise, _since(case, exercise, since))
    return Standing(options[0], came_from=exercise, opening=opened)


def chosen_again(case: Case, exercise: Exercise) -> datetime | None:
    """When the person chose this rung, after any above it: the gate has to be shown anew."""
    names = {exercise.id, *exercise.ladder.progressions}
    newest = _last_said_of(case, names, DeclarationKind.CHOSEN)
    return newest.at if newest is not None and newest.value == exercise.id else None


def _chosen_way(case: Case, exercise: Exercise, options: tuple[Exercise, ...]) -> Exercise | None:
    """What was chosen last of the ways, if the gate was open then or is now."""
    ways_by_id = {one.id: one for one in options}
    said = _last_said_of(case, ways_by_id, DeclarationKind.CHOSEN)
    if said is None:
        return None
    is_open = _is_open(case, exercise, None) or _was_open_by(case, exercise, said.at, None)
    return ways_by_id[said.value] if is_open else None


def _is_open(case: Case, exercise: Exercise, since: datetime | None) -> bool:
    """Do the newest sessions, or those since a moment, show what the gate asks for?"""
    gate, seen = exercise.gate, _since(case, exercise, since)
    return gate is not None and is_shown(case, exercise, gate, seen)


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
        if _may_open(one) and is_shown(case, exercise, gate, seen[start:]):
            return Opening(exercise, gate, one)
    return None


def _may_open(seen: Seen) -> bool:
    return seen.is_settled and not seen.is_light_week


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
    return is_lighter(settings.bar, stepped(exercise, settings.bar, 1, settings))

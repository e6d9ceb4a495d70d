"""One's own exercises as rungs of the ladders that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from postchain_tui.core.exercise import Exercise, Ladder


def woven(exercise: Exercise, own: Iterable[Exercise]) -> Exercise:
    """An exercise whose ladder also leads to one's own exercises that name it.

    Those come after what its ladder has already, so that what was first stays first.
    """
    ladders = {one.id: one.ladder for one in own if one.id != exercise.id}
    harder = _naming(exercise, ladders, lambda ladder: ladder.regressions)
    easier = _naming(exercise, ladders, lambda ladder: ladder.progressions)
    beside = _naming(exercise, ladders, lambda ladder: ladder.alternatives)
    if not any((harder, easier, beside)):
        return exercise
    ladder = exercise.ladder
    return replace(
        exercise,
        ladder=replace(
            ladder,
            regressions=_joined(ladder.regressions, easier),
            progressions=_joined(ladder.progressions, harder),
            own_progressions=_joined(ladder.own_progressions, harder),
            alternatives=_joined(ladder.alternatives, beside),
        ),
    )


def _naming(
    exercise: Exercise,
    ladders: Mapping[str, Ladder],
    listed: Callable[[Ladder], tuple[str, ...]],
) -> tuple[str, ...]:
    """Ids of the exercises whose ladder lists one."""
    return tuple(name for name, ladder in ladders.items() if exercise.id in listed(ladder))


def placed_among(members: Sequence[str], exercise: Exercise) -> tuple[str, ...]:
    """The members of a family, easiest first, with an exercise among them.

    It comes right after the hardest of the easier ones, else before the easiest of the harder
    ones, else at the end.
    """
    after = [members.index(one) for one in exercise.ladder.regressions if one in members]
    before = [members.index(one) for one in exercise.ladder.progressions if one in members]
    place = max(after) + 1 if after else min(before, default=len(members))
    return (*members[:place], exercise.id, *members[place:])


def _joined(there: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*there, *more)))

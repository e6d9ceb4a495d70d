"""One's own exercises as rungs of the ladders that there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from postchain_tui.core.exercise import Exercise


def woven(exercise: Exercise, own: Iterable[Exercise]) -> Exercise:
    """An exercise whose ladder also leads to one's own exercises that name it.

    Those come after what its ladder has already, so that what was first stays first.
    """
    others = [one for one in own if one.id != exercise.id]
    harder = [one.id for one in others if exercise.id in one.ladder.regressions]
    easier = [one.id for one in others if exercise.id in one.ladder.progressions]
    beside = [one.id for one in others if exercise.id in one.ladder.alternatives]
    if not (harder or easier or beside):
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

"""What is wrong with the place that a person gave an exercise of her own on a ladder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from postchain_tui.core.exercise import Exercise, Ladder, LoadType, linked
from postchain_tui.core.loading import rises_by_load, uses_barbell
from postchain_tui.core.text import harmless

GOOD_MORNING = "good_morning"
"""The family whose order is a law: the pipe first, and while injured nothing but the pipe."""
_HINGE = "hinge"
_EMPTY_BAR = "rdl_empty_bar"
"""What comes before any deadlift with plates on the bar."""
PIPE = "gm_pvc"
"""What every good morning gives way to while injured."""
MOST_BESIDE = 20
"""So many exercises are named at most in one list of a ladder."""

Find = Callable[[str], Exercise | None]
"""Finds an exercise by its id; None where there is none."""
Mistake = tuple[str, str]
"""Where it is, as `ladder.regressions`, and one sentence about what is allowed there."""

_EASIER, _HARDER, _BESIDE, _INJURED = (
    f"ladder.{name}" for name in ("regressions", "progressions", "alternatives", "injured_fallback")
)
_LONGEST = 60


def mistakes(exercise: Exercise, find: Find) -> Iterator[Mistake]:
    """All that is wrong with the exercises that an own one names.

    Args:
        exercise: The exercise, in its place.
        find: Finds any other exercise by its id.
    """
    lists = _lists(exercise.ladder)
    for key, ids in lists.items():
        yield from _listed(key, ids, exercise, find)
    for key in (_EASIER, _HARDER):
        yield from _strangers(key, lists[key], exercise, find)
    yield from _crossed(exercise.ladder, find)
    yield from _circles(exercise, find)
    yield from _injured(exercise, find)
    yield from _before_the_pipe(exercise, find)
    yield from _before_the_empty_bar(exercise, find)


def _lists(ladder: Ladder) -> dict[str, tuple[str, ...]]:
    return {_EASIER: ladder.regressions, _HARDER: ladder.progressions, _BESIDE: ladder.alternatives}


def called(exercise_id: str, find: Find) -> str:
    """The name of an exercise in quotation marks; its id where there is none."""
    known = find(exercise_id)
    return f"“{harmless(exercise_id if known is None else known.name, _LONGEST)}”"


def _listed(key: str, ids: tuple[str, ...], exercise: Exercise, find: Find) -> Iterator[Mistake]:
    """Those that are not there, the exercise itself, and too many of them."""
    if exercise.id in ids:
        yield key, "An exercise is neither easier nor harder than itself, nor done instead of it."
    yield from _unknown(key, (one for one in ids if one != exercise.id), find)
    if len(ids) > MOST_BESIDE:
        yield key, f"At most {MOST_BESIDE} exercises are named here, and these are {len(ids)}."


def _unknown(key: str, ids: Iterable[str], find: Find) -> Iterator[Mistake]:
    for one in ids:
        if find(one) is None:
            yield key, f"Name an exercise that there is, not {called(one, find)}."


def _strangers(key: str, ids: tuple[str, ...], exercise: Exercise, find: Find) -> Iterator[Mistake]:
    """Those of another family, which are no rungs of the same ladder."""
    for one in ids:
        known = find(one)
        if known is not None and one != exercise.id and known.family != exercise.family:
            yield (
                key,
                (
                    f"Rungs of a ladder are of one family, and {called(one, find)} is of another:"
                    " use “instead of” for it."
                ),
            )


def _crossed(ladder: Ladder, find: Find) -> Iterator[Mistake]:
    """Those that are said to be easier and harder, or another way and one of these."""
    easier, harder = set(ladder.regressions), set(ladder.progressions)
    for one in dict.fromkeys((*ladder.progressions, *ladder.alternatives)):
        if one in easier & harder:
            yield _HARDER, f"An exercise is easier or harder, not both, as {called(one, find)} is."
        elif one in ladder.alternatives and one in easier | harder:
            yield (
                _BESIDE,
                f"What is done instead is neither easier nor harder, and {called(one, find)} is.",
            )


def _circles(exercise: Exercise, find: Find) -> Iterator[Mistake]:
    """Those that would make an exercise easier than itself, step by step.

    What a shipped exercise says of an own one was woven in from what that one said before.
    """

    def known(exercise_id: str) -> Exercise | None:
        return exercise if exercise_id == exercise.id else find(exercise_id)

    def others(one: Exercise, ids: tuple[str, ...]) -> tuple[str, ...]:
        return ids if one.is_own else tuple(name for name in ids if name != exercise.id)

    ladder = exercise.ladder
    above = linked(exercise, known, lambda one: others(one, one.ladder.progressions))
    below = linked(exercise, known, lambda one: others(one, one.ladder.regressions))
    both = set(ladder.regressions) & set(ladder.progressions)
    yield from _circle(_HARDER, "harder", exercise, above, set(ladder.regressions) - both, find)
    yield from _circle(_EASIER, "easier", exercise, below, set(ladder.progressions) - both, find)


def _circle(
    key: str,
    way: str,
    exercise: Exercise,
    reached: frozenset[str],
    opposite: Iterable[str],
    find: Find,
) -> Iterator[Mistake]:
    """What one gets to by going one way, though it lies the other way."""
    for one in sorted({exercise.id, *opposite} & reached - {*_itself(exercise)}):
        what = "this exercise itself" if one == exercise.id else called(one, find)
        yield key, f"A ladder does not lead back: what is {way} here leads on to {what}."


def _itself(exercise: Exercise) -> Iterator[str]:
    """The exercise where it names itself, which was said already."""
    if exercise.id in (*exercise.ladder.regressions, *exercise.ladder.progressions):
        yield exercise.id


def _injured(exercise: Exercise, find: Find) -> Iterator[Mistake]:
    """What is done instead while injured has to be something that may be done then."""
    name = exercise.ladder.injured_fallback
    is_same = name == exercise.id
    if exercise.family == GOOD_MORNING:
        yield from _injured_good_morning(exercise, find)
    elif is_same != exercise.allowed_when_injured:
        yield _INJURED, "While injured an exercise is either done, or another one instead of it."
    elif not is_same:
        yield from _unknown(_INJURED, [name], find)
        yield from _instead(name, find)


def _injured_good_morning(exercise: Exercise, find: Find) -> Iterator[Mistake]:
    if exercise.allowed_when_injured or exercise.ladder.injured_fallback != PIPE:
        yield _INJURED, f"While injured every good morning gives way to {called(PIPE, find)}."


def _instead(name: str, find: Find) -> Iterator[Mistake]:
    """What would be done while injured, though it may not."""
    known = find(name)
    if known is not None and not known.allowed_when_injured:
        yield (
            _INJURED,
            f"Name an exercise that may be done while injured, which {called(name, find)} may not.",
        )


def _before_the_pipe(exercise: Exercise, find: Find) -> Iterator[Mistake]:
    """A good morning that the pipe does not lead to, though it comes before all others."""
    if exercise.family != GOOD_MORNING:
        return
    below = linked(exercise, find, lambda one: one.ladder.regressions)
    if PIPE in below:
        return
    if exercise.load_type is not LoadType.BODYWEIGHT:
        yield (
            _EASIER,
            f"A good morning with a load comes after {called(PIPE, find)}, or after what does.",
        )
    if not {PIPE}.issuperset(exercise.ladder.progressions):
        yield (
            _HARDER,
            f"A good morning leads on to others only if it comes after {called(PIPE, find)}.",
        )


def _before_the_empty_bar(exercise: Exercise, find: Find) -> Iterator[Mistake]:
    """A hinge with plates on the bar that the empty bar does not lead to."""
    is_loaded = uses_barbell(exercise) and rises_by_load(exercise)
    if exercise.family != _HINGE or not is_loaded:
        return
    if _EMPTY_BAR not in linked(exercise, find, lambda one: one.ladder.regressions):
        first = called(_EMPTY_BAR, find)
        yield _EASIER, f"A hinge with plates on the bar comes after {first}, or after what does."

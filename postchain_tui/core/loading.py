"""How a load is put together from what is owned."""

from __future__ import annotations

from decimal import Decimal

from postchain_tui.core.exercise import Exercise, LoadType
from postchain_tui.core.load import Load
from postchain_tui.core.settings import Settings

_SLACK_GRAMS = 5
"""What the two decimals of a load can be off by, once it was converted for the screen."""


def uses_barbell(exercise: Exercise) -> bool:
    """Is the load a barbell with plates?"""
    has_bar = any("barbell" in options for options in exercise.implements)
    return has_bar and exercise.load_type is LoadType.EXTERNAL


def is_empty_bar(exercise: Exercise) -> bool:
    """Is it done with the bar alone, without plates?"""
    return uses_barbell(exercise) and exercise.load_step_grams == 0


def rises_by_load(exercise: Exercise) -> bool:
    """Does it get heavier, rather than give way to another exercise?"""
    return exercise.load_type.takes_load and exercise.load_step_grams != 0


def plates_per_side(
    exercise: Exercise, load: Load | None, settings: Settings
) -> tuple[Decimal, ...] | None:
    """The plates on each side, heaviest first; empty for the bare bar.

    None where there is no bar or no load, and where the load cannot be put together.
    """
    if load is None or not uses_barbell(exercise):
        return None
    return settings.plates.per_side(load, settings.bar)


def stepped(exercise: Exercise, load: Load, direction: int, settings: Settings) -> Load:
    """The next load up or down that can be lifted: by the plates, else by the exercise's step."""
    if uses_barbell(exercise):
        return settings.plates.step(load, settings.bar, direction)
    step = Load.from_grams(exercise.load_step_grams or 1000, load.unit)
    return Load(max(Decimal(0), load.number + step.number * direction), load.unit)


def lowered(exercise: Exercise, load: Load, percent: int, settings: Settings) -> Load | None:
    """What is left of a load after some of it was taken off, rounded down to what can be loaded.

    Args:
        exercise: What it is lifted in.
        load: The load.
        percent: Hundredths of it that are left.
        settings: The plates and the bar.

    Returns:
        A lighter load; None where nothing lighter can be loaded.
    """
    target = Load.from_grams(load.grams * percent // 100, load.unit)
    if uses_barbell(exercise):
        less = settings.plates.at_or_below(target, settings.bar)
    else:
        step_grams = exercise.load_step_grams or 1000
        less = Load.from_grams(target.grams // step_grams * step_grams, load.unit)
    return less if 0 < less.grams <= target.grams + _SLACK_GRAMS else None

"""What a person starts from who makes an exercise of her own: a blank one, or a copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from postchain_tui.core.exercise import (
    OWN,
    Dose,
    Exercise,
    Guidance,
    Ladder,
    LoadType,
    Measure,
    Muscles,
    Phase,
    Range,
    Rest,
    RestMode,
    SpineLoad,
    Tempo,
)
from postchain_tui.core.own_exercise import LONGEST_NAME, spellings
from postchain_tui.core.own_ladder import GOOD_MORNING
from postchain_tui.core.text import letters

_COPY = " (my own)"


def blank(rest_seconds: int) -> Exercise:
    """An exercise to start from, without a name, an id and a family yet.

    Args:
        rest_seconds: The rest that the person has set.
    """
    dose = Dose(
        sets=3,
        reps=Range(8, 12),
        hold_seconds=None,
        rest=Rest(RestMode.COUNTDOWN, rest_seconds),
        tempo=Tempo(2, 0, 2, 0),
        reps_in_reserve=Range(2, 4),
    )
    return Exercise(
        id="",
        name="",
        aliases=(),
        family="",
        rung=1,
        pattern=OWN,
        implements=(),
        measure=Measure.REPS,
        unilateral=False,
        begins_with=Phase.ECCENTRIC,
        load_type=LoadType.BODYWEIGHT,
        load_step_grams=None,
        dose=dose,
        guidance=Guidance((), (), (), (), "", ""),
        muscles=Muscles((), ()),
        ladder=Ladder((), (), (), (), ""),
        gate=None,
        warmup_for=(),
        allowed_when_injured=False,
        spine_load=SpineLoad.MODERATE,
        phase=1,
        rules=(),
        basis=OWN,
    )


def copied(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Exercise:
    """A copy to start from, without an id yet: it is done instead of the one it is of.

    Its other names stay with that one, and so does what is easier or harder in another family;
    a copy of the first good morning does not lead on, since that one comes before all others.

    Args:
        exercise: What is copied.
        exercises: All that there are, by their ids.
    """
    ladder = exercise.ladder
    regressions = _in_family(ladder.regressions, exercise.family, exercises)
    progressions = _in_family(ladder.progressions, exercise.family, exercises)
    if exercise.family == GOOD_MORNING and not regressions:
        progressions = ()
    return replace(
        exercise,
        id="",
        name=_copy_name(exercise.name, spellings(exercises.values())),
        aliases=(),
        ladder=replace(
            ladder,
            regressions=regressions,
            progressions=progressions,
            article_progressions=(),
            own_progressions=(),
            alternatives=tuple(dict.fromkeys((exercise.id, *ladder.alternatives))),
        ),
        gate=None,
        warmup_for=(),
        phase=1,
        rules=(),
        basis=OWN,
    )


def _in_family(
    ids: tuple[str, ...], family: str, exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """Those of some exercises that are there, and of a family."""
    return tuple(one for one in ids if one in exercises and exercises[one].family == family)


def _copy_name(name: str, taken: Mapping[str, str]) -> str:
    end, number = _COPY, 1
    while letters(name + end) in taken:
        number += 1
        end = f"{_COPY[:-1]} {number})"
    return name[: LONGEST_NAME - len(end)].rstrip() + end

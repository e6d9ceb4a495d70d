"""The warm-up ramp: lighter sets that lead to the load of the work.

There is no canonical formula; four steps of 40, 55, 70 and 85 hundredths of the way from the bar
to the work, with 8, 5, 3 and 1 reps, are common practice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from postchain_tui.core.exercise import Exercise, Range
from postchain_tui.core.load import Load
from postchain_tui.core.loading import uses_barbell
from postchain_tui.core.plan import Planned, RampStep
from postchain_tui.core.program import Role
from postchain_tui.core.settings import Settings

_STEPS = ((40, 8), (55, 5), (70, 3), (85, 1))
"""Hundredths of the way from the bar to the work, and reps."""

_BAR_REPS = 8

RAMP_REASON = "Leads up to the work: lighter sets that are logged as warm-ups."
"""Why there are lighter sets before a lift."""


def ramp_to(exercise: Exercise, load: Load | None, settings: Settings) -> tuple[RampStep, ...]:
    """The warm-up sets before a barbell lift, lightest first; none where the bar is the work.

    Below one and a half times the bar it is one set with the bar. Every step is rounded down to
    what can be loaded, and none is done twice.
    """
    bar = settings.bar
    if load is None or not uses_barbell(exercise) or load.grams <= bar.grams:
        return ()
    if load.grams * 2 < bar.grams * 3:
        return (RampStep(bar, _BAR_REPS),)
    return tuple(_steps(load, settings))


def _steps(load: Load, settings: Settings) -> Iterator[RampStep]:
    bar, before = settings.bar, 0
    for percent, reps in _STEPS:
        target = bar.grams + (load.grams - bar.grams) * percent // 100
        step = settings.plates.at_or_below(Load.from_grams(target, load.unit), bar)
        if step.grams > before:
            yield RampStep(step, reps)
        before = step.grams


def with_ramps(plan: Iterable[Planned]) -> tuple[Planned, ...]:
    """A plan with the warm-up sets of its lifts as places of their own, each one to be skipped."""
    return tuple(place for planned in plan for place in (*_warm_ups(planned), planned))


def _warm_ups(planned: Planned) -> Iterator[Planned]:
    for step in planned.ramp:
        dose = replace(planned.dose, sets=1, reps=Range(step.reps, step.reps))
        yield replace(
            planned,
            role=Role.WARMUP,
            dose=dose,
            load=step.load,
            reason=RAMP_REASON,
            last=(),
            skippable=True,
            first_time=False,
            ramp=(),
        )

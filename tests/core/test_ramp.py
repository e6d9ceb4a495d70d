"""The warm-up ramp."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.exercise import LoadType, Range
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import RampStep
from postchain_tui.core.plates import Plates
from postchain_tui.core.program import Role
from postchain_tui.core.ramp import RAMP_REASON, ramp_to, with_ramps
from postchain_tui.core.settings import Settings
from tests.build import bridge, done, exercise, kg, planned

DEADLIFT = exercise(
    id="rdl_barbell",
    implements=(("barbell",), ("plates",)),
    load_type=LoadType.EXTERNAL,
    load_step_grams=2500,
)
OWNED = Settings()
COARSE = Settings(plates=Plates.parse("10x4", Unit.KG))


def _ramp(load: Load | None, settings: Settings = OWNED) -> list[tuple[float, int]]:
    return [(step.load.grams / 1000, step.reps) for step in ramp_to(DEADLIFT, load, settings)]


def test_four_steps_lead_to_the_work() -> None:
    assert _ramp(kg(60)) == [(35, 8), (40, 5), (47.5, 3), (52.5, 1)]


def test_fine_plates_meet_every_step() -> None:
    fine = Settings(plates=Plates.parse("0.5x1,1x1,2x2,5x1,10x1,20x2", Unit.KG))
    assert _ramp(kg(120), fine) == [(60, 8), (75, 5), (90, 3), (105, 1)]


def test_coarse_plates_are_rounded_down_and_no_step_is_done_twice() -> None:
    assert _ramp(kg(60), COARSE) == [(20, 8), (40, 5)]
    assert _ramp(kg(100), COARSE) == [(40, 8), (60, 5), (80, 1)]


def test_below_one_and_a_half_times_the_bar_the_bar_is_enough() -> None:
    assert ramp_to(DEADLIFT, kg("27.5"), OWNED) == (RampStep(kg(20), 8),)
    assert _ramp(kg(30)) == [(22.5, 8), (25, 5), (27.5, 1)]


@pytest.mark.parametrize("load", [None, kg(15), kg(20)])
def test_nothing_leads_to_the_bar_itself(load: Load | None) -> None:
    assert _ramp(load) == []


def test_only_a_barbell_has_a_ramp() -> None:
    dumbbells = exercise(implements=(("dumbbells",),), load_type=LoadType.EXTERNAL_PER_HAND)
    assert ramp_to(dumbbells, kg(30), OWNED) == ()


@given(st.integers(1, 200), st.sampled_from([OWNED, COARSE]))
def test_a_ramp_rises_in_load_falls_in_reps_and_stays_below_the_work(
    kilograms: int, settings: Settings
) -> None:
    steps = _ramp(kg(kilograms), settings)
    loads = [load for load, _ in steps]
    assert loads == sorted(set(loads))
    assert [reps for _, reps in steps] == sorted({reps for _, reps in steps}, reverse=True)
    assert all(20 <= load < kilograms for load in loads)
    assert all(kg(load) in settings.plates.loadable(kg(20)) for load in loads)


def test_the_steps_of_a_ramp_are_places_of_a_session_that_can_be_skipped() -> None:
    work = planned(
        DEADLIFT,
        load=kg(60),
        ramp=ramp_to(DEADLIFT, kg(60), COARSE),
        last=(done(),),
        first_time=True,
    )
    plan = with_ramps((bridge(), work))
    first, second = plan[1:3]
    assert (plan[0], plan[3]) == (bridge(), work)
    assert [(one.load, one.dose.sets, one.dose.reps) for one in (first, second)] == [
        (kg(20), 1, Range(8, 8)),
        (kg(40), 1, Range(5, 5)),
    ]
    for step in (first, second):
        assert (step.role, step.reason, step.skippable) == (Role.WARMUP, RAMP_REASON, True)
        assert (step.last, step.first_time, step.ramp) == ((), False, ())

"""What is left of a session once the back has flared up."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.core.gentler import Gentle, gentle_rest
from postchain_tui.core.plan import Planned, RampStep
from postchain_tui.core.program import Role
from tests.build import bridge, kg, lunge, plank, rdl

HINGE = frozenset({rdl().exercise.family})
LIFT = rdl(load=kg(60))
LED = replace(rdl(load=kg(30)), role=Role.WARMUP)
SPARED = replace(plank(), exercise=replace(plank().exercise, allowed_when_injured=True))
BARRED = replace(lunge(), exercise=replace(lunge().exercise, allowed_when_injured=False))


def _nothing(_place: Planned) -> None:
    return None


def test_what_is_due_takes_the_place_and_the_lighter_sets_before_it_go() -> None:
    due = (Gentle(bridge(), HINGE),)
    assert gentle_rest((SPARED, LED, LED, LIFT), due, _nothing) == (SPARED, bridge())


def test_a_lift_that_stays_keeps_its_lighter_sets() -> None:
    due = (Gentle(LIFT, HINGE),)
    assert gentle_rest((LED, LIFT), due, _nothing) == (LED, LIFT)


def test_a_lift_with_another_load_gets_lighter_sets_of_its_own() -> None:
    lighter = replace(rdl(load=kg(40)), ramp=(RampStep(kg(20), 8),))
    found = gentle_rest((LED, LIFT), (Gentle(lighter, HINGE),), _nothing)
    assert [one.load for one in found] == [kg(20), kg(40)]


def test_the_same_slot_is_not_taken_twice_and_the_last_place_has_the_last_slot() -> None:
    due = (Gentle(bridge(), HINGE), Gentle(plank(), HINGE))
    assert gentle_rest((LIFT, LIFT), due, _nothing) == (bridge(), plank())


def test_a_slot_of_another_role_or_family_stands_in_for_nothing() -> None:
    warm_up = replace(bridge(), role=Role.WARMUP)
    due = (Gentle(warm_up, HINGE), Gentle(bridge(), frozenset({"calf"})))
    spared = replace(LIFT, exercise=replace(LIFT.exercise, allowed_when_injured=True))
    assert gentle_rest((spared,), due, _nothing) == (spared,)


def test_what_the_program_does_not_have_gives_way_or_is_left_out() -> None:
    assert gentle_rest((SPARED, BARRED), (), lambda _: bridge()) == (SPARED, bridge())
    assert gentle_rest((SPARED, BARRED), (), _nothing) == (SPARED,)

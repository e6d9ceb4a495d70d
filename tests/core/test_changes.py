"""What is due otherwise than before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core import today as days
from postchain_tui.core.changes import target_changes
from postchain_tui.core.exercise import LoadType, Range
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Day, Program, Role, Slot
from postchain_tui.core.today import Due, Today
from tests.build import START, dose, exercise, facts, kg, planned

RDL = exercise(id="rdl", name="RDL", load_type=LoadType.EXTERNAL)
DUMBBELLS = exercise(id="rdl_dumbbell", name="Dumbbell RDL", load_type=LoadType.EXTERNAL_PER_HAND)
REASON = "The bar moved slowly."


def _today(*plan: Planned, program: str = "Basics") -> Today:
    """A day on which exactly this is due."""
    slots = (Slot(Role.WORK, ("glute_bridge",), None, skippable=False),)
    whole = Program(program.lower(), program, "", "", slots)
    known = {"glute_bridge": exercise()}
    found = days.today(whole, known.__getitem__, facts(), START)
    decision = replace(found.due[0].decision, reason=REASON)
    return replace(found, due=tuple(Due(one, decision, slots[0]) for one in plan))


def _changes(was: Planned, now: Planned, unit: Unit = Unit.KG) -> tuple[str, ...]:
    return target_changes(_today(was), _today(now), unit)


def _at(load: Load | None, thing: str = "RDL") -> Planned:
    return planned(RDL if thing == "RDL" else DUMBBELLS, load=load)


def test_what_is_due_as_before_is_not_told() -> None:
    assert _changes(_at(kg(20)), _at(kg(20))) == ()
    assert _changes(_at(None), _at(None)) == ()


def test_rest_and_reason_alone_are_no_other_target() -> None:
    assert _changes(_at(kg(20)), replace(_at(kg(20)), reason="another")) == ()
    assert _changes(planned(RDL), planned(RDL, dose=dose(tempo=None))) == ()


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (_at(kg(22.5)), _at(kg(20)), "RDL target changes: 22.5 → 20 kg."),
        (_at(None), _at(kg(20)), "RDL target changes: no load → 20 kg."),
        (_at(kg(20)), _at(None), "RDL target changes: 20 kg → no load."),
        (
            _at(kg(10), "dumbbells"),
            _at(kg(12), "dumbbells"),
            "Dumbbell RDL target changes: 10 → 12 kg per hand.",
        ),
        (
            planned(RDL, load=kg(20)),
            planned(RDL, load=kg(20), dose=dose(sets=2)),
            "RDL target changes: 3 × 10 → 2 × 10.",
        ),
        (
            planned(RDL, load=kg(20)),
            planned(RDL, load=kg(22.5), dose=dose(reps=Range(8, 12))),
            "RDL target changes: 3 × 10 → 3 × 8–12, 20 → 22.5 kg.",
        ),
        (
            planned(RDL, load=kg(20)),
            _at(kg(10), "dumbbells"),
            "RDL changes to Dumbbell RDL: 3 × 10, 10 kg per hand.",
        ),
        (_at(kg(20)), planned(), "RDL changes to Glute bridge: 3 × 10."),
    ],
)
def test_another_target_is_told_with_its_reason(was: Planned, now: Planned, expected: str) -> None:
    assert _changes(was, now) == (f"{expected} {REASON}",)


def test_loads_are_told_in_the_unit_in_use() -> None:
    (told,) = _changes(_at(kg(20)), _at(kg(25)), Unit.LB)
    assert told.startswith("RDL target changes: 44.09 → 55.12 lb.")


def test_the_same_target_twice_is_told_once() -> None:
    before, after = _today(_at(kg(20)), _at(kg(20))), _today(_at(kg(25)), _at(kg(25)))
    assert len(target_changes(before, after, Unit.KG)) == 1


def test_another_program_is_told_as_such() -> None:
    before, after = _today(_at(kg(20))), _today(planned(), planned(), program="Recovery")
    assert target_changes(before, after, Unit.KG) == ("The program changes: Basics → Recovery.",)


def test_of_another_day_of_the_program_nothing_is_held_against_that_of_this_one() -> None:
    before, after = _today(_at(kg(20))), replace(_today(planned(), planned()), day=Day("B"))
    told = ("Another session comes next: B.",)
    assert target_changes(before, after, Unit.KG) == told
    assert target_changes(after, before, Unit.KG) == ("Another session comes next: session 1.",)


def test_what_a_slot_gives_that_is_new_is_no_change_of_a_target() -> None:
    before, after = _today(_at(kg(20))), _today(_at(kg(30)), _at(kg(20)))
    other = replace(after.due[0].slot, exercises=("rdl",))
    after = replace(after, due=(replace(after.due[0], slot=other), after.due[1]))
    assert target_changes(before, after, Unit.KG) == ()

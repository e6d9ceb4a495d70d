"""What a program is."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.core.program import Day, Program, Role, Slot, Stage, Weekday, only


def test_a_program_lists_the_exercises_of_all_its_slots() -> None:
    slots = (
        Slot(Role.WARMUP, ("march",), None, skippable=True),
        Slot(Role.WORK, ("bridge", "thrust"), None, skippable=False),
    )
    assert Program("", "", "", "", slots).exercises == {"march", "bridge", "thrust"}


def test_a_slot_comes_on_its_days_and_in_its_stages_alone() -> None:
    always = Slot(Role.WORK, ("bridge",), None, skippable=False)
    on_b = replace(always, days=("B",))
    building = replace(always, stages=("Build",))
    program = Program("", "", "", "", (always, on_b, building), (Day("A"), Day("B")))
    assert program.slots_of(Day("A"), Stage("Restore", 9)) == (always,)
    assert program.slots_of(Day("B"), Stage("Restore", 9)) == (always, on_b)
    assert program.slots_of(Day("B"), Stage("Build", 9)) == (always, on_b, building)
    assert program.slots_of(None, None) == program.slots


def test_a_program_goes_by_weekday_where_its_days_have_some() -> None:
    program = Program("", "", "", "", ())
    assert not program.goes_by_weekday
    assert not replace(program, days=(Day("A"),)).goes_by_weekday
    assert replace(program, days=(Day("A", (Weekday.MONDAY,)),)).goes_by_weekday


def test_a_plan_of_one_exercise_is_work_at_its_own_dose() -> None:
    assert only("bridge").slots == (Slot(Role.WORK, ("bridge",), None, skippable=False),)

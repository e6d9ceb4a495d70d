"""A program of one's own, changed slot by slot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from postchain_tui.coach import planning, undoing
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.editing import Form
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.form import FieldError
from postchain_tui.core.program import Day
from tests.coach.home import Home
from tests.coach.own import filled, made, planned, two_days


def _slots(home: Home, program: str) -> list[tuple[str, ...]]:
    return [slot.exercises for slot in home.coach.own.program(program).slots]


def test_a_new_program_begins_with_one_slot() -> None:
    home = Home()
    form = planning.new(home.coach)
    changed = form.save(filled(form, name="Basics"))
    assert (changed.what, changed.subject) == ("make the program Basics", "basics_2")
    assert _slots(home, "basics_2") == [("glute_bridge",)]
    with pytest.raises(FieldError, match="needs a name"):
        form.save(filled(form, name=""))


@pytest.mark.parametrize(
    ("field", "texts"),
    [("days", {"days": "A: mon, B"}), ("stages", {"stages": "One 3, Two 3 after Bird dog"})],
)
def test_a_mistake_is_told_in_its_field(field: str, texts: dict[str, str]) -> None:
    home = Home()
    form = planning.new(home.coach)
    with pytest.raises(FieldError) as refused:
        form.save(filled(form, name="Mine", **texts))
    assert refused.value.key == field
    assert home.coach.own.programs == {}


def test_a_program_is_changed_as_a_whole() -> None:
    home = Home()
    program = planned(home)
    form = planning.program_of(home.coach, program)
    assert form.save(filled(form)).what == ""
    changed = form.save(filled(form, name="Three", days="A, B"))
    assert changed.what.startswith("edit the program Two days: ")
    assert home.coach.own.program(program).days == (Day("A"), Day("B"))
    with pytest.raises(FieldError):
        form.save(filled(form, name=""))


def test_slots_are_added_changed_moved_and_removed_in_a_step_each() -> None:
    home = Home()
    program = planned(home)
    looks = [_slots(home, program)]

    def fill(form: Form, **texts: str) -> str:
        return form.save(filled(form, **texts)).what

    steps: tuple[tuple[Callable[[Coach], str], str], ...] = (
        (
            lambda coach: fill(planning.new_slot(coach, program, None), exercises="bird dog"),
            "add Bird-dog to Two days",
        ),
        (
            lambda coach: fill(planning.new_slot(coach, program, 0), exercises="dead bug"),
            "add Dead bug to Two days",
        ),
        (
            lambda coach: fill(planning.slot_of(coach, program, 0), exercises="gm_pvc"),
            "edit Glute bridge in Two days: exercises",
        ),
        (lambda coach: planning.move_slot(coach, program, 0, 1).what, "move "),
        (lambda coach: planning.remove_slot(coach, program, 0).what, "take Dead bug out of"),
    )
    for step, what in steps:
        home.clock.advance(seconds=1)
        assert step(home.coach).startswith(what)
        looks.append(_slots(home, program))
    assert looks[-1] == [("gm_pvc",), ("bird_dog",)]
    for look in looks[-2::-1]:
        home.clock.advance(seconds=1)
        undoing.undo(home.coach)
        assert _slots(home, program) == look


def test_a_new_slot_comes_on_the_days_of_the_one_before_it() -> None:
    home = Home()
    program = two_days(home)
    form = planning.new_slot(home.coach, program, 0)
    form.save(filled(form, exercises="bird dog"))
    assert [slot.days for slot in home.coach.own.program(program).slots] == [("A",), ("A",), ("B",)]


def test_a_program_is_never_left_without_work() -> None:
    home = Home()
    program = planned(home)
    with pytest.raises(InputError, match="at least one slot"):
        planning.remove_slot(home.coach, program, 0)
    form = planning.slot_of(home.coach, program, 0)
    with pytest.raises(InputError, match="work"):
        form.save(filled(form, role="warm-up"))
    with pytest.raises(FieldError, match="exercise"):
        form.save(filled(form, exercises="nothing at all"))
    assert _slots(home, program) == [("glute_bridge",)]


def test_a_slot_may_hold_ones_own_exercises_and_a_family() -> None:
    home = Home()
    program = planned(home)
    mine = made(home, easier="glute bridge")
    form = planning.slot_of(home.coach, program, 0)
    form.save(filled(form, exercises="Sofa thrust, bird dog"))
    assert _slots(home, program) == [(mine, "bird_dog")]
    form = planning.slot_of(home.coach, program, 0)
    form.save(filled(form, exercises="Bridges and hip thrusts"))
    assert home.coach.own.program(program).slots[0].family == "bridge"
    assert mine in _slots(home, program)[0]


@pytest.mark.parametrize(
    "step",
    [
        lambda coach: planning.program_of(coach, "basics"),
        lambda coach: planning.slot_of(coach, "basics", 0),
        lambda coach: planning.new_slot(coach, "basics", None),
        lambda coach: planning.move_slot(coach, "basics", 0, 1),
        lambda coach: planning.remove_slot(coach, "basics", 0),
    ],
)
def test_a_shipped_program_is_copied_before_it_is_changed(step: Callable[[Coach], object]) -> None:
    home = Home()
    with pytest.raises(NotAllowedError, match="is shipped: c makes a copy"):
        step(home.coach)
    assert undoing.last(home.coach, 9) == ()

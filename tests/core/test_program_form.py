"""The form of a program as a whole, and the changes of its slots."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.form import FieldError
from postchain_tui.core.program import WEEK, Day, Program, Role, Slot, Stage, Weekday
from postchain_tui.core.program_form import (
    changed,
    copy_of,
    fields,
    moved,
    with_slot,
    with_slot_after,
    without,
)
from postchain_tui.core.slot_form import Shelf
from postchain_tui.core.text import letters
from tests.build import exercise

KNOWN = {
    one.id: one
    for one in (
        exercise(id="bridge", name="Glute bridge"),
        exercise(id="thrust", name="Hip thrust"),
        exercise(id="pipe", name="Good morning, pipe"),
        exercise(id="swing", name="Swing 5 + 5"),
    )
}
MONDAY, TUESDAY, *_, SUNDAY = WEEK
SLOT = Slot(Role.WORK, ("bridge",), None, skippable=False)
ON_A, ON_B = replace(SLOT, days=("A",)), replace(SLOT, days=("B",))
PROGRAM = Program("own", "Mine", "Stand long.", "Three lifts.", (SLOT,))
DAYS = replace(PROGRAM, days=(Day("A"), Day("B")), slots=(SLOT, ON_A, ON_B))
RESTORE, BUILD = Stage("Restore", 9), Stage("Build", 12, ("bridge", "pipe"))
STAGES = replace(
    PROGRAM,
    stages=(RESTORE, BUILD),
    slots=(SLOT, replace(SLOT, stages=("Restore",)), replace(SLOT, stages=("Restore", "Build"))),
)


def named(text: str) -> Exercise:
    """The exercise of an id or a name, as a catalog finds it."""
    for one in KNOWN.values():
        if letters(text) in map(letters, (one.id, one.name)):
            return one
    raise InputError(f"There is no exercise “{text}”.")


SHELF = Shelf(KNOWN.get, named)


def texts_of(program: Program) -> dict[str, str]:
    return {field.key: field.text for field in fields(program, SHELF)}


def after(program: Program, **typed: str) -> Program:
    return changed(program, {**texts_of(program), **typed}, SHELF)


def refused(program: Program, **typed: str) -> str:
    with pytest.raises(FieldError) as raised:
        after(program, **typed)
    assert raised.value.key in typed
    return str(raised.value)


# What is shown, and what is left alone


def test_all_that_a_program_holds_beside_its_slots_is_shown() -> None:
    program = replace(DAYS, stages=STAGES.stages)
    assert texts_of(program) == {
        "name": "Mine",
        "goal": "Stand long.",
        "summary": "Three lifts.",
        "days": "A, B",
        "stages": "Restore 9; Build 12 after Glute bridge + Good morning, pipe",
    }


def test_days_of_the_week_are_shown_by_three_letters() -> None:
    days = (Day("A", (MONDAY, Weekday.THURSDAY)), Day("B", (TUESDAY,)))
    assert texts_of(replace(PROGRAM, days=days))["days"] == "A: mon thu, B: tue"


def test_stages_stand_between_commas_where_no_name_has_one() -> None:
    stages = (RESTORE, Stage("Build", 12, ("bridge", "gone")), Stage("Load", 3))
    shown = texts_of(replace(PROGRAM, stages=stages))["stages"]
    assert shown == "Restore 9, Build 12 after Glute bridge + gone, Load 3"


_NAMES = st.lists(st.text("ABc 12;:,", max_size=5), max_size=4)
_PLANS = st.builds(
    Program,
    st.just("own"),
    *[st.text(max_size=150)] * 3,
    st.just((SLOT, ON_A, replace(SLOT, stages=("B",)))),
    _NAMES.map(lambda names: tuple(map(Day, names)))
    | st.lists(st.sampled_from(WEEK)).map(lambda week: (Day("A", tuple(week)), Day("B"))),
    _NAMES.map(lambda names: tuple(Stage(name, 9, ("gone", "swing")) for name in names)),
)


@given(_PLANS)
def test_what_is_not_touched_stays_as_it_is(program: Program) -> None:
    assert after(program) == program
    assert changed(program, {}, SHELF) == program


_PLAIN_NAMES = st.lists(
    st.text("ABcd 12", min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda name: name.strip("0123456789 ")),
    unique_by=str.casefold,
    min_size=1,
    max_size=4,
)


@given(_PLAIN_NAMES, st.data())
def test_days_and_stages_that_are_shown_can_be_typed_anew(
    names: list[str], data: st.DataObject
) -> None:
    needs = st.lists(st.sampled_from([*KNOWN]), unique=True, max_size=3).map(tuple)
    stages = [Stage(name, data.draw(st.integers(1, 100)), data.draw(needs)) for name in names]
    stages[0] = replace(stages[0], needs=())
    weekdays = data.draw(st.permutations(WEEK)) if data.draw(st.booleans()) else ()
    days = (Day(name, tuple(weekdays[n : n + 1])) for n, name in enumerate(names))
    program = replace(PROGRAM, days=tuple(days), stages=tuple(stages))
    assert after(PROGRAM, days=texts_of(program)["days"]).days == program.days
    assert after(PROGRAM, stages=texts_of(program)["stages"]).stages == program.stages


# Its texts


def test_name_goal_and_summary_can_be_changed() -> None:
    program = after(PROGRAM, name="Ours", goal="", summary="\x1b[31mTwo lifts.")
    assert program == replace(PROGRAM, name="Ours", goal="", summary="Two lifts.")


def test_a_program_is_never_without_a_name() -> None:
    assert refused(PROGRAM, name="  ") == "A program needs a name."


@pytest.mark.parametrize("key", ["name", "goal", "summary"])
def test_a_text_that_is_too_long_is_refused_in_its_field(key: str) -> None:
    limit = next(field.limit for field in fields(PROGRAM, SHELF) if field.key == key)
    after(PROGRAM, **{key: "x" * limit})
    assert str(limit) in refused(PROGRAM, **{key: "x" * (limit + 1)})


def test_what_is_wrong_elsewhere_keeps_nobody_from_another_change() -> None:
    assert after(replace(PROGRAM, name=""), goal="Sit long.").goal == "Sit long."


# Days


def test_days_are_typed_in_turn_or_by_weekday() -> None:
    assert after(PROGRAM, days="Legs , Back,").days == (Day("Legs"), Day("Back"))
    days = (Day("A", (MONDAY, SUNDAY, Weekday.THURSDAY)), Day("B", (TUESDAY,)))
    assert after(PROGRAM, days="A: Monday + sun, THURS, B: tues").days == days


def test_without_days_every_session_is_the_same() -> None:
    assert after(DAYS, days="") == replace(PROGRAM, slots=(SLOT,) * 3)


@pytest.mark.parametrize(
    "text",
    [
        "A:",
        "A: someday",
        "A: mon soon",
        "mon, thu",
        "A, mon",
        "A: mo",
        "A: mon, B",
        "A: mon, B: mon",
    ],
)
def test_days_that_do_not_say_when_are_refused(text: str) -> None:
    assert refused(PROGRAM, days=text).endswith((".", "tue"))


def test_two_days_of_one_name_are_refused() -> None:
    assert "taken" in refused(PROGRAM, days="A, a")


def test_another_name_in_the_place_of_a_day_renames_it() -> None:
    program = after(DAYS, days="Legs, B, C")
    assert program.days == (Day("Legs"), Day("B"), Day("C"))
    assert program.slots == (SLOT, replace(SLOT, days=("Legs",)), ON_B)


def test_days_that_change_places_keep_their_slots() -> None:
    assert after(DAYS, days="B, A") == replace(DAYS, days=(Day("B"), Day("A")))


def test_a_day_that_a_slot_comes_on_alone_is_not_taken_away() -> None:
    message = "Slot 3 comes in B alone: change or remove it first."
    assert refused(DAYS, days="A") == message
    program = replace(DAYS, slots=(SLOT, replace(SLOT, days=("A", "B"))))
    assert after(program, days="A").slots == (SLOT, ON_A)


# Stages


def test_a_stage_is_its_name_its_sessions_and_what_it_waits_for() -> None:
    text = "Phase 1 9, Build 12 AFTER glute bridge+Hip thrust, Load 6"
    assert after(PROGRAM, stages=text).stages == (
        Stage("Phase 1", 9),
        Stage("Build", 12, ("bridge", "thrust")),
        Stage("Load", 6),
    )


def test_an_exercise_with_a_comma_or_a_plus_in_its_name_is_waited_for() -> None:
    load = Stage("Load", 6, ("swing", "bridge"))
    text = "Restore 9, Build 12 after Glute bridge + Good morning, pipe, Load 6 after swing 5 + 5"
    assert after(PROGRAM, stages=f"{text} + bridge").stages == (RESTORE, BUILD, load)
    assert after(PROGRAM, stages="Restore 9; ;Load 6 after Swing 5+5+ bridge").stages[1] == load


def test_what_a_stage_waited_for_is_meant_by_its_name_though_it_is_gone() -> None:
    program = replace(PROGRAM, stages=(RESTORE, replace(BUILD, needs=("gone",))))
    assert after(program, stages="Restore 8, Build 12 after gone").stages[0].sessions == 8


def test_the_last_stages_can_be_taken_away() -> None:
    assert after(STAGES, stages="Restore 9").slots[2].stages == ("Restore",)
    assert after(STAGES, stages="") == replace(PROGRAM, slots=(SLOT,) * 3)
    assert "Slot 2 comes in Restore alone" in refused(STAGES, stages="Build 12")


def test_another_name_in_the_place_of_a_stage_renames_it() -> None:
    program = after(STAGES, stages="Begin 9, Build 12")
    assert [slot.stages for slot in program.slots] == [(), ("Begin",), ("Begin", "Build")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Restore", "A stage is its name"),
        ("Restore, Build 12", "A stage is its name"),
        ("9", "A stage is its name"),
        ("Restore 0", "A stage takes 1 to 100 sessions."),
        ("Restore 101", "A stage takes 1 to 100 sessions."),
        ("Restore 9 after bridge", "The first stage begins at once: it waits for nothing."),
        ("Restore 9, Build 9 after squat", "There is no exercise “squat”."),
        ("Restore 9, restore 9", "Each stage has a name of its own; “restore” is taken."),
    ],
)
def test_stages_that_cannot_be_read_are_refused(text: str, message: str) -> None:
    assert refused(PROGRAM, stages=text).startswith(message)


# Slots


FIRST, SECOND, THIRD = (replace(SLOT, exercises=(name,)) for name in ("x", "y", "z"))
THREE = replace(PROGRAM, slots=(FIRST, SECOND, THIRD))


def test_a_slot_is_put_in_the_place_of_another_or_after_it() -> None:
    assert with_slot(THREE, 1, SLOT).slots == (FIRST, SLOT, THIRD)
    assert with_slot_after(THREE, 1, SLOT).slots == (FIRST, SECOND, SLOT, THIRD)
    assert with_slot_after(THREE, -1, SLOT).slots == (SLOT, FIRST, SECOND, THIRD)


def test_a_slot_is_taken_out() -> None:
    assert without(THREE, 0).slots == (SECOND, THIRD)


@pytest.mark.parametrize(
    ("index", "by", "order"),
    [(0, 1, "yxz"), (2, -1, "xzy"), (0, -1, "xyz"), (2, 1, "xyz"), (2, -5, "zxy"), (0, 9, "yzx")],
)
def test_a_slot_moves_up_and_down_as_far_as_it_can(index: int, by: int, order: str) -> None:
    assert "".join(slot.exercises[0] for slot in moved(THREE, index, by).slots) == order


def test_a_copy_differs_by_id_and_name_alone() -> None:
    assert copy_of(DAYS, "other", "Other") == replace(DAYS, id="other", name="Other")

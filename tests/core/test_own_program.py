"""What is wrong with a program that a person wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.programs import programs
from postchain_tui.core.exercise import Measure, Range, Rest, RestMode, Tempo
from postchain_tui.core.own_program import Path, mistakes, mistakes_of_slot
from postchain_tui.core.program import Day, Program, Role, Slot, Stage, Weekday
from tests.build import dose, exercise

HELD = dose(reps=None, hold_seconds=Range(20, 30), tempo=None)
KNOWN = {
    "bridge": exercise(id="bridge"),
    "thrust": exercise(id="thrust", name="Hip thrust"),
    "plank": exercise(id="plank", measure=Measure.HOLD, dose=HELD),
}
WORK = Slot(Role.WORK, ("bridge",), None, skippable=False)
WARMUP = replace(WORK, role=Role.WARMUP)
PROGRAM = Program("own", "Mine", "", "", (WARMUP, WORK))
TWO_DAYS = replace(PROGRAM, days=(Day("A"), Day("B")))
STAGES = (Stage("Restore", 9), Stage("Build", 12, ("bridge",)))
STAGED = replace(PROGRAM, stages=STAGES)


def wrong(program: Program) -> dict[Path, str]:
    """What is wrong, by where it is; each place once."""
    found = mistakes(program, KNOWN.get)
    assert len({path for path, _ in found}) == len(found)
    assert all(message.endswith(".") for _, message in found)
    return dict(found)


def places(program: Program) -> list[Path]:
    return [path for path, _ in mistakes(program, KNOWN.get)]


def dosed(*exercises: str, **changes: Any) -> Program:
    slot = Slot(Role.WORK, exercises or ("bridge",), dose(**changes), skippable=False)
    return replace(PROGRAM, slots=(slot,))


@pytest.mark.parametrize("program", [PROGRAM, TWO_DAYS, STAGED, *programs()])
def test_nothing_is_wrong_with_a_program_that_can_be_used(program: Program) -> None:
    library = {one.id: one for one in Library().all()}
    assert mistakes(program, (library | KNOWN).get) == ()


# Texts


def test_a_program_needs_a_name() -> None:
    assert wrong(replace(PROGRAM, name=" ")) == {("name",): "A program needs a name."}


@pytest.mark.parametrize(("key", "longest"), [("name", 100), ("goal", 300), ("summary", 1000)])
def test_texts_have_an_end(key: str, longest: int) -> None:
    changes: dict[str, Any] = {key: "x" * longest}
    assert not wrong(replace(PROGRAM, **changes))
    changes[key] += "x"
    message = f"The {key} has at most {longest} characters; this one has {longest + 1}."
    assert wrong(replace(PROGRAM, **changes)) == {(key,): message}


# Days


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (" ", "A day needs a name."),
        ("a ", "Each day has a name of its own; “a” is taken."),
        ("x" * 41, "The name of a day has at most 40 characters."),
        ("Mon, Tue", "The name of a day has no comma, colon or semicolon in it."),
        ("B: mon", "The name of a day has no comma, colon or semicolon in it."),
    ],
)
def test_days_have_short_names_of_their_own(name: str, message: str) -> None:
    program = replace(PROGRAM, days=(Day("A"), Day(name)))
    assert wrong(program) == {("day", 2, "name"): message}


def test_a_day_of_the_week_belongs_to_one_day() -> None:
    monday = (Weekday.MONDAY,)
    program = replace(PROGRAM, days=(Day("A", monday), Day("B", (Weekday.TUESDAY, *monday))))
    message = "A day of the week is named once; Monday is twice."
    assert wrong(program) == {("day", 2, "weekdays"): message}
    program = replace(PROGRAM, days=(Day("A", monday * 2),))
    assert wrong(program) == {("day", 1, "weekdays"): message}


def test_either_all_days_come_on_days_of_the_week_or_none() -> None:
    program = replace(PROGRAM, days=(Day("A"), Day("B", (Weekday.MONDAY,))))
    message = "Either each day comes on days of the week, or none does."
    assert wrong(program) == {("day", 1, "weekdays"): message}


def test_each_day_needs_work() -> None:
    on_a = replace(WORK, days=("A",))
    program = replace(TWO_DAYS, slots=(on_a,))
    assert wrong(program) == {("day", 2): "A day needs a slot; “B” has none."}
    program = replace(TWO_DAYS, slots=(on_a, WARMUP))
    assert wrong(program) == {("day", 2): "A day needs work, beside warm-ups; “B” has none."}


def test_a_slot_comes_on_days_that_there_are() -> None:
    program = replace(TWO_DAYS, slots=(WORK, replace(WORK, days=("A", "C"))))
    message = "The program has no day “C”; its days: “A”, “B”."
    assert wrong(program) == {("slot", 2, "days"): message}
    program = replace(PROGRAM, slots=(replace(WORK, days=("C",)),))
    assert wrong(program) == {("slot", 1, "days"): "The program has no day “C”; its days: none."}


# Stages


@pytest.mark.parametrize(
    ("sessions", "is_wrong"), [(0, True), (1, False), (100, False), (101, True)]
)
def test_a_stage_takes_one_to_a_hundred_sessions(sessions: int, is_wrong: bool) -> None:
    program = replace(PROGRAM, stages=(Stage("Restore", sessions),))
    assert wrong(program) == (
        {("stage", 1, "sessions"): "A stage takes 1 to 100 sessions."} if is_wrong else {}
    )


def test_stages_have_names_of_their_own() -> None:
    program = replace(PROGRAM, stages=(Stage("Build", 9), Stage("build", 9)))
    message = "Each stage has a name of its own; “build” is taken."
    assert wrong(program) == {("stage", 2, "name"): message}


def test_the_first_stage_waits_for_nothing() -> None:
    program = replace(PROGRAM, stages=(Stage("Restore", 9, ("bridge",)),))
    message = "The first stage begins at once: it waits for nothing."
    assert wrong(program) == {("stage", 1, "needs"): message}


def test_a_stage_waits_for_what_is_worked_at_in_one_before_it() -> None:
    place = ("stage", 2, "needs")
    later = replace(WORK, exercises=("thrust",), stages=("Build",))
    before = replace(later, stages=("Restore",))
    needing = (STAGES[0], replace(STAGES[1], needs=("thrust",)))
    assert wrong(replace(STAGED, stages=needing, slots=(WORK, before))) == {}
    message = (
        "A stage waits for exercises that are work in a stage before it; “Hip thrust” is none."
    )
    squat = replace(STAGED, stages=(STAGES[0], replace(STAGES[1], needs=("squat",))))
    assert wrong(squat) == {place: message.replace("Hip thrust", "squat")}
    for slots in [(WORK,), (WORK, later), (WORK, replace(before, role=Role.WARMUP))]:
        assert wrong(replace(STAGED, stages=needing, slots=slots)) == {place: message}


def test_a_slot_comes_in_stages_that_there_are() -> None:
    program = replace(STAGED, slots=(WORK, replace(WORK, stages=("Peak",))))
    message = "The program has no stage “Peak”; its stages: “Restore”, “Build”."
    assert wrong(program) == {("slot", 2, "stages"): message}


def test_every_session_of_a_stage_needs_work() -> None:
    restoring = replace(WORK, stages=("Restore",))
    message = "Every session of a stage needs work, beside warm-ups; “Build” has none."
    assert wrong(replace(STAGED, slots=(WARMUP, restoring))) == {("stage", 2): message}
    slots = (WARMUP, restoring, replace(WORK, stages=("Build",), days=("A",)))
    program = replace(STAGED, days=TWO_DAYS.days, slots=slots)
    message = "Every session of a stage needs work, beside warm-ups; “Build” on “B” has none."
    assert wrong(program) == {("stage", 2): message}


# Slots


def test_a_program_has_one_to_thirty_slots_one_of_them_work() -> None:
    assert wrong(replace(PROGRAM, slots=())) == {("slot",): "A program needs at least one slot."}
    assert not wrong(replace(PROGRAM, slots=(WORK,) * 30))
    message = "A program has at most 30 slots; this one has 31."
    assert wrong(replace(PROGRAM, slots=(WORK,) * 31)) == {("slot",): message}
    message = "At least one slot is work, beside warm-ups."
    assert wrong(replace(PROGRAM, slots=(WARMUP,))) == {("slot",): message}


def test_a_slot_lists_exercises_that_there_are_each_once() -> None:
    place = ("slot", 1, "exercises")

    def listing(*exercises: str) -> dict[Path, str]:
        return wrong(replace(PROGRAM, slots=(replace(WORK, exercises=exercises),)))

    assert listing() == {place: "A slot needs at least one exercise."}
    message = "A slot lists exercises of the Library; “squat” is none."
    assert listing("bridge", "squat") == {place: message}
    message = "A slot lists each exercise once; “Glute bridge” is there again."
    assert listing("bridge", "thrust", "bridge") == {place: message}


def test_one_slot_can_be_looked_at_by_itself() -> None:
    found = mistakes_of_slot(PROGRAM, replace(WORK, exercises=(), days=("A",)), KNOWN.get)
    assert [path for path, _ in found] == [("exercises",), ("days",)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sets", 0),
        ("sets", 21),
        ("reps", Range(0, 10)),
        ("reps", Range(90, 101)),
        ("reps", Range(12, 8)),
        ("rest", Rest(RestMode.COUNTDOWN, 601)),
        ("rest", Rest(RestMode.COUNTDOWN, -1)),
        ("reps_in_reserve", Range(2, 11)),
        ("tempo", Tempo(0, 0, 0, 0)),
    ],
)
def test_a_dose_has_numbers_that_somebody_can_mean(key: str, value: object) -> None:
    changes = {key: value}
    assert places(dosed(**changes)) == [("slot", 1, "dose", key)]


@pytest.mark.parametrize("changes", [{"tempo": None}, {"reps_in_reserve": Range(0, 10)}])
def test_a_dose_may_leave_the_tempo_and_all_reps_in_reserve(changes: dict[str, Any]) -> None:
    assert not wrong(dosed(**changes))


def test_a_dose_says_what_is_counted() -> None:
    program = dosed(reps=None)
    message = "A dose needs reps, or a hold in seconds."
    assert wrong(program) == {("slot", 1, "dose", "reps"): message}


def test_a_dose_of_reps_is_none_for_what_is_held_alone_and_the_other_way_round() -> None:
    place = ("slot", 1, "dose", "hold_seconds")
    assert wrong(dosed("plank")) == {place: "What is held needs a hold in seconds."}
    message = "What is counted in reps is not held: it needs reps alone."
    assert wrong(dosed(hold_seconds=Range(20, 30))) == {place: message}
    assert not wrong(dosed("plank", "bridge"))
    assert not wrong(dosed("plank", "bridge", hold_seconds=Range(20, 30)))


def test_all_that_is_wrong_is_told_at_once() -> None:
    slot = Slot(Role.WORK, ("squat",), dose(sets=0), skippable=False)
    found = places(Program("", "", "", "", (slot,), (), (Stage("", 0),)))
    assert found == [
        ("name",),
        ("stage", 1, "name"),
        ("stage", 1, "sessions"),
        ("slot", 1, "exercises"),
        ("slot", 1, "dose", "sets"),
    ]

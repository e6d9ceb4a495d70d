"""The form of one slot of a program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Dose, Exercise, Measure, Range, Rest, RestMode, Tempo
from postchain_tui.core.form import FieldError
from postchain_tui.core.program import Day, Program, Role, Slot, Stage
from postchain_tui.core.slot_form import Shelf, blank_slot, changed, fields
from postchain_tui.core.text import letters
from tests.build import AS_NEEDED, TWO_MINUTES, dose, exercise

HELD = dose(sets=3, reps=Range(1, 1), hold_seconds=Range(20, 30), tempo=None)
PIPE = "Good morning, pipe"
KNOWN = {
    one.id: one
    for one in (
        exercise(id="bridge", name="Glute bridge"),
        exercise(id="thrust", name="Hip thrust"),
        exercise(id="pipe", name=PIPE),
        exercise(id="plank", name="Plank", measure=Measure.HOLD, dose=HELD),
        exercise(id="swing", name="Swing, one hand, low, slow, 5 + 5", aliases=("swing",)),
        exercise(id="row", name="Row"),
    )
}
OWN = KNOWN["bridge"].dose
SLOT = Slot(Role.WORK, ("bridge", "pipe"), None, skippable=False)
DOSED = replace(SLOT, dose=Dose(4, Range(8, 12), None, TWO_MINUTES, Tempo(3, 1, 1, 0), Range(1, 3)))
PROGRAM = Program(
    "", "", "", "", (SLOT,), (Day("A"), Day("B")), (Stage("Restore", 9), Stage("Build", 9))
)
PLAIN = replace(PROGRAM, days=(), stages=())


@dataclass(frozen=True)
class Family:
    id: str
    name: str
    exercises: tuple[str, ...]


def named(text: str) -> Exercise:
    """The exercise of an id, a name or an alias, as a catalog finds it."""
    for one in KNOWN.values():
        if letters(text) in map(letters, (one.id, one.name, *one.aliases)):
            return one
    raise InputError(f"There is no exercise “{text}”.")


SHELF = Shelf(
    KNOWN.get,
    named,
    (Family("bridges", "Bridges", ("bridge", "thrust")), Family("row", "Row", ("row",))),
    tuple(one.name for one in KNOWN.values()),
)


def texts_of(slot: Slot, program: Program = PROGRAM) -> dict[str, str]:
    return {field.key: field.text for field in fields(slot, program, SHELF)}


def after(slot: Slot, **typed: str) -> Slot:
    return changed(slot, {**texts_of(slot), **typed}, PROGRAM, SHELF)


def dose_after(slot: Slot, **typed: str) -> Dose:
    found = after(slot, **typed).dose
    assert found is not None
    return found


def refused(slot: Slot, **typed: str) -> str:
    with pytest.raises(FieldError) as raised:
        after(slot, **typed)
    assert raised.value.key in typed
    return str(raised.value)


# What is shown


def test_all_that_a_slot_holds_is_shown() -> None:
    slot = replace(DOSED, days=("A", "B"), stages=("Build",), skippable=True)
    assert texts_of(slot) == {
        "exercises": "Glute bridge, Good morning, pipe",
        "role": "work",
        "sets": "4",
        "reps": "8–12",
        "hold": "",
        "rest": "2:00",
        "tempo": "3-1-1-0",
        "reserve": "1–3",
        "skippable": "y",
        "stays": "n",
        "days": "A, B",
        "stages": "Build",
    }


def test_the_exercises_own_dose_is_empty() -> None:
    shown = texts_of(replace(SLOT, role=Role.WARMUP))
    assert [shown[key] for key in ("sets", "reps", "hold", "rest", "tempo", "reserve")] == [""] * 6
    assert shown["role"] == "warm-up"


def test_a_dash_stands_where_the_exercises_own_has_something() -> None:
    shown = texts_of(replace(SLOT, dose=replace(OWN, tempo=None)))
    assert (shown["tempo"], shown["reserve"], shown["rest"]) == ("-", "", "as needed")


def test_what_is_not_known_is_shown_by_its_id() -> None:
    slot = replace(DOSED, exercises=("gone",), dose=replace(OWN, tempo=None))
    assert texts_of(slot)["exercises"] == "gone"
    assert texts_of(slot)["tempo"] == ""
    assert texts_of(replace(slot, family="lost"))["exercises"] == "lost"


def test_days_and_stages_are_asked_for_where_there_are_some() -> None:
    assert not {"days", "stages"} & texts_of(SLOT, PLAIN).keys()
    assert texts_of(replace(SLOT, days=("A",)), PLAIN)["days"] == "A"
    days = next(field for field in fields(SLOT, PROGRAM, SHELF) if field.key == "days")
    assert days.choices == ("A", "B")
    assert days.hint == "A, B; empty: all"


def test_exercises_and_families_are_offered() -> None:
    (first, *_) = fields(SLOT, PROGRAM, SHELF)
    assert {PIPE, "Bridges"} <= set(first.choices)


# What is left alone


_RANGES = st.tuples(st.integers(1, 20), st.integers(0, 80)).map(lambda two: Range(two[0], sum(two)))
_RESTS = st.integers(0, 600).map(lambda seconds: Rest(RestMode.COUNTDOWN, seconds))
_DOSES = st.builds(
    Dose,
    st.integers(1, 20),
    st.none() | _RANGES,
    st.none() | _RANGES,
    st.just(AS_NEEDED) | _RESTS,
    st.none() | st.builds(Tempo, *[st.integers(0, 9)] * 4),
    st.none() | _RANGES,
)
_SLOTS = st.builds(
    Slot,
    st.sampled_from(Role),
    st.lists(st.sampled_from([*KNOWN, "gone"]), unique=True).map(tuple),
    st.none() | _DOSES,
    st.booleans(),
    st.sampled_from(["", "", "bridges", "row", "lost"]),
    st.lists(st.sampled_from("ABC"), unique=True).map(tuple),
    st.lists(st.sampled_from(["Restore", "Build"]), unique=True).map(tuple),
    st.booleans(),
)


@given(_SLOTS, st.sampled_from([PROGRAM, PLAIN]))
def test_what_is_not_touched_stays_as_it_is(slot: Slot, program: Program) -> None:
    assert changed(slot, texts_of(slot, program), program, SHELF) == slot
    assert changed(slot, {}, program, SHELF) == slot


@given(_SLOTS)
def test_what_is_shown_can_be_typed_anew(slot: Slot) -> None:
    """Where all of it is known, and the slot was not wrong before."""
    sound = replace(
        slot,
        exercises=("swing", *(one for one in slot.exercises if one not in {"gone", "swing"})),
        family="",
        days=tuple(sorted(set(slot.days) - {"C"})),
        stages=(),
        dose=None,
    )
    typed = {key: f" {text} " for key, text in texts_of(sound).items()}
    elsewhere = replace(blank_slot("row"), dose=DOSED.dose)
    assert changed(elsewhere, typed, PROGRAM, SHELF) == sound


@given(_SLOTS, st.integers(1, 20))
def test_the_number_of_sets_alone_can_be_changed(slot: Slot, sets: int) -> None:
    sound = replace(slot, exercises=("bridge",), dose=slot.dose or OWN)
    assert dose_after(sound, sets=str(sets)) == replace(sound.dose or OWN, sets=sets)


# What fills it


def test_exercises_are_listed_by_name_though_names_have_commas() -> None:
    assert after(SLOT, exercises="good morning, pipe, hip thrust,").exercises == ("pipe", "thrust")
    assert after(SLOT, exercises="swing,plank").exercises == ("swing", "plank")


def test_what_the_slot_had_is_meant_by_its_name_though_nothing_is_called_so_any_more() -> None:
    slot = replace(SLOT, exercises=("gone", "bridge"))
    assert after(slot, exercises="Glute bridge, gone").exercises == ("bridge", "gone")


def test_a_name_that_is_not_known_is_refused() -> None:
    assert refused(SLOT, exercises="Glute bridge, squat, Plank") == "There is no exercise “squat”."


def test_a_slot_is_never_empty() -> None:
    assert refused(SLOT, exercises="") == "A slot needs at least one exercise."
    refused(SLOT, exercises="", sets="3")


def test_each_exercise_is_listed_once() -> None:
    assert "“Glute bridge” is there again" in refused(SLOT, exercises="Glute bridge, glute bridge")


def test_the_name_of_a_family_stands_for_all_of_it() -> None:
    slot = after(SLOT, exercises="bridges")
    assert (slot.family, slot.exercises) == ("bridges", ("bridge", "thrust"))
    assert texts_of(slot)["exercises"] == "Bridges"
    assert after(slot, exercises="Hip thrust") == replace(SLOT, exercises=("thrust",))


def test_an_exercise_goes_before_a_family_of_the_same_name() -> None:
    assert after(SLOT, exercises="row") == replace(SLOT, exercises=("row",))
    slot = after(SLOT, exercises="family row")
    assert slot == replace(SLOT, exercises=("row",), family="row")
    assert texts_of(slot)["exercises"] == "family Row"


# Its dose


def test_what_is_left_empty_comes_from_the_first_exercise() -> None:
    assert dose_after(SLOT, sets="5") == replace(OWN, sets=5)
    assert dose_after(SLOT, exercises="Plank", sets="5") == replace(HELD, sets=5)
    assert dose_after(DOSED, tempo="", rest="") == replace(
        DOSED.dose or OWN, tempo=OWN.tempo, rest=OWN.rest
    )


def test_where_all_is_emptied_the_exercises_own_dose_holds() -> None:
    emptied = dict.fromkeys(("sets", "reps", "hold", "rest", "tempo", "reserve"), "")
    assert after(DOSED, **emptied) == SLOT


@pytest.mark.parametrize(
    ("key", "text", "attribute", "value"),
    [
        ("reps", "10", "reps", Range(10, 10)),
        ("reps", "8 - 12", "reps", Range(8, 12)),
        ("rest", "1:30", "rest", Rest(RestMode.COUNTDOWN, 90)),
        ("rest", "75", "rest", Rest(RestMode.COUNTDOWN, 75)),
        ("rest", "10:00", "rest", Rest(RestMode.COUNTDOWN, 600)),
        ("rest", "As needed", "rest", AS_NEEDED),
        ("tempo", "x-0-1-0", "tempo", Tempo.read("X-0-1-0")),
        ("tempo", "-", "tempo", None),
        ("reserve", "0", "reps_in_reserve", Range(0, 0)),
        ("reserve", "-", "reps_in_reserve", None),
    ],
)
def test_a_dose_is_typed_as_it_is_told(key: str, text: str, attribute: str, value: object) -> None:
    changes: dict[str, Any] = {attribute: value}
    assert dose_after(DOSED, **{key: text}) == replace(DOSED.dose or OWN, **changes)


def test_a_hold_is_typed_in_seconds() -> None:
    plank = blank_slot("plank")
    assert dose_after(plank, hold="20-40 s") == replace(HELD, hold_seconds=Range(20, 40))


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("sets", ["0", "21", "three", "-"]),
        ("reps", ["0", "12-8", "101", "8-", "many"]),
        ("reserve", ["11", "3-1"]),
        ("rest", ["601", "10:01", "1:60", "soon", "-"]),
        ("tempo", ["3-1-1", "0-0-0-0", "fast"]),
        ("role", ["rest", ""]),
        ("skippable", ["perhaps"]),
        ("stays", ["always"]),
        ("days", ["C", "A, C"]),
        ("stages", ["Peak"]),
    ],
)
def test_what_cannot_be_read_is_refused_in_its_field(key: str, texts: list[str]) -> None:
    for text in texts:
        assert refused(SLOT, **{key: text}).endswith(".")


def test_a_dose_that_does_not_go_with_the_exercises_is_refused() -> None:
    assert "not held" in refused(SLOT, hold="20")
    assert refused(blank_slot("plank"), hold="-") == "What is held needs a hold in seconds."
    assert refused(SLOT, reps="-") == "A dose needs reps, or a hold in seconds."


def test_a_dose_needs_an_exercise_to_take_the_rest_from() -> None:
    with pytest.raises(FieldError, match="known") as raised:
        after(blank_slot("gone"), sets="3")
    assert raised.value.key == "exercises"


def test_what_was_wrong_before_keeps_nobody_from_another_change() -> None:
    assert after(blank_slot("gone"), skippable="y").skippable


# When it comes


def test_days_and_stages_are_named_in_their_order_or_left_empty_for_all() -> None:
    slot = after(SLOT, days="b, a", stages="build")
    assert (slot.days, slot.stages) == (("A", "B"), ("Build",))
    assert after(slot, days="", stages=" ") == SLOT


def test_the_role_and_whether_it_may_be_skipped_can_be_changed() -> None:
    slot = after(SLOT, role="warm up", skippable="yes")
    assert slot == replace(SLOT, role=Role.WARMUP, skippable=True)
    assert after(slot, skippable="").skippable is False


def test_it_can_be_said_that_a_slot_stays_on_what_it_lists() -> None:
    slot = after(SLOT, stays="Y")
    assert slot == replace(SLOT, stays=True)
    assert texts_of(slot)["stays"] == "y"
    assert after(slot, stays="") == after(slot, stays="no") == SLOT


def test_a_role_that_there_is_not_is_refused_with_those_that_are() -> None:
    assert refused(SLOT, role="rest") == "The role is one of work, warm-up."


def test_a_new_slot_comes_when_the_one_before_it_does() -> None:
    before = replace(DOSED, days=("A",), stages=("Build",))
    assert blank_slot("row") == Slot(Role.WORK, ("row",), None, skippable=False)
    assert blank_slot("row", before) == replace(blank_slot("row"), days=("A",), stages=("Build",))

"""A person's own exercises and programs as plain values: nothing is lost, nothing made up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import tomlkit
from hypothesis import given

from postchain_tui.catalog.own import exercise_in, exercise_plain, program_in, program_plain
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise, LoadType, Measure, Range
from postchain_tui.core.program import Program
from postchain_tui.core.toml import parsed
from tests.catalog.own import EXERCISES, PROGRAMS, members


def as_json(plain: dict[str, object]) -> dict[str, object]:
    return dict(json.loads(json.dumps(plain)))


def as_toml(plain: dict[str, object]) -> dict[str, object]:
    return parsed(tomlkit.dumps(plain))


@given(EXERCISES)
def test_an_exercise_comes_back_as_it_was(exercise: Exercise) -> None:
    plain = exercise_plain(exercise)
    assert exercise_in(plain, "here") == exercise
    assert exercise_in(as_json(plain), "here") == exercise
    assert exercise_in(as_toml(plain), "here") == exercise


@given(PROGRAMS)
def test_a_program_comes_back_as_it_was(program: Program) -> None:
    plain = program_plain(program)
    assert program_in(plain, "here", members) == program
    assert program_in(as_json(plain), "here", members) == program
    assert program_in(as_toml(plain), "here", members) == program


def test_an_exercise_needs_no_more_than_an_id_and_a_name() -> None:
    found = exercise_in({"id": "heel_dig", "name": "Heel dig"}, "here")
    assert found.is_own
    assert (found.family, found.pattern, found.rung) == ("", "", 1)
    assert (found.measure, found.load_type) == (Measure.REPS, LoadType.BODYWEIGHT)
    assert (found.dose.sets, found.dose.reps, found.dose.rest.seconds) == (3, Range(8, 12), 60)
    assert found.gate is None
    assert not found.allowed_when_injured


def test_an_exercise_with_seconds_is_a_hold_unless_it_says_otherwise() -> None:
    fields = {"id": "wall_sit", "name": "Wall sit", "dose": {"sets": 2, "hold_seconds": [20, 30]}}
    assert exercise_in(fields, "here").measure is Measure.HOLD
    assert exercise_in({**fields, "measure": "reps"}, "here").measure is Measure.REPS


def test_what_is_left_out_of_a_gate_is_what_is_usual() -> None:
    fields = {"id": "heel_dig", "name": "Heel dig", "gate": {"sessions": 4}}
    gate = exercise_in(fields, "here").gate
    assert gate is not None
    assert (gate.sets, gate.min_each, gate.sessions, gate.mastered) == (3, 12, 4, True)


@given(EXERCISES)
def test_what_the_exercise_leads_to_by_others_is_told_there_alone(exercise: Exercise) -> None:
    ladder = exercise.ladder
    woven = replace(
        ladder, progressions=(*ladder.progressions, "zz-harder"), own_progressions=("zz-harder",)
    )
    assert exercise_in(exercise_plain(replace(exercise, ladder=woven)), "here") == exercise


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": 3}, "“name” should be a text"),
        ({"nmae": "x"}, "“nmae” is not known here"),
        ({"basis": "article"}, "“basis” is not known here"),
        ({"dose": {"sets": 3, "tempo": "fast"}}, "here, dose: “tempo” should be"),
        ({"muscles": {"main": []}}, "here, muscles: “main” is not known"),
    ],
)
def test_an_exercise_that_makes_no_sense_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        exercise_in({"id": "heel_dig", "name": "Heel dig", **change}, "here")


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ({}, "“exercises” should be at least one"),
        ({"family": "hinges"}, "“family” should be a family that there is"),
        ({"family": "hinge", "exercises": ["a"]}, "“exercises” should be left out"),
    ],
)
def test_a_slot_that_makes_no_sense_is_refused(slot: dict[str, object], said: str) -> None:
    fields = {"id": "mine", "name": "Mine", "slot": [{"role": "work", **slot}]}
    with pytest.raises(InputError, match=f"here, slot 1: {said}"):
        program_in(fields, "here", members)


def test_a_slot_of_a_family_holds_all_of_it_and_is_written_by_its_name_alone() -> None:
    fields: dict[str, object] = {
        "id": "mine",
        "name": "Mine",
        "slot": [{"role": "work", "family": "calf"}],
    }
    found = program_in(fields, "here", members)
    assert found.slots[0].exercises == members("calf")
    assert program_plain(found) == fields

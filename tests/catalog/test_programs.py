"""The shipped program, and programs read from text."""

from importlib.resources import files

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.programs import program, programs, read_program
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Dose, Range, Rest, RestMode, Tempo
from postchain_tui.core.program import Role

LIBRARY = Library()
ONE_SLOT = """
id = "mine"
name = "Mine"
goal = "Move."
summary = "One bridge."
[[slot]]
role = "work"
exercises = ["glute_bridge"]
"""


def test_basics_is_the_first_program() -> None:
    assert [known.id for known in programs()] == ["basics", "recovery"]
    assert program("basics") is programs()[0]


def test_every_shipped_program_file_is_known_by_its_id() -> None:
    folder = files("postchain_tui.catalog") / "programs"
    assert {file.name for file in folder.iterdir()} == {f"{known.id}.toml" for known in programs()}


def test_an_unknown_program_is_refused_with_what_there_is() -> None:
    with pytest.raises(InputError, match="basics"):
        program("../basics")


def test_every_exercise_of_a_program_exists_and_fits_the_dose_of_its_slot() -> None:
    for slot in (slot for known in programs() for slot in known.slots):
        for exercise in map(LIBRARY.exercise, slot.exercises):
            if slot.dose is not None:
                assert slot.dose.hold_seconds is None
                assert exercise.dose.hold_seconds is None


def test_one_skippable_warm_up_set_opens_the_session() -> None:
    first, *others = program("basics").slots
    assert first.role is Role.WARMUP
    assert first.skippable
    assert first.dose is not None
    assert (first.dose.sets, first.dose.reps) == (1, Range(10, 10))
    assert first.dose.rest == LIBRARY.exercise("gm_pvc").dose.rest
    assert [(slot.role, slot.skippable) for slot in others] == [(Role.WORK, False)] * 3


def test_the_recovery_session_is_allowed_while_injured() -> None:
    for slot in program("recovery").slots:
        assert all(LIBRARY.exercise(option).allowed_when_injured for option in slot.exercises)


def test_the_last_choice_of_a_slot_needs_no_more_than_a_mat() -> None:
    for slot in program("basics").slots:
        assert LIBRARY.exercise(slot.exercises[-1]).possible_with(frozenset({"mat"}))


def test_a_program_can_be_read_from_a_text() -> None:
    dose = "[slot.dose]\nsets = 2\nreps = [5, 8]\nrest = 90\ntempo = '2-0-1-1'\n"
    found = read_program(ONE_SLOT + dose)
    assert found.id == "mine"
    assert found.slots[0].dose == Dose(
        2, Range(5, 8), None, Rest(RestMode.COUNTDOWN, 90), Tempo(2, 0, 1, 1), None
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ONE_SLOT.partition("[[slot]]")[0], "“slot” should be"),
        (ONE_SLOT.replace('["glute_bridge"]', "[]"), "at least one exercise id"),
        (ONE_SLOT.replace('"work"', '"play"'), "one of warmup, work"),
        (ONE_SLOT + "colour = 'red'", "“colour” is not known here"),
        ("colour = 'red'" + ONE_SLOT, "“colour” is not known here"),
        ("= 1", "not readable TOML"),
    ],
)
def test_a_program_that_makes_no_sense_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_program(text)

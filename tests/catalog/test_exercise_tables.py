"""Exercises read from tables."""

import pytest

from postchain_tui.catalog.exercise_tables import dose_from, exercise_from
from postchain_tui.catalog.tables import read
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import (
    Dose,
    Exercise,
    LoadType,
    Phase,
    Range,
    Rest,
    RestMode,
    Tempo,
)

SMALLEST = """
family = "mine"
[[exercise]]
id = "mine"
name = "My own"
rung = 0
pattern = "hinge"
measure = "reps"
begins_with = "eccentric"
load_type = "external"
spine_load = "low"
phase = 1
basis = "memory"
when_not = "Never."
[exercise.dose]
sets = 2
reps = [8, 12]
rest = 60
[exercise.muscles]
primary = ["hamstrings"]
[exercise.ladder]
injured_fallback = "mine"
"""


def mine(text: str) -> Exercise:
    table = read(text, "exercises/mine.toml").tables("exercise")[0]
    return exercise_from(table, "mine")


def dose(text: str) -> Dose:
    return dose_from(read(text, "dose"))


def test_an_exercise_needs_only_what_has_no_sensible_default() -> None:
    found = mine(SMALLEST)
    assert (found.id, found.family, found.load_type) == ("mine", "mine", LoadType.EXTERNAL)
    assert found.gate is None
    assert found.load_step_grams is None
    assert found.dose == Dose(2, Range(8, 12), None, Rest(RestMode.COUNTDOWN, 60), None, None)
    assert found.possible_with(frozenset())


@pytest.mark.parametrize("part", ["dose", "muscles", "ladder"])
def test_an_exercise_without_one_of_its_parts_is_refused_by_its_name(part: str) -> None:
    with pytest.raises(InputError, match=rf"My own.*“{part}” should be a table"):
        mine(SMALLEST.replace(f"[exercise.{part}]", f"[exercise.{part}x]"))


@pytest.mark.parametrize(
    "unknown",
    [
        SMALLEST.replace("phase = 1", "phase = 1\ncolour = 'red'"),
        SMALLEST.replace("sets = 2", "sets = 2\ncolour = 'red'"),
        SMALLEST.replace("primary =", "colour = 'red'\nprimary ="),
        SMALLEST.replace("injured_fallback =", "colour = 'red'\ninjured_fallback ="),
    ],
)
def test_an_unknown_field_anywhere_is_refused(unknown: str) -> None:
    with pytest.raises(InputError, match="“colour” is not known here"):
        mine(unknown)


def test_a_rest_is_a_number_of_seconds_or_as_needed() -> None:
    assert dose("sets = 3\nrest = 120").rest == Rest(RestMode.COUNTDOWN, 120)
    assert dose("sets = 3\nrest = 'as needed'").rest == Rest(RestMode.AS_NEEDED, None)
    with pytest.raises(InputError, match="“rest” should be"):
        dose("sets = 3\nrest = 'a while'")


def test_a_tempo_is_read_in_the_order_it_is_written() -> None:
    assert dose("sets = 1\nrest = 0\ntempo = '3-1-1-0'").tempo == Tempo(3, 1, 1, 0)


def test_an_x_in_a_tempo_is_as_fast_as_possible_and_counts_as_a_second() -> None:
    found = dose("sets = 1\nrest = 0\ntempo = '4-0-X-0'").tempo
    assert found == Tempo(4, 0, 1, 0, frozenset({Phase.CONCENTRIC}))
    assert str(found) == "4-0-X-0"


@pytest.mark.parametrize("text", ["3-1-1", "3-1-1-0-0", "3-1-a-0", "3--1-0", "x-0-x-0", "-1-1-1-1"])
def test_what_is_no_tempo_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="“tempo” should be"):
        dose(f"sets = 1\nrest = 0\ntempo = '{text}'")

"""What an exercise is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.exercise import Exercise, Ladder, LoadType, linked
from tests.build import exercise


@pytest.mark.parametrize(
    ("load_type", "takes_load", "is_load_alone"),
    [
        (LoadType.BODYWEIGHT, False, False),
        (LoadType.BAND, False, False),
        (LoadType.EXTERNAL, True, True),
        (LoadType.EXTERNAL_PER_HAND, True, True),
        (LoadType.MACHINE, True, True),
        (LoadType.BODYWEIGHT_OR_EXTERNAL, True, False),
        (LoadType.ASSISTED, True, False),
    ],
)
def test_where_the_body_helps_or_is_lifted_too_the_load_is_not_all(
    load_type: LoadType, takes_load: bool, is_load_alone: bool
) -> None:
    assert load_type.takes_load is takes_load
    assert load_type.is_load_alone is is_load_alone


def test_what_is_lifted_alone_is_logged_too() -> None:
    alone = {one for one in LoadType if one.is_load_alone}
    assert alone < {one for one in LoadType if one.takes_load}


@pytest.mark.parametrize("load_type", LoadType)
def test_only_what_assists_makes_it_easier(load_type: LoadType) -> None:
    assert load_type.is_harder_when_heavier is (load_type is not LoadType.ASSISTED)


# The ladder


def _ladder(**steps: str) -> dict[str, Exercise]:
    """Exercises by their ids, each with the ids it leads on to, a letter each."""
    return {
        name: exercise(id=name, ladder=Ladder((), tuple(led), (), (), name))
        for name, led in steps.items()
    }


def _linked(known: dict[str, Exercise], start: str) -> set[str]:
    return set(linked(known[start], known.get, lambda one: one.ladder.progressions))


def test_what_an_exercise_leads_to_is_followed_step_by_step() -> None:
    known = _ladder(a="b", b="cd", c="", d="e", e="")
    assert _linked(known, "a") == set("bcde")
    assert _linked(known, "d") == {"e"}
    assert _linked(known, "e") == set()


def test_two_ways_to_an_exercise_find_it_once() -> None:
    assert _linked(_ladder(a="bc", b="d", c="d", d=""), "a") == set("bcd")


def test_an_exercise_that_nobody_knows_is_not_linked_and_leads_nowhere() -> None:
    assert _linked(_ladder(a="bx", b="x"), "a") == {"b"}


def test_a_ladder_that_goes_in_a_circle_has_an_end() -> None:
    known = _ladder(a="b", b="a", c="c")
    assert _linked(known, "a") == {"a", "b"}
    assert _linked(known, "c") == {"c"}


@given(st.fixed_dictionaries({name: st.text("abcdefg", max_size=3) for name in "abcde"}))
def test_whatever_is_linked_is_known_and_leads_to_nothing_else(steps: dict[str, str]) -> None:
    known = _ladder(**steps)
    found = _linked(known, "a")
    led = {name for one in (*found, "a") for name in known[one].ladder.progressions}
    assert found == led & known.keys()

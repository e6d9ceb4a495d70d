"""When warning signs are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.alarm import asks_for_signs
from postchain_tui.core.places import PLACES, URGENT_PLACE, is_below_knee

scores = st.none() | st.integers(0, 10)
places = st.none() | st.sampled_from(PLACES)


@pytest.mark.parametrize(
    ("score", "reference", "reason"),
    [
        (5, 2, "3 above usual"),
        (4, 2, "2 above usual"),
        (3, 2, ""),
        (2, 2, ""),
        (0, 9, ""),
        (10, None, ""),
        (None, 2, ""),
    ],
)
def test_a_rise_of_two_points_asks(score: int | None, reference: int | None, reason: str) -> None:
    assert asks_for_signs(score, reference, None, None) == reason


def test_what_the_score_is_held_against_can_be_named() -> None:
    assert asks_for_signs(6, 3, None, None, over="before") == "3 above before"


@pytest.mark.parametrize(
    ("place", "before", "asks"),
    [
        ("below_knee_left", None, True),
        ("foot_right", "buttock_right", True),
        ("foot_right", "below_knee_left", False),
        ("back_of_thigh_left", None, False),
        ("low_back_left", "foot_left", False),
    ],
)
def test_pain_below_the_knee_asks_where_it_is_new(
    place: str, before: str | None, asks: bool
) -> None:
    assert bool(asks_for_signs(1, 1, place, before)) is asks


def test_the_saddle_always_asks() -> None:
    assert asks_for_signs(None, None, URGENT_PLACE, URGENT_PLACE) == "pain in the groin or saddle"


def test_pain_down_a_leg_asks_where_it_is_said_to_spread() -> None:
    assert asks_for_signs(1, 1, None, None, spreading=True) == "pain that spreads down a leg"
    assert asks_for_signs(1, 1, None, None, spreading=False) == ""


def test_several_reasons_are_all_named() -> None:
    reason = asks_for_signs(7, 2, "foot_left", "low_back_left", spreading=True)
    assert reason == "5 above usual, new pain below the knee, pain that spreads down a leg"


@given(scores, scores, places, places)
def test_a_worse_score_never_asks_less(
    score: int | None, reference: int | None, place: str | None, before: str | None
) -> None:
    if score is not None and score < 10 and asks_for_signs(score, reference, place, before):
        assert asks_for_signs(score + 1, reference, place, before)


@given(scores, places, places)
def test_without_a_reference_only_the_place_asks(
    score: int | None, place: str | None, before: str | None
) -> None:
    is_alarming = place == URGENT_PLACE or (is_below_knee(place) and not is_below_knee(before))
    assert bool(asks_for_signs(score, None, place, before)) is is_alarming

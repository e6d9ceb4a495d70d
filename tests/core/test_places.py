"""Where pain is felt."""

from __future__ import annotations

import pytest

from postchain_tui.core.places import PLACES, has_spread, words


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("low_back_centre", "low back, centre"),
        ("back_of_thigh_left", "back of thigh, left"),
        ("upper_back", "upper back"),
        ("groin_saddle", "groin or saddle"),
    ],
)
def test_a_place_is_told_in_words(place: str, said: str) -> None:
    assert words(place) == said


@pytest.mark.parametrize(
    ("before", "later", "spread"),
    [
        ("low_back_left", ("buttock_left",), True),
        ("buttock_left", ("low_back_left", None), False),
        ("below_knee_left", ("foot_left", None), True),
        (None, ("buttock_right",), False),
        (None, (None, "back_of_thigh_right"), True),
        ("upper_back", (), False),
    ],
)
def test_pain_has_spread_where_it_is_felt_farther_down(
    before: str | None, later: tuple[str | None, ...], spread: bool
) -> None:
    assert has_spread(before, later) is spread


def test_every_place_has_words_of_its_own() -> None:
    assert len({words(place) for place in PLACES}) == len(PLACES)

"""The light week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from postchain_tui.core.diary import Declaration, DeclarationKind
from postchain_tui.core.lightweek import Done, is_in_light_week, light_week_until, offer
from tests.build import START, ago, said

TODAY = START.date()
SIXTH = "this is week 6 without a light one"


def _deload(value: str, days: float) -> Declaration:
    return said(DeclarationKind.DELOAD, value, days)


def _trained(*days: int) -> list[date]:
    return [TODAY - timedelta(days=back) for back in days]


def _every_third(first: int, last: int = 0) -> list[date]:
    """Days of training: from so many days ago until so many days ago."""
    return _trained(*range(first, last - 1, -3))


def _offer(
    *declarations: Declaration,
    days: Sequence[date] = (),
    red: int = 0,
    reps: Any = (),
) -> str:
    return offer(declarations, days, red, reps, START)


# While it lasts


def test_a_light_week_lasts_seven_days() -> None:
    taken = _deload("taken", 7)
    assert light_week_until([taken], ago(0.001)) == START
    assert light_week_until([taken], START) is None
    assert is_in_light_week([taken], ago(7))
    assert not is_in_light_week([taken], ago(8))


@pytest.mark.parametrize("value", ["moved", "refused"])
def test_a_week_that_was_not_taken_is_not_light(value: str) -> None:
    assert light_week_until([_deload(value, 1)], START) is None


def test_the_newest_answer_counts() -> None:
    taken, refused = _deload("taken", 3), _deload("refused", 1)
    assert light_week_until([refused, taken], START) is None
    assert light_week_until([refused, taken], ago(2)) == ago(3) + timedelta(days=7)


def test_no_other_word_makes_a_week_light() -> None:
    assert not is_in_light_week([said(DeclarationKind.INJURED, "taken")], START)
    assert not is_in_light_week([], START)


# What calls for one


def test_nothing_calls_for_a_light_week_at_first() -> None:
    assert _offer() == ""
    assert _offer(days=_every_third(34), red=1) == ""


def test_the_sixth_week_of_training_is_offered_as_a_light_one() -> None:
    assert _offer(days=_every_third(35)) == SIXTH
    assert _offer(days=_every_third(42)) == "this is week 7 without a light one"


def test_weeks_are_counted_anew_after_a_break() -> None:
    assert _offer(days=[*_every_third(48, 36), *_every_third(22)]) == ""
    assert _offer(days=[*_every_third(70, 50), *_every_third(36)]) == SIXTH
    assert _offer(days=_every_third(50, 14)) == ""
    assert _offer(days=_every_third(49, 13)) == "this is week 8 without a light one"


def test_weeks_are_counted_anew_after_a_light_week_and_after_a_refusal() -> None:
    for value in ("taken", "refused"):
        assert _offer(_deload(value, 41), days=_every_third(69)) == ""
        assert _offer(_deload(value, 42), days=_every_third(69)) == SIXTH
        assert _offer(_deload(value, 60), days=_every_third(34)) == ""


def test_a_light_week_that_was_moved_is_offered_again_after_a_week() -> None:
    days = _every_third(42)
    assert _offer(_deload("moved", 6), days=days) == ""
    assert _offer(_deload("moved", 7), days=days) == "this is week 7 without a light one"


@pytest.mark.parametrize("value", ["taken", "moved", "refused"])
def test_an_answer_is_good_for_a_week(value: str) -> None:
    assert _offer(_deload(value, 6.9), red=2) == ""
    assert _offer(_deload(value, 7), red=2) == "2 red sessions in 7 days"


def test_the_newest_answer_is_the_one_that_is_good_for_a_week() -> None:
    assert _offer(_deload("refused", 2), _deload("taken", 30), red=2) == ""


def test_an_answer_that_is_still_to_come_answers_nothing() -> None:
    assert _offer(_deload("taken", -1), red=3) == "3 red sessions in 7 days"


FORTY = (20_000, (10, 10, 10, 10))
EIGHT = (20_000, (10, 10, 9, 9))
NINE = (20_000, (10, 10, 10, 9))
BARE = (None, (10, 10, 10))


@pytest.mark.parametrize(
    ("sessions", "is_down"),
    [
        ([EIGHT, EIGHT, FORTY], True),
        ([(20_000, (8, 8, 8, 8)), EIGHT, FORTY, (20_000, (1,))], True),
        ([(None, (9, 9, 9)), (None, (10, 9, 9)), BARE], True),
        ([NINE, EIGHT, FORTY], False),
        ([EIGHT, NINE, FORTY], False),
        ([EIGHT, EIGHT, (17_500, FORTY[1])], False),
        ([(22_500, EIGHT[1]), EIGHT, FORTY], False),
        ([EIGHT, FORTY], False),
        ([], False),
    ],
)
def test_reps_that_stay_down_twice_with_the_same_load_call_for_one(
    sessions: list[Done], is_down: bool
) -> None:
    words = "reps went down twice with the same load" if is_down else ""
    assert _offer(reps=[[], sessions]) == words


def test_a_set_less_is_no_fewer_reps() -> None:
    light = (None, (10, 10))
    assert _offer(reps=[[light, light, BARE]]) == ""
    assert _offer(reps=[[(None, (8, 10)), (None, (9, 9)), BARE]]) != ""

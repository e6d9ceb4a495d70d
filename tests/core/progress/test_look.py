"""What is looked back on: which days, which sessions, and what is measured of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.exercise import Exercise
from postchain_tui.core.load import Unit
from postchain_tui.core.progress.look import Look, rungs
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.build import sets
from tests.core.progress.looks import (
    CARRY,
    DUMBBELLS,
    HINGE,
    PLANK,
    RDL,
    THRUST,
    TODAY,
    Trained,
    day,
    look,
    pains,
    trained,
)

POUNDS = Settings(units=Unit.LB)


def _heights(back: Look) -> list[float | None]:
    return [back.height(one) for one in back.performances]


# The days


@pytest.mark.parametrize(
    ("span", "days"), [(Span.FOUR_WEEKS, 28), (Span.TWELVE_WEEKS, 84), (Span.YEAR, 365)]
)
def test_a_span_shows_as_many_days_as_it_says_with_today_among_them(span: Span, days: int) -> None:
    back = look(trained(400, 40), span=span)
    assert (TODAY - back.first).days + 1 == days
    assert back.first_lived == back.first


def test_all_time_begins_with_the_oldest_record() -> None:
    assert look(trained(400, 40), span=Span.ALL).first == day(400)


@pytest.mark.parametrize("span", Span)
def test_without_any_record_nothing_was_lived_before_today(span: Span) -> None:
    assert look(span=span).first_lived == TODAY


def test_all_time_without_any_record_is_today() -> None:
    assert look(span=Span.ALL).first == TODAY


def test_a_history_that_begins_within_the_span_was_lived_from_its_beginning_on() -> None:
    back = look(trained(5, 40), scores=pains({9: 3}))
    assert back.first == day(83)
    assert back.first_lived == day(9)


def test_what_lies_before_the_span_is_known_but_not_shown() -> None:
    back = look(trained(28, 40), trained(27, 40), trained(0, 40), span=Span.FOUR_WEEKS)
    assert [one.day for one in back.bouts] == [day(27), TODAY]
    assert [one.day for one in back.sittings] == [day(27), TODAY]
    assert len(back.chronicle.bouts) == 3


def test_today_and_the_first_day_are_shown_and_no_day_beside_them() -> None:
    back = look(span=Span.FOUR_WEEKS)
    assert back.is_shown(TODAY)
    assert back.is_shown(day(27))
    assert not back.is_shown(day(28))
    assert not back.is_shown(day(-1))


# The exercise


def test_only_what_was_done_of_the_exercise_is_its_own() -> None:
    back = look(trained(3, 40), trained(2, name=HINGE.id))
    assert [one.exercise for one in back.own_bouts] == [RDL.id]


def test_where_no_exercise_is_chosen_all_that_was_done_is_its_own() -> None:
    back = look(trained(3, 40), trained(2, name=HINGE.id), exercise=None)
    assert [one.exercise for one in back.own_bouts] == [RDL.id, HINGE.id]
    assert back.performances == ()


def test_all_exercises_together_are_neither_loaded_nor_held_nor_per_hand() -> None:
    back = look(trained(3, 40), exercise=None)
    assert not back.is_loaded
    assert not back.is_hold
    assert not back.is_per_hand


def test_dumbbells_are_per_hand_and_a_bar_is_not() -> None:
    assert look(exercise=DUMBBELLS).is_per_hand
    assert not look(exercise=RDL).is_per_hand


# What is charted of a session


@pytest.mark.parametrize(
    ("done", "exercise", "height"),
    [
        (trained(1, 40, 8), RDL, 40.0),
        (trained(1, None, 8, name=HINGE.id), HINGE, 8),
        (trained(1, None, 1, name=PLANK.id, hold_ms=32_500), PLANK, 32.5),
        (trained(1, 16, 1, name=CARRY.id, hold_ms=30_000), CARRY, 16.0),
        (trained(1, None, None, name=HINGE.id), HINGE, None),
        (trained(1, None, 1, name=PLANK.id), PLANK, None),
    ],
)
def test_the_load_counts_and_where_there_is_none_the_reps_or_the_seconds(
    done: Trained, exercise: Exercise, height: float | None
) -> None:
    assert _heights(look(done, exercise=exercise)) == [height]


def test_a_session_without_load_is_a_gap_among_those_with_one() -> None:
    done = (trained(3, name=THRUST.id), trained(1, 60, name=THRUST.id))
    assert _heights(look(*done, exercise=THRUST)) == [None, 60.0]


def test_a_session_without_a_best_set_has_no_height() -> None:
    back = look(trained(3, 40), trained(1, 42.5))
    assert _heights(replace(back, best_sets=back.best_sets[1:])) == [None, 42.5]
    assert _heights(replace(back, best_sets=())) == [None, None]


def test_loads_are_told_in_the_persons_unit() -> None:
    pounds = look(trained(1, 95, unit=Unit.LB), settings=POUNDS)
    assert _heights(pounds) == [95.0]
    assert _heights(look(trained(1, 20), settings=POUNDS)) == [44.09]
    assert look().in_unit(12_345) == pytest.approx(12.35, abs=0.006)


def test_sets_with_pain_above_the_ceiling_are_not_calm() -> None:
    back = look(trained(3, 40, pain=6), trained(2, 40, pain=5), trained(1, 40))
    assert [one.day for one in back.calm_sets] == [day(2), day(1)]


# The ladder


def test_a_rung_is_reached_on_the_first_day_of_all_whatever_the_span() -> None:
    back = look(
        trained(90, name=HINGE.id),
        trained(20, name=HINGE.id),
        trained(10, name=HINGE.id),
        trained(9, 40),
        trained(8, name=PLANK.id),
    )
    assert rungs(back) == ((day(90), HINGE.id), (day(9), RDL.id))


def test_a_rung_that_lies_before_all_that_was_read_is_told_too() -> None:
    back = look(trained(9, 40), first_days={RDL.id: day(9), HINGE.id: day(2000)})
    assert rungs(back) == ((day(2000), HINGE.id), (day(9), RDL.id))


def test_several_rungs_of_a_day_are_told_easiest_first() -> None:
    done = (trained(9, 40), trained(9, name=HINGE.id))
    for family in ((HINGE.id, RDL.id), (RDL.id, HINGE.id)):
        assert tuple(one for _, one in rungs(look(*done, family=family))) == family


def test_no_rung_is_reached_where_no_exercise_is_chosen() -> None:
    assert rungs(look(trained(9, 40), exercise=None)) == ()


def test_the_sets_of_the_factories_are_those_of_their_sessions() -> None:
    done = trained(9, 40)
    assert done.best[0].done.reps == sets(RDL, 10)[0].reps
    assert look(done).performances[0].best is done.best[0].done

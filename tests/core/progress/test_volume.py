"""How much was done, week by week. Today is a Monday: the week at hand has only begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from postchain_tui.core.load import Unit
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.volume import own_weeks, volume_page
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.core.progress.looks import (
    DUMBBELLS,
    GOOD_MORNING,
    HINGE,
    PLANK,
    RDL,
    TODAY,
    Trained,
    charts,
    column,
    day,
    fact,
    known,
    look,
    pains,
    points,
    readouts,
    trained,
)

ALL = "all exercises"
THIS_WEEK = "THIS WEEK SO FAR"
LAST_WEEK = "LAST WEEK, against the 4 before"


def _tonnage(back: Look, name: str = ALL) -> dict[int, float]:
    """The known tonnage by how many weeks ago it was."""
    return _by_week(known(charts(volume_page(back))[0], name))


def _by_week(values: dict[date, float]) -> dict[int, float]:
    return {(TODAY - monday).days // 7: value for monday, value in values.items()}


def _this_week(*done: Trained, **changes: Any) -> tuple[str, ...]:
    return fact(volume_page(look(*done, **changes)), THIS_WEEK)


def _last_week(*done: Trained, **changes: Any) -> tuple[str, ...]:
    return fact(volume_page(look(*done, **changes)), LAST_WEEK)


def _every_week(weeks: int, load: float = 40) -> tuple[Trained, ...]:
    """A session today, and one in each of the weeks before."""
    return tuple(trained(7 * week, load) for week in range(weeks))


def _weeks_before(weeks: int, load: float = 40) -> tuple[Trained, ...]:
    """A session in each of so many weeks before the one at hand."""
    return _every_week(weeks + 1, load)[1:]


# The charts


def test_tonnage_is_load_times_reps_week_by_week() -> None:
    back = look(trained(7, 40), trained(6, 20), trained(1, 10), trained(0, 50))
    assert _tonnage(back) == {1: 3 * 10 * (40 + 20 + 10), 0: 3 * 10 * 50}
    assert {chart.low for chart in charts(volume_page(back))} == {0}


def test_a_week_without_training_is_a_gap_and_not_nothing() -> None:
    chart = charts(volume_page(look(trained(14, 40), trained(0, 40))))[0]
    assert points(chart, ALL) == {day(14): 1200.0, day(7): None, TODAY: 1200.0}


def test_a_week_without_a_load_has_sets_but_no_tonnage() -> None:
    tonnage, sets, _ = charts(volume_page(look(trained(7, name=HINGE.id), trained(0, 40))))
    assert known(tonnage, ALL) == {TODAY: 1200.0}
    assert known(sets, ALL) == {day(7): 3.0, TODAY: 3.0}


def test_beside_all_exercises_stands_the_one_that_is_looked_at() -> None:
    back = look(trained(0, 40), trained(0, 30, name=GOOD_MORNING.id))
    assert _tonnage(back) == {0: 2100}
    assert _tonnage(back, RDL.name) == {0: 1200}


def test_where_no_exercise_is_chosen_all_stand_alone() -> None:
    page = volume_page(look(trained(0, 40), exercise=None))
    assert [len(chart.series) for chart in charts(page)] == [1, 1, 1]
    assert readouts(page) == ["week of 2 Mar · 3 sets, 1200 kg, 2.5 min under tension"]


def test_dumbbells_count_twice() -> None:
    back = look(trained(0, 16, name=DUMBBELLS.id), exercise=DUMBBELLS)
    assert _tonnage(back, DUMBBELLS.name) == {0: 2 * 3 * 10 * 16}


def test_tonnage_is_told_in_the_persons_unit() -> None:
    back = look(trained(0, 100, unit=Unit.LB), settings=Settings(units=Unit.LB))
    assert _tonnage(back)[0] == pytest.approx(3000, abs=0.1)
    assert "lb" in charts(volume_page(back))[0].title
    assert any(name.endswith(" lb") for name in volume_page(back).table().head)


def test_time_under_tension_is_what_was_measured_and_else_reps_times_tempo() -> None:
    clocked = {"tension_ms": 120_000, "unclocked_reps": 6}
    back = look(trained(0, 40, bout=clocked))
    assert _by_week(known(charts(volume_page(back))[2], ALL)) == {0: (120 + 6 * 5) / 60}


def test_holds_are_time_under_tension() -> None:
    back = look(trained(0, None, 1, name=PLANK.id, hold_ms=40_000), exercise=PLANK)
    tonnage, _, minutes = charts(volume_page(back))
    assert known(minutes, PLANK.name) == {TODAY: 2.0}
    assert known(tonnage, PLANK.name) == {}


def test_where_nothing_tells_it_time_under_tension_is_not_known() -> None:
    _, sets, minutes = charts(volume_page(look(trained(0, name=HINGE.id))))
    assert known(minutes, ALL) == {}
    assert known(sets, ALL) == {TODAY: 3.0}


def test_what_the_catalog_does_not_have_is_left_out() -> None:
    page = volume_page(look(trained(0, 40, name="gone")))
    assert all(chart.is_empty for chart in charts(page))
    assert readouts(page) == []


def test_the_first_week_is_shown_whole_where_the_span_begins_within_it() -> None:
    back = look(trained(28, 40), trained(27, 40), trained(100, 40), span=Span.FOUR_WEEKS)
    assert back.first == day(27)
    chart = charts(volume_page(back))[0]
    assert chart.first == day(28)
    assert _tonnage(back) == {4: 2400}
    assert chart.days == (day(28),)


def test_a_history_that_begins_within_the_span_has_no_weeks_before_it() -> None:
    back = look(trained(10, 40), scores=pains({12: 3}))
    assert [week.monday for week in own_weeks(back)] == [day(14), day(7), TODAY]
    assert charts(volume_page(back))[0].first == back.first


def test_all_time_begins_with_the_first_week() -> None:
    back = look(trained(400, 40), span=Span.ALL)
    monday = day(400) - timedelta(days=day(400).weekday())
    assert charts(volume_page(back))[0].first == monday
    assert len(own_weeks(back)) == 59


# The week at hand, beside the mean of those before it


def test_the_week_at_hand_stands_beside_the_mean_of_the_four_before_without_a_share() -> None:
    assert _this_week(*_every_week(5), trained(0.1, 20)) == (
        "tonnage, kg  1800, 4-week mean 1200",
        "sets  6, 4-week mean 3",
        "under tension, min  5, 4-week mean 2.5",
    )


def test_a_week_in_which_nothing_was_done_yet_is_told_as_that() -> None:
    assert _this_week(*_weeks_before(4)) == (
        "tonnage, kg  0, 4-week mean 1200",
        "sets  0, 4-week mean 3",
        "under tension, min  0, 4-week mean 2.5",
    )


def test_a_small_mean_is_not_rounded_to_nothing() -> None:
    assert _this_week(trained(28, name=HINGE.id))[0] == "sets  0, 4-week mean 0.8"


def test_four_weeks_are_needed_before_the_week_at_hand() -> None:
    assert _this_week(*_every_week(4)) == ("no four weeks before it yet",)


def test_after_five_weeks_without_training_there_is_nothing_to_compare() -> None:
    [told] = _this_week(trained(60, 40))
    assert told.startswith("nothing done")


def test_weeks_without_training_count_in_the_mean() -> None:
    assert _this_week(trained(28, 40), trained(0, 40))[0] == "tonnage, kg  1200, 4-week mean 300"


def test_weeks_before_the_span_count_in_the_mean() -> None:
    told = _this_week(*_every_week(8), span=Span.FOUR_WEEKS)
    assert told[0] == "tonnage, kg  1200, 4-week mean 1200"


def test_where_the_span_has_but_four_weeks_those_before_it_count_as_well() -> None:
    done = tuple(trained(7 * week + 2, 40) for week in range(8))
    back = look(*done, today=day(1), span=Span.FOUR_WEEKS)
    assert len(own_weeks(back)) == 4
    assert fact(volume_page(back), THIS_WEEK)[0] == "tonnage, kg  1200, 4-week mean 1200"
    assert fact(volume_page(back), LAST_WEEK)[0] == "tonnage, kg  1200 against 1200 (+0%)"


def test_what_was_never_done_is_not_told() -> None:
    done = tuple(trained(7 * week, name=HINGE.id) for week in range(5))
    assert _this_week(*done) == ("sets  3, 4-week mean 3",)


def test_the_week_is_that_of_all_exercises() -> None:
    others = tuple(
        replace(one, bout=replace(one.bout, exercise=GOOD_MORNING.id)) for one in _every_week(5)
    )
    assert _this_week(*others)[1] == "sets  3, 4-week mean 3"


# The last week against the mean of those before it


def test_the_last_week_is_held_against_the_mean_of_the_four_before_it() -> None:
    assert _last_week(*_weeks_before(5), trained(6, 20), trained(0, 90)) == (
        "tonnage, kg  1800 against 1200 (+50%)",
        "sets  6 against 3 (+100%)",
        "under tension, min  5 against 2.5 (+100%)",
    )


def test_less_than_the_mean_is_told_with_a_minus() -> None:
    assert "sets  0 against 3 (−100%)" in _last_week(*_weeks_before(5)[1:])


def test_a_small_share_is_that_of_the_mean_and_not_of_what_is_shown_of_it() -> None:
    assert _last_week(trained(35, name=HINGE.id))[0] == "sets  0 against 0.8 (−100%)"


def test_four_weeks_are_needed_before_the_last_one() -> None:
    assert _last_week(*_weeks_before(4)) == ("no four weeks before it yet",)
    assert len(_last_week(*_weeks_before(5))) == 3


def test_where_nothing_was_done_in_them_the_last_week_is_not_compared() -> None:
    [told] = _last_week(trained(60, 40), trained(0, 40))
    assert told.startswith("nothing done")


def test_there_is_no_share_of_nothing() -> None:
    done = (trained(7, 40), trained(35, name=HINGE.id))
    assert _last_week(*done)[0] == "tonnage, kg  1200 against 0"


# Read-outs and the table


def test_a_read_out_tells_all_exercises_and_the_one_that_is_looked_at() -> None:
    page = volume_page(look(trained(0, 40), trained(0, 30, name=GOOD_MORNING.id)))
    [told] = readouts(page)
    everything, own = "6 sets, 2100 kg, 5 min", "3 sets, 1200 kg, 2.5 min"
    assert told == (
        f"week of 2 Mar · {everything} under tension · Romanian deadlift: {own} under tension"
    )


def test_a_read_out_leaves_out_what_is_not_known() -> None:
    page = volume_page(look(trained(0, name=HINGE.id), exercise=None))
    assert readouts(page) == ["week of 2 Mar · 3 sets"]


def test_only_weeks_with_training_are_read_out() -> None:
    page = volume_page(look(trained(16, 40), trained(0, 40)))
    assert page.readouts.days == (day(21), TODAY)
    assert set(page.readouts.days) <= {one for chart in charts(page) for one in chart.days}


def test_the_table_has_every_week_newest_first_and_a_dash_for_what_is_not_known() -> None:
    page = volume_page(look(trained(14, 40, 9), trained(0, None, None, name=HINGE.id)))
    assert page.table().rows == (
        ("2 Mar", "3", "–", "–", "–"),
        ("23 Feb", "0", "–", "–", "–"),
        ("16 Feb", "3", "27", "1080", "2.2"),
    )


def test_without_any_history_there_is_nothing_to_draw() -> None:
    page = volume_page(look())
    assert all(chart.is_empty for chart in charts(page))
    assert fact(page, THIS_WEEK) == ("no four weeks before it yet",)
    assert column(page, "sets") == ["0"]
    assert readouts(page) == []

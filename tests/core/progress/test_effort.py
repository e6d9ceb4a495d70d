"""How hard it was."""

from __future__ import annotations

from postchain_tui.core.progress.effort import effort_page
from tests.core.progress.looks import (
    GOOD_MORNING,
    HINGE,
    RDL,
    charts,
    column,
    day,
    fact,
    known,
    look,
    points,
    readouts,
    trained,
)


def test_sets_and_whole_sessions_are_dots_of_their_days() -> None:
    [chart] = charts(effort_page(look(trained(9, 40, rpe=7.5, effort=6), trained(3, 40, effort=8))))
    assert known(chart, "sets") == {day(9): 7.5}
    assert known(chart, "whole session") == {day(9): 6, day(3): 8}
    assert (chart.low, chart.high) == (0, 10)


def test_effort_that_was_not_recorded_is_not_zero() -> None:
    [chart] = charts(effort_page(look(trained(9, 40, rpe=7.5), trained(3, 40, effort=0))))
    assert points(chart, "whole session") == {day(9): None, day(3): 0}
    assert points(chart, "sets") == {day(9): 7.5, day(3): None}


def test_sessions_without_any_effort_have_no_place() -> None:
    page = effort_page(look(trained(9, 40), trained(3, 40, effort=8)))
    assert page.readouts.days == (day(3),)
    assert column(page, "day") == ["27 Feb"]


def test_sessions_before_the_span_have_no_place() -> None:
    assert effort_page(look(trained(100, 40, effort=8, rpe=8))).readouts.days == ()


def test_only_sets_of_the_exercise_are_its_own() -> None:
    [chart] = charts(effort_page(look(trained(9, name=HINGE.id, rpe=3, effort=6))))
    assert known(chart, "sets") == {}
    assert known(chart, "whole session") == {day(9): 6}


def test_of_all_exercises_together_the_mean_of_all_their_sets_counts() -> None:
    done = (
        trained(9, 40, rpe=8, bout={"sets": 1}),
        trained(9, name=HINGE.id, rpe=4),
        trained(9, name=GOOD_MORNING.id),
    )
    page = effort_page(look(*done, exercise=None))
    assert known(charts(page)[0], "sets") == {day(9): 5.0}
    assert fact(page, "MEAN EFFORT")[0] == "sets  5 (1 session)"


def test_the_effort_to_aim_at_is_drawn() -> None:
    [chart] = charts(effort_page(look(trained(9, 40, rpe=7))))
    assert [(guide.name, guide.value) for guide in chart.guides] == [("aim at most 8", 8.0)]


def test_where_no_reserve_is_prescribed_there_is_nothing_to_aim_at() -> None:
    assert charts(effort_page(look(exercise=HINGE)))[0].guides == ()
    assert charts(effort_page(look(exercise=None)))[0].guides == ()


def test_means_are_told_with_how_many_sessions_they_are_from() -> None:
    done = (trained(9, 40, rpe=7, effort=6), trained(3, 40, rpe=8), trained(2, 40, rpe=8))
    assert fact(effort_page(look(*done)), "MEAN EFFORT") == (
        "sets  7.7 (3 sessions)",
        "whole session  6 (1 session)",
    )


def test_without_any_effort_there_is_no_mean() -> None:
    page = effort_page(look(trained(9, 40)))
    assert fact(page, "MEAN EFFORT") == (
        "sets  not recorded yet",
        "whole session  not recorded yet",
    )
    assert charts(page)[0].is_empty
    assert readouts(page) == []
    assert page.table().rows == ()


def test_a_read_out_tells_what_was_recorded_and_no_more() -> None:
    done = (trained(9, 40, rpe=7.25, effort=6), trained(3, 40, effort=8), trained(2, 40, rpe=7))
    assert readouts(effort_page(look(*done))) == [
        "Sat 21 Feb · sets: Romanian deadlift 7.2 · whole session 6",
        "Fri 27 Feb · whole session 8",
        "Sat 28 Feb · sets: Romanian deadlift 7",
    ]


def test_the_table_has_the_sessions_newest_first_with_dashes() -> None:
    done = (trained(9, 40, rpe=7.5), trained(3, 40, effort=8), trained(3.1, 40, effort=6))
    page = effort_page(look(*done))
    assert page.table().rows == (
        ("27 Feb", "–", "8"),
        ("27 Feb", "–", "6"),
        ("21 Feb", "7.5", "–"),
    )
    assert page.readouts.days == (day(9), day(3), day(3))
    assert RDL.name in page.table().head[1]

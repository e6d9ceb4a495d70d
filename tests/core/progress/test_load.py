"""How one exercise goes: its line, what is left out of it, and its pain beneath."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.chart import Chart, Mark, Tone
from postchain_tui.core.diary import CeilingAnswer, Declaration, DeclarationKind
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.load import Unit
from postchain_tui.core.performance import HeldBy
from postchain_tui.core.progress.load import load_page
from postchain_tui.core.progress.look import Look
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.build import done, kg, said
from tests.core.progress.looks import (
    CARRY,
    DUMBBELLS,
    GOOD_MORNING,
    HINGE,
    PLANK,
    RDL,
    THRUST,
    TODAY,
    around,
    charts,
    column,
    day,
    known,
    look,
    points,
    readouts,
    trained,
)

POUNDS = Settings(units=Unit.LB)


def _line(back: Look) -> Chart:
    return charts(load_page(back))[0]


def _amounts(back: Look) -> Chart:
    """The chart between that of the load and that of the pain."""
    _, chart, _ = charts(load_page(back))
    return chart


def _pain(back: Look) -> Chart:
    return charts(load_page(back))[-1]


def _light_week(days: float) -> Declaration:
    return said(DeclarationKind.DELOAD, "taken", days=days)


# The line


def test_the_line_goes_through_the_best_loads() -> None:
    chart = _line(look(trained(10, 40), trained(3, 42.5)))
    assert points(chart, "best set") == {day(10): 40.0, day(3): 42.5}
    assert [one.mark for one in chart.series if one.name == "best set"] == [Mark.JOINED]


def test_a_line_does_not_go_on_over_more_than_fourteen_days_without_training() -> None:
    chart = _line(look(trained(30, 40), trained(15, 42.5), trained(1, 45)))
    assert points(chart, "best set") == {
        day(30): 40.0,
        day(29): None,
        day(15): 42.5,
        day(1): 45.0,
    }


def test_a_session_whose_load_is_not_known_breaks_the_line() -> None:
    done = (trained(9, 60, name=THRUST.id), trained(6, name=THRUST.id))
    chart = _line(look(*done, trained(3, 65, name=THRUST.id), exercise=THRUST))
    assert points(chart, "best set") == {day(9): 60.0, day(6): None, day(3): 65.0}


def test_a_session_with_pain_above_the_ceiling_is_marked_and_not_on_the_line() -> None:
    chart = _line(look(trained(9, 40, pain=5), trained(6, 30, pain=6), trained(3, 42.5)))
    assert points(chart, "best set") == {day(9): 40.0, day(3): 42.5}
    assert points(chart, HeldBy.PAIN) == {day(6): 30.0}


def test_a_session_made_easier_because_of_pain_is_marked_and_not_on_the_line() -> None:
    answer = replace(
        said(DeclarationKind.CEILING, CeilingAnswer.LIGHTER, days=6),
        session="session 6",
        exercise=RDL.id,
    )
    chart = _line(look(trained(9, 40), trained(6, 30), said=(answer,)))
    assert points(chart, "best set") == {day(9): 40.0}
    assert points(chart, HeldBy.PAIN) == {day(6): 30.0}


def test_the_sessions_of_a_light_week_are_marked_and_not_on_the_line() -> None:
    done = (trained(12, 40), trained(6, 24), trained(4, 24), trained(0, 42.5))
    chart = _line(look(*done, said=(_light_week(8),)))
    assert points(chart, "best set") == {day(12): 40.0, TODAY: 42.5}
    assert points(chart, HeldBy.LIGHT_WEEK) == {day(6): 24.0, day(4): 24.0}


def test_days_on_which_it_was_skipped_are_marked_beneath_all_sessions() -> None:
    done = (trained(12, 40), trained(6, 24, pain=8), trained(3, 42.5))
    chart = _line(look(*done, skipped=(day(9), day(90))))
    assert points(chart, "skipped") == {day(9): 24.0}


@pytest.mark.parametrize("back", [look(), look(trained(9, None, None, name=HINGE.id))])
def test_where_there_is_no_other_point_no_skipped_day_is_marked(back: Look) -> None:
    chart = _line(replace(back, skipped=(day(9),)))
    assert points(chart, "skipped") == {}
    assert chart.is_empty


def test_only_what_lies_in_the_span_is_on_the_line() -> None:
    chart = _line(look(trained(30, 40), trained(20, 42.5), span=Span.FOUR_WEEKS))
    assert points(chart, "best set") == {day(20): 42.5}
    assert (chart.first, chart.last) == (day(27), TODAY)


# Other rungs


def test_other_rungs_with_the_same_kind_of_load_are_shown() -> None:
    done = (
        trained(9, 40),
        trained(8, 30, name=GOOD_MORNING.id),
        trained(7, 16, name=DUMBBELLS.id),
        trained(6, name=HINGE.id),
        trained(5, None, name=GOOD_MORNING.id),
    )
    assert points(_line(look(*done)), "other rungs") == {day(8): 30.0}


def test_a_rung_that_the_catalog_does_not_have_is_not_shown() -> None:
    back = look(trained(9, 40), trained(8, 30, name="gone"))
    chart = _line(replace(back, family=(*back.family, "gone")))
    assert points(chart, "other rungs") == {}


def test_beside_reps_no_loads_of_other_rungs_are_shown() -> None:
    back = look(trained(9, name=HINGE.id), trained(8, 40), exercise=HINGE)
    assert points(_line(back), "other rungs") == {}


def test_where_no_exercise_is_chosen_there_is_no_line() -> None:
    page = load_page(look(trained(9, 40), exercise=None))
    assert all(chart.is_empty for chart in charts(page))
    assert page.facts == ()
    assert page.readouts.days == ()
    assert "not done in 12 weeks" in page.table().empty


# What is measured


def test_dumbbells_are_told_per_hand_and_not_doubled() -> None:
    chart = _line(look(trained(9, 16, name=DUMBBELLS.id), exercise=DUMBBELLS))
    assert "per hand" in chart.title
    assert points(chart, "best set") == {day(9): 16.0}


def test_a_bar_is_not_per_hand() -> None:
    assert "per hand" not in _line(look(trained(9, 40))).title


def test_loads_are_in_the_persons_unit() -> None:
    chart = _line(look(trained(9, 95, unit=Unit.LB), settings=POUNDS))
    assert "lb" in chart.title
    assert points(chart, "best set") == {day(9): 95.0}


def test_without_a_load_reps_are_charted_and_have_no_chart_of_their_own() -> None:
    page = load_page(look(trained(9, None, 12, name=HINGE.id), exercise=HINGE))
    line, _ = charts(page)
    assert "reps" in line.title
    assert points(line, "best set") == {day(9): 12}


def test_holds_are_told_in_seconds() -> None:
    line, _ = charts(
        load_page(look(trained(9, None, 1, name=PLANK.id, hold_ms=30_000), exercise=PLANK))
    )
    assert "hold" in line.title
    assert points(line, "best set") == {day(9): 30.0}


def test_beneath_a_load_are_the_reps_and_the_range_to_aim_at() -> None:
    chart = _amounts(look(trained(9, 40, 9)))
    assert list(points(chart, "best set").values()) == [9]
    assert [guide.value for guide in chart.guides] == [8, 12]


def test_beneath_a_load_that_is_held_are_the_seconds() -> None:
    chart = _amounts(look(trained(9, 16, 1, name=CARRY.id, hold_ms=30_000), exercise=CARRY))
    assert list(points(chart, "best set").values()) == [30.0]
    assert [guide.value for guide in chart.guides] == [20, 40]


def test_a_range_of_one_number_is_one_line() -> None:
    back = look(trained(9, 40, name=GOOD_MORNING.id), exercise=GOOD_MORNING)
    assert [guide.value for guide in _amounts(back).guides] == [10]


def test_there_is_no_range_where_none_is_prescribed() -> None:
    assert _amounts(look(trained(9, 10, name=HINGE.id), exercise=HINGE)).guides == ()
    loaded = trained(9, 40)
    assert _amounts(look(loaded, exercise=None, best_sets=loaded.best)).guides == ()


def test_reps_of_sessions_that_were_held_back_are_shown_too() -> None:
    chart = _amounts(look(trained(9, 40, 9, pain=7), trained(8, 40, 10)))
    assert known(chart, "best set") == {day(9): 9, day(8): 10}


def test_where_the_chart_of_reps_is_one_too_many_it_gives_way() -> None:
    panels = load_page(look(trained(9, 40))).panels
    assert [panel.is_extra for panel in panels] == [False, True, False]


# The pain beneath


def test_pain_stands_beneath_the_load_over_the_same_days() -> None:
    done = (trained(9, 40, pain=2), trained(6, 40))
    page = load_page(look(*done, scores=around(9, before=1, after=3, morning=4)))
    chart = charts(page)[-1]
    assert points(chart, "worst") == {day(9): 2.0, day(6): None}
    assert points(chart, "next morning") == {day(8): 4.0, day(5): None}
    assert len({(one.first, one.last) for one in charts(page)}) == 1


def test_the_morning_after_a_session_of_today_is_still_to_come() -> None:
    chart = _pain(look(trained(1, 40), trained(0, 40)))
    assert list(points(chart, "next morning")) == [TODAY]


def test_pain_that_was_not_recorded_is_not_zero() -> None:
    chart = _pain(look(trained(9, 40)))
    assert known(chart, "worst") == {}
    assert chart.is_empty


@pytest.mark.parametrize(
    ("ceiling", "pain", "high"), [(5, 2, 6), (5, 9, 9), (3, 0, 4), (10, 1, 10)]
)
def test_the_scale_of_pain_shows_the_ceiling_and_the_worst_score(
    ceiling: int, pain: int, high: float
) -> None:
    chart = _pain(look(trained(9, 40, pain=pain), settings=Settings(ceiling=ceiling)))
    assert [guide.value for guide in chart.guides] == [ceiling]
    assert (chart.low, chart.high) == (0, high)


def test_of_several_scores_the_worst_makes_the_scale() -> None:
    scores = around(9, morning=8)
    chart = _pain(look(trained(9, 40, pain=1), trained(6, 40, pain=7), scores=scores))
    assert chart.high == 8


def test_scores_above_the_ceiling_are_told_apart() -> None:
    done = (trained(9, 40, pain=6), trained(8, 40, pain=5), trained(3, 40, pain=9))
    scores = (*around(9, morning=8), *around(8, morning=5))
    chart = _pain(look(*done, scores=scores))
    *_, above = chart.series
    assert (above.name, above.tone, above.symbol) == ("above it", Tone.BAD, "▲")
    assert [(point.day, point.value) for point in above.points] == [
        (day(9), 6),
        (day(8), 8),
        (day(3), 9),
    ]
    assert points(chart, "next morning")[day(8)] == 8


def test_a_higher_ceiling_has_less_above_it() -> None:
    chart = _pain(look(trained(9, 40, pain=6), settings=Settings(ceiling=6)))
    assert points(chart, "above it") == {}


# Read-outs


def test_a_read_out_tells_sets_load_effort_and_pain() -> None:
    done = trained(9, 40, 8, rpe=7.5, pain=2)
    page = load_page(look(done, scores=around(9, morning=1)))
    assert page.readouts.days == (day(9),)
    assert readouts(page) == [
        "Sat 21 Feb · 3 sets, best 40 kg × 8 at effort 7.5 · worst pain 2 · next morning 1"
    ]


def test_a_read_out_leaves_out_what_was_not_recorded() -> None:
    assert readouts(load_page(look(trained(9, 40, 8)))) == ["Sat 21 Feb · 3 sets, best 40 kg × 8"]


def test_a_single_set_is_one_set() -> None:
    [told] = readouts(load_page(look(trained(9, 40, 8, bout={"sets": 1}))))
    assert "· 1 set, best" in told


def test_a_read_out_says_what_held_a_session_back() -> None:
    done = (trained(9, 40, pain=7), trained(3, 30))
    first, second = readouts(load_page(look(*done, said=(_light_week(4),))))
    assert first.endswith(HeldBy.PAIN)
    assert second.endswith(HeldBy.LIGHT_WEEK)


def test_a_read_out_without_a_best_set_has_a_dash() -> None:
    assert readouts(load_page(look(trained(9, 40), best_sets=()))) == ["Sat 21 Feb · –"]


def test_read_outs_come_in_the_order_of_their_days() -> None:
    page = load_page(look(trained(3, 40), trained(9, 40), trained(3.1, 40)))
    assert page.readouts.days == (day(9), day(3), day(3))


# The table


def test_the_table_has_a_row_for_every_session_newest_first() -> None:
    done = (
        trained(9, 40, 8, rpe=7.25, pain=2),
        trained(6, 42.5, 7, pain=8),
        trained(400, 30),
        trained(3, name=HINGE.id),
    )
    page = load_page(look(*done, scores=around(9, before=1, after=3, morning=4)))
    assert page.table().head[4:8] == ("before", "worst", "after", "morning")
    assert page.table().rows == (
        ("24 Feb", "3", "42.5 × 7", "–", "–", "8", "–", "–", HeldBy.PAIN),
        ("21 Feb", "3", "40 × 8", "7.2", "1", "2", "3", "4", ""),
    )


def test_the_table_has_a_dash_where_there_is_no_best_set() -> None:
    assert column(load_page(look(trained(9, 40), best_sets=())), "best set") == ["–"]


def test_sets_of_which_only_the_load_is_known_are_told_with_a_dash() -> None:
    assert column(load_page(look(trained(9, 40, None))), "best set") == ["40 × –"]


# Little or nothing on record


def test_without_any_history_the_page_says_so() -> None:
    page = load_page(look())
    assert all(chart.is_empty for chart in charts(page))
    assert "Romanian deadlift: not done in 12 weeks" in charts(page)[0].empty
    assert "Romanian deadlift: not done in 12 weeks" in page.table().empty
    assert page.table().rows == ()
    assert readouts(page) == []


@pytest.mark.parametrize(
    ("exercise", "missing"), [(HINGE, "no reps recorded"), (PLANK, "no seconds recorded")]
)
def test_what_was_done_without_a_number_is_not_said_to_be_not_done(
    exercise: Exercise, missing: str
) -> None:
    page = load_page(look(trained(9, None, None, name=exercise.id), exercise=exercise))
    assert charts(page)[0].is_empty
    assert missing in charts(page)[0].empty
    assert len(page.table().rows) == 1


def test_a_single_session_is_a_point_and_a_row() -> None:
    page = load_page(look(trained(9, 40)))
    assert charts(page)[0].days == (day(9),)
    assert len(page.table().rows) == len(page.readouts.days) == 1


def test_of_several_best_sets_of_a_session_the_heaviest_is_shown() -> None:
    heavy, light = trained(9, 40, 6), trained(9, 30, 12)
    both = (*light.best, *heavy.best)
    assert column(load_page(look(heavy, best_sets=both)), "best set") == ["40 × 6"]


def test_sides_told_apart_are_shown_apart() -> None:
    best = done(reps=19, reps_left=10, reps_right=9, load=kg(20))
    session = trained(9, 20)
    told = (replace(session.best[0], done=best),)
    assert column(load_page(look(session, best_sets=told)), "best set") == ["20 × 10/9"]

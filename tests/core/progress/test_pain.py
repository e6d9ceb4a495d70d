"""How the back has been: every day, the smoothed line, and the sessions."""

from __future__ import annotations

import pytest

from postchain_tui.core.chart import Chart, Tone
from postchain_tui.core.diary import PainKind
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.pain import pain_page
from postchain_tui.core.progress.pain_days import days_covered, mornings_recorded, pain_days
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.build import score
from tests.core.progress.looks import (
    HINGE,
    TODAY,
    around,
    charts,
    column,
    day,
    known,
    look,
    pains,
    points,
    readouts,
    trained,
)

SMOOTHED = "smoothed"
ABOVE = "above it"


def _daily(back: Look) -> Chart:
    return charts(pain_page(back))[0]


def _around(back: Look) -> Chart:
    return charts(pain_page(back))[1]


# Day by day


def test_days_without_a_score_have_no_point() -> None:
    chart = _daily(look(scores=pains({6: 4, 4: 0})))
    assert points(chart, "a day") == {day(6): 4.0, day(4): 0.0}


def test_a_score_that_was_not_known_is_no_point() -> None:
    assert _daily(look(scores=(score(None, 3),))).is_empty


def test_the_smoothed_line_weighs_the_past() -> None:
    line = points(_daily(look(scores=pains({10: 6, 9: 4, 6: 4, 0: 2}))), SMOOTHED)
    assert list(line) == [day(10), day(9), day(6), TODAY]
    assert [round(value or 0, 3) for value in line.values()] == [6, 5.811, 5.346, 3.847]


def test_the_smoothed_line_breaks_where_nothing_was_recorded_for_more_than_seven_days() -> None:
    line = points(_daily(look(scores=pains({20: 4, 12: 4, 5: 4}))), SMOOTHED)
    assert line == {day(20): 4.0, day(19): None, day(12): 4.0, day(5): 4.0}


def test_the_smoothed_line_comes_from_before_the_span() -> None:
    back = look(scores=pains({34: 8, 27: 2}), span=Span.FOUR_WEEKS)
    assert points(_daily(back), SMOOTHED) == {day(27): 5.0}
    assert points(_daily(back), "a day") == {day(27): 2.0}


def test_the_days_of_the_span_are_told_with_their_smoothed_values() -> None:
    days = pain_days(look(scores=pains({100: 8, 3: 2})))
    assert list(days.values) == list(days.smoothed) == [day(3)]


@pytest.mark.parametrize(("ceiling", "pain", "high"), [(5, 1, 6), (5, 8, 8), (3, 1, 4)])
def test_the_ceiling_is_drawn_into_both_charts(ceiling: int, pain: int, high: float) -> None:
    scores = (*pains({3: pain}), *around(2, before=pain))
    back = look(trained(2, 40), scores=scores, settings=Settings(ceiling=ceiling))
    for chart in (_daily(back), _around(back)):
        assert [guide.value for guide in chart.guides] == [ceiling]
        assert (chart.low, chart.high) == (0, high)


def test_the_smoothed_line_is_drawn_beneath_the_days() -> None:
    names = [one.name for one in _daily(look(scores=pains({6: 4}))).series]
    assert names == ["smoothed", "a day", "above it"]


def test_what_lies_above_the_ceiling_is_told_apart_in_both_charts() -> None:
    scores = (*around(9, before=6, after=2, morning=7), *pains({12: 8, 11: 5, 10: 6}))
    back = look(trained(9, 40, pain=5), scores=scores)
    assert points(_daily(back), ABOVE) == {day(12): 8.0, day(10): 6.0, day(8): 7.0}
    assert points(_around(back), ABOVE) == {day(9): 6.0, day(8): 7.0}
    for chart in (_daily(back), _around(back)):
        *_, above = chart.series
        assert (above.name, above.tone, above.symbol) == (ABOVE, Tone.BAD, "▲")


def test_every_score_above_the_ceiling_is_repeated_whatever_else_was_felt_that_day() -> None:
    back = look(
        trained(9, 40, pain=9), trained(8, 40), scores=around(9, before=7, after=8, morning=6)
    )
    [above] = [one for one in _around(back).series if one.name == ABOVE]
    assert [(point.day, point.value) for point in above.points] == [
        (day(9), 7),
        (day(9), 9),
        (day(9), 8),
        (day(8), 6),
    ]


def test_where_no_score_is_above_the_ceiling_nothing_is_said_of_it() -> None:
    back = look(trained(9, 40, pain=5), scores=(*around(9, before=5), *pains({3: 5})))
    for chart in (_daily(back), _around(back)):
        assert points(chart, ABOVE) == {}
        assert ABOVE not in [one.name for one in chart.shown]


# Around the sessions


def test_scores_around_a_session_stand_on_their_own_days() -> None:
    scores = around(9, before=1, after=3, morning=2)
    chart = _around(look(trained(9, 40, pain=4), scores=scores))
    assert points(chart, "before") == {day(9): 1.0}
    assert points(chart, "worst") == {day(9): 4.0}
    assert points(chart, "after") == {day(9): 3.0}
    assert points(chart, "morning") == {day(8): 2.0}


def test_what_was_not_felt_or_not_told_around_a_session_is_no_zero() -> None:
    chart = _around(look(trained(9, 40), scores=around(9, after=0)))
    assert known(chart, "after") == {day(9): 0.0}
    assert not any(known(chart, name) for name in ("before", "worst"))
    assert known(chart, "morning") == {}


def test_the_morning_after_a_session_of_today_is_still_to_come() -> None:
    chart = _around(look(trained(1, 40), trained(0, 40)))
    assert list(points(chart, "morning")) == [TODAY]


def test_the_worst_of_a_session_is_that_of_any_exercise() -> None:
    done = (trained(9, 40, pain=2), trained(9, name=HINGE.id, pain=6), trained(9, name="gone"))
    assert points(_around(look(*done)), "worst") == {day(9): 6.0}


# The load beneath


def test_the_load_lies_beneath_on_the_same_days() -> None:
    *_, load = charts(pain_page(look(trained(9, 40))))
    assert points(load, "best set") == {day(9): 40.0}
    assert len({(one.first, one.last) for one in charts(pain_page(look(trained(9, 40))))}) == 1


def test_where_no_exercise_is_chosen_there_is_no_load_beneath() -> None:
    page = pain_page(look(trained(9, 40), exercise=None))
    assert len(page.panels) == 2


# Read-outs


def test_a_read_out_tells_the_day_and_its_sessions() -> None:
    scores = (*around(9, before=1, after=3, morning=2), *pains({12: 4}))
    page = pain_page(look(trained(9, 40, pain=4), scores=scores))
    assert page.readouts.days == (day(12), day(9), day(8))
    assert readouts(page) == [
        "Wed 18 Feb · pain 4 · smoothed 4",
        "Sat 21 Feb · pain 2 · smoothed 3.5 · session: before 1, worst 4, after 3, next morning 2",
        "Sun 22 Feb · pain 2 · smoothed 3.3",
    ]


def test_a_session_without_scores_is_told_as_that() -> None:
    assert readouts(pain_page(look(trained(9, 40)))) == ["Sat 21 Feb · session without scores"]


def test_both_sessions_of_a_day_are_told() -> None:
    scores = (*around(9.1, before=1), *around(9, before=5))
    page = pain_page(look(trained(9.1, 40), trained(9, 40), scores=scores))
    [told] = readouts(page)
    assert told.endswith("session: before 1 · session: before 5")
    assert column(page, "day") == ["21 Feb", "21 Feb"]
    assert column(page, "before") == ["5", "1"]


# The table


def test_the_table_has_every_day_with_a_score_or_a_session_newest_first() -> None:
    scores = (*around(9, before=1, after=3, morning=2), *pains({12: 4, 100: 9}))
    page = pain_page(look(trained(9, 40, pain=4), trained(3, 40), scores=scores))
    assert page.table().rows == (
        ("27 Feb", "–", "–", "–", "–", "–", "–"),
        ("22 Feb", "2", "3.3", "–", "–", "–", "–"),
        ("21 Feb", "2", "3.5", "1", "4", "3", "2"),
        ("18 Feb", "4", "4", "–", "–", "–", "–"),
    )


def test_without_any_history_there_is_nothing_to_draw() -> None:
    page = pain_page(look())
    assert all(chart.is_empty for chart in charts(page))
    assert charts(page)[0].empty == "no scores beside those of sets yet"
    assert page.table().rows == ()
    assert readouts(page) == []


# How complete the mornings are


def test_a_session_of_today_does_not_owe_its_morning_yet() -> None:
    back = look(trained(9, 40), trained(3, 40), trained(0, 40), scores=around(9, morning=0))
    assert mornings_recorded(back) == (1, 2)


def test_a_morning_that_was_not_known_is_not_recorded() -> None:
    asked = score(None, 8, PainKind.MORNING, session="session 9")
    assert mornings_recorded(look(trained(9, 40), scores=(asked,))) == (0, 1)


def test_a_day_with_two_sessions_has_one_next_morning() -> None:
    done = (trained(9.1, 40), trained(9, 40), trained(5, 40))
    assert mornings_recorded(look(*done)) == (0, 2)
    assert mornings_recorded(look(*done, scores=around(9.1, morning=2))) == (1, 2)
    both = (*around(9.1, morning=2), *around(9, morning=3))
    assert mornings_recorded(look(*done, scores=both)) == (1, 2)


def test_a_morning_without_a_session_is_no_next_one() -> None:
    asked = score(3, 8, PainKind.MORNING)
    assert mornings_recorded(look(trained(9, 40), scores=(asked,))) == (0, 1)


def test_the_days_covered_reach_from_the_first_to_the_last_score_of_four_weeks() -> None:
    assert days_covered(look()) == 0
    assert days_covered(look(scores=pains({5: 1}))) == 1
    assert days_covered(look(scores=pains({20: 1, 4: 3}))) == 17
    assert days_covered(look(scores=pains({28: 1, 27: 1, 0: 3}))) == 28


def test_mornings_of_sessions_before_the_span_do_not_count() -> None:
    back = look(trained(100, 40), trained(9, 40), scores=around(100, morning=1))
    assert mornings_recorded(back) == (0, 1)


@pytest.mark.parametrize(("count", "top"), [(120, "a day"), (121, "smoothed")])
def test_the_smoothed_line_is_above_the_days_only_where_they_are_too_many(
    count: int, top: str
) -> None:
    chart = charts(pain_page(look(scores=pains(dict.fromkeys(range(count), 1)), span=Span.ALL)))[0]
    assert [series.name for series in chart.shown][-1] == top

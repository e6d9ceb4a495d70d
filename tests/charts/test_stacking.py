"""Charts that share a height."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.charts.stacking import LEAST_ROWS, stacked
from postchain_tui.core.chart import Chart
from postchain_tui.core.progress.page import Panel

DAY = date(2026, 3, 2)


def loads(share: int = 3, *, is_extra: bool = False) -> Panel:
    """A chart whose scale follows its points."""
    return Panel(Chart("load", (), DAY, DAY), share, is_extra)


def pains(top: int = 6, *, is_extra: bool = False) -> Panel:
    """A chart of whole numbers from zero up to a top."""
    return Panel(Chart("pain", (), DAY, DAY, low=0, high=top, whole=True), 3, is_extra)


panels = st.lists(
    st.one_of(
        st.builds(loads, st.integers(1, 5), is_extra=st.booleans()),
        st.builds(pains, st.integers(6, 10), is_extra=st.booleans()),
    ),
    max_size=3,
)


def test_whole_numbers_have_a_line_each_and_the_others_what_is_left() -> None:
    load, pain = stacked([loads(), pains()], 17).storeys
    assert (load.rows, pain.rows) == (5, 7)
    load, pain = stacked([loads(), pains()], 30).storeys
    assert pain.rows == 7
    assert load.rows == 30 - 7 - 2 - 2 - 1


def test_what_is_left_over_is_shared_out_by_the_shares() -> None:
    one, other = stacked([loads(2), loads(1)], 5 + 5 + 2 + 2 + 1 + 9).storeys
    assert (one.rows, other.rows) == (11, 8)


def test_only_the_lowest_has_the_days() -> None:
    storeys = stacked([loads(), loads(), pains()], 60).storeys
    assert [storey.has_days for storey in storeys] == [False, False, True]


def test_an_extra_chart_gives_way_where_there_is_little_room() -> None:
    both = [loads(), pains(is_extra=True), loads()]
    assert len(stacked(both, 22).storeys) == 3
    assert len(stacked(both, 21).storeys) == 2


def test_with_too_little_room_whole_numbers_give_way_to_the_least() -> None:
    load, pain = stacked([loads(), pains(10)], 17).storeys
    assert load.rows == LEAST_ROWS
    assert pain.rows == 17 - LEAST_ROWS - 4


def test_a_line_is_left_between_charts_where_there_is_one() -> None:
    assert stacked([loads(), loads()], 14).gap == 0
    assert stacked([loads(), loads()], 15).gap == 1


def test_without_charts_there_is_nothing() -> None:
    assert stacked([], 20).storeys == ()


@given(panels, st.integers(0, 80))
def test_charts_take_no_more_than_the_height_unless_they_would_say_nothing(
    some: list[Panel], height: int
) -> None:
    stack = stacked(some, height)
    lines = sum(storey.lines for storey in stack.storeys) + stack.gap * (len(stack.storeys) - 1)
    least = sum(1 + LEAST_ROWS for _ in stack.storeys) + 2
    assert lines <= max(height, least)
    assert all(storey.rows >= LEAST_ROWS for storey in stack.storeys)
    assert [storey.panel for storey in stack.storeys if not storey.panel.is_extra] == [
        panel for panel in some if not panel.is_extra
    ]

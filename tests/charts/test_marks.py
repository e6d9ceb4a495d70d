"""What a chart is made of, and what becomes of long series."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.charts.canvas import Grid, Stamps, Stroke, painted
from postchain_tui.charts.charset import signs_of
from postchain_tui.charts.marks import Marks, thinned
from postchain_tui.charts.scale import Scale
from postchain_tui.core.charset import Charset
from postchain_tui.core.chart import Chart, Mark, Point, Series, Tone

FIRST = date(2026, 9, 1)
LINES = re.compile("[\u2801-\u28ff]")
"""What lines are drawn with."""

places = st.lists(st.tuples(st.floats(0, 1), st.none() | st.floats(-100, 100)), max_size=120).map(
    lambda some: tuple(sorted(some, key=lambda one: one[0]))
)


@given(places, st.integers(1, 20))
def test_thinning_leaves_two_values_a_column_and_all_gaps_and_peaks(
    told: tuple[tuple[float, float | None], ...], columns: int
) -> None:
    kept = thinned(told, columns)
    known = [value for _, value in kept if value is not None]
    before = [value for _, value in told if value is not None]
    assert len(known) <= 2 * columns
    assert [one for one in kept if one[1] is None] == [one for one in told if one[1] is None]
    assert max(known, default=None) == max(before, default=None)
    assert min(known, default=None) == min(before, default=None)
    assert all(one in told for one in kept)


@given(st.lists(st.floats(-9, 9), min_size=61, max_size=300), st.integers(1, 30))
def test_the_extremes_of_each_column_stay(values: list[float], columns: int) -> None:
    told = tuple((number / len(values), value) for number, value in enumerate(values))

    def extremes(some: tuple[tuple[float, float | None], ...]) -> list[tuple[float, float]]:
        """The least and the greatest value of each column."""
        groups = groupby(some, lambda one: int(one[0] * columns))
        found = [[value for _, value in group if value is not None] for _, group in groups]
        return [(min(group), max(group)) for group in found]

    assert extremes(thinned(told, columns)) == extremes(told)


def test_a_short_series_stays_as_it_is() -> None:
    told = ((0.0, 1.0), (0.5, None), (1.0, 2.0))
    assert thinned(told, 1) is told


# Points and the lines between them


def series(*values: float | None, mark: Mark = Mark.JOINED, **more: Any) -> Series:
    """A series with a value a day from the first one on."""
    points = (Point(FIRST + timedelta(days=day), value) for day, value in enumerate(values))
    return Series("load", tuple(points), mark, **more)


def marks(
    *shown: Series, columns: int = 41, rows: int = 9, charset: Charset = Charset.BRAILLE
) -> Marks:
    """The marks of series that fill the whole width, on a scale from 0 to 8."""
    last = max(point.day for one in shown for point in one.points)
    signs = signs_of(charset)
    grid = Grid(columns, rows, signs.across, signs.down)
    chart = Chart("Load", shown, FIRST, last, low=0, high=8)
    return Marks(chart, grid, Scale(0, 8, (0, 8)), charset, {}, None, None)


def strokes(made: Marks) -> list[Stroke]:
    """The lines."""
    return [layer for layer in made.layers() if isinstance(layer, Stroke)]


def stamped(made: Marks) -> list[Stamps]:
    """Layers with characters, but for those that have none."""
    return [layer for layer in made.layers() if isinstance(layer, Stamps) and layer.stamps]


def painting(made: Marks) -> list[str]:
    """The plot area."""
    return [f"{line:<{made.grid.columns}}" for line in painted(made.grid, made.layers())]


def test_joined_points_have_their_sign_and_lines_between_them() -> None:
    lines = painting(marks(series(4, 4, 4)))
    assert lines.count(" " * 41) == 8
    (line,) = (line for line in lines if line.strip())
    assert re.fullmatch(rf"●{LINES.pattern}{{19}}●{LINES.pattern}{{19}}●", line)


@pytest.mark.parametrize("charset", Charset)
def test_a_line_is_nothing_but_strokes(charset: Charset) -> None:
    made = marks(series(4, 5, None, 4, mark=Mark.LINE), charset=charset)
    assert [len(stroke.x) for stroke in strokes(made)] == [2, 1]
    assert stamped(made) == []


def test_points_alone_have_no_lines_between_them() -> None:
    made = marks(series(4, 4, 4, mark=Mark.DOTS))
    assert strokes(made) == []
    assert not LINES.search("".join(painting(made)))
    assert "".join(painting(made)).count("●") == 3


@given(
    st.lists(st.floats(0, 8), min_size=2, max_size=9),
    st.integers(2, 40),
    st.integers(1, 20),
    st.sampled_from(list(Charset)),
)
def test_the_line_goes_through_the_middle_of_the_cells_of_its_points(
    values: list[float], columns: int, rows: int, charset: Charset
) -> None:
    made = marks(series(*values), columns=columns, rows=rows, charset=charset)
    (stroke,), (points,) = strokes(made), stamped(made)
    grid = made.grid
    cells = [(stamp.column, stamp.row) for stamp in points.stamps]
    assert [(grid.column(x), grid.row(y)) for x, y in zip(stroke.x, stroke.y, strict=True)] == cells
    dots_up = [y * (rows * grid.down - 1) for y in stroke.y]
    assert dots_up == pytest.approx([row * grid.down + grid.down // 2 for _, row in cells])


def test_points_in_one_row_are_joined_by_a_level_line_wherever_in_it_they_lie() -> None:
    (stroke,) = strokes(marks(series(3.6, 4.4, 4.0)))
    assert len(set(stroke.y)) == 1


def test_no_line_joins_points_across_a_missing_one() -> None:
    made = marks(series(4, 4, None, 4, None, 4, 4))
    assert [len(stroke.x) for stroke in strokes(made)] == [2, 1, 2]
    (line,) = (line for line in painting(made) if line.strip())
    assert line.count("●") == 5
    assert [len(gap) for gap in re.findall(" +", line)] == [12, 13]


@pytest.mark.parametrize("mark", [Mark.JOINED, Mark.LINE])
def test_what_lies_outside_the_days_is_joined_to_nothing(mark: Mark) -> None:
    whole = series(1, 2, 3, 4, mark=mark)
    made = marks(whole)
    chart = Chart("Load", (whole,), FIRST + timedelta(1), FIRST + timedelta(2), low=0, high=8)
    cut = Marks(chart, made.grid, made.scale, made.charset, {}, None, None)
    assert [len(stroke.x) for stroke in strokes(cut)] == [2]


# What lies on top


@pytest.mark.parametrize("charset", Charset)
def test_a_later_series_is_painted_over_an_earlier_one(charset: Charset) -> None:
    under, over = series(4, 4, mark=Mark.DOTS, symbol="a"), series(4, 4, symbol="b")
    assert "a" not in "".join(painting(marks(under, over, charset=charset)))
    turned = "".join(painting(marks(over, under, charset=charset)))
    assert (turned.count("a"), turned.count("b")) == (2, 0)


@pytest.mark.parametrize("mark", [Mark.DOTS, Mark.JOINED])
def test_the_signs_of_a_series_lie_over_its_own_line_and_over_bars_before_it(mark: Mark) -> None:
    bars = series(8, 8, 8, mark=Mark.BARS, tone=Tone.QUIET)
    drawn = "".join(painting(marks(bars, series(4, 4, 4, mark=mark))))
    assert drawn.count("●") == 3


def test_bars_after_a_line_hide_it() -> None:
    line, bars = series(4, 4, 4), series(8, 8, 8, mark=Mark.BARS)
    assert "●" not in "".join(painting(marks(line, bars)))
    assert "●" in "".join(painting(marks(bars, line)))


def test_layers_come_in_the_order_of_the_series_whatever_their_marks() -> None:
    shown = tuple(
        series(4, 4, mark=mark, tone=tone)
        for mark, tone in zip(
            (Mark.DOTS, Mark.BARS, Mark.LINE, Mark.JOINED), list(Tone), strict=False
        )
    )
    made = marks(*shown)
    coloured = Marks(
        made.chart,
        made.grid,
        made.scale,
        made.charset,
        {tone: number for number, tone in enumerate(Tone)},
        None,
        None,
    )
    colours = [layer.colour for layer in coloured.layers() if layer.colour is not None]
    assert colours == sorted(colours, key=lambda one: int(str(one)))
    assert len(set(colours)) == 4

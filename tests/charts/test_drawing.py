"""A chart as text."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postchain_tui.charts.drawing import AXIS_LINES, Palette, draw, label_width_of
from postchain_tui.charts.legend import legend
from postchain_tui.core.charset import Charset
from postchain_tui.core.chart import Chart, Guide, Mark, Point, Series, Tone

FIRST = date(2026, 9, 1)
PALETTE = Palette(dict.fromkeys(Tone, (9, 8, 7)), axis=8, text=(1, 2, 3))
SIZES = [(20, 4), (20, 60), (31, 7), (76, 12), (80, 5), (110, 20), (133, 33), (200, 4), (200, 60)]
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
BRAILLE = re.compile("[\u2801-\u28ff]")


def series(*values: float | None, mark: Mark = Mark.LINE, step: int = 1, **more: Any) -> Series:
    """A series with a value every so many days from the first one on."""
    points = (Point(FIRST + timedelta(days=n * step), value) for n, value in enumerate(values))
    return replace(Series("load", tuple(points), mark), **more)


def chart(*shown: Series, days: int = 29, **more: Any) -> Chart:
    """A chart over so many days after the first one."""
    return replace(Chart("Load", shown, FIRST, FIRST + timedelta(days=days)), **more)


def plain(text: str) -> list[str]:
    """The lines without their colours."""
    return ESCAPE.sub("", text).split("\n")


def area(drawn: str) -> list[str]:
    """The plot area, from the right of the y axis on."""
    return [re.split("[┤│|+]", line, maxsplit=1)[1] for line in plain(drawn)[:-2]]


def bare(
    shown: Chart, *, width: int = 60, height: int = 12, charset: Charset = Charset.BRAILLE
) -> str:
    """A chart without colours."""
    return draw(shown, width, height, None, charset)


EVERYTHING = chart(
    series(*range(30)),
    series(*([3.0, None, 5.0] * 10), mark=Mark.DOTS, tone=Tone.BAD),
    series(12.5, 0, 8, None, mark=Mark.BARS, step=7, tone=Tone.QUIET),
    series(6, 0, 4, 3, mark=Mark.BARS, step=7),
    guides=(Guide("ceiling 5", 5),),
)


# Its size


@pytest.mark.parametrize("charset", Charset)
@pytest.mark.parametrize("palette", [None, PALETTE])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_chart_fills_exactly_the_cells_it_is_given(
    width: int, height: int, palette: Palette | None, charset: Charset
) -> None:
    lines = plain(draw(EVERYTHING, width, height, palette, charset, cursor=FIRST))
    assert [len(line) for line in lines] == [width] * height


@pytest.mark.parametrize(("width", "height"), [(3, 12), (60, 2), (1, 1), (4, 3)])
def test_where_nothing_can_be_drawn_there_are_blanks(width: int, height: int) -> None:
    drawn = draw(EVERYTHING, width, height, None, Charset.BRAILLE)
    assert drawn.split("\n") == [" " * width] * height


def test_no_cell_gives_no_text() -> None:
    assert draw(EVERYTHING, 0, 0, None, Charset.BRAILLE) == ""


def test_a_chart_without_a_point_gives_nothing() -> None:
    assert bare(chart()) == ""
    assert bare(chart(series(None, None))) == ""
    assert bare(Chart("", (series(1, 2),), FIRST - timedelta(9), FIRST - timedelta(2))) == ""


@pytest.mark.parametrize("terminal", ["10", "300"])
def test_the_size_of_the_terminal_does_not_matter(
    terminal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = bare(EVERYTHING, width=120, height=30)
    monkeypatch.setenv("COLUMNS", terminal)
    monkeypatch.setenv("LINES", terminal)
    assert bare(EVERYTHING, width=120, height=30) == expected


values = st.one_of(
    st.none(),
    st.floats(),
    st.integers(0, 10).map(float),
    st.floats(-1000, 1000),
    st.sampled_from([math.nan, math.inf, -math.inf, 1e300, -0.0, 5e-324, 1e12, 1e-9]),
)
offsets = st.integers(-20, 900)


@st.composite
def charts(pick: st.DrawFn) -> Chart:
    days = pick(st.integers(-2, 800))
    shown = []
    for _ in range(pick(st.integers(0, 3))):
        told = sorted(
            pick(st.lists(st.tuples(offsets, values), max_size=40)), key=lambda one: one[0]
        )
        points = tuple(Point(FIRST + timedelta(days=day), value) for day, value in told)
        mark, tone = pick(st.sampled_from(list(Mark))), pick(st.sampled_from(list(Tone)))
        symbol = pick(st.sampled_from("●▪○▫·×▲△▽x漢\u0301 \n"))
        shown.append(Series("x", points, mark, tone, symbol))
    guides = tuple(Guide("g", pick(st.floats())) for _ in range(pick(st.integers(0, 2))))
    low, high = pick(values), pick(values)
    last = FIRST + timedelta(days=days)
    return Chart("x", tuple(shown), FIRST, last, guides, low, high, whole=pick(st.booleans()))


@given(
    charts(),
    st.integers(0, 120),
    st.integers(0, 40),
    st.sampled_from([None, PALETTE]),
    st.sampled_from(list(Charset)),
    st.none() | offsets,
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_any_chart_can_be_drawn_at_any_size(
    shown: Chart,
    width: int,
    height: int,
    palette: Palette | None,
    charset: Charset,
    cursor: int | None,
    with_days: bool,
) -> None:
    day = None if cursor is None else FIRST + timedelta(days=cursor)
    drawn = draw(shown, width, height, palette, charset, day, with_days=with_days)
    if shown.is_empty or height == 0:
        assert drawn == ""
    else:
        assert [len(line) for line in plain(drawn)] == [width] * height
    assert palette is not None or "\x1b" not in drawn
    assert charset is not Charset.PLAIN or drawn.isascii()
    assert len(legend(shown, charset)) <= len(shown.series) + len(shown.guides)


# Lines


def test_a_missing_value_breaks_a_line() -> None:
    whole = area(bare(chart(series(*[5] * 30))))
    broken = area(bare(chart(series(*[5] * 12, *[None] * 6, *[5] * 12))))
    line, gap = max(whole, key=len), next(line for line in broken if BRAILLE.search(line))
    assert any(re.search(f"{BRAILLE.pattern}{{40}}", line) for line in whole)
    assert re.fullmatch(rf" *{BRAILLE.pattern}+ {{8,16}}{BRAILLE.pattern}+ *", gap)
    assert len(gap) == len(line)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e300])
def test_what_is_no_number_is_a_gap(value: float) -> None:
    gap = chart(series(1, 2, None, 2, 3))
    assert bare(chart(series(1, 2, value, 2, 3))) == bare(gap)
    assert bare(chart(series(value, value)))


def test_a_point_between_two_gaps_is_still_seen() -> None:
    alone = chart(series(None, None, 5, None, None), low=0, high=10)
    for charset in Charset:
        seen = [sign for line in area(bare(alone, charset=charset)) for sign in line.strip()]
        assert len(seen) == 1


@pytest.mark.parametrize("charset", Charset)
def test_the_points_of_a_line_have_no_marks(charset: Charset) -> None:
    few, straight = series(5, 5, 5, step=14), series(*[5] * 29)
    assert bare(chart(few), charset=charset) == bare(chart(straight), charset=charset)
    drawn = "".join(area(bare(chart(series(1, 3, 2, step=14)), charset=charset)))
    assert not set("•●o") & set(drawn)


def test_a_long_series_keeps_its_peaks() -> None:
    flat = [5.0] * 1000
    flat[333], flat[777] = 10, 0
    shown = chart(series(*flat), days=999, low=0, high=10)
    lines = area(bare(shown, width=60, height=14))
    assert len(BRAILLE.findall(lines[0])) == 1
    assert len(BRAILLE.findall(lines[-1])) == 1


def test_points_outside_the_days_are_left_out() -> None:
    inside = series(2, 4, 3)
    outside = Point(FIRST - timedelta(1), 900), *inside.points, Point(FIRST + timedelta(90), -900)
    told = Series(inside.name, outside, Mark.LINE)
    assert bare(chart(told)) == bare(chart(inside))


@pytest.mark.parametrize("mark", Mark)
def test_values_beyond_the_scale_are_at_its_edge(mark: Mark) -> None:
    beyond = chart(series(99, -99, 99, step=9, mark=mark), low=0, high=10)
    at_edge = chart(series(10, 0.001, 10, step=9, mark=mark), low=0, high=10)
    drawn, expected = area(bare(beyond)), area(bare(at_edge))
    assert drawn[0] == expected[0]
    assert len(drawn) == len(expected)


# Dots, bars, guides and the cursor


def test_dots_have_the_symbol_of_their_series() -> None:
    dots = series(1, 2, 3, step=9, mark=Mark.DOTS, symbol="▲")
    assert "".join(area(bare(chart(dots)))).count("▲") == 3
    assert "".join(area(bare(chart(dots), charset=Charset.PLAIN))).count("+") == 3


def test_a_dot_is_in_the_cell_of_the_line_through_it() -> None:
    for value in range(11):
        line = area(bare(chart(series(value, value, step=29), low=0, high=10)))
        dots = series(value, value, step=29, mark=Mark.DOTS)
        dot = area(bare(chart(dots, low=0, high=10)))
        assert [bool(row.strip()) for row in line] == [bool(row.strip()) for row in dot]


def test_bars_stand_on_zero_and_reach_their_value() -> None:
    bars = series(10, 5, None, 2.5, mark=Mark.BARS, step=7)
    lines = area(bare(chart(bars, low=0, high=10, days=27), width=32, height=12))
    columns = ["".join(line[start] for line in lines).rstrip() for start in (0, 7, 14, 21)]
    assert [column.count("█") for column in columns] == [10, 5, 0, 2]
    assert columns[3].strip() == "▄██"


def test_a_week_takes_seven_days_less_a_gap() -> None:
    bars = series(*[5] * 4, mark=Mark.BARS, step=7)
    lowest = area(bare(chart(bars, days=27), width=31, height=12))[-1]
    assert lowest == "██████ ██████ ██████ ██████ "


def test_of_many_bars_each_has_a_cell_at_least() -> None:
    bars = series(*[5] * 200, mark=Mark.BARS)
    assert area(bare(chart(bars, days=199)))[-1] == "█" * 57


def test_bars_that_share_a_column_keep_the_highest() -> None:
    bars = series(*([1] * 50 + [9] + [1] * 49), mark=Mark.BARS)
    lines = area(bare(chart(bars, days=99, low=0, high=9), width=23))
    assert lines[0].count("█") == 1


def test_a_known_zero_is_seen_and_an_unknown_is_not() -> None:
    told = chart(series(0, None, 4, step=7, mark=Mark.BARS))
    for charset, sign in ((Charset.BRAILLE, "▁"), (Charset.BLOCK, "_"), (Charset.PLAIN, "_")):
        lowest = area(bare(told, charset=charset))[-1]
        assert lowest.startswith(sign)
        assert lowest[14] == " "


def test_bars_below_zero_hang_from_it() -> None:
    bars = series(-10, 10, step=14, mark=Mark.BARS)
    lines = area(bare(chart(bars, low=-10, high=10)))
    assert [line[0] for line in lines] == [" "] * 5 + ["█"] * 5
    assert [line[30] for line in lines] == ["█"] * 5 + [" "] * 5


def test_bars_before_others_are_told_apart_from_them() -> None:
    behind = series(8, mark=Mark.BARS, tone=Tone.QUIET, name="all")
    drawn = "".join(area(bare(chart(behind, series(4, mark=Mark.BARS)))))
    assert {"░", "█"} <= set(drawn)
    assert "░" not in bare(chart(behind))


def test_a_guide_goes_across_beneath_the_data() -> None:
    told = chart(series(5, 5, step=29, mark=Mark.DOTS), guides=(Guide("five", 5),), low=0, high=10)
    (line,) = (line for line in area(bare(told)) if line.strip())
    assert line == "●" + "┄" * (len(line) - 2) + "●"


def test_the_cursor_marks_its_day_beneath_the_data() -> None:
    told = chart(series(*[5] * 29))
    day = FIRST + timedelta(days=10)
    without, drawn = area(bare(told)), area(draw(told, 60, 12, None, Charset.BRAILLE, day))
    changed = {
        (row, column)
        for row, line in enumerate(drawn)
        for column, sign in enumerate(line)
        if sign != without[row][column]
    }
    assert len(changed) == 9
    assert len({column for _, column in changed}) == 1
    assert all(drawn[row][column] == "│" for row, column in changed)


@pytest.mark.parametrize("days", [-1, 30])
def test_a_cursor_outside_the_days_is_not_drawn(days: int) -> None:
    told = chart(series(1, 2, 3))
    day = FIRST + timedelta(days=days)
    assert draw(told, 60, 12, None, Charset.BRAILLE, day) == bare(told)


# The axes


def test_one_point_alone_has_air_around_it() -> None:
    for value in (0, 5, 20.0, -3, 1e-7, 1e12):
        lines = bare(Chart("", (series(value, mark=Mark.DOTS),), FIRST, FIRST)).split("\n")
        assert sum("┤" in line for line in lines) >= 2
        assert "1 Sep" in lines[-1]


def test_equal_values_are_between_the_ends_of_the_scale() -> None:
    lines = area(bare(chart(series(*[20] * 30))))
    assert not lines[0].strip()
    assert not lines[-1].strip()


def test_charts_of_the_same_days_align() -> None:
    above = chart(series(*[100 * n for n in range(30)], mark=Mark.DOTS))
    below = chart(series(*range(30), mark=Mark.DOTS), low=0, high=10)
    width = max(label_width_of(above, 10), label_width_of(below, 6))
    day = FIRST + timedelta(days=13)
    first = draw(above, 76, 12, None, Charset.BRAILLE, day, label_width=width).split("\n")
    second = draw(below, 76, 8, None, Charset.BRAILLE, day, label_width=width).split("\n")
    assert first[-2:] == second[-2:]
    assert first[0].index("┤") == second[0].index("┤")
    column = {line.rindex("│") for line in (first[1], second[4])}
    assert len(column) == 1
    assert label_width_of(above, 10) == 4


@pytest.mark.parametrize("charset", Charset)
@pytest.mark.parametrize(("width", "height"), [*SIZES, (20, 1), (76, 2)])
def test_without_its_days_a_chart_is_all_rows_of_points(
    width: int, height: int, charset: Charset
) -> None:
    drawn = draw(EVERYTHING, width, height, None, charset, with_days=False).split("\n")
    whole = draw(EVERYTHING, width, height + AXIS_LINES, None, charset).split("\n")
    assert drawn == whole[:-AXIS_LINES]
    assert [len(line) for line in drawn] == [width] * height


def test_without_its_days_a_chart_needs_no_more_than_a_line() -> None:
    told = chart(series(1, 2))
    assert draw(told, 40, 0, None, Charset.BRAILLE, with_days=False) == ""
    assert draw(told, 40, 2, None, Charset.BRAILLE).split("\n") == [" " * 40] * 2
    assert "┤" in draw(told, 40, 1, None, Charset.BRAILLE, with_days=False)


@pytest.mark.parametrize("rows", [1, 2, 6, 7, 18])
def test_labels_are_as_wide_as_those_beside_so_many_lines_of_points(rows: int) -> None:
    told = chart(series(20, 35))
    for with_days in (True, False):
        height = rows + (AXIS_LINES if with_days else 0)
        drawn = draw(told, 60, height, None, Charset.BRAILLE, with_days=with_days)
        assert drawn.split("\n")[0].index("┤") == label_width_of(told, rows) + 1
    assert label_width_of(told, 0) == label_width_of(told, 1)


def test_whole_numbers_with_a_line_each_are_in_lines_of_their_own() -> None:
    told = chart(series(*range(7), step=4, mark=Mark.DOTS), low=0, high=6, whole=True)
    assert told.levels == 7
    lines = draw(told, 60, told.levels, None, Charset.BRAILLE, with_days=False).split("\n")
    assert [line.count("●") for line in lines] == [1] * 7
    columns = [line.index("●") for line in lines]
    assert columns == sorted(columns, reverse=True)


def test_the_axes_look_like_this() -> None:
    told = chart(series(20, 22, 25, 30, step=20, mark=Mark.DOTS), days=60, low=20, high=30)
    assert bare(told, width=44, height=6).split("\n") == [
        "30 ┤                                       ●",
        "   │                          ●             ",
        "   │                                        ",
        "20 ┤●            ●                          ",
        "   └────┬─────────────────┬─────────────────",
        "      7 Sep             5 Oct               ",
    ]


def test_days_do_not_run_into_each_other() -> None:
    lines = bare(chart(series(1, 2, step=29)), width=16).split("\n")
    assert lines[-2:] == ["    └┬──────────", "    1 Sep       "]


# Its characters


def test_without_a_palette_there_is_no_escape() -> None:
    assert "\x1b" not in bare(EVERYTHING)


def test_there_is_never_a_background() -> None:
    drawn = draw(EVERYTHING, 76, 12, PALETTE, Charset.BRAILLE, FIRST)
    assert "\x1b[38;2;9;8;7m" in drawn
    assert not re.search(r"\x1b\[(?:[0-9;]*;)?(?:4[0-9]|10[0-7])(?:;[0-9;]*)?m", drawn)


def test_colours_change_nothing_but_colours() -> None:
    for charset in Charset:
        coloured = draw(EVERYTHING, 76, 12, PALETTE, charset, FIRST)
        assert plain(coloured) == plain(draw(EVERYTHING, 76, 12, None, charset, FIRST))


def test_the_terminals_own_colours_are_asked_for_by_their_number() -> None:
    own = Palette({Tone.MAIN: 3, Tone.SECOND: 12}, axis=8, text=15)
    told = chart(
        series(1, 2), series(2, 1, mark=Mark.DOTS, tone=Tone.SECOND), series(1, 1, tone=Tone.BAD)
    )
    drawn = draw(told, 76, 12, own, Charset.BRAILLE)
    assert set(ESCAPE.findall(drawn)) == {f"\x1b[{code}m" for code in (33, 94, 90, 97, 0)}


def test_plain_charts_are_ascii() -> None:
    drawn = draw(EVERYTHING, 76, 12, None, Charset.PLAIN, FIRST)
    assert drawn.isascii()
    assert {"*", "o", "#", "-", "|", "+", ":"} <= set(drawn)


def test_the_console_gets_what_its_font_has() -> None:
    wave = chart(series(*(math.sin(n / 5) for n in range(30))), guides=(Guide("none", 0),))
    for shown in (wave, EVERYTHING):
        drawn = draw(shown, 76, 12, None, Charset.BLOCK, FIRST)
        signs = {sign for sign in drawn if not sign.isascii()}
        assert signs <= set("│┤└─┬▀▄█▌▐░•■○▲▼·")


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    bare(EVERYTHING, width=200, height=60)
    assert capfd.readouterr() == ("", "")


def test_one_chart_leaves_nothing_behind_for_the_next() -> None:
    other = chart(series(3, 1, 2))
    before = bare(other)
    bare(EVERYTHING)
    assert bare(other) == before


def test_plotext_is_imported_with_the_first_chart() -> None:
    program = """
import sys
from dataclasses import replace
from datetime import date
from postchain_tui.charts import drawing
from postchain_tui.core.charset import Charset
from postchain_tui.core.chart import Chart, Mark, Point, Series
assert "plotext" not in sys.modules
day = date(2026, 9, 1)
chart = Chart("", (Series("", (Point(day, 1),), Mark.LINE),), day, day)
assert drawing.draw(chart, 30, 8, None, Charset.PLAIN)
assert "plotext" in sys.modules
assert not {"textual", "rich"} & set(sys.modules)
"""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)

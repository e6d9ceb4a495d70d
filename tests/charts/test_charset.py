"""What a terminal can show, and what a chart is drawn with."""

from __future__ import annotations

from datetime import date

import pytest

from postchain_tui.charts.charset import line_sign, symbol_in
from postchain_tui.charts.legend import legend
from postchain_tui.core.charset import Charset, charset_of
from postchain_tui.core.chart import Chart, Guide, Mark, Point, Series, Tone

DAY = date(2026, 9, 1)
POINTS = (Point(DAY, 3),)


@pytest.mark.parametrize(
    ("term", "encoding", "expected"),
    [
        ("xterm-256color", "utf-8", Charset.BRAILLE),
        ("xterm", "UTF-16", Charset.BRAILLE),
        ("linux", "utf-8", Charset.BLOCK),
        ("linux", "ascii", Charset.PLAIN),
        ("xterm", "iso-8859-1", Charset.PLAIN),
    ],
)
def test_what_is_drawn_with_depends_on_the_terminal(
    term: str, encoding: str, expected: Charset
) -> None:
    assert charset_of({"TERM": term}, encoding) is expected
    assert charset_of({}, "utf8") is Charset.BRAILLE


def test_symbols_are_ones_that_are_there() -> None:
    symbols = "●▪○▫·×▲△▽x◆"
    assert [symbol_in(Charset.PLAIN, symbol) for symbol in symbols] == list("o#@=.x+^vx*")
    assert [symbol_in(Charset.BLOCK, symbol) for symbol in symbols] == list("•■○o·x▲▲▼x*")
    assert [symbol_in(Charset.BRAILLE, symbol) for symbol in symbols] == list(symbols)


def test_symbols_of_a_chart_differ_in_ascii_from_each_other_and_from_its_lines() -> None:
    shown = [symbol_in(Charset.PLAIN, symbol) for symbol in "●▪○▫×▲△▽"]
    assert len(set(shown)) == len(shown)
    assert line_sign(Charset.PLAIN, Tone.MAIN) not in shown


@pytest.mark.parametrize("symbol", ["", "ab", "漢", " ", "\n", "\x1b", "\u0301", "\u200b"])
def test_a_symbol_that_does_not_take_one_cell_is_replaced(symbol: str) -> None:
    assert symbol_in(Charset.BRAILLE, symbol) == "●"
    assert symbol_in(Charset.PLAIN, symbol) == "*"


SHOWN = Chart(
    "Pain",
    (
        Series("worst in the session", POINTS, Mark.DOTS, Tone.BAD),
        Series("load", POINTS, Mark.LINE),
        Series("mean", POINTS, Mark.LINE, Tone.QUIET),
        Series("all", POINTS, Mark.BARS, Tone.QUIET),
        Series("bridge", POINTS, Mark.BARS),
        Series("never", (), Mark.BARS),
    ),
    DAY,
    DAY,
    (Guide("ceiling 5", 5), Guide("beyond", 99)),
    high=10,
)


@pytest.mark.parametrize(
    ("charset", "signs"),
    [(Charset.BRAILLE, "●──░█┄"), (Charset.BLOCK, "•──░█·"), (Charset.PLAIN, "o*.=#-")],
)
def test_the_legend_names_what_is_seen(charset: Charset, signs: str) -> None:
    names = ("worst in the session", "load", "mean", "all", "bridge", "ceiling 5")
    tones = (Tone.BAD, Tone.MAIN, Tone.QUIET, Tone.QUIET, Tone.MAIN, Tone.QUIET)
    texts = [f"{sign} {name}" for sign, name in zip(signs, names, strict=True)]
    assert legend(SHOWN, charset) == tuple(zip(texts, tones, strict=True))


def test_a_chart_without_a_point_has_no_legend() -> None:
    assert legend(Chart("", (), DAY, DAY, (Guide("ceiling 5", 5),)), Charset.BRAILLE) == ()

"""What a chart is drawn with, in the characters that a terminal can show."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from postchain_tui.core.charset import Charset
from postchain_tui.core.chart import Tone


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters of one charset."""

    pen: str
    """What plotext calls the marker of a line."""
    across: int
    """How many dots of a line stand side by side in a cell."""
    down: int
    """How many of them stand one above the other."""
    line: str
    """A line, in the legend."""
    guide: str
    cursor: str
    bar: str
    """The top cell of a bar from nearly empty to full; below it, all are full."""
    shade: str
    """A bar behind others."""
    nothing: str
    """A bar whose value is known to be zero."""
    wall: str
    """The y axis."""
    tick: str
    """The y axis where it has a label."""
    corner: str
    floor: str
    """The x axis."""
    notch: str
    """The x axis where it has a label."""


_SIGNS = {
    Charset.BRAILLE: Signs(
        "braille", 2, 4, "─", "┄", "│", "▁▂▃▄▅▆▇█", "░", "▁", "│", "┤", "└", "─", "┬"
    ),
    Charset.BLOCK: Signs("hd", 2, 2, "─", "·", "│", "▄█", "░", "_", "│", "┤", "└", "─", "┬"),
    Charset.PLAIN: Signs("*", 1, 1, "*", "-", ":", "#", "=", "_", "|", "+", "+", "-", "+"),
}
_SYMBOLS = {
    Charset.BLOCK: {
        "●": "•",
        "▪": "■",
        "○": "○",
        "▫": "o",
        "·": "·",
        "×": "x",
        "▲": "▲",
        "△": "▲",
        "▽": "▼",
    },
    Charset.PLAIN: {
        "●": "o",
        "▪": "#",
        "○": "@",
        "▫": "=",
        "·": ".",
        "×": "x",
        "▲": "+",
        "△": "^",
        "▽": "v",
    },
}
# plotext draws with quarters of a cell, which the font of the console lacks as well.
_HALVES = str.maketrans("▘▝▖▗▚▞▛▜▙▟", "▀▀▄▄██████")
_PLAIN_PENS = {Tone.QUIET: ".", Tone.SECOND: "~"}


def signs_of(charset: Charset) -> Signs:
    """What a chart is drawn with."""
    return _SIGNS[charset]


def pen_of(charset: Charset, tone: Tone) -> str:
    """What plotext calls the marker of a line; in ASCII, lines differ in it."""
    pen = _SIGNS[charset].pen
    return _PLAIN_PENS.get(tone, pen) if charset is Charset.PLAIN else pen


def shown_in(charset: Charset, line: str) -> str:
    """A line as plotext draws it, in characters there are."""
    return line.translate(_HALVES) if charset is Charset.BLOCK else line


def line_sign(charset: Charset, tone: Tone) -> str:
    """A line, in the legend."""
    return pen_of(charset, tone) if charset is Charset.PLAIN else _SIGNS[charset].line


def symbol_in(charset: Charset, symbol: str) -> str:
    """The symbol of a series, or the one in its place where it cannot be shown in one cell."""
    if charset in _SYMBOLS:
        instead = symbol if _is_one_cell(symbol) and symbol.isascii() else "*"
        return _SYMBOLS[charset].get(symbol, instead)
    return symbol if _is_one_cell(symbol) else "●"


def _is_one_cell(symbol: str) -> bool:
    return (
        len(symbol) == 1
        and symbol.isprintable()
        and not symbol.isspace()
        and not unicodedata.category(symbol).startswith("M")
        and unicodedata.east_asian_width(symbol) not in {"W", "F"}
    )

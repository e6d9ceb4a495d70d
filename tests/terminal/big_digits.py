"""Reads the large digits off a screen."""

from __future__ import annotations

_SHAPES = {
    "0": "▄▀▀▀▄█   ██   █ ▀▀▀ ",
    "1": " ▄█  ▀ █    █  ▀▀▀▀▀",
    "2": "▄▀▀▀▄   ▄▀ ▄▀  ▀▀▀▀▀",
    "3": "▄▀▀▀▄  ▄▄▀▄   █ ▀▀▀ ",
    "4": "  ▄█ ▄▀ █ ▀▀▀█▀   ▀ ",
    "5": "█▀▀▀▀▀▀▀▀▄▄   █ ▀▀▀ ",
    "6": "▄▀▀▀ █▄▄▄ █   █ ▀▀▀ ",
    "7": "▀▀▀▀█  ▄▀  █    ▀   ",
    "8": "▄▀▀▀▄▀▄▄▄▀█   █ ▀▀▀ ",
    "9": "▄▀▀▀▄▀▄▄▄█    █ ▀▀▀ ",
}
"""The four rows of five cells of each digit at its smallest size, one row after the other."""
_ROWS, _CELLS = 4, 5


def big_digits(text: str) -> str:
    """The large digits on a screen, from left to right; nothing where there are none."""
    lines = text.split("\n")
    width = max(map(len, lines))
    rows = [line.ljust(width) for line in lines]
    for top in range(len(rows) - _ROWS + 1):
        if found := _digits_in(rows[top : top + _ROWS]):
            return found
    return ""


def _digits_in(rows: list[str]) -> str:
    names = {shape: digit for digit, shape in _SHAPES.items()}
    windows = ("".join(row[left : left + _CELLS] for row in rows) for left in range(len(rows[0])))
    return "".join(names.get(window, "") for window in windows)

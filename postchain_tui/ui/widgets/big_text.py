"""Digits that can be read from three metres."""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

_GLYPHS = {
    "0": " ### #   ##   ##   ##   ##   # ### ",
    "1": "  #   ##  # #    #    #    #  #####",
    "2": " ### #   #    #   #   #   #   #####",
    "3": " ### #   #    #  ##     ##   # ### ",
    "4": "   #   ##  # # #  # #####   #    # ",
    "5": "######    ####     #    ##   # ### ",
    "6": " ### #    #    #### #   ##   # ### ",
    "7": "#####    #   #   #   #    #    #   ",
    "8": " ### #   ##   # ### #   ##   # ### ",
    "9": " ### #   ##   # ####    #    # ### ",
    "×": "          # #  #  # #              ",
    "/": "    #    #   #   #   #   #    #    ",
    "s": "           ####    ###    # ###    ",
}
_NARROW = {
    ":": "  # #  ",
    "+": "       # ### #       ",
    "–": "         ###         ",
}
"""Characters that need less than five pixels: their rows one after the other."""

_ROWS = 7
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def _pixels(character: str) -> list[str]:
    """The seven rows of a character."""
    glyph = _NARROW.get(character) or _GLYPHS.get(character, " " * 35)
    width = len(glyph) // _ROWS
    return [glyph[row * width : (row + 1) * width] for row in range(_ROWS)]


@lru_cache(maxsize=256)
def _lines(text: str, scale: int) -> tuple[str, ...]:
    """The text in block characters, two pixels to a cell."""
    rows = [" ".join(pixels) for pixels in zip(*map(_pixels, text), strict=True)]
    wide = ["".join(pixel * scale for pixel in row) for row in rows for _ in range(scale)]
    wide += [" " * len(wide[0])] * (len(wide) % 2)
    return tuple(map(_halved, wide[::2], wide[1::2]))


def _halved(upper: str, lower: str) -> str:
    """Two rows of pixels in one row of cells."""
    pairs = zip(upper, lower, strict=True)
    return "".join(_HALVES[above == "#", below == "#"] for above, below in pairs)


def _width(text: str, scale: int) -> int:
    cells = sum(len(_pixels(character)[0]) for character in text) + max(0, len(text) - 1)
    return cells * scale


def fitting_scale(text: str, size: Size, largest: int = 4) -> int:
    """The largest scale at which the text fits; 0 where it never does."""
    fits = (
        scale
        for scale in range(largest, 0, -1)
        if _width(text, scale) <= size.width and -(-_ROWS * scale // 2) <= size.height
    )
    return next(fits, 0)


class BigText(Widget):
    """A few digits, as large as there is room for."""

    text: reactive[str] = reactive("")
    template: reactive[str] = reactive("", layout=True)
    """A text at least as wide: the scale is chosen by it, so that nothing jumps."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the digits need at the scale that fits the room."""
        room = Size(width, container.height * 2 // 3)
        scale = fitting_scale(self.template or self.text, room)
        return max(1, -(-_ROWS * scale // 2))

    def render(self) -> Content:
        """Draw the digits, or write them where there is no room to draw."""
        if not self.text:
            return Content("")
        scale = fitting_scale(self.template or self.text, self.size)
        lines = _lines(self.text, scale) if scale and self.text else (self.text,)
        above = (self.size.height - len(lines)) // 2
        return Content("\n" * max(0, above) + "\n".join(lines))

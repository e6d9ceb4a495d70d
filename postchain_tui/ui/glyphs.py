"""Characters for the Linux console, whose font has few: others of one cell that mean the same."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from postchain_tui.core.charset import Charset, charset_of

_INSTEAD = str.maketrans(
    {
        "●": "•",
        "◆": "♦",
        "▪": "■",
        "▣": "■",
        "□": "·",
        "▫": "·",
        "△": "▲",
        "▽": "▼",
        "▸": "►",
        "◂": "◄",
        "›": ">",
        "✓": "√",
        "✗": "x",
        "✕": "x",
        "×": "x",
        "–": "-",
        "−": "-",
        "—": "-",
        "…": ".",
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "┄": "·",
        "━": "─",
        "▔": "▀",
        "▁": "_",
        "▂": "_",
        "▃": "▄",
        "▅": "▄",
        "▆": "█",
        "▇": "█",
    }
)
"""What stands in for what the font of the console, that of the first PCs, does not have."""


class ConsoleGlyphs(LineFilter):
    """Writes what the font of the Linux console can show."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Put other characters in their places."""
        return [
            Segment(segment.text.translate(_INSTEAD), segment.style, segment.control)
            for segment in segments
        ]


def glyph_filters(environment: Mapping[str, str], encoding: str) -> tuple[LineFilter, ...]:
    """What has to be done to all that is written on this terminal."""
    return (ConsoleGlyphs(),) if charset_of(environment, encoding) is Charset.BLOCK else ()

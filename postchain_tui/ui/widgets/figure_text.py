"""Figures of movements in the colours of the theme, where a terminal has the dots for them."""

from __future__ import annotations

import locale
import os

from textual.content import Content

from postchain_tui.core.charset import Charset, charset_of
from postchain_tui.core.figure import Figure, Ink, drawn

_STYLES = {Ink.PROP: "$quiet", Ink.BODY: "$foreground", Ink.LOAD: "$accent"}


def can_be_drawn() -> bool:
    """Has this terminal the fine dots of figures? Blocks would be too coarse."""
    return charset_of(os.environ, locale.getencoding()) is Charset.BRAILLE


def figure_text(figure: Figure) -> Content:
    """The lines of a figure."""
    lines = (
        Content.assemble(*((text, _STYLES[ink]) for text, ink in line)) for line in drawn(figure)
    )
    return Content("\n").join(lines)

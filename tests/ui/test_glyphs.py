"""On the Linux console nothing is written that its font cannot show."""

from __future__ import annotations

import pytest

from postchain_tui.ui.glyphs import ConsoleGlyphs, glyph_filters
from tests.ui.scenes import LIVES, visits

FONT = frozenset(bytes(range(256)).decode("cp437")) | frozenset("☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼")
"""The font of the first PCs, which is that of the console when nobody chose another."""


@pytest.mark.parametrize("life", LIVES)
async def test_every_place_can_be_shown(life: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    missing = {}
    async for place, running in visits(life, once=True):
        if unknown := set(running.text) - FONT:
            missing[place.name] = unknown
    assert missing == {}


@pytest.mark.parametrize(
    ("kind", "encoding", "is_poor"),
    [("linux", "utf-8", True), ("xterm-256color", "utf-8", False), ("linux", "ascii", False)],
)
def test_other_terminals_get_what_is_meant(kind: str, encoding: str, is_poor: bool) -> None:
    found = glyph_filters({"TERM": kind}, encoding)
    assert [type(one) for one in found] == [ConsoleGlyphs] * is_poor

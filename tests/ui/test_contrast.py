"""Whatever is on the screen stands out from its ground, in every theme."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator
from itertools import product

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.widget import Widget

from postchain_tui.ui import themes
from tests.ui.app import Running
from tests.ui.scenes import LIVES, visits
from tests.ui.test_themes import ENOUGH, MEASURED, color_of, contrast

DECORATION = frozenset("─━│┄┤├└┴┬░▔▁")
"""Rules, axes, guides, tracks and the foot of a chart: nothing is lost with them."""

FIELDS = (
    "primary",
    "secondary",
    "accent",
    "success",
    "warning",
    "error",
    "foreground",
    "background",
    "surface",
    "panel",
)
"""The colours of a theme that have a field of their own."""


def unimportant(running: Running) -> frozenset[tuple[int, int]]:
    """Cells of the scroll bars, and of what stands dimmed behind a dialog."""
    screen = running.app.screen
    seen = {widget: region.intersection(clip) for widget, (region, clip) in _regions(screen)}
    bars = [region for widget, region in seen.items() if isinstance(widget, ScrollBar)]
    behind = set(_cells(screen.region)) if screen.is_modal else set()
    for widget, region in seen.items():
        if widget is not screen:
            behind.difference_update(_cells(region))
    return frozenset(behind.union(*map(_cells, bars)))


def _regions(screen: Screen[object]) -> ItemsView[Widget, tuple[Region, Region]]:
    """Where each widget is seen; Textual keeps its compositor private."""
    return screen._compositor.visible_widgets.items()


def _cells(region: Region) -> list[tuple[int, int]]:
    return list(product(region.column_range, region.line_range))


def inks(style: Style) -> tuple[str, str]:
    """The colours of a character and of its ground, as they are written."""
    assert style.color is not None
    assert style.bgcolor is not None
    assert not style.dim, "faded by nobody knows how much"
    ink, ground = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
    return (ground, ink) if style.reverse else (ink, ground)


def written(running: Running, without: frozenset[tuple[int, int]]) -> Iterator[tuple[Style, str]]:
    """What is to be read, style by style."""
    for y, strip in enumerate(running.app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            text = "".join(
                sign
                for column, sign in enumerate(segment.text, x)
                if (column, y) not in without and sign not in DECORATION
            )
            x += segment.cell_length
            if text.strip() and segment.style is not None:
                yield segment.style, text.strip()


def dyed() -> tuple[Theme, dict[str, str]]:
    """A theme in which each colour is like no other, and what each of them is called."""
    names = [*FIELDS, *themes.DARK.variables]
    dyes = {
        name: f"#{40 + 5 * number:02x}{200 - 4 * number:02x}c8" for number, name in enumerate(names)
    }
    theme = Theme(
        name="dyed",
        dark=True,
        variables={name: dyes[name] for name in themes.DARK.variables},
        primary=dyes["primary"],
    )
    for name in FIELDS:
        setattr(theme, name, dyes[name])
    return theme, {dye: name for name, dye in dyes.items()}


Pair = tuple[str, str]


async def pairs_of(life: str) -> dict[Pair, str]:
    """Which colour of the theme stands on which in the scenes of a life, and where for one."""
    theme, names = dyed()
    found: dict[Pair, str] = {}
    async for place, running in visits(life):
        if running.app.theme != theme.name:
            running.app.register_theme(theme)
            running.app.theme = theme.name
        running.app.notify("said", severity="warning", timeout=60)
        await running.pilot.pause()
        for style, text in written(running, unimportant(running)):
            ink, ground = inks(style)
            pair = names.get(ink, ink), names.get(ground, ground)
            found.setdefault(pair, f"{place.name}: {text}")
        running.app.clear_notifications()
    return found


def too_faint(found: dict[Pair, str]) -> dict[tuple[str, Pair], str]:
    """Pairs that cannot be told apart well enough in a theme, and where there is such a one."""
    return {
        (theme.name, pair): where
        for theme in MEASURED
        for pair, where in found.items()
        if contrast(*(color_of(theme, name) for name in pair)) < ENOUGH[theme.name]
    }


@pytest.mark.parametrize("life", LIVES)
async def test_all_that_is_to_be_read_can_be_read(life: str) -> None:
    found = await pairs_of(life)
    unnamed = {pair: where for pair, where in found.items() if any("#" in name for name in pair)}
    assert unnamed == {}, "a colour of no theme"
    assert len(found) > 4
    assert too_faint(found) == {}


def test_what_cannot_be_read_would_be_found() -> None:
    found = too_faint({("rule", "background"): "today: ─", ("quiet", "panel"): "score: none"})
    assert {pair for _, pair in found} == {("rule", "background")}


def test_every_colour_of_the_dyed_theme_is_like_no_other() -> None:
    theme, names = dyed()
    assert len(names) == len(FIELDS) + len(theme.variables)

"""Text in every theme can be read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from postchain_tui import config
from postchain_tui.ui import themes

TEXTS = ("foreground", "quiet", "accent", "success", "warning", "error", "primary", "secondary")
GROUNDS = ("background", "surface", "panel")
ENOUGH = {theme.name: 7.0 if "contrast" in theme.name else 4.5 for theme in themes.ALL}
"""The contrast that WCAG 2 asks of text; of each theme by its name."""
MEASURED = [theme for theme in themes.ALL if not theme.ansi]
"""The terminal's own colours are nobody's to measure."""


def luminance(color: Color) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def color_of(theme: Theme, name: str) -> Color:
    """A colour of a theme, whether it is Textual's or our own."""
    text = theme.variables.get(name) or getattr(theme, name)
    assert text, f"{theme.name} has no {name}"
    return Color.parse(text)


def test_contrast_is_computed_as_the_standard_says() -> None:
    black, white, grey = Color(0, 0, 0), Color(255, 255, 255), Color.parse("#777777")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(grey, white) == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("theme", MEASURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", TEXTS)
def test_text_stands_out_from_its_ground(theme: Theme, ground: str, name: str) -> None:
    assert contrast(color_of(theme, name), color_of(theme, ground)) >= ENOUGH[theme.name]


@pytest.mark.parametrize("theme", MEASURED, ids=lambda theme: theme.name)
def test_pairs_of_the_theme_itself_stand_out(theme: Theme) -> None:
    parts = [name.removesuffix("-foreground") for name in theme.variables if "-fore" in name]
    grounds = {name: f"{name}-background" for name in parts}
    found = {
        name: contrast(color_of(theme, f"{name}-foreground"), color_of(theme, ground))
        for name, ground in grounds.items()
        if ground in theme.variables
    }
    assert found
    assert {name: value for name, value in found.items() if value < ENOUGH[theme.name]} == {}


def test_every_theme_may_be_named_in_the_configuration() -> None:
    assert tuple(theme.name for theme in themes.ALL) == config.THEMES


def test_every_theme_has_the_same_variables() -> None:
    first, *others = MEASURED
    assert all(theme.variables.keys() == first.variables.keys() for theme in others)
    assert themes.TERMINAL.variables.keys() >= first.variables.keys()


def test_the_theme_of_the_terminal_has_no_colour_of_its_own() -> None:
    colors = {name: color_of(themes.TERMINAL, name) for name in (*TEXTS, *GROUNDS)}
    colors |= {name: color_of(themes.TERMINAL, name) for name in themes.TERMINAL.variables}
    assert {name: color for name, color in colors.items() if color.ansi is None} == {}
    assert {colors[name].ansi for name in GROUNDS} == {-1}

"""The looks in real terminals: few colours, few characters, little room."""

from __future__ import annotations

import re

import pytest

from tests.terminal.home import Home

pytestmark = pytest.mark.terminal

START = "space  start"
TRUE_COLOUR = re.compile(rb"[34]8;2;")
OTHERS_COLOUR = re.compile(rb"[34]8;[25];")
"""A colour that is not one of the terminal's sixteen."""


@pytest.mark.parametrize(
    ("extra", "size"),
    [
        ({"TERM": "linux", "COLORTERM": ""}, (80, 24)),
        ({"TERM": "xterm-16color", "COLORTERM": "", "TEXTUAL_ANIMATIONS": "none"}, (200, 60)),
    ],
)
def test_sixteen_colours_are_enough(
    home: Home, extra: dict[str, str], size: tuple[int, int]
) -> None:
    home.run("config", "set", "pacing", "free")
    with home.app(size, extra) as terminal:
        terminal.wait(START)
        terminal.press("3")
        terminal.wait("Progress")
        terminal.press("1", "?")
        terminal.wait("Close")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert terminal.line_modes() == terminal.modes_before
        assert not OTHERS_COLOUR.search(bytes(terminal.output))


def test_the_theme_of_the_terminal_has_its_colours_and_its_ground(home: Home) -> None:
    home.run("config", "set", "pacing", "free")
    home.run("config", "set", "theme", "postchain-terminal")
    with home.app() as terminal:
        terminal.wait(START)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert b"\x1b[" in bytes(terminal.output)
        assert not TRUE_COLOUR.search(bytes(terminal.output))


def test_too_little_room_is_said_until_there_is_enough(home: Home) -> None:
    home.run("config", "set", "pacing", "free")
    with home.app((40, 10)) as terminal:
        terminal.wait("needs 60 × 20")
        terminal.press("space", "2")
        terminal.resize(80, 24)
        terminal.wait(START)
        terminal.resize(59, 24)
        terminal.wait("Here are 59 × 24")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert terminal.line_modes() == terminal.modes_before

"""Progress in a real terminal: what was logged is drawn, and read out."""

from __future__ import annotations

import pytest

from tests.terminal.home import Home
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

NOW = "2026-03-12T18:00:00+01:00"


def opened(home: Home, size: tuple[int, int], **extra: str) -> Terminal:
    """The app as of that moment."""
    return Terminal(home.command("--now", NOW), {**home.environment, **extra}, size, home.folder)


def test_what_was_logged_is_drawn_and_read_out(home: Home) -> None:
    for day, load in ((3, 22.5), (6, 25), (10, 27.5)):
        at = f"2026-03-{day:02}T18:00:00+01:00"
        home.run("log", f"rdl {load}x10@8 p1, {load}x9@8 p1", "--at", at, "--before", "1")
    home.run("config", "set", "units", "kg")
    with opened(home, (120, 36)) as terminal:
        terminal.wait("morning")
        terminal.press("escape", "3")
        terminal.wait("load, kg")
        terminal.wait("27.5 kg × 10 on 10 Mar")
        assert "●" in terminal.text
        terminal.press("left")
        terminal.wait("▸ Tue 10 Mar · 2 sets, best 27.5 kg × 10 at effort 8")
        terminal.press("left")
        terminal.wait("▸ Fri 6 Mar · 2 sets, best 25 kg × 10 at effort 8")
        terminal.press("t")
        terminal.wait("day +sets +best set")
        terminal.press("v")
        terminal.wait("sets a week|tonnage")
        terminal.press("t")
        terminal.wait("tonnage per week, kg")
        terminal.press("x")
        terminal.wait("Which exercise")
        terminal.send("glute bridge")
        terminal.press("enter")
        terminal.wait("Progress ▸ Glute bridge")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_console_without_fine_dots_gets_plain_ones(home: Home) -> None:
    home.run("log", "rdl 22.5x10@8 p1", "--at", "2026-03-03T18:00:00+01:00")
    home.run("log", "rdl 25x10@8 p1", "--at", "2026-03-10T18:00:00+01:00")
    home.run("config", "set", "units", "kg")
    with opened(home, (100, 30), TERM="linux") as terminal:
        terminal.wait("morning")
        terminal.press("escape", "3")
        terminal.wait("load, kg")
        terminal.wait("25 kg x 10")
        assert not any("⠀" <= sign <= "⣿" for sign in terminal.text)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_the_command_draws_the_same_chart(home: Home) -> None:
    home.run("log", "rdl 22.5x10@8 p1", "--at", "2026-03-03T18:00:00+01:00")
    told = home.run("--now", NOW, "progress", "--exercise", "rdl_barbell")
    assert "load, kg" in told

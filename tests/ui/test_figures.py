"""Figures of movements: where there is room and a terminal has their dots, whole or not at all."""

from __future__ import annotations

import pytest

from postchain_tui.catalog.figures import figure
from postchain_tui.core.figure import drawn
from tests.build import bridge
from tests.ui.app import NARROW, WIDE, Running, memory, open_app, open_session

SEARCH = ("escape", "4", "slash")


def _lines(name: str) -> list[str]:
    found = figure(name)
    assert found is not None
    return ["".join(text for text, _ in line).strip() for line in drawn(found)]


def _is_whole(running: Running, name: str) -> bool:
    return all(line in running.text for line in _lines(name))


def _has_dots(running: Running) -> bool:
    return any(0x2800 < ord(one) <= 0x28FF for one in running.text)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize(
    ("name", "sought"),
    [
        ("glute_bridge", "glute bridge"),
        ("rdl_barbell", "romanian deadlift, barbell"),
        ("gm_pvc", "good morning, pipe"),
    ],
)
async def test_the_page_of_an_exercise_shows_it_whole(
    size: tuple[int, int], name: str, sought: str
) -> None:
    async with open_app(memory(), size=size) as running:
        await running.press(*SEARCH)
        await running.type(sought)
        await running.press("enter", "enter")
        assert _is_whole(running, name)
        top = running.text.split("LADDER")[0]
        assert _lines(name)[-1] in top


async def test_beside_the_list_of_a_narrow_terminal_there_is_none_rather_than_a_part() -> None:
    async with open_app(memory(), size=NARROW) as running:
        await running.press("escape", "4", "down")
        assert "▸ Glute bridge" in running.text
        assert not _has_dots(running)
        assert "start: hips down" not in running.text
        await running.press("enter")
        assert _is_whole(running, "glute_bridge")
        await running.press("left")
        assert not _has_dots(running)


async def test_the_console_has_no_dots_and_so_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with open_app(memory()) as running:
        await running.press("escape", "4", "down", "enter")
        assert "► Glute bridge" in running.text
        assert not _has_dots(running)
        assert "start: hips down" not in running.text


async def test_an_exercise_without_a_figure_has_a_page_all_the_same() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "enter")
        assert "LADDER" in running.text
        assert not _has_dots(running)


async def test_what_is_told_before_a_set_begins_with_the_figure_where_the_steps_stay_in_sight() -> (
    None
):
    async with open_app(memory()) as running:
        await running.press("escape", "4", "down", "d", "1")
        assert _is_whole(running, "glute_bridge")
        assert "3 Pause there with glutes and hamstrings working" in running.text
    async with open_app(memory(), size=NARROW) as running:
        await running.press("escape", "4", "down", "d", "1")
        assert not _has_dots(running)
        assert "2 Squeeze your glutes at the top." in running.text


async def test_the_figure_comes_and_goes_with_the_height_of_the_terminal() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "down", "d", "1")
        assert _is_whole(running, "glute_bridge")
        await running.pilot.resize_terminal(120, 28)
        await running.until(lambda: not _has_dots(running))
        await running.pilot.resize_terminal(120, 36)
        await running.until(lambda: _is_whole(running, "glute_bridge"))


async def test_in_the_column_beside_a_set_there_is_no_room_for_one() -> None:
    async with open_session(bridge()) as running:
        assert not _has_dots(running)
        await running.press("i")
        assert "SET UP" in running.text
        assert not _has_dots(running)

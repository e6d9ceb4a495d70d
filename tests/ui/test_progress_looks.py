"""Every page of Progress over every span, at 80 × 24 and 120 × 36, dark, light and without colour.

`pytest --update-looks` writes the looks anew.
"""

from __future__ import annotations

from datetime import datetime
from itertools import product
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from textual.color import Color

from postchain_tui import demo
from postchain_tui.core.progress.page import Subject
from postchain_tui.core.span import Span
from postchain_tui.store.store import Store
from postchain_tui.ui.themes import ALL
from tests.ui.app import FakeClock, Running, colors_on, open_app
from tests.ui.looks import FOLDER, Looks

KEYS = dict(zip(Subject, "evpfmrb", strict=True))
NOW = datetime.fromisoformat("2026-11-22T18:04:00+01:00")
BACK = "left_square_bracket"
ON = "right_square_bracket"


@pytest.fixture(scope="session")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of somebody who has trained for sixty weeks."""
    path = tmp_path_factory.mktemp("sixty") / "weeks.db"
    with Store.open(path, device="test", now=lambda: NOW) as store:
        demo.fill(store, 60, 7, NOW)
    return path


def opened(path: Path) -> Store:
    """That file, to be read."""
    return Store.open(path, device="test", now=lambda: NOW, read_only=True)


async def turned(running: Running, *keys: str) -> None:
    """Press keys, and wait until the page is there."""
    for key in keys:
        await running.press(key)
        await running.app.workers.wait_for_complete()
    await running.pilot.pause()


def worn(running: Running, name: str) -> ColorTriplet:
    """A colour of the theme as it is drawn."""
    return ColorTriplet(*Color.parse(running.app.theme_variables[name]).rgb)


@pytest.mark.parametrize("subject", list(Subject))
async def test_a_page_of_progress(subject: Subject, diary: Path, looks: Looks) -> None:
    async with open_app(opened(diary), clock=FakeClock(NOW)) as running:
        await turned(running, "3", KEYS[subject], BACK)
        for span in Span:
            await looks.take(running, f"progress_{subject}_{span}")
            await turned(running, ON)


@pytest.mark.parametrize("theme", [theme.name for theme in ALL])
async def test_a_page_is_the_same_in_every_theme_but_for_its_colours(
    theme: str, diary: Path
) -> None:
    async with open_app(opened(diary), clock=FakeClock(NOW), theme=theme) as running:
        await turned(running, "3")
        assert running.text == (FOLDER / "progress_load_12w-120x36.txt").read_text("utf-8")
        assert worn(running, "accent") in colors_on(running.app)
        assert worn(running, "warning") in colors_on(running.app)


async def test_another_theme_draws_the_charts_anew(diary: Path) -> None:
    async with open_app(opened(diary), clock=FakeClock(NOW)) as running:
        await turned(running, "3")
        before = worn(running, "warning")
        assert before in colors_on(running.app)
        running.app.theme = "postchain-light"
        await running.pilot.pause()
        assert worn(running, "warning") in colors_on(running.app)
        assert before not in colors_on(running.app)


@pytest.mark.parametrize("subject", list(Subject))
async def test_without_colour_a_page_says_the_same(
    subject: Subject, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(opened(diary), clock=FakeClock(NOW)) as running:
        await turned(running, "3", KEYS[subject])
        look = FOLDER / f"progress_{subject}_12w-120x36.txt"
        assert running.text == look.read_text("utf-8")
        assert {color for color in colors_on(running.app) if len(set(color)) > 1} == set()


def test_no_look_of_progress_is_left_over() -> None:
    sizes = ("80x24", "120x36")
    wanted = {
        f"progress_{one}_{span}-{size}.txt" for one, span, size in product(Subject, Span, sizes)
    }
    assert {file.name for file in FOLDER.glob("progress_*")} == wanted

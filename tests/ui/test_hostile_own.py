"""Exercises and programs of others, from a file or another app: shown as harmless letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from postchain_tui.core.text import harmless
from tests.ui.app import NARROW, Running, memory, open_app
from tests.ui.owned import MISTAKEN, fill, shown, spoilt, told
from tests.ui.test_hostile_text import assert_harmless

TEXTS = (
    "[/]",
    "[@click=app.quit]z[/] [red]x[/blue] a[link=https://example.org]b[/link] [$accent]w \\[x]",
    "a\x1b]52;c;cm0gLXJm\x07b \x1b[31mred \x9b2Jb bell\x07bell",
    "a\u202egnp.exe \u2066b\u2069c two\nlines",
    "世" * 60,
)
HOSTILE = pytest.mark.parametrize("text", TEXTS, ids=("one", "markup", "controls", "bidi", "wide"))


async def look(running: Running, *keys: str) -> None:
    """Press keys one by one, and see that nothing on the screen or told steers a terminal."""
    for key in keys:
        await running.press(key)
        assert_harmless(running)
        said = told(running)
        assert all(harmless(line, 1000) == line for line in said.splitlines()), said


@HOSTILE
async def test_what_is_one_s_own_shows_hostile_texts_as_letters(text: str) -> None:
    async with open_app(spoilt(memory(), text), size=NARROW) as running:
        assert "own_one" in running.coach.library.own
        assert "own_plan" in running.coach.own.programs
        name = harmless(text, 10).rstrip("…")
        await look(running, "escape", "4", "end")
        assert name in running.text
        await look(running, "enter", "end", "left", "e")
        assert shown(running, "name") == harmless(text, 1000)
        await look(running, "escape", "c", "enter", "escape", "escape", "x", "question_mark")
        await look(running, "escape", "p", "end")
        assert name in running.text
        await look(running, "enter", "down", "e", "escape", "left", "e", "escape", "o", "escape")
        await look(running, "s", "s", "x", "1", "w", "escape")
        assert running.coach.program.id == "own_plan"
        assert name in running.text
        await look(running, "2", "5", "1")


@pytest.mark.parametrize("text", TEXTS[2:4], ids=("controls", "bidi"))
async def test_a_session_progress_and_undo_show_hostile_texts_as_letters(text: str) -> None:
    async with open_app(spoilt(memory(), text)) as running:
        await look(running, "escape", "4", "end", "d", "0", "space", "space", "space", "1", "enter")
        await look(
            running,
            "n",
            "escape",
            "x",
            "escape",
            "escape",
            "f",
            "f",
            "2",
            "enter",
            "3",
            "1",
            "u",
            "u",
        )


@HOSTILE
async def test_a_file_of_a_hostile_name_or_with_hostile_texts_is_told_as_letters(
    text: str, tmp_path: Path
) -> None:
    folder = tmp_path / text.replace("/", "")[:20].replace("\n", "")
    folder.mkdir()
    file = folder / "plan.toml"
    spoilt_name = "".join(f"\\U{ord(sign):08x}" for sign in text)
    file.write_text(MISTAKEN.replace('"A"', f'"{spoilt_name}"'), encoding="utf-8")
    async with open_app(memory()) as running:
        await look(running, "escape", "4", "p")
        await running.press("i")
        await fill(running, {"file": f"{file}x"})
        await look(running, "enter", "escape", "escape")
        await running.press("i")
        await fill(running, {"file": str(file)})
        await look(running, "enter", "pagedown", "pagedown", "escape")
        assert running.coach.own.programs == {}

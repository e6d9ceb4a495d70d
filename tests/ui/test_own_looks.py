"""What is one's own, at 80 × 24 and 120 × 36; `pytest --update-looks` writes it anew."""

from __future__ import annotations

from pathlib import Path

from postchain_tui.ui.screens.programs import ProgramsScreen
from tests.ui.app import Running, memory, open_app
from tests.ui.looks import FOLDER, Looks
from tests.ui.owned import MISTAKEN, fill, make

OWN = ("form", "wrong", "library", "program_form", "page", "slot", "programs", "switch", "mistakes")
SETTINGS = ("list", "keys")


async def look(looks: Looks, running: Running, name: str, *keys: str) -> None:
    """Press keys, and look once nothing is told any more."""
    await running.press(*keys)
    running.app.clear_notifications()
    await running.pilot.pause()
    await looks.take(running, name)


async def show_exercises(looks: Looks, running: Running) -> None:
    """An exercise that is made, with a mistake on the way, and one that is archived."""
    await make(running, "Toe dig")
    await look(looks, running, "own_form", "x", "n")
    near = {"easier one": "Glute bridge", "muscles": "glutes, hamstrings", "sets": "two"}
    await fill(running, {"name": "Heel dig", "other names": "Digger", **near})
    await look(looks, running, "own_wrong", "enter")
    await fill(running, {"sets": "2"})
    await look(looks, running, "own_library", "enter")


async def show_programs(looks: Looks, running: Running) -> None:
    """A program of two days, from its first form to its use."""
    await running.press("p", "n")
    await fill(
        running, {"name": "Two days", "goal": "A quieter back", "days": "A: mon thu, B: tue"}
    )
    await look(looks, running, "own_program_form")
    await running.press("enter", "enter", "down", "a")
    await fill(running, {"exercises": "Heel dig, Glute bridge", "reps": "6-8", "days": "B"})
    await running.press("enter", "up", "e")
    await fill(running, {"days": "A"})
    await look(looks, running, "own_page", "enter", "down")
    await look(looks, running, "own_slot", "e")
    await look(looks, running, "own_programs", "escape", "left", "c", "home")
    await look(looks, running, "own_switch", "end", "up", "s")


async def test_what_is_one_s_own_looks_like(tmp_path: Path, looks: Looks) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(MISTAKEN, encoding="utf-8")
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        await show_exercises(looks, running)
        await show_programs(looks, running)
        await running.press("escape", "i")
        await fill(running, {"file": str(file)})
        await look(looks, running, "own_mistakes", "enter")
        await running.press("escape")
        assert isinstance(running.app.screen, ProgramsScreen)


async def test_what_the_settings_look_like(looks: Looks) -> None:
    async with open_app(memory(ceiling="4")) as running:
        await look(looks, running, "settings_list", "escape", "5")
        await look(looks, running, "settings_keys", "k", "down")


def test_no_look_of_one_s_own_is_left_over() -> None:
    names = {f"own_{name}" for name in OWN} | {f"settings_{name}" for name in SETTINGS}
    wanted = {f"{name}-{size}.txt" for name in names for size in ("80x24", "120x36")}
    found = {file.name for prefix in ("own", "settings") for file in FOLDER.glob(f"{prefix}_*")}
    assert found == wanted

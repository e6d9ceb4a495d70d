"""Exercises of one's own in the Library: keys go in, what is on record comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from postchain_tui.core.exercise import Exercise, Measure
from tests.ui.app import NARROW, WIDE, FakeClock, Running, memory, open_app
from tests.ui.owned import fill, make, shown, shut, told, words

ONLY_READ = "Not saved: the file is open for reading only."
WRONG = (
    ("tempo", "slow", "four numbers of seconds", "2-0-2-0"),
    ("muscles", "wings", "There is no muscle “wings”.", ""),
    ("needs", "a yacht", "There is no implement “a yacht”", "mat"),
    ("easier one", "zzz", "There is no exercise “zzz”.", ""),
    ("name", "glute bridge", "“glute bridge” is that of another", "Heel dig"),
    ("sets", "99", "Sets are 1 to 20.", "3"),
    ("reps", "12-8", "the lower number first", "8-12"),
)
"""Fields in the order in which they are read, what cannot be meant, why, and what can be."""
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])


def own(running: Running) -> dict[str, Exercise]:
    """The exercises of one's own, as they are on record."""
    running.coach.read_own()
    return dict(running.coach.library.own)


def offered(running: Running) -> list[str]:
    """Names of those that are offered."""
    library = running.coach.library
    return [one.name for one in own(running).values() if not library.is_archived(one.id)]


@SIZES
async def test_a_name_is_all_that_an_exercise_needs(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await running.press("escape", "4", "n")
        assert "Only the name is needed" in words(running)
        await running.type("Heel dig")
        await running.press("enter")
        assert running.screen == "LibraryScreen"
        assert "Done: make Heel dig. u takes it back." in told(running)
        assert "▸ Heel dig" in running.text
        assert "Your own" in running.text
        made = own(running)["heel_dig"]
        assert (made.name, made.measure, made.dose.sets) == ("Heel dig", Measure.REPS, 3)


async def test_without_a_name_nothing_is_made() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "n", "enter")
        assert running.screen == "FormDialog"
        assert "✗ name" in running.text
        assert own(running) == {}


async def test_what_stands_in_the_ladder_becomes_a_rung_of_it() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        near = {"easier_one": "glute br", "harder_one": "Hip thrust, body"}
        await make(running, "Long bridge", **near)
        made = own(running)["long_bridge"]
        assert made.family == "bridge"
        assert made.ladder.regressions == ("glute_bridge",)
        assert "✓ Pelvic tilt" in running.text
        assert "▸ × Long bridge · locked: Glute bridge needs" in words(running)
        bridge = running.coach.library.exercise("glute_bridge")
        assert "long_bridge" in bridge.ladder.own_progressions


@SIZES
async def test_what_is_wrong_is_said_below_and_the_text_stays(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await running.press("escape", "4")
        await running.press("n")
        await fill(running, {label: text for label, text, _, _ in WRONG})
        for label, text, reason, meant in WRONG:
            await running.press("enter")
            assert running.screen == "FormDialog"
            assert f"▸ ✗ {label}" in running.text
            assert reason in words(running)
            assert shown(running, label) == text
            await fill(running, {label: meant})
            assert reason not in words(running), "of what was mended nothing is said any more"
        assert own(running) == {}
        await running.press("escape", "escape")
        assert running.screen == "LibraryScreen"
        assert own(running) == {}


async def test_a_shipped_one_is_not_changed_but_copied() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "down", "e")
        assert running.screen == "LibraryScreen"
        assert "Glute bridge is shipped: c makes a copy of your own of it." in told(running)
        await running.press("x")
        assert own(running) == {}
        await running.press("c")
        assert shown(running, "name") == "Glute bridge (my own)"
        assert shown(running, "other names") == ""
        await fill(running, {"name": "Slow bridge", "tempo": "4-2-2-0"})
        await running.press("enter")
        assert "Done: copy Glute bridge as Slow bridge." in told(running)
        copied = own(running)["slow_bridge"]
        assert str(copied.dose.tempo) == "4-2-2-0"
        assert copied.family == "bridge"
        assert "glute_bridge" in copied.ladder.alternatives
        assert "▸ Slow bridge" in running.text
        tempo = running.coach.library.exercise("glute_bridge").dose.tempo
        assert str(tempo) == "2-0-1-2"


async def test_one_s_own_is_changed_and_says_how() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        await make(running, "Heel dig")
        await running.press("e")
        await fill(running, {"name": "Heel press", "sets": "4"})
        await running.press("enter")
        did = "Done: edit Heel press: name Heel dig → Heel press, sets 3 → 4."
        assert did in told(running)
        assert own(running)["heel_dig"].name == "Heel press"
        assert "▸ Heel press" in running.text
        await running.press("e", "enter")
        assert running.screen == "LibraryScreen"
        assert did in told(running), "what is not changed is not told"


async def test_what_is_archived_is_offered_no_longer_until_it_is_brought_back() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        await make(running, "Heel dig")
        await running.press("x")
        assert "Done: archive Heel dig." in told(running)
        assert "archived" in running.line("▸ Heel dig")[:48]
        assert offered(running) == []
        await running.press("p", "n")
        await fill(running, {"name": "Plan"})
        await running.press("enter", "e", "escape", "4")
        await running.press("x")
        assert "Done: bring Heel dig back." in told(running)
        assert offered(running) == ["Heel dig"]


async def test_what_a_program_lists_is_not_archived() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        await make(running, "Heel dig")
        await running.press("p")
        await make(running, "Plan")
        await running.press("enter", "down", "e")
        await fill(running, {"exercises": "Heel dig"})
        await running.press("enter", "4", "x")
        assert "Heel dig is in Plan: take it out of that first." in told(running)
        assert offered(running) == ["Heel dig"]


async def test_everything_is_undone_and_redone_step_by_step() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        await make(running, "Heel dig")
        await running.press("e")
        await fill(running, {"sets": "5"})
        await running.press("enter", "c")
        await fill(running, {"name": "Toe dig"})
        await running.press("enter", "x")
        states = [offered(running)]
        for key in ("u", "u", "u", "u", "ctrl+r", "ctrl+r", "ctrl+r", "ctrl+r"):
            await running.press(key)
            states.append(
                [*offered(running), *(str(one.dose.sets) for one in own(running).values())]
            )
        assert states == [
            ["Heel dig"],
            ["Heel dig", "Toe dig", "5", "5"],
            ["Heel dig", "5"],
            ["Heel dig", "3"],
            [],
            ["Heel dig", "3"],
            ["Heel dig", "5"],
            ["Heel dig", "Toe dig", "5", "5"],
            ["Heel dig", "5", "5"],
        ]
        assert "Did again: archive Toe dig" in told(running)
        await running.press("u", "u", "u", "u")
        assert "Heel dig" not in running.text.replace("Undid: make Heel dig", "")


async def test_one_s_own_is_found_by_name_other_name_and_being_own() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        await make(running, "Heel dig", other_names="digger, hd")
        for sought in ("heel dig", "digger", "own"):
            await running.press("slash", "ctrl+u")
            await running.type(sought)
            assert "1 found" in running.text, sought
            assert "▸ Heel dig" in running.text, sought
            await running.press("escape")
        await running.press("slash")
        await running.type("own bridge")
        assert "Nothing found" in running.text


async def test_what_was_made_is_in_sight_whatever_was_sought() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "slash")
        await running.type("bridge")
        await running.press("enter")
        await make(running, "Heel dig")
        assert "▸ Heel dig" in running.text
        assert "Bridges and hip thrusts" not in running.text.splitlines()[3]
        await running.press("home")
        assert "▸ Pelvic tilt" in running.text
        await running.press("slash")
        await running.type("dig")
        await running.press("enter", "e")
        await fill(running, {"sets": "4"})
        await running.press("enter")
        assert "1 found" in running.text, "what still fits stays as it was sought"


async def test_one_s_own_is_done_at_once() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        await make(running, "Heel dig", **{"set-up": "Lie down.; Bend your knees."})
        await running.press("d", "0")
        assert running.screen == "SessionScreen"
        assert [one.exercise.name for one in running.session.plan] == ["Heel dig"]
        assert "Bend your knees." in running.text


async def test_in_an_app_that_only_shows_nothing_is_made(tmp_path: Path) -> None:
    clock = FakeClock()
    async with open_app(shut(tmp_path, clock), clock=clock) as running:
        await running.press("4")
        await make(running, "Toe dig")
        assert running.screen == "FormDialog"
        assert f"✗ {ONLY_READ}" in words(running)
        await running.press("escape", "escape", "end", "e")
        await fill(running, {"sets": "4"})
        await running.press("enter")
        assert f"✗ {ONLY_READ}" in words(running)
        await running.press("escape", "escape")
        assert own(running)["own_one"].dose.sets == 3
        assert offered(running) == ["Heel dig"]

"""Programs, shipped and one's own: keys go in, what is on record comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from postchain_tui.coach import programs
from postchain_tui.core.program import Program
from postchain_tui.ui.widgets.details_view import DetailsView
from tests.ui.app import NARROW, WIDE, FakeClock, Running, memory, open_app
from tests.ui.lives import bridged
from tests.ui.owned import MISTAKEN, asked, fill, make, shown, shut, told, words

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])
ONLY_READ = "Not saved: the file is open for reading only."


def own(running: Running) -> dict[str, Program]:
    """The programs of one's own, as they are on record."""
    running.coach.read_own()
    return dict(running.coach.own.programs)


def filling(running: Running, program: str) -> list[tuple[str, tuple[str, ...]]]:
    """What fills the slots of a program first, each with its days."""
    return [(slot.exercises[0], slot.days) for slot in own(running)[program].slots]


def marked(running: Running) -> str:
    """The chosen line of the page or of the list, whichever has the keys."""
    place = -1 if isinstance(running.app.focused, DetailsView) else 0
    parts = [line.split("│")[place].strip() for line in running.text.splitlines()]
    found = [part.removeprefix("▸").strip() for part in parts if part.startswith("▸")]
    assert len(found) == 1, running.text
    return found[0]


def below(running: Running) -> str:
    """What is said below the fields of the form that is open."""
    return str(running.app.screen.query_one("#form-remark", Static).visual)


async def shown_programs(running: Running) -> None:
    """From Today to the programs."""
    await running.press("escape", "4", "p")
    assert running.screen == "ProgramsScreen"


async def two_days(running: Running) -> None:
    """A program of two days: bridges on A, bird-dogs on B; its page has the keys."""
    await shown_programs(running)
    await make(running, "Plan", days="A, B")
    await running.press("enter", "down", "down", "e")
    await fill(running, {"exercises": "Bird-dog"})
    await running.press("enter")
    assert marked(running).startswith("2. Bird-dog")
    await running.press("up")
    assert marked(running).startswith("1. Glute bridge")


@SIZES
async def test_a_shipped_one_is_read_but_not_changed(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await shown_programs(running)
        assert "● Basics" in running.text
        assert "Every session is the same." in words(running)
        await running.press("e")
        refusal = "Basics is shipped: c makes a copy of your own of it."
        assert told(running) == refusal
        await running.press("enter", "down", "down", "e")
        assert running.screen == "ProgramsScreen"
        assert told(running) == refusal
        await running.press("a", "d", "right_square_bracket", "x")
        assert running.screen == "ProgramsScreen"
        assert own(running) == {}


async def test_a_new_one_begins_with_a_slot_on_each_of_its_days() -> None:
    async with open_app(memory()) as running:
        await shown_programs(running)
        await make(running, "Two days", goal="A quiet back", days="A, B")
        assert told(running) == "Done: make the program Two days. u takes it back."
        assert marked(running).startswith("Two days")
        assert "A and B take turns; A is next." in words(running)
        assert "A quiet back" in running.text
        made = own(running)["two_days"]
        assert [day.name for day in made.days] == ["A", "B"]
        assert [slot.days for slot in made.slots] == [("A",), ("B",)]
        assert not made.goes_by_weekday
        await running.press("u")
        assert own(running) == {}
        assert "Two days" not in running.text.replace("make the program Two days", "")
        await running.press("ctrl+r")
        assert list(own(running)) == ["two_days"]


async def test_what_is_wrong_with_one_is_said_below_and_the_text_stays() -> None:
    async with open_app(memory()) as running:
        await shown_programs(running)
        await running.press("n")
        for label, text, reason in (
            ("days", "A, A", "Each day has a name of its own"),
            ("days", "A: funday", "days of the week"),
            ("stages", "Restore", "a stage is its name"),
            ("name", "", "A program needs a name."),
        ):
            await fill(running, {"name": "Plan", "days": "", "stages": "", label: text})
            await running.press("enter")
            assert running.screen == "FormDialog"
            assert f"✗ {label}" in running.text
            assert reason.casefold() in words(running).casefold()
            assert shown(running, label) == text
        assert own(running) == {}


async def test_one_is_changed_as_a_whole() -> None:
    async with open_app(memory()) as running:
        await two_days(running)
        await running.press("left", "e")
        assert shown(running, "days") == "A, B"
        await fill(
            running, {"name": "My plan", "days": "Hips: mon thu, Trunk: tue", "in short": "."}
        )
        await running.press("enter")
        did = "edit the program Plan: name Plan → My plan, in short – → . and 1 more"
        assert did in told(running)
        after = own(running)["plan"]
        assert after.name == "My plan"
        assert after.goes_by_weekday
        assert filling(running, "plan") == [("glute_bridge", ("Hips",)), ("bird_dog", ("Trunk",))]
        assert "Hips on Monday and Thursday, Trunk on Tuesday" in words(running)


async def test_one_is_changed_slot_by_slot() -> None:
    async with open_app(memory()) as running:
        await two_days(running)
        assert filling(running, "plan") == [("glute_bridge", ("A",)), ("bird_dog", ("B",))]
        await running.press("e")
        await fill(running, {"exercises": "zzz", "reps": "6-8"})
        await running.press("enter")
        assert "✗ exercises" in running.text
        assert filling(running, "plan")[0][0] == "glute_bridge"
        await fill(running, {"exercises": "Hip thrust, bodyweight", "may be skipped": "y"})
        await running.press("enter")
        slot = own(running)["plan"].slots[0]
        assert [one.name for one in map(running.coach.library.exercise, slot.exercises)] == [
            "Hip thrust, bodyweight"
        ]
        assert slot.skippable
        assert slot.dose is not None
        assert str(slot.dose.reps) == "6–8"
        assert "Hip thrust, bodyweight" in marked(running)
        await running.press("u")
        assert own(running)["plan"].slots[0].dose is None


@SIZES
async def test_a_slot_that_is_added_or_moved_stays_chosen(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await shown_programs(running)
        await make(running, "Plan")
        await running.press("enter", "down")
        for name in ("Bird-dog", "Curl-up"):
            await running.press("a")
            await fill(running, {"exercises": name})
            await running.press("enter")
            assert name in marked(running)
        names = [name for name, _ in filling(running, "plan")]
        assert names == ["glute_bridge", "bird_dog", "curl_up"]
        for key, place in (("[", 2), ("<", 1), ("[", 1), ("]", 2), (">", 3), ("]", 3)):
            await running.press(*key)
            assert marked(running).startswith(f"{place}. Curl-up"), key
        await running.press("left_square_bracket", "left_square_bracket", "u")
        names = [name for name, _ in filling(running, "plan")]
        assert names == ["glute_bridge", "curl_up", "bird_dog"]


async def test_a_slot_is_taken_out_but_never_the_last_one() -> None:
    async with open_app(memory()) as running:
        await shown_programs(running)
        await make(running, "Plan")
        await running.press("a")
        await fill(running, {"exercises": "Bird-dog"})
        await running.press("enter", "d")
        assert len(filling(running, "plan")) == 2, "in the list no slot is chosen"
        await running.press("enter")
        assert marked(running).startswith("2. Bird-dog")
        await running.press("d")
        assert filling(running, "plan") == [("glute_bridge", ())]
        assert marked(running).startswith("1. Glute bridge")
        await running.press("delete")
        assert told(running) == "A program needs at least one slot."
        assert len(filling(running, "plan")) == 1


async def test_a_slot_of_the_only_one_of_its_day_stays() -> None:
    async with open_app(memory()) as running:
        await two_days(running)
        await running.press("d")
        assert "“A” has none" in told(running)
        assert len(filling(running, "plan")) == 2


async def test_a_copy_is_one_s_own_and_has_a_name_of_its_own() -> None:
    async with open_app(memory()) as running:
        await shown_programs(running)
        await running.press("c", "c", "home", "c")
        names = [one.name for one in own(running).values()]
        assert names == ["Basics (my own)", "Basics (my own) (my own)", "Basics (my own) 2"]
        assert "Basics (my own) 2" in running.text
        first = own(running)["basics_my_own"]
        assert first.slots == running.coach.own.program("basics").slots


@SIZES
async def test_a_switch_tells_what_carries_over(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await two_days(running)
        await running.press("left", "s")
        assert "Use Plan?" in running.text
        assert "New: Glute bridge · Bird-dog." in asked(running)
        assert "Plan begins with session 1." in asked(running)
        await running.press("escape")
        assert running.coach.program.id == "basics"
        await running.press("s", "s")
        assert "Done: use the program Plan." in told(running)
        assert running.coach.program.id == "plan"
        assert "▸ ● Plan" in running.text
        await running.press("s")
        assert running.screen == "ProgramsScreen", "what is in use is not taken into use again"
        await running.press("1")
        assert "NEXT  Plan · A · session 1" in running.text
        assert "Glute bridge" in running.text
        assert "Bird-dog" not in running.text
        await running.press("u")
        assert "NEXT  Basics" in running.text


async def test_what_was_trained_goes_on_in_another_program() -> None:
    store = memory()
    bridged(store, 3)
    async with open_app(store) as running:
        await two_days(running)
        await running.press("s")
        assert "Glute bridge goes on, with its history." in asked(running)
        assert "New: Bird-dog." in asked(running)


async def test_what_is_in_use_is_not_archived_and_what_is_archived_not_used() -> None:
    async with open_app(memory()) as running:
        await shown_programs(running)
        await make(running, "Plan")
        await running.press("s", "s", "x")
        assert told(running) == "Plan is in use: choose another program first."
        await running.press("u", "x")
        assert told(running) == "Done: archive the program Plan. u takes it back."
        assert "archived" in running.line("▸   Plan")
        await running.press("s")
        assert running.screen == "ProgramsScreen"
        await running.press("x")
        assert told(running) == "Done: bring the program Plan back. u takes it back."
        (listed,) = [one for one in programs.listed(running.coach) if one.is_own]
        assert not listed.is_archived


@SIZES
async def test_a_file_is_written_and_taken_in_again(tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "plan.toml"
    async with open_app(memory(), size=size) as running:
        await running.press("escape", "4")
        await make(running, "Heel dig")
        await two_days(running)
        await running.press("e")
        await fill(running, {"exercises": "Heel dig"})
        await running.press("enter", "o")
        assert shown(running, "file") == "~/plan.toml"
        await fill(running, {"file": str(file)})
        await running.press("enter")
        assert told(running) == f"Written to {file}."
        await running.press("o")
        await fill(running, {"file": str(file)})
        await running.press("enter")
        assert "is there already: choose another name." in words(running)
        wanted = own(running)["plan"]
    assert file.stat().st_mode & 0o077 == 0
    async with open_app(memory(), size=size) as running:
        await shown_programs(running)
        await running.press("i")
        await fill(running, {"file": str(file)})
        await running.press("enter")
        lines = ["Plan is here now, as plan.", "With 1 exercise: Heel dig."]
        assert told(running).splitlines() == lines
        assert marked(running).startswith("Plan")
        assert own(running) == {"plan": wanted}
        assert "heel_dig" in running.coach.library.own
        assert running.coach.program.id == "basics"
        await running.press("u")
        assert own(running) == {}
        assert "heel_dig" not in running.coach.library.own


async def test_the_usual_place_of_a_file_is_one_s_home(home: Path) -> None:
    async with open_app(memory()) as running:
        await shown_programs(running)
        await running.press("o", "enter")
        assert told(running) == f"Written to {home / 'basics.toml'}."
        assert (home / "basics.toml").read_text(encoding="utf-8").startswith("id = ")


@SIZES
async def test_a_file_with_mistakes_is_not_taken_in_and_all_of_them_are_told(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(MISTAKEN, encoding="utf-8")
    async with open_app(memory(), size=size) as running:
        await shown_programs(running)
        await running.press("i")
        await fill(running, {"file": str(file)})
        await running.press("enter")
        assert running.screen == "RowsDialog"
        assert "plan.toml: what has to be mended" in running.text
        assert "Nothing was imported." in running.text
        seen = words(running)
        for _ in range(8):
            await running.press("pagedown")
            seen += words(running)
        for line in (1, 2, 6, 9, 10, 11):
            assert f"• line {line}, " in seen
        for word in ("sets", "reps", "tempo", "Did you mean “glute_bridge”"):
            assert word in seen
        await running.press("escape")
        assert running.screen == "ProgramsScreen"
        assert own(running) == {}


async def test_what_is_no_file_is_said_below_with_its_whole_path(tmp_path: Path) -> None:
    async with open_app(memory()) as running:
        await shown_programs(running)
        for path, reason in (
            (str(tmp_path), f"There is no file {tmp_path}."),
            ("nothing.toml", f"There is no file {Path.cwd() / 'nothing.toml'}."),
            ("", f"There is no file {Path.cwd()}."),
        ):
            await running.press("i")
            await fill(running, {"file": path})
            await running.press("enter")
            assert running.screen == "FormDialog"
            assert reason.replace(" ", "") in "".join(below(running).split())
            await running.press("escape", "escape")
        (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
        await running.press("i")
        await fill(running, {"file": str(tmp_path / "bytes.toml")})
        await running.press("enter")
        assert "is no text in UTF-8" in told(running)
        assert own(running) == {}


async def test_in_an_app_that_only_shows_nothing_is_made(tmp_path: Path) -> None:
    clock = FakeClock()
    async with open_app(shut(tmp_path, clock), clock=clock) as running:
        await running.press("4", "p")
        await make(running, "Plan")
        assert f"✗ {ONLY_READ}" in words(running)
        await running.press("escape", "escape", "end")
        before = own(running)
        for keys in ("c", "x", "ss"):
            await running.press(*keys)
            assert told(running) == ONLY_READ, keys
            running.messages.clear()
        await running.press("enter", "down", "right_square_bracket", "e")
        await fill(running, {"reps": "5"})
        await running.press("enter")
        assert f"✗ {ONLY_READ}" in words(running)
        await running.press("escape", "escape")
        assert own(running) == before
        assert running.coach.program.id == "basics"

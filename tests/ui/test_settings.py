"""The settings: keys go in, what is set comes out, and holds at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from postchain_tui import config
from postchain_tui.store import settings as settings_store
from postchain_tui.store.store import Store
from postchain_tui.ui.messages import OpenPrograms
from tests.ui.app import NARROW, WIDE, FakeClock, Running, memory, open_app, open_session, settled


async def go_to(running: Running, label: str) -> None:
    """Open the settings and go to a line."""
    await running.press("5", "home")
    for _ in range(40):
        if any(line.strip().startswith(f"▸ {label}") for line in running.text.splitlines()):
            return
        await running.press("down")
    raise AssertionError(running.text)


def value(running: Running, label: str) -> str:
    """What stands beside the chosen label."""
    line = next(one for one in running.text.splitlines() if f"▸ {label}" in one)
    return line[28:64].strip()


async def test_every_mode_leads_to_the_settings_and_back() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        for way in ("1", "2", "3", "4"):
            await running.press(way, "5")
            assert running.screen == "SettingsScreen"
        await running.press("2", "p", "5")
        assert running.screen == "SettingsScreen"
        await running.press("1")
        assert running.screen == "TodayScreen"
        said = {one.title for one in running.app.get_system_commands(running.app.screen)}
        assert "Settings" in said


async def test_a_session_is_not_left_for_the_settings() -> None:
    async with open_session() as running:
        await running.press("5")
        assert running.screen == "SessionScreen"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_chosen_is_explained(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await running.press("escape")
        await go_to(running, "Ceiling")
        assert "5 / 10" in running.line("▸ Ceiling")
        assert "makes the session red" in " ".join(running.text.split())
        assert "1 to 10, above green" in running.text
        assert "postchain config set ceiling" in running.text


async def test_few_values_are_gone_through_in_place_and_hold_at_once() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Sound")
        await running.press("right")
        assert running.coach.settings.sound == "tones"
        assert value(running, "Sound") == "tones"
        await running.press("left", "left")
        assert running.coach.settings.sound == "off"
        await running.press("space")
        assert running.coach.settings.sound == "bell"
        await running.press("down", "enter")
        assert not running.coach.settings.bell_rest
        assert "• off" in running.line("▸ Sound in rests")


async def test_numbers_are_stepped_and_refused_beyond_their_range() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Green up to")
        await running.press("right", "right")
        assert running.coach.settings.green == 4
        assert "• 4 / 10" in running.line("▸ Green up to")
        assert "usually  2 / 10" in running.text
        await running.press("right")
        assert "Ceiling has to be above green" in running.text or "below the" in running.text
        assert running.coach.settings.green == 4


async def test_one_field_alone_is_set_back() -> None:
    async with open_app(memory(ceiling="4", rest_seconds="90")) as running:
        await running.press("escape")
        await go_to(running, "Ceiling")
        await running.press("r")
        assert running.coach.settings.ceiling == 5
        assert running.coach.settings.rest_seconds == 90
        assert "•" not in running.line("▸ Ceiling")
        version = running.store.version()
        await running.press("r")
        assert running.store.version() == version


async def test_a_change_is_taken_back_and_done_again() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Ceiling")
        await running.press("left")
        assert running.coach.settings.ceiling == 4
        await running.press("u")
        assert running.coach.settings.ceiling == 5
        assert "Undid: set ceiling to 4 / 10" in running.text
        assert value(running, "Ceiling") == "5 / 10"
        await running.press("ctrl+r")
        assert running.coach.settings.ceiling == 4


async def test_a_text_that_cannot_be_read_stays_with_the_reason() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Empty bar")
        await running.press("enter", "ctrl+u")
        await running.type("heavy")
        await running.press("enter")
        assert running.screen == "FormDialog"
        assert "✗ Empty bar is the mass of the empty bar" in running.text
        await running.press("ctrl+u")
        await running.type("15")
        await running.press("enter")
        assert running.screen == "SettingsScreen"
        assert str(running.coach.settings.bar.number) == "15"
        assert "Done: set empty bar to 15 kg. u takes it back." in running.text


async def test_what_is_at_hand_is_ticked() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "At hand")
        await running.press("enter")
        assert running.screen == "TicksDialog"
        await running.press("down", "space", "escape")
        assert "pipe" in running.coach.settings.implements
        await running.press("enter", "down", "space", "enter")
        assert "pipe" not in running.coach.settings.implements
        assert "mat" in running.coach.settings.implements


async def test_an_injury_is_said_and_what_comes_of_it_told() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Injured now")
        await running.press("space")
        assert running.coach.is_injured
        assert value(running, "Injured now") == "yes"
        assert "→ Romanian deadlift" in running.text or "→ Good morning" in running.text
        await running.press("u")
        assert not running.coach.is_injured


async def test_a_theme_is_worn_and_kept_as_one_goes_through_them() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Theme")
        file = Path.home() / "config.toml"
        for theme in (*config.THEMES[1:], config.THEMES[0], config.THEMES[1]):
            await running.press("right")
            assert running.app.theme == theme
            assert config.load(None, file).theme == theme
        await running.press("r")
        assert running.app.theme == config.THEMES[0]


async def test_a_theme_that_cannot_be_kept_is_worn_and_told() -> None:
    async with open_app(memory()) as running:
        (Path.home() / "config.toml").mkdir()
        await running.press("escape")
        await go_to(running, "Theme")
        await running.press("right")
        assert running.app.theme == config.THEMES[1]
        assert "could not be written" in " ".join(running.text.split())


async def test_the_sound_is_tried_from_anywhere() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "5", "t")
        assert "This is: the bell of the terminal." in running.text
        await go_to(running, "Sound")
        await running.press("left")
        await go_to(running, "Test the sound")
        assert value(running, "Test the sound") == "nothing is heard"
        await running.press("enter")
        assert "This is: nothing is heard." in running.text


async def test_the_programs_are_asked_for() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Program")
        assert value(running, "Program") == "Basics"
        await running.press("enter")
        assert sum(isinstance(one, OpenPrograms) for one in running.messages) >= 1


async def test_files_are_told_and_cannot_be_changed() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "5", "end")
        assert "Theme and keys are in this file." in running.text
        version = running.store.version()
        await running.press("enter", "left", "right", "r")
        assert running.store.version() == version
        assert running.screen == "SettingsScreen"


async def test_what_another_program_sets_is_shown() -> None:
    async with open_app(memory()) as running:
        await running.press("escape")
        await go_to(running, "Ceiling")
        await running.press("1")
        settings_store.set_setting(running.store, "ceiling", "3")
        await running.press("5")
        assert value(running, "Ceiling") == "3 / 10"


async def test_in_an_app_that_only_shows_nothing_is_set(tmp_path: Path) -> None:
    clock = FakeClock()
    file = tmp_path / "diary.db"
    with Store.open(file, device="one", now=clock.now) as store:
        settled(store)
    store = Store.open(file, device="two", now=clock.now, read_only=True)
    async with open_app(store, clock=clock) as running:
        await go_to(running, "Ceiling")
        await running.press("left")
        assert "Not saved: the file is open for reading only." in " ".join(running.text.split())
        assert running.coach.settings.ceiling == 5
        assert value(running, "Ceiling") == "5 / 10"


async def test_the_number_that_was_set_stands_in_the_advice() -> None:
    async with open_app(memory(emergency_number="144")) as running:
        await running.press("escape", "exclamation_mark", "enter", "space", "enter")
        assert running.screen == "ReadingDialog"
        assert "144" in running.text

"""History in a real terminal: sessions are found, corrected, deleted and got back."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from tests.terminal.home import Home
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

NOW = "2026-03-14T18:00:00+01:00"
TRAINED = (
    (2, "rdl_empty_bar 4*20x10@7 p0"),
    (4, "rdl_empty_bar 4*20x10@7 p0"),
    (6, "rdl_barbell 4*22.5x12@7 p0"),
    (8, "rdl_barbell 4*22.5x12@7 p0"),
    (10, "bridge 3*10@7 p0"),
    (12, "bridge 3*10@7 p0"),
)
"""Days of March, and what was done: 25 kg are due because of the sixth and the eighth."""
NEWEST = "▸ W11 Thu 12 Mar"
HEAVIER = "Romanian deadlift, barbell, 25 kg"
LIGHTER = r"Romanian deadlift, barbell, 22\.5 kg"
LESS = r"Romanian deadlift, barbell target changes: 25 → 22\.5 kg"
MORE = r"Romanian deadlift, barbell target changes: 22\.5 → 25 kg"


def write_down(home: Home) -> None:
    """Put on record what was done, each time with a settled morning after it."""
    home.run("config", "set", "units", "kg")
    for day, sets in TRAINED:
        at, morning = f"2026-03-{day:02}T18:00:00+01:00", f"2026-03-{day + 1:02}T08:00:00+01:00"
        home.run("log", sets, "--at", at, "--before", "0", "--after", "0", "--form-ok")
        home.run("pain", "0", "--when", "morning", "--at", morning)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A diary with these sessions, to be copied."""
    home = Home(tmp_path_factory.mktemp("written"))
    write_down(home)
    return home


@pytest.fixture
def trained(home: Home, written: Home) -> Home:
    """A home with a copy of that diary."""
    shutil.copytree(written.folder, home.folder, dirs_exist_ok=True)
    return home


def opened(home: Home) -> Terminal:
    """The app as of that moment."""
    return Terminal(home.command("--now", NOW), home.environment, (120, 36), home.folder)


def show_history(terminal: Terminal) -> None:
    """From the start to the newest session in History."""
    terminal.wait("NEXT")
    terminal.press("2")
    terminal.wait(NEWEST)


def step(terminal: Terminal, key: str, expected: str) -> None:
    """Press a key, and wait for what it brings."""
    terminal.press(key)
    terminal.wait(expected)


def leave(terminal: Terminal) -> None:
    """Quit, as one does."""
    terminal.press("ctrl+q")
    assert terminal.exit_code() == 0


def march(day: int) -> Callable[[dict[str, object]], bool]:
    """Tells a session of that day."""
    return lambda session: str(session["started_at"]).startswith(f"2026-03-{day:02}")


def reps(home: Home, day: int) -> list[list[int]]:
    """The repetitions of the sessions of a day, as another program is told them."""
    sessions = filter(march(day), home.sessions())
    return [[one["reps"] for one in session["sets"]] for session in sessions]


def days(home: Home) -> list[int]:
    """The days of the sessions on record, newest first."""
    return [int(str(session["started_at"])[8:10]) for session in home.sessions()]


def open_second_set(terminal: Terminal) -> None:
    """From the third of the sessions to the form of its second set."""
    step(terminal, "down", "▸ +Tue 10 Mar")
    step(terminal, "down", "▸ W10 Sun 8 Mar")
    terminal.wait("tonnage 1080 kg")
    step(terminal, "enter", "▸ Basics · Sun 8 Mar")
    step(terminal, "down", "▸ +1  22")
    step(terminal, "down", "▸ +2  22")
    step(terminal, "enter", "Set 2 of Romanian deadlift, barbell, Sun 8 Mar")


def test_a_correction_three_sessions_back_changes_a_target_until_it_is_undone(
    trained: Home,
) -> None:
    with opened(trained) as terminal:
        terminal.wait(HEAVIER)
        show_history(terminal)
        open_second_set(terminal)
        step(terminal, "9", r"• reps +9$")
        step(terminal, "enter", LESS)
        terminal.wait(r"2  22\.5 × 9 ")
        step(terminal, "1", LIGHTER)
        assert reps(trained, 8) == [[12, 9, 12, 12]]
        step(terminal, "2", r"2  22\.5 × 9 ")
        step(terminal, "u", r"2  22\.5 × 12 ")
        terminal.wait(MORE)
        step(terminal, "1", HEAVIER)
        assert reps(trained, 8) == [[12] * 4]
        leave(terminal)


def test_a_deleted_session_comes_back_after_the_next_start(trained: Home) -> None:
    with opened(trained) as terminal:
        show_history(terminal)
        step(terminal, "down", "▸ +Tue 10 Mar")
        step(terminal, "down", "▸ W10 Sun 8 Mar")
        terminal.wait("Basics · Sun 8 Mar")
        step(terminal, "d", "▸ W10 Fri 6 Mar")
        terminal.wait(LESS)
        leave(terminal)
    assert days(trained) == [12, 10, 6, 4, 2]
    newest, *_ = trained.run("undo", "--list").splitlines()
    assert "delete session of 8 Mar" in newest
    with opened(trained) as terminal:
        terminal.wait(LIGHTER)
        step(terminal, "u", HEAVIER)
        terminal.wait(MORE)
        step(terminal, "2", "W10 Sun 8 Mar")
        leave(terminal)
    assert days(trained) == [12, 10, 8, 6, 4, 2]


def test_a_burst_of_keys_filters_and_esc_shows_all_again(trained: Home) -> None:
    with opened(trained) as terminal:
        show_history(terminal)
        terminal.send("/bridge")
        terminal.wait("W10 Sun 8 Mar", gone=True)
        terminal.wait(NEWEST)
        terminal.wait("Tue 10 Mar")
        assert "Sun 8 Mar" not in terminal.text
        terminal.send(" 10 mar")
        terminal.wait("▸ W11 Tue 10 Mar")
        terminal.wait("Basics · Tue 10 Mar")
        assert "Thu 12 Mar" not in terminal.text
        step(terminal, "escape", "W10 Sun 8 Mar")
        terminal.wait(NEWEST)
        terminal.send("/nothing like it")
        terminal.wait("Nothing found")
        step(terminal, "escape", NEWEST)
        leave(terminal)


def test_the_year_shows_the_days_and_leads_to_one_of_them(trained: Home) -> None:
    with opened(trained) as terminal:
        show_history(terminal)
        step(terminal, "y", "▸ Thu 12 Mar · 1 session")
        step(terminal, "down", "▸ Fri 13 Mar")
        step(terminal, "down", "▸ Sat 14 Mar, today · no session")
        step(terminal, "left", "▸ Sat 7 Mar")
        step(terminal, "down", "▸ Sun 8 Mar.* · 4 working sets")
        step(terminal, "enter", "▸ W10 Sun 8 Mar")
        terminal.wait("Basics · Sun 8 Mar")
        leave(terminal)


def test_what_was_changed_elsewhere_meanwhile_is_not_overwritten(trained: Home) -> None:
    with opened(trained) as terminal:
        show_history(terminal)
        step(terminal, "enter", "▸ Basics · Thu 12 Mar")
        step(terminal, "down", "▸ +1  10")
        step(terminal, "enter", "Set 1 of Glute bridge")
        step(terminal, "8", r"• reps +8$")
        trained.run("log", "bridge 6@8 p1", "--at", "2026-03-12T18:20:00+01:00")
        step(terminal, "enter", "✗ The session of 12 Mar was changed")
        terminal.wait(r"• reps +8$")
        assert reps(trained, 12) == [[10, 10, 10, 6]]
        terminal.press("escape", "escape", "escape")
        terminal.wait("Set 1 of Glute bridge", gone=True)
        leave(terminal)
    assert reps(trained, 12) == [[10, 10, 10, 6]]

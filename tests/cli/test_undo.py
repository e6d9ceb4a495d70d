"""The commands `undo` and `redo`."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import Any

import pytest

from postchain_tui.store import settings
from postchain_tui.store.lock import AppLock
from postchain_tui.store.store import Store
from tests.cli.commands import EVENING, NEXT_MORNING, Commands
from tests.coach.home import Home
from tests.store.diaries import raw

FIELDS = {"id", "at", "what", "state"}


def _could_not(commands: Commands, *words: str) -> str:
    """The one line that says why it could not be."""
    result = commands(*words)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    return result.err.removeprefix("postchain: ").strip()


def _store(commands: Commands) -> Store:
    moment = datetime.fromisoformat(EVENING)
    return Store.open(commands.db, device="app", now=lambda: moment)


@pytest.mark.parametrize("word", ["undo", "redo"])
def test_where_there_is_no_file_there_is_nothing_to_take_back_and_none_is_made(
    commands: Commands, word: str
) -> None:
    assert _could_not(commands, word).startswith("There is nothing to ")
    assert commands(word, "--list").out == "No changes.\n"
    assert commands.data(word, "--list") == []
    assert not commands.db.exists()


def test_when_all_is_undone_it_says_so(commands: Commands) -> None:
    commands("pain", "3")
    assert commands("undo").out == "Undid: Record pain\n"
    assert _could_not(commands, "undo") == "There is nothing to undo."
    assert commands("redo").out == "Did again: Record pain\n"
    assert _could_not(commands, "redo") == "There is nothing to do again."


def test_a_logged_session_goes_and_comes_back_whole(commands: Commands) -> None:
    commands("log", "bridge 10, 10, 9 p1 #hip tight; rdl 20x12@7", "--before", "2", "--after", "1")
    logged = commands.data("history")
    assert commands("undo").out.startswith("Undid: ")
    assert commands.data("history") == []
    assert commands("redo").code == 0
    assert commands.data("history") == logged


def test_changes_are_taken_back_one_by_one_newest_first(commands: Commands) -> None:
    for value in ("1", "2", "3"):
        commands("config", "set", "green", value)
    commands("undo")
    assert commands.data("config")["green"] == 2
    commands("undo")
    assert commands.data("config")["green"] == 1
    commands("redo")
    commands("redo")
    assert commands.data("config")["green"] == 3


def test_the_json_of_one_is_its_entry(commands: Commands) -> None:
    commands("config", "set", "green", "3")
    undone: Any = commands.data("undo", now=NEXT_MORNING)
    assert set(undone) == FIELDS
    assert (undone["at"], undone["what"], undone["state"]) == (EVENING, "set green", "redoable")
    assert commands.data("redo") == undone | {"state": "done"}


def test_the_list_says_what_became_of_each(commands: Commands) -> None:
    for value in ("1", "3"):
        commands("config", "set", "green", value)
    commands("undo")
    commands("config", "set", "ceiling", "6", now=NEXT_MORNING)
    commands("undo")
    listed = commands.data("undo", "--list")
    assert all(set(entry) == FIELDS for entry in listed)
    assert [(entry["what"], entry["state"]) for entry in listed] == [
        ("set ceiling", "redoable"),
        ("set green", "undone"),
        ("set green", "done"),
    ]
    assert listed[0]["at"] == NEXT_MORNING
    first, second, third = commands("undo", "--list").lines
    assert first.startswith("Tue 3 Mar 08:00  set ceiling ")
    assert first.endswith(" undone, can be done again")
    assert second.endswith(" undone")
    assert third == "Mon 2 Mar 18:00  set green"
    assert commands("redo", "--list").lines == [first, second, third]


def test_the_list_is_as_long_as_asked_for(commands: Commands) -> None:
    for number in range(25):
        commands("config", "set", "green", str(number % 2))
    assert len(commands("undo", "--list").lines) == 20
    assert len(commands.data("undo", "--list", "--limit", "3")) == 3
    assert len(commands.data("redo", "--list", "--limit", "100")) == 25


def test_moments_are_shown_in_the_zone_of_the_moment(commands: Commands) -> None:
    commands("config", "set", "green", "1")
    (entry,) = commands.data("undo", "--list", now="2026-03-02T18:00-05:00")
    assert entry["at"] == "2026-03-02T12:00:00-05:00"
    assert "Mon 2 Mar 12:00" in commands("undo", "--list", now="2026-03-02T18:00-05:00").out


def test_the_list_changes_nothing(commands: Commands) -> None:
    commands("config", "set", "green", "1")
    before = commands.db.read_bytes()
    commands("undo", "--list")
    commands("redo", "--list")
    assert commands.db.read_bytes() == before


def test_a_target_that_changes_is_told_with_its_reason(commands: Commands) -> None:
    commands("log", "rdl_empty_bar 20x12 20x12 20x12 20x12", now="2026-03-02T18:00+01:00")
    commands("log", "rdl_empty_bar 20x12 p7", now="2026-03-04T18:00+01:00")
    later = "2026-03-06T18:00:00+01:00"
    was = commands.data("today", now=later)["slots"][2]
    result = commands("undo", now=later)
    now = commands.data("today", now=later)["slots"][2]
    assert now != was
    told = " ".join(line.strip() for line in result.lines[1:])
    assert told.startswith(f"{was['name']} ")
    assert told.endswith(now["reason"])
    assert all(len(line) <= 80 for line in result.lines)


def test_a_session_under_way_in_the_app_is_left_to_it(commands: Commands) -> None:
    with _store(commands) as store:
        Home(store).keeper()
        assert _could_not(commands, "undo") == (
            "A session is open in the app: go on with it or finish it first. Nothing was changed."
        )
        settings.set_setting(store, "green", "1")
        assert commands("undo").code == 0


def test_it_works_beside_an_app_that_is_open_and_the_app_sees_it(commands: Commands) -> None:
    commands("config", "set", "green", "1")
    lock = AppLock.take(commands.db)
    assert lock is not None
    with _store(commands) as store:
        version = store.data_version()
        assert commands("undo").code == 0
        assert store.data_version() != version
    lock.release()


def test_what_something_else_changed_is_not_overwritten(commands: Commands) -> None:
    commands("config", "set", "green", "1")
    with closing(raw(commands.db)) as tool:
        tool.execute("UPDATE settings SET value = '2' WHERE key = 'green'")
    assert "changed by something else since" in _could_not(commands, "undo")
    assert commands.data("config")["green"] == 2


def test_hostile_text_does_not_reach_the_terminal(commands: Commands) -> None:
    with _store(commands) as store, store.action("\x1b]52;c;aGk=\x07[/] \u202eevil") as writing:
        settings.write_settings(writing, {"green": "1"})
    for words in (("undo", "--list"), ("undo",), ("redo",)):
        out = commands(*words).out
        assert "evil" in out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_nothing_else_is_taken(commands: Commands) -> None:
    commands.refused("undo", "everything")
    commands.refused("redo", "--list", "--limit", "0")

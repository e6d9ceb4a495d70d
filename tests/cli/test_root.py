"""What stands before a command, and how it ends."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from postchain_tui import __version__
from postchain_tui.cli import demo as demo_command
from postchain_tui.cli import output, root
from tests.cli.commands import EVENING, Commands


def test_without_a_terminal_the_plan_is_printed(commands: Commands) -> None:
    result = commands()
    assert result.code == 0
    assert result.out == commands("today").out
    assert commands.app_starts == []


def test_on_a_terminal_the_app_is_started(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(root, "is_terminal", lambda: True)
    commands.app_code = 3
    assert commands().code == 3
    (start,) = commands.app_starts
    assert start.demo is False
    assert start.config.db == commands.db
    assert (start.clock.now() - datetime.fromisoformat(EVENING)).total_seconds() < 5


def test_the_demo_starts_the_app_on_made_up_data(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_command, "is_terminal", lambda: True)
    assert commands("demo").code == 0
    assert [start.demo for start in commands.app_starts] == [True]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-02T18:00:00+01:00", "2026-03-02T18:00:00+01:00"),
        ("2026-03-02T17:00:00.1239Z", "2026-03-02T17:00:00.123+00:00"),
        ("2026-03-02T18:00-05:30", "2026-03-02T18:00:00-05:30"),
    ],
)
def test_a_command_happens_at_exactly_the_moment_that_is_pretended(
    commands: Commands, now: str, expected: str
) -> None:
    assert commands.data("today", now=now)["now"] == expected
    assert commands.data("log", "bridge 10", now=now)["started_at"] == expected


def test_a_moment_without_an_offset_is_local(commands: Commands) -> None:
    now = commands.data("today", now="2026-03-02T18:00")["now"]
    assert datetime.fromisoformat(now) == datetime(2026, 3, 2, 18).astimezone()


def test_without_a_pretended_moment_it_is_now(commands: Commands) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    shown = commands.bare("--db", str(commands.db), "today", "--json").data["now"]
    assert before <= datetime.fromisoformat(shown) <= datetime.now(UTC)


@pytest.mark.parametrize("now", ["", "now", "2026-13-01", "0001-01-01T00:00", "9999-12-31"])
def test_an_unreadable_moment_is_refused(commands: Commands, now: str) -> None:
    assert "--now" in commands.refused("today", now=now)


@pytest.mark.parametrize("words", [("nope",), ("today", "--nope"), ("log",), ("pain",)])
def test_wrong_use_ends_with_2_and_one_line(commands: Commands, words: tuple[str, ...]) -> None:
    assert commands.refused(*words).startswith("postchain: ")


def test_a_file_that_is_no_diary_ends_with_1_and_stays(commands: Commands) -> None:
    commands.db.write_text("dear diary")
    for words in (("today",), ("log", "bridge 10"), ("pain", "3"), ("state",), ("history",)):
        result = commands(*words)
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith(f"postchain: {commands.db} ")
        assert result.err.count("\n") == 1
    assert commands.db.read_text() == "dear diary"


def test_version_and_help_are_said(commands: Commands) -> None:
    assert commands.bare("--version").out == f"postchain {__version__}\n"
    for words in ((), ("log",), ("pain",), ("state",), ("config", "set"), ("demo",)):
        result = commands.bare(*words, "--help")
        assert result.code == 0
        assert result.out.startswith("Usage: postchain")


def test_the_environment_names_the_files(
    commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTCHAIN_DB", str(tmp_path / "e.db"))
    monkeypatch.setenv("POSTCHAIN_CONFIG", str(tmp_path / "e.toml"))
    found = commands.bare("where", "--json").data
    assert found["db"] == str(tmp_path / "e.db")
    assert found["config"] == str(tmp_path / "e.toml")
    assert commands.data("where")["db"] == str(commands.db)


def test_an_interrupt_ends_with_130(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(root, "is_terminal", interrupted)
    assert commands().code == 130


def test_a_file_that_may_only_be_read_can_be_read(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands("log", "bridge 10")
    # Permissions would not stop a test that root runs.
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.R_OK)
    assert len(commands.data("history")) == 1
    assert commands("log", "bridge 10").code == 1


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("NO_COLOR", "1", False), ("NO_COLOR", "", None), ("TERM", "dumb", False)],
)
def test_colour_is_left_out_where_it_is_not_wanted(
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    expected: bool | None,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert output.wants_colour() is expected


def test_output_that_is_no_terminal_has_no_colour(commands: Commands) -> None:
    assert "\x1b" not in commands("today").out


def test_the_plan_is_coloured_where_it_may_be(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(root, "wants_colour", lambda: True)
    out = commands("today").out
    assert "\x1b[" in out
    monkeypatch.setattr(root, "wants_colour", lambda: False)
    assert click.unstyle(out) == commands("today").out

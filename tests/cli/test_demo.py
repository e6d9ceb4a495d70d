"""The command `demo`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import Commands


def test_without_a_terminal_the_demo_prints_a_plan_and_touches_nothing(
    commands: Commands,
) -> None:
    result = commands("demo")
    assert result.code == 0
    assert "Basics, session " in result.out
    assert list(commands.db.parent.iterdir()) == []


def test_a_demo_can_be_written_to_a_new_file(commands: Commands, tmp_path: Path) -> None:
    commands.db = tmp_path / "demo.db"
    assert commands("demo", "--write", str(commands.db), "--weeks", "3", "--seed", "4").code == 0
    assert 4 <= len(commands.data("history")) <= 9
    assert list(tmp_path.glob("*.db")) == [commands.db]


def test_so_many_sets_can_be_asked_for(commands: Commands, tmp_path: Path) -> None:
    commands.db = tmp_path / "demo.db"
    assert commands("demo", "--write", str(commands.db), "--sets", "123").code == 0
    found = commands.data("history", "--limit", "1000")
    assert sum(len(session["sets"]) for session in found) == 123
    assert found[-1]["local_date"] == "2016-01-01"


def test_an_existing_file_is_left_alone(commands: Commands, tmp_path: Path) -> None:
    file = tmp_path / "mine.db"
    file.write_text("mine")
    result = commands("demo", "--write", str(file))
    assert result.code == 1
    assert str(file) in result.err
    assert result.err.count("\n") == 1
    assert file.read_text() == "mine"


@pytest.mark.parametrize("words", [("--weeks", "3"), ("--sets", "3"), ("--seed", "3")])
def test_what_a_file_would_hold_goes_with_a_file(
    commands: Commands, words: tuple[str, ...]
) -> None:
    assert "--write" in commands.refused("demo", *words)

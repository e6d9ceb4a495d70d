"""The command `program`: list, show, use, import, export."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest

from tests.cli.commands import Commands

SHIPPED = ["basics", "restore_build_load", "recovery", "flare_day", "hinge_warmup"]
MINE = """\
id = "mine"
name = "Mine"

[[day]]
name = "A"

[[day]]
name = "B"

[[slot]]
role = "work"
exercises = ["sofa_thrust"]
days = ["A"]

[[slot]]
role = "work"
exercises = ["gm_pvc"]
days = ["B"]

[[exercise]]
id = "sofa_thrust"
name = "Sofa thrust"

[exercise.dose]
sets = 3
reps = [8, 12]
rest = 60
"""


@pytest.fixture
def mine(tmp_path: Path) -> str:
    file = tmp_path / "mine.toml"
    file.write_text(MINE, encoding="utf-8")
    return str(file)


def test_programs_are_listed_with_the_one_in_use_marked(commands: Commands) -> None:
    result = commands("program")
    assert result.code == 0
    assert result.out == commands("program", "list").out
    assert [line.split()[0] for line in result.lines if line.startswith("●")] == ["●"]
    listed = commands.data("program", "list")
    assert [one["id"] for one in listed] == SHIPPED
    assert listed[0] == {
        "id": "basics",
        "name": "Basics",
        "own": False,
        "in_use": True,
        "archived": False,
        "sessions": 0,
    }


def test_a_program_is_shown_by_its_id_or_its_name(commands: Commands) -> None:
    shown = commands("program", "show", "basics")
    assert shown.code == 0
    assert shown.out == commands("program", "show", " BASICS").out
    assert "Glute bridge" in shown.out
    assert all(len(line) <= 80 for line in shown.lines)
    data = commands.data("program", "show", "basics")
    assert (data["id"], data["day"], data["stage"], data["session_number"]) == (
        "basics",
        None,
        None,
        1,
    )
    assert data["slot"][1]["exercises"] == ["glute_bridge"]
    assert commands.data("program", "show", "restore_build_load")["stage"] == "Restore"


@pytest.mark.parametrize("words", [("show",), ("use",), ("export",)])
def test_a_program_that_there_is_not_is_refused_with_those_that_there_are(
    commands: Commands, words: tuple[str, ...]
) -> None:
    said = commands.refused("program", *words, "no\x1b[2Jne")
    assert "There is no program" in said
    assert "basics, restore_build_load" in said
    assert "\x1b" not in said


def test_a_program_is_taken_in_used_and_trained_by(commands: Commands, mine: str) -> None:
    imported = commands.data("program", "import", mine)
    assert imported == {
        "id": "mine",
        "name": "Mine",
        "new": True,
        "exercises_added": ["sofa_thrust"],
        "exercises_kept": [],
    }
    assert commands.data("program", "show", "mine")["in_use"] is False
    used = commands("program", "use", "mine")
    assert used.lines[0] == "In use: Mine."
    assert len(used.lines) > 1
    assert commands("program", "use", "mine").lines == ["It is in use already."]
    assert commands.data("program", "show", "mine")["day"] == "A"
    assert commands("log", "sofa thrust 3*10").code == 0
    assert commands.data("program", "show", "mine")["day"] == "B"
    assert {one["id"]: one["sessions"] for one in commands.data("program", "list")}["mine"] == 1
    assert commands("undo").code == 0
    assert commands.data("program", "show", "mine")["day"] == "A"


def test_an_import_says_what_came_of_it_and_how_to_go_on(commands: Commands, mine: str) -> None:
    assert commands("program", "import", mine).lines == [
        "Mine is here now, as mine.",
        "With 1 exercise: Sofa thrust.",
        "Train by it: postchain program use mine",
    ]
    assert commands("program", "import", mine).lines[0].startswith("Mine was here already")
    assert commands("undo").code == 0
    assert [one["id"] for one in commands.data("program", "list")] == SHIPPED


def test_what_is_exported_is_read_as_the_same_anywhere(
    commands: Commands, mine: str, tmp_path: Path
) -> None:
    commands("program", "import", mine)
    exported = commands("program", "export", "mine")
    assert tomllib.loads(exported.out)["exercise"][0]["id"] == "sofa_thrust"
    file = tmp_path / "out.toml"
    written = commands("program", "export", "mine", "-o", str(file))
    assert written.lines == [f"Written to {file}."]
    assert file.read_text(encoding="utf-8") == exported.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "is there already" in commands.refused("program", "export", "mine", "-o", str(file))
    assert file.read_text(encoding="utf-8") == exported.out


def test_ten_mistakes_are_ten_lines_and_nothing_is_taken_in(
    commands: Commands, tmp_path: Path
) -> None:
    file = tmp_path / "wrong.toml"
    wrong = (f'[[slot]]\nrole = "work"\nexercises = ["no_{n}"]\n' for n in range(10))
    file.write_text('id = "wrong"\nname = "Wrong"\n' + "".join(wrong), encoding="utf-8")
    result = commands("program", "import", str(file))
    assert (result.code, result.out) == (2, "")
    head, *lines = result.err.splitlines()
    assert head == "postchain: wrong.toml has 10 mistakes; nothing was imported."
    assert len(lines) == 10
    assert all(line.startswith("wrong.toml, line ") for line in lines)
    assert [one["id"] for one in commands.data("program", "list")] == SHIPPED


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"= nonsense ="])
def test_what_cannot_be_read_is_refused(
    commands: Commands, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "odd.toml"
    if content is not None:
        file.write_bytes(content)
    result = commands("program", "import", str(file))
    assert (result.code, result.out) == (2, "")
    assert "odd.toml" in result.err


def test_no_name_steers_the_terminal(commands: Commands, tmp_path: Path) -> None:
    file = tmp_path / "hostile.toml"
    text = MINE.replace('name = "Mine"', 'name = "M\\u001b[31mine\\u202e"')
    file.write_text(text.replace("Sofa thrust", "So\\u001b]0;fa"), encoding="utf-8")
    told = [
        commands("program", "import", str(file)),
        commands("program", "list"),
        commands("program", "show", "mine"),
        commands("program", "use", "mine"),
        commands("program", "export", "mine"),
    ]
    for result in told:
        assert not {"\x1b", "\u202e", "\x07"} & {*result.out, *result.err}

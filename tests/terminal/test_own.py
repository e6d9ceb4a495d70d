"""One's own exercise and program in a real terminal: made, trained, seen again, handed on."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.home import Home
from tests.terminal.person import Typed, do_set, read_brief
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

OF_ONE_FILE = {"sessions", "in_use", "session_number", "day"}
"""What is told of a program that depends on what was trained, and not on the program."""


def answer_first_questions(terminal: Terminal) -> None:
    """Take every default."""
    for words in (
        "Kilograms or pounds",
        "What is at hand",
        "injured right now",
        "on a usual day",
        "Is any of this true",
    ):
        terminal.wait(words)
        terminal.press("enter")
    terminal.wait("space  start")


def step(terminal: Terminal, keys: str, expected: str) -> None:
    """Press keys, and wait for what they bring."""
    terminal.press(*keys.split())
    terminal.wait(expected)


def type_in(terminal: Terminal, label: str, text: str) -> None:
    """Type over what stands in the field that has the keys."""
    terminal.wait(rf"▸ . {label}")
    terminal.send(f"\x01\x0b{text}")
    terminal.wait(rf"▸ . {label} +{text[:24]}")


def go_down(terminal: Terminal, label: str) -> None:
    """Go down to a field."""
    terminal.wait("▸ . [a-z]")
    for _ in range(30):
        here = re.search(r"▸ . [a-z -]+", terminal.text)
        assert here is not None, terminal.text
        if here[0][4:].startswith(label):
            return
        terminal.press("down")
        terminal.wait(re.escape(here[0]), gone=True)
    raise AssertionError(terminal.text)


def make_exercise(terminal: Terminal) -> None:
    """An exercise with one set, in the Library."""
    step(terminal, "4", "▸ Pelvic tilt")
    step(terminal, "n", "An exercise of your own")
    type_in(terminal, "name", "Heel dig")
    go_down(terminal, "sets")
    type_in(terminal, "sets", "1")
    go_down(terminal, "set-up")
    type_in(terminal, "set-up", "Lie down.; Bend your knees.")
    step(terminal, "enter", "Done: make Heel dig")
    terminal.wait("▸ Heel dig")


def make_program(terminal: Terminal) -> None:
    """A program of two days, a slot on each: the exercise on A, one set of bridges on B."""
    step(terminal, "p", "▸ ● Basics")
    step(terminal, "n", "A program of your own")
    type_in(terminal, "name", "Two days")
    go_down(terminal, "days")
    type_in(terminal, "days", "A, B")
    step(terminal, "enter", "▸ +Two days")
    step(terminal, "enter down down e", "Two days, slot 2")
    go_down(terminal, "sets")
    type_in(terminal, "sets", "1")
    step(terminal, "enter", "▸ +2. Glute bridge +1 ×")
    step(terminal, "up", "▸ +1. Glute bridge")
    step(terminal, "e", "Two days, slot 1")
    type_in(terminal, "exercises", "Heel dig")
    step(terminal, "enter", "▸ +1. Heel dig")
    step(terminal, "s", "Use Two days")
    terminal.wait("New: Heel dig · Glute bridge")
    step(terminal, "s", "Two days · in use")


def train(terminal: Terminal) -> None:
    """One session of it, from Today to the end."""
    step(terminal, "1", "Two days · A · session 1")
    step(terminal, "space", "before you start")
    terminal.press("0")
    read_brief(terminal, "Heel dig")
    do_set(terminal, Typed(9, 1))
    step(terminal, "space", "after the session")
    step(terminal, "1", "How hard")
    step(terminal, "4", "y / n|Session|enter")
    step(terminal, "y enter", "Session saved: 1 set")


def document(home: Home, db: Path) -> dict[str, Any]:
    """A program of a file, as another program is told it."""
    found: dict[str, Any] = json.loads(run(home, db, "program", "show", "two_days", "--json"))
    return found


def run(home: Home, db: Path, *arguments: str) -> str:
    """What a command prints about another file."""
    command = [*home.command()[:3], "--db", str(db), *arguments]
    return subprocess.run(
        command,
        env=home.environment,
        cwd=home.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout


def test_what_one_made_oneself_is_trained_seen_again_and_handed_on(home: Home) -> None:
    with home.app((120, 36)) as terminal:
        answer_first_questions(terminal)
        home.run("config", "set", "pacing", "free")
        make_exercise(terminal)
        make_program(terminal)
        train(terminal)
        terminal.wait("Two days · B · session 2")
        assert "Glute bridge" in terminal.text
        step(terminal, "2", "Heel dig")
        terminal.wait(r"1 +9 ")
        step(terminal, "3", "Progress ▸ Heel dig")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    (session,) = home.sessions()
    assert session["name"] == "Two days, A"
    assert [(one["exercise"], one["reps"]) for one in session["sets"]] == [("heel_dig", 9)]
    file, other = home.folder / "two.toml", home.folder / "other.db"
    home.run("program", "export", "two_days", "-o", str(file))
    run(home, other, "program", "import", str(file))
    here, there = document(home, home.db), document(home, other)
    assert {key for key in here if here[key] != there[key]} <= OF_ONE_FILE
    assert (here["in_use"], there["in_use"]) == (True, False)
    assert [slot["days"] for slot in here["slot"]] == [["A"], ["B"]]
    assert [slot["exercises"] for slot in here["slot"]] == [["heel_dig"], ["glute_bridge"]]

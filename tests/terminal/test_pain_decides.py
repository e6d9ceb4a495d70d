"""Pain decides how a session goes on, and what stays locked afterwards."""

from __future__ import annotations

import json

import pytest

from tests.terminal.home import Home
from tests.terminal.person import Typed, check_in, hinge_ready, read_brief, save, type_set, work
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

URGENT = "Stop here and get help now"


def finish(terminal: Terminal) -> None:
    """Answer the last questions, and end the session."""
    terminal.wait("after the session")
    terminal.press("0")
    terminal.wait("How hard")
    terminal.press("6")
    terminal.wait("how hard  6")
    while "y / n" in terminal.text:
        terminal.press("y")
        terminal.pump(0.2)
    terminal.press("enter")
    terminal.wait("Session saved")


def test_after_too_much_pain_the_session_goes_on_with_an_easier_movement(home: Home) -> None:
    home.run("config", "set", "pacing", "free")
    with home.app() as terminal:
        hinge_ready(terminal)
        work(terminal)
        type_set(terminal, Typed(8, 6))
        terminal.press("space")
        terminal.wait("What now")
        terminal.press("3")
        terminal.wait("next  Hip hinge, pipe")
        terminal.press("space")
        read_brief(terminal, "Hip hinge, pipe")
        work(terminal)
        type_set(terminal, Typed(10, 1))
        save(terminal)
        terminal.press("!")
        terminal.wait("Something is wrong\\?")
        terminal.press("s")
        finish(terminal)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    (session,) = home.sessions()
    assert [(one["exercise"], one["reps"], one["pain"]) for one in session["sets"]] == [
        ("rdl_empty_bar", 8, 6),
        ("dowel_hinge", 10, 1),
    ]
    (decision,) = session["decisions"]
    assert decision.pop("at") >= session["sets"][0]["at"]
    assert decision == {
        "kind": "ceiling",
        "value": "easier",
        "exercise": "rdl_empty_bar",
        "reason": "pain 6 in set 1",
    }
    today = json.loads(home.run("today", "--json"))
    assert today["light"] == "red"
    (hinge,) = [slot for slot in today["slots"] if slot["family"] == "hinge"]
    assert (hinge["exercise"], hinge["verdict"]) == ("dowel_hinge", "regress")
    assert hinge["reason"] == "Back to Hip hinge, pipe: pain 6 in set 1."


def test_an_urgent_sign_locks_until_somebody_had_a_look(home: Home) -> None:
    home.run("config", "set", "pacing", "free")
    with home.app() as terminal:
        check_in(terminal, "2")
        read_brief(terminal, "Good morning, pipe")
        work(terminal)
        type_set(terminal, Typed(10, 3))
        save(terminal)
        terminal.press("!")
        terminal.wait("Check the warning signs")
        terminal.press("w")
        terminal.wait("numbness")
        terminal.press("y")
        terminal.wait("■")
        terminal.press("enter")
        terminal.wait(URGENT)
        terminal.press("enter")
        terminal.wait("lock")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    (session,) = home.sessions()
    assert session["status"] == "finished"
    assert len(session["sets"]) == 1
    with home.app() as terminal:
        terminal.wait("lock")
        terminal.press("space")
        terminal.wait(URGENT)
        terminal.press("enter")
        terminal.wait(URGENT, gone=True)
        terminal.press("space")
        terminal.wait(URGENT)
        terminal.press("a")
        terminal.wait("space  start")
        terminal.press("space")
        terminal.wait("before you start")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0

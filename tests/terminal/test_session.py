"""A whole session by keys alone, and what is on record afterwards."""

from __future__ import annotations

import pytest

from tests.terminal.home import Home
from tests.terminal.person import (
    SAVED,
    UNSAVED,
    Stopwatch,
    Typed,
    check_in,
    do_set,
    go_on,
    read_brief,
    save,
    type_set,
    work,
)
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

BRIDGE, HINGE, MORNING = "glute_bridge", "rdl_empty_bar", "gm_pvc"
DONE = (
    (MORNING, "warmup", 10, None, 0, None),
    (BRIDGE, "work", 10, None, 1, None),
    (BRIDGE, "work", 10, None, 0, None),
    (BRIDGE, "work", 10, None, 1, None),
    (HINGE, "work", 8, 20, 2, None),
    (HINGE, "work", 9, 20, 1, 7),
    (HINGE, "work", 12, 15, 1, 8),
    (HINGE, "work", 11, 15, 0, None),
    (MORNING, "work", 12, None, 0, None),
    (MORNING, "work", 11, None, 1, None),
)
"""Exercise, kind, reps, kilograms, pain and effort of every set as it was meant in the end."""


def answer_first_questions(terminal: Terminal) -> None:
    terminal.wait("Kilograms or pounds")
    terminal.press("enter")
    terminal.wait("What is at hand")
    terminal.press("enter")
    terminal.wait("injured right now")
    terminal.press("enter")
    terminal.wait("on a usual day")
    terminal.press("3", "enter")
    terminal.wait("Is any of this true")
    terminal.press("enter")
    terminal.wait("space  start")


def bridge_with_second_thoughts(terminal: Terminal, watch: Stopwatch) -> None:
    """Three sets: the first is corrected, the second undone and redone, the third typed anew."""
    do_set(terminal, Typed(9, 1), watch)
    terminal.press("1", "0")
    terminal.wait(r"reps \[ 10 ")
    terminal.press("enter")
    terminal.wait("10 ✓")
    do_set(terminal, Typed(10, 0), watch)
    terminal.press("u")
    terminal.wait(UNSAVED)
    terminal.press("ctrl+r")
    terminal.wait(SAVED)
    do_set(terminal, Typed(7, 4), watch)
    terminal.press("u")
    terminal.wait(UNSAVED)
    type_set(terminal, Typed(10, 1))
    save(terminal)


def hinge_with_rests_of_all_kinds(terminal: Terminal, watch: Stopwatch) -> None:
    """Four sets: a rest that is left at once, one that is made longer, one with a note."""
    do_set(terminal, Typed(8, 2), watch)
    do_set(terminal, Typed(9, 1, rpe=7), watch)
    terminal.press("]")
    terminal.wait("of 2:15")
    terminal.pump(1.5)
    do_set(terminal, Typed(12, 1, rpe=8, load="15"), watch)
    terminal.press("n")
    terminal.wait("Note")
    terminal.send("grip went first")
    terminal.wait("grip went first")
    terminal.press("enter")
    terminal.wait("grip went first", gone=True)
    do_set(terminal, Typed(11, 0), watch)


def wrap_up(terminal: Terminal) -> None:
    terminal.press("space")
    terminal.wait("after the session")
    terminal.press("1")
    terminal.wait("How hard")
    terminal.press("6")
    terminal.wait("y / n")
    terminal.press("y")
    terminal.wait("yes ✓")
    terminal.press("n")
    terminal.wait("y / n", gone=True)
    terminal.press("enter")
    terminal.wait("Session saved: 10 sets")


def test_a_whole_session_by_keys_is_on_record_as_it_was_typed(home: Home) -> None:
    watch = Stopwatch()
    with home.app() as terminal:
        answer_first_questions(terminal)
        home.run("config", "set", "pacing", "free")
        check_in(terminal, "2")
        read_brief(terminal, "Good morning, pipe")
        do_set(terminal, Typed(10, 0), watch)
        go_on(terminal, "Glute bridge")
        bridge_with_second_thoughts(terminal, watch)
        go_on(terminal, "Romanian deadlift")
        hinge_with_rests_of_all_kinds(terminal, watch)
        terminal.press("space")
        terminal.wait("SET 1 OF 2")
        do_set(terminal, Typed(12, 0), watch)
        do_set(terminal, Typed(11, 1), watch)
        wrap_up(terminal)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    (session,) = home.sessions()
    assert session["status"] == "finished"
    assert session["pain"] == {"before": 2, "worst": 2, "after": 1, "morning": None}
    assert session["effort"] == 6
    assert session["form_ok"] == [BRIDGE]
    sets = session["sets"]
    found = tuple(
        (one["exercise"], one["kind"], one["reps"], one["load_kg"], one["pain"], one["rpe"])
        for one in sets
    )
    assert found == DONE
    assert [one["note"] for one in sets if one["note"]] == ["grip went first"]
    assert sets[6]["note"] == "grip went first"
    assert [one["at"] for one in sets] == sorted(one["at"] for one in sets)
    rests = [one["rest_seconds"] for one in sets]
    assert rests.pop() is None
    assert rests == pytest.approx(watch.rests, abs=1)
    assert rests[5] >= 1.5


def test_keys_that_come_faster_than_they_are_drawn_keep_their_order(home: Home) -> None:
    home.run("config", "set", "pacing", "free")
    with home.app() as terminal:
        check_in(terminal, "0")
        read_brief(terminal, "Good morning, pipe")
        work(terminal)
        terminal.send("11\t7\t2\r")
        terminal.wait(SAVED)
    (session,) = home.sessions()
    assert [(one["reps"], one["rpe"], one["pain"]) for one in session["sets"]] == [(11, 7, 2)]

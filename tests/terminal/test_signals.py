"""What becomes of a session when the program is killed, stopped, told to end, or has a bug."""

from __future__ import annotations

import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.terminal.big_digits import big_digits
from tests.terminal.home import Home
from tests.terminal.person import Typed, check_in, do_set, go_on, moment, read_brief
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

REPORTING = (1000, 1003, 1006, 1015)
"""Modes in which a terminal reports the mouse."""
ALTERNATE_SCREEN, CURSOR, FOCUS, PASTE = 1049, 25, 1004, 2004
ONE_SECOND = 1.05
"""A clock that shows whole seconds is up to one second off."""
PATIENCE = 1.5
"""Seconds in which the clock has to be right again, on a machine that is busy with other tests."""

RECORDED = """
SELECT (SELECT count(*) FROM session_events WHERE deleted_at IS NULL), (SELECT count(*) FROM sets)
"""


@pytest.fixture(scope="module")
def killed_in_a_rest(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home where the program was killed in the rest after the second hinge set."""
    home = Home(tmp_path_factory.mktemp("killed"))
    home.run("config", "set", "pacing", "free")
    with home.app() as terminal:
        check_in(terminal, "1")
        read_brief(terminal, "Good morning, pipe")
        do_set(terminal, Typed(10, 0))
        go_on(terminal, "Glute bridge")
        do_set(terminal, Typed(10, 1))
        terminal.press("s")
        read_brief(terminal, "Romanian deadlift")
        do_set(terminal, Typed(8, 2))
        do_set(terminal, Typed(9, 2, rpe=7))
        terminal.signal(signal.SIGKILL)
        assert terminal.exit_code() == -signal.SIGKILL
    return home


@pytest.fixture
def home(killed_in_a_rest: Home, tmp_path: Path) -> Home:
    """The same, to be gone on with by one test alone."""
    return Home(shutil.copytree(killed_in_a_rest.folder, tmp_path / "home"))


def resume(terminal: Terminal) -> None:
    terminal.wait("unfinished session")
    terminal.press("r")
    terminal.wait("Romanian deadlift.*exercise 3 of 4")
    terminal.wait("next  set 3 of 4")
    terminal.wait("set 2 .*reps.* 9 .*effort *7 *pain *2")


def seconds_left(home: Home) -> float:
    """What is left of the rest by the time of day."""
    ((ended,),) = home.rows("SELECT max(at) FROM sets")
    return 120 - (time.time() - moment(ended))


def shown_seconds(terminal: Terminal) -> int | None:
    """What the rest clock reads, in a window that has room for the smallest digits only."""
    digits = big_digits(terminal.text)
    return 60 * int(digits[0]) + int(digits[1:]) if digits else None


def titled_seconds(terminal: Terminal) -> int:
    """What the title of the window says is left."""
    minutes, _, seconds = terminal.screen.title.removesuffix(" Rest").partition(":")
    return 60 * int(minutes) + int(seconds)


def wait_until_right(terminal: Terminal, home: Home) -> None:
    """Wait, but not for long, until clock and title agree with the time of day."""
    deadline = time.monotonic() + PATIENCE
    while True:
        terminal.pump(0.05)
        left, shown, titled = seconds_left(home), shown_seconds(terminal), titled_seconds(terminal)
        is_right = shown is not None and max(abs(shown - left), abs(titled - left)) <= ONE_SECOND
        if is_right:
            return
        assert time.monotonic() < deadline, f"{left:.2f} s left, shown {shown}, title {titled}"


def sets_of(home: Home) -> list[tuple[int, int | None]]:
    (session,) = home.sessions()
    assert session["status"] == "active"
    return [(one["reps"], one["pain"]) for one in session["sets"]]


CONFIRMED = [(10, 0), (10, 1), (8, 2), (9, 2)]


def test_a_session_killed_in_a_rest_goes_on_to_the_second(home: Home) -> None:
    before = home.rows(RECORDED)
    assert sets_of(home) == CONFIRMED
    time.sleep(max(0.0, seconds_left(home) - 116))
    with home.app() as terminal:
        terminal.wait("unfinished session")
        assert "4 sets are saved" in terminal.text
        assert home.rows(RECORDED) == before
        resume(terminal)
        terminal.resize(60, 20)
        wait_until_right(terminal, home)
        heard = len(terminal.bells)
        terminal.signal(signal.SIGSTOP)
        time.sleep(3)
        terminal.signal(signal.SIGCONT)
        wait_until_right(terminal, home)
        terminal.press(*"[" * 8)
        terminal.wait("REST IS OVER")
        terminal.pump(2)
        assert len(terminal.bells) == heard + 1
        asked = time.monotonic()
        terminal.press("ctrl+q")
        assert terminal.exit_code(timeout=2) == 0
        assert time.monotonic() - asked < 2
    assert sets_of(home) == CONFIRMED


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_program_and_leaves_the_terminal_as_it_was(
    home: Home, number: signal.Signals, code: int
) -> None:
    with home.app() as terminal:
        resume(terminal)
        assert terminal.line_modes() != terminal.modes_before
        assert terminal.screen.modes[ALTERNATE_SCREEN]
        terminal.signal(number)
        assert terminal.exit_code() == code
        assert terminal.line_modes() == terminal.modes_before
        left_on = {mode for mode, is_on in terminal.screen.modes.items() if is_on}
        assert not left_on & {ALTERNATE_SCREEN, FOCUS, PASTE, *REPORTING}
        assert CURSOR in left_on
    assert sets_of(home) == CONFIRMED


def test_closing_the_window_ends_the_program_and_keeps_the_session(home: Home) -> None:
    with home.app() as terminal:
        resume(terminal)
        terminal.hang_up()
        assert terminal.exit_code() == 129
    assert not home.log.exists()
    with home.app() as terminal:
        resume(terminal)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert sets_of(home) == CONFIRMED


STUCK = """
import asyncio, threading
from postchain_tui.ui import terminal

async def main():
    terminal.on_end_signals(lambda code: None)
    drawn = threading.Condition()
    with drawn:
        print("drawing", flush=True)
        drawn.wait()

asyncio.run(main())
"""
"""What Textual comes to when a terminal is gone while it writes to it."""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_who_waits_for_a_terminal_that_is_gone_ends_all_the_same(
    number: signal.Signals, code: int
) -> None:
    command = [sys.executable, "-c", STUCK]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"drawing\n"
        process.send_signal(number)
        assert process.wait(timeout=60) == code


BUG = """
from postchain_tui.__main__ import main
from postchain_tui.ui.screens.session import SessionScreen

def fail(self):
    raise RuntimeError("a bug put here on purpose")

SessionScreen.action_guide = fail
main()
"""


def test_a_bug_costs_one_line_and_no_set(home: Home) -> None:
    command = [sys.executable, "-c", BUG, "--db", str(home.db)]
    with Terminal(command, home.environment, folder=home.folder) as terminal:
        resume(terminal)
        terminal.press("i")
        assert terminal.exit_code() == 1
        assert terminal.line_modes() == terminal.modes_before
        _, _, said = terminal.output.decode().rpartition("\x1b[?1049l")
    assert "safe" in said
    assert str(home.log) in said.replace("\r\n", "")
    assert "Traceback" not in said
    assert "a bug put here on purpose" not in said
    log = home.log.read_text(encoding="utf-8")
    assert "RuntimeError: a bug put here on purpose" in log
    assert log.startswith("Traceback")
    assert stat.S_IMODE(home.log.stat().st_mode) == 0o600
    assert sets_of(home) == CONFIRMED

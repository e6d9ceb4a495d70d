"""The terminal of the tests itself: it sees what it has to see, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import sys

import psutil
import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath)}
RAW = """
import sys, time, tty
tty.setraw(0)
sys.stdout.write("\\x1b]2;a title\\x07\\x07now raw")
sys.stdout.flush()
time.sleep(60)
"""


def test_nothing_outlives_a_terminal() -> None:
    with Terminal(["sleep", "60"], ENVIRONMENT) as terminal:
        child = psutil.Process(terminal.pid)
        leader = child.ppid()
        assert child.is_running()
    assert not child.is_running()
    assert not psutil.pid_exists(leader)


def test_a_command_that_is_not_there_is_said() -> None:
    with pytest.raises(AssertionError, match="cannot start no-such-command"):
        Terminal(["no-such-command"], ENVIRONMENT)


def test_bells_titles_and_a_line_that_is_left_raw_are_noticed() -> None:
    with Terminal([sys.executable, "-c", RAW], ENVIRONMENT) as terminal:
        terminal.wait("now raw")
        assert len(terminal.bells) == 1
        assert terminal.screen.title == "a title"
        terminal.signal(signal.SIGKILL)
        assert terminal.exit_code() == -signal.SIGKILL
        assert terminal.line_modes() != terminal.modes_before


def test_the_size_of_the_window_is_told() -> None:
    with Terminal(["bash", "-c", "stty size; read; stty size"], ENVIRONMENT, (70, 20)) as terminal:
        terminal.wait("20 70")
        terminal.resize(90, 25)
        terminal.press("enter")
        terminal.wait("25 90")
        assert terminal.exit_code() == 0

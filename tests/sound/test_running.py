"""A program that is run aside."""

from __future__ import annotations

import os
import sys

import psutil
import pytest

from postchain_tui.sound.running import run

SH = "/bin/sh"


def never() -> bool:
    return False


def always() -> bool:
    return True


def test_it_tells_whether_the_program_did_its_work() -> None:
    assert run([SH, "-c", "exit 0"], 20, never)
    assert not run([SH, "-c", "exit 1"], 20, never)
    assert not run(["/no/such/program"], 20, never)


def test_a_program_that_hangs_is_ended_with_all_it_started() -> None:
    assert not run([SH, "-c", "sleep 60 & sleep 60; exit 0"], 0.1, never)
    assert psutil.Process().children(recursive=True) == []


def test_a_program_that_is_not_wanted_any_more_has_not_failed() -> None:
    assert run([SH, "-c", "sleep 60"], 60, always)
    assert psutil.Process().children(recursive=True) == []


def test_nothing_is_written_to_the_terminal_or_read_from_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run([SH, "-c", "echo out; echo err >&2; read line && exit 1; exit 0"], 20, never)
    assert capfd.readouterr() == ("", "")


def test_the_program_has_no_terminal_that_it_could_reach() -> None:
    check = f"import os, sys; sys.exit(os.getsid(0) == {os.getsid(0)})"
    assert run([sys.executable, "-c", check], 60, never)

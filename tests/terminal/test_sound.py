"""What is heard and shown beside the screen, in a real terminal."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.home import Home
from tests.terminal.person import Typed, do_set, hinge_ready
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

PATIENCE_SECONDS = 60.0
SHOWN, TAKEN_AWAY = b"\x1b]9;4;1;", b"\x1b]9;4;0;0\x1b\\"


def put_player(home: Home) -> tuple[str, Path]:
    """Put a player first on the PATH that writes down what it plays; that PATH, and its list."""
    folder, played = home.folder / "bin", home.folder / "played"
    folder.mkdir()
    script = folder / "pw-play"
    script.write_text(f'#!/bin/sh\necho "${{1##*/}} $(ls -l "$1" | cut -c 1-10)" >>"{played}"\n')
    script.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}", played


def wait(terminal: Terminal, is_so: Callable[[], object]) -> None:
    """Let the app run until something is so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, terminal.text
        terminal.pump(0.05)


def rest_to_its_end(home: Home, extra: dict[str, str], is_over: Callable[[], object]) -> bytes:
    """Rest for some seconds and quit; what was written to the terminal."""
    with home.app(extra=extra) as terminal:
        hinge_ready(terminal)
        do_set(terminal, Typed(8, 0))
        terminal.press(*"[" * 8)
        terminal.wait("REST IS OVER", PATIENCE_SECONDS)
        wait(terminal, is_over)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        return bytes(terminal.output)


@pytest.mark.parametrize("understands", [True, False])
def test_a_rest_is_heard_to_end_and_the_taskbar_shows_it_where_it_can(
    home: Home, understands: bool
) -> None:
    home.run("config", "set", "pacing", "free")
    home.run("config", "set", "sound", "tones")
    path, played = put_player(home)
    scratch = home.folder / "scratch"
    scratch.mkdir()
    extra = {"PATH": path, "TMPDIR": str(scratch)} | ({"WT_SESSION": "1"} if understands else {})
    output = rest_to_its_end(home, extra, lambda: "rest_over" in played.read_text())
    heard = played.read_text().splitlines()
    assert heard[0] == "work_begins.wav -rw-------"
    assert heard[-1] == "rest_over.wav -rw-------"
    assert [*scratch.iterdir()] == []
    assert (SHOWN in output) is understands
    assert (TAKEN_AWAY in output[output.rfind(SHOWN) :]) is understands

"""The program as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_IMPORTS = """
import sys
from postchain_tui.cli import root
code = root.main(lambda start: 0, sys.argv[1:])
heavy = {"textual", "rich", "plotext"} & {name.split(".")[0] for name in sys.modules}
sys.exit(f"imported {heavy}" if heavy else code)
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which everything is in one folder."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}
    folders = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("DATA", "STATE", "CONFIG")}
    db = {"POSTCHAIN_DB": str(tmp_path / "diary.db"), "PYTHONPATH": str(ROOT)}
    return {**kept, **folders, **db}


def _run(
    environment: dict[str, str], *words: str, code: str | None = None
) -> subprocess.CompletedProcess[bytes]:
    program = ["-m", "postchain_tui"] if code is None else ["-c", code]
    return subprocess.run(
        [sys.executable, *program, *words],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_exit_codes_reach_the_shell(environment: dict[str, str]) -> None:
    assert _run(environment).returncode == 0
    assert _run(environment, "log", "kaputt").returncode == 2
    assert _run(environment, "pain", "2", "--when", "morning").returncode == 1


def test_a_pipe_gets_plain_text_and_utf_8(environment: dict[str, str]) -> None:
    _run(environment, "log", "bridge 10 #Rücken gut")
    found = json.loads(_run(environment, "history", "--json").stdout.decode("utf-8"))
    assert found[0]["sets"][0]["note"] == "Rücken gut"
    assert b"\x1b" not in _run(environment, "history").stdout


def test_a_locale_without_utf_8_still_works(environment: dict[str, str]) -> None:
    poor = {**environment, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert _run(poor, "today").stdout.startswith(b"Basics, session 1")
    assert _run(poor, "log", "bridge 10 #Rücken").returncode == 0
    assert "Rücken" in _run(poor, "history", "--json").stdout.decode("utf-8")


def _shell(environment: dict[str, str], redirected: str) -> subprocess.CompletedProcess[bytes]:
    command = f"{sys.executable} -m postchain_tui {redirected}"
    return subprocess.run(
        ["sh", "-c", command],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str]) -> None:
    _run(environment, "log", "bridge 50*10; gm 50*12; side plank 50*30s")
    done = _shell(environment, "history --json | head -c 1")
    assert (done.stdout, done.stderr) == (b"[", b"")


def test_closed_streams_are_no_error(environment: dict[str, str]) -> None:
    assert _shell(environment, "today <&- >&- 2>&-").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("today",),
        ("log", "bridge 10"),
        ("pain", "2"),
        ("state", "--flare"),
        ("history", "--json"),
        ("where",),
        ("config", "set", "theme", "postchain-light"),
        ("demo",),
    ],
)
def test_no_command_pays_for_the_screens(
    environment: dict[str, str], words: tuple[str, ...]
) -> None:
    done = _run(environment, *words, code=_IMPORTS)
    assert (done.returncode, done.stderr) == (0, b"")

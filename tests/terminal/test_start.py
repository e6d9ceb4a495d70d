"""Starting in all kinds of terminals, in none, in one that changes, and beside another app."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import subprocess
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.terminal.home import Home
from tests.terminal.person import SAVED, check_in, read_brief, work
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
"""A colour of text or ground in the output."""
START = "space  start"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home where the first questions need not be asked any more."""
    home = Home(tmp_path_factory.mktemp("prepared"))
    home.run("config", "set", "pacing", "free")
    return home


@pytest.fixture
def home(prepared: Home, tmp_path: Path) -> Home:
    return Home(shutil.copytree(prepared.folder, tmp_path / "home"))


def tints(output: bytes) -> set[tuple[bytes, ...]]:
    """The colours in the output that are no shade of grey."""
    found = {tuple(parts) for parts in COLOUR.findall(output)}
    return {parts for parts in found if len(set(parts)) > 1}


def test_without_a_terminal_it_prints_what_is_due(home: Home) -> None:
    command = f"{subprocess.list2cmdline(home.command())} </dev/null | cat; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        env=home.environment,
        cwd=home.folder,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0
    assert b"Romanian deadlift" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize("wanted", [True, False])
def test_colour_is_left_out_where_it_is_not_wanted(home: Home, wanted: bool) -> None:
    with home.app(extra={} if wanted else {"NO_COLOR": "1"}) as terminal:
        terminal.wait(START)
        terminal.press("2")
        terminal.wait("No sessions yet")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert bool(tints(bytes(terminal.output))) is wanted


@pytest.mark.parametrize(
    ("kind", "size"),
    [("dumb", (80, 24)), ("linux", (80, 24)), ("xterm", (60, 20)), ("vt100", (80, 24))],
)
def test_it_starts_and_ends_in_poor_terminals(home: Home, kind: str, size: tuple[int, int]) -> None:
    with home.app(size, {"TERM": kind, "COLORTERM": ""}) as terminal:
        terminal.wait("Keys")
        terminal.press("space")
        terminal.wait("before")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert terminal.line_modes() == terminal.modes_before


def test_a_storm_of_sizes_while_resting_does_no_harm(home: Home) -> None:
    with home.app() as terminal:
        check_in(terminal, "0")
        read_brief(terminal, "Good morning, pipe")
        work(terminal)
        for number in range(60):
            terminal.resize(*((40, 10) if number % 2 else (200, 60)))
            terminal.pump(0.02)
        for size in ((1, 1), (2, 200), (200, 2), (100, 30)):
            terminal.resize(*size)
            terminal.pump(0.1)
        terminal.press("enter")
        terminal.wait(SAVED)
        assert "next  Glute bridge" in terminal.text
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


CLIPBOARD, TITLE, OVERRIDE, CONTROL = "\x1b]52;", "\x1b]2;pwned", "\u202e", "\x9b"
HOSTILE = f"[/] [red]hip[/red] {CLIPBOARD}c;cG93\x07{TITLE}\x1b\\{OVERRIDE}{CONTROL}31mtight"


def obeyed(terminal: Terminal) -> list[str]:
    """What of a hostile text went to the terminal as it was."""
    output = terminal.output.decode()
    return [part for part in (CLIPBOARD, TITLE, OVERRIDE, CONTROL) if part in output]


def test_a_hostile_note_that_is_pasted_is_only_text(home: Home) -> None:
    with home.app() as terminal:
        check_in(terminal, "0")
        read_brief(terminal, "Good morning, pipe")
        work(terminal)
        terminal.press("n")
        terminal.wait("Note")
        terminal.send("[/] [red]hip ")
        terminal.wait(r"\[/\] \[red\]hip")
        terminal.send(f"\x1b[200~{HOSTILE}\x1b[201~")
        terminal.wait("tight")
        terminal.press("enter")
        terminal.wait(r"note: \[/\] \[red\]hip")
        terminal.press("enter")
        terminal.wait(SAVED)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert not obeyed(terminal)
    ((note,),) = home.rows("SELECT note FROM sets")
    assert note.startswith("[/] [red]hip ")
    assert note.isprintable()


def test_hostile_text_in_the_file_itself_is_only_text(home: Home) -> None:
    home.run("log", "rdl 20x10 #plain", "--note", "plain")
    with closing(sqlite3.connect(home.db)) as connection, connection:
        for table, column in (
            ("sets", "note"),
            ("sets", "exercise_id"),
            ("sessions", "note"),
            ("sessions", "name"),
            ("sessions", "source"),
        ):
            connection.execute(f"UPDATE {table} SET {column} = ?", (HOSTILE[:100],))
    with home.app() as terminal:
        terminal.wait("Keys")
        terminal.press("2")
        terminal.wait(r"\[/\] \[red\]hip\[/red\]")
        terminal.settle(0.2)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert not obeyed(terminal)


def test_a_second_app_only_shows_and_says_who_holds_the_file(home: Home) -> None:
    with home.app() as first, ExitStack() as later:
        first.wait(START)
        second = later.enter_context(home.app())
        assert second.wait(rf"process {first.pid}\b") - second.started_at < 5
        second.press("space")
        second.settle(0.2)
        assert "before you start" not in second.text
        first.press("space")
        first.wait("before you start")
        first.press("1")
        first.wait("SET UP")
        second.press("ctrl+q")
        assert second.exit_code() == 0
        first.signal(signal.SIGKILL)
        assert first.exit_code() == -signal.SIGKILL
    with home.app() as third:
        third.wait("unfinished session")
        third.press("ctrl+q")
        assert third.exit_code() == 0
    assert home.rows("SELECT count(*) FROM sessions") == [(1,)]

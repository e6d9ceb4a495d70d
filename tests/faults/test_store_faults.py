"""Full disks, killed programs and crowds: what the store promises must hold all the same."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from postchain_tui.store import settings
from tests.store.diaries import opened

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.linux_fault


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        check=False,
    )


FULL_DISK = """
import json, resource, sys
from pathlib import Path
from postchain_tui.store import settings
from postchain_tui.store.failures import NotSavedError
from tests.store.diaries import opened

path = Path(sys.argv[1])
store = opened(path)
settings.set_setting(store, "kept", "yes")
room = path.stat().st_size + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
said, saved = "", 0
try:
    for number in range(1000):
        settings.set_setting(store, f"key{number}", "x" * 500)
        saved = number + 1
except NotSavedError as error:
    said = str(error)
still = settings.settings(store)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
settings.set_setting(store, "after", "room again")
print(json.dumps({"said": said, "saved": saved, "readable": len(still)}))
"""


@pytest.mark.parametrize("room", [0, 4096, 20_000, 100_000])
def test_a_full_disk_loses_nothing_that_was_saved_and_the_store_goes_on(
    tmp_path: Path, room: int
) -> None:
    path = tmp_path / "postchain.db"
    done = run(FULL_DISK, path, room)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["said"].startswith("Not saved: the disk")
    assert told["readable"] == told["saved"] + 1
    with opened(path) as store:
        found = settings.settings(store)
        assert store.rows("PRAGMA integrity_check")[0][0] == "ok"
    assert found["kept"] == "yes"
    assert found["after"] == "room again"
    assert [f"key{number}" in found for number in range(told["saved"] + 1)] == [
        *[True] * told["saved"],
        False,
    ]


FULL_AT_FIRST_START = """
import resource, sys
from pathlib import Path
from postchain_tui.core.errors import PostchainError
from tests.store.diaries import opened

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    opened(Path(sys.argv[1]))
except PostchainError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [0, 4096, 40_000])
def test_a_disk_full_at_the_first_start_leaves_no_half_made_file(tmp_path: Path, room: int) -> None:
    path = tmp_path / "postchain.db"
    done = run(FULL_AT_FIRST_START, path, room)
    assert done.returncode == 0, done.stderr
    assert "disk" in done.stdout
    assert list(tmp_path.iterdir()) == []
    opened(path).close()


WRITER = """
import sys
from pathlib import Path
from postchain_tui.store import settings
from tests.store.diaries import opened

with opened(Path(sys.argv[1]), busy_timeout_ms=5000) as store:
    for number in range(int(sys.argv[3])):
        settings.set_setting(store, f"{sys.argv[2]}-{number}", "x" * 300)
        print(number, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def test_two_programs_that_write_at_once_both_save_everything(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    opened(path).close()
    writers = [writer(path, name, 60) for name in ("one", "two")]
    for each in writers:
        each.communicate(timeout=60)
    assert [each.returncode for each in writers] == [0, 0]
    with opened(path) as store:
        assert len(settings.settings(store)) == 120
        stamps = [row["hlc"] for row in store.rows("SELECT hlc FROM actions ORDER BY rowid")]
    assert stamps == sorted(set(stamps))


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 3, 8, 20, 45])
def test_what_was_said_to_be_saved_is_there_after_a_kill(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "postchain.db"
    program = writer(path, "key", 100_000)
    assert program.stdout is not None
    said = [program.stdout.readline() for _ in range(lines)]
    program.send_signal(signal.SIGKILL)
    said += program.communicate()[0].splitlines()
    with opened(path) as store:
        found = settings.settings(store)
        assert store.rows("PRAGMA integrity_check")[0][0] == "ok"
        journalled = store.rows("SELECT count(DISTINCT pk) FROM changes WHERE tbl = 'settings'")
    assert len(found) >= len(said)
    assert journalled[0][0] == len(found)


@pytest.mark.slow
def test_a_first_start_that_is_killed_leaves_a_whole_file_or_none(tmp_path: Path) -> None:
    for number in range(12):
        path = tmp_path / str(number) / "postchain.db"
        program = writer(path, "key", 100_000)
        try:
            program.wait(timeout=0.08 + number * 0.03)
        except subprocess.TimeoutExpired:
            program.kill()
        program.communicate()
        with opened(path) as store:
            assert store.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_a_bad_page_that_only_reading_finds_is_a_plain_sentence(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as store:
        for number in range(200):
            settings.set_setting(store, f"key{number}", "x" * 500)
        with closing(sqlite3.connect(path)) as connection:
            root = "SELECT rootpage FROM sqlite_master WHERE name = 'settings'"
            page = connection.execute(root).fetchone()[0]
    before = path.stat().st_size
    program = (
        "import sys; from pathlib import Path\n"
        "from postchain_tui.core.errors import PostchainError\n"
        "from postchain_tui.store import opening, settings\n"
        "from tests.store.diaries import opened\n"
        "opening._CHECKED_BYTES = 0\n"
        "store = opened(Path(sys.argv[1]))\n"
        "for step in (settings.settings, lambda s: settings.set_setting(s, 'a', 'b')):\n"
        "    try:\n"
        "        step(store)\n"
        "    except PostchainError as error:\n"
        "        print(type(error).__name__)\n"
    )
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    done = run(program, path)
    assert done.stdout.split() == ["DamagedFileError", "NotSavedError"], done.stderr
    assert path.stat().st_size == before

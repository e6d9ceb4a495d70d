import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from postchain_tui.store.failures import NotPermittedError
from postchain_tui.store.lock import AppLock, holder_pid


def test_the_first_app_gets_the_lock_and_the_second_learns_who_has_it(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    first = AppLock.take(path)
    assert first is not None
    assert AppLock.take(path) is None
    assert holder_pid(path) == os.getpid()
    first.release()
    second = AppLock.take(path)
    assert second is not None
    second.release()
    second.release()
    assert holder_pid(path) is None


def test_the_lock_is_for_the_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        lock = AppLock.take(tmp_path / "postchain.db")
    finally:
        os.umask(before)
    assert lock is not None
    assert stat.S_IMODE((tmp_path / "postchain.db.lock").stat().st_mode) == 0o600
    lock.release()


def test_a_symbolic_link_leads_to_the_same_lock(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "postchain.db")
    lock = AppLock.take(link)
    assert lock is not None
    assert AppLock.take(tmp_path / "postchain.db") is None
    lock.release()


def test_a_killed_app_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    program = (
        "import sys, time; from pathlib import Path\n"
        "from postchain_tui.store.lock import AppLock\n"
        "lock = AppLock.take(Path(sys.argv[1])); print('taken', flush=True); time.sleep(60)"
    )
    app = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert app.stdout is not None
    assert app.stdout.readline() == b"taken\n"
    assert AppLock.take(path) is None
    assert holder_pid(path) == app.pid
    app.kill()
    app.communicate()
    lock = AppLock.take(path)
    assert lock is not None
    lock.release()


def test_nobody_holds_a_lock_that_was_never_taken(tmp_path: Path) -> None:
    assert holder_pid(tmp_path / "postchain.db") is None


def test_a_lock_that_is_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("kept")
    (tmp_path / "postchain.db.lock").symlink_to(tmp_path / "precious")
    with pytest.raises(NotPermittedError, match="cannot be opened"):
        AppLock.take(tmp_path / "postchain.db")
    assert (tmp_path / "precious").read_text() == "kept"


def test_a_disk_without_locks_is_a_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(NotPermittedError, match="No locks available"):
        AppLock.take(tmp_path / "postchain.db")

import errno
import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from postchain_tui.core.errors import PostchainError
from postchain_tui.store import files, migrations, opening, settings
from postchain_tui.store.failures import (
    DamagedFileError,
    EmptyFileError,
    FileRefusedError,
    ForeignFileError,
    HardLinkError,
    MissingFileError,
    NewerFileError,
    NotPermittedError,
    NotSavedError,
    OlderFileError,
)
from tests.store.diaries import FakeClock, opened, raw, rows_of

NAME = "postchain.db"


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def made(path: Path) -> Path:
    """A file with one setting in it."""
    with opened(path) as store:
        settings.set_setting(store, "units", "lb")
    return path


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_new_file_and_its_folders_are_for_the_owner_alone(tmp_path: Path, mask: int) -> None:
    tmp_path.chmod(0o755)
    folder = tmp_path / "share" / "postchain"
    with umask(mask):
        path = made(folder / NAME)
    assert mode(folder.parent) == mode(folder) == 0o700
    assert {mode(each) for each in folder.iterdir()} == {0o600}
    assert mode(tmp_path) == 0o755
    assert path in set(folder.iterdir())


def test_making_a_file_leaves_nothing_else_behind(tmp_path: Path) -> None:
    made(tmp_path / NAME)
    assert {each.name for each in tmp_path.iterdir()} <= {NAME, f"{NAME}-journal"}
    assert (tmp_path / NAME).stat().st_nlink == 1


def test_a_file_is_there_again_the_next_time(tmp_path: Path) -> None:
    path = made(tmp_path / NAME)
    with opened(path) as store:
        assert settings.settings(store) == {"units": "lb"}
        assert store.path == path


def test_a_file_says_whose_it_is_and_how_it_is_written(tmp_path: Path) -> None:
    with opened(tmp_path / NAME) as store:
        pragmas = {
            name: store.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "recursive_triggers", "user_version")
        }
    assert pragmas == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "recursive_triggers": 1,
        "user_version": migrations.VERSION,
    }
    assert (tmp_path / NAME).read_bytes()[68:72] == b"POST"


def test_six_first_starts_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "new" / NAME
    program = (
        "import sys; from pathlib import Path; from tests.store.diaries import opened\n"
        "from postchain_tui.store import settings\n"
        "sys.stdin.readline()\n"
        "with opened(Path(sys.argv[1]), busy_timeout_ms=5000) as store:\n"
        "    settings.set_setting(store, sys.argv[2], 'here')\n"
    )
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), f"process {number}"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for number in range(6)
    ]
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("go\n")
        start.stdin.flush()
    errors = [start.communicate(timeout=60)[1] for start in starts]
    assert [start.returncode for start in starts] == [0] * 6, errors
    with opened(path) as store:
        assert len(settings.settings(store)) == 6


def test_the_one_who_is_second_takes_the_file_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / NAME)
    before = digest(path)
    with monkeypatch.context() as patch:
        patch.setattr(os.path, "lexists", lambda _path: False)
        with opened(path) as store:
            assert settings.settings(store) == {"units": "lb"}
    assert digest(path) == before


def test_a_file_is_made_also_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    made(tmp_path / NAME)
    assert mode(tmp_path / NAME) == 0o600


def test_a_file_that_cannot_be_made_is_a_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(NotPermittedError, match="cannot be made"):
        opened(tmp_path / "file" / NAME)
    assert (tmp_path / "file").read_text() == "no folder"


def test_a_disk_that_refuses_the_new_file_is_a_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "hardlink_to", fail)
    with pytest.raises(NotPermittedError, match="Input/output error"):
        opened(tmp_path / NAME)
    assert list(tmp_path.iterdir()) == []


def test_a_symbolic_link_is_followed_and_the_real_folder_is_used(tmp_path: Path) -> None:
    real = tmp_path / "real"
    link = tmp_path / "links" / NAME
    link.parent.mkdir()
    link.symlink_to(real / NAME)
    made(link)
    assert mode(real) == 0o700
    assert [each.name for each in link.parent.iterdir()] == [NAME]
    with opened(link) as store:
        assert store.path == real / NAME


def test_a_hard_link_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / NAME)
    (tmp_path / "other.db").hardlink_to(path)
    with pytest.raises(HardLinkError, match=r"hard link.*left untouched.*real copy"):
        opened(path)


def test_the_name_left_by_a_start_that_was_killed_is_taken_away(tmp_path: Path) -> None:
    path = made(tmp_path / "a [b].db")
    left = files.temporary_name(path)
    left.hardlink_to(path)
    with opened(path) as store:
        assert settings.settings(store) == {"units": "lb"}
    assert not left.exists()


def make_folder(path: Path) -> None:
    path.mkdir()


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [make_folder, make_fifo])
def test_what_is_no_file_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / NAME)
    with pytest.raises(FileRefusedError, match=r"is (a folder|not a regular file)"):
        opened(tmp_path / NAME)


def make_empty(path: Path) -> None:
    path.touch()


def make_text(path: Path) -> None:
    path.write_text("date,exercise,reps\n" * 100)


def make_random(path: Path) -> None:
    made(path)
    whole = path.read_bytes()
    path.write_bytes(bytes(range(100, 200)) + whole[100:])


def make_foreign(path: Path) -> None:
    with closing(raw(path)) as connection:
        connection.execute("CREATE TABLE plays (id)")


def make_newer(path: Path) -> None:
    made(path)
    with closing(raw(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def make_truncated(path: Path) -> None:
    made(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def make_stub(path: Path) -> None:
    made(path)
    with path.open("r+b") as file:
        file.truncate(50)


def make_bad_page(path: Path) -> None:
    made(path)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096)


def make_bad_schema(path: Path) -> None:
    made(path)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 3996)


def make_tableless(path: Path) -> None:
    with closing(raw(path)) as connection:
        connection.execute("CREATE TABLE other (id)")
        connection.execute(f"PRAGMA application_id = {files.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {migrations.VERSION}")


REFUSED: list[tuple[Callable[[Path], None], type[FileRefusedError], str]] = [
    (make_empty, EmptyFileError, "is empty: 0 bytes"),
    (make_text, ForeignFileError, "is not a SQLite file"),
    (make_random, ForeignFileError, "is not a SQLite file"),
    (make_foreign, ForeignFileError, "not one of Postchain's"),
    (make_newer, NewerFileError, "written by a newer Postchain"),
    (make_truncated, DamagedFileError, "is damaged"),
    (make_stub, DamagedFileError, "ends after 50 bytes"),
    (make_bad_page, DamagedFileError, "is damaged"),
    (make_bad_schema, DamagedFileError, "is damaged"),
    (make_tableless, DamagedFileError, "tables are missing"),
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("make", "error", "words"), REFUSED)
def test_what_must_not_be_opened_is_refused_by_name_and_left_as_it_is(
    tmp_path: Path,
    make: Callable[[Path], None],
    error: type[FileRefusedError],
    words: str,
    read_only: bool,
) -> None:
    path = tmp_path / NAME
    make(path)
    before = digest(path), path.stat().st_mtime_ns
    with pytest.raises(error, match=words) as raised:
        opened(path, read_only=read_only)
    assert (digest(path), path.stat().st_mtime_ns) == before
    assert str(path) in str(raised.value)
    assert "left untouched" in str(raised.value)


def test_a_newer_version_that_only_a_write_ahead_log_knows_is_refused_too(tmp_path: Path) -> None:
    path = made(tmp_path / NAME)
    with closing(raw(path)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute("PRAGMA user_version = 99")
        with pytest.raises(NewerFileError):
            opened(path)


def test_a_file_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / NAME)
    someone = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: someone)
    with pytest.raises(NotPermittedError, match="belongs to another user"):
        opened(path)


@pytest.mark.parametrize(
    ("denied", "words"),
    [
        (lambda path, _: path.name == NAME, "may not be read"),
        (lambda path, asked: path.name == NAME and asked == os.W_OK, "may only be read"),
        (lambda path, _: path.name != NAME, "a folder that you may not write to"),
    ],
)
def test_a_file_without_the_needed_rights_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    denied: Callable[[Path, int], bool],
    words: str,
) -> None:
    path = made(tmp_path / NAME)
    monkeypatch.setattr(os, "access", lambda at, asked: not denied(Path(at), asked))
    with pytest.raises(NotPermittedError, match=words):
        opened(path)


def test_a_file_that_cannot_be_looked_at_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / NAME)

    def fail(_self: Path) -> os.stat_result:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "lstat", fail)
    with pytest.raises(NotPermittedError, match="cannot be looked at"):
        opened(path)


def test_a_disk_that_fails_while_the_file_is_looked_at_is_a_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / NAME)

    def fail(_self: Path, _mode: str) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(NotPermittedError, match="Input/output error"):
        opened(path)


def test_reading_only_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="does not exist"):
        opened(tmp_path / NAME, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_reading_only_reads_and_refuses_to_write(tmp_path: Path) -> None:
    path = made(tmp_path / NAME)
    before = digest(path)
    with opened(path, read_only=True) as store:
        assert store.read_only
        assert settings.settings(store) == {"units": "lb"}
        with pytest.raises(NotSavedError, match="reading only"):
            settings.set_setting(store, "units", "kg")
    assert digest(path) == before


def test_reading_only_works_beside_a_writer(tmp_path: Path) -> None:
    path = made(tmp_path / NAME)
    with opened(path) as writer, opened(path, read_only=True) as reader:
        seen = reader.data_version()
        settings.set_setting(writer, "units", "kg")
        assert reader.data_version() != seen
        assert rows_of(reader) == rows_of(writer)


def make_older(path: Path) -> Path:
    """A file of ours in which nothing has been made yet."""
    with closing(raw(path)) as connection:
        connection.execute("CREATE TABLE kept (word)")
        connection.execute("INSERT INTO kept VALUES ('here')")
        connection.execute(f"PRAGMA application_id = {files.APPLICATION_ID}")
    path.chmod(0o600)
    return path


def test_an_older_file_is_brought_up_to_date_after_a_checked_copy(tmp_path: Path) -> None:
    path = make_older(tmp_path / NAME)
    backups = tmp_path / "copies"
    with opened(path, backups=backups) as store:
        assert store.rows("PRAGMA user_version")[0][0] == migrations.VERSION
        assert store.rows("SELECT word FROM kept")[0][0] == "here"
    (copy,) = backups.iterdir()
    assert mode(copy) == 0o600
    assert mode(backups) == 0o700
    with closing(raw(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert connection.execute("SELECT word FROM kept").fetchone() == ("here",)


def test_an_up_to_date_file_is_not_copied(tmp_path: Path) -> None:
    made(made(tmp_path / NAME))
    assert not (tmp_path / "backups").exists()


def test_an_older_file_that_may_only_be_read_is_refused(tmp_path: Path) -> None:
    path = make_older(tmp_path / NAME)
    with pytest.raises(OlderFileError, match="older Postchain"):
        opened(path, read_only=True)


def test_without_room_for_the_copy_an_older_file_stays_as_it_is(tmp_path: Path) -> None:
    path = make_older(tmp_path / NAME)
    before = digest(path)
    (tmp_path / "copies").write_text("in the way")
    with pytest.raises(NotSavedError, match="No copy of"):
        opened(path, backups=tmp_path / "copies")
    assert digest(path) == before


def test_a_migration_that_fails_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_older(tmp_path / NAME)

    def broken() -> tuple[str, ...]:
        return ("CREATE TABLE half (id)", "INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(migrations, "_STEPS", (("m001_broken", broken),))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        opened(path)
    with closing(raw(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        assert names == ["kept"]
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


def test_a_busy_file_is_a_plain_sentence(tmp_path: Path) -> None:
    path = made(tmp_path / NAME)
    with closing(raw(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PostchainError, match="just now"):
            opened(path, busy_timeout_ms=1)
    made(path)


def test_a_large_file_is_opened_without_the_long_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / NAME
    make_bad_page(path)
    monkeypatch.setattr(opening, "_CHECKED_BYTES", 0)
    opened(path).close()


def test_an_sqlite_too_old_for_strict_tables_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(PostchainError, match=r"needs SQLite 3\.37"):
        opened(tmp_path / NAME, now=FakeClock())
    assert list(tmp_path.iterdir()) == []

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from postchain_tui.store import settings
from postchain_tui.store.failures import (
    DamagedFileError,
    NotPermittedError,
    NotReadError,
    NotSavedError,
    not_read,
    not_saved,
)
from tests.store.diaries import memory, opened, raw


def test_the_data_version_changes_when_somebody_else_writes(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as one, opened(path) as other:
        seen = one.data_version()
        settings.set_setting(one, "units", "kg")
        assert one.data_version() == seen
        settings.set_setting(other, "units", "lb")
        assert one.data_version() != seen


def test_what_is_read_together_is_of_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as reader, opened(path, busy_timeout_ms=1) as writer:
        with reader.reading():
            assert settings.settings(reader) == {}
            with pytest.raises(NotSavedError, match="another program"):
                settings.set_setting(writer, "units", "lb")
            assert settings.settings(reader) == {}
        settings.set_setting(writer, "units", "lb")
        assert settings.settings(reader) == {"units": "lb"}


def test_a_second_writer_is_told_and_may_try_again(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as one, opened(path, busy_timeout_ms=1) as other:
        with one.action("Long") as writing:
            settings.write_settings(writing, {"units": "lb"})
            with pytest.raises(NotSavedError, match="another program is using the file"):
                settings.set_setting(other, "units", "kg")
        settings.set_setting(other, "units", "kg")
        assert settings.settings(one) == {"units": "kg"}


def test_a_reader_that_waits_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path, busy_timeout_ms=1) as store, closing(raw(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotReadError, match="Nothing was changed"):
            settings.settings(store)
        other.execute("ROLLBACK")
        assert settings.settings(store) == {}


def test_a_bug_in_a_query_is_not_taken_for_a_trouble_of_the_file() -> None:
    with memory() as store, pytest.raises(sqlite3.OperationalError, match="syntax error"):
        store.rows("SELEKT 1")


def test_a_store_in_memory_has_no_path_and_may_be_written_to() -> None:
    with memory() as store:
        assert store.path is None
        assert not store.read_only
        store.close()


def failed(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk reports an error"),
        (sqlite3.SQLITE_BUSY, "another program"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "may only be read"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_TOOBIG, "longer"),
    ],
)
def test_what_sqlite_reports_becomes_one_line_that_says_what_to_do(code: int, words: str) -> None:
    failure = not_saved(failed(code))
    assert failure is not None
    assert str(failure).startswith("Not saved: ")
    assert words in str(failure)
    assert "\n" not in str(failure)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_CORRUPT, DamagedFileError),
        (sqlite3.SQLITE_NOTADB, DamagedFileError),
        (sqlite3.SQLITE_CANTOPEN, NotPermittedError),
        (sqlite3.SQLITE_IOERR_READ, NotReadError),
    ],
)
def test_a_failed_reading_is_one_of_few_kinds(code: int, kind: type[Exception]) -> None:
    assert isinstance(not_read(failed(code), Path("postchain.db")), kind)

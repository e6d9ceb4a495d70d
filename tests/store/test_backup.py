import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from postchain_tui.store import backup, settings
from postchain_tui.store.failures import DamagedFileError, NotSavedError
from tests.store.diaries import opened, raw, rows_of


def test_a_copy_holds_what_the_file_holds_and_is_for_the_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "copies" / "postchain-1.db"
    with opened(tmp_path / "a #1?.db") as store:
        settings.set_setting(store, "units", "lb")
        assert store.path is not None
        backup.checked_copy(store.path, target)
        with opened(target, read_only=True) as copy:
            assert rows_of(copy) == rows_of(store)
            assert copy.rows("SELECT * FROM changes ORDER BY seq") == store.rows(
                "SELECT * FROM changes ORDER BY seq"
            )
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [each.name for each in target.parent.iterdir()] == [target.name]


def test_a_copy_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    source, target = tmp_path / "postchain.db", tmp_path / "copy.db"
    target.write_text("older")
    opened(source).close()
    backup.checked_copy(source, target)
    with opened(target) as copy:
        assert settings.settings(copy) == {}


def test_a_copy_that_cannot_be_made_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "postchain.db"
    opened(source).close()
    (tmp_path / "in_the_way").write_text("no folder")
    with pytest.raises(NotSavedError, match="No copy of"):
        backup.checked_copy(source, tmp_path / "in_the_way" / "copy.db")


def break_a_value(path: Path) -> None:
    with closing(raw(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("INSERT INTO settings VALUES ('x', '', '', NULL, '', 'no key')")


def break_a_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096)


@pytest.mark.parametrize("damage", [break_a_value, break_a_page])
def test_a_damaged_file_gives_no_copy_and_the_older_copy_stays(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    source, target = tmp_path / "postchain.db", tmp_path / "copies" / "copy.db"
    opened(source).close()
    backup.checked_copy(source, target)
    kept = target.read_bytes()
    damage(source)
    with pytest.raises(DamagedFileError, match="is damaged"):
        backup.checked_copy(source, target)
    assert target.read_bytes() == kept
    assert [each.name for each in target.parent.iterdir()] == [target.name]

"""The command `where`."""

from __future__ import annotations

import os

from tests.cli.commands import Commands


def test_nothing_is_made_by_asking(commands: Commands) -> None:
    found = commands.data("where")
    assert set(found) == {
        "db", "config", "state", "backups", "log", "size_bytes", "last_backup"
    }  # fmt: skip
    assert (found["db"], found["config"]) == (str(commands.db), str(commands.config))
    assert (found["size_bytes"], found["last_backup"]) == (None, None)
    assert list(commands.db.parent.iterdir()) == []


def test_size_and_newest_backup_are_told(commands: Commands) -> None:
    commands("log", "bridge 10")
    backups = commands.db.parent / "backups"
    backups.mkdir()
    for age, name in enumerate(("new.db", "old.db")):
        (backups / name).write_bytes(b"x")
        os.utime(backups / name, (1000 - age, 1000 - age))
    found = commands.data("where")
    assert found["size_bytes"] == commands.db.stat().st_size
    assert found["last_backup"] == str(backups / "new.db")
    assert f"db           {commands.db}" in commands("where").lines

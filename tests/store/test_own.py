"""One's own exercises and programs as they are kept, also in a file of the first version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.store import diary, migrations, pain, records, settings, undoing
from postchain_tui.store import own as own_store
from postchain_tui.store.failures import NotSavedError
from postchain_tui.store.own import Kept, Kind
from postchain_tui.store.store import Store
from tests.store.diaries import NOON, FakeClock, after, memory, opened, raw, record, rows_of
from tests.store.replaying import everything, replayed

MINE = Kept("mine", "Mine — “own”", {"name": "Mine", "dose": {"sets": 3}, "steps": ["Ünì", "\n"]})
OTHER = Kept("other", "Other", {"name": "Other"})


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def _write(store: Store, kind: Kind, *kept: Kept, what: str = "make") -> None:
    with store.action(what) as writing:
        for one in kept:
            own_store.write(writing, kind, one)


def _tick(store: Store) -> None:
    assert isinstance(store.now, FakeClock)
    store.now.advance(1)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_written_is_read_as_the_same(store: Store, kind: Kind) -> None:
    assert own_store.kept(store, kind) == ()
    _write(store, kind, MINE, OTHER)
    assert own_store.kept(store, kind) == (MINE, OTHER)
    others = [one for one in Kind if one is not kind]
    assert [own_store.kept(store, one) for one in others] == [()]


@pytest.mark.parametrize("kind", Kind)
def test_of_one_id_there_is_one_row_which_a_later_version_is_written_over(
    store: Store, kind: Kind
) -> None:
    _write(store, kind, MINE, OTHER)
    _tick(store)
    later = Kept("mine", "Renamed", {"name": "Renamed"}, archived=True)
    _write(store, kind, later, what="edit")
    assert own_store.kept(store, kind) == (OTHER, later)
    assert store.rows(f"SELECT count(*) FROM {kind}")[0][0] == 2


def test_each_change_is_one_step_that_is_taken_back_and_done_again(store: Store) -> None:
    looks: list[tuple[Kept, ...]] = [()]
    for kept in (MINE, Kept("mine", "Later", {}), Kept("mine", "Later", {}, archived=True)):
        _tick(store)
        _write(store, Kind.EXERCISE, kept)
        looks.append((kept,))
    for expected in reversed(looks[:-1]):
        _tick(store)
        undoing.undo(store)
        assert own_store.kept(store, Kind.EXERCISE) == expected
    for expected in looks[1:]:
        _tick(store)
        undoing.redo(store)
        assert own_store.kept(store, Kind.EXERCISE) == expected
    assert replayed(store, everything) == everything(store)


def test_what_was_undone_does_not_keep_its_id_from_a_new_one(store: Store) -> None:
    _write(store, Kind.EXERCISE, MINE)
    undoing.undo(store)
    _tick(store)
    again = Kept("mine", "Again", {})
    _write(store, Kind.EXERCISE, again)
    assert own_store.kept(store, Kind.EXERCISE) == (again,)


def _put(store: Store, row: str, name: str, body: str) -> None:
    """As another machine, or another program, may have written it."""
    with store.action("merge") as writing:
        writing.put(
            "exercises",
            {"id": row, "exercise_id": "mine", "name": name, "body": body, "archived": 0},
        )


def test_of_two_with_one_id_the_one_that_was_changed_last_counts(store: Store) -> None:
    _put(store, "z", "First", "{}")
    _tick(store)
    _put(store, "a", "Second", "{}")
    assert [one.name for one in own_store.kept(store, Kind.EXERCISE)] == ["Second"]
    _tick(store)
    _write(store, Kind.EXERCISE, Kept("mine", "Third", {}))
    assert [one.name for one in own_store.kept(store, Kind.EXERCISE)] == ["Third"]
    names = {row["id"]: row["name"] for row in store.rows("SELECT id, name FROM exercises")}
    assert names == {"z": "First", "a": "Third"}


@pytest.mark.parametrize("body", ["[]", "1", "null", '"text"'])
def test_what_is_no_table_of_fields_is_left_out_and_stays_in_the_file(
    store: Store, body: str
) -> None:
    _put(store, "a", "Odd", body)
    assert own_store.kept(store, Kind.EXERCISE) == ()
    assert store.rows("SELECT body FROM exercises")[0]["body"] == body


@pytest.mark.parametrize(
    ("name", "body"),
    [("Mine", "{"), ("Mine", ""), ("x" * 501, "{}"), ("Mine", '{"a": "' + "x" * 200_000 + '"}')],
)
def test_what_cannot_be_a_body_or_a_name_is_refused(store: Store, name: str, body: str) -> None:
    with pytest.raises((NotSavedError, sqlite3.IntegrityError)):
        _put(store, "a", name, body)
    assert store.rows("SELECT * FROM exercises") == []


@pytest.mark.parametrize("kind", Kind)
def test_nothing_of_it_is_ever_deleted_for_good(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as store:
        _write(store, kind, MINE)
    with closing(raw(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="deleted for good"):
            connection.execute(f"DELETE FROM {kind}")
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            connection.execute(f"UPDATE {kind} SET id = 'x'")


# A file of the first version


def _first_version(path: Path, patch: pytest.MonkeyPatch) -> None:
    """A diary as the first version left it: two sessions, a score, a setting that was undone."""
    with memory() as sample:
        for days in (9, 2):
            at = NOON - timedelta(days=days)
            records.create(sample, record(f"s{days}", at), "basics", "log 2 sets")
        pain.add_pain(sample, PainRecord("p1", NOON, PainKind.DAY, 3), "say pain")
        rows = rows_of(sample)
    with patch.context() as first:
        first.setattr(migrations, "_STEPS", migrations._STEPS[:1])
        first.setattr(migrations, "VERSION", 1)
        with opened(path) as store:
            for table in ("sessions", "sets", "pain_entries"):
                for row in rows[table]:
                    with store.action(f"write {row['id']}") as writing:
                        writing.put(table, {n: row[n] for n in row.keys() - _NOT_WRITTEN})
            settings.set_setting(store, "units", "lb")
            undoing.undo(store)
    with closing(raw(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        found = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL "
            "AND tbl_name NOT GLOB '_sqlite*' ORDER BY name"
        )
        kept = (Path(__file__).parent / "schemas" / "001.sql").read_text(encoding="utf-8")
        assert "".join(f"{sql};\n" for (sql,) in found) == kept


_NOT_WRITTEN = {"created_at", "updated_at", "deleted_at", "day", "stage"}


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "postchain.db"
    _first_version(path, monkeypatch)
    return path


def _all(path: Path, table: str) -> list[tuple[object, ...]]:
    """All rows of a table that the first version has, with its columns alone."""
    with closing(raw(path)) as connection:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        columns = ", ".join(name for name in names if name not in {"day", "stage"})
        return connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()


_OF_THE_FIRST = ("sessions", "sets", "pain_entries", "settings", "actions", "changes")


def test_an_older_file_keeps_all_it_has_and_a_copy_of_it_as_it_was(older: Path) -> None:
    before = {table: _all(older, table) for table in _OF_THE_FIRST}
    assert len(before["sessions"]) == 2
    with opened(older) as store:
        assert own_store.kept(store, Kind.EXERCISE) == ()
        places = store.rows("SELECT day, stage FROM sessions")
        assert {tuple(row) for row in places} == {(None, None)}
        assert [one.id for one in diary.sessions(store)] == ["s2", "s9"]
    assert {table: _all(older, table) for table in _OF_THE_FIRST} == before
    (copy,) = (older.parent / "backups").glob("*.db")
    assert copy.name.endswith("-before-version-2.db")
    assert {table: _all(copy, table) for table in _OF_THE_FIRST} == before
    with closing(raw(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_journal_of_an_older_file_goes_on(older: Path) -> None:
    with opened(older) as store:
        records.create(store, record("new", after(60)), "mine", "log", ("A", "Build"))
        _write(store, Kind.PROGRAM, MINE)
        assert store.rows("SELECT day, stage FROM sessions WHERE id = 'new'")[0]["day"] == "A"
        assert replayed(store, everything) == everything(store)
        assert [tuple(row) for row in store.rows("PRAGMA integrity_check")] == [("ok",)]


def test_what_was_done_before_is_undone_and_redone_after(older: Path) -> None:
    with opened(older) as store:
        assert settings.settings(store) == {}
        undoing.redo(store)
        assert settings.settings(store)["units"] == "lb"
        _tick(store)
        _write(store, Kind.EXERCISE, MINE)
        _tick(store)
        while undoing.stack(store, 1) and diary.sessions(store):
            undoing.undo(store)
            _tick(store)
        assert own_store.kept(store, Kind.EXERCISE) == ()
        assert settings.settings(store) == {}
        assert replayed(store, everything) == everything(store)

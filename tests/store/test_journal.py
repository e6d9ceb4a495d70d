import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.store import own, pain, records, settings
from postchain_tui.store.failures import NotSavedError
from postchain_tui.store.journal import next_stamp
from postchain_tui.store.rows import Row
from postchain_tui.store.store import Store
from tests.store.diaries import NOON, TABLES, FakeClock, memory, opened, raw, record, rows_of

FIRST = "000000000000-0000-"


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


@given(st.lists(st.timedeltas(timedelta(days=-400), timedelta(days=400)), max_size=30))
def test_stamps_only_go_forward_also_when_the_clock_goes_back(jumps: list[timedelta]) -> None:
    stamps = [FIRST]
    for jump in jumps:
        stamps.append(next_stamp(stamps[-1], NOON + jump, "dev1"))
    assert stamps == sorted(set(stamps))


def test_a_full_counter_goes_on_in_the_next_millisecond() -> None:
    last = next_stamp(FIRST, NOON, "dev1")
    full = f"{last[:12]}-ffff-dev1"
    following = next_stamp(full, NOON, "dev1")
    assert following > full
    assert following.endswith("-0000-dev1")
    assert int(following[:12], 16) == int(last[:12], 16) + 1


def test_a_change_is_journalled_with_old_and_new_values_of_its_columns_only(store: Store) -> None:
    settings.set_setting(store, "units", "kg")
    settings.set_setting(store, "units", "lb")
    first, second = (json.loads(row["patch"]) for row in store.rows("SELECT * FROM changes"))
    assert first["key"] == [None, "units"]
    assert first["value"] == [None, "kg"]
    assert second == {"value": ["kg", "lb"]}


def test_a_change_names_its_action_device_and_moment(store: Store) -> None:
    settings.set_setting(store, "units", "lb")
    (change,) = store.rows("SELECT * FROM changes")
    (action,) = store.rows("SELECT * FROM actions")
    assert action["what"] == "Set units"
    assert action["undoes"] is None
    assert (change["action_id"], change["hlc"]) == (action["id"], action["hlc"])
    assert change["device"] == "dev1"
    assert change["hlc"].endswith("-dev1")


def test_an_action_says_which_one_it_takes_back(store: Store) -> None:
    with store.action("Set units") as writing:
        settings.write_settings(writing, {"units": "lb"})
    with store.action("Undo", undoes=writing.action) as undoing:
        settings.write_settings(undoing, {"units": "kg"})
    (undo,) = store.rows("SELECT undoes FROM actions WHERE what = 'Undo'")
    assert undo["undoes"] == writing.action


def test_the_stamps_of_a_file_go_on_when_the_clock_was_set_back() -> None:
    clock = FakeClock()
    with Store.in_memory(clock) as store:
        settings.set_setting(store, "units", "lb")
        clock.advance(-86_400)
        settings.set_setting(store, "units", "kg")
        stamps = [row["hlc"] for row in store.rows("SELECT hlc FROM changes ORDER BY seq")]
    assert stamps == sorted(set(stamps))


def test_an_action_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    settings.set_setting(store, "units", "lb")
    settings.set_setting(store, "units", "lb")
    assert len(store.rows("SELECT * FROM actions")) == 1


def test_a_failed_action_leaves_nothing_and_the_store_goes_on(store: Store) -> None:
    def fail() -> None:
        with store.action("Half of it") as writing:
            settings.write_settings(writing, {"units": "lb"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert store.rows("SELECT * FROM actions") == []
    settings.set_setting(store, "units", "kg")
    assert settings.settings(store) == {"units": "kg"}


def replayed(store: Store) -> Store:
    """An empty store into which the journal of another was replayed."""
    copy = memory()
    with copy.action("Replay") as writing:
        for change in store.rows("SELECT * FROM changes ORDER BY seq"):
            patch = json.loads(change["patch"])
            table, row_id = change["tbl"], change["pk"]
            new = {"id": row_id, **{column: values[1] for column, values in patch.items()}}
            names, marks = ", ".join(new), ", ".join(f":{name}" for name in new)
            sets = ", ".join(f"{name} = :{name}" for name in new)
            there = writing.rows(f"SELECT 1 FROM {table} WHERE id = ?", row_id)
            insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"
            writing.connection.execute(
                f"UPDATE {table} SET {sets} WHERE id = :id" if there else insert, new
            )
    return copy


def filled(store: Store) -> None:
    """Put something in every table that can be filled without a session under way."""
    half = record("s1", effort=7.5, note="ünïcode — [/]", form_ok=("glute_bridge",), pain_after=3)
    records.create(store, half, "basics", "Log")
    pain.add_pain(store, PainRecord("p1", NOON, PainKind.NOW, None, spreading=False))
    settings.set_settings(store, {"units": "lb", "bar_kg": "20kg"}, "Set up")
    settings.set_setting(store, "units", "kg")
    with store.action("Make something") as writing:
        for kind in own.Kind:
            own.write(writing, kind, own.Kept("mine", "Mine", {"name": "Mine"}))
    with store.action("Throw a set away") as writing:
        writing.bury("sets", "s1-1")
    with store.action("Take it back") as writing:
        writing.change("sets", "s1-1", {"deleted_at": None, "rpe": 7.0})


def test_replaying_the_journal_gives_the_same_rows(store: Store) -> None:
    filled(store)
    with replayed(store) as copy:
        assert rows_of(copy) == rows_of(store)


@pytest.mark.parametrize("table", [*TABLES, "actions", "changes", "context"])
@pytest.mark.parametrize("command", ["DELETE FROM {}", "REPLACE INTO {0} SELECT * FROM {0}"])
def test_nothing_is_deleted_for_good_not_even_by_a_replacement(
    store: Store, table: str, command: str
) -> None:
    filled(store)
    if table == "declarations":
        store_declaration(store)
    if table == "session_events":
        store_event(store)
    before = rows_of(store)
    with pytest.raises(NotSavedError), store.action("Delete") as writing:
        writing.connection.execute(command.format(table))
    assert rows_of(store) == before


def store_declaration(store: Store) -> None:
    with store.action("Declare") as writing:
        row: Row = {"id": "d", "at": "2026", "tz_offset_min": 0, "kind": "injured", "value": "yes"}
        writing.put("declarations", row)


def store_event(store: Store) -> None:
    with store.action("Event") as writing:
        row: Row = {
            "id": "e",
            "session_id": "s1",
            "ordinal": 0,
            "at": "2026",
            "kind": "X",
            "body": "{}",
        }
        writing.put("session_events", row)


@pytest.mark.parametrize("table", ["actions", "changes"])
def test_the_journal_is_only_added_to(store: Store, table: str) -> None:
    filled(store)
    with pytest.raises(NotSavedError, match="only added to"), store.action("Forge") as writing:
        writing.connection.execute(f"UPDATE {table} SET hlc = ''")


def test_an_id_never_changes(store: Store) -> None:
    filled(store)
    with pytest.raises(NotSavedError, match="an id never changes"), store.action("X") as writing:
        writing.connection.execute("UPDATE sets SET id = 'other' WHERE id = 's1-1'")


def test_any_sqlite_tool_may_write_and_is_journalled_too(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as store:
        filled(store)
        with closing(raw(path)) as tool:
            tool.execute("UPDATE sets SET reps = 9 WHERE id = 's1-1'")
        (last,) = store.rows("SELECT * FROM changes ORDER BY seq DESC LIMIT 1")
    assert (last["tbl"], last["pk"]) == ("sets", "s1-1")
    assert json.loads(last["patch"]) == {"reps": [10, 9]}


@pytest.mark.parametrize(
    "columns",
    [
        {"pain": 11},
        {"pain": -1},
        {"reps": 10_001},
        {"rpe": 10.5},
        {"kind": "cardio"},
        {"note": "x" * 10_001},
        {"reps": "ten"},
        {"reps": 10**30},
        {"note": "\ud800"},
        {"tz_offset_min": 1440},
    ],
)
def test_impossible_values_are_refused_and_the_store_goes_on(
    store: Store, columns: dict[str, str | int]
) -> None:
    filled(store)
    before = rows_of(store)
    with pytest.raises(NotSavedError, match="Not saved"), store.action("Try") as writing:
        writing.change("sets", "s1-1", columns)
    assert rows_of(store) == before
    settings.set_setting(store, "units", "lb")


def test_a_bug_in_a_statement_is_not_taken_for_a_trouble_of_the_disk(store: Store) -> None:
    bug = pytest.raises(sqlite3.OperationalError, match="no such table")
    with bug, store.action("Oops") as writing:
        writing.put("no_such_table", {"id": "x"})
    settings.set_setting(store, "units", "lb")

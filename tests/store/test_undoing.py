"""Undo and redo of what was written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from postchain_tui.core import events as happened
from postchain_tui.core.diary import Declaration, DeclarationKind, PainKind, PainRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.session import Session
from postchain_tui.core.timeline import Timeline
from postchain_tui.core.undo import Fate, State
from postchain_tui.store import activities, diary, pain, records, sessions, settings, undoing
from postchain_tui.store.failures import BusyError, NotSavedError
from postchain_tui.store.lock import AppLock
from postchain_tui.store.store import Store
from tests.build import at, bridge, kg, timeline
from tests.store.diaries import NOON, FakeClock, after, done, memory, opened, raw, record
from tests.store.replaying import TABLES, replayed, seen


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "postchain.db"


def whats(store: Store) -> list[str]:
    """The names of all actions, oldest first."""
    return [row["what"] for row in store.rows("SELECT what FROM actions ORDER BY rowid")]


def listed(store: Store) -> list[tuple[str, str]]:
    return [(fate.deed.what, fate.state.value) for fate in undoing.stack(store, 100)]


def correct(store: Store, set_id: str, **columns: Any) -> None:
    with store.action("Correct a set") as writing:
        writing.change("sets", set_id, columns)


def bury(store: Store, table: str, row_id: str) -> None:
    with store.action("Throw it away") as writing:
        writing.bury(table, row_id)


def said(store: Store, value: str = "yes") -> None:
    now = store.now()
    number = len(store.rows("SELECT 1 FROM declarations"))
    pain.declare(
        store,
        Declaration(f"d{number}", now, DeclarationKind.INJURED, value),
        f"say injured {value}",
    )


def test_in_an_empty_file_there_is_nothing_to_undo_or_to_do_again(store: Store) -> None:
    assert undoing.stack(store, 10) == ()
    with pytest.raises(NotAllowedError, match="nothing to undo"):
        undoing.undo(store)
    with pytest.raises(NotAllowedError, match="nothing to do again"):
        undoing.redo(store)
    assert whats(store) == []


def test_a_setting_gets_its_old_value_back(store: Store) -> None:
    settings.set_setting(store, "units", "kg")
    settings.set_setting(store, "units", "lb")
    undoing.undo(store)
    assert settings.settings(store) == {"units": "kg"}
    undoing.redo(store)
    assert settings.settings(store) == {"units": "lb"}


def test_a_setting_that_was_new_is_as_never_set(store: Store) -> None:
    settings.set_setting(store, "units", "lb")
    undoing.undo(store)
    assert settings.settings(store) == {}
    undoing.redo(store)
    assert settings.settings(store) == {"units": "lb"}
    undoing.undo(store)
    settings.set_setting(store, "units", "kg")
    assert settings.settings(store) == {"units": "kg"}


def test_an_undo_is_an_action_that_names_what_it_takes_back(store: Store) -> None:
    settings.set_setting(store, "units", "lb")
    undone = undoing.undo(store)
    again = undoing.redo(store)
    first, second, third = store.rows("SELECT * FROM actions ORDER BY rowid")
    assert (undone.deed.id, undone.deed.what) == (first["id"], "Set units")
    assert (undone.state, undone.undo) == (State.REDOABLE, second["id"])
    assert (again.deed.id, again.state, again.undo) == (first["id"], State.DONE, None)
    assert (second["what"], second["undoes"]) == ("Undo: Set units", first["id"])
    assert (third["what"], third["undoes"]) == ("Redo: Set units", second["id"])


def test_what_was_returned_is_what_is_listed(store: Store) -> None:
    settings.set_setting(store, "units", "lb")
    undone = undoing.undo(store)
    assert undoing.stack(store, 1) == (undone,)
    again = undoing.redo(store)
    assert undoing.stack(store, 1) == (again,)


def test_a_whole_session_is_undone_at_once_and_comes_back_whole(store: Store) -> None:
    whole = record("s", effort=7.3, note="ünïcode — [/]", form_ok=("glute_bridge",), pain_after=3)
    empty = seen(store)
    records.create(store, whole, "basics", "Log 2 sets")
    logged = seen(store)
    undoing.undo(store)
    assert seen(store) == empty
    assert diary.sessions(store, 10) == ()
    undoing.redo(store)
    assert seen(store) == logged
    assert diary.session(store, "s") == whole


def test_what_was_appended_goes_and_the_rest_of_the_session_stays(store: Store) -> None:
    records.create(store, record("s"), None, "Log 2 sets")
    before = seen(store)
    more = records.Addition((done(9, after(3600)),))
    records.append(store, "s", more, "Add a set")
    undoing.undo(store)
    assert seen(store) == before


def test_several_rows_of_several_tables_are_one_change(store: Store) -> None:
    with store.action("answer the first questions") as writing:
        settings.write_settings(writing, {"units": "lb", "green": "1"})
        pain.write_pain(writing, PainRecord("p", NOON, PainKind.USUAL, 3))
        pain.write_declaration(writing, Declaration("d", NOON, DeclarationKind.INJURED, "no"))
    answered = seen(store)
    undoing.undo(store)
    assert not any(seen(store).values())
    undoing.redo(store)
    assert seen(store) == answered


def test_what_was_thrown_away_comes_back_and_goes_again(store: Store) -> None:
    records.create(store, record("s"), None, "Log")
    whole = seen(store)
    bury(store, "sets", "s-1")
    without = seen(store)
    undoing.undo(store)
    assert seen(store) == whole
    undoing.redo(store)
    assert seen(store) == without


def test_a_score_that_took_the_place_of_another_gives_it_back(store: Store) -> None:
    first = PainRecord("p1", NOON, PainKind.MORNING, 2)
    pain.add_pain(store, first)
    pain.add_pain(store, PainRecord("p2", NOON, PainKind.MORNING, 5), instead_of=(first,))
    undoing.undo(store)
    assert pain.pain_between(store, NOON, after(60)) == (first,)


def test_a_row_that_was_written_twice_in_one_action_gets_its_first_value_back(
    store: Store,
) -> None:
    settings.set_setting(store, "units", "kg")
    with store.action("Set it twice") as writing:
        settings.write_settings(writing, {"units": "lb", "green": "1"})
        settings.write_settings(writing, {"units": "kilo", "green": "0"})
    undoing.undo(store)
    assert settings.settings(store) == {"units": "kg"}
    undoing.redo(store)
    assert settings.settings(store) == {"units": "kilo", "green": "0"}


def test_a_row_that_comes_and_goes_in_one_action_can_be_taken_back(store: Store) -> None:
    settings.set_setting(store, "units", "kg")
    with store.action("Come and go") as writing:
        writing.put("settings", {"id": "x", "key": "green", "value": "1"})
        writing.bury("settings", "x")
    for _ in range(2):
        assert undoing.undo(store).deed.what == "Come and go"
        assert settings.settings(store) == {"units": "kg"}
        assert undoing.redo(store).deed.what == "Come and go"
    undoing.undo(store)
    assert undoing.undo(store).deed.what == "Set units"


def test_an_action_without_an_effect_is_a_step_of_its_own(store: Store) -> None:
    clock = FakeClock()
    with Store.in_memory(clock) as mine:
        activity = activities.add(mine, "sit")
        clock.advance(60)
        with mine.action("Call it the same") as writing:
            writing.change("activities", activity.id, {"name": "sit"})
        assert undoing.undo(mine).deed.what == "Call it the same"
        assert undoing.redo(mine).deed.what == "Call it the same"
        undoing.undo(mine)
        assert undoing.undo(mine).deed.what == "Name an activity"
        assert not any(seen(mine).values())


def test_no_more_of_a_row_is_touched_than_what_the_action_changed(store: Store) -> None:
    records.create(store, record("s"), None, "Log")
    correct(store, "s-1", rpe=8.0)
    correct(store, "s-1", reps=9)
    undoing.undo(store)
    (row,) = store.rows("SELECT * FROM sets WHERE id = 's-1'")
    assert (row["reps"], row["rpe"]) == (10, 8.0)
    (change,) = store.rows("SELECT * FROM changes ORDER BY seq DESC LIMIT 1")
    assert json.loads(change["patch"]) == {"reps": [9, 10]}


def test_rows_keep_the_moment_at_which_they_were_made() -> None:
    clock = FakeClock()
    with Store.in_memory(clock) as store:
        settings.set_setting(store, "units", "lb")
        (before,) = store.rows("SELECT id, created_at FROM settings")
        clock.advance(60)
        undoing.undo(store)
        clock.advance(60)
        undoing.redo(store)
        (after_all,) = store.rows("SELECT id, created_at FROM settings")
        assert tuple(after_all) == tuple(before)


def test_an_undo_after_a_restart_goes_on_where_the_last_one_stopped(path: Path) -> None:
    with opened(path) as store:
        for value in ("1", "2", "3"):
            settings.set_setting(store, "green", value)
        undoing.undo(store)
    with opened(path) as store:
        undoing.undo(store)
        assert settings.settings(store) == {"green": "1"}
    with opened(path) as store:
        undoing.redo(store)
        undoing.redo(store)
        assert settings.settings(store) == {"green": "3"}
        with pytest.raises(NotAllowedError):
            undoing.redo(store)


def test_what_another_instance_did_is_undone_here_and_seen_there(path: Path) -> None:
    with opened(path) as here, opened(path, device="dev2") as there:
        settings.set_setting(here, "green", "1")
        settings.set_setting(there, "green", "2")
        version = there.data_version()
        assert undoing.undo(here).deed.what == "Set green"
        assert settings.settings(there) == {"green": "1"}
        assert there.data_version() != version
        undoing.redo(there)
        assert settings.settings(here) == {"green": "2"}


def test_a_new_change_forgets_what_was_undone(store: Store) -> None:
    settings.set_setting(store, "green", "1")
    settings.set_setting(store, "green", "2")
    undoing.undo(store)
    settings.set_setting(store, "ceiling", "7")
    with pytest.raises(NotAllowedError):
        undoing.redo(store)
    assert listed(store) == [
        ("Set ceiling", "done"),
        ("Set green", "undone"),
        ("Set green", "done"),
    ]


def test_the_list_is_of_changes_newest_first_with_their_moments() -> None:
    clock = FakeClock()
    with Store.in_memory(clock) as store:
        settings.set_setting(store, "green", "1")
        clock.advance(60)
        settings.set_setting(store, "ceiling", "7")
        undoing.undo(store)
        newest, oldest = undoing.stack(store, 10)
        assert (newest.deed.what, newest.deed.at) == ("Set ceiling", after(60))
        assert (oldest.deed.what, oldest.deed.at) == ("Set green", NOON)
        assert undoing.stack(store, 1) == (newest,)


def test_the_list_goes_on_beyond_what_is_read_at_once(store: Store) -> None:
    for number in range(450):
        settings.set_setting(store, "green", str(number))
    assert len(undoing.stack(store, 1000)) == 450
    for _ in range(230):
        undoing.undo(store)
    assert settings.settings(store) == {"green": "219"}
    undoing.redo(store)
    assert settings.settings(store) == {"green": "220"}


def tool_writes(path: Path, text: str) -> None:
    """Another program writes to the file, in no action of ours."""
    with closing(raw(path)) as tool:
        tool.execute(text)


def test_what_something_else_wrote_since_stands_in_the_way(path: Path) -> None:
    with opened(path) as store:
        records.create(store, record("s"), None, "Log")
        correct(store, "s-1", reps=9)
        tool_writes(path, "UPDATE sets SET reps = 7 WHERE id = 's-1'")
        before, journal = seen(store), whats(store)
        with pytest.raises(NotAllowedError, match=r"^Not undone: a set was changed by something"):
            undoing.undo(store)
        assert (seen(store), whats(store)) == (before, journal)
        tool_writes(path, "UPDATE sets SET reps = 9 WHERE id = 's-1'")
        undoing.undo(store)


def test_another_column_of_the_row_does_not_stand_in_the_way(path: Path) -> None:
    with opened(path) as store:
        records.create(store, record("s"), None, "Log")
        correct(store, "s-1", reps=9)
        tool_writes(path, "UPDATE sets SET note = 'mine' WHERE id = 's-1'")
        undoing.undo(store)
        (row,) = store.rows("SELECT reps, note FROM sets WHERE id = 's-1'")
        assert tuple(row) == (10, "mine")


@pytest.mark.parametrize("change", ["rpe = 6.0", "note = 'mine'", "deleted_at = '2026'"])
def test_a_new_row_that_something_else_wrote_to_is_not_thrown_away(path: Path, change: str) -> None:
    with opened(path) as store:
        records.create(store, record("s"), None, "Log")
        tool_writes(path, f"UPDATE sets SET {change} WHERE id = 's-2'")
        before = seen(store)
        with pytest.raises(NotAllowedError, match="a set was changed"):
            undoing.undo(store)
        assert seen(store) == before


def test_a_conflict_stands_in_the_way_of_a_redo_as_well(path: Path) -> None:
    with opened(path) as store:
        settings.set_setting(store, "green", "1")
        settings.set_setting(store, "green", "2")
        undoing.undo(store)
        tool_writes(path, "UPDATE settings SET value = '3'")
        with pytest.raises(NotAllowedError, match=r"^Not done again: a setting was changed"):
            undoing.redo(store)
        assert settings.settings(store) == {"green": "3"}


def test_a_number_with_many_digits_is_no_conflict(store: Store) -> None:
    records.create(store, record("s", effort=10 / 3), None, "Log")
    correct(store, "s-1", rpe=20 / 3)
    undoing.undo(store)
    undoing.redo(store)
    undoing.undo(store)
    undoing.undo(store)
    assert not any(seen(store).values())


def test_what_this_version_does_not_know_is_left_alone(store: Store) -> None:
    with store.action("Do something new") as writing:
        writing.connection.execute(
            "INSERT INTO changes (hlc, device, action_id, tbl, pk, patch) "
            "SELECT hlc, device, action_id, 'sqlite_master', 'x', '{}' FROM context"
        )
    with pytest.raises(NotAllowedError, match="cannot tell what was changed"):
        undoing.undo(store)


def test_an_action_of_which_nothing_is_on_the_journal_is_left_alone(path: Path) -> None:
    with opened(path) as store:
        with closing(raw(path)) as tool:
            tool.execute("INSERT INTO actions VALUES ('x', '00000000000a-0000-', 'Conjure', NULL)")
        with pytest.raises(NotAllowedError, match="cannot tell what was changed"):
            undoing.undo(store)


def test_a_row_that_is_gone_stands_in_the_way(store: Store) -> None:
    with store.action("Write to nothing") as writing:
        writing.connection.execute(
            "INSERT INTO changes (hlc, device, action_id, tbl, pk, patch) "
            "SELECT hlc, device, action_id, 'sets', 'gone', '{}' FROM context"
        )
    with pytest.raises(NotAllowedError, match="a set was changed"):
        undoing.undo(store)


def test_every_table_of_the_diary_can_be_undone(store: Store) -> None:
    found = store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%deleted_at%'"
    )
    assert {row["name"] for row in found} == set(TABLES) == set(undoing._THINGS)


def test_a_change_in_the_same_moment_is_not_taken_for_the_one_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as store, opened(path, device="dev2") as other:
        settings.set_setting(store, "green", "1")
        action = store.action

        def interrupted(what: str, undoes: str | None = None) -> Any:
            settings.set_setting(other, "ceiling", "7")
            return action(what, undoes)

        monkeypatch.setattr(store, "action", interrupted)
        with pytest.raises(BusyError, match="Not undone: something else was recorded"):
            undoing.undo(store)
        assert settings.settings(store) == {"green": "1", "ceiling": "7"}


def test_a_file_that_may_only_be_read_is_not_undone(path: Path) -> None:
    with opened(path) as store:
        settings.set_setting(store, "green", "1")
    with opened(path, read_only=True) as reader:
        assert len(undoing.stack(reader, 5)) == 1
        with pytest.raises(NotSavedError, match="reading only"):
            undoing.undo(reader)


STEPS = (
    happened.CheckedIn(at(1), 2),
    happened.Readied(at(2)),
    happened.SetStarted(at(7), by_itself=True),
    happened.SetEnded(at(60), "set-1"),
    happened.SetLogged(at(65), 10, load=kg("22.5"), rpe=7.5, pain=1),
    happened.ExerciseSkipped(at(70)),
    happened.AfterScored(at(80), 3),
    happened.EffortRated(at(81), 6.5),
    happened.FormAnswered(at(82), "glute_bridge", held=True),
    happened.NoteWritten(at(83), "went well"),
    happened.Finished(at(90)),
)
KNOWN = {"glute_bridge": bridge().exercise}
UNDER_WAY = "A session is open in the app: go on with it or finish it first. Nothing was changed."


def begun(store: Store, *steps: happened.Event) -> Timeline:
    """A session in the app after those steps."""
    whole = Timeline.begun(timeline().start)
    sessions.begin(store, whole)
    for event in steps:
        before, whole = whole, whole.after(event)
        sessions.save(store, before, whole, type(event).__name__)
    return whole


def resumed(store: Store) -> Session:
    found = sessions.unfinished(store, KNOWN.get)
    assert found is not None
    return found.session


@pytest.mark.parametrize("count", [0, 1, 5, 10])
def test_a_session_under_way_is_left_to_the_app(store: Store, count: int) -> None:
    settings.set_setting(store, "green", "1")
    begun(store, *STEPS[:count])
    before = seen(store)
    with pytest.raises(NotAllowedError) as refusal:
        undoing.undo(store)
    assert str(refusal.value) == UNDER_WAY
    assert seen(store) == before


def test_what_was_said_in_a_session_under_way_is_left_to_the_app(store: Store) -> None:
    begun(store)
    pain.add_pain(store, PainRecord("p", NOON, PainKind.NOW, 3, session="session"))
    with pytest.raises(NotAllowedError, match="open in the app"):
        undoing.undo(store)


def test_anything_else_can_be_undone_during_a_session(store: Store) -> None:
    begun(store, *STEPS[:3])
    before = seen(store)
    settings.set_setting(store, "green", "1")
    records.create(store, record("other"), None, "Log")
    undoing.undo(store)
    undoing.undo(store)
    assert seen(store) == before
    undoing.redo(store)
    assert settings.settings(store) == {"green": "1"}


def test_an_end_that_is_undone_opens_the_session_again(store: Store) -> None:
    whole = begun(store, *STEPS)
    finished = seen(store)
    assert sessions.unfinished(store, KNOWN.get) is None
    undoing.undo(store)
    assert told(resumed(store)) == told(timeline(*STEPS[:-1]).session)
    undoing.redo(store)
    assert seen(store) == finished
    assert sessions.unfinished(store, KNOWN.get) is None
    assert diary.sessions(store, 1)[0].status is whole.session.status is Status.FINISHED


def told(session: Session) -> tuple[Any, ...]:
    return (session.sets, session.state, session.note, session.effort, session.form)


def test_a_session_that_was_thrown_away_is_there_again(store: Store) -> None:
    begun(store, *STEPS[:5], happened.Discarded(at(66)))
    undoing.undo(store)
    assert len(resumed(store).sets) == 1


def test_an_opened_session_is_not_closed_behind_the_back_of_an_app(path: Path) -> None:
    with opened(path) as store:
        begun(store, *STEPS)
        undoing.undo(store)
        app = AppLock.take(path)
        assert app is not None
        with pytest.raises(NotAllowedError) as refusal:
            undoing.redo(store)
        assert str(refusal.value) == UNDER_WAY
        app.release()
        undoing.redo(store)
        assert sessions.unfinished(store, KNOWN.get) is None
        again = AppLock.take(path)
        assert again is not None
        again.release()


# Any sequence of things done, undone and done again

_Do = Callable[[Store, int], object]


def _log(store: Store, number: int) -> None:
    name = f"s{len(store.rows('SELECT 1 FROM sessions'))}"
    said_of_it = (Declaration(f"{name}-d", NOON, DeclarationKind.FLARE, "no"),)
    whole = record(
        name,
        sets=number % 3,
        effort=number / 4,
        pain_after=number,
        form_ok=("glute_bridge",),
        said=said_of_it,
    )
    records.create(store, whole, None, f"Log {name}")


def _of(table: str, do: Callable[[Store, str, int], object]) -> _Do:
    """Something that is done to a row that is there, if there is any."""

    def run(store: Store, number: int) -> None:
        there = store.rows(f"SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY id")
        if there:
            do(store, there[number % len(there)]["id"], number)

    return run


def _score(store: Store, number: int) -> None:
    name = f"p{len(store.rows('SELECT 1 FROM pain_entries'))}"
    entry = PainRecord(name, after(number), PainKind.NOW, number, spreading=bool(number % 2))
    pain.add_pain(store, entry)


def _score_anew(store: Store, number: int) -> None:
    replaced = pain.pain_between(store, NOON, after(100))[:number]
    name = f"p{len(store.rows('SELECT 1 FROM pain_entries'))}"
    pain.add_pain(
        store, PainRecord(name, NOON, PainKind.DAY, None), "Correct pain", instead_of=replaced
    )


def _name(store: Store, number: int) -> None:
    if len(activities.activities(store)) < 3:
        activities.add(store, f"activity {len(store.rows('SELECT 1 FROM activities'))}")


DOINGS: dict[str, _Do] = {
    "log": _log,
    "append": _of(
        "sessions",
        lambda store, session, number: records.append(
            store,
            session,
            records.Addition(
                tuple(
                    done(len(store.rows("SELECT 1 FROM sets")) + 1 + each, after(number), "more")
                    for each in range(2)
                ),
                note="more",
            ),
            "Add sets",
        ),
    ),
    "score": _score,
    "score anew": _score_anew,
    "say": lambda store, number: said(store, str(number)),
    "set": lambda store, number: settings.set_setting(store, f"key{number % 3}", str(number)),
    "set several": lambda store, number: settings.set_settings(
        store, {f"key{key}": str(number) for key in range(number % 5)}, "Set several"
    ),
    "correct": _of(
        "sets", lambda store, row, number: correct(store, row, reps=number, rpe=number / 2)
    ),
    "touch": _of("sets", lambda store, row, number: correct(store, row)),
    "bury a set": _of("sets", lambda store, row, _: bury(store, "sets", row)),
    "bury a session": _of("sessions", lambda store, row, _: bury(store, "sessions", row)),
    "name": _name,
    "rename": _of(
        "activities", lambda store, row, number: activities.rename(store, row, f"n{number}")
    ),
    "remove": _of("activities", lambda store, row, _: activities.remove(store, row)),
}
TURNS = ("undo", "undo", "undo", "redo", "redo", "undo there", "redo there", "reopen")

steps = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(sorted(DOINGS)), st.sampled_from(TURNS)),
        st.integers(0, 10),
        st.sampled_from([0, 0, 1, 60, 3600, -86_400]),
    ),
    max_size=40,
)


class Course:
    """A diary, and how it looked after each change that stands or may be done again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = FakeClock()
        self.store = self.opened("dev1")
        self.looks = [seen(self.store)]
        self.place = 0

    def opened(self, device: str) -> Store:
        store = opened(self.path, now=self.clock, device=device)
        store._connection.execute("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        return store

    def turn(self, word: str, number: int) -> None:
        if word in DOINGS:
            self._do(DOINGS[word], number)
        elif word == "reopen":
            self.store.close()
            self.store = self.opened("dev1")
        elif word.endswith("there"):
            with self.opened("dev2") as other:
                self._back_or_forth(other, word.removesuffix(" there"))
        else:
            self._back_or_forth(self.store, word)

    def _do(self, do: _Do, number: int) -> None:
        before = len(whats(self.store))
        do(self.store, number)
        if len(whats(self.store)) > before:
            self.place += 1
            self.looks[self.place :] = [seen(self.store)]

    def _back_or_forth(self, store: Store, word: str) -> None:
        step, by = (undoing.undo, -1) if word == "undo" else (undoing.redo, 1)
        if 0 <= self.place + by < len(self.looks):
            step(store)
            self.place += by
        else:
            self._refused(store, step)

    def _refused(self, store: Store, step: Callable[[Store], Fate]) -> None:
        before = whats(store)
        with pytest.raises(NotAllowedError, match="nothing to"):
            step(store)
        assert whats(store) == before


@pytest.fixture(scope="module")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("new") / "new.db"
    opened(path).close()
    return path


@hypothesis_settings(max_examples=80, deadline=None)
@given(steps)
def test_undo_gives_back_what_was_and_redo_what_came_of_it_and_the_journal_tells_the_same(
    new_file: Path, steps: list[tuple[str, int, int]]
) -> None:
    path = new_file.with_name("course.db")
    shutil.copy(new_file, path)
    course = Course(path)
    for word, number, seconds in steps:
        course.clock.advance(seconds)
        course.turn(word, number)
        assert seen(course.store) == course.looks[course.place]
    assert replayed(course.store) == seen(course.store)
    while course.place:
        course.turn("undo", 0)
        assert seen(course.store) == course.looks[course.place]
    for _ in course.looks[1:]:
        course.turn("redo", 0)
        assert seen(course.store) == course.looks[course.place]
    assert replayed(course.store) == seen(course.store)
    course.store.close()

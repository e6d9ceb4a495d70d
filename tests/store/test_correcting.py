"""Corrections of what is on record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postchain_tui.core import rearranging
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    Status,
)
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.store import diary, pain, records, sessions, undoing
from postchain_tui.store.correcting import correct, correct_score
from postchain_tui.store.rows import Row
from postchain_tui.store.store import Store
from tests.build import at, kg, timeline
from tests.store.diaries import NOON, FakeClock, after, done, memory, opened, record, rows_of

OWN = ("created_at", "updated_at")


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def seen(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """All that is not in the trash, without the moments at which rows were written."""
    return {
        table: {
            row["id"]: {name: value for name, value in row.items() if name not in OWN}
            for row in rows
            if row["deleted_at"] is None
        }
        for table, rows in rows_of(store).items()
    }


def made(store: Store, name: str = "s", **changes: Any) -> SessionRecord:
    """A session of three sets that is on record, a day ago."""
    values = {"pain_before": 2, "pain_after": 3, "form_ok": ("glute_bridge",), **changes}
    session = record(name, values.pop("started_at", NOON - timedelta(days=1)), 3, **values)
    records.create(store, session, "basics", "log")
    return read(store, name)


def read(store: Store, name: str = "s") -> SessionRecord:
    found = diary.session(store, name)
    assert found is not None
    return found


def with_set(session: SessionRecord, number: int, **changes: Any) -> SessionRecord:
    """The session with something else of one of its sets, numbered from 1."""
    return rearranging.with_changed_set(session, replace(session.sets[number - 1], **changes))


def edit(store: Store, before: SessionRecord, **changes: Any) -> SessionRecord:
    """Correct something of a session; as it reads then."""
    correct(store, [(before, replace(before, **changes))], "edit session")
    return read(store, before.id)


def written(store: Store) -> list[tuple[str, str]]:
    """The rows that the last action changed, each as often as it did."""
    last = """
    SELECT tbl, pk FROM changes
    WHERE action_id = (SELECT id FROM actions ORDER BY rowid DESC LIMIT 1) ORDER BY seq
    """
    return [(row["tbl"], row["pk"]) for row in store.rows(last)]


def entries(store: Store, kind: PainKind, session: str = "s") -> list[tuple[datetime, int | None]]:
    found = store.rows(
        "SELECT * FROM pain_entries WHERE session_id = ? AND kind = ? AND deleted_at IS NULL "
        "ORDER BY at, rowid",
        session,
        kind.value,
    )
    return [(datetime.fromisoformat(row["at"]), row["score"]) for row in found]


def felt(store: Store, name: str, kind: PainKind, score: int | None, **changes: Any) -> PainRecord:
    entry = PainRecord(name, NOON, kind, score, "s", **changes)
    pain.add_pain(store, entry)
    return entry


def goes_there_and_back(store: Store, act: Callable[[], object]) -> None:
    """What is done is one step, whose undo and redo give exactly what was before and after."""
    before, count = seen(store), len(undoing.stack(store, 100))
    act()
    afterwards = seen(store)
    assert len(undoing.stack(store, 100)) == count + 1
    undoing.undo(store)
    assert seen(store) == before
    undoing.redo(store)
    assert seen(store) == afterwards


def refused(store: Store, act: Callable[[], object], why: str) -> None:
    """It is refused, and nothing has changed."""
    before = rows_of(store), store.rows("SELECT count(*) FROM changes")[0][0]
    with pytest.raises(NotAllowedError, match=why):
        act()
    assert before == (rows_of(store), store.rows("SELECT count(*) FROM changes")[0][0])


def test_only_the_set_that_differs_is_written(store: Store) -> None:
    session = made(store)
    wanted = with_set(session, 2, reps=8, load=kg(20))
    correct(store, [(session, wanted)], "edit set")
    assert read(store) == wanted
    assert written(store) == [("sets", "s-2")]


def test_only_the_columns_that_differ_are_written(store: Store) -> None:
    session = made(store)
    edit(store, session, note="good")
    (patch,) = store.rows(
        "SELECT json_remove(patch, '$.updated_at') FROM changes ORDER BY seq DESC LIMIT 1"
    )
    assert patch[0] == '{"note":["","good"]}'


def test_what_does_not_differ_is_no_change_at_all(store: Store) -> None:
    session = made(store)
    edit(store, session)
    assert len(undoing.stack(store, 10)) == 1


def test_the_plan_and_the_program_stay_with_what_is_corrected(store: Store) -> None:
    session = made(store)
    with store.action("plan") as writing:
        writing.change("sets", "s-2", {"slot": 4})
    correct(store, [(session, with_set(session, 2, reps=8))], "edit set")
    assert store.rows("SELECT slot FROM sets WHERE id = 's-2'")[0][0] == 4
    assert store.rows("SELECT program FROM sessions")[0][0] == "basics"


def test_a_set_that_was_forgotten_is_put_in_its_place(store: Store) -> None:
    session = made(store)
    new = done(9, session.sets[0].at, reps=7)
    wanted = rearranging.with_set(session, new, "s-1")
    goes_there_and_back(store, lambda: correct(store, [(session, wanted)], "edit session"))
    assert read(store) == wanted
    assert [one.reps for one in read(store).sets] == [10, 7, 10, 10]


def test_a_set_that_is_taken_out_goes_to_the_trash(store: Store) -> None:
    session = made(store)
    wanted = rearranging.without_set(session, "s-2")
    goes_there_and_back(store, lambda: correct(store, [(session, wanted)], "delete set"))
    assert read(store) == wanted
    buried = store.rows("SELECT id FROM sets WHERE deleted_at IS NOT NULL")
    assert [row["id"] for row in buried] == ["s-2"]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_set_moves_from_one_session_to_another(store: Store, backwards: bool) -> None:
    first, second = made(store), made(store, "t", started_at=NOON - timedelta(days=3))
    with store.action("plan") as writing:
        writing.change("sets", "s-3", {"slot": 4})
    moved = rearranging.moved_to(first, second, "s-3")
    pairs = list(zip((first, second), moved, strict=True))[:: -1 if backwards else 1]
    goes_there_and_back(store, lambda: correct(store, pairs, "edit set"))
    assert (read(store), read(store, "t")) == moved
    assert store.rows("SELECT slot FROM sets WHERE id = 's-3'")[0][0] is None


def test_moving_a_set_writes_that_set_alone(store: Store) -> None:
    first, second = made(store), made(store, "t")
    moved = rearranging.moved_to(first, second, "s-3")
    correct(store, zip((first, second), moved, strict=True), "edit set")
    assert written(store) == [("sets", "s-3")]


def test_everything_that_a_session_says_of_itself_can_be_corrected(store: Store) -> None:
    session = made(store)
    start = session.started_at - timedelta(days=1)
    goes_there_and_back(
        store,
        lambda: edit(
            store,
            session,
            started_at=start,
            ended_at=start + timedelta(hours=1),
            name="Evening",
            note="good",
            effort=6.5,
        ),
    )
    found = read(store)
    assert (found.started_at, found.ended_at) == (start, start + timedelta(hours=1))
    assert (found.name, found.note, found.effort) == ("Evening", "good", 6.5)
    assert (found.pain_before, found.pain_after) == (2, 3)


def test_the_scores_around_a_session_move_with_it(store: Store) -> None:
    session = made(store)
    felt(store, "m", PainKind.MORNING, 1)
    session = read(store)
    shift = timedelta(days=1)
    edit(store, session, started_at=session.started_at - shift, ended_at=session.last_at - shift)
    assert entries(store, PainKind.BEFORE) == [(session.started_at - shift, 2)]
    assert entries(store, PainKind.AFTER) == [(session.last_at - shift, 3)]
    assert entries(store, PainKind.MORNING) == [(NOON, 1)]


def test_a_score_a_little_after_the_start_stays_so_much_after_it(store: Store) -> None:
    made(store, pain_before=None)
    start = read(store).started_at
    pain.add_pain(store, PainRecord("b", start + timedelta(seconds=20), PainKind.BEFORE, 4, "s"))
    session = read(store)
    edit(store, session, started_at=start - timedelta(days=2))
    moved = start - timedelta(days=2) + timedelta(seconds=20)
    assert entries(store, PainKind.BEFORE) == [(moved, 4)]


def test_another_length_moves_the_score_at_the_end_alone(store: Store) -> None:
    session = made(store)
    longer = session.last_at + timedelta(minutes=20)
    edit(store, session, ended_at=longer)
    assert entries(store, PainKind.BEFORE) == [(session.started_at, 2)]
    assert entries(store, PainKind.AFTER) == [(longer, 3)]


def test_of_several_scores_the_one_that_counts_is_corrected(store: Store) -> None:
    made(store)
    pain.add_pain(store, PainRecord("b", NOON, PainKind.BEFORE, 4, "s"))
    session = read(store)
    assert session.pain_before == 4
    goes_there_and_back(store, lambda: edit(store, session, pain_before=1))
    assert read(store).pain_before == 1
    assert [score for _, score in entries(store, PainKind.BEFORE)] == [2, 1]


def test_a_score_that_was_never_recorded_is_added_at_its_moment(store: Store) -> None:
    session = made(store, pain_before=None, pain_after=None)
    goes_there_and_back(store, lambda: edit(store, session, pain_before=0, pain_after=10))
    assert entries(store, PainKind.BEFORE) == [(session.started_at, 0)]
    assert entries(store, PainKind.AFTER) == [(session.last_at, 10)]


def test_a_score_that_was_not_meant_is_gone(store: Store) -> None:
    made(store)
    pain.add_pain(store, PainRecord("b", NOON, PainKind.BEFORE, 4, "s"))
    session = read(store)
    goes_there_and_back(store, lambda: edit(store, session, pain_before=None))
    assert entries(store, PainKind.BEFORE) == []
    assert read(store).pain_before is None
    assert read(store).pain_after == 3


def test_where_it_is_felt_stays_on_record_without_its_number(store: Store) -> None:
    made(store, pain_before=None)
    felt(store, "b", PainKind.BEFORE, 4, place="leg", spreading=True)
    session = read(store)
    found = edit(store, session, pain_before=None)
    assert found == replace(session, pain_before=None)
    assert found.spreading


def test_a_morning_that_was_not_told_is_added_for_the_next_morning(store: Store) -> None:
    session = made(store, started_at=NOON - timedelta(days=5))
    goes_there_and_back(store, lambda: edit(store, session, pain_morning=2, morning_asked=True))
    assert read(store).pain_morning == 2
    morning = (session.started_at + timedelta(days=1)).replace(hour=8, minute=0)
    assert entries(store, PainKind.MORNING) == [(morning, 2)]
    assert store.rows("SELECT recalled FROM pain_entries WHERE kind = 'morning'")[0][0] == 1


def test_a_morning_is_not_put_into_the_future(store: Store) -> None:
    session = made(store, started_at=NOON - timedelta(hours=2))
    edit(store, session, pain_morning=2, morning_asked=True)
    assert entries(store, PainKind.MORNING) == [(NOON, 2)]
    assert store.rows("SELECT recalled FROM pain_entries WHERE kind = 'morning'")[0][0] == 0


def test_a_morning_keeps_its_moment_when_its_score_is_corrected(store: Store) -> None:
    made(store)
    felt(store, "m", PainKind.MORNING, 1)
    session = read(store)
    found = edit(store, session, pain_morning=4)
    assert found.pain_morning == 4
    assert written(store) == [("pain_entries", "m")]
    assert entries(store, PainKind.MORNING) == [(NOON, 4)]


def test_a_morning_may_be_not_known(store: Store) -> None:
    made(store)
    felt(store, "m", PainKind.MORNING, 1)
    found = edit(store, read(store), pain_morning=None)
    assert (found.pain_morning, found.morning_asked) == (None, True)
    assert entries(store, PainKind.MORNING) == [(NOON, None)]
    other = made(store, "t")
    found = edit(store, other, morning_asked=True)
    assert (found.pain_morning, found.morning_asked) == (None, True)


def test_a_morning_may_be_not_told_after_all(store: Store) -> None:
    made(store)
    felt(store, "m", PainKind.MORNING, 1, place="leg")
    felt(store, "n", PainKind.MORNING, None)
    session = read(store)
    assert session.morning_asked
    goes_there_and_back(store, lambda: edit(store, session, morning_asked=False))
    assert not read(store).morning_asked


def test_form_is_ticked_and_no_longer_ticked(store: Store) -> None:
    session = made(store)
    goes_there_and_back(store, lambda: edit(store, session, form_ok=("rdl_barbell",)))
    found = read(store)
    assert found.form_ok == ("rdl_barbell",)
    goes_there_and_back(store, lambda: edit(store, found, form_ok=("glute_bridge",)))
    assert read(store) == session
    assert len(store.rows("SELECT 1 FROM form_checks")) == 2


def test_form_that_did_not_hold_is_ticked_in_the_same_row(store: Store) -> None:
    session = made(store, form_ok=())
    with store.action("say how the form was") as writing:
        row: Row = {"id": "f", "session_id": "s", "exercise_id": "glute_bridge", "held": 0}
        writing.put("form_checks", row)
    edit(store, session, form_ok=("glute_bridge",))
    assert written(store) == [("form_checks", "f")]
    found = edit(store, read(store), form_ok=())
    assert found == session


def test_what_was_said_in_a_session_is_corrected_with_it(store: Store) -> None:
    ran = Declaration("d", NOON, DeclarationKind.ACTIVITY, "run", session="s")
    session = made(store, said=(ran,))
    swam = replace(ran, value="swim")
    more = replace(ran, id="e", value="walk")
    goes_there_and_back(store, lambda: edit(store, session, said=(swam, more)))
    assert read(store).said == (swam, more)
    goes_there_and_back(store, lambda: edit(store, read(store), said=()))
    assert read(store).said == ()


def test_what_was_changed_since_it_was_shown_is_left_alone(store: Store) -> None:
    session = made(store)
    felt(store, "m", PainKind.MORNING, 5)
    refused(
        store,
        lambda: edit(store, session, note="good"),
        "^The session of 3 May was changed by something else since it was shown. "
        "Nothing was saved; look at it again.$",
    )


def test_of_several_sessions_none_is_saved_when_one_was_changed(store: Store) -> None:
    first, second = made(store), made(store, "t")
    edit(store, second, note="meanwhile")
    pairs = [(first, replace(first, note="x")), (second, replace(second, note="y"))]
    refused(store, lambda: correct(store, pairs, "edit"), "changed by something else")


def test_what_another_program_changed_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with closing(opened(path)) as here, closing(opened(path, device="dev2")) as there:
        session = made(here)
        edit(there, session, note="from there")
        refused(here, lambda: edit(here, session, effort=5), "changed by something else")
        found = edit(here, read(here), effort=5)
    assert (found.note, found.effort) == ("from there", 5)


def test_a_session_that_is_not_there_cannot_be_corrected(store: Store) -> None:
    session = record("nowhere")
    refused(store, lambda: correct(store, [(session, session)], "edit"), "changed by something")


def test_a_session_under_way_is_not_corrected_behind_its_back(store: Store) -> None:
    sessions.begin(store, timeline())
    session = read(store, "session")
    why = "^That session is still open: go on with it, or finish it first.$"
    refused(store, lambda: edit(store, session, note="x"), why)
    entry = PainRecord("p", at(0), PainKind.BEFORE, 3, "session")
    pain.add_pain(store, entry)
    refused(store, lambda: correct_score(store, entry, replace(entry, score=1), "edit"), why)


@pytest.mark.parametrize("way", ["deleted", "discarded"])
def test_a_session_in_the_trash_is_restored_before_it_is_corrected(store: Store, way: str) -> None:
    session = made(store)
    columns = {"deleted_at": "2026"} if way == "deleted" else {"status": Status.DISCARDED.value}
    with store.action("throw it away") as writing:
        writing.change("sessions", "s", columns)
    refused(store, lambda: edit(store, read(store), note="x"), "is in the trash: restore it first")
    assert session.id == "s"


def test_a_score_is_corrected(store: Store) -> None:
    entry = felt(store, "p", PainKind.NOW, 3, place="low back")
    wanted = replace(entry, at=after(-3600), score=None, place=None, note="better")
    goes_there_and_back(store, lambda: correct_score(store, entry, wanted, "edit pain score"))
    assert pain.scores(store, 1) == (wanted,)


def test_a_score_that_was_changed_or_thrown_away_since_is_left_alone(store: Store) -> None:
    entry = felt(store, "p", PainKind.NOW, 3)
    meanwhile = replace(entry, score=4)
    correct_score(store, entry, meanwhile, "edit")
    why = "^The pain score of 4 May was changed by something else since it was shown. "
    refused(store, lambda: correct_score(store, entry, replace(entry, score=1), "edit"), why)
    undoing.undo(store)
    undoing.undo(store)
    refused(store, lambda: correct_score(store, entry, replace(entry, score=1), "edit"), why)


def test_scores_come_in_pages_newest_first(store: Store) -> None:
    moments = (0, 60, 60, 60, 120)
    made_ = [PainRecord(f"p{n}", after(s), PainKind.NOW, n) for n, s in enumerate(moments)]
    for entry in made_:
        pain.add_pain(store, entry)
    page: tuple[PainRecord, ...] = pain.scores(store, 2)
    found = [*page]
    while page:
        page = pain.scores(store, 2, page[-1])
        found += page
    assert found == made_[::-1]


scores = st.one_of(st.none(), st.integers(0, 10))
COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    "note": st.sampled_from(("", "good", "bad")),
    "effort": st.one_of(st.none(), st.sampled_from((5.0, 6.5))),
    "pain_before": scores,
    "pain_after": scores,
    "form_ok": st.sampled_from(((), ("glute_bridge",), ("rdl_barbell", "glute_bridge"))),
    "name": st.sampled_from(("Basics", "")),
    "started_at": st.sampled_from((NOON, NOON - timedelta(days=2))),
}


@st.composite
def _moves(draw: st.DrawFn) -> Callable[[SessionRecord], SessionRecord]:
    columns = draw(st.fixed_dictionaries({}, optional=COLUMNS))
    if "started_at" in columns:
        columns["ended_at"] = columns["started_at"] + timedelta(minutes=draw(st.integers(0, 90)))
    morning = draw(st.sampled_from((None, (False, None), (True, None), (True, 3), (True, 6))))
    if morning is not None:
        columns["morning_asked"], columns["pain_morning"] = morning
    place = draw(st.integers(0, 5))
    reps = draw(st.one_of(st.none(), st.integers(1, 20)))

    def move(session: SessionRecord) -> SessionRecord:
        wanted = replace(session, **columns)
        if place >= len(wanted.sets):
            return wanted
        if reps is None:
            return rearranging.without_set(wanted, wanted.sets[place].id)
        return with_set(wanted, place + 1, reps=reps)

    return move


@given(st.lists(st.one_of(_moves(), st.sampled_from(("undo", "redo"))), max_size=8))
@settings(max_examples=60, deadline=None)
def test_whatever_is_corrected_reads_as_it_was_meant_and_is_undone_step_by_step(
    steps: list[Any],
) -> None:
    with memory() as store:
        made(store)
        clock = store.now
        assert isinstance(clock, FakeClock)
        states, place = [read(store)], 0
        for step in steps:
            clock.advance(5)
            if step == "undo" and place > 0:
                undoing.undo(store)
                place -= 1
            elif step == "redo" and place < len(states) - 1:
                undoing.redo(store)
                place += 1
            elif callable(step):
                wanted = step(states[place])
                correct(store, [(states[place], wanted)], "edit session")
                if not wanted.tells_the_same(states[place]):
                    del states[place + 1 :]
                    states.append(read(store))
                    place += 1
                assert _plain(read(store)) == _plain(wanted)
            assert read(store) == states[place]


def _plain(session: SessionRecord) -> SessionRecord:
    """The order in which form was ticked tells nothing."""
    return replace(session, form_ok=tuple(sorted(session.form_ok)))

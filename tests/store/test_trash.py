"""What was thrown away, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

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
from postchain_tui.store import activities, chronicle, diary, pain, records, sessions, undoing
from postchain_tui.store.correcting import correct
from postchain_tui.store.store import Store
from postchain_tui.store.trash import (
    Thrown,
    ThrownKind,
    restore,
    throw_score,
    throw_session,
    thrown,
)
from tests.build import timeline
from tests.store.diaries import NOON, FakeClock, done, memory, record, rows_of

OWN = ("created_at", "updated_at")
MONTH = timedelta(days=30)


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def clock(store: Store) -> FakeClock:
    assert isinstance(store.now, FakeClock)
    return store.now


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


def made(
    store: Store, name: str = "s", started_at: datetime = NOON - timedelta(days=1), **changes: Any
) -> SessionRecord:
    """A session of three sets that is on record."""
    values = {"pain_before": 2, "pain_after": 3, "form_ok": ("glute_bridge",), **changes}
    records.create(store, record(name, started_at, 3, **values), "basics", "log")
    clock(store).advance(5)
    return read(store, name)


def read(store: Store, name: str = "s") -> SessionRecord:
    found = diary.session(store, name)
    assert found is not None
    return found


def score(store: Store, name: str = "p", **changes: Any) -> PainRecord:
    entry = replace(PainRecord(name, NOON, PainKind.NOW, 3), **changes)
    pain.add_pain(store, entry)
    clock(store).advance(5)
    return entry


def delete(store: Store, session: SessionRecord) -> None:
    throw_session(store, session, "delete session")
    clock(store).advance(5)


def delete_set(store: Store, set_id: str, what: str = "delete set") -> None:
    session = read(store)
    correct(store, [(session, rearranging.without_set(session, set_id))], what)
    clock(store).advance(5)


def trash(store: Store) -> tuple[Thrown, ...]:
    return thrown(store, store.now() - MONTH)


def names(store: Store) -> list[tuple[str, str]]:
    return [(one.kind.value, one.id) for one in trash(store)]


def bring_back(store: Store) -> None:
    """Restore what was thrown away last."""
    restore(store, trash(store)[0], "restore")


def there_and_back(store: Store, act: Callable[[], object]) -> None:
    """What is done is one step, whose undo and redo give exactly what was before and after."""
    before, trash_before = seen(store), names(store)
    count = len(undoing.stack(store, 100))
    act()
    after, trash_after = seen(store), names(store)
    assert len(undoing.stack(store, 100)) == count + 1
    clock(store).advance(5)
    undoing.undo(store)
    assert (seen(store), names(store)) == (before, trash_before)
    clock(store).advance(5)
    undoing.redo(store)
    assert (seen(store), names(store)) == (after, trash_after)


def refused(store: Store, act: Callable[[], object], why: str) -> None:
    before = rows_of(store), store.rows("SELECT count(*) FROM changes")[0][0]
    with pytest.raises(NotAllowedError, match=why):
        act()
    assert before == (rows_of(store), store.rows("SELECT count(*) FROM changes")[0][0])


def test_a_session_goes_with_its_scores_and_comes_back_whole(store: Store) -> None:
    session = made(store)
    score(store, "m", kind=PainKind.MORNING, session="s")
    whole = read(store)
    before = seen(store)
    there_and_back(store, lambda: throw_session(store, whole, "delete session"))
    assert pain.scores(store, 10) == ()
    assert diary.sessions(store) == ()
    there_and_back(store, lambda: bring_back(store))
    assert seen(store) == before
    assert read(store) == whole
    assert session.pain_morning is None


def test_a_session_that_is_thrown_away_writes_no_row_of_its_sets(store: Store) -> None:
    session = made(store)
    delete(store, session)
    last = "SELECT tbl FROM changes WHERE action_id = (SELECT max(id) FROM actions) ORDER BY tbl"
    assert [row["tbl"] for row in store.rows(last)] == ["pain_entries"] * 2 + ["sessions"]


def test_what_was_thrown_away_says_what_and_when(store: Store) -> None:
    session = made(store)
    at = store.now()
    delete(store, session)
    (one,) = trash(store)
    assert (one.kind, one.id, one.what) == (ThrownKind.SESSION, "s", "delete session")
    assert (one.at, one.at.utcoffset()) == (at, at.utcoffset())
    assert one.session is not None
    assert one.session.sets == session.sets


def test_a_score_that_was_deleted_before_stays_in_the_trash(store: Store) -> None:
    made(store)
    entry = score(store, "m", kind=PainKind.MORNING, session="s")
    throw_score(store, entry, "delete pain score")
    clock(store).advance(5)
    delete(store, read(store))
    assert names(store) == [("session", "s")]
    bring_back(store)
    assert not read(store).morning_asked
    assert names(store) == [("score", "m")]
    bring_back(store)
    assert read(store).pain_morning == 3


def test_a_warning_sign_outlasts_the_session_it_was_said_in(store: Store) -> None:
    kinds = (DeclarationKind.RED_FLAG, DeclarationKind.INJURED, DeclarationKind.ACTIVITY)
    said = tuple(Declaration(f"d{kind.value}", NOON, kind, "x", session="s") for kind in kinds)
    session = made(store, said=said)
    delete(store, session)
    assert [one.kind for one in pain.declarations(store)] == [*kinds[:2]]
    bring_back(store)
    assert read(store) == session


def test_nothing_reads_a_session_in_the_trash(store: Store) -> None:
    until = NOON + timedelta(days=1)
    session = made(store)
    delete(store, session)
    assert diary.finished_count(store, "basics") == 0
    assert diary.days(store, NOON - MONTH, until) == ()
    assert diary.latest_finished(store, until) is None
    assert diary.last_with(store, ["glute_bridge"], 3) == {"glute_bridge": ()}
    assert diary.sessions(store, exercise="glute_bridge") == ()
    assert diary.sessions(store, trash=True) == (read(store),)
    assert list(chronicle.training(store, None, until)) == [((), ())]
    assert list(chronicle.scores(store, None, until)) == [()]
    assert chronicle.bests(store, "glute_bridge", None, by_duration=False, ceiling=5) == ()
    assert list(chronicle.skipped(store, "plank", None, until)) == [()]
    assert chronicle.first_training(store) is None
    assert chronicle.first_days(store, ["glute_bridge"]) == {}
    assert chronicle.last_exercises(store) == ()
    assert activities.first_finished(store, "basics") is None


def test_a_discarded_session_lies_in_the_trash_and_becomes_a_finished_one(store: Store) -> None:
    session = made(store)
    sessions.close(store, "s", Status.DISCARDED, "discard the session")
    (one,) = trash(store)
    assert (one.kind, one.id, one.session) == (
        ThrownKind.DISCARDED,
        "s",
        replace(read(store), status=Status.DISCARDED),
    )
    assert diary.finished_count(store, "basics") == 0
    there_and_back(store, lambda: bring_back(store))
    assert read(store).sets == session.sets
    assert read(store).status is Status.FINISHED
    assert diary.finished_count(store, "basics") == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_set_comes_back_in_its_place(store: Store, number: int) -> None:
    session = made(store)
    there_and_back(store, lambda: delete_set(store, f"s-{number}"))
    (one,) = trash(store)
    assert (one.kind, one.id, one.done) == (
        ThrownKind.SET,
        f"s-{number}",
        session.sets[number - 1],
    )
    assert one.session == read(store)
    there_and_back(store, lambda: bring_back(store))
    assert read(store) == session
    assert trash(store) == ()


@pytest.mark.parametrize("order", [(0, 0, 0), (2, 1, 0), (2, 0, 0), (0, 1, 0), (1, 0, 0)])
def test_sets_come_back_in_their_places_in_whatever_order(
    store: Store, order: tuple[int, ...]
) -> None:
    session = made(store)
    for number in (1, 2, 3):
        delete_set(store, f"s-{number}")
    for place in order:
        restore(store, trash(store)[place], "restore set")
        clock(store).advance(5)
        assert [one.ordinal for one in read(store).sets] == list(
            range(1, len(read(store).sets) + 1)
        )
    assert read(store) == session


def test_a_set_that_was_done_out_of_turn_comes_back_where_it_was(store: Store) -> None:
    session = made(store)
    moved = rearranging.moved_set(session, "s-3", -2)
    correct(store, [(session, moved)], "edit session")
    clock(store).advance(5)
    delete_set(store, "s-3")
    bring_back(store)
    assert read(store) == moved
    delete_set(store, "s-2")
    delete_set(store, "s-3")
    restore(store, trash(store)[1], "restore set")
    clock(store).advance(5)
    bring_back(store)
    assert [one.id for one in read(store).sets] == ["s-1", "s-2", "s-3"]


def test_a_set_comes_back_among_sets_that_were_added_since(store: Store) -> None:
    session = made(store)
    delete_set(store, "s-2")
    shorter = read(store)
    more = rearranging.with_set(shorter, done(9, NOON, reps=7), "s-3")
    correct(store, [(shorter, more)], "edit session")
    bring_back(store)
    assert [(one.id, one.ordinal) for one in read(store).sets] == [
        ("s-1", 1),
        ("s-2", 2),
        ("s-3", 3),
        ("s-9", 4),
    ]
    assert read(store).sets[:3] == session.sets


def test_a_set_that_any_correction_left_out_lies_in_the_trash(store: Store) -> None:
    made(store)
    delete_set(store, "s-2", "edit session of 3 May")
    assert names(store) == [("set", "s-2")]


def test_a_set_does_not_come_back_to_a_session_in_the_trash(store: Store) -> None:
    made(store)
    delete_set(store, "s-2")
    (one,) = trash(store)
    delete(store, read(store))
    assert names(store) == [("session", "s")]
    refused(store, lambda: restore(store, one, "restore"), "restore the session first")
    bring_back(store)
    assert names(store) == [("set", "s-2")]
    restore(store, one, "restore")
    assert len(read(store).sets) == 3


def test_a_set_does_not_come_back_to_a_session_under_way(store: Store) -> None:
    made(store)
    delete_set(store, "s-2")
    (one,) = trash(store)
    with store.action("open it again") as writing:
        writing.change("sessions", "s", {"status": "active", "ended_at": None})
    assert trash(store) == ()
    refused(store, lambda: restore(store, one, "restore"), "still open: finish it first")


def test_a_score_is_thrown_away_alone_and_comes_back(store: Store) -> None:
    entry = score(store)
    there_and_back(store, lambda: throw_score(store, entry, "delete pain score"))
    (one,) = trash(store)
    assert (one.kind, one.id, one.score, one.session) == (ThrownKind.SCORE, "p", entry, None)
    assert pain.scores(store, 5) == ()
    there_and_back(store, lambda: bring_back(store))
    assert pain.scores(store, 5) == (entry,)


def test_a_score_does_not_come_back_to_a_session_in_the_trash(store: Store) -> None:
    made(store)
    entry = score(store, "m", kind=PainKind.MORNING, session="s")
    throw_score(store, entry, "delete pain score")
    (one,) = trash(store)
    delete(store, read(store))
    refused(store, lambda: restore(store, one, "restore"), "restore the session first")


def test_what_is_no_longer_in_the_trash_is_not_restored_again(store: Store) -> None:
    made(store)
    entry = score(store)
    delete_set(store, "s-2")
    throw_score(store, entry, "delete pain score")
    made(store, "t")
    sessions.close(store, "t", Status.DISCARDED, "discard the session")
    made(store, "u")
    delete(store, read(store, "u"))
    everything = trash(store)
    assert sorted(one.kind for one in everything) == sorted(ThrownKind)
    for one in everything:
        restore(store, one, "restore")
    assert trash(store) == ()
    for one in everything:
        refused(
            store,
            partial(restore, store, one, "restore"),
            "^That is no longer in the trash. Nothing was changed.$",
        )


def test_what_was_thrown_away_anew_is_not_what_was_thrown_away_first(store: Store) -> None:
    entry = score(store)
    throw_score(store, entry, "delete pain score")
    (first,) = trash(store)
    bring_back(store)
    clock(store).advance(5)
    throw_score(store, entry, "delete pain score")
    refused(store, lambda: restore(store, first, "restore"), "no longer in the trash")
    (second,) = trash(store)
    assert second.at > first.at


def test_the_trash_does_not_show_what_was_undone_or_replaced(store: Store) -> None:
    made(store)
    session = read(store)
    more = rearranging.with_set(session, done(9, NOON), "s-3")
    correct(store, [(session, more)], "edit session")
    clock(store).advance(5)
    undoing.undo(store)
    morning = score(store, "m", kind=PainKind.MORNING, session="s")
    pain.add_pain(store, replace(morning, id="n"), "Correct a morning", instead_of=[morning])
    current = read(store)
    correct(store, [(current, replace(current, pain_before=None))], "edit session")
    made(store, "t")
    undoing.undo(store)
    assert len(store.rows("SELECT 1 FROM pain_entries WHERE deleted_at IS NOT NULL")) == 4
    assert trash(store) == ()


def test_a_deletion_that_was_undone_leaves_the_trash_and_is_there_again_when_redone(
    store: Store,
) -> None:
    delete(store, made(store))
    delete_set_of = made(store, "t")
    at = trash(store)[0].at
    undoing.undo(store)
    clock(store).advance(3600)
    undoing.undo(store)
    assert names(store) == []
    undoing.redo(store)
    assert [(one.id, one.at) for one in trash(store)] == [("s", at)]
    assert delete_set_of.id == "t"


def test_the_trash_shows_what_was_thrown_away_since_a_moment_newest_first(store: Store) -> None:
    for name in "abc":
        made(store, name)
    delete(store, read(store, "a"))
    since = store.now()
    delete(store, read(store, "b"))
    sessions.close(store, "c", Status.DISCARDED, "discard the session")
    assert [one.id for one in thrown(store, since)] == ["c", "b"]
    assert [one.id for one in trash(store)] == ["c", "b", "a"]
    clock(store).advance(MONTH.total_seconds() + 60)
    assert trash(store) == ()


def test_what_was_changed_since_it_was_shown_is_not_thrown_away(store: Store) -> None:
    session, entry = made(store), score(store)
    correct(store, [(session, replace(session, note="more"))], "edit session")
    refused(store, lambda: delete(store, session), "changed by something else since it was shown")
    stale = replace(entry, score=9)
    refused(store, lambda: throw_score(store, stale, "delete"), "changed by something else")
    delete(store, read(store))
    refused(store, lambda: delete(store, read(store)), "in the trash")


def test_a_session_under_way_is_not_thrown_away(store: Store) -> None:
    sessions.begin(store, timeline())
    session = read(store, "session")
    refused(store, lambda: delete(store, session), "still open")


class Diary(RuleBasedStateMachine):
    """Sessions and sets thrown away and restored, with undo and redo in between."""

    def __init__(self) -> None:
        super().__init__()
        self.store = memory()
        for name in "st":
            made(self.store, name)
        self.states = [seen(self.store)]
        self.place = 0

    def teardown(self) -> None:
        self.store.close()

    def step(self, act: Callable[[], object]) -> None:
        clock(self.store).advance(5)
        act()
        del self.states[self.place + 1 :]
        self.states.append(seen(self.store))
        self.place += 1

    def kept(self) -> tuple[SessionRecord, ...]:
        return diary.sessions(self.store)

    @precondition(lambda self: self.kept())
    @rule(data=st.data())
    def throw_a_session(self, data: st.DataObject) -> None:
        session = data.draw(st.sampled_from(self.kept()))
        self.step(lambda: throw_session(self.store, session, "delete session"))

    @precondition(lambda self: any(one.sets for one in self.kept()))
    @rule(data=st.data())
    def throw_a_set(self, data: st.DataObject) -> None:
        session = data.draw(st.sampled_from([one for one in self.kept() if one.sets]))
        done_ = data.draw(st.sampled_from(session.sets))
        after = rearranging.without_set(session, done_.id)
        self.step(lambda: correct(self.store, [(session, after)], "delete set"))

    @precondition(lambda self: bool(trash(self.store)))
    @rule(data=st.data())
    def restore_something(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(trash(self.store)))
        self.step(lambda: restore(self.store, one, "restore"))

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        clock(self.store).advance(5)
        undoing.undo(self.store)
        self.place -= 1

    @precondition(lambda self: self.place < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        clock(self.store).advance(5)
        undoing.redo(self.store)
        self.place += 1

    @invariant()
    def everything_is_as_it_was_left(self) -> None:
        assert seen(self.store) == self.states[self.place]

    @invariant()
    def sets_are_numbered_from_one(self) -> None:
        for session in self.kept():
            assert [one.ordinal for one in session.sets] == list(range(1, len(session.sets) + 1))

    @invariant()
    def everything_is_either_kept_or_in_the_trash(self) -> None:
        kept = self.kept()
        ids = {one.id for one in kept} | {done_.id for one in kept for done_ in one.sets}
        lying = {one.id for one in trash(self.store)}
        assert not ids & lying
        assert {"s", "t"} <= ids | lying
        for session in kept:
            assert {f"{session.id}-{number}" for number in (1, 2, 3)} <= ids | lying


TestDiary = Diary.TestCase
TestDiary.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)

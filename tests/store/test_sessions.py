from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from postchain_tui.core import events as happened
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    SessionRecord,
    Status,
)
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.session import Session
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import diary, pain, sessions
from postchain_tui.store.failures import NotResumableError, NotSavedError
from postchain_tui.store.store import Store
from tests.build import at, bridge, gate, kg, rdl, start, timeline
from tests.store.diaries import FakeClock, memory, opened
from tests.walk import EXERCISES, pressed, timelines

KNOWN = {planned.exercise.id: planned.exercise for planned in EXERCISES}

A_SET = (
    happened.CheckedIn(at(1), 2),
    happened.Readied(at(2)),
    happened.SetStarted(at(7), by_itself=True),
    happened.SetEnded(at(60), "set-1"),
    happened.SetLogged(at(65), 10, load=kg("22.5"), rpe=7.5, pain=1),
)
TO_THE_END = (
    *A_SET,
    happened.ExerciseSkipped(at(70)),
    happened.AfterScored(at(80), 3),
    happened.EffortRated(at(81), 6.5),
    happened.FormAnswered(at(82), "glute_bridge", held=True),
    happened.NoteWritten(at(83), "went well"),
    happened.Finished(at(90)),
)


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def saved(store: Store, whole: Timeline) -> Timeline:
    """A session saved event by event, as the app does."""
    steps = Timeline.begun(whole.start)
    sessions.begin(store, steps)
    for event in whole.events:
        following = steps.after(event)
        sessions.save(store, steps, following, type(event).__name__)
        steps = following
    return steps


def resumed(store: Store) -> Timeline:
    found = sessions.unfinished(store, KNOWN.get)
    assert found is not None
    return found


def plain(session: Session) -> Session:
    """The session with the one exercise of each id that is known."""
    plan = tuple(replace(each, exercise=KNOWN[each.exercise.id]) for each in session.plan)
    return replace(session, plan=plan)


def on_record(store: Store, session_id: str = "session") -> SessionRecord:
    found = diary.session(store, session_id)
    assert found is not None
    return found


def assert_same(record: SessionRecord, session: Session) -> None:
    """Does the diary say what the session says?"""
    assert record.sets == session.sets
    assert record.started_at == session.started_at
    assert record.status is session.status
    assert (record.name, record.note, record.effort) == (
        session.name,
        session.note,
        session.effort,
    )
    assert (record.pain_before, record.pain_after) == (session.pain_before, session.pain_after)
    assert set(record.form_ok) == set(session.form_ok)


def test_nothing_is_unfinished_in_an_empty_store(store: Store) -> None:
    assert sessions.unfinished(store, KNOWN.get) is None


def test_a_session_that_began_is_there_after_a_restart(store: Store) -> None:
    begun = timeline(plan=(bridge(), rdl()))
    sessions.begin(store, begun)
    assert resumed(store) == begun


def test_a_session_is_resumed_where_it_was_left(store: Store) -> None:
    whole = saved(store, timeline(*A_SET))
    assert resumed(store).session == whole.session
    assert resumed(store).events == whole.events


@hypothesis_settings(max_examples=60, deadline=None)
@given(timelines())
def test_a_session_of_any_keys_resumes_as_it_was_and_is_on_record_as_it_was(
    whole: Timeline,
) -> None:
    with memory() as store:
        saved(store, whole)
        assert_same(on_record(store), whole.session)
        assert frozenset(pain.declarations(store)) == frozenset(whole.session.said)
        again = sessions.unfinished(store, KNOWN.get)
        if whole.session.is_open:
            assert again is not None
            assert plain(again.session) == plain(whole.session)
        else:
            assert again is None


@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    timelines(),
    st.integers(0, 20),
    st.lists(st.sampled_from(["undo", "undo", "redo", "again"]), max_size=12),
)
def test_after_any_undoing_and_redoing_the_file_says_what_the_session_says(
    whole: Timeline, forward: int, keys: list[str]
) -> None:
    for number in range(forward):
        whole = pressed(whole, "forward", whole.last_at, f"later {number}")
    with memory() as store:
        now = saved(store, whole)
        for key in keys:
            following = now.undo() if key == "undo" else now.redo()
            if key == "again" and now.session.is_open:
                following = now.after(happened.NoteWritten(now.last_at, f"note {len(now.events)}"))
            sessions.save(store, now, following, key)
            now = following
            assert_same(on_record(store), now.session)
            assert frozenset(pain.declarations(store)) == frozenset(now.session.said)
            if now.session.is_open:
                assert plain(resumed(store).session) == plain(now.session)


@hypothesis_settings(max_examples=30, deadline=None)
@given(timelines())
def test_a_session_saved_in_one_go_is_the_same_as_one_saved_step_by_step(whole: Timeline) -> None:
    with memory() as one, memory() as other:
        sessions.begin(one, whole)
        saved(other, whole)
        assert on_record(one) == on_record(other)


def test_a_whole_session_is_on_record_in_every_part(store: Store) -> None:
    mastered = bridge(exercise=replace(bridge().exercise, gate=gate()))
    whole = saved(store, timeline(*TO_THE_END, plan=(mastered,)))
    record = on_record(store)
    assert_same(record, whole.session)
    assert record.ended_at == at(90)
    assert record.source == "app"
    assert record.status is Status.FINISHED
    assert record.form_ok == ("glute_bridge",)
    assert diary.finished_count(store, "basics") == 1
    (row,) = store.rows("SELECT number, program FROM sessions")
    assert tuple(row) == (1, "basics")
    (kept,) = store.rows("SELECT slot, load_grams, load_typed FROM sets")
    assert tuple(kept) == (0, 22_500, "22.5")


def test_the_scores_before_and_after_are_pain_entries_of_their_moments(store: Store) -> None:
    saved(store, timeline(*TO_THE_END))
    entries = pain.pain_between(store, at(0), at(1000))
    assert [(entry.kind, entry.score, entry.at, entry.session) for entry in entries] == [
        (PainKind.BEFORE, 2, at(1), "session"),
        (PainKind.AFTER, 3, at(80), "session"),
    ]


def test_a_score_that_was_not_given_is_no_entry(store: Store) -> None:
    saved(store, timeline(happened.CheckedIn(at(1), None)))
    assert pain.pain_between(store, at(0), at(1000)) == ()


def test_the_place_of_the_pain_goes_with_its_score(store: Store) -> None:
    before = happened.CheckedIn(at(1), 2, "low_back_left", spreading=False)
    after = happened.AfterScored(at(80), None, "buttock_left", spreading=True)
    now = saved(store, timeline(before, happened.Stopped(at(70)), after))
    entries = pain.pain_between(store, at(0), at(1000))
    assert [(entry.score, entry.place, entry.spreading) for entry in entries] == [
        (2, "low_back_left", False),
        (None, "buttock_left", True),
    ]
    sessions.save(store, now, now.undo(), "Undo")
    assert len(pain.pain_between(store, at(0), at(1000))) == 1


def test_what_was_decided_is_a_declaration_of_the_session_that_undo_takes_back(
    store: Store,
) -> None:
    said = happened.Said(at(70), "id", DeclarationKind.SWAP, "rdl_barbell", "glute_bridge", "sore")
    now = saved(store, timeline(*A_SET, said, happened.Swapped(at(70), rdl())))
    kept = Declaration(
        "id", at(70), DeclarationKind.SWAP, "rdl_barbell", "sore", "session", "glute_bridge"
    )
    assert pain.declarations(store) == (kept,)
    assert resumed(store).session == now.session
    sessions.save(store, now, now.undo(), "Undo")
    assert pain.declarations(store) == ()
    sessions.save(store, now.undo(), now.undo().redo(), "Redo")
    assert pain.declarations(store) == (kept,)


def test_undoing_a_score_takes_only_that_entry_back(store: Store) -> None:
    now = saved(store, timeline(happened.CheckedIn(at(1), 2)))
    own = pain.pain_between(store, at(0), at(1000))[0]
    other = replace(own, id="other", at=at(30), score=7)
    pain.add_pain(store, other)
    sessions.save(store, now, now.undo(), "Undo")
    assert pain.pain_between(store, at(0), at(1000)) == (other,)


def test_a_finish_that_is_undone_opens_the_session_again(store: Store) -> None:
    now = saved(store, timeline(*TO_THE_END))
    sessions.save(store, now, now.undo(), "Undo: finish")
    assert on_record(store).status is Status.ACTIVE
    assert on_record(store).ended_at is None
    assert resumed(store).session == now.undo().session


def test_a_discarded_session_is_in_the_trash_with_its_sets(store: Store) -> None:
    saved(store, timeline(*A_SET, happened.Discarded(at(70))))
    assert diary.sessions(store) == ()
    (thrown_away,) = diary.sessions(store, trash=True)
    assert len(thrown_away.sets) == 1
    assert sessions.unfinished(store, KNOWN.get) is None


def test_undone_events_stay_in_the_file_but_are_gone_after_a_restart(store: Store) -> None:
    now = saved(store, timeline(*A_SET))
    undone = now.undo()
    sessions.save(store, now, undone, "Undo")
    assert resumed(store).undone == ()
    count = "SELECT count(*) FROM session_events WHERE deleted_at IS NOT NULL"
    assert store.rows(count)[0][0] == 1


def test_a_logged_set_that_is_undone_goes_to_the_trash_and_comes_back_when_redone(
    store: Store,
) -> None:
    now = saved(store, timeline(*A_SET))
    undone = now.undo()
    sessions.save(store, now, undone, "Undo: set")
    assert on_record(store).sets == ()
    assert store.rows("SELECT count(*) FROM sets WHERE deleted_at IS NOT NULL")[0][0] == 1
    sessions.save(store, undone, undone.redo(), "Redo: set")
    assert on_record(store).sets == now.session.sets


def test_a_corrected_set_is_the_same_row_corrected(store: Store) -> None:
    now = saved(store, timeline(*A_SET))
    corrected = now.after(happened.SetLogged(at(66), 9, pain=4))
    sessions.save(store, now, corrected, "Correct the set")
    assert on_record(store).sets == corrected.session.sets
    assert [one.reps for one in on_record(store).sets] == [9]
    assert store.rows("SELECT count(*) FROM sets")[0][0] == 1


def test_an_answer_about_form_can_be_changed_and_taken_back(store: Store) -> None:
    now = saved(store, timeline(*TO_THE_END[:9]))
    assert on_record(store).form_ok == ("glute_bridge",)
    for held, form_ok in ((False, ()), (True, ("glute_bridge",)), (None, ())):
        following = now.after(happened.FormAnswered(at(84), "glute_bridge", held))
        sessions.save(store, now, following, "Form")
        assert on_record(store).form_ok == form_ok
        now = following
    assert store.rows("SELECT count(*) FROM form_checks")[0][0] == 1


def test_one_step_is_one_action(store: Store) -> None:
    saved(store, timeline(*A_SET))
    what = [row["what"] for row in store.rows("SELECT what FROM actions ORDER BY hlc")]
    assert what == ["Start the session", *(type(event).__name__ for event in A_SET)]


def test_a_step_changes_only_the_columns_that_it_changed(store: Store) -> None:
    now = saved(store, timeline(*A_SET))
    with store.action("Correct it elsewhere") as writing:
        writing.change("sessions", "session", {"note": "from the command line"})
    sessions.save(store, now, now.after(happened.PlanChanged(at(70), "p", "P", (), "tired")), "X")
    assert on_record(store).note == "from the command line"
    assert on_record(store).name == "P"


def test_a_step_that_was_not_saved_can_be_saved_again(store: Store) -> None:
    begun = timeline(happened.CheckedIn(at(1), 2))
    sessions.begin(store, begun)
    too_long = begun.after(happened.NoteWritten(at(2), "x" * 20_000))
    with pytest.raises(NotSavedError):
        sessions.save(store, begun, too_long, "Note")
    assert resumed(store).session == begun.session
    shorter = begun.after(happened.NoteWritten(at(2), "shorter"))
    sessions.save(store, begun, shorter, "Note")
    assert resumed(store).session == shorter.session


def test_the_newest_of_two_open_sessions_is_offered(store: Store) -> None:
    saved(store, timeline(*A_SET))
    later = replace(start(), session="later", at=at(9000))
    sessions.begin(store, Timeline.begun(later))
    assert resumed(store).start.session == "later"


def no_exercise(_exercise: str) -> Exercise | None:
    return None


def test_a_session_whose_exercise_is_gone_says_that_its_sets_are_safe(store: Store) -> None:
    saved(store, timeline(*A_SET))
    with pytest.raises(NotResumableError, match=r"of 2026-03-02 18:00 cannot.*Its sets are safe"):
        sessions.unfinished(store, no_exercise)
    assert len(on_record(store).sets) == 1


@pytest.mark.parametrize("ordinal", [0, 2])
def test_a_session_with_a_missing_event_is_not_resumed(store: Store, ordinal: int) -> None:
    saved(store, timeline(*A_SET))
    with store.action("Damage") as writing:
        (row,) = writing.rows("SELECT id FROM session_events WHERE ordinal = ?", ordinal)
        writing.bury("session_events", row["id"])
    with pytest.raises(NotResumableError, match="cannot be resumed"):
        sessions.unfinished(store, KNOWN.get)


@pytest.mark.parametrize("status", [Status.FINISHED, Status.DISCARDED])
def test_a_session_that_cannot_be_resumed_ends_at_its_last_set(
    store: Store, status: Status
) -> None:
    saved(store, timeline(*A_SET))
    sessions.close(store, "session", status, "Finish")
    assert on_record(store).status is status
    assert on_record(store).ended_at == at(60)
    assert sessions.unfinished(store, no_exercise) is None


def test_a_session_without_a_set_ends_where_it_started(store: Store) -> None:
    sessions.begin(store, timeline())
    sessions.close(store, "session", Status.FINISHED, "Finish")
    assert on_record(store).ended_at == at(0)


def test_a_session_goes_on_in_another_run_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as first:
        saved(first, timeline(*A_SET))
    with opened(path, now=FakeClock()) as second:
        now = resumed(second)
        following = now.after(happened.RestEnded(at(120)))
        sessions.save(second, now, following, "Go on")
    with opened(path) as third:
        assert resumed(third).session == following.session

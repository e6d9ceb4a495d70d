"""A closed session that is opened again, as far as the file is concerned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from postchain_tui.core import events as happened
from postchain_tui.core.diary import DeclarationKind, PainKind, SessionRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.session import GetReady, Ready, Resting, Work, WrapUp
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import diary, pain, records, sessions, undoing
from postchain_tui.store.reopening import before_closing, reopen
from postchain_tui.store.store import Store
from tests.build import at, bridge, kg, rdl, start, timeline
from tests.store.diaries import memory, record, rows_of
from tests.walk import EXERCISES, timelines

KNOWN = {planned.exercise.id: planned.exercise for planned in EXERCISES}

CHECKED_IN = happened.CheckedIn(at(1), 2, "low_back_left", spreading=False)
A_SET = (
    CHECKED_IN,
    happened.Readied(at(2)),
    happened.SetStarted(at(7), by_itself=True),
    happened.SetEnded(at(60), "set-1"),
    happened.SetLogged(at(65), 10, load=kg("22.5"), rpe=7.5, pain=1),
)
AT_THE_END = (
    *A_SET,
    happened.Said(at(68), "said-1", DeclarationKind.SWAP, "rdl_barbell", "glute_bridge"),
    happened.ExerciseSkipped(at(70)),
    happened.AfterScored(at(80), 3),
    happened.EffortRated(at(81), 6.5),
    happened.FormAnswered(at(82), "glute_bridge", held=True),
    happened.NoteWritten(at(83), "went well"),
)
FINISHED = happened.Finished(at(90))
MONTH = timedelta(days=30).total_seconds()


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def saved(store: Store, *events: happened.Event) -> Timeline:
    """A session of bridges with these events, saved step by step."""
    line = timeline()
    sessions.begin(store, line)
    for event in events:
        following = line.after(event)
        sessions.save(store, line, following, type(event).__name__)
        line = following
    return line


def opened(store: Store) -> Timeline:
    return reopen(store, "session", KNOWN.get, "reopen session of 2 Mar")


def on_record(store: Store) -> SessionRecord:
    found = diary.session(store, "session")
    assert found is not None
    return found


def refused(store: Store) -> str:
    """Why it is not opened again; nothing is changed by asking."""
    before = rows_of(store)
    with pytest.raises(NotAllowedError) as refusal:
        opened(store)
    assert rows_of(store) == before
    return str(refusal.value)


@pytest.mark.parametrize("closing", [FINISHED, happened.Discarded(at(90))])
def test_a_closed_session_is_open_again_where_it_was(store: Store, closing: happened.Event) -> None:
    closed = saved(store, *AT_THE_END, closing)
    line = opened(store)
    assert line == timeline(*AT_THE_END)
    assert isinstance(line.session.state, WrapUp)
    assert (on_record(store).status, on_record(store).ended_at) == (Status.ACTIVE, None)
    resumed = sessions.unfinished(store, KNOWN.get)
    assert resumed is not None
    assert resumed.events == closed.events[:-1]
    assert replace(on_record(store), status=Status.FINISHED).sets == closed.session.sets


def test_it_is_one_action(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    opened(store)
    newest = next(iter(undoing.stack(store, 1)))
    assert newest.deed.what == "reopen session of 2 Mar"


def test_the_journal_does_not_close_it_behind_the_back_of_the_app(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    opened(store)
    with pytest.raises(NotAllowedError, match="A session is open in the app"):
        undoing.undo(store)


def test_the_app_itself_takes_its_reopening_back(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    opened(store)
    assert undoing.undo(store, in_app=True).deed.what == "reopen session of 2 Mar"
    assert on_record(store).status is Status.FINISHED
    undoing.redo(store, in_app=True)
    assert on_record(store).status is Status.ACTIVE


def test_what_was_done_in_it_since_is_not_taken_back_from_outside(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    line = opened(store)
    sessions.save(store, line, line.after(happened.EffortRated(at(95), 8.0)), "say how hard")
    with pytest.raises(NotAllowedError, match="A session is open in the app"):
        undoing.undo(store, in_app=True)


def test_once_it_is_finished_again_the_journal_goes_back_over_that(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    line = opened(store)
    again = line.after(happened.Finished(at(95)))
    sessions.save(store, line, again, "finish the session")
    assert undoing.undo(store).deed.what == "finish the session"
    assert on_record(store).status is Status.ACTIVE


def test_what_is_answered_anew_takes_the_place_of_the_old_answers(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    line = opened(store)
    for event in (
        happened.EffortRated(at(MONTH), 8.0),
        happened.AfterScored(at(MONTH + 1), 5),
        happened.Finished(at(MONTH + 2)),
    ):
        following = line.after(event)
        sessions.save(store, line, following, "answer")
        line = following
    found = on_record(store)
    assert (found.effort, found.pain_after, found.status) == (8.0, 5, Status.FINISHED)


def test_a_session_that_is_finished_again_weeks_later_ended_with_its_last_set(
    store: Store,
) -> None:
    saved(store, *AT_THE_END, FINISHED)
    line = opened(store)
    for event in (happened.AfterScored(at(MONTH), 5), happened.Finished(at(MONTH + 60))):
        following = line.after(event)
        sessions.save(store, line, following, "answer")
        line = following
    assert on_record(store).ended_at == at(60)
    told = pain.pain_between(store, at(0), at(2 * MONTH))
    assert [(one.kind, one.score, one.at) for one in told] == [
        (PainKind.BEFORE, 2, at(1)),
        (PainKind.AFTER, 5, at(60)),
    ]


def test_it_can_be_opened_and_finished_again_and_again(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    for times in range(1, 4):
        line = opened(store)
        event = happened.AfterScored(at(times * MONTH), times)
        sessions.save(store, line, line.after(event), "score")
        line = line.after(event)
        sessions.save(store, line, line.after(happened.Finished(event.at)), "finish")
        assert (on_record(store).pain_after, on_record(store).ended_at) == (times, at(60))


def test_a_session_left_open_for_hours_after_its_last_set_ends_with_it(store: Store) -> None:
    saved(store, *AT_THE_END, happened.Finished(at(60 + 3 * 3600)))
    assert on_record(store).ended_at == at(60 + 3 * 3600)
    with memory() as other:
        saved(other, *AT_THE_END, happened.Finished(at(61 + 3 * 3600)))
        assert on_record(other).ended_at == at(60)


def test_one_without_a_set_ends_where_it_started(store: Store) -> None:
    saved(store, happened.Finished(at(MONTH)))
    assert on_record(store).ended_at == at(0)


def test_a_set_under_way_when_it_was_closed_is_still_to_be_done(store: Store) -> None:
    in_a_set = (*A_SET, happened.RestEnded(at(100)), happened.SetStarted(at(105), by_itself=True))
    closed = saved(store, *in_a_set, happened.Finished(at(105)))
    assert closed.session.sets[-1].rest_ms == 45_000
    line = opened(store)
    assert isinstance(line.session.state, Resting)
    assert line.events == A_SET
    assert on_record(store).sets == line.session.sets
    assert on_record(store).sets[-1].rest_ms is None


def test_a_first_set_under_way_is_still_to_be_done() -> None:
    for events in (A_SET[:2], A_SET[:3]):
        line = before_closing(timeline(*events, FINISHED))
        assert isinstance(line.session.state, Ready)
        assert line.events == (CHECKED_IN,)


def test_what_was_said_in_a_set_is_kept() -> None:
    said = happened.Said(at(20), "said", DeclarationKind.FLARE, "yes")
    line = before_closing(timeline(*A_SET[:3], said, happened.Finished(at(20))))
    assert isinstance(line.session.state, Work)
    assert line.last_event == said


@hypothesis_settings(max_examples=60, deadline=None)
@given(timelines())
def test_any_session_that_was_closed_opens_as_its_events_say(whole: Timeline) -> None:
    if whole.session.is_open:
        whole = whole.after(happened.Finished(whole.last_at))
    with memory() as store:
        sessions.begin(store, whole)
        line = opened(store)
        told = [(type(event), event.at) for event in whole.events]
        assert [(type(event), event.at) for event in line.events] == told[: len(line.events)]
        assert line.session.is_open
        assert not isinstance(line.session.state, GetReady) or not line.events
        assert on_record(store).sets == line.session.sets
        resumed = sessions.unfinished(store, KNOWN.get)
        assert resumed is not None
        assert resumed.events == line.events


def test_a_session_without_events_is_not_opened(store: Store) -> None:
    records.create(store, replace(record("session"), source="strong"), None, "import")
    assert refused(store) == "It was not recorded set by set; edit it instead."


def test_a_session_that_is_not_there_is_not_opened(store: Store) -> None:
    assert refused(store) == "It is not on record any more."


def test_a_session_in_the_trash_is_not_opened(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    with store.action("delete") as writing:
        writing.bury("sessions", "session")
    assert refused(store) == "It is in the trash; take it back from there first."


def test_a_session_that_is_open_is_not_opened(store: Store) -> None:
    saved(store, *A_SET)
    assert refused(store) == "It is open already; go on with it from Today."


def test_no_session_is_opened_while_another_one_is(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    sessions.begin(store, Timeline.begun(replace(start(), session="other")))
    assert refused(store) == "Another session is open; finish or discard that one first."


def test_a_session_whose_exercise_is_gone_is_not_opened(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    with pytest.raises(NotAllowedError, match="cannot be read any more; edit it instead"):
        reopen(store, "session", lambda _: None, "reopen")


def test_a_session_whose_events_do_not_follow_each_other_is_not_opened(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    with store.action("damage") as writing:
        (row,) = writing.rows("SELECT id FROM session_events WHERE ordinal = 2")
        writing.bury("session_events", row["id"])
    assert "cannot be read any more" in refused(store)


_CORRECTED = "It was corrected since it was finished; edit it here instead."


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("sets", {"reps": 9}),
        ("sets", {"note": "mistyped"}),
        ("sets", {"deleted_at": "2026-03-03T00:00:00.000Z"}),
        ("sessions", {"note": "later"}),
        ("sessions", {"effort": None}),
        ("sessions", {"started_at": "2026-03-01T00:00:00.000Z"}),
        ("form_checks", {"held": 0}),
        ("pain_entries", {"score": 4}),
        ("pain_entries", {"place": "buttock_left"}),
        ("declarations", {"deleted_at": "2026-03-03T00:00:00.000Z"}),
        ("declarations", {"reason": "another"}),
    ],
)
def test_a_session_that_was_corrected_is_not_opened(
    store: Store, table: str, columns: dict[str, str | int | None]
) -> None:
    saved(store, *AT_THE_END, FINISHED)
    with store.action("correct") as writing:
        for row in writing.rows(f"SELECT id FROM {table}"):
            writing.change(table, row["id"], columns)
    assert refused(store) == _CORRECTED


def test_a_set_that_was_added_later_is_a_correction_of_a_discarded_one_too(store: Store) -> None:
    saved(store, *A_SET, happened.Discarded(at(70)))
    with store.action("add a set") as writing:
        row = dict(writing.rows("SELECT * FROM sets")[0])
        writing.put("sets", {**row, "id": "more"})
    assert refused(store) == "It was corrected since it was discarded; edit it here instead."


def test_a_correction_that_was_taken_back_is_none(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    with store.action("correct") as writing:
        writing.change("sets", "set-1", {"reps": 9})
    undoing.undo(store)
    assert opened(store).session.sets[0].reps == 10


def test_a_morning_and_a_sign_told_beside_it_are_no_corrections(store: Store) -> None:
    saved(store, *AT_THE_END, FINISHED)
    entry = pain.pain_between(store, at(0), at(1000))[0]
    morning = replace(entry, id="morning", kind=PainKind.MORNING, at=at(50_000))
    pain.add_pain(store, morning)
    (said,) = pain.declarations(store)
    sign = replace(said, id="sign", kind=DeclarationKind.RED_FLAG, value="fever")
    pain.declare(store, sign, "say a warning sign")
    opened(store)
    assert on_record(store).pain_morning == 2


def test_a_session_closed_when_its_events_could_not_be_read_opens_once_they_can(
    store: Store,
) -> None:
    line = saved(store, *A_SET)
    sessions.close(store, "session", Status.FINISHED, "finish")
    assert opened(store) == line
    assert (on_record(store).status, on_record(store).ended_at) == (Status.ACTIVE, None)


def test_a_session_with_another_exercise_has_its_own_places(store: Store) -> None:
    line = timeline(plan=(bridge(), rdl()))
    sessions.begin(store, line.after(FINISHED))
    assert opened(store) == line

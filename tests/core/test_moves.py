"""How events move a session."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import events, moves
from postchain_tui.core.diary import DeclarationKind, SetKind, SetRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.moves import moved
from postchain_tui.core.plan import Pacing, Planned
from postchain_tui.core.program import Role
from postchain_tui.core.session import (
    Brief,
    CheckIn,
    Closed,
    GetReady,
    Ready,
    Resting,
    Session,
    Side,
    Work,
    WrapUp,
)
from postchain_tui.core.timeline import Timeline
from tests.build import (
    at,
    bridge,
    kg,
    lunge,
    plank,
    rdl,
    side_plank,
    start,
    timeline,
)
from tests.walk import moments, timelines

CHECKED_IN = events.CheckedIn(at(0), 1)


def _resting(thing: Planned, *, seconds: float = 50, set_id: str = "one") -> Timeline:
    """The first set of an exercise was worked for so long, and nothing said of it yet."""
    return timeline(
        CHECKED_IN,
        events.Readied(at(10)),
        events.SetEnded(at(10 + seconds), set_id),
        plan=(thing, bridge()),
        get_ready_seconds=0,
    )


def _logged(thing: Planned, event: events.SetLogged, *, seconds: float = 50) -> SetRecord:
    return _resting(thing, seconds=seconds).after(event).session.sets[-1]


def _all_sets(thing: Planned, reps: int) -> Session:
    """Every set of an exercise done, 50 s of work and 90 s of rest each."""
    line = timeline(CHECKED_IN, events.Readied(at(0)), plan=(thing,), get_ready_seconds=0)
    for number in range(thing.dose.sets):
        began = 140 * number
        line = line.after(events.SetEnded(at(began + 50), f"set {number}"))
        line = line.after(events.SetLogged(at(began + 60), reps))
        line = line.after(events.RestEnded(at(began + 140)))
    return line.session


def test_the_check_in_keeps_the_pain_and_leads_to_the_first_exercise() -> None:
    session = timeline(events.CheckedIn(at(3), 4)).session
    assert (session.pain_before, session.state) == (4, Ready())


def test_pain_that_was_not_recorded_is_not_zero() -> None:
    assert timeline(events.CheckedIn(at(3), None)).session.pain_before is None


def test_the_instructions_of_an_exercise_never_done_open_by_themselves() -> None:
    line = timeline(CHECKED_IN, plan=(bridge(first_time=True),))
    assert line.session.state == Brief()
    assert line.after(events.BriefRead(at(5))).session.state == Ready()


def test_the_instructions_do_not_open_again_for_an_exercise_that_was_done_in_this_session() -> None:
    line = _resting(bridge(first_time=False)).after(events.SetLogged(at(62), 10))
    again = events.PlanChanged(at(70), "basics", "Basics", (bridge(first_time=True),), "more")
    assert line.after(again).session.state == Ready()


def test_a_paced_set_is_led_in_and_any_other_starts_at_once() -> None:
    ready = events.Readied(at(10))
    assert timeline(CHECKED_IN, ready).session.state == GetReady(at(15))
    assert timeline(CHECKED_IN, ready, get_ready_seconds=0).session.state == Work(at(10))
    free = timeline(CHECKED_IN, ready, plan=(bridge(pacing=Pacing.FREE),))
    assert free.session.state == Work(at(10))


def test_work_begins_at_the_end_of_get_ready_or_by_a_key_before() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)))
    assert line.after(events.SetStarted(at(12))).session.state == Work(at(12))


def test_rest_starts_from_the_moment_the_set_ended() -> None:
    state = _resting(rdl()).after(events.SetLogged(at(75), 10)).session.state
    assert isinstance(state, Resting)
    assert state.ended_at == state.clock.started_at == at(60)
    assert state.clock.ends_at() == at(180)
    assert state.logged


def test_a_set_that_seems_to_end_before_it_started_took_no_time() -> None:
    done = _resting(bridge(), seconds=-30).after(events.SetLogged(at(11), None)).session.sets[-1]
    assert (done.at, done.duration_ms) == (at(10), 0)


def test_a_set_is_logged_as_it_was_said() -> None:
    event = events.SetLogged(at(70), 9, load=kg(22.5), rpe=7.5, pain=1, note="tight")
    done = _logged(rdl(), event, seconds=47.3)
    assert done == SetRecord(
        id="one",
        exercise="rdl_barbell",
        ordinal=1,
        at=at(57.3),
        reps=9,
        load=kg(22.5),
        duration_ms=47_300,
        rpe=7.5,
        pain=1,
        tempo="3-1-1-0",
        time_under_tension_ms=45_000,
        note="tight",
    )


def test_a_set_in_a_warm_up_slot_is_a_warm_up_set() -> None:
    assert _logged(bridge(role=Role.WARMUP), events.SetLogged(at(70), 10)).kind is SetKind.WARMUP
    assert _logged(bridge(), events.SetLogged(at(70), 10)).kind is SetKind.WORK


def test_a_correction_replaces_the_set_and_keeps_its_id() -> None:
    line = _resting(rdl()).after(events.SetLogged(at(70), 10, load=kg(20), pain=0))
    corrected = line.after(events.SetLogged(at(80), 8, load=kg(20), pain=3)).session
    assert len(corrected.sets) == len(corrected.slots) == 1
    done = corrected.sets[0]
    assert (done.id, done.ordinal, done.reps, done.pain, done.at) == ("one", 1, 8, 3, at(60))


def test_reps_of_both_sides_are_summed_up() -> None:
    done = _logged(lunge(), events.SetLogged(at(70), 99, reps_left=10, reps_right=9))
    assert (done.reps, done.reps_left, done.reps_right) == (19, 10, 9)


def test_with_one_side_unknown_the_sum_is_what_was_said() -> None:
    done = _logged(lunge(), events.SetLogged(at(70), None, reps_left=10))
    assert (done.reps, done.reps_left, done.reps_right) == (None, 10, None)


@pytest.mark.parametrize(("thing", "seconds"), [(rdl(), 200), (bridge(), 150)])
def test_time_under_tension_is_sets_by_reps_by_tempo(thing: Planned, seconds: int) -> None:
    sets = _all_sets(thing, reps=10).sets
    assert sum(done.time_under_tension_ms or 0 for done in sets) == seconds * 1000


def test_time_under_tension_is_the_work_where_no_tempo_led_it_or_no_reps_are_known() -> None:
    free = _logged(bridge(pacing=Pacing.FREE), events.SetLogged(at(70), 10))
    assert (free.tempo, free.time_under_tension_ms) == (None, 50_000)
    unknown = _logged(bridge(), events.SetLogged(at(70), None))
    assert unknown.time_under_tension_ms == 50_000
    assert _logged(bridge(), events.SetLogged(at(70), 0)).time_under_tension_ms == 0


@pytest.mark.parametrize(
    ("thing", "said", "duration_ms", "tension_ms"),
    [
        (plank(), events.SetLogged(at(70), 1, hold_seconds=20), 20_000, 20_000),
        (plank(holds=3), events.SetLogged(at(70), 3, hold_seconds=20), 20_000, 60_000),
        (plank(), events.SetLogged(at(70), None, hold_seconds=20), 20_000, 20_000),
        (plank(), events.SetLogged(at(70), 0, hold_seconds=20), 20_000, 0),
        (plank(), events.SetLogged(at(70), 1), None, None),
        (
            side_plank(),
            events.SetLogged(at(70), None, reps_left=2, reps_right=2, hold_seconds=10),
            10_000,
            40_000,
        ),
    ],
)
def test_holds_are_under_tension_for_as_long_as_they_are_held(
    thing: Planned, said: events.SetLogged, duration_ms: int | None, tension_ms: int | None
) -> None:
    done = _logged(thing, said)
    assert (done.duration_ms, done.time_under_tension_ms) == (duration_ms, tension_ms)
    assert done.tempo is None


def test_a_rest_lasts_until_the_work_of_the_next_set_starts() -> None:
    rests = [done.rest_ms for done in _all_sets(rdl(), reps=10).sets]
    assert rests == [90_000, 90_000, 90_000, None]


def test_a_rest_includes_get_ready_and_what_was_paused() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(0)), events.SetStarted(at(5)), plan=(rdl(),))
    for event in (
        events.SetEnded(at(55), "one"),
        events.SetLogged(at(60), 10),
        events.RestPaused(at(70)),
        events.RestResumed(at(100)),
        events.RestEnded(at(150)),
        events.SetStarted(at(155)),
    ):
        line = line.after(event)
    assert line.session.sets[0].rest_ms == 100_000


def test_a_rest_goes_on_into_the_next_exercise() -> None:
    line = _resting(rdl()).after(events.SetLogged(at(62), 10))
    for event in (events.ExerciseSkipped(at(90)), events.Readied(at(200))):
        line = line.after(event)
    assert line.session.sets[0].rest_ms == 140_000


def test_a_rest_is_measured_once_though_the_set_after_it_was_left_out() -> None:
    line = _resting(rdl()).after(events.SetLogged(at(62), 10))
    for event in (
        events.RestEnded(at(160)),
        events.SetEnded(at(200), "lost"),
        events.ExerciseSkipped(at(210)),
        events.Readied(at(400)),
    ):
        line = line.after(event)
    assert line.session.sets[0].rest_ms == 100_000


def test_a_rest_is_never_negative_though_the_time_of_day_was_set_back() -> None:
    line = _resting(rdl()).after(events.SetLogged(at(62), 10)).after(events.RestEnded(at(-500)))
    assert line.session.sets[0].rest_ms == 0


def test_nobody_goes_on_before_the_set_is_on_record() -> None:
    with pytest.raises(NotAllowedError, match="what was done"):
        _resting(bridge()).after(events.RestEnded(at(99)))


def test_after_the_last_set_comes_the_next_exercise_and_after_that_the_wrap_up() -> None:
    line = timeline(CHECKED_IN, plan=(bridge(), rdl()), get_ready_seconds=0)
    line = line.after(events.ExerciseSkipped(at(10)))
    assert (line.session.position, line.session.state) == (1, Ready())
    assert line.after(events.ExerciseSkipped(at(20))).session.state == WrapUp()
    assert _all_sets(bridge(), reps=10).state == WrapUp()


def test_a_unilateral_set_is_done_left_then_right_with_time_to_switch() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)), events.SetStarted(at(15)), plan=(lunge(),))
    assert line.session.state == Work(at(15), Side.LEFT, at(15))
    switched = line.after(events.SideSwitched(at(45)))
    assert switched.session.state == Work(at(15), Side.RIGHT, at(50), 30)
    with pytest.raises(NotAllowedError, match="no other side"):
        switched.after(events.SideSwitched(at(80)))


def test_without_a_pacer_the_other_side_begins_at_once() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)), plan=(lunge(pacing=Pacing.FREE),))
    state = line.after(events.SideSwitched(at(45))).session.state
    assert state == Work(at(10), Side.RIGHT, at(45), 35)


def test_a_set_of_both_sides_at_once_has_no_side_to_switch_to() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)), get_ready_seconds=0)
    with pytest.raises(NotAllowedError, match="no other side"):
        line.after(events.SideSwitched(at(20)))


def test_the_clock_of_a_rest_is_adjusted_paused_and_resumed() -> None:
    line = _resting(rdl())
    for event in (
        events.RestAdjusted(at(70), 15),
        events.RestPaused(at(80)),
        events.RestResumed(at(200)),
    ):
        line = line.after(event)
    state = line.session.state
    assert isinstance(state, Resting)
    assert state.clock.left(at(200)) == 115


def test_pacing_can_be_chosen_for_the_exercise_at_hand_alone() -> None:
    line = timeline(CHECKED_IN, events.PacingChosen(at(1), Pacing.FREE), plan=(bridge(), rdl()))
    assert [thing.pacing for thing in line.session.plan] == [Pacing.FREE, Pacing.PACED]


def test_another_plan_replaces_what_was_still_to_be_done() -> None:
    changed = events.PlanChanged(at(90), "recovery", "Recovery", (lunge(), plank()), "pain 7")
    fresh = timeline(CHECKED_IN, changed, plan=(bridge(), rdl())).session
    assert fresh.plan == (lunge(), plank())
    assert (fresh.program, fresh.name, fresh.position) == ("recovery", "Recovery", 0)
    begun = _resting(rdl()).after(events.SetLogged(at(62), 10)).after(changed).session
    assert begun.plan == (rdl(), lunge(), plank())
    assert (begun.position, begun.state, len(begun.sets)) == (1, Ready(), 1)


def test_with_nothing_left_to_be_done_the_session_is_wrapped_up() -> None:
    nothing = events.PlanChanged(at(90), "basics", "Basics", (), "tired")
    skipped = timeline(CHECKED_IN, events.ExerciseSkipped(at(5)), plan=(bridge(), rdl()))
    session = skipped.after(nothing).session
    assert (session.plan, session.position, session.state) == ((bridge(),), 0, WrapUp())
    assert timeline(CHECKED_IN, nothing).session.state == WrapUp()


@pytest.mark.parametrize(
    "event", [events.ExerciseSkipped(at(9)), events.PacingChosen(at(9), Pacing.FREE)]
)
def test_before_and_after_the_exercises_there_is_none_to_be_changed(event: events.Event) -> None:
    begun = timeline()
    wrapped = begun.after(CHECKED_IN).after(events.ExerciseSkipped(at(5)))
    for line, state in ((begun, CheckIn()), (wrapped, WrapUp())):
        assert line.session.state == state
        with pytest.raises(NotAllowedError, match="no exercise"):
            line.after(event)


def test_the_wrap_up_keeps_what_is_answered() -> None:
    session = timeline(
        CHECKED_IN,
        events.ExerciseSkipped(at(5)),
        events.AfterScored(at(10), 3),
        events.EffortRated(at(11), 6.5),
        events.FormAnswered(at(12), "bridge", True),
        events.FormAnswered(at(13), "rdl", True),
        events.FormAnswered(at(14), "bridge", False),
        events.FormAnswered(at(15), "rdl", None),
        events.NoteWritten(at(16), "good"),
    ).session
    assert (session.pain_after, session.effort, session.note) == (3, 6.5, "good")
    assert session.form == (("bridge", False),)


def test_a_session_can_be_finished_or_discarded_from_anywhere_and_then_is_closed() -> None:
    for event, status in (
        (events.Finished(at(9)), Status.FINISHED),
        (events.Discarded(at(9)), Status.DISCARDED),
    ):
        closed = _resting(bridge()).after(event)
        assert closed.session.state == Closed(at(9), status)
        with pytest.raises(NotAllowedError, match="closed"):
            closed.after(events.NoteWritten(at(10), "too late"))


@pytest.mark.parametrize(
    "event",
    [
        events.BriefRead(at(1)),
        events.Readied(at(1)),
        events.SetStarted(at(1)),
        events.SideSwitched(at(1)),
        events.SetEnded(at(1), "one"),
        events.SetLogged(at(1), 10),
        events.RestAdjusted(at(1), 15),
        events.RestPaused(at(1)),
        events.RestResumed(at(1)),
        events.RestEnded(at(1)),
        events.AfterScored(at(1), 0),
        events.EffortRated(at(1), 5),
        events.FormAnswered(at(1), "bridge", True),
    ],
)
def test_an_event_that_belongs_elsewhere_is_refused_and_changes_nothing(
    event: events.Event,
) -> None:
    session = Session.begun(start())
    with pytest.raises(NotAllowedError):
        moved(session, event)
    assert session == Session.begun(start())


def test_who_has_checked_in_does_not_check_in_again() -> None:
    with pytest.raises(NotAllowedError):
        timeline(CHECKED_IN, CHECKED_IN)


def _any_event(now: datetime) -> st.SearchStrategy[events.Event]:
    return st.sampled_from(
        (
            events.CheckedIn(now, 3),
            events.PlanChanged(now, "basics", "Basics", (rdl(),), "more"),
            events.BriefRead(now),
            events.Readied(now),
            events.SetStarted(now),
            events.SideSwitched(now),
            events.SetEnded(now, "last"),
            events.SetLogged(now, None),
            events.RestAdjusted(now, -15),
            events.RestPaused(now),
            events.RestResumed(now),
            events.RestEnded(now),
            events.ExerciseSkipped(now),
            events.Stopped(now),
            events.Swapped(now, rdl()),
            events.SetAdded(now),
            events.Said(now, "said", DeclarationKind.SWAP, "rdl"),
            events.PacingChosen(now, Pacing.PACED),
            events.AfterScored(now, None),
            events.EffortRated(now, None),
            events.FormAnswered(now, "bridge", True),
            events.NoteWritten(now, ""),
            events.Finished(now),
            events.Discarded(now),
        )
    )


@given(timelines(), moments().flatmap(_any_event))
def test_any_event_anywhere_either_moves_the_session_or_is_refused(
    timeline: Timeline, event: events.Event
) -> None:
    before = timeline.session
    try:
        after = moved(before, event)
    except NotAllowedError:
        return
    assert before.is_open
    assert after.id == before.id
    assert len(after.sets) in {len(before.sets), len(before.sets) + 1}


def test_every_kind_of_event_has_its_move() -> None:
    assert set(moves._MOVES) == set(get_args(events.Event))

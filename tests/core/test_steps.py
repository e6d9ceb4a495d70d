"""What comes next in a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postchain_tui.core import events, steps
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import LoadType, Phase
from postchain_tui.core.plan import Pacing, Planned
from postchain_tui.core.session import GetReady, Resting, Session, Side, Work, WrapUp
from postchain_tui.core.timeline import Timeline
from tests.build import START, at, bridge, done, kg, lunge, plank, rdl, side_plank, timeline
from tests.walk import moments, timelines

CHECKED_IN = events.CheckedIn(at(0), 1)


def _working(thing: Planned, *, get_ready_seconds: int = 0) -> Timeline:
    """The first set of an exercise started at ten seconds."""
    return timeline(
        CHECKED_IN,
        events.Readied(at(10 - get_ready_seconds)),
        *([events.SetStarted(at(10))] if thing.is_paced and get_ready_seconds else []),
        plan=(thing,),
        get_ready_seconds=get_ready_seconds,
    )


def _work(line: Timeline) -> Work:
    assert isinstance(line.session.state, Work)
    return line.session.state


def _proposed(line: Timeline) -> events.SetLogged:
    proposal = steps.proposed_set(line.session)
    assert proposal is not None
    return proposal


def _after(thing: Planned, seconds: float) -> events.SetLogged:
    return _proposed(_working(thing).after(events.SetEnded(at(10 + seconds), "one")))


def _after_both(thing: Planned, left: float, right: float, pause: int = 0) -> events.SetLogged:
    line = _working(thing, get_ready_seconds=pause).after(events.SideSwitched(at(10 + left)))
    return _proposed(line.after(events.SetEnded(at(10 + left + pause + right), "one")))


def test_the_big_key_goes_all_the_way_but_for_the_questions() -> None:
    line = timeline(plan=(lunge(first_time=True),))
    assert steps.forward(line.session, at(1), "one") is None
    seen: list[type] = []
    line = line.after(CHECKED_IN)
    while (event := steps.forward(line.session, at(len(seen)), "one")) is not None:
        seen.append(type(event))
        line = line.after(event)
    assert seen == [
        events.BriefRead,
        events.Readied,
        events.SetStarted,
        events.SideSwitched,
        events.SetEnded,
    ]
    line = line.after(events.SetLogged(at(60), 16))
    assert steps.forward(line.session, at(70), "two") == events.RestEnded(at(70))


def test_the_big_key_ends_a_set_with_the_id_it_is_told() -> None:
    assert steps.forward(_working(bridge()).session, at(60), "x") == events.SetEnded(at(60), "x")


def test_the_questions_at_the_end_are_not_skipped_by_the_big_key() -> None:
    line = timeline(CHECKED_IN, events.ExerciseSkipped(at(2)))
    assert steps.forward(line.session, at(3), "one") is None
    assert steps.forward(line.after(events.Finished(at(4))).session, at(5), "one") is None


def test_only_the_end_of_get_ready_happens_by_itself() -> None:
    ready = timeline(CHECKED_IN, events.Readied(at(10)))
    assert steps.due(ready.session, at(14.9)) is None
    started = events.SetStarted(at(15), by_itself=True)
    assert steps.due(ready.session, at(15)) == started
    assert steps.due(ready.session, at(18)) == started
    resting = _working(rdl()).after(events.SetEnded(at(60), "one"))
    assert steps.due(resting.session, at(6000)) is None


def test_work_is_timed_on_the_side_at_hand_from_the_end_of_the_switch() -> None:
    line = _working(lunge(), get_ready_seconds=5)
    assert steps.elapsed_work(_work(line), at(40)) == 30
    switched = _work(line.after(events.SideSwitched(at(40))))
    assert steps.elapsed_work(switched, at(42)) == -3
    assert steps.elapsed_work(switched, at(55)) == 10


def test_the_pacer_leads_a_set_with_a_tempo() -> None:
    line = _working(rdl())
    beat = steps.paced_beat(line.session, _work(line), at(10 + 8.5))
    assert beat is not None
    assert (beat.rep, beat.phase, beat.into) == (2, Phase.BOTTOM, 0.5)
    assert steps.hold_beat(line.session, _work(line), at(20)) is None


@pytest.mark.parametrize(
    "thing", [bridge(pacing=Pacing.FREE), bridge(dose=replace(bridge().dose, tempo=None)), plank()]
)
def test_without_a_tempo_that_is_followed_there_is_no_beat(thing: Planned) -> None:
    line = _working(thing)
    assert steps.paced_beat(line.session, _work(line), at(20)) is None


def test_holds_are_led_one_after_the_other() -> None:
    line = _working(plank(holds=3))
    beat = steps.hold_beat(line.session, _work(line), at(10 + 31))
    assert beat is not None
    assert (beat.hold, beat.done, beat.seconds_left) == (2, 1, 12)


def test_a_hold_without_a_number_of_holds_is_one() -> None:
    thing = plank()
    line = _working(replace(thing, dose=replace(thing.dose, reps=None)))
    beat = steps.hold_beat(line.session, _work(line), at(31))
    assert beat is not None
    assert (beat.hold, beat.done) == (1, 1)


def test_a_hold_without_a_length_is_only_timed() -> None:
    thing = plank()
    proposal = _after(replace(thing, dose=replace(thing.dose, hold_seconds=None)), 25)
    assert (proposal.reps, proposal.hold_seconds) == (1, None)


def test_outside_a_rest_no_set_is_proposed() -> None:
    assert steps.proposed_set(_working(bridge()).session) is None


def test_the_reps_that_the_pacer_counted_are_proposed() -> None:
    proposal = _after(rdl(), 43)
    assert (proposal.reps, proposal.load, proposal.hold_seconds) == (8, kg(20), None)
    assert (proposal.rpe, proposal.pain, proposal.at) == (None, None, at(53))


@pytest.mark.parametrize(
    ("thing", "reps"),
    [
        (bridge(pacing=Pacing.FREE, last=(done(reps=12),)), 12),
        (bridge(pacing=Pacing.FREE, last=(done(reps=None),)), 10),
        (bridge(pacing=Pacing.FREE), 10),
        (bridge(pacing=Pacing.FREE, dose=replace(bridge().dose, reps=None)), 1),
    ],
)
def test_without_a_pacer_last_time_is_proposed_and_else_the_target(
    thing: Planned, reps: int
) -> None:
    assert _after(thing, 43).reps == reps


@pytest.mark.parametrize(
    ("last", "left", "right"),
    [
        (done(reps=19, reps_left=10, reps_right=9), 10, 9),
        (done(reps=15), 8, 8),
        (done(reps=None), 8, 8),
    ],
)
def test_last_time_is_proposed_for_each_side(last: SetRecord, left: int, right: int) -> None:
    proposal = _after_both(lunge(pacing=Pacing.FREE, last=(last,)), 20, 20)
    assert (proposal.reps_left, proposal.reps_right, proposal.reps) == (left, right, left + right)


def test_each_side_is_proposed_as_the_pacer_counted_it() -> None:
    proposal = _after_both(lunge(), left=24, right=15, pause=5)
    assert (proposal.reps_left, proposal.reps_right, proposal.reps) == (8, 5, 13)


def test_a_side_that_was_not_begun_has_no_reps() -> None:
    proposal = _after_both(lunge(), left=24, right=-2, pause=5)
    assert (proposal.reps_left, proposal.reps_right) == (8, 0)


def test_a_set_that_ended_on_its_first_side_is_proposed_for_both() -> None:
    proposal = _after(lunge(), 24)
    assert (proposal.reps_left, proposal.reps_right) == (8, 8)


@pytest.mark.parametrize(
    ("holds", "seconds", "reps", "hold_seconds"),
    [
        (1, 20, 1, 20),
        (1, 26.4, 1, 26),
        (1, 12, 1, 12),
        (1, 0, 1, 1),
        (3, 66, 3, 20),
        (3, 30, 1, 20),
    ],
)
def test_holds_are_proposed_as_they_were_led(
    holds: int, seconds: float, reps: int, hold_seconds: int
) -> None:
    proposal = _after(plank(holds=holds), seconds)
    assert (proposal.reps, proposal.hold_seconds, proposal.load) == (reps, hold_seconds, None)


def test_holds_of_both_sides_are_proposed_for_each() -> None:
    proposal = _after_both(side_plank(holds=2), left=43, right=43, pause=5)
    assert (proposal.reps_left, proposal.reps_right, proposal.reps) == (2, 2, 4)
    assert proposal.hold_seconds == 20


def test_the_load_of_the_set_before_is_proposed() -> None:
    line = _working(rdl()).after(events.SetEnded(at(60), "one"))
    assert _proposed(line).load == kg(20)
    for event in (
        events.SetLogged(at(65), 10, load=kg(22.5)),
        events.RestEnded(at(160)),
        events.SetEnded(at(200), "two"),
    ):
        line = line.after(event)
    assert _proposed(line).load == kg(22.5)
    for event in (
        events.SetLogged(at(205), 10, load=kg(25)),
        events.RestEnded(at(300)),
        events.SetEnded(at(340), "three"),
    ):
        line = line.after(event)
    assert _proposed(line).load == kg(25)


def test_no_load_is_proposed_where_none_is_taken() -> None:
    thing = rdl()
    banded = replace(thing, exercise=replace(thing.exercise, load_type=LoadType.BAND))
    assert _after(banded, 40).load is None


def test_a_set_on_record_is_proposed_as_it_was_said() -> None:
    said = events.SetLogged(at(60), 9, load=kg(20), rpe=7, pain=2, note="tight")
    line = _working(rdl()).after(events.SetEnded(at(60), "one")).after(said)
    assert _proposed(line) == said
    sides = replace(said, reps=17, reps_left=9, reps_right=8)
    line = _working(lunge()).after(events.SideSwitched(at(40)))
    assert _proposed(line.after(events.SetEnded(at(60), "one")).after(sides)) == sides


@pytest.mark.parametrize("hold_seconds", [25, None])
def test_a_hold_on_record_is_proposed_as_it_was_said(hold_seconds: int | None) -> None:
    said = events.SetLogged(at(60), 1, hold_seconds=hold_seconds)
    line = _working(plank()).after(events.SetEnded(at(60), "one")).after(said)
    assert _proposed(line) == said


@given(timelines())
def test_a_proposal_can_be_accepted_as_often_as_one_likes(line: Timeline) -> None:
    proposal = steps.proposed_set(line.session)
    assert (proposal is not None) == isinstance(line.session.state, Resting)
    if proposal is not None:
        once = line.after(proposal)
        assert _proposed(once) == proposal
        assert once.after(_proposed(once)).session == once.session
        assert len(once.session.sets) == once.session.sets[-1].ordinal


def test_the_clock_of_a_set_reads_differently_every_second_or_a_fifth_with_a_pacer() -> None:
    assert steps.next_change(_working(rdl()).session, at(10.3)) == at(10.4)
    free = _working(bridge(pacing=Pacing.FREE))
    assert steps.next_change(free.session, at(10.3)) == at(11)


def test_get_ready_is_counted_in_whole_seconds_before_its_end() -> None:
    ready = timeline(CHECKED_IN, events.Readied(at(10.25)))
    assert steps.next_change(ready.session, at(11)) == at(11.25)
    switching = _working(lunge(), get_ready_seconds=5).after(events.SideSwitched(at(40.5)))
    assert steps.next_change(switching.session, at(41)) == at(41.5)


def test_a_rest_is_counted_in_whole_seconds_of_rest_and_stands_still_in_a_pause() -> None:
    line = _working(rdl()).after(events.SetEnded(at(60), "one"))
    assert steps.next_change(line.session, at(61.2)) == at(62)
    paused = line.after(events.RestPaused(at(70)))
    assert steps.next_change(paused.session, at(75)) is None
    resumed = paused.after(events.RestResumed(at(80.5)))
    assert steps.next_change(resumed.session, at(81)) == at(81.5)


def test_elsewhere_only_the_minutes_of_the_session_change() -> None:
    assert steps.next_change(timeline().session, at(61)) == at(120)


@given(timelines(), moments())
def test_the_clock_changes_after_now_and_within_a_second_while_it_runs(
    line: Timeline, now: datetime
) -> None:
    session = line.session
    change = steps.next_change(session, now)
    if isinstance(session.state, Resting) and session.state.clock.paused_at is not None:
        assert change is None
        return
    assert change is not None
    runs = isinstance(session.state, GetReady | Work | Resting)
    assert timedelta(0) < change - now <= timedelta(seconds=1 if runs else 60)


@example(milliseconds=600)
@given(st.integers(-10_000, 10_000_000))
def test_every_frame_of_the_pacer_is_after_the_frame_before(milliseconds: int) -> None:
    session = _working(rdl()).session
    now = at(10) + timedelta(milliseconds=milliseconds)
    change = steps.next_change(session, now)
    assert change is not None
    assert now < change <= now + timedelta(seconds=1)
    if now >= at(10):
        assert change - now <= timedelta(milliseconds=200)
        assert (change - at(10)) % timedelta(milliseconds=200) == timedelta(0)


@given(moments())
def test_a_change_of_the_big_digits_is_never_missed(now: datetime) -> None:
    line = _working(rdl()).after(events.SetEnded(at(60), "one"))
    state = line.session.state
    assert isinstance(state, Resting)
    change = steps.next_change(line.session, now)
    assert change is not None
    just_before = change - timedelta(microseconds=1)
    if now >= state.ended_at:
        assert int(state.clock.elapsed(just_before)) == int(state.clock.elapsed(now))


def test_a_session_that_lies_in_the_future_does_no_harm() -> None:
    session: Session = timeline().session
    assert steps.next_change(session, START - timedelta(seconds=61)) == at(-60)
    assert steps.elapsed_work(Work(at(5), Side.LEFT, at(5)), at(0)) == -5
    assert not isinstance(session.state, WrapUp)

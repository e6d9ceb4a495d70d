"""The session under way, as a value."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from postchain_tui.core import events
from postchain_tui.core.diary import Status
from postchain_tui.core.program import Role
from postchain_tui.core.session import Closed, Resting, Session, Work, WrapUp
from postchain_tui.core.timeline import Timeline
from tests.build import at, bridge, done, gate, lunge, planned, rdl, start, timeline
from tests.walk import timelines


def _with_gate(thing_id: str, role: Role = Role.WORK, *, mastered: bool = True) -> Session:
    thing = replace(bridge().exercise, id=thing_id, gate=gate(mastered=mastered))
    session = Session.begun(start(planned(thing, role=role)))
    return replace(session, slots=(0,))


def test_a_session_begins_as_it_was_started() -> None:
    started = start(bridge(), rdl(), get_ready_seconds=7)
    session = Session.begun(started)
    assert (session.id, session.started_at, session.plan) == ("session", at(0), started.plan)
    assert (session.program, session.name, session.number) == ("basics", "Basics", 1)
    assert session.get_ready_seconds == 7
    assert session.current == bridge()
    assert (session.sets, session.is_open, session.status) == ((), True, Status.ACTIVE)


def test_a_closed_session_says_how_it_ended() -> None:
    session = replace(Session.begun(start()), state=Closed(at(9), Status.DISCARDED))
    assert not session.is_open
    assert session.status is Status.DISCARDED


def test_the_set_at_hand_is_the_one_to_come_under_way_or_just_done() -> None:
    begun = timeline(events.CheckedIn(at(1), None), plan=(bridge(), rdl()), get_ready_seconds=0)
    working = begun.after(events.Readied(at(2)))
    ended = working.after(events.SetEnded(at(60), "one"))
    logged = ended.after(events.SetLogged(at(65), 10))
    again = logged.after(events.RestEnded(at(90)))
    numbers = [line.session.set_number for line in (begun, working, ended, logged, again)]
    assert numbers == [1, 1, 1, 1, 2]
    following = [line.session.next_number for line in (begun, working, ended, logged, again)]
    assert following == [2, 2, 2, 2, 3]


def test_the_last_set_is_known_from_its_start_to_the_end_of_its_rest() -> None:
    plan = (bridge(dose=replace(bridge().dose, sets=1)),)
    begun = timeline(events.CheckedIn(at(1), None), plan=plan, get_ready_seconds=0)
    working = begun.after(events.Readied(at(2)))
    ended = working.after(events.SetEnded(at(60), "one"))
    logged = ended.after(events.SetLogged(at(65), 10))
    assert isinstance(working.session.state, Work)
    assert isinstance(logged.session.state, Resting)
    for line in (begun, working, ended, logged):
        assert line.session.next_number is None
        assert line.session.is_last_set


def test_the_last_set_of_an_exercise_is_not_the_last_of_the_session() -> None:
    plan = (bridge(dose=replace(bridge().dose, sets=1)), rdl())
    session = timeline(events.CheckedIn(at(1), None), plan=plan).session
    assert session.next_number is None
    assert session.following == rdl()
    assert not session.is_last_set


def test_after_the_last_exercise_none_follows() -> None:
    session = replace(Session.begun(start(bridge(), rdl())), position=1)
    assert session.following is None


def test_sets_are_told_apart_by_their_place_in_the_plan_and_not_by_their_exercise() -> None:
    line = timeline(events.CheckedIn(at(0), 0), plan=(bridge(), bridge()), get_ready_seconds=0)
    for number, event in enumerate(("first", "second")):
        line = line.after(events.Readied(at(100 * number)))
        line = line.after(events.SetEnded(at(100 * number + 50), event))
        line = line.after(events.SetLogged(at(100 * number + 51), 10))
        if number == 0:
            line = line.after(events.ExerciseSkipped(at(60)))
    session = line.session
    assert [done.id for done in session.sets_of(0)] == ["first"]
    assert [done.id for done in session.sets_here] == ["second"]
    assert session.set_number == 1


def test_form_is_asked_for_where_a_gate_needs_mastery_and_a_working_set_was_done() -> None:
    assert [asked.exercise.id for asked in _with_gate("bridge").form_asked] == ["bridge"]
    assert _with_gate("bridge", Role.WARMUP).form_asked == ()
    assert _with_gate("bridge", mastered=False).form_asked == ()
    assert replace(_with_gate("bridge"), slots=()).form_asked == ()
    assert replace(Session.begun(start(bridge())), slots=(0,)).form_asked == ()


def test_form_is_asked_for_once_where_an_exercise_comes_twice() -> None:
    session = _with_gate("bridge")
    twice = replace(session, plan=session.plan * 2, slots=(0, 1))
    assert len(twice.form_asked) == 1


def test_form_that_nobody_answered_for_did_not_hold() -> None:
    session = replace(Session.begun(start()), form=(("a", True), ("b", False)))
    assert session.form_ok == ("a",)


@given(timelines())
def test_whatever_is_pressed_the_sets_stay_in_order(timeline: Timeline) -> None:
    for session in timeline.sessions:
        assert len(session.sets) == len(session.slots)
        assert [one.ordinal for one in session.sets] == list(range(1, len(session.sets) + 1))
        assert list(session.slots) == sorted(session.slots)
        assert len({one.id for one in session.sets}) == len(session.sets)
        for one, slot in zip(session.sets, session.slots, strict=True):
            assert one.exercise == session.plan[slot].exercise.id
            assert one.rest_ms is None or one.rest_ms >= 0
            assert one.duration_ms is not None
            assert one.duration_ms >= 0


@given(timelines())
def test_there_is_an_exercise_at_hand_unless_there_is_nothing_in_the_plan(
    timeline: Timeline,
) -> None:
    for session in timeline.sessions:
        assert session.position < len(session.plan) or not session.plan
        if session.plan and not isinstance(session.state, WrapUp | Closed):
            assert session.current in session.plan
            assert session.set_number >= 1
            assert session.next_number is None or session.next_number > session.set_number


def test_the_first_side_of_a_unilateral_set_is_timed_from_the_start() -> None:
    working = timeline(
        events.CheckedIn(at(0), 0), events.Readied(at(1)), plan=(lunge(),), get_ready_seconds=0
    ).session.state
    assert isinstance(working, Work)
    assert working.paced_from == working.started_at == at(1)
    assert Work(at(3)).paced_from == at(3)


def test_form_is_asked_about_until_every_exercise_was_answered_for() -> None:
    thing = bridge().exercise
    gated = [replace(thing, id=name, gate=gate(mastered=True)) for name in ("one", "two")]
    session = replace(Session.begun(start(*map(planned, gated))), slots=(0, 1))

    def asked(*answers: tuple[str, bool]) -> str | None:
        found = replace(session, form=answers).open_form
        return None if found is None else found.exercise.id

    assert asked() == "one"
    assert asked(("one", False)) == "two"
    assert asked(("two", True)) == "one"
    assert asked(("two", True), ("one", False)) is None


def test_a_set_is_to_be_logged_from_its_end_until_it_is_on_record() -> None:
    begun = timeline(events.CheckedIn(at(1), None), get_ready_seconds=0)
    working = begun.after(events.Readied(at(2)))
    ended = working.after(events.SetEnded(at(60), "one"))
    logged = ended.after(events.SetLogged(at(65), 10))
    lines = (begun, working, ended, logged)
    assert [line.session.is_to_be_logged for line in lines] == [False, False, True, False]
    assert [line.session.is_logged for line in lines] == [False, False, False, True]


def test_a_session_that_is_seen_to_days_later_ended_with_its_last_set() -> None:
    session = Session.begun(start())
    assert session.ended_by(at(600)) == at(600)
    assert session.ended_by(at(4 * 3600)) == at(0)
    trained = replace(session, sets=(done(at=at(900)),), slots=(0,))
    assert trained.ended_by(at(900 + 3 * 3600)) == at(900 + 3 * 3600)
    assert trained.ended_by(at(86_400)) == at(900)


def test_a_session_knows_its_day_and_its_stage_of_the_program() -> None:
    begun = Session.begun(replace(start(bridge()), day="B", stage="Restore"))
    assert (begun.day, begun.stage) == ("B", "Restore")
    assert (Session.begun(start(bridge())).day, Session.begun(start(bridge())).stage) == ("", "")

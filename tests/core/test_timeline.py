"""Undo and redo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import events
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.session import GetReady, Ready, Resting, Session, Work
from postchain_tui.core.timeline import Timeline
from tests.build import at, bridge, rdl, start, timeline
from tests.walk import timelines

CHECKED_IN = events.CheckedIn(at(0), 1)
STARTED_BY_ITSELF = events.SetStarted(at(15), by_itself=True)


def _undone(line: Timeline, times: int) -> Timeline:
    for _ in range(times):
        line = line.undo()
    return line


def _redone(line: Timeline, times: int) -> Timeline:
    for _ in range(times):
        line = line.redo()
    return line


def test_at_the_start_there_is_nothing_to_undo_or_redo() -> None:
    line = timeline()
    assert line.undo() == line
    assert line.redo() == line
    assert line.last_at == at(0)
    assert line.session == Session.begun(start())


def test_undo_gives_the_session_before_and_redo_the_one_after() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)))
    back = line.undo()
    assert (back.session.state, back.last_at) == (Ready(), at(0))
    assert back.undone == (events.Readied(at(10)),)
    assert back.redo() == line
    assert line.last_at == at(10)


def test_what_happened_by_itself_is_undone_with_the_key_that_led_to_it() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)), STARTED_BY_ITSELF)
    back = line.undo()
    assert back.session.state == Ready()
    assert back.redo() == line
    assert back.redo().session.state == Work(at(15))


def test_nobody_is_taken_back_into_a_get_ready_that_is_over() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)), events.SetStarted(at(12)))
    assert line.undo().session.state == Ready()
    assert line.undo().redo() == line


def test_undoing_the_end_of_a_rest_brings_its_clock_and_the_rest_before_back() -> None:
    resting = timeline(
        CHECKED_IN,
        events.Readied(at(10)),
        STARTED_BY_ITSELF,
        events.SetEnded(at(60), "one"),
        events.SetLogged(at(65), 10),
        events.RestAdjusted(at(66), 15),
        plan=(rdl(),),
    )
    gone_on = resting.after(events.RestEnded(at(150))).after(
        events.SetStarted(at(155), by_itself=True)
    )
    assert gone_on.session.sets[0].rest_ms == 95_000
    back = gone_on.undo()
    assert back.session == resting.session
    assert isinstance(back.session.state, Resting)
    assert back.session.state.clock.ends_at() == at(195)
    assert back.session.sets[0].rest_ms is None


def test_it_knows_what_happened_and_was_not_undone() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10)))
    assert line.has(events.Readied)
    assert not line.undo().has(events.Readied)


def test_a_finished_session_can_be_reopened() -> None:
    line = timeline(CHECKED_IN, events.Finished(at(9)))
    assert not line.session.is_open
    assert line.undo().session.is_open


def test_something_new_after_an_undo_leaves_nothing_to_redo() -> None:
    line = timeline(CHECKED_IN, events.Readied(at(10))).undo().after(events.Readied(at(30)))
    assert line.undone == ()
    assert line.session.state == GetReady(at(35))


def test_an_event_that_is_refused_leaves_the_session_as_it_was() -> None:
    line = timeline(CHECKED_IN)
    with pytest.raises(NotAllowedError):
        line.after(events.RestEnded(at(9)))
    assert line == timeline(CHECKED_IN)


@given(timelines())
def test_the_same_events_give_the_same_session(line: Timeline) -> None:
    again = Timeline.begun(line.start, line.events)
    assert again == replace(line, undone=())


@given(timelines(), st.integers(0, 60))
def test_redo_brings_back_what_undo_took(line: Timeline, times: int) -> None:
    steps_back = 0
    back = line
    while steps_back < times and back.undo() != back:
        back, steps_back = back.undo(), steps_back + 1
    assert _redone(back, steps_back) == line


@given(timelines())
def test_undo_leads_back_to_the_start_of_the_session(line: Timeline) -> None:
    back = _undone(line, len(line.events))
    assert back.session == Session.begun(line.start)
    assert back.events == ()
    assert back.undone == (*line.events, *line.undone)


@given(timelines())
def test_there_is_a_session_for_the_start_and_for_every_event(line: Timeline) -> None:
    assert len(line.sessions) == len(line.events) + 1
    assert line.sessions[0] == Session.begun(line.start)
    assert line.session is line.sessions[-1]


def test_a_session_is_told_its_plan_at_the_start() -> None:
    assert Timeline.begun(start(bridge(), rdl())).session.plan == (bridge(), rdl())


def test_the_last_thing_that_happened_is_known() -> None:
    line = timeline()
    assert line.last_event is None
    checked_in = events.CheckedIn(at(1), 2)
    assert line.after(checked_in).last_event == checked_in


def test_a_change_of_what_comes_later_and_of_what_is_at_hand_is_one_step() -> None:
    before = timeline(events.CheckedIn(at(0), 1), plan=(rdl(), bridge()))
    line = before
    for event in (
        events.Said(at(5), "a", DeclarationKind.FLARE, "yes"),
        events.Said(at(5), "b", DeclarationKind.INJURED, "yes"),
        events.PlanChanged(at(5), "basics", "Basics", (bridge(),), "flare", keeps_current=True),
        events.Swapped(at(5), bridge()),
    ):
        line = line.after(event)
    undone = line.undo()
    assert undone.session == before.session
    assert undone.redo().session == line.session

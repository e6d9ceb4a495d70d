"""Sessions in the app: started, gone on with, closed."""

from __future__ import annotations

import pytest

from postchain_tui.coach import training
from postchain_tui.core import events
from postchain_tui.core.diary import Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.session import GetReady, Ready
from postchain_tui.store import diary, sessions
from tests.coach.home import MONDAY, Home


def test_a_session_is_on_disk_when_it_has_begun() -> None:
    home = Home()
    line = training.begin(home.coach, home.coach.today())
    assert sessions.unfinished(home.store, home.coach.library.exercise) == line
    assert (line.start.program, line.start.number, line.start.at) == ("basics", 1, MONDAY)
    assert line.start.plan == home.coach.today().plan
    assert home.coach.today().unfinished == line.start.session


def test_the_seconds_of_get_ready_are_those_that_are_set() -> None:
    home = Home()
    home.coach.set_setting("get_ready_seconds", "9")
    assert training.begin(home.coach, home.coach.today()).start.get_ready_seconds == 9


def test_nobody_is_found_still_getting_ready() -> None:
    home = Home()
    kept = home.keeper()
    kept.forward(home.clock.advance(seconds=1))
    kept.forward(home.clock.advance(seconds=1))
    assert isinstance(kept.session.state, GetReady)
    found = training.unfinished(home.coach)
    assert found is not None
    assert isinstance(found.session.state, Ready)
    assert sessions.unfinished(home.store, home.coach.library.exercise) is not None
    assert training.unfinished(home.coach) == training.unfinished(home.coach)


def test_a_session_in_any_other_state_is_found_as_it_was_left() -> None:
    home = Home()
    assert training.unfinished(home.coach) is None
    kept = home.resting()
    found = training.unfinished(home.coach)
    assert found is not None
    assert found.session == kept.session


@pytest.mark.parametrize("status", [Status.FINISHED, Status.DISCARDED])
def test_an_open_session_is_closed_at_its_last_moment(status: Status) -> None:
    home = Home()
    kept = home.resting()
    last = kept.timeline.last_at
    home.clock.advance(days=2)
    training.close(home.coach, kept.timeline, status)
    found = diary.session(home.store, kept.session.id)
    assert found is not None
    assert (found.status, found.ended_at) == (status, last)
    assert training.unfinished(home.coach) is None


def test_a_closed_session_is_not_closed_again() -> None:
    home = Home()
    kept = home.resting()
    kept.happen(events.Finished(home.clock.now()), "finish the session")
    with pytest.raises(NotAllowedError):
        training.close(home.coach, kept.timeline, Status.DISCARDED)


def test_a_session_that_cannot_be_read_is_closed_and_keeps_its_sets() -> None:
    home = Home()
    kept = home.resting()
    kept.confirm(home.clock.now())
    training.close_unreadable(home.coach, kept.session.id, Status.FINISHED)
    found = diary.session(home.store, kept.session.id)
    assert found is not None
    assert (found.status, len(found.sets)) == (Status.FINISHED, 1)


def test_a_sore_back_is_offered_a_gentle_session() -> None:
    home = Home()
    kept = home.keeper()
    offered = training.recovery(home.coach)
    kept.happen(offered, "take the gentle session")
    assert (kept.session.program, kept.session.name) == ("recovery", "Gentle day")
    assert kept.session.plan == offered.plan
    assert offered.reason == "the back was sore at the start"

"""Sessions opened again by the coach."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.coach import reopening, statements, training, undoing
from postchain_tui.core import events
from postchain_tui.core.diary import SessionRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.session import Resting, WrapUp
from postchain_tui.core.steps import next_change
from postchain_tui.store import diary, records
from tests.build import session as a_session
from tests.build import sets
from tests.coach.home import Home


def record(home: Home, session_id: str) -> SessionRecord:
    found = diary.session(home.store, session_id)
    assert found is not None
    return found


def wrapped_up(home: Home) -> str:
    """A session of one set that was stopped, wrapped up and finished."""
    kept = home.resting()
    kept.confirm(home.clock.advance(seconds=5))
    kept.happen(events.Stopped(home.clock.advance(seconds=5)), "stop the session")
    kept.happen(events.AfterScored(home.clock.advance(seconds=5), 1), "say how the back is")
    kept.happen(events.Finished(home.clock.advance(seconds=5)), "finish the session")
    return kept.session.id


def test_a_session_of_today_is_gone_on_with() -> None:
    home = Home()
    name = home.trained()
    line = reopening.reopen(home.coach, record(home, name))
    assert isinstance(line.session.state, Resting)
    assert training.unfinished(home.coach) == line
    assert home.coach.today().unfinished == name
    (newest,) = undoing.last(home.coach, 1)
    assert newest.deed.what == "reopen session of 2 Mar"


def test_a_wrap_up_of_last_month_is_answered_anew_and_stays_as_long_as_it_was() -> None:
    home = Home()
    name = wrapped_up(home)
    before = record(home, name)
    home.clock.advance(days=31)
    kept = training.keeper(home.coach, reopening.reopen(home.coach, before))
    assert isinstance(kept.session.state, WrapUp)
    now = home.clock.advance(minutes=1)
    kept.happen(events.EffortRated(now, 8.0), "say how hard it was")
    kept.happen(events.Finished(home.clock.advance(minutes=1)), "finish the session")
    after = record(home, name)
    assert (after.effort, after.status, after.sets) == (8.0, Status.FINISHED, before.sets)
    assert after.ended_at == before.sets[-1].at


def test_a_rest_that_is_weeks_over_is_gone_on_from() -> None:
    home = Home()
    name = home.trained()
    now = home.clock.advance(days=25)
    kept = training.keeper(home.coach, reopening.reopen(home.coach, record(home, name)))
    assert isinstance(kept.session.state, Resting)
    assert kept.session.state.clock.elapsed(now) > timedelta(hours=599).total_seconds()
    assert next_change(kept.session, now) is not None
    for _ in range(4):
        kept.forward(home.clock.advance(seconds=20))
    first, second = kept.session.sets
    assert first.rest_ms is not None
    assert second.at > now
    assert record(home, name).sets == kept.session.sets


def test_a_session_finished_as_it_is_after_weeks_is_as_long_as_it_was() -> None:
    home = Home()
    name = wrapped_up(home)
    before = record(home, name)
    home.clock.advance(days=31)
    line = reopening.reopen(home.coach, before)
    training.close(home.coach, line, Status.FINISHED)
    ended_at = record(home, name).ended_at
    assert ended_at is not None
    assert before.ended_at is not None
    assert timedelta(0) <= before.ended_at - ended_at < timedelta(minutes=1)


def test_a_discarded_session_is_one_of_the_trash_no_more() -> None:
    home = Home()
    kept = home.resting()
    kept.confirm(home.clock.now())
    training.close(home.coach, kept.timeline, Status.DISCARDED)
    (thrown_away,) = diary.sessions(home.store, trash=True)
    reopening.reopen(home.coach, thrown_away)
    assert diary.sessions(home.store, trash=True) == ()


def test_a_session_of_another_year_is_named_with_it() -> None:
    home = Home()
    name = wrapped_up(home)
    home.clock.advance(days=365)
    reopening.reopen(home.coach, record(home, name))
    (newest,) = undoing.last(home.coach, 1)
    assert newest.deed.what == "reopen session of 2 Mar 2026"


def test_opening_is_not_taken_back_from_outside_of_the_session() -> None:
    home = Home()
    reopening.reopen(home.coach, record(home, wrapped_up(home)))
    with pytest.raises(NotAllowedError, match="go on with it or finish it first"):
        undoing.undo(home.coach)


def test_what_was_logged_is_edited_instead() -> None:
    home = Home()
    logged = replace(a_session(*sets("glute_bridge", 10)), source="log")
    records.create(home.store, logged, None, "log a set")
    with pytest.raises(NotAllowedError, match="It was not recorded set by set"):
        reopening.reopen(home.coach, logged)


def test_no_session_is_opened_beside_another_one() -> None:
    home = Home()
    name = wrapped_up(home)
    home.clock.advance(days=1)
    home.keeper()
    with pytest.raises(NotAllowedError, match="Another session is open"):
        reopening.reopen(home.coach, record(home, name))


def test_nothing_is_opened_while_training_is_locked() -> None:
    home = Home()
    name = wrapped_up(home)
    statements.red_flag(home.coach, min(home.coach.past.urgent_flags))
    with pytest.raises(NotAllowedError, match="Training is locked: a warning sign was ticked"):
        reopening.reopen(home.coach, record(home, name))
    statements.assessed(home.coach)
    reopening.reopen(home.coach, record(home, name))

import pytest

from postchain_tui.core.diary import Status
from postchain_tui.core.events import Started
from postchain_tui.core.session import Ready, Resting, Work
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import diary, sessions
from tests.build import START, at, start
from tests.ui.app import (
    RESTING,
    FakeClock,
    Running,
    bridges,
    lifts,
    memory,
    open_app,
    open_session,
)


async def come_back(running: Running) -> None:
    """Leave the session and resume it from Today."""
    await running.press("escape")
    assert running.screen == "TodayScreen"
    await running.press("space")
    assert running.screen == "SessionScreen"


async def test_a_session_is_resumed_to_the_second() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("1", "space", "space")
        await running.advance(12)
        await running.press("escape")
        running.clock.moment = at(30)
        await running.press("space")
        assert running.state == Work(START)
        assert "rep of 10" in running.text
        await running.press("space")
        assert "reps [  6  ]" in running.text


async def test_a_rest_runs_on_while_one_is_away() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("escape")
        running.clock.moment = at(45)
        await running.press("space")
        assert isinstance(running.state, Resting)
        assert running.titles[-1] == "1:15 Rest"


async def test_nobody_is_still_getting_ready_after_coming_back() -> None:
    async with open_session(bridges()) as running:
        await running.press("space")
        assert "GET READY" in running.text
        await come_back(running)
        assert running.state == Ready()


async def test_an_open_session_is_offered_at_the_next_start() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("8", "enter", "escape")
        assert "A session is open." in running.text
        assert "resume your session" in running.text
        await running.press("f")
        assert "There is an unfinished session from 18:00." in running.text
        assert "1 set is saved." in running.text


async def test_nothing_is_changed_before_the_choice() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        before = running.open_timeline
        await running.press("escape", "f", "down", "up", "escape")
        assert running.screen == "TodayScreen"
        assert running.open_timeline == before


async def test_the_default_is_to_resume() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("escape", "f", "enter")
        assert running.screen == "SessionScreen"


async def test_an_open_session_can_be_finished_as_it_is() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(20)
        await running.press("8", "enter", "escape")
        await running.advance(3000)
        await running.press("f", "f")
        finished = running.sessions[0]
        assert (finished.status, finished.ended_at) == (Status.FINISHED, at(20))
        assert [done.reps for done in finished.sets] == [8]
        assert "A session is open." not in running.text


async def test_a_discarded_session_goes_to_the_trash() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("8", "enter", "escape", "f", "d")
        assert running.sessions == []
        (thrown,) = diary.sessions(running.store, trash=True)
        assert thrown.status is Status.DISCARDED
        assert [done.reps for done in thrown.sets] == [8]
        assert "session 1" in running.text


async def test_leaving_a_set_that_is_not_confirmed_asks_for_it_again() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("9")
        await come_back(running)
        assert running.sets == []
        assert "save and go on" in running.text


@pytest.mark.parametrize(("key", "status"), [("f", Status.FINISHED), ("d", Status.DISCARDED)])
async def test_a_session_that_cannot_be_read_any_more_can_be_closed(
    key: str, status: Status
) -> None:
    clock = FakeClock()
    store = memory(clock)
    timeline = Timeline.begun(start())
    assert isinstance(timeline.start, Started)
    sessions.begin(store, timeline)
    with store.action("spoil") as writing:
        event = writing.rows("SELECT id FROM session_events")[0]["id"]
        writing.change("session_events", event, {"body": "{}"})
    async with open_app(store, clock=clock) as running:
        assert "The unfinished session cannot be resumed." in running.text
        await running.press("escape", "space")
        assert "cannot be resumed" in running.text
        await running.press("f", key)
        kept = diary.sessions(running.store, trash=status is Status.DISCARDED)
        assert [one.status for one in kept] == [status]

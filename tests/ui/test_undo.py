from postchain_tui.core.session import Brief, CheckIn, GetReady, Ready, Resting, Work, WrapUp
from tests.build import START, at
from tests.ui.app import RESTING, Running, bridges, lifts, one_legged, open_session


def reps(running: Running) -> list[int | None]:
    """The reps of the sets on record."""
    return [done.reps for done in running.sets]


async def test_a_whole_session_can_be_undone_and_done_again() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("1", "space")
        await running.advance(5)
        await running.advance(18)
        await running.press("space", "7", "enter", "9", "enter", "space")
        await running.advance(5)
        assert reps(running) == [9]
        steps = []
        for _ in range(8):
            await running.press("u")
            steps.append((type(running.state), reps(running)))
            if running.screen == "ScoreDialog":
                await running.press("escape")
        assert steps == [
            (Resting, [9]),
            (Resting, [7]),
            (Resting, []),
            (Work, []),
            (Ready, []),
            (CheckIn, []),
            (CheckIn, []),
            (CheckIn, []),
        ]
        for _ in range(9):
            await running.press("ctrl+r")
        assert running.state == Work(at(28))
        assert reps(running) == [9]


async def test_undoing_the_end_of_a_set_goes_on_with_it_as_if_it_had_never_stopped() -> None:
    async with open_session(bridges(), told=RESTING) as running:
        await running.advance(30)
        await running.press("u")
        assert running.state == Work(START)
        await running.advance(5)
        assert "that was the last one" not in running.text
        await running.press("space")
        assert "reps [  7  ]" in running.text


async def test_an_undone_entry_is_shown_as_it_was_typed() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.type("25x8@7p3")
        await running.press("enter", "u")
        assert reps(running) == []
        assert "8" in running.line("effort")
        assert "25" in running.line("effort")
        await running.press("enter")
        logged = running.sets[0]
        assert (logged.reps, logged.rpe, logged.pain) == (8, 7, 3)


async def test_an_undone_set_of_two_sides_is_shown_as_it_was_typed() -> None:
    async with open_session(one_legged(), get_ready_seconds=0) as running:
        await running.press("space", "space", "space")
        await running.type("10/9")
        await running.press("enter", "u")
        assert "[10/9 ]" in running.text


async def test_a_skip_can_be_undone() -> None:
    async with open_session(bridges(), lifts()) as running:
        await running.press("s", "u")
        assert running.session.current.exercise.id == "glute_bridge"
        assert running.state == Ready()


async def test_the_changes_of_a_rest_can_be_undone() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("right_square_bracket", "p", "u", "u")
        state = running.state
        assert isinstance(state, Resting)
        assert (state.clock.seconds, state.clock.paused_at) == (120, None)


async def test_the_instructions_come_back_by_undoing() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("1", "t", "t", "u", "u")
        assert running.state == Ready()
        assert not isinstance(running.state, Brief | GetReady)


async def test_something_new_forgets_what_was_undone() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "enter", "u")
        assert len(running.open_timeline.events) == len(RESTING)
        await running.press("right_square_bracket", "ctrl+r")
        assert reps(running) == []
        assert "ctrl+r" not in running.text


async def test_redo_is_offered_once_there_is_something_undone() -> None:
    async with open_session(bridges()) as running:
        assert "ctrl+r" not in running.text
        await running.press("space", "u")
        assert "ctrl+r Redo" in running.text


async def test_the_answers_at_the_end_can_be_undone() -> None:
    async with open_session(bridges(), told=RESTING) as running:
        await running.press("enter", "s", "2", "6")
        assert (running.session.pain_after, running.session.effort) == (2, 6)
        await running.press("u")
        assert (running.session.pain_after, running.session.effort) == (2, None)
        await running.press("u")
        assert running.session.pain_after is None
        assert running.state == WrapUp()

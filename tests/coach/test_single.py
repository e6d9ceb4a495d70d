"""A session of one exercise alone."""

from __future__ import annotations

import pytest

from postchain_tui.coach import shelf, single, statements, training
from postchain_tui.core.diary import Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.rungs import RungState
from tests.build import kg, sets
from tests.coach.home import LIBRARY, Home
from tests.coach.test_copying import logged


def test_what_is_due_is_done_alone_with_its_target() -> None:
    home = Home()
    due = home.coach.today().work[0].planned
    line = single.begin(home.coach, due.exercise)
    (place,) = line.start.plan
    assert (place.exercise, place.dose, place.load) == (due.exercise, due.dose, due.load)
    assert (line.start.name, line.start.program) == (due.exercise.name, "basics")
    assert training.unfinished(home.coach) == line


def test_what_no_program_has_is_no_session_of_one() -> None:
    home = Home()
    line = single.begin(home.coach, LIBRARY.exercise("cat_camel"))
    assert [place.exercise.id for place in line.start.plan] == ["cat_camel"]
    assert line.start.program != "basics"


def test_what_is_locked_says_what_is_missing() -> None:
    home = Home()
    with pytest.raises(NotAllowedError, match="Hip thrust, barbell: locked"):
        single.begin(home.coach, LIBRARY.exercise("barbell_hip_thrust"))
    assert home.coach.sessions(1, None) == ()


def test_no_good_morning_with_a_load_is_done_while_injured() -> None:
    home = Home()
    logged(home, *sets("gm_barbell_loaded", 8, 8, load=kg(40)))
    statements.injured(home.coach, is_injured=True)
    with pytest.raises(NotAllowedError):
        single.begin(home.coach, LIBRARY.exercise("gm_barbell_loaded"))


def test_nothing_is_begun_while_a_session_is_open() -> None:
    home = Home()
    kept = home.keeper()
    with pytest.raises(NotAllowedError, match="open"):
        single.begin(home.coach, LIBRARY.exercise("cat_camel"))
    training.close(home.coach, kept.timeline, Status.DISCARDED)
    single.begin(home.coach, LIBRARY.exercise("cat_camel"))


@pytest.mark.parametrize("is_injured", [False, True])
@pytest.mark.parametrize("exercise", LIBRARY.ids)
def test_nothing_is_begun_that_the_library_calls_locked(exercise: str, is_injured: bool) -> None:
    home = Home()
    logged(home, *sets("glute_bridge", 10, 10, 10), *sets("rdl_empty_bar", 8, 8, load=kg(20)))
    if is_injured:
        statements.injured(home.coach, is_injured=True)
    state, _ = shelf.stands(home.coach, LIBRARY.exercise(exercise))
    try:
        line = single.begin(home.coach, LIBRARY.exercise(exercise))
    except NotAllowedError:
        return
    assert state is not RungState.LOCKED
    assert {place.exercise.id for place in line.start.plan} == {exercise}

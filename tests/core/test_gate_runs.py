"""In how many sessions running a gate was shown."""

from __future__ import annotations

from typing import Any

from postchain_tui.core.diary import DeclarationKind, SessionRecord
from postchain_tui.core.exercise import LoadType, Range
from postchain_tui.core.gates import Condition, conditions, gate_of, run
from tests.build import case, dose, exercise, gate, kg, said, sets, settled

BRIDGE_GATE = gate()
BRIDGE = exercise(gate=BRIDGE_GATE)
LOADED = exercise(
    id="rdl_barbell",
    family="hinge",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=2500,
)
LOADED_DOSE = dose(sets=4, reps=Range(8, 12))


def _bridges(*days: float, reps: int = 10, **changes: Any) -> tuple[SessionRecord, ...]:
    return tuple(settled(*sets(BRIDGE, reps, reps, reps), days=day, **changes) for day in days)


def _run(*sessions: SessionRecord, **facts: Any) -> int:
    return run(case(*sessions, exercises=(BRIDGE,), **facts), BRIDGE, BRIDGE_GATE)


def _running(*sessions: SessionRecord) -> Condition:
    found = conditions(case(*sessions, exercises=(BRIDGE,)), BRIDGE, BRIDGE_GATE)
    return next(one for one in found if one.text.endswith("running"))


def test_two_sessions_running_open_the_gate_of_the_bridge() -> None:
    assert _run(*_bridges(4, 2)) == 2
    assert _running(*_bridges(4, 2)) == Condition("in two sessions running", met=True)


def test_one_session_is_not_two() -> None:
    running = _running(*_bridges(2))
    assert not running.met
    assert running.shortfall == "the gate asks for two sessions running, so far it is one"


def test_a_session_that_lacks_something_breaks_the_run() -> None:
    short = _bridges(4, reps=9)
    assert _run(*_bridges(8, 6), *short, *_bridges(2)) == 1
    assert _run(*_bridges(8, 6), *_bridges(2, reps=9)) == 0
    assert _run() == 0


def test_a_session_without_a_morning_neither_counts_nor_breaks_the_run() -> None:
    without = _bridges(4, pain_morning=None)
    assert _run(*_bridges(6), *without, *_bridges(2)) == 2
    assert _run(*_bridges(6), *_bridges(4, pain_morning=None, pain_after=3), *_bridges(2)) == 1


def test_a_session_of_a_light_week_neither_counts_nor_breaks_the_run() -> None:
    light = (said(DeclarationKind.DELOAD, "taken", days=5),)
    assert _run(*_bridges(6), *_bridges(4, reps=5), declarations=light) == 1
    assert _run(*_bridges(6, 4), declarations=light) == 1


def test_a_session_with_an_injury_breaks_the_run() -> None:
    told = (
        said(DeclarationKind.INJURED, "yes", days=5),
        said(DeclarationKind.INJURED, "no", days=3),
    )
    assert _run(*_bridges(6, 4, 2), declarations=told) == 1


def test_what_gets_heavier_shows_it_twice_with_no_less_than_the_newest_load() -> None:
    asked = gate_of(LOADED, LOADED_DOSE)
    assert asked is not None

    def times(*loads: int | None) -> int:
        past = (
            settled(
                *sets(LOADED, 12, 12, 12, 12, load=None if load is None else kg(load)), days=days
            )
            for days, load in enumerate(loads, start=1)
        )
        return run(case(*past, exercises=(LOADED,)), LOADED, asked)

    assert times(30, 30) == 2
    assert times(30, 35) == 2
    assert times(30, 25) == 1
    assert times(30, None) == 1
    assert times(None, 30) == 2


def test_only_the_sessions_that_are_given_are_looked_at() -> None:
    day = case(*_bridges(8, 6, 4, 2), exercises=(BRIDGE,))
    seen = day.seen(BRIDGE)
    assert run(day, BRIDGE, BRIDGE_GATE, seen[1:]) == 3
    assert run(day, BRIDGE, BRIDGE_GATE, ()) == 0

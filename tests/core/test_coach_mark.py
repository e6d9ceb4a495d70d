"""The line that helps through the first session."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.coach_mark import coach_mark
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.events import CheckedIn
from postchain_tui.core.plan import Pacing, Planned
from postchain_tui.core.session import Brief, CheckIn, GetReady, Ready, Resting, State, Work, WrapUp
from postchain_tui.core.timeline import Timeline
from postchain_tui.core.timer import RestClock
from tests.build import START, bridge, plank, start

WORK = Work(START)
REST = Resting("set-1", WORK, START, RestClock(START, None))


def mark(state: State, plan: Planned | None = None, sets: int = 0) -> str:
    """What is said in a state, after so many sets."""
    session = Timeline.begun(start(plan or bridge())).after(CheckedIn(START, 1)).session
    done = tuple(SetRecord(f"set-{one}", "glute_bridge", one, START) for one in range(sets))
    return coach_mark(replace(session, state=state, sets=done))


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (mark(Brief()), "Read how"),
        (mark(Ready()), "position"),
        (mark(GetReady(START)), "by itself"),
        (mark(WORK), "bar"),
        (mark(WORK, bridge(pacing=Pacing.FREE)), "repetitions"),
        (mark(WORK, plank()), "Hold"),
        (mark(REST), "tab goes to pain"),
        (mark(replace(REST, logged=True), sets=1), "saved"),
        (mark(Ready(), sets=1), "position"),
    ],
)
def test_it_leads_through_the_first_set(said: str, word: str) -> None:
    assert word in said
    assert len(said) < 80


def test_it_goes_away_by_itself() -> None:
    assert {mark(CheckIn()), mark(WrapUp()), mark(WORK, sets=2), mark(Ready(), sets=5)} == {""}

"""The pacer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.exercise import Phase, Tempo
from postchain_tui.core.pacer import RELAX_SECONDS, Beat, beat, hold_beat, phase_order

RDL = Tempo(3, 1, 1, 0)
BRIDGE = Tempo(2, 0, 1, 2)

_SECONDS = st.integers(0, 6)
_TEMPOS = st.builds(Tempo, _SECONDS, _SECONDS, st.integers(1, 6), _SECONDS)
_BEGINNINGS = st.sampled_from((Phase.ECCENTRIC, Phase.CONCENTRIC))
_ELAPSED = st.floats(0, 4000)


def test_a_hinge_is_lowered_first_and_a_bridge_is_raised_first() -> None:
    assert phase_order(Phase.ECCENTRIC) == tuple(Phase)
    assert phase_order(Phase.CONCENTRIC) == (
        Phase.CONCENTRIC,
        Phase.TOP,
        Phase.ECCENTRIC,
        Phase.BOTTOM,
    )


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, Beat(1, 0, Phase.ECCENTRIC, 3, 0)),
        (2.5, Beat(1, 0, Phase.ECCENTRIC, 3, 2.5)),
        (3, Beat(1, 0, Phase.BOTTOM, 1, 0)),
        (4.75, Beat(1, 0, Phase.CONCENTRIC, 1, 0.75)),
        (5, Beat(2, 1, Phase.ECCENTRIC, 3, 0)),
        (49.5, Beat(10, 9, Phase.CONCENTRIC, 1, 0.5)),
        (50, Beat(11, 10, Phase.ECCENTRIC, 3, 0)),
    ],
)
def test_a_romanian_deadlift_is_paced(seconds: float, expected: Beat) -> None:
    assert beat(RDL, Phase.ECCENTRIC, seconds) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, Beat(1, 0, Phase.CONCENTRIC, 1, 0)),
        (1, Beat(1, 0, Phase.TOP, 2, 0)),
        (3, Beat(1, 0, Phase.ECCENTRIC, 2, 0)),
        (5, Beat(2, 1, Phase.CONCENTRIC, 1, 0)),
    ],
)
def test_a_bridge_is_paced(seconds: float, expected: Beat) -> None:
    assert beat(BRIDGE, Phase.CONCENTRIC, seconds) == expected


def test_a_rep_counts_once_it_is_lowered_and_raised_before_the_pause_that_ends_it() -> None:
    assert beat(Tempo(2, 0, 1, 2), Phase.ECCENTRIC, 2.9).done == 0
    assert beat(Tempo(2, 0, 1, 2), Phase.ECCENTRIC, 3).done == 1
    assert beat(Tempo(2, 2, 1, 0), Phase.CONCENTRIC, 3).done == 1


def test_before_the_start_the_first_rep_is_waiting() -> None:
    assert beat(RDL, Phase.ECCENTRIC, -4) == beat(RDL, Phase.ECCENTRIC, 0)


def test_a_beat_says_how_long_its_phase_still_takes() -> None:
    assert beat(RDL, Phase.ECCENTRIC, 1.25).seconds_left == 1.75


def test_a_tempo_has_to_take_time() -> None:
    with pytest.raises(ValueError, match="take time"):
        beat(Tempo(0, 0, 0, 0), Phase.ECCENTRIC, 1)


@given(_TEMPOS, _BEGINNINGS, _ELAPSED)
def test_the_phases_of_a_rep_add_up_to_the_tempo(
    tempo: Tempo, begins_with: Phase, elapsed: float
) -> None:
    now = beat(tempo, begins_with, elapsed)
    order = phase_order(begins_with)
    before = sum(tempo.seconds(phase) for phase in order[: order.index(now.phase)])
    whole_reps = (now.rep - 1) * tempo.rep_seconds
    assert whole_reps + before + now.into == pytest.approx(elapsed, abs=1e-6)
    assert sum(tempo.seconds(phase) for phase in order) == tempo.rep_seconds


@given(_TEMPOS, _BEGINNINGS, _ELAPSED)
def test_a_phase_that_takes_no_time_is_never_shown(
    tempo: Tempo, begins_with: Phase, elapsed: float
) -> None:
    now = beat(tempo, begins_with, elapsed)
    assert now.seconds == tempo.seconds(now.phase) > 0
    assert 0 <= now.into < now.seconds
    assert 0 < now.seconds_left <= now.seconds


@given(_TEMPOS, _BEGINNINGS, _ELAPSED, st.floats(0, 30))
def test_reps_done_never_become_fewer(
    tempo: Tempo, begins_with: Phase, elapsed: float, more: float
) -> None:
    now, later = (beat(tempo, begins_with, seconds) for seconds in (elapsed, elapsed + more))
    assert now.done <= later.done
    assert now.rep <= later.rep
    assert now.rep - 1 <= now.done <= now.rep


@given(_TEMPOS, _BEGINNINGS, st.integers(0, 200))
def test_whole_reps_are_counted_exactly(tempo: Tempo, begins_with: Phase, reps: int) -> None:
    assert beat(tempo, begins_with, reps * tempo.rep_seconds).done == reps


@pytest.mark.parametrize(
    ("seconds", "hold", "done", "holding", "left"),
    [
        (-3, 1, 0, True, 20),
        (0, 1, 0, True, 20),
        (19.5, 1, 0, True, 0.5),
        (20, 2, 1, False, RELAX_SECONDS),
        (22, 2, 1, False, 1),
        (23, 2, 1, True, 20),
        (43, 3, 2, False, RELAX_SECONDS),
        (46, 3, 2, True, 20),
        (66, 3, 3, True, 0),
        (70, 3, 3, True, -4),
    ],
)
def test_three_holds_of_twenty_seconds_with_a_moment_between_them(
    seconds: float, hold: int, done: int, holding: bool, left: float
) -> None:
    now = hold_beat(20, 3, seconds)
    assert (now.hold, now.done, now.holding, now.seconds_left) == (hold, done, holding, left)


def test_the_only_hold_runs_on_past_zero() -> None:
    now = hold_beat(30, 1, 42)
    assert (now.hold, now.done, now.holding, now.seconds_left) == (1, 1, True, -12)


@given(st.integers(1, 120), st.integers(1, 10), _ELAPSED, st.floats(0, 60))
def test_holds_done_never_become_fewer(
    hold_seconds: int, holds: int, elapsed: float, more: float
) -> None:
    now, later = (hold_beat(hold_seconds, holds, at) for at in (elapsed, elapsed + more))
    assert now.done <= later.done <= holds
    assert 1 <= now.hold <= later.hold <= holds
    assert now.seconds_left <= (hold_seconds if now.holding else RELAX_SECONDS)

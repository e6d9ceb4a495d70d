"""The pacer: which part of which repetition is due at a moment of the set."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from postchain_tui.core.exercise import Phase, Tempo

RELAX_SECONDS = 3
"""Pause between two holds of one set."""

_ECCENTRIC_FIRST = (Phase.ECCENTRIC, Phase.BOTTOM, Phase.CONCENTRIC, Phase.TOP)
_CONCENTRIC_FIRST = (Phase.CONCENTRIC, Phase.TOP, Phase.ECCENTRIC, Phase.BOTTOM)


@dataclass(frozen=True, slots=True)
class Beat:
    """Where a paced set stands."""

    rep: int
    """The repetition under way, from 1."""
    done: int
    """Repetitions completed: lowered and raised."""
    phase: Phase
    seconds: int
    """Length of the phase."""
    into: float
    """Seconds spent in the phase so far."""

    @property
    def seconds_left(self) -> float:
        """Seconds until the next phase."""
        return self.seconds - self.into


@dataclass(frozen=True, slots=True)
class HoldBeat:
    """Where a set of holds stands."""

    hold: int
    """The hold under way or coming, from 1."""
    done: int
    holding: bool
    """False in the short rest between two holds."""
    seconds_left: float
    """Seconds to the end of the hold or of the rest; negative when held beyond the last."""


def phase_order(begins_with: Phase) -> tuple[Phase, ...]:
    """The phases of a repetition in the order in which they are done."""
    return _CONCENTRIC_FIRST if begins_with is Phase.CONCENTRIC else _ECCENTRIC_FIRST


def beat(tempo: Tempo, begins_with: Phase, elapsed_seconds: float) -> Beat:
    """Where a paced set stands after so many seconds.

    Raises:
        ValueError: when the tempo takes no time at all.
    """
    cycle = tempo.rep_seconds
    if cycle <= 0:
        raise ValueError("a tempo has to take time")
    whole, into = divmod(max(0.0, elapsed_seconds), cycle)
    order = phase_order(begins_with)
    lengths = [tempo.seconds(phase) for phase in order]
    ends = list(accumulate(lengths))
    done = int(whole) + (into >= ends[-2])
    index = bisect_right(ends, into)
    begin = ends[index] - lengths[index]
    return Beat(int(whole) + 1, done, order[index], lengths[index], into - begin)


def hold_beat(hold_seconds: int, holds: int, elapsed_seconds: float) -> HoldBeat:
    """Where a set of holds stands after so many seconds; the last hold runs on past zero."""
    cycle = hold_seconds + RELAX_SECONDS
    worked = max(0.0, elapsed_seconds)
    whole, into = divmod(worked, cycle)
    if int(whole) >= holds - 1:
        into = worked - (holds - 1) * cycle
        return HoldBeat(holds, holds - 1 + (into >= hold_seconds), True, hold_seconds - into)
    if into < hold_seconds:
        return HoldBeat(int(whole) + 1, int(whole), True, hold_seconds - into)
    return HoldBeat(int(whole) + 2, int(whole) + 1, False, cycle - into)

"""Short tones, one for each cue: those of a rest are struck like a bell, those of work blown."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from postchain_tui.core.cues import Cue

RATE_HZ = 22_050
"""Samples a second."""

_LOUDEST = 0.35 * 32_767
_ATTACK_SECONDS, _RELEASE_SECONDS = 0.008, 0.04
"""A tone swells and dies away for so long, or it would begin and end with a click."""
_AFTER_SECONDS = 0.05
"""Silence at the end, for players that lose the last bit."""
_DECAY_SECONDS = 0.12
"""What is struck is quieter by a factor of e after so long."""
_HIGH, _MIDDLE, _LOW, _REST = 880.0, 659.3, 440.0, 293.7


@dataclass(frozen=True, slots=True)
class Note:
    """One tone, which may glide."""

    from_hz: float
    to_hz: float
    seconds: float
    struck: bool = False
    """Does it ring out like a bell, an octave above it sounding along?"""

    def samples(self) -> Iterator[int]:
        """The loudness of each moment, from silence to silence."""
        count = round(self.seconds * RATE_HZ)
        turns = 0.0
        for index in range(count):
            share = index / count
            turns += (self.from_hz + (self.to_hz - self.from_hz) * share) / RATE_HZ
            swell = min(1.0, index / (_ATTACK_SECONDS * RATE_HZ))
            fade = min(1.0, (count - 1 - index) / (_RELEASE_SECONDS * RATE_HZ))
            yield round(_LOUDEST * _soft(swell) * _soft(fade) * self._shape(turns, index))

    def _shape(self, turns: float, index: int) -> float:
        wave_form = math.sin(math.tau * turns)
        if not self.struck:
            return wave_form
        ringing = math.exp(-index / (_DECAY_SECONDS * RATE_HZ))
        return ringing * (0.7 * wave_form + 0.3 * math.sin(2 * math.tau * turns))


def _soft(share: float) -> float:
    """A way from 0 to 1 without an edge."""
    return (1 - math.cos(math.pi * share)) / 2


def _beep(hz: float, seconds: float = 0.1) -> Note:
    return Note(hz, hz, seconds)


def _strike(hz: float, seconds: float = 0.18) -> Note:
    return Note(hz, hz, seconds, struck=True)


_COUNT = (_beep(_MIDDLE, 0.09),)
_NOTES: dict[Cue, tuple[Note, ...]] = {
    Cue.READY_5: _COUNT,
    Cue.READY_4: _COUNT,
    Cue.READY_3: _COUNT,
    Cue.READY_2: _COUNT,
    Cue.READY_1: _COUNT,
    Cue.WORK_BEGINS: (_beep(_HIGH, 0.3),),
    Cue.LOWER: (Note(_MIDDLE, _LOW, 0.25),),
    Cue.BOTTOM: (_beep(_LOW),),
    Cue.LIFT: (Note(_LOW, _MIDDLE, 0.25),),
    Cue.TOP: (_beep(_MIDDLE),),
    Cue.HOLD: (_beep(_HIGH, 0.2),),
    Cue.HOLD_3: _COUNT,
    Cue.HOLD_2: _COUNT,
    Cue.HOLD_1: _COUNT,
    Cue.RELAX: (_beep(_HIGH), _beep(_LOW, 0.2)),
    Cue.WORK_DONE: (_beep(_HIGH), _beep(_MIDDLE), _beep(_LOW, 0.2)),
    Cue.SWITCH_SIDES: (_beep(_LOW), _beep(_HIGH), _beep(_LOW), _beep(_HIGH)),
    Cue.REST_10: (_strike(_REST), _strike(_REST)),
    Cue.REST_3: (_strike(_REST),),
    Cue.REST_2: (_strike(_REST),),
    Cue.REST_1: (_strike(_REST),),
    Cue.REST_OVER: (_strike(_REST), _strike(_REST * 5 / 4), _strike(_REST * 3 / 2, 0.5)),
}


def seconds_of(cue: Cue) -> float:
    """How long the tone of a cue lasts."""
    return sum(note.seconds for note in _NOTES[cue]) + _AFTER_SECONDS


def wav(cue: Cue) -> bytes:
    """The tone of a cue as a WAV file."""
    samples = array("h", (sample for note in _NOTES[cue] for sample in note.samples()))
    samples.extend([0] * round(_AFTER_SECONDS * RATE_HZ))
    if sys.byteorder == "big":
        samples.byteswap()
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(samples.itemsize)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    return written.getvalue()

"""The tones of the cues."""

from __future__ import annotations

import io
import math
import wave
from array import array
from itertools import pairwise

import pytest

from postchain_tui.core.cues import Cue
from postchain_tui.sound.tones import RATE_HZ, seconds_of, wav

FULL = 32_767


def samples(cue: Cue) -> array[int]:
    """The tone as numbers."""
    with wave.open(io.BytesIO(wav(cue))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        return array("h", file.readframes(file.getnframes()))


def pitch(part: array[int]) -> float:
    """The pitch of a part, by how often it crosses zero upwards."""
    crossings = sum(one < 0 <= two for one, two in pairwise(part))
    return crossings * RATE_HZ / len(part)


def ends(cue: Cue) -> tuple[float, float]:
    """The pitch of the first and of the last third of a tone."""
    heard = samples(cue)[: round((seconds_of(cue) - 0.05) * RATE_HZ)]
    third = len(heard) // 3
    return pitch(heard[:third]), pitch(heard[-third:])


@pytest.mark.parametrize("cue", Cue)
def test_a_tone_is_short_and_lasts_as_long_as_it_says(cue: Cue) -> None:
    heard = samples(cue)
    assert len(heard) / RATE_HZ == pytest.approx(seconds_of(cue), abs=0.001)
    assert 0.1 < seconds_of(cue) < 1.0


@pytest.mark.parametrize("cue", Cue)
def test_a_tone_is_audible_and_neither_clips_nor_clicks(cue: Cue) -> None:
    heard = samples(cue)
    assert 0.1 * FULL < max(map(abs, heard)) < 0.5 * FULL
    assert heard[0] == heard[-1] == 0
    steepest = 0.35 * FULL * math.tau * 1000 / RATE_HZ
    assert max(abs(two - one) for one, two in pairwise(heard)) < steepest


def test_the_tone_falls_when_lowering_and_rises_when_lifting() -> None:
    falling, rising = ends(Cue.LOWER), ends(Cue.LIFT)
    assert falling[0] > 1.2 * falling[1]
    assert rising[1] > 1.2 * rising[0]


def test_rest_sounds_lower_than_work() -> None:
    rests = [ends(cue)[0] for cue in Cue if cue.is_of_rest]
    works = [ends(cue)[0] for cue in Cue if not cue.is_of_rest]
    assert max(rests) < min(works)


def test_no_cue_of_rest_sounds_like_one_of_work() -> None:
    rests = {wav(cue) for cue in Cue if cue.is_of_rest}
    works = {wav(cue) for cue in Cue if not cue.is_of_rest}
    assert not rests & works
    assert len(rests) == 3

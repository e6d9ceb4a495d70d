"""What is heard, by what is set and by what the machine has."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from postchain_tui.core.cues import Cue
from postchain_tui.core.settings import Settings, Sound
from postchain_tui.sound import sounder as sounding
from postchain_tui.sound.sounder import Sounder, describe, try_out
from tests.sound.conftest import Machine

LOOKS = 2000


class Bell:
    """A bell that counts."""

    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        self.rung += 1


def heard_by(sound: Sound, *, bell_rest: bool = True, bell_work: bool = True) -> Settings:
    return replace(Settings(), sound=sound, bell_rest=bell_rest, bell_work=bell_work)


async def until(is_so: Callable[[], object]) -> None:
    """Wait while the loop runs."""
    for _ in range(LOOKS):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come")


async def test_the_bell_rings_at_once_once_for_rest_and_twice_for_work(machine: Machine) -> None:
    bell = Bell()
    made = Sounder(heard_by(Sound.BELL), bell)
    made.play(Cue.REST_OVER)
    assert bell.rung == 1
    made.play(Cue.WORK_BEGINS)
    assert bell.rung == 2
    await until(lambda: bell.rung == 3)
    for cue in Cue:
        if not cue.bells:
            made.play(cue)
    assert bell.rung == 3
    made.close()


async def test_a_second_bell_is_not_rung_after_it_was_closed(machine: Machine) -> None:
    bell = Bell()
    made = Sounder(heard_by(Sound.BELL), bell)
    made.play(Cue.WORK_BEGINS)
    made.close()
    made.play(Cue.REST_OVER)
    await asyncio.sleep(0.3)
    assert bell.rung == 1


@pytest.mark.parametrize("sound", [Sound.BELL, Sound.TONES, Sound.VOICE])
async def test_rest_and_work_are_switched_off_each_for_itself(
    machine: Machine, sound: Sound
) -> None:
    machine.has("paplay")
    machine.has("espeak")
    bell = Bell()
    made = Sounder(heard_by(sound, bell_rest=False), bell)
    made.play(Cue.REST_OVER)
    other = Sounder(heard_by(sound, bell_work=False), bell)
    other.play(Cue.WORK_BEGINS)
    await asyncio.sleep(0.1)
    assert (bell.rung, machine.calls) == (0, [])
    made.close()
    other.close()


async def test_nothing_is_heard_where_sound_is_off(machine: Machine) -> None:
    machine.has("paplay")
    bell = Bell()
    made = Sounder(heard_by(Sound.OFF), bell)
    for cue in Cue:
        made.play(cue)
    await asyncio.sleep(0.1)
    assert (bell.rung, machine.calls) == (0, [])
    assert made.words == "nothing is heard"


async def test_tones_are_played_and_no_bell_rings(machine: Machine) -> None:
    machine.has("paplay")
    machine.has("espeak")
    bell = Bell()
    made = Sounder(heard_by(Sound.TONES), bell)
    made.play(Cue.REST_OVER)
    await until(lambda: machine.calls)
    assert (bell.rung, machine.calls) == (0, ["paplay rest_over.wav"])
    made.close()
    machine.wait_for_nobody()


@pytest.mark.parametrize("sound", [Sound.TONES, Sound.VOICE])
async def test_the_bell_rings_where_nothing_else_can_be_heard(
    machine: Machine, sound: Sound
) -> None:
    machine.has("paplay", "exit 1")
    bell = Bell()
    made = Sounder(heard_by(sound), bell)
    made.play(Cue.REST_OVER)
    await until(lambda: bell.rung == 1)
    made.play(Cue.WORK_BEGINS)
    await until(lambda: bell.rung == 3)
    made.close()
    machine.wait_for_nobody()


async def test_it_does_not_hold_up_the_loop(machine: Machine) -> None:
    machine.has("paplay", "/bin/sleep 60")
    made = Sounder(heard_by(Sound.TONES), Bell())
    made.play(Cue.LOWER)
    await until(lambda: machine.calls)
    made.play(Cue.LIFT)
    made.close()
    machine.wait_for_nobody()
    assert machine.calls == ["paplay lower.wav"]


async def test_a_try_plays_a_few_cues_and_ends_by_itself(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounding, "_TRIAL", {0.0: Cue.READY_1, 0.2: Cue.REST_OVER})
    monkeypatch.setattr(sounding, "_TRIAL_SECONDS", 1.0)
    machine.has("paplay")
    assert try_out(heard_by(Sound.TONES), Bell()) == "tones by paplay"
    await until(lambda: len(machine.calls) == 2)
    assert machine.calls == ["paplay ready_1.wav", "paplay rest_over.wav"]
    await until(lambda: not machine.leftovers)
    machine.wait_for_nobody()


async def test_a_new_try_silences_the_one_before(machine: Machine) -> None:
    first, second = Bell(), Bell()
    assert try_out(heard_by(Sound.BELL), first) == "the bell of the terminal"
    assert try_out(heard_by(Sound.OFF), second) == "nothing is heard"
    await asyncio.sleep(1.4)
    assert (first.rung, second.rung) == (0, 0)


@pytest.mark.parametrize(
    ("sound", "programs", "words"),
    [
        (Sound.OFF, ("paplay",), "nothing is heard"),
        (Sound.BELL, ("paplay",), "the bell of the terminal"),
        (Sound.TONES, ("aplay", "paplay"), "tones by paplay"),
        (Sound.TONES, ("espeak",), "no player found: the bell rings instead"),
        (Sound.VOICE, ("afplay", "say"), "voice by say, tones by afplay"),
        (Sound.VOICE, ("say",), "voice by say, the bell instead of tones"),
        (Sound.VOICE, ("mpv",), "no voice found: tones by mpv"),
        (Sound.VOICE, (), "no voice found: the bell rings instead"),
    ],
)
def test_it_says_what_it_found(
    machine: Machine, sound: Sound, programs: tuple[str, ...], words: str
) -> None:
    for name in programs:
        machine.has(name)
    assert describe(heard_by(sound)) == words
    assert machine.calls == []


def test_it_says_so_where_all_cues_are_switched_off(machine: Machine) -> None:
    silent = heard_by(Sound.TONES, bell_rest=False, bell_work=False)
    assert describe(silent) == "nothing is heard"

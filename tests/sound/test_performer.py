"""The thread in which cues are heard."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from postchain_tui.core.cues import Cue
from postchain_tui.sound import performer as performing
from postchain_tui.sound.performer import Performer
from tests.sound.conftest import Machine

ROOT = Path(__file__).parents[2]


@contextmanager
def performer(machine: Machine, *, speaks: bool = False) -> Iterator[tuple[Performer, list[Cue]]]:
    """Somebody who performs, and the cues of which nothing could be heard; nothing is left."""
    unheard: list[Cue] = []
    made = Performer(unheard.append, speaks=speaks)
    try:
        yield made, unheard
    finally:
        made.close()
        machine.wait_for_nobody()
        machine.wait(lambda: "sound" not in {one.name for one in threading.enumerate()})


def test_a_tone_is_played_from_a_file_that_only_its_owner_can_read(machine: Machine) -> None:
    machine.has("paplay")
    with performer(machine) as (made, unheard):
        assert machine.leftovers == []
        made.perform(Cue.REST_OVER)
        machine.wait(lambda: machine.calls == ["paplay rest_over.wav"])
        folder, file = machine.leftovers[:2]
        assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
        assert file.read_bytes().startswith(b"RIFF")
        assert unheard == []


def test_a_word_follows_its_tone(machine: Machine) -> None:
    machine.has("paplay")
    machine.has("espeak-ng")
    with performer(machine, speaks=True) as (made, _):
        made.perform(Cue.WORK_BEGINS)
        machine.wait(lambda: len(machine.calls) == 2)
    assert machine.calls == ["paplay work_begins.wav", "espeak-ng -v en go"]


def test_a_word_is_said_too_where_no_tone_can_be_played(machine: Machine) -> None:
    machine.has("spd-say")
    with performer(machine, speaks=True) as (made, unheard):
        made.perform(Cue.LOWER)
        machine.wait(lambda: machine.calls == ["spd-say --wait --language en lower"])
        assert unheard == [Cue.LOWER]


def test_the_next_voice_takes_the_place_of_one_that_fails(machine: Machine) -> None:
    machine.has("paplay")
    machine.has("espeak", "exit 1")
    machine.has("flite")
    with performer(machine, speaks=True) as (made, unheard):
        made.perform(Cue.WORK_DONE)
        machine.wait(lambda: machine.calls[1:] == ["espeak -v en done", "flite -t done"])
        assert unheard == []


def test_a_new_cue_cuts_a_word_short(machine: Machine) -> None:
    machine.has("paplay")
    machine.has("espeak", "[ $3 != three ] || exec /bin/sleep 60")
    with performer(machine, speaks=True) as (made, _):
        made.perform(Cue.REST_3)
        machine.wait(lambda: len(machine.calls) == 2)
        made.perform(Cue.REST_OVER)
        machine.wait(lambda: len(machine.calls) == 4)
    assert machine.calls[1::2] == ["espeak -v en three", "espeak -v en rest is over"]


def test_the_next_player_takes_the_place_of_one_that_fails(machine: Machine) -> None:
    machine.has("pw-play", "exit 1")
    machine.has("aplay")
    with performer(machine) as (made, unheard):
        made.perform(Cue.LOWER)
        machine.wait(lambda: machine.calls == ["pw-play lower.wav", "aplay -q lower.wav"])
        made.perform(Cue.LIFT)
        machine.wait(lambda: machine.calls[2:] == ["aplay -q lift.wav"])
        assert unheard == []


def test_it_is_told_what_could_not_be_heard(machine: Machine) -> None:
    machine.has("paplay", "exit 1")
    with performer(machine, speaks=True) as (made, unheard):
        made.perform(Cue.REST_10)
        machine.wait(lambda: unheard == [Cue.REST_10])
        made.perform(Cue.REST_OVER)
        machine.wait(lambda: unheard == [Cue.REST_10, Cue.REST_OVER])
    assert machine.calls == ["paplay rest_10.wav"]


def test_a_player_that_vanishes_is_done_without(machine: Machine) -> None:
    machine.has("paplay")
    with performer(machine) as (made, unheard):
        made.perform(Cue.LOWER)
        machine.wait(lambda: len(machine.calls) == 1)
        (machine.folder / "paplay").unlink()
        made.perform(Cue.REST_OVER)
        machine.wait(lambda: unheard == [Cue.REST_OVER])


def test_a_player_that_hangs_is_ended_and_not_asked_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(performing, "_TONE_PATIENCE_SECONDS", 0.1)
    machine.has("paplay", "/bin/sleep 60")
    with performer(machine) as (made, unheard):
        for _ in range(20):
            made.perform(Cue.REST_3)
        machine.wait(lambda: unheard)
        made.perform(Cue.REST_OVER)
        machine.wait(lambda: unheard[-1] is Cue.REST_OVER)
        assert psutil.Process().children(recursive=True) == []
    assert machine.calls == ["paplay rest_3.wav"]


def test_programs_do_not_pile_up(machine: Machine) -> None:
    gate = machine.folder.parent / "gate"
    machine.has("paplay", f'until [ -e "{gate}" ]; do /bin/sleep 0.01; done')
    with performer(machine) as (made, _):
        made.perform(Cue.REST_3)
        machine.wait(lambda: machine.calls)
        for cue in Cue:
            made.perform(cue)
        shells = [one for one in psutil.Process().children() if one.status() != "zombie"]
        assert len(shells) == 1
        gate.touch()
        machine.wait(lambda: len(machine.calls) == 2)
    assert machine.calls == ["paplay rest_3.wav", "paplay rest_over.wav"]


def test_what_sounds_is_ended_when_it_is_closed(machine: Machine) -> None:
    machine.has("paplay", "/bin/sleep 60")
    with performer(machine) as (made, unheard):
        made.perform(Cue.REST_3)
        machine.wait(lambda: machine.calls)
        made.close()
        machine.wait_for_nobody()
        made.perform(Cue.REST_OVER)
    assert machine.calls == ["paplay rest_3.wav"]
    assert unheard == []


def test_a_folder_that_cannot_be_made_is_done_without(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.has("paplay")
    monkeypatch.setattr("tempfile.tempdir", str(machine.scratch / "gone"))
    with performer(machine) as (made, unheard):
        made.perform(Cue.REST_OVER)
        machine.wait(lambda: unheard == [Cue.REST_OVER])
    assert machine.calls == []


def test_nothing_is_left_where_the_program_ends_without_closing(machine: Machine) -> None:
    machine.has("paplay", "exec /bin/sleep 61")
    program = (
        "import time\n"
        "from postchain_tui.core.cues import Cue\n"
        "from postchain_tui.sound.performer import Performer\n"
        "Performer(print, speaks=True).perform(Cue.REST_OVER)\n"
        f"while not __import__('pathlib').Path({str(machine.log)!r}).exists(): time.sleep(0.01)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        env={"PATH": str(machine.folder), "TMPDIR": str(machine.scratch)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.leftovers == []
    assert not [
        one
        for one in psutil.process_iter(["cmdline"])
        if one.info["cmdline"] == ["/bin/sleep", "61"]
    ]

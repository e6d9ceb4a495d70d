"""Which programs are found, and how they are called."""

from __future__ import annotations

import pytest

from postchain_tui.sound.players import PLAYERS, VOICES, Player, at_hand
from tests.sound.conftest import Machine


def test_a_machine_without_programs_has_none(machine: Machine) -> None:
    assert at_hand(PLAYERS) == at_hand(VOICES) == ()


def test_the_best_one_comes_first(machine: Machine) -> None:
    for name in ("aplay", "paplay", "sox"):
        machine.has(name)
    assert [player.name for player in at_hand(PLAYERS)] == ["paplay", "aplay"]


def test_what_cannot_be_run_is_not_there(machine: Machine) -> None:
    machine.has("paplay")
    (machine.folder / "paplay").chmod(0o644)
    assert at_hand(PLAYERS) == ()


@pytest.mark.parametrize("player", [*PLAYERS, *VOICES])
def test_what_is_to_be_heard_is_the_last_argument(player: Player) -> None:
    command = player.command("it")
    assert (command[0], command[-1]) == (player.name, "it")
    assert not any(player.name == other.name for other in (*PLAYERS, *VOICES) if other != player)


def test_players_that_have_a_window_open_none() -> None:
    options = {player.name: player.options for player in PLAYERS}
    assert {"-nodisp", "-autoexit"} <= {*options["ffplay"]}
    assert "--no-video" in options["mpv"]

"""The programs that can play a file or speak, as far as the machine has them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Player:
    """A program that is told by its arguments what is to be heard, and ends when it was."""

    name: str
    """What it is called by."""
    options: tuple[str, ...] = ()

    def command(self, what: str) -> list[str]:
        """How it is called to let a file or a word be heard."""
        return [self.name, *self.options, what]


PLAYERS = (
    Player("pw-play"),
    Player("paplay"),
    Player("afplay"),
    Player("aplay", ("-q",)),
    Player("ffplay", ("-nodisp", "-autoexit", "-loglevel", "quiet")),
    Player("mpv", ("--no-config", "--no-video", "--no-terminal")),
    Player("play", ("-q",)),
)
"""Programs that play a file without a window, best first."""

VOICES = (
    Player("espeak-ng", ("-v", "en")),
    Player("espeak", ("-v", "en")),
    Player("spd-say", ("--wait", "--language", "en")),
    Player("flite", ("-t",)),
    Player("say"),
)
"""Programs that say a word, best first."""


def at_hand(programs: Iterable[Player]) -> tuple[Player, ...]:
    """Those of the programs that the machine has."""
    return tuple(program for program in programs if shutil.which(program.name) is not None)

"""Lets the cues of a session be heard as it is set: by tones, by a voice, by the bell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from postchain_tui.core.cues import Cue
from postchain_tui.core.settings import Settings, Sound
from postchain_tui.sound.performer import Performer
from postchain_tui.sound.players import PLAYERS, VOICES, Player, at_hand

_BETWEEN_BELLS_SECONDS = 0.2
_TRIAL = {
    0.0: Cue.READY_1,
    1.0: Cue.WORK_BEGINS,
    2.0: Cue.LOWER,
    3.0: Cue.LIFT,
    4.0: Cue.REST_1,
    5.0: Cue.REST_OVER,
}
"""What is heard for a try, by the seconds at which it is."""
_TRIAL_SECONDS = 8.0


class Sounder:
    """Lets cues be heard; to be used where an event loop runs, which it never holds up."""

    def __init__(self, settings: Settings, bell: Callable[[], None]) -> None:
        """Look for nothing yet.

        Args:
            settings: What is to be heard.
            bell: Rings the bell of the terminal once.
        """
        self._settings = settings
        self._bell = bell
        self._later: list[asyncio.TimerHandle] = []
        self._performer: Performer | None = None
        self._is_closed = False

    @property
    def words(self) -> str:
        """What it uses, as far as the machine has it."""
        return describe(self._settings)

    def play(self, cue: Cue) -> None:
        """Let a cue be heard, unless cues of its kind are switched off."""
        if self._is_closed or not self._is_wanted(cue):
            return
        if self._settings.sound is Sound.BELL:
            self._ring(cue)
            return
        if self._performer is None:
            self._performer = self._new_performer()
        self._performer.perform(cue)

    def _is_wanted(self, cue: Cue) -> bool:
        return self._settings.rings_rest if cue.is_of_rest else self._settings.rings_work

    def _new_performer(self) -> Performer:
        loop = asyncio.get_running_loop()
        return Performer(
            lambda unheard: _hand_over(loop, self._ring, unheard),
            speaks=self._settings.sound is Sound.VOICE,
        )

    def try_out(self) -> str:
        """Let a few cues be heard, one a second, and then no more; gives back what is used."""
        loop = asyncio.get_running_loop()
        for seconds, cue in _TRIAL.items():
            self._later.append(loop.call_later(seconds, self.play, cue))
        self._later.append(loop.call_later(_TRIAL_SECONDS, self.close))
        return self.words

    def close(self) -> None:
        """Be silent from now on, and leave nothing behind."""
        self._is_closed = True
        while self._later:
            self._later.pop().cancel()
        if self._performer is not None:
            self._performer.close()

    def _ring(self, cue: Cue) -> None:
        """Ring the bell as often as it rings for a cue; not at all for most."""
        if self._is_closed or not cue.bells:
            return
        self._bell()
        loop = asyncio.get_running_loop()
        for number in range(1, cue.bells):
            self._later.append(loop.call_later(number * _BETWEEN_BELLS_SECONDS, self._bell))


class _Trials:
    """The tries: a new one silences the one before, for there is one pair of ears."""

    def __init__(self) -> None:
        self._last: Sounder | None = None

    def begin(self, settings: Settings, bell: Callable[[], None]) -> str:
        """Begin a try; gives back what is used."""
        if self._last is not None:
            self._last.close()
        self._last = Sounder(settings, bell)
        return self._last.try_out()


_TRIALS = _Trials()


def try_out(settings: Settings, bell: Callable[[], None]) -> str:
    """Let a few cues be heard as it is set, and say what is used; silences the try before.

    Args:
        settings: What is to be heard.
        bell: Rings the bell of the terminal once; called in the event loop that runs now.
    """
    return _TRIALS.begin(settings, bell)


def describe(settings: Settings) -> str:
    """What is used to be heard, as far as the machine has it, in a few words."""
    if not (settings.rings_rest or settings.rings_work):
        return "nothing is heard"
    if settings.sound is Sound.BELL:
        return "the bell of the terminal"
    return _voice_words() if settings.sound is Sound.VOICE else _tone_words()


def _tone_words() -> str:
    return _used(PLAYERS, "tones by") or "no player found: the bell rings instead"


def _voice_words() -> str:
    """What is used to speak, with the tones for what is not spoken."""
    tones = _used(PLAYERS, "tones by")
    voice = _used(VOICES, "voice by")
    if not voice:
        return f"no voice found: {tones or 'the bell rings instead'}"
    return f"{voice}, {tones or 'the bell instead of tones'}"


def _used(programs: tuple[Player, ...], what: str) -> str:
    found = at_hand(programs)
    return f"{what} {found[0].name}" if found else ""


def _hand_over(loop: asyncio.AbstractEventLoop, ring: Callable[[Cue], None], unheard: Cue) -> None:
    """Let the loop ring the bell for what could not be heard; a loop that is gone needs none."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(ring, unheard)

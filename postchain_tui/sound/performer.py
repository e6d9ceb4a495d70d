"""Lets cues be heard in a thread of its own, one after the other, by the programs it finds."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from postchain_tui.core.cues import Cue
from postchain_tui.sound import tones
from postchain_tui.sound.players import PLAYERS, VOICES, at_hand
from postchain_tui.sound.running import run

_TONE_PATIENCE_SECONDS = 2.0
"""A player that takes so much longer than its tone hangs."""
_VOICE_PATIENCE_SECONDS = 6.0
_END_SECONDS = 2.0
"""The end of the thread is waited for no longer when the program ends."""


class Performer:
    """Plays the tone of a cue, then says its words.

    A cue that comes while another one sounds takes the place of any that waits, and cuts a word
    short. A program that fails or hangs is not asked again.
    """

    def __init__(self, cannot: Callable[[Cue], None], *, speaks: bool) -> None:
        """Begin when the first cue comes.

        Args:
            cannot: Is told, in the thread, of which cue no tone could be played.
            speaks: Are the words said?
        """
        self._cannot = cannot
        self._speaks = speaks
        self._news = threading.Condition()
        self._waiting: Cue | None = None
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def perform(self, cue: Cue) -> None:
        """Let a cue be heard soon; comes back at once."""
        with self._news:
            if self._is_closed:
                return
            self._waiting = cue
            self._news.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._live, name="sound", daemon=True)
            self._thread.start()
            atexit.register(self._end)

    def close(self) -> None:
        """Be silent, and leave nothing behind; comes back at once."""
        with self._news:
            self._is_closed = True
            self._waiting = None
            self._news.notify()

    def _end(self) -> None:
        """Wait until nothing is left behind."""
        self.close()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _live(self) -> None:
        """Let cues be heard as they come, until it is closed."""
        stage = _Stage(self._is_interrupted, lambda: self._is_closed, speaks=self._speaks)
        try:
            while (cue := self._next()) is not None:
                if not stage.plays(cue):
                    self._cannot(cue)
                stage.says(cue)
        finally:
            stage.clear()
            atexit.unregister(self._end)

    def _next(self) -> Cue | None:
        """The next cue; None when there is none to come any more."""
        with self._news:
            self._news.wait_for(lambda: self._is_closed or self._waiting is not None)
            cue, self._waiting = self._waiting, None
            return cue

    def _is_interrupted(self) -> bool:
        return self._is_closed or self._waiting is not None


class _Stage:
    """What the thread works with: the programs that are left, and the files of the tones."""

    def __init__(
        self, is_interrupted: Callable[[], bool], is_over: Callable[[], bool], *, speaks: bool
    ) -> None:
        self._is_interrupted = is_interrupted
        self._is_over = is_over
        self._players = [*at_hand(PLAYERS)]
        self._voices = [*at_hand(VOICES)] if speaks else []
        self._folder: Path | None = None

    def plays(self, cue: Cue) -> bool:
        """Play the tone of a cue; could it be played?"""
        patience = tones.seconds_of(cue) + _TONE_PATIENCE_SECONDS
        while self._players:
            file = self._file(cue)
            if file is None:
                return False
            if run(self._players[0].command(str(file)), patience, self._is_over):
                return True
            del self._players[0]
        return False

    def says(self, cue: Cue) -> None:
        """Say the words of a cue, if there is a voice."""
        while self._voices and not self._is_interrupted():
            command = self._voices[0].command(cue.words)
            if run(command, _VOICE_PATIENCE_SECONDS, self._is_interrupted):
                return
            del self._voices[0]

    def clear(self) -> None:
        """Remove the files."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _file(self, cue: Cue) -> Path | None:
        """The file of a tone, that only its owner can read; None where it cannot be written."""
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="postchain-"))
            path = self._folder / f"{cue.name.lower()}.wav"
            if not path.exists():
                _write(path, tones.wav(cue))
        except OSError:
            return None
        return path


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    draft = path.with_suffix(".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    draft.replace(path)

"""What was said before the command, and the files that this names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from postchain_tui import config
from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach.coach import Coach
from postchain_tui.config import Config
from postchain_tui.core.errors import InputError
from postchain_tui.store.failures import NotPermittedError
from postchain_tui.store.store import COMMAND_BUSY_TIMEOUT_MS, Store

_AHEAD = timedelta(hours=36)
"""What is told may lie so far ahead: a clock may be wrong, and a zone far away."""


@dataclass(frozen=True, slots=True)
class AppStart:
    """All that the app is started with."""

    config: Config
    clock: Clock
    """The clock that runs, from the moment that was to be pretended if one was."""
    demo: bool
    """Is it to run on a made-up history in memory?"""


RunApp = Callable[[AppStart], int]
"""Runs the app until it ends; its exit code."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of the program."""

    run_app: RunApp
    db: Path | None
    """The database, if it was named on the command line."""
    config_file: Path | None
    """The configuration file, if it was named on the command line."""
    pretend: datetime | None
    """The moment that was to be pretended."""
    zone: tzinfo | None
    """The zone of moments that are typed without an offset; None for the machine's."""
    clock: Clock
    """Stands at the moment of the command."""

    def config(self) -> Config:
        """Where things are.

        Raises:
            ConfigError: when the configuration file cannot be used.
        """
        return config.load(self.db, self.config_file)

    def app_start(self, *, demo: bool) -> AppStart:
        """What the app is started with."""
        return AppStart(self.config(), Clock(self.pretend), demo=demo)

    def local(self, moment: datetime | None) -> datetime:
        """A moment that was typed, aware of its offset; by default that of the command."""
        if moment is None:
            return self.clock.now()
        return self.clock.local(moment) if moment.tzinfo is None else moment

    def told(self, moment: datetime | None) -> datetime:
        """The moment of what is put on record, by default that of the command.

        Raises:
            InputError: when it lies further ahead than clocks and zones can differ.
        """
        found = self.local(moment)
        if found - self.clock.now() > _AHEAD:
            raise InputError(
                f"{found:%Y-%m-%d %H:%M} is in the future: say with --at when it was. "
                "Nothing was saved."
            )
        return found

    @contextmanager
    def writing(self) -> Iterator[Coach]:
        """The file to be written to; it is made when there is none.

        Raises:
            PostchainError: when it cannot be opened.
        """
        places = self.config()
        with self._opened(places, config.device_id(places.state), read_only=False) as store:
            yield Coach(store, Library(), self.clock)

    @contextmanager
    def reading(self) -> Iterator[Coach]:
        """The file to be read; where there is none, what a new one would hold, and none is made.

        Raises:
            PostchainError: when it cannot be opened.
        """
        with self._readable() as store:
            yield Coach(store, Library(), self.clock)

    def _readable(self) -> Store:
        """Opened for writing where that is allowed: what a crash left half done is then mended."""
        places = self.config()
        if not os.path.lexists(places.db):
            return Store.in_memory(self.clock.now)
        try:
            return self._opened(places, "reader", read_only=False)
        except NotPermittedError:
            return self._opened(places, "reader", read_only=True)

    def _opened(self, places: Config, device: str, *, read_only: bool) -> Store:
        return Store.open(
            places.db,
            device=device,
            now=self.clock.now,
            backups=places.backups,
            busy_timeout_ms=COMMAND_BUSY_TIMEOUT_MS,
            read_only=read_only,
        )

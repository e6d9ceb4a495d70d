"""Starts the program: the only place that joins the command line, the file and the app."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from postchain_tui import config, crash
from postchain_tui.catalog.library import Library
from postchain_tui.cli import root
from postchain_tui.cli.context import AppStart
from postchain_tui.coach.coach import Coach
from postchain_tui.config import Config
from postchain_tui.store.failures import NotPermittedError
from postchain_tui.store.files import make_folder
from postchain_tui.store.lock import AppLock, holder_pid
from postchain_tui.store.store import Store


def _run_app(start: AppStart) -> int:
    """Run the app; it is imported only now, since a command must not pay for Textual.

    Whatever is made while it starts stays, so looking for rubbish can wait until it stands.
    """
    gc.disable()
    run = import_module("postchain_tui.ui.app").run
    opened = _demo(start) if start.demo else _file(start)
    with opened as (store, places, notice):
        return int(run(Coach(store, Library(), start.clock), places, notice))


_Opened = tuple[Store, Config, str]
"""The file, where things are, and what is to be said of it."""


@contextmanager
def _demo(start: AppStart) -> Iterator[_Opened]:
    """A made-up history in memory; also the looks and keys that are chosen are gone with it."""
    with Store.in_memory(start.clock.now) as store, TemporaryDirectory() as folder:
        made_up = import_module("postchain_tui.demo")
        made_up.fill(store, made_up.WEEKS, made_up.SEED, start.clock.now())
        places = replace(start.config, file=Path(folder) / "config.toml")
        yield store, places, "This is a made-up history in memory: nothing you do here is kept."


@contextmanager
def _file(start: AppStart) -> Iterator[_Opened]:
    """The person's own file, with the lock of the one app that may write to it."""
    path = start.config.db
    try:
        make_folder(path.parent)
        lock = AppLock.take(path)
        notice = "" if lock else _held(holder_pid(path))
    except NotPermittedError:
        lock, notice = None, "This file may only be read here: nothing can be recorded."
    try:
        with Store.open(
            path,
            device=config.device_id(start.config.state),
            now=start.clock.now,
            backups=start.config.backups,
            read_only=lock is None,
        ) as store:
            yield store, start.config, notice
    finally:
        if lock is not None:
            lock.release()


def _held(pid: int | None) -> str:
    """Who holds the file."""
    who = "another Postchain" if pid is None else f"another Postchain (process {pid})"
    return f"This one only shows: {who} has the file open. Close it to train here."


def main() -> None:
    """Run the program and end the process with its exit code."""
    crash.log_uncaught(config.state_folder() / config.CRASH_LOG)
    sys.exit(root.main(_run_app))


if __name__ == "__main__":
    main()

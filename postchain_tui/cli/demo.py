"""The command `demo`: a made-up history, in the app or in a file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from postchain_tui import demo
from postchain_tui.catalog.library import Library
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import path_text, print_lines
from postchain_tui.cli.terminal import is_terminal
from postchain_tui.cli.today import show_today
from postchain_tui.coach.coach import Coach
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.store.store import Store

_DEVICE = "demo"
"""Marks what no machine recorded."""
_MOST_WEEKS = 2000
_MOST_SETS = 10_000_000


@click.command("demo", short_help="The app on a made-up history in memory.")
@click.option("--write", "path", type=click.Path(path_type=Path), help="Write it to a new file.")
@click.option("--weeks", type=click.IntRange(1, _MOST_WEEKS), help="So many weeks up to now.")
@click.option("--sets", type=click.IntRange(1, _MOST_SETS), help="So many sets from 2016 on.")
@click.option("--seed", type=click.IntRange(0, 2**31), help="Another seed, another history.")
@click.pass_obj
def demo_command(
    invocation: Invocation, path: Path | None, weeks: int | None, sets: int | None, seed: int | None
) -> int:
    """Show the app on a made-up history in memory, which touches nothing.

    With --write the history goes to a new file instead.
    """
    if path is not None:
        _write(invocation, path, weeks, sets, demo.SEED if seed is None else seed)
        return 0
    if (weeks, sets, seed) != (None, None, None):
        raise click.UsageError("--weeks, --sets and --seed go with --write.")
    if is_terminal():
        return invocation.run_app(invocation.app_start(demo=True))
    with Store.in_memory(invocation.clock.now) as store:
        demo.fill(store, demo.WEEKS, demo.SEED, invocation.clock.now())
        show_today(Coach(store, Library(), invocation.clock))
    return 0


def _write(
    invocation: Invocation, path: Path, weeks: int | None, sets: int | None, seed: int
) -> None:
    if os.path.lexists(path):
        raise NotAllowedError(f"{path_text(path)} exists. Write the demo to a new file.")
    with Store.open(path, device=_DEVICE, now=invocation.clock.now) as store:
        if sets is None:
            demo.fill(store, weeks or demo.WEEKS, seed, invocation.clock.now())
        else:
            demo.fill_sets(store, sets, seed)
    print_lines([f"Written to {path_text(path)}"])

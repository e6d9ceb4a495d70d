"""The commands `undo` and `redo`: the last change, whoever made it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

import click

from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import (
    Json,
    as_json,
    dim,
    paragraphs,
    print_json,
    print_lines,
    shown,
    spread,
)
from postchain_tui.cli.shapes import moment_text
from postchain_tui.coach import undoing
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.undoing import TakenBack
from postchain_tui.core.formatting import day_text
from postchain_tui.core.undo import Fate, State

_LIMIT = 20
_LONGEST_WHAT = 48
_BECAME = {State.DONE: "", State.UNDONE: "undone", State.REDOABLE: "undone, can be done again"}

_list = click.option(
    "--list", "as_list", is_flag=True, help="Show the last changes instead, newest first."
)
_limit = click.option(
    "--limit",
    type=click.IntRange(min=1, max=1_000_000),
    default=_LIMIT,
    show_default=True,
    help="How many at most.",
)


@click.command("undo", short_help="Take back the last change.")
@_list
@_limit
@as_json
@click.pass_obj
def undo_command(invocation: Invocation, as_list: bool, limit: int, as_json: bool) -> None:
    """Take back the last change, whoever made it; once more takes back the one before."""
    if as_list:
        _show_list(invocation, limit, as_json=as_json)
    else:
        _show(invocation, undoing.undo, "Undid", as_json=as_json)


@click.command("redo", short_help="Do again what was undone last.")
@_list
@_limit
@as_json
@click.pass_obj
def redo_command(invocation: Invocation, as_list: bool, limit: int, as_json: bool) -> None:
    """Do again what was undone last, as long as nothing was changed since."""
    if as_list:
        _show_list(invocation, limit, as_json=as_json)
    else:
        _show(invocation, undoing.redo, "Did again", as_json=as_json)


def _show(
    invocation: Invocation, step: Callable[[Coach], TakenBack], word: str, *, as_json: bool
) -> None:
    with _opened(invocation) as coach:
        done = step(coach)
    if as_json:
        print_json(_document(invocation, done.fate))
    else:
        print_lines([f"{word}: {shown(done.fate.deed.what)}", *paragraphs(done.targets, "  ")])


def _opened(invocation: Invocation) -> AbstractContextManager[Coach]:
    """Where there is no file, there is nothing to be taken back, and none is made."""
    exists = os.path.lexists(invocation.config().db)
    return invocation.writing() if exists else invocation.reading()


def _show_list(invocation: Invocation, limit: int, *, as_json: bool) -> None:
    with invocation.reading() as coach:
        found = undoing.last(coach, limit)
    if as_json:
        print_json([_document(invocation, fate) for fate in found])
    else:
        print_lines([_line(invocation, fate) for fate in found] or ["No changes."])


def _line(invocation: Invocation, fate: Fate) -> str:
    at = fate.deed.at.astimezone(invocation.zone)
    day = day_text(at.date(), invocation.clock.now().date())
    what = f"{day} {at:%H:%M}  {shown(fate.deed.what, _LONGEST_WHAT)}"
    left, right = spread(what, _BECAME[fate.state])
    return left if fate.state is State.DONE else left + dim(right)


def _document(invocation: Invocation, fate: Fate) -> dict[str, Json]:
    return {
        "id": fate.deed.id,
        "at": moment_text(fate.deed.at.astimezone(invocation.zone)),
        "what": fate.deed.what,
        "state": fate.state.value,
    }

"""The program's name on the command line: what stands before a command, and how it ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from postchain_tui import __version__
from postchain_tui.cli import values
from postchain_tui.cli.context import Invocation, RunApp
from postchain_tui.cli.output import shown, wants_colour
from postchain_tui.cli.terminal import is_terminal
from postchain_tui.clock import Clock
from postchain_tui.coach.coach import Coach
from postchain_tui.core.errors import InputError, PostchainError

DONE = 0
COULD_NOT = 1
WRONG_USE = 2
INTERRUPTED = 130

_LONGEST_MESSAGE = 2000


_COMMANDS = {
    "today": "today:today_command",
    "log": "log:log_command",
    "pain": "pain:pain_command",
    "state": "state:state_command",
    "history": "history:history_command",
    "progress": "progress:progress_command",
    "library": "library:library_command",
    "program": "program:program_group",
    "undo": "undo:undo_command",
    "redo": "undo:redo_command",
    "where": "where:where_command",
    "config": "settings:config_group",
    "demo": "demo:demo_command",
}
"""Where each command is, below this package."""


class _Commands(click.Group):
    """Imports a command when it is called: the app must not wait for what it does not need."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        place = _COMMANDS.get(cmd_name)
        return None if place is None else cast("click.Command", _part(place))


def _part(place: str) -> object:
    module, _, attribute = place.partition(":")
    return getattr(import_module(f"postchain_tui.cli.{module}"), attribute)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--db", type=click.Path(path_type=Path), help="The database (POSTCHAIN_DB).")
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="The configuration file (POSTCHAIN_CONFIG).",
)
@click.option("--now", metavar="ISO8601", callback=values.moment, help="Pretend that it is then.")
@click.version_option(__version__, prog_name="postchain", message="%(prog)s %(version)s")
@click.pass_context
def cli(
    context: click.Context, db: Path | None, config_file: Path | None, now: datetime | None
) -> int | None:
    """Posterior-chain training for a sore lower back.

    Without a command it opens the app, or says what is due where there is no terminal.
    """
    run_app: RunApp = context.obj
    context.color = wants_colour()
    zone = None if now is None else now.tzinfo
    clock = Clock(now, stands=True)
    invocation = Invocation(run_app, db, config_file, now, zone, clock)
    context.obj = invocation
    if context.invoked_subcommand is not None:
        return None
    if is_terminal():
        return run_app(invocation.app_start(demo=False))
    with invocation.reading() as coach:
        cast("Callable[[Coach], None]", _part("today:show_today"))(coach)
    return DONE


def main(run_app: RunApp, arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        run_app: Runs the app, when it is asked for.
        arguments: What was typed after the program's name; by default this process's own.

    Returns:
        The exit code: 0 done, 1 could not, 2 wrong use.
    """
    _let_nothing_be_unprintable()
    try:
        ended = cli.main(arguments, prog_name="postchain", standalone_mode=False, obj=run_app)
    except click.Abort:
        return INTERRUPTED
    except click.UsageError as error:
        _say(f"{error.format_message().rstrip('.')}. Try `{_path(error)} --help`.")
        return WRONG_USE
    except InputError as error:
        _say(str(error))
        return WRONG_USE
    except PostchainError as error:
        _say(str(error))
        return COULD_NOT
    return ended if isinstance(ended, int) else DONE


def _path(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx is not None else "postchain"


def _say(message: str) -> None:
    """One line on standard error, whatever was typed or read."""
    click.echo(f"postchain: {shown(message, _LONGEST_MESSAGE)}", err=True)


def _let_nothing_be_unprintable() -> None:
    """Print a question mark for what the terminal's encoding cannot hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")

"""The command `where`: the files and folders."""

from __future__ import annotations

import click

from postchain_tui import config
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import as_json, path_text, print_json, print_lines, shown


@click.command("where", short_help="Where everything is.")
@as_json
@click.pass_obj
def where_command(invocation: Invocation, as_json: bool) -> None:
    """Say where the database, the configuration and the backups are; make none of them."""
    places = invocation.config()
    newest = config.newest_file(places.backups)
    paths = {
        "db": places.db,
        "config": places.file,
        "state": places.state,
        "backups": places.backups,
        "log": places.log,
    }
    size_bytes = config.size_bytes(places.db)
    texts = {name: path_text(path) for name, path in paths.items()}
    last = None if newest is None else path_text(newest[0])
    if as_json:
        print_json({**texts, "size_bytes": size_bytes, "last_backup": last})
    else:
        print_lines(_lines(texts, size_bytes, last))


def _lines(texts: dict[str, str], size_bytes: int | None, last_backup: str | None) -> list[str]:
    rows = {**texts, "size": config.size_text(size_bytes), "last backup": last_backup or "none"}
    return [f"{name:<12} {shown(text, 4096)}" for name, text in rows.items()]

"""The command `where`: the files and folders."""

from __future__ import annotations

from pathlib import Path

import click

from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import as_json, path_text, print_json, print_lines, shown

_BYTES_A_MB = 1_000_000


@click.command("where", short_help="Where everything is.")
@as_json
@click.pass_obj
def where_command(invocation: Invocation, as_json: bool) -> None:
    """Say where the database, the configuration and the backups are; make none of them."""
    places = invocation.config()
    newest = _newest_file(places.backups)
    paths = {
        "db": places.db,
        "config": places.file,
        "state": places.state,
        "backups": places.backups,
        "log": places.log,
    }
    size_bytes = _size_bytes(places.db)
    texts = {name: path_text(path) for name, path in paths.items()}
    last = None if newest is None else path_text(newest)
    if as_json:
        print_json({**texts, "size_bytes": size_bytes, "last_backup": last})
    else:
        print_lines(_lines(texts, size_bytes, last))


def _lines(texts: dict[str, str], size_bytes: int | None, last_backup: str | None) -> list[str]:
    size = "not there yet" if size_bytes is None else f"{size_bytes / _BYTES_A_MB:.2f} MB"
    rows = {**texts, "size": size, "last backup": last_backup or "none"}
    return [f"{name:<12} {shown(text, 4096)}" for name, text in rows.items()]


def _size_bytes(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None


def _newest_file(folder: Path) -> Path | None:
    try:
        dated = [(file.stat().st_mtime, file) for file in folder.iterdir() if file.is_file()]
    except OSError:
        return None
    return max(dated)[1] if dated else None

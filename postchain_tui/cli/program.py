"""The command `program`: the programs that there are, and the one in use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click

from postchain_tui.catalog.mistakes import MistakesError
from postchain_tui.catalog.own import program_plain
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import (
    Json,
    as_json,
    bold,
    dim,
    path_text,
    print_json,
    print_lines,
    shown,
    wrapped,
)
from postchain_tui.coach import programs, sharing
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.programs import Imported, Listed
from postchain_tui.core import program_page
from postchain_tui.core.details import Row, RowKind
from postchain_tui.core.errors import InputError
from postchain_tui.core.formatting import count_text
from postchain_tui.core.program_page import ProgramPage

_WRONG_USE = 2
_LONGEST = 500


@click.group("program", invoke_without_command=True, short_help="Programs: list, use, share.")
@click.pass_context
def program_group(context: click.Context) -> None:
    """The programs: `list`, `show ID`, `use ID`, `import FILE.toml`, `export ID`."""
    if context.invoked_subcommand is None:
        context.invoke(program_list)


@program_group.command("list", short_help="All programs.")
@as_json
@click.pass_obj
def program_list(invocation: Invocation, as_json: bool = False) -> None:
    """List the programs, the one in use marked with ●."""
    with invocation.reading() as coach:
        listed = programs.listed(coach)
    if as_json:
        print_json([_listed(one) for one in listed])
    else:
        print_lines([line for one in listed for line in _list_lines(one)])


@program_group.command("show", short_help="One program, slot by slot.")
@click.argument("program_id", metavar="ID")
@as_json
@click.pass_obj
def program_show(invocation: Invocation, program_id: str, as_json: bool) -> None:
    """Show the program ID: its slots, when they come, and what they give today."""
    with invocation.reading() as coach:
        name = _named(coach, program_id)
        if as_json:
            print_json(_document(coach, name))
        else:
            print_lines(list(_page_lines(programs.page_of(coach, name))))


@program_group.command("use", short_help="Train by it from now on.")
@click.argument("program_id", metavar="ID")
@click.pass_obj
def program_use(invocation: Invocation, program_id: str) -> None:
    """Train by the program ID from now on; says what carries over."""
    with invocation.writing() as coach:
        name = _named(coach, program_id)
        carried = programs.change_of_use(coach, name)
        changed = programs.use(coach, name)
        said = [f"In use: {coach.program.name}."] if changed.what else ["It is in use already."]
    print_lines([*said, *(carried if changed.what else ())])


@program_group.command("import", short_help="Take one in from a TOML file.")
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@click.pass_context
@click.pass_obj
def program_import(
    invocation: Invocation, context: click.Context, file: Path, as_json: bool
) -> None:
    """Take in the program in FILE, with the exercises that came with it."""
    with invocation.writing() as coach:
        try:
            imported = sharing.take_in(coach, file)
        except MistakesError as error:
            _refuse(context, error)
        if as_json:
            print_json(_imported(imported))
            return
    use = dim(f"Train by it: postchain program use {imported.program.id}")
    print_lines([*(shown(one, _LONGEST) for one in sharing.words(imported)), use])


@program_group.command("export", short_help="Write it as TOML.")
@click.argument("program_id", metavar="ID")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Into a new file, not the terminal."
)
@click.pass_obj
def program_export(invocation: Invocation, program_id: str, output: Path | None) -> None:
    """Write the program ID as TOML, with your own exercises that it lists."""
    with invocation.reading() as coach:
        name = _named(coach, program_id)
        if output is None:
            click.echo(programs.shared(coach, name).encode(), nl=False)
        else:
            sharing.export(coach, name, output.expanduser())
            print_lines([f"Written to {path_text(output)}."])


def _named(coach: Coach, text: str) -> str:
    """The id that is meant, of a program's id or name.

    Raises:
        InputError: when there is none; it names those that there are.
    """
    wanted = text.strip().casefold()
    ids: list[str] = []
    for one in programs.listed(coach):
        if wanted in {one.program.id.casefold(), one.program.name.casefold()}:
            return one.program.id
        ids.append(one.program.id)
    raise InputError(f"There is no program “{shown(text, 60)}”: choose from {', '.join(ids)}.")


def _refuse(context: click.Context, error: MistakesError) -> None:
    """Say all that has to be mended, a line each."""
    count = count_text(len(error.mistakes), "mistake")
    lines = [
        f"postchain: {error.file} has {count}; nothing was imported.",
        *(f"{error.file}, {mistake}" for mistake in error.mistakes),
    ]
    for line in lines:
        click.echo(shown(line, _LONGEST), err=True)
    context.exit(_WRONG_USE)


def _listed(one: Listed) -> dict[str, Json]:
    return {
        "id": one.program.id,
        "name": one.program.name,
        "own": one.is_own,
        "in_use": one.is_in_use,
        "archived": one.is_archived,
        "sessions": one.sessions,
    }


def _document(coach: Coach, program_id: str) -> Json:
    listed = next(one for one in programs.listed(coach) if one.program.id == program_id)
    today = coach.today(program_id)
    place: dict[str, Json] = {
        "day": None if today.day is None else today.day.name,
        "stage": None if today.stage is None else today.stage.stage.name,
        "session_number": today.number,
    }
    plain = cast("dict[str, Json]", program_plain(listed.program))
    return {**plain, **_listed(listed), **place}


def _imported(imported: Imported) -> Json:
    return {
        "id": imported.program.id,
        "name": imported.program.name,
        "new": imported.is_new,
        "exercises_added": [one.id for one in imported.added],
        "exercises_kept": [one.id for one in imported.kept],
    }


def _list_lines(one: Listed) -> Iterator[str]:
    mark = "●" if one.is_in_use else " "
    own = "archived" if one.is_archived else "your own" if one.is_own else ""
    facts = ", ".join(filter(None, (own, count_text(one.sessions, "session") + " done")))
    name = f"{mark} {shown(one.program.name):<32}"
    yield f"{bold(name)} {shown(one.program.id):<24} {dim(facts)}"


def _page_lines(page: ProgramPage) -> Iterator[str]:
    return (line for row in program_page.rows(page) for line in _row_lines(row))


def _row_lines(row: Row) -> list[str]:
    text = row.text
    if row.kind in {RowKind.HEAD, RowKind.EXERCISE}:
        return [bold(shown(text, _LONGEST))]
    indent = " " * (len(text) - len(text.lstrip()))
    return wrapped(text.strip(), indent, "  ") if text.strip() else [""]

"""Programs as files: written to be handed on, and read to be taken in."""

from __future__ import annotations

import os
from pathlib import Path

from postchain_tui.catalog.program_file import MOST_BYTES
from postchain_tui.coach import programs
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.programs import Imported
from postchain_tui.core.errors import InputError
from postchain_tui.core.formatting import count_text


def export(coach: Coach, program_id: str, file: Path) -> None:
    """Write a program into a new file, which only its owner may read.

    Raises:
        InputError: when there is no such program, there is a file already, or it cannot be written.
    """
    text = programs.shared(coach, program_id)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise InputError(f"{file} is there already: choose another name.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{file} could not be written: {_why(error)}.") from error


def take_in(coach: Coach, file: Path) -> Imported:
    """Keep the program in a file, with the exercises that came with it.

    Raises:
        InputError: when it cannot be read or has mistakes; then nothing is taken in.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    try:
        with file.open("rb") as stream:
            text = stream.read(MOST_BYTES + 1).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is no text in UTF-8.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{file} could not be read: {_why(error)}.") from error
    return programs.take_in(coach, text, file.name)


def words(imported: Imported) -> tuple[str, ...]:
    """What came of a file, a sentence each."""
    program = imported.program
    told = [f"{program.name} {_how(imported)}, as {program.id}."]
    if imported.added:
        names = ", ".join(one.name for one in imported.added)
        told.append(f"With {count_text(len(imported.added), 'exercise')}: {names}.")
    told += [f"{one.name} was here already and stays as it is." for one in imported.kept]
    return tuple(told)


def _how(imported: Imported) -> str:
    if imported.is_new:
        return "is here now"
    return "is here in its new version" if imported.is_changed else "was here already, the same"


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

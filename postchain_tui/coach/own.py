"""One's own exercises and programs, read from the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from postchain_tui.catalog import programs
from postchain_tui.catalog.library import Library
from postchain_tui.catalog.own import exercise_in, program_in
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.program import Program
from postchain_tui.store import own as own_store
from postchain_tui.store.own import Kept, Kind
from postchain_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class Own:
    """All exercises and programs that there are, shipped and one's own."""

    library: Library
    """The exercises."""
    programs: dict[str, Program]
    """One's own programs by their ids, archived ones too."""
    archived: frozenset[str]
    """Ids of one's own programs that are no longer offered."""

    def program(self, program_id: str) -> Program:
        """A program by its id.

        Raises:
            InputError: when there is none.
        """
        found = self.programs.get(program_id)
        return programs.program(program_id) if found is None else found


def read(store: Store, shipped: Library) -> Own:
    """Read what is one's own; what cannot be read any more is left out, and stays in the file.

    Args:
        store: The file.
        shipped: The exercises as they are where there is none of one's own.

    Raises:
        PostchainError: when the file cannot be read.
    """
    exercises = own_store.kept(store, Kind.EXERCISE)
    library = _with_own(shipped, exercises) if exercises else shipped
    kept = own_store.kept(store, Kind.PROGRAM)
    return Own(
        library=library,
        programs={program.id: program for program in _programs(kept, library)},
        archived=frozenset(one.id for one in kept if one.archived),
    )


def _with_own(shipped: Library, kept: tuple[Kept, ...]) -> Library:
    of_own = [one for one in kept if one.id not in shipped.ids]
    return Library(_exercises(of_own), (one.id for one in of_own if one.archived))


def _exercises(kept: Iterable[Kept]) -> Iterator[Exercise]:
    for one in kept:
        with suppress(InputError):
            yield exercise_in(one.body, one.id)


def _programs(kept: Iterable[Kept], library: Library) -> Iterator[Program]:
    members = {family.id: family.exercises for family in library.families}
    for one in kept:
        with suppress(InputError):
            yield program_in(one.body, one.id, lambda family: members.get(family, ()))

"""One's own exercises and programs, read from the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from postchain_tui.catalog import programs
from postchain_tui.catalog.library import Library
from postchain_tui.catalog.own import exercise_in, program_in
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise, linked
from postchain_tui.core.program import Program
from postchain_tui.core.text import harmless_values
from postchain_tui.core.weaving import woven
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
    exercises = _whole({one.id: one for one in _exercises(of_own)}, frozenset(shipped.ids))
    return Library(exercises, (one.id for one in of_own if one.archived))


def _exercises(kept: Iterable[Kept]) -> Iterator[Exercise]:
    for one in kept:
        with suppress(InputError):
            yield exercise_in(_harmless(one), one.id)


def _harmless(one: Kept) -> dict[str, object]:
    """What is kept, made fit for a screen: another program may have written it."""
    return {name: harmless_values(value) for name, value in one.body.items()}


def _whole(exercises: dict[str, Exercise], shipped: frozenset[str]) -> tuple[Exercise, ...]:
    """Those that name only exercises that there are, and do not lead back to themselves.

    Two programs that write at once can break what each of them has seen to. Of a circle the one
    that was changed last is left out, and with it what names it.
    """
    known = exercises.keys() | shipped
    broken = [name for name, one in exercises.items() if not known >= _named(one)]
    if not broken:
        broken = [name for name in exercises if _leads_back(exercises[name], exercises)][-1:]
    if not broken:
        return tuple(exercises.values())
    left = {name: one for name, one in exercises.items() if name not in broken}
    return _whole(left, shipped)


def _leads_back(exercise: Exercise, own: dict[str, Exercise]) -> bool:
    """Is it easier than itself, step by step?"""
    below = linked(exercise, own.get, lambda one: woven(one, own.values()).ladder.regressions)
    return exercise.id in below


def _named(exercise: Exercise) -> frozenset[str]:
    """Ids of the exercises that one cannot be without."""
    ladder = exercise.ladder
    lists = (ladder.regressions, ladder.progressions, ladder.alternatives)
    return frozenset(chain(*lists, (ladder.injured_fallback,)))


def _programs(kept: Iterable[Kept], library: Library) -> Iterator[Program]:
    members = {family.id: family.exercises for family in library.families}
    known = frozenset((*library.ids, *library.own))
    for one in kept:
        with suppress(InputError):
            program = program_in(_harmless(one), one.id, lambda family: members.get(family, ()))
            if program.exercises <= known and all(slot.exercises for slot in program.slots):
                yield program

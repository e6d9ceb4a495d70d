"""Programs: listed, chosen, made one's own, and shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from postchain_tui.catalog import program_file, programs
from postchain_tui.catalog.own import exercise_plain, program_plain
from postchain_tui.catalog.program_file import Shared
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Changed, changed_by
from postchain_tui.coach.owning import written
from postchain_tui.core import own_program, program_form, program_page
from postchain_tui.core import today as days
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.own_exercise import own_id
from postchain_tui.core.program import Program
from postchain_tui.core.program_page import ProgramPage
from postchain_tui.core.today import Due
from postchain_tui.store import diary
from postchain_tui.store import own as own_store
from postchain_tui.store.journal import Writing
from postchain_tui.store.own import Kept, Kind


@dataclass(frozen=True, slots=True)
class Listed:
    """A program among all that there are."""

    program: Program
    is_own: bool
    """Can it be changed? Shipped ones can be copied."""
    is_in_use: bool
    is_archived: bool
    """Is it no longer offered?"""
    sessions: int
    """How many of its sessions were finished."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a shared program."""

    program: Program
    """The program as it is here now."""
    is_new: bool
    """Is it one more, rather than another version of one that was here?"""
    is_changed: bool
    """Is anything of it otherwise than it was here?"""
    added: tuple[Exercise, ...]
    """The exercises that came with it."""
    kept: tuple[Exercise, ...]
    """Exercises of one's own that are here otherwise, and stayed as they are."""


def listed(coach: Coach) -> tuple[Listed, ...]:
    """All programs, shipped ones first, then one's own, archived ones last.

    Raises:
        PostchainError: when the file cannot be read.
    """
    in_use = coach.program.id
    return tuple(
        Listed(
            program=one,
            is_own=one.id in coach.own.programs,
            is_in_use=one.id == in_use,
            is_archived=one.id in coach.own.archived,
            sessions=diary.finished_count(coach.store, one.id),
        )
        for one in (*programs.programs(), *sorted(coach.own.programs.values(), key=_by(coach)))
    )


def _by(coach: Coach) -> Callable[[Program], tuple[bool, str]]:
    """What programs of one's own are sorted by."""
    return lambda one: (one.id in coach.own.archived, one.name.casefold())


def page_of(coach: Coach, program_id: str) -> ProgramPage:
    """All that the page of one program says.

    Raises:
        InputError: when there is no such program.
        PostchainError: when the file cannot be read.
    """
    return ProgramPage(
        today=coach.today(program_id),
        exercise_of=coach.known_exercise,
        unit=coach.settings.units,
        at_hand=coach.settings.implements,
        due=_due(coach, program_id),
        families={one.id: one.name for one in coach.library.families},
        standing=_standing(coach, program_id),
    )


def _standing(coach: Coach, program_id: str) -> str:
    """What is to be said of a program beside its name."""
    told = (
        ("in use", program_id == coach.program.id),
        ("your own", program_id in coach.own.programs),
        ("archived", program_id in coach.own.archived),
    )
    return ", ".join(words for words, is_so in told if is_so)


def _due(coach: Coach, program_id: str) -> tuple[Due, ...]:
    """What every slot of a program gives now, whatever its days and stages."""
    program = coach.own.program(program_id)
    whole = replace(program, days=(), stages=())
    facts = coach.past.facts(whole, coach.settings)
    return days.today(whole, coach.library.exercise, facts, coach.clock.now()).due


def change_of_use(coach: Coach, program_id: str) -> tuple[str, ...]:
    """What a switch to another program would carry over, a sentence each.

    Raises:
        InputError: when there is no such program.
        PostchainError: when the file cannot be read.
    """
    return program_page.carries_over(
        coach.today(),
        coach.today(program_id),
        coach.settings.units,
        _due(coach, coach.program.id),
        _due(coach, program_id),
    )


def use(coach: Coach, program_id: str) -> Changed:
    """Take a program into use.

    Raises:
        InputError: when there is no such program.
        NotAllowedError: when it is archived.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    program = coach.own.program(program_id)
    if program.id == coach.program.id:
        return Changed("", ())
    if program.id in coach.own.archived:
        raise NotAllowedError(f"{program.name} is archived: bring it back first.")

    def take() -> str:
        """Put it on record."""
        coach.set_setting("program", program.id)
        return f"use the program {program.name}"

    return changed_by(coach, take)


def save(coach: Coach, program: Program, what: str) -> Changed:
    """Keep a program of one's own, a new one or another version.

    Args:
        coach: Who writes it down.
        program: The program as it is to be.
        what: The change in the person's words.

    Raises:
        InputError: when it contradicts itself; the message says what is allowed.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    if program == coach.own.programs.get(program.id):
        return Changed("", ())
    for _, message in own_program.mistakes(program, coach.known_exercise):
        raise InputError(message)
    _refuse_archived(coach, program)
    return written(coach, what, lambda writing: _write(writing, program))


def copy_of(coach: Coach, program: Program) -> Changed:
    """Make a program of one's own out of another one.

    Raises:
        NotSavedError: when it could not be written; nothing has changed then.
    """
    name = _free_name(coach, f"{program.name} (my own)")
    copied = program_form.copy_of(program, own_id(name, taken(coach)), name)
    return replace(save(coach, copied, f"copy the program {program.name}"), subject=copied.id)


def archive(coach: Coach, program: Program) -> Changed:
    """Offer a program of one's own no longer, or again; its sessions stay.

    Raises:
        NotAllowedError: when it is in use, or shipped.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    if program.id not in coach.own.programs:
        raise NotAllowedError(f"{program.name} is shipped: it cannot be archived.")
    if program.id in coach.own.archived:
        what = f"bring the program {program.name} back"
        return written(coach, what, lambda writing: _write(writing, program))
    if program.id == coach.program.id:
        raise NotAllowedError(f"{program.name} is in use: choose another program first.")
    what = f"archive the program {program.name}"
    return written(coach, what, lambda writing: _write(writing, program, archived=True))


def shared(coach: Coach, program_id: str) -> str:
    """A program as TOML, with the exercises of one's own that it lists.

    Raises:
        InputError: when there is no such program.
    """
    program = coach.own.program(program_id)
    return program_file.written(Shared(program, _own_of(coach, program)))


def take_in(coach: Coach, text: str, file_name: str) -> Imported:
    """Keep a program that somebody shared, with the exercises that came with it.

    Of the id of one's own program it becomes that one's new version. An exercise that is here
    already stays as it is here. The program is not taken into use.

    Args:
        coach: Who writes it down.
        text: What the file says.
        file_name: What the file is called, for messages.

    Raises:
        InputError: when the file has mistakes; then nothing is taken in.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    found = program_file.read_file(text, file_name, coach.library)
    _refuse_archived(coach, found.program)
    program = found.program
    here = coach.library.own
    added = tuple(one for one in found.exercises if one.id not in here)
    known = (one for one in found.exercises if one.id in here)
    kept = tuple(here[one.id] for one in known if here[one.id] != one)
    is_new = program.id not in coach.own.programs

    def write(writing: Writing) -> None:
        """Write the exercises and the program."""
        for one in added:
            own_store.write(writing, Kind.EXERCISE, Kept(one.id, one.name, exercise_plain(one)))
        _write(writing, program)

    is_changed = bool(added) or program != coach.own.programs.get(program.id)
    if is_changed:
        written(coach, f"import the program {program.name}", write)
    return Imported(program, is_new, is_changed, added, kept)


def _refuse_archived(coach: Coach, program: Program) -> None:
    """Let no program list what is no longer offered.

    Raises:
        InputError: when it does.
    """
    for name in filter(coach.library.is_archived, sorted(program.exercises)):
        exercise = coach.library.exercise(name).name
        raise InputError(f"{exercise} is archived: bring it back first, with x in the Library.")


def taken(coach: Coach) -> frozenset[str]:
    """Ids that a new program may not have."""
    return frozenset({*(one.id for one in programs.programs()), *coach.own.programs})


def _free_name(coach: Coach, name: str) -> str:
    names = {one.name for one in coach.own.programs.values()}
    numbered = (f"{name} {number}" for number in range(2, len(names) + 3))
    return next(one for one in (name, *numbered) if one not in names)


def _own_of(coach: Coach, program: Program) -> tuple[Exercise, ...]:
    """The exercises of one's own that a program lists, and those that their ladders name."""
    own = coach.library.own
    found: dict[str, Exercise] = {}
    waiting = [one for slot in program.slots for one in slot.exercises]
    while waiting:
        name = waiting.pop(0)
        if name in own and name not in found:
            found[name] = own[name]
            ladder = own[name].ladder
            waiting += (*ladder.regressions, *ladder.progressions, *ladder.alternatives)
            waiting.append(ladder.injured_fallback)
    return tuple(found.values())


def _write(writing: Writing, program: Program, *, archived: bool = False) -> None:
    one = Kept(program.id, program.name, program_plain(program), archived)
    own_store.write(writing, Kind.PROGRAM, one)

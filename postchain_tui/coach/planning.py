"""A program of one's own, changed slot by slot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from postchain_tui.coach import programs
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Changed
from postchain_tui.coach.editing import Form, Texts
from postchain_tui.coach.naming import Namer, name_of
from postchain_tui.core import own_program, program_form, slot_form
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.form import FieldError, changes_text
from postchain_tui.core.own_exercise import own_id
from postchain_tui.core.program import Program, Slot
from postchain_tui.core.slot_form import Shelf

_SLOT_HELP = (
    "An exercise, or several in order of preference, or a family, which begins at its lowest rung. "
    "An empty dose is the exercise's own."
)
_PROGRAM_HELP = (
    "Days take turns, or come on days of the week: A, B · A: mon thu, B: tue. Without any, every "
    "session is the same."
)
_FIELDS: dict[str | int, str] = {"day": "days", "stage": "stages"}
"""The field that a mistake in a part of a program is in."""
_FIRST = "glute_bridge"
"""What the first slots of a new program are for, until it is said otherwise."""


def new(coach: Coach) -> Form:
    """To make a program of one's own, with one slot on each of its days to begin with."""
    blank = slot_form.blank_slot(_FIRST)
    program = Program("", "", "", "", (blank,))

    def save(texts: Texts) -> Changed:
        """Keep the program."""
        made = program_form.changed(program, texts, shelf(coach))
        slots = tuple(replace(blank, days=(day.name,)) for day in made.days) or (blank,)
        made = replace(made, id=own_id(made.name, programs.taken(coach)), slots=slots)
        _refuse_mistakes(coach, made)
        changed = programs.save(coach, made, f"make the program {made.name}")
        return replace(changed, subject=made.id)

    fields = program_form.fields(program, shelf(coach))
    return Form("A program of your own", fields, save, _PROGRAM_HELP)


def program_of(coach: Coach, program_id: str) -> Form:
    """To change a program as a whole.

    Raises:
        NotAllowedError: when it is shipped.
    """
    program = owned(coach, program_id)

    def save(texts: Texts) -> Changed:
        """Keep the program as it is now said to be."""
        after = program_form.changed(program, texts, shelf(coach))
        _refuse_mistakes(coach, after)
        how = changes_text(fields, program_form.fields(after, shelf(coach)))
        return programs.save(coach, after, f"edit the program {program.name}: {how}")

    fields = program_form.fields(program, shelf(coach))
    return Form(program.name, fields, save, _PROGRAM_HELP)


def slot_of(coach: Coach, program_id: str, index: int) -> Form:
    """To change one slot of a program.

    Raises:
        NotAllowedError: when the program is shipped.
    """
    program = owned(coach, program_id)
    slot = program.slots[index]

    def keep(after: Slot, how: str) -> Changed:
        """Keep the program with the slot as it is now said to be."""
        what = f"edit {_slot_name(coach, slot)} in {program.name}: {how}"
        return programs.save(coach, program_form.with_slot(program, index, after), what)

    return _slot_form(coach, f"{program.name}, slot {index + 1}", program, slot, keep)


def new_slot(coach: Coach, program_id: str, after: int | None) -> Form:
    """To add a slot to a program, after another one or at the end.

    Raises:
        NotAllowedError: when the program is shipped.
    """
    program = owned(coach, program_id)
    place = len(program.slots) - 1 if after is None else after
    before = program.slots[place]
    blank = slot_form.blank_slot(before.exercises[0], before)

    def keep(slot: Slot, _how: str) -> Changed:
        """Keep the program with one slot more."""
        what = f"add {_slot_name(coach, slot)} to {program.name}"
        return programs.save(coach, program_form.with_slot_after(program, place, slot), what)

    return _slot_form(coach, f"{program.name}, one more slot", program, blank, keep)


def move_slot(coach: Coach, program_id: str, index: int, by: int) -> Changed:
    """Move a slot up or down.

    Raises:
        NotAllowedError: when the program is shipped.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    program = owned(coach, program_id)
    what = f"move {_slot_name(coach, program.slots[index])} in {program.name}"
    return programs.save(coach, program_form.moved(program, index, by), what)


def remove_slot(coach: Coach, program_id: str, index: int) -> Changed:
    """Take a slot out of a program.

    Raises:
        NotAllowedError: when the program is shipped.
        InputError: when the program cannot be without it.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    program = owned(coach, program_id)
    what = f"take {_slot_name(coach, program.slots[index])} out of {program.name}"
    return programs.save(coach, program_form.without(program, index), what)


def owned(coach: Coach, program_id: str) -> Program:
    """A program of one's own.

    Raises:
        NotAllowedError: when it is shipped.
    """
    program = coach.own.program(program_id)
    if program.id not in coach.own.programs:
        raise NotAllowedError(f"{program.name} is shipped: c makes a copy of your own of it.")
    return program


def shelf(coach: Coach) -> Shelf:
    """What a slot can be filled with."""
    library = coach.library
    return Shelf(
        exercise_of=coach.known_exercise,
        named=Namer(library, (), coach.settings.bar).named,
        families=library.families,
        names=tuple(library.names().values()),
    )


def _refuse_mistakes(coach: Coach, program: Program) -> None:
    """Let no program be kept that contradicts itself.

    Raises:
        FieldError: for the first mistake.
    """
    for path, message in own_program.mistakes(program, coach.known_exercise):
        raise FieldError(_FIELDS.get(path[0], "name"), message)


def _slot_form(
    coach: Coach,
    title: str,
    program: Program,
    slot: Slot,
    keep: Callable[[Slot, str], Changed],
) -> Form:
    def save(texts: Texts) -> Changed:
        """Keep the slot as it is now said to be."""
        after = slot_form.changed(slot, texts, program, shelf(coach))
        how = changes_text(fields, slot_form.fields(after, program, shelf(coach)))
        return keep(after, how)

    fields = slot_form.fields(slot, program, shelf(coach))
    return Form(title, fields, save, _SLOT_HELP)


def _slot_name(coach: Coach, slot: Slot) -> str:
    return name_of(coach, slot.exercises[0])

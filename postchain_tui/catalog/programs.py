"""The programs that are shipped, and programs read from a TOML text."""

from __future__ import annotations

from functools import cache

from postchain_tui.catalog.exercise_tables import dose_from
from postchain_tui.catalog.tables import Table, read, shipped
from postchain_tui.core.errors import InputError
from postchain_tui.core.program import Program, Role, Slot

_SHIPPED = ("basics", "recovery")


@cache
def program(program_id: str) -> Program:
    """The shipped program with this id."""
    if program_id not in _SHIPPED:
        raise InputError(f"There is no such program. Shipped: {', '.join(_SHIPPED)}.")
    return _program(shipped(f"programs/{program_id}.toml"))


def programs() -> tuple[Program, ...]:
    """All shipped programs; the first is what a new user gets."""
    return tuple(map(program, _SHIPPED))


def read_program(text: str) -> Program:
    """The program that a TOML text describes; its exercise ids are not looked up."""
    return _program(read(text, "program"))


def _program(table: Table) -> Program:
    found = Program(
        id=table.text("id"),
        name=table.text("name"),
        goal=table.text("goal"),
        summary=table.text("summary"),
        slots=tuple(map(_slot, table.tables("slot"))),
    )
    if not found.slots:
        raise table.wrong("slot", "at least one table")
    table.finish()
    return found


def _slot(table: Table) -> Slot:
    exercises = table.texts("exercises")
    if not exercises:
        raise table.wrong("exercises", "at least one exercise id")
    dose = table.table("dose")
    found = Slot(
        role=table.choice("role", Role),
        exercises=exercises,
        dose=None if dose is None else dose_from(dose),
        skippable=table.flag("skippable"),
    )
    table.finish()
    return found

"""Turns the table of a program into a program."""

from __future__ import annotations

from collections.abc import Callable

from postchain_tui.catalog.exercise_tables import OWN_DOSE, dose_from
from postchain_tui.catalog.tables import Table
from postchain_tui.core.program import Day, Program, Role, Slot, Stage, Weekday
from postchain_tui.core.text import harmless

Members = Callable[[str], tuple[str, ...]]
"""Ids of the exercises of a family by its id, easiest first; none where there is no such family."""

_EXERCISES = "at least one exercise id, unless the slot has a family"


def program_from(table: Table, members: Members) -> Program:
    """A program; whether what it names exists is not looked up, but for families."""
    found = Program(
        id=table.text("id"),
        name=table.text("name"),
        goal=table.text("goal", ""),
        summary=table.text("summary", ""),
        slots=tuple(_slot(item, members) for item in table.tables("slot")),
        days=tuple(map(_day, table.tables("day"))),
        stages=tuple(map(_stage, table.tables("stage"))),
    )
    if "slot" not in table:
        table.refuse("slot", "at least one table, begun by [[slot]]", None)
    table.finish()
    return found


def _day(table: Table) -> Day:
    found = Day(name=table.text("name"), weekdays=table.choices("weekdays", Weekday))
    table.finish()
    return found


def _stage(table: Table) -> Stage:
    found = Stage(
        name=table.text("name"), sessions=table.whole("sessions"), needs=table.texts("needs")
    )
    table.finish()
    return found


def _slot(table: Table, members: Members) -> Slot:
    family = table.text("family", "")
    dose = table.table("dose")
    found = Slot(
        role=table.choice("role", Role, Role.WORK),
        exercises=_exercises(table, family, members),
        dose=None if dose is None else dose_from(dose, OWN_DOSE.rest.seconds),
        skippable=table.flag("skippable"),
        family=family,
        days=table.texts("days"),
        stages=table.texts("stages"),
        stays=table.flag("stays"),
    )
    table.finish()
    return found


def _exercises(table: Table, family: str, members: Members) -> tuple[str, ...]:
    if not family:
        return table.texts("exercises", _EXERCISES)
    if "exercises" in table:
        table.texts("exercises")
        table.refuse("exercises", "left out where there is a family", ())
    expected = f"a family that there is, which “{harmless(family, 60)}” is not"
    return members(family) or table.refuse("family", expected, ())

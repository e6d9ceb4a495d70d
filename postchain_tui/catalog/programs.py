"""The programs that are shipped."""

from __future__ import annotations

from functools import cache

from postchain_tui.catalog.program_tables import program_from
from postchain_tui.catalog.tables import shipped
from postchain_tui.core.errors import InputError
from postchain_tui.core.program import Program

_SHIPPED = ("basics", "restore_build_load", "recovery", "flare_day", "hinge_warmup")


@cache
def program(program_id: str) -> Program:
    """The shipped program with this id."""
    if program_id not in _SHIPPED:
        raise InputError(f"There is no such program. Shipped: {', '.join(_SHIPPED)}.")
    # The shipped ones list their exercises: none of them takes a family as it stands.
    return program_from(shipped(f"programs/{program_id}.toml"), lambda _: ())


def programs() -> tuple[Program, ...]:
    """All shipped programs; the first is what a new user gets."""
    return tuple(map(program, _SHIPPED))

"""One cell of the entry line: what may be typed in it, what it says, and how it steps."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Unit
from postchain_tui.core.quantities import (
    EFFORT,
    HOLD,
    PAIN,
    REPS,
    Quantity,
    exact_text,
    load_quantity,
)


class Cell(StrEnum):
    """A cell of the entry line."""

    REPS = "reps"
    HOLD = "hold"
    LOAD = "load"
    EFFORT = "effort"
    PAIN = "pain"


_COUNT = re.compile(r"[0-9]{0,5}|[0-9]{1,4}(?:[.,][0-9]{0,3}|/[0-9]{0,4})")
_PARTIAL = {
    Cell.REPS: _COUNT,
    Cell.HOLD: _COUNT,
    Cell.LOAD: re.compile(r"[0-9]{0,4}|[0-9]{1,4}[.,][0-9]{0,3}"),
    Cell.EFFORT: re.compile(r"10|[0-9]?|[0-9][.,][05]?"),
    Cell.PAIN: re.compile(r"10|[0-9]?"),
}
_QUANTITIES = {Cell.REPS: REPS, Cell.HOLD: HOLD, Cell.EFFORT: EFFORT, Cell.PAIN: PAIN}
_QUESTIONS = {Cell.REPS: "how many reps?", Cell.HOLD: "how long was the hold?"}
_STEPS = {Cell.EFFORT: Decimal("0.5")}
"""By how much a cell steps where that is not 1."""
_FIRST_STEP_UP = {Cell.EFFORT: Decimal(6), Cell.PAIN: Decimal(0)}
"""Where the first step upwards leads from a score that is not recorded."""


def fits(cell: Cell, text: str, *, sides: bool, load_first: bool) -> bool:
    """May this stand in the cell while it is being typed?

    Args:
        cell: The cell.
        text: What would stand in it.
        sides: May the reps be given as `10/9`?
        load_first: May a number of reps or seconds still turn out to be the load?
    """
    if not _PARTIAL[cell].fullmatch(text):
        return False
    if "/" in text:
        return sides and cell is Cell.REPS
    return load_first or cell not in _QUESTIONS or not {".", ","} & set(text)


def numbers(cell: Cell, text: str, unit: Unit) -> tuple[Decimal, ...]:
    """The number in a cell, or that of each side; none where nothing is recorded.

    Raises:
        InputError: It names the cell and what is allowed in it.
    """
    quantity = _quantity(cell, unit)
    sides = [side.rstrip(".,") for side in text.split("/")]
    if all(sides):
        return tuple(quantity.read(side) for side in sides)
    if cell in _QUESTIONS:
        raise InputError(f"{_QUESTIONS[cell]} {quantity.allowed}")
    return ()


def stepped(cell: Cell, text: str, direction: int, unit: Unit) -> str:
    """The text one step up (`direction` above 0) or down; given as `10/9`, both sides step."""
    if not text and cell in _FIRST_STEP_UP:
        return exact_text(_FIRST_STEP_UP[cell]) if direction > 0 else ""
    size = _STEPS.get(cell, Decimal(1))
    by = size if direction > 0 else -size
    return "/".join(clamped(cell, typed_number(side) + by, unit) for side in text.split("/"))


def clamped(cell: Cell, number: Decimal, unit: Unit) -> str:
    """The text of the allowed value that is nearest to a number."""
    return exact_text(min(max(number, Decimal(0)), Decimal(_quantity(cell, unit).highest)))


def typed_number(text: str) -> Decimal:
    """The number that is being typed, whether or not it is allowed; 0 for nothing."""
    return Decimal(text.replace(",", ".") or 0)


def _quantity(cell: Cell, unit: Unit) -> Quantity:
    return load_quantity(unit) if cell is Cell.LOAD else _QUANTITIES[cell]

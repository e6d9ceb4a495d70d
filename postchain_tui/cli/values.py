"""Values that are typed after an option, each refused with what it may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import click

from postchain_tui.core.errors import InputError
from postchain_tui.core.quantities import Quantity
from postchain_tui.core.text import harmless

_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_NO_SCORE = frozenset({"-", "–"})


def moment(_: click.Context, parameter: click.Parameter, text: str | None) -> datetime | None:
    """Read a moment as ISO 8601; one without an offset is left so."""
    return None if text is None else _moment(text, parameter)


def day_or_moment(
    _: click.Context, parameter: click.Parameter, text: str | None
) -> date | datetime | None:
    """Read the day or the moment that a period begins or ends with."""
    if text is None:
        return None
    return _day(text) or _moment(text, parameter)


def amount(
    quantity: Quantity,
) -> Callable[[click.Context, click.Parameter, str | None], Decimal | None]:
    """Reads a number within the range of a quantity."""

    def read(_: click.Context, parameter: click.Parameter, text: str | None) -> Decimal | None:
        """Read what was typed; what is out of range is refused with what is allowed."""
        try:
            return None if text is None else quantity.read(text.strip())
        except InputError as error:
            raise click.BadParameter(str(error), param=parameter) from error

    return read


def score(quantity: Quantity, text: str) -> int | None:
    """Read a score; a dash says that it is not known.

    Raises:
        InputError: when it is neither; it says what is allowed.
    """
    if text.strip() in _NO_SCORE:
        return None
    try:
        return int(quantity.read(text.strip()))
    except InputError as error:
        raise InputError(f"{error}, or - for not known.") from error


def _day(text: str) -> date | None:
    """A day; None where the text is none."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if _is_possible(day) else None


def _moment(text: str, parameter: click.Parameter) -> datetime:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or not _is_possible(found):
        raise click.BadParameter(
            f"“{harmless(text, 40)}” is not a moment of {_FIRST_YEAR} to {_LAST_YEAR}"
            " such as 2026-03-02T18:00 or 2026-03-02T18:00+01:00",
            param=parameter,
        )
    return found


def _is_possible(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR

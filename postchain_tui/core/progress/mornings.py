"""What came before the worse and the better mornings, as a plain table with counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from postchain_tui.core.formatting import signed
from postchain_tui.core.mornings import (
    CAPTION,
    LEAST,
    NO_LOAD,
    Association,
    Found,
    Lag,
    Refused,
    association_words,
    associations,
)
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Fact, Page, Subject, Table

_HEAD = ("when", "exercise", "load", "n", "worse", "same", "better", "mean change", "95 %")
_WHEN = {
    Lag.NEXT_MORNING: "next morning",
    Lag.AFTER: "right after",
    Lag.SECOND_DAY: "second day",
}


def mornings_page(look: Look) -> Page:
    """Every exercise and load, with how pain changed after it."""
    found = associations(replace(look.chronicle, bouts=look.bouts), look.unit)
    return Page(
        subject=Subject.MORNINGS,
        table=lambda: Table(
            _HEAD,
            tuple(row for lag in _WHEN for row in _rows(look, found.at(lag))),
            numbers=frozenset({3, 4, 5, 6, 7}),
            empty="no session with a score before it and one after it yet",
        ),
        facts=(
            Fact("READ WITH CARE", (CAPTION, found.words)),
            Fact("WHAT LOOKS CLEAR", _clear(look, found)),
            Fact(
                "HOW IT IS COUNTED",
                (
                    "Pain after, less pain before the session; above zero is worse.",
                    "Only sessions count with a score before them.",
                    f"Fewer than {LEAST} sessions say nothing.",
                ),
            ),
        ),
    )


def _clear(look: Look, found: Found) -> tuple[str, ...]:
    """In a sentence each what chance alone would seldom bring about."""
    clear = (one for one in found.told if one.is_clear)
    return tuple(association_words(one, _name(look, one.exercise)) for one in clear) or ("nothing",)


def _rows(look: Look, found: Found) -> Iterator[tuple[str, ...]]:
    """What is told of one lag, and what is refused of it."""
    yield from (_row(look, one) for one in found.told)
    yield from (_refused_row(look, one) for one in found.refused if one.n)


def _row(look: Look, one: Association) -> tuple[str, ...]:
    counts = (str(one.n), str(one.worse), str(one.same), str(one.better))
    is_same = one.low == one.high
    interval = "every time" if is_same else f"{signed(one.low)} to {signed(one.high)}"
    return (
        _WHEN[one.lag],
        _name(look, one.exercise),
        _band(look, one),
        *counts,
        signed(one.mean),
        interval + (" clear" if one.is_clear else ""),
    )


def _refused_row(look: Look, one: Refused) -> tuple[str, ...]:
    name = _name(look, one.exercise)
    needed = f"needs {LEAST}"
    return _WHEN[one.lag], name, _band(look, one), str(one.n), "", "", "", "", needed


def _band(look: Look, one: Association | Refused) -> str:
    """The loads; where an exercise takes one and none is on record, that it is not."""
    kind = look.exercise_of(one.exercise)
    is_missing = one.band == NO_LOAD and kind is not None and kind.load_type.is_load_alone
    return "not recorded" if is_missing else one.band


def _name(look: Look, exercise: str) -> str:
    kind = look.exercise_of(exercise)
    return exercise if kind is None else kind.name

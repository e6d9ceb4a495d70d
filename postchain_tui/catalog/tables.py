"""Reads TOML field by field, and says where something is missing, wrong or unknown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Range
from postchain_tui.core.toml import parsed

COMPILED = Path(__file__).parent / "shipped.json"
"""All that is shipped, made of the TOML files beside it."""

_Choice = TypeVar("_Choice", bound=StrEnum)


class Table:
    """One table; every field is read once, and `finish` refuses what nobody asked for."""

    def __init__(self, fields: Mapping[str, object], place: str) -> None:
        self._fields = dict(fields)
        self.place = place
        """Where in the text this table is, for messages."""

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it has to be there."""
        value = self._fields.pop(name, default)
        if isinstance(value, str):
            return value
        raise self.wrong(name, "a text")

    def peek(self, name: str) -> str:
        """A text that is read again later."""
        return str(self._fields.get(name, ""))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; none where it is left out."""
        value = self._fields.pop(name, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise self.wrong(name, "a list of texts")

    def text_lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts; none where it is left out."""
        value = self._fields.pop(name, [])
        if not isinstance(value, list):
            raise self.wrong(name, "a list of lists of texts")
        return tuple(Table({name: item}, self.place).texts(name) for item in value)

    def whole(self, name: str) -> int:
        """A whole number from 0; it has to be there."""
        value = self._fields.pop(name, None)
        # bool is an int to isinstance, and `true` is no number of sets.
        if type(value) is int and value >= 0:
            return value
        raise self.wrong(name, "a whole number from 0")

    def whole_or_none(self, name: str) -> int | None:
        """A whole number from 0; None where it is left out."""
        return self.whole(name) if name in self._fields else None

    def says(self, name: str, words: str) -> bool:
        """Does this field hold exactly these words? It counts as read only where it does."""
        if self._fields.get(name) != words:
            return False
        del self._fields[name]
        return True

    def flag(self, name: str) -> bool:
        """True or false; false where it is left out."""
        value = self._fields.pop(name, False)
        if isinstance(value, bool):
            return value
        raise self.wrong(name, "true or false")

    def range(self, name: str) -> Range | None:
        """Two whole numbers, lower first; None where it is left out."""
        match self._fields.pop(name, None):
            case None:
                return None
            case [int(low), int(high)] if 0 <= low <= high:
                return Range(low, high)
            case _:
                raise self.wrong(name, "[low, high], two whole numbers")

    def choice(self, name: str, kind: type[_Choice]) -> _Choice:
        """One of the words of an enumeration."""
        try:
            return kind(self.text(name))
        except ValueError as error:
            raise self.wrong(name, "one of " + ", ".join(kind)) from error

    def table(self, name: str) -> Table | None:
        """A table inside this one; None where it is left out."""
        match self._fields.pop(name, None):
            case None:
                return None
            case dict(fields):
                return Table(fields, f"{self.place}, {name}")
            case _:
                raise self.wrong(name, "a table")

    def tables(self, name: str) -> tuple[Table, ...]:
        """A list of tables; none where it is left out."""
        value = self._fields.pop(name, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return tuple(
                Table(item, f"{self.place}, {name} {number}")
                for number, item in enumerate(value, start=1)
            )
        raise self.wrong(name, "a list of tables")

    def wrong(self, name: str, expected: str) -> InputError:
        """The error that says what this field should be."""
        return InputError(f"{self.place}: “{name}” should be {expected}.")

    def finish(self) -> None:
        """Refuse fields that nobody asked for: they are misspelled more often than meant."""
        for name in self._fields:
            raise InputError(f"{self.place}: “{name}” is not known here.")


def read(text: str, place: str) -> Table:
    """The table that a TOML text is."""
    try:
        return Table(parsed(text), place)
    except InputError as error:
        raise InputError(f"{place} is not readable TOML: {error}.") from error


def shipped(path: str) -> Table:
    """The table that a file shipped with the program is, by its path in the catalog."""
    return Table(_compiled()[path], path)


@cache
def _compiled() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = json.loads(COMPILED.read_text("utf-8"))
    return tables

"""Reads TOML field by field, and says where something is missing, wrong or unknown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard, TypeVar

from postchain_tui.catalog.toml_lines import Key
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Range
from postchain_tui.core.toml import parsed

COMPILED = Path(__file__).parent / "shipped.json"
"""All that is shipped, made of the TOML files beside it."""

MOST_COLLECTED = 100
"""So many mistakes are collected; a text with more of them is something else."""

_LONGEST_NAME = 100
_NEAR = 0.55
"""How much alike names are that may be meant: “glutes” and “gluteus_maximus” are just so."""

_Choice = TypeVar("_Choice", bound=StrEnum)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one field."""

    key: Key
    message: str
    """What it should be, in sentences."""


class Table:
    """One table; every field is read once, and `finish` refuses what nobody asked for.

    The first mistake is raised, unless mistakes are collected: then something harmless stands in
    for what is wrong, and reading goes on.
    """

    def __init__(
        self,
        fields: Mapping[str, object],
        place: str,
        key: Key = (),
        collected: list[Wrong] | None = None,
    ) -> None:
        self._given = fields
        self._unread = dict(fields)
        self._asked: list[str] = []
        self.place = place
        """Where in the text this table is, for messages."""
        self.key = key
        """Where it is as a path of keys."""
        self._collected = collected

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it has to be there."""
        value = self._take(name, default)
        return value if isinstance(value, str) else self.refuse(name, "a text", "")

    def peek(self, name: str) -> str:
        """A text that is read again later."""
        return str(self._given.get(name, ""))

    def texts(self, name: str, needed: str = "") -> tuple[str, ...]:
        """A list of texts; none where it is left out, unless some are needed."""
        found = _texts(self._take(name, []))
        if found is None or (needed and not found):
            return self.refuse(name, needed or "a list of texts", ())
        return found

    def text_lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts; none where it is left out."""
        value = self._take(name, [])
        found = list(map(_texts, value)) if isinstance(value, list) else [None]
        lists = tuple(item for item in found if item is not None)
        if len(lists) < len(found):
            return self.refuse(name, "a list of lists of texts", ())
        return lists

    def whole(
        self, name: str, default: int | None = None, expected: str = "a whole number from 0"
    ) -> int:
        """A whole number from 0; without a default it has to be there."""
        value = self._take(name, default)
        return value if _is_whole(value) else self.refuse(name, expected, 0)

    def whole_or_none(self, name: str) -> int | None:
        """A whole number from 0; None where it is left out."""
        return self.whole(name) if name in self else None

    def says(self, name: str, words: str) -> bool:
        """Does this field hold exactly these words? It counts as read only where it does."""
        if self._given.get(name) != words:
            return False
        self._take(name, None)
        return True

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false; by default false where it is left out."""
        value = self._take(name, default)
        return value if isinstance(value, bool) else self.refuse(name, "true or false", default)

    def range(self, name: str) -> Range | None:
        """Two whole numbers, lower first; None where it is left out."""
        match self._take(name, None):
            case None:
                return None
            case [low, high] if _is_whole(low) and _is_whole(high) and low <= high:
                return Range(low, high)
            case _:
                return self.refuse(name, "[low, high], two whole numbers, the lower first", None)

    def choice(self, name: str, kind: type[_Choice], default: _Choice | None = None) -> _Choice:
        """One of the words of an enumeration; without a default it has to be there."""
        value = self._take(name, default)
        found = next((one for one in kind if one == value), None)
        if found is not None:
            return found
        expected = "one of " + ", ".join(kind)
        return self.refuse(name, expected, default or next(iter(kind)), near(value, kind))

    def choices(self, name: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
        """A list of words of an enumeration; none where it is left out."""
        found = _texts(self._take(name, []))
        listed, hint = _words_among(found or (), kind)
        if found is None or len(listed) < len(found):
            return self.refuse(name, "a list of " + ", ".join(kind), listed, hint)
        return listed

    def table(self, name: str) -> Table | None:
        """A table inside this one; None where it is left out."""
        match self._take(name, None):
            case None:
                return None
            case dict(fields):
                return self._inner(fields, name, name)
            case _:
                return self.refuse(name, "a table", None)

    def part(self, name: str) -> Table:
        """A table inside this one; an empty one where it is left out."""
        return self.table(name) or self._inner({}, name, name)

    def tables(self, name: str) -> tuple[Table, ...]:
        """A list of tables; none where it is left out."""
        value = self._take(name, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return tuple(
                self._inner(item, f"{name} {number}", name, number)
                for number, item in enumerate(value, start=1)
            )
        return self.refuse(name, "a list of tables", ())

    def refuse(self, name: str, expected: str, instead: _Value, hint: str = "") -> _Value:
        """Say what a field should be, and go on with something else where that is collected.

        Args:
            name: The field.
            expected: What it should be.
            instead: What stands in for it.
            hint: A sentence that may help.
        """
        if self._collected is None:
            raise self.wrong(name, expected)
        verb = "This should be" if name in self else "This is missing: it should be"
        self._collect(name, f"{verb} {expected}.{hint}")
        return instead

    def wrong(self, name: str, expected: str) -> InputError:
        """The error that says what this field should be."""
        return InputError(f"{self.place}: “{name}” should be {expected}.")

    def finish(self) -> None:
        """Refuse fields that nobody asked for: they are misspelled more often than meant."""
        for name in self._unread:
            if self._collected is None:
                raise InputError(f"{self.place}: “{name}” is not known here.")
            self._collect(name, f"This is not known here.{near(name, self._asked)}")

    def _collect(self, name: str, message: str) -> None:
        collected = [] if self._collected is None else self._collected
        collected.append(Wrong((*self.key, name), message))
        if len(collected) == MOST_COLLECTED:
            raise InputError("There are too many mistakes to collect them all.")

    def _take(self, name: str, default: object) -> object:
        self._asked.append(name)
        return self._unread.pop(name, default)

    def _inner(self, fields: Mapping[str, object], name: str, *key: str | int) -> Table:
        return Table(fields, f"{self.place}, {name}", (*self.key, *key), self._collected)


def near(name: object, known: Iterable[str]) -> str:
    """A question that follows: is the nearest of what is known meant? Empty where none is near."""
    found = get_close_matches(str(name)[:_LONGEST_NAME], list(known), n=2, cutoff=_NEAR)
    return f" Did you mean {' or '.join(f'“{one}”' for one in found)}?" if found else ""


def _words_among(texts: Iterable[str], kind: type[_Choice]) -> tuple[tuple[_Choice, ...], str]:
    """Those of some texts that are words of an enumeration, and what the others may mean."""
    words = frozenset(kind)
    listed = tuple(kind(text) for text in texts if text in words)
    return listed, "".join(near(text, kind) for text in texts if text not in words)


def _texts(value: object) -> tuple[str, ...] | None:
    """The texts of a list; None where it is none, or holds something else."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _is_whole(value: object) -> TypeGuard[int]:
    # bool is an int to isinstance, and `true` is no number of sets.
    return type(value) is int and value >= 0


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

"""A program with one's own exercises as a file that people write, read and hand on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from postchain_tui.catalog.exercise_tables import own_exercise_from
from postchain_tui.catalog.library import Library
from postchain_tui.catalog.mistakes import Mistake, MistakesError, Places
from postchain_tui.catalog.own import exercise_plain, program_plain
from postchain_tui.catalog.program_tables import Members, program_from
from postchain_tui.catalog.programs import programs
from postchain_tui.catalog.tables import Table, Wrong
from postchain_tui.catalog.toml_lines import Key, lines_of
from postchain_tui.core import own_program
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.own_exercise import mistakes, placed, spellings
from postchain_tui.core.program import Program
from postchain_tui.core.text import harmless
from postchain_tui.core.toml import parsed
from postchain_tui.core.weaving import placed_among

MOST_BYTES = 1_000_000
MOST_EXERCISES = 200
MOST_SLOTS = 100
_MOST_LISTED = 200
_MOST_DEEP = 10
"""Tables and lists inside each other."""
_LONGEST_TEXT = 2000
_LONGEST_ID = 60
_OF_EXERCISES = (
    "exercises",
    "needs",
    "regressions",
    "progressions",
    "alternatives",
    "injured_fallback",
)
"""Fields that name exercises."""
_LONGEST_LINE = 80
_ID = re.compile("[a-z0-9_]+")
_LONG_KEY = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){50}""")
"""A key of so many parts keeps the reader busy for hours."""
_AT = re.compile(r"(.*?) ?\(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shared:
    """What one person hands on to another."""

    program: Program
    exercises: tuple[Exercise, ...]
    """Her own, which the program may list."""


def read_file(text: str, file_name: str, library: Library) -> Shared:
    """The program and the exercises that a TOML text describes.

    Args:
        text: The text.
        file_name: What it is called, for messages.
        library: The exercises that there are already.

    Raises:
        MistakesError: with all that has to be mended.
    """
    try:
        fields, lines = _fields(text)
    except _RefusedError as refused:
        raise MistakesError(file_name, (refused.mistake,)) from refused
    unread: list[Wrong] = []
    reading = _Reading(library)
    try:
        found = reading.shared(Table(fields, file_name, (), unread))
    except InputError:
        misunderstood: tuple[Wrong, ...] = ()
    else:
        misunderstood = tuple(reading.wrong(found))
    if unread or misunderstood:
        places = Places(fields, lines, reading.known)
        raise MistakesError(file_name, places.mistakes(unread, misunderstood))
    return found


def written(shared: Shared) -> str:
    """A TOML text that `read_file` reads as the same: lines to be compared, in a fixed order."""
    fields = program_plain(shared.program)
    if shared.exercises:
        fields["exercise"] = list(map(exercise_plain, shared.exercises))
    # Loaded when there is something to write: a start has no use for it.
    tomlkit = import_module("tomlkit")
    return str(tomlkit.dumps(_spaced(fields, tomlkit.array)))


def _spaced(value: object, new_array: Callable[[], Any]) -> object:
    """A value in which long lists of texts have a line for each of them."""
    if isinstance(value, dict):
        return {name: _spaced(item, new_array) for name, item in value.items()}
    return _spaced_list(value, new_array) if isinstance(value, list) else value


def _spaced_list(values: list[object], new_array: Callable[[], Any]) -> object:
    if len(str(values)) <= _LONGEST_LINE or not all(isinstance(item, str) for item in values):
        return [_spaced(item, new_array) for item in values]
    array = new_array()
    array.extend(values)
    return array.multiline(multiline=True)


class _RefusedError(InputError):
    """A text of which nothing can be read."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.mistake = Mistake(line, "", message)


def _fields(text: str) -> tuple[dict[str, object], dict[Key, int]]:
    """The fields of a text, made harmless, and their lines."""
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise _RefusedError("A program takes at most a megabyte.")
    if _LONG_KEY.search(text):
        raise _RefusedError("A key of the text has too many parts.")
    fields = {name: _harmless(value, 1) for name, value in _parsed(text).items()}
    _few(fields, "exercise", MOST_EXERCISES)
    _few(fields, "slot", MOST_SLOTS)
    return fields, lines_of(text)


def _parsed(text: str) -> Mapping[str, object]:
    try:
        return parsed(text)
    except RecursionError as error:
        raise _RefusedError("The text is nested too deeply.") from error
    except InputError as error:
        raise _unreadable(str(error), text) from error


def _unreadable(message: str, text: str) -> _RefusedError:
    """The one mistake that keeps the reader from going on."""
    at = _AT.fullmatch(message)
    said = harmless(at[1] if at else message, _LONGEST_TEXT)
    line = int(at[2]) if at and at[2] else text.count("\n") + 1 if at else None
    return _RefusedError(f"This is no TOML: {said}. Mend this first; the rest is read then.", line)


def _harmless(value: object, depth: int) -> object:
    """A value without anything in its texts that steers a terminal."""
    if depth > _MOST_DEEP:
        raise _RefusedError("The text is nested too deeply.")
    if isinstance(value, dict):
        return {name: _harmless(item, depth + 1) for name, item in value.items()}
    if isinstance(value, list):
        return _harmless_list(value, depth)
    return harmless(value, _LONGEST_TEXT) if isinstance(value, str) else value


def _harmless_list(values: list[object], depth: int) -> list[object]:
    if len(values) > _MOST_LISTED:
        raise _RefusedError(f"A list holds at most {_MOST_LISTED} things; one has {len(values)}.")
    return [_harmless(item, depth + 1) for item in values]


def _few(fields: dict[str, object], name: str, most: int) -> None:
    value = fields.get(name)
    if isinstance(value, list) and len(value) > most:
        raise _RefusedError(f"A file has at most {most} {name}s; this one has {len(value)}.")


class _Reading:
    """Reads a text beside the exercises that there are."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._own: dict[str, Exercise] = {}
        self._families = {family.id: family.exercises for family in library.families}

    @property
    def known(self) -> dict[str, tuple[str, ...]]:
        """What a text may name, by the field that names it."""
        exercises = tuple(dict.fromkeys((*self._library.ids, *self._own)))
        return {
            **dict.fromkeys(_OF_EXERCISES, exercises),
            **dict.fromkeys(("primary", "secondary"), tuple(self._library.muscles)),
            "family": tuple(family.id for family in self._library.families),
        }

    def shared(self, table: Table) -> Shared:
        """What a table describes; some of it stands in for what cannot be read."""
        exercises = self._placed(tuple(map(own_exercise_from, table.tables("exercise"))))
        return Shared(program_from(table, self._members(exercises)), exercises)

    def _members(self, exercises: tuple[Exercise, ...]) -> Members:
        """Gives the exercises of the families, with those of the text among them."""
        families = dict(self._families)
        for exercise in exercises:
            there = families.get(exercise.family, ())
            if exercise.id not in there:
                families[exercise.family] = placed_among(there, exercise)
        return lambda name: families.get(name, ())

    def _placed(self, read: tuple[Exercise, ...]) -> tuple[Exercise, ...]:
        """The exercises in their places: again until none of them moves another."""
        found = read
        for _ in range(len(read) + 1):
            before, found = found, tuple(placed(one, self._find) for one in read)
            # Where an id is there twice, the first is meant.
            self._own = {one.id: one for one in reversed(found)}
            if found == before:
                break
        return found

    def _find(self, exercise: str) -> Exercise | None:
        if exercise in self._own:
            return self._own[exercise]
        try:
            return self._library.exercise(exercise)
        except InputError:
            return None

    def wrong(self, shared: Shared) -> Iterator[Wrong]:
        """What is wrong with it."""
        yield from self._wrong_ids(shared)
        names = {**spellings(shared.exercises), **spellings(self._library.all())}
        muscles = self._library.muscles
        for number, exercise in enumerate(shared.exercises, start=1):
            for key, message in mistakes(exercise, self._find, muscles, self._families, names):
                yield Wrong(("exercise", number, *key.split(".")), message)
        for path, message in own_program.mistakes(shared.program, self._find):
            yield Wrong(path, message)

    def _wrong_ids(self, shared: Shared) -> Iterator[Wrong]:
        shipped = {one.id for one in programs()}
        yield from _wrong_id(("id",), shared.program.id, shipped.__contains__)
        taken: set[str] = set()
        for number, exercise in enumerate(shared.exercises, start=1):
            key = ("exercise", number, "id")
            yield from _wrong_id(key, exercise.id, self._is_shipped)
            if exercise.id in taken:
                yield Wrong(key, f"Each exercise has an id of its own; “{exercise.id}” is taken.")
            taken.add(exercise.id)

    def _is_shipped(self, name: str) -> bool:
        """Is it the id of a shipped exercise, or of a family that none of one's own began?"""
        is_there = name in self._library.ids or name in {one.id for one in self._library.families}
        return is_there and name not in self._library.own


def _wrong_id(key: Key, name: str, is_shipped: Callable[[str], bool]) -> Iterator[Wrong]:
    if not _ID.fullmatch(name) or len(name) > _LONGEST_ID:
        allowed = f"1 to {_LONGEST_ID} small letters from a to z, digits and underscores"
        yield Wrong(key, f"An id is made of {allowed}.")
    elif is_shipped(name):
        yield Wrong(key, f"“{name}” is the id of something shipped: choose another one.")

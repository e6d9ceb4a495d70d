"""All mistakes of a text that a person wrote, each with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from postchain_tui.catalog.tables import MOST_COLLECTED, Wrong, near
from postchain_tui.catalog.toml_lines import Key
from postchain_tui.core.errors import InputError
from postchain_tui.core.text import harmless

_QUOTED = re.compile("“([^”]+)”")
_LONGEST_NAME = 40
_BOUND = {
    "reps": ("hold_seconds", "measure"),
    "hold_seconds": ("reps", "measure"),
    "exercises": ("family",),
    "family": ("ladder",),
}
"""What cannot be told to be right or wrong while something beside it could not be read."""

_FEW = 30
"""So many ids are all told where none of them is near."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that has to be mended before a text can be used."""

    line: int | None
    """The line of the text, from 1; None where it is about all of it."""
    key: str
    """The field, as “slot 2, dose.tempo”; empty where it is none."""
    message: str
    """What is allowed there, in sentences."""

    def __str__(self) -> str:
        line = "" if self.line is None else f"line {self.line}"
        where = ", ".join(filter(None, (line, self.key)))
        return f"{where}: {self.message}" if where else self.message


class MistakesError(InputError):
    """A text that cannot be used, with all that has to be mended."""

    def __init__(self, file: str, mistakes: Sequence[Mistake]) -> None:
        self.file = harmless(file, _LONGEST_NAME)
        """Name of the text."""
        self.mistakes = tuple(mistakes)
        """In the order of the lines."""
        count = "one mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"{self.file} has {count}:", *map(str, mistakes))))


class Places:
    """Where the fields of a text are, and what it says there."""

    def __init__(
        self,
        fields: Mapping[str, object],
        lines: Mapping[Key, int],
        known: Mapping[str, Collection[str]],
    ) -> None:
        """Keep what is needed to tell of mistakes.

        Args:
            fields: The text as it was read.
            lines: The lines of its fields.
            known: What may stand in a field that holds ids, by the name of the field.
        """
        self._fields = fields
        self._lines = lines
        self._known = known

    def mistakes(
        self, unread: Iterable[Wrong], misunderstood: Iterable[Wrong]
    ) -> tuple[Mistake, ...]:
        """The mistakes in the order of their lines, a hundred at most.

        Args:
            unread: What could not be read.
            misunderstood: What is wrong with what was read; left out where that may be because
                something else could not be read.
        """
        first = list(unread)
        then = (wrong for wrong in misunderstood if not any(_hides(one, wrong) for one in first))
        told = islice(dict.fromkeys(chain(first, islice(then, MOST_COLLECTED))), MOST_COLLECTED)
        found = map(self._mistake, told)
        return tuple(sorted(found, key=lambda one: (one.line or 0, one.key)))

    def _mistake(self, wrong: Wrong) -> Mistake:
        quoted = _QUOTED.findall(wrong.message)
        hint = self._hint(wrong, quoted)
        return Mistake(self._line(wrong.key, quoted), _written(wrong.key), wrong.message + hint)

    def _hint(self, wrong: Wrong, quoted: Sequence[str]) -> str:
        """The nearest ids, where an id is not known."""
        known = self._known.get(str(wrong.key[-1]), ())
        named = self._named(wrong.key, quoted)
        return "".join(_meant(one, known) for one in named if known and one not in known)

    def _named(self, key: Key, quoted: Sequence[str]) -> list[str]:
        """The id that stands in a field, or those of a list that a message quotes."""
        value = self._value(key)
        if isinstance(value, list):
            return [one for one in value if one in quoted]
        return [value] if isinstance(value, str) else []

    def _line(self, key: Key, quoted: Sequence[str]) -> int | None:
        """The line of the value that a message quotes, else that of the field, or its table."""
        shorter = (key[:length] for length in range(len(key), 0, -1))
        places = chain(self._quoted_in(key, quoted), shorter)
        return next((self._lines[one] for one in places if one in self._lines), None)

    def _quoted_in(self, key: Key, quoted: Sequence[str]) -> Iterator[Key]:
        """Where in a list the values are that a message quotes."""
        listed = self._value(key)
        if isinstance(listed, list):
            for number, item in enumerate(listed, start=1):
                if item in quoted:
                    yield *key, number

    def _value(self, key: Key) -> object:
        value: object = self._fields
        for part in key:
            value = _part(value, part)
        return value


def _part(value: object, part: str | int) -> object:
    """What a table or a list has there; None where that is nothing."""
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and part <= len(value):
        return value[part - 1]
    return None


def _hides(unread: Wrong, other: Wrong) -> bool:
    """May a mistake only be there because something could not be read?"""
    hidden, key = unread.key, other.key
    if key[: len(hidden)] == hidden or hidden[: len(key)] == key:
        return True
    bound = _BOUND.get(str(key[-1]), ())
    return any(hidden == (*key[:end], name) for name in bound for end in (-1, -2))


def _meant(name: str, known: Collection[str]) -> str:
    hint = near(name, known)
    return hint or (f" There are: {', '.join(known)}." if len(known) <= _FEW else "")


def _written(key: Key) -> str:
    return "".join(_parts(key))


def _parts(key: Key) -> Iterator[str]:
    between = ""
    for part in key:
        if isinstance(part, int):
            yield f" {part}"
            between = ", "
        else:
            yield between + harmless(part, _LONGEST_NAME)
            between = "."

"""Events of a session as text: JSON that follows the annotations of the event classes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from postchain_tui.core.events import Event, Started
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.load import Load, Unit
from postchain_tui.store.failures import NotResumableError

ExerciseOf = Callable[[str], Exercise | None]
"""Finds an exercise by its id; None when there is no such exercise."""

_KINDS: dict[str, type] = {kind.__name__: kind for kind in (Started, *get_args(Event))}


def kind_of(event: Started | Event) -> str:
    """The name under which an event is stored."""
    return type(event).__name__


def encoded(event: Started | Event) -> str:
    """An event as JSON; exercises by their id, loads as they were typed."""
    return json.dumps(_plain(event), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _plain(value: object) -> object:
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


_WRITERS: dict[type, Callable[[Any], object]] = {
    datetime: datetime.isoformat,
    Load: lambda load: f"{load.number} {load.unit}",
    Exercise: lambda exercise: exercise.id,
    tuple: lambda values: [_plain(one) for one in values],
    frozenset: lambda values: sorted(map(str, values)),
}
"""What is written in a form of its own; other dataclasses are written field by field."""


def decoded(kind: str, body: str, exercise_of: ExerciseOf) -> Started | Event:
    """The event of a stored text.

    Raises:
        NotResumableError: when it cannot be read; the message says why.
    """
    try:
        event: Started | Event = _dataclass(_KINDS[kind], json.loads(body), exercise_of)
    except (ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise NotResumableError(f"{kind} cannot be read: {error}") from error
    return event


@cache
def _annotated(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _dataclass(kind: Any, data: object, exercise_of: ExerciseOf) -> Any:
    if not isinstance(data, dict):
        raise TypeError(f"{kind.__name__} is not {data!r}")
    values = {}
    for field, hint in _annotated(kind):
        if field.name in data:
            values[field.name] = _value(hint, data[field.name], exercise_of)
        elif field.default is MISSING:
            raise KeyError(field.name)
    return kind(**values)


def _value(hint: Any, data: object, exercise_of: ExerciseOf) -> object:
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        return _optional(hint, data, exercise_of)
    if origin in {tuple, frozenset}:
        return _many(hint, data, exercise_of)
    if hint is Exercise:
        return _exercise(data, exercise_of)
    if is_dataclass(hint) and hint not in _READERS:
        return _dataclass(hint, data, exercise_of)
    return _single(hint, data)


def _optional(hint: Any, data: object, exercise_of: ExerciseOf) -> object:
    inner = next(one for one in get_args(hint) if one is not NoneType)
    return None if data is None else _value(inner, data, exercise_of)


def _many(hint: Any, data: object, exercise_of: ExerciseOf) -> object:
    if not isinstance(data, list):
        raise TypeError(f"a list was expected, not {data!r}")
    one = get_args(hint)[0]
    values = (_value(one, each, exercise_of) for each in data)
    return frozenset(values) if get_origin(hint) is frozenset else tuple(values)


def _exercise(data: object, exercise_of: ExerciseOf) -> Exercise:
    found = exercise_of(str(data))
    if found is None:
        raise ValueError(f"there is no exercise {data!r} any more")
    return found


def _single(hint: type, data: object) -> object:
    """A value that is no list and no record: text, number, moment, load, word of a list."""
    if hint in {str, int, float, bool}:
        return _exactly(hint, data)
    if hint in _READERS:
        return _READERS[hint](str(data))
    if issubclass(hint, StrEnum):
        return hint(str(data))
    raise TypeError(f"{hint.__name__} is no kind of value that is stored")


def _exactly(hint: type, data: object) -> object:
    """A value as JSON has it; a whole number may stand where there may be parts."""
    if hint is float and type(data) is int:
        return float(data)
    if type(data) is not hint:
        raise TypeError(f"{hint.__name__} was expected, not {data!r}")
    return data


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} does not say its offset from UTC")
    return at


def _load(text: str) -> Load:
    number, unit = text.split(" ")
    return Load(Decimal(number), Unit(unit))


_READERS: dict[type, Callable[[str], object]] = {datetime: _moment, Load: _load}
"""What is read from a text of its own form."""

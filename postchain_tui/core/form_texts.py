"""How the texts of a form's fields are written and read: numbers, lengths, times, days, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Tempo
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.parsing import LONGEST_NOTE
from postchain_tui.core.quantities import Quantity, exact_text, load_quantity
from postchain_tui.core.text import harmless

_T = TypeVar("_T")
_Word = TypeVar("_Word", bound=StrEnum)

Local = Callable[[datetime], datetime]
"""Makes a moment on the wall clock of the person's zone aware of its offset."""

Changes = dict[str, Any]
"""Attributes of a value, or of a field, with what they become."""

MILLISECOND = Decimal("0.001")
"""In seconds."""
NOT_KNOWN = "-"
"""Stands for a score that was asked for and is not known."""

_NOTHING = frozenset({"", "-", "–"})
_ANSWERS = {"": None, "y": True, "yes": True, "n": False, "no": False}
_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?")
_LENGTH = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])")
_UNIT = re.compile(r"\s*(kg|lb)s?\Z", re.IGNORECASE)


def filled(
    form: Iterable[Field], texts: Mapping[str, str], special: Mapping[str, Changes]
) -> tuple[Field, ...]:
    """The fields of a form with their texts, by their keys, and what else some of them have."""
    return tuple(
        replace(field, text=texts[field.key], **special.get(field.key, {})) for field in form
    )


def edited(shown: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that are no longer what was shown, in the order of the form."""
    typed = {key: texts[key].strip() for key in shown if key in texts}
    return {key: text for key, text in typed.items() if text != shown[key]}


def read(key: str, reader: Callable[[str], _T], text: str) -> _T:
    """What a field says.

    Raises:
        FieldError: when its reader raises InputError; it says the same as a sentence.
    """
    try:
        return reader(text)
    except InputError as error:
        raise FieldError(key, _sentence(str(error))) from error


def changes(typed: Mapping[str, str], readers: Mapping[str, Callable[[str], Changes]]) -> Changes:
    """All that the fields with a reader change, by what was typed in them.

    Raises:
        FieldError: for the first one that cannot be read.
    """
    found: Changes = {}
    for key, reader in readers.items():
        if key in typed:
            found |= read(key, reader, typed[key])
    return found


def _sentence(text: str) -> str:
    end = "" if text.endswith((".", "!", "?")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"


# Numbers


def recorded(value: float | None) -> str:
    """A number as exactly as it is on record; nothing where it was not recorded."""
    return "" if value is None else exact_text(Decimal(str(value)))


def if_recorded(quantity: Quantity, text: str) -> Decimal | None:
    """A number; None for nothing and for a dash. Raises InputError."""
    if text in _NOTHING:
        return None
    try:
        return quantity.read(text)
    except InputError as error:
        raise InputError(f"{error}; empty means not recorded") from error


def whole(quantity: Quantity, text: str) -> int | None:
    """A whole number; None for nothing and for a dash. Raises InputError."""
    number = if_recorded(quantity, text)
    return None if number is None else int(number)


def halves(quantity: Quantity, text: str) -> float | None:
    """A number in halves; None for nothing and for a dash. Raises InputError."""
    number = if_recorded(quantity, text)
    return None if number is None else float(number)


def load_shown(load: Load | None) -> str:
    """A load as it was typed, with its unit; nothing where there is none."""
    return "" if load is None else f"{exact_text(load.number)} {load.unit}"


def load_from(text: str, unit: Unit) -> Load | None:
    """A load, in this unit where it says none; None for nothing. Raises InputError."""
    found = _UNIT.search(text)
    unit = Unit(found[1].lower()) if found else unit
    number = if_recorded(load_quantity(unit), text[: found.start()] if found else text)
    return None if number is None else Load(number, unit)


def milliseconds(quantity: Quantity, text: str) -> int | None:
    """A length of time, in seconds or as `2:00`; None for nothing. Raises InputError."""
    found = _LENGTH.fullmatch(text)
    if found:
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        text = str((hours * 60 + minutes) * 60 + seconds)
    number = if_recorded(quantity, text)
    return None if number is None else int(number * 1000)


def tempo_from(text: str, none: str) -> Tempo | None:
    """A tempo; None for nothing and for a dash.

    Args:
        text: The tempo.
        none: How one says that there is none, for the message: `empty for none`.

    Raises:
        InputError: when it cannot be read, or takes no time.
    """
    if text in _NOTHING:
        return None
    tempo = Tempo.read(text.upper())
    if tempo is None:
        raise InputError(
            "a tempo is four numbers of seconds, or X for as fast as possible, of lowering, bottom,"
            f" lifting and top: 3-1-1-0; {none}"
        )
    if tempo.rep_seconds == 0:
        raise InputError("a tempo has to take time: at least one of its numbers is above 0")
    return tempo


# Words


def answer_shown(answer: bool | None) -> str:
    """`y`, `n`, or nothing where it was not said."""
    return "" if answer is None else "ny"[answer]


def answer_from(text: str) -> bool | None:
    """An answer by yes or no; None for nothing. Raises InputError."""
    word = text.casefold()
    if word not in _ANSWERS:
        raise InputError("the answer is y or n, or empty")
    return _ANSWERS[word]


def one_of(words: Mapping[_Word, str], text: str, what: str) -> _Word:
    """What a word stands for, however its blanks and hyphens are typed.

    Args:
        words: The words that there are.
        text: What was typed.
        what: What one of them is, for the message: `kind`.

    Raises:
        InputError: when it is none of them.
    """
    found = {_plain(word): kind for kind, word in words.items()}.get(_plain(text))
    if found is None:
        raise InputError(f"the {what} is one of {', '.join(words.values())}")
    return found


def _plain(text: str) -> str:
    return text.casefold().replace("-", "").replace(" ", "")


def note_limit(note: str) -> int:
    """How long a note may become: what is there already is never cut."""
    return max(LONGEST_NOTE, len(note))


def line_from(text: str, limit: int) -> str:
    """A line of text without anything that steers a terminal. Raises InputError."""
    line = harmless(text, len(text))
    if len(line) > limit:
        raise InputError(f"at most {limit} characters fit in here, and this is {len(line)}")
    return line


# Days and times


def day_from(text: str) -> date:
    """A day, written as `2026-11-12`. Raises InputError."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise InputError(
            f"a day is written as year, month and day, 2026-11-12, from {_FIRST_YEAR} on"
        )
    return day


def time_from(text: str) -> time:
    """A time of day, written as `18:42` or `18:42:05`. Raises InputError."""
    found = _TIME.fullmatch(text)
    if not found:
        raise InputError("a time is written as 18:42 or 18:42:05, from 0:00 to 23:59:59")
    hour, minute, second = (int(part or 0) for part in found.groups())
    return time(hour, minute, second)


def moment_from(
    old: datetime,
    typed: Mapping[str, str],
    time_key: str,
    local: Local,
    latest: datetime | None = None,
) -> datetime:
    """A moment whose `day` or time was typed anew; what was not keeps its value to the millisecond.

    It is on the clock of the person's zone if it was before, also over a change to summer time.
    What was recorded elsewhere keeps the offset of that place. Of the two times that a clock shows
    when summer time ends, it is one that is not ahead, and rather that of the old offset.

    Args:
        old: The moment before.
        typed: What was typed anew, by the keys of the fields.
        time_key: The key of the field with the time.
        local: Makes a moment on the wall aware of its offset.
        latest: What is later is ahead; None where nothing is.

    Raises:
        FieldError: when the day or the time cannot be read.
    """
    day = read("day", day_from, typed["day"]) if "day" in typed else old.date()
    told = read(time_key, time_from, typed[time_key]) if time_key in typed else old.time()
    wall = datetime.combine(day, told)
    offset = old.utcoffset()
    if offset not in {one.utcoffset() for one in _twice(old.replace(tzinfo=None), local)}:
        return fixed(wall.replace(tzinfo=old.tzinfo))
    first, second = _twice(wall, local)
    # In the hour that is left out when summer time begins, the later offset is the earlier moment.
    shown = (first, second) if first <= second else (first,)
    end = max(shown) if latest is None else latest
    return min(shown, key=lambda one: (one > end, one.utcoffset() != offset))


def _twice(wall: datetime, local: Local) -> tuple[datetime, datetime]:
    """The moment of a time on the wall, and that of the same time when the clock shows it again."""
    first, second = (fixed(local(wall.replace(fold=fold))) for fold in (0, 1))
    return first, second


def fixed(moment: datetime) -> datetime:
    """The moment with its offset alone: times of one zone are subtracted as read on the wall."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta(0)))

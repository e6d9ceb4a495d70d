"""How the parts of an exercise are written in one line each, and read from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches

from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Range, Rest, RestMode
from postchain_tui.core.form_texts import load_from
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.quantities import exact_text
from postchain_tui.core.settings import IMPLEMENTS
from postchain_tui.core.text import harmless, letters

_NOTHING = frozenset({"", "-", "–"})
_ALWAYS_THERE = "pad, wall, floor, towel, chair and ball"
_AS_NEEDED = letters("as needed")
_RANGE = re.compile(r"([0-9]{1,4})(?:\s*(?:-|–|to)\s*([0-9]{1,4}))?")
_CLOCK = re.compile(r"(?:([0-9]{1,2}):([0-5][0-9])|([0-9]{1,4}))")
_WHOLE = re.compile(r"[0-9]{1,4}")
_STEP_DECIMALS = Decimal("0.01")
_LONGEST_QUOTE = 40
_MOST_NEAR = 3
"""So many names are told that may have been meant."""


# Lists


def lines_shown(texts: Iterable[str]) -> str:
    """Several sentences in one line; what parts them does not stand within one."""
    return "; ".join(_told(texts))


def lines_from(text: str) -> tuple[str, ...]:
    """The sentences of a line, without anything that steers a terminal."""
    return _parts(_plain(text), ";")


def names_shown(names: Iterable[str]) -> str:
    """Several names in one line, with commas between them unless there are commas in them."""
    told = _told(names)
    if not any("," in name for name in told):
        return ", ".join(told)
    return "; ".join(told) if len(told) > 1 else f"{told[0]};"


def names_from(text: str) -> tuple[str, ...]:
    """The names of a line: what semicolons part, or commas where there are none."""
    plain = _plain(text)
    return tuple(dict.fromkeys(_parts(plain, ";" if ";" in plain else ",")))


def ids_from(text: str, spelled: Mapping[str, str], what: str) -> tuple[str, ...]:
    """Ids of what a line names, which commas or semicolons part though names have commas in them.

    Args:
        text: The line.
        spelled: Ids by the letters of what they are called.
        what: What is named, for the message.

    Raises:
        InputError: when something is not known.
    """
    found: list[str] = []
    for part in _parts(_plain(text), ";"):
        words = _parts(part, ",")
        while words:
            name, words = _longest_name(words, spelled, what)
            found.append(name)
    return tuple(dict.fromkeys(found))


def _longest_name(
    words: tuple[str, ...], spelled: Mapping[str, str], what: str
) -> tuple[str, tuple[str, ...]]:
    """The id of the longest name that some words begin with, and the words after it."""
    for length in range(len(words), 0, -1):
        found = spelled.get(letters("".join(words[:length])))
        if found is not None:
            return found, words[length:]
    raise _unknown(words[0], spelled, what)


def _unknown(name: str, spelled: Mapping[str, str], what: str) -> InputError:
    near = dict.fromkeys(spelled[one] for one in _near(letters(name), spelled))
    nearest = ", ".join([*near][:_MOST_NEAR]).replace("_", " ")
    hint = f"; nearest: {nearest}" if nearest else ""
    return InputError(f"there is no {what} “{harmless(name, _LONGEST_QUOTE)}”{hint}")


def _near(wanted: str, spelled: Iterable[str]) -> list[str]:
    """What has some letters in it, else what looks like them."""
    having = [one for one in spelled if wanted and wanted in one]
    return having or get_close_matches(wanted, spelled)


def needs_shown(implements: Iterable[Iterable[str]]) -> str:
    """What is needed: `barbell, plates, rack/bench`."""
    return ", ".join("/".join(options) for options in implements).replace("_", " ")


def needs_from(text: str) -> tuple[tuple[str, ...], ...]:
    """What is needed, one of each: `barbell, plates, rack/bench`. Raises InputError."""
    named = _parts(_plain(text).replace(";", ","), ",")
    needed = (tuple(map(_implement, _parts(part, "/"))) for part in named)
    return tuple(dict.fromkeys(filter(None, needed)))


def _implement(text: str) -> str:
    found = {letters(name): name for name in IMPLEMENTS}.get(letters(text))
    if found is None:
        raise InputError(
            f"there is no implement “{harmless(text, _LONGEST_QUOTE)}”: choose from"
            f" {needs_shown((name,) for name in IMPLEMENTS)}; {_ALWAYS_THERE} always are at hand"
        )
    return found


def _told(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that say something, without what parts them from each other."""
    return tuple(filter(None, (_plain(text).replace(";", ",") for text in texts)))


def _plain(text: str) -> str:
    return harmless(text, len(text))


def _parts(text: str, mark: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split(mark))))


# Numbers


def sets_from(text: str) -> int:
    """A number of sets. Raises InputError."""
    if not _WHOLE.fullmatch(text):
        raise InputError("sets are a whole number, 3")
    return int(text)


def range_shown(amount: Range | None) -> str:
    """A range as it is typed, `8-12`; nothing where there is none."""
    return "" if amount is None else str(amount).replace("–", "-")


def range_from(text: str, what: str) -> Range | None:
    """A range, or a single number; None for nothing. Raises InputError."""
    if text in _NOTHING:
        return None
    found = _RANGE.fullmatch(text.casefold())
    if not found:
        raise InputError(f"{what} are a whole number, 10, or two of them, 8-12")
    low = int(found[1])
    return Range(low, int(found[2] or low))


def rest_from(text: str) -> Rest:
    """A rest: `2:00`, seconds, or `as needed`. Raises InputError."""
    if letters(text) == _AS_NEEDED:
        return Rest(RestMode.AS_NEEDED, None)
    found = _CLOCK.fullmatch(text)
    if not found:
        raise InputError("a rest is minutes and seconds, 2:00, or seconds alone, or “as needed”")
    minutes, seconds, alone = (int(part or 0) for part in found.groups())
    return Rest(RestMode.COUNTDOWN, minutes * 60 + seconds + alone)


def step_shown(grams: int | None, unit: Unit) -> str:
    """A step of a load, `2.5 kg`; nothing where it is the usual one."""
    return "" if grams is None else f"{exact_text(Load.from_grams(grams, unit).number)} {unit}"


def step_from(text: str, unit: Unit) -> int | None:
    """A step of a load in grams, of this unit where it says none; None for nothing.

    Raises:
        InputError: when it cannot be read.
    """
    load = load_from(text, unit)
    if load is None:
        return None
    if load.number % _STEP_DECIMALS:
        raise InputError("a step has at most two decimals")
    return load.grams

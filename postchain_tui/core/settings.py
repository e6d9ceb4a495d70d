"""What a person sets once about training: units, implements, limits, sounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Pacing
from postchain_tui.core.plates import Plates
from postchain_tui.core.quantities import decimal_from, exact_text

IMPLEMENTS = (
    "mat",
    "pipe",
    "band",
    "loop_band",
    "barbell",
    "plates",
    "rack",
    "bench",
    "dumbbells",
    "kettlebell",
    "trap_bar",
    "cable",
    "machine",
    "sliders",
    "step",
    "anchor",
    "back_extension_bench",
    "incline_bench",
)
"""What may be at hand; pad, wall, floor, towel, chair and ball always are."""

_KG_PLATES = "1.25x1,2.5x1,5x1,10x1,20x1"
_LB_PLATES = "2.5x1,5x1,10x1,25x1,45x1"
_USUAL = {
    Unit.KG: (Load(Decimal(20), Unit.KG), Plates.parse(_KG_PLATES, Unit.KG)),
    Unit.LB: (Load(Decimal(45), Unit.LB), Plates.parse(_LB_PLATES, Unit.LB)),
}
"""The usual bar and plates."""

_UNIT_AT_END = re.compile(r"\s*(kg|lb)\Z", re.IGNORECASE | re.ASCII)
_TELEPHONE_NUMBER = re.compile(r"[+0-9][0-9 ()/.-]{1,30}", re.ASCII)
_LONGEST_NUMBER = 9
"""Digits of the longest number that is read at all."""


class Sound(StrEnum):
    """What may be heard."""

    OFF = "off"
    BELL = "bell"
    """The bell of the terminal."""
    TONES = "tones"
    """Tones of the machine, other ones for work than for rest."""
    VOICE = "voice"
    """Tones, and a voice that says what comes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Training settings: they live with the data and travel with it."""

    units: Unit = Unit.KG
    bar: Load = _USUAL[Unit.KG][0]
    """What the empty bar weighs."""
    implements: frozenset[str] = frozenset(
        {"mat", "pipe", "band", "barbell", "plates", "rack", "bench"}
    )
    plates: Plates = _USUAL[Unit.KG][1]
    program: str = "basics"
    """Id of the program in use."""
    strict: bool = False
    """Does pain-free mean no resting pain at all, for every exercise?"""
    ceiling: int = 5
    """Pain above it stops an exercise."""
    green: int = 2
    """Pain up to it is green."""
    get_ready_seconds: int = 5
    """Seconds of get ready before a paced set; 0 for none."""
    pacing: Pacing = Pacing.PACED
    sound: Sound = Sound.BELL
    """What is heard of a session."""
    bell_rest: bool = True
    """Are the cues of a rest heard?"""
    bell_work: bool = True
    """Are the cues of the work of a set heard, and of the seconds before it?"""
    title: bool = True
    """Does the title of the terminal show the countdown?"""
    taskbar: bool = True
    """Does the taskbar show the progress of a rest, in terminals that can?"""
    notify: bool = True
    """Is there a notification when a rest is over while the terminal is not in front?"""
    rest_seconds: int = 120
    """Seconds of rest where neither an exercise nor a program says how long."""
    emergency_number: str = ""
    """What to call in an emergency; empty: not told."""
    usual_pain: int | None = None
    """Pain on a usual day, as said at the first start; None: not recorded."""

    @property
    def rings_rest(self) -> bool:
        """Are the cues of a rest heard?"""
        return self.bell_rest and self.sound is not Sound.OFF

    @property
    def rings_work(self) -> bool:
        """Are the cues of work heard?"""
        return self.bell_work and self.sound is not Sound.OFF


def _number(text: str, low: int, high: int, name: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    if not is_number or not low <= int(text) <= high:
        raise InputError(f"{name} is a whole number from {low} to {high}, not {text!r}.")
    return int(text)


def _switch(text: str, name: str) -> bool:
    words = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
    if text.lower() not in words:
        raise InputError(f"{name} is on or off, not {text!r}.")
    return words[text.lower()]


def _unit(text: str) -> Unit:
    if text.lower() not in {"kg", "lb"}:
        raise InputError(f"units is kg or lb, not {text!r}.")
    return Unit(text.lower())


def _in_unit(text: str, unit: Unit) -> tuple[str, Unit]:
    """A text without the unit at its end, and that unit, or the one told where there is none."""
    found = _UNIT_AT_END.search(text)
    if found is None:
        return text, unit
    return text[: found.start()], Unit(found[1].lower())


def _bar(text: str) -> Load:
    number, unit = _in_unit(text, Unit.KG)
    mass = decimal_from(number) if len(number) <= _LONGEST_NUMBER else None
    if mass is None or not 1000 <= Load(mass, unit).grams <= 50_000:
        raise InputError(f"bar_kg is the mass of the empty bar, 1 to 50 kg, not {text!r}.")
    return Load(mass, unit)


def _plates(text: str, unit: Unit) -> Plates:
    return Plates.parse(*_in_unit(text, unit))


def _implements(text: str) -> frozenset[str]:
    named = tuple(filter(None, map(str.strip, text.lower().split(","))))
    unknown = [word for word in named if word not in IMPLEMENTS]
    if unknown:
        raise InputError(
            f"There is no implement {unknown[0]!r}: choose from {' '.join(IMPLEMENTS)}."
        )
    return frozenset(named)


def _sound(text: str) -> Sound:
    if text.lower() not in set(Sound):
        raise InputError(f"sound is off, bell, tones or voice, not {text!r}.")
    return Sound(text.lower())


def _emergency_number(text: str) -> str:
    if text in {"-", "–", ""}:
        return ""
    if not _TELEPHONE_NUMBER.fullmatch(text):
        raise InputError(f"emergency_number is a telephone number, as 112, not {text!r}.")
    return text


def _pacing(text: str) -> Pacing:
    if text.lower() not in set(Pacing):
        raise InputError(f"pacing is paced or free, not {text!r}.")
    return Pacing(text.lower())


def _pain(text: str) -> int | None:
    return None if text in {"-", "–", ""} else _number(text, 0, 10, "usual_pain")


_READERS: dict[str, Callable[[str, Settings], Any]] = {
    "units": lambda text, _: _unit(text),
    "bar_kg": lambda text, _: _bar(text),
    "implements": lambda text, _: _implements(text),
    "plates": lambda text, settings: _plates(text, settings.units),
    "program": lambda text, _: text,
    "strict": lambda text, _: _switch(text, "strict"),
    "ceiling": lambda text, _: _number(text, 1, 10, "ceiling"),
    "green": lambda text, _: _number(text, 0, 5, "green"),
    "get_ready_seconds": lambda text, _: _number(text, 0, 60, "get_ready_seconds"),
    "pacing": lambda text, _: _pacing(text),
    "sound": lambda text, _: _sound(text),
    "bell_rest": lambda text, _: _switch(text, "bell_rest"),
    "bell_work": lambda text, _: _switch(text, "bell_work"),
    "title": lambda text, _: _switch(text, "title"),
    "taskbar": lambda text, _: _switch(text, "taskbar"),
    "notify": lambda text, _: _switch(text, "notify"),
    "rest_seconds": lambda text, _: _number(text, 0, 600, "rest_seconds"),
    "emergency_number": lambda text, _: _emergency_number(text),
    "usual_pain": lambda text, _: _pain(text),
}
KEYS = tuple(_READERS)
"""The names of the settings, as `config set` takes them."""

_FIELDS = {"bar_kg": "bar"}


_WRITERS: dict[type, Callable[[Any], str]] = {
    bool: lambda switch: "on" if switch else "off",
    Load: lambda load: f"{exact_text(load.number)}{load.unit}",
    frozenset: lambda names: ",".join(name for name in IMPLEMENTS if name in names),
    NoneType: lambda _: "-",
}
"""How a value is written; what is not listed writes itself."""


def text_of(settings: Settings, key: str) -> str:
    """The value of a setting, as `with_value` reads it.

    Plates say their unit only where it is not the unit that is set.
    """
    value = getattr(settings, _FIELDS.get(key, key))
    text = _WRITERS.get(type(value), str)(value)
    is_foreign = key == "plates" and settings.plates.unit is not settings.units
    return f"{text} {settings.plates.unit}" if is_foreign else text


def usual(unit: Unit) -> Settings:
    """The usual settings, bar and plates those of a unit."""
    bar, plates = _USUAL[unit]
    return Settings(units=unit, bar=bar, plates=plates)


def usual_text(settings: Settings, key: str) -> str:
    """The usual value of a setting; bar and plates are those of the unit that is set."""
    return text_of(Settings() if key == "units" else usual(settings.units), key)


def texts_of(settings: Settings) -> dict[str, str]:
    """All settings as `text_of` writes them, by their names."""
    return {key: text_of(settings, key) for key in KEYS}


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """The settings with one of them changed.

    Changing the unit takes the usual bar and plates of that unit along, where they were the
    usual ones of the other; so the texts of all settings are kept, not only of the one changed.

    Raises:
        InputError: when there is no such setting, the text is no value for it, or it contradicts
            another setting.
    """
    changed = _changed(settings, key, text)
    if key in _LIMITS and not _is_consistent(changed):
        raise InputError(
            f"ceiling has to be above green: it is {settings.ceiling} and green is"
            f" {settings.green}, so {_LIMITS[key]}."
        )
    return changed


def _is_consistent(settings: Settings) -> bool:
    return settings.green < settings.ceiling


_LIMITS = {
    "ceiling": "set it to a number above green, or set green lower first",
    "green": "set green to a number below the ceiling, or set the ceiling higher first",
}
"""What to do about a limit that contradicts the other."""


def _changed(settings: Settings, key: str, text: str) -> Settings:
    if key not in _READERS:
        raise InputError(f"There is no setting {key!r}: choose from {' '.join(KEYS)}.")
    value = _READERS[key](text.strip(), settings)
    if key == "units" and value is not settings.units:
        return _with_unit(settings, value)
    return replace(settings, **{_FIELDS.get(key, key): value})


def _with_unit(settings: Settings, unit: Unit) -> Settings:
    if (settings.bar, settings.plates) != _USUAL[settings.units]:
        return replace(settings, units=unit)
    bar, plates = _USUAL[unit]
    return replace(settings, units=unit, bar=bar, plates=plates)


def from_texts(texts: dict[str, str]) -> Settings:
    """Settings from stored texts; what cannot be read any more falls back to its default.

    So do the limits of pain where they contradict each other.
    """
    settings = Settings()
    for key in KEYS:
        if key in texts:
            try:
                settings = _changed(settings, key, texts[key])
            except InputError:
                continue
    if _is_consistent(settings):
        return settings
    usual = Settings()
    return replace(settings, ceiling=usual.ceiling, green=usual.green)

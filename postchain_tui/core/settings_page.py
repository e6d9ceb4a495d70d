"""The page of all settings: how each stands in words, how it is stepped, how it is explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from postchain_tui.core.details import Part, Row, RowKind, Tone
from postchain_tui.core.formatting import clock, count_text, load_text, number
from postchain_tui.core.load import Load
from postchain_tui.core.settings import IMPLEMENTS, Settings, text_of, usual_text
from postchain_tui.core.settings import usual as usual_of
from postchain_tui.core.settings_items import ELSEWHERE, ITEMS, Item, Kind
from postchain_tui.core.text import harmless


@dataclass(frozen=True, slots=True)
class Stand:
    """How everything on the page stands."""

    settings: Settings
    injured: bool = False
    theme: str = ""
    themes: tuple[str, ...] = ()
    """Names of all themes, the usual one first."""
    program: str = ""
    """Name of the program in use."""
    other_keys: int = 0
    """Bindings that have other keys than the usual ones."""
    sound: str = ""
    """What this machine sounds with, in words."""
    facts: dict[str, str] = field(default_factory=dict)
    """What is told of the data, by the key of its line."""


_THEMES = {"contrast": "high contrast", "terminal": "the terminal's own colours"}
_NONE = "none"
_UNKNOWN = "not known"
_LONGEST = 300
_MOST_LOADS = 8
"""Loads that are listed, at most."""


def text(stand: Stand, key: str) -> str:
    """How something stands, as it is typed or chosen."""
    if key == "injured":
        return "yes" if stand.injured else "no"
    return stand.theme if key == "theme" else text_of(stand.settings, key)


def usual(stand: Stand, key: str) -> str | None:
    """The usual text of something; None for what has none."""
    if key == "theme":
        return stand.themes[0]
    return None if key in ELSEWHERE else usual_text(stand.settings, key)


def is_changed(stand: Stand, key: str) -> bool:
    """Is it another value than the usual one?"""
    if key == "keys":
        return stand.other_keys > 0
    found = usual(stand, key)
    return found is not None and found != text(stand, key)


def choices_of(stand: Stand, item: Item) -> tuple[tuple[str, str], ...]:
    """The few values that something may have, each with its words."""
    if item.key == "theme":
        return tuple((name, _theme_words(name)) for name in stand.themes)
    return item.choices


def stepped(stand: Stand, key: str, by: int) -> str:
    """The text of the next value; a number beyond its range is left to be refused.

    Args:
        stand: How everything stands.
        key: Something that is stepped.
        by: 1 for the next, -1 for the one before.
    """
    item = ITEMS[key]
    if item.kind is Kind.CHOICES:
        values = [value for value, _ in choices_of(stand, item)]
        return values[(values.index(text(stand, key)) + by) % len(values)]
    if key == "bar_kg":
        bar = stand.settings.bar
        return text_of(Settings(bar=Load(bar.number + by, bar.unit)), key)
    if key == "usual_pain":
        return _pain_step(stand.settings.usual_pain, by)
    return str(_whole_step(Decimal(text(stand, key)), item.step, by))


def _whole_step(here: Decimal, step: Decimal, by: int) -> Decimal:
    """The next whole step, from in between too: 100 seconds go to 90 and to 105."""
    steps = here // step + (by if by > 0 or not here % step else 0)
    return max(steps * step, Decimal(0))


def _pain_step(score: int | None, by: int) -> str:
    """The scores from 0 to 10, with what is not known below them."""
    if score is None:
        return "0" if by > 0 else "-"
    return "-" if score + by < 0 else str(min(score + by, 10))


def words(stand: Stand, key: str) -> str:
    """How something stands, in words."""
    if key in stand.facts:
        return harmless(stand.facts[key], _LONGEST)
    if key in _WORDS_ELSEWHERE:
        return _WORDS_ELSEWHERE[key](stand)
    item = ITEMS[key]
    if item.kind is Kind.CHOICES:
        return dict(choices_of(stand, item)).get(text(stand, key), text(stand, key))
    return _WORDS[key](stand.settings)


def _theme_words(name: str) -> str:
    short = name.removeprefix("postchain-")
    return _THEMES.get(short, short)


def _bar_words(settings: Settings) -> str:
    bar = settings.bar
    own = load_text(bar, bar.unit)
    return own if bar.unit is settings.units else f"{own} ({load_text(bar, settings.units)})"


def _implement_words(settings: Settings) -> str:
    named = (implement_word(name) for name in IMPLEMENTS if name in settings.implements)
    return ", ".join(named) or "nothing"


def implement_word(name: str) -> str:
    """What people call an implement."""
    return name.replace("_", " ")


def _plate_words(settings: Settings) -> str:
    plates = settings.plates
    kinds = (
        number(weight) + (f" (×{pairs})" if pairs > 1 else "") for weight, pairs in plates.pairs
    )
    listed = ", ".join(kinds)
    return f"{listed} {plates.unit}, in pairs" if listed else _NONE


_WORDS: dict[str, Callable[[Settings], str]] = {
    "bar_kg": _bar_words,
    "implements": _implement_words,
    "plates": _plate_words,
    "rest_seconds": lambda settings: f"{clock(settings.rest_seconds)} min",
    "green": lambda settings: f"{settings.green} / 10",
    "ceiling": lambda settings: f"{settings.ceiling} / 10",
    "usual_pain": lambda settings: (
        _UNKNOWN if settings.usual_pain is None else f"{settings.usual_pain} / 10"
    ),
    "emergency_number": lambda settings: harmless(settings.emergency_number, 40) or _NONE,
    "get_ready_seconds": lambda settings: (
        f"{settings.get_ready_seconds} s" if settings.get_ready_seconds else _NONE
    ),
}
"""The words for what is no choice of a few."""


def _key_words(stand: Stand) -> str:
    return f"{count_text(stand.other_keys, 'key')} changed" if stand.other_keys else "as usual"


_WORDS_ELSEWHERE: dict[str, Callable[[Stand], str]] = {
    "keys": _key_words,
    "program": lambda stand: harmless(stand.program, _LONGEST),
    "test": lambda stand: stand.sound,
}
"""The words for what does not stand among the settings."""


def explained(stand: Stand, key: str, targets: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """What something means, what it may be, what it usually is: the lines beside the page.

    Args:
        stand: How everything stands.
        key: What is explained.
        targets: The targets that the last change of it made others, a line each.
    """
    return tuple(_explained(stand, ITEMS[key], targets))


def _explained(stand: Stand, item: Item, targets: tuple[str, ...]) -> Iterator[Row]:
    yield _fact(
        (item.label, Tone.STRONG), ("  ", Tone.PLAIN), (words(stand, item.key), Tone.ACCENT)
    )
    for target in targets:
        yield _fact(("→ ", Tone.ACCENT), (harmless(target, _LONGEST), Tone.STRONG))
    yield _fact((item.meaning, Tone.PLAIN))
    if item.key in {"sound", "test"} and stand.sound:
        yield _fact((f"On this machine: {stand.sound}.", Tone.PLAIN))
    yield from _values(stand, item)
    yield from _command(item)


def _values(stand: Stand, item: Item) -> Iterator[Row]:
    """What it may be, what it usually is, and what comes of it."""
    if allowed := _allowed(stand, item):
        yield _fact(("may be  ", Tone.QUIET), (allowed, Tone.PLAIN))
    if is_changed(stand, item.key) and item.key != "keys":
        yield _fact(("usually  ", Tone.QUIET), (_usual_words(stand, item.key), Tone.PLAIN))
    if item.key in {"bar_kg", "plates"}:
        yield _fact(("loads  ", Tone.QUIET), (_loads(stand.settings), Tone.PLAIN))


def _command(item: Item) -> Iterator[Row]:
    """How it is set on the command line."""
    if item.key not in ELSEWHERE or item.key == "theme":
        yield _fact((f"postchain config set {item.key} …", Tone.QUIET))
    elif item.key == "injured":
        yield _fact(("postchain state --injured", Tone.QUIET))


def _fact(*parts: Part) -> Row:
    return Row(RowKind.FACT, parts)


def _allowed(stand: Stand, item: Item) -> str:
    """What it may be, in words."""
    if item.kind is Kind.CHOICES:
        return " · ".join(name for _, name in choices_of(stand, item))
    return item.allowed


def _usual_words(stand: Stand, key: str) -> str:
    """The usual value, in words."""
    if key == "theme":
        return _theme_words(stand.themes[0])
    if key == "program":
        return usual_text(stand.settings, key)
    return words(Stand(Settings() if key == "units" else usual_of(stand.settings.units)), key)


def _loads(settings: Settings) -> str:
    """What the bar can be loaded to: the lightest, the heaviest, and how many there are."""
    unit = settings.units
    totals = [number(one.in_unit(unit)) for one in settings.plates.loadable(settings.bar)]
    if len(totals) <= _MOST_LOADS:
        return f"{', '.join(totals)} {unit}"
    first = ", ".join(totals[: _MOST_LOADS - 1])
    return f"{first} … {totals[-1]} {unit}, {len(totals)} in all"

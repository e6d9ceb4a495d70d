"""Numbers, times and sets as people read them, in English whatever the locale."""

from __future__ import annotations

import math
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Measure, Range, Rest, RestMode
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.quantities import exact_text

NOTHING = "–"
"""Stands where there is nothing to show, which is never zero."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: Decimal | float) -> str:
    """A number with at most two decimals and no trailing zeros: `22.5`."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact_text(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def tenths(value: float | None) -> str:
    """A measured value to the tenth, `6.5`, or a dash where there is none."""
    return NOTHING if value is None else number(round(value, 1))


def signed(change: float) -> str:
    """A change to the tenth, always with its sign: `+0.5`, `−1.0`."""
    return f"{change:+z.1f}".replace("-", "−")


def count_text(count: int, thing: str) -> str:
    """So many things of a regular plural: `1 set`, `4 sets`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def number_word(number: int) -> str:
    """A small number in words, a larger one in digits: `four`, `12`."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else str(number)


def count_words(count: int, thing: str) -> str:
    """A small number of things in words: `one set`, `four sets`, `12 sets`."""
    return f"{number_word(count)} {thing if count == 1 else f'{thing}s'}"


_NUMBER_WORDS = ("none", "one", "two", "three", "four", "five", "six")


def clock(seconds: float) -> str:
    """Whole seconds gone by, as `1:42`, from an hour on as `1:00:00`; never below zero."""
    minutes, rest = divmod(max(math.floor(seconds), 0), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def over(seconds: float) -> str:
    """How long something has been over: `+0:14`."""
    return f"+{clock(seconds)}"


def countdown(seconds: float) -> str:
    """Time left, a begun second counted as a whole one, so that `0:00` means the end."""
    return clock(math.ceil(seconds))


def minutes_text(seconds: float) -> str:
    """A length to the minute, `34 min` or `1 h 5 min`; what is not nothing takes at least one."""
    minutes = math.floor(seconds / 60 + 0.5)
    if minutes < 60:
        return f"{max(minutes, 1 if seconds > 0 else 0)} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def days_ago_text(days: int) -> str:
    """How many days ago a day was: `today`, `yesterday`, `3 days ago`."""
    if days in _NEAR_DAYS:
        return _NEAR_DAYS[days]
    return f"{days} days ago" if days > 0 else f"in {-days} days"


_NEAR_DAYS = {0: "today", 1: "yesterday", -1: "tomorrow"}


def day_text(day: date, today: date) -> str:
    """A day, `Fri 20 Nov`, with its year where that is not today's."""
    return f"{_DAYS[day.weekday()]} {date_text(day, today)}"


def date_text(day: date, today: date) -> str:
    """A day without its weekday, `20 Nov`, with its year where that is not today's."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def load_text(load: Load | None, unit: Unit) -> str:
    """A load in this unit: `22.5 kg`."""
    return NOTHING if load is None else f"{number(load.in_unit(unit))} {unit}"


def plates_text(plates: tuple[Decimal, ...]) -> str:
    """The plates of one side: `10 + 2.5`."""
    return " + ".join(map(number, plates)) or "bar only"


def reps_text(reps: Range | None, hold_seconds: Range | None) -> str:
    """What one set asks for: `8–12`, `10 s`, or for several holds in a set `5 × 10 s`."""
    if hold_seconds is None:
        return NOTHING if reps is None else str(reps)
    if reps in {None, Range(1, 1)}:
        return f"{hold_seconds} s"
    return f"{reps} × {hold_seconds} s"


def dose_text(sets: int, reps: Range | None, hold_seconds: Range | None, unilateral: bool) -> str:
    """What an exercise asks for: `4 × 8–12`, `3 × 10 s`, `3 × 8–12 each side`."""
    sides = " each side" if unilateral else ""
    return f"{sets} × {reps_text(reps, hold_seconds)}{sides}"


def rest_text(rest: Rest) -> str:
    """A prescribed rest: `2:00` or `as needed`."""
    if rest.mode is RestMode.AS_NEEDED or rest.seconds is None:
        return "as needed"
    return clock(rest.seconds)


def set_text(done: SetRecord, unit: Unit, measure: Measure = Measure.REPS) -> str:
    """A set as it was done: `20 × 12`, `12`, `10/9`, `30 s`.

    The length of a set of reps is stored as well, so only `measure` can say that it was a hold; a
    set without reps is taken for one.
    """
    amount = _amount_text(done, measure)
    if done.load is None:
        return amount
    return f"{number(done.load.in_unit(unit))} × {amount}"


def set_words(done: SetRecord, unit: Unit, measure: Measure = Measure.REPS) -> str:
    """A set as it was done, with its unit: `20 kg × 12`, `12 reps`, `10/9 reps`, `30 s`."""
    amount = _amount_text(done, measure)
    if done.load is not None:
        return f"{load_text(done.load, unit)} × {amount}"
    if measure is Measure.HOLD or done.reps is None:
        return amount
    return f"{amount} rep" if amount == "1" else f"{amount} reps"


def _amount_text(done: SetRecord, measure: Measure) -> str:
    is_hold = measure is Measure.HOLD or done.reps is None
    if is_hold and done.duration_ms is not None:
        return _hold_text(done.reps or 1, done.duration_ms)
    return _done_reps_text(done)


def _done_reps_text(done: SetRecord) -> str:
    if done.reps_left is not None and done.reps_right is not None:
        return f"{done.reps_left}/{done.reps_right}"
    return NOTHING if done.reps is None else str(done.reps)


def _hold_text(holds: int, duration_ms: int) -> str:
    seconds = f"{number(Decimal(duration_ms) / 1000)} s"
    return f"{holds} × {seconds}" if holds > 1 else seconds


def pain_text(score: int | None) -> str:
    """A pain score, or a dash where none was recorded."""
    return NOTHING if score is None else str(score)

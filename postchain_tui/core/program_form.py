"""The form of a program as a whole, and the changes of its slots."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from postchain_tui.core.errors import InputError
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.form_texts import Changes, edited, filled, line_from, read
from postchain_tui.core.own_program import (
    LONGEST_GOAL,
    LONGEST_SUMMARY,
    mistakes_written,
    part_names,
)
from postchain_tui.core.parsing import LONGEST_NAME
from postchain_tui.core.program import Day, Program, Slot, Stage, Weekday
from postchain_tui.core.slot_form import Shelf
from postchain_tui.core.text import harmless

_LONGEST = 2000
_IN_TURN = "A, B: in turn"
_BY_WEEKDAY = "A: mon thu, B: tue"
_STAGES = "Restore 9, Build 12 after Glute bridge + Hip thrust"
_FORM = (
    Field("name", "name", limit=LONGEST_NAME),
    Field("goal", "goal", limit=LONGEST_GOAL),
    Field("summary", "in short", limit=LONGEST_SUMMARY),
    Field("days", "days", hint=f"{_IN_TURN}; {_BY_WEEKDAY}; empty: all the same", limit=_LONGEST),
    Field("stages", "stages", hint=f"{_STAGES}; empty: none", limit=_LONGEST),
)
_TEXTS = {"name": LONGEST_NAME, "goal": LONGEST_GOAL, "summary": LONGEST_SUMMARY}
_LEAST_LETTERS = 3
"""So many letters of a day of the week tell which it is."""
_STAGE = re.compile(
    r"(?P<name>.+?)\s+(?P<sessions>[0-9]{1,4})(?:\s+after\s+(?P<needs>.+))?", re.IGNORECASE
)
_WORD = re.compile(r"[^\s,+]+")


def fields(program: Program, shelf: Shelf) -> tuple[Field, ...]:
    """A field for each thing that a program holds beside its slots.

    Args:
        program: The program.
        shelf: Where the exercises are that it names.
    """
    return filled(_FORM, _shown(program, shelf), {})


def changed(program: Program, texts: Mapping[str, str], shelf: Shelf) -> Program:
    """The program with what was typed anew; a field that still says what was shown is not read.

    A day or a stage that another name stands in the place of is renamed, in its slots too.

    Args:
        program: The program as it was.
        texts: What stands in the fields now, by their keys; one that is left out stays.
        shelf: Where the exercises are that it names.

    Raises:
        FieldError: when a field cannot be read, or takes away all that a slot comes in.
    """
    typed = edited(_shown(program, shelf), texts)
    after = replace(program, **_texts(typed))
    if "days" in typed:
        days = read("days", _days_from, typed["days"])
        after = _with_days(after, days)
    if "stages" in typed:
        known = [one for stage in program.stages for one in stage.needs]
        stages = read("stages", lambda text: _stages_from(text, shelf, known), typed["stages"])
        after = _with_stages(after, stages)
    _refuse_mistakes(after, typed)
    return after


def _refuse_mistakes(program: Program, typed: Container[str]) -> None:
    """Raises FieldError for the first mistake in a field that was typed."""
    for path, message in mistakes_written(program):
        key = {"day": "days", "stage": "stages"}.get(str(path[0]), str(path[0]))
        if key in typed:
            raise FieldError(key, message)


def _shown(program: Program, shelf: Shelf) -> dict[str, str]:
    """What stands in each field at first."""
    return {
        "name": harmless(program.name, LONGEST_NAME),
        "goal": harmless(program.goal, LONGEST_GOAL),
        "summary": harmless(program.summary, LONGEST_SUMMARY),
        "days": harmless(", ".join(map(_day_shown, program.days)), _LONGEST),
        "stages": harmless(_stages_shown(program.stages, shelf), _LONGEST),
    }


def _texts(typed: Mapping[str, str]) -> Changes:
    def line(key: str) -> str:
        return read(key, lambda text: line_from(text, _TEXTS[key]), typed[key])

    return {key: line(key) for key in _TEXTS if key in typed}


# Days


def _day_shown(day: Day) -> str:
    weekdays = " ".join(one[:_LEAST_LETTERS] for one in day.weekdays)
    return f"{day.name}: {weekdays}" if weekdays else day.name


def _days_from(text: str) -> tuple[Day, ...]:
    """Days in turn, `A, B`, or by weekday, `A: mon thu, B: tue`. Raises InputError."""
    days: list[Day] = []
    for part in _parts(text, ","):
        name, colon, words = part.partition(":")
        if colon:
            days.append(Day(name.strip(), _weekdays_from(words)))
        elif more := _weekdays_or_none(name):
            days = _prolonged(days, more)
        else:
            days.append(Day(name))
    return tuple(days)


def _parts(text: str, mark: str) -> list[str]:
    return list(filter(None, map(str.strip, text.split(mark))))


def _prolonged(days: Sequence[Day], more: tuple[Weekday, ...]) -> list[Day]:
    """Days of which the last one comes on more days of the week. Raises InputError."""
    if not days or not days[-1].weekdays:
        raise InputError(f"what comes on a day of the week stands before it: {_BY_WEEKDAY}")
    return [*days[:-1], replace(days[-1], weekdays=(*days[-1].weekdays, *more))]


def _weekdays_from(text: str) -> tuple[Weekday, ...]:
    found = _weekdays_or_none(text)
    if not found:
        raise InputError(
            f"days of the week stand after a colon, as names or letters: {_BY_WEEKDAY}"
        )
    return found


def _weekdays_or_none(text: str) -> tuple[Weekday, ...]:
    """Days of the week by their names or their first letters; none where any word is no such."""
    found = [_weekday(word.casefold()) for word in _WORD.findall(text)]
    return () if None in found else tuple(filter(None, found))


def _weekday(word: str) -> Weekday | None:
    if len(word) < _LEAST_LETTERS:
        return None
    return next((day for day in Weekday if day.startswith(word)), None)


def _with_days(program: Program, days: tuple[Day, ...]) -> Program:
    old, new = part_names(program.days), part_names(days)
    slots = (
        replace(slot, days=_carried("days", place, slot.days, old, new))
        for place, slot in enumerate(program.slots, 1)
    )
    return replace(program, days=days, slots=tuple(slots))


def _carried(
    key: str, place: int, named: tuple[str, ...], old: Sequence[str], new: Sequence[str]
) -> tuple[str, ...]:
    """The days or stages of a slot after some were renamed or taken away.

    Args:
        key: The key of the field.
        place: Which slot it is, from 1.
        named: The days or stages in which it comes.
        old: All there were.
        new: All there are now.
    """
    left = _left(named, _renamed(old, new), new)
    if named and new and not left:
        raise FieldError(
            key, f"Slot {place} comes in {' and '.join(named)} alone: change or remove it first."
        )
    return left


def _renamed(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """The new names by the old ones in whose places they stand."""
    pairs = zip(old, new, strict=False)
    return {was: now for was, now in pairs if was not in new and now not in old}


def _left(named: Iterable[str], renamed: Mapping[str, str], new: Container[str]) -> tuple[str, ...]:
    """Those of some names that are there still, by what they are called now."""
    return tuple(renamed.get(one, one) for one in named if one in new or one in renamed)


# Stages


def _stages_shown(stages: Iterable[Stage], shelf: Shelf) -> str:
    texts = [_stage_shown(stage, shelf) for stage in stages]
    # Names of exercises may have commas in them.
    return ("; " if any("," in text for text in texts) else ", ").join(texts)


def _stage_shown(stage: Stage, shelf: Shelf) -> str:
    after = f" after {' + '.join(map(shelf.name_of, stage.needs))}" if stage.needs else ""
    return f"{stage.name} {stage.sessions}{after}"


def _stages_from(text: str, shelf: Shelf, known: Iterable[str]) -> tuple[Stage, ...]:
    """Stages, `Restore 9, Build 12 after Glute bridge`. Raises InputError."""
    return tuple(_stage_from(part, shelf, known) for part in _stage_parts(text))


def _stage_parts(text: str) -> list[str]:
    """The stages of a text: between semicolons, else between commas that no exercise has."""
    if ";" in text:
        return _parts(text, ";")
    found: list[str] = []
    for part in _parts(text, ","):
        if found and not _STAGE.fullmatch(part):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _stage_from(text: str, shelf: Shelf, known: Iterable[str]) -> Stage:
    found = _STAGE.fullmatch(text)
    if found is None:
        raise InputError(
            f"a stage is its name, how many sessions it takes, and what it waits for: {_STAGES}"
        )
    needs = shelf.ids(found["needs"] or "", "+", known)
    return Stage(found["name"], int(found["sessions"]), tuple(dict.fromkeys(needs)))


def _with_stages(program: Program, stages: tuple[Stage, ...]) -> Program:
    old, new = part_names(program.stages), part_names(stages)
    slots = (
        replace(slot, stages=_carried("stages", place, slot.stages, old, new))
        for place, slot in enumerate(program.slots, 1)
    )
    return replace(program, stages=stages, slots=tuple(slots))


# Slots


def with_slot(program: Program, index: int, slot: Slot) -> Program:
    """The program with another slot in the place of one, which is counted from 0."""
    return replace(program, slots=(*program.slots[:index], slot, *program.slots[index + 1 :]))


def with_slot_after(program: Program, index: int, slot: Slot) -> Program:
    """The program with one more slot, after the one with an index from 0; -1 puts it first."""
    return replace(program, slots=(*program.slots[: index + 1], slot, *program.slots[index + 1 :]))


def moved(program: Program, index: int, by: int) -> Program:
    """The program with a slot so many places further down, at most to either end."""
    slot = program.slots[index]
    rest = [*program.slots[:index], *program.slots[index + 1 :]]
    rest.insert(max(index + by, 0), slot)
    return replace(program, slots=tuple(rest))


def without(program: Program, index: int) -> Program:
    """The program without one of its slots, which is counted from 0."""
    return replace(program, slots=(*program.slots[:index], *program.slots[index + 1 :]))


def copy_of(program: Program, new_id: str, name: str) -> Program:
    """The same program by another id and name."""
    return replace(program, id=new_id, name=name)

"""What is wrong with a program that a person wrote: where, and what is allowed there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, product

from postchain_tui.core import own_dose
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.parsing import LONGEST_NAME
from postchain_tui.core.program import Day, Program, Role, Slot, Stage, Weekday
from postchain_tui.core.text import harmless

MOST_SLOTS = 30
MOST_STAGE_SESSIONS = 100
LONGEST_GOAL = 300
LONGEST_SUMMARY = 1000
LONGEST_PART_NAME = 40
"""Characters of the name of a day or a stage."""

Path = tuple[str | int, ...]
"""Where something is: `("slot", 2, "dose", "sets")`, counted from 1."""
Found = Iterator[tuple[Path, str]]
Find = Callable[[str], Exercise | None]
"""Finds an exercise by its id; None where there is none."""

_PART_MARKS = ",;:"
"""They part the names of days and stages from each other where these are typed."""


def mistakes(program: Program, find: Find) -> tuple[tuple[Path, str], ...]:
    """All that is wrong with a program, each with where it is; nothing where it can be used.

    Args:
        program: The program.
        find: Finds an exercise by its id.
    """
    found: Iterable[Found] = (
        _needs(program, find),
        _slots(program, find),
        _sessions(program),
    )
    return (*mistakes_written(program), *chain.from_iterable(found))


def mistakes_written(program: Program) -> tuple[tuple[Path, str], ...]:
    """What is wrong with a program whatever its slots are: with its texts, days and stages."""
    found: Iterable[Found] = (
        _texts(program),
        _names("day", [day.name for day in program.days]),
        _weekdays(program),
        _names("stage", [stage.name for stage in program.stages]),
        _lengths(program.stages),
    )
    return tuple(chain.from_iterable(found))


def mistakes_of_slot(program: Program, slot: Slot, find: Find) -> tuple[tuple[Path, str], ...]:
    """All that is wrong with one slot of a program; the paths begin in the slot."""
    found: Iterable[Found] = (
        _exercises(slot, find),
        _dose(slot, find),
        _unknown("day", slot.days, [day.name for day in program.days]),
        _unknown("stage", slot.stages, [stage.name for stage in program.stages]),
    )
    return tuple(chain.from_iterable(found))


def _quoted(text: str) -> str:
    return f"“{harmless(text, LONGEST_NAME)}”"


def _named(exercise: str, find: Find) -> str:
    found = find(exercise)
    return _quoted(exercise if found is None else found.name)


def _texts(program: Program) -> Found:
    if not program.name.strip():
        yield ("name",), "A program needs a name."
    texts = (
        ("name", program.name, LONGEST_NAME),
        ("goal", program.goal, LONGEST_GOAL),
        ("summary", program.summary, LONGEST_SUMMARY),
    )
    for key, text, longest in texts:
        if len(text) > longest:
            yield (key,), f"The {key} has at most {longest} characters; this one has {len(text)}."


def _names(kind: str, names: Iterable[str]) -> Found:
    """What is wrong with the names of days or stages."""
    taken: set[str] = set()
    for place, name in enumerate(names, 1):
        plain = name.strip().casefold()
        if not plain:
            yield (kind, place, "name"), f"A {kind} needs a name."
        elif plain in taken:
            yield (
                (kind, place, "name"),
                f"Each {kind} has a name of its own; {_quoted(name)} is taken.",
            )
        if len(name) > LONGEST_PART_NAME:
            yield (
                (kind, place, "name"),
                f"The name of a {kind} has at most {LONGEST_PART_NAME} characters.",
            )
        if any(mark in name for mark in _PART_MARKS):
            yield (
                (kind, place, "name"),
                f"The name of a {kind} has no comma, colon or semicolon in it.",
            )
        taken.add(plain)


def _weekdays(program: Program) -> Found:
    taken: set[Weekday] = set()
    for place, day in enumerate(program.days, 1):
        path: Path = ("day", place, "weekdays")
        if program.goes_by_weekday and not day.weekdays:
            yield path, "Either each day comes on days of the week, or none does."
        for weekday in day.weekdays:
            if weekday in taken:
                yield path, f"A day of the week is named once; {weekday.capitalize()} is twice."
            taken.add(weekday)


def _lengths(stages: Iterable[Stage]) -> Found:
    for place, stage in enumerate(stages, 1):
        if not 1 <= stage.sessions <= MOST_STAGE_SESSIONS:
            yield (
                ("stage", place, "sessions"),
                f"A stage takes 1 to {MOST_STAGE_SESSIONS} sessions.",
            )
        if place == 1 and stage.needs:
            yield ("stage", 1, "needs"), "The first stage begins at once: it waits for nothing."


def _needs(program: Program, find: Find) -> Found:
    for place, stage in enumerate(program.stages[1:], 2):
        trained = _trained_in(program.slots, program.stages[: place - 1])
        for need in stage.needs:
            if need not in trained:
                message = (
                    "A stage waits for exercises that are work in a stage before it;"
                    f" {_named(need, find)} is none."
                )
                yield ("stage", place, "needs"), message


def _trained_in(slots: Iterable[Slot], stages: Iterable[Stage]) -> frozenset[str]:
    """Ids of the exercises that are worked at in any of some stages."""
    names = {stage.name for stage in stages}
    work = (slot for slot in slots if slot.role is Role.WORK)
    inside = (slot for slot in work if not slot.stages or not names.isdisjoint(slot.stages))
    return frozenset(one for slot in inside for one in slot.exercises)


def _slots(program: Program, find: Find) -> Found:
    if not program.slots:
        yield ("slot",), "A program needs at least one slot."
    if len(program.slots) > MOST_SLOTS:
        yield (
            ("slot",),
            f"A program has at most {MOST_SLOTS} slots; this one has {len(program.slots)}.",
        )
    for place, slot in enumerate(program.slots, 1):
        for path, message in mistakes_of_slot(program, slot, find):
            yield ("slot", place, *path), message


def _exercises(slot: Slot, find: Find) -> Found:
    if not slot.exercises:
        yield ("exercises",), "A slot needs at least one exercise."
    for one in dict.fromkeys(slot.exercises):
        if find(one) is None:
            yield ("exercises",), f"A slot lists exercises of the Library; {_quoted(one)} is none."
        if slot.exercises.count(one) > 1:
            yield (
                ("exercises",),
                f"A slot lists each exercise once; {_named(one, find)} is there again.",
            )


def _unknown(kind: str, named: Iterable[str], known: list[str]) -> Found:
    allowed = ", ".join(map(_quoted, known)) or "none"
    for name in named:
        if name not in known:
            yield (
                (f"{kind}s",),
                f"The program has no {kind} {_quoted(name)}; its {kind}s: {allowed}.",
            )


def _dose(slot: Slot, find: Find) -> Found:
    if slot.dose is None:
        return
    for key, message in own_dose.amounts(slot.dose):
        yield tuple(key.split(".")), message
    tempo = slot.dose.tempo
    if tempo is not None and tempo.rep_seconds == 0:
        message = "A tempo has to take time: at least one of its numbers is above 0."
        yield ("dose", "tempo"), message
    for key, message in _measure(slot, slot.dose, find):
        yield ("dose", key), message


def _measure(slot: Slot, dose: Dose, find: Find) -> Iterator[tuple[str, str]]:
    """Is there something to count, and something that is counted so in at least one exercise?"""
    if dose.reps is None and dose.hold_seconds is None:
        yield "reps", "A dose needs reps, or a hold in seconds."
        return
    known = [one for one in map(find, slot.exercises) if one is not None]
    is_held = {one.dose.hold_seconds is not None for one in known}
    if is_held == {True} and dose.hold_seconds is None:
        yield "hold_seconds", "What is held needs a hold in seconds."
    if is_held == {False} and dose.hold_seconds is not None:
        yield "hold_seconds", "What is counted in reps is not held: it needs reps alone."


def _sessions(program: Program) -> Found:
    """Days and stages in which a session has nothing to train."""
    if not program.slots:
        return
    days: list[tuple[int, Day | None]] = []
    for place, day in enumerate(program.days, 1):
        if program.slots_of(day, None):
            days.append((place, day))
        else:
            yield ("day", place), f"A day needs a slot; {_quoted(day.name)} has none."
    stages: list[tuple[int, Stage | None]] = [*enumerate(program.stages, 1)]
    for (number, stage), (place, on) in product(
        stages or [(0, None)], days if program.days else [(0, None)]
    ):
        if all(slot.role is not Role.WORK for slot in program.slots_of(on, stage)):
            yield _emptiness(number, stage, place, on)


def _emptiness(
    stage_place: int, stage: Stage | None, day_place: int, day: Day | None
) -> tuple[Path, str]:
    on_day = "" if day is None else f" on {_quoted(day.name)}"
    if stage is not None:
        return ("stage", stage_place), (
            f"Every session of a stage needs work, beside warm-ups; {_quoted(stage.name)}"
            f"{on_day} has none."
        )
    if day is not None:
        return (
            "day",
            day_place,
        ), f"A day needs work, beside warm-ups; {_quoted(day.name)} has none."
    return ("slot",), "At least one slot is work, beside warm-ups."

"""What is wrong with a program that a person wrote: where, and what is allowed there."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
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


def part_names(parts: Iterable[Day | Stage]) -> tuple[str, ...]:
    """The names of days, or of stages."""
    return tuple(part.name for part in parts)


_PART_MARKS = frozenset(",;:")
"""They part the names of days and stages from each other where these are typed."""
_HELD = "What is held needs a hold in seconds."
_NOT_HELD = "What is counted in reps is not held: it needs reps alone."


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
        _names("day", part_names(program.days)),
        _weekdays(program),
        _names("stage", part_names(program.stages)),
        _lengths(program.stages),
    )
    return tuple(chain.from_iterable(found))


def mistakes_of_slot(program: Program, slot: Slot, find: Find) -> tuple[tuple[Path, str], ...]:
    """All that is wrong with one slot of a program; the paths begin in the slot."""
    found: Iterable[Found] = (
        _exercises(slot, find),
        _dose(slot, find),
        _unknown("day", slot.days, part_names(program.days)),
        _unknown("stage", slot.stages, part_names(program.stages)),
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
        for message in _name(kind, name, taken):
            yield (kind, place, "name"), message
        taken.add(_plain(name))


def _name(kind: str, name: str, taken: Container[str]) -> Iterator[str]:
    if not _plain(name):
        yield f"A {kind} needs a name."
    elif _plain(name) in taken:
        yield f"Each {kind} has a name of its own; {_quoted(name)} is taken."
    if len(name) > LONGEST_PART_NAME:
        yield f"The name of a {kind} has at most {LONGEST_PART_NAME} characters."
    if not _PART_MARKS.isdisjoint(name):
        yield f"The name of a {kind} has no comma, colon or semicolon in it."


def _plain(name: str) -> str:
    return name.strip().casefold()


def _weekdays(program: Program) -> Found:
    taken: set[Weekday] = set()
    for place, day in enumerate(program.days, 1):
        if program.goes_by_weekday and not day.weekdays:
            message = "Either each day comes on days of the week, or none does."
            yield ("day", place, "weekdays"), message
        for weekday in _again(day.weekdays, taken):
            message = f"A day of the week is named once; {weekday.capitalize()} is twice."
            yield ("day", place, "weekdays"), message


def _again(weekdays: Iterable[Weekday], taken: set[Weekday]) -> Iterator[Weekday]:
    """Those that are taken; the others are from now on."""
    for weekday in weekdays:
        if weekday in taken:
            yield weekday
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
    names = frozenset(part_names(stages))
    inside = (slot for slot in slots if _is_work_in(slot, names))
    return frozenset(one for slot in inside for one in slot.exercises)


def _is_work_in(slot: Slot, stages: frozenset[str]) -> bool:
    """Is it work in any of the stages of these names?"""
    return slot.role is Role.WORK and (not slot.stages or not stages.isdisjoint(slot.stages))


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


def _unknown(kind: str, named: Iterable[str], known: tuple[str, ...]) -> Found:
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
    for key, message in chain(own_dose.amounts(slot.dose), own_dose.timeless(slot.dose.tempo)):
        yield tuple(key.split(".")), message
    for key, message in _measure(slot, slot.dose, find):
        yield ("dose", key), message


def _measure(slot: Slot, dose: Dose, find: Find) -> Iterator[tuple[str, str]]:
    """Is there something to count, and something that is counted so in at least one exercise?"""
    if dose.reps is None and dose.hold_seconds is None:
        yield "reps", "A dose needs reps, or a hold in seconds."
        return
    is_hold = dose.hold_seconds is not None
    theirs = set(map(_is_held, filter(None, map(find, slot.exercises))))
    if theirs == {not is_hold}:
        yield "hold_seconds", _NOT_HELD if is_hold else _HELD


def _is_held(exercise: Exercise) -> bool:
    return exercise.dose.hold_seconds is not None


def _sessions(program: Program) -> Found:
    """Days and stages in which a session has nothing to train."""
    if not program.slots:
        return
    yield from _idle_days(program)
    stages: list[tuple[int, Stage | None]] = [*enumerate(program.stages, 1)]
    for (number, stage), (place, on) in product(stages or [(0, None)], _training_days(program)):
        if not _has_work(program, on, stage):
            yield _emptiness(number, stage, place, on)


def _idle_days(program: Program) -> Found:
    for place, day in enumerate(program.days, 1):
        if not program.slots_of(day, None):
            yield ("day", place), f"A day needs a slot; {_quoted(day.name)} has none."


def _training_days(program: Program) -> list[tuple[int, Day | None]]:
    """The days with a slot, and which they are; that which all sessions are where it has none."""
    if not program.days:
        return [(0, None)]
    days = enumerate(program.days, 1)
    return [(place, day) for place, day in days if program.slots_of(day, None)]


def _has_work(program: Program, day: Day | None, stage: Stage | None) -> bool:
    return any(slot.role is Role.WORK for slot in program.slots_of(day, stage))


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

"""The page of a program, line by line, and what changes where another one is trained."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from postchain_tui.core.details import Part, Row, RowKind, Tone
from postchain_tui.core.exercise import Dose, Exercise, linked
from postchain_tui.core.formatting import count_text, dose_text, load_text, rest_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Day, Program, Role, Slot, Stage
from postchain_tui.core.rungs import lacking_words
from postchain_tui.core.schedule import StageDue
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Due, Today

_LIMIT = 1000
"""Characters of one text, which somebody may have written herself."""
_MOST_LACKING = 3
"""So many exercises of a slot are told that cannot be done with what is at hand."""

_BLANK = Row(RowKind.BLANK)
_BETWEEN = " · "
_FREE = frozenset({Verdict.PROGRESS, Verdict.START, Verdict.REPEAT})
"""Verdicts with which a gate alone can be in the way."""


@dataclass(frozen=True, slots=True)
class ProgramPage:
    """All that the page of one program says."""

    today: Today
    """What today is, were it the program in use."""
    exercise_of: Callable[[str], Exercise | None]
    """Finds an exercise by its id."""
    unit: Unit
    """The unit of loads."""
    at_hand: frozenset[str]
    """Ids of the implements that are at hand."""
    due: tuple[Due, ...] = ()
    """What each of its slots gives now, in their order, whatever the day; else nothing is told."""
    families: Mapping[str, str] = field(default_factory=dict)
    """Names of families by their ids."""
    standing: str = ""
    """What else stands beside its name: `in use`, `archived`."""

    @property
    def program(self) -> Program:
        """The program."""
        return self.today.program


def rows(page: ProgramPage) -> tuple[Row, ...]:
    """The lines of the page, none of them wrapped; a slot is one that can be chosen."""
    program = page.program
    name: tuple[Part, ...] = ((harmless(program.name, _LIMIT), Tone.STRONG),)
    standing: tuple[Part, ...] = ((f"{_BETWEEN}{page.standing}", Tone.QUIET),)
    found = [Row(RowKind.HEAD, name + (standing if page.standing else ()))]
    found += [
        Row(RowKind.FACT, ((harmless(text, _LIMIT), tone),))
        for text, tone in ((program.goal, Tone.PLAIN), (program.summary, Tone.QUIET))
        if text.strip()
    ]
    for title, part in _parts(page):
        found += [_BLANK, Row(RowKind.EXERCISE, ((title, Tone.ACCENT),)), *part]
    return tuple(found)


def slot_named(line_id: str) -> int:
    """Index, from 0, of the slot that a line of the page with this id stands for."""
    return int(line_id.rpartition(".")[2])


def _parts(page: ProgramPage) -> Iterator[tuple[str, Iterable[Row]]]:
    program = page.program
    yield "WHEN", (_item(text) for text in _when(page.today))
    if page.today.stage is not None:
        yield "STAGES", _stages(page, page.today.stage)
    told: set[int] = set()
    if not program.days:
        yield "SESSION", _slots(page, None, told)
    for day in program.days:
        yield _day_title(page, day), _slots(page, day, told)


def _day_title(page: ProgramPage, day: Day) -> str:
    is_next = len(page.program.days) > 1 and day == page.today.day
    return harmless(day.name, _LIMIT).upper() + (f"{_BETWEEN}next" if is_next else "")


def _item(text: str, mark: str = "  ") -> Row:
    return Row(RowKind.FACT, ((mark, Tone.QUIET), (harmless(text, _LIMIT), Tone.PLAIN)))


def _joined(names: Iterable[str]) -> str:
    """Names as a sentence lists them: `A, B and C`."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


# When it comes


def _when(today: Today) -> Iterator[str]:
    yield schedule_words(today.program, today.day)
    if today.number == 1:
        yield "Nothing of it is done yet: session 1 comes next."
    else:
        done = count_text(today.number - 1, "session")
        yield f"{done} of it done so far: session {today.number} comes next."


def schedule_words(program: Program, due: Day | None) -> str:
    """When the sessions of a program come, in a sentence.

    Args:
        program: The program.
        due: The day that comes next; None where the program has none.
    """
    if due is None:
        return f"Every session{' of a stage' if program.stages else ''} is the same."
    days = program.days
    told = ", ".join(map(_on_weekdays, days)) if program.goes_by_weekday else _in_turn(days)
    return f"{told}; {due.name} is next." if len(days) > 1 else f"{told}."


def _in_turn(days: Sequence[Day]) -> str:
    names = _joined(day.name for day in days)
    return f"{names} take turns" if len(days) > 1 else f"{names} is every session"


def _on_weekdays(day: Day) -> str:
    return f"{day.name} on {_joined(one.capitalize() for one in day.weekdays)}"


def _stages(page: ProgramPage, current: StageDue) -> Iterator[Row]:
    """The stages, the one that a person is in with a mark."""
    here = page.program.stages.index(current.stage)
    for place, stage in enumerate(page.program.stages):
        if place < here:
            yield _item(f"{stage.name}: done")
        elif place == here:
            yield _item(_stage_words(current), "▸ ")
        else:
            waits_for = current.waits_for if place == here + 1 else ()
            yield _item(_coming_words(page, stage, waits_for))


def _stage_words(current: StageDue) -> str:
    stage = current.stage
    if current.number > stage.sessions:
        return f"{stage.name}: session {current.number}, after the {stage.sessions} it takes"
    return f"{stage.name}: session {current.number} of {stage.sessions}"


def _coming_words(page: ProgramPage, stage: Stage, waits_for: tuple[str, ...]) -> str:
    """What it takes to come to a stage."""
    if waits_for:
        return f"{stage.name} waits for {_gates(page, waits_for)}"
    after = f", after {_gates(page, stage.needs)}" if stage.needs else ""
    return f"{stage.name}: {count_text(stage.sessions, 'session')}{after}"


def _gates(page: ProgramPage, needs: tuple[str, ...]) -> str:
    names = _BETWEEN.join(_name(page, one) for one in needs)
    return f"the gate{'' if len(needs) == 1 else 's'} of {names}"


# What it trains


def _slots(page: ProgramPage, day: Day | None, told: set[int]) -> Iterator[Row]:
    """The slots of one day, with their places among all of the program's.

    Args:
        page: The page.
        day: The day; None where the program has none.
        told: Indexes of the slots of which more is told already.
    """
    on_day = page.program.slots_of(day, None)
    place = 0 if day is None else page.program.days.index(day)
    for index, slot in enumerate(page.program.slots):
        if slot in on_day:
            yield _slot(page, slot, place, index)
            if index not in told:
                yield from map(_remark, _remarks(page, slot, index))
            told.add(index)


def _slot(page: ProgramPage, slot: Slot, place: int, index: int) -> Row:
    texts: tuple[Part, ...] = (
        (f"{index + 1:>3}. ", Tone.QUIET),
        (f"{harmless(_filling(page, slot), _LIMIT)}  ", Tone.PLAIN),
        (harmless(_BETWEEN.join(_virtues(page, slot)), _LIMIT), Tone.QUIET),
    )
    return Row(RowKind.SET, texts, f"{place}.{index}")


def _remark(text: str) -> Row:
    return _item(text, " " * 5)


def _name(page: ProgramPage, exercise: str) -> str:
    found = page.exercise_of(exercise)
    return exercise if found is None else found.name


def _filling(page: ProgramPage, slot: Slot) -> str:
    if slot.family:
        return page.families.get(slot.family, slot.family)
    return _name(page, slot.exercises[0])


def _virtues(page: ProgramPage, slot: Slot) -> Iterator[str]:
    """What a slot asks for, and when."""
    if slot.role is Role.WARMUP:
        yield "warm-up"
    yield from _dose(page.exercise_of(slot.exercises[0]), slot)
    if slot.stays:
        yield "stays here"
    if slot.skippable:
        yield "may be skipped"
    if slot.stages:
        yield f"in {_joined(slot.stages)}"


def _dose(first: Exercise | None, slot: Slot) -> Iterator[str]:
    own, unilateral = (None, False) if first is None else (first.dose, first.unilateral)
    dose = slot.dose or own
    if dose is None:
        return
    yield dose_text(dose.sets, dose.reps, dose.hold_seconds, unilateral)
    yield f"rest {rest_text(dose.rest)}"
    if dose.tempo is not None:
        yield f"tempo {dose.tempo}"
    yield from _reserve(slot.dose)


def _reserve(dose: Dose | None) -> Iterator[str]:
    """What a dose of the slot's own leaves in reserve."""
    if dose is not None and dose.reps_in_reserve is not None:
        yield f"{dose.reps_in_reserve} in reserve"


def _remarks(page: ProgramPage, slot: Slot, index: int) -> Iterator[str]:
    """What else may fill a slot, what does today, and what cannot be done."""
    yield from _others(page, slot)
    if index < len(page.due):
        yield from _given(page, slot, page.due[index])
    yield from _lacking(page, slot)


def _others(page: ProgramPage, slot: Slot) -> Iterator[str]:
    """What else may fill a slot."""
    others = slot.exercises if slot.family else slot.exercises[1:]
    if others:
        names = _BETWEEN.join(_name(page, one) for one in others)
        yield f"{'easiest first' if slot.family else 'or else'}: {names}"


def _given(page: ProgramPage, slot: Slot, due: Due) -> Iterator[str]:
    """What fills a slot today, where that is not what it lists first."""
    given, first = due.planned.exercise.id, page.exercise_of(slot.exercises[0])
    if first is None or given == first.id:
        return
    name = _with_load(due.planned, page.unit)
    if given in slot.exercises and not first.possible_with(page.at_hand):
        yield f"today {name}"
    else:
        yield _on_ladder(page, first, due, name)


def _with_load(planned: Planned, unit: Unit) -> str:
    load = f", {load_text(planned.load, unit)}" if planned.load else ""
    return f"{planned.exercise.name}{load}"


def _on_ladder(page: ProgramPage, first: Exercise, due: Due, name: str) -> str:
    """Where a person stands on the ladder of what a slot lists first, or why else it is that."""
    if due.planned.verdict not in _FREE:
        return _for_a_reason(due, name)
    given = due.planned.exercise.id
    easier = linked(first, page.exercise_of, lambda one: one.ladder.regressions)
    harder = linked(first, page.exercise_of, lambda one: one.ladder.progressions)
    if given in easier and _is_gated(due):
        return f"begins at {name}: its gate comes first"
    return f"has come to {name}" if given in harder else _for_a_reason(due, name)


def _is_gated(due: Due) -> bool:
    return bool(due.decision.missing) or not due.is_work


def _for_a_reason(due: Due, name: str) -> str:
    return f"today {name}: {due.planned.reason}" if due.is_work else f"today {name}"


def _lacking(page: ProgramPage, slot: Slot) -> Iterator[str]:
    known = filter(None, map(page.exercise_of, slot.exercises))
    lacking = [one for one in known if not one.possible_with(page.at_hand)]
    for one in lacking[:_MOST_LACKING]:
        yield f"{one.name} {lacking_words(one, page.at_hand)}"
    more = len(lacking) - _MOST_LACKING
    if more > 0:
        yield f"… and {more} more cannot be done with what is at hand"


# Another program


def carries_over(
    old: Today,
    new: Today,
    unit: Unit,
    old_due: tuple[Due, ...] = (),
    new_due: tuple[Due, ...] = (),
) -> tuple[str, ...]:
    """What goes on, begins and ends where another program is taken up, a sentence each.

    Args:
        old: What today is with the program in use.
        new: What today is with the other one.
        unit: The unit of loads.
        old_due: What all slots of the one in use give; those of its day where that is left out.
        new_due: What all slots of the other one give; likewise.
    """
    before, coming = _work(old_due or old.due), _work(new_due or new.due)
    found = [
        *_going_on(coming.values(), unit),
        *_begun(coming.values()),
        *_ended(before, coming.keys() | new.program.exercises),
        _numbered(new),
    ]
    if new.unfinished is not None:
        found.append("The session that is open stays as it is.")
    return tuple(harmless(text, _LIMIT) for text in found)


def _work(due: Iterable[Due]) -> dict[str, Planned]:
    """What is due beside warm-ups, by the ids of the exercises."""
    return {one.planned.exercise.id: one.planned for one in due if one.is_work}


def _going_on(coming: Iterable[Planned], unit: Unit) -> Iterator[str]:
    for one in coming:
        if not one.first_time:
            at = f" at {load_text(one.load, unit)}" if one.load else ""
            yield f"{one.exercise.name} goes on{at}, with its history."


def _begun(coming: Iterable[Planned]) -> Iterator[str]:
    """What is done for the first time."""
    names = [one.exercise.name for one in coming if one.first_time]
    if names:
        yield f"New: {_BETWEEN.join(names)}."


def _ended(before: Mapping[str, Planned], kept: Container[str]) -> Iterator[str]:
    """What was done before, and is not kept."""
    names = [
        one.exercise.name for name, one in before.items() if not (one.first_time or name in kept)
    ]
    if names:
        yield f"Not trained any more: {_BETWEEN.join(names)}. What was done stays on record."


def _numbered(new: Today) -> str:
    name = new.program.name
    within = "" if new.stage is None else f", in {new.stage.stage.name}"
    if new.number == 1:
        return f"{name} begins with session 1{within}."
    done = count_text(new.number - 1, "session")
    return f"{done} of {name} done before: it goes on with session {new.number}{within}."

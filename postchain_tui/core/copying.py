"""A session of the past as the plan of today, as far as what is due today allows it.

What was done is a wish, and the rules are law: what is not open today gives way to what is due, and
what is more than is due today becomes as much as that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from postchain_tui.core.case import Case, back_of
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import (
    DeclarationKind,
    SessionRecord,
    SetKind,
    SetRecord,
    most_used_load,
)
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import Dose, Exercise, Range
from postchain_tui.core.facts import Facts
from postchain_tui.core.formatting import date_text, dose_text, load_text
from postchain_tui.core.levels import Level, Step
from postchain_tui.core.load import Load, is_lighter
from postchain_tui.core.offering import Offering
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Program, Role, Slot
from postchain_tui.core.progression import decide, decide_alone
from postchain_tui.core.ramp import ramp_to
from postchain_tui.core.replanning import MOST_SETS
from postchain_tui.core.restraint import INJURED, held_back
from postchain_tui.core.settings import Settings
from postchain_tui.core.text import harmless
from postchain_tui.core.today import planned

_NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Copied:
    """A session of the past as a plan."""

    session: SessionRecord
    """What it was copied from."""
    plan: tuple[Planned, ...]
    """The exercises, without the lighter sets that lead to them."""
    notes: tuple[str, ...]
    """What is otherwise than it was done, a sentence each."""


@dataclass(frozen=True, slots=True)
class Part:
    """All that was done of one exercise in a session."""

    exercise: str
    """Its id."""
    role: Role
    sets: tuple[SetRecord, ...]
    """The working sets; of what was only done as a warm-up, those."""

    @property
    def load(self) -> Load | None:
        """The load of most of the sets, the heavier of two that are equally frequent."""
        return most_used_load(self.sets)

    def dose(self, due: Dose) -> Dose:
        """As many sets and reps, or holds as long, as were done; the rest of it is as due."""
        reps = _range(done.least_reps for done in self.sets) or due.reps
        held = due.hold_seconds
        if held is not None:
            held = _range(_whole_seconds(done) for done in self.sets) or held
        sets = min(len(self.sets), MOST_SETS)
        return replace(due, sets=sets, reps=reps, hold_seconds=held)


def _range(counts: Iterable[int | None]) -> Range | None:
    """From the least to the most of what was recorded; None where nothing was."""
    known = [count for count in counts if count]
    return Range(min(known), max(known)) if known else None


def _whole_seconds(done: SetRecord) -> int | None:
    return None if done.duration_ms is None else done.duration_ms // 1000


def parts(session: SessionRecord) -> tuple[Part, ...]:
    """What was done in a session, an exercise at a time, in the order in which it began."""
    found = []
    for exercise in dict.fromkeys(done.exercise for done in session.sets):
        sets = tuple(done for done in session.sets if done.exercise == exercise)
        work = tuple(done for done in sets if done.kind is not SetKind.WARMUP)
        found.append(Part(exercise, Role.WORK if work else Role.WARMUP, work or sets))
    return tuple(found)


def with_families(
    program: Program, exercises: Iterable[Exercise], exercise_of: Callable[[str], Exercise]
) -> Program:
    """A program with slots more for those of some exercises whose family it does not train.

    Such a slot begins at the lowest rungs below the exercise.
    """
    slots = list(program.slots)
    for exercise in exercises:
        lowest = _lowest_below(exercise, exercise_of)
        is_trained = any(_trains(slot, exercise, exercise_of) for slot in program.slots)
        if not is_trained and not any(lowest & {*slot.exercises} for slot in slots):
            slots.append(Slot(Role.WORK, tuple(sorted(lowest)), None, skippable=False))
    return replace(program, slots=tuple(slots))


def _lowest_below(exercise: Exercise, exercise_of: Callable[[str], Exercise]) -> frozenset[str]:
    easier = map(exercise_of, exercise.ladder.regressions)
    below = [_lowest_below(one, exercise_of) for one in easier if one.family == exercise.family]
    return frozenset().union(*below) if below else frozenset({exercise.id})


def _trains(slot: Slot, exercise: Exercise, exercise_of: Callable[[str], Exercise]) -> bool:
    families = {exercise_of(one).family for one in slot.exercises}
    return slot.role is Role.WORK and exercise.family in families


def _slot_for(
    exercise: Exercise, slots: Iterable[Slot], exercise_of: Callable[[str], Exercise]
) -> Slot:
    """The slot for an exercise: sooner one that lists it or what leads to it than any of its kind.

    One that no slot is for stands alone. That a slot stays is no matter here: what is copied may be
    any rung that was reached.
    """
    lowest = _lowest_below(exercise, exercise_of)
    found = max(
        (slot for slot in slots if _trains(slot, exercise, exercise_of)),
        key=lambda slot: (exercise.id in slot.exercises, bool(lowest & {*slot.exercises})),
        default=_slot_of(exercise),
    )
    return replace(found, stays=False)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the decisions of today say of any exercise."""

    program: Program
    """The program in use, with slots for all families that are asked about."""
    facts: Facts
    """All that is on record about these families."""
    exercise_of: Callable[[str], Exercise]
    now: datetime

    def due(self, exercise: Exercise) -> Planned:
        """What may be done of an exercise today; another exercise where that is due instead."""
        slot = _slot_for(exercise, self.program.slots, self.exercise_of)
        case = self._case(slot)
        decision = decide(case)
        is_other = decision.exercise.id != exercise.id
        if is_other and self._is_open(exercise, decision, injured=case.injured):
            return self.at_its_own(exercise)
        return planned(slot, decision, self.facts)

    def is_held_back(self, exercise: Exercise) -> bool:
        """Is less due of its kind today than was reached, so that nothing beside that is open?"""
        slot = _slot_for(exercise, self.program.slots, self.exercise_of)
        decision = decide(self._case(slot))
        return decision.exercise.id != decision.reached

    def _case(self, slot: Slot, facts: Facts | None = None) -> Case:
        known = facts or self.facts
        return Case(known, self.exercise_of, self.now, slot, back_of(known))

    def _is_open(self, exercise: Exercise, decision: Decision, *, injured: bool) -> bool:
        """May it be done today? After a step back nothing but what is due and what is below."""
        is_back = decision.exercise.id != decision.reached
        listed = () if is_back else self.program.slots
        offering = Offering(
            reached=(decision.exercise,),
            opened=frozenset(decision.choices),
            slots=tuple(frozenset(slot.exercises) for slot in listed),
            injured=injured,
            exercise_of=self.exercise_of,
        )
        return offering.is_open(exercise, decision.exercise)

    def at_its_own(self, exercise: Exercise) -> Planned:
        """An exercise by its own past, with all that forbids a rise or takes something off.

        An injury has nothing to put in the place of what may be done with it, and lets nothing
        rise.
        """
        slot = _slot_of(exercise)
        case = self._case(slot)
        own = decide_alone(case, exercise)
        others = (one for one in self.facts.declarations if one.kind is not DeclarationKind.INJURED)
        calm = self._case(slot, replace(self.facts, declarations=tuple(others)))
        level = Level(exercise, own.load, own.dose.sets)
        step = held_back(calm, Step(own.verdict, level, level, own.reason.rstrip(".")))
        verdict = step.verdict
        if case.injured and verdict.strictness < Verdict.HOLD.strictness:
            verdict, step = Verdict.HOLD, replace(step, why=INJURED)
        decision = replace(
            own,
            verdict=verdict,
            dose=replace(own.dose, sets=step.level.sets),
            load=step.level.load,
            reason=f"{step.why[:1].upper()}{step.why[1:]}.",
        )
        return planned(slot, decision, self.facts)


def _slot_of(exercise: Exercise) -> Slot:
    return Slot(Role.WORK, (exercise.id,), None, skippable=False)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was done of an exercise, beside what is due of it today."""

    part: Part
    exercise: Exercise
    due: Planned
    """What is due; of another exercise where this one may not be done."""
    settings: Settings

    @property
    def is_open(self) -> bool:
        """May the exercise itself be done?"""
        return self.due.exercise.id == self.exercise.id

    @property
    def place(self) -> tuple[Role, str]:
        """What it fills in the plan, where nothing comes twice."""
        return self.part.role, self.due.exercise.id

    def granted(self, day: str) -> Planned:
        """As much of what was done as is due, or what is due instead."""
        if not self.is_open:
            return self._in_role(self.due)
        dose, load = self._dose(), self._load()
        ramp = ramp_to(self.exercise, load, self.settings)
        wish = replace(self.due, dose=dose, load=load, ramp=ramp)
        if not (self._is_held or self._is_load_limited):
            verdict = self.due.verdict
            verdict = Verdict.REPEAT if verdict is Verdict.PROGRESS else verdict
            wish = replace(wish, verdict=verdict, reason=f"As it was done on {day}.")
        return self._in_role(wish)

    def note(self) -> str:
        """What is otherwise than it was done, in one sentence; empty where nothing is."""
        name, reason = self.exercise.name, self._reason
        if not self.is_open:
            return f"{name} is not open today; {self.due.exercise.name} is in its place ({reason})."
        changes = tuple(self._changes())
        if changes:
            return f"{name}: {', '.join(changes)} ({reason})."
        if self.part.load is not None and not self.exercise.load_type.takes_load:
            return f"{name} takes no load, so {self._text(self.part.load)} is left out."
        return ""

    def note_left_out(self) -> str:
        """Why it has no place of its own."""
        due = self.due.exercise.name
        return f"{self.exercise.name} is left out: it is not open today, and {due} is in the plan."

    @property
    def _is_held(self) -> bool:
        """Is no more to be done than is due?"""
        return self.due.verdict.strictness >= Verdict.HOLD.strictness

    @property
    def _is_load_limited(self) -> bool:
        """Was it done harder than is due?"""
        due, done = self.due.load, self.part.load
        if not self.exercise.load_type.is_harder_when_heavier:
            return done is not None and is_lighter(done, due)
        return due is not None and is_lighter(due, done)

    @property
    def _reason(self) -> str:
        reason = self.due.reason.rstrip(".")
        return f"{reason[:1].lower()}{reason[1:]}"

    def _dose(self) -> Dose:
        done = self.part.dose(self.due.dose)
        if not self._is_held:
            return done
        return replace(self.due.dose, sets=min(done.sets, self.due.dose.sets))

    def _load(self) -> Load | None:
        done = self.part.load
        if not self.exercise.load_type.takes_load:
            return None
        return self.due.load if done is None or self._is_load_limited else done

    def _in_role(self, wish: Planned) -> Planned:
        if self.part.role is not Role.WARMUP:
            return wish
        sets = min(len(self.part.sets), wish.dose.sets)
        dose = replace(wish.dose, sets=sets)
        return replace(wish, role=Role.WARMUP, dose=dose, skippable=True, ramp=())

    def _changes(self) -> Iterator[str]:
        """What is less, each beside what was done."""
        doses = (self._dose(), self.part.dose(self.due.dose))
        due, done = (self._dose_text(dose) for dose in doses)
        if due != done:
            yield f"{due} instead of {done}"
        if self._is_load_limited:
            yield f"{self._text(self.due.load)} instead of {self._text(self.part.load)}"

    def _dose_text(self, dose: Dose) -> str:
        return dose_text(dose.sets, dose.reps, dose.hold_seconds, self.exercise.unilateral)

    def _text(self, load: Load | None) -> str:
        return load_text(load, self.settings.units)


def copied(session: SessionRecord, rules: Rules, known: Callable[[str], Exercise | None]) -> Copied:
    """A session of the past as the plan of today.

    Args:
        session: The session.
        rules: What may be done today.
        known: Finds an exercise by its id; None for one that the catalog does not have.

    Raises:
        NotAllowedError: when nothing of it can be done today.
    """
    day = date_text(session.local_date, rules.now.date())
    wishes = [_wish(part, known(part.exercise), rules) for part in parts(session)]
    taken = {wish.place for wish in wishes if isinstance(wish, _Wish) and wish.is_open}
    plan: list[Planned] = []
    notes: list[str] = []
    for wish in wishes:
        if isinstance(wish, str):
            notes.append(wish)
        elif not wish.is_open and wish.place in taken:
            notes.append(wish.note_left_out())
        else:
            taken.add(wish.place)
            plan.append(wish.granted(day))
            notes.append(wish.note())
    if not plan:
        raise NotAllowedError("Nothing of that session can be planned today.")
    return Copied(session, tuple(plan), tuple(filter(None, notes)))


def _wish(part: Part, exercise: Exercise | None, rules: Rules) -> _Wish | str:
    """What was done of an exercise, or why it is left out."""
    if exercise is None:
        name = harmless(part.exercise, _NAME_LIMIT)
        return f"{name} is left out: the catalog does not know it."
    return _Wish(part, exercise, rules.due(exercise), rules.facts.settings)

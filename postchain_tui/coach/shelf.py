"""The exercises as a person stands to them: the page of one, and all of them to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from postchain_tui.catalog import figures
from postchain_tui.catalog.library import OWN_FAMILY
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.naming import name_of
from postchain_tui.core import choosing
from postchain_tui.core import today as days
from postchain_tui.core.case import Case, back_of
from postchain_tui.core.exercise import Exercise, Measure
from postchain_tui.core.facts import Facts
from postchain_tui.core.gates import Condition, conditions, gate_of
from postchain_tui.core.offering import Offering
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import only
from postchain_tui.core.records import Best
from postchain_tui.core.rungs import (
    ExercisePage,
    Rung,
    RungState,
    early_words,
    lacking_words,
    line,
    shut_words,
)
from postchain_tui.core.searching import Choice
from postchain_tui.store import chronicle

_NOT_ASSESSED = "locked until somebody has looked at the warning sign"
_INJURED = "locked while injured"

_ARCHIVED = "Archived"
"""Above the exercises of one's own that are no longer offered."""

_State = tuple[RungState, str]
"""How a person stands to an exercise, and why in words."""

_NOTES = {
    RungState.DUE: f"{RungState.DUE} due",
    RungState.OPEN: "",
    RungState.LOCKED: f"{RungState.LOCKED} locked",
    RungState.NEITHER: f"{RungState.NEITHER} not at hand",
}
"""What stands beside an exercise in a list."""


def page_of(coach: Coach, exercise_id: str) -> ExercisePage:
    """All that the page of one exercise says.

    Raises:
        InputError: when there is no such exercise.
        PostchainError: when the file cannot be read.
    """
    exercise = coach.library.exercise(exercise_id)
    climb = line(exercise, coach.known_exercise)
    view = _view(coach, (one.id for _, one in climb))
    unit = view.facts.settings.units
    return ExercisePage(
        exercise=exercise,
        unit=unit,
        today=view.today.now.date(),
        ladder=tuple(Rung(one, step, *view.state(one)) for step, one in climb),
        names={name: name_of(coach, name) for name in _linked(exercise)},
        muscles={muscle.id: muscle.label for muscle in coach.library.muscles.values()},
        family=family_names(coach).get(exercise.family, OWN_FAMILY),
        at_hand=view.facts.settings.implements,
        due=view.due(exercise),
        conditions=view.conditions(exercise),
        history=view.facts.with_exercise.get(exercise.id, ()),
        best=_best(coach, exercise, view.facts.settings.ceiling),
        figure=figures.figure(exercise.id),
    )


def choices(coach: Coach) -> tuple[Choice, ...]:
    """All exercises, family by family, easiest first, to be found by more than their names.

    Found by aliases, muscles, implements and family, by `injured` where it is allowed then, by
    `at hand` where it can be done with what there is, and by `own`. Beside each stands its state:
    `● due`, `× locked`, `· not at hand`; nothing where it is open.

    Raises:
        PostchainError: when the file cannot be read.
    """
    library = coach.library
    view = _view(coach, library.ids)
    offered = tuple(
        _choice(coach, view, library.exercise(name), family.name, family.aliases)
        for family in library.families
        for name in family.exercises
    )
    return offered + tuple(_archived(library.own[name]) for name in library.archived)


def groups(coach: Coach) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of the families with the ids of their exercises, easiest first.

    Those that one's own exercises begin stand together, archived ones at the end.
    """
    found: dict[str, tuple[str, ...]] = {}
    for family in coach.library.families:
        found[family.name] = (*found.get(family.name, ()), *family.exercises)
    if coach.library.archived:
        found[_ARCHIVED] = coach.library.archived
    return tuple(found.items())


def stands(coach: Coach, exercise: Exercise) -> _State:
    """How a person stands to an exercise today, and why.

    Raises:
        PostchainError: when the file cannot be read.
    """
    return _view(coach, _linked(exercise) | {exercise.id}).state(exercise)


def family_names(coach: Coach) -> dict[str, str]:
    """Names of the families by their ids."""
    return {family.id: family.name for family in coach.library.families}


def gate_needs(coach: Coach, exercise: Exercise) -> tuple[str, ...]:
    """What has to be shown before more is due, in the words of `today`, nothing being done yet."""
    gate = gate_of(exercise, exercise.dose)
    if gate is None:
        return ()
    facts = Facts(coach.settings, (), (), (), {}, 0, None, frozenset())
    case = _case(coach, exercise, facts, coach.clock.now())
    return tuple(asked.text for asked in conditions(case, exercise, gate))


def _case(coach: Coach, exercise: Exercise, facts: Facts, now: datetime) -> Case:
    """An exercise as the only one of a program."""
    (slot,) = only(exercise.id).slots
    return Case(facts, coach.library.exercise, now, slot, back_of(facts))


def _choice(
    coach: Coach, view: _View, exercise: Exercise, family: str, aliases: tuple[str, ...]
) -> Choice:
    muscles = (*exercise.muscles.primary, *exercise.muscles.secondary)
    words = (
        *exercise.aliases,
        *(coach.library.muscles[one].label for one in muscles),
        *(one.replace("_", " ") for one in chain.from_iterable(exercise.implements)),
        family,
        *aliases,
        *_virtues(exercise, view.facts.settings.implements),
    )
    state, _ = view.state(exercise)
    return Choice(exercise.id, exercise.name, words, _NOTES[state])


def _archived(exercise: Exercise) -> Choice:
    words = (*exercise.aliases, "own", "archived")
    return Choice(exercise.id, exercise.name, words, "archived")


def _virtues(exercise: Exercise, at_hand: frozenset[str]) -> Iterator[str]:
    """What speaks for doing an exercise, as one searches for it."""
    if exercise.is_own:
        yield "own"
    if exercise.allowed_when_injured:
        yield "injured"
    if exercise.possible_with(at_hand):
        yield "at hand"


def _linked(exercise: Exercise) -> frozenset[str]:
    """Ids of all exercises that one names."""
    ladder = exercise.ladder
    beside = (*ladder.regressions, *ladder.progressions, *ladder.alternatives)
    return frozenset({*beside, ladder.injured_fallback})


def _best(coach: Coach, exercise: Exercise, ceiling: int) -> Best | None:
    """The best set ever: that with the greatest load, with assistance that with the least."""
    is_hold = exercise.measure is Measure.HOLD
    found = chronicle.bests(coach.store, exercise.id, None, by_duration=is_hold, ceiling=ceiling)
    bests = [Best(*one) for one in found if one[1] > 0]
    if not exercise.load_type.is_harder_when_heavier:
        bests.reverse()
    return bests[-1] if bests else None


def _view(coach: Coach, exercises: Iterable[str]) -> _View:
    """Read what is due, and the past of some exercises."""
    program = coach.program
    facts = coach.past.facts(program, coach.settings)
    today = days.today(program, coach.library.exercise, facts, coach.clock.now())
    unread = [one for one in exercises if one not in facts.with_exercise]
    more = coach.past.with_exercises(unread)
    facts = replace(facts, with_exercise={**facts.with_exercise, **more})
    return _View(coach, facts, today)


@dataclass(frozen=True, slots=True)
class _View:
    """What is due and on record, to tell how a person stands to an exercise."""

    coach: Coach
    facts: Facts
    today: days.Today

    def state(self, exercise: Exercise) -> _State:
        """Is it due, open, locked, or neither, and why?"""
        stopped = self._stopped(exercise)
        if stopped:
            return RungState.LOCKED, stopped
        if exercise.id in self._due:
            return RungState.DUE, "due today"
        if exercise.id in self._reached:
            return RungState.DUE, "reached"
        if self._is_done(exercise):
            return RungState.OPEN, "done before"
        return self._undone(exercise)

    def due(self, exercise: Exercise) -> tuple[Planned, ...]:
        """What is due of it, or in its place."""
        return tuple(
            one.planned
            for one in self.today.due
            if exercise.id in {one.planned.exercise.id, one.decision.reached}
        )

    def _stopped(self, exercise: Exercise) -> str:
        """What forbids it whatever was shown; empty where nothing does."""
        if any(one.decision.verdict is Verdict.LOCKED for one in self.today.due):
            return _NOT_ASSESSED
        return "" if self._is_allowed(exercise) else _INJURED

    def _is_allowed(self, exercise: Exercise) -> bool:
        """May it be done as things are with injuries, be it in spite of one?"""
        suits = exercise.allowed_when_injured or exercise.id in self._due
        return suits or not self.today.injured

    def _undone(self, exercise: Exercise) -> _State:
        """How a person stands to what she has never done."""
        shut = self._shut(exercise)
        if shut:
            return RungState.LOCKED, shut
        lacking = lacking_words(exercise, self.facts.settings.implements)
        return (RungState.NEITHER, lacking) if lacking else (RungState.OPEN, "open")

    def _shut(self, exercise: Exercise) -> str:
        """What of the gates below is missing; empty where one is met, or it needs none."""
        if self._is_open(exercise):
            return ""
        below = self._below(exercise)
        first = self._first(below)
        if first is None or first.gate is None:
            return early_words(below)
        return shut_words(first, first.gate, self.conditions(first))

    def _is_open(self, exercise: Exercise) -> bool:
        """Is it offered, may it be chosen, or is a gate below it met?"""
        is_offered = self._offering.is_open(exercise, exercise) or self._may_be_chosen(exercise)
        return is_offered or any(map(self._has_shown_all, self._below(exercise)))

    def _has_shown_all(self, exercise: Exercise) -> bool:
        """Has it a gate, and is that met?"""
        asked = self.conditions(exercise)
        return bool(asked) and all(one.met for one in asked)

    def _first(self, below: Iterable[Exercise]) -> Exercise | None:
        """Whose gate is in the way: of a rung that was reached, else of one that was done."""
        gated = [one for one in below if one.gate is not None]
        reached = (one for one in gated if one.id in self._reached)
        return next(chain(reached, filter(self._is_done, gated)), None)

    def _may_be_chosen(self, exercise: Exercise) -> bool:
        """Does nothing but what is at hand keep it from being chosen?"""
        choice = choosing.Choice(
            decisions=tuple(one.decision for one in self.today.work),
            listed=self.today.listed,
            implements=frozenset(chain.from_iterable(exercise.implements)),
            injured=self.today.injured,
            exercise_of=self.coach.library.exercise,
        )
        return not choice.refusal(exercise)

    def _below(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """The easier exercises of its own family, easiest first."""
        found = filter(None, map(self.coach.known_exercise, exercise.ladder.regressions))
        return tuple(one for one in found if one.family == exercise.family)

    def conditions(self, exercise: Exercise) -> tuple[Condition, ...]:
        """What the gate of an exercise asks for, and what of that was shown; none without one."""
        if exercise.gate is None:
            return ()
        case = _case(self.coach, exercise, self.facts, self.today.now)
        return conditions(case, exercise, exercise.gate)

    def _is_done(self, exercise: Exercise) -> bool:
        return bool(self.facts.with_exercise.get(exercise.id))

    @property
    def _due(self) -> frozenset[str]:
        """Ids of what is due."""
        return frozenset(one.planned.exercise.id for one in self.today.due)

    @property
    def _reached(self) -> frozenset[str]:
        """Ids of the rungs that were reached, and of what is due in their place."""
        return self._due | {one.decision.reached for one in self.today.due}

    @property
    def _offering(self) -> Offering:
        """What is open by what is due today."""
        return Offering(
            reached=tuple(map(self.coach.library.exercise, self._reached)),
            opened=frozenset(one for due in self.today.due for one in due.decision.choices),
            slots=self.today.open_slots,
            injured=self.today.injured,
            exercise_of=self.coach.library.exercise,
        )

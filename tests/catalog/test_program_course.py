"""Where the shipped programs lead somebody whose sessions all go well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.programs import program, programs
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import Declaration, DeclarationKind, SessionRecord, SetKind, SetRecord
from postchain_tui.core.exercise import SpineLoad
from postchain_tui.core.loading import rises_by_load
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Program, Role
from postchain_tui.core.schedule import Turn
from postchain_tui.core.settings import IMPLEMENTS, Settings
from postchain_tui.core.today import Today, today
from tests.build import START, facts, kg, session

LIBRARY = Library()
AT_HAND = {
    "mat and pipe": frozenset({"mat", "pipe"}),
    "the usual": Settings().implements,
    "everything": frozenset(IMPLEMENTS),
}
WITH = pytest.mark.parametrize("at_hand", AT_HAND)
ALL = pytest.mark.parametrize("known", programs(), ids=lambda known: known.id)
FIRST_WITH_A_LOAD = frozenset({"rdl_empty_bar", "rdl_dumbbell", "rdl_kettlebell"})
"""What the article begins with, load and all."""
CARRIES = ["side_plank_knees", "side_plank", "suitcase_carry"]
REST_DAYS = (2, 2, 3)
PLAN = program("restore_build_load")


@dataclass
class Course:
    """A person who does all that is due, without pain, and chooses the first of what is open."""

    program: Program
    at_hand: frozenset[str]
    done: list[SessionRecord] = field(default_factory=list)
    days: list[Today] = field(default_factory=list)
    said: list[Declaration] = field(default_factory=list)

    def train(self, now: datetime) -> None:
        """One more session, after the choices that are open."""
        day = self._today(now)
        for due in day.due:
            if due.decision.choices:
                choice = due.decision.choices[0]
                name = f"choice {len(self.said)}"
                self.said.append(Declaration(name, now, DeclarationKind.CHOSEN, choice))
        day = self._today(now)
        self.days.append(day)
        self.done.insert(0, _done(day, now))

    def _today(self, now: datetime) -> Today:
        newest: dict[str, list[SessionRecord]] = {}
        for one in self.done:
            for name in dict.fromkeys(each.exercise for each in one.sets):
                newest.setdefault(name, []).append(one)
        known = facts(
            settings=Settings(implements=self.at_hand),
            declarations=tuple(self.said),
            recent=tuple(self.done[:12]),
            with_exercise={name: tuple(found) for name, found in newest.items()},
            finished_of_program=len(self.done),
            last_turn=self._turn(),
            days=tuple(one.local_date for one in reversed(self.done)),
        )
        return today(self.program, LIBRARY.exercise, known, now)

    def _turn(self) -> Turn | None:
        if not self.days:
            return None
        day, stage = self.days[-1].day_and_stage
        names = [one.day_and_stage[1] for one in self.days]
        counted = {name: names.count(name) for name in names}
        return Turn(day, self.done[0].local_date, stage, counted)


def _done(day: Today, now: datetime) -> SessionRecord:
    """A session in which all that is due is done well; a load that nobody has set is 10 kg."""
    sets = tuple(one for planned in day.plan for one in _sets(planned, now))
    held = tuple(dict.fromkeys(one.exercise for one in sets))
    well = session(*sets, pain_before=0, pain_after=0, pain_morning=0, form_ok=held)
    return replace(well, id=f"{now:%F}", started_at=now, ended_at=now + timedelta(hours=1))


def _sets(planned: Planned, now: datetime) -> Iterator[SetRecord]:
    exercise, dose, hold = planned.exercise, planned.dose, planned.dose.hold_seconds
    assert dose.reps is not None
    for ordinal in range(1, dose.sets + 1):
        yield SetRecord(
            id=f"{now:%F} {planned.role} {exercise.id} {ordinal}",
            exercise=exercise.id,
            ordinal=ordinal,
            at=now,
            kind=SetKind.WARMUP if planned.role is Role.WARMUP else SetKind.WORK,
            reps=dose.reps.high,
            load=planned.load or (kg(10) if rises_by_load(exercise) else None),
            duration_ms=None if hold is None else hold.high * 1000,
            pain=0,
        )


@cache
def course(name: str, at_hand: str, sessions: int = 12) -> Course:
    """So many sessions of a shipped program, three a week, with what is at hand."""
    found, now = Course(program(name), AT_HAND[at_hand]), START
    for number in range(sessions):
        found.train(now)
        now += timedelta(days=REST_DAYS[number % len(REST_DAYS)])
    return found


def twelve_weeks(at_hand: str) -> Course:
    """The plan of three stages until well into its last."""
    return course(PLAN.id, at_hand, 26)


def _names(day: Today) -> list[str]:
    return [planned.exercise.id for planned in day.plan]


def _in_stage(found: Course, stage: str) -> list[Today]:
    return [day for day in found.days if day.day_and_stage[1] == stage]


@WITH
def test_nobody_is_kept_in_a_stage_whose_gates_she_shows(at_hand: str) -> None:
    stages = [day.day_and_stage[1] for day in twelve_weeks(at_hand).days]
    assert stages == ["Restore"] * 9 + ["Build"] * 12 + ["Load"] * 5


@WITH
def test_restore_stays_as_easy_as_it_begins(at_hand: str) -> None:
    first, *others = _in_stage(twelve_weeks(at_hand), "Restore")
    assert all(_names(day) == _names(first) for day in others)
    spine_loads = {planned.exercise.spine_load for planned in first.plan}
    assert spine_loads <= {SpineLoad.LOW, SpineLoad.MODERATE}


@WITH
def test_from_build_on_gates_that_were_shown_in_restore_lead_up(at_hand: str) -> None:
    build = _in_stage(twelve_weeks(at_hand), "Build")[0]
    risen = {due.decision.exercise.family for due in build.work if _has_risen(due.decision)}
    loaded = {"hinge", "good_morning"} if at_hand != "mat and pipe" else set()
    assert risen >= {"bridge", *loaded}


def _has_risen(decision: Decision) -> bool:
    return decision.verdict is Verdict.PROGRESS


@ALL
@WITH
def test_a_load_is_begun_after_something_easier(known: Program, at_hand: str) -> None:
    found = twelve_weeks(at_hand) if known == PLAN else course(known.id, at_hand)
    done: set[str] = set()
    for day in found.days:
        for exercise in (planned.exercise for planned in day.plan):
            is_first = exercise.id not in done and exercise.id not in FIRST_WITH_A_LOAD
            if is_first and exercise.load_type.takes_load:
                assert not done.isdisjoint(exercise.ladder.regressions)
        done.update(_names(day))


def test_the_back_extension_takes_a_plate_by_its_own_gate() -> None:
    names = [_names(day) for day in twelve_weeks("everything").days]
    bare = [number for number, plan in enumerate(names) if "back_ext_45" in plan]
    loaded = [number for number, plan in enumerate(names) if "back_ext_45_weighted" in plan]
    assert bare == [9, 10]
    assert loaded == [*range(11, 26)]


def test_side_planks_lead_to_carries_in_load() -> None:
    load = _in_stage(twelve_weeks("everything"), "Load")
    sides = [next(name for name in _names(day) if name in CARRIES) for day in load]
    assert sides == ["side_plank", "side_plank", *["suitcase_carry"] * 3]


@pytest.mark.parametrize("gentle", ["recovery", "flare_day", "hinge_warmup"])
@WITH
def test_a_gentle_session_is_the_same_however_often_it_goes_well(gentle: str, at_hand: str) -> None:
    first, *others = course(gentle, at_hand).days
    assert all(_names(day) == _names(first) for day in others)
    assert not any(planned.exercise.load_type.takes_load for planned in first.plan)

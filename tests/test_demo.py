"""The made-up history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import pairwise
from statistics import fmean

import pytest

from postchain_tui import demo
from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach.coach import Coach
from postchain_tui.core import settings
from postchain_tui.core.case import working_sets
from postchain_tui.core.diary import (
    CeilingAnswer,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetKind,
)
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Role
from postchain_tui.core.today import Today
from postchain_tui.store import diary, pain
from postchain_tui.store import settings as settings_store
from postchain_tui.store.store import Store

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))
SEEDS = range(4)
_ASKED_BEFORE = timedelta(minutes=2)
"""So long before a session it is asked what is due."""


def _filled(seed: int = demo.SEED, weeks: int = demo.WEEKS) -> Store:
    store = Store.in_memory(lambda: NOW)
    demo.fill(store, weeks, seed, NOW)
    return store


def _oldest_first(store: Store) -> tuple[SessionRecord, ...]:
    return diary.sessions(store)[::-1]


def _pain(store: Store) -> tuple[PainRecord, ...]:
    return pain.pain_between(store, NOW - timedelta(days=400), NOW + timedelta(days=1))


def test_the_same_seed_gives_the_same_history_ids_and_all() -> None:
    first, again, other = _filled(3), _filled(3), _filled(4)
    assert diary.sessions(first) == diary.sessions(again)
    assert diary.sessions(first) != diary.sessions(other)
    scores = [
        [score for score in _pain(store) if score.kind is PainKind.MORNING]
        for store in (first, again)
    ]
    assert scores[0] == scores[1]
    assert pain.declarations(first) == pain.declarations(again)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_trains_two_to_three_times_a_week_and_ends_before_today(seed: int) -> None:
    days = [session.local_date for session in _oldest_first(_filled(seed))]
    assert 24 <= len(days) <= 36
    assert days == sorted(set(days))
    assert days[0] >= NOW.date() - timedelta(weeks=demo.WEEKS)
    assert days[-1] < NOW.date()
    gaps = [(later - day).days for day, later in pairwise(days)]
    assert max(gaps) >= 7, "a week away"


@pytest.mark.parametrize("seed", SEEDS)
def test_pain_falls_with_a_flare_on_the_way(seed: int) -> None:
    scores = [
        (score.at, score.score)
        for score in _pain(_filled(seed))
        if score.score is not None and score.kind is not PainKind.USUAL
    ]
    start = scores[0][0]
    weekly = [
        fmean(value for at, value in scores if (at - start).days // 7 == week)
        for week in range(demo.WEEKS)
    ]
    assert weekly[0] > 2
    assert weekly[-1] < 1.5
    on_the_way = [value for at, value in scores if (at - start).days // 7 in {4, 5}]
    assert max(on_the_way) >= 6, "a flare"
    assert max(on_the_way) > max(value for at, value in scores if (at - start).days < 28)


@pytest.mark.parametrize("seed", SEEDS)
def test_some_mornings_are_missing(seed: int) -> None:
    asked = [session.morning_asked for session in _oldest_first(_filled(seed, weeks=30))]
    assert 0.6 < sum(asked) / len(asked) < 0.98


@dataclass(frozen=True, slots=True)
class _Evening:
    """A session, and what was due just before it."""

    session: SessionRecord
    due: Today

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """What was decided about the work."""
        return {one.exercise.id: one.verdict for one in self.work}

    @property
    def work(self) -> list[Planned]:
        """What was due as work."""
        return [one for one in self.due.plan if one.role is Role.WORK]


class _PastClock(Clock):
    """A clock that is set to moments gone by."""

    def __init__(self) -> None:
        super().__init__(NOW, stands=True)
        self.moment = NOW

    def now(self) -> datetime:
        """The moment it is set to."""
        return self.moment


@cache
def _evenings(seed: int, weeks: int = demo.WEEKS) -> tuple[_Evening, ...]:
    """Every session with what the app would have said was due, asked as the person asked it."""
    clock = _PastClock()
    coach = Coach(_filled(seed, weeks), Library(), clock)
    found = []
    for session in _oldest_first(coach.store):
        clock.moment = session.started_at - _ASKED_BEFORE
        found.append(_Evening(session, coach.today()))
    return tuple(found)


def _stopped(session: SessionRecord) -> set[str | None]:
    """Exercises that were left after a set that hurt too much."""
    return {one.exercise for one in session.said if one.kind is DeclarationKind.CEILING}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_done_is_what_was_due(seed: int) -> None:
    for evening in _evenings(seed):
        done = evening.session
        names = [one.exercise for one in done.sets if one.kind is SetKind.WORK]
        assert list(dict.fromkeys(names)) == [one.exercise.id for one in evening.work]
        for planned in evening.work:
            sets = working_sets(done, planned.exercise.id)
            sets_due = 2 if planned.exercise.id in _stopped(done) else planned.dose.sets
            assert len(sets) == min(sets_due, planned.dose.sets)
            assert {one.tempo for one in sets} == {str(planned.dose.tempo)}


@pytest.mark.parametrize("seed", SEEDS)
def test_weight_is_what_was_due_and_the_bar_where_nobody_had_set_one(seed: int) -> None:
    for evening in _evenings(seed):
        for planned in evening.work:
            loads = {one.load for one in working_sets(evening.session, planned.exercise.id)}
            due = planned.load
            if due is None and planned.takes_load:
                due = settings.Settings().bar
            assert loads == {due}


@pytest.mark.parametrize("seed", SEEDS)
def test_reps_stay_in_the_range_but_for_a_tired_last_set(seed: int) -> None:
    fell_short = 0
    for evening in _evenings(seed):
        for planned in evening.work:
            assert planned.dose.reps is not None
            *others, last = (
                one.reps or 0 for one in working_sets(evening.session, planned.exercise.id)
            )
            for reps in (*others, last + (last == planned.dose.most_reps - 1)):
                assert planned.dose.reps.low <= reps <= planned.dose.reps.high
            fell_short += bool(others) and last < others[-1]
    assert 0 < fell_short < len(_evenings(seed))


def test_reps_grow_until_the_gate_is_met() -> None:
    done = [
        (planned.load, working_sets(evening.session, planned.exercise.id)[0].reps)
        for evening in _evenings(demo.SEED)
        for planned in evening.work
        if planned.exercise.id == "rdl_barbell"
    ]
    first = [reps for load, reps in done if load == done[0][0]]
    assert first[0] == 8
    assert max(filter(None, first)) == 12
    assert done[-1][0] != done[0][0], "the load rose"


@pytest.mark.parametrize("seed", SEEDS)
def test_twelve_weeks_show_steps_up_and_down(seed: int) -> None:
    evenings = _evenings(seed)
    verdicts = [verdict for one in evenings for verdict in one.verdicts.values()]
    assert Verdict.PROGRESS in verdicts
    assert Verdict.REGRESS in verdicts
    assert {Verdict.HOLD, Verdict.REDUCE} & {*verdicts}
    reached = {name for one in evenings for name in one.verdicts}
    assert {"glute_bridge", "rdl_empty_bar", "rdl_barbell", "gm_pvc"} <= reached


@pytest.mark.parametrize("seed", SEEDS)
def test_the_back_flares_up_once_and_the_lifts_come_back(seed: int) -> None:
    evenings = _evenings(seed)
    (flare,) = (position for position, one in enumerate(evenings) if one.session.said)
    before, after = evenings[flare], evenings[flare + 1]
    assert not before.due.injured
    assert after.due.injured
    assert {*after.verdicts.values()} <= {Verdict.REGRESS, Verdict.START}
    hinge = next(one for one in before.verdicts if one.startswith("rdl_"))
    assert hinge not in after.verdicts
    assert "dowel_hinge" in after.verdicts
    well = [one for one in evenings[flare + 1 :] if not one.due.injured]
    assert len(well) >= 6
    assert any(hinge in one.verdicts for one in well), "it was done again"
    assert not any(one.due.injured for one in evenings[:flare])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_said_of_the_flare_is_on_record(seed: int) -> None:
    store = _filled(seed)
    (hurt,) = (one for one in diary.sessions(store) if one.said)
    (choice,) = hurt.said
    (painful,) = (one for one in hurt.sets if (one.pain or 0) > settings.Settings().ceiling)
    assert painful == working_sets(hurt, painful.exercise)[-1]
    assert choice.kind is DeclarationKind.CEILING
    assert choice.value == CeilingAnswer.STOP_EXERCISE
    assert choice.reason == "pain 6 in set 2"
    assert (choice.session, choice.exercise) == (hurt.id, painful.exercise)
    assert painful.at < choice.at < hurt.last_at
    said = [
        (one.kind, one.value)
        for one in pain.declarations(store)
        if one.kind in {DeclarationKind.INJURED, DeclarationKind.FLARE}
    ]
    assert said[0] == (DeclarationKind.INJURED, "no")
    assert {*said[1:3]} == {(DeclarationKind.FLARE, "yes"), (DeclarationKind.INJURED, "yes")}
    assert said[3:] == [(DeclarationKind.INJURED, "no")]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_choice_is_made_when_the_gate_opens(seed: int) -> None:
    evenings = {one.due.now: one for one in _evenings(seed)}
    chosen = [one for one in pain.declarations(_filled(seed)) if one.kind is DeclarationKind.CHOSEN]
    assert [one.value for one in chosen][:1] == ["hip_thrust_bodyweight"]
    assert {one.value for one in chosen} <= {"hip_thrust_bodyweight", "barbell_hip_thrust"}
    for said in chosen:
        assert evenings[said.at].verdicts[said.value] is Verdict.PROGRESS
        assert said.exercise == said.value


def test_a_light_week_is_moved_once_and_then_taken() -> None:
    said = [
        (one.at, one.value)
        for one in pain.declarations(_filled(weeks=16))
        if one.kind is DeclarationKind.DELOAD
    ]
    assert [value for _, value in said][:2] == ["moved", "taken"]
    lighter = next(one for one in _evenings(demo.SEED, 16) if one.due.now == said[1][0])
    assert {*lighter.verdicts.values()} == {Verdict.DELOAD}


@pytest.mark.parametrize("seed", SEEDS)
def test_form_is_ticked_mostly(seed: int) -> None:
    asked = ticked = 0
    for evening in _evenings(seed):
        asked += sum(one.asks_for_form for one in evening.due.plan)
        ticked += len(evening.session.form_ok)
    assert 0.6 < ticked / asked < 1


def test_the_settings_and_the_usual_pain_are_answered() -> None:
    store = _filled()
    assert settings.from_texts(settings_store.settings(store)).usual_pain == 4
    assert not diary.is_new(store)
    first = pain.declarations(store)[0]
    assert (first.kind, first.value) == (DeclarationKind.INJURED, "no")


def test_the_last_morning_has_to_have_come() -> None:
    after_midnight = NOW.replace(day=21, hour=1)
    store = Store.in_memory(lambda: after_midnight)
    demo.fill(store, 12, demo.SEED, after_midnight)
    assert all(score.at <= after_midnight for score in _pain(store))


@pytest.mark.parametrize("sets", [1, 9, 100, 12_000])
def test_exactly_so_many_sets_are_made(sets: int) -> None:
    store = Store.in_memory(lambda: NOW)
    demo.fill_sets(store, sets, 1)
    ((count,),) = store.rows("SELECT count(*) FROM sets")
    assert count == sets
    found = diary.sessions(store)
    assert found[-1].local_date.isoformat() == "2016-01-01"
    assert found[0].started_at < NOW


def test_many_sets_are_written_in_few_actions() -> None:
    store = Store.in_memory(lambda: NOW)
    demo.fill_sets(store, 5_000, 1)
    ((actions,),) = store.rows("SELECT count(*) FROM actions")
    assert actions < 5

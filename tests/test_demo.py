"""The made-up history."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import pairwise
from statistics import fmean

import pytest

from postchain_tui import demo
from postchain_tui.catalog.library import Library
from postchain_tui.core import settings
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord
from postchain_tui.core.gates import conditions, working_sets
from postchain_tui.store import diary, pain
from postchain_tui.store import settings as settings_store
from postchain_tui.store.store import Store

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))
SEEDS = range(8)


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
    assert weekly[0] > 2.8
    assert weekly[-1] < 2
    on_the_way = [value for at, value in scores if (at - start).days // 7 in {4, 5}]
    assert max(on_the_way) >= 5, "a flare"


@pytest.mark.parametrize("seed", SEEDS)
def test_some_mornings_are_missing(seed: int) -> None:
    asked = [session.morning_asked for session in _oldest_first(_filled(seed, weeks=30))]
    assert 0.6 < sum(asked) / len(asked) < 0.98


@pytest.mark.parametrize("seed", SEEDS)
def test_weight_is_added_only_when_the_gate_was_passed(seed: int) -> None:
    library = Library()
    grams, opened = 20_000, False
    for session in _oldest_first(_filled(seed, weeks=40)):
        hinges = [done for done in session.sets if done.exercise.startswith("rdl_")]
        (load,) = {done.load for done in hinges}
        (exercise,) = {library.exercise(done.exercise) for done in hinges}
        assert load is not None
        assert (exercise.id == "rdl_empty_bar") == (load.grams == 20_000)
        if load.grams > grams:
            assert opened
        assert load.grams - grams in {0, 2_500, 5_000}
        grams = load.grams
        assert exercise.gate is not None
        opened = all(
            asked.met for asked in conditions(exercise, exercise.gate, session, injured=False)
        )
        assert 6 <= min(done.reps or 0 for done in working_sets(session, exercise.id)) <= 12
    assert grams > 20_000


def test_the_settings_and_the_usual_pain_are_answered() -> None:
    store = _filled()
    assert settings.from_texts(settings_store.settings(store)).usual_pain == 4
    assert not diary.is_new(store)
    assert [said.value for said in pain.declarations(store)] == ["no"]


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

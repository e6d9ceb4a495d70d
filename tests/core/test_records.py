"""What counts as a personal record."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.chronicle import BestSet
from postchain_tui.core.diary import SetKind, SetRecord
from postchain_tui.core.exercise import Measure
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.records import (
    Best,
    Record,
    RecordKind,
    record_words,
    records,
    records_over_time,
)
from tests.build import at, done, kg

CEILING = 5


def _set(number: float | None, reps: int | None, **changes: Any) -> SetRecord:
    return done(load=None if number is None else kg(number), reps=reps, **changes)


def _hold(seconds: float | None, number: float | None = None, **changes: Any) -> SetRecord:
    length = None if seconds is None else int(seconds * 1000)
    return _set(number, 1, duration_ms=length, **changes)


def _best(number: float | None, amount: int) -> Best:
    return Best(None if number is None else int(number * 1000), amount)


def _told(
    *sets: SetRecord, bests: tuple[Best, ...] = (_best(20, 12),), measure: Measure = Measure.REPS
) -> list[str]:
    """The records of a session as lines."""
    found = records(sets, bests, measure, CEILING)
    return [record_words(record, Unit.KG, measure) for record in found]


# One session


def test_more_load_than_ever_is_a_record() -> None:
    assert _told(_set(22.5, 10)) == ["heaviest so far: 22.5 kg × 10 (before 20 kg × 12)"]


def test_more_reps_with_a_load_than_ever_are_a_record() -> None:
    bests = (_best(20, 10), _best(17.5, 15))
    assert _told(_set(20, 12), bests=bests) == ["most reps with 20 kg: 12 (before 10)"]


def test_a_first_time_is_no_record() -> None:
    assert _told(_set(100, 12), bests=()) == []
    assert _told(_set(100, 12), bests=(_best(20, 0),)) == []


@pytest.mark.parametrize(("number", "reps"), [(20, 12), (20, 11), (17.5, 12), (22.5, 0), (None, 3)])
def test_as_much_as_before_or_less_is_none(number: float | None, reps: int) -> None:
    assert _told(_set(number, reps)) == []


def test_reps_that_were_done_with_more_load_are_no_record_with_less() -> None:
    bests = (_best(17.5, 8), _best(20, 12))
    assert _told(_set(17.5, 12), bests=bests) == []
    assert _told(_set(17.5, 13), bests=bests) == [
        "most reps with 17.5 kg: 13 (before 12 with 20 kg)"
    ]


def test_of_several_records_of_a_kind_the_best_is_told() -> None:
    bests = (_best(20, 12), _best(15, 20))
    sets = (_set(15, 25), _set(22.5, 8), _set(20, 13), _set(25, 3), _set(20, 14), _set(25, 2))
    assert _told(*sets, bests=bests) == [
        "heaviest so far: 25 kg × 3 (before 20 kg × 12)",
        "most reps with 20 kg: 14 (before 12)",
    ]


def test_of_equal_records_the_earliest_is_told() -> None:
    first, second = _set(22.5, 8, id="first"), _set(22.5, 8, id="second")
    found = records([first, second], [_best(20, 12)], Measure.REPS, CEILING)
    assert [record.done.id for record in found] == ["first"]


def test_records_stand_in_the_order_of_their_sets() -> None:
    reps, load = _set(20, 13), _set(22.5, 8)
    kinds = [RecordKind.MOST_REPS, RecordKind.HEAVIEST]
    for sets, expected in (((reps, load), kinds), ((load, reps), kinds[::-1])):
        found = records(sets, [_best(20, 12)], Measure.REPS, CEILING)
        assert [record.kind for record in found] == expected


def test_a_set_that_is_heaviest_is_not_told_for_its_reps_as_well() -> None:
    found = records([_set(22.5, 30)], [_best(20, 12)], Measure.REPS, CEILING)
    assert [record.kind for record in found] == [RecordKind.HEAVIEST]


@pytest.mark.parametrize(("pain", "is_record"), [(None, True), (5, True), (6, False)])
def test_a_set_that_hurt_too_much_is_no_record(pain: int | None, is_record: bool) -> None:
    assert bool(_told(_set(25, 10, pain=pain))) is is_record


@pytest.mark.parametrize("kind", SetKind)
def test_only_a_warm_up_is_no_record_for_its_kind(kind: SetKind) -> None:
    assert bool(_told(_set(25, 10, kind=kind))) is (kind is not SetKind.WARMUP)


def test_what_was_not_recorded_is_no_record() -> None:
    assert _told(_set(25, None)) == []
    assert _told(_hold(None), bests=(_best(None, 1),), measure=Measure.HOLD) == []


def test_of_two_sides_the_weaker_one_counts() -> None:
    sided = _set(20, 27, reps_left=14, reps_right=13)
    assert _told(sided) == ["most reps with 20 kg: 13 each side (before 12)"]
    assert _told(_set(20, 26, reps_left=14, reps_right=12)) == []


def test_reps_without_load_are_told_without_one() -> None:
    assert _told(_set(None, 12), bests=(_best(None, 10),)) == ["most reps: 12 (before 10)"]


def test_reps_without_load_have_to_surpass_those_with_it() -> None:
    bests = (_best(None, 10), _best(5, 11))
    assert _told(_set(None, 11), bests=bests) == []
    assert _told(_set(None, 12), bests=bests) == ["most reps: 12 (before 11 with 5 kg)"]


def test_the_first_load_is_heavier_than_none() -> None:
    words = ["heaviest so far: 5 kg × 8 (before 12 without load)"]
    assert _told(_set(5, 8), bests=(_best(None, 12),)) == words


def test_a_longer_hold_is_a_record() -> None:
    found = _told(_hold(40.5), bests=(_best(None, 30_000),), measure=Measure.HOLD)
    assert found == ["longest hold: 40.5 s (before 30 s)"]


def test_holds_with_load_are_told_with_it() -> None:
    bests = (_best(16, 30_000), _best(12, 60_000))
    assert _told(_hold(40, 16), bests=bests, measure=Measure.HOLD) == [
        "longest hold with 16 kg: 40 s (before 30 s)"
    ]
    sided = _hold(20, 20, reps_left=1, reps_right=1)
    assert _told(sided, bests=bests, measure=Measure.HOLD) == [
        "heaviest so far: 20 kg × 20 s (before 16 kg × 30 s)"
    ]


def test_the_same_load_typed_in_the_other_unit_is_not_heavier() -> None:
    pounds = Load(kg(20).in_unit(Unit.LB), Unit.LB)
    before = Best(pounds.grams, 12)
    assert pounds.grams < kg(20).grams
    assert records([_set(20, 12)], [before], Measure.REPS, CEILING) == ()
    (more,) = records([_set(20, 13)], [before], Measure.REPS, CEILING)
    assert record_words(more, Unit.LB, Measure.REPS) == "most reps with 44.09 lb: 13 (before 12)"


@given(st.permutations([_best(20, 12), _best(20, 8), _best(25, 5), _best(15, 12), _best(None, 30)]))
def test_the_order_of_what_was_done_before_does_not_matter(bests: list[Best]) -> None:
    sets = [_set(20, 13), _set(27.5, 1), _set(None, 31)]
    found = records(sets, bests, Measure.REPS, CEILING)
    assert [(record.done.reps, record.before) for record in found] == [
        (13, _best(20, 12)),
        (1, _best(25, 5)),
    ]


@pytest.mark.parametrize("bests", [(_best(15, 12), _best(20, 12)), (_best(20, 12), _best(15, 12))])
def test_of_equal_amounts_before_the_one_with_more_load_is_surpassed(
    bests: tuple[Best, ...],
) -> None:
    assert _told(_set(15, 13), bests=bests) == ["most reps with 15 kg: 13 (before 12 with 20 kg)"]


@pytest.mark.parametrize("bests", [(_best(20, 8), _best(20, 12)), (_best(20, 12), _best(20, 8))])
def test_the_heaviest_before_is_told_with_the_most_that_was_done_with_it(
    bests: tuple[Best, ...],
) -> None:
    words = ["heaviest so far: 22.5 kg × 1 (before 20 kg × 12)"]
    assert _told(_set(22.5, 1), bests=bests) == words


# All sessions


def _session(name: str, *sets: SetRecord) -> list[BestSet]:
    return [BestSet(name, one) for one in sets]


def test_each_session_is_held_against_those_before_it() -> None:
    best_sets = [
        *_session("a", _set(20, 12), _set(25, 1)),
        *_session("b", _set(20, 13), _set(20, 14)),
        *_session("c", _set(20, 14), _set(27.5, 5)),
        *_session("d", _set(27.5, 6)),
    ]
    found = records_over_time(best_sets, Measure.REPS, CEILING)
    assert [record_words(record, Unit.KG, Measure.REPS) for record in found] == [
        "most reps with 20 kg: 14 (before 12)",
        "heaviest so far: 27.5 kg × 5 (before 25 kg × 1)",
        "most reps with 27.5 kg: 6 (before 5)",
    ]


def test_nothing_on_record_holds_no_records() -> None:
    assert records_over_time([], Measure.REPS, CEILING) == ()


def test_nobody_has_to_surpass_a_set_that_hurt_too_much() -> None:
    best_sets = [
        *_session("a", _set(20, 12)),
        *_session("b", _set(30, 12, pain=7), _set(25, 30, kind=SetKind.WARMUP)),
        *_session("c", _set(22.5, 10)),
    ]
    (record,) = records_over_time(best_sets, Measure.REPS, CEILING)
    assert (record.done.load, record.before) == (kg(22.5), _best(20, 12))


def test_a_painful_first_time_leaves_the_next_one_the_first() -> None:
    best_sets = [*_session("a", _set(20, 12, pain=6)), *_session("b", _set(25, 12))]
    assert records_over_time(best_sets, Measure.REPS, CEILING) == ()


def test_holds_are_followed_over_time_too() -> None:
    best_sets = [
        *_session("a", _hold(30)),
        *_session("b", _hold(25)),
        *_session("c", _hold(35)),
    ]
    (record,) = records_over_time(best_sets, Measure.HOLD, CEILING)
    assert (record.kind, record.before) == (RecordKind.LONGEST, _best(None, 30_000))


plates = st.none() | st.integers(0, 6).map(lambda steps: steps * 2.5)
histories = st.lists(
    st.builds(
        lambda name, number, reps, pain: BestSet(f"{name}", _set(number, reps, pain=pain)),
        st.integers(0, 7),
        plates,
        st.none() | st.integers(0, 8),
        st.none() | st.integers(0, 6),
    ),
    max_size=40,
).map(lambda found: sorted(found, key=lambda best: best.session))


def _numbered(history: list[BestSet]) -> list[BestSet]:
    """The same sets, each with an id and a moment of its own."""
    return [
        replace(best, done=replace(best.done, id=f"{place}", at=at(place)))
        for place, best in enumerate(history)
    ]


def _grams(load: Load | None) -> int:
    return load.grams if load else 0


def _plainly(history: list[BestSet]) -> list[Record]:
    """The records of all sessions by looking at every earlier set again."""
    found: list[Record] = []
    earlier: list[SetRecord] = []
    for _, group in groupby(history, key=lambda best: best.session):
        sets = [best.done for best in group if best.done.reps and (best.done.pain or 0) <= CEILING]
        bests = [Best(one.load.grams if one.load else None, one.reps or 0) for one in earlier]
        found += records(sets, bests, Measure.REPS, CEILING)
        earlier += sets
    return found


@given(histories)
def test_walking_through_time_finds_what_looking_back_finds(history: list[BestSet]) -> None:
    told = _numbered(history)
    found = records_over_time(told, Measure.REPS, CEILING)
    assert [(one.kind, one.done.id) for one in found] == [
        (one.kind, one.done.id) for one in _plainly(told)
    ]
    moments = [record.done.at for record in found]
    assert moments == sorted(moments)


@given(histories)
def test_a_record_is_more_than_everything_before_it(history: list[BestSet]) -> None:
    told = _numbered(history)
    for record in records_over_time(told, Measure.REPS, CEILING):
        session = next(best.session for best in told if best.done is record.done)
        before = [
            best.done
            for best in told
            if best.session < session and best.done.reps and (best.done.pain or 0) <= CEILING
        ]
        own = _grams(record.done.load)
        rivals = [one.reps or 0 for one in before if _grams(one.load) >= own]
        assert before
        assert (record.kind is RecordKind.HEAVIEST) == (not rivals)
        assert (record.done.reps or 0) > max(rivals, default=0)
        assert record.before.amount == max(rivals, default=record.before.amount)


@given(histories)
def test_at_most_one_record_of_a_kind_is_told_of_a_session(history: list[BestSet]) -> None:
    told = _numbered(history)
    session_of = {best.done.id: best.session for best in told}
    found = [
        (session_of[record.done.id], record.kind)
        for record in records_over_time(told, Measure.REPS, CEILING)
    ]
    assert len(set(found)) == len(found)


def test_a_long_history_is_walked_through_to_its_end() -> None:
    climbing = [
        best
        for step in range(3000)
        for best in _session(f"{step}", _set(20 + step % 40 * 2.5, 5 + step % 7), _set(20, 8))
    ]
    found = records_over_time(climbing, Measure.REPS, CEILING)
    heaviest = [record for record in found if record.kind is RecordKind.HEAVIEST]
    assert [record.done.load for record in heaviest] == [kg(20 + 2.5 * n) for n in range(1, 40)]

"""How one exercise went in one session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import BestSet, Felt
from postchain_tui.core.diary import CeilingAnswer, Declaration, DeclarationKind, SetRecord
from postchain_tui.core.exercise import Measure
from postchain_tui.core.performance import HeldBy, Performance, performances, strength
from tests.build import ago, done, kg, said

CEILING = 5


def _bout(session: str = "a", days: float = 2, **changes: Any) -> Bout:
    """Three sets of bridges in a session so many days ago, without a pain score."""
    bout = Bout(session, "bridge", ago(days), 3, 3, 30, None, None, 0, 30, 0, None, None)
    return replace(bout, **changes)


def _best(session: str, **changes: Any) -> BestSet:
    return BestSet(session, done(exercise="bridge", **changes))


def _told(
    *bouts: Bout,
    best: tuple[BestSet, ...] = (),
    felt: dict[str, Felt] | None = None,
    said: tuple[Declaration, ...] = (),
    measure: Measure = Measure.REPS,
) -> tuple[Performance, ...]:
    return performances(bouts, best, felt or {}, said, CEILING, measure)


def _held(*said: Declaration, bout: Bout | None = None) -> HeldBy | None:
    """What held back a session two days ago after all that was said."""
    [only] = _told(bout or _bout(), said=said)
    return only.held_by


def _in_session(
    kind: DeclarationKind, value: str, session: str | None = "a", exercise: str | None = None
) -> Declaration:
    return replace(said(kind, value, days=2), session=session, exercise=exercise)


def _answer(session: str | None = "a", exercise: str | None = "bridge") -> Declaration:
    """What was chosen after pain above the ceiling in a set."""
    return _in_session(DeclarationKind.CEILING, CeilingAnswer.LIGHTER, session, exercise)


# The best set


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (done(load=kg(22.5), reps=5), done(load=kg(20), reps=12)),
        (done(load=kg(20), reps=12), done(load=kg(20), reps=10)),
        (done(load=kg(1), reps=1), done(reps=30)),
        (done(reps=12), done(reps=10)),
        (done(reps=10), done(reps=None)),
        (done(reps=12, duration_ms=20_000), done(reps=10, duration_ms=60_000)),
        (done(reps=16, reps_left=8, reps_right=8), done(reps=19, reps_left=12, reps_right=7)),
    ],
)
def test_load_counts_before_reps(better: SetRecord, worse: SetRecord) -> None:
    assert strength(better, Measure.REPS) > strength(worse, Measure.REPS)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (done(reps=1, duration_ms=30_000), done(reps=1, duration_ms=20_000)),
        (done(reps=1, duration_ms=30_000), done(reps=1)),
        (done(reps=1, duration_ms=30_000), done(reps=9, duration_ms=20_000)),
        (
            done(load=kg(24), reps=1, duration_ms=10_000),
            done(load=kg(20), reps=1, duration_ms=60_000),
        ),
    ],
)
def test_of_holds_the_load_counts_before_their_length_and_reps_never(
    better: SetRecord, worse: SetRecord
) -> None:
    assert strength(better, Measure.HOLD) > strength(worse, Measure.HOLD)


def test_how_long_a_set_of_reps_took_does_not_make_it_better() -> None:
    quick, slow = done(reps=10, duration_ms=20_000), done(reps=10, duration_ms=50_000)
    assert strength(quick, Measure.REPS) == strength(slow, Measure.REPS) == (0, 10)
    assert strength(done(load=kg(20), reps=10), Measure.HOLD) == (20_000, 0)


def test_the_best_set_of_each_session_is_its_own() -> None:
    found = _told(
        _bout("a", 4),
        _bout("b", 2),
        best=(_best("b", reps=9), _best("a", reps=12), _best("b", reps=10), _best("a", reps=8)),
    )
    assert [one.best and one.best.reps for one in found] == [12, 10]


def test_of_equal_sets_the_first_is_the_best() -> None:
    first = _best("a", id="first", reps=10, duration_ms=20_000)
    second = _best("a", id="second", reps=10, duration_ms=60_000)
    [only] = _told(_bout(), best=(first, second))
    assert only.best == first.done


def test_of_holds_the_longest_is_the_best() -> None:
    short, long = _best("a", reps=3, duration_ms=20_000), _best("a", reps=1, duration_ms=45_000)
    [held] = _told(_bout(), best=(short, long), measure=Measure.HOLD)
    [counted] = _told(_bout(), best=(short, long))
    assert (held.best, counted.best) == (long.done, short.done)
    [plain] = performances((_bout(),), (short, long), {}, (), CEILING)
    assert plain == counted


def test_a_session_may_have_no_best_set() -> None:
    [only] = _told(_bout("a"), best=(_best("other", reps=10),))
    assert only.best is None


@given(st.data(), st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.integers(0, 9))))
def test_no_set_of_a_session_is_better_than_its_best(
    data: st.DataObject, sets: list[tuple[str, int, int]]
) -> None:
    told = [_best(name, load=kg(load) if load else None, reps=reps) for name, load, reps in sets]
    mixed = tuple(data.draw(st.permutations(told)))
    for one in _told(_bout("a"), _bout("b"), best=mixed):
        own = [best.done for best in told if best.session == one.bout.session]
        best = max((strength(done, Measure.REPS) for done in own), default=None)
        assert (one.best and strength(one.best, Measure.REPS)) == best


# Its amount


@pytest.mark.parametrize(
    ("best", "measure", "amount"),
    [
        (done(reps=12), Measure.REPS, 12),
        (done(reps=0), Measure.REPS, 0),
        (done(reps=19, reps_left=10, reps_right=9), Measure.REPS, 9),
        (done(reps=None), Measure.REPS, None),
        (done(reps=12, duration_ms=48_000), Measure.REPS, 12),
        (done(reps=1, duration_ms=30_500), Measure.HOLD, 30.5),
        (done(reps=None, duration_ms=0), Measure.HOLD, 0),
        (done(reps=3), Measure.HOLD, None),
        (None, Measure.REPS, None),
        (None, Measure.HOLD, None),
    ],
)
def test_the_amount_is_reps_or_seconds_and_none_where_not_recorded(
    best: SetRecord | None, measure: Measure, amount: float | None
) -> None:
    assert Performance(_bout(), best, Felt(), None).amount(measure) == amount


# What was felt, and the day


def test_each_session_comes_with_what_was_felt_around_it() -> None:
    felt = {"b": Felt(before=1, after=2, morning=3)}
    untold, told = _told(_bout("a", 4), _bout("b", 2), felt=felt)
    assert untold.felt == Felt(None, None, None)
    assert told.felt == felt["b"]


def test_a_performance_is_on_the_day_of_its_bout() -> None:
    [only] = _told(_bout(days=2))
    assert only.day == ago(2).date()


@given(st.lists(st.integers(0, 400), unique=True), st.lists(st.sampled_from("0123456789")))
def test_there_are_as_many_performances_as_bouts_and_in_their_order(
    days: list[int], sessions: list[str]
) -> None:
    bouts = [_bout(f"{back}", back) for back in sorted(days, reverse=True)]
    best = tuple(_best(name, reps=10) for name in sessions)
    assert [one.bout for one in _told(*bouts, best=best)] == bouts


# What held it back


@pytest.mark.parametrize(
    ("pain", "held_by"),
    [(None, None), (0, None), (CEILING, None), (CEILING + 1, HeldBy.PAIN), (10, HeldBy.PAIN)],
)
def test_only_pain_above_the_ceiling_holds_back(pain: int | None, held_by: HeldBy | None) -> None:
    assert _held(bout=_bout(worst_pain=pain)) is held_by


def test_what_was_chosen_because_of_pain_holds_back() -> None:
    assert _held(_answer()) is HeldBy.PAIN
    assert _held(_answer(exercise=None)) is HeldBy.PAIN
    assert _held(_in_session(DeclarationKind.SORE_START, "recovery")) is HeldBy.PAIN


@pytest.mark.parametrize(
    "elsewhere", [_answer(session="b"), _answer(session=None), _answer(exercise="rdl")]
)
def test_what_was_chosen_elsewhere_does_not_hold_back(elsewhere: Declaration) -> None:
    assert _held(elsewhere) is None


def test_training_as_planned_at_a_sore_start_does_not_hold_back() -> None:
    assert _held(_in_session(DeclarationKind.SORE_START, "train")) is None


@pytest.mark.parametrize(
    "kind", [DeclarationKind.SWAP, DeclarationKind.ACTIVITY, DeclarationKind.INJURED]
)
def test_what_else_is_said_in_a_session_does_not_hold_back(kind: DeclarationKind) -> None:
    assert _held(_in_session(kind, "recovery")) is None


@pytest.mark.parametrize(
    ("value", "days", "held_by"),
    [
        ("taken", 2, HeldBy.LIGHT_WEEK),
        ("taken", 8.9, HeldBy.LIGHT_WEEK),
        ("taken", 9, None),
        ("taken", 1.9, None),
        ("moved", 3, None),
        ("refused", 3, None),
    ],
)
def test_a_light_week_holds_back_for_seven_days_from_the_moment_it_is_taken(
    value: str, days: float, held_by: HeldBy | None
) -> None:
    assert _held(said(DeclarationKind.DELOAD, value, days)) is held_by


def test_a_light_week_may_be_taken_back() -> None:
    taken, refused = (
        said(DeclarationKind.DELOAD, "taken", 5),
        said(DeclarationKind.DELOAD, "refused", 4),
    )
    assert _held(taken, refused) is None
    assert _held(taken, refused, bout=_bout(days=4.5)) is HeldBy.LIGHT_WEEK


def test_pain_is_told_before_the_light_week() -> None:
    light = said(DeclarationKind.DELOAD, "taken", 3)
    assert _held(light, bout=_bout(worst_pain=CEILING + 1)) is HeldBy.PAIN
    assert _held(light, _answer()) is HeldBy.PAIN


def test_one_session_held_back_says_nothing_of_the_others() -> None:
    found = _told(_bout("a", 4), _bout("b", 2), said=(_answer("b"),))
    assert [one.held_by for one in found] == [None, HeldBy.PAIN]


def test_a_light_week_ends_at_its_moment_whatever_the_clock_of_the_session() -> None:
    taken = said(DeclarationKind.DELOAD, "taken", 9)
    end = (taken.at + timedelta(days=7)).astimezone(timezone(timedelta(hours=-9)))
    minute = timedelta(minutes=1)
    assert _held(taken, bout=_bout(at=end - minute)) is HeldBy.LIGHT_WEEK
    assert _held(taken, bout=_bout(at=end)) is None

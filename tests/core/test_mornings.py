"""What came before the worse and the better mornings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import pain
from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import Chronicle
from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.mornings import (
    CAPTION,
    LEAST,
    Association,
    Found,
    Lag,
    Refused,
    _mean_interval,
    _parted,
    _student_quantile,
    association_words,
    associations,
)
from tests.build import ago, score

Felt3 = tuple[int | None, int | None, int | None]
"""Pain before a session, after it and the next morning."""

KINDS = (PainKind.BEFORE, PainKind.AFTER, PainKind.MORNING)
SCORES = st.integers(0, 10)
MAYBE = st.none() | SCORES
FELTS = st.lists(st.tuples(MAYBE, MAYBE, MAYBE), min_size=1, max_size=30)


def _bout(days: float, kilograms: float | None = None, exercise: str = "rdl_barbell") -> Bout:
    grams = None if kilograms is None else round(kilograms * 1000)
    name = f"session {days}"
    return Bout(name, exercise, ago(days), 3, 3, 30, None, grams, 0, 30, 0, None, None)


def _around(days: float, *felt: int | None) -> tuple[PainRecord, ...]:
    """The scores around the session of so many days ago, the morning given the day after it."""
    moments = (days, days - 0.04, days - 0.6)
    return tuple(
        score(number, moment, kind, session=f"session {days}")
        for number, moment, kind in zip(felt, moments, KINDS, strict=False)
    )


def _found(
    bouts: Iterable[Bout],
    scores: Iterable[PainRecord],
    unit: Unit = Unit.KG,
) -> Found:
    return associations(Chronicle((), tuple(bouts), tuple(scores)), unit)


def _every_third_day(felts: Sequence[Felt3]) -> Found:
    """One exercise every third day, newest last, with what was felt around each session."""
    days = [3 * back for back in range(len(felts), 0, -1)]
    scores = [one for day, felt in zip(days, felts, strict=True) for one in _around(day, *felt)]
    return _found([_bout(day) for day in days], scores)


def _only(found: Found, lag: Lag) -> Association | Refused:
    here = found.at(lag)
    both: list[Association | Refused] = [*here.told, *here.refused]
    (one,) = both
    return one


def _told(found: Found, lag: Lag) -> Association:
    one = _only(found, lag)
    assert isinstance(one, Association)
    return one


# What is compared with what


def test_the_score_after_is_held_against_the_one_before() -> None:
    told = _told(_every_third_day([(2, 3, None)] * 6 + [(2, 2, None), (2, 1, None)]), Lag.AFTER)
    assert (told.exercise, told.band) == ("rdl_barbell", "no load")
    assert (told.worse, told.same, told.better, told.n) == (6, 1, 1, 8)
    assert told.mean == pytest.approx(5 / 8)


def test_the_next_morning_is_held_against_the_score_before() -> None:
    told = _told(_every_third_day([(4, 9, 3)] * 7 + [(4, 9, 5)]), Lag.NEXT_MORNING)
    assert (told.worse, told.same, told.better) == (1, 0, 7)
    assert told.mean == pytest.approx(-6 / 8)


def test_the_second_day_is_held_against_the_score_before_by_its_own_value() -> None:
    days = [3 * back for back in range(8, 0, -1)]
    scores = [one for day in days for one in (*_around(day, 2), score(day % 2 + 3, day - 2))]
    told = _told(_found([_bout(day) for day in days], scores), Lag.SECOND_DAY)
    assert (told.worse, told.same, told.better) == (8, 0, 0)
    assert told.mean == pytest.approx(1.5)


def test_the_second_day_takes_the_mean_of_what_was_recorded_on_it() -> None:
    days = [3 * back for back in range(8, 0, -1)]
    two = [score(number, day - 2, PainKind.NOW) for day in days for number in (2, 3)]
    told = _told(_found([_bout(day) for day in days], [*_starts(days), *two]), Lag.SECOND_DAY)
    assert (told.low, told.mean, told.high) == (0.5, 0.5, 0.5)


def _starts(days: Iterable[float], number: int = 2) -> list[PainRecord]:
    return [one for day in days for one in _around(day, number)]


def test_a_session_counts_only_with_a_score_before_it() -> None:
    felts: list[Felt3] = [(2, 3, 4)] * LEAST
    usual = [score(2, 40 + back) for back in range(8)]
    assert [one.n for one in _every_third_day([*felts, (None, 9, 9)]).told] == [LEAST, LEAST]
    days = [3 * back for back in range(LEAST, 0, -1)]
    untold = [one for day in days for one in (*_around(day, None, 4, 5), score(6, day - 2))]
    found = _found([_bout(day) for day in days], [*usual, *untold])
    assert not found.told
    assert [one.n for one in found.refused] == [0, 0, 0]


def test_a_session_without_any_score_says_nothing() -> None:
    found = _found([_bout(day) for day in range(9)], ())
    assert not found.told
    assert [one.n for one in found.refused] == [0, 0, 0]


def test_a_score_that_was_not_known_is_left_out_and_never_zero() -> None:
    found = _every_third_day([(5, 5, 5)] * 8 + [(5, None, None)])
    assert _told(found, Lag.AFTER).n == 8
    assert _told(found, Lag.AFTER).mean == 0
    assert _told(found, Lag.NEXT_MORNING).n == 8


def test_a_session_counts_for_every_exercise_done_in_it() -> None:
    days = range(3, 27, 3)
    bouts = [_bout(day, exercise=name) for day in days for name in ("plank", "bird_dog")]
    scores = [one for day in days for one in _around(day, 1, 2)]
    told = _found(bouts, scores).at(Lag.AFTER).told
    assert [(one.exercise, one.n, one.mean) for one in told] == [
        ("bird_dog", 8, 1),
        ("plank", 8, 1),
    ]


# The least number


def test_seven_sessions_are_refused_with_their_number() -> None:
    refused = _only(_every_third_day([(1, 2, 3)] * (LEAST - 1)), Lag.NEXT_MORNING)
    assert refused == Refused("rdl_barbell", "no load", Lag.NEXT_MORNING, 7)
    assert refused.words == "not enough yet: 7 of 8"


def test_eight_sessions_are_told() -> None:
    assert _told(_every_third_day([(1, 2, 3)] * LEAST), Lag.NEXT_MORNING).n == 8


def test_one_lag_may_be_refused_while_another_is_told() -> None:
    found = _every_third_day([(1, 2, 3)] * 7 + [(1, 2, None)])
    assert [one.lag for one in found.told] == [Lag.AFTER]
    assert found.at(Lag.NEXT_MORNING).refused[0].n == 7


# Bands


def _bands(*kilograms: float | None, unit: Unit = Unit.KG) -> list[tuple[str, int]]:
    """The bands of one session with each of these loads, each with its number of sessions."""
    days = [3 * back for back in range(len(kilograms), 0, -1)]
    bouts = [_bout(day, load) for day, load in zip(days, kilograms, strict=True)]
    found = _found(bouts, [one for day in days for one in _around(day, 1, 2)], unit=unit)
    here = found.at(Lag.AFTER)
    assert not here.told
    return [(one.band, one.n) for one in here.refused]


def test_up_to_three_loads_are_a_band_each_and_no_load_is_one_more() -> None:
    assert _bands(20, None, 22.5, 20, 30) == [
        ("no load", 1),
        ("20 kg", 2),
        ("22.5 kg", 1),
        ("30 kg", 1),
    ]


def test_more_loads_are_three_bands_of_about_equal_size() -> None:
    assert _bands(40, 20, 22.5, 25, 27.5, 30) == [
        ("20–22.5 kg", 2),
        ("25–27.5 kg", 2),
        ("30–40 kg", 2),
    ]


def test_equal_loads_are_never_parted() -> None:
    assert _bands(*[20] * 7, 30, 40, 50) == [("20 kg", 7), ("30–50 kg", 3)]


def test_a_load_goes_to_the_third_that_the_middle_of_its_sessions_falls_into() -> None:
    assert _bands(20, *[30] * 6, 40, 50) == [("20 kg", 1), ("30 kg", 6), ("40–50 kg", 2)]


def test_a_band_of_one_load_among_others_bears_its_name() -> None:
    assert _bands(20, 22.5, 30, 30, 40, 50) == [("20–22.5 kg", 2), ("30 kg", 2), ("40–50 kg", 2)]


def test_bands_are_in_the_unit_of_the_person() -> None:
    pounds = [Load(Decimal(number), Unit.LB).grams / 1000 for number in (45, 55, 65, 75, 85, 95)]
    assert [words for words, _ in _bands(*pounds, unit=Unit.LB)] == [
        "45–55 lb",
        "65–75 lb",
        "85–95 lb",
    ]


def test_loads_that_read_alike_are_one_band() -> None:
    assert _bands(20.001, 20.002) == [("20 kg", 2)]


@given(st.dictionaries(st.decimals(1, 300, places=1), st.integers(1, 40), max_size=20))
def test_bands_keep_every_load_once_and_in_order(sessions: dict[Decimal, int]) -> None:
    bands = _parted(sessions)
    assert [load for band in bands for load in band] == sorted(sessions)
    assert len(bands) <= 3
    assert all(bands)


@given(st.dictionaries(st.decimals(1, 300, places=1), st.integers(1, 40), min_size=4, max_size=20))
def test_no_band_has_more_than_a_third_and_what_cannot_be_parted(
    sessions: dict[Decimal, int],
) -> None:
    third, most = sum(sessions.values()) / 3, max(sessions.values())
    assert all(sum(sessions[load] for load in band) <= third + most for band in _parted(sessions))


# Order


def test_the_worst_mean_of_a_lag_comes_first() -> None:
    names = {"better": (3, 1, 1), "worse": (1, 4, 2), "same": (2, 2, 2)}
    bouts: list[Bout] = []
    scores: list[PainRecord] = []
    for place, (name, felt) in enumerate(names.items()):
        for session in range(LEAST):
            day = 4 * (3 * session + place) + 4
            bouts.append(_bout(day, exercise=name))
            scores += _around(day, *felt)
    found = _found(bouts, scores)
    assert [(one.lag, one.exercise) for one in found.told] == [
        (lag, name) for lag in (Lag.AFTER, Lag.NEXT_MORNING) for name in ("worse", "same", "better")
    ]
    assert [(one.lag, one.exercise) for one in found.refused] == [
        (Lag.SECOND_DAY, name) for name in ("better", "same", "worse")
    ]


Record = tuple[list[Bout], list[PainRecord]]


@st.composite
def _chronicles(draw: st.DrawFn, least: int = 1) -> Record:
    """Sessions of two exercises with several loads, scores missing here and there."""
    days = [3 * back for back in range(draw(st.integers(least, 24)), 0, -1)]
    loads = st.sampled_from([None, 20, 22.5, 25, 30, 40])
    names = st.sampled_from(["rdl_barbell", "plank"])
    bouts = [_bout(day, draw(loads), draw(names)) for day in days]
    scores = [one for day in days for one in _around(day, draw(MAYBE), draw(MAYBE), draw(MAYBE))]
    return bouts, scores + [score(draw(SCORES), day - 2) for day in days if draw(st.booleans())]


@given(_chronicles(), st.data())
def test_the_order_of_the_input_does_not_matter(record: Record, data: st.DataObject) -> None:
    bouts = data.draw(st.permutations(record[0]))
    scores = data.draw(st.permutations(record[1]))
    assert _found(bouts, scores) == _found(*record)


@given(_chronicles(least=12))
def test_what_is_found_is_what_looking_up_every_session_for_itself_finds(record: Record) -> None:
    bouts, scores = record
    alike = [replace(bout, exercise="plank", load_grams=None) for bout in bouts]
    found = _found(alike, scores)
    for lag in Lag:
        changes = [_change(bout, scores, lag) for bout in bouts]
        points = [change for change in changes if change is not None]
        one = _only(found, lag)
        assert one.n == len(points)
        if isinstance(one, Association):
            assert one.mean == pytest.approx(sum(points) / len(points))
            assert one.worse == sum(point > 0 for point in points)
            assert one.better == sum(point < 0 for point in points)


def _change(bout: Bout, scores: list[PainRecord], lag: Lag) -> float | None:
    """The change around one session, without a thought for speed."""
    days = pain.daily(scores)
    felt = {one.kind: one.score for one in scores if one.session == bout.session}
    before = felt[PainKind.BEFORE]
    second = days.get(bout.day + timedelta(days=2))
    later = (felt[PainKind.AFTER], felt[PainKind.MORNING], second)[lag]
    return None if before is None or later is None else later - before


# What a score that is missing, or all of them together, may change


@given(st.lists(st.tuples(SCORES, SCORES, SCORES, SCORES), min_size=9, max_size=20), st.data())
def test_a_missing_morning_changes_only_the_next_morning(
    felts: list[tuple[int, int, int, int]], data: st.DataObject
) -> None:
    days = [3 * back for back in range(len(felts), 0, -1)]
    missing = data.draw(st.sampled_from(days))
    scores = [
        one
        for day, (*felt, second) in zip(days, felts, strict=True)
        for one in (*_around(day, *felt), score(second, day - 2))
    ]
    bouts = [_bout(day) for day in days]
    whole = _found(bouts, scores)
    without = _found(bouts, [one for one in scores if not _is_morning_of(one, missing)])
    for lag in (Lag.AFTER, Lag.SECOND_DAY):
        assert without.at(lag) == whole.at(lag)
    assert _told(without, Lag.NEXT_MORNING).n == _told(whole, Lag.NEXT_MORNING).n - 1


def _is_morning_of(one: PainRecord, day: float) -> bool:
    return one.kind is PainKind.MORNING and one.session == f"session {day}"


@given(
    st.lists(st.tuples(*[st.integers(0, 5)] * 4), min_size=LEAST, max_size=20), st.integers(0, 5)
)
def test_as_much_more_in_every_score_changes_nothing(
    felts: list[tuple[int, ...]], more: int
) -> None:
    days = [3 * back for back in range(len(felts), 0, -1)]
    scores = [
        one
        for day, (*felt, second) in zip(days, felts, strict=True)
        for one in (*_around(day, *felt), score(second, day - 2))
    ]
    bouts = [_bout(day) for day in days]
    raised = [replace(one, score=(one.score or 0) + more) for one in scores]
    assert _found(bouts, raised) == _found(bouts, scores)


# The interval


STUDENT = {
    7: 2.364624,
    8: 2.306004,
    9: 2.262157,
    10: 2.228139,
    12: 2.178813,
    15: 2.131450,
    20: 2.085963,
    30: 2.042272,
    60: 2.000298,
    120: 1.979930,
    1000: 1.962339,
    10000: 1.960201,
}
"""`scipy.stats.t.ppf(0.975, freedom)` of scipy 1.17.1, by degrees of freedom."""


@pytest.mark.parametrize("freedom", STUDENT)
def test_the_quantile_is_that_of_scipy(freedom: int) -> None:
    assert _student_quantile(freedom) == pytest.approx(STUDENT[freedom], abs=1e-4)


def test_the_interval_is_the_mean_and_a_quantile_of_standard_errors_to_both_sides() -> None:
    told = _told(_every_third_day([(3, 3 + rise, None) for rise in range(-2, 6)]), Lag.AFTER)
    # The changes -2 to 5: mean 1.5, variance 6.
    margin = 2.364624 * math.sqrt(6 / 8)
    assert told.mean == pytest.approx(1.5)
    assert told.low == pytest.approx(1.5 - margin, abs=1e-4)
    assert told.high == pytest.approx(1.5 + margin, abs=1e-4)


def test_where_nothing_varied_the_interval_is_that_change() -> None:
    told = _told(_every_third_day([(3, 4, None)] * 8), Lag.AFTER)
    assert (told.low, told.mean, told.high) == (1, 1, 1)
    assert association_words(told, "Plank") == (
        "After Plank with no load the score right after the session was on average 1.0 higher "
        "than before (the same every time; 8 worse, 0 same, 0 better of 8)"
    )


def test_equal_changes_that_are_no_whole_numbers_have_exactly_their_own_mean() -> None:
    third = 1 / 3 - 2
    assert math.fsum([third] * 11) / 11 != third
    assert _mean_interval([third] * 11) == (third, third, third)


@given(st.lists(st.floats(-10, 10), min_size=LEAST, max_size=12), st.data())
def test_the_interval_is_the_same_to_the_last_digit_in_any_order(
    changes: list[float], data: st.DataObject
) -> None:
    assert _mean_interval(data.draw(st.permutations(changes))) == _mean_interval(changes)


@given(FELTS)
def test_the_mean_lies_in_its_interval_and_every_session_is_counted(felts: list[Felt3]) -> None:
    for one in _every_third_day(felts).told:
        assert one.low <= one.mean <= one.high
        assert one.n >= LEAST
        assert -10 <= one.mean <= 10


@pytest.mark.parametrize(
    ("low", "high", "is_clear"),
    [(0.1, 0.7, True), (-0.7, -0.1, True), (-0.1, 0.7, False), (0.0, 0.7, False), (0, 0, False)],
)
def test_it_is_clear_when_the_interval_excludes_zero(
    low: float, high: float, is_clear: bool
) -> None:
    assert replace(TOLD, low=low, high=high).is_clear is is_clear


# Words


TOLD = Association("rdl_barbell", "20–25 kg", Lag.NEXT_MORNING, 9, 4, 3, 0.42, 0.12, 0.72)


def test_an_association_is_told_in_a_sentence() -> None:
    assert association_words(TOLD, "Romanian deadlift") == (
        "After Romanian deadlift with 20–25 kg the next morning was on average 0.4 higher than "
        "before (0.1 to 0.7; 9 worse, 4 same, 3 better of 16)"
    )


@pytest.mark.parametrize(
    ("mean", "low", "high", "words"),
    [
        (-0.42, -0.72, -0.12, "on average 0.4 lower than before (-0.7 to -0.1; "),
        (0.04, -0.26, 0.34, "on average about the same as before (-0.3 to 0.3; "),
        (-0.04, -0.04, 0.01, "on average about the same as before (0.0 to 0.0; "),
    ],
)
def test_the_change_is_told_as_higher_lower_or_the_same(
    mean: float, low: float, high: float, words: str
) -> None:
    assert words in association_words(replace(TOLD, mean=mean, low=low, high=high), "Plank")


def test_every_lag_has_words_of_its_own() -> None:
    assert len({association_words(replace(TOLD, lag=lag), "Plank") for lag in Lag}) == 3


def test_the_caption_says_that_it_is_no_cause() -> None:
    assert "not what caused it" in CAPTION


@pytest.mark.parametrize(
    ("number", "made", "expected"),
    [(1, "1 comparison was made", "0.05"), (24, "24 comparisons were made", "1.2")],
)
def test_the_words_say_how_many_look_clear_by_chance(number: int, made: str, expected: str) -> None:
    found = Found((TOLD,) * number, ())
    assert found.words == (
        f"{made}: even if nothing made any difference, 5 % of them, about {expected}, "
        "would look clear by chance"
    )
    assert found.expected_by_chance == pytest.approx(number / 20)


def test_without_a_comparison_nothing_is_said_of_chance() -> None:
    assert Found((), ()).words == "nothing could be compared yet"


def test_nothing_on_record_finds_nothing() -> None:
    assert _found((), ()) == Found((), ())

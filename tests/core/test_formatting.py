from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import formatting
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Measure, Range, Rest, RestMode
from postchain_tui.core.load import Load, Unit

AT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def done(
    reps: int | None = None,
    load: Load | None = None,
    left: int | None = None,
    right: int | None = None,
    duration_ms: int | None = None,
) -> SetRecord:
    return SetRecord(
        id="1",
        exercise="rdl_barbell",
        ordinal=1,
        at=AT,
        reps=reps,
        load=load,
        reps_left=left,
        reps_right=right,
        duration_ms=duration_ms,
    )


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "none"), (1, "one"), (4, "four"), (6, "six"), (7, "7"), (12, "12"), (-1, "-1")],
)
def test_a_small_number_is_a_word_and_a_larger_one_has_digits(number: int, word: str) -> None:
    assert formatting.number_word(number) == word


@pytest.mark.parametrize(
    ("count", "digits", "words"),
    [(1, "1 set", "one set"), (4, "4 sets", "four sets"), (12, "12 sets", "12 sets")],
)
def test_one_of_a_thing_is_no_plural(count: int, digits: str, words: str) -> None:
    assert formatting.count_text(count, "set") == digits
    assert formatting.count_words(count, "set") == words


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (102, "1:42"),
        (59.99, "0:59"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (36_061, "10:01:01"),
        (-3, "0:00"),
    ],
)
def test_a_clock_shows_whole_seconds(seconds: float, text: str) -> None:
    assert formatting.clock(seconds) == text


def test_what_is_over_has_a_plus() -> None:
    assert formatting.over(14.7) == "+0:14"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(120, "2:00"), (119.01, "2:00"), (0.01, "0:01"), (0, "0:00"), (-0.5, "0:00")],
)
def test_a_countdown_reaches_zero_only_at_the_end(seconds: float, text: str) -> None:
    assert formatting.countdown(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (1, "1 min"),
        (89, "1 min"),
        (90, "2 min"),
        (2040, "34 min"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
    ],
)
def test_minutes_are_rounded_but_something_is_never_nothing(seconds: float, text: str) -> None:
    assert formatting.minutes_text(seconds) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "today"), (1, "yesterday"), (3, "3 days ago"), (-1, "tomorrow"), (-4, "in 4 days")],
)
def test_days_are_told_from_today(days: int, text: str) -> None:
    assert formatting.days_ago_text(days) == text


def test_a_day_has_its_year_only_where_it_is_another_one() -> None:
    today = date(2026, 11, 22)
    assert formatting.day_text(date(2026, 11, 20), today) == "Fri 20 Nov"
    assert formatting.day_text(date(2025, 1, 1), today) == "Wed 1 Jan 2025"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("22.50"), "22.5"),
        (20.0, "20"),
        (0.1 + 0.2, "0.3"),
        (-0.001, "0"),
        (Decimal("2.675"), "2.68"),
        (1e3, "1000"),
        (7, "7"),
    ],
)
def test_a_number_has_no_trailing_zeros(value: Decimal | float, text: str) -> None:
    assert formatting.number(value) == text


def test_a_load_is_shown_in_the_unit_asked_for() -> None:
    load = Load(Decimal("22.50"), Unit.KG)
    assert formatting.load_text(load, Unit.KG) == "22.5 kg"
    assert formatting.load_text(load, Unit.LB) == "49.6 lb"
    assert formatting.load_text(None, Unit.KG) == "–"


def test_plates_are_listed_or_there_are_none() -> None:
    assert formatting.plates_text((Decimal(10), Decimal("2.50"))) == "10 + 2.5"
    assert formatting.plates_text(()) == "bar only"


@pytest.mark.parametrize(
    ("reps", "hold", "text"),
    [
        (Range(8, 12), None, "8–12"),
        (Range(10, 10), None, "10"),
        (None, Range(10, 10), "10 s"),
        (Range(1, 1), Range(10, 20), "10–20 s"),
        (Range(5, 5), Range(10, 10), "5 × 10 s"),
        (None, None, "–"),
    ],
)
def test_a_target_says_reps_or_seconds(reps: Range | None, hold: Range | None, text: str) -> None:
    assert formatting.reps_text(reps, hold) == text


def test_a_dose_says_how_many_sets_of_what() -> None:
    assert formatting.dose_text(4, Range(8, 12), None, unilateral=False) == "4 × 8–12"
    assert formatting.dose_text(3, None, Range(10, 10), unilateral=False) == "3 × 10 s"
    assert formatting.dose_text(3, Range(8, 12), None, unilateral=True) == "3 × 8–12 each side"


def test_a_rest_has_a_length_or_is_as_needed() -> None:
    assert formatting.rest_text(Rest(RestMode.COUNTDOWN, 120)) == "2:00"
    assert formatting.rest_text(Rest(RestMode.COUNTDOWN, None)) == "as needed"
    assert formatting.rest_text(Rest(RestMode.AS_NEEDED, None)) == "as needed"


BAR = Load(Decimal(20), Unit.KG)


@pytest.mark.parametrize(
    ("record", "measure", "text"),
    [
        (done(12, BAR), Measure.REPS, "20 × 12"),
        (done(12, duration_ms=48_000), Measure.REPS, "12"),
        (done(19, left=10, right=9), Measure.REPS, "10/9"),
        (done(19, left=10), Measure.REPS, "19"),
        (done(duration_ms=30_000), Measure.REPS, "30 s"),
        (done(1, duration_ms=30_500), Measure.HOLD, "30.5 s"),
        (done(3, BAR, duration_ms=10_000), Measure.HOLD, "20 × 3 × 10 s"),
        (done(3), Measure.HOLD, "3"),
        (done(), Measure.REPS, "–"),
        (done(0), Measure.REPS, "0"),
    ],
)
def test_a_set_is_shown_as_it_was_done(record: SetRecord, measure: Measure, text: str) -> None:
    assert formatting.set_text(record, Unit.KG, measure) == text


def test_pain_that_was_not_recorded_is_no_zero() -> None:
    assert formatting.pain_text(0) == "0"
    assert formatting.pain_text(3) == "3"
    assert formatting.pain_text(None) == "–"


def test_a_measured_value_is_told_to_the_tenth_and_a_missing_one_is_no_zero() -> None:
    assert formatting.tenths(6.54) == "6.5"
    assert formatting.tenths(0.0) == "0"
    assert formatting.tenths(None) == "–"


def test_a_change_has_its_sign_and_what_rounds_to_nothing_has_no_minus() -> None:
    assert [formatting.signed(change) for change in (0.5, -1, -0.04)] == ["+0.5", "−1.0", "+0.0"]


def test_a_date_is_a_day_without_its_weekday() -> None:
    today = date(2026, 11, 22)
    assert formatting.date_text(date(2026, 11, 20), today) == "20 Nov"
    assert formatting.date_text(date(2027, 1, 1), today) == "1 Jan 2027"


def test_every_month_has_its_name() -> None:
    today = date(2026, 11, 22)
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    told = [formatting.date_text(date(2026, month, 9), today) for month in range(1, 13)]
    assert told == [f"9 {name}" for name in names]


@given(st.dates(), st.dates())
def test_a_day_is_its_weekday_and_its_date(day: date, today: date) -> None:
    weekday, rest = formatting.day_text(day, today).split(" ", 1)
    assert weekday == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday()]
    assert rest == formatting.date_text(day, today)


@pytest.mark.parametrize(
    ("record", "measure", "text"),
    [
        (done(12, BAR), Measure.REPS, "20 kg × 12"),
        (done(12, duration_ms=48_000), Measure.REPS, "12 reps"),
        (done(1), Measure.REPS, "1 rep"),
        (done(0), Measure.REPS, "0 reps"),
        (done(19, left=10, right=9), Measure.REPS, "10/9 reps"),
        (done(19, BAR, left=10, right=9), Measure.REPS, "20 kg × 10/9"),
        (done(duration_ms=30_000), Measure.REPS, "30 s"),
        (done(1, duration_ms=30_500), Measure.HOLD, "30.5 s"),
        (done(1, BAR, duration_ms=30_000), Measure.HOLD, "20 kg × 30 s"),
        (done(3, BAR, duration_ms=10_000), Measure.HOLD, "20 kg × 3 × 10 s"),
        (done(3), Measure.HOLD, "3"),
        (done(), Measure.REPS, "–"),
    ],
)
def test_a_set_on_its_own_says_what_its_numbers_are(
    record: SetRecord, measure: Measure, text: str
) -> None:
    assert formatting.set_words(record, Unit.KG, measure) == text


def test_a_set_on_its_own_is_told_in_the_unit_asked_for() -> None:
    assert formatting.set_words(done(12, BAR), Unit.LB) == "44.09 lb × 12"

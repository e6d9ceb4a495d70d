"""How the texts of a form's fields are written and read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import form_texts
from postchain_tui.core.diary import SetKind
from postchain_tui.core.errors import InputError
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.quantities import EFFORT, PAIN, REST

BERLIN = ZoneInfo("Europe/Berlin")
CET = timezone(timedelta(hours=1))
CEST = timezone(timedelta(hours=2))
TOKYO = timezone(timedelta(hours=9))


def in_berlin(wall: datetime) -> datetime:
    return wall.replace(tzinfo=BERLIN)


def refused(reader: Callable[[str], object], text: str) -> str:
    with pytest.raises(InputError) as raised:
        reader(text)
    return str(raised.value)


def test_a_form_is_filled_with_texts_and_what_else_a_field_has() -> None:
    form = (Field("a", "one"), Field("b", "two", hint="some"))
    assert form_texts.filled(form, {"a": "1", "b": "2"}, {"b": {"limit": 9}}) == (
        Field("a", "one", "1"),
        Field("b", "two", "2", "some", 9),
    )


def test_only_texts_that_differ_from_what_was_shown_are_typed() -> None:
    shown = {"a": "1", "b": "", "c": "3", "d": "4"}
    typed = form_texts.edited(shown, {"d": " 5 ", "a": " 1 ", "b": "x", "other": "y"})
    assert list(typed.items()) == [("b", "x"), ("d", "5")]


@pytest.mark.parametrize(
    ("message", "sentence"),
    [("pain is 0 to 10", "Pain is 0 to 10."), ("Which one?", "Which one?"), ("", ".")],
)
def test_what_cannot_be_read_is_said_as_a_sentence_with_its_field(
    message: str, sentence: str
) -> None:
    def never(_: str) -> form_texts.Changes:
        raise InputError(message)

    with pytest.raises(FieldError) as raised:
        form_texts.changes({"pain": "x"}, {"note": never, "pain": never})
    assert (raised.value.key, str(raised.value)) == ("pain", sentence)


def test_all_that_was_typed_is_read_and_nothing_else() -> None:
    readers = {key: lambda text, key=key: {key: int(text)} for key in "abc"}
    assert form_texts.changes({"b": "2", "c": "3", "x": "?"}, readers) == {"b": 2, "c": 3}


@pytest.mark.parametrize("text", ["", "-", "–"])
def test_nothing_and_a_dash_are_not_recorded(text: str) -> None:
    assert form_texts.whole(PAIN, text) is None
    assert form_texts.halves(EFFORT, text) is None
    assert form_texts.milliseconds(REST, text) is None
    assert form_texts.load_from(text, Unit.KG) is None
    assert form_texts.tempo_from(text, "empty for none") is None


def test_zero_is_not_nothing() -> None:
    assert form_texts.whole(PAIN, "0") == 0
    assert form_texts.recorded(0) == "0"
    assert form_texts.load_from("0", Unit.KG) == Load(Decimal(0), Unit.KG)


@pytest.mark.parametrize("text", ["11", "x", "1.5", "-1", "٣", "1e0"])
def test_a_number_out_of_range_is_refused_with_the_range(text: str) -> None:
    told = refused(lambda typed: form_texts.whole(PAIN, typed), text)
    assert told.startswith("pain is 0 to 10")
    assert told.endswith("; empty means not recorded")


def test_effort_is_read_in_halves_with_a_comma_too() -> None:
    assert form_texts.halves(EFFORT, "7,5") == 7.5
    assert "in halves" in refused(lambda text: form_texts.halves(EFFORT, text), "7.3")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("22.5", "22.5", Unit.LB),
        ("22,5kg", "22.5", Unit.KG),
        ("50 lbs", "50", Unit.LB),
        ("20 KG", "20", Unit.KG),
    ],
)
def test_a_load_may_say_its_unit(text: str, number: str, unit: Unit) -> None:
    assert form_texts.load_from(text, Unit.LB) == Load(Decimal(number), unit)


@pytest.mark.parametrize("text", ["x", "-5 kg", "1001 kg", "20 kg x", "20 st", "2\n3", "kgkg"])
def test_a_load_that_cannot_be_is_refused(text: str) -> None:
    told = refused(lambda typed: form_texts.load_from(typed, Unit.KG), text)
    assert told.startswith("load is 0 to 1000 kg")


@given(st.decimals(0, 1000, places=3), st.sampled_from(Unit))
def test_a_load_that_was_written_reads_back(number: Decimal, unit: Unit) -> None:
    load = Load(number, unit)
    assert form_texts.load_from(form_texts.load_shown(load), Unit.KG) == load


@pytest.mark.parametrize(
    ("text", "length_ms"),
    [("120", 120_000), ("2:00", 120_000), ("0:07", 7_000), ("90:30", 5_430_000), ("0", 0)],
)
def test_a_rest_is_read_in_seconds_or_as_a_clock_shows_it(text: str, length_ms: int) -> None:
    assert form_texts.milliseconds(REST, text) == length_ms


def test_a_rest_may_last_for_hours_and_no_longer_than_a_day() -> None:
    assert form_texts.milliseconds(REST, "1:02:03") == 3_723_000
    for text in ("25:00:00", "2:60", "90000", "1.5", "2:0"):
        assert "0 to 86400 seconds" in refused(
            lambda typed: form_texts.milliseconds(REST, typed), text
        )


@pytest.mark.parametrize(
    ("text", "tempo"), [("3-1-1-0", "3-1-1-0"), ("03-0-x-1", "3-0-X-1"), ("X-0-0-0", "X-0-0-0")]
)
def test_a_tempo_has_four_phases(text: str, tempo: str) -> None:
    assert str(form_texts.tempo_from(text, "empty for none")) == tempo


@pytest.mark.parametrize("text", ["3-1-1", "3-1-1-0-0", "3110", "a-b-c-d", "0-0-0-0", "-1-1-1-1"])
def test_a_tempo_that_cannot_be_is_refused(text: str) -> None:
    told = refused(lambda typed: form_texts.tempo_from(typed, "empty for none"), text)
    assert told.startswith("a tempo ")


def test_a_tempo_that_cannot_be_read_is_refused_with_how_to_say_that_there_is_none() -> None:
    told = refused(lambda typed: form_texts.tempo_from(typed, "- means none"), "fast")
    assert told.endswith("3-1-1-0; - means none")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("", None), ("y", True), ("Yes", True), ("N", False), ("no", False)],
)
def test_an_answer_is_yes_or_no_or_nothing(text: str, answer: bool | None) -> None:
    assert form_texts.answer_from(text) is answer
    assert form_texts.answer_from(form_texts.answer_shown(answer)) is answer


def test_another_answer_is_refused() -> None:
    assert refused(form_texts.answer_from, "maybe") == "the answer is y or n, or empty"


@pytest.mark.parametrize("text", ["warm-up", "Warmup", "warm up"])
def test_a_kind_is_known_however_it_is_written(text: str) -> None:
    assert form_texts.one_of({SetKind.WARMUP: "warm-up"}, text, "kind") is SetKind.WARMUP


def test_a_kind_that_there_is_not_is_refused_with_those_that_are() -> None:
    kinds = {SetKind.WORK: "work", SetKind.DROP: "drop"}
    told = refused(lambda text: form_texts.one_of(kinds, text, "kind of a set"), "cool-down")
    assert told == "the kind of a set is one of work, drop"


def test_a_note_is_made_harmless_and_never_cut() -> None:
    assert form_texts.line_from("felt\n\x1b[31mtight", 10) == "felt tight"
    assert "at most 9" in refused(lambda text: form_texts.line_from(text, 9), "felt tight")


def test_a_note_may_be_as_long_as_it_is() -> None:
    assert form_texts.note_limit("x" * 700) == 700
    assert form_texts.note_limit("x") == 500


def test_a_day_is_read() -> None:
    assert form_texts.day_from("2026-11-12") == date(2026, 11, 12)


@pytest.mark.parametrize(
    "text", ["", "20261112", "2026-W46-4", "2026-02-30", "12.11.2026", "1969-12-31", "3000-01-01"]
)
def test_a_day_that_cannot_be_is_refused(text: str) -> None:
    assert "2026-11-12" in refused(form_texts.day_from, text)


def test_a_time_of_day_is_read_with_or_without_seconds() -> None:
    assert form_texts.time_from("18:42:05") == time(18, 42, 5)
    assert form_texts.time_from("7:05") == time(7, 5)


@pytest.mark.parametrize("text", ["", "24:00", "18:60", "18:42:60", "1842", "18", "６:00"])
def test_a_time_that_cannot_be_is_refused(text: str) -> None:
    assert "18:42" in refused(form_texts.time_from, text)


def moved(old: datetime, **typed: str) -> datetime:
    return form_texts.moment_from(old, typed, "start", in_berlin)


def test_what_was_not_typed_of_a_moment_stays_to_the_millisecond() -> None:
    old = datetime(2026, 11, 12, 18, 42, 5, 123_000, CET)
    assert moved(old) == old
    assert moved(old, day="2026-11-13") == old + timedelta(days=1)
    assert moved(old, start="19:00") == datetime(2026, 11, 12, 19, tzinfo=CET)


def test_a_moment_moved_over_a_change_to_summer_time_keeps_its_wall_clock() -> None:
    found = moved(datetime(2026, 3, 28, 18, 0, tzinfo=CET), day="2026-03-29")
    assert found == datetime(2026, 3, 29, 18, 0, tzinfo=CEST)
    assert found.tzinfo == CEST


def test_a_moment_of_another_zone_keeps_its_own_offset() -> None:
    found = moved(datetime(2026, 3, 28, 18, 0, tzinfo=TOKYO), day="2026-03-29", start="7:30")
    assert (found, found.tzinfo) == (datetime(2026, 3, 29, 7, 30, tzinfo=TOKYO), TOKYO)


def test_both_hours_of_the_end_of_summer_time_are_of_this_zone() -> None:
    for offset in (CET, CEST):
        old = datetime(2026, 10, 25, 2, 30, tzinfo=offset)
        assert moved(old, day="2026-11-02") == datetime(2026, 11, 2, 2, 30, tzinfo=CET)
        assert moved(old, day="2026-10-20") == datetime(2026, 10, 20, 2, 30, tzinfo=CEST)


def test_a_time_that_comes_twice_stays_on_the_side_of_the_change_where_it_was() -> None:
    for offset in (CET, CEST):
        old = datetime(2026, 10, 25, 2, 30, tzinfo=offset)
        found = moved(old, start="2:40")
        assert (found, found.tzinfo) == (old.replace(minute=40), offset)


def test_a_time_that_comes_twice_is_the_first_where_the_second_lies_ahead() -> None:
    now = datetime(2026, 10, 25, 2, 10, tzinfo=CET)
    found = form_texts.moment_from(now, {"start": "2:40"}, "start", in_berlin, now)
    assert (found, found.tzinfo) == (datetime(2026, 10, 25, 2, 40, tzinfo=CEST), CEST)


def test_a_time_that_the_clock_leaves_out_is_as_long_after_midnight() -> None:
    for old in (datetime(2026, 3, 28, 18, tzinfo=CET), datetime(2026, 3, 30, 18, tzinfo=CEST)):
        found = moved(old, day="2026-03-29", start="2:30")
        assert found == datetime(2026, 3, 29, 3, 30, tzinfo=CEST)


def test_a_moment_is_fixed_at_its_offset() -> None:
    found = form_texts.fixed(datetime(2026, 7, 1, 12, tzinfo=BERLIN))
    assert (found.hour, found.tzinfo) == (12, CEST)


@given(st.text(max_size=12) | st.from_regex(r"[0-9:xX., kglb/-]{0,9}", fullmatch=True))
def test_no_text_makes_a_reader_fall_over(text: str) -> None:
    readers: dict[str, Callable[[str], object]] = {
        "load": lambda typed: form_texts.load_from(typed, Unit.KG),
        "rest": lambda typed: form_texts.milliseconds(REST, typed),
        "tempo": lambda typed: form_texts.tempo_from(typed, "empty for none"),
        "day": form_texts.day_from,
        "time": form_texts.time_from,
        "answer": form_texts.answer_from,
    }
    for key, reader in readers.items():
        with suppress(FieldError):
            form_texts.read(key, reader, text)


def test_moments_in_utc_are_left_alone_by_fixing() -> None:
    assert form_texts.fixed(datetime(2026, 1, 1, tzinfo=UTC)).utcoffset() == timedelta(0)

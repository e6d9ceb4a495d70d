"""The form in which a session is corrected, apart from its sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import SessionRecord, Status
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.form import FieldError
from postchain_tui.core.session_form import changed, fields
from tests.build import done, exercise, session

BERLIN = ZoneInfo("Europe/Berlin")
CET = timezone(timedelta(hours=1))
CEST = timezone(timedelta(hours=2))
TOKYO = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=CET)
STARTED = datetime(2026, 11, 12, 18, 42, 17, tzinfo=CET)
RDL = exercise(id="rdl_barbell", name="Romanian \x1b[2Jdeadlift")


def exercise_of(name: str) -> Exercise | None:
    return RDL if name == RDL.id else None


def at(minutes: float, start: datetime = STARTED) -> datetime:
    return start + timedelta(minutes=minutes)


def trained(start: datetime = STARTED, **changes: Any) -> SessionRecord:
    """34 minutes with two exercises, one of which the catalog does not know."""
    sets = (
        done(id="a", ordinal=1, exercise="rdl_barbell", at=at(5, start)),
        done(id="b", ordinal=2, exercise="rdl_barbell", at=at(9.5, start)),
        done(id="c", ordinal=3, exercise="sled push", at=at(30, start)),
    )
    times = {"started_at": start, "ended_at": at(34, start)}
    return session(*sets, **(times | {"form_ok": ("rdl_barbell", "gone")} | changes))


def in_berlin(wall: datetime) -> datetime:
    return wall.replace(tzinfo=BERLIN)


def texts_of(one: SessionRecord) -> dict[str, str]:
    return {field.key: field.text for field in fields(one, exercise_of)}


def after(one: SessionRecord, typed: dict[str, str]) -> SessionRecord:
    return changed(one, texts_of(one) | typed, in_berlin, NOW)


def refused(one: SessionRecord, typed: dict[str, str]) -> FieldError:
    with pytest.raises(FieldError) as raised:
        after(one, typed)
    return raised.value


def test_all_that_a_session_holds_is_shown() -> None:
    one = trained(effort=6.5, pain_before=2, pain_after=0, pain_morning=1, note="felt\nwell")
    assert texts_of(one) == {
        "day": "2026-11-12",
        "start": "18:42",
        "end": "19:16",
        "name": "Basics",
        "effort": "6.5",
        "before": "2",
        "after": "0",
        "morning": "1",
        "form:rdl_barbell": "y",
        "form:sled push": "",
        "note": "felt well",
    }


def test_what_is_not_known_is_empty() -> None:
    shown = texts_of(session(ended_at=None, name=""))
    empty = {"end", "name", "effort", "before", "after", "morning", "note"}
    assert {key for key, text in shown.items() if not text} == empty


def test_the_form_of_each_exercise_is_asked_by_its_name() -> None:
    labels = [one.label for one in fields(trained(), exercise_of) if one.key.startswith("form:")]
    assert labels == ["form: Romanian deadlift", "form: sled push"]


def test_long_names_and_notes_fit() -> None:
    one = trained(note="x" * 900, name="n" * 300)
    limits = {field.key: field.limit for field in fields(one, exercise_of)}
    assert (limits["note"], limits["name"], limits["day"]) == (900, 300, 500)
    assert texts_of(one)["note"] == "x" * 900


def test_the_morning_may_be_unasked_unknown_or_told() -> None:
    told, unknown = trained(pain_morning=3, morning_asked=True), trained(morning_asked=True)
    assert texts_of(unknown)["morning"] == "-"
    assert after(trained(), {"morning": "-"}) == unknown
    assert after(trained(), {"morning": "3"}) == told
    assert after(told, {"morning": "-"}) == unknown
    assert after(told, {"morning": ""}) == trained()


@pytest.mark.parametrize("text", ["", "-"])
def test_pain_before_and_after_can_be_taken_back(text: str) -> None:
    assert after(trained(pain_before=2, pain_after=3), {"before": text, "after": text}) == trained()


def test_a_zero_is_recorded() -> None:
    found = after(trained(), {"before": "0", "after": "0", "morning": "0", "effort": "0"})
    assert (found.pain_before, found.pain_after, found.pain_morning, found.effort) == (0, 0, 0, 0)
    assert texts_of(found)["morning"] == "0"


def test_form_can_be_said_to_have_held_or_not() -> None:
    one = trained()
    assert after(one, {"form:sled push": "y"}).form_ok == ("rdl_barbell", "gone", "sled push")
    assert after(one, {"form:rdl_barbell": "n"}).form_ok == ("gone",)
    assert after(one, {"form:rdl_barbell": ""}).form_ok == ("gone",)
    assert after(one, {"form:sled push": "n"}) == one
    assert refused(one, {"form:sled push": "maybe"}).key == "form:sled push"


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("day", "12.11.", "A day is written as"),
        ("start", "x", "A time is written as"),
        ("start", "", "A time is written as"),
        ("end", "25:00", "A time is written as"),
        ("name", "x" * 101, "At most 100 characters"),
        ("effort", "11", "Effort is 0 to 10"),
        ("before", "x", "Pain is 0 to 10"),
        ("after", "x", "Pain is 0 to 10"),
        ("morning", "x", "Pain is 0 to 10"),
        ("note", "x" * 501, "At most 500 characters"),
    ],
)
def test_a_field_that_cannot_be_read_says_what_is_allowed(key: str, text: str, said: str) -> None:
    error = refused(trained(), {key: text})
    assert (error.key, str(error)[: len(said)]) == (key, said)


def test_the_name_and_the_note_are_made_harmless() -> None:
    found = after(trained(), {"name": "Leg\x1b[2J day", "note": " well "})
    assert (found.name, found.note) == ("Leg day", "well")


# When it was


def moved(one: SessionRecord, by: timedelta) -> SessionRecord:
    """The session as much later, with its sets and its end."""
    assert one.ended_at is not None
    sets = tuple(replace(each, at=each.at + by) for each in one.sets)
    return replace(one, started_at=one.started_at + by, ended_at=one.ended_at + by, sets=sets)


def test_sets_and_end_move_with_the_day() -> None:
    found = after(trained(), {"day": "2026-11-10"})
    assert found == moved(trained(), timedelta(days=-2))
    assert after(found, {"day": "2026-11-12"}) == trained()


def test_sets_and_end_move_with_the_start() -> None:
    assert after(trained(), {"start": "18:40"}) == moved(
        trained(), timedelta(minutes=-2, seconds=-17)
    )


def test_an_end_that_was_typed_stands() -> None:
    found = after(trained(), {"start": "18:30", "end": "19:20"})
    assert found.ended_at == datetime(2026, 11, 12, 19, 20, tzinfo=CET)
    assert found.started_at == datetime(2026, 11, 12, 18, 30, tzinfo=CET)
    assert after(trained(), {"end": ""}) == trained(ended_at=None)
    assert after(trained(ended_at=None), {"start": "18:30"}).ended_at is None


def test_an_end_before_the_start_is_on_the_next_day() -> None:
    found = after(trained(), {"end": "0:10"})
    assert found.ended_at == datetime(2026, 11, 13, 0, 10, tzinfo=CET)
    assert texts_of(found)["end"] == "00:10"


def test_an_end_in_the_minute_of_the_start_is_no_day_later() -> None:
    assert after(trained(), {"end": "18:42"}).ended_at == STARTED


def test_an_end_is_shown_and_read_on_the_clock_of_the_start() -> None:
    one = trained(ended_at=at(34).astimezone(TOKYO))
    assert texts_of(one)["end"] == "19:16"
    assert after(one, {"end": "19:17"}).ended_at == datetime(2026, 11, 12, 19, 17, tzinfo=CET)


def test_a_session_moved_over_a_change_to_summer_time_keeps_its_wall_clock() -> None:
    start = datetime(2026, 3, 28, 18, 42, 17, tzinfo=CET)
    found = after(trained(start), {"day": "2026-03-30"})
    assert found == trained(start.replace(day=30, tzinfo=CEST))
    assert {each.at.utcoffset() for each in found.sets} == {timedelta(hours=2)}
    assert found.ended_at is not None
    assert found.ended_at.utcoffset() == timedelta(hours=2)


def test_a_session_trained_in_another_zone_keeps_its_own_offset() -> None:
    start = datetime(2026, 3, 28, 18, 42, 17, tzinfo=TOKYO)
    found = after(trained(start), {"day": "2026-03-30"})
    assert found == trained(start.replace(day=30))
    assert found.started_at.utcoffset() == timedelta(hours=9)


def test_a_session_over_the_change_keeps_its_lengths_when_it_is_moved() -> None:
    start = datetime(2026, 10, 25, 2, 50, tzinfo=CEST)
    later = replace(trained(start).sets[0], at=at(30, start).astimezone(CET))
    found = after(trained(start, sets=(later,)), {"day": "2026-10-27"})
    assert found.started_at == datetime(2026, 10, 27, 2, 50, tzinfo=CET)
    assert found.sets[0].at == datetime(2026, 10, 27, 3, 20, tzinfo=CET)
    assert found.sets[0].at.utcoffset() == timedelta(hours=1)


def test_no_session_starts_or_ends_after_now() -> None:
    error = refused(trained(), {"day": "2026-11-23"})
    assert error.key == "day"
    assert str(error) == ("The start of a session is not after now, and this is 2026-11-23 18:42.")
    assert refused(trained(), {"day": "2026-11-23", "start": "12:01"}).key == "start"
    today = after(trained(), {"day": "2026-11-23", "start": "8:00"})
    error = refused(today, {"start": "11:40"})
    assert (error.key, "12:14" in str(error)) == ("start", True)
    assert refused(today, {"end": "13:00"}).key == "end"
    assert after(today, {"start": "11:40", "end": "12:00"}).ended_at == NOW


def test_a_session_that_lies_ahead_already_can_still_be_corrected() -> None:
    ahead = trained(datetime(2026, 11, 24, 18, 0, tzinfo=CET))
    assert after(ahead, {"note": "n"}) == replace(ahead, note="n")


# Properties

minutes = st.integers(0, 23 * 60 + 59)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
starts = st.builds(
    lambda back_ms, zone: (NOW - timedelta(days=3, milliseconds=back_ms)).astimezone(zone),
    st.integers(0, 10**11),
    offsets | st.just(CET),
)
scores = st.none() | st.integers(0, 10)
records = st.builds(
    trained,
    starts,
    effort=st.none() | st.floats(0, 10),
    name=st.text(max_size=20),
    note=st.text(max_size=20),
    pain_before=scores,
    pain_after=scores,
    pain_morning=scores,
    morning_asked=st.booleans(),
    spreading=st.booleans(),
    form_ok=st.sampled_from([(), ("sled push",), ("gone", "rdl_barbell")]),
    status=st.sampled_from(Status),
)


@given(records, st.booleans())
def test_a_form_that_is_left_as_it_was_changes_nothing(one: SessionRecord, has_end: bool) -> None:
    one = one if has_end else replace(one, ended_at=None)
    assert after(one, {}) == one
    assert changed(one, {}, in_berlin, NOW) == one


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "a name longer than all of the others", "a name longer than all of the others"),
        ("effort", "9.5", 9.5),
        ("pain_before", "7", 7),
        ("pain_after", "7", 7),
        ("note", "a note longer than all of the others", "a note longer than all of the others"),
    ],
)
@given(one=records)
def test_a_single_field_changes_only_its_value(
    key: str, text: str, value: object, one: SessionRecord
) -> None:
    changes: dict[str, Any] = {key: value}
    expected = replace(one, **changes)
    assert after(one, {key.removeprefix("pain_"): text}) == expected


@given(records, minutes)
def test_an_end_lies_on_the_day_of_the_start_or_in_the_night_after(
    one: SessionRecord, minute: int
) -> None:
    start = one.started_at.hour * 60 + one.started_at.minute
    length = timedelta(minutes=(minute - start) % 1440)
    typed = {"end": f"{minute // 60}:{minute % 60:02}"}
    if minute < start and length > timedelta(hours=8):
        with pytest.raises(FieldError, match="before the start"):
            after(one, typed)
        return
    found = after(one, typed)
    assert found.ended_at is not None
    assert abs(found.ended_at - found.started_at - length) < timedelta(minutes=1)


def test_a_morning_that_has_not_come_is_not_known() -> None:
    today = trained(NOW - timedelta(hours=2))
    with pytest.raises(FieldError, match="has not come") as caught:
        after(today, {"morning": "7"})
    assert caught.value.key == "morning"
    assert after(trained(NOW - timedelta(days=1)), {"morning": "7"}).pain_morning == 7


@given(records, st.integers(4, 1000), minutes)
def test_a_session_that_is_moved_keeps_its_lengths(
    one: SessionRecord, days: int, minute: int
) -> None:
    day = NOW.date() - timedelta(days=days)
    typed = {"day": day.isoformat(), "start": f"{minute // 60:02}:{minute % 60:02}"}
    found = after(one, typed)
    shown = texts_of(found)
    assert moved(one, found.started_at - one.started_at) == found
    if not 60 <= minute < 180:  # what the clock jumps over is told as the hour after it
        assert (shown["day"], shown["start"]) == (typed["day"], typed["start"])
    offset = found.started_at.utcoffset()
    assert {each.at.utcoffset() for each in found.sets} == {offset}


@given(records, st.dictionaries(st.sampled_from(list(texts_of(trained()))), st.text(max_size=9)))
def test_whatever_is_typed_is_read_or_refused_with_its_field(
    one: SessionRecord, typed: dict[str, str]
) -> None:
    try:
        found = after(one, typed)
    except FieldError as error:
        key = error.key
    else:
        assert after(found, {}) == found
        return
    assert key in typed


@given(records)
def test_what_a_form_shows_reads_back_as_the_same_session(one: SessionRecord) -> None:
    whole = replace(
        one,
        effort=None if one.effort is None else round(one.effort * 2) / 2,
        name="Basics",
        note="n",
        form_ok=("rdl_barbell", "sled push"),
    )
    blank = trained(one.started_at, form_ok=(), name="", status=one.status)
    found = after(replace(blank, spreading=one.spreading), texts_of(whole))
    assert replace(found, morning_asked=whole.morning_asked) == whole

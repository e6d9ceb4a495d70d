"""The form in which a pain score is corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.form import FieldError
from postchain_tui.core.places import PLACES, words
from postchain_tui.core.score_form import changed, fields

BERLIN = ZoneInfo("Europe/Berlin")
CET = timezone(timedelta(hours=1))
TOKYO = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=CET)
AT = datetime(2026, 11, 12, 7, 5, 9, 123_000, CET)
MORNING = PainRecord("p", AT, PainKind.MORNING, 2, "s", "low_back_left", False, True, "stiff")
BARE = PainRecord("p", AT, PainKind.NOW, None)


def texts_of(entry: PainRecord) -> dict[str, str]:
    return {field.key: field.text for field in fields(entry)}


def after(entry: PainRecord, **typed: str) -> PainRecord:
    return changed(
        entry, {**texts_of(entry), **typed}, lambda wall: wall.replace(tzinfo=BERLIN), NOW
    )


def refused(entry: PainRecord, **typed: str) -> FieldError:
    with pytest.raises(FieldError) as raised:
        after(entry, **typed)
    return raised.value


def test_all_that_a_score_holds_is_shown() -> None:
    assert texts_of(MORNING) == {
        "day": "2026-11-12",
        "time": "07:05",
        "kind": "morning",
        "score": "2",
        "place": "low back, left",
        "spreads": "n",
        "note": "stiff",
    }


def test_a_score_that_is_not_known_is_a_dash_and_the_rest_empty() -> None:
    shown = texts_of(BARE)
    assert shown["score"] == "-"
    assert shown["place"] == shown["spreads"] == shown["note"] == ""


def test_a_zero_is_a_score() -> None:
    assert after(BARE, score="0") == replace(BARE, score=0)
    assert texts_of(replace(BARE, score=0))["score"] == "0"


@pytest.mark.parametrize("text", ["", "-", "–"])
def test_a_score_can_be_taken_back(text: str) -> None:
    assert after(MORNING, score=text) == replace(MORNING, score=None)


def test_places_and_kinds_are_offered() -> None:
    choices = {field.key: field.choices for field in fields(BARE)}
    assert choices["place"] == tuple(map(words, PLACES))
    assert choices["kind"] == tuple(kind.value for kind in PainKind)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_known_by_its_words_and_by_its_id(place: str) -> None:
    assert after(BARE, place=words(place)) == replace(BARE, place=place)
    assert after(BARE, place=place.upper()) == replace(BARE, place=place)
    assert after(BARE, place=f" {words(place).replace(',', '')} ").place == place


def test_another_place_is_refused_with_those_that_there_are() -> None:
    error = refused(BARE, place="elbow")
    assert error.key == "place"
    assert "low back, left; low back, centre;" in str(error)
    assert after(MORNING, place="") == replace(MORNING, place=None)


def test_a_place_from_elsewhere_is_shown_harmless_and_stays() -> None:
    entry = replace(BARE, place="left \x1b[2Jelbow")
    assert texts_of(entry)["place"] == "left elbow"
    assert after(entry, score="3") == replace(entry, score=3)


def test_whether_it_spreads_is_yes_no_or_not_said() -> None:
    assert after(MORNING, spreads="y") == replace(MORNING, spreading=True)
    assert after(MORNING, spreads="") == replace(MORNING, spreading=None)
    assert refused(MORNING, spreads="some").key == "spreads"


def test_only_a_score_of_a_session_is_the_one_after_it_or_the_mornings() -> None:
    assert after(MORNING, kind="After") == replace(MORNING, kind=PainKind.AFTER)
    assert after(BARE, kind="day") == replace(BARE, kind=PainKind.DAY)
    for kind in ("after", "morning"):
        assert str(refused(BARE, kind=kind)) == (
            "This score belongs to no session, so its kind is one of now, before, day, usual."
        )
    assert refused(BARE, kind="").key == "kind"


def test_the_moment_moves_on_the_clock_of_its_place() -> None:
    assert after(MORNING, day="2026-11-13") == replace(MORNING, at=AT + timedelta(days=1))
    assert after(MORNING, time="8:00").at == datetime(2026, 11, 12, 8, tzinfo=CET)
    summer = after(MORNING, day="2026-07-01").at
    assert (summer.hour, summer.utcoffset()) == (7, timedelta(hours=2))
    far = after(replace(MORNING, at=AT.replace(tzinfo=TOKYO)), day="2026-07-01").at
    assert (far.hour, far.utcoffset()) == (7, timedelta(hours=9))


def test_no_score_lies_after_now() -> None:
    assert refused(MORNING, day="2026-11-24").key == "day"
    error = refused(MORNING, day="2026-11-23", time="12:01")
    assert error.key == "time"
    assert str(error) == "A score is not after now, and this is 2026-11-23 12:01."
    assert after(MORNING, day="2026-11-23", time="12:00").at == NOW
    ahead = replace(MORNING, at=NOW + timedelta(days=1))
    assert after(ahead, score="3") == replace(ahead, score=3)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("day", "", "A day is written"),
        ("time", "7", "A time is written"),
        ("score", "11", "Pain is 0 to 10"),
        ("note", "x" * 501, "At most 500 characters"),
    ],
)
def test_a_field_that_cannot_be_read_says_what_is_allowed(key: str, text: str, said: str) -> None:
    error = refused(MORNING, **{key: text})
    assert (error.key, str(error)[: len(said)]) == (key, said)


def test_a_long_note_fits() -> None:
    entry = replace(BARE, note="x" * 900)
    assert {field.key: field.limit for field in fields(entry)}["note"] == 900
    assert after(entry, note="y" * 900).note == "y" * 900


# Properties

moments = st.builds(
    lambda back_ms, minutes: (NOW - timedelta(days=2, milliseconds=back_ms)).astimezone(
        timezone(timedelta(minutes=minutes))
    ),
    st.integers(0, 10**12),
    st.integers(-14 * 60, 14 * 60),
)
entries = st.builds(
    PainRecord,
    id=st.just("p"),
    at=moments,
    kind=st.sampled_from(PainKind),
    score=st.none() | st.integers(0, 10),
    session=st.none() | st.just("s"),
    place=st.none() | st.sampled_from(PLACES) | st.text(max_size=20),
    spreading=st.none() | st.booleans(),
    recalled=st.booleans(),
    note=st.text(max_size=20),
)


@given(entries)
def test_a_form_that_is_left_as_it_was_changes_nothing(entry: PainRecord) -> None:
    assert after(entry) == entry


@pytest.mark.parametrize(
    ("key", "text", "changes"),
    [
        ("kind", "usual", {"kind": PainKind.USUAL}),
        ("score", "7", {"score": 7}),
        ("place", "groin or saddle", {"place": "groin_saddle"}),
        ("spreads", "y", {"spreading": True}),
        ("note", "a note longer than others", {"note": "a note longer than others"}),
    ],
)
@given(entry=entries)
def test_a_single_field_changes_only_its_value(
    key: str, text: str, changes: dict[str, Any], entry: PainRecord
) -> None:
    assert after(entry, **{key: text}) == replace(entry, **changes)


@given(entries)
def test_what_a_form_shows_reads_back_as_the_same_score(entry: PainRecord) -> None:
    sound = replace(
        entry,
        at=entry.at.replace(second=0, microsecond=0),
        session="s",
        place=entry.place if entry.place in PLACES else None,
        note="n",
    )
    other = replace(sound, kind=PainKind.NOW, score=None, place=None, spreading=None, note="")
    moved = replace(other, at=(other.at - timedelta(days=1, minutes=1)))
    found = changed(moved, texts_of(sound), lambda _: NOW.astimezone(TOKYO), NOW)
    assert replace(found, at=sound.at) == sound
    assert texts_of(found) == texts_of(sound)


@given(entries, st.dictionaries(st.sampled_from(list(texts_of(BARE))), st.text(max_size=9)))
def test_whatever_is_typed_is_read_or_refused_with_its_field(
    entry: PainRecord, typed: dict[str, str]
) -> None:
    try:
        found = after(entry, **typed)
    except FieldError as error:
        key = error.key
    else:
        assert after(found) == found
        return
    assert key in typed

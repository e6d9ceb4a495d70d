"""The form in which everything that a set holds is corrected."""

from __future__ import annotations

import string
from dataclasses import fields as attributes
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import SetKind, SetRecord
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise, Measure
from postchain_tui.core.form import FieldError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.set_form import blank, changed, complete, fields
from tests.build import at, done, exercise, kg

BRIDGE = exercise()
RDL = exercise(id="rdl_barbell", name="Romanian deadlift")
SQUAT = exercise(id="split_squat", name="Split squat", unilateral=True)
PLANK = exercise(id="plank", name="Plank", measure=Measure.HOLD)
SIDE_PLANK = replace(PLANK, id="side_plank", name="Side plank", unilateral=True)
KNOWN = (BRIDGE, RDL, SQUAT, PLANK, SIDE_PLANK)
NAMES = tuple(one.name for one in KNOWN)
ZONE = timezone(timedelta(hours=1))

FULL = done(
    exercise="rdl_barbell",
    at=datetime(2026, 3, 2, 18, 42, 5, 678_000, ZONE),
    load=kg("22.50"),
    duration_ms=31_234,
    rpe=7.5,
    pain=1,
    rest_ms=120_400,
    tempo="3-1-1-0",
    time_under_tension_ms=50_000,
    note="felt\ntight",
)


def named(text: str) -> Exercise:
    """The exercise of an id or the beginning of a name, as a catalog finds it."""
    found = [one for one in KNOWN if one.id == text or one.name.lower().startswith(text.lower())]
    if len(found) != 1:
        raise InputError(f"“{text}” is not one exercise.")
    return found[0]


def texts_of(one: SetRecord, unit: Unit = Unit.KG) -> dict[str, str]:
    known = {thing.id: thing for thing in KNOWN}
    return {field.key: field.text for field in fields(one, known.get(one.exercise), unit, NAMES)}


def after(one: SetRecord, **typed: str) -> SetRecord:
    return changed(one, {**texts_of(one), **typed}, named, Unit.KG)


def refused(one: SetRecord, **typed: str) -> str:
    with pytest.raises(FieldError) as raised:
        after(one, **typed)
    assert raised.value.key in typed
    return str(raised.value)


def test_all_that_a_set_holds_is_shown() -> None:
    assert texts_of(FULL) == {
        "exercise": "Romanian deadlift",
        "kind": "work",
        "reps": "10",
        "load": "22.5 kg",
        "length": "31.23",
        "effort": "7.5",
        "pain": "1",
        "rest": "2:00",
        "tempo": "3-1-1-0",
        "tension": "50",
        "time": "18:42:05",
        "note": "felt tight",
    }


def test_every_attribute_but_the_id_and_the_place_can_be_corrected() -> None:
    before = SetRecord("s", "glute_bridge", 3, FULL.at)
    corrected = after(
        before,
        exercise="Romanian",
        kind="drop",
        reps="10/9",
        load="20",
        length="45",
        effort="8",
        pain="0",
        rest="90",
        tempo="2-0-x-0",
        tension="40",
        time="7:00",
        note="n",
    )
    same = [one.name for one in attributes(before) if _same(before, corrected, one.name)]
    assert same == ["id", "ordinal"]


def _same(one: SetRecord, other: SetRecord, name: str) -> bool:
    return bool(getattr(one, name) == getattr(other, name))


def test_what_was_not_recorded_is_empty() -> None:
    shown = texts_of(SetRecord("s", "glute_bridge", 1, at(0)))
    empty = {"reps", "load", "length", "effort", "pain", "rest", "tempo", "tension", "note"}
    assert {key for key, text in shown.items() if not text} == empty


def test_zero_is_shown_as_zero() -> None:
    shown = texts_of(done(reps=0, load=kg(0), duration_ms=0, rpe=0.0, pain=0, rest_ms=0))
    assert (shown["reps"], shown["load"], shown["length"]) == ("0", "0 kg", "0")
    assert (shown["effort"], shown["pain"], shown["rest"]) == ("0", "0", "0:00")


def test_an_exercise_that_is_not_in_the_catalog_is_shown_by_its_id_and_stays() -> None:
    one = done(exercise="Hip \x1b[2Jthruster")
    assert texts_of(one)["exercise"] == "Hip thruster"
    assert after(one, reps="9") == replace(one, reps=9)


def test_an_unknown_id_that_looks_like_a_name_is_not_taken_for_that_exercise() -> None:
    one = done(exercise="split", reps=10)
    assert after(one, reps="9") == replace(one, reps=9)


def labels(thing: Exercise | None) -> dict[str, str]:
    return {one.key: one.label for one in fields(FULL, thing, Unit.KG, NAMES)}


def test_labels_follow_what_is_counted() -> None:
    assert (labels(PLANK)["reps"], labels(PLANK)["length"]) == ("holds", "hold")
    assert (labels(RDL)["reps"], labels(None)["length"]) == ("reps", "length")


def test_hints_say_the_unit_and_whether_reps_are_of_each_side() -> None:
    def hints(one: SetRecord, thing: Exercise) -> dict[str, str]:
        return {field.key: field.hint for field in fields(one, thing, Unit.LB, NAMES)}

    assert "kg" in hints(FULL, RDL)["load"]
    assert "lb" in hints(done(), RDL)["load"]
    assert "each side" in hints(done(), SQUAT)["reps"]
    assert "each side" not in hints(done(), SIDE_PLANK)["reps"]


def test_names_and_kinds_are_offered_and_a_long_note_fits() -> None:
    found = {one.key: one for one in fields(replace(FULL, note="x" * 900), RDL, Unit.KG, NAMES)}
    assert found["exercise"].choices == NAMES
    assert found["kind"].choices == ("work", "warm-up", "drop", "failure", "unknown")
    assert (found["note"].limit, found["note"].text) == (900, "x" * 900)


def test_a_single_number_in_a_unilateral_exercise_counts_for_both_sides() -> None:
    one = done(exercise="split_squat", reps=19, reps_left=10, reps_right=9)
    assert texts_of(one)["reps"] == "10/9"
    both = replace(one, reps=24, reps_left=12, reps_right=12)
    assert after(one, reps="12") == both
    assert after(one, reps="12/12") == both
    assert after(done(exercise="side_plank"), reps="2").reps == 2


def test_sides_are_forgotten_when_one_number_is_told_of_an_exercise_without_sides() -> None:
    one = done(reps=19, reps_left=10, reps_right=9)
    assert after(one, reps="12") == done(reps=12)


def test_reps_are_read_as_those_of_the_new_exercise() -> None:
    assert after(done(), exercise="Split squat", reps="8").reps_left == 8
    assert after(done(), exercise="Split squat") == done(exercise="split_squat")


@pytest.mark.parametrize("text", ["10/", "/9", "10/9/8", "x", "1001", "1.5"])
def test_reps_that_cannot_be_are_refused(text: str) -> None:
    assert refused(FULL, reps=text).startswith("Reps are 0 to 1000")


def test_a_load_without_a_unit_is_of_the_unit_it_had() -> None:
    pounds = replace(FULL, load=Load(Decimal(50), Unit.LB))
    assert after(pounds, load="60").load == Load(Decimal(60), Unit.LB)
    assert after(pounds, load="30 kg").load == kg(30)
    assert changed(done(), {"load": "60"}, named, Unit.LB).load == Load(Decimal(60), Unit.LB)
    assert after(FULL, load="").load is None


def test_what_is_not_typed_anew_keeps_its_exact_value() -> None:
    assert after(FULL, pain="2") == replace(FULL, pain=2)
    assert after(FULL, length="40").duration_ms == 40_000
    assert changed(FULL, {"note": "better"}, named, Unit.KG) == replace(FULL, note="better")


def test_a_time_keeps_its_day_and_its_offset() -> None:
    found = after(FULL, time="06:07").at
    assert (found, found.tzinfo) == (datetime(2026, 3, 2, 6, 7, tzinfo=ZONE), ZONE)
    assert "18:42:05" in refused(FULL, time="")


def test_a_kind_that_is_emptied_is_unknown() -> None:
    assert after(FULL, kind="").kind is SetKind.UNKNOWN
    assert after(FULL, kind="warm-up").kind is SetKind.WARMUP
    assert refused(FULL, kind="x") == ("The kind is one of work, warm-up, drop, failure, unknown.")


def test_an_exercise_that_is_not_clear_is_refused_in_the_words_of_the_catalog() -> None:
    assert refused(FULL, exercise="squash") == "“squash” is not one exercise."
    assert refused(FULL, exercise="") == "A set needs the name of an exercise."


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("length", "x", "A length is 0 to 86400 seconds"),
        ("tension", "1.2345", "Time under tension is 0 to 86400 seconds, with at most"),
        ("effort", "7.3", "Effort is 0 to 10, in halves"),
        ("pain", "11", "Pain is 0 to 10"),
        ("rest", "soon", "Rest is 0 to 86400 seconds"),
        ("tempo", "fast", "A tempo is four numbers"),
        ("note", "x" * 501, "At most 500 characters"),
    ],
)
def test_a_field_that_cannot_be_read_says_what_is_allowed(key: str, text: str, said: str) -> None:
    assert refused(FULL, **{key: text}).startswith(said)


def test_a_hold_is_called_a_hold() -> None:
    one = done(exercise="plank", reps=None, duration_ms=30_000)
    assert refused(one, length="x").startswith("A hold is 0 to 86400 seconds")


def test_a_set_keeps_reps_or_a_length() -> None:
    assert after(FULL, reps="").reps is None
    assert after(FULL, length="").duration_ms is None
    assert refused(FULL, reps="", length="") == "A set needs a length or reps, 0 to 1000."


def test_a_set_that_never_had_either_can_still_be_corrected() -> None:
    assert after(done(reps=None), note="n") == done(reps=None, note="n")


def test_a_complete_set_is_the_same_set() -> None:
    assert complete(FULL) is FULL
    assert complete(done(reps=None, duration_ms=1)).reps is None
    with pytest.raises(FieldError) as raised:
        complete(done(reps=None))
    assert raised.value.key == "reps"


def test_a_forgotten_set_starts_from_the_one_before_it() -> None:
    before = replace(FULL, kind=SetKind.DROP, ordinal=4)
    expected = SetRecord("new", "rdl_barbell", 5, at(9), SetKind.DROP, load=FULL.load)
    assert blank(before, RDL, at(9), "new") == expected


def test_a_forgotten_set_of_another_exercise_takes_nothing_over() -> None:
    before = replace(FULL, kind=SetKind.DROP, ordinal=4)
    assert blank(before, BRIDGE, at(9), "new") == SetRecord("new", "glute_bridge", 5, at(9))
    assert blank(None, BRIDGE, at(9), "new") == SetRecord("new", "glute_bridge", 1, at(9))


# Properties

few = st.none() | st.integers(0, 10_000)
lengths = st.none() | st.integers(0, 86_400_000)
texts = st.text(max_size=20) | st.text(string.printable + "\x1b\u202e", max_size=20)
loads = st.builds(
    Load, st.decimals(-2000, 2000, places=3) | st.decimals(0, 9, places=1), st.sampled_from(Unit)
)
moments = st.builds(
    lambda length_ms, minutes: (at(0) + timedelta(milliseconds=length_ms)).astimezone(
        timezone(timedelta(minutes=minutes))
    ),
    st.integers(-(10**12), 10**12),
    st.integers(-1439, 1439),
)
records = st.builds(
    SetRecord,
    id=st.just("s"),
    exercise=st.sampled_from([one.id for one in KNOWN]) | texts.filter(bool),
    ordinal=st.integers(1, 99),
    at=moments,
    kind=st.sampled_from(SetKind),
    reps=few,
    reps_left=few,
    reps_right=few,
    load=st.none() | loads,
    duration_ms=lengths,
    rpe=st.none() | st.floats(0, 10),
    pain=st.none() | st.integers(0, 10),
    rest_ms=lengths,
    tempo=st.none() | texts,
    time_under_tension_ms=lengths,
    note=texts,
)


@given(records, st.sampled_from(Unit))
def test_a_form_that_is_left_as_it_was_changes_nothing(one: SetRecord, unit: Unit) -> None:
    assert changed(one, texts_of(one, unit), named, unit) == one


SINGLE = (
    ("exercise", "plank", {"exercise": "plank"}),
    ("kind", "failure", {"kind": SetKind.FAILURE}),
    ("reps", "77/66", {"reps": 143, "reps_left": 77, "reps_right": 66}),
    ("load", "987.6 kg", {"load": kg("987.6")}),
    ("length", "77.125", {"duration_ms": 77_125}),
    ("effort", "9.5", {"rpe": 9.5}),
    ("pain", "9", {"pain": 9}),
    ("rest", "7:07", {"rest_ms": 427_000}),
    ("tempo", "9-9-9-9", {"tempo": "9-9-9-9"}),
    ("tension", "77", {"time_under_tension_ms": 77_000}),
    ("note", "a note of its own, longer than any", {"note": "a note of its own, longer than any"}),
)


@pytest.mark.parametrize(("key", "text", "changes"), SINGLE)
@given(one=records)
def test_a_single_field_changes_only_its_value(
    key: str, text: str, changes: dict[str, Any], one: SetRecord
) -> None:
    if texts_of(one)[key] != text:
        assert after(one, **{key: text}) == replace(one, **changes)


@given(records, st.dictionaries(st.sampled_from(list(texts_of(FULL))), texts))
def test_whatever_is_typed_is_read_or_refused_with_its_field(
    one: SetRecord, typed: dict[str, str]
) -> None:
    try:
        found = after(one, **typed)
    except FieldError as error:
        key, said = error.key, str(error)
    else:
        assert after(found) == found
        return
    assert key in {*typed, "reps"}
    assert said.endswith(".")


sound = st.builds(
    SetRecord,
    id=st.just("s"),
    exercise=st.sampled_from([one.id for one in KNOWN]),
    ordinal=st.just(1),
    at=moments.map(lambda moment: moment.replace(microsecond=0)),
    kind=st.sampled_from(SetKind),
    reps=st.integers(0, 1000),
    load=st.none() | st.builds(Load, st.decimals(0, 1000, places=2), st.sampled_from(Unit)),
    duration_ms=st.none() | st.integers(0, 86_400).map(lambda seconds: seconds * 1000),
    rpe=st.none() | st.integers(0, 20).map(lambda half: half / 2),
    pain=st.none() | st.integers(0, 10),
    rest_ms=st.none() | st.integers(0, 86_400).map(lambda seconds: seconds * 1000),
    tempo=st.none() | st.sampled_from(["3-1-1-0", "2-0-X-1"]),
    note=st.text(string.ascii_letters, max_size=20),
).filter(lambda one: one.exercise != "split_squat")


@given(sound)
def test_what_a_form_shows_reads_back_as_the_same_set(one: SetRecord) -> None:
    other = replace(
        SetRecord("s", "rdl_barbell", 1, one.at + timedelta(seconds=1)), reps=1001, pain=None
    )
    assert after(other, **texts_of(one)) == one

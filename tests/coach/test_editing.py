"""The forms of History: what stands in them, what they save, what they refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.coach import editing, undoing
from postchain_tui.coach.editing import Form
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, SetRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.form import FieldError
from postchain_tui.store import diary, pain, records
from tests.build import kg
from tests.coach.home import MONDAY, Home

SUNDAY = MONDAY - timedelta(days=1)


def logged(home: Home, *sets: SetRecord, name: str = "past") -> SessionRecord:
    """A session of yesterday on record, by default with two sets of bridges."""
    done = sets or tuple(
        SetRecord(f"{name}-{n}", "glute_bridge", n, SUNDAY, reps=9 + n) for n in (1, 2)
    )
    session = SessionRecord(
        name, SUNDAY, SUNDAY + timedelta(minutes=20), "log", "Basics", Status.FINISHED, done
    )
    records.create(home.store, session, "basics", "log")
    return of(home, name)


def of(home: Home, name: str = "past") -> SessionRecord:
    """A session on record."""
    found = diary.session(home.store, name)
    assert found is not None
    return found


def texts(form: Form, /, **changes: str) -> dict[str, str]:
    """What stands in the fields, some of them typed over."""
    shown = {field.key: field.text for field in form.fields}
    assert set(changes) <= set(shown)
    return {**shown, **changes}


def refused(form: Form, /, **changes: str) -> str:
    """The key of the field that is refused."""
    with pytest.raises(FieldError) as raised:
        form.save(texts(form, **changes))
    assert str(raised.value)
    return raised.value.key


def test_every_form_names_each_field_once_and_says_what_it_is_of() -> None:
    home = Home()
    session = logged(home)
    score = PainRecord("score", SUNDAY, PainKind.NOW, 3)
    for form, title in (
        (editing.session_of(home.coach, session), "Session of Sun 1 Mar"),
        (editing.set_of(home.coach, session, "past-2"), "Set 2 of Glute bridge, Sun 1 Mar"),
        (editing.new_set(home.coach, session, None), "A set more, Sun 1 Mar"),
        (editing.score_of(home.coach, score), "Pain score of Sun 1 Mar"),
        (editing.new_score(home.coach), "A pain score more"),
        (editing.past_session(home.coach), "A session after the fact"),
    ):
        assert form.title == title
        keys = [field.key for field in form.fields]
        assert len(keys) == len(set(keys))
        assert all(field.label for field in form.fields)


def test_a_session_that_is_saved_as_it_stands_is_no_change() -> None:
    home = Home()
    session = logged(home)
    before = undoing.last(home.coach, 10)
    for form in (
        editing.session_of(home.coach, session),
        editing.set_of(home.coach, session, "past-1"),
    ):
        assert form.save(texts(form)).what == ""
    assert undoing.last(home.coach, 10) == before


def test_a_session_is_saved_with_its_form_day_and_scores() -> None:
    home = Home()
    form = editing.session_of(home.coach, logged(home))
    changed = form.save(
        texts(form, day="2026-02-27", morning="2", after="1", note="tired")
        | {"form:glute_bridge": "y"}
    )
    assert (
        changed.what
        == "edit session of 1 Mar: day 2026-03-01 → 2026-02-27, pain after – → 1 and 3 more"
    )
    after = of(home)
    assert after.local_date.isoformat() == "2026-02-27"
    assert (after.pain_morning, after.pain_after, after.note) == (2, 1, "tired")
    assert after.form_ok == ("glute_bridge",)
    assert after.sets[0].at == SUNDAY - timedelta(days=2)


def test_a_session_is_not_moved_ahead_of_now() -> None:
    home = Home()
    form = editing.session_of(home.coach, logged(home))
    assert refused(form, day="2026-03-03") == "day"
    assert refused(form, morning="11") == "morning"
    assert of(home).local_date == SUNDAY.date()


def test_a_set_is_saved_with_all_that_it_holds() -> None:
    home = Home()
    form = editing.set_of(home.coach, logged(home), "past-2")
    changed = form.save(
        texts(
            form,
            exercise="Romanian deadlift, barbell",
            reps="12",
            load="45 lb",
            effort="8.5",
            pain="2",
            rest="1:30",
            kind="warm-up",
            note="belt",
        )
    )
    assert (
        changed.what == "edit set 2 of Glute bridge, 1 Mar: reps 11 → 12, load – → 45 lb and 6 more"
    )
    first, second = of(home).sets
    assert first.reps == 10
    assert (second.exercise, second.reps, second.kind.value) == ("rdl_barbell", 12, "warmup")
    assert second.load is not None
    assert str(second.load.unit) == "lb"
    assert (second.rpe, second.pain, second.rest_ms, second.note) == (8.5, 2, 90_000, "belt")


def test_a_set_that_cannot_be_read_is_refused_by_its_field() -> None:
    home = Home()
    form = editing.set_of(home.coach, logged(home), "past-1")
    for key, text in (
        ("exercise", "no such thing"),
        ("exercise", ""),
        ("reps", "many"),
        ("reps", ""),
        ("load", "x"),
        ("effort", "11"),
        ("pain", "3.5"),
        ("kind", "odd"),
        ("time", "25:00"),
    ):
        assert refused(form, **{key: text}) == key
    assert of(home).sets[0].reps == 10


def test_loads_are_read_in_the_units_of_the_person() -> None:
    home = Home()
    home.coach.set_setting("units", "lb")
    form = editing.set_of(home.coach, logged(home), "past-1")
    form.save(texts(form, load="45"))
    load = of(home).sets[0].load
    assert load is not None
    assert str(load.unit) == "lb"


def test_the_names_of_exercises_are_offered() -> None:
    home = Home()
    form = editing.set_of(home.coach, logged(home), "past-1")
    (exercise,) = (field for field in form.fields if field.key == "exercise")
    assert "Romanian deadlift, barbell" in exercise.choices
    assert exercise.text == "Glute bridge"


def test_a_set_of_an_exercise_nobody_knows_keeps_it() -> None:
    home = Home()
    session = logged(home, SetRecord("past-1", "cable_kick", 1, SUNDAY, reps=5))
    form = editing.set_of(home.coach, session, "past-1")
    assert "cable_kick" in form.title.lower()
    form.save(texts(form, reps="6"))
    assert (of(home).sets[0].exercise, of(home).sets[0].reps) == ("cable_kick", 6)


def test_a_set_more_comes_after_the_marked_one_and_takes_its_exercise_and_load() -> None:
    home = Home()
    one = SetRecord("past-1", "rdl_barbell", 1, SUNDAY, reps=8, load=kg(30))
    two = SetRecord("past-2", "glute_bridge", 2, SUNDAY, reps=10)
    form = editing.new_set(home.coach, logged(home, one, two), "past-1")
    assert texts(form)["exercise"] == "Romanian deadlift, barbell"
    assert texts(form)["load"].startswith("30")
    assert refused(form) == "reps"
    changed = form.save(texts(form, reps="7"))
    assert changed.what.startswith("add set 2 of Romanian deadlift")
    assert [done.reps for done in of(home).sets] == [8, 7, 10]
    assert of(home).sets[1].load == kg(30)
    form = editing.new_set(home.coach, of(home), None)
    assert texts(form)["exercise"] == "Glute bridge"
    form.save(texts(form, reps="3"))
    assert [done.reps for done in of(home).sets] == [8, 7, 10, 3]


def test_a_set_more_of_a_session_without_any_is_of_what_the_program_trains() -> None:
    home = Home()
    session = logged(home)
    records.create(home.store, replace(session, id="bare", sets=()), "basics", "log")
    form = editing.new_set(home.coach, of(home, "bare"), None)
    assert texts(form)["exercise"] == "Glute bridge"
    form.save(texts(form, reps="12"))
    assert [done.reps for done in of(home, "bare").sets] == [12]


def test_what_was_changed_meanwhile_is_not_overwritten() -> None:
    home = Home()
    session = logged(home)
    early, late = (editing.set_of(home.coach, session, "past-1") for _ in range(2))
    early.save(texts(early, reps="7"))
    with pytest.raises(NotAllowedError):
        late.save(texts(late, reps="8"))
    assert of(home).sets[0].reps == 7


def test_a_score_is_saved_with_its_moment_and_place() -> None:
    home = Home()
    entry = PainRecord("score", SUNDAY, PainKind.NOW, 3)
    pain.add_pain(home.store, entry, "record pain")
    form = editing.score_of(home.coach, entry)
    assert form.save(texts(form)).what == ""
    changed = form.save(texts(form, time="07:30", score="-", spreads="n", note="slept badly"))
    assert (
        changed.what == "edit pain score of 1 Mar: pain 3 → -, spreads down a leg – → n and 2 more"
    )
    (after,) = pain.scores(home.store, 10, None)
    assert (after.score, after.spreading, after.note) == (None, False, "slept badly")
    assert f"{after.at:%H:%M}" == "07:30"
    assert refused(form, day="2026-03-04") == "day"
    assert refused(form, kind="morning") == "kind"
    assert refused(form, place="the moon") == "place"


def test_a_score_more_is_of_this_moment_unless_it_says_otherwise() -> None:
    home = Home()
    form = editing.new_score(home.coach)
    form.save(texts(form, score="4"))
    (entry,) = pain.scores(home.store, 10, None)
    assert (entry.score, entry.at, entry.kind) == (4, MONDAY, PainKind.DAY)
    other = editing.new_score(home.coach)
    other.save(texts(other, score="2", day="2026-02-20", kind="now"))
    assert pain.scores(home.store, 10, None)[-1].kind is PainKind.NOW
    assert len(pain.scores(home.store, 10, None)) == 2


def test_a_session_is_logged_as_it_is_told() -> None:
    home = Home()
    form = editing.past_session(home.coach)
    assert form.help
    changed = form.save(
        texts(
            form,
            sets="rdl 2*20x12@7 p1; bridge 10",
            day="2026-02-28",
            time="19:00",
            before="1",
            after="2",
            effort="6",
            form="y",
            note="hotel",
        )
    )
    (session,) = diary.sessions(home.store)
    assert changed.what == "log 3 sets, Sat 28 Feb"
    assert [done.reps for done in session.sets] == [12, 12, 10]
    assert (session.pain_before, session.pain_after, session.effort) == (1, 2, 6)
    assert session.note == "hotel"
    assert len(session.form_ok) == 2
    assert session.last_at <= MONDAY - timedelta(days=1)


def test_what_was_done_on_the_same_day_is_logged_into_its_session() -> None:
    home = Home()
    logged(home)
    form = editing.past_session(home.coach)
    changed = form.save(texts(form, sets="bridge 7", day="2026-03-01", time="18:25"))
    assert changed.what == "log 1 set, added to the session of 18:00, Sun 1 Mar"
    assert [done.reps for done in of(home).sets] == [10, 11, 7]


def test_a_log_that_cannot_be_read_is_refused_by_its_field() -> None:
    home = Home()
    form = editing.past_session(home.coach)
    for key, text in (
        ("sets", ""),
        ("sets", "nothing known 3*10"),
        ("sets", "bridge"),
        ("day", "2026-03-09"),
        ("time", "noon"),
        ("before", "11"),
        ("after", "x"),
        ("effort", "12"),
        ("form", "perhaps"),
    ):
        assert refused(form, **({"sets": "bridge 10"} | {key: text})) == key
    assert diary.sessions(home.store) == ()

"""Undo and redo as the coach sees them: what was done, and what becomes of the targets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from postchain_tui.coach import undoing
from postchain_tui.coach.coach import FirstAnswers
from postchain_tui.core.diary import PainKind, SessionRecord, SetRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.settings import Settings
from postchain_tui.core.undo import State
from postchain_tui.store import diary, records
from tests.build import kg
from tests.coach.home import MONDAY, Home


def _log(home: Home, days: int, *reps: int) -> None:
    """An evening of deadlifts with the empty bar, and a settled morning."""
    at = MONDAY + timedelta(days=days)
    sets = tuple(
        SetRecord(
            f"{days}-{number}", "rdl_empty_bar", number + 1, at, reps=count, load=kg(20), pain=0
        )
        for number, count in enumerate(reps)
    )
    session = SessionRecord(
        id=f"s{days}",
        started_at=at,
        ended_at=at,
        source="log",
        name="Basics",
        status=Status.FINISHED,
        sets=sets,
        pain_before=0,
        pain_after=0,
        form_ok=("rdl_empty_bar",),
    )
    records.create(home.store, session, "basics", f"log {len(sets)} sets")
    morning = at + timedelta(hours=14)
    home.coach.record_pain(PainKind.MORNING, 0, diary.session(home.store, session.id), morning)


def _correct(home: Home, set_id: str, **columns: int) -> None:
    with home.store.action("correct a set") as writing:
        writing.change("sets", set_id, columns)


def _trained() -> Home:
    home = Home()
    _log(home, 0, 10, 10, 10, 10)
    _log(home, 2, 10, 10, 10, 10)
    home.clock.advance(days=4)
    return home


def test_with_nothing_on_record_there_is_nothing_to_take_back() -> None:
    home = Home()
    assert undoing.last(home.coach, 5) == ()
    for step in (undoing.undo, undoing.redo):
        with pytest.raises(NotAllowedError):
            step(home.coach)


def test_a_correction_that_is_taken_back_takes_its_target_back_and_says_so() -> None:
    home = _trained()
    before = home.coach.today().due
    _correct(home, "2-3", reps=6)
    corrected = home.coach.today().due
    undone = undoing.undo(home.coach)
    assert undone.fate.deed.what == "correct a set"
    assert home.coach.today().due == before
    (line,) = undone.targets
    name, was = before[2].planned.exercise.name, corrected[2].planned.exercise.name
    assert line.startswith(f"{was} changes to {name}: ")
    assert line.endswith(before[2].decision.reason)
    again = undoing.redo(home.coach)
    assert home.coach.today().due == corrected
    (line,) = again.targets
    assert line.startswith(f"{name} changes to {was}: ")


def test_a_heavier_load_that_is_taken_back_is_told_in_the_unit_in_use() -> None:
    home = _trained()
    at = MONDAY + timedelta(days=4)
    heavy = tuple(
        SetRecord(f"h{n}", "rdl_barbell", n, at, reps=12, load=kg(30), pain=0) for n in range(4)
    )
    session = SessionRecord("h", at, at, "log", "Basics", Status.FINISHED, heavy)
    records.create(home.store, session, "basics", "log 4 sets")
    home.clock.advance(days=2)
    (line,) = undoing.undo(home.coach).targets
    assert line.startswith(home.coach.today().due[2].planned.exercise.name)
    assert " → 22.5 kg. " in line


def test_what_has_no_bearing_on_a_target_says_nothing_of_targets() -> None:
    home = _trained()
    home.coach.set_setting("sound", "off")
    undone = undoing.undo(home.coach)
    assert (undone.fate.deed.what, undone.targets) == ("set sound", ())


def test_the_first_answers_are_one_change() -> None:
    home = Home()
    home.coach.answer_first(
        FirstAnswers(Settings(usual_pain=3), injured=True, red_flags=("saddle",))
    )
    undoing.undo(home.coach)
    assert (home.coach.is_injured, home.coach.settings.usual_pain) == (False, None)
    undoing.redo(home.coach)
    assert (home.coach.is_injured, home.coach.settings.usual_pain) == (True, 3)


def test_a_morning_that_was_corrected_is_as_it_was_said_first() -> None:
    home = _trained()
    session = diary.session(home.store, "s2")
    assert session is not None
    home.coach.record_pain(PainKind.MORNING, 6, session)
    assert undoing.undo(home.coach).fate.deed.what == "Correct a morning"
    assert [one.score for one in home.coach.mornings(session)] == [0]


def test_another_program_is_taken_back_as_such() -> None:
    home = Home()
    home.coach.set_setting("program", "recovery")
    recovery = home.coach.today().program.name
    basics = home.coach.today("basics").program.name
    (line,) = undoing.undo(home.coach).targets
    assert line == f"The program changes: {recovery} → {basics}."


def test_the_last_changes_say_what_became_of_them() -> None:
    home = Home()
    home.coach.set_setting("green", "1")
    home.coach.set_setting("green", "3")
    undoing.undo(home.coach)
    assert [(fate.deed.what, fate.state) for fate in undoing.last(home.coach, 5)] == [
        ("set green", State.REDOABLE),
        ("set green", State.DONE),
    ]
    assert len(undoing.last(home.coach, 1)) == 1


def test_the_end_of_a_session_in_the_app_is_undone_and_done_again() -> None:
    home = Home()
    session = home.trained()
    undoing.undo(home.coach)
    assert home.coach.today().unfinished == session
    with pytest.raises(NotAllowedError, match="open in the app"):
        undoing.undo(home.coach)
    undoing.redo(home.coach)
    assert home.coach.today().unfinished is None

"""What is due, and what is put on record about it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from postchain_tui.coach import training
from postchain_tui.coach.coach import FirstAnswers
from postchain_tui.core.diary import DeclarationKind, PainKind, Status
from postchain_tui.core.errors import InputError
from postchain_tui.core.pain import Light
from postchain_tui.core.plan import Verdict
from postchain_tui.core.settings import Settings
from postchain_tui.store import diary, pain
from postchain_tui.store.store import Store
from tests.coach.home import MONDAY, HandClock, Home


def test_a_new_diary_is_due_the_first_session_of_the_basics() -> None:
    coach = Home().coach
    assert coach.is_new
    today = coach.today()
    assert (today.program.id, today.number, today.reading) == ("basics", 1, None)
    assert {planned.verdict for planned in today.plan} == {Verdict.START}
    assert [planned.exercise.id for planned in today.plan] == [
        "gm_pvc",
        "glute_bridge",
        "rdl_empty_bar",
        "gm_pvc",
    ]


def test_what_was_trained_is_due_again_and_its_morning_is_owed() -> None:
    home = Home()
    trained = home.trained()
    home.clock.advance(hours=14)
    today = home.coach.today()
    assert (today.number, today.this_week, today.days_since) == (2, 1, 1)
    assert today.owes_morning is not None
    assert today.owes_morning.id == trained
    assert today.plan[1].verdict is Verdict.REPEAT
    assert not home.coach.is_new


def test_another_program_may_be_asked_about() -> None:
    coach = Home().coach
    assert coach.today("recovery").program.id == "recovery"
    assert coach.settings.program == "basics"
    with pytest.raises(InputError):
        coach.today("powerlifting")


def test_a_morning_score_settles_what_is_owed() -> None:
    home = Home()
    home.trained()
    home.clock.advance(hours=14)
    owed = home.coach.today().owes_morning
    assert owed is not None
    record = home.coach.record_pain(PainKind.MORNING, 1, owed)
    assert (record.session, record.score, record.recalled) == (owed.id, 1, False)
    after = home.coach.today()
    assert after.owes_morning is None
    assert after.reading is not None
    assert after.reading.light is Light.GREEN


def test_only_a_late_morning_score_is_marked_as_recalled() -> None:
    home = Home()
    home.trained()
    home.clock.advance(hours=40)
    session = home.coach.today().owes_morning
    assert home.coach.record_pain(PainKind.MORNING, None, session).recalled
    assert not home.coach.record_pain(PainKind.AFTER, 2, session).recalled
    assert not home.coach.record_pain(PainKind.MORNING, 2).recalled


def test_a_morning_told_again_replaces_what_was_told_before() -> None:
    home = Home()
    home.trained()
    home.clock.advance(hours=14)
    owed = home.coach.today().owes_morning
    home.coach.record_pain(PainKind.MORNING, 8, owed, place="foot_left", spreading=True)
    assert owed is not None
    home.clock.advance(hours=1)
    mistyped = home.coach.today()
    assert mistyped.reading is not None
    assert mistyped.reading.light is Light.RED
    again = home.coach.record_pain(PainKind.MORNING, 1, owed, place="low_back_left")
    assert home.coach.mornings(owed) == (again,)
    assert (again.place, again.spreading) == ("low_back_left", True)
    last = home.coach.record_pain(PainKind.MORNING, 1, owed, spreading=False)
    assert home.coach.mornings(owed) == (last,)
    assert (last.place, last.spreading) == ("low_back_left", False)
    today = home.coach.today()
    assert today.worst_this_week is not None
    assert today.worst_this_week < 8
    assert today.last is not None
    assert (today.last.pain_morning, today.last.spreading) == (1, False)


def test_a_score_is_kept_with_all_that_was_said() -> None:
    home = Home()
    earlier = MONDAY - timedelta(hours=3)
    made = home.coach.record_pain(
        PainKind.NOW, 4, at=earlier, place="low_back_left", spreading=False, note="after lunch"
    )
    found = pain.pain_between(home.store, earlier, MONDAY)
    assert found == (made,)
    assert (made.place, made.spreading, made.note, made.at) == (
        "low_back_left",
        False,
        "after lunch",
        earlier,
    )


def test_an_urgent_flag_locks_until_it_was_assessed() -> None:
    home = Home()
    flag = min(home.coach.past.urgent_flags)
    home.coach.declare(DeclarationKind.RED_FLAG, flag)
    reading = home.coach.today().reading
    assert reading is not None
    assert reading.light is Light.LOCK
    home.clock.advance(days=1)
    home.coach.declare(DeclarationKind.ASSESSED, "yes", "seen by a doctor")
    assert home.coach.today().reading is None


def test_another_word_on_injury_takes_the_place_of_the_one_before() -> None:
    home = Home()
    told = [home.coach.is_injured]
    for word in ("yes", "no"):
        home.coach.declare(DeclarationKind.INJURED, word)
        told.append(home.coach.is_injured)
        assert home.coach.today().injured == home.coach.is_injured
        home.clock.advance(seconds=1)
    assert told == [False, True, False]


def test_settings_outlive_the_coach() -> None:
    home = Home()
    assert home.coach.set_setting("units", "lb").units.value == "lb"
    assert Home(home.store).coach.settings == home.coach.settings


@pytest.mark.parametrize(("key", "text"), [("ceiling", "eleven"), ("size", "1"), ("program", "?")])
def test_a_setting_that_is_refused_changes_nothing(key: str, text: str) -> None:
    coach = Home().coach
    with pytest.raises(InputError):
        coach.set_setting(key, text)
    assert coach.settings == Settings()


def test_the_program_that_is_set_is_the_one_that_is_due() -> None:
    coach = Home().coach
    coach.set_setting("program", "recovery")
    assert coach.today().program.id == "recovery"


def test_the_answers_of_the_first_start_are_on_record() -> None:
    home = Home()
    flag = min(home.coach.past.urgent_flags)
    answers = FirstAnswers(Settings(usual_pain=4), injured=True, red_flags=(flag,))
    home.coach.answer_first(answers)
    today = home.coach.today()
    assert not home.coach.is_new
    assert (today.injured, today.usual_pain) == (True, 4)
    assert today.reading is not None
    assert today.reading.light is Light.LOCK
    (usual,) = pain.pain_between(home.store, MONDAY, MONDAY + timedelta(seconds=1))
    assert (usual.kind, usual.score) == (PainKind.USUAL, 4)


def test_a_question_that_was_skipped_leaves_no_score() -> None:
    home = Home()
    home.coach.answer_first(FirstAnswers(Settings(), injured=False, red_flags=()))
    assert pain.pain_between(home.store, MONDAY, MONDAY + timedelta(seconds=1)) == ()
    said = [(one.kind, one.value) for one in pain.declarations(home.store)]
    assert said == [(DeclarationKind.INJURED, "no")]


def test_an_exercise_that_is_gone_from_the_catalog_is_not_known() -> None:
    coach = Home().coach
    assert coach.known_exercise("burpee") is None
    found = coach.known_exercise("glute_bridge")
    assert found is not None
    assert found.name == "Glute bridge"


def test_sessions_are_paged_newest_first() -> None:
    home = Home()
    ids = []
    for _ in range(3):
        ids.append(home.trained())
        home.clock.advance(days=2)
    page = home.coach.sessions(2, None)
    assert [past.id for past in page] == ids[:0:-1]
    assert [past.id for past in home.coach.sessions(2, page[-1])] == ids[:1]


def test_the_last_four_weeks_count_and_else_the_newest_session() -> None:
    home = Home()
    assert home.coach.past.recent() == ()
    old = home.trained()
    home.clock.advance(days=60)
    assert [past.id for past in home.coach.past.recent()] == [old]
    new = home.trained()
    assert [past.id for past in home.coach.past.recent()] == [new]


def test_what_was_thrown_away_or_lies_ahead_is_not_recent() -> None:
    home = Home()
    kept = home.resting()
    training.close(home.coach, kept.timeline, Status.DISCARDED)
    assert home.coach.past.recent() == ()
    home.clock.advance(days=1)
    home.trained()
    home.clock.advance(days=-1)
    assert home.coach.past.recent() == ()


def test_another_program_writing_to_the_file_is_noticed_once(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    clock = HandClock()
    with (
        Store.open(path, device="one", now=clock.now) as mine,
        Store.open(path, device="two", now=clock.now) as theirs,
    ):
        coach = Home(mine).coach
        assert not coach.is_changed_elsewhere()
        coach.record_pain(PainKind.NOW, 1)
        assert not coach.is_changed_elsewhere()
        Home(theirs).coach.record_pain(PainKind.NOW, 2)
        assert coach.is_changed_elsewhere()
        assert not coach.is_changed_elsewhere()


def test_a_session_with_an_exercise_is_found_by_it() -> None:
    home = Home()
    trained = home.trained()
    found = home.coach.past.with_exercises(["gm_pvc", "glute_bridge"])
    assert [past.id for past in found["glute_bridge"]] == [trained]
    assert found["gm_pvc"] == ()
    assert diary.session(home.store, trained) == found["glute_bridge"][0]

"""Corrections and the trash as the coach sees them: words, undo, and what becomes of targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.coach import correcting, training, undoing
from postchain_tui.coach.correcting import Changed
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, SetRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.store import diary, pain, records
from postchain_tui.store.trash import ThrownKind
from tests.build import kg
from tests.coach.home import MONDAY, Home

BAR, RDL = "rdl_empty_bar", "rdl_barbell"


def _log(home: Home, days: int, exercise: str, load: float, *reps: int) -> None:
    """An evening of deadlifts, and a settled morning."""
    at = MONDAY + timedelta(days=days)
    sets = tuple(
        SetRecord(f"{days}-{n}", exercise, n, at, reps=count, load=kg(load), pain=0)
        for n, count in enumerate(reps, start=1)
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
        form_ok=(exercise,),
    )
    records.create(home.store, session, "basics", f"log {len(sets)} sets")
    morning = at + timedelta(hours=14)
    home.coach.record_pain(PainKind.MORNING, 0, _session(home, session.id), morning)


def _trained() -> Home:
    """Twice the empty bar, then twice 22.5 kg: 25 kg are due."""
    home = Home()
    for days in (0, 2):
        _log(home, days, BAR, 20, 10, 10, 10, 10)
    for days in (4, 6):
        _log(home, days, RDL, 22.5, 12, 12, 12, 12)
    home.clock.advance(days=8)
    return home


def _session(home: Home, name: str = "s6") -> SessionRecord:
    found = diary.session(home.store, name)
    assert found is not None
    return found


def _edit(home: Home, set_id: str = "6-2", reps: int = 9) -> Changed:
    session = _session(home)
    (done,) = (one for one in session.sets if one.id == set_id)
    return correcting.edit_set(home.coach, session, replace(done, reps=reps), "reps")


def _there_and_back(home: Home, act: Callable[[], Changed]) -> Changed:
    """It is one step that is undone and done again by its name, with all that comes of it."""
    before = home.coach.today()
    changed = act()
    after = home.coach.today()
    undone = undoing.undo(home.coach)
    assert undone.fate.deed.what == changed.what
    assert home.coach.today() == before
    assert bool(undone.targets) == bool(changed.targets)
    again = undoing.redo(home.coach)
    assert home.coach.today() == after
    assert again.targets == changed.targets
    return changed


def test_a_correction_says_what_becomes_of_the_target_and_its_undo_gives_it_back() -> None:
    home = _trained()
    due = home.coach.today().due[2]
    assert due.planned.load == kg(25)
    changed = _there_and_back(home, lambda: _edit(home))
    assert changed.what == "edit set 2 of Romanian deadlift, barbell, 8 Mar: reps"
    (line,) = changed.targets
    assert line.startswith("Romanian deadlift, barbell target changes: 25 → 22.5 kg. ")
    (line,) = undoing.undo(home.coach).targets
    assert line.startswith("Romanian deadlift, barbell target changes: 22.5 → 25 kg. ")
    assert line.endswith(due.decision.reason)


def test_a_correction_without_any_difference_leaves_nothing_to_undo() -> None:
    home = _trained()
    last = undoing.last(home.coach, 1)
    session = _session(home)
    assert correcting.edit_session(home.coach, session, session, "") == Changed("", ())
    assert correcting.move_set(home.coach, session, "6-4", 1) == Changed("", ())
    entry = home.coach.mornings(session)[0]
    assert correcting.correct_score(home.coach, entry, entry, "") == Changed("", ())
    assert undoing.last(home.coach, 1) == last


def test_the_order_in_which_form_was_ticked_is_no_difference() -> None:
    home = _trained()
    session = _session(home)
    ticked = replace(session, form_ok=(*session.form_ok, "glute_bridge"))
    correcting.edit_session(home.coach, session, ticked, "form")
    home.clock.advance(seconds=1)
    last, both = undoing.last(home.coach, 1), _session(home)
    other_way = replace(both, form_ok=both.form_ok[::-1])
    assert other_way != both
    assert correcting.edit_session(home.coach, both, other_way, "form") == Changed("", ())
    assert undoing.last(home.coach, 1) == last


def test_a_note_has_no_bearing_on_a_target() -> None:
    home = _trained()
    session = _session(home)
    noted = replace(session, note="good")
    changed = _there_and_back(
        home, lambda: correcting.edit_session(home.coach, session, noted, "note")
    )
    assert changed == Changed("edit session of 8 Mar: note", ())


def test_what_was_changed_meanwhile_is_refused_and_left_as_it_is() -> None:
    home = _trained()
    session = _session(home)
    _edit(home)
    last = undoing.last(home.coach, 1)
    with pytest.raises(NotAllowedError, match="The session of 8 Mar was changed by"):
        correcting.delete_session(home.coach, session)
    with pytest.raises(NotAllowedError, match="look at it again"):
        correcting.delete_set(home.coach, session, "6-1")
    assert undoing.last(home.coach, 1) == last
    assert correcting.trash(home.coach) == ()


def test_a_deleted_session_is_no_part_of_what_is_due_until_it_is_restored() -> None:
    home = _trained()
    before = home.coach.today()
    changed = _there_and_back(home, lambda: correcting.delete_session(home.coach, _session(home)))
    assert changed.what == "delete session of 8 Mar"
    (line,) = changed.targets
    assert line.startswith("Romanian deadlift, barbell target changes: 25 → 22.5 kg. ")
    assert [one.id for one in home.coach.past.recent()] == ["s4", "s2", "s0"]
    assert home.coach.sessions(9, None)[0].id == "s4"
    (lying,) = correcting.trash(home.coach)
    back = _there_and_back(home, lambda: correcting.restore(home.coach, lying.thrown))
    assert back.what == "restore session of 8 Mar"
    assert back.targets[0].startswith("Romanian deadlift, barbell target changes: 22.5 → 25 kg.")
    assert home.coach.today() == before
    assert correcting.trash(home.coach) == ()


def test_a_deleted_set_is_in_the_trash_until_it_is_restored() -> None:
    home = _trained()
    session = _session(home)
    changed = _there_and_back(home, lambda: correcting.delete_set(home.coach, session, "6-3"))
    assert changed.what == "delete set 3 of Romanian deadlift, barbell, 8 Mar"
    assert len(changed.targets) == 1
    (lying,) = correcting.trash(home.coach)
    assert (lying.thrown.kind, lying.thrown.done) == (ThrownKind.SET, session.sets[2])
    back = _there_and_back(home, lambda: correcting.restore(home.coach, lying.thrown))
    assert back.what == "restore set of Romanian deadlift, barbell, 8 Mar"
    assert _session(home) == session


def test_a_set_that_was_forgotten_is_added() -> None:
    home = _trained()
    session = _session(home)
    done = replace(session.sets[0], id="more", reps=3)
    changed = _there_and_back(home, lambda: correcting.add_set(home.coach, session, done, "6-1"))
    assert changed.what == "add set 2 of Romanian deadlift, barbell, 8 Mar"
    assert [one.reps for one in _session(home).sets] == [12, 3, 12, 12, 12]


def test_a_set_is_moved_within_its_session_and_to_another() -> None:
    home = _trained()
    session = _session(home)
    changed = _there_and_back(home, lambda: correcting.move_set(home.coach, session, "6-1", 1))
    assert changed == Changed("move set 1 of Romanian deadlift, barbell, 8 Mar", ())
    session = _session(home)
    assert [one.id for one in session.sets] == ["6-2", "6-1", "6-3", "6-4"]
    changed = _there_and_back(
        home, lambda: correcting.move_set_to(home.coach, session, "s4", "6-1")
    )
    where = "8 Mar, to the session of 6 Mar"
    assert changed.what == f"move set 2 of Romanian deadlift, barbell, {where}"
    assert [one.id for one in _session(home).sets] == ["6-2", "6-3", "6-4"]
    assert _session(home, "s4").sets[-1].id == "6-1"
    assert correcting.trash(home.coach) == ()


def test_a_set_is_not_moved_to_a_session_that_is_not_there() -> None:
    home = _trained()
    session = _session(home)
    with pytest.raises(NotAllowedError, match="not on record"):
        correcting.move_set_to(home.coach, session, "nowhere", "6-1")
    assert _session(home) == session


def test_a_score_that_was_forgotten_is_added() -> None:
    home = _trained()
    entry = PainRecord("more", MONDAY + timedelta(days=7), PainKind.NOW, 4)
    changed = _there_and_back(home, lambda: correcting.add_score(home.coach, entry))
    assert changed.what == "add pain score of 9 Mar"
    assert entry in pain.scores(home.store, 9)


def test_whatever_else_is_put_on_record_tells_the_targets_it_changes() -> None:
    home = _trained()

    def lift() -> str:
        _log(home, 7, RDL, 22.5, 5, 5, 5, 5)
        return "log it"

    changed = correcting.changed_by(home.coach, lift)
    assert changed.what == "log it"
    assert changed.targets


def test_the_trash_is_told_in_words() -> None:
    home = _trained()
    score = PainRecord("now", home.clock.now(), PainKind.NOW, None)
    correcting.add_score(home.coach, score)
    correcting.delete_session(home.coach, _session(home, "s4"))
    home.clock.advance(days=1)
    correcting.delete_set(home.coach, _session(home), "6-3")
    home.clock.advance(days=2)
    correcting.delete_score(home.coach, score)
    kept = home.resting()
    kept.confirm(home.clock.advance(seconds=5))
    training.close(home.coach, kept.timeline, Status.DISCARDED)
    assert [(one.words, one.days_left, one.deleted) for one in correcting.trash(home.coach)] == [
        ("Session of 13 Mar: 1 set", 30, "discarded today"),
        ("Pain score of 10 Mar: not known", 30, "deleted today"),
        ("Set of Romanian deadlift, barbell, 8 Mar: 22.5 kg × 12", 28, "deleted 2 days ago"),
        ("Session of 6 Mar: 4 sets", 27, "deleted 3 days ago"),
    ]


def test_a_set_of_an_exercise_that_is_not_known_is_named_by_a_harmless_id() -> None:
    home = Home()
    _log(home, 0, "strange\x1b[2Jthing", 20, 10, 10)
    changed = correcting.delete_set(home.coach, _session(home, "s0"), "0-2")
    back = correcting.restore(home.coach, correcting.trash(home.coach)[0].thrown)
    for what in (changed.what, back.what):
        assert "strange" in what
        assert what.isprintable()


def test_a_pain_score_is_corrected_deleted_and_restored() -> None:
    home = _trained()
    entry = home.coach.mornings(_session(home))[0]
    worse = replace(entry, score=6)
    changed = _there_and_back(
        home, lambda: correcting.correct_score(home.coach, entry, worse, "pain")
    )
    assert changed.what == "edit pain score of 9 Mar: pain"
    assert changed.targets
    assert _session(home).pain_morning == 6
    changed = _there_and_back(home, lambda: correcting.delete_score(home.coach, worse))
    assert changed.what == "delete pain score of 9 Mar"
    assert not _session(home).morning_asked
    (lying,) = correcting.trash(home.coach)
    back = _there_and_back(home, lambda: correcting.restore(home.coach, lying.thrown))
    assert back.what == "restore pain score of 9 Mar"
    assert _session(home).pain_morning == 6


def test_a_session_that_was_discarded_is_restored_as_finished() -> None:
    home = Home()
    kept = home.resting()
    kept.confirm(home.clock.advance(seconds=5))
    training.close(home.coach, kept.timeline, Status.DISCARDED)
    (lying,) = correcting.trash(home.coach)
    assert lying.thrown.kind is ThrownKind.DISCARDED
    assert home.coach.past.recent() == ()
    back = _there_and_back(home, lambda: correcting.restore(home.coach, lying.thrown))
    assert back.what == "restore session of 2 Mar"
    assert [one.id for one in home.coach.past.recent()] == [kept.session.id]


def test_a_session_under_way_is_left_to_the_app() -> None:
    home = Home()
    kept = home.resting()
    kept.confirm(home.clock.advance(seconds=5))
    session = _session(home, kept.session.id)
    with pytest.raises(NotAllowedError, match="still open"):
        correcting.delete_session(home.coach, session)
    with pytest.raises(NotAllowedError, match="still open"):
        correcting.delete_set(home.coach, session, session.sets[0].id)


def test_a_session_of_the_app_is_corrected_and_thrown_away_like_any_other() -> None:
    home = Home()
    name = home.trained()
    session = _session(home, name)
    changed = _there_and_back(
        home, lambda: correcting.delete_set(home.coach, session, session.sets[0].id)
    )
    assert changed.what == "delete set 1 of Glute bridge, 2 Mar"
    _there_and_back(home, lambda: correcting.delete_session(home.coach, _session(home, name)))
    (lying,) = correcting.trash(home.coach)
    correcting.restore(home.coach, lying.thrown)
    correcting.restore(home.coach, correcting.trash(home.coach)[0].thrown)
    assert _session(home, name) == session


def test_the_trash_is_shown_for_thirty_days() -> None:
    home = _trained()
    correcting.delete_session(home.coach, _session(home))
    home.clock.advance(days=30)
    assert len(correcting.trash(home.coach)) == 1
    home.clock.advance(seconds=1)
    assert correcting.trash(home.coach) == ()


def test_a_day_of_another_year_is_named_with_its_year() -> None:
    home = _trained()
    home.clock.advance(days=365)
    changed = correcting.delete_session(home.coach, _session(home))
    assert changed.what == "delete session of 8 Mar 2026"

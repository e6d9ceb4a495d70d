"""The session under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.coach import training
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import events
from postchain_tui.core.cells import Cell
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.parsing import LONGEST_NOTE
from postchain_tui.core.plan import Pacing
from postchain_tui.core.session import Brief, GetReady, Ready, Resting, Work
from postchain_tui.core.settings import Settings
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import sessions
from postchain_tui.store.failures import NotSavedError
from tests.build import at, bridge, lunge, rdl, start, timeline
from tests.coach.home import MONDAY, Home


class _Saved:
    """Takes note of what is saved, or fails."""

    def __init__(self) -> None:
        self.whats: list[str] = []
        self.fails = False

    def __call__(self, before: Timeline, after: Timeline, what: str) -> None:
        if self.fails:
            raise NotSavedError("Not saved: the disk is full.")
        assert before is not after
        self.whats.append(what)


def _kept(line: Timeline | None = None) -> tuple[SessionKeeper, _Saved]:
    saved = _Saved()
    line = line or timeline(events.CheckedIn(at(0), 1), plan=(rdl(), bridge()))
    ids = iter(f"set {number}" for number in range(1000))
    return SessionKeeper(line, Settings(), saved, lambda: next(ids)), saved


def _resting() -> tuple[SessionKeeper, _Saved]:
    """In the rest after the first deadlifts."""
    kept, saved = _kept()
    for seconds in (0, 5, 45):
        kept.forward(at(seconds))
    saved.whats.clear()
    return kept, saved


def _on_disk(home: Home) -> Timeline:
    found = sessions.unfinished(home.store, home.coach.library.exercise)
    assert found is not None
    return found


def test_every_step_is_in_the_file_before_it_is_shown() -> None:
    home = Home()
    kept = home.keeper()
    for seconds in (1, 5, 9, 40, 3, 60, 9):
        kept.forward(home.clock.advance(seconds=seconds))
        assert _on_disk(home).events == kept.timeline.events
    assert [done.reps for done in kept.session.sets] == [8]


def test_what_cannot_be_saved_has_not_happened() -> None:
    kept, saved = _resting()
    kept.type("7")
    line, entry = kept.timeline, kept.entry
    saved.fails = True
    for change in (kept.undo, lambda: kept.confirm(at(50)), lambda: kept.forward(at(50))):
        with pytest.raises(NotSavedError):
            change()
        assert (kept.timeline, kept.entry) == (line, entry)
    saved.fails = False
    kept.confirm(at(55))
    assert kept.session.sets[0].reps == 7


def test_what_cannot_happen_is_not_saved() -> None:
    kept, saved = _kept()
    with pytest.raises(NotAllowedError):
        kept.happen(events.RestEnded(at(1)), "go on")
    assert saved.whats == []


def test_the_big_key_leads_from_the_target_through_set_and_rest_to_the_next_set() -> None:
    kept, saved = _kept()
    states = []
    for seconds in (0, 5, 45, 100, 105):
        kept.forward(at(seconds))
        states.append(type(kept.session.state))
    assert states == [GetReady, Work, Resting, GetReady, Work]
    assert saved.whats[:3] == ["get ready", "start a set", "end a set"]
    assert saved.whats[3:] == ["log a set", "go on", "start a set"]
    assert kept.session.set_number == 2


def test_the_big_key_opens_what_was_never_done_with_its_instructions() -> None:
    line = timeline(events.CheckedIn(at(0), 1), plan=(bridge(first_time=True),))
    kept, saved = _kept(line)
    assert isinstance(kept.session.state, Brief)
    kept.forward(at(1))
    assert isinstance(kept.session.state, Ready)
    assert saved.whats == ["read the instructions"]


def test_the_big_key_switches_sides() -> None:
    kept, saved = _kept(timeline(events.CheckedIn(at(0), 1), plan=(lunge(),), get_ready_seconds=0))
    for seconds in (0, 20, 50):
        kept.forward(at(seconds))
    assert saved.whats == ["get ready", "switch sides", "end a set"]
    assert kept.entry is not None


def test_the_big_key_does_nothing_where_a_question_is_open() -> None:
    kept, saved = _kept(timeline())
    kept.forward(at(1))
    assert saved.whats == []


def test_the_line_is_there_in_a_rest_and_only_then() -> None:
    kept, _ = _kept()
    assert kept.entry is None
    kept.confirm(at(1))
    kept.type("5")
    kept.step(1)
    kept.move(1)
    assert (kept.entry, kept.timeline.events) == (None, (events.CheckedIn(at(0), 1),))
    resting, _ = _resting()
    assert resting.entry is not None
    resting.forward(at(90))
    assert resting.entry is None


def test_keys_change_the_line_and_save_nothing() -> None:
    kept, saved = _resting()
    kept.type("9")
    kept.move(1)
    kept.step(1)
    kept.move(1)
    kept.type("7")
    assert kept.entry is not None
    assert [kept.entry.text(cell) for cell in kept.entry.cells] == ["9", "21", "7", ""]
    assert kept.entry.focus is Cell.EFFORT
    assert saved.whats == []


def test_what_was_typed_is_kept_while_the_rest_is_adjusted() -> None:
    kept, _ = _resting()
    kept.type("9")
    kept.happen(events.RestAdjusted(at(50), 15), "adjust the rest")
    kept.pause_or_resume(at(51))
    assert kept.entry is not None
    assert kept.entry.text(Cell.REPS) == "9"


def test_a_correction_replaces_the_record() -> None:
    kept, saved = _resting()
    kept.confirm(at(50))
    kept.type("7")
    kept.confirm(at(55))
    assert [done.reps for done in kept.session.sets] == [7]
    assert saved.whats == ["log a set", "correct a set"]


def test_going_on_saves_a_correction_first_but_not_what_stands_there_already() -> None:
    kept, saved = _resting()
    kept.confirm(at(50))
    saved.whats.clear()
    kept.type("6")
    kept.forward(at(60))
    assert kept.session.sets[0].reps == 6
    assert saved.whats == ["correct a set", "go on"]
    again, saved = _resting()
    again.confirm(at(50))
    saved.whats.clear()
    again.forward(at(60))
    assert saved.whats == ["go on"]


def test_a_line_that_cannot_be_read_stops_the_big_key() -> None:
    kept, saved = _resting()
    kept.type("backspace")
    with pytest.raises(InputError, match="how many reps"):
        kept.forward(at(60))
    assert isinstance(kept.session.state, Resting)
    assert saved.whats == []


def test_skipping_keeps_the_set_that_was_done() -> None:
    kept, saved = _resting()
    kept.type("5")
    kept.skip(at(50))
    assert [done.reps for done in kept.session.sets] == [5]
    assert kept.session.position == 1
    assert saved.whats == ["log a set", "skip an exercise"]
    kept.skip(at(51))
    assert saved.whats[2:] == ["skip an exercise"]


def test_get_ready_ends_by_itself() -> None:
    kept, saved = _kept()
    assert not kept.tick(at(0))
    kept.forward(at(0))
    assert not kept.tick(at(4))
    assert kept.tick(at(6))
    assert kept.session.state == Work(at(5))
    assert saved.whats == ["get ready", "start a set"]


def test_undo_takes_back_one_thing_and_redo_does_it_again() -> None:
    kept, saved = _resting()
    before, entry = kept.timeline, kept.entry
    assert kept.undo()
    assert isinstance(kept.session.state, Work)
    lines = [kept.entry]
    assert kept.redo()
    assert kept.timeline == before
    assert [*lines, kept.entry] == [None, entry]
    assert saved.whats == ["take back a step", "do a step again"]


def test_there_is_nothing_to_undo_at_the_start_and_nothing_to_redo() -> None:
    kept, _ = _kept(Timeline.begun(start()))
    assert not kept.undo()
    assert not kept.redo()


def test_what_was_typed_is_in_the_line_again_when_its_logging_is_undone() -> None:
    kept, _ = _resting()
    for key in ("7", "x", "9", "@", "8", "p", "3"):
        kept.type(key)
    kept.write_note("hip tight", at(49))
    typed = kept.entry
    kept.confirm(at(50))
    assert kept.undo()
    assert not kept.session.is_logged
    assert kept.entry is not None
    assert typed is not None
    assert (kept.entry.texts, kept.entry.note) == (typed.texts, "hip tight")


def test_undoing_a_correction_shows_the_record_before() -> None:
    kept, _ = _resting()
    kept.confirm(at(50))
    kept.type("3")
    kept.confirm(at(55))
    kept.undo()
    assert kept.entry is not None
    assert kept.entry.text(Cell.REPS) == "8"


def test_the_rest_clock_is_stopped_and_let_run_on_by_one_key() -> None:
    kept, saved = _resting()
    kept.pause_or_resume(at(50))
    kept.pause_or_resume(at(80))
    assert isinstance(kept.session.state, Resting)
    assert kept.session.state.clock.elapsed(at(90)) == 15
    assert saved.whats == ["pause the rest", "go on with the rest"]


def test_the_pacer_is_turned_off_and_on_for_the_exercise_at_hand() -> None:
    kept, _ = _kept()
    assert kept.choose_pacing(at(1)) is Pacing.FREE
    assert kept.session.current.pacing is Pacing.FREE
    assert kept.choose_pacing(at(2)) is Pacing.PACED


def test_a_note_belongs_to_the_set_in_a_rest() -> None:
    kept, saved = _resting()
    kept.write_note("felt tight", at(46))
    assert saved.whats == []
    kept.confirm(at(50))
    kept.write_note("felt fine", at(52))
    assert kept.session.sets[0].note == "felt fine"
    assert kept.session.note == ""


def test_a_note_belongs_to_the_session_otherwise() -> None:
    kept, _ = _kept()
    kept.write_note("hip\x1b]52;c;aGk=\x07 tight", at(1))
    assert kept.session.note == "hip tight"
    kept.write_note("x" * (LONGEST_NOTE + 9), at(2))
    assert kept.session.note == "x" * (LONGEST_NOTE - 1) + "…"


def test_shorthand_is_tried_before_it_is_entered() -> None:
    kept, saved = _resting()
    assert kept.read("25x9@7 p1").reps == 9
    with pytest.raises(InputError, match="counts reps"):
        kept.read("30s")
    assert saved.whats == []
    kept.enter("25x9@7 p1 #ok", at(60))
    done = kept.session.sets[0]
    assert (done.reps, done.rpe, done.pain, done.note) == (9, 7.0, 1, "ok")
    assert done.load is not None
    assert done.load.grams == 25_000


def test_shorthand_has_no_place_outside_a_rest() -> None:
    kept, saved = _kept()
    with pytest.raises(InputError, match="no set to be entered"):
        kept.read("10")
    kept.enter("10", at(1))
    assert saved.whats == []


def test_a_session_gone_on_with_stands_where_it_was_left() -> None:
    home = Home()
    kept = home.resting()
    home.clock.advance(minutes=2)
    again = training.keeper(home.coach, _on_disk(home))
    assert again.session == kept.session
    assert again.entry == kept.entry
    assert replace(again.session, started_at=MONDAY) == kept.session
    assert home.clock.now() - MONDAY > timedelta(minutes=2)


def test_the_big_key_saves_a_painful_set_and_waits_for_what_is_decided() -> None:
    kept, saved = _resting()
    for key in ("9", "p", "7"):
        kept.type(key)
    kept.forward(at(50))
    assert saved.whats == ["log a set"]
    assert isinstance(kept.session.state, Resting)
    kept.forward(at(55))
    assert isinstance(kept.session.state, Resting)
    kept.happen(events.Said(at(56), "id", DeclarationKind.CEILING, "shorter_range"), "choose")
    kept.forward(at(57))
    assert not isinstance(kept.session.state, Resting)


def test_what_comes_of_something_is_saved_in_the_same_step() -> None:
    kept, saved = _kept()
    said = events.Said(at(5), "id", DeclarationKind.SWAP, "glute_bridge", "rdl_barbell")
    kept.happen(said, "swap", events.Swapped(at(5), bridge()))
    assert saved.whats == ["swap"]
    assert len(kept.timeline.events) == 3


def test_what_was_typed_is_kept_while_something_else_is_done_and_undone() -> None:
    kept, _ = _resting()
    kept.type("9")
    kept.happen(events.SetAdded(at(50)), "add a set")
    kept.undo()
    kept.redo()
    assert kept.entry is not None
    assert kept.entry.text(Cell.REPS) == "9"


def test_a_typed_correction_is_kept_while_another_exercise_is_taken() -> None:
    kept, _ = _resting()
    kept.confirm(at(50))
    kept.type("3")
    kept.happen(events.Swapped(at(51), bridge()), "swap")
    kept.undo()
    assert kept.entry is not None
    assert kept.entry.text(Cell.REPS) == "3"

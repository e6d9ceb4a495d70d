"""Exercises of one's own: made, changed, copied, archived."""

from __future__ import annotations

from datetime import timedelta

import pytest

from postchain_tui.coach import exercises, logbook, planning, programs, shelf, single, undoing
from postchain_tui.coach.naming import name_of
from postchain_tui.coach.tracking import Tracker, at_once
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.exercise import OWN
from postchain_tui.core.form import FieldError
from postchain_tui.core.program import Program, Role, Slot
from postchain_tui.core.progress.page import Subject
from postchain_tui.core.rungs import RungState
from postchain_tui.core.span import Span
from postchain_tui.store import diary
from tests.coach.home import MONDAY, Home
from tests.coach.own import filled, made, planned


def test_only_a_name_is_needed() -> None:
    home = Home()
    form = exercises.new(home.coach)
    changed = form.save(filled(form, name="Sofa thrust"))
    assert (changed.subject, changed.what) == ("sofa_thrust", "make Sofa thrust")
    found = home.coach.library.exercise("sofa_thrust")
    assert (found.name, found.family, found.basis) == ("Sofa thrust", "sofa_thrust", OWN)
    assert found.gate is not None
    with pytest.raises(FieldError):
        form.save(filled(form, name=" "))


def test_a_name_that_there_is_is_not_taken_twice() -> None:
    home = Home()
    made(home)
    for name in ("Sofa thrust", "Glute bridge"):
        form = exercises.new(home.coach)
        with pytest.raises(FieldError, match="that of another"):
            form.save(filled(form, name=name))


def test_an_easier_one_makes_it_a_rung_of_that_ladder() -> None:
    home = Home()
    made(home, easier="glute bridge")
    found = home.coach.library.exercise("sofa_thrust")
    assert (found.family, found.ladder.regressions) == ("bridge", ("glute_bridge",))
    bridge = home.coach.library.exercise("glute_bridge")
    assert bridge.ladder.own_progressions == ("sofa_thrust",)
    page = shelf.page_of(home.coach, "glute_bridge")
    assert "sofa_thrust" in {rung.exercise.id for rung in page.ladder}


def test_a_copy_is_done_instead_of_what_it_was_copied_from() -> None:
    home = Home()
    form = exercises.copy_of(home.coach, "rdl_barbell")
    changed = form.save(filled(form))
    assert changed.subject is not None
    found = home.coach.library.exercise(changed.subject)
    assert changed.what == f"copy Romanian deadlift, barbell as {found.name}"
    assert "rdl_barbell" in found.ladder.alternatives
    assert found.ladder.article_progressions == ()
    with pytest.raises(InputError, match="no exercise"):
        exercises.copy_of(home.coach, "nothing")


def test_a_change_says_what_is_otherwise_and_nothing_is_no_change() -> None:
    home = Home()
    mine = made(home)
    form = exercises.edit(home.coach, mine)
    assert form.save(filled(form)).what == ""
    changed = form.save(filled(form, sets="4", name="Sofa bridge"))
    assert changed.what.startswith("edit Sofa bridge: ")
    assert changed.subject == mine
    assert home.coach.library.exercise(mine).dose.sets == 4
    with pytest.raises(NotAllowedError, match="is shipped: c makes a copy"):
        exercises.edit(home.coach, "glute_bridge")


def _logged(home: Home, text: str, days: int) -> None:
    logbook.log(home.coach, text, logbook.Circumstances(MONDAY - timedelta(days=days)))


def _progress(home: Home, exercise: str) -> list[float | None]:
    """What the chart of its load shows."""
    found = home.coach.library.exercise(exercise)
    page = at_once(Tracker(home.coach).page(Subject.LOAD, found, Span.ALL))
    series = (one for panel in page.panels for one in panel.chart.series)
    return [point.value for one in series for point in one.points]


def test_what_was_done_with_it_stays_when_it_is_renamed_and_archived() -> None:
    home = Home()
    mine = made(home, load="mass in total", needs="barbell")
    _logged(home, "sofa thrust 3*40x10", 3)
    before = _progress(home, mine)
    form = exercises.edit(home.coach, mine)
    form.save(filled(form, name="Couch thrust"))
    assert name_of(home.coach, mine) == "Couch thrust"
    exercises.archive(home.coach, mine)
    assert name_of(home.coach, mine) == "Couch thrust"
    assert len(diary.sessions(home.store, exercise=mine)) == 1
    assert _progress(home, mine) == before
    assert 40 in before
    assert mine in {one.id for one in Tracker(home.coach).choices()}
    assert len(shelf.page_of(home.coach, mine).history) == 1


def test_what_is_archived_is_offered_no_longer_until_it_is_brought_back() -> None:
    home = Home()
    mine = made(home, easier="glute bridge")
    assert exercises.archive(home.coach, mine).what == "archive Sofa thrust"
    assert mine not in home.coach.library.ids
    assert home.coach.library.exercise("glute_bridge").ladder.own_progressions == ()
    assert dict(shelf.groups(home.coach))["Archived"] == (mine,)
    assert {one.id: one.note for one in shelf.choices(home.coach)}[mine]
    form = exercises.edit(home.coach, mine)
    form.save(filled(form, sets="2"))
    assert home.coach.library.is_archived(mine)
    assert exercises.archive(home.coach, mine).what == "bring Sofa thrust back"
    assert mine in home.coach.library.ids
    with pytest.raises(NotAllowedError):
        exercises.archive(home.coach, "glute_bridge")


def test_what_a_program_of_ones_own_lists_is_not_archived() -> None:
    home = Home()
    mine = made(home)
    program = planned(home)
    form = planning.slot_of(home.coach, program, 0)
    form.save(filled(form, exercises="Sofa thrust"))
    with pytest.raises(NotAllowedError, match="is in Two days: take it out"):
        exercises.archive(home.coach, mine)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_each_step_is_taken_back_by_itself(steps: int) -> None:
    home = Home()
    looks = [home.coach.library.own]
    for step in (
        lambda: made(home),
        lambda: exercises.archive(home.coach, "sofa_thrust"),
        lambda: exercises.archive(home.coach, "sofa_thrust"),
    )[:steps]:
        home.clock.advance(seconds=1)
        step()
        looks.append(home.coach.library.own)
    assert len(looks) == steps + 1
    for own in looks[-2::-1]:
        home.clock.advance(seconds=1)
        undoing.undo(home.coach)
        assert home.coach.library.own == own


def test_an_exercise_that_was_undone_leaves_its_sets_on_record() -> None:
    home = Home()
    mine = made(home)
    _logged(home, "sofa thrust 3x10; bridge 3x10", 3)
    undoing.undo(home.coach)
    undoing.undo(home.coach)
    assert home.coach.known_exercise(mine) is None
    home.clock.advance(seconds=1)
    undoing.redo(home.coach)
    undoing.redo(home.coach)
    assert home.coach.known_exercise(mine) is not None
    assert len(diary.sessions(home.store, exercise=mine)) == 1
    home.coach.today()


def test_a_program_that_lists_a_rung_does_not_open_it() -> None:
    home = Home()
    rung = made(home, "High bridge", easier="Glute bridge")
    slots = (Slot(Role.WORK, (rung,), None, skippable=False),)
    programs.save(home.coach, Program("mine", "Mine", "", "", slots), "make it")
    programs.use(home.coach, "mine")
    assert [one.exercise.id for one in home.coach.today().plan] == ["glute_bridge"]
    state, why = shelf.stands(home.coach, home.coach.library.exercise(rung))
    assert state is RungState.LOCKED
    assert "Glute bridge" in why
    with pytest.raises(NotAllowedError, match="High bridge: locked"):
        single.begin(home.coach, home.coach.library.exercise(rung))


def test_what_is_archived_comes_into_no_program() -> None:
    home = Home()
    name = made(home)
    exercises.archive(home.coach, name)
    slots = (Slot(Role.WORK, (name,), None, skippable=False),)
    mine = Program("mine", "Mine", "", "", slots)
    with pytest.raises(InputError, match="Sofa thrust is archived: bring it back first"):
        programs.save(home.coach, mine, "make it")
    text = f'id = "mine"\nname = "Mine"\n[[slot]]\nexercises = ["{name}"]\n'
    with pytest.raises(InputError, match="is archived"):
        programs.take_in(home.coach, text, "mine.toml")
    assert home.coach.own.programs == {}

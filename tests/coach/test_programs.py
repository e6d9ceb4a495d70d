"""Programs: listed, chosen, copied, archived, shared; and whose turn it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.catalog.mistakes import MistakesError
from postchain_tui.coach import (
    correcting,
    exercises,
    logbook,
    planning,
    programs,
    training,
    undoing,
)
from postchain_tui.core import events
from postchain_tui.core.diary import Status
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.program import Day, Program, Role, Slot
from postchain_tui.store import diary
from tests.coach.home import MONDAY, Home
from tests.coach.own import filled, made, planned, trained, two_days
from tests.store.replaying import everything, replayed

SHIPPED = ["basics", "restore_build_load", "recovery", "flare_day", "hinge_warmup"]


def _listed(home: Home) -> list[str]:
    return [one.program.id for one in programs.listed(home.coach)]


def test_shipped_ones_come_first_then_ones_own_and_archived_ones_last() -> None:
    home = Home()
    assert _listed(home) == SHIPPED
    for name in ("Zebra", "apple", "Maple"):
        planned(home, name)
    programs.archive(home.coach, home.coach.own.program("apple"))
    assert _listed(home) == [*SHIPPED, "maple", "zebra", "apple"]
    told = {one.program.id: one for one in programs.listed(home.coach)}
    assert (told["basics"].is_own, told["basics"].is_in_use) == (False, True)
    assert (told["apple"].is_own, told["apple"].is_archived) == (True, True)
    home.trained()
    assert {one.program.id: one.sessions for one in programs.listed(home.coach)}["basics"] == 1


def test_the_page_of_a_program_says_how_one_stands_to_it() -> None:
    home = Home()
    mine = planned(home)
    assert programs.page_of(home.coach, "basics").standing == "in use"
    assert programs.page_of(home.coach, mine).standing == "your own"
    programs.archive(home.coach, home.coach.own.program(mine))
    page = programs.page_of(home.coach, mine)
    assert page.standing == "your own, archived"
    assert len(page.due) == len(home.coach.own.program(mine).slots)
    with pytest.raises(InputError):
        programs.page_of(home.coach, "none")


def test_the_page_tells_every_slot_whatever_its_day() -> None:
    home = Home()
    page = programs.page_of(home.coach, two_days(home))
    assert [due.planned.exercise.id for due in page.due] == ["glute_bridge", "gm_pvc"]
    assert [due.planned.exercise.id for due in page.today.due] == ["glute_bridge"]


def test_another_program_is_taken_into_use_in_one_step() -> None:
    home = Home()
    mine = planned(home)
    assert programs.use(home.coach, "basics").what == ""
    assert programs.change_of_use(home.coach, mine)
    assert programs.use(home.coach, mine).what == "use the program Two days"
    assert home.coach.today().program.id == mine
    home.clock.advance(seconds=1)
    undoing.undo(home.coach)
    assert home.coach.program.id == "basics"
    with pytest.raises(InputError):
        programs.use(home.coach, "none")
    with pytest.raises(InputError):
        programs.change_of_use(home.coach, "none")


def test_a_copy_is_ones_own_and_has_a_name_of_its_own() -> None:
    home = Home()
    first, second = (
        programs.copy_of(home.coach, home.coach.own.program("basics")).subject for _ in range(2)
    )
    assert first is not None
    assert second is not None
    names = [home.coach.own.program(one).name for one in (first, second)]
    assert names == ["Basics (my own)", "Basics (my own) 2"]
    assert home.coach.own.program(first).slots == home.coach.own.program("basics").slots


def test_what_contradicts_itself_is_not_kept_and_the_same_is_no_change() -> None:
    home = Home()
    name = planned(home)
    mine = home.coach.own.program(name)
    assert programs.save(home.coach, mine, "nothing").what == ""
    with pytest.raises(InputError, match="at least one slot"):
        programs.save(home.coach, replace(mine, slots=()), "empty it")
    unknown = Slot(Role.WORK, ("nothing",), None, skippable=False)
    with pytest.raises(InputError, match="is none"):
        programs.save(home.coach, replace(mine, slots=(unknown,)), "break it")
    assert home.coach.own.program(mine.id) == mine


def test_only_ones_own_that_is_not_in_use_is_archived_and_comes_back() -> None:
    home = Home()
    name = planned(home)
    mine = home.coach.own.program(name)
    with pytest.raises(NotAllowedError, match="is shipped"):
        programs.archive(home.coach, home.coach.own.program("recovery"))
    programs.use(home.coach, mine.id)
    with pytest.raises(NotAllowedError, match="is in use"):
        programs.archive(home.coach, mine)
    programs.use(home.coach, "basics")
    assert programs.archive(home.coach, mine).what == "archive the program Two days"
    assert home.coach.own.archived == {mine.id}
    assert home.coach.own.program(mine.id) == mine
    assert programs.archive(home.coach, mine).what == "bring the program Two days back"
    assert home.coach.own.archived == frozenset()


# Handed on


def _with_own(home: Home) -> str:
    """A program of an own exercise that comes after another own one."""
    made(home, "Low thrust")
    made(home, "High thrust", easier="Low thrust")
    program = planned(home, "Thrusts")
    form = planning.slot_of(home.coach, program, 0)
    form.save(filled(form, exercises="High thrust"))
    return program


def test_what_is_handed_on_comes_with_the_exercises_that_it_needs() -> None:
    home, there = Home(), Home()
    program = _with_own(home)
    text = programs.shared(home.coach, program)
    imported = programs.take_in(there.coach, text, "thrusts.toml")
    assert imported.is_new
    assert {one.id for one in imported.added} == {"low_thrust", "high_thrust"}
    assert imported.kept == ()
    assert there.coach.own.program(program) == home.coach.own.program(program)
    assert there.coach.library.own == home.coach.library.own
    assert there.coach.program.id == "basics"
    assert programs.shared(there.coach, program) == text
    with pytest.raises(InputError):
        programs.shared(home.coach, "none")


def test_an_import_is_one_step_and_the_same_again_is_none() -> None:
    home, there = Home(), Home()
    text = programs.shared(home.coach, _with_own(home))
    programs.take_in(there.coach, text, "a.toml")
    again = programs.take_in(there.coach, text, "a.toml")
    assert (again.is_new, again.added, again.kept) == (False, (), ())
    assert len(undoing.last(there.coach, 9)) == 1
    there.clock.advance(seconds=1)
    undoing.undo(there.coach)
    assert (there.coach.library.own, there.coach.own.programs) == ({}, {})
    there.clock.advance(seconds=1)
    undoing.redo(there.coach)
    assert len(there.coach.library.own) == 2
    assert replayed(there.store, everything) == everything(there.store)


def test_an_exercise_that_is_here_otherwise_stays_as_it_is_here() -> None:
    home, there = Home(), Home()
    text = programs.shared(home.coach, _with_own(home))
    made(there, "Low thrust", sets="5")
    here = there.coach.library.own["low_thrust"]
    imported = programs.take_in(there.coach, text, "a.toml")
    assert imported.kept == (here,)
    assert [one.id for one in imported.added] == ["high_thrust"]
    assert there.coach.library.own["low_thrust"] == here


def test_a_later_version_takes_the_place_of_the_one_that_is_here() -> None:
    home, there = Home(), Home()
    program = _with_own(home)
    programs.take_in(there.coach, programs.shared(home.coach, program), "a.toml")
    form = planning.program_of(home.coach, program)
    form.save(filled(form, goal="Stronger"))
    imported = programs.take_in(there.coach, programs.shared(home.coach, program), "a.toml")
    assert not imported.is_new
    assert there.coach.own.program(program).goal == "Stronger"


def test_a_file_with_mistakes_is_not_taken_in() -> None:
    home = Home()
    with pytest.raises(MistakesError):
        programs.take_in(home.coach, 'name = "A"\n', "a.toml")
    assert undoing.last(home.coach, 9) == ()


# Whose turn it is


def _day(home: Home) -> str:
    return home.coach.today().day_and_stage[0]


def test_the_next_day_comes_once_a_session_of_the_last_was_finished() -> None:
    home = Home()
    two_days(home)
    assert _day(home) == "A"
    line = training.begin(home.coach, home.coach.today())
    assert (line.start.name, line.start.day) == ("Two days, A", "A")
    assert _day(home) == "A"
    training.close(home.coach, line, Status.DISCARDED)
    assert _day(home) == "A"
    home.clock.advance(hours=1)
    name = trained(home)
    assert _day(home) == "B"
    assert [due.planned.exercise.id for due in home.coach.today().due] == ["gm_pvc"]
    found = diary.session(home.store, name)
    assert found is not None
    for step, day in (
        (lambda: undoing.undo(home.coach), "A"),
        (lambda: undoing.redo(home.coach), "B"),
        (lambda: correcting.delete_session(home.coach, found), "A"),
        (lambda: undoing.undo(home.coach), "B"),
        (lambda: undoing.redo(home.coach), "A"),
    ):
        home.clock.advance(seconds=1)
        step()
        assert _day(home) == day
    home.clock.advance(seconds=1)
    lying = next(one for one in correcting.trash(home.coach) if one.thrown.id == name)
    correcting.restore(home.coach, lying.thrown)
    assert _day(home) == "B"
    assert replayed(home.store, everything) == everything(home.store)


def test_a_session_that_was_logged_counts_for_the_day_that_was_due() -> None:
    home = Home()
    two_days(home)
    logbook.log(home.coach, "bridge 3x10", logbook.Circumstances(MONDAY))
    assert _day(home) == "B"
    home.clock.advance(days=2)
    logbook.log(home.coach, "gm 10", logbook.Circumstances(home.clock.now()))
    assert _day(home) == "A"


def test_a_session_that_became_another_program_does_not_count() -> None:
    home = Home()
    two_days(home)
    kept = training.keeper(home.coach, training.begin(home.coach, home.coach.today()))
    kept.happen(events.CheckedIn(home.clock.now(), 5), "say how the back is")
    kept.happen(training.recovery(home.coach), "take the gentle one")
    training.close(home.coach, kept.timeline, Status.FINISHED)
    assert _day(home) == "A"
    assert diary.finished_count(home.store, "two_days") == 0


def test_a_session_under_way_is_found_again_with_its_exercises_of_ones_own() -> None:
    home = Home()
    program = _with_own(home)
    programs.use(home.coach, program)
    begun = training.begin(home.coach, home.coach.today())
    assert [one.exercise.id for one in begun.start.plan] == ["low_thrust"]
    exercises.edit(home.coach, "low_thrust")
    assert training.unfinished(home.coach) == begun


def test_a_stage_is_kept_with_the_session() -> None:
    home = Home()
    slot = Slot(Role.WORK, ("glute_bridge",), None, skippable=False)
    program = planned(home, "Staged", stages="Restore 1, Build 2")
    assert home.coach.own.program(program).slots == (slot,)
    programs.use(home.coach, program)
    assert home.coach.today().place == "Restore 1 of 1"
    trained(home)
    assert home.coach.today().place == "Build 1 of 2"
    home.clock.advance(seconds=1)
    undoing.undo(home.coach)
    assert home.coach.today().place == "Restore 1 of 1"


def test_a_program_in_use_that_is_undone_gives_way_to_the_first_one() -> None:
    home = Home()
    mine = planned(home)
    programs.use(home.coach, mine)
    other = Program("x", "X", "", "", home.coach.own.program(mine).slots)
    assert other.id not in home.coach.own.programs
    for _ in range(2):
        home.clock.advance(seconds=1)
        undoing.undo(home.coach)
    assert home.coach.own.programs == {}
    assert home.coach.today().program.id == "basics"


def test_what_is_due_on_another_day_is_told_as_such_and_not_held_against_it() -> None:
    home = Home()
    program = home.coach.own.program("basics")
    work = program.slots[1:]
    slots = (*(replace(one, days=("A",)) for one in work), replace(work[0], days=("B",)))
    mine = Program("mine", "Mine", "", "", slots, (Day("A"), Day("B")))
    programs.save(home.coach, mine, "make it")
    programs.use(home.coach, "mine")
    name = trained(home)
    found = diary.session(home.store, name)
    assert found is not None
    home.clock.advance(seconds=1)
    changed = correcting.delete_session(home.coach, found)
    assert changed.targets == ("Another session comes next: A.",)
    home.clock.advance(seconds=1)
    assert undoing.undo(home.coach).targets == ("Another session comes next: B.",)
    days_gone = replace(mine, slots=work, days=())
    assert programs.save(home.coach, days_gone, "change it").targets == (
        "Another session comes next: session 2.",
    )

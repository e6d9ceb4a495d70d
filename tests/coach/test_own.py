"""One's own exercises and programs as they are read from the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from postchain_tui.catalog.own import exercise_plain, program_plain
from postchain_tui.coach import programs, sharing, undoing
from postchain_tui.coach.coach import Coach
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.program import Program, Role, Slot
from postchain_tui.store import own as own_store
from postchain_tui.store.own import Kept, Kind
from postchain_tui.store.store import Store
from tests.coach.home import LIBRARY, Home
from tests.coach.own import made, planned, two_days
from tests.store.replaying import everything, replayed


def _kept(home: Home, *exercises: Exercise) -> None:
    """As two programs may have written them at once, without a look at each other."""
    for one in exercises:
        home.clock.advance(seconds=1)
        with home.store.action("write") as writing:
            kept = Kept(one.id, one.name, exercise_plain(one))
            own_store.write(writing, Kind.EXERCISE, kept)
    home.coach.read_own()


def _draft(home: Home, name: str, **ladder: Any) -> Exercise:
    name = made(home, name)
    one = home.coach.library.own[name]
    undoing.undo(home.coach)
    return replace(one, ladder=replace(one.ladder, **ladder))


def test_who_has_none_of_her_own_shares_what_is_shipped() -> None:
    home = Home()
    assert home.coach.library is LIBRARY
    assert (home.coach.own.programs, home.coach.own.archived) == ({}, frozenset())
    assert home.coach.own.program("basics").name == "Basics"
    with pytest.raises(InputError, match="no such program"):
        home.coach.own.program("mine")


def test_what_leads_back_to_itself_is_left_out() -> None:
    home = Home()
    one = _draft(home, "One", regressions=("two",))
    two = _draft(home, "Two", regressions=("one",))
    _kept(home, one, replace(two, ladder=replace(two.ladder, regressions=())))
    assert set(home.coach.library.own) == {"one", "two"}
    _kept(home, replace(one, ladder=replace(one.ladder, regressions=())))
    _kept(home, two)
    assert set(home.coach.library.own) == {"one", "two"}
    # One leads to two, and two to one.
    _kept(home, replace(one, ladder=replace(one.ladder, progressions=("two",))), one)
    assert set(home.coach.library.own) == set()
    home.coach.today()


def test_what_names_an_exercise_that_is_not_there_is_left_out_and_stays_in_the_file() -> None:
    home = Home()
    good = _draft(home, "Good")
    bad = _draft(home, "Bad", regressions=("gone",))
    _kept(home, good, bad, _draft(home, "Worse", alternatives=("bad",)))
    assert set(home.coach.library.own) == {"good"}
    assert len(own_store.kept(home.store, Kind.EXERCISE)) == 3


def _program(home: Home, *exercises: str) -> Program:
    slots = (Slot(Role.WORK, exercises, None, skippable=False),)
    program = Program("mine", "Mine", "", "", slots)
    with home.store.action("write") as writing:
        own_store.write(writing, Kind.PROGRAM, Kept("mine", "Mine", program_plain(program)))
    home.coach.read_own()
    return program


def test_a_program_of_exercises_that_are_not_there_is_left_out() -> None:
    home = Home()
    program = _program(home, "glute_bridge")
    assert home.coach.own.programs == {"mine": program}
    programs.use(home.coach, "mine")
    _program(home, "glute_bridge", "gone")
    assert home.coach.own.programs == {}
    assert home.coach.program.id == "basics"
    assert home.coach.today().program.id == "basics"


@pytest.mark.parametrize("kind", Kind)
def test_what_cannot_be_read_any_more_is_left_out(kind: Kind) -> None:
    home = Home()
    with home.store.action("write") as writing:
        own_store.write(writing, kind, Kept("odd", "Odd", {"slot": 3, "newer": True}))
    home.coach.read_own()
    assert (home.coach.library.own, home.coach.own.programs) == ({}, {})


def test_a_shipped_exercise_is_never_replaced_by_one_of_ones_own() -> None:
    home = Home()
    mine = replace(_draft(home, "Mine"), id="glute_bridge")
    _kept(home, mine)
    assert home.coach.library.own == {}
    assert not home.coach.library.exercise("glute_bridge").is_own


def test_a_family_slot_takes_ones_own_rungs_of_that_family() -> None:
    home = Home()
    slot = Slot(Role.WORK, ("pelvic_tilt",), None, skippable=False, family="bridge")
    program = Program("mine", "Mine", "", "", (slot,))
    programs.save(home.coach, program, "make it")
    mine = made(home, "Sofa thrust", easier="glute bridge")
    assert mine in home.coach.own.program("mine").exercises
    undoing.undo(home.coach)
    assert mine not in home.coach.own.program("mine").exercises


def test_what_another_program_imports_is_here_once_the_change_is_seen(tmp_path: Path) -> None:
    here, there = Home(), Home()
    path = tmp_path / "file.db"
    homes = [
        Coach(Store.open(path, device=name, now=home.clock.now), LIBRARY, home.clock)
        for name, home in (("here", here), ("there", there))
    ]
    coach, other = homes
    two_days(there)
    file = tmp_path / "two.toml"
    sharing.export(there.coach, "two_days", file)
    assert not coach.is_changed_elsewhere()
    sharing.take_in(other, file)
    with pytest.raises(InputError):
        coach.today("two_days")
    assert coach.is_changed_elsewhere()
    assert coach.today("two_days").day_and_stage == ("A", "")
    assert coach.program.id == "basics"
    for one in homes:
        one.store.close()


def test_making_and_importing_are_one_step_each_and_the_journal_tells_them() -> None:
    home = Home()
    made(home)
    home.clock.advance(seconds=1)
    planned(home, "First")
    home.clock.advance(seconds=1)
    elsewhere = Home()
    text = programs.shared(elsewhere.coach, two_days(elsewhere))
    programs.take_in(home.coach, text, "two.toml")
    assert [one.deed.what for one in undoing.last(home.coach, 9)] == [
        "import the program Two days",
        "make the program First",
        "make Sofa thrust",
    ]
    for own in ({"first"}, set(), set()):
        home.clock.advance(seconds=1)
        undoing.undo(home.coach)
        assert set(home.coach.own.programs) == own
    assert home.coach.library.own == {}
    for _ in range(3):
        home.clock.advance(seconds=1)
        undoing.redo(home.coach)
    assert set(home.coach.own.programs) == {"first", "two_days"}
    assert set(home.coach.library.own) == {"sofa_thrust"}
    assert replayed(home.store, everything) == everything(home.store)

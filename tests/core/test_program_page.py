"""The page of a program, line by line, and what changes where another one is trained."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.programs import program
from postchain_tui.core import today as days
from postchain_tui.core.details import RowKind
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Range
from postchain_tui.core.load import Unit
from postchain_tui.core.program import Day, Program, Role, Slot, Stage, Weekday
from postchain_tui.core.program_page import (
    ProgramPage,
    carries_over,
    rows,
    schedule_words,
    slot_named,
)
from postchain_tui.core.schedule import Turn
from postchain_tui.core.settings import Settings
from postchain_tui.core.today import Today
from tests.build import AS_NEEDED, START, dose, exercise, facts, gate, kg, said, sets, settled

TILT = exercise(id="tilt", name="Tilt", gate=gate(), ladder=Ladder((), ("bridge",), (), (), "tilt"))
BRIDGE = exercise(
    id="bridge",
    name="Bridge",
    gate=gate(),
    ladder=Ladder(("tilt",), ("march",), ("march",), (), "bridge"),
)
MARCH = exercise(
    id="march",
    name="March",
    unilateral=True,
    allowed_when_injured=False,
    ladder=Ladder(("bridge",), (), (), (), "crawl"),
)
CRAWL = exercise(id="crawl", name="Crawl", family="crawl", ladder=Ladder((), (), (), (), "crawl"))
LIFT = exercise(
    id="lift",
    name="Lift, \x1b[1mheavy",
    family="lift",
    implements=(("dumbbells", "kettlebell"),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=2500,
    ladder=Ladder((), (), (), (), "lift"),
)
PULLS = [
    replace(LIFT, id=f"pull{n}", name=f"Pull {n}", ladder=Ladder((), (), (), (), f"pull{n}"))
    for n in range(5)
]
KNOWN: dict[str, Exercise] = {one.id: one for one in (TILT, BRIDGE, MARCH, CRAWL, LIFT, *PULLS)}
DUMBBELLS = Settings(implements=frozenset({"mat", "dumbbells"}))
MAT = Settings(implements=frozenset({"mat"}))

A, B = Day("A", (Weekday.MONDAY, Weekday.THURSDAY)), Day("B", (Weekday.TUESDAY,))
RESTORE, BUILD, LOAD = Stage("Restore", 9), Stage("Build", 12, ("tilt",)), Stage("Load", 1)
SHOWN = sets("bridge", 10, 10, 10)


def _slot(*exercises: str, **changes: Any) -> Slot:
    return replace(Slot(Role.WORK, exercises, None, skippable=False), **changes)


def _program(*slots: Slot, **changes: Any) -> Program:
    return replace(Program("own", "Mine", "", "", slots or (_slot("bridge"),)), **changes)


def _today(program: Program, **changes: Any) -> Today:
    return days.today(program, KNOWN.__getitem__, facts(**changes), START)


def _page(program: Program, settings: Settings = DUMBBELLS, **changes: Any) -> ProgramPage:
    today = _today(program, settings=settings, **changes)
    whole = replace(program, days=(), stages=())
    due = _today(whole, settings=settings, **changes).due
    families = {"bridge": "Bridges"}
    return ProgramPage(today, KNOWN.get, Unit.KG, settings.implements, due, families)


def _texts(page: ProgramPage) -> list[str]:
    return [row.text for row in rows(page)]


def _part(page: ProgramPage, title: str) -> list[str]:
    """The lines below a heading, without their indent."""
    texts = _texts(page)
    found = texts[texts.index(title) + 1 :]
    return [text.strip() for text in (found[: found.index("")] if "" in found else found)]


def _remarks(page: ProgramPage) -> list[str]:
    """What is told of the only slot, below its first line."""
    return _part(page, "SESSION")[1:]


# Its head


def test_a_page_begins_with_the_name_and_what_it_is_for() -> None:
    page = _page(_program(goal="Stand \x1b[31mlong.", summary="One lift."))
    assert _texts(page)[:3] == ["Mine", "Stand long.", "One lift."]
    assert _texts(replace(page, standing="in use"))[0] == "Mine · in use"
    assert _texts(_page(_program()))[:2] == ["Mine", ""]
    assert rows(page)[0].kind is RowKind.HEAD


# When it comes


def test_the_sessions_that_were_done_are_counted() -> None:
    nothing = "Nothing of it is done yet: session 1 comes next."
    assert _part(_page(_program()), "WHEN") == ["Every session is the same.", nothing]
    staged = _page(_program(stages=(RESTORE, LOAD)))
    assert _part(staged, "WHEN")[0] == "Every session of a stage is the same."
    done = "1 session of it done so far: session 2 comes next."
    assert _part(_page(_program(), finished_of_program=1), "WHEN")[1] == done


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((A, B), "A on Monday and Thursday, B on Tuesday; A is next."),
        ((A,), "A on Monday and Thursday."),
        ((Day("A"), Day("B")), "A and B take turns; A is next."),
        ((Day("A"), Day("B"), Day("C")), "A, B and C take turns; A is next."),
        ((Day("A"),), "A is every session."),
    ],
)
def test_the_schedule_is_told_in_a_sentence(days: tuple[Day, ...], words: str) -> None:
    page = _page(_program(days=days))
    assert _part(page, "WHEN")[0] == words
    assert schedule_words(page.program, page.today.day) == words


# Stages


def test_a_page_without_stages_says_nothing_of_them() -> None:
    assert "STAGES" not in _texts(_page(_program()))


def _in_restore(done: int) -> Turn:
    """The newest session, one of so many in the first stage."""
    return Turn("", START.date(), "Restore", {"Restore": done})


def test_it_is_told_where_one_is_and_what_comes_after() -> None:
    page = _page(_program(stages=(RESTORE, BUILD, LOAD)), last_turn=_in_restore(3))
    assert _part(page, "STAGES") == [
        "▸ Restore: session 4 of 9",
        "Build: 12 sessions, after the gate of Tilt",
        "Load: 1 session",
    ]


def test_what_a_stage_waits_for_is_told() -> None:
    needing = replace(BUILD, needs=("tilt", "bridge"))
    slots = (_slot("tilt"), _slot("bridge"))
    stages = (RESTORE, needing, replace(LOAD, needs=("gone",)))
    page = _page(_program(*slots, stages=stages), last_turn=_in_restore(11))
    assert _part(page, "STAGES") == [
        "▸ Restore: session 12, after the 9 it takes",
        "Build waits for the gates of Tilt · Bridge",
        "Load: 1 session, after the gate of gone",
    ]


def test_the_stages_before_are_done() -> None:
    page = _page(_program(stages=(RESTORE, LOAD)), last_turn=_in_restore(9))
    assert _part(page, "STAGES") == ["Restore: done", "▸ Load: session 1 of 1"]


# Slots


def test_the_shipped_program_tells_its_four_slots() -> None:
    known = {one.id: one for one in Library().all()}
    shipped = program("basics")
    today = days.today(shipped, known.__getitem__, facts(), START)
    page = ProgramPage(today, known.get, Unit.KG, facts().settings.implements, today.due)
    found = [row for row in rows(page) if row.set_id is not None]
    assert [slot_named(str(row.set_id)) for row in found] == [0, 1, 2, 3]
    assert found[0].text == (
        "  1. Good morning, pipe  warm-up · 1 × 10 · rest 1:00 · tempo 3-1-1-0 · 4–6 in reserve"
        " · may be skipped"
    )
    assert found[2].text.startswith("  3. Romanian deadlift, empty bar  4 × 8–12 · rest 2:00")
    assert all(row.kind is RowKind.SET and row.is_selectable for row in found)


def test_the_own_dose_of_the_first_exercise_is_told_where_the_slot_has_none() -> None:
    own = _slot("march")
    without = _slot("march", dose=dose(reps=Range(5, 5), tempo=None))
    unknown = _slot("gone", dose=dose(rest=AS_NEEDED, tempo=None))
    page = replace(_page(_program()), today=_today(_program()))
    strange = replace(page.today, program=_program(own, without, unknown, _slot("lost")))
    assert _part(replace(page, today=strange, due=()), "SESSION") == [
        "1. March  3 × 10 each side · rest as needed · tempo 2-0-1-2",
        "2. March  3 × 5 each side · rest as needed",
        "3. gone  3 × 10 · rest as needed",
        "4. lost",
    ]


def test_a_slot_that_stays_on_what_it_lists_says_so() -> None:
    page = _page(_program(_slot("bridge", stays=True, skippable=True)))
    told = "1. Bridge  3 × 10 · rest as needed · tempo 2-0-1-2 · stays here · may be skipped"
    assert _part(page, "SESSION")[0] == told


def test_slots_are_told_day_by_day_with_their_places_in_the_whole() -> None:
    slots = (_slot("tilt", "bridge", days=("A",)), _slot("crawl"), _slot("crawl", days=("B",)))
    page = _page(_program(*slots, days=(A, B)), last_turn=Turn("A", START.date()))
    assert [text[:7] for text in _part(page, "A")] == ["1. Tilt", "or else", "2. Craw"]
    assert [text[:2] for text in _part(page, "B · next")] == ["2.", "3."]
    ids = [row.set_id for row in rows(page) if row.set_id]
    assert len(set(ids)) == len(ids) == 4
    assert [slot_named(row.set_id) for row in rows(page) if row.set_id] == [0, 1, 1, 2]


def test_the_only_day_is_not_called_the_next() -> None:
    assert "A" in _texts(_page(_program(days=(A,))))


def test_what_else_may_fill_a_slot_is_told_once() -> None:
    slots = (_slot("tilt", "crawl", stages=("Restore", "Load")),)
    page = _page(_program(*slots, days=(A, B), stages=(RESTORE, LOAD)))
    assert _part(page, "A · next")[0].endswith("in Restore and Load")
    assert _part(page, "A · next")[1] == "or else: Crawl"
    assert len(_part(page, "B")) == 1


def test_a_family_is_told_by_its_name_easiest_first() -> None:
    page = _page(_program(_slot("tilt", "bridge", family="bridge")))
    assert _part(page, "SESSION")[0].startswith("1. Bridges  3 × 10")
    assert _remarks(page) == ["easiest first: Tilt · Bridge"]
    assert _part(replace(page, families={}), "SESSION")[0].startswith("1. bridge  ")


# What it gives today


def test_nothing_is_said_of_today_where_a_slot_gives_what_it_lists() -> None:
    assert _remarks(_page(_program(_slot("tilt")))) == []


def test_a_slot_begins_below_a_gate_that_is_shut() -> None:
    assert _remarks(_page(_program(_slot("march")))) == ["begins at Bridge: its gate comes first"]


def test_a_warm_up_begins_below_a_gate_too() -> None:
    page = _page(_program(_slot("march", role=Role.WARMUP), _slot("tilt")))
    assert _remarks(page)[0] == "begins at Bridge: its gate comes first"


def test_an_easier_rung_that_was_chosen_is_no_matter_of_a_gate() -> None:
    opened = tuple(settled(*SHOWN, days=days) for days in (4, 2))
    chosen = said(DeclarationKind.CHOSEN, "bridge", days=1)
    pinned = said(DeclarationKind.PINNED, "bridge", days=1)
    page = _page(
        _program(_slot("march")),
        recent=opened,
        with_exercise={"bridge": opened},
        declarations=(chosen, pinned),
    )
    (remark,) = _remarks(page)
    assert remark.startswith("today Bridge: ")


def test_a_slot_has_come_to_what_its_gates_opened() -> None:
    done = tuple(settled(*SHOWN, days=days) for days in (4, 2))
    page = _page(_program(_slot("bridge")), recent=done, with_exercise={"bridge": done})
    assert _remarks(page) == ["has come to March"]


def test_a_slot_is_filled_by_what_can_be_done_with_what_is_at_hand() -> None:
    page = _page(_program(_slot("lift", "crawl")), MAT)
    assert _remarks(page) == [
        "or else: Crawl",
        "today Crawl",
        "Lift, heavy needs dumbbells or kettlebell, not at hand",
    ]


def test_only_some_of_what_cannot_be_done_is_told_one_by_one() -> None:
    page = _page(_program(_slot("crawl", *(one.id for one in PULLS))), MAT)
    assert _remarks(page)[1:] == [
        *(f"Pull {n} needs dumbbells or kettlebell, not at hand" for n in range(3)),
        "… and 2 more cannot be done with what is at hand",
    ]


def test_while_injured_the_reason_is_told() -> None:
    done = tuple(settled(*sets("march", 10, 10, 10), days=days) for days in (4, 2))
    opened = tuple(settled(*SHOWN, days=days) for days in (9, 7))
    page = _page(
        _program(_slot("march")),
        recent=(*done, *opened),
        with_exercise={"march": done, "bridge": opened},
        declarations=(said(DeclarationKind.INJURED, "yes"),),
    )
    (remark,) = _remarks(page)
    assert remark.startswith("today Crawl: ")
    (warm_up,) = _remarks(
        _page(
            _program(_slot("march", role=Role.WARMUP), _slot("tilt")),
            with_exercise={"march": done, "bridge": opened},
            declarations=(said(DeclarationKind.INJURED, "yes"),),
        )
    )[:1]
    assert warm_up == "today Crawl"


def test_the_load_that_it_begins_with_is_told() -> None:
    page = _page(_program(_slot("march")))
    planned = replace(page.due[0].planned, load=kg(20))
    page = replace(page, due=(replace(page.due[0], planned=planned),))
    assert _remarks(page) == ["begins at Bridge, 20 kg: its gate comes first"]


# Another program


LIFTED = settled(*sets("lift", 10, 10, 10, load=kg("22.5")))
TILTED = settled(*sets("tilt", 10), days=4)
PAST: dict[str, Any] = {
    "recent": (LIFTED, TILTED),
    "with_exercise": {"lift": (LIFTED,), "tilt": (TILTED,)},
    "settings": DUMBBELLS,
}


def _over(old: Program, new: Program, **changes: Any) -> tuple[str, ...]:
    return carries_over(_today(old, **PAST), _today(new, **(PAST | changes)), Unit.KG)


def test_what_goes_on_begins_and_ends_is_told() -> None:
    old = _program(_slot("crawl", role=Role.WARMUP), _slot("lift"), _slot("tilt"), _slot("pull1"))
    new = _program(_slot("crawl"), _slot("lift"), _slot("pull0"), name="Other")
    assert _over(old, new) == (
        "Lift, heavy goes on at 22.5 kg, with its history.",
        "New: Crawl · Pull 0.",
        "Not trained any more: Tilt. What was done stays on record.",
        "Other begins with session 1.",
    )


def test_what_the_other_program_lists_behind_something_else_is_not_called_ended() -> None:
    assert _over(_program(_slot("tilt")), _program(_slot("crawl", "tilt"))) == (
        "New: Crawl.",
        "Mine begins with session 1.",
    )


def test_what_has_no_load_goes_on_with_its_history() -> None:
    assert _over(_program(_slot("tilt")), _program(_slot("tilt"))) == (
        "Tilt goes on, with its history.",
        "Mine begins with session 1.",
    )


def test_a_program_goes_on_where_it_was_left_and_an_open_session_stays() -> None:
    staged = _program(_slot("tilt"), stages=(RESTORE,))
    assert _over(staged, staged, finished_of_program=3, unfinished="open")[1:] == (
        "3 sessions of Mine done before: it goes on with session 4, in Restore.",
        "The session that is open stays as it is.",
    )


def test_what_comes_on_other_days_counts_too() -> None:
    both = _program(_slot("tilt", days=("A",)), _slot("lift", days=("B",)), days=(A, B))
    of_all = _today(replace(both, days=()), **PAST).due
    today = _today(both, **PAST)
    assert carries_over(today, today, Unit.KG, of_all, of_all)[:2] == (
        "Tilt goes on, with its history.",
        "Lift, heavy goes on at 22.5 kg, with its history.",
    )

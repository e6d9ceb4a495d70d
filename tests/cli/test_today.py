"""The command `today`."""

from __future__ import annotations

import pytest

from postchain_tui.core.diary import Declaration, DeclarationKind
from postchain_tui.store import pain
from postchain_tui.store.store import Store
from tests import build
from tests.cli.commands import EVENING, NEXT_MORNING, Commands

SLOT_FIELDS = {
    "role", "exercise", "name", "family", "rung", "sets", "reps", "hold_seconds", "load_kg",
    "load_text", "plates_per_side", "rest", "tempo", "verdict", "reason", "gate", "choices", "last",
}  # fmt: skip
SET_FIELDS = {
    "id", "exercise", "kind", "reps", "reps_left", "reps_right", "load_kg", "load_typed", "unit",
    "seconds", "rpe", "pain", "rest_seconds", "tempo", "time_under_tension_seconds", "at", "note",
}  # fmt: skip


def test_before_anything_was_logged_it_gives_the_four_slots_of_the_article(
    commands: Commands,
) -> None:
    slots = commands.data("today")["slots"]
    assert [
        (slot["role"], slot["exercise"], slot["sets"], slot["reps"], slot["rest"]) for slot in slots
    ] == [
        ("warmup", "gm_pvc", 1, [10, 10], {"mode": "countdown", "seconds": 60}),
        ("work", "glute_bridge", 3, [10, 10], {"mode": "as_needed", "seconds": None}),
        ("work", "rdl_empty_bar", 4, [8, 12], {"mode": "countdown", "seconds": 120}),
        ("work", "gm_pvc", 2, [10, 12], {"mode": "countdown", "seconds": 60}),
    ]
    assert {slot["verdict"] for slot in slots} == {"start"}
    assert [slot["load_kg"] for slot in slots] == [None, None, 20, None]


@pytest.mark.parametrize(
    ("implements", "expected"),
    [
        ("mat,pipe,dumbbells", "rdl_dumbbell"),
        ("mat,pipe,kettlebell", "rdl_kettlebell"),
        ("mat,pipe", "dowel_hinge"),
        ("mat", "wall_hinge"),
    ],
)
def test_without_a_barbell_the_hinge_is_what_there_is(
    commands: Commands, implements: str, expected: str
) -> None:
    assert commands("config", "set", "implements", implements).code == 0
    slots = commands.data("today")["slots"]
    assert slots[2]["exercise"] == expected
    assert slots[2]["load_kg"] is None


def test_a_new_file_has_nothing_to_say_about_pain(commands: Commands) -> None:
    document = commands.data("today")
    assert document["now"] == EVENING
    assert document["date"] == "2026-03-02"
    assert document["light"] is None
    assert document["light_reason"] is None
    assert document["owes_morning"] is None
    assert document["unfinished_session"] is None
    assert document["program"] == "basics"
    assert document["session_number"] == 1
    assert document["injured"] is False
    assert isinstance(document["estimated_minutes"], int)


def test_slots_and_sets_have_exactly_the_promised_fields(commands: Commands) -> None:
    commands("log", "rdl 4*20x12@7 p0 r120")
    slot = commands.data("today", now=NEXT_MORNING)["slots"][2]
    assert set(slot) == SLOT_FIELDS
    assert [set(done) for done in slot["last"]] == [SET_FIELDS] * 4
    assert slot["verdict"] == "repeat"
    assert slot["tempo"] == "3-1-1-0"
    assert slot["plates_per_side"] == []
    assert slot["gate"]["met"] == [
        "4 sets of 8 or more",
        "no pain in any set",
        "rests of 150 s at most",
        "not injured",
    ]
    assert set(slot["gate"]["met"]) < set(slot["gate"]["needs"])


def test_a_missing_file_is_not_made(commands: Commands) -> None:
    before = set(commands.db.parent.iterdir())
    assert commands("today").code == 0
    assert set(commands.db.parent.iterdir()) == before


def test_the_morning_is_owed_until_it_is_given(commands: Commands) -> None:
    session = commands.data("log", "bridge 10 p1")
    assert commands.data("today")["owes_morning"] is None
    owed = commands.data("today", now=NEXT_MORNING)["owes_morning"]
    assert owed == {"session_id": session["id"], "local_date": "2026-03-02"}
    assert "postchain pain" in commands("today", now=NEXT_MORNING).out
    assert commands("pain", "2", now=NEXT_MORNING).code == 0
    assert commands.data("today", now=NEXT_MORNING)["owes_morning"] is None


def test_the_light_has_its_reason(commands: Commands) -> None:
    commands("log", "bridge 10 p6")
    document = commands.data("today")
    assert (document["light"], document["light_reason"]) == ("red", "worst in the sets 6")
    assert "● red  worst in the sets 6" in commands("today").lines


def test_loads_are_told_in_the_unit_of_the_person(commands: Commands) -> None:
    commands("config", "set", "units", "lb")
    slot = commands.data("today")["slots"][2]
    assert slot["load_text"] == "45 lb"
    assert slot["load_kg"] == 20.412


def test_the_text_fits_eighty_columns_and_says_all_that_is_due(commands: Commands) -> None:
    commands("log", "rdl 12; bridge 9 p3; gm 8")
    result = commands("today", now=NEXT_MORNING)
    assert all(len(line) <= 80 for line in result.lines)
    assert result.lines[0].startswith("Basics, session 2 ")
    assert result.lines[0].endswith("Tue 3 Mar · about 27 min")
    assert "     4 × 8–12 · 20 kg (bar only) · rest 2:00 · tempo 3-1-1-0" in result.lines
    assert "     Hold at 3 × 10: pain 3 in set 1." in result.lines
    assert any("Next rung: " in line for line in result.lines)


def test_an_injury_is_told(commands: Commands) -> None:
    with Store.open(commands.db, device="test", now=lambda: build.START) as store:
        said = Declaration("id", build.START, DeclarationKind.INJURED, "yes")
        pain.declare(store, said, "say injured: yes")
    assert commands.data("today")["injured"] is True
    assert "You said that something is injured." in commands("today").lines


def test_an_exercise_without_a_tempo_has_none(commands: Commands) -> None:
    commands("config", "set", "program", "recovery")
    slots = commands.data("today")["slots"]
    assert [slot["exercise"] for slot in slots] == ["cat_camel", "pelvic_tilt", "brisk_walk"]
    assert slots[2]["tempo"] is None
    assert all(len(line) <= 80 for line in commands("today").lines)


def test_a_load_nobody_has_set_is_said_to_be_so(commands: Commands) -> None:
    commands("config", "set", "implements", "pipe,dumbbells")
    assert "load not set yet" in commands("today").out
    commands("log", "rdl 10x12")
    assert commands.data("today")["slots"][2]["load_text"] == "10 kg per hand"

"""The exercises as a person stands to them, read from what is on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from postchain_tui.coach import shelf
from postchain_tui.core.diary import DeclarationKind, PainKind, SetRecord
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise_page import rows
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.records import Best
from postchain_tui.core.rungs import ExercisePage, Rung, RungState
from postchain_tui.core.searching import found
from postchain_tui.store import records
from tests.build import kg, sets, settled
from tests.coach.home import LIBRARY, MONDAY, Home

SIBLINGS = ("single_leg_bridge", "weighted_bridge", "hip_thrust_bodyweight")


def _recorded(home: Home, *done: SetRecord, days: float = 2, **changes: Any) -> None:
    """Put a session that the back took well on record, so many days ago."""
    past = settled(*done, **changes)
    start = MONDAY - timedelta(days=days)
    name = f"s{days}-{done[0].exercise}"
    past = replace(
        past,
        id=name,
        started_at=start,
        ended_at=start + timedelta(hours=1),
        sets=tuple(
            replace(one, id=f"{name}-{n}", ordinal=n, at=start + timedelta(minutes=n))
            for n, one in enumerate(done, start=1)
        ),
    )
    records.create(home.store, past, None, "train")
    morning = start + timedelta(hours=14)
    home.coach.record_pain(PainKind.MORNING, past.pain_morning, past, morning)


def _rung(page: ExercisePage, name: str) -> Rung:
    (found_,) = (rung for rung in page.ladder if rung.exercise.id == name)
    return found_


def _state(home: Home, name: str) -> tuple[RungState, str]:
    rung = _rung(shelf.page_of(home.coach, name), name)
    return rung.state, rung.why


def _texts(page: ExercisePage) -> list[str]:
    return [row.text for row in rows(page)]


@pytest.fixture
def with_bridges() -> Home:
    """Two sessions that show all that the gate of the bridge asks for."""
    home = Home()
    for days in (6, 3):
        _recorded(home, *sets("glute_bridge", 10, 10, 10), days=days)
    return home


@pytest.mark.parametrize("injured", ["no", "yes"])
def test_every_exercise_has_its_page_with_and_without_an_injury(injured: str) -> None:
    home = Home()
    _recorded(home, *sets("glute_bridge", 10, 10, 10))
    home.coach.declare(DeclarationKind.INJURED, injured)
    for name in LIBRARY.ids:
        page = shelf.page_of(home.coach, name)
        assert [rung.exercise.id for rung in page.ladder].count(name) == 1
        texts = _texts(page)
        for step in page.exercise.guidance.steps:
            assert any(text.endswith(step) for text in texts)
        assert sum(text.startswith("▸ ") for text in texts) == 1
        assert not {one for one in page.names.values() if "_" in one}
        assert all(rung.why for rung in page.ladder)


def test_there_is_no_page_of_what_does_not_exist() -> None:
    with pytest.raises(InputError):
        shelf.page_of(Home().coach, "leg_extension")


def test_what_is_due_has_its_target_and_reason() -> None:
    home = Home()
    page = shelf.page_of(home.coach, "glute_bridge")
    (place,) = page.due
    due = next(one for one in home.coach.today().due if one.planned.exercise == page.exercise)
    assert place == due.planned
    assert f"  {place.reason}" in _texts(page)
    assert _state(home, "glute_bridge") == (RungState.DUE, "due today")


def test_what_is_due_to_warm_up_and_to_work_is_told_twice() -> None:
    page = shelf.page_of(Home().coach, "gm_pvc")
    assert [place.role for place in page.due] == ["warmup", "work"]


def test_a_rung_above_is_locked_and_says_what_is_missing() -> None:
    home = Home()
    _recorded(home, *sets("glute_bridge", 10, 10, 10))
    state, why = _state(home, "weighted_bridge")
    assert state is RungState.LOCKED
    assert why == (
        "locked: Glute bridge needs 3 × 10 or more, no pain in any set, pain before 2 at most, "
        "form held in every rep, in two sessions running; missing: "
        "the gate asks for two sessions running, so far it is one"
    )
    above = _rung(shelf.page_of(home.coach, "glute_bridge"), "barbell_hip_thrust")
    assert above.why == "locked: Hip thrust, bodyweight or Weighted bridge comes first"


def test_an_open_gate_opens_what_it_leads_to(with_bridges: Home) -> None:
    page = shelf.page_of(with_bridges.coach, "glute_bridge")
    assert all(one.met for one in page.conditions)
    states = {rung.exercise.id: rung.state for rung in page.ladder}
    assert states["single_leg_bridge"] is states["hip_thrust_bodyweight"] is RungState.OPEN
    assert states["pelvic_tilt"] is RungState.OPEN
    assert states["barbell_hip_thrust"] is RungState.LOCKED


def test_a_gate_is_open_in_a_family_that_no_program_has() -> None:
    home = Home()
    assert _state(home, "side_lying_abduction")[0] is RungState.LOCKED
    for days in (6, 3):
        _recorded(home, *sets("clamshell", 20, 20, 20), days=days)
    assert _state(home, "side_lying_abduction") == (RungState.OPEN, "open")
    assert _state(home, "clamshell") == (RungState.OPEN, "done before")


def test_another_way_up_stays_open_once_its_gate_was(with_bridges: Home) -> None:
    home = with_bridges
    home.coach.declare(DeclarationKind.CHOSEN, "hip_thrust_bodyweight")
    home.clock.advance(days=3)
    _recorded(home, *sets("glute_bridge", 5), days=1, form_ok=())
    assert _state(home, "hip_thrust_bodyweight") == (RungState.DUE, "due today")
    assert not all(one.met for one in shelf.page_of(home.coach, "glute_bridge").conditions)
    assert _state(home, "single_leg_bridge") == (RungState.OPEN, "open")
    assert _state(home, "single_leg_hip_thrust")[0] is RungState.LOCKED


def test_what_is_open_but_not_at_hand_is_neither_open_nor_locked() -> None:
    home = Home()
    assert _state(home, "rdl_kettlebell") == (
        RungState.NEITHER,
        "needs kettlebell, not at hand",
    )
    home.coach.set_setting("implements", "mat,kettlebell")
    assert _state(home, "rdl_kettlebell")[0] is not RungState.NEITHER


def test_an_injury_locks_what_is_not_allowed_then(with_bridges: Home) -> None:
    home = with_bridges
    home.coach.declare(DeclarationKind.INJURED, "yes")
    assert _state(home, "rdl_empty_bar") == (RungState.LOCKED, "locked while injured")
    page = shelf.page_of(home.coach, "rdl_empty_bar")
    assert [place.exercise.id for place in page.due] == ["dowel_hinge"]
    assert _rung(page, "dowel_hinge").state is RungState.DUE
    assert any("Hip hinge, pipe takes its place" in text for text in _texts(page))
    assert _state(home, "glute_bridge")[0] is RungState.DUE
    for sibling in SIBLINGS:
        assert _state(home, sibling) == (RungState.LOCKED, "locked while injured")


def test_what_is_done_in_spite_of_an_injury_is_due() -> None:
    home = Home()
    home.coach.declare(DeclarationKind.INJURED, "yes")
    home.clock.advance(minutes=1)
    home.coach.declare(DeclarationKind.ANYWAY, "rdl_empty_bar")
    assert _state(home, "rdl_empty_bar") == (RungState.DUE, "due today")


def test_a_warning_sign_locks_everything() -> None:
    home = Home()
    home.coach.declare(DeclarationKind.RED_FLAG, min(home.coach.past.urgent_flags))
    for name in ("glute_bridge", "rdl_barbell", "brisk_walk"):
        assert _state(home, name)[0] is RungState.LOCKED
    assert {one.note for one in shelf.choices(home.coach)} == {"× locked"}


def test_a_rung_that_was_reached_and_left_for_a_lower_one_is_marked() -> None:
    home = Home()
    _recorded(home, *sets("rdl_empty_bar", 8, 8, 8, 8, load=kg(20)), days=9)
    _recorded(home, *sets("rdl_barbell", 8, 8, 8, 8, load=kg(22.5)), days=6)
    _recorded(
        home,
        *sets("rdl_barbell", 8, 8, 8, 8, load=kg(22.5), pain=7),
        days=3,
        pain_after=7,
        pain_morning=7,
    )
    due = {one.decision.reached: one.planned.exercise.id for one in home.coach.today().work}
    assert due["rdl_barbell"] == "rdl_empty_bar"
    assert _state(home, "rdl_barbell") == (RungState.DUE, "reached")
    assert _state(home, "rdl_empty_bar") == (RungState.DUE, "due today")


def test_history_is_the_newest_sessions_and_the_best_set_of_all_times() -> None:
    home = Home()
    _recorded(home, *sets("band_row", 30), days=300)
    for days in range(1, 11):
        _recorded(home, *sets("band_row", 10), days=days)
    page = shelf.page_of(home.coach, "band_row")
    assert [one.local_date for one in page.history[:5]] == [
        (MONDAY - timedelta(days=days)).date() for days in range(1, 6)
    ]
    assert page.best == Best(None, 30)
    told = _texts(page)
    assert told[-6] == "  Sun 1 Mar  10 · worst pain 0"
    assert told[-1] == "  best set: 30 reps"


def test_the_best_set_has_the_greatest_load_and_of_assistance_the_least() -> None:
    home = Home()
    for name in ("rdl_barbell", "nordic_assisted"):
        _recorded(home, *sets(name, 8, load=kg(20)), *sets(name, 4, load=kg(30)))
    assert shelf.page_of(home.coach, "rdl_barbell").best == Best(30_000, 4)
    assert shelf.page_of(home.coach, "nordic_assisted").best == Best(20_000, 8)


def test_sets_that_hurt_too_much_or_have_no_rep_are_no_best() -> None:
    home = Home()
    _recorded(home, *sets("rdl_barbell", 8, load=kg(30), pain=9), *sets("rdl_barbell", 0))
    assert shelf.page_of(home.coach, "rdl_barbell").best is None


def test_loads_are_told_in_the_unit_in_use() -> None:
    home = Home()
    home.coach.set_setting("units", "lb")
    _recorded(home, *sets("rdl_barbell", 8, load=Load(Decimal(100), Unit.LB)))
    assert _texts(shelf.page_of(home.coach, "rdl_barbell"))[-1] == "  best set: 100 lb × 8"


def test_all_exercises_are_listed_once_family_by_family() -> None:
    listed = shelf.choices(Home().coach)
    assert tuple(one.id for one in listed) == LIBRARY.ids
    notes = {one.id: one.note for one in listed}
    assert notes["glute_bridge"] == "● due"
    assert notes["weighted_bridge"] == "× locked"
    assert notes["pelvic_tilt"] == ""


def test_the_list_and_the_page_agree_on_what_is_locked(with_bridges: Home) -> None:
    for one in shelf.choices(with_bridges.coach):
        state, _ = _state(with_bridges, one.id)
        assert (one.note == "× locked") == (state is RungState.LOCKED)
        assert (one.note == "● due") == (state is RungState.DUE)


@pytest.mark.parametrize(
    ("text", "expected", "missing"),
    [
        ("hip thruster", "hip_thrust_bodyweight", "glute_bridge"),
        ("hamstrings injured", "dowel_hinge", "rdl_barbell"),
        ("at hand barbell", "rdl_empty_bar", "rdl_kettlebell"),
        ("hex bar", "trap_bar_deadlift", "rdl_barbell"),
        ("leg curls", "nordic_curl", "glute_bridge"),
        ("gm", "gm_pvc", "glute_bridge"),
    ],
)
def test_an_exercise_is_found_by_any_of_its_words(text: str, expected: str, missing: str) -> None:
    ids = [one.id for one in found(shelf.choices(Home().coach), text)]
    assert expected in ids
    assert missing not in ids


def test_injured_finds_exactly_what_is_allowed_then() -> None:
    ids = {one.id for one in found(shelf.choices(Home().coach), "injured")}
    assert ids == {one.id for one in LIBRARY.all() if one.allowed_when_injured}


def test_at_hand_finds_exactly_what_can_be_done_with_what_there_is() -> None:
    home = Home()
    home.coach.set_setting("implements", "mat")
    ids = {one.id for one in found(shelf.choices(home.coach), "at hand")}
    assert ids == {one.id for one in LIBRARY.all() if one.possible_with(frozenset({"mat"}))}

"""The shipped programs."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.programs import program, programs
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Range
from postchain_tui.core.own_program import mistakes
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Program, Role, Slot, Stage
from postchain_tui.core.settings import IMPLEMENTS, Settings
from postchain_tui.core.today import Today, today
from tests.build import START, facts

LIBRARY = Library()
EVERYTHING = frozenset(IMPLEMENTS)
MAT_AND_PIPE = frozenset({"mat", "pipe"})
PLAN = program("restore_build_load")
LIFTS = frozenset({"glute_bridge", "rdl_empty_bar", "gm_pvc"})
ALL = pytest.mark.parametrize("known", programs(), ids=lambda known: known.id)


def parts(known: Program) -> list[Program]:
    """A program as it is in each of its stages."""
    stages = known.stages or (None,)
    return [replace(known, slots=known.slots_of(None, stage), stages=()) for stage in stages]


def first_day(known: Program, implements: frozenset[str]) -> Today:
    """The first session of somebody with so much at hand."""
    settings = Settings(implements=implements)
    return today(known, LIBRARY.exercise, facts(settings=settings), START)


def test_basics_is_the_first_program() -> None:
    assert programs()[0].id == "basics"
    assert program("basics") is programs()[0]


def test_every_shipped_program_file_is_known_by_its_id() -> None:
    folder = files("postchain_tui.catalog") / "programs"
    assert {file.name for file in folder.iterdir()} == {f"{known.id}.toml" for known in programs()}


def test_an_unknown_program_is_refused_with_what_there_is() -> None:
    with pytest.raises(InputError, match="basics"):
        program("../basics")


@ALL
def test_a_shipped_program_keeps_what_is_asked_of_ones_own(known: Program) -> None:
    assert mistakes(known, LIBRARY.exercise) == ()
    assert known.goal
    assert known.summary


@ALL
def test_every_exercise_of_a_program_exists_and_fits_the_dose_of_its_slot(known: Program) -> None:
    for slot in known.slots:
        for exercise in map(LIBRARY.exercise, slot.exercises):
            if slot.dose is not None:
                assert slot.dose.hold_seconds is None
                assert exercise.dose.hold_seconds is None


@ALL
def test_the_last_choice_of_a_slot_needs_no_more_than_a_mat(known: Program) -> None:
    for slot in known.slots:
        assert LIBRARY.exercise(slot.exercises[-1]).possible_with(frozenset({"mat"}))


@ALL
@pytest.mark.parametrize("at_hand", [frozenset({"mat"}), MAT_AND_PIPE, EVERYTHING])
def test_every_slot_gives_something_that_can_be_done(
    known: Program, at_hand: frozenset[str]
) -> None:
    for part in parts(known):
        plan = first_day(part, at_hand).plan
        assert len(plan) == len(part.slots)
        for planned in plan:
            assert planned.exercise.possible_with(at_hand)
            assert planned.dose.sets > 0
            assert planned.verdict is not Verdict.LOCKED


@ALL
def test_a_program_takes_the_doses_of_the_article_for_its_lifts(known: Program) -> None:
    for slot in known.slots:
        for exercise in LIFTS.intersection(slot.exercises):
            own, dose = LIBRARY.exercise(exercise).dose, slot.dose
            if slot.role is Role.WARMUP and exercise == "gm_pvc":
                assert dose is not None
                assert dose.sets in {1, 2}
                assert dose.reps == Range(10, 10)
            else:
                assert dose in {None, own}


@ALL
def test_no_program_promises_that_a_back_heals(known: Program) -> None:
    text = f"{known.goal} {known.summary}".casefold()
    assert not any(word in text for word in ("cure", "heal", "prevent", "will not worsen"))


def test_one_skippable_warm_up_set_opens_the_session() -> None:
    first, *others = program("basics").slots
    assert first.role is Role.WARMUP
    assert first.skippable
    assert first.dose is not None
    assert (first.dose.sets, first.dose.reps) == (1, Range(10, 10))
    assert first.dose.rest == LIBRARY.exercise("gm_pvc").dose.rest
    assert [(slot.role, slot.skippable) for slot in others] == [(Role.WORK, False)] * 3


@pytest.mark.parametrize("gentle", ["recovery", "flare_day"])
def test_a_gentle_session_is_allowed_while_injured(gentle: str) -> None:
    for slot in program(gentle).slots:
        assert all(LIBRARY.exercise(option).allowed_when_injured for option in slot.exercises)


@pytest.mark.parametrize("unloaded", ["recovery", "flare_day", "hinge_warmup"])
def test_what_could_lead_on_to_a_load_stays_or_is_a_warm_up(unloaded: str) -> None:
    for slot in program(unloaded).slots:
        assert slot.stays or slot.role is Role.WARMUP
        for exercise in map(LIBRARY.exercise, slot.exercises):
            assert not exercise.load_type.takes_load


def test_pain_in_the_lifts_of_a_flare_day_counts() -> None:
    work = {slot.exercises[0] for slot in program("flare_day").slots if slot.role is Role.WORK}
    assert work >= {"glute_bridge", "gm_pvc"}


def test_the_hinge_warm_up_ends_with_what_the_article_warms_up_with() -> None:
    last = program("hinge_warmup").slots[-1]
    exercise = LIBRARY.exercise(last.exercises[0])
    assert set(exercise.warmup_for) == {"deadlift", "squat", "run", "press"}
    assert not last.skippable


def test_the_twelve_weeks_have_three_stages_and_the_article_s_gates_before_the_second() -> None:
    assert PLAN.stages == (
        Stage("Restore", 9),
        Stage("Build", 12, ("glute_bridge", "rdl_empty_bar")),
        Stage("Load", 12),
    )
    assert first_day(PLAN, EVERYTHING).stage is not None


def _is_lift(slot: Slot) -> bool:
    return slot.role is Role.WORK and slot.exercises[0] in LIFTS


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_three_lifts_go_through_all_twelve_weeks_in_the_order_of_the_article(
    number: int,
) -> None:
    warm_up, *work = PLAN.slots_of(None, PLAN.stages[number])
    assert (warm_up.role, warm_up.exercises[0]) == (Role.WARMUP, "gm_pvc")
    lifts = work[:3]
    assert [(slot.exercises, slot.dose) for slot in lifts] == [
        (slot.exercises, slot.dose) for slot in program("basics").slots[1:]
    ]
    assert all(map(_is_lift, lifts))


def test_all_of_restore_stays_and_nothing_after_it() -> None:
    work = [slot for slot in PLAN.slots if slot.role is Role.WORK]
    assert all(slot.stays == (slot.stages == ("Restore",)) for slot in work)


@pytest.mark.parametrize(
    ("number", "extras"),
    [
        (0, ["bird_dog", "side_plank_knees", "curl_up"]),
        (1, ["back_ext_45", "band_row", "hamstring_walkout", "calf_raise"]),
        (2, ["back_ext_45", "side_plank_knees"]),
    ],
)
def test_each_stage_has_its_extras_which_may_be_left_out(number: int, extras: list[str]) -> None:
    slots = PLAN.slots_of(None, PLAN.stages[number])
    added = [slot for slot in slots if slot.role is Role.WORK and not _is_lift(slot)]
    assert [slot.exercises[0] for slot in added] == extras
    assert all(slot.skippable for slot in added)

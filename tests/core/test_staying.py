"""A slot that stays on what it lists, whatever gates open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core import today as days
from postchain_tui.core.case import Case
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import DeclarationKind, SessionRecord
from postchain_tui.core.exercise import Ladder, LoadType, Range
from postchain_tui.core.ladder import has_passed, stand
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Program, Role, Slot, Stage
from postchain_tui.core.progression import decide
from postchain_tui.core.reasons import STAYS
from postchain_tui.core.schedule import Turn
from tests.build import START, ago, case, dose, exercise, facts, gate, kg, said, sets, settled

CHOSEN, PINNED = DeclarationKind.CHOSEN, DeclarationKind.PINNED

FLOOR = exercise(id="floor", gate=gate(), ladder=Ladder((), ("low",), (), (), "floor"))
LOW = exercise(
    id="low", gate=gate(), ladder=Ladder(("floor",), ("high", "other"), ("high",), (), "low")
)
HIGH = exercise(
    id="high",
    name="High",
    gate=gate(),
    allowed_when_injured=False,
    ladder=Ladder(("low",), (), (), (), "low"),
)
OTHER = exercise(id="other", family="other", ladder=Ladder((), (), (), (), "other"))
LIFT = exercise(
    id="lift",
    load_type=LoadType.EXTERNAL,
    load_step_grams=2500,
    dose=dose(reps=Range(8, 12)),
    gate=gate(),
    ladder=Ladder((), ("high",), (), (), "lift"),
)
KNOWN = (FLOOR, LOW, HIGH, OTHER, LIFT)
OPEN = tuple(settled(*sets(LOW, 10, 10, 10), days=days) for days in (4, 2))
RISEN = tuple(settled(*sets(LIFT, 12, 12, 12, load=kg(20)), days=days) for days in (4, 2))


def _slot(*exercises: str, stays: bool = True) -> Slot:
    return Slot(Role.WORK, exercises, None, skippable=False, stays=stays)


def _case(*sessions: SessionRecord, slot: Slot | None = None, **on_record: Any) -> Case:
    return case(*sessions, exercises=KNOWN, slot=slot or _slot("low"), **on_record)


def _due(*sessions: SessionRecord, slot: Slot | None = None, **on_record: Any) -> Decision:
    return decide(_case(*sessions, slot=slot, **on_record))


def _told(decision: Decision) -> tuple[Verdict, str, tuple[str, ...]]:
    return decision.verdict, decision.exercise.id, decision.choices


def test_it_stays_though_the_gate_is_open() -> None:
    climbing = _due(*OPEN, slot=_slot("low", stays=False))
    assert _told(climbing) == (Verdict.PROGRESS, "high", ())
    assert _told(_due(*OPEN)) == (Verdict.REPEAT, "low", ())


def test_it_stays_though_a_harder_rung_was_done_and_chosen() -> None:
    done = settled(*sets(HIGH, 10, 10, 10), days=1)
    told = (said(CHOSEN, "high", 1.5),)
    assert _told(_due(*OPEN, done, declarations=told)) == (Verdict.REPEAT, "low", ())
    climbing = _due(*OPEN, done, declarations=told, slot=_slot("low", stays=False))
    assert climbing.exercise == HIGH


def test_it_says_that_the_program_stays_and_what_the_last_time_was() -> None:
    stays = _due(*OPEN)
    assert stays.reason == (
        "Stay at 3 × 10: the program stays here; last time 10 10 10, 2 days ago."
    )
    assert stays.outlook == STAYS
    assert stays.missing == ()
    first = _due()
    assert (first.verdict, first.outlook) == (Verdict.START, STAYS)
    assert "form" in _due(settled(*sets(LOW, 10, 10, 10), form_ok=())).shortfall


def test_what_can_be_done_first_of_what_it_lists_is_done() -> None:
    assert _due(slot=_slot("other", "low")).exercise == OTHER
    bare = replace(OTHER, implements=(("sofa",),))
    known = (bare, LOW, FLOOR, HIGH)
    assert stand(case(exercises=known, slot=_slot("other", "low"))).exercise == LOW


def test_a_gate_of_the_article_comes_before_what_it_lists() -> None:
    assert _due(slot=_slot("high")).exercise == LOW
    assert _due(OPEN[0], slot=_slot("high")).exercise == LOW
    assert _due(*OPEN, slot=_slot("high")).exercise == HIGH


def test_of_what_it_lists_another_one_may_be_chosen_and_nothing_else() -> None:
    both = _slot("low", "other")
    assert _due(slot=both, declarations=(said(CHOSEN, "other"),)).exercise == OTHER
    assert _due(slot=both, declarations=(said(CHOSEN, "floor"),)).exercise == LOW
    climbing = replace(both, stays=False)
    assert _due(slot=climbing, declarations=(said(CHOSEN, "floor"),)).exercise == FLOOR


def test_a_pin_is_said_to_be_the_persons_own_wish() -> None:
    pinned = stand(_case(*OPEN, declarations=(said(PINNED, "low"),)))
    assert (pinned.exercise, pinned.pinned) == (LOW, True)
    assert not stand(_case(*OPEN)).pinned
    assert "you chose to stay" in _due(*OPEN, declarations=(said(PINNED, "low"),)).reason


def test_its_load_rises_all_the_same() -> None:
    lift = _due(*RISEN, slot=_slot("lift"))
    assert (lift.verdict, lift.exercise, lift.load) == (Verdict.PROGRESS, LIFT, kg("22.5"))
    short = _due(RISEN[0], slot=_slot("lift"))
    assert short.outlook.startswith("It goes up with")
    assert "the program stays" not in short.reason


def test_pain_takes_off_as_anywhere_and_it_comes_back() -> None:
    red = settled(*sets(LOW, 10, 10, 10, pain=7), days=6)
    back = _due(red)
    assert (back.verdict, back.exercise) == (Verdict.REGRESS, FLOOR)
    greens = [settled(*sets(FLOOR, 10, 10, 10), days=days) for days in (4, 2)]
    waiting = _due(red, greens[0])
    assert (waiting.exercise, waiting.outlook == STAYS) == (FLOOR, False)
    assert _due(red, *greens).exercise == LOW


def test_an_injury_sends_it_to_what_may_be_done_then() -> None:
    injured = said(DeclarationKind.INJURED)
    assert _due(*OPEN, slot=_slot("high"), declarations=(injured,)).exercise == LOW


# The gates of stages


def test_it_has_passed_where_the_gate_is_open_not_where_something_harder_was_done() -> None:
    assert has_passed(_case(*OPEN))
    assert not has_passed(_case(OPEN[0]))
    higher = settled(*sets(HIGH, 10, 10, 10), days=1)
    worse = settled(*sets(LOW, 10, 7), days=1)
    assert not has_passed(_case(*OPEN, worse, higher))
    assert has_passed(_case(*OPEN, higher))


def test_what_was_chosen_to_stay_on_has_to_be_passed() -> None:
    both = _slot("low", "floor", "other")
    to_floor = (said(CHOSEN, "floor", 9),)
    assert not has_passed(_case(slot=both, declarations=to_floor))
    shown = tuple(settled(*sets(FLOOR, 10, 10, 10), days=days) for days in (4, 2))
    assert has_passed(_case(*shown, slot=both, declarations=to_floor))
    assert has_passed(_case(slot=both, declarations=(said(CHOSEN, "other"),)))


def test_what_rises_by_load_keeps_nobody() -> None:
    assert has_passed(_case(slot=_slot("lift")))


@pytest.mark.parametrize(("shown", "stage"), [(OPEN, "Two"), (OPEN[:1], "One")])
def test_a_stage_begins_when_what_stayed_opened_its_gate(
    shown: tuple[SessionRecord, ...], stage: str
) -> None:
    first = replace(_slot("low"), stages=("One",))
    second = replace(_slot("low", stays=False), stages=("Two",))
    program = Program(
        "own", "Own", "", "", (first, second), (), (Stage("One", 2), Stage("Two", 2, ("low",)))
    )
    known = {one.id: one for one in KNOWN}
    record = facts(
        with_exercise={"low": shown},
        recent=shown,
        last_turn=Turn("", ago(2).date(), "One", {"One": 2}),
    )
    day = days.today(program, known.__getitem__, record, START)
    assert day.stage is not None
    assert (day.stage.stage.name, day.plan[0].exercise.id) == (
        stage,
        "high" if stage == "Two" else "low",
    )

"""What may be chosen, and why something else may not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.choosing import INJURED_RULE, Choice, refusal_anyway, refusal_not_due
from postchain_tui.core.decision import Decision
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.gates import Condition
from postchain_tui.core.plan import Verdict
from tests import build

AT_HAND = frozenset({"mat", "pipe", "bench"})


def rung(
    name: str, below: tuple[str, ...] = (), above: tuple[str, ...] = (), **changes: Any
) -> Exercise:
    made = build.exercise(id=name, name=name.capitalize(), **changes)
    return replace(made, ladder=replace(made.ladder, regressions=below, progressions=above))


TILT = rung("tilt", above=("bridge",))
BRIDGE = rung("bridge", ("tilt",), ("single", "thrust"))
SINGLE = rung("single", ("bridge",), ("hard",))
THRUST = rung("thrust", ("bridge", "single"), implements=(("bench", "step"), ("loop_band", "band")))
HARD = rung("hard", ("single",))
PIPE = rung("pipe", family="good_morning")
BAR = rung("bar", family="good_morning", allowed_when_injured=False)
WALK = rung("walk", family="walking")
ALL = {one.id: one for one in (TILT, BRIDGE, SINGLE, THRUST, HARD, PIPE, BAR, WALK)}


def decision(exercise: Exercise = BRIDGE, **changes: Any) -> Decision:
    return replace(Decision(Verdict.REPEAT, exercise, exercise.dose, None, ""), **changes)


def refusal(wanted: Exercise, *due: Decision, **changes: Any) -> str:
    choice = Choice(due or (decision(),), frozenset({"bridge"}), AT_HAND, False, ALL.__getitem__)
    return replace(choice, **changes).refusal(wanted)


def test_what_is_open_may_be_chosen() -> None:
    assert refusal(SINGLE, decision(choices=("single",))) == ""
    assert refusal(THRUST, decision(choices=("single", "thrust"))) == ""


@pytest.mark.parametrize("wanted", [BRIDGE, SINGLE, HARD])
def test_what_is_due_and_what_led_to_it_may_be_chosen(wanted: Exercise) -> None:
    assert refusal(wanted, decision(HARD)) == ""


def test_another_way_that_the_gate_below_has_opened_may_be_chosen() -> None:
    banded = AT_HAND | {"band"}
    assert refusal(THRUST, decision(SINGLE), implements=banded) == ""
    assert refusal(THRUST, decision(reached="single"), implements=banded) == ""
    assert "not open yet" in refusal(THRUST, decision(), implements=banded)


def test_an_easier_rung_of_the_family_may_be_chosen() -> None:
    for due in (decision(), decision(HARD), decision(THRUST)):
        assert refusal(TILT, due) == ""
    other = replace(TILT, family="hinge")
    known = {**ALL, "tilt": other}
    assert "Nothing that is due" in refusal(other, decision(), exercise_of=known.__getitem__)


def test_what_the_program_lists_may_be_chosen() -> None:
    assert refusal(WALK, listed=frozenset({"walk"})) == ""


def test_what_cannot_be_done_with_what_is_at_hand_is_refused_with_what_it_needs() -> None:
    told = refusal(THRUST, listed=frozenset({"thrust"}))
    assert told == "Thrust needs loop band or band, which your settings do not list."


def test_a_shut_gate_says_what_is_still_to_be_shown() -> None:
    conditions = (Condition("3 sets of 10", True), Condition("no pain", False))
    told = refusal(SINGLE, decision(PIPE), decision(conditions=conditions))
    assert told == "Single is not open yet; Bridge still has to show: no pain."
    assert refusal(HARD, decision(conditions=conditions)).startswith("Hard is not open yet; Bridge")


def test_where_no_condition_is_open_the_reason_is_given() -> None:
    told = refusal(SINGLE, decision(reason="Same again: pain 3 in set 2."))
    assert told == "Single is not open yet (Same again: pain 3 in set 2)."
    assert refusal(SINGLE) == "Single is not open yet."


def test_what_nothing_leads_to_is_refused() -> None:
    assert refusal(WALK) == "Nothing that is due leads to Walk."


def test_an_injury_keeps_the_good_morning_with_the_pipe() -> None:
    is_open = decision(PIPE, choices=("bar",))
    assert refusal(BAR, is_open) == ""
    assert refusal(BAR, is_open, injured=True) == INJURED_RULE
    assert refusal(PIPE, is_open, injured=True) == ""
    assert refusal(SINGLE, decision(choices=("single",)), injured=True) == ""


@pytest.mark.parametrize("injured", [True, False])
def test_no_good_morning_is_done_in_spite_of_an_injury(injured: bool) -> None:
    assert refusal_anyway(BAR, injured=injured) == INJURED_RULE


def test_an_override_needs_an_injury() -> None:
    assert refusal_anyway(SINGLE, injured=True) == ""
    assert "Nothing is injured" in refusal_anyway(SINGLE, injured=False)


def test_what_holds_every_choice_up_is_named_before_what_the_gate_asks_for() -> None:
    conditions = (Condition("no pain", False),)
    told = refusal(SINGLE, decision(conditions=conditions), waits="a light week runs")
    assert told == "Single cannot be chosen now: a light week runs."
    assert refusal(WALK, waits="training is locked") == "Nothing that is due leads to Walk."
    assert refusal(SINGLE, decision(choices=("single",)), waits="training is locked") == ""


def test_only_what_is_due_is_done_in_spite_of_an_injury() -> None:
    assert refusal_not_due(HARD, (PIPE, BRIDGE)) == ""
    told = refusal_not_due(WALK, (PIPE, BRIDGE))
    assert told == "Walk is not due, so it needs no override; this can be said of bridge."
    assert refusal_not_due(WALK, (PIPE,)).endswith("; nothing else is either.")

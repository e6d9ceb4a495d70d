"""What was decided about an exercise."""

from __future__ import annotations

from postchain_tui.core.decision import Decision
from postchain_tui.core.gates import Condition
from postchain_tui.core.plan import Verdict
from tests.build import dose, exercise


def _decision(*conditions: Condition) -> Decision:
    return Decision(Verdict.REPEAT, exercise(), dose(), None, "because", conditions=conditions)


def test_what_a_gate_asks_for_is_told_apart_from_what_was_shown() -> None:
    decision = _decision(Condition("whole", True), Condition("calm", False, "it was not"))
    assert (decision.needs, decision.met) == (("whole", "calm"), ("whole",))
    assert decision.missing == ("calm",)


def test_what_was_missing_first_is_told() -> None:
    late, calm = Condition("late", False, "it was early"), Condition("calm", False, "it was not")
    assert _decision(Condition("whole", True), late, calm).shortfall == "it was early"
    assert not _decision(Condition("whole", True)).shortfall


def test_without_a_gate_nothing_is_asked_for() -> None:
    assert (_decision().needs, _decision().met) == ((), ())

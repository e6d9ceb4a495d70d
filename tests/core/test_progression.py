"""What is due next for a slot, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import DeclarationKind, SessionRecord, SetKind
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Range
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Role, Slot
from postchain_tui.core.progression import decide, decide_alone
from postchain_tui.core.settings import Settings
from tests.build import case, dose, exercise, gate, kg, said, sets, settled

CHOSEN = DeclarationKind.CHOSEN
FLAG = said(DeclarationKind.RED_FLAG, "saddle", 2)
HURT = said(DeclarationKind.INJURED, "yes", 2)


def _ladder(regressions: tuple[str, ...] = (), progressions: tuple[str, ...] = ()) -> Ladder:
    return Ladder(regressions, progressions, (), (), "low")


LOW = exercise(id="low", name="Low", ladder=_ladder((), ("one", "two")), gate=gate())
ONE = exercise(id="one", name="One", ladder=_ladder(("low",)))
TWO = exercise(
    id="two",
    name="Two",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=2500,
    dose=dose(reps=Range(8, 12)),
    ladder=_ladder(("low",)),
)
ALL = (LOW, ONE, TWO)
OPEN = tuple(settled(*sets(LOW, 10, 10, 10), days=days) for days in (9, 7))

BAR = replace(
    TWO,
    id="bar",
    load_step_grams=0,
    ladder=_ladder((), ("two",)),
    gate=gate(min_each=8, sessions=1, mastered=False),
)


def _due(*sessions: SessionRecord, known: tuple[Exercise, ...] = ALL, **on_record: Any) -> Decision:
    return decide(case(*sessions, exercises=known, **on_record))


def _alone(
    thing: Exercise, *sessions: SessionRecord, known: tuple[Exercise, ...] = ALL, **on_record: Any
) -> Decision:
    return decide_alone(case(*sessions, exercises=known, **on_record), thing)


def test_what_was_never_done_starts_with_its_dose() -> None:
    decision = _due()
    assert (decision.verdict, decision.exercise, decision.dose) == (
        Verdict.START,
        LOW,
        LOW.dose,
    )
    assert (decision.last, decision.load, decision.choices) == ((), None, ())
    assert decision.reached == "low"


def test_what_was_done_is_repeated_beside_what_was_done() -> None:
    decision = _due(OPEN[0])
    assert (decision.verdict, decision.last) == (Verdict.REPEAT, OPEN[0].sets)


def test_a_session_that_only_warmed_up_is_not_the_last_time() -> None:
    warm = settled(*sets(LOW, 10, kind=SetKind.WARMUP), days=1)
    assert _due(warm).verdict is Verdict.START
    assert _due(warm, OPEN[0]).last == OPEN[0].sets


def test_a_gate_tells_what_it_asks_for_and_what_was_shown() -> None:
    shown = _due(OPEN[0])
    assert "3 sets of 10 or more" in shown.met
    assert len(shown.needs) == len(shown.met) + 1
    assert _due(known=(replace(LOW, gate=None), ONE, TWO)).conditions == ()


def test_the_dose_is_that_of_the_slot_with_the_sets_that_are_due() -> None:
    five = dose(sets=5)
    slot = Slot(Role.WORK, ("low",), five, skippable=False)
    assert _due(slot=slot).dose == five
    amber = [settled(*sets(LOW, 10, 10, 10, 10, 10), days=n, pain_after=3) for n in (3, 2)]
    assert _due(*amber, slot=slot).dose == replace(five, sets=4)


def test_an_open_gate_goes_up_by_a_choice() -> None:
    decision = _due(*OPEN)
    assert (decision.verdict, decision.exercise) == (Verdict.PROGRESS, LOW)
    assert decision.choices == ("one", "two")
    assert decision.reason == "The gate is open: choose one or two."


def test_a_new_rung_begins_at_its_dose() -> None:
    decision = _due(*OPEN, declarations=(said(CHOSEN, "one"),))
    assert (decision.verdict, decision.exercise, decision.load) == (Verdict.PROGRESS, ONE, None)
    assert (decision.last, decision.reached) == ((), "one")


def test_a_load_that_nobody_has_set_is_not_known() -> None:
    assert _due(*OPEN, declarations=(said(CHOSEN, "two"),)).load is None


def test_a_new_rung_begins_with_what_its_own_past_leaves() -> None:
    early = settled(*sets(TWO, 12, 12, 12, load=kg(40)), days=20)
    choice = said(CHOSEN, "two")
    assert _due(early, *OPEN, days=(), declarations=(choice,)).load == kg(40)
    red = replace(early, pain_after=7)
    assert _due(red, *OPEN, days=(), declarations=(choice,)).load == kg(30)
    light = settled(*sets(TWO, 8, 8, 8, load=kg(20)), days=20, pain_after=7)
    assert _due(light, *OPEN, days=(), declarations=(choice,)).load is None


def test_from_the_empty_bar_the_first_load_is_the_smallest_step() -> None:
    shown = settled(*sets(BAR, 8, 8, 8, load=kg(20)))
    decision = _due(shown, known=(BAR, TWO, LOW))
    assert (decision.exercise.id, decision.load) == ("two", kg(22.5))
    before = settled(*sets(TWO, 8, 8, 8, load=kg(80)), days=9)
    assert _due(before, shown, known=(BAR, TWO, LOW)).load == kg(22.5)


def test_to_the_empty_bar_the_first_load_is_the_bar() -> None:
    low = replace(LOW, ladder=_ladder((), ("bar",)))
    decision = _due(*OPEN, known=(low, BAR, TWO), settings=Settings(bar=kg(15)))
    assert (decision.exercise.id, decision.load) == ("bar", kg(15))


@pytest.mark.parametrize(
    ("pain_after", "verdict"), [(0, Verdict.PROGRESS), (3, Verdict.HOLD), (6, Verdict.REGRESS)]
)
def test_a_new_rung_waits_while_the_one_below_is_not_well(
    pain_after: int, verdict: Verdict
) -> None:
    choice = said(CHOSEN, "one", 5)
    newest = settled(*sets(LOW, 10, 10, 10), days=3, pain_after=pain_after)
    decision = _due(*OPEN, newest, declarations=(choice,))
    assert decision.verdict is verdict
    assert (decision.exercise == ONE) is (verdict is Verdict.PROGRESS)


def test_a_red_session_of_a_light_week_shuts_an_open_gate() -> None:
    light = said(DeclarationKind.DELOAD, "taken", 6)
    red = settled(*sets(LOW, 10, 10), days=3, pain_after=6)
    decision = _due(*OPEN, red, declarations=(light,))
    assert (decision.verdict, decision.choices) != (Verdict.PROGRESS, ("one", "two"))
    assert decision.verdict is Verdict.REGRESS


def test_a_warning_sign_locks_until_it_was_assessed() -> None:
    locked = _due(*OPEN, declarations=(FLAG,))
    assert (locked.verdict, locked.choices, locked.exercise) == (Verdict.LOCKED, (), LOW)
    assert locked.reason.startswith("Locked: a warning sign was ticked")
    assessed = said(DeclarationKind.ASSESSED, "yes", 1)
    assert _due(*OPEN, declarations=(FLAG, assessed)).verdict is Verdict.PROGRESS
    other = replace(FLAG, value="fever")
    assert _due(*OPEN, declarations=(other,)).verdict is Verdict.PROGRESS


def test_a_lock_is_stronger_than_all_else() -> None:
    red = settled(*sets(LOW, 10, 10, 10), pain_after=9)
    everything = (FLAG, HURT, said(DeclarationKind.DELOAD, "taken"))
    assert _due(red, declarations=everything).verdict is Verdict.LOCKED


def test_while_injured_there_is_no_choice() -> None:
    decision = _due(*OPEN, declarations=(HURT,))
    assert (decision.verdict, decision.choices) == (Verdict.HOLD, ())


def test_a_choice_is_not_offered_where_the_light_week_comes_first() -> None:
    light = said(DeclarationKind.DELOAD, "taken", 1)
    decision = _due(*OPEN, declarations=(light,))
    assert (decision.verdict, decision.dose.sets) == (Verdict.DELOAD, 2)


def test_while_one_rung_stands_in_the_choices_of_another_are_not_open() -> None:
    top = replace(ONE, ladder=_ladder(("low",), ("two",)), gate=gate(sessions=1))
    known = (top, LOW, TWO)
    up = settled(*sets(top, 10, 10, 10), days=5)
    stood_in = settled(*sets(LOW, 10, 10, 10), days=3)
    told = (said(DeclarationKind.INJURED, "yes", 4), said(DeclarationKind.INJURED, "no", 2))
    slot = Slot(Role.WORK, ("one",), None, skippable=False)
    hold = said(DeclarationKind.PINNED, "two")
    decision = _due(up, stood_in, known=known, slot=slot, declarations=(*told, hold))
    assert decision.choices == ()


def test_alone_nothing_rises() -> None:
    twice = [settled(*sets(TWO, 12, 12, 12, load=kg(40)), days=days) for days in (4, 2)]
    decision = _alone(TWO, *twice)
    assert (decision.verdict, decision.load) == (Verdict.REPEAT, kg(40))
    assert decision.reason == "Stay at 40 kg: it was not planned, so no step up."


def test_alone_the_exercise_stays_the_one_that_is_wanted() -> None:
    red = settled(*sets(ONE, 10, 10, 10), days=6, pain_after=6)
    decision = _alone(ONE, red)
    assert (decision.exercise, decision.verdict) == (ONE, Verdict.HOLD)
    below = settled(*sets(LOW, 10, 10, 10), days=4)
    waiting = _alone(ONE, red, below)
    assert (waiting.exercise, waiting.verdict) == (ONE, Verdict.HOLD)
    back = _alone(ONE, red, below, replace(below, id="b", started_at=OPEN[0].started_at))
    assert back.exercise == ONE


def test_alone_a_load_that_was_too_much_is_lowered() -> None:
    red = settled(*sets(TWO, 8, 8, 8, load=kg(40)), pain_after=6)
    decision = _alone(TWO, red)
    assert (decision.verdict, decision.load) == (Verdict.REGRESS, kg(30))


def test_alone_a_first_time_is_one() -> None:
    assert _alone(ONE).verdict is Verdict.START

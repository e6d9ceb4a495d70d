"""Decisions in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import DeclarationKind, SessionRecord
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Measure, Range
from postchain_tui.core.load import Unit
from postchain_tui.core.progression import decide, decide_alone
from postchain_tui.core.settings import Settings
from tests.build import TWO_MINUTES, case, dose, exercise, gate, kg, said, sets, settled

PINNED, INJURED = DeclarationKind.PINNED, DeclarationKind.INJURED


def _ladder(
    regressions: tuple[str, ...] = (), progressions: tuple[str, ...] = (), safe: str = "bridge"
) -> Ladder:
    return Ladder(regressions, progressions, (), (), safe)


TILT = exercise(id="tilt", name="Pelvic tilt", dose=dose(sets=2), ladder=_ladder(safe="tilt"))
BRIDGE = exercise(
    id="bridge",
    name="Glute bridge",
    ladder=_ladder(("tilt",), ("leg", "nordic")),
    gate=gate(),
)
LEG = exercise(id="leg", name="Single-leg bridge", ladder=_ladder(("bridge",)))
NORDIC = exercise(id="nordic", name="Nordic curl", ladder=_ladder())
BAR = exercise(
    id="bar",
    name="Empty bar",
    family="hinge",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=0,
    dose=dose(sets=4, reps=Range(8, 12), rest=TWO_MINUTES),
    ladder=_ladder((), ("lift",), "bar"),
    gate=gate(sets=4, min_each=8, sessions=1, mastered=False, rest_seconds=120),
)
LIFT = replace(
    BAR,
    id="lift",
    name="Barbell",
    load_step_grams=2500,
    ladder=_ladder(("bar",), (), "lift"),
    gate=None,
)
BRIDGES = (BRIDGE, TILT, LEG, NORDIC)
HINGES = (BAR, LIFT)
OPEN = tuple(settled(*sets(BRIDGE, 10, 10, 10), days=days) for days in (9, 7))
SHOWN = settled(*sets(BAR, 8, 9, 8, 8, load=kg(20), rest_ms=1), days=12)


def _of(known: tuple[Exercise, ...], *sessions: SessionRecord, **on_record: Any) -> Decision:
    return decide(case(*sessions, exercises=known, **on_record))


def _bridges(*sessions: SessionRecord, **on_record: Any) -> str:
    return _of(BRIDGES, *sessions, **on_record).reason


def _lifts(*sessions: SessionRecord, **on_record: Any) -> str:
    return _of(HINGES, SHOWN, *sessions, **on_record).reason


def _lifted(load: float, *reps: int, days: float = 3, **changes: Any) -> SessionRecord:
    return settled(*sets(LIFT, *reps, load=kg(load)), days=days, **changes)


def test_a_first_time_names_what_it_starts_with() -> None:
    assert _bridges() == "First time: start with 3 × 10."
    assert _of(HINGES).reason == "First time: start with 4 × 8–12 at 20 kg."
    assert _of((LIFT, BAR)).reason == ("First time: start with 4 × 8–12; the load is yours to set.")


def test_a_first_time_in_the_place_of_another_exercise_says_why() -> None:
    told = said(INJURED)
    bar = replace(BAR, ladder=_ladder((), (), "tilt"))
    assert _of((bar, TILT), declarations=(told,)).reason == (
        "Start with Pelvic tilt: you said that something is injured, "
        "and this stands in for Empty bar."
    )


def test_an_open_gate_lists_its_ways() -> None:
    assert _bridges(*OPEN) == "The gate is open: choose single-leg bridge or Nordic curl."
    three = replace(BRIDGE, ladder=_ladder(("tilt",), ("leg", "tilt", "nordic")))
    assert _of((three, TILT, LEG, NORDIC), *OPEN).reason == (
        "The gate is open: choose single-leg bridge, pelvic tilt or Nordic curl."
    )


def test_an_open_gate_with_one_way_that_waits_names_it() -> None:
    high = replace(LIFT, ladder=_ladder(("bar",), ("bar",), "lift"))
    high = replace(high, gate=gate(sets=4, min_each=12))
    few = Settings(plates=replace(Settings().plates, pairs=Settings().plates.pairs[:1]))
    done = [_lifted(22.5, 12, 12, 12, 12, days=days) for days in (5, 3)]
    reason = _of((BAR, high), SHOWN, *done, settings=few).reason
    assert reason == "The gate is open: choose empty bar."


def test_a_new_rung_names_what_opened_its_gate() -> None:
    choice = said(DeclarationKind.CHOSEN, "leg")
    assert _bridges(*OPEN, declarations=(choice,)) == (
        "Up to Single-leg bridge: 10 10 10 on the rung below twice running, "
        "no pain, mornings settled, as you chose."
    )
    assert (
        _lifts()
        == "Up to Barbell at 22.5 kg: 8 9 8 8 with the empty bar, no pain, morning settled."
    )


def test_a_gate_that_asks_for_more_or_allows_some_pain_says_so() -> None:
    asks = gate(sessions=3, max_pain_during=2)
    bridge = replace(BRIDGE, ladder=_ladder((), ("leg",)), gate=asks)
    done = [settled(*sets(BRIDGE, 10, 10, 10, pain=1), days=days) for days in (9, 7, 5)]
    assert _of((bridge, LEG, TILT), *done).reason == (
        "Up to Single-leg bridge: 10 10 10 on the rung below three times running, "
        "pain 1 at most, mornings settled."
    )


def test_rests_that_were_not_recorded_are_named_where_a_gate_asks_for_them() -> None:
    untimed = settled(*sets(BAR, 8, 8, 8, 8, load=kg(20)), days=3)
    assert _of(HINGES, untimed).reason.endswith(
        "morning settled; rests not recorded count as kept."
    )
    assert "rests" not in _lifts()


@pytest.mark.parametrize(
    ("load", "up", "size"),
    [
        (60, "62.5", ""),
        (25, "27.5", ""),
        (22.5, "25", "; the smallest step there is makes 11.1 %"),
    ],
)
def test_a_rise_tells_the_reps_and_how_large_it_is_above_a_tenth(
    load: float, up: str, size: str
) -> None:
    done = [_lifted(load, 12, 12, 12, 12, days=days) for days in (5, 3)]
    assert _lifts(*done) == (
        f"Up to {up} kg: 12 12 12 12 twice running, no pain, mornings settled{size}."
    )


def test_what_was_taken_comes_back_with_its_reason() -> None:
    red = _lifted(40, 8, 8, 8, 8, days=9, pain_after=6)
    less = [_lifted(30, 8, 8, 8, 8, days=days) for days in (7, 5)]
    assert _lifts(red, less[0]) == (
        "Stay at 30 kg: 1 of 2 green sessions before what was taken comes back."
    )
    assert _lifts(red, *less) == "Up to 40 kg: two green sessions with less."
    down = settled(*sets(BRIDGE, 10, 10, 10), days=9, pain_after=6)
    tilts = [settled(*sets(TILT, 10, 10), days=days) for days in (7, 5)]
    assert _bridges(down, *tilts) == "Up to Glute bridge: two green sessions on the rung below."


def test_loads_are_told_in_the_unit_of_the_person() -> None:
    done = _lifted(40, 10, 10, 10, 10)
    pounds = Settings(units=Unit.LB)
    assert _lifts(done, settings=pounds).startswith("Stay at 88.18 lb: ")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pain_before": 2, "pain_morning": 4}, "next morning was 4, two above before"),
        ({"pain_after": 7}, "pain after the session was 7"),
        ({"spreading": True}, "the pain spread down a leg"),
    ],
)
def test_a_step_back_to_the_bar_names_the_worst(changes: dict[str, Any], reason: str) -> None:
    assert _lifts(_lifted(22.5, 10, 10, 10, 10, **changes)) == f"Back to the bar: {reason}."


def test_a_step_back_names_the_rung_or_the_load() -> None:
    red = settled(*sets(BRIDGE, 10, 10, 10, pain=6))
    assert _bridges(red) == "Back to Pelvic tilt: pain 6 in set 1."
    assert _lifts(_lifted(40, 10, 10, 10, 10, pain_after=6)) == (
        "Down to 30 kg: pain after the session was 6."
    )


def test_fewer_sets_are_named() -> None:
    amber = [settled(*sets(BRIDGE, 10, 10, 10), days=days, pain_after=3) for days in (5, 3)]
    assert _bridges(*amber) == (
        "Only 2 × 10: pain after the session was 3, and the time before was no better."
    )
    green = settled(*sets(BRIDGE, 10, 10), days=2)
    assert _bridges(*amber, green) == (
        "Stay at 2 × 10: two green sessions running give the sets back."
    )


def test_fewer_sets_and_less_load_are_both_named() -> None:
    light = said(DeclarationKind.DELOAD, "taken", 1)
    done = _lifted(40, 10, 10, 10, 10)
    assert _lifts(done, declarations=(light,)) == (
        "Down to 30 kg, 3 × 8–12: light week until Sun 8 Mar."
    )
    red = settled(*sets(BRIDGE, 10, 10, 10, pain=6))
    assert _bridges(red, declarations=(light,)) == ("Back to Pelvic tilt, 1 × 10: pain 6 in set 1.")
    at_the_bar = settled(*sets(BAR, 8, 8, 8, 7, load=kg(20)), days=3)
    hurt = said(INJURED)
    held = _of(HINGES, *_amber_bars(), declarations=(hurt,)).reason
    assert _of(HINGES, at_the_bar).reason.startswith("Stay at 20 kg: set 4 stopped at 7")
    assert held == (
        "Only 3 × 8–12: pain after the session was 3, and the time before was no better."
    )
    green = settled(*sets(BAR, 8, 8, 8, load=kg(20)), days=1)
    assert _of(HINGES, *_amber_bars(), green).reason == (
        "Stay at 20 kg, 3 × 8–12: two green sessions running give the sets back."
    )


def _amber_bars() -> list[SessionRecord]:
    return [
        settled(*sets(BAR, 8, 8, 8, 8, load=kg(20)), days=days, pain_after=3) for days in (5, 3)
    ]


def test_a_lay_off_before_a_new_rung_is_not_a_step_back() -> None:
    assert _lifts(days=(SHOWN.local_date.replace(day=1),), recent=()) == (
        "Only 2 × 8–12: 29 days without training, so 50 % of the sets for a week."
    )


def test_where_a_share_of_the_sets_is_all_of_them_there_is_just_no_step_up() -> None:
    done = [settled(*sets(TILT, 10, 10), days=days) for days in (41, 27, 20, 10, 4)]
    assert _of((TILT,), *done).reason == (
        "Hold at 2 × 10: 14 days without training, so no step up this week."
    )


def test_amber_holds_where_it_is() -> None:
    assert _lifts(_lifted(40, 10, 10, 10, 10, pain_after=3)) == (
        "Hold at 40 kg: pain after the session was 3."
    )
    assert _bridges(settled(*sets(BRIDGE, 10, 10, 10, pain=3))) == (
        "Hold at 3 × 10: pain 3 in set 1."
    )


def test_what_stays_says_what_was_missing() -> None:
    short = settled(*sets(BAR, 8, 8, 7, 8, load=kg(20)), days=3)
    assert _of(HINGES, short).reason == (
        "Stay at 20 kg: set 3 stopped at 7, the gate is four sets of 8."
    )
    unsaid = settled(*sets(BAR, 8, 8, 8, 8, load=kg(20)), days=3, pain_morning=None)
    assert _of(HINGES, unsaid).reason == (
        "Stay at 20 kg: no morning score, so no step up; nothing lost."
    )


def test_what_stays_though_its_gate_is_met_says_why() -> None:
    pinned = said(PINNED, "bridge")
    assert _bridges(*OPEN, declarations=(pinned,)) == (
        "Stay at 3 × 10: you chose to stay on this rung."
    )
    again = said(DeclarationKind.CHOSEN, "bridge")
    assert _bridges(*OPEN, declarations=(again,)) == (
        "Stay at 3 × 10: you chose this rung again, so its gate has to be shown anew."
    )
    end = replace(BRIDGE, ladder=_ladder(("tilt",)))
    assert _of((end, TILT), *OPEN).reason == (
        "Stay at 3 × 10: the gate is met, and nothing follows with what is at hand."
    )


def test_beside_the_plan_an_open_gate_is_only_named() -> None:
    alone = decide_alone(case(*OPEN, exercises=BRIDGES), BRIDGE)
    assert alone.reason == "Stay at 3 × 10: the gate is met."


def test_the_plates_may_be_the_end() -> None:
    done = [_lifted(97.5, 12, 12, 12, 12, days=days) for days in (5, 3)]
    assert _lifts(*done) == (
        "Stay at 97.5 kg: the gate is met, and your plates make no heavier load."
    )


def test_without_a_gate_the_last_time_is_told() -> None:
    tilt = settled(*sets(TILT, 10, None), days=3)
    assert _of((TILT,), tilt).reason == "Stay at 2 × 10: last time 10 –, 3 days ago."
    hold = exercise(
        measure=Measure.HOLD,
        unilateral=True,
        dose=dose(sets=2, reps=Range(1, 1), hold_seconds=Range(20, 30), tempo=None),
    )
    held = settled(*sets(hold, 1, duration_ms=25_900), *sets(hold, 1), days=1)
    assert _of((hold,), held).reason == (
        "Stay at 2 × 20–30 s each side: last time 25 s –, yesterday."
    )


def test_the_outlook_says_what_would_change_it() -> None:
    def outlook(decision: Decision) -> str:
        return decision.outlook

    assert outlook(_of(BRIDGES, *OPEN)) == "It stays where it is until you choose."
    assert outlook(_of(HINGES, SHOWN)).startswith("Pain in a set, or a morning worse than before")
    amber = settled(*sets(BRIDGE, 10, 10, 10), pain_after=3)
    assert outlook(_of(BRIDGES, amber)).startswith("A green session, and it goes on")
    red = replace(amber, pain_after=6)
    assert outlook(_of(BRIDGES, red)) == "Two green sessions give back what was taken."
    flag = said(DeclarationKind.RED_FLAG, "saddle")
    assert outlook(_of(BRIDGES, declarations=(flag,))).startswith("It opens when you say")
    assert outlook(_of((TILT,))) == (
        "It stays as it is: there is nothing above it that opens by itself."
    )
    assert outlook(_of(BRIDGES, OPEN[0])) == "It goes up with: in two sessions running."

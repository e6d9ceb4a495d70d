"""The ladders of the shipped exercises, climbed and come down by what sessions showed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from postchain_tui.catalog import programs
from postchain_tui.catalog.library import Library
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import Declaration, DeclarationKind, SessionRecord, SetRecord
from postchain_tui.core.plan import Verdict
from postchain_tui.core.plates import Plates
from postchain_tui.core.program import Role
from postchain_tui.core.progression import decide, decide_alone
from postchain_tui.core.settings import Settings
from tests.build import START, case, kg, said, session, sets, settled

LIBRARY = Library()
ALL = LIBRARY.all()
BRIDGE, RDL, GOOD_MORNING = (
    slot for slot in programs.program("basics").slots if slot.role is Role.WORK
)
CHOSEN, INJURED, ANYWAY = (
    DeclarationKind.CHOSEN,
    DeclarationKind.INJURED,
    DeclarationKind.ANYWAY,
)
SIBLINGS = ("single_leg_bridge", "weighted_bridge", "hip_thrust_bodyweight")


def _due(slot: Any, *sessions: SessionRecord, now: datetime = START, **on_record: Any) -> Decision:
    return decide(case(*sessions, exercises=ALL, slot=slot, now=now, **on_record))


def _bridges(*reps: int, **changes: Any) -> tuple[SetRecord, ...]:
    return sets("glute_bridge", *reps, **changes)


def _bars(*reps: int, **changes: Any) -> tuple[SetRecord, ...]:
    return sets("rdl_empty_bar", *reps, **{"load": kg(20), "rest_ms": 120_000, **changes})


def _loaded(load: float, *reps: int, **changes: Any) -> tuple[SetRecord, ...]:
    return sets("rdl_barbell", *reps, **{"load": kg(load), **changes})


def _pipes(*reps: int, **changes: Any) -> tuple[SetRecord, ...]:
    return sets("gm_pvc", *reps, **changes)


OPEN_BRIDGE = (settled(*_bridges(10, 10, 10), days=9), settled(*_bridges(10, 10, 10), days=7))
OPEN_BAR = settled(*_bars(8, 8, 8, 8), days=20)
OPEN_PIPE = (settled(*_pipes(12, 12), days=9), settled(*_pipes(12, 12), days=7))


def _gate_is_shut(decision: Decision) -> bool:
    stays = decision.verdict is Verdict.REPEAT
    return stays and decision.exercise.id == "glute_bridge" and decision.choices == ()


def test_the_open_bridge_gate_offers_three_siblings_and_waits() -> None:
    decision = _due(BRIDGE, *OPEN_BRIDGE)
    assert (decision.exercise.id, decision.verdict) == ("glute_bridge", Verdict.PROGRESS)
    assert decision.choices == SIBLINGS
    assert decision.reason == (
        "The gate is open: choose single-leg bridge, weighted bridge or hip thrust (bodyweight)."
    )
    assert decision.outlook == "It stays where it is until you choose."


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (settled(*_bridges(10, 10, 9)), "set 3 stopped at 9, the gate is three sets of 10"),
        (settled(*_bridges(10, 10)), "2 sets done, the gate is three sets of 10"),
        (settled(*_bridges(10, 10, 10, pain=1)), "pain 1 in set 1, the gate allows none"),
        (
            settled(*_bridges(10, 10, 10), pain_before=3, pain_morning=3),
            "pain before was 3, the gate allows 2",
        ),
        (settled(*_bridges(10, 10, 10), form_ok=()), "form is not ticked"),
        (
            settled(*_bridges(10, 10, 10), pain_morning=None),
            "no morning score, so no step up; nothing lost",
        ),
    ],
)
def test_the_bridge_gate_stays_shut_while_anything_is_missing(
    second: SessionRecord, reason: str
) -> None:
    decision = _due(BRIDGE, OPEN_BRIDGE[0], second)
    assert _gate_is_shut(decision)
    assert decision.reason == f"Stay at 3 × 10: {reason}."


def test_one_session_does_not_open_the_bridge_gate() -> None:
    assert _gate_is_shut(_due(BRIDGE, OPEN_BRIDGE[0]))


def test_resting_pain_of_two_is_within_the_bridge_gate_unless_strict() -> None:
    sore = tuple(replace(one, pain_before=2, pain_morning=2) for one in OPEN_BRIDGE)
    assert _due(BRIDGE, *sore).choices == SIBLINGS
    assert _gate_is_shut(_due(BRIDGE, *sore, settings=Settings(strict=True)))


def test_strict_asks_for_no_resting_pain_before_the_bar_is_loaded() -> None:
    sore = settled(*_bars(8, 8, 8, 8), pain_before=1, pain_morning=1)
    assert _due(RDL, sore).exercise.id == "rdl_barbell"
    strict = _due(RDL, sore, settings=Settings(strict=True))
    assert strict.exercise.id == "rdl_empty_bar"
    calm = settled(*_bars(8, 8, 8, 8))
    assert _due(RDL, calm, settings=Settings(strict=True)).exercise.id == "rdl_barbell"


@pytest.mark.parametrize("chosen", SIBLINGS)
def test_a_choice_is_followed_once_the_gate_is_open(chosen: str) -> None:
    decision = _due(BRIDGE, *OPEN_BRIDGE, declarations=(said(CHOSEN, chosen),))
    assert (decision.exercise.id, decision.verdict) == (chosen, Verdict.PROGRESS)
    assert decision.reason == (
        f"Up to {decision.exercise.name}: 10 10 10 on the rung below twice running, "
        "no pain, mornings settled, as you chose."
    )


def test_a_choice_is_not_followed_while_the_gate_is_shut() -> None:
    choice = said(CHOSEN, "single_leg_bridge")
    assert _gate_is_shut(_due(BRIDGE, OPEN_BRIDGE[0], declarations=(choice,)))


def test_a_choice_made_at_an_open_gate_holds_when_the_old_rung_goes_worse_once() -> None:
    choice = said(CHOSEN, "single_leg_bridge", days=5)
    short = settled(*_bridges(10, 10, 7))
    assert _due(BRIDGE, *OPEN_BRIDGE, short, declarations=(choice,)).exercise.id == choice.value


def test_nothing_new_is_begun_on_a_back_that_took_the_old_rung_badly() -> None:
    choice = said(CHOSEN, "single_leg_bridge", days=5)
    bad = settled(*_bridges(10, 10, 10, pain=7))
    decision = _due(BRIDGE, *OPEN_BRIDGE, bad, declarations=(choice,))
    assert (decision.exercise.id, decision.verdict) == ("pelvic_tilt", Verdict.REGRESS)


def test_the_newest_choice_among_the_siblings_counts() -> None:
    choices = (said(CHOSEN, "weighted_bridge", 5), said(CHOSEN, "single_leg_bridge", 3))
    assert _due(BRIDGE, *OPEN_BRIDGE, declarations=choices).exercise.id == "single_leg_bridge"


def test_the_lower_rung_chosen_again_asks_for_its_gate_anew() -> None:
    past = (
        settled(*_bridges(10, 10, 10), days=29),
        settled(*_bridges(10, 10, 10), days=27),
        settled(*sets("single_leg_bridge", 8, 8, 8), days=20),
    )
    up, back = said(CHOSEN, "single_leg_bridge", 25), said(CHOSEN, "glute_bridge", 10)
    assert _due(BRIDGE, *past, declarations=(up,)).exercise.id == "single_leg_bridge"
    decision = _due(BRIDGE, *past, declarations=(up, back), days=())
    assert decision.exercise.id == "glute_bridge"
    assert decision.choices == ()
    again = tuple(settled(*_bridges(10, 10, 10), days=days) for days in (6, 4))
    assert _due(BRIDGE, *past, again[0], declarations=(up, back), days=()).choices == ()
    assert _due(BRIDGE, *past, *again, declarations=(up, back), days=()).choices == SIBLINGS


def test_the_tilt_may_be_chosen_below_the_bridge_and_only_for_it() -> None:
    down = said(CHOSEN, "pelvic_tilt")
    decision = _due(BRIDGE, *OPEN_BRIDGE, declarations=(down,))
    assert (decision.exercise.id, decision.verdict) == ("pelvic_tilt", Verdict.START)
    up = said(CHOSEN, "glute_bridge", 0)
    assert _due(BRIDGE, *OPEN_BRIDGE, declarations=(down, up)).exercise.id == "glute_bridge"
    hinge = said(CHOSEN, "dowel_hinge")
    assert _due(GOOD_MORNING, declarations=(hinge,)).exercise.id == "gm_pvc"
    assert _due(RDL, declarations=(hinge,)).exercise.id == "dowel_hinge"


def test_the_reason_says_that_the_gate_is_to_be_shown_anew() -> None:
    decision = _due(BRIDGE, *OPEN_BRIDGE, declarations=(said(CHOSEN, "glute_bridge"),))
    assert _gate_is_shut(decision)
    assert decision.reason == (
        "Stay at 3 × 10: you chose this rung again, so its gate has to be shown anew."
    )


def test_a_pinned_pipe_stays_for_good_until_it_is_unpinned() -> None:
    pinned = said(DeclarationKind.PINNED, "gm_pvc", 5)
    stays = _due(GOOD_MORNING, *OPEN_PIPE, declarations=(pinned,))
    assert (stays.exercise.id, stays.verdict) == ("gm_pvc", Verdict.REPEAT)
    assert (stays.choices, stays.reason) == (
        (),
        "Stay at 2 × 10–12: you chose to stay on this rung.",
    )
    unpinned = said(DeclarationKind.UNPINNED, "gm_pvc", 3)
    climbs = _due(GOOD_MORNING, *OPEN_PIPE, declarations=(pinned, unpinned))
    assert (climbs.exercise.id, climbs.load) == ("gm_barbell_empty", kg(20))
    again = said(DeclarationKind.PINNED, "gm_pvc", 1)
    assert (
        _due(GOOD_MORNING, *OPEN_PIPE, declarations=(pinned, unpinned, again)).exercise.id
        == "gm_pvc"
    )


def test_the_pipe_leads_to_the_bar_and_the_bar_to_plates() -> None:
    first = _due(GOOD_MORNING)
    assert (first.exercise.id, first.verdict) == ("gm_pvc", Verdict.START)
    assert first.reason == "First time: start with 2 × 10–12."
    assert _due(GOOD_MORNING, OPEN_PIPE[0]).exercise.id == "gm_pvc"
    bars = [
        settled(*sets("gm_barbell_empty", 10, 10, 10, load=kg(20)), days=days) for days in (5, 3)
    ]
    assert _due(GOOD_MORNING, *OPEN_PIPE, bars[0]).exercise.id == "gm_barbell_empty"
    loaded = _due(GOOD_MORNING, *OPEN_PIPE, *bars)
    assert (loaded.exercise.id, loaded.load) == ("gm_barbell_loaded", kg("22.5"))


def test_the_first_gate_of_the_deadlift_is_literal_and_leads_to_the_smallest_step() -> None:
    decision = _due(RDL, settled(*_bars(8, 8, 8, 8)))
    assert (decision.exercise.id, decision.verdict) == ("rdl_barbell", Verdict.PROGRESS)
    assert (decision.load, decision.dose.sets) == (kg("22.5"), 4)
    assert decision.reason == (
        "Up to Romanian deadlift, barbell at 22.5 kg: "
        "8 8 8 8 with the empty bar, no pain, morning settled."
    )


@pytest.mark.parametrize(
    ("done", "reason"),
    [
        (_bars(8, 8, 7, 8), "set 3 stopped at 7, the gate is four sets of 8"),
        (_bars(8, 8, 8), "3 sets done, the gate is four sets of 8"),
        (_bars(8, 8, 8, 8, pain=1), "pain 1 in set 1, the gate allows none"),
        (
            _bars(8, 8, 8, 8, rest_ms=151_000),
            "the rest after set 1 took 151 s, the gate allows 150",
        ),
    ],
)
def test_the_deadlift_stays_with_the_bar_while_anything_is_missing(
    done: tuple[SetRecord, ...], reason: str
) -> None:
    decision = _due(RDL, settled(*done))
    assert (decision.exercise.id, decision.load) == ("rdl_empty_bar", kg(20))
    assert decision.reason == f"Stay at 20 kg: {reason}."


def test_a_rest_of_half_a_minute_more_still_counts() -> None:
    rested = settled(*_bars(8, 8, 8, 8, rest_ms=150_000))
    assert _due(RDL, rested).exercise.id == "rdl_barbell"


def test_rests_that_nobody_recorded_count_as_kept_and_the_reason_says_so() -> None:
    decision = _due(RDL, settled(*_bars(8, 8, 8, 8, rest_ms=None)))
    assert decision.exercise.id == "rdl_barbell"
    assert decision.reason.endswith("morning settled; rests not recorded count as kept.")


@pytest.mark.parametrize(
    "settings",
    [
        Settings(implements=Settings().implements - {"plates"}),
        Settings(plates=Plates.parse("", Settings().units)),
    ],
)
def test_without_plates_the_deadlift_stays_with_the_bar(settings: Settings) -> None:
    decision = _due(RDL, settled(*_bars(8, 8, 8, 8)), settings=settings)
    assert (decision.exercise.id, decision.load) == ("rdl_empty_bar", kg(20))
    assert decision.reason == (
        "Stay at 20 kg: the gate is met, and nothing follows with what is at hand."
    )


def test_a_missing_morning_costs_nothing_and_gains_nothing() -> None:
    unsaid = settled(*_bars(8, 8, 8, 8), pain_morning=None)
    decision = _due(RDL, unsaid)
    assert decision.exercise.id == "rdl_empty_bar"
    assert decision.reason == "Stay at 20 kg: no morning score, so no step up; nothing lost."
    bridges = (*OPEN_BRIDGE[:1], settled(*_bridges(10, 10, 10), days=8, pain_morning=None))
    assert _gate_is_shut(_due(BRIDGE, *bridges))
    assert _due(BRIDGE, *bridges, OPEN_BRIDGE[1]).choices == SIBLINGS


def _climbed(*later: SessionRecord, **on_record: Any) -> Decision:
    """The deadlift on the loaded rung, with no lay-off in between."""
    return _due(RDL, OPEN_BAR, *later, **{"days": (), **on_record})


def test_twelve_in_every_set_twice_running_raise_the_load() -> None:
    once = settled(*_loaded(22.5, 12, 12, 12, 12), days=5)
    twice = settled(*_loaded(22.5, 12, 12, 12, 12), days=3)
    decision = _climbed(once, twice)
    assert (decision.verdict, decision.load) == (Verdict.PROGRESS, kg(25))
    assert decision.reason == (
        "Up to 25 kg: 12 12 12 12 twice running, no pain, mornings settled; "
        "the smallest step there is makes 11.1 %."
    )
    assert _climbed(once).load == kg("22.5")


@pytest.mark.parametrize(
    "first",
    [
        _loaded(22.5, 12, 12, 12, 11),
        _loaded(20, 12, 12, 12, 12),
        _loaded(22.5, 12, 12, 12, 12, pain=1),
    ],
)
def test_double_progression_wants_the_same_twice(first: tuple[SetRecord, ...]) -> None:
    done = (settled(*first, days=5), settled(*_loaded(22.5, 12, 12, 12, 12), days=3))
    decision = _climbed(*done)
    assert (decision.verdict, decision.load) == (Verdict.REPEAT, kg("22.5"))


def test_a_small_step_is_not_commented() -> None:
    done = [settled(*_loaded(60, 12, 12, 12, 12), days=days) for days in (5, 3)]
    decision = _climbed(*done)
    assert decision.load == kg("62.5")
    assert decision.reason == (
        "Up to 62.5 kg: 12 12 12 12 twice running, no pain, mornings settled."
    )


def test_with_all_plates_on_the_bar_only_another_exercise_is_left() -> None:
    done = [settled(*_loaded(97.5, 12, 12, 12, 12), days=days) for days in (5, 3)]
    decision = _climbed(*done)
    assert (decision.verdict, decision.load) == (Verdict.PROGRESS, kg("97.5"))
    assert decision.reason == "The gate is open: choose single-leg Romanian deadlift."


def test_at_the_top_of_a_ladder_the_plates_are_the_end() -> None:
    bars = [
        settled(*sets("gm_barbell_empty", 10, 10, 10, load=kg(20)), days=days) for days in (6, 5)
    ]
    top = [
        settled(*sets("gm_barbell_loaded", 10, 10, 10, load=kg("22.5")), days=days)
        for days in (4, 2)
    ]
    few = Settings(plates=Plates.parse("1.25x1", Settings().units))
    decision = _due(GOOD_MORNING, *OPEN_PIPE, *bars, *top, settings=few)
    assert (decision.verdict, decision.load) == (Verdict.REPEAT, kg("22.5"))
    assert decision.reason == (
        "Stay at 22.5 kg: the gate is met, and your plates make no heavier load."
    )
    more = _due(GOOD_MORNING, *OPEN_PIPE, *bars, *top)
    assert (more.verdict, more.load) == (Verdict.PROGRESS, kg(25))


def test_amber_holds_and_amber_again_takes_a_tenth() -> None:
    amber = settled(*_loaded(40, 10, 10, 10, 10), days=3, pain_after=3)
    held = _climbed(settled(*_loaded(40, 10, 10, 10, 10), days=5), amber)
    assert (held.verdict, held.load) == (Verdict.HOLD, kg(40))
    assert held.reason == "Hold at 40 kg: pain after the session was 3."
    less = _climbed(settled(*_loaded(40, 10, 10, 10, 10), days=5, pain_after=4), amber)
    assert (less.verdict, less.load) == (Verdict.REDUCE, kg(35))
    assert less.reason == (
        "Down to 35 kg: pain after the session was 3, and the time before was no better."
    )


def test_red_takes_a_fifth_rounded_down_to_what_can_be_loaded() -> None:
    decision = _climbed(settled(*_loaded(42.5, 10, 10, 10, 10), days=3, pain_morning=2))
    assert (decision.verdict, decision.load) == (Verdict.REGRESS, kg("32.5"))
    assert decision.reason == "Down to 32.5 kg: next morning was 2, two above before."
    assert decision.outlook == "Two green sessions give back what was taken."


def test_red_near_the_bar_goes_back_to_it_and_two_greens_lead_up_again() -> None:
    red = settled(*_loaded(22.5, 10, 10, 10, 10), days=9, pain_before=2, pain_morning=4)
    back = _climbed(red)
    assert (back.exercise.id, back.load, back.verdict) == (
        "rdl_empty_bar",
        kg(20),
        Verdict.REGRESS,
    )
    assert back.reason == "Back to the bar: next morning was 4, two above before."
    green = [settled(*_bars(8, 8, 8, 8), days=days) for days in (7, 5)]
    waits = _climbed(red, green[0])
    assert (waits.exercise.id, waits.verdict) == ("rdl_empty_bar", Verdict.REPEAT)
    assert waits.reason == (
        "Stay at 20 kg: 1 of 2 green sessions before what was taken comes back."
    )
    up = _climbed(red, *green)
    assert (up.exercise.id, up.load, up.verdict) == ("rdl_barbell", kg("22.5"), Verdict.PROGRESS)
    assert up.reason == (
        "Up to Romanian deadlift, barbell at 22.5 kg: two green sessions on the rung below."
    )


def test_red_at_the_bar_goes_one_rung_down_to_what_is_at_hand() -> None:
    red = settled(*_bars(8, 8, 8, 8, pain=6))
    assert _due(RDL, red).exercise.id == "dowel_hinge"
    no_pipe = Settings(implements=Settings().implements - {"pipe"})
    decision = _due(RDL, red, settings=no_pipe)
    assert (decision.exercise.id, decision.verdict) == ("wall_hinge", Verdict.REGRESS)
    assert decision.reason == "Back to Hip hinge, wall tap: pain 6 in set 1."


def test_red_on_the_bridge_goes_to_the_tilt_and_there_takes_a_set() -> None:
    red = settled(*_bridges(10, 10, 10, pain=6), days=5)
    tilt = _due(BRIDGE, red)
    assert (tilt.exercise.id, tilt.dose.sets) == ("pelvic_tilt", 2)
    worse = settled(*sets("pelvic_tilt", 10, 10, pain=6), days=3)
    lowest = _due(BRIDGE, red, worse)
    assert (lowest.exercise.id, lowest.dose.sets, lowest.verdict) == (
        "pelvic_tilt",
        1,
        Verdict.REGRESS,
    )


def test_too_heavy_twice_takes_a_tenth() -> None:
    short = [settled(*_loaded(40, 7, 6, 6, 5), days=days) for days in (5, 3)]
    decision = _climbed(*short)
    assert (decision.verdict, decision.load) == (Verdict.REDUCE, kg(35))
    assert decision.reason == "Down to 35 kg: every set stayed below 8 twice running."
    once_eight = settled(*_loaded(40, 8, 6, 6, 5), days=3)
    assert _climbed(short[0], once_eight).load == kg(40)
    assert _climbed(short[0]).load == kg(40)


def test_injured_keeps_the_good_morning_with_the_pipe_whatever_is_wished() -> None:
    bars = settled(*sets("gm_barbell_empty", 10, 10, 10, load=kg(20)), days=3)
    free = _due(GOOD_MORNING, *OPEN_PIPE, bars)
    assert free.exercise.id == "gm_barbell_empty"
    hurt = (said(INJURED, "yes", 2), said(ANYWAY, "gm_barbell_empty", 1))
    decision = _due(GOOD_MORNING, *OPEN_PIPE, bars, declarations=hurt)
    assert (decision.exercise.id, decision.verdict, decision.load) == (
        "gm_pvc",
        Verdict.REGRESS,
        None,
    )
    assert decision.reason == (
        "Back to Good morning, pipe: you said that something is injured, "
        "and this stands in for Good morning, empty bar."
    )


def test_injured_sends_the_deadlift_to_its_fallback_unless_it_is_done_anyway() -> None:
    done = settled(*_bars(8, 8, 8, 7), days=3)
    hurt = said(INJURED, "yes", 2)
    away = _due(RDL, done, declarations=(hurt,))
    assert (away.exercise.id, away.verdict) == ("dowel_hinge", Verdict.REGRESS)
    assert away.outlook == "It goes on when you say that nothing is injured any more."
    anyway = said(ANYWAY, "rdl_empty_bar", 1)
    kept = _due(RDL, done, declarations=(hurt, anyway))
    assert (kept.exercise.id, kept.verdict, kept.load) == (
        "rdl_empty_bar",
        Verdict.HOLD,
        kg(20),
    )
    assert kept.reason == "Hold at 20 kg: you said that something is injured."
    earlier = said(ANYWAY, "rdl_empty_bar", 5)
    assert _due(RDL, done, declarations=(earlier, hurt)).exercise.id == "dowel_hinge"


def test_nothing_rises_while_something_is_injured() -> None:
    twelves = [settled(*_loaded(22.5, 12, 12, 12, 12), days=days) for days in (5, 3)]
    hurt = (said(INJURED, "yes", 2), said(ANYWAY, "rdl_barbell", 1))
    decision = _climbed(*twelves, declarations=hurt)
    assert (decision.load, decision.verdict) == (kg("22.5"), Verdict.HOLD)
    bridges = _due(BRIDGE, *OPEN_BRIDGE, declarations=(said(INJURED),))
    assert (bridges.exercise.id, bridges.verdict, bridges.choices) == (
        "glute_bridge",
        Verdict.HOLD,
        (),
    )


def test_what_stood_in_for_an_injury_leads_back_after_two_green_sessions() -> None:
    hurt, well = said(INJURED, "yes", 9), said(INJURED, "no", 4)
    done = settled(*_loaded(40, 10, 10, 10, 10), days=10)
    during = settled(*sets("dowel_hinge", 10, 10), days=7)
    waits = _climbed(done, during, declarations=(hurt, well))
    assert (waits.exercise.id, waits.verdict) == ("dowel_hinge", Verdict.REPEAT)
    after = settled(*sets("dowel_hinge", 10, 10), days=3)
    back = _climbed(done, during, after, declarations=(hurt, well))
    assert (back.exercise.id, back.load) == ("rdl_barbell", kg(40))


@pytest.mark.parametrize(
    ("days_off", "days_back", "sets_due"),
    [(13, None, 4), (14, None, 2), (14, 0, 2), (14, 7, 3), (14, 14, 3), (14, 21, 4), (14, 28, 4)],
)
def test_after_a_lay_off_the_sets_come_back_by_the_week(
    days_off: int, days_back: int | None, sets_due: int
) -> None:
    now = START + timedelta(days=days_off + (days_back or 0))
    before = settled(*_bars(8, 8, 8, 7), days=0)
    first = settled(*_bars(8, 8, 8, 7), days=-days_off)
    every_week = [
        settled(*_bars(8, 8, 8, 7), days=-days_off - week) for week in range(7, days_back or 0, 7)
    ]
    history = [before] if days_back is None else [before, first, *every_week]
    decision = _due(RDL, *history, now=now)
    assert decision.dose.sets == sets_due


def test_a_lay_off_says_how_long_it_was_and_lets_nothing_rise() -> None:
    decision = _due(BRIDGE, *OPEN_BRIDGE, now=START + timedelta(days=10))
    assert (decision.exercise.id, decision.dose.sets) == ("glute_bridge", 2)
    assert (decision.verdict, decision.reason) == (
        Verdict.REDUCE,
        "Only 2 × 10: 17 days without training, so 50 % of the sets for a week.",
    )
    assert decision.outlook == "The sets come back week by week."


def test_a_light_week_takes_a_fifth_of_the_load_and_one_set() -> None:
    taken = said(DeclarationKind.DELOAD, "taken", 1)
    twelves = [settled(*_loaded(40, 12, 12, 12, 12), days=days) for days in (5, 3)]
    decision = _climbed(*twelves, declarations=(taken,))
    assert (decision.verdict, decision.load, decision.dose.sets) == (
        Verdict.DELOAD,
        kg("30"),
        3,
    )
    assert decision.reason == "Down to 30 kg, 3 × 8–12: light week until Sun 8 Mar."
    refused = replace(taken, value="refused")
    assert _climbed(*twelves, declarations=(refused,)).load == kg("42.5")
    over = replace(taken, at=taken.at - timedelta(days=7))
    assert _climbed(*twelves, declarations=(over,)).dose.sets == 4


def test_a_red_flag_locks_all_until_it_was_assessed() -> None:
    flag = said(DeclarationKind.RED_FLAG, "saddle", 2)
    for slot in (BRIDGE, RDL, GOOD_MORNING):
        locked = _due(slot, *OPEN_BRIDGE, declarations=(flag,))
        assert (locked.verdict, locked.choices) == (Verdict.LOCKED, ())
        assert locked.reason == (
            "Locked: a warning sign was ticked: get it checked, "
            "then say that you have been assessed."
        )
        assessed = said(DeclarationKind.ASSESSED, "yes", 1)
        free = _due(slot, *OPEN_BRIDGE, declarations=(flag, assessed))
        assert free.verdict is not Verdict.LOCKED
    other = said(DeclarationKind.RED_FLAG, "fever")
    assert _due(RDL, declarations=(other,)).verdict is Verdict.START


def test_what_is_wanted_beside_the_plan_is_never_more_than_the_last_time() -> None:
    def alone(*sessions: SessionRecord, **on_record: Any) -> Decision:
        asked = case(*sessions, exercises=ALL, slot=RDL, **on_record)
        return decide_alone(asked, LIBRARY.exercise("rdl_barbell"))

    twelves = [settled(*_loaded(40, 12, 12, 12, 12), days=days) for days in (5, 3)]
    same = alone(*twelves)
    assert (same.verdict, same.load) == (Verdict.REPEAT, kg(40))
    assert same.reason == "Stay at 40 kg: it was not planned, so no step up."
    red = settled(*_loaded(22.5, 10, 10, 10, 10, pain=6))
    kept = alone(red)
    assert (kept.verdict, kept.exercise.id, kept.load) == (
        Verdict.HOLD,
        "rdl_barbell",
        kg("22.5"),
    )
    assert kept.reason == "Hold at 22.5 kg: pain 6 in set 1."
    new = alone()
    assert (new.verdict, new.load) == (Verdict.START, None)
    assert new.reason == "First time: start with 4 × 8–12; the load is yours to set."


def test_beside_the_plan_a_gate_may_be_met_without_a_choice() -> None:
    asked = case(*OPEN_BRIDGE, exercises=ALL, slot=BRIDGE)
    decision = decide_alone(asked, LIBRARY.exercise("glute_bridge"))
    assert (decision.verdict, decision.choices) == (Verdict.REPEAT, ())
    assert decision.reason == "Stay at 3 × 10: the gate is met."


def test_sessions_and_sayings_after_the_moment_decide_nothing() -> None:
    tomorrow = settled(*_bars(8, 8, 8, 8), days=-1)
    later = Declaration("x", START + timedelta(days=1), INJURED, "yes")
    decision = _due(RDL, tomorrow, declarations=(later,))
    assert decision.verdict is Verdict.START


def test_a_session_that_said_nothing_of_pain_neither_rises_nor_falls() -> None:
    silent = session(*_bars(8, 8, 8, 8, pain=None))
    decision = _due(RDL, silent)
    assert (decision.verdict, decision.exercise.id) == (Verdict.REPEAT, "rdl_empty_bar")
    assert decision.reason == "Stay at 20 kg: pain was not recorded in set 1."

"""Changes of what is still to be done in a session."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from postchain_tui.core import events
from postchain_tui.core.diary import Declaration, DeclarationKind
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.plan import Pacing, Planned
from postchain_tui.core.replanning import MOST_SETS
from postchain_tui.core.session import Brief, CheckIn, Ready, Resting, Work, WrapUp
from postchain_tui.core.timeline import Timeline
from tests.build import at, bridge, done, kg, lunge, plank, rdl, start, timeline
from tests.walk import timelines

PLAN = (rdl(), bridge())
CHECKED_IN = events.CheckedIn(at(0), 1)
SET = (
    events.Readied(at(10)),
    events.SetEnded(at(60), "one"),
)
LOGGED = events.SetLogged(at(70), 10, load=kg(20), pain=6)
EASIER = lunge(reason="easier")


def _ready() -> Timeline:
    return timeline(CHECKED_IN, plan=PLAN, get_ready_seconds=0)


def _rested() -> Timeline:
    """After the first of four sets of deadlifts, on record."""
    return timeline(CHECKED_IN, *SET, LOGGED, plan=PLAN, get_ready_seconds=0)


def _sets(line: Timeline) -> list[tuple[str, int]]:
    return [(planned.exercise.id, planned.dose.sets) for planned in line.session.plan]


def test_before_its_first_set_an_exercise_gives_its_place_to_another_one() -> None:
    line = _ready().after(events.Swapped(at(5), EASIER))
    assert _sets(line) == [("split_squat", 2), ("glute_bridge", 3)]
    assert (line.session.position, line.session.state) == (0, Ready())


def test_what_is_new_is_explained_first_unless_it_was_done_in_this_session() -> None:
    fresh = replace(EASIER, first_time=True)
    assert _ready().after(events.Swapped(at(5), fresh)).session.state == Brief()
    again = rdl(first_time=True)
    working = _rested().after(events.RestEnded(at(100)))
    assert working.after(events.Swapped(at(105), again)).session.state == Ready()


def test_in_a_rest_the_new_target_waits_for_its_end() -> None:
    before = _rested()
    line = before.after(events.Swapped(at(80), EASIER))
    assert line.session.state == before.session.state
    assert _sets(line) == [("rdl_barbell", 1), ("split_squat", 3), ("glute_bridge", 3)]
    assert (line.session.position, line.session.coming) == (0, 1)
    assert line.session.next_number is None
    assert line.session.following is not None
    assert line.session.following.exercise == EASIER.exercise
    onward = line.after(events.RestEnded(at(180)))
    assert (onward.session.position, onward.session.state) == (1, Ready())
    assert onward.session.set_number == 1


def test_a_set_can_still_be_corrected_after_its_exercise_was_given_up() -> None:
    line = _rested().after(events.Swapped(at(80), EASIER))
    corrected = line.after(events.SetLogged(at(90), 9, load=kg(20), pain=7)).session
    assert [(one.exercise, one.reps) for one in corrected.sets] == [("rdl_barbell", 9)]
    assert corrected.slots == (0,)


def test_in_the_middle_of_a_set_the_sets_done_stay_and_the_rest_goes_to_the_new_one() -> None:
    line = _rested().after(events.RestEnded(at(180)))
    assert isinstance(line.session.state, Work)
    line = line.after(events.Swapped(at(190), EASIER))
    assert _sets(line) == [("rdl_barbell", 1), ("split_squat", 3), ("glute_bridge", 3)]
    assert (line.session.position, line.session.state) == (1, Ready())


def test_after_the_last_set_there_is_one_of_the_new_exercise() -> None:
    short = (rdl(dose=replace(rdl().dose, sets=1)), bridge())
    line = timeline(CHECKED_IN, *SET, LOGGED, plan=short, get_ready_seconds=0)
    line = line.after(events.Swapped(at(80), EASIER))
    assert _sets(line) == [("rdl_barbell", 1), ("split_squat", 1), ("glute_bridge", 3)]


def test_who_changes_her_mind_in_the_rest_replaces_what_was_to_come() -> None:
    line = _rested().after(events.Swapped(at(80), EASIER)).after(events.Swapped(at(85), plank()))
    assert _sets(line) == [("rdl_barbell", 1), ("plank", 3), ("glute_bridge", 3)]
    assert isinstance(line.session.state, Resting)


def test_who_changes_her_mind_after_the_rest_still_has_only_the_remaining_sets() -> None:
    line = _rested().after(events.Swapped(at(80), EASIER)).after(events.RestEnded(at(180)))
    line = line.after(events.Swapped(at(185), plank()))
    assert _sets(line) == [("rdl_barbell", 1), ("plank", 3), ("glute_bridge", 3)]
    assert line.session.state == Ready()


def test_the_same_exercise_with_less_load_is_a_place_of_its_own() -> None:
    lighter = rdl(load=kg(16), last=(done(reps=9),))
    line = _rested().after(events.Swapped(at(80), lighter)).after(events.RestEnded(at(180)))
    assert (line.session.current.load, line.session.current.dose.sets) == (kg(16), 3)
    assert line.session.sets_here == ()


def test_a_set_that_nobody_confirmed_is_not_dropped() -> None:
    line = timeline(CHECKED_IN, *SET, plan=PLAN, get_ready_seconds=0)
    for event in (events.Swapped(at(80), EASIER), events.Stopped(at(80))):
        with pytest.raises(NotAllowedError, match="Say first"):
            line.after(event)


@pytest.mark.parametrize(
    "event",
    [
        events.Swapped(at(9), EASIER),
        events.SetAdded(at(9)),
        events.ExerciseSkipped(at(9)),
        events.PacingChosen(at(9), Pacing.FREE),
    ],
)
def test_before_the_first_and_after_the_last_exercise_there_is_nothing_to_change(
    event: events.Event,
) -> None:
    at_the_end = _ready().after(events.Stopped(at(5)))
    for line in (timeline(plan=PLAN), at_the_end):
        with pytest.raises(NotAllowedError, match="no exercise"):
            line.after(event)


@pytest.mark.parametrize("started", [False, True])
def test_a_set_is_added_to_the_exercise_at_hand(started: bool) -> None:
    line = _ready().after(events.Readied(at(5))) if started else _ready()
    state = line.session.state
    line = line.after(events.SetAdded(at(6)))
    assert _sets(line) == [("rdl_barbell", 5), ("glute_bridge", 3)]
    assert line.session.state == state


def test_a_set_can_be_added_before_the_last_one_is_on_record() -> None:
    line = timeline(CHECKED_IN, *SET, plan=PLAN, get_ready_seconds=0)
    assert line.after(events.SetAdded(at(80))).session.current.dose.sets == 5


def test_after_a_swap_in_the_rest_a_set_is_added_to_what_comes() -> None:
    line = _rested().after(events.Swapped(at(80), EASIER)).after(events.SetAdded(at(85)))
    assert _sets(line) == [("rdl_barbell", 1), ("split_squat", 4), ("glute_bridge", 3)]


def test_after_a_swap_in_the_rest_what_comes_is_what_is_skipped() -> None:
    line = _rested().after(events.Swapped(at(80), EASIER)).after(events.ExerciseSkipped(at(85)))
    assert line.session.current == bridge()


def test_sets_are_not_added_without_end() -> None:
    line = _ready()
    for _ in range(MOST_SETS - line.session.current.dose.sets):
        line = line.after(events.SetAdded(at(6)))
    with pytest.raises(NotAllowedError, match="20 sets"):
        line.after(events.SetAdded(at(7)))


def test_a_session_can_be_stopped_from_anywhere_and_keeps_its_sets() -> None:
    stopped = _rested().after(events.Stopped(at(80))).session
    assert stopped.state == WrapUp()
    assert len(stopped.sets) == 1
    assert timeline(plan=PLAN).after(events.Stopped(at(1))).session.state == WrapUp()
    with pytest.raises(NotAllowedError, match="at its end"):
        _ready().after(events.Stopped(at(5))).after(events.Stopped(at(6)))


def test_another_plan_before_the_check_in_leaves_it_to_be_done() -> None:
    change = events.PlanChanged(at(1), "calm", "Calm", (bridge(),), "sore")
    session = timeline(change, plan=PLAN).session
    assert (session.state, session.plan, session.name) == (CheckIn(), (bridge(),), "Calm")


def test_what_was_said_is_kept_with_the_session() -> None:
    said = events.Said(at(80), "id", DeclarationKind.SWAP, "split_squat", "rdl_barbell", "hurts")
    session = _rested().after(said).session
    assert session.said == (
        Declaration(
            "id", at(80), DeclarationKind.SWAP, "split_squat", "hurts", "session", "rdl_barbell"
        ),
    )
    assert session.state == _rested().session.state


def test_a_decision_and_what_came_of_it_are_undone_and_redone_together() -> None:
    said = events.Said(at(80), "id", DeclarationKind.SWAP, "split_squat", "rdl_barbell")
    before = _rested()
    decided = before.after(said).after(events.Swapped(at(80), EASIER))
    undone = decided.undo()
    assert (undone.session, undone.events) == (before.session, before.events)
    assert undone.redo() == decided
    assert undone.undo().session.is_to_be_logged


def test_what_was_only_said_is_undone_by_itself() -> None:
    said = events.Said(at(80), "id", DeclarationKind.SORE_START, "train")
    line = _rested().after(said).after(events.RestPaused(at(85)))
    assert line.undo().session.said
    assert line.undo().undo().session == _rested().session


@given(timelines())
def test_the_exercise_that_comes_is_at_hand_or_right_after_it(line: Timeline) -> None:
    session = line.session
    assert session.coming in {session.position, session.position + 1}
    if session.plan:
        planned: Planned = session.plan[session.coming]
        assert planned.dose.sets >= 1
    pairs = zip(session.sets, session.slots, strict=True)
    assert all(done.exercise == session.plan[slot].exercise.id for done, slot in pairs)


@given(timelines())
def test_undoing_and_redoing_lead_back_to_the_same_session(line: Timeline) -> None:
    assert line.undo().redo().events[: len(line.events)] == line.events


@pytest.mark.parametrize("line", [_ready(), _rested(), _rested().after(events.RestEnded(at(90)))])
def test_what_comes_later_changes_while_the_exercise_at_hand_goes_on(line: Timeline) -> None:
    change = events.PlanChanged(at(95), "basics", "Basics", (plank(),), "flare", keeps_current=True)
    changed = line.after(change)
    assert _sets(changed) == [("rdl_barbell", 4), ("plank", 2)]
    assert changed.session.state == line.session.state
    assert changed.session.position == 0


def test_after_a_swap_in_the_rest_what_comes_later_is_what_follows_the_new_target() -> None:
    line = _rested().after(events.Swapped(at(80), EASIER))
    change = events.PlanChanged(at(95), "basics", "Basics", (plank(),), "flare", keeps_current=True)
    assert [name for name, _ in _sets(line.after(change))] == [
        "rdl_barbell",
        "split_squat",
        "plank",
    ]


@pytest.mark.parametrize("line", [timeline(plan=PLAN), _ready().after(events.Stopped(at(5)))])
def test_where_no_exercise_is_at_hand_none_can_be_kept(line: Timeline) -> None:
    change = events.PlanChanged(at(95), "basics", "Basics", (), "flare", keeps_current=True)
    with pytest.raises(NotAllowedError, match="no exercise"):
        line.after(change)


@pytest.mark.parametrize(("program", "place"), [("basics", ("B", "Load")), ("recovery", ("", ""))])
def test_of_another_program_a_session_is_on_none_of_the_days_of_this_one(
    program: str, place: tuple[str, str]
) -> None:
    begun = replace(start(*PLAN), day="B", stage="Load")
    plan = events.PlanChanged(at(5), program, "Other", (bridge(),), "sore")
    session = Timeline.begun(begun, (CHECKED_IN, plan)).session
    assert (session.program, session.day, session.stage) == (program, *place)

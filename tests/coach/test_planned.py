"""What had been planned in a session."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.coach import training
from postchain_tui.coach.planned import planned_of
from postchain_tui.core import events
from postchain_tui.core.diary import DeclarationKind, Status
from postchain_tui.core.formatting import dose_text, load_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Role
from postchain_tui.core.ramp import RAMP_REASON, ramp_to
from postchain_tui.store import records
from tests.build import kg, session, sets
from tests.coach.home import LIBRARY, Home


def test_what_was_planned_is_told_as_it_was_then() -> None:
    home = Home()
    plan = home.coach.today().plan
    name = home.trained()
    home.clock.advance(days=3)
    lines = planned_of(home.coach, name)
    assert [(line.exercise, line.reason, line.verdict) for line in lines] == [
        (place.exercise.name, place.reason, place.verdict) for place in plan
    ]
    assert [line.is_warm_up for line in lines] == [True, False, False, False]
    for line, place in zip(lines, plan, strict=True):
        dose = place.dose
        sided = place.exercise.unilateral
        assert line.dose == dose_text(dose.sets, dose.reps, dose.hold_seconds, sided)
        assert line.load == ("" if place.load is None else load_text(place.load, Unit.KG))
        assert line.because == ""
    assert lines[0].decided == "▸ start"


def test_the_lighter_sets_before_a_lift_are_no_lines_of_their_own() -> None:
    home = Home()
    lift = LIBRARY.exercise("rdl_barbell")
    heavy = replace(home.coach.planned(lift), load=kg(60), verdict=Verdict.PROGRESS)
    heavy = replace(heavy, ramp=ramp_to(lift, heavy.load, home.coach.settings))
    line = training.begin_plan(home.coach, "basics", "Basics", 1, (heavy,))
    assert any(place.reason == RAMP_REASON for place in line.start.plan)
    (told,) = planned_of(home.coach, line.start.session)
    assert (told.exercise, told.load, told.decided) == (lift.name, "60 kg", "↑ progress")


def test_a_load_of_dumbbells_is_per_hand_and_in_the_unit_in_use() -> None:
    home = Home()
    lift = home.coach.planned(LIBRARY.exercise("rdl_dumbbell"))
    line = training.begin_plan(home.coach, "", "", 1, (replace(lift, load=kg(10)),))
    (told,) = planned_of(home.coach, line.start.session)
    assert told.load == "10 kg per hand"
    home.coach.set_setting("units", "lb")
    (told,) = planned_of(home.coach, line.start.session)
    assert told.load == "22.05 lb per hand"


def test_a_plan_that_took_the_place_of_another_is_told_with_why() -> None:
    home = Home()
    kept = training.keeper(home.coach, training.begin(home.coach, home.coach.today()))
    recovery = training.recovery(home.coach)
    kept.happen(recovery, "take the gentle session")
    lines = planned_of(home.coach, kept.session.id)
    assert [line.exercise for line in lines] == [one.exercise.name for one in recovery.plan]
    assert {line.because for line in lines} == {"the back was sore at the start"}


def test_what_was_done_before_the_plan_changed_stays_in_it() -> None:
    home = Home()
    kept = home.resting()
    kept.confirm(home.clock.now())
    gentle = home.coach.planned(LIBRARY.exercise("pelvic_tilt"))
    change = events.PlanChanged(home.clock.now(), "basics", "Basics", (gentle,), "it flared\x1b[2J")
    kept.happen(replace(change, keeps_current=True), "change the plan")
    lines = planned_of(home.coach, kept.session.id)
    assert [(line.exercise, line.because) for line in lines[1:]] == [
        ("Glute bridge", ""),
        (gentle.exercise.name, "it flared"),
    ]
    another = events.PlanChanged(home.clock.now(), "basics", "Basics", (), "tired")
    kept.happen(another, "change the plan")
    assert [line.exercise for line in planned_of(home.coach, kept.session.id)][1:] == [
        "Glute bridge"
    ]


def test_a_place_that_a_swap_put_in_keeps_the_plan_whole() -> None:
    home = Home()
    kept = home.resting()
    kept.confirm(home.clock.now())
    now = home.clock.now()
    tilt = home.coach.planned(LIBRARY.exercise("pelvic_tilt"))
    said = events.Said(now, "said", DeclarationKind.SWAP, "pelvic_tilt", "glute_bridge")
    kept.happen(said, "swap", events.Swapped(now, tilt))
    assert "Pelvic tilt" not in [one.exercise for one in planned_of(home.coach, kept.session.id)]
    change = events.PlanChanged(now, "basics", "Basics", (tilt, tilt), "why", keeps_current=True)
    kept.happen(change, "change the plan")
    lines = planned_of(home.coach, kept.session.id)
    assert len(lines) == len(kept.session.plan)
    assert [line.because for line in lines][-3:] == ["", "why", "why"]


def test_nothing_had_been_planned_in_what_was_logged_or_is_not_there() -> None:
    home = Home()
    logged = replace(session(*sets("glute_bridge", 10)), source="log")
    records.create(home.store, logged, None, "log a set")
    assert planned_of(home.coach, logged.id) == ()
    assert planned_of(home.coach, "nobody") == ()


def test_what_cannot_be_read_any_more_is_not_told() -> None:
    home = Home()
    kept = home.resting()
    training.close(home.coach, kept.timeline, Status.FINISHED)
    assert planned_of(home.coach, kept.session.id)
    with home.store.action("damage") as writing:
        (row,) = writing.rows("SELECT id, body FROM session_events WHERE ordinal = 0")
        body = row["body"].replace("glute_bridge", "gone")
        writing.change("session_events", row["id"], {"body": body})
    assert planned_of(home.coach, kept.session.id) == ()


def test_the_warm_up_is_marked_as_one() -> None:
    home = Home()
    line = training.begin(home.coach, home.coach.today())
    warm = [place.role is Role.WARMUP for place in line.start.plan]
    assert [one.is_warm_up for one in planned_of(home.coach, line.start.session)] == warm

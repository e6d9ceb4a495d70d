"""What a session came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from postchain_tui.core import events
from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord, Status
from postchain_tui.core.exercise import Exercise, Ladder, LoadType
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Day, Program, Role, Slot, Stage
from postchain_tui.core.records import Best, record_words
from postchain_tui.core.session import Closed, Session, WrapUp
from postchain_tui.core.summary import Summary, as_record, in_contest, mean_hinge_grams, summary
from postchain_tui.core.today import Due
from tests.build import START, at, bridge, done, facts, kg, plank, rdl, start

NOW = at(1800)
PLAN = (bridge(role=Role.WARMUP), rdl(), bridge())
KNOWN: dict[str, Exercise] = {
    planned.exercise.id: replace(
        planned.exercise, ladder=Ladder((), (), (), (), planned.exercise.id)
    )
    for planned in PLAN
}
PROGRAM = Program(
    "basics",
    "Basics",
    "",
    "",
    (
        Slot(Role.WARMUP, ("glute_bridge",), None, skippable=True),
        Slot(Role.WORK, ("rdl_barbell",), None, skippable=False),
        Slot(Role.WORK, ("glute_bridge",), None, skippable=False),
    ),
)

SETS = (
    done(id="1", reps=10, pain=None),
    done(id="2", exercise="rdl_barbell", reps=10, load=kg(20), pain=1),
    done(id="3", exercise="rdl_barbell", reps=8, load=kg(20), pain=3),
)


def _session(**changes: Any) -> Session:
    session = Session.begun(start(*PLAN))
    return replace(session, state=WrapUp(), sets=SETS, slots=(0, 1, 1), **changes)


def _past(days_ago: int, *sets: SetRecord) -> SessionRecord:
    started = NOW - timedelta(days=days_ago)
    return SessionRecord(f"{days_ago}", started, None, "app", "", Status.FINISHED, sets)


def _summary(
    *recent: SessionRecord,
    session: Session | None = None,
    bests: Mapping[str, Sequence[Best]] | None = None,
    **on_record: Any,
) -> Summary:
    chosen = session or _session()
    past = {"rdl_barbell": recent} if recent else {}
    known = facts(**{"recent": recent, "with_exercise": past, **on_record})
    return summary(chosen, known, PROGRAM, KNOWN.__getitem__, KNOWN.get, bests or {}, NOW)


def _deadlifts(kilograms: int) -> SetRecord:
    return done(exercise="rdl_barbell", reps=10, load=kg(kilograms))


def test_every_exercise_of_the_plan_has_its_line() -> None:
    warm_up, deadlift, skipped = _summary().lines
    assert (warm_up.done, warm_up.worst_pain) == (SETS[:1], None)
    assert (deadlift.done, deadlift.worst_pain) == (SETS[1:], 3)
    assert (skipped.planned, skipped.done, skipped.worst_pain) == (PLAN[2], (), None)


def _next(looked_back: Summary, exercise: str = "rdl_barbell") -> Due:
    (due,) = (one for one in looked_back.next_time if one.planned.exercise.id == exercise)
    return due


def test_what_comes_next_is_told_of_the_work_alone() -> None:
    roles = [due.planned.role for due in _summary().next_time]
    assert roles == [Role.WORK, Role.WORK]


def test_what_comes_next_follows_from_this_session() -> None:
    due = _next(_summary(_past(3, _deadlifts(22))))
    assert (due.decision.verdict, due.planned.load) == (Verdict.HOLD, kg(20))
    assert due.planned.last == SETS[1:]
    assert due.decision.reason == "Hold at 20 kg: pain 3 in set 2."


TOP = tuple(done(id=f"{n}", exercise="rdl_barbell", reps=12, load=kg(40), pain=0) for n in range(4))


def _whole(**changes: Any) -> Session:
    told = {"pain_before": 1, "pain_after": 1, **changes}
    return replace(_session(), sets=TOP, slots=(1,) * 4, **told)


def test_what_comes_next_takes_the_morning_for_settled() -> None:
    before = replace(_past(3, *TOP), pain_before=0, pain_after=0, pain_morning=0)
    due = _next(_summary(before, session=_whole()))
    assert (due.decision.verdict, due.planned.load) == (Verdict.PROGRESS, kg(41))


def test_pain_before_that_was_above_green_does_not_make_a_morning_worse() -> None:
    before = replace(_past(3, *TOP), pain_before=0, pain_after=0, pain_morning=0)
    sore = _next(_summary(before, session=_whole(pain_before=4)))
    assert sore.decision.verdict is Verdict.PROGRESS
    unknown = _next(_summary(before, session=_whole(pain_before=None)))
    assert unknown.decision.verdict is Verdict.PROGRESS


def test_a_session_that_is_on_record_already_counts_once() -> None:
    stored = replace(as_record(_whole()), pain_after=1)
    due = _next(_summary(session=_whole(), with_exercise={"rdl_barbell": (stored,)}))
    assert (due.decision.verdict, due.planned.load) == (Verdict.REPEAT, kg(40))


def test_what_was_left_out_today_goes_by_the_time_before() -> None:
    left_out = replace(_session(), sets=SETS[:1], slots=(0,))
    due = _next(_summary(_past(3, _deadlifts(60)), session=left_out))
    assert due.planned.load == kg(60)


def test_the_whole_is_counted() -> None:
    looked_back = _summary()
    assert (looked_back.sets, looked_back.worst_pain) == (3, 3)
    assert (looked_back.seconds, looked_back.hinge_grams) == (1800, 360_000)


def test_a_closed_session_lasted_until_its_end() -> None:
    closed = _session()
    closed = replace(closed, state=Closed(at(600), Status.FINISHED))
    assert _summary(session=closed).seconds == 600


def test_tonnage_is_held_against_the_mean_of_four_weeks() -> None:
    recent = (
        _past(3, _deadlifts(40)),
        _past(20, _deadlifts(32), done()),
        _past(25, done()),
        _past(29, _deadlifts(500)),
    )
    looked_back = _summary(*recent)
    assert looked_back.mean_hinge_grams == 360_000
    assert looked_back.hinge_change == pytest.approx(0)
    assert mean_hinge_grams(recent, KNOWN.get, NOW) == 360_000


def test_a_session_of_four_weeks_ago_to_the_moment_still_counts() -> None:
    assert mean_hinge_grams((_past(28, _deadlifts(10)),), KNOWN.get, NOW) == 100_000


@pytest.mark.parametrize(
    ("now", "mean", "change"),
    [(104, 100.0, 0.04), (50, 100.0, -0.5), (None, 100.0, None), (9, None, None), (9, 0.0, None)],
)
def test_a_change_needs_both_and_something_to_compare_with(
    now: int | None, mean: float | None, change: float | None
) -> None:
    looked_back = replace(_summary(), hinge_grams=now, mean_hinge_grams=mean)
    assert looked_back.hinge_change == (None if change is None else pytest.approx(change))


def test_without_a_load_there_is_no_tonnage_and_no_mean() -> None:
    light = replace(_session(), sets=SETS[:1], slots=(0,))
    looked_back = _summary(_past(3, done()), session=light)
    assert (looked_back.hinge_grams, looked_back.mean_hinge_grams) == (None, None)


# Records


BESTS = {"rdl_barbell": (Best(20_000, 9),), "glute_bridge": (Best(None, 5),)}


def _told(looked_back: Summary) -> list[list[str]]:
    """The records of each line in words."""
    return [
        [record_words(one, Unit.KG, line.planned.exercise.measure) for one in line.records]
        for line in looked_back.lines
    ]


def test_what_was_never_done_before_stands_with_its_exercise() -> None:
    bests = {"rdl_barbell": (Best(20_000, 9),), "glute_bridge": (Best(None, 20),)}
    assert _told(_summary(bests=bests)) == [[], ["most reps with 20 kg: 10 (before 9)"], []]


def test_a_set_that_was_undone_is_no_record_any_more() -> None:
    undone = replace(_session(), sets=(SETS[0], SETS[2]), slots=(0, 1))
    assert _told(_summary(session=undone, bests=BESTS))[1] == []


def test_a_first_time_is_no_record() -> None:
    assert _told(_summary()) == [[], [], []]
    assert _told(_summary(bests={"rdl_barbell": ()})) == [[], [], []]


def test_a_warm_up_is_no_record() -> None:
    warm_up = replace(SETS[0], kind=SetKind.WARMUP)
    session = replace(_session(), sets=(warm_up, *SETS[1:]))
    assert _told(_summary(session=session, bests=BESTS))[0] == []
    assert [one.id for one in in_contest(session)] == ["rdl_barbell"]


def test_a_set_that_hurt_more_than_the_ceiling_is_no_record() -> None:
    ceiling = facts().settings.ceiling
    for pain, count in ((ceiling, 1), (ceiling + 1, 0)):
        session = replace(_session(), sets=(replace(SETS[1], pain=pain),), slots=(1,))
        assert len(_summary(session=session, bests=BESTS).lines[1].records) == count


def test_of_an_exercise_that_stands_twice_in_the_plan_each_line_has_its_own_records() -> None:
    heavier = done(id="4", exercise="rdl_barbell", reps=3, load=kg(30))
    session = Session.begun(start(rdl(), bridge(), rdl()))
    session = replace(session, state=WrapUp(), sets=(SETS[1], heavier), slots=(0, 2))
    assert _told(_summary(session=session, bests=BESTS)) == [
        ["most reps with 20 kg: 10 (before 9)"],
        [],
        ["heaviest so far: 30 kg × 3 (before 20 kg × 9)"],
    ]
    assert [one.id for one in in_contest(session)] == ["rdl_barbell"]


def test_a_longer_hold_is_a_record() -> None:
    session = Session.begun(start(plank()))
    held = done(exercise="plank", reps=1, duration_ms=31_000)
    session = replace(session, state=WrapUp(), sets=(held,), slots=(0,))
    looked_back = _summary(session=session, bests={"plank": (Best(None, 30_000),)})
    assert _told(looked_back) == [["longest hold: 31 s (before 30 s)"]]


def test_what_load_makes_easier_is_no_record() -> None:
    curl = rdl(exercise=replace(rdl().exercise, load_type=LoadType.ASSISTED))
    session = Session.begun(start(curl))
    session = replace(session, state=WrapUp(), sets=SETS[1:], slots=(0, 0))
    assert in_contest(session) == ()
    assert _told(_summary(session=session, bests=BESTS)) == [[]]


def test_a_session_becomes_the_record_that_the_diary_has() -> None:
    session = _session(
        pain_before=2,
        pain_after=3,
        effort=6.5,
        note="windy",
        form=(("glute_bridge", True), ("rdl_barbell", False)),
    )
    record = as_record(session)
    assert (record.id, record.started_at, record.ended_at) == ("session", START, None)
    assert (record.sets, record.note, record.effort) == (SETS, "windy", 6.5)
    assert (record.pain_before, record.pain_after, record.pain_morning) == (2, 3, None)
    assert record.form_ok == ("glute_bridge",)
    closed = replace(session, state=Closed(events.Finished(at(9)).at, Status.FINISHED))
    assert as_record(closed).ended_at == at(9)


@pytest.mark.parametrize(
    ("felt", "spreads"),
    [
        ({}, False),
        ({"spreading_before": False, "spreading_after": False}, False),
        ({"spreading_before": True}, True),
        ({"spreading_after": True}, True),
        ({"place_before": "low_back_left", "place_after": "low_back_right"}, False),
        ({"place_before": "low_back_left", "place_after": "below_knee_left"}, True),
        ({"place_before": "foot_left", "place_after": "below_knee_left"}, False),
    ],
)
def test_pain_that_spread_is_on_the_record(felt: dict[str, Any], spreads: bool) -> None:
    assert as_record(_session(**felt)).spreading is spreads


def test_pain_that_spread_down_a_leg_keeps_the_load_from_rising() -> None:
    before = replace(_past(3, *TOP), pain_before=0, pain_after=0, pain_morning=0)
    due = _next(_summary(before, session=_whole(spreading_after=True)))
    assert due.decision.verdict is not Verdict.PROGRESS
    assert "spread down a leg" in due.decision.reason


def test_of_a_program_with_days_what_comes_next_is_of_what_was_trained() -> None:
    rows = tuple(replace(slot, days=(day,)) for slot, day in zip(PROGRAM.slots, "BAB", strict=True))
    program = replace(PROGRAM, slots=rows, days=(Day("A"), Day("B")), stages=(Stage("One", 3),))
    hinges = replace(Session.begun(start(rdl())), state=WrapUp(), sets=SETS[1:], slots=(0, 0))
    known = facts()
    for session, expected in (
        (hinges, ["rdl_barbell"]),
        (_session(), ["rdl_barbell", "glute_bridge"]),
    ):
        found = summary(session, known, program, KNOWN.__getitem__, KNOWN.get, {}, NOW)
        assert [due.planned.exercise.id for due in found.next_time] == expected

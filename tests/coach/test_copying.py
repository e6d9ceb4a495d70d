"""A session of the past done once more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.coach import statements, training
from postchain_tui.coach.copying import COPY, begin_copy, plan_from
from postchain_tui.core.diary import PainKind, SessionRecord, SetKind, SetRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import linked
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Role
from postchain_tui.core.ramp import RAMP_REASON
from postchain_tui.store import diary, records
from tests.build import kg, sets
from tests.coach.home import MONDAY, Home


def logged(
    home: Home,
    *done: SetRecord,
    days: float = 3,
    name: str = "",
    morning: int | None = 0,
    pain: int = 0,
) -> SessionRecord:
    """A session of some days ago with its morning."""
    at = MONDAY - timedelta(days=days)
    name = name or f"s{days}"
    record = SessionRecord(
        id=name,
        started_at=at,
        ended_at=at + timedelta(minutes=40),
        source="log",
        name="Basics",
        status=Status.FINISHED,
        sets=tuple(
            replace(one, id=f"{name}-{n}", ordinal=n, at=at) for n, one in enumerate(done, start=1)
        ),
        pain_before=pain,
        pain_after=pain,
        form_ok=tuple({one.exercise for one in done}),
    )
    records.create(home.store, record, "basics", "log")
    if morning is not None:
        home.coach.record_pain(PainKind.MORNING, morning, record, at + timedelta(hours=14))
    found = diary.session(home.store, name)
    assert found is not None
    return found


def names(plan: tuple[Planned, ...]) -> list[str]:
    return [place.exercise.id for place in plan]


def test_a_session_of_the_program_is_done_once_more_as_one_of_it() -> None:
    home = Home()
    past = logged(
        home,
        *sets("gm_pvc", 10, kind=SetKind.WARMUP),
        *sets("glute_bridge", 10, 10, 10),
        *sets("rdl_empty_bar", 8, 9, 8, load=kg(20)),
    )
    copy = plan_from(home.coach, past)
    assert names(copy.plan) == ["gm_pvc", "glute_bridge", "rdl_empty_bar"]
    assert [place.role for place in copy.plan] == [Role.WARMUP, Role.WORK, Role.WORK]
    assert copy.notes == ()
    number = home.coach.today().number
    line = begin_copy(home.coach, copy)
    start = line.start
    assert (start.program, start.name, start.number) == ("basics", "Copy of 27 Feb", number)
    assert start.plan == copy.plan
    assert training.unfinished(home.coach) == line
    training.close(home.coach, line, Status.FINISHED)
    assert home.coach.today().number == number + 1


def test_what_the_program_does_not_train_is_no_session_of_it() -> None:
    home = Home()
    past = logged(
        home, *sets("gm_pvc", 10, kind=SetKind.WARMUP), *sets("cat_camel", 8), *sets("band_row", 12)
    )
    number = home.coach.today().number
    for times in (1, 2):
        line = begin_copy(home.coach, plan_from(home.coach, past))
        assert (line.start.program, line.start.number) == (COPY, times)
        training.close(home.coach, line, Status.FINISHED)
    assert home.coach.today().number == number


def test_a_lift_comes_with_the_lighter_sets_that_lead_to_it() -> None:
    home = Home()
    for days in (9, 6, 3):
        logged(home, *sets("rdl_empty_bar", 10, 10, 10, 10, load=kg(20)), days=days)
    past = logged(home, *sets("rdl_barbell", 8, 8, 8, 8, load=kg(40)), days=2)
    line = begin_copy(home.coach, plan_from(home.coach, past))
    *ramp, lift = line.start.plan
    assert {place.reason for place in ramp} == {RAMP_REASON}
    assert (lift.exercise.id, lift.load) == ("rdl_barbell", kg(40))


def test_no_good_morning_above_the_pipe_is_copied_while_injured() -> None:
    home = Home()
    past = logged(home, *sets("gm_barbell_loaded", 8, 8, load=kg(40)), *sets("glute_bridge", 10))
    statements.injured(home.coach, is_injured=True)
    copy = plan_from(home.coach, past)
    assert names(copy.plan) == ["gm_pvc", "glute_bridge"]
    assert copy.plan[0].load is None
    assert any(note.startswith("Good morning") and "gm_" not in note for note in copy.notes)


@pytest.mark.parametrize("is_injured", [False, True])
def test_no_exercise_of_the_catalog_is_copied_past_its_gate(is_injured: bool) -> None:
    home = Home()
    everything = [one for name in home.coach.library.ids for one in sets(name, 8, load=kg(100))]
    past = logged(home, *everything)
    statements.injured(home.coach, is_injured=is_injured)
    found = plan_from(home.coach, past).plan
    assert len({(place.role, place.exercise.id) for place in found}) == len(found)
    exercise_of = home.coach.library.exercise
    listed = set(home.coach.today().program.exercises)
    reached = listed.union(*(_below(home, name) for name in listed))
    for place in found:
        exercise = place.exercise
        rungs = map(exercise_of, exercise.ladder.regressions)
        is_lowest = not any(one.family == exercise.family for one in rungs)
        assert exercise.allowed_when_injured or not is_injured
        assert is_injured or is_lowest or exercise.id in reached


def _below(home: Home, name: str) -> frozenset[str]:
    exercise = home.coach.library.exercise(name)
    return linked(exercise, home.coach.known_exercise, lambda one: one.ladder.regressions)


def test_what_is_done_anyway_while_injured_is_copied_without_a_rise() -> None:
    home = Home()
    past = logged(home, *sets("rdl_empty_bar", 10, 10, 10, 10, load=kg(20)))
    statements.injured(home.coach, is_injured=True)
    assert names(plan_from(home.coach, past).plan) == ["dowel_hinge"]
    statements.anyway(home.coach, "rdl_empty_bar")
    (lift,) = plan_from(home.coach, past).plan
    assert (lift.exercise.id, lift.verdict) == ("rdl_empty_bar", Verdict.HOLD)


def test_weights_of_an_earlier_life_become_those_of_today() -> None:
    home = Home()
    for days in (9, 6, 3):
        logged(home, *sets("rdl_empty_bar", 10, 10, 10, 10, load=kg(20)), days=days)
    past = logged(home, *sets("rdl_barbell", 5, 5, 5, load=kg(140)), days=400)
    copy = plan_from(home.coach, past)
    due = {due.planned.exercise.id: due.planned for due in home.coach.today().due}
    (lift,) = copy.plan
    assert lift.load == due[lift.exercise.id].load
    assert len(copy.notes) == 1


def test_nothing_is_copied_while_a_session_is_open() -> None:
    home = Home()
    past = logged(home, *sets("glute_bridge", 10))
    copy = plan_from(home.coach, past)
    home.keeper()
    with pytest.raises(NotAllowedError, match="A session is open; finish or discard"):
        plan_from(home.coach, past)
    with pytest.raises(NotAllowedError, match="A session is open; finish or discard"):
        begin_copy(home.coach, copy)


def test_nothing_is_copied_while_training_is_locked() -> None:
    home = Home()
    past = logged(home, *sets("glute_bridge", 10))
    copy = plan_from(home.coach, past)
    statements.red_flag(home.coach, min(home.coach.past.urgent_flags))
    for ask in (lambda: plan_from(home.coach, past), lambda: begin_copy(home.coach, copy)):
        with pytest.raises(NotAllowedError, match="Training is locked"):
            ask()
    assert training.unfinished(home.coach) is None


def test_a_morning_that_is_owed_is_told_first() -> None:
    home = Home()
    past = logged(home, *sets("glute_bridge", 10), morning=None)
    with pytest.raises(NotAllowedError, match="Say first how the back was"):
        plan_from(home.coach, past)
    home.coach.record_pain(PainKind.MORNING, None, past)
    assert names(plan_from(home.coach, past).plan) == ["glute_bridge"]


def test_a_copy_that_is_out_of_date_is_not_begun() -> None:
    home = Home()
    past = logged(home, *sets("rdl_empty_bar", 10, 10, 10, 10, load=kg(20)))
    copy = plan_from(home.coach, past)
    statements.injured(home.coach, is_injured=True)
    with pytest.raises(NotAllowedError, match="What is due has changed meanwhile"):
        begin_copy(home.coach, copy)
    assert training.unfinished(home.coach) is None


def test_a_session_of_which_nothing_is_known_is_not_copied() -> None:
    home = Home()
    past = logged(home, *sets("gone", 10))
    with pytest.raises(NotAllowedError, match="Nothing of that session can be planned today"):
        plan_from(home.coach, past)


def test_a_session_of_the_app_is_copied_too() -> None:
    home = Home()
    name = home.trained()
    home.clock.advance(hours=3)
    past = diary.session(home.store, name)
    assert past is not None
    line = begin_copy(home.coach, plan_from(home.coach, past))
    assert [place.exercise.id for place in line.start.plan] == ["glute_bridge"]
    assert line.start.name == "Copy of 2 Mar"

"""What is decided in a session beside its plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from postchain_tui.catalog.red_flags import red_flags
from postchain_tui.coach import training
from postchain_tui.coach.adjusting import MOST_SWAPS, Adjuster, FlareAnswer
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import events
from postchain_tui.core.ceiling import SHORTER_RANGE
from postchain_tui.core.diary import CeilingAnswer, DeclarationKind, Status
from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Role
from postchain_tui.core.session import Closed, Ready, Resting, WrapUp
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import diary, records, sessions
from postchain_tui.store import pain as pain_store
from tests.build import at, kg, planned, start
from tests.coach.home import LIBRARY, MONDAY, Home
from tests.store.diaries import record


def _plan(exercise: str, load: Load | None = None, **changes: Any) -> Planned:
    return planned(LIBRARY.exercise(exercise), load=load, **changes)


class Gym:
    """A person in a session of one exercise and then some bridges."""

    def __init__(self, first: Planned, pain: int | None = 6, *, is_logged: bool = True) -> None:
        self.home = Home()
        line = Timeline.begun(start(first, _plan("glute_bridge"), get_ready_seconds=0))
        sessions.begin(self.home.store, line)
        self.keeper: SessionKeeper = training.keeper(self.home.coach, line)
        self.adjuster = Adjuster(self.home.coach, self.keeper)
        told: list[events.Event] = [
            events.CheckedIn(at(0), 1),
            *([events.BriefRead(at(1))] if first.first_time else []),
            events.Readied(at(2)),
            events.SetEnded(at(60), "one"),
        ]
        if is_logged:
            told.append(events.SetLogged(at(61), 10, load=first.load, pain=pain))
        for event in told:
            self.keeper.happen(event, "go on")
        self.home.clock.advance(seconds=90)

    @property
    def answers(self) -> list[CeilingAnswer]:
        """What is offered after pain above the ceiling."""
        return [option.answer for option in self.adjuster.options()]

    def take(self, answer: CeilingAnswer) -> None:
        """Choose one of the answers."""
        self.adjuster.take(next(one for one in self.adjuster.options() if one.answer is answer))

    @property
    def said(self) -> list[tuple[str, str, str | None, str]]:
        """What is on record of the session's decisions: kind, value, exercise, reason."""
        return [
            (one.kind.value, one.value, one.exercise, one.reason)
            for one in pain_store.declarations(self.home.store)
            if one.session == "session"
        ]


def _lifting(**changes: Any) -> Gym:
    return Gym(_plan("rdl_barbell", kg(60), **changes))


def test_after_a_painful_set_of_a_loaded_lift_everything_is_offered() -> None:
    gym = _lifting()
    assert gym.adjuster.painful_set is not None
    assert gym.answers == list(CeilingAnswer)
    lighter, _, easier, *_ = gym.adjuster.options()
    assert lighter.planned is not None
    assert lighter.planned.load == kg("47.5")
    assert easier.planned is not None
    assert easier.planned.exercise.id == "rdl_empty_bar"


def test_the_ceiling_is_a_setting() -> None:
    gym = _lifting()
    gym.home.coach.set_setting("ceiling", "6")
    assert gym.adjuster.painful_set is None


def test_without_load_and_on_the_lowest_rung_only_what_can_be_done_is_offered() -> None:
    assert Gym(_plan("pelvic_tilt")).answers == [
        CeilingAnswer.SHORTER_RANGE,
        CeilingAnswer.STOP_EXERCISE,
        CeilingAnswer.STOP_SESSION,
    ]


def test_after_the_last_set_there_is_nothing_left_to_be_lighter() -> None:
    planned_once = _plan("rdl_barbell", kg(60))
    gym = Gym(replace(planned_once, dose=replace(planned_once.dose, sets=1)))
    assert gym.answers == [
        CeilingAnswer.EASIER,
        CeilingAnswer.STOP_EXERCISE,
        CeilingAnswer.STOP_SESSION,
    ]


def test_what_is_not_at_hand_is_not_offered() -> None:
    gym = _lifting()
    gym.home.coach.set_setting("implements", "mat,dumbbells")
    easier = next(one for one in gym.adjuster.options() if one.answer is CeilingAnswer.EASIER)
    assert easier.planned is not None
    assert easier.planned.exercise.id == "rdl_dumbbell"
    gym.home.coach.set_setting("implements", "mat")
    assert CeilingAnswer.EASIER not in gym.answers


def test_lighter_goes_on_with_less_after_the_rest() -> None:
    gym = _lifting()
    gym.take(CeilingAnswer.LIGHTER)
    assert isinstance(gym.keeper.session.state, Resting)
    coming = gym.keeper.session.plan[gym.keeper.session.coming]
    assert (coming.exercise.id, coming.load) == ("rdl_barbell", kg("47.5"))
    assert gym.adjuster.painful_set is None
    assert gym.said == [("ceiling", "lighter", "rdl_barbell", "pain 6 in set 1")]


def test_a_shorter_range_is_said_with_the_sets_that_are_left() -> None:
    gym = _lifting()
    gym.take(CeilingAnswer.SHORTER_RANGE)
    coming = gym.keeper.session.plan[gym.keeper.session.coming]
    assert (coming.load, coming.reason) == (kg(60), SHORTER_RANGE)


def test_easier_goes_on_with_the_rung_below() -> None:
    gym = _lifting()
    gym.take(CeilingAnswer.EASIER)
    gym.keeper.forward(gym.home.clock.advance(seconds=90))
    here = gym.keeper.session.current
    assert here.exercise.id == "rdl_empty_bar"
    assert here.reason == "Easier than Romanian deadlift, barbell: pain 6 in set 1."
    assert here.verdict is Verdict.REGRESS


@pytest.mark.parametrize(
    ("answer", "place"), [(CeilingAnswer.STOP_EXERCISE, 1), (CeilingAnswer.STOP_SESSION, 0)]
)
def test_stopping_goes_on_to_the_next_exercise_or_to_the_end(
    answer: CeilingAnswer, place: int
) -> None:
    gym = _lifting()
    gym.take(answer)
    state = WrapUp() if answer is CeilingAnswer.STOP_SESSION else Ready()
    assert (gym.keeper.session.state, gym.keeper.session.position) == (state, place)
    assert gym.said == [("ceiling", answer.value, "rdl_barbell", "pain 6 in set 1")]


@pytest.mark.parametrize("answer", list(CeilingAnswer))
def test_an_answer_is_taken_back_in_one_step(answer: CeilingAnswer) -> None:
    gym = _lifting()
    before = gym.keeper.session
    gym.take(answer)
    gym.keeper.undo()
    assert gym.keeper.session == before
    assert gym.said == []
    gym.keeper.redo()
    assert len(gym.said) == 1


def test_alternatives_come_before_what_is_easier() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)))
    gym.home.coach.set_setting(
        "implements", "mat,pipe,band,anchor,barbell,rack,dumbbells,kettlebell"
    )
    swaps = gym.adjuster.swaps()
    assert [one.exercise.id for one in swaps] == [
        "rdl_dumbbell",
        "rdl_kettlebell",
        "dowel_hinge",
        "wall_hinge",
        "band_pull_through",
    ]
    assert len(swaps) <= MOST_SWAPS


def test_nothing_to_swap_for_is_an_empty_list() -> None:
    assert Gym(_plan("pelvic_tilt")).adjuster.swaps() == ()


def test_a_swap_has_the_load_of_its_own_history() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)))
    gym.home.coach.set_setting("implements", "dumbbells,barbell")
    assert next(one.load for one in gym.adjuster.swaps()) is None
    past = record("past", MONDAY - timedelta(days=3), exercise="rdl_dumbbell")
    sets = tuple(replace(one, load=kg(12)) for one in past.sets)
    records.create(gym.home.store, replace(past, sets=sets), None, "train")
    assert next(one.load for one in gym.adjuster.swaps()) == kg(12)


def test_a_swap_puts_the_set_on_record_first_and_says_what_for_what() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)), is_logged=False)
    gym.keeper.type("8")
    gym.adjuster.swap(gym.adjuster.swaps()[0])
    session = gym.keeper.session
    assert [one.reps for one in session.sets] == [8]
    assert session.plan[session.coming].exercise.id == gym.said[0][1]
    assert gym.said[0][0] == "swap"
    assert gym.said[0][2] == "rdl_empty_bar"


def test_a_swap_waits_for_a_set_that_cannot_be_read() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)), is_logged=False)
    gym.keeper.type("backspace")
    with pytest.raises(InputError, match="how many reps"):
        gym.adjuster.swap(gym.adjuster.swaps()[0])
    assert gym.said == []


def test_a_warm_up_stays_one_and_as_short() -> None:
    gym = Gym(_plan("gm_pvc", role=Role.WARMUP, skippable=True))
    warm_up = gym.adjuster.swaps()[0]
    assert (warm_up.role, warm_up.skippable) == (Role.WARMUP, True)
    assert warm_up.dose.sets == gym.keeper.session.current.dose.sets


def test_stopping_the_session_puts_the_set_on_record_first() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)), is_logged=False)
    gym.adjuster.stop()
    assert gym.keeper.session.state == WrapUp()
    assert len(gym.keeper.session.sets) == 1


def test_stopping_the_exercise_puts_the_set_on_record_first() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)), is_logged=False)
    gym.adjuster.skip()
    assert gym.keeper.session.position == 1
    assert len(gym.keeper.session.sets) == 1


def test_a_flare_counts_as_injured_and_the_gentle_version_stands_in() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)))
    gentler = gym.adjuster.gentler()
    assert gentler is not None
    assert gentler.exercise.id == "dowel_hinge"
    assert gentler.reason.endswith("the back has flared up.")
    assert gym.said == []
    gym.adjuster.flare(FlareAnswer.EASIER, gentler)
    assert gym.home.coach.is_injured
    assert [one[:2] for one in gym.said] == [("flare", "yes"), ("injured", "yes")]
    assert gym.keeper.session.plan[gym.keeper.session.coming] == replace(
        gentler, dose=replace(gentler.dose, sets=3)
    )


def _flared(*later: Planned) -> Gym:
    """After one set of deadlifts with an empty bar, with more to come than bridges."""
    gym = Gym(_plan("rdl_empty_bar", kg(20)))
    more = (*gym.keeper.session.plan[1:], *later)
    change = events.PlanChanged(at(80), "basics", "Basics", more, "", keeps_current=True)
    gym.keeper.happen(change, "plan")
    return gym


def _later(gym: Gym) -> list[str]:
    session = gym.keeper.session
    return [one.exercise.id for one in session.plan[session.coming + 1 :]]


@pytest.mark.parametrize("answer", [FlareAnswer.GO, FlareAnswer.EXERCISE])
def test_after_a_flare_no_loaded_good_morning_is_left_in_the_session(answer: FlareAnswer) -> None:
    gym = _flared(
        _plan("gm_barbell_loaded", kg(15), role=Role.WARMUP), _plan("gm_barbell_loaded", kg(30))
    )
    before = gym.keeper.session
    gym.adjuster.flare(answer)
    assert [one.exercise.id for one in gym.keeper.session.plan[1:]] == ["glute_bridge", "gm_pvc"]
    gym.keeper.undo()
    assert gym.keeper.session == before
    assert not gym.home.coach.is_injured
    assert gym.said == []


def test_after_a_flare_what_the_program_does_not_have_gives_way_to_its_gentle_version() -> None:
    gym = _flared(_plan("back_ext_45"), _plan("side_plank"))
    gym.adjuster.flare(FlareAnswer.GO)
    assert "back_ext_45" not in _later(gym)
    assert all(one.exercise.allowed_when_injured for one in gym.keeper.session.plan[1:])


def test_what_is_left_after_a_flare_is_there_again_after_a_restart() -> None:
    gym = _flared(_plan("gm_barbell_empty", kg(20)))
    gym.adjuster.flare(FlareAnswer.GO)
    again = training.unfinished(gym.home.coach)
    assert again is not None
    assert again.session == gym.keeper.session


def test_a_flare_before_the_check_in_changes_the_whole_plan() -> None:
    home = Home()
    line = Timeline.begun(start(_plan("rdl_barbell", kg(60)), _plan("gm_barbell_empty", kg(20))))
    sessions.begin(home.store, line)
    keeper = training.keeper(home.coach, line)
    Adjuster(home.coach, keeper).flare(FlareAnswer.GO)
    assert [one.exercise.id for one in keeper.session.plan] == ["dowel_hinge", "gm_pvc"]


def test_a_flare_at_the_end_changes_no_plan() -> None:
    gym = _lifting()
    gym.adjuster.stop()
    gym.adjuster.flare(FlareAnswer.GO)
    assert gym.keeper.session.state == WrapUp()
    assert len(gym.said) == 2


def test_a_flare_that_stops_the_session_is_taken_back_in_one_step() -> None:
    gym = _lifting()
    before = gym.keeper.session
    gym.adjuster.flare(FlareAnswer.SESSION)
    assert gym.keeper.session.state == WrapUp()
    gym.keeper.undo()
    assert (gym.keeper.session, gym.said) == (before, [])


def test_a_flare_is_on_record_also_where_the_set_cannot_be_read() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)), is_logged=False)
    gym.keeper.type("backspace")
    with pytest.raises(InputError, match="how many reps"):
        gym.adjuster.flare(FlareAnswer.EASIER, gym.adjuster.gentler())
    assert gym.home.coach.is_injured
    assert gym.keeper.session.is_to_be_logged


@pytest.mark.parametrize(
    ("exercise", "may"), [("gm_barbell_empty", False), ("gm_pvc", True), ("rdl_barbell", True)]
)
def test_after_a_flare_no_good_morning_goes_on_but_that_with_the_pipe(
    exercise: str, may: bool
) -> None:
    assert Gym(_plan(exercise)).adjuster.may_go_on_flared is may


def test_a_good_morning_with_the_bar_is_no_way_round_its_gate() -> None:
    gym = Gym(_plan("rdl_barbell", kg(60)))
    assert not any(one.exercise.family == "good_morning" for one in gym.adjuster.swaps())


def test_less_load_is_not_offered_where_it_is_the_bar_of_the_easier_exercise() -> None:
    gym = Gym(_plan("rdl_barbell", kg(25)))
    assert CeilingAnswer.LIGHTER not in gym.answers
    assert CeilingAnswer.EASIER in gym.answers
    gym.home.coach.set_setting("implements", "mat,barbell,plates,dumbbells")
    assert CeilingAnswer.LIGHTER not in gym.answers


def test_on_the_gentlest_rung_nothing_is_gentler() -> None:
    assert Gym(_plan("pelvic_tilt")).adjuster.gentler() is None


def test_while_injured_nothing_is_offered_that_is_not_for_the_injured() -> None:
    gym = Gym(_plan("rdl_barbell", kg(60)))
    gym.home.coach.declare(DeclarationKind.INJURED, "yes")
    allowed = [one.exercise.allowed_when_injured for one in gym.adjuster.swaps()]
    assert all(allowed)


def test_an_urgent_sign_ends_the_session_and_keeps_its_sets() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)), is_logged=False)
    flag = min(gym.home.coach.past.urgent_flags)
    assert gym.adjuster.is_urgent((flag,))
    gym.adjuster.tell_signs((flag,))
    state = gym.keeper.session.state
    assert isinstance(state, Closed)
    assert state.status is Status.FINISHED
    (record,) = diary.sessions(gym.home.store)
    assert len(record.sets) == 1
    assert gym.said == [("red_flag", flag, None, "")]


def test_an_entry_that_cannot_be_read_does_not_keep_the_session_open() -> None:
    gym = Gym(_plan("rdl_empty_bar", kg(20)), is_logged=False)
    gym.keeper.type("backspace")
    gym.adjuster.tell_signs((min(gym.home.coach.past.urgent_flags),))
    assert isinstance(gym.keeper.session.state, Closed)
    assert gym.keeper.session.sets == ()


def test_a_sign_for_the_doctor_is_on_record_once_and_the_session_goes_on() -> None:
    gym = _lifting()
    flag = next(one.id for one in red_flags() if one.id not in gym.home.coach.past.urgent_flags)
    gym.adjuster.tell_signs((flag,))
    gym.adjuster.tell_signs((flag,))
    assert gym.keeper.session.is_open
    assert gym.said == [("red_flag", flag, None, "")]

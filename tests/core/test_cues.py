"""What is told of a session off the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import events
from postchain_tui.core.cues import Cue, Look, cue_between, rest_used
from postchain_tui.core.exercise import Range, Rest, RestMode
from postchain_tui.core.plan import Pacing, Planned
from postchain_tui.core.session import Session
from postchain_tui.core.timeline import Timeline
from tests.build import at, bridge, lunge, plank, rdl, side_plank, start, timeline
from tests.walk import EXERCISES, timelines

CHECKED_IN = events.CheckedIn(at(0), 1)

Heard = tuple[float, Cue]
"""A cue, and the second of the session at which it is due."""


def begun(thing: Planned, *told: events.Event, get_ready_seconds: int = 5) -> Timeline:
    """A session of one exercise and another one after it, checked in at its start."""
    plan = (thing, bridge())
    return timeline(CHECKED_IN, *told, plan=plan, get_ready_seconds=get_ready_seconds)


def live(line: Timeline, later: Sequence[events.Event], looks: Sequence[float]) -> list[Heard]:
    """What is heard where events happen at their times, with looks at other times and at those."""
    heard: list[Heard] = []
    before = Look(line.session, at(0))
    moments = sorted({*(at(second) for second in looks), *(event.at for event in later)})
    waiting = list(later)
    for moment in moments:
        while waiting and waiting[0].at <= moment:
            line = line.after(waiting.pop(0))
        after = Look(line.session, moment)
        cue = cue_between(before, after)
        if cue is not None:
            heard.append((float(int((moment - at(0)).total_seconds())), cue))
        before = after
    return heard


def every_second(end: int, start: int = 1) -> range:
    return range(start, end + 1)


SETS: dict[str, tuple[Planned, tuple[events.Event, ...], int, list[Heard]]] = {
    "a hinge is lowered first, and nothing leads after the last repetition": (
        rdl(dose=replace(rdl().dose, reps=Range(2, 2))),
        (events.Readied(at(1)), events.SetStarted(at(6))),
        22,
        [
            (1, Cue.READY_5),
            (2, Cue.READY_4),
            (3, Cue.READY_3),
            (4, Cue.READY_2),
            (5, Cue.READY_1),
            (6, Cue.WORK_BEGINS),
            (9, Cue.BOTTOM),
            (10, Cue.LIFT),
            (11, Cue.LOWER),
            (14, Cue.BOTTOM),
            (15, Cue.LIFT),
            (16, Cue.WORK_DONE),
        ],
    ),
    "a bridge is lifted first, and goes on where no number is aimed at": (
        bridge(dose=replace(bridge().dose, reps=None)),
        (events.Readied(at(1)), events.SetStarted(at(6))),
        12,
        [
            (1, Cue.READY_5),
            (2, Cue.READY_4),
            (3, Cue.READY_3),
            (4, Cue.READY_2),
            (5, Cue.READY_1),
            (6, Cue.WORK_BEGINS),
            (7, Cue.TOP),
            (9, Cue.LOWER),
            (11, Cue.LIFT),
            (12, Cue.TOP),
        ],
    ),
    "a set that nothing leads is heard to begin": (
        bridge(pacing=Pacing.FREE),
        (events.Readied(at(1)),),
        20,
        [(1, Cue.WORK_BEGINS)],
    ),
    "holds are counted down, with a breath between them": (
        plank(2, 6),
        (events.Readied(at(1)), events.SetStarted(at(2))),
        40,
        [
            (1, Cue.READY_5),
            (2, Cue.WORK_BEGINS),
            (5, Cue.HOLD_3),
            (6, Cue.HOLD_2),
            (7, Cue.HOLD_1),
            (8, Cue.RELAX),
            (11, Cue.HOLD),
            (14, Cue.HOLD_3),
            (15, Cue.HOLD_2),
            (16, Cue.HOLD_1),
            (17, Cue.WORK_DONE),
        ],
    ),
    "a hold of two seconds is counted down from one": (
        plank(1, 2),
        (events.Readied(at(1)), events.SetStarted(at(2))),
        9,
        [
            (1, Cue.READY_5),
            (2, Cue.WORK_BEGINS),
            (3, Cue.HOLD_1),
            (4, Cue.WORK_DONE),
        ],
    ),
    "sides are switched with the time to get ready": (
        side_plank(1, 2),
        (events.Readied(at(1)), events.SetStarted(at(2)), events.SideSwitched(at(6))),
        14,
        [
            (1, Cue.READY_5),
            (2, Cue.WORK_BEGINS),
            (3, Cue.HOLD_1),
            (4, Cue.WORK_DONE),
            (6, Cue.SWITCH_SIDES),
            (7, Cue.READY_4),
            (8, Cue.READY_3),
            (9, Cue.READY_2),
            (10, Cue.READY_1),
            (11, Cue.WORK_BEGINS),
            (12, Cue.HOLD_1),
            (13, Cue.WORK_DONE),
        ],
    ),
    "sides are switched at once where nothing leads": (
        lunge(pacing=Pacing.FREE),
        (events.Readied(at(1)), events.SideSwitched(at(9))),
        20,
        [(1, Cue.WORK_BEGINS), (9, Cue.SWITCH_SIDES)],
    ),
    "a rest is counted down at its end": (
        rdl(pacing=Pacing.FREE),
        (events.Readied(at(1)), events.SetEnded(at(2), "one"), events.RestAdjusted(at(3), -100)),
        60,
        [
            (1, Cue.WORK_BEGINS),
            (12, Cue.REST_10),
            (19, Cue.REST_3),
            (20, Cue.REST_2),
            (21, Cue.REST_1),
            (22, Cue.REST_OVER),
        ],
    ),
}


@pytest.mark.parametrize("name", SETS)
def test_each_cue_of_a_set_is_heard_at_its_second(name: str) -> None:
    thing, later, end, expected = SETS[name]
    assert live(begun(thing), later, every_second(end)) == expected


@given(st.sampled_from(sorted(SETS)), st.lists(st.floats(0, 1), max_size=30), st.data())
def test_each_cue_is_heard_once_wherever_a_session_is_cut_into_looks(
    name: str, shares: list[float], data: st.DataObject
) -> None:
    thing, later, end, expected = SETS[name]
    half_seconds = st.floats(0, 0.49)
    drift = data.draw(half_seconds)
    looks = [0.5 * step + drift for step in range(1, 2 * end + 2)]
    looks += [share * end for share in shares]
    assert live(begun(thing), later, looks) == expected


@given(timelines(), st.lists(st.floats(0.001, 4000), min_size=1, max_size=8))
def test_nothing_is_heard_of_what_was_over_long_ago(line: Timeline, waits: list[float]) -> None:
    moment = max([line.start.at, *(event.at for event in line.events)])
    before = Look(line.session, moment)
    for seconds in waits:
        after = Look(line.session, before.at + timedelta(seconds=seconds))
        cue = cue_between(before, after)
        if cue is not None and cue is not Cue.REST_OVER:
            assert _heard_within(before, after, 0.76) == [cue]
        before = after


def _heard_within(before: Look, after: Look, seconds: float) -> list[Cue]:
    """What is heard by looks at every 10 ms of the last moments before a look, and at it."""
    since = max(before.at, after.at - timedelta(seconds=seconds))
    count = int((after.at - since) / timedelta(milliseconds=10))
    times = [since + timedelta(milliseconds=10 * step) for step in range(count + 1)]
    looks = [Look(after.session, moment) for moment in (*times, after.at)]
    return [cue for one, two in pairwise(looks) if (cue := cue_between(one, two)) is not None]


def heard(before: tuple[Session, datetime] | None, after: tuple[Session, datetime]) -> Cue | None:
    return cue_between(None if before is None else Look(*before), Look(*after))


def resting(*told: events.Event, thing: Planned | None = None) -> Session:
    """A rest of two minutes that began at two seconds."""
    free = thing or rdl(pacing=Pacing.FREE)
    return begun(free, events.Readied(at(1)), events.SetEnded(at(2), "one"), *told).session


def test_a_session_that_is_met_for_the_first_time_is_silent() -> None:
    assert heard(None, (resting(), at(112))) is None
    assert heard((resting(), at(111)), (resting(), at(112))) is Cue.REST_10


def test_the_end_of_a_rest_that_was_slept_through_is_told_once() -> None:
    assert heard((resting(), at(60)), (resting(), at(4000))) is Cue.REST_OVER
    assert heard((resting(), at(4000)), (resting(), at(4001))) is None


def test_what_was_slept_through_else_is_silent() -> None:
    assert heard((resting(), at(60)), (resting(), at(112.9))) is None
    working = begun(bridge(), events.Readied(at(1)), events.SetStarted(at(6))).session
    assert heard((working, at(7)), (working, at(10.9))) is None


def test_a_pause_silences() -> None:
    paused = resting(events.RestPaused(at(111.5)))
    assert heard((resting(), at(111)), (paused, at(111.5))) is None
    assert heard((paused, at(111.5)), (paused, at(400))) is None


def test_what_was_heard_before_a_pause_is_not_heard_after_it() -> None:
    paused = events.RestPaused(at(112.3))
    line = (resting(paused), resting(paused, events.RestResumed(at(400))))
    assert heard((line[0], at(112.3)), (line[1], at(400))) is None
    assert heard((line[1], at(400)), (line[1], at(406.7))) is Cue.REST_3


def test_a_pause_of_a_third_of_a_second_makes_no_cue_late() -> None:
    told = (events.RestPaused(at(50)), events.RestResumed(at(50.1)))
    again = (events.RestPaused(at(60)), events.RestResumed(at(60.2)))
    session = resting(*told, *again)
    assert heard((session, at(111.3)), (session, at(112.3))) is Cue.REST_10


def test_a_rest_that_is_made_longer_is_counted_down_again() -> None:
    longer = resting(events.RestAdjusted(at(121), 15))
    assert heard((resting(), at(120)), (longer, at(121))) is None
    assert heard((longer, at(126)), (longer, at(127))) is Cue.REST_10


def test_what_is_undone_into_is_not_heard_again() -> None:
    free = (events.Readied(at(1)), events.SetEnded(at(40), "one"))
    line = begun(rdl(pacing=Pacing.FREE), *free)
    working, rest = line.undo().session, line.session
    assert heard((rest, at(50)), (working, at(50.2))) is None
    over = (resting(), at(500))
    after = begun(rdl(pacing=Pacing.FREE), *free, _logged(), events.RestEnded(at(500)))
    assert heard((after.session, at(501)), (resting(), at(502))) is None
    assert heard((after.session, at(499)), over) is None


def _logged() -> events.SetLogged:
    return events.SetLogged(at(41), 10)


def test_a_rest_of_ten_seconds_does_not_begin_with_a_cue_of_its_end() -> None:
    short = rdl(pacing=Pacing.FREE, dose=replace(rdl().dose, rest=Rest(RestMode.COUNTDOWN, 10)))
    working = begun(short, events.Readied(at(1))).session
    assert heard((working, at(1)), (resting(thing=short), at(2))) is None
    assert heard((resting(thing=short), at(8)), (resting(thing=short), at(9))) is Cue.REST_3


def test_a_rest_as_needed_and_the_one_after_the_last_set_are_silent() -> None:
    needed = resting(thing=bridge(pacing=Pacing.FREE))
    assert heard((needed, at(2)), (needed, at(122))) is None
    one = rdl(pacing=Pacing.FREE, dose=replace(rdl().dose, sets=1))
    told = (CHECKED_IN, events.Readied(at(1)), events.SetEnded(at(2), "one"))
    last = Timeline.begun(start(one), told).session
    assert heard((last, at(121)), (last, at(122))) is None
    assert rest_used(last, at(62)) is None


def test_states_without_a_clock_are_silent() -> None:
    ready = begun(rdl()).session
    assert heard((ready, at(1)), (ready, at(61))) is None
    assert rest_used(ready, at(61)) is None


def test_the_used_share_of_a_rest_is_told_until_it_is_over() -> None:
    assert rest_used(resting(), at(2)) == 0
    assert rest_used(resting(), at(62)) == 0.5
    assert rest_used(resting(events.RestPaused(at(32))), at(300)) == 0.25
    assert rest_used(resting(), at(122)) is None
    assert rest_used(resting(thing=bridge(pacing=Pacing.FREE)), at(62)) is None


def test_every_cue_has_words_and_belongs_to_work_or_to_rest() -> None:
    assert all(cue.words.isascii() and 0 < len(cue.words) <= 15 for cue in Cue)
    assert {cue for cue in Cue if cue.is_of_rest} == {cue for cue in Cue if "REST" in cue.name}
    assert {cue: cue.bells for cue in Cue if cue.bells} == {
        Cue.WORK_BEGINS: 2,
        Cue.REST_OVER: 1,
    }
    assert [Cue.READY_3.words, Cue.WORK_BEGINS.words, Cue.LOWER.words] == ["three", "go", "lower"]
    assert Cue.REST_OVER.words == "rest is over"


def test_every_exercise_begins_with_the_same_cue() -> None:
    for thing in EXERCISES:
        if not thing.first_time:
            ready = begun(thing, get_ready_seconds=0)
            working = ready.after(events.Readied(at(1)))
            assert heard((ready.session, at(0.5)), (working.session, at(1))) is Cue.WORK_BEGINS

"""Sessions of people who press whatever key the session allows, at whatever time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from postchain_tui.core import events, steps
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.plan import Pacing, Planned
from postchain_tui.core.session import CheckIn, Closed, Resting, Session, WrapUp
from postchain_tui.core.timeline import Timeline
from tests.build import START, bridge, done, kg, lunge, plank, rdl, side_plank, start

EXERCISES: tuple[Planned, ...] = (
    bridge(first_time=True),
    bridge(pacing=Pacing.FREE),
    rdl(last=(done(reps=12), done(reps=None))),
    lunge(),
    lunge(pacing=Pacing.FREE, last=(done(reps=17, reps_left=9, reps_right=8), done(reps=15))),
    plank(),
    plank(holds=3),
    side_plank(),
)

_Press = Callable[[Session, datetime, str], tuple[events.Event, ...]]


def _in_rest(event: Callable[[datetime], events.Event]) -> _Press:
    return lambda session, now, _: (event(now),) if isinstance(session.state, Resting) else ()


def _forward(session: Session, now: datetime, set_id: str) -> tuple[events.Event, ...]:
    event = steps.forward(session, now, set_id)
    if event is not None:
        return (event,)
    if isinstance(session.state, CheckIn):
        return (events.CheckedIn(now, 2),)
    proposal = steps.proposed_set(session)
    return () if proposal is None else (proposal, events.RestEnded(now))


def _log(session: Session, now: datetime, _: str) -> tuple[events.Event, ...]:
    proposal = steps.proposed_set(session)
    return () if proposal is None else (proposal,)


def _skip(session: Session, now: datetime, _: str) -> tuple[events.Event, ...]:
    stays = isinstance(session.state, CheckIn | WrapUp)
    return () if stays else (events.ExerciseSkipped(now),)


def _tick(session: Session, now: datetime, _: str) -> tuple[events.Event, ...]:
    event = steps.due(session, now)
    return () if event is None else (event,)


def _pace(session: Session, now: datetime, _: str) -> tuple[events.Event, ...]:
    has_none = isinstance(session.state, CheckIn | WrapUp)
    return () if has_none else (events.PacingChosen(now, Pacing.FREE),)


def _at_exercise(event: Callable[[datetime], events.Event]) -> _Press:
    """A change of the exercise at hand, made only with the last set on record."""

    def press(session: Session, now: datetime, _: str) -> tuple[events.Event, ...]:
        stays = isinstance(session.state, CheckIn | WrapUp) or session.is_to_be_logged
        return () if stays else (event(now),)

    return press


def _add(session: Session, now: datetime, _: str) -> tuple[events.Event, ...]:
    stays = isinstance(session.state, CheckIn | WrapUp)
    return () if stays else (events.SetAdded(now),)


def _decide(session: Session, now: datetime, new_id: str) -> tuple[events.Event, ...]:
    if isinstance(session.state, CheckIn | WrapUp) or session.is_to_be_logged:
        return ()
    said = events.Said(now, f"said {new_id}", DeclarationKind.SWAP, "lunge", "bridge", "hurts")
    return (said, events.Swapped(now, lunge(first_time=True)))


_KEYS: dict[str, _Press] = {
    "forward": _forward,
    "log": _log,
    "skip": _skip,
    "tick": _tick,
    "pace": _pace,
    "longer": _in_rest(lambda now: events.RestAdjusted(now, 15)),
    "shorter": _in_rest(lambda now: events.RestAdjusted(now, -15)),
    "pause": _in_rest(events.RestPaused),
    "resume": _in_rest(events.RestResumed),
    "note": lambda _session, now, _id: (events.NoteWritten(now, "felt tight"),),
    "add": _add,
    "ease": _at_exercise(lambda now: events.Swapped(now, rdl(load=kg(16)))),
    "decide": _decide,
    "stop": lambda session, now, _id: (
        ()
        if isinstance(session.state, WrapUp) or session.is_to_be_logged
        else (events.Stopped(now),)
    ),
    "swap": lambda _session, now, _id: (
        events.PlanChanged(now, "basics", "Basics", (lunge(), plank()), "hurts"),
    ),
    "drop": lambda _session, now, _id: (events.PlanChanged(now, "basics", "Basics", (), "tired"),),
    "finish": lambda _session, now, _id: (events.Finished(now),),
}

_PRESSES = st.lists(
    st.tuples(
        st.sampled_from(["forward"] * 12 + ["undo"] * 2 + ["redo"] * 2 + sorted(_KEYS)),
        st.one_of(st.integers(0, 200_000), st.integers(-100_000, 0)),
    ),
    max_size=40,
)


def pressed(timeline: Timeline, key: str, now: datetime, set_id: str) -> Timeline:
    """The session after a key; keys that mean nothing where it is leave it alone."""
    if key == "undo":
        return timeline.undo()
    if key == "redo":
        return timeline.redo()
    if isinstance(timeline.session.state, Closed):
        return timeline
    for event in _KEYS[key](timeline.session, now, set_id):
        timeline = timeline.after(event)
    return timeline


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """A session after any number of keys, while the time of day may be set back now and then."""
    plan = draw(st.lists(st.sampled_from(EXERCISES), max_size=4))
    get_ready_seconds = draw(st.sampled_from((0, 5)))
    begin = replace(start(get_ready_seconds=get_ready_seconds), plan=tuple(plan))
    timeline = Timeline.begun(begin)
    now, ids = START, count(1)
    for key, milliseconds in draw(_PRESSES):
        now += timedelta(milliseconds=milliseconds)
        timeline = pressed(timeline, key, now, f"set {next(ids)}")
    return timeline


def moments() -> st.SearchStrategy[datetime]:
    """Any moment from ten minutes before the start of a session to three hours after it."""
    return st.integers(-600_000_000, 10_800_000_000).map(
        lambda microseconds: START + timedelta(microseconds=microseconds)
    )

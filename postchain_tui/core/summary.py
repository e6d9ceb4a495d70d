"""What a session came to: done against last time, records, tonnage, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import fmean

from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord, Status, worst_pain
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.facts import Facts
from postchain_tui.core.lights import Back
from postchain_tui.core.places import has_spread
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Program
from postchain_tui.core.records import Best, Record, records
from postchain_tui.core.session import Closed, Session
from postchain_tui.core.today import Due, today
from postchain_tui.core.volume import tonnage_grams

HINGE_FAMILIES = frozenset({"hinge", "good_morning"})
"""The families whose tonnage is hinge tonnage."""

MEAN_WEEKS = 4
"""Tonnage is held against the mean of so many weeks."""


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise of the session."""

    planned: Planned
    done: tuple[SetRecord, ...]
    worst_pain: int | None
    records: tuple[Record, ...] = ()
    """What was never done before."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole session, looked back on."""

    lines: tuple[Line, ...]
    seconds: float
    sets: int
    worst_pain: int | None
    hinge_grams: int | None
    mean_hinge_grams: float | None
    """Mean hinge tonnage of the sessions of the last four weeks; None without any."""
    next_time: tuple[Due, ...]
    """What comes next of the working exercises, if the back has settled by the next morning."""

    @property
    def hinge_change(self) -> float | None:
        """Hinge tonnage against the mean, as a share: 0.04 is four in a hundred more."""
        if self.hinge_grams is None or not self.mean_hinge_grams:
            return None
        return self.hinge_grams / self.mean_hinge_grams - 1


def as_record(session: Session) -> SessionRecord:
    """The session as the diary will have it."""
    closed = session.state if isinstance(session.state, Closed) else None
    return SessionRecord(
        id=session.id,
        started_at=session.started_at,
        ended_at=session.ended_by(closed.at) if closed else None,
        source="app",
        name=session.name,
        status=Status.FINISHED,
        sets=session.sets,
        note=session.note,
        effort=session.effort,
        pain_before=session.pain_before,
        pain_after=session.pain_after,
        spreading=_has_spread(session),
        form_ok=session.form_ok,
        said=session.said,
    )


def _has_spread(session: Session) -> bool:
    """Did the pain spread down a leg: in so many words, or by where it was felt?"""
    is_said = bool(session.spreading_before or session.spreading_after)
    return is_said or has_spread(session.place_before, (session.place_after,))


def mean_hinge_grams(
    history: tuple[SessionRecord, ...],
    exercise_of: Callable[[str], Exercise | None],
    now: datetime,
) -> float | None:
    """Mean hinge tonnage of the finished sessions of the last four weeks that had any."""
    since = now - timedelta(weeks=MEAN_WEEKS)
    tonnages = [
        grams
        for past in history
        if past.started_at >= since
        and (grams := tonnage_grams(past.sets, exercise_of, HINGE_FAMILIES)) is not None
    ]
    return fmean(tonnages) if tonnages else None


def in_contest(session: Session) -> tuple[Exercise, ...]:
    """The exercises of which a set of a session may be a record, each once.

    Of these a working set was done, and load makes them harder.
    """
    pairs = zip(session.sets, session.slots, strict=True)
    slots = dict.fromkeys(slot for done, slot in pairs if done.kind is not SetKind.WARMUP)
    worked = (session.plan[slot].exercise for slot in slots)
    exercises = {one.id: one for one in worked if one.load_type.is_harder_when_heavier}
    return tuple(exercises.values())


def summary(
    session: Session,
    facts: Facts,
    program: Program,
    exercise_of: Callable[[str], Exercise],
    known: Callable[[str], Exercise | None],
    bests: Mapping[str, Sequence[Best]],
    now: datetime,
) -> Summary:
    """Look back on a session.

    Args:
        session: The session, at its wrap-up or closed.
        facts: What is on record, this session left out of the recent ones.
        program: The program whose next session is looked forward to.
        exercise_of: Finds an exercise of the program by its id.
        known: Finds any exercise by its id; None for one that the catalog does not have.
        bests: What was done before of exercises, by their ids; no records are told of others.
        now: The moment.
    """
    record = as_record(session)
    ended_at = record.ended_at or session.ended_by(now)
    return Summary(
        lines=_lines(session, bests, facts.settings.ceiling),
        seconds=(ended_at - session.started_at).total_seconds(),
        sets=len(session.sets),
        worst_pain=record.worst_pain,
        hinge_grams=tonnage_grams(session.sets, known, HINGE_FAMILIES),
        mean_hinge_grams=mean_hinge_grams(facts.recent, known, now),
        next_time=_next_time(
            record, facts, _of_the_same(session, program, exercise_of), exercise_of, now
        ),
    )


def _lines(session: Session, bests: Mapping[str, Sequence[Best]], ceiling: int) -> tuple[Line, ...]:
    """The lines of the plan, each with the records of its own sets."""
    found = _records(session, bests, ceiling)
    lines: list[Line] = []
    for position, planned in enumerate(session.plan):
        sets = session.sets_of(position)
        own = tuple(record for record in found if record.done in sets)
        lines.append(Line(planned, sets, worst_pain(sets), own))
    return tuple(lines)


def _records(
    session: Session, bests: Mapping[str, Sequence[Best]], ceiling: int
) -> tuple[Record, ...]:
    found: list[Record] = []
    for exercise in in_contest(session):
        sets = [done for done in session.sets if done.exercise == exercise.id]
        found += records(sets, bests.get(exercise.id, ()), exercise.measure, ceiling)
    return tuple(found)


def _next_time(
    record: SessionRecord,
    facts: Facts,
    program: Program,
    exercise_of: Callable[[str], Exercise],
    now: datetime,
) -> tuple[Due, ...]:
    """What comes next of the working exercises, should the back have settled by the morning."""
    settled = replace(record, pain_morning=_settled_morning(record, facts), morning_asked=True)
    due = today(program, exercise_of, _after(settled, facts), now).work
    return tuple({one.planned.exercise.id: one for one in reversed(due)}.values())[::-1]


def _of_the_same(
    session: Session, program: Program, exercise_of: Callable[[str], Exercise]
) -> Program:
    """Of a program with days or stages the slots that train what the session was to train."""
    if not program.days and not program.stages:
        return program
    families = {one.exercise.family for one in session.plan}
    slots = tuple(
        slot
        for slot in program.slots
        if families & {exercise_of(one).family for one in slot.exercises}
    )
    return replace(program, slots=slots, days=(), stages=())


def _after(session: SessionRecord, facts: Facts) -> Facts:
    """What is on record, with the session as the newest one."""
    with_exercise = dict(facts.with_exercise)
    for exercise in {one.exercise for one in session.sets}:
        others = (one for one in with_exercise.get(exercise, ()) if one.id != session.id)
        with_exercise[exercise] = (session, *others)
    return replace(facts, recent=(session, *facts.recent), with_exercise=with_exercise)


def _settled_morning(record: SessionRecord, facts: Facts) -> int:
    """A morning no worse than before the session."""
    reference = Back(facts.pain, facts.settings).reference(record)
    return min(facts.settings.green, 0 if reference is None else reference)

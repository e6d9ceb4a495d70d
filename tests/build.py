"""Small exercises, plans and moments for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from postchain_tui.core.case import Case, back_of
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetRecord,
    Status,
)
from postchain_tui.core.events import Event, Started
from postchain_tui.core.exercise import (
    Dose,
    Exercise,
    Gate,
    Guidance,
    Ladder,
    LoadType,
    Measure,
    Muscles,
    Phase,
    Range,
    Rest,
    RestMode,
    SpineLoad,
    Tempo,
)
from postchain_tui.core.facts import Facts
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Pacing, Planned, Verdict
from postchain_tui.core.program import Role, Slot
from postchain_tui.core.settings import Settings
from postchain_tui.core.timeline import Timeline

START = datetime(2026, 3, 2, 18, 0, tzinfo=timezone(timedelta(hours=1)))
"""The moment at which sessions of the tests start."""

TWO_MINUTES = Rest(RestMode.COUNTDOWN, 120)
AS_NEEDED = Rest(RestMode.AS_NEEDED, None)


def at(seconds: float) -> datetime:
    """The moment so many seconds after the start."""
    return START + timedelta(seconds=seconds)


def kg(number: float | str) -> Load:
    """A load in kilograms."""
    return Load(Decimal(str(number)), Unit.KG)


def gate(**changes: Any) -> Gate:
    """A gate: two sessions of 3 × 10, pain-free, mastered."""
    return replace(
        Gate(3, 10, Measure.REPS, 2, 0, 2, None, True, "article"),
        **changes,
    )


def dose(**changes: Any) -> Dose:
    """A dose: the bridge's 3 × 10 @ 2-0-1-2, rest as needed."""
    return replace(
        Dose(
            sets=3,
            reps=Range(10, 10),
            hold_seconds=None,
            rest=AS_NEEDED,
            tempo=Tempo(2, 0, 1, 2),
            reps_in_reserve=None,
        ),
        **changes,
    )


def exercise(**changes: Any) -> Exercise:
    """An exercise: a glute bridge without a gate."""
    return replace(
        Exercise(
            id="glute_bridge",
            name="Glute bridge",
            aliases=("hip bridge",),
            family="bridge",
            rung=2,
            pattern="hip_extension",
            implements=(("mat",),),
            measure=Measure.REPS,
            unilateral=False,
            begins_with=Phase.CONCENTRIC,
            load_type=LoadType.BODYWEIGHT,
            load_step_grams=None,
            dose=dose(),
            guidance=Guidance((), (), (), (), "", ""),
            muscles=Muscles(("glutes",), ("hamstrings",)),
            ladder=Ladder((), (), (), (), "glute_bridge"),
            gate=None,
            warmup_for=(),
            allowed_when_injured=True,
            spine_load=SpineLoad.LOW,
            phase=1,
            rules=(),
            basis="article",
        ),
        **changes,
    )


def planned(thing: Exercise | None = None, **changes: Any) -> Planned:
    """An exercise as it stands in a plan, by default at its own dose and paced."""
    thing = thing or exercise()
    return replace(
        Planned(
            role=Role.WORK,
            exercise=thing,
            dose=thing.dose,
            load=None,
            verdict=Verdict.REPEAT,
            reason="the same again",
            last=(),
            skippable=False,
            first_time=False,
            pacing=Pacing.PACED,
        ),
        **changes,
    )


def bridge(**changes: Any) -> Planned:
    """Glute bridges: 3 × 10 @ 2-0-1-2, rest as needed."""
    return planned(exercise(), **changes)


def rdl(**changes: Any) -> Planned:
    """Romanian deadlifts: 4 × 10 @ 3-1-1-0 with 20 kg, two minutes of rest."""
    thing = exercise(
        id="rdl_barbell",
        name="Romanian deadlift",
        family="hinge",
        begins_with=Phase.ECCENTRIC,
        load_type=LoadType.EXTERNAL,
        dose=dose(sets=4, tempo=Tempo(3, 1, 1, 0), rest=TWO_MINUTES),
    )
    return planned(thing, **{"load": kg(20), **changes})


def lunge(**changes: Any) -> Planned:
    """A unilateral exercise: 2 × 8 a side @ 2-0-1-0, a minute of rest."""
    thing = exercise(
        id="split_squat",
        unilateral=True,
        begins_with=Phase.ECCENTRIC,
        dose=dose(
            sets=2,
            reps=Range(8, 8),
            tempo=Tempo(2, 0, 1, 0),
            rest=Rest(RestMode.COUNTDOWN, 60),
        ),
    )
    return planned(thing, **changes)


def plank(holds: int = 1, seconds: int = 20, **changes: Any) -> Planned:
    """Holds: 2 sets, a minute of rest."""
    thing = exercise(
        id="plank",
        measure=Measure.HOLD,
        dose=dose(
            sets=2,
            reps=Range(holds, holds),
            hold_seconds=Range(seconds, seconds),
            tempo=None,
            rest=Rest(RestMode.COUNTDOWN, 60),
        ),
    )
    return planned(thing, **changes)


def side_plank(holds: int = 1, seconds: int = 20) -> Planned:
    """Holds on each side."""
    front = plank(holds, seconds)
    return replace(front, exercise=replace(front.exercise, id="side_plank", unilateral=True))


def done(**changes: Any) -> SetRecord:
    """A set on record."""
    return replace(SetRecord("old", "glute_bridge", 1, at(-172_800), reps=10), **changes)


def start(*plan: Planned, get_ready_seconds: int = 5) -> Started:
    """The start of a session of those exercises."""
    return Started(START, "session", "basics", "Basics", 1, plan or (bridge(),), get_ready_seconds)


def timeline(
    *events: Event, plan: tuple[Planned, ...] = (), get_ready_seconds: int = 5
) -> Timeline:
    """A session of that plan after those events."""
    return Timeline.begun(start(*plan, get_ready_seconds=get_ready_seconds), events)


def ago(days: float) -> datetime:
    """The moment so many days before the start."""
    return START - timedelta(days=days)


def sets(thing: Exercise | str, *reps: int | None, **changes: Any) -> tuple[SetRecord, ...]:
    """Painless sets of an exercise with those reps, one after the other."""
    name = thing if isinstance(thing, str) else thing.id
    return tuple(
        done(**{"id": f"{n}", "exercise": name, "ordinal": n, "reps": count, "pain": 0, **changes})
        for n, count in enumerate(reps, start=1)
    )


def session(*done: SetRecord, days: float = 2, **changes: Any) -> SessionRecord:
    """A finished session of an hour, so many days before the start, with nothing else told."""
    record = SessionRecord(
        id=f"session {days}",
        started_at=ago(days),
        ended_at=ago(days) + timedelta(hours=1),
        source="app",
        name="Basics",
        status=Status.FINISHED,
        sets=done,
    )
    return replace(record, **changes)


def settled(*done: SetRecord, days: float = 2, **changes: Any) -> SessionRecord:
    """A session that the back took well: no pain before, after and the next morning, form held."""
    held = tuple(dict.fromkeys(one.exercise for one in done))
    well = {"pain_before": 0, "pain_after": 0, "pain_morning": 0, "form_ok": held}
    return session(*done, days=days, **(well | changes))


def score(
    number: int | None, days: float = 0, kind: PainKind = PainKind.DAY, **changes: Any
) -> PainRecord:
    """A pain score, so many days before the start."""
    return replace(PainRecord(f"pain {days}", ago(days), kind, number), **changes)


def said(kind: DeclarationKind, value: str = "yes", days: float = 1) -> Declaration:
    """Something that was said, so many days before the start."""
    return Declaration(f"said {days}", ago(days), kind, value)


def facts(**changes: Any) -> Facts:
    """All that a plan depends on: nothing on record, and the usual settings."""
    return replace(Facts(Settings(), (), (), (), {}, 0, None, frozenset({"saddle"})), **changes)


def case(
    *sessions: SessionRecord,
    exercises: tuple[Exercise, ...] | None = None,
    slot: Slot | None = None,
    now: datetime = START,
    **fact_changes: Any,
) -> Case:
    """What is on record after those sessions, in any order, for one slot of a program.

    Args:
        sessions: Finished sessions; their scores are not among the facts unless `pain` has them.
        exercises: All that the catalog has; by default the glute bridge.
        slot: The place to be filled; by default by the first of the exercises.
        now: The moment.
        fact_changes: Anything else on record, such as `pain`, `declarations`, `settings`.
    """
    known = {one.id: one for one in exercises or (exercise(),)}
    newest = tuple(sorted(sessions, key=lambda one: one.started_at, reverse=True))
    told = {
        "recent": newest,
        "with_exercise": {name: _with(name, newest) for name in known if _with(name, newest)},
        "days": tuple(sorted({one.local_date for one in newest})),
    }
    place = slot or Slot(Role.WORK, (next(iter(known)),), None, skippable=False)
    found = facts(**(told | fact_changes))
    return Case(found, known.__getitem__, now, place, back_of(found))


def _with(name: str, sessions: tuple[SessionRecord, ...]) -> tuple[SessionRecord, ...]:
    return tuple(one for one in sessions if any(done.exercise == name for done in one.sets))

"""Sessions and their sets, with all that is logged beside the reps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord, Status
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.load import Load
from postchain_tui.demo.chance import Chance

_BEFORE_THE_FIRST = timedelta(minutes=2)
_BETWEEN = timedelta(minutes=1)
"""From one exercise to the next."""
_REST_SECONDS = 55
"""The rest of somebody who takes as much as she needs."""

_NOTES = (
    "Slept badly, went anyway.",
    "Hips felt loose today.",
    "Long drive yesterday, stiff at the start.",
    "Last set of the hinge was the best one.",
    "Grip went before the hamstrings did.",
    "Short on time, kept the rests honest.",
)
_SET_NOTES = ("hip tight", "slow on the way down", "felt strong", "lost the brace once")
_EFFORTS = (4.0, 5.0, 5.0, 6.0, 6.0, 6.5, 7.0)
_SET_EFFORTS = (5.0, 6.0, 6.5, 7.0, 7.5)


@dataclass(frozen=True, slots=True)
class Bout:
    """One exercise of a session, set by set."""

    exercise: Exercise
    dose: Dose
    kind: SetKind
    load: Load | None
    reps: tuple[int, ...]
    """Reps of every set."""
    pain: tuple[int, ...]
    """Worst pain of every set."""


def session(
    chance: Chance, at: datetime, name: str, bouts: Iterable[Bout], form_ok: tuple[str, ...]
) -> SessionRecord:
    """A finished session that began at a moment."""
    sets = tuple(_sets(chance, bouts, at + _BEFORE_THE_FIRST))
    return SessionRecord(
        id=chance.new_id(at),
        started_at=at,
        ended_at=_rested(sets[-1]),
        source="app",
        name=name,
        status=Status.FINISHED,
        sets=sets,
        note=chance.one_of(_NOTES) if chance.happens(0.2) else "",
        effort=chance.one_of(_EFFORTS),
        form_ok=form_ok,
    )


def _rested(done: SetRecord) -> datetime:
    """The moment at which the rest after a set is over."""
    return done.at + timedelta(milliseconds=done.rest_ms or 0)


def _sets(chance: Chance, bouts: Iterable[Bout], moment: datetime) -> list[SetRecord]:
    sets: list[SetRecord] = []
    for bout in bouts:
        moment += _BETWEEN
        for reps, pain in zip(bout.reps, bout.pain, strict=True):
            sets.append(_set(chance, bout, (reps, pain), len(sets) + 1, moment))
            moment = _rested(sets[-1])
    return sets


def _set(
    chance: Chance, bout: Bout, done: tuple[int, int], ordinal: int, start: datetime
) -> SetRecord:
    reps, pain = done
    tempo = bout.dose.tempo
    tension_ms = reps * (3 if tempo is None else tempo.rep_seconds) * 1000
    duration_ms = tension_ms + 1000 * chance.one_of((0, 1, 2, 3))
    at = start + timedelta(milliseconds=duration_ms)
    rest_seconds = chance.around(bout.dose.rest.seconds or _REST_SECONDS, 10)
    return SetRecord(
        id=chance.new_id(at),
        exercise=bout.exercise.id,
        ordinal=ordinal,
        at=at,
        kind=bout.kind,
        reps=reps,
        load=bout.load,
        duration_ms=duration_ms,
        rpe=chance.one_of(_SET_EFFORTS) if bout.load is not None else None,
        pain=pain,
        rest_ms=round(1000 * max(20, rest_seconds)),
        tempo=str(tempo) if tempo else None,
        time_under_tension_ms=tension_ms,
        note=chance.one_of(_SET_NOTES) if chance.happens(0.05) else "",
    )

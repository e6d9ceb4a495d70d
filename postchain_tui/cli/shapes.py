"""The JSON that commands print: stable names, null for what was not recorded."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from postchain_tui.cli.output import Json
from postchain_tui.core import said
from postchain_tui.core.activity import WARMUP_REPS, WARMUP_SETS
from postchain_tui.core.diary import Declaration, PainRecord, SessionRecord, SetRecord
from postchain_tui.core.exercise import Exercise, LoadType, Range
from postchain_tui.core.formatting import load_text
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.loading import plates_per_side
from postchain_tui.core.plan import Planned
from postchain_tui.core.settings import Settings
from postchain_tui.core.today import Due, Today
from postchain_tui.core.volume import tonnage_grams

Document = dict[str, Json]
"""A JSON object."""


def today_document(today: Today, settings: Settings) -> Document:
    """What is due, and why."""
    return {
        "now": moment_text(today.now),
        "date": today.now.date().isoformat(),
        "light": today.reading.light.word if today.reading else None,
        "light_reason": today.reading.reason if today.reading else None,
        "owes_morning": _owed(today.owes_morning),
        "unfinished_session": today.unfinished,
        "program": today.program.id,
        "session_number": today.number,
        "day": None if today.day is None else today.day.name,
        "stage": None if today.stage is None else today.stage.stage.name,
        "estimated_minutes": math.floor(today.seconds / 60 + 0.5),
        "injured": today.injured,
        "advice": list(today.advice),
        "light_week_until": None if today.light_week is None else moment_text(today.light_week),
        "light_week_offer": today.light_week_offer or None,
        "slots": [_slot(due, settings) for due in today.due],
    }


def _owed(session: SessionRecord | None) -> Document | None:
    if session is None:
        return None
    return {"session_id": session.id, "local_date": session.local_date.isoformat()}


def _slot(due: Due, settings: Settings) -> Document:
    planned, decision = due.planned, due.decision
    exercise, dose = planned.exercise, planned.dose
    plates = plates_per_side(exercise, planned.load, settings) or ()
    return {
        "role": planned.role.value,
        "exercise": exercise.id,
        "name": exercise.name,
        "family": exercise.family,
        "rung": exercise.rung,
        "sets": dose.sets,
        "reps": range_document(dose.reps),
        "hold_seconds": range_document(dose.hold_seconds),
        "load_kg": _kilograms_of(planned.load),
        "load_text": target_load_text(planned, settings.units),
        "plates_per_side": [_number(plate) for plate in plates],
        "rest": {"mode": dose.rest.mode.value, "seconds": dose.rest.seconds},
        "tempo": str(dose.tempo) if dose.tempo else None,
        "verdict": decision.verdict.value,
        "reason": decision.reason,
        "gate": {"needs": list(decision.needs), "met": list(decision.met)},
        "choices": list(decision.choices),
        "last": [set_document(done) for done in decision.last],
    }


def target_load_text(planned: Planned, unit: Unit) -> str:
    """The load of a target in words: `20 kg`, `bodyweight`, or that nobody has set one."""
    kind = planned.exercise.load_type
    if planned.load is None or not kind.takes_load:
        return _WITHOUT_LOAD.get(kind, "load not set yet")
    per_hand = " per hand" if kind is LoadType.EXTERNAL_PER_HAND else ""
    return load_text(planned.load, unit) + per_hand


_WITHOUT_LOAD = {
    LoadType.BAND: "band",
    LoadType.BODYWEIGHT: "bodyweight",
    LoadType.BODYWEIGHT_OR_EXTERNAL: "bodyweight",
}


def set_document(done: SetRecord) -> Document:
    """One set as it was done."""
    load = done.load
    return {
        "id": done.id,
        "exercise": done.exercise,
        "kind": done.kind.value,
        "reps": done.reps,
        "reps_left": done.reps_left,
        "reps_right": done.reps_right,
        "load_kg": _kilograms_of(load),
        "load_typed": _typed(load),
        "unit": load.unit.value if load else None,
        "seconds": _seconds(done.duration_ms),
        "rpe": _whole(done.rpe),
        "pain": done.pain,
        "rest_seconds": _seconds(done.rest_ms),
        "tempo": done.tempo,
        "time_under_tension_seconds": _seconds(done.time_under_tension_ms),
        "at": moment_text(done.at),
        "note": done.note,
    }


def session_document(
    session: SessionRecord, exercise_of: Callable[[str], Exercise | None]
) -> Document:
    """One session as it was done."""
    tonnage = tonnage_grams(session.sets, exercise_of)
    return {
        "id": session.id,
        "started_at": moment_text(session.started_at),
        "local_date": session.local_date.isoformat(),
        "source": session.source,
        "name": session.name,
        "status": session.status.value,
        "duration_seconds": _whole(duration_seconds(session)),
        "note": session.note,
        "effort": _whole(session.effort),
        "pain": {
            "before": session.pain_before,
            "worst": session.worst_pain,
            "after": session.pain_after,
            "morning": session.pain_morning,
        },
        "tonnage_kg": None if tonnage is None else kilograms(tonnage),
        "form_ok": list(session.form_ok),
        "spreading": session.spreading,
        "activity": said.activity(session.said),
        "decisions": [_decision(one) for one in said.decisions(session.said)],
        "sets": [set_document(done) for done in session.sets],
    }


def _decision(decided: Declaration) -> Document:
    return {
        "at": moment_text(decided.at),
        "kind": decided.kind.value,
        "value": decided.value,
        "exercise": decided.exercise,
        "reason": decided.reason,
    }


def warmup_document(exercise: Exercise) -> Document:
    """One exercise that opens a session, with its dose."""
    return {"exercise": exercise.id, "sets": range_document(WARMUP_SETS), "reps": WARMUP_REPS}


def pain_document(score: PainRecord) -> Document:
    """One pain score."""
    return {
        "id": score.id,
        "at": moment_text(score.at),
        "kind": score.kind.value,
        "score": score.score,
        "session_id": score.session,
        "place": score.place,
        "spreading": score.spreading,
        "recalled": score.recalled,
        "note": score.note,
    }


def duration_seconds(session: SessionRecord) -> float | None:
    """How long a session took; None where only one moment of it is known."""
    if session.ended_at is None or session.ended_at <= session.started_at:
        return None
    return (session.ended_at - session.started_at).total_seconds()


def moment_text(moment: datetime) -> str:
    """A moment as ISO 8601 with its offset."""
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")


def kilograms(grams: int) -> int | float:
    """Grams as kilograms."""
    return _number(Decimal(grams) / 1000)


def _kilograms_of(load: Load | None) -> int | float | None:
    return None if load is None else kilograms(load.grams)


def range_document(values: Range | None) -> Json:
    """A range as its two ends; null where there is none."""
    return None if values is None else [values.low, values.high]


def _typed(load: Load | None) -> int | float | None:
    return None if load is None else _number(load.number)


def _seconds(milliseconds: int | None) -> int | float | None:
    return None if milliseconds is None else _number(Decimal(milliseconds) / 1000)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _whole(value: float | None) -> int | float | None:
    """A number without the `.0` of a whole one."""
    return int(value) if value is not None and value == int(value) else value

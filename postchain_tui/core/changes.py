"""What is due otherwise than before, in words."""

from __future__ import annotations

from collections.abc import Iterable

from postchain_tui.core.exercise import LoadType
from postchain_tui.core.formatting import dose_text, load_text, number
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.today import Due, Today

_NO_LOAD = "no load"


def target_changes(before: Today, after: Today, unit: Unit) -> tuple[str, ...]:
    """What became of the targets, a line for each that is another one, with its reason."""
    if before.program.id != after.program.id:
        return (f"The program changes: {before.program.name} → {after.program.name}.",)
    if before.day_and_stage != after.day_and_stage:
        place = ", ".join(filter(None, after.day_and_stage)) or after.place
        return (f"Another session comes next: {place}.",)
    lines = (_change(was.planned, now, unit) for was, now in _pairs(before, after))
    return tuple(dict.fromkeys(filter(None, lines)))


def _pairs(before: Today, after: Today) -> Iterable[tuple[Due, Due]]:
    """What was due and what is due now, place by place; a place that is new or gone is left out."""
    if len(before.due) == len(after.due):
        return zip(before.due, after.due, strict=True)
    there = {due.slot: due for due in before.due}
    return [(there[due.slot], due) for due in after.due if due.slot in there]


def _change(was: Planned, due: Due, unit: Unit) -> str:
    now = due.planned
    if was.exercise.id != now.exercise.id:
        change = f"{was.exercise.name} changes to {now.exercise.name}: {_target(now, unit)}"
    else:
        doses = (_dose(was), _dose(now))
        parts = [" → ".join(doses)] if len(set(doses)) > 1 else []
        if _load(was.load, unit) != _load(now.load, unit):
            parts.append(_loads(was.load, now.load, unit) + _hands(now))
        if not parts:
            return ""
        change = f"{now.exercise.name} target changes: {', '.join(parts)}"
    return f"{change}. {due.decision.reason}"


def _target(planned: Planned, unit: Unit) -> str:
    """Sets and reps, and the load where there is one."""
    if planned.load is None:
        return _dose(planned)
    return f"{_dose(planned)}, {load_text(planned.load, unit)}{_hands(planned)}"


def _dose(planned: Planned) -> str:
    dose = planned.dose
    return dose_text(dose.sets, dose.reps, dose.hold_seconds, planned.exercise.unilateral)


def _loads(was: Load | None, now: Load | None, unit: Unit) -> str:
    """From one load to another, the unit said once: `22.5 → 20 kg`."""
    if was is None or now is None:
        return f"{_load(was, unit)} → {_load(now, unit)}"
    return f"{number(was.in_unit(unit))} → {load_text(now, unit)}"


def _load(load: Load | None, unit: Unit) -> str:
    return _NO_LOAD if load is None else load_text(load, unit)


def _hands(planned: Planned) -> str:
    return " per hand" if planned.exercise.load_type is LoadType.EXTERNAL_PER_HAND else ""

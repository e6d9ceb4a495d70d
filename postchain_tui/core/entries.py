"""Between a session and its entry line: what to propose, and what was confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from postchain_tui.core.entry import Entry
from postchain_tui.core.errors import InputError
from postchain_tui.core.events import SetLogged
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import Session
from postchain_tui.core.steps import proposed_set
from postchain_tui.core.typed import SetText
from postchain_tui.core.waiting import refusal


def entry_for(session: Session, unit: Unit) -> Entry | None:
    """The line for the set that just ended, filled with what it most likely was.

    A set that is on record already is shown as it stands there. None outside a rest.
    """
    proposal = proposed_set(session)
    if proposal is None:
        return None
    if not session.is_logged:
        proposal = replace(proposal, load=_in_unit(proposal.load, unit))
    return _filled(session, proposal, unit)


def reopened(session: Session, logged: SetLogged, unit: Unit) -> Entry:
    """The line with what was typed before the logging of the set was undone."""
    return _filled(session, logged, unit)


def _filled(session: Session, logged: SetLogged, unit: Unit) -> Entry:
    planned = session.current
    entry = Entry.prefilled(
        measure=planned.exercise.measure,
        unilateral=planned.exercise.unilateral,
        takes_load=planned.takes_load,
        unit=unit,
    )
    return entry.with_text(_as_text(planned, logged))


def _in_unit(load: Load | None, unit: Unit) -> Load | None:
    """A load that nobody has confirmed yet, in the person's unit."""
    return None if load is None else Load(load.in_unit(unit), unit)


def _as_text(planned: Planned, logged: SetLogged) -> SetText:
    return SetText(
        reps=None if planned.is_hold else logged.reps,
        reps_left=logged.reps_left,
        reps_right=logged.reps_right,
        load=logged.load,
        hold_seconds=logged.hold_seconds,
        rpe=logged.rpe,
        pain=logged.pain,
        note=logged.note,
    )


def has_changed(session: Session, entry: Entry | None, unit: Unit) -> bool:
    """Does the line say something else than the record?"""
    on_record = entry_for(session, unit)
    if entry is None or on_record is None:
        return False
    return (entry.texts, entry.note) != (on_record.texts, on_record.note)


def allowed(session: Session, entry: Entry, bar: Load) -> SetText:
    """What the line says, as far as it may be logged with the exercise at hand.

    Args:
        session: The session.
        entry: The line.
        bar: What the empty bar weighs.

    Raises:
        InputError: when a cell cannot be read; it names the cell and the allowed range. Or when
            weight has to wait for a gate; it names the gate.
    """
    done = entry.values()
    if reason := refusal(session.current.exercise, done.load, bar):
        raise InputError(reason)
    return done


def confirmed(session: Session, entry: Entry, at: datetime, bar: Load) -> SetLogged:
    """What the line says, as an event; of holds the line says how long, not how many.

    Args:
        session: The session.
        entry: The line.
        at: The moment of the event.
        bar: What the empty bar weighs.

    Raises:
        InputError: when a cell cannot be read, or weight has to wait for a gate.
    """
    done = allowed(session, entry, bar)
    proposal = proposed_set(session)
    holds = proposal.reps if proposal is not None and session.current.is_hold else None
    return SetLogged(
        at=at,
        reps=done.reps if holds is None else holds,
        reps_left=done.reps_left,
        reps_right=done.reps_right,
        load=done.load,
        hold_seconds=done.hold_seconds,
        rpe=done.rpe,
        pain=done.pain,
        note=done.note,
    )

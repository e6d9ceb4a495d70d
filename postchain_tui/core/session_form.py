"""The form in which a session is corrected, apart from its sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.form_texts import (
    NOT_KNOWN,
    Changes,
    Local,
    answer_from,
    answer_shown,
    changes,
    edited,
    filled,
    fixed,
    halves,
    line_from,
    moment_from,
    note_limit,
    read,
    recorded,
    time_from,
    whole,
)
from postchain_tui.core.parsing import LONGEST_NAME
from postchain_tui.core.quantities import EFFORT, PAIN
from postchain_tui.core.text import harmless

_FORM_HELD = "form:"
"""Begins the key of the field about the form of an exercise, before its id."""
_FORM = (
    Field("day", "day", hint="2026-11-12; its sets and its end move with it"),
    Field("start", "start", hint="18:42; its sets and its end move with it"),
    Field("end", "end", hint="19:16, empty if not known"),
    Field("name", "name"),
    Field("effort", "how hard", hint="0 to 10, in halves"),
    Field("before", "pain before", hint="0 to 10"),
    Field("after", "pain after", hint="0 to 10"),
    Field("morning", "pain next morning", hint="0 to 10, - for don't know, empty if not asked"),
)
_NOTE = Field("note", "note")
_LONGEST_OVER_MIDNIGHT = timedelta(hours=8)
"""A session that would be longer than that over midnight was not meant to be."""


def fields(
    session: SessionRecord, exercise_of: Callable[[str], Exercise | None]
) -> tuple[Field, ...]:
    """A field for each thing that a session holds, and one for the form of each exercise done.

    Args:
        session: The session.
        exercise_of: Finds an exercise by its id; None where the catalog does not know it.
    """
    special = {
        "name": {"limit": _name_limit(session)},
        "note": {"limit": note_limit(session.note)},
    }
    form = (*_FORM, *_held_fields(session, exercise_of), _NOTE)
    return filled(form, _shown(session), special)


def changed(
    session: SessionRecord, texts: Mapping[str, str], local: Local, now: datetime
) -> SessionRecord:
    """The session with what was typed anew; a field that still says what was shown is not read.

    When the start moves, its sets and its end move with it, unless the end was typed itself.

    Args:
        session: The session as it is on record.
        texts: What stands in the fields now, by their keys; one that is left out stays.
        local: Makes a moment on the wall clock of the person's zone aware of its offset.
        now: The moment.

    Raises:
        FieldError: when a field cannot be read, or the session would lie ahead of now; it says
            what is allowed.
    """
    typed = edited(_shown(session), texts)
    after = _with_end(_with_start(session, typed, local, now), typed, now)
    _refuse_early_morning(after, typed, now)
    form_ok = _form_ok(session, typed)
    return replace(after, form_ok=form_ok, **changes(typed, _readers(session)))


def _exercises(session: SessionRecord) -> Iterable[str]:
    return dict.fromkeys(done.exercise for done in session.sets)


def _held_fields(
    session: SessionRecord, exercise_of: Callable[[str], Exercise | None]
) -> Iterable[Field]:
    for name in _exercises(session):
        exercise = exercise_of(name)
        known = harmless(exercise.name if exercise else name, LONGEST_NAME)
        yield Field(
            f"{_FORM_HELD}{name}", f"form: {known}", hint="y where it held, else n or empty"
        )


def _name_limit(session: SessionRecord) -> int:
    return max(LONGEST_NAME, len(session.name))


def _end_shown(session: SessionRecord) -> str:
    ended_at = session.ended_at
    return "" if ended_at is None else f"{ended_at.astimezone(session.started_at.tzinfo):%H:%M}"


def _shown(session: SessionRecord) -> dict[str, str]:
    """What stands in each field at first."""
    morning_not_known = NOT_KNOWN if session.morning_asked else ""
    return {
        "day": session.local_date.isoformat(),
        "start": f"{session.started_at:%H:%M}",
        "end": _end_shown(session),
        "name": harmless(session.name, _name_limit(session)),
        "effort": recorded(session.effort),
        "before": recorded(session.pain_before),
        "after": recorded(session.pain_after),
        "morning": recorded(session.pain_morning) or morning_not_known,
        **{
            f"{_FORM_HELD}{name}": answer_shown(name in session.form_ok or None)
            for name in _exercises(session)
        },
        "note": harmless(session.note, note_limit(session.note)),
    }


def _readers(session: SessionRecord) -> dict[str, Callable[[str], Changes]]:
    """What each of the fields that stand for themselves changes, by what is typed in it."""
    return {
        "name": lambda text: {"name": line_from(text, _name_limit(session))},
        "effort": lambda text: {"effort": halves(EFFORT, text)},
        "before": lambda text: {"pain_before": whole(PAIN, text)},
        "after": lambda text: {"pain_after": whole(PAIN, text)},
        "morning": lambda text: {"pain_morning": whole(PAIN, text), "morning_asked": bool(text)},
        "note": lambda text: {"note": line_from(text, note_limit(session.note))},
    }


def _with_start(
    session: SessionRecord, typed: Mapping[str, str], local: Local, now: datetime
) -> SessionRecord:
    """The session with its new start, and its sets and its end as long after it as before."""
    keys = [key for key in ("start", "day") if key in typed]
    if not keys:
        return session
    start = moment_from(session.started_at, typed, "start", local, now)
    _refuse_ahead(keys[0], "start", start, now)
    by_start = fixed(session.started_at)

    def moved(moment: datetime) -> datetime:
        return start + (fixed(moment) - by_start)

    ended_at = None if session.ended_at is None else moved(session.ended_at)
    if ended_at is not None and "end" not in typed:
        _refuse_ahead(keys[0], "end", ended_at, now)
    sets = tuple(replace(done, at=moved(done.at)) for done in session.sets)
    return replace(session, started_at=start, ended_at=ended_at, sets=sets)


def _with_end(session: SessionRecord, typed: Mapping[str, str], now: datetime) -> SessionRecord:
    """The session with its new end, which is within a day of its start."""
    if not typed.get("end"):
        return replace(session, ended_at=None) if "end" in typed else session
    start = session.started_at
    at = read("end", time_from, typed["end"])
    end = datetime.combine(start, at, start.tzinfo)
    if at < start.time().replace(second=0, microsecond=0):
        end += timedelta(days=1)
        _refuse_before(start, end)
    end = max(end, start)
    _refuse_ahead("end", "end", end, now)
    return replace(session, ended_at=end)


def _refuse_before(start: datetime, end: datetime) -> None:
    """An end that would be so late on the next day was meant to be on the same one."""
    if end - start > _LONGEST_OVER_MIDNIGHT:
        raise FieldError("end", f"That lies before the start, {start:%H:%M}.")


def _refuse_early_morning(after: SessionRecord, typed: Mapping[str, str], now: datetime) -> None:
    """What comes after a session cannot be known on the day of it."""
    ended = after.last_at
    if typed.get("morning") and now.astimezone(ended.tzinfo).date() <= ended.date():
        raise FieldError("morning", "That morning has not come yet.")


def _refuse_ahead(key: str, what: str, moment: datetime, now: datetime) -> None:
    if moment > now:
        raise FieldError(
            key,
            f"The {what} of a session is not after now, and this is {moment:%Y-%m-%d %H:%M}.",
        )


def _form_ok(session: SessionRecord, typed: Mapping[str, str]) -> tuple[str, ...]:
    """The exercises whose form held; what was said of exercises no longer done stays."""
    held = dict.fromkeys(session.form_ok, True)
    keys = {name: f"{_FORM_HELD}{name}" for name in _exercises(session)}
    told = {name: key for name, key in keys.items() if key in typed}
    held |= {name: bool(read(key, answer_from, typed[key])) for name, key in told.items()}
    return tuple(filter(held.__getitem__, held))

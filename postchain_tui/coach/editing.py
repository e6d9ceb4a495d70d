"""The forms in which what is on record is corrected or added to, and what saves them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from postchain_tui.coach import correcting, logbook
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Changed
from postchain_tui.coach.logbook import Circumstances
from postchain_tui.coach.naming import Namer, name_of
from postchain_tui.core import log_form, rearranging, score_form, session_form, set_form
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, SetRecord
from postchain_tui.core.errors import InputError, UnreadableTextError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.form import Field, FieldError, changes_text
from postchain_tui.core.formatting import count_text, day_text
from postchain_tui.core.text import harmless
from postchain_tui.store import ids

_SHOWN = 20
"""Characters of a text that cannot be read, from where it cannot."""

Texts = dict[str, str]
"""What stands in the fields of a form, by their keys."""


@dataclass(frozen=True, slots=True)
class Form:
    """Something to be filled in."""

    title: str
    fields: tuple[Field, ...]
    save: Callable[[Texts], Changed]
    """Puts the texts on record.

    Raises:
        PostchainError: when they cannot be read or saved; FieldError where it is one field.
    """
    help: str = ""


def session_of(coach: Coach, session: SessionRecord) -> Form:
    """To correct a session as a whole."""

    def save(texts: Texts) -> Changed:
        """Put the session on record as it is now said to have been."""
        clock = coach.clock
        after = session_form.changed(session, texts, clock.local, clock.now())
        now = session_form.fields(after, coach.known_exercise)
        return correcting.edit_session(coach, session, after, changes_text(fields, now))

    fields = session_form.fields(session, coach.known_exercise)
    return Form(f"Session of {_day(coach, session.started_at)}", fields, save)


def set_of(coach: Coach, session: SessionRecord, set_id: str) -> Form:
    """To correct one of the sets of a session."""
    done = next(one for one in session.sets if one.id == set_id)

    def save(texts: Texts) -> Changed:
        """Put the set on record as it is now said to have been."""
        after = _set_from(coach, done, texts)
        how = changes_text(fields, _set_fields(coach, after))
        return correcting.edit_set(coach, session, after, how)

    fields = _set_fields(coach, done)
    name = rearranging.set_name(session, set_id, partial(name_of, coach))
    title = f"{name[:1].upper()}{name[1:]}, {_day(coach, session.started_at)}"
    return Form(title, fields, save)


def new_set(coach: Coach, session: SessionRecord, after: str | None) -> Form:
    """To add a set that was forgotten, after another one or at the end."""
    last = _last_before(session, after)
    at = session.last_at if last is None else last.at
    exercise = _exercise_of(coach, last)
    blank = set_form.blank(last, exercise, at, ids.new_id(coach.clock.now()))

    def save(texts: Texts) -> Changed:
        """Put the set on record."""
        done = set_form.complete(_set_from(coach, blank, texts))
        added = correcting.add_set(coach, session, done, None if last is None else last.id)
        return replace(added, set_id=done.id)

    title = f"A set more, {_day(coach, session.started_at)}"
    return Form(title, _set_fields(coach, blank), save)


def score_of(coach: Coach, entry: PainRecord) -> Form:
    """To correct a pain score."""

    def save(texts: Texts) -> Changed:
        """Put the score on record as it is now said to have been."""
        clock = coach.clock
        after = score_form.changed(entry, texts, clock.local, clock.now())
        how = changes_text(fields, score_form.fields(after))
        return correcting.correct_score(coach, entry, after, how)

    fields = score_form.fields(entry)
    return Form(f"Pain score of {_day(coach, entry.at)}", fields, save)


def new_score(coach: Coach) -> Form:
    """To add a pain score of any moment."""
    now = coach.clock.now()
    blank = PainRecord(ids.new_id(now), now, PainKind.DAY, None)

    def save(texts: Texts) -> Changed:
        """Put the score on record."""
        after = score_form.changed(blank, texts, coach.clock.local, coach.clock.now())
        return correcting.add_score(coach, after)

    return Form("A pain score more", score_form.fields(blank), save)


def past_session(coach: Coach) -> Form:
    """To put a session on record that was done without the app."""

    def save(texts: Texts) -> Changed:
        """Put the session on record."""
        clock = coach.clock
        told = log_form.told(texts, clock.local, clock.now())
        sessions: list[str] = []
        changed = correcting.changed_by(coach, lambda: _log(coach, told, sessions.append))
        return replace(changed, subject=sessions[-1])

    help_ = "Sets as the command log takes them: exercise, load x reps, @effort, p and pain."
    return Form("A session after the fact", log_form.fields(coach.clock.now()), save, help_)


def _last_before(session: SessionRecord, after: str | None) -> SetRecord | None:
    """The set that a new one comes after: the one of that id, else the last one."""
    of_id = {one.id: one for one in session.sets}
    last = session.sets[-1] if session.sets else None
    return last if after is None else of_id.get(after, last)


def _log(coach: Coach, told: log_form.Told, begun: Callable[[str], None]) -> str:
    """Log it, and tell in which session; gives back what was done in words."""
    around = Circumstances(
        at=told.at,
        pain_before=told.pain_before,
        pain_after=told.pain_after,
        effort=told.effort,
        note=told.note,
        form_ok=told.form_ok,
    )
    try:
        entry = logbook.log(coach, told.text, around)
    except UnreadableTextError as error:
        left = harmless(told.text[error.position :], _SHOWN)
        place = f"at “{left}”" if left else "at the end"
        raise FieldError("sets", f"{place}: {error}") from error
    except InputError as error:
        raise FieldError("sets", str(error)) from error
    begun(entry.session.id)
    start = entry.session.started_at
    where = f"added to the session of {start:%H:%M}, " if entry.extended else ""
    return f"log {count_text(len(entry.sets), 'set')}, {where}{_day(coach, told.at)}"


def _set_fields(coach: Coach, done: SetRecord) -> tuple[Field, ...]:
    names = tuple(coach.library.names().values())
    exercise = coach.known_exercise(done.exercise)
    return set_form.fields(done, exercise, coach.settings.units, names)


def _set_from(coach: Coach, done: SetRecord, texts: Texts) -> SetRecord:
    named = Namer(coach.library, (), coach.settings.bar).named
    return set_form.changed(done, texts, named, coach.settings.units)


def _exercise_of(coach: Coach, done: SetRecord | None) -> Exercise:
    """The exercise of a set, else the first that the program in use has."""
    known = None if done is None else coach.known_exercise(done.exercise)
    return known or coach.today().work[0].planned.exercise


def _day(coach: Coach, at: datetime) -> str:
    return day_text(at.date(), coach.clock.now().date())

"""What is due today, asked of the store and the catalog, and what is recorded about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from postchain_tui.catalog import programs
from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach import own
from postchain_tui.coach.own import Own
from postchain_tui.coach.past import Past
from postchain_tui.core import pain, settings
from postchain_tui.core import today as days
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
)
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Program, only
from postchain_tui.core.settings import Settings
from postchain_tui.store import diary, ids
from postchain_tui.store import pain as pain_store
from postchain_tui.store import settings as settings_store
from postchain_tui.store.store import Store

_T = TypeVar("_T")

_MORNING_WINDOW = timedelta(days=pain.MORNING_DAYS + 3)
"""So long after its start everything was said of a session's morning."""


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """What was answered at the first start."""

    settings: Settings
    injured: bool
    red_flags: tuple[str, ...]


class Coach:
    """Knows what is due, and puts on record what is said and done."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self.store = store
        """The open file."""
        self.clock = clock
        """Tells the time."""
        self._shipped = library
        self._data_version = store.data_version()
        self.read_own()

    def is_changed_elsewhere(self) -> bool:
        """Has another program written to the file since this was asked last?"""
        before, self._data_version = self._data_version, self.store.data_version()
        if before == self._data_version:
            return False
        self.read_own()
        return True

    def read_own(self) -> None:
        """Read one's own exercises and programs anew, which may have changed."""
        self._own = own.read(self.store, self._shipped)
        self.past = Past(self.store, self.library, self.clock)
        """What is on record."""

    @property
    def library(self) -> Library:
        """The exercises."""
        return self._own.library

    @property
    def own(self) -> Own:
        """What is one's own."""
        return self._own

    @property
    def program(self) -> Program:
        """The program in use; the one that a new user gets where that cannot be read any more."""
        try:
            return self._own.program(self.settings.program)
        except InputError:
            return programs.programs()[0]

    @property
    def settings(self) -> Settings:
        """The training settings as they stand."""
        return settings.from_texts(settings_store.settings(self.store))

    @property
    def is_new(self) -> bool:
        """Does the file hold neither answers nor sessions?"""
        return diary.is_new(self.store)

    @property
    def is_first_session(self) -> bool:
        """Was no session ever finished?"""
        return not self.past.recent()

    def today(self, program_id: str | None = None) -> days.Today:
        """What today is, by the program in use or by another one."""
        program = self.program if program_id is None else self._own.program(program_id)
        facts = self.past.facts(program, self.settings)
        return days.today(program, self.library.exercise, facts, self.clock.now())

    def planned(self, exercise: Exercise) -> Planned:
        """An exercise as a part of a session: its own dose, with the target of its own history."""
        facts = self.past.facts(only(exercise.id), self.settings)
        return days.alone(exercise, self.library.exercise, facts, self.clock.now())

    def sessions(self, limit: int, before: SessionRecord | None) -> tuple[SessionRecord, ...]:
        """A page of past sessions, newest first, after the last one of the page before."""
        return diary.sessions(self.store, limit, before=before)

    @property
    def is_injured(self) -> bool:
        """Did the person say that something is injured?"""
        return pain.is_injured(pain_store.declarations(self.store))

    def record_pain(
        self,
        kind: PainKind,
        score: int | None,
        session: SessionRecord | None = None,
        at: datetime | None = None,
        place: str | None = None,
        spreading: bool | None = None,
        note: str = "",
    ) -> PainRecord:
        """Put a pain score on record; None says that it is not known.

        A morning's takes the place of what was said of that morning before, and keeps its day and
        what is not said anew of where it is felt.
        """
        is_morning = kind is PainKind.MORNING
        replaced = self.mornings(session) if is_morning and session is not None else ()
        at = at or _moment_of_anew(replaced, self.clock.now())
        record = PainRecord(
            id=ids.new_id(at),
            at=at,
            kind=kind,
            score=score,
            session=None if session is None else session.id,
            place=_told_last(place, (one.place for one in replaced)),
            spreading=_told_last(spreading, (one.spreading for one in replaced)),
            recalled=is_morning and session is not None and pain.is_recalled(session, at),
            note=note,
        )
        what = "Correct a morning" if replaced else "Record pain"
        pain_store.add_pain(self.store, record, what, instead_of=replaced)
        return record

    def mornings(self, session: SessionRecord) -> tuple[PainRecord, ...]:
        """What was said of the morning after a session, oldest first; more than one is rare."""
        start = session.started_at
        found = pain_store.pain_between(self.store, start, start + _MORNING_WINDOW)
        return tuple(
            one for one in found if one.kind is PainKind.MORNING and one.session == session.id
        )

    def declare(
        self,
        kind: DeclarationKind,
        value: str,
        reason: str = "",
        session: str | None = None,
        exercise: str | None = None,
    ) -> None:
        """Put on record what the person says of herself, in a session or about an exercise."""
        now = self.clock.now()
        said = Declaration(ids.new_id(now), now, kind, value, reason, session, exercise)
        pain_store.declare(self.store, said, f"say {kind.value.replace('_', ' ')}: {value}")

    def set_setting(self, key: str, text: str) -> Settings:
        """Change one setting.

        Raises:
            InputError: when there is no such setting, or the text is no value for it.
        """
        if key == "program":
            self._own.program(text)
        changed = settings.with_value(self.settings, key, text)
        self._save_settings(changed, f"set {key}")
        return changed

    def answer_first(self, answers: FirstAnswers) -> None:
        """Put the answers of the first start on record, all of them or none."""
        now = self.clock.now()
        said = [(DeclarationKind.INJURED, "yes" if answers.injured else "no")]
        said += [(DeclarationKind.RED_FLAG, flag) for flag in answers.red_flags]
        usual = answers.settings.usual_pain
        with self.store.action("answer the first questions") as writing:
            settings_store.write_settings(writing, settings.texts_of(answers.settings))
            for kind, value in said:
                declared = Declaration(ids.new_id(now), now, kind, value)
                pain_store.write_declaration(writing, declared)
            if usual is not None:
                score = PainRecord(ids.new_id(now), now, PainKind.USUAL, usual)
                pain_store.write_pain(writing, score)

    def known_exercise(self, exercise_id: str) -> Exercise | None:
        """An exercise by its id; None where the catalog does not have it."""
        try:
            return self.library.exercise(exercise_id)
        except InputError:
            return None

    def _save_settings(self, changed: Settings, what: str) -> None:
        settings_store.set_settings(self.store, settings.texts_of(changed), what)


def _moment_of_anew(replaced: tuple[PainRecord, ...], now: datetime) -> datetime:
    """The moment of a score that takes the place of others: a known one keeps its day."""
    earlier = [one.at for one in replaced if one.score is not None and one.at.date() < now.date()]
    return earlier[-1] if earlier else now


def _told_last(now: _T | None, earlier: Iterable[_T | None]) -> _T | None:
    """What is said now; else what was said of it last."""
    told = [one for one in earlier if one is not None]
    return told[-1] if now is None and told else now

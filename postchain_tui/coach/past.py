"""What is on record, as the decisions of one day need it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property

from postchain_tui.catalog import red_flags
from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainRecord,
    SessionRecord,
    Status,
)
from postchain_tui.core.facts import SESSIONS_EACH, Facts, with_gates_opened
from postchain_tui.core.program import Program
from postchain_tui.core.schedule import Turn
from postchain_tui.core.settings import Settings
from postchain_tui.store import diary
from postchain_tui.store import pain as pain_store
from postchain_tui.store.store import Store

_PAIN_WINDOW = timedelta(weeks=11)
"""Long enough for the weeks around every session that decides."""
_RECENT_WINDOW = timedelta(days=29)
_DAYS_WINDOW = timedelta(weeks=10)
_FALLS_TO = {"good_morning": "hinge"}
"""Families whose lowest rung has easier exercises in another one."""
_RECENT_SESSIONS = 40
"""More than anyone does in four weeks."""


class Past:
    """Asks the file what the decisions of one day rest on."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self._store = store
        self._library = library
        self._clock = clock

    @cached_property
    def urgent_flags(self) -> frozenset[str]:
        """Ids of the red flags that lock."""
        return red_flags.urgent_ids()

    def facts(self, program: Program, chosen: Settings) -> Facts:
        """All that the plan of a program depends on, as it is on record now."""
        now = self._clock.now()
        under_way = diary.under_way(self._store)
        declared = pain_store.declarations(self._store)
        return Facts(
            settings=chosen,
            declarations=declared,
            pain=self._pain(now),
            recent=self.recent(),
            with_exercise=self.with_exercises(self._ladders(program)),
            finished_of_program=diary.finished_count(self._store, program.id),
            unfinished=None if under_way is None else under_way.id,
            urgent_flags=self._urgent_of(declared),
            last_turn=self._last_turn(program),
            days=diary.days(self._store, now - _DAYS_WINDOW, now),
        )

    def with_exercises(self, exercises: Iterable[str]) -> dict[str, tuple[SessionRecord, ...]]:
        """For each exercise, finished sessions with it up to now, newest first.

        The newest few; of a rung that was left for a higher one also those before it was, which
        show what opened the gate.
        """
        now = self._clock.now()
        newest = diary.last_with(self._store, set(exercises), SESSIONS_EACH, now)
        return with_gates_opened(newest, self._library.exercise, self._with_up_to)

    def recent(self) -> tuple[SessionRecord, ...]:
        """Finished sessions of the last four weeks, else the newest one; newest first."""
        now = self._clock.now()
        page = diary.sessions(self._store, _RECENT_SESSIONS, since=now - _RECENT_WINDOW)
        by_now = tuple(
            past for past in page if past.status is Status.FINISHED and past.started_at <= now
        )
        return by_now or self._newest(now)

    def _last_turn(self, program: Program) -> Turn | None:
        """The newest session of a program that goes through days or stages."""
        goes_on = program.days or program.stages
        return diary.last_turn(self._store, program.id) if goes_on else None

    def _ladders(self, program: Program) -> frozenset[str]:
        """Every exercise that may come up: the families of a program, and those one falls to."""
        families = set(map(self._library.family_of, program.exercises))
        families |= {_FALLS_TO[family] for family in families & _FALLS_TO.keys()}
        known = (family for family in self._library.families if family.id in families)
        return frozenset(exercise for family in known for exercise in family.exercises)

    def _with_up_to(self, exercise: str, moment: datetime) -> tuple[SessionRecord, ...]:
        """The newest finished sessions with an exercise up to a moment."""
        return diary.last_with(self._store, {exercise}, SESSIONS_EACH, moment)[exercise]

    def _urgent_of(self, declared: tuple[Declaration, ...]) -> frozenset[str]:
        """The red flags that lock; they need not be known where none was ever ticked."""
        is_flagged = any(said.kind is DeclarationKind.RED_FLAG for said in declared)
        return self.urgent_flags if is_flagged else frozenset()

    def _pain(self, now: datetime) -> tuple[PainRecord, ...]:
        return pain_store.pain_between(self._store, now - _PAIN_WINDOW, now + timedelta(seconds=1))

    def _newest(self, now: datetime) -> tuple[SessionRecord, ...]:
        latest = diary.latest_finished(self._store, now)
        return () if latest is None else (latest,)

"""What is on record of a made-up person so far, as the plan of a day is told it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from postchain_tui.core.case import working_sets
from postchain_tui.core.diary import Declaration, PainKind, PainRecord, SessionRecord
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.facts import SESSIONS_EACH, Facts, with_gates_opened
from postchain_tui.core.settings import Settings
from postchain_tui.core.statement import Statement
from postchain_tui.demo.chance import Chance

_PAIN_WINDOW = timedelta(days=64)
_RECENT_WINDOW = timedelta(days=29)
_DAYS_WINDOW = timedelta(weeks=10)
"""How far back the app looks: the same facts lead to the same plan."""


@dataclass(slots=True)
class Record:
    """What is on record so far."""

    chance: Chance
    settings: Settings
    exercise_of: Callable[[str], Exercise]
    finished: int = 0
    """How many sessions there were."""
    _said: list[Declaration] = field(default_factory=list)
    _scores: deque[PainRecord] = field(default_factory=deque)
    _sessions: deque[SessionRecord] = field(default_factory=deque)
    """The newest first."""
    _with_exercise: dict[str, deque[SessionRecord]] = field(default_factory=dict)
    """Sessions with working sets of an exercise, the newest first."""

    def felt(
        self, at: datetime, kind: PainKind, score: int, session: str | None = None
    ) -> PainRecord:
        """Put a pain score on record."""
        scored = PainRecord(self.chance.new_id(at), at, kind, score, session)
        self._scores.append(scored)
        return scored

    def said(self, at: datetime, *statements: Statement) -> tuple[Declaration, ...]:
        """Put on record what was said at a moment."""
        said = tuple(
            Declaration(
                id=self.chance.new_id(at),
                at=at,
                kind=saying.kind,
                value=saying.value,
                reason=saying.reason,
                exercise=saying.exercise,
            )
            for one in statements
            for saying in one.sayings
        )
        self.declared(*said)
        return said

    def declared(self, *said: Declaration) -> None:
        """Put on record what was declared already."""
        self._said.extend(said)

    def done(self, session: SessionRecord) -> None:
        """Put a session on record, with the scores that belong to it."""
        self.finished += 1
        self._sessions.appendleft(session)
        while session.started_at - self._sessions[-1].started_at > _DAYS_WINDOW:
            self._sessions.pop()
        for exercise in dict.fromkeys(done.exercise for done in session.sets):
            if working_sets(session, exercise):
                self._with_exercise.setdefault(exercise, deque()).appendleft(session)

    def facts(self, now: datetime) -> Facts:
        """All that the plan of a moment depends on."""
        while self._scores and self._scores[0].at < now - _PAIN_WINDOW:
            self._scores.popleft()
        recent = self._since(now - _RECENT_WINDOW)
        lately = self._since(now - _DAYS_WINDOW)
        newest = {one: _newest(sessions) for one, sessions in self._with_exercise.items()}
        return Facts(
            settings=self.settings,
            declarations=tuple(self._said),
            pain=tuple(self._scores),
            recent=tuple(recent or [*self._sessions][:1]),
            with_exercise=with_gates_opened(newest, self.exercise_of, self._up_to),
            finished_of_program=self.finished,
            unfinished=None,
            urgent_flags=frozenset(),
            days=tuple(one.local_date for one in reversed(lately)),
        )

    def _since(self, moment: datetime) -> list[SessionRecord]:
        return [one for one in self._sessions if one.started_at >= moment]

    def _up_to(self, exercise: str, moment: datetime) -> tuple[SessionRecord, ...]:
        """The newest sessions with an exercise up to a moment."""
        return _newest(one for one in self._with_exercise[exercise] if one.started_at <= moment)


def _newest(sessions: Iterable[SessionRecord]) -> tuple[SessionRecord, ...]:
    return tuple(islice(sessions, SESSIONS_EACH))

"""Going through the sessions of the past, a page at a time in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.naming import name_of
from postchain_tui.coach.planned import planned_of
from postchain_tui.core import details
from postchain_tui.core.diary import PainRecord, SessionRecord, Status
from postchain_tui.core.filtering import Filter, read
from postchain_tui.core.formatting import count_text, day_text
from postchain_tui.core.searching import Choice, found
from postchain_tui.store import diary
from postchain_tui.store import pain as pain_store
from postchain_tui.store.finding import find

PAGE = 50
"""Sessions read at a time."""

_A_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as it stands in the list; the whole of it is read when it is looked at."""

    id: str
    day: date
    """The person's own calendar day on which it started."""
    name: str
    source: str
    sets: int
    worst_pain: int | None
    """The worst of what was felt before, in, or after it."""
    is_open: bool

    @classmethod
    def of(cls, session: SessionRecord) -> Listed:
        """What is listed of a session."""
        return cls(
            session.id,
            session.local_date,
            session.name,
            session.source,
            len(session.sets),
            _worst_felt(session),
            session.status is Status.ACTIVE,
        )


def _worst_felt(session: SessionRecord) -> int | None:
    scores = (
        session.worst_pain,
        session.pain_before,
        session.pain_after,
        session.pain_morning,
    )
    return max((score for score in scores if score is not None), default=None)


class Browser:
    """The kept sessions that fit a filter, newest first; nothing but the ends of it is kept."""

    def __init__(
        self, coach: Coach, wanted: Filter | None = None, around: str | None = None
    ) -> None:
        """Begin with the newest; without a filter, where the id of a session is given, with it."""
        self._store = coach.store
        self._found = None if wanted is None or wanted.is_empty else find(coach.store, wanted)
        start = None if around is None else diary.session(coach.store, around)
        self._until = None if start is None else start.started_at + _A_MOMENT
        self._newest: SessionRecord | None = None
        self._oldest: SessionRecord | None = None
        self.is_at_end = False
        """Is there nothing older?"""
        self.is_at_start = start is None
        """Is there nothing newer?"""

    def older(self) -> Iterator[tuple[SessionRecord, ...]]:
        """The next page of older sessions, in slices with a short reading each; some are empty."""
        if self._found is None:
            yield self._next_page()
            return
        count = 0
        for slice_ in self._found:
            count += len(slice_)
            yield slice_
            if count >= PAGE:
                return
        self.is_at_end = True

    def newer(self) -> tuple[SessionRecord, ...]:
        """The page of sessions that are newer than those shown so far."""
        if self._newest is None or self.is_at_start:
            return ()
        page = diary.newer_sessions(self._store, self._newest, PAGE)
        self.is_at_start = len(page) < PAGE
        self._newest = page[0] if page else self._newest
        return page

    def _next_page(self) -> tuple[SessionRecord, ...]:
        if self.is_at_end:
            return ()
        page = diary.sessions(self._store, PAGE, before=self._oldest, until=self._until)
        self.is_at_end = len(page) < PAGE
        if page:
            self._newest, self._oldest = self._newest or page[0], page[-1]
        return page


def listed(slices: Iterable[Iterable[SessionRecord]]) -> tuple[Listed, ...]:
    """What is listed of the sessions of some slices."""
    return tuple(Listed.of(session) for slice_ in slices for session in slice_)


def session_of(coach: Coach, session_id: str) -> SessionRecord | None:
    """The whole of a session; None when there is none of that id."""
    return diary.session(coach.store, session_id)


def filter_of(coach: Coach, text: str) -> Filter:
    """What of the past is wanted, as far as it is typed."""
    library = coach.library
    archived = map(library.exercise, library.archived)
    choices = tuple(Choice(one.id, one.name, one.aliases) for one in (*library.all(), *archived))
    names = {choice.id: choice.name for choice in choices}

    def fitting(phrase: str) -> frozenset[str]:
        """The exercises that a phrase may mean."""
        return frozenset(choice.id for choice in found(choices, phrase))

    return read(text, coach.clock.now().date(), fitting, lambda one: names.get(one, one))


def details_of(coach: Coach, session: SessionRecord) -> tuple[details.Row, ...]:
    """Everything about a session, with what had been planned in it."""
    chosen = coach.settings
    return details.rows(
        session,
        planned_of(coach, session.id),
        partial(name_of, coach),
        coach.known_exercise,
        chosen.units,
        coach.clock.now().date(),
        chosen.green,
        chosen.ceiling,
    )


def neighbours(coach: Coach, session: SessionRecord) -> tuple[Choice, ...]:
    """The sessions around one, the newest first, to choose from."""
    newer = diary.newer_sessions(coach.store, session, PAGE)
    older = diary.sessions(coach.store, PAGE, before=session)
    today = coach.clock.now().date()
    return tuple(_choice(one, today) for one in (*newer, *older))


def _choice(session: SessionRecord, today: date) -> Choice:
    day = day_text(session.local_date, today)
    sets = count_text(len(session.sets), "set")
    return Choice(session.id, f"{day} {session.started_at:%H:%M}", (session.name,), sets)


def scores(coach: Coach, limit: int, before: PainRecord | None) -> tuple[PainRecord, ...]:
    """A page of the pain scores, newest first, after the last one of the page before."""
    return pain_store.scores(coach.store, limit, before)

"""A coach with a diary in memory and a clock that is moved by hand."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach import training
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import events
from postchain_tui.core.diary import Status
from postchain_tui.core.session import Resting
from postchain_tui.store.store import Store

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=timezone(timedelta(hours=1)))
LIBRARY = Library()


class HandClock(Clock):
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        super().__init__(MONDAY, stands=True)
        self.moment = MONDAY

    def now(self) -> datetime:
        return self.moment

    def advance(self, **times: float) -> datetime:
        """Go on by so much; the moment then."""
        self.moment += timedelta(**times)
        return self.moment


class Home:
    """A coach, and what its person does."""

    def __init__(self, store: Store | None = None) -> None:
        self.clock = HandClock()
        self.store = store or Store.in_memory(self.clock.now)
        self.coach = Coach(self.store, LIBRARY, self.clock)

    def keeper(self) -> SessionKeeper:
        """A session that has just been started and checked in."""
        kept = training.keeper(self.coach, training.begin(self.coach, self.coach.today()))
        kept.happen(events.CheckedIn(self.clock.now(), 1), "say how the back is")
        return kept

    def resting(self) -> SessionKeeper:
        """A session in the rest after its first bridges, which are not on record yet."""
        kept = self.keeper()
        kept.skip(self.clock.now())
        while not isinstance(kept.session.state, Resting):
            kept.forward(self.clock.advance(seconds=10))
        return kept

    def trained(self) -> str:
        """Train one set of bridges and finish; the id of the session."""
        kept = self.resting()
        kept.confirm(self.clock.advance(seconds=5))
        training.close(self.coach, kept.timeline, Status.FINISHED)
        return kept.session.id

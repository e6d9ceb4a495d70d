"""A session with all that happened in it, so that anything can be undone and redone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from postchain_tui.core.events import Event, SetStarted, Started
from postchain_tui.core.moves import moved
from postchain_tui.core.session import Session


def _is_by_itself(event: Event) -> bool:
    return isinstance(event, SetStarted) and event.by_itself


@dataclass(frozen=True, slots=True)
class Timeline:
    """The start of a session, its events, and the session after each of them."""

    start: Started
    events: tuple[Event, ...]
    sessions: tuple[Session, ...]
    """The session at the start and after each event: one more than there are events."""
    undone: tuple[Event, ...] = ()
    """Events that were undone and can be redone, the next to be redone first."""

    @classmethod
    def begun(cls, start: Started, events: tuple[Event, ...] = ()) -> Timeline:
        """A session at its start, or after the events it is told."""
        timeline = cls(start, (), (Session.begun(start),))
        for event in events:
            timeline = timeline.after(event)
        return timeline

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.sessions[-1]

    @property
    def last_at(self) -> datetime:
        """The moment of the last event."""
        return self.events[-1].at if self.events else self.start.at

    def has(self, kind: type) -> bool:
        """Did something of that kind happen?"""
        return any(isinstance(event, kind) for event in self.events)

    def after(self, event: Event) -> Timeline:
        """The session after one more event; what was undone before is gone.

        Raises:
            NotAllowedError: when the event cannot happen now.
        """
        session = moved(self.session, event)
        return Timeline(self.start, (*self.events, event), (*self.sessions, session))

    def undo(self) -> Timeline:
        """The session before the last thing that the person did; itself at the start."""
        kept = len(self.events)
        while kept and _is_by_itself(self.events[kept - 1]):
            kept -= 1
        kept = max(0, kept - 1)
        return Timeline(
            self.start,
            self.events[:kept],
            self.sessions[: kept + 1],
            (*self.events[kept:], *self.undone),
        )

    def redo(self) -> Timeline:
        """The session with the last undone thing done again; itself when there is none."""
        if not self.undone:
            return self
        again = 1
        while again < len(self.undone) and _is_by_itself(self.undone[again]):
            again += 1
        timeline = self
        for event in self.undone[:again]:
            timeline = timeline.after(event)
        return replace(timeline, undone=self.undone[again:])

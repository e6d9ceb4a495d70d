"""A session with all that happened in it, so that anything can be undone and redone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from postchain_tui.core.events import Event, ExerciseSkipped, PlanChanged, Said, Started, Swapped
from postchain_tui.core.moves import moved
from postchain_tui.core.session import GetReady, Session


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

    @property
    def last_event(self) -> Event | None:
        """What happened last; None at the start."""
        return self.events[-1] if self.events else None

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
        """The session before the last thing that the person did; itself at the start.

        A get ready that is over is no place to come back to, nor is the moment between a decision
        and what came of it: undoing goes on to what was before.
        """
        kept = max(0, len(self.events) - 1)
        while kept and _is_between(self.sessions[kept], *self.events[kept - 1 : kept + 1]):
            kept -= 1
        return Timeline(
            self.start,
            self.events[:kept],
            self.sessions[: kept + 1],
            (*self.events[kept:], *self.undone),
        )

    def redo(self) -> Timeline:
        """The session with the last undone thing done again; itself when there is none."""
        timeline, undone = self, self.undone
        while undone and (
            timeline is self or _is_between(timeline.session, timeline.events[-1], undone[0])
        ):
            timeline, undone = timeline.after(undone[0]), undone[1:]
        return replace(timeline, undone=undone)


def _is_between(session: Session, before: Event, after: Event) -> bool:
    """Are an event, the session after it, and the event that follows parts of one step?"""
    is_decision = before.at == after.at and (isinstance(before, Said) or _go_on(before, after))
    return is_decision or isinstance(session.state, GetReady)


def _go_on(before: Event, after: Event) -> bool:
    """Was what comes later changed first, and then what is at hand?"""
    return isinstance(before, PlanChanged) and isinstance(after, Swapped | ExerciseSkipped)

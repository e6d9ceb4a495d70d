"""The session under way: every change is on disk before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from postchain_tui.core import events
from postchain_tui.core.ceiling import painful_set
from postchain_tui.core.entries import allowed, confirmed, entry_for, has_changed, reopened
from postchain_tui.core.entry import Entry
from postchain_tui.core.entry_keys import EntryKeys
from postchain_tui.core.errors import InputError
from postchain_tui.core.parsing import LONGEST_NOTE, parse_set
from postchain_tui.core.plan import Pacing
from postchain_tui.core.session import Resting, Session
from postchain_tui.core.settings import Settings
from postchain_tui.core.steps import due, forward
from postchain_tui.core.text import harmless
from postchain_tui.core.timeline import Timeline
from postchain_tui.core.typed import SetText

Save = Callable[[Timeline, Timeline, str], None]
"""Writes the change from one timeline to the next, under the name of what was done."""


class SessionKeeper:
    """A session with the entry line of the set that was done last."""

    def __init__(
        self, timeline: Timeline, settings: Settings, save: Save, new_id: Callable[[], str]
    ) -> None:
        self._timeline = timeline
        self._settings = settings
        self._save = save
        self._new_id = new_id
        self.entry: Entry | None = entry_for(timeline.session, settings.units)
        """The entry line; None outside a rest."""

    @property
    def timeline(self) -> Timeline:
        """The session with all that happened in it."""
        return self._timeline

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self._timeline.session

    def happen(self, event: events.Event, what: str, *more: events.Event) -> None:
        """Let something happen, saved first, with what comes of it in the same step.

        Raises:
            NotAllowedError: when it cannot happen now.
            NotSavedError: when it could not be written; nothing has changed then.
        """
        timeline = self._timeline.after(event)
        for later in more:
            timeline = timeline.after(later)
        self._turn(timeline, what)

    def forward(self, now: datetime) -> None:
        """Do what the big key does; in a rest it saves the entry first.

        After pain above the ceiling it saves and no more, until it was decided what to do.

        Raises:
            InputError: when the entry cannot be read.
        """
        session = self.session
        is_corrected = has_changed(session, self.entry, self._settings.units)
        if session.is_to_be_logged or (session.is_logged and is_corrected):
            self.confirm(now)
        if painful_set(self.session, self._settings.ceiling) is not None:
            return
        event = forward(self.session, now, self._new_id())
        if event is not None:
            self.happen(event, _names(event))

    def confirm(self, now: datetime) -> None:
        """Put the entry on record.

        Raises:
            InputError: when a cell cannot be read; it names the cell.
        """
        if self.entry is not None and isinstance(self.session.state, Resting):
            event = confirmed(self.session, self.entry, now, self._settings.bar)
            self.happen(event, "correct a set" if self.session.is_logged else "log a set")

    def settle(self, now: datetime) -> None:
        """Put a set that was done on record, if it is not there yet.

        Raises:
            InputError: when the entry cannot be read.
        """
        if self.session.is_to_be_logged:
            self.confirm(now)

    def skip(self, now: datetime) -> None:
        """Leave out what is left of the exercise; a set that was done is put on record first."""
        self.settle(now)
        self.happen(events.ExerciseSkipped(now), "skip an exercise")

    def tick(self, now: datetime) -> bool:
        """Let happen what happens by itself; tells if something did."""
        event = due(self.session, now)
        if event is None:
            return False
        self.happen(event, _names(event))
        return True

    def undo(self) -> bool:
        """Take back the last thing that was done; tells if there was any."""
        before = self._timeline
        self._turn(before.undo(), "take back a step")
        taken_back = next(iter(self._timeline.undone), None)
        if isinstance(taken_back, events.SetLogged) and self.session.is_to_be_logged:
            self.entry = reopened(self.session, taken_back, self._settings.units)
        return before is not self._timeline and before.events != self._timeline.events

    def redo(self) -> bool:
        """Do again what was undone last; tells if there was anything."""
        before = self._timeline
        self._turn(before.redo(), "do a step again")
        return before.events != self._timeline.events

    def pause_or_resume(self, now: datetime) -> None:
        """Stop the rest clock, or let it run on."""
        state = self.session.state
        if isinstance(state, Resting) and state.clock.paused_at is not None:
            self.happen(events.RestResumed(now), "go on with the rest")
        else:
            self.happen(events.RestPaused(now), "pause the rest")

    def choose_pacing(self, now: datetime) -> Pacing:
        """Turn the pacer of the exercise at hand on or off."""
        is_paced = self.session.current.pacing is Pacing.PACED
        pacing = Pacing.FREE if is_paced else Pacing.PACED
        self.happen(events.PacingChosen(now, pacing), "choose the pacing")
        return pacing

    def type(self, key: str) -> None:
        """Do what a key does in the entry line."""
        if self.entry is not None:
            self.entry = EntryKeys(self.entry, self.session, self._settings).typed(key)

    def step(self, direction: int) -> None:
        """Move the focused cell of the entry one step up or down."""
        if self.entry is not None:
            self.entry = EntryKeys(self.entry, self.session, self._settings).stepped(direction)

    def move(self, by: int) -> None:
        """Go to another cell of the entry."""
        if self.entry is not None:
            self.entry = self.entry.moved(by)

    def write_note(self, text: str, now: datetime) -> None:
        """Write the note of the set in a rest, of the session otherwise."""
        note = harmless(text, LONGEST_NOTE)
        if self.entry is None:
            self.happen(events.NoteWritten(now, note), "write a note")
            return
        self.entry = replace(self.entry, note=note)
        if not self.session.is_to_be_logged:
            self.confirm(now)

    def read(self, text: str) -> SetText:
        """Read the shorthand of a set for the exercise at hand.

        Raises:
            InputError: when it cannot be read, or does not fit the exercise.
        """
        done = parse_set(text, self._settings.units)
        if self.entry is None:
            raise InputError("there is no set to be entered now")
        allowed(self.session, self.entry.with_text(done), self._settings.bar)
        return done

    def enter(self, text: str, now: datetime) -> None:
        """Fill the entry from shorthand and put it on record.

        Raises:
            InputError: when the text cannot be read, or does not fit the exercise.
        """
        if self.entry is not None:
            self.entry = self.entry.with_text(self.read(text))
            self.confirm(now)

    def _turn(self, timeline: Timeline, what: str) -> None:
        """Save, then stand where the timeline ends."""
        self._save(self._timeline, timeline, what)
        before, self._timeline = self.session, timeline
        if _record(before) != _record(self.session) or what == "correct a set":
            self.entry = entry_for(self.session, self._settings.units)


def _record(session: Session) -> tuple[object, ...] | None:
    """What the entry line shows where nothing was typed into it; None outside a rest."""
    state = session.state
    if not isinstance(state, Resting):
        return None
    return (state.set_id, session.sets[-1] if state.logged else None)


_NAMES: dict[type, str] = {
    events.BriefRead: "read the instructions",
    events.Readied: "get ready",
    events.SetStarted: "start a set",
    events.SideSwitched: "switch sides",
    events.SetEnded: "end a set",
    events.RestEnded: "go on",
}


def _names(event: events.Event) -> str:
    return _NAMES.get(type(event), "go on")

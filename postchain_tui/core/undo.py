"""Undo and redo: what became of everything that was done, told by the journal alone.

Nothing is ever taken off the journal. To undo is to do something more, which names what it takes
back; to redo is to take back an undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: a change, or an undo or redo of one."""

    id: str
    at: datetime
    """When it was done."""
    what: str
    """What it was, in the person's words."""
    undoes: str | None = None
    """Id of what it takes back; None for a change."""


class State(StrEnum):
    """What became of a change."""

    DONE = "done"
    UNDONE = "undone"
    """Undone, and forgotten by a change that came after."""
    REDOABLE = "redoable"
    """Undone, and can be done again."""


@dataclass(frozen=True, slots=True)
class Fate:
    """A change, and what became of it."""

    deed: Deed
    state: State = State.DONE
    undo: str | None = None
    """Id of the undo that stands; None where it was not undone."""

    @property
    def last_id(self) -> str:
        """Id of what is to be taken back next of it: itself, or its undo."""
        return self.deed.id if self.undo is None else self.undo


def fates(newest_first: Iterable[Deed]) -> Iterator[Fate]:
    """What became of each change, newest first; the journal is read no further than asked for."""
    taken_back: dict[str, tuple[str, bool]] = {}
    is_new, is_on_top = True, True
    for deed in newest_first:
        by = taken_back.pop(deed.id, None)
        if deed.undoes is not None:
            if by is None:
                taken_back.setdefault(deed.undoes, (deed.id, is_new))
            continue
        is_new = False
        if by is None:
            is_on_top = False
            yield Fate(deed)
        else:
            undo, was_new = by
            yield Fate(deed, State.REDOABLE if was_new and is_on_top else State.UNDONE, undo)


def next_undo(newest_first: Iterable[Deed]) -> Fate | None:
    """The newest change that stands; None when there is none."""
    return next((fate for fate in fates(newest_first) if fate.state is State.DONE), None)


def next_redo(newest_first: Iterable[Deed]) -> Fate | None:
    """The change that was undone last; None when there is none, or a change came after."""
    found = None
    for fate in fates(newest_first):
        if fate.state is State.DONE:
            break
        if fate.state is State.REDOABLE:
            found = fate
    return found

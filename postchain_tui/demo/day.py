"""What one day leaves behind."""

from __future__ import annotations

from dataclasses import dataclass

from postchain_tui.core.diary import Declaration, PainRecord, SessionRecord


@dataclass(frozen=True, slots=True)
class Day:
    """What one day leaves behind."""

    scores: tuple[PainRecord, ...] = ()
    """Pain scores, in the order in which they were given."""
    said: tuple[Declaration, ...] = ()
    """What was said outside of the session."""
    session: SessionRecord | None = None
    """The session, with no scores of its own."""
    number: int = 0
    """Which session of the program it is, from 1."""

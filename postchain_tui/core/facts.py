"""All that today's plan depends on, as it is on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from postchain_tui.core.diary import Declaration, PainRecord, SessionRecord
from postchain_tui.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Facts:
    """All that today's plan depends on."""

    settings: Settings
    declarations: tuple[Declaration, ...]
    """All that the person said of herself, oldest first."""
    pain: tuple[PainRecord, ...]
    """Scores of the last weeks, oldest first."""
    recent: tuple[SessionRecord, ...]
    """Finished sessions of the last four weeks, else the newest one; newest first."""
    with_exercise: Mapping[str, tuple[SessionRecord, ...]]
    """For every exercise that may come up, finished sessions with it, newest first."""
    finished_of_program: int
    """How many sessions of the program are finished."""
    unfinished: str | None
    """Id of the session that is open."""
    urgent_flags: frozenset[str]
    """Ids of the red flags that lock."""
    days: tuple[date, ...] = ()
    """The local days of the finished sessions of the last ten weeks, oldest first."""

    @property
    def last(self) -> SessionRecord | None:
        """The newest finished session."""
        return next(iter(self.recent), None)

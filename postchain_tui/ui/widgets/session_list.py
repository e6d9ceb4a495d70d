"""The list of past sessions."""

from __future__ import annotations

from collections.abc import Sequence

from postchain_tui.coach.browsing import Listed
from postchain_tui.ui.widgets.row_list import RowList
from postchain_tui.ui.widgets.session_rows import Reading, session_rows


class SessionList(RowList):
    """Sessions, newest first, the first one of a week with the number of the week."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._listed: list[Listed] = []
        self._reading: Reading | None = None

    @property
    def chosen(self) -> Listed | None:
        """The session that is chosen; None where there is none."""
        return None if self.index is None else self._listed[self.index]

    @property
    def newest(self) -> str:
        """Id of the session at the top of the list, which has one."""
        return self._listed[0].id

    @property
    def count(self) -> int:
        """How many sessions are listed."""
        return len(self._listed)

    def show_sessions(self, sessions: Sequence[Listed], reading: Reading, chosen: str = "") -> None:
        """Show other sessions, the one chosen that has an id, else the next that is still there.

        One that is new at the top is chosen where the top was, unless the keys are elsewhere.
        """
        place = self._place_of(chosen, sessions) if chosen else 0
        self._listed, self._reading = list(sessions), reading
        self.show(tuple(session_rows(sessions, None, reading)), place)

    def _place_of(self, chosen: str, sessions: Sequence[Listed]) -> int:
        known, here = [one.id for one in self._listed], self.index or 0
        if here == 0 and self.has_focus and sessions and sessions[0].id not in known:
            return 0
        places = {one.id: number for number, one in enumerate(sessions)}
        wanted = (chosen, *known[here:], *reversed(known[:here]))
        return next((places[one] for one in wanted if one in places), 0)

    def add_older(self, sessions: Sequence[Listed]) -> None:
        """Show more at the end."""
        if self._reading is not None:
            above = self._listed[-1] if self._listed else None
            self._listed += sessions
            self.add(tuple(session_rows(sessions, above, self._reading)))

    def add_newer(self, sessions: Sequence[Listed]) -> None:
        """Show more at the beginning."""
        if self._reading is not None and sessions:
            self._listed[:0] = sessions
            first = self._listed[: len(sessions) + 1]
            *rows, old_first = session_rows(first, None, self._reading)
            self.add_before(rows)
            self.change(len(sessions), old_first)

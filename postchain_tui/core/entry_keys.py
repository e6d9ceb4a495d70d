"""What the keys of a session do to its entry line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from postchain_tui.core.cells import Cell
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.entry import Entry
from postchain_tui.core.load import Load
from postchain_tui.core.loading import stepped
from postchain_tui.core.session import Session
from postchain_tui.core.settings import Settings

_SCORES = frozenset({Cell.EFFORT, Cell.PAIN})


@dataclass(frozen=True, slots=True)
class EntryKeys:
    """An entry line with all that decides what a key makes of it."""

    entry: Entry
    session: Session
    """The session whose last set is being entered."""
    settings: Settings

    def typed(self, key: str) -> Entry:
        """The line after a key.

        Digits and separators are typed; `=` repeats the set before; `+` and `-` go to the next
        load up or down, but a minus in effort or pain makes it not recorded.
        """
        if key == "-" and self.entry.focus in _SCORES:
            return self.entry.unrecorded()
        change = _CHANGES.get(key)
        return self.entry.typed(key) if change is None else change(self)

    def stepped(self, direction: int) -> Entry:
        """The line with its focused cell one step up (`direction` above 0) or down."""
        return self.entry.stepped(direction, self._next_load)

    def load_stepped(self, direction: int) -> Entry:
        """The line with the next load up or down, whichever cell has the focus."""
        return self.entry.load_stepped(direction, self._next_load)

    def repeated(self) -> Entry:
        """The line with what the set before was, be it today's or the last time's."""
        before = self._set_before()
        return self.entry if before is None else self.entry.same_as(before)

    def _set_before(self) -> SetRecord | None:
        here = self.session.sets_here
        earlier = here[:-1] if self.session.is_logged else here
        last_time = self.session.current.last_set(self.session.set_number)
        return earlier[-1] if earlier else last_time

    def _next_load(self, load: Load, direction: int) -> Load:
        return stepped(self.session.current.exercise, load, direction, self.settings)


_CHANGES: dict[str, Callable[[EntryKeys], Entry]] = {
    "backspace": lambda keys: keys.entry.backspace(),
    "=": EntryKeys.repeated,
    "+": lambda keys: keys.load_stepped(1),
    "-": lambda keys: keys.load_stepped(-1),
}

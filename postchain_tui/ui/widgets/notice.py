"""A notice that stays until what it speaks of is settled."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class Notice(Static):
    """One line of what went wrong, or nothing at all."""

    text: reactive[str] = reactive("")

    def watch_text(self) -> None:
        """Show the line, or take it away."""
        self.display = bool(self.text)
        self.update(Content(f"✗ {self.text}" if self.text else ""))

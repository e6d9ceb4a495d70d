"""The least that a Textual app can be: the yardstick of the benchmarks."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static


class BareApp(App[None]):
    """A number that a key counts up, and the keys."""

    BINDINGS = [("k", "count", "Count")]  # noqa: RUF012 - as Textual has it
    number = 0

    def compose(self) -> ComposeResult:
        """Lay out the number and the keys."""
        yield Static("bare 0", id="number")
        yield Footer()

    def action_count(self) -> None:
        """Count on."""
        self.number += 1
        self.query_one("#number", Static).update(f"bare {self.number}")


if __name__ == "__main__":
    BareApp().run()

"""A list in which things are ticked, or one thing is chosen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class Checklist(VerticalScroll, can_focus=False):
    """Shows options with their ticks; moved and ticked from outside."""

    index: reactive[int] = reactive(0)
    """The option at hand."""
    ticked: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of the ticked options."""

    def __init__(
        self, options: tuple[tuple[str, str], ...], ticked: frozenset[str], *, is_single: bool
    ) -> None:
        """Offer options, pairs of id and label; of a single choice one is always ticked."""
        super().__init__()
        self._options = options
        self._is_single = is_single
        chosen = [number for number, option in enumerate(options) if option[0] in ticked]
        self.set_reactive(Checklist.ticked, ticked)
        self.set_reactive(Checklist.index, chosen[0] if is_single and chosen else 0)

    def compose(self) -> ComposeResult:
        """One row an option."""
        for number in range(len(self._options)):
            with Horizontal():
                yield Static(self._mark(number), classes="mark", markup=False)
                yield Static(self._label(number), classes="label", markup=False)

    def watch_index(self) -> None:
        """Show where one is."""
        self._show()

    def watch_ticked(self) -> None:
        """Show what is ticked."""
        self._show()

    def move(self, by: int) -> None:
        """Go to another option; a single choice moves along."""
        self.index = (self.index + by) % len(self._options)
        if self._is_single:
            self.ticked = frozenset({self._options[self.index][0]})

    def tick(self) -> None:
        """Tick the option at hand, or take its tick away."""
        here = frozenset({self._options[self.index][0]})
        self.ticked = here if self._is_single else self.ticked ^ here

    def relabel(self, number: int, label: str) -> None:
        """Call an option something else."""
        options = list(self._options)
        options[number] = (options[number][0], label)
        self._options = tuple(options)
        self._show()

    def _show(self) -> None:
        rows = list(self.query_children(Horizontal))
        for number, row in enumerate(rows):
            row.query_one(".mark", Static).update(self._mark(number))
            row.query_one(".label", Static).update(self._label(number))
        if rows:
            self.scroll_to_widget(rows[self.index], animate=False)

    def _mark(self, number: int) -> Content:
        on, off = ("●", "○") if self._is_single else ("■", "□")
        is_on = self._options[number][0] in self.ticked
        return Content.assemble(
            ("▸ " if number == self.index else "  ", "bold $accent"),
            (on if is_on else off, "bold $accent" if is_on else "$quiet"),
        )

    def _label(self, number: int) -> Content:
        return Content.styled(
            self._options[number][1], "bold" if number == self.index else "$foreground"
        )

"""Every exercise: found, read about, done at once, and made one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from postchain_tui.catalog.glossary import glossary
from postchain_tui.catalog.references import references
from postchain_tui.coach import exercises, shelf, single
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.editing import Form
from postchain_tui.core import details, exercise_page
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.searching import Choice, found
from postchain_tui.ui.dialogs.rows import RowsDialog
from postchain_tui.ui.messages import StartSession
from postchain_tui.ui.screens.pages import PagesScreen
from postchain_tui.ui.widgets.catalog_rows import (
    choice_row,
    glossary_rows,
    heading_row,
    reference_rows,
)
from postchain_tui.ui.widgets.filter_bar import FilterBar
from postchain_tui.ui.widgets.row_list import Row

_EXAMPLES = "a name · hamstrings · dumbbells · injured · at hand · rows: all of them must fit"
_OF_ONE = frozenset({"do", "copy", "edit", "archive"})
"""What is done with an exercise."""


class LibraryScreen(PagesScreen):
    """Lists the exercises family by family, with the chosen one beside them."""

    HELP = (
        "Every exercise, family by family, easiest first. ● is due, ✓ is open, × is locked with "
        "what is missing, · needs what is not at hand. A search finds by names, muscles, "
        "implements, family, “injured” for what is allowed then, “at hand”, and “own”."
    )
    NAME = "Library"
    NOTHING = "Nothing found. Esc shows all exercises again."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", id="library.search", key_display="/"),
        Binding("d", "do", "Do it now", id="library.do"),
        Binding("p", "app.switch_mode('programs')", "Programs", id="library.programs"),
        Binding("n", "new", "New", id="library.new"),
        Binding("c", "copy", "Copy", id="library.copy"),
        Binding("e", "edit", "Edit", id="library.edit"),
        Binding("x", "archive", "Archive or bring back", id="library.archive"),
        Binding("g", "glossary", "Glossary", id="library.glossary"),
        Binding("r", "references", "Sources", id="library.references"),
        Binding("1", "app.switch_mode('today')", "Today", id="library.today"),
        Binding("2", "app.switch_mode('history')", "History", id="library.history"),
        Binding("3", "app.switch_mode('progress')", "Progress", id="library.progress"),
        Binding("5", "app.switch_mode('settings')", "Settings", id="library.settings"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__(coach)
        self._choices: tuple[Choice, ...] = ()
        self._text = ""

    def above(self) -> Iterable[Widget]:
        """The line to search in."""
        yield FilterBar(_EXAMPLES)

    def on_mount(self) -> None:
        """Search only when it is asked for."""
        self.query_one(FilterBar).display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        if action == "archive":
            return self.chosen in self.coach.library.own
        is_there = action not in _OF_ONE or self.chosen is not None
        return is_there and super().check_action(action, parameters)

    def read(self, chosen: str | None) -> None:
        """Read how one stands to each exercise now, and show all where what fits hides it."""
        self._choices = shelf.choices(self.coach)
        is_hidden = all(one.id != chosen for one in found(self._choices, self._text))
        if chosen is not None and self._text.strip() and is_hidden:
            self._text = ""
            self.query_one(FilterBar).empty()
        self._list(chosen)

    def page_of(self, chosen: str) -> tuple[details.Row, ...]:
        """All about one exercise."""
        return exercise_page.rows(shelf.page_of(self.coach, chosen))

    def _list(self, chosen: str | None = None) -> None:
        """Show what fits the text, the best first; without a text all, family by family."""
        is_sought = bool(self._text.strip())
        lines = tuple(self._by_fit() if is_sought else self._by_family())
        self.show(lines, chosen)
        self.query_one(FilterBar).tell(state=f"{len(lines)} found" if is_sought else "")

    def _by_fit(self) -> Iterator[tuple[Row, str | None]]:
        """What fits the text, the best first."""
        for choice in found(self._choices, self._text):
            yield choice_row(choice), choice.id

    def _by_family(self) -> Iterator[tuple[Row, str | None]]:
        """All exercises, those of a family below its name."""
        by_id = {choice.id: choice for choice in self._choices}
        for name, members in shelf.groups(self.coach):
            yield heading_row(name), None
            for one in members:
                yield choice_row(by_id[one]), one

    def on_filter_bar_typed(self, message: FilterBar.Typed) -> None:
        """Show what fits."""
        message.stop()
        self._text = message.text
        self._list()

    def on_filter_bar_closed(self, message: FilterBar.Closed) -> None:
        """Give the keys back to the list, unless there is nothing in it."""
        message.stop()
        if self.chosen is not None:
            self.action_back()

    def action_search(self) -> None:
        """Say what is sought."""
        self.query_one(FilterBar).open()

    def action_do(self) -> None:
        """Start a session of this exercise alone, as far as it may be done today."""
        if self.chosen is None:
            return
        try:
            single.begin(self.coach, self.coach.library.exercise(self.chosen))
        except PostchainError as error:
            self.changing.refuse(error)
        else:
            self.post_message(StartSession())

    def action_new(self) -> None:
        """Make an exercise of one's own."""
        self.changing.open(partial(exercises.new, self.coach))

    def action_copy(self) -> None:
        """Make one's own out of the chosen exercise."""
        self._ask(exercises.copy_of)

    def action_edit(self) -> None:
        """Change the chosen exercise of one's own."""
        self._ask(exercises.edit)

    def action_archive(self) -> None:
        """Offer the chosen exercise of one's own no longer, or again."""
        if self.chosen is not None:
            self.changing.do(partial(exercises.archive, self.coach, self.chosen))

    def _ask(self, form: Callable[[Coach, str], Form]) -> None:
        """Let a form about the chosen exercise be filled in."""
        if self.chosen is not None:
            self.changing.open(partial(form, self.coach, self.chosen))

    def action_glossary(self) -> None:
        """Explain the words of the field."""
        self.app.push_screen(RowsDialog("Words", glossary_rows(glossary())))

    def action_references(self) -> None:
        """Name what was published about it."""
        self.app.push_screen(RowsDialog("Sources", reference_rows(references())))

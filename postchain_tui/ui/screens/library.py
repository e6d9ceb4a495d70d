"""Every exercise: found, read about, and done at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.catalog.glossary import glossary
from postchain_tui.catalog.references import references
from postchain_tui.coach import shelf, single
from postchain_tui.coach.coach import Coach
from postchain_tui.core import exercise_page
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.searching import Choice, found
from postchain_tui.ui.dialogs.rows import RowsDialog
from postchain_tui.ui.messages import StartSession
from postchain_tui.ui.widgets.catalog_rows import (
    choice_row,
    glossary_rows,
    heading_row,
    reference_rows,
)
from postchain_tui.ui.widgets.details_view import DetailsView
from postchain_tui.ui.widgets.filter_bar import FilterBar
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.row_list import Row, RowList

_EXAMPLES = "a name · hamstrings · dumbbells · injured · at hand · rows: all of them must fit"
_NOTHING = "Nothing found. Esc shows all exercises again."
_SECONDS = 8


class LibraryScreen(Screen[None]):
    """Lists the exercises family by family, with the chosen one beside them."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#exercises"
    HELP = (
        "Every exercise, family by family, easiest first. ● is due, ✓ is open, × is locked with "
        "what is missing, · needs what is not at hand. A search finds by names, muscles, "
        "implements, family, “injured” for what is allowed then, and “at hand”."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", id="library.search", key_display="/"),
        Binding("enter,right", "read", "Read", id="library.read", key_display="enter"),
        Binding("left,escape", "back", "Back", id="library.back", key_display="←"),
        Binding("d", "do", "Do it now", id="library.do"),
        Binding("g", "glossary", "Glossary", id="library.glossary"),
        Binding("r", "references", "Sources", id="library.references"),
        Binding("1", "app.switch_mode('today')", "Today", id="library.today"),
        Binding("2", "app.switch_mode('history')", "History", id="library.history"),
        Binding("3", "app.switch_mode('progress')", "Progress", id="library.progress"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._choices: tuple[Choice, ...] = ()
        self._listed: tuple[Choice | None, ...] = ()
        self._text = ""

    def compose(self) -> ComposeResult:
        """Lay out the search, the list and the page."""
        yield Masthead(id="library-head")
        yield FilterBar(_EXAMPLES)
        with Horizontal(id="library-body"):
            yield RowList(id="exercises")
            with Vertical(id="page-box"):
                yield DetailsView(id="page")
        yield Static(_NOTHING, id="library-nothing", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Say where one is."""
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), ("   Library", "$quiet"))
        self.query_one(FilterBar).display = False

    def on_screen_resume(self) -> None:
        """Read how one stands to each exercise now."""
        chosen = self._chosen
        self._choices = shelf.choices(self._coach)
        self._list(None if chosen is None else chosen.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go where one is not."""
        if action in {"read", "back"}:
            return self.query_one(DetailsView).has_focus is (action == "back")
        return action != "do" or self._chosen is not None

    @property
    def _chosen(self) -> Choice | None:
        place = self.query_one("#exercises", RowList).index
        return None if place is None or place >= len(self._listed) else self._listed[place]

    def _list(self, chosen: str | None = None) -> None:
        """Show what fits the text, the best first; without a text all, family by family."""
        is_sought = bool(self._text.strip())
        lines = tuple(self._by_fit() if is_sought else self._by_family())
        self._listed = tuple(choice for _, choice in lines)
        self._draw([row for row, _ in lines], chosen)
        self.query_one(FilterBar).tell(state=f"{len(lines)} found" if is_sought else "")
        self.refresh_bindings()

    def _draw(self, rows: list[Row], chosen: str | None) -> None:
        """Draw the list, with an exercise chosen if it is in it."""
        ids = [None if one is None else one.id for one in self._listed]
        place = ids.index(chosen) if chosen in ids else 0
        self.query_one("#exercises", RowList).show(rows, place)
        self.query_one("#library-body").display = bool(rows)
        self.query_one("#library-nothing").display = not rows

    def _by_fit(self) -> Iterator[tuple[Row, Choice | None]]:
        """What fits the text, the best first."""
        for choice in found(self._choices, self._text):
            yield choice_row(choice), choice

    def _by_family(self) -> Iterator[tuple[Row, Choice | None]]:
        """All exercises, those of a family below its name."""
        by_id = {choice.id: choice for choice in self._choices}
        for family in self._coach.library.families:
            yield heading_row(family.name), None
            for name in family.exercises:
                yield choice_row(by_id[name]), by_id[name]

    @on(RowList.Chosen, "#exercises")
    def read_about_another(self) -> None:
        """Show the page of the exercise that is chosen, as soon as the list is drawn."""
        self.call_after_refresh(self._show_page)

    def _show_page(self) -> None:
        chosen = self._chosen
        page = self.query_one(DetailsView)
        if chosen is None:
            page.tell(())
        else:
            page.tell(exercise_page.rows(shelf.page_of(self._coach, chosen.id)))
        self.refresh_bindings()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Give the page the room it needs while it is read."""
        reads = self.query_one(DetailsView).has_focus
        self.query_one("#library-body").set_class(reads, "-reading")
        self.refresh_bindings()

    def on_filter_bar_typed(self, message: FilterBar.Typed) -> None:
        """Show what fits."""
        message.stop()
        self._text = message.text
        self._list()

    def on_filter_bar_closed(self, message: FilterBar.Closed) -> None:
        """Give the keys back to the list, unless there is nothing in it."""
        message.stop()
        if self._listed:
            self.query_one("#exercises").focus()

    def action_search(self) -> None:
        """Say what is sought."""
        self.query_one(FilterBar).open()

    def action_read(self) -> None:
        """Go into the page."""
        self.query_one(DetailsView).focus()

    def action_back(self) -> None:
        """Go back to the list."""
        self.query_one("#exercises").focus()

    def action_do(self) -> None:
        """Start a session of this exercise alone, as far as it may be done today."""
        chosen = self._chosen
        if chosen is None:
            return
        try:
            single.begin(self._coach, self._coach.library.exercise(chosen.id))
        except PostchainError as error:
            self.app.clear_notifications()
            self.notify(str(error), severity="error", timeout=_SECONDS, markup=False)
        else:
            self.post_message(StartSession())

    def action_glossary(self) -> None:
        """Explain the words of the field."""
        self.app.push_screen(RowsDialog("Words", glossary_rows(glossary())))

    def action_references(self) -> None:
        """Name what was published about it."""
        self.app.push_screen(RowsDialog("Sources", reference_rows(references())))

"""A list of things with the page of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from postchain_tui.coach.coach import Coach
from postchain_tui.core import details
from postchain_tui.ui.messages import DoAgain, RecordChanged, TakeBack
from postchain_tui.ui.screens.changing import Changing
from postchain_tui.ui.widgets.details_view import DetailsView
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.row_list import Row, RowList


class PagesScreen(Screen[None]):
    """Lists things by their ids; which they are and what can be done with them others say."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#things"
    HELP = "A list, and the page of what is chosen in it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "read", "Read", id="pages.read", key_display="enter"),
        Binding("left,escape", "back", "Back", id="pages.back", key_display="←"),
        Binding("u", "undo", "Undo", id="pages.undo", show=False),
        Binding("ctrl+r", "redo", "Redo", id="pages.redo", show=False),
    ]

    NAME: ClassVar[str]
    """What stands at the top."""
    NOTHING: ClassVar[str]
    """What is said where there is nothing."""

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self.coach = coach
        """Reads and writes what is listed."""
        self.changing = Changing(self)
        """Carries out changes."""
        self._ids: tuple[str | None, ...] = ()
        self._mark: str | None = None

    def above(self) -> Iterable[Widget]:
        """What stands between the head and the list."""
        return ()

    def compose(self) -> ComposeResult:
        """Lay out the list and the page."""
        yield Masthead(id="pages-head")
        yield from self.above()
        with Horizontal(id="pages-body"):
            yield RowList(id="things")
            with Vertical(id="page-box"):
                yield DetailsView(id="page")
        yield Static(self.NOTHING, id="pages-nothing", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Say where one is."""
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), (f"   {self.NAME}", "$quiet"))

    def on_screen_resume(self) -> None:
        """Read how things are now."""
        self.read(self.chosen)

    def on_record_changed(self, message: RecordChanged) -> None:
        """Read what was changed."""
        message.stop()
        self._mark = message.set_id
        self.read(message.subject or self.chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go where one is not."""
        if action in {"read", "back"}:
            return self.is_reading is (action == "back")
        return True

    @property
    def is_reading(self) -> bool:
        """Are the keys on the page?"""
        return self.query_one(DetailsView).has_focus

    @property
    def chosen(self) -> str | None:
        """Id of what is chosen; None where there is nothing."""
        place = self.query_one("#things", RowList).index
        return None if place is None or place >= len(self._ids) else self._ids[place]

    def read(self, chosen: str | None) -> None:
        """Read the list anew and show it.

        Args:
            chosen: Id of what is to be chosen; None for the first.
        """
        raise NotImplementedError

    def page_of(self, chosen: str) -> tuple[details.Row, ...]:
        """The lines of the page of something, by its id."""
        raise NotImplementedError

    def show(self, lines: Sequence[tuple[Row, str | None]], chosen: str | None) -> None:
        """Show other rows, the one with an id chosen, else the first.

        Args:
            lines: Each row with the id of what it stands for; None where that is nothing.
            chosen: The id.
        """
        self._ids = tuple(name for _, name in lines)
        at = self._ids.index(chosen) if chosen in self._ids else 0
        self.query_one("#things", RowList).show([row for row, _ in lines], at)
        self.query_one("#pages-body").display = bool(lines)
        self.query_one("#pages-nothing").display = not lines
        self.refresh_bindings()

    @on(RowList.Chosen, "#things")
    def read_about_another(self) -> None:
        """Show the page of what is chosen, as soon as the list is drawn."""
        self.call_after_refresh(self._show_page)

    def _show_page(self) -> None:
        chosen, page = self.chosen, self.query_one(DetailsView)
        mark, self._mark = self._mark or page.marked_set, None
        page.tell(() if chosen is None else self.page_of(chosen), mark)
        self.refresh_bindings()

    @on(RowList.Chosen, "#page")
    def offer_what_goes(self) -> None:
        """Offer what can be done with the line of the page that is chosen."""
        self.refresh_bindings()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Give the page the room it needs while it is read."""
        self.query_one("#pages-body").set_class(self.is_reading, "-reading")
        self.refresh_bindings()

    def action_read(self) -> None:
        """Go into the page."""
        self.query_one(DetailsView).focus()

    def action_back(self) -> None:
        """Go back to the list."""
        self.query_one("#things").focus()

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(TakeBack())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(DoAgain())

"""The sessions of the past, newest first: found, looked at, compared, corrected."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.coach import copying, correcting, editing, reopening
from postchain_tui.coach.browsing import (
    PAGE,
    Browser,
    Listed,
    details_of,
    filter_of,
    listed,
    neighbours,
    session_of,
)
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.comparing import comparison_rows
from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.filtering import Filter
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.copy_question import copy_question
from postchain_tui.ui.dialogs.picker import PickerDialog
from postchain_tui.ui.dialogs.year import YearDialog
from postchain_tui.ui.messages import DoAgain, RecordChanged, StartSession, TakeBack
from postchain_tui.ui.screens.changing import Changing
from postchain_tui.ui.widgets.filter_bar import FilterBar
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.row_list import RowList
from postchain_tui.ui.widgets.session_detail import SessionDetail
from postchain_tui.ui.widgets.session_list import SessionList
from postchain_tui.ui.widgets.session_rows import reading_of

_MOST_KEPT = 10 * PAGE
"""A list that is longer is not read anew as a whole after a change."""

_NONE = "No sessions yet. Press 1 and space to start the first one."
_NOTHING_FOUND = "Nothing found. Esc in the filter shows all sessions again."

_OF_A_SESSION = frozenset(
    {"open", "edit", "add_set", "delete", "compare", "train_again", "reopen", "move_to"}
)
"""What needs a session that is chosen."""

_OF_THE_LISTS = frozenset({"filter", "year", "log"}) | _OF_A_SESSION
"""What is a letter like any other while a filter is typed."""

_OF_A_SET = frozenset({"move", "move_to"})
"""What needs a set that is chosen."""


class HistoryScreen(Screen[None]):
    """Lists the sessions, loading more as one scrolls, with the chosen one beside them."""

    CSS_PATH = "history.tcss"
    HELP = (
        "Your sessions, newest first. Enter goes into the one that is chosen, there it edits what "
        "is marked; left comes back. Everything can be undone, and what is deleted lies in the "
        "trash for 30 days. Pain stands with its zone: ● green, ◆ amber, ■ red. "
        "A filter may name an exercise, a word of a note, pain>=3, days (2026-11, 12 nov, since "
        "2026-10-01, 12w) and where a session came from (from:log)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "open", "Details", id="history.open", key_display="enter"),
        Binding("left,escape", "back", "Back", id="history.back", key_display="←"),
        Binding("slash", "filter", "Filter", id="history.filter", key_display="/"),
        Binding("e", "edit", "Edit", id="history.edit"),
        Binding("a", "add_set", "Add a set", id="history.add_set"),
        Binding("d,delete", "delete", "Delete", id="history.delete", key_display="d"),
        Binding("left_square_bracket", "move(-1)", "Move", id="history.earlier", key_display="[ ]"),
        Binding("right_square_bracket", "move(1)", "Move", id="history.later", show=False),
        Binding("m", "move_to", "To another session", id="history.move_to"),
        Binding("c", "compare", "Compare", id="history.compare"),
        Binding("y", "year", "Year", id="history.year"),
        Binding("l", "log", "Log", id="history.log"),
        Binding("t", "train_again", "Train again", id="history.train_again"),
        Binding("o", "reopen", "Reopen", id="history.reopen"),
        Binding("p", "app.switch_mode('scores')", "Pain scores", id="history.scores"),
        Binding("x", "app.switch_mode('trash')", "Trash", id="history.trash"),
        Binding("u", "undo", "Undo", id="history.undo"),
        Binding("ctrl+r", "redo", "Redo", id="history.redo", show=False),
        Binding("1", "app.switch_mode('today')", "Today", id="history.today"),
        Binding("3", "app.switch_mode('progress')", "Progress", id="history.progress"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._browser = Browser(coach)
        self._wanted = Filter()
        self._version: tuple[int, int] | None = None
        self._record: SessionRecord | None = None
        self._is_comparing = False
        self._changing = Changing(self)

    def compose(self) -> ComposeResult:
        """Lay out filter, list and details."""
        yield Masthead(id="history-head")
        yield FilterBar()
        with Horizontal(id="history-body"):
            yield SessionList(id="sessions")
            with Vertical(id="detail-box"):
                yield SessionDetail(id="detail")
        yield Static(id="empty", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the focus on the list."""
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), ("   History", "$quiet"))
        self.query_one(FilterBar).display = False
        self.query_one(SessionList).focus()

    def on_screen_resume(self) -> None:
        """Read anew what was changed meanwhile."""
        if self._version != self._coach.store.version():
            self._read_anew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        if action in _OF_THE_LISTS and not isinstance(self.focused, RowList):
            return False
        if action == "back":
            return self.query_one(SessionDetail).has_focus
        if action in _OF_A_SET:
            return self.query_one(SessionDetail).chosen_set is not None
        return action not in _OF_A_SESSION or self._record is not None

    # What is listed

    def on_record_changed(self, message: RecordChanged) -> None:
        """Read anew what was changed."""
        message.stop()
        self._read_anew()

    def on_filter_bar_typed(self, message: FilterBar.Typed) -> None:
        """Show what fits."""
        message.stop()
        self._wanted = filter_of(self._coach, message.text)
        self.query_one(FilterBar).tell(self._wanted)
        self._begin(Browser(self._coach, self._wanted))

    def on_filter_bar_closed(self, message: FilterBar.Closed) -> None:
        """Give the keys back to the list."""
        message.stop()
        self.query_one(SessionList).focus()

    @on(RowList.OlderWanted, "#sessions")
    def read_older(self) -> None:
        """Read on, as long as there is more."""
        if self._wanted.is_empty:
            self.query_one(SessionList).add_older(listed(self._browser.older()))
        else:
            self._seek(self.query_one(SessionList).count + PAGE)

    @on(RowList.NewerWanted, "#sessions")
    def read_newer(self) -> None:
        """Read what is newer than a session that was jumped to."""
        if not self._browser.is_at_start:
            self.query_one(SessionList).add_newer(listed([self._browser.newer()]))

    def _read_anew(self) -> None:
        """Show the same part of the list as it is now."""
        shown = self.query_one(SessionList)
        chosen = shown.chosen
        place = "" if chosen is None or shown.index == 0 else chosen.id
        if shown.count > _MOST_KEPT and place and self._wanted.is_empty:
            self._begin(Browser(self._coach, around=place), chosen=place)
        else:
            self._begin(Browser(self._coach, self._wanted), shown.count, place)

    def _begin(self, browser: Browser, count: int = PAGE, chosen: str = "") -> None:
        """Show another list: at once, or as it is found."""
        self._browser, self._version = browser, self._coach.store.version()
        if self._wanted.is_empty:
            found = listed(browser.older())
            while len(found) < count and not browser.is_at_end:
                found += listed(browser.older())
            self._list(found, chosen)
        else:
            self._seek(count, chosen, is_new=True)

    @work(exclusive=True)
    async def _seek(self, count: int, chosen: str = "", *, is_new: bool = False) -> None:
        """Look for sessions until there are enough, while keys have their turn."""
        shown, browser = self.query_one(SessionList), self._browser
        while not browser.is_at_end and (is_new or shown.count < count):
            for slice_ in browser.older():
                found = listed([slice_])
                if is_new and found:
                    self._list(found, chosen)
                    is_new = False
                elif found:
                    shown.add_older(found)
                await asyncio.sleep(0)
        if is_new:
            self._list((), "")

    def _list(self, sessions: tuple[Listed, ...], chosen: str) -> None:
        """Show other sessions, or that there are none."""
        shown = self.query_one(SessionList)
        shown.show_sessions(sessions, reading_of(self._coach), chosen)
        self.query_one("#history-body").display = bool(sessions)
        empty = self.query_one("#empty", Static)
        empty.display = not sessions
        empty.update(Content(_NONE if self._wanted.is_empty else _NOTHING_FOUND))
        if not sessions:
            self._record = None
            self.refresh_bindings()

    # What is looked at

    @on(RowList.Chosen, "#sessions")
    def look_at_another(self) -> None:
        """Show the session that is chosen, as soon as the list is drawn."""
        self._is_comparing = False
        self.call_after_refresh(self._look)

    @on(RowList.Chosen, "#detail")
    def choose_a_part(self) -> None:
        """Offer what can be done with what is marked."""
        self.refresh_bindings()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Give a session that is gone into the room it needs."""
        self.set_class(self.query_one(SessionDetail).has_focus, "-reading")
        self.refresh_bindings()

    def _look(self) -> None:
        """Read the chosen session, if that was not done since it was chosen."""
        chosen = self.query_one(SessionList).chosen
        record = None if chosen is None else session_of(self._coach, chosen.id)
        was, self._record = self._record, record
        detail = self.query_one(SessionDetail)
        set_id = detail.chosen_set if was and record and was.id == record.id else None
        if record is None:
            detail.tell(())
        elif self._is_comparing:
            detail.tell(comparison_rows(self._coach, record))
        else:
            detail.tell(details_of(self._coach, record), set_id)
        self.refresh_bindings()

    def action_open(self) -> None:
        """Go into the session; there, edit what is marked."""
        detail = self.query_one(SessionDetail)
        if detail.has_focus:
            self.action_edit()
        else:
            detail.focus()

    def action_back(self) -> None:
        """Go back to the list."""
        self.query_one(SessionList).focus()

    def action_filter(self) -> None:
        """Say what is to be seen."""
        self.query_one(FilterBar).open()

    def action_compare(self) -> None:
        """Show the session against the one before, or by itself again."""
        self._is_comparing = not self._is_comparing
        self._look()

    def action_year(self) -> None:
        """Show a year of days, to go to one of them."""
        self.app.push_screen(YearDialog(self._coach), self._go_to)

    def _go_to(self, session: str | None) -> None:
        """Show the list from a session on."""
        if session is not None:
            self.query_one(FilterBar).empty()
            self._wanted = Filter()
            self._begin(Browser(self._coach, around=session), chosen=session)
            self.query_one(SessionList).focus()

    # What is corrected

    def action_edit(self) -> None:
        """Correct the session, or the set that is marked."""
        record, set_id = self._record, self.query_one(SessionDetail).chosen_set
        if record is None:
            return
        if set_id is None:
            self._changing.ask(editing.session_of(self._coach, record))
        else:
            self._changing.ask(editing.set_of(self._coach, record, set_id))

    def action_add_set(self) -> None:
        """Add a set that was forgotten, after the marked one or at the end."""
        if self._record is not None:
            set_id = self.query_one(SessionDetail).chosen_set
            self._changing.ask(editing.new_set(self._coach, self._record, set_id))

    def action_delete(self) -> None:
        """Put the session, or the set that is marked, in the trash."""
        record, set_id = self._record, self.query_one(SessionDetail).chosen_set
        if record is None:
            return
        if set_id is None:
            self._changing.do(partial(correcting.delete_session, self._coach, record))
        else:
            self._changing.do(partial(correcting.delete_set, self._coach, record, set_id))

    def action_move(self, by: int) -> None:
        """Put the marked set before or after its neighbour."""
        record, set_id = self._record, self.query_one(SessionDetail).chosen_set
        if record is not None and set_id is not None:
            self._changing.do(partial(correcting.move_set, self._coach, record, set_id, by))

    def action_move_to(self) -> None:
        """Put the marked set into another session."""
        record, set_id = self._record, self.query_one(SessionDetail).chosen_set
        if record is None or set_id is None:
            return

        def chosen(other: str | None) -> None:
            """Move it there, where a session was chosen."""
            if other is not None:
                move = partial(correcting.move_set_to, self._coach, record, other, set_id)
                self._changing.do(move)

        near = neighbours(self._coach, record)
        self.app.push_screen(PickerDialog("To which session?", near), chosen)

    def action_log(self) -> None:
        """Put a session on record that was done without the app."""
        self._changing.ask(editing.past_session(self._coach))

    def action_train_again(self) -> None:
        """Do the session again today, once it was seen what that comes to."""
        if self._record is None:
            return
        try:
            copied = copying.plan_from(self._coach, self._record)
        except PostchainError as error:
            self._changing.refuse(error)
            return

        def answered(answer: str | None) -> None:
            """Start it, unless it was left."""
            if answer is not None:
                self._go_into(partial(copying.begin_copy, self._coach, copied))

        settings = self._coach.settings
        today = self._coach.clock.now().date()
        self.app.push_screen(ChoiceDialog(copy_question(copied, settings.units, today)), answered)

    def action_reopen(self) -> None:
        """Go on with a session that was finished."""
        if self._record is not None:
            self._go_into(partial(reopening.reopen, self._coach, self._record))

    def _go_into(self, begin: Callable[[], object]) -> None:
        """Begin a session, or open one again, and go on with it."""
        try:
            begin()
        except PostchainError as error:
            self._changing.refuse(error)
        else:
            self.post_message(StartSession())

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(TakeBack())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(DoAgain())

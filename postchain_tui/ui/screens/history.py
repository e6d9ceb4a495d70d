"""The sessions of the past, newest first: found, looked at, compared, corrected."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.coach import editing
from postchain_tui.coach.browsing import PAGE, Browser, Listed, filter_of, listed
from postchain_tui.coach.coach import Coach
from postchain_tui.core.filtering import Filter
from postchain_tui.ui.dialogs.year import YearDialog
from postchain_tui.ui.messages import DoAgain, RecordChanged, TakeBack
from postchain_tui.ui.screens.changing import Changing
from postchain_tui.ui.screens.history_body import HistoryBody
from postchain_tui.ui.widgets.filter_bar import FilterBar
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.row_list import RowList
from postchain_tui.ui.widgets.session_list import SessionList

_MOST_KEPT = 10 * PAGE
"""A list that is longer is not read anew as a whole after a change."""

_EXAMPLES = "a word · pain>=3 · nov 2025 · since 2026-10-01 · 12w · from:log · #note"
_NONE = "No sessions yet. Press 1 and space to start the first one."
_NOTHING_FOUND = "Nothing found. Esc in the filter shows all sessions again."


class HistoryScreen(Screen[None]):
    """Lists the sessions, loading more as one scrolls, with the chosen one beside them."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#sessions"
    HELP = (
        "Your sessions, newest first. Enter goes into the one that is chosen, there it edits what "
        "is marked; left comes back. Everything can be undone, and what is deleted lies in the "
        "trash for 30 days. Pain stands with its zone: ● green, ◆ amber, ■ red. "
        "A filter may name an exercise, a word of a note, pain>=3, days (2026-11, 12 nov, since "
        "2026-10-01, 12w) and where a session came from (from:log)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "year", "Year", id="history.year"),
        Binding("l", "log", "Log", id="history.log"),
        Binding("p", "app.switch_mode('scores')", "Pain scores", id="history.scores"),
        Binding("x", "app.switch_mode('trash')", "Trash", id="history.trash"),
        Binding("u", "undo", "Undo", id="history.undo"),
        Binding("ctrl+r", "redo", "Redo", id="history.redo", show=False),
        Binding("1", "app.switch_mode('today')", "Today", id="history.today"),
        Binding("3", "app.switch_mode('progress')", "Progress", id="history.progress"),
        Binding("4", "app.switch_mode('library')", "Library", id="history.library"),
        Binding("5", "app.switch_mode('settings')", "Settings", id="history.settings"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._browser = Browser(coach)
        self._wanted = Filter()
        self._version: tuple[int, int] | None = None
        self._is_listed = False
        self._changing = Changing(self)

    def compose(self) -> ComposeResult:
        """Lay out filter, list and details."""
        yield Masthead(id="history-head")
        yield FilterBar(_EXAMPLES)
        yield HistoryBody(self._coach)
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

    def on_record_changed(self, message: RecordChanged) -> None:
        """Read anew what was changed."""
        message.stop()
        self.query_one(HistoryBody).mark(message.set_id)
        if message.subject is None:
            self._read_anew()
        else:
            self._go_to(message.subject)

    def on_filter_bar_typed(self, message: FilterBar.Typed) -> None:
        """Show what fits."""
        message.stop()
        self._wanted = filter_of(self._coach, message.text)
        self._tell_filter()
        self._begin(Browser(self._coach, self._wanted))

    def _tell_filter(self, state: str = "") -> None:
        words, problem = " · ".join(self._wanted.words), self._wanted.problem
        self.query_one(FilterBar).tell(words, problem, state)

    def on_filter_bar_closed(self, message: FilterBar.Closed) -> None:
        """Give the keys back to the list, unless there is nothing in it."""
        message.stop()
        shown = self.query_one(SessionList)
        if shown.count or self._wanted.is_empty:
            shown.focus()

    @on(RowList.OlderWanted, "#sessions")
    def want_older(self) -> None:
        """Read on, as soon as the list is drawn."""
        self.call_after_refresh(self._read_older)

    def _read_older(self) -> None:
        """Read on, as long as there is more."""
        if self._wanted.is_empty:
            self.query_one(SessionList).add_older(listed(self._browser.older()))
        elif self._is_listed:
            self._seek(self.query_one(SessionList).count + PAGE)

    @on(RowList.NewerWanted, "#sessions")
    def read_newer(self) -> None:
        """Read what is newer than a session that was jumped to."""
        if not self._browser.is_at_start:
            self.query_one(SessionList).add_newer(listed([self._browser.newer()]))

    def _read_anew(self) -> None:
        """Show the same part of the list as it is now."""
        shown = self.query_one(SessionList)
        chosen, is_at_start = shown.chosen, self._browser.is_at_start
        is_whole = shown.count <= _MOST_KEPT or not self._wanted.is_empty
        count = shown.count if is_whole else PAGE
        if chosen is None:
            self._begin(Browser(self._coach, self._wanted), count)
        elif is_at_start and (is_whole or shown.index == 0):
            self._begin(Browser(self._coach, self._wanted), count, chosen.id)
        else:
            first = shown.newest if is_whole else chosen.id
            self._begin(Browser(self._coach, around=first), count, chosen.id)

    def _begin(self, browser: Browser, count: int = PAGE, chosen: str = "") -> None:
        """Show another list: at once, or as it is found."""
        self.workers.cancel_node(self)
        self._is_listed = False
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
        if is_new:
            await self._seek_first(browser, count, chosen)
        while not browser.is_at_end and shown.count < count:
            for slice_ in browser.older():
                shown.add_older(listed([slice_]))
                await asyncio.sleep(0)
        self._tell_filter(f"{'' if browser.is_at_end else 'the newest '}{shown.count} found")

    async def _seek_first(self, browser: Browser, count: int, chosen: str) -> None:
        """Show what is found first: as soon as there is something, with what was chosen in it."""
        found: tuple[Listed, ...] = ()
        while not browser.is_at_end:
            for slice_ in browser.older():
                found += listed([slice_])
                if found and (len(found) >= count or _has(found, chosen)):
                    self._list(found, chosen)
                    return
                await asyncio.sleep(0)
        self._list(found, chosen)

    def _list(self, sessions: tuple[Listed, ...], chosen: str) -> None:
        """Show other sessions, or that there are none."""
        self._is_listed = True
        self.query_one(HistoryBody).show(sessions, chosen)
        empty = self.query_one("#empty", Static)
        empty.display = not sessions
        empty.update(Content(_NONE if self._wanted.is_empty else _NOTHING_FOUND))
        self._keep_keys(bool(sessions))
        self.refresh_bindings()

    def _keep_keys(self, is_something_listed: bool) -> None:
        """Let the keys be somewhere: in the list, or in a filter that finds nothing."""
        if is_something_listed and self.focused is None:
            self.query_one(SessionList).focus()
        elif not is_something_listed and not self._wanted.is_empty:
            self.query_one(FilterBar).open()

    def action_year(self) -> None:
        """Show a year of days, to go to one of them."""
        chosen = self.query_one(SessionList).chosen
        day = None if chosen is None else chosen.day
        self.app.push_screen(YearDialog(self._coach, day), self._go_to)

    def _go_to(self, session: str | None) -> None:
        """Show the list from a session on."""
        if session is not None:
            self.query_one(FilterBar).empty()
            self._wanted = Filter()
            self._begin(Browser(self._coach, around=session), chosen=session)
            self.query_one(SessionList).focus()

    def action_log(self) -> None:
        """Put a session on record that was done without the app."""
        self._changing.ask(editing.past_session(self._coach))

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(TakeBack())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(DoAgain())


def _has(found: tuple[Listed, ...], chosen: str) -> bool:
    """Is the session that is to be chosen among them, where there is one?"""
    return not chosen or any(one.id == chosen for one in found)

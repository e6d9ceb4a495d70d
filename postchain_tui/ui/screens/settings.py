"""The settings: how one trains, what is heard, how it looks, and where the data is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen

from postchain_tui import config
from postchain_tui.coach import adapting
from postchain_tui.coach.coach import Coach
from postchain_tui.config import Config
from postchain_tui.core import settings_page
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.keymap import Keymap
from postchain_tui.core.settings import IMPLEMENTS
from postchain_tui.core.settings_items import ITEMS, PAGE, Item, Kind
from postchain_tui.core.settings_page import Stand
from postchain_tui.sound.sounder import describe, try_out
from postchain_tui.ui.dialogs import bindings
from postchain_tui.ui.dialogs.ticks import TicksDialog
from postchain_tui.ui.messages import DoAgain, OpenPrograms, RecordChanged, TakeBack
from postchain_tui.ui.screens.changing import Changing
from postchain_tui.ui.screens.keys import KeysScreen
from postchain_tui.ui.widgets.details_view import DetailsView
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.row_list import Row, RowList

_LOOK_SECONDS = 2.0
_SECONDS = 8
_LABEL = 24
"""Cells of a label, before its value."""


class SettingsScreen(Screen[None]):
    """Lists all settings, with what the chosen one means beside or below them."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "#settings"
    HELP = (
        "Everything that can be set; it holds at once. ← and → go through the values of what is "
        "chosen, enter changes or types it, r sets it back to the usual value alone. • is before "
        "what is not as usual. What is kept with the data can be undone; theme and keys stay "
        "on this machine."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "change", "Change", id="settings.change", key_display="enter"),
        Binding("left", "step(-1)", "Step", id="settings.less", key_display="← →"),
        Binding("right", "step(1)", "Step", id="settings.more", show=False),
        Binding("r", "reset", "As usual", id="settings.reset"),
        Binding("t", "test", "Test sound", id="settings.test"),
        Binding("k", "keys", "All keys", id="settings.keys"),
        Binding("g", "programs", "Programs", id="settings.programs"),
        Binding("u", "undo", "Undo", id="settings.undo"),
        Binding("ctrl+r", "redo", "Redo", id="settings.redo", show=False),
        Binding("1", "app.switch_mode('today')", "Today", id="settings.today"),
        Binding("2", "app.switch_mode('history')", "History", id="settings.history"),
        Binding("3", "app.switch_mode('progress')", "Progress", id="settings.progress"),
        Binding("4", "app.switch_mode('library')", "Library", id="settings.library"),
    ]

    def __init__(self, coach: Coach, places: Config) -> None:
        """Show the settings.

        Args:
            coach: Knows the settings, and puts others on record.
            places: Where the files are, and the keys as the configuration file has them.
        """
        super().__init__()
        self._coach = coach
        self._places = places
        self._other_keys = dict(places.keys)
        self._changing = Changing(self)
        self._stand = Stand(coach.settings)
        self._listed: tuple[Item | None, ...] = ()
        self._version: tuple[int, int] | None = None
        self._targets: tuple[str, ...] = ()
        """The targets that the last change made others, as long as one stays where it was."""
        self._changed = ""
        """The key of what was changed last."""

    def compose(self) -> ComposeResult:
        """Lay out the list and what is said of the chosen one."""
        yield Masthead(id="settings-head")
        with Container(id="settings-body"):
            yield RowList(id="settings")
            with Vertical(id="explained-box"):
                yield DetailsView(id="explained")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say where one is, and look now and then whether another program has set something."""
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), ("   Settings", "$quiet"))
        self.query_one(DetailsView).can_focus = False
        self.set_interval(_LOOK_SECONDS, self._look)

    def on_screen_resume(self) -> None:
        """Read how everything stands now."""
        self._read()

    def on_record_changed(self, message: RecordChanged) -> None:
        """Read what was changed."""
        message.stop()
        self._targets = ()
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        if action not in {"step", "change", "reset"}:
            return True
        item = self._chosen
        return item is not None and _can(action, item, self._stand)

    @property
    def _chosen(self) -> Item | None:
        place = self.query_one("#settings", RowList).index
        return None if place is None or place >= len(self._listed) else self._listed[place]

    def _is_changed(self, item: Item) -> bool:
        return settings_page.is_changed(self._stand, item.key)

    def _look(self) -> None:
        if self.is_current and self._version != self._coach.store.version():
            self._coach.is_changed_elsewhere()  # which reads one's own programs anew
            self._read()

    def _read(self) -> None:
        """Show everything as it stands."""
        self._version = self._coach.store.version()
        self._stand = adapting.stand(
            self._coach,
            self._places,
            theme=self.app.theme,
            other_keys=len(self._other_keys),
            sound=describe(self._coach.settings),
        )
        rows: list[Row] = []
        listed: list[Item | None] = []
        for name, items in PAGE:
            rows.append(Row(Content.styled(name, "bold $accent"), is_choosable=False))
            listed.append(None)
            rows += map(self._row, items)
            listed += items
        self._listed = tuple(listed)
        shown = self.query_one("#settings", RowList)
        shown.show(rows, shown.index or 0)
        self._explain()

    def _row(self, item: Item) -> Row:
        return Row(
            Content.assemble(
                f"{item.label:<{_LABEL}}",
                ("• " if self._is_changed(item) else "  ", "bold $warning"),
                settings_page.words(self._stand, item.key),
            )
        )

    @on(RowList.Chosen, "#settings")
    def explain_another(self) -> None:
        """Say what the chosen one means, as soon as the list is drawn."""
        self.call_after_refresh(self._explain)

    def _explain(self) -> None:
        item = self._chosen
        if item is not None:
            targets = self._targets if item.key == self._changed else ()
            told = settings_page.explained(self._stand, item.key, targets)
            self.query_one(DetailsView).tell(told)
        self.refresh_bindings()

    def action_step(self, by: int) -> None:
        """Go to another value of what is chosen."""
        item = self._chosen
        if item is not None and item.is_stepped:
            self._put(item.key, settings_page.stepped(self._stand, item.key, by))

    def action_change(self) -> None:
        """Change what is chosen: at once, or by a line or a dialog of its own."""
        item = self._chosen
        if item is None:
            return
        opens: dict[str, Callable[[], None]] = {
            "test": self.action_test,
            "keys": self.action_keys,
            "program": self.action_programs,
        }
        changes: dict[Kind, Callable[[], None]] = {
            Kind.CHOICES: partial(self.action_step, 1),
            Kind.NUMBER: partial(self._type, item),
            Kind.TEXT: partial(self._type, item),
            Kind.TICKS: self._tick,
        }
        change = opens.get(item.key) or changes.get(item.kind)
        if change is not None:
            change()

    def action_reset(self) -> None:
        """Set what is chosen back to its usual value."""
        item = self._chosen
        text = None if item is None else settings_page.usual(self._stand, item.key)
        if item is not None and text is not None:
            self._put(item.key, text)

    def action_test(self) -> None:
        """Play what a session plays."""
        words = try_out(self._coach.settings, self.app.bell)
        self.app.clear_notifications()
        self.notify(f"This is: {words}.", timeout=_SECONDS, markup=False)

    def action_keys(self) -> None:
        """Show all keys."""

        def closed(keymap: Keymap | None) -> None:
            """Count those that are other ones now."""
            if keymap is not None:
                self._other_keys = dict(keymap.other)
                self._read()

        self.app.clear_notifications()
        keymap = bindings.keymap(self._other_keys)
        self.app.push_screen(KeysScreen(keymap, self._places.file), closed)

    def action_programs(self) -> None:
        """Ask for the programs."""
        self.post_message(OpenPrograms())

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(TakeBack())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(DoAgain())

    def _put(self, key: str, text: str) -> None:
        """Set something; say what else becomes of it, or why it cannot be."""
        self.app.clear_notifications()
        self._changed, self._targets = key, ()
        try:
            if key == "theme":
                self._wear(text)
            else:
                self._targets = adapting.put(self._coach, key, text).targets
        except PostchainError as error:
            self._changing.refuse(error)
        self._read()

    def _wear(self, theme: str) -> None:
        self.app.theme = theme
        config.save_theme(self._places.file, theme)

    def _type(self, item: Item) -> None:
        """Let the value be typed."""
        self._changing.ask(adapting.form(self._coach, item.key))

    def _tick(self) -> None:
        """Let what is at hand be ticked."""

        def answered(ticked: frozenset[str] | None) -> None:
            """Put it on record; nothing where it was left."""
            if ticked is not None:
                self._put("implements", ",".join(sorted(ticked)))

        self.app.clear_notifications()
        options = tuple((name, settings_page.implement_word(name)) for name in IMPLEMENTS)
        title = f"{ITEMS['implements'].label}: what can you train with?"
        here = self._coach.settings.implements
        self.app.push_screen(TicksDialog(title, options, here), answered)


def _can(action: str, item: Item, stand: Stand) -> bool:
    """Can a setting be stepped, changed, or reset?"""
    if action == "step":
        return item.is_stepped
    if action == "change":
        return item.kind is not Kind.FACT
    return item.key != "keys" and settings_page.is_changed(stand, item.key)

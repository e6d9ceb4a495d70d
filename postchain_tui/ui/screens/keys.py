"""Every key: found, given to something else, set back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui import config
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.keymap import Bound, Keymap
from postchain_tui.core.searching import Choice, found
from postchain_tui.ui.dialogs import choice
from postchain_tui.ui.dialogs.choice import ChoiceDialog, ChoiceQuestion
from postchain_tui.ui.dialogs.new_key import NewKeyDialog
from postchain_tui.ui.widgets.filter_bar import FilterBar
from postchain_tui.ui.widgets.key_bar import KeyBar, key_name
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.row_list import Row, RowList

_EXAMPLES = "what it does · where · a key · changed · session.skip: all of them must fit"
_NOTHING = "Nothing found. Esc in the search shows all keys again."
_SECONDS = 8
_WHERE, _KEYS, _DOES = 17, 14, 23


class KeysScreen(Screen[Keymap]):
    """Lists all bindings; returns the keys as they are when it is left."""

    CSS_PATH = "keys.tcss"
    AUTO_FOCUS = "#bindings"
    HELP = (
        "Every key of every screen, with the name it has in the configuration file. Enter gives "
        "what is chosen another key, which holds at once; • is before what has another one than "
        "usual. Digits of scores, and ctrl+q, always stay."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "Another key", id="keys.change"),
        Binding("slash", "search", "Search", id="keys.search", key_display="/"),
        Binding("r", "reset", "As usual", id="keys.reset"),
        Binding("R", "reset_all", "All as usual", id="keys.reset_all"),
        Binding("escape", "leave", "Back", id="keys.leave", key_display="esc"),
    ]

    def __init__(self, keymap: Keymap, file: Path) -> None:
        """List the keys.

        Args:
            keymap: All keys as they are.
            file: The configuration file that keeps them.
        """
        super().__init__()
        self._keymap = keymap
        self._file = file
        self._listed: tuple[Bound, ...] = ()
        self._text = ""

    def compose(self) -> ComposeResult:
        """Lay out the search and the list."""
        yield Masthead(id="keys-head")
        yield FilterBar(_EXAMPLES)
        yield RowList(id="bindings")
        yield Static(_NOTHING, id="keys-nothing", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Say where one is, and list all."""
        head = self.query_one(Masthead)
        head.left = Content.assemble(
            ("postchain", "bold $accent"), ("   Settings · Keys", "$quiet")
        )
        self.query_one(FilterBar).display = False
        self._list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        chosen = self._chosen
        if action in {"change", "reset"}:
            return chosen is not None and self._can(action, chosen)
        return action != "reset_all" or self._keymap.count > 0

    def _can(self, action: str, bound: Bound) -> bool:
        """Can a binding be changed, or reset?"""
        return self._keymap.is_other(bound) if action == "reset" else not bound.is_fixed

    @property
    def _chosen(self) -> Bound | None:
        place = self.query_one(RowList).index
        return None if place is None or place >= len(self._listed) else self._listed[place]

    def _list(self) -> None:
        """Show what fits the text."""
        self._listed = self._fitting()
        rows = self.query_one(RowList)
        rows.show([self._row(bound) for bound in self._listed], rows.index or 0)
        rows.display = bool(self._listed)
        self.query_one("#keys-nothing").display = not self._listed
        state = f"{len(self._listed)} found" if self._text.strip() else ""
        self.query_one(FilterBar).tell(state=state)
        self.query_one(Masthead).right = Content.styled(_count(self._keymap), "$quiet")
        self.refresh_bindings()

    def _fitting(self) -> tuple[Bound, ...]:
        by_id = {bound.id: bound for bound in self._keymap.bounds}
        choices = tuple(map(self._choice, by_id.values()))
        return tuple(by_id[one.id] for one in found(choices, self._text))

    def _choice(self, bound: Bound) -> Choice:
        """What a binding is found by."""
        keys = self._keymap.keys_of(bound)
        marks = ("changed",) if self._keymap.is_other(bound) else ()
        return Choice(bound.id, bound.does, (bound.where, *keys, *map(key_name, keys), *marks))

    def _row(self, bound: Bound) -> Row:
        is_other = self._keymap.is_other(bound)
        keys = " ".join(map(key_name, self._keymap.keys_of(bound)))
        return Row(
            Content.assemble(
                Content.styled("• " if is_other else "  ", "bold $warning"),
                Content.styled(_cell(keys, _KEYS), "$quiet" if bound.is_fixed else "bold $accent"),
                Content(_cell(bound.does, _DOES)),
                Content.styled(_cell(bound.where, _WHERE), "$quiet"),
                Content.styled(bound.id, "$quiet"),
            )
        )

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Offer what can be done with it."""
        message.stop()
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
            self.query_one(RowList).focus()

    def action_search(self) -> None:
        """Say what is sought."""
        self.query_one(FilterBar).open()

    def action_change(self) -> None:
        """Ask for another key."""
        chosen = self._chosen
        if chosen is not None:
            self.app.clear_notifications()
            self.app.push_screen(NewKeyDialog(self._keymap, chosen), self._take)

    def action_reset(self) -> None:
        """Give what is chosen its usual keys again, unless something else has one by now."""
        chosen = self._chosen
        if chosen is None:
            return
        after = self._keymap.reset(chosen)
        taken = [one for key in chosen.keys for one in after.in_the_way(chosen, key)]
        if taken:
            words = f"“{taken[0].does}” ({taken[0].where}) has that key now: set that back first."
            self._refuse(words)
        else:
            self._take(after)

    def action_reset_all(self) -> None:
        """Ask whether all keys are to be as usual again."""

        def answered(answer: str | None) -> None:
            """Set them back, if that is the answer."""
            if answer == "reset":
                self._take(Keymap(self._keymap.bounds, {}))

        choices = (
            choice.Choice("y", "reset", "All as usual"),
            choice.Choice("n", "keep", "Leave them as they are"),
        )
        words = f"{_count(self._keymap)}. The usual keys are in the README."
        question = ChoiceQuestion("All keys as usual?", words, choices, esc="Back")
        self.app.push_screen(ChoiceDialog(question), answered)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(self._keymap)

    def _take(self, keymap: Keymap | None) -> None:
        """Keep other keys, which hold from now on; nothing where there are none."""
        if keymap is None:
            return
        try:
            config.save_keys(self._file, keymap.other)
        except PostchainError as error:
            self._refuse(str(error))
            return
        self._keymap = keymap
        self.app.set_keymap(keymap.applied)
        self._list()

    def _refuse(self, words: str) -> None:
        self.app.clear_notifications()
        self.notify(words, severity="error", timeout=_SECONDS, markup=False)


def _cell(text: str, width: int) -> str:
    """A text in a column."""
    return f"{text[: width - 1]:<{width}}"


def _count(keymap: Keymap) -> str:
    return f"{keymap.count} of {len(keymap.bounds)} changed"

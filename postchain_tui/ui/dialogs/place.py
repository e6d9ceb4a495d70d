"""Where pain is felt, one level below its score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.core import places
from postchain_tui.ui.widgets.key_bar import KeyBar

_PLACE_OF = dict(zip(ascii_lowercase, places.PLACES, strict=False))
"""The place that a letter stands for."""


@dataclass(frozen=True, slots=True)
class Felt:
    """Where pain is felt. What is None was not said."""

    place: str | None = None
    spreading: bool | None = None
    """Does it spread down a leg?"""

    @property
    def text(self) -> str:
        """What was said, in words; empty where nothing was."""
        place = "" if self.place is None else places.words(self.place)
        spread = _said(self.spreading, "spreads down a leg", "does not spread", "")
        return " · ".join(filter(None, (place, spread)))


def _said(answer: bool | None, yes: str, no: str, unsaid: str) -> str:
    """The word for an answer."""
    if answer is None:
        return unsaid
    return yes if answer else no


class PlaceDialog(ModalScreen[Felt | None]):
    """Asks for the place and whether it spreads; returns None when it is left."""

    CSS_PATH = "place.tcss"
    HELP = "A letter says where, y or n whether it spreads down a leg. Enter goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "spreading(True)", "It spreads", id="place.spreads"),
        Binding("n", "spreading(False)", "It does not", id="place.stays"),
        Binding("enter", "done", "Back to the score", id="place.done"),
        Binding("escape", "leave", "As it was", id="place.leave"),
    ]

    def __init__(self, felt: Felt) -> None:
        """Begin with what was said before."""
        super().__init__()
        self._before = self._felt = felt

    def compose(self) -> ComposeResult:
        """Show the places with their letters, and the question below."""
        with Vertical(id="place"):
            yield Static(Content("Where is it?"), id="place-title")
            yield Static(id="place-list", markup=False)
            yield Static(id="place-spread", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Mark what was said before."""
        self._show()

    def on_key(self, event: Key) -> None:
        """Say where by a letter."""
        place = _PLACE_OF.get(event.character or "")
        if place is not None:
            event.stop()
            self._say(replace(self._felt, place=place))

    def action_spreading(self, spreads: bool) -> None:
        """Say whether it spreads down a leg."""
        self._say(replace(self._felt, spreading=spreads))

    def action_done(self) -> None:
        """Go back with what was said."""
        self.dismiss(self._felt)

    def action_leave(self) -> None:
        """Go back as if nothing had been said."""
        self.dismiss(None)

    def _say(self, felt: Felt) -> None:
        """Keep an answer; the second one goes back by itself."""
        self._felt = felt
        is_new = felt != self._before
        if is_new and None not in (felt.place, felt.spreading):
            self.dismiss(felt)
        else:
            self._show()

    def _show(self) -> None:
        rows = [
            Content.assemble(
                ("▸ " if place == self._felt.place else "  ", "bold $accent"),
                (f"{letter}  ", "bold $accent"),
                (places.words(place), "bold" if place == self._felt.place else ""),
            )
            for letter, place in _PLACE_OF.items()
        ]
        self.query_one("#place-list", Static).update(Content("\n").join(rows))
        answer = _said(self._felt.spreading, "yes", "no", "y or n")
        spread = Content.assemble("Does it spread down a leg?  ", (answer, "bold $accent"))
        self.query_one("#place-spread", Static).update(spread)

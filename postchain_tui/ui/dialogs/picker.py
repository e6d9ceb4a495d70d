"""One of many, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from postchain_tui.core.searching import Choice, found
from postchain_tui.core.text import harmless
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.typed_line import TypedLine

_MOST_TYPED = 60
"""Characters that may be typed."""

_MOST_SHOWN = 200
"""Characters of a name that are looked at: more than fill a line, where some have no width."""

_MOST_ROWS = 18
"""Rows of choices in sight, however high the screen is."""

_AROUND = 8
"""Rows of the dialog that are not choices."""


class ChoiceList(ScrollView, can_focus=False, inherit_bindings=False):
    """Choices, one of which is marked; only the lines in sight are drawn."""

    index: reactive[int] = reactive(0)
    """The row that is marked, where there are any."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._choices: tuple[Choice, ...] = ()

    @property
    def marked(self) -> Choice | None:
        """The choice that is marked; None where there is nothing to choose from."""
        return self._choices[self.index] if self._choices else None

    def show(self, choices: tuple[Choice, ...], marked: str | None) -> None:
        """Show other choices, one of them marked by its id; the first where it is not there."""
        self._choices = choices
        self.virtual_size = Size(self.size.width, len(choices))
        ids = [choice.id for choice in choices]
        self.index = ids.index(marked) if marked in ids else 0
        self.refresh()
        self._keep_in_sight()

    def move(self, by: int) -> None:
        """Mark another choice, at most the first or the last one."""
        self.index = max(0, min(self.index + by, len(self._choices) - 1))
        self._keep_in_sight()

    def on_resize(self) -> None:
        """Have the marked row in sight in any size."""
        self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight."""
        row, width, style = y + self.scroll_offset.y, self.size.width, self.visual_style
        if row >= len(self._choices):
            return Strip.blank(width, style.rich_style)
        room = self.scrollable_content_region.width - 1  # a blank before the scroll bar
        line = _line(self._choices[row], room, is_marked=row == self.index)
        parts = line.render(style, end="", parse_style=self.app.stylesheet.parse_style)
        segments = [Segment(words, part.rich_style) for words, part in parts]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def _keep_in_sight(self) -> None:
        self.scroll_to_region(Region(0, self.index, 1, 1), animate=False)


class PickerDialog(ModalScreen[str | None]):
    """Lets one be found by typing; returns its id, or None when it is left without one."""

    CSS_PATH = "picker.tcss"
    HELP = (
        "Type the beginnings of words, in any order: what fits best comes first. "
        "Enter takes what is marked."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Choose", id="picker.take"),
        Binding("up", "move(-1)", "Move", id="picker.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Move", id="picker.down", show=False),
        Binding("pageup", "page(-1)", "A page up", id="picker.page_up", show=False),
        Binding("pagedown", "page(1)", "A page down", id="picker.page_down", show=False),
        Binding("escape", "leave", "Leave as it is", id="picker.leave"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str | None = None) -> None:
        """Offer the choices, marking at first the one that is chosen already."""
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._chosen = chosen
        self._sought = ""

    def compose(self) -> ComposeResult:
        """Show the title, the line to type in, the choices and the keys."""
        with Vertical(id="picker") as box:
            # As high as all choices need, so that it stays as it is while they become fewer.
            box.styles.max_height = min(len(self._choices), _MOST_ROWS) + _AROUND
            yield Static(Content(self._title), id="picker-title")
            yield TypedLine(placeholder="type to search", max_length=_MOST_TYPED)
            yield Static(id="picker-nothing", markup=False)
            yield ChoiceList(id="picker-list")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show all choices."""
        self._seek("")

    def on_input_changed(self) -> None:
        """Show what fits the text."""
        self._follow()

    def action_take(self) -> None:
        """Choose what is marked, if anything is."""
        self._follow()
        marked = self.query_one(ChoiceList).marked
        if marked is not None:
            self.dismiss(marked.id)

    def action_move(self, by: int) -> None:
        """Mark another choice."""
        self._follow()
        self.query_one(ChoiceList).move(by)

    def action_page(self, pages: int) -> None:
        """Mark a choice a page further."""
        self._follow()
        shown = self.query_one(ChoiceList)
        shown.move(pages * max(1, shown.size.height - 1))

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)

    def _follow(self) -> None:
        """Show what fits the text as it is by now, if that is not what is shown."""
        text = self.query_one(TypedLine).value
        if text != self._sought:
            self._seek(text)

    def _seek(self, text: str) -> None:
        """Show the choices that fit a text, or that there is none."""
        self._sought = text
        choices = found(self._choices, text)
        nothing = self.query_one("#picker-nothing", Static)
        nothing.update(Content(f"nothing found: {harmless(text, _MOST_TYPED)}"))
        nothing.display = not choices
        shown = self.query_one(ChoiceList)
        shown.display = bool(choices)
        shown.show(choices, None if text.strip() else self._chosen)


def _line(choice: Choice, width: int, *, is_marked: bool) -> Content:
    """A choice on one line: its name, and its note at the end where there is room for both."""
    note = _cut(choice.note, width // 2)
    room = width - 2 - (note.cell_length + 2 if note else 0)
    name = _cut(choice.name, room)
    gap = " " * (width - 2 - name.cell_length - note.cell_length)
    return Content.assemble(
        ("▸ " if is_marked else "  ", "bold $accent"),
        name.stylize("bold") if is_marked else name,
        gap,
        note.stylize("$quiet"),
    )


def _cut(text: str, width: int) -> Content:
    """As much of a text as there is room for."""
    return Content(harmless(text, _MOST_SHOWN)).truncate(max(0, width), ellipsis=True)

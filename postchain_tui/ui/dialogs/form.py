"""Several fields that are filled in as text, and saved together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.css.scalar import Scalar
from textual.events import DescendantFocus, Resize
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from postchain_tui.core.errors import PostchainError
from postchain_tui.core.form import Field, FieldError, help_of
from postchain_tui.core.text import harmless
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.typed_line import TypedLine

_NOT_SAVED = "Not saved. Esc again throws it away, enter saves."

_WIDTH = 76
"""Columns of the dialog, where there are so many."""

_BESIDE = 7
"""Columns of the dialog left and right of its text."""

_AROUND = 7
"""Rows of the dialog that are neither fields nor help nor what is said."""

_LEAST_SAID, _MOST_SAID = 2, 4
"""Rows for what is said."""

_INDENT = 8
"""Columns left and right of what is said."""

_MOST_SHOWN = 400
"""Characters of a sentence that are shown."""

_WIDEST_LABEL = 24
"""Columns of a label, at most."""

_MARKS = 4
"""Columns of the marks before a label."""


@dataclass(frozen=True, slots=True)
class _Remark:
    """What is said about the texts as they were at that moment."""

    sentence: str
    texts: dict[str, str]
    is_problem: bool = True
    key: str | None = None
    """The field that is meant, where it is one."""


class FieldLabel(Widget):
    """The name of a field, and marks for where one is and for what was changed."""

    is_here: reactive[bool] = reactive(False)
    """Whether keys go to this field."""
    is_changed: reactive[bool] = reactive(False)
    """Whether another text stands in it than at first."""
    is_wrong: reactive[bool] = reactive(False)
    """Whether it could not be read."""

    def __init__(self, label: Content) -> None:
        super().__init__()
        self.text = label
        """The name."""

    def render(self) -> Content:
        """Write the marks and as much of the name as there is room for."""
        mark = ("✗ ", "bold $error") if self.is_wrong else ("• ", "bold $warning")
        return Content.assemble(
            ("▸ " if self.is_here else "  ", "bold $accent"),
            mark if self.is_wrong or self.is_changed else "  ",
            self.text.truncate(max(1, self.size.width - _MARKS - 1), ellipsis=True).stylize(
                "bold $foreground" if self.is_here else "$quiet"
            ),
        )


class FormRow(Horizontal):
    """One field: its name and the line in which it is filled in."""

    def __init__(self, field: Field) -> None:
        self._first = harmless(field.text, len(field.text))
        self.field = field
        self.head = FieldLabel(Content(harmless(field.label, _MOST_SHOWN)))
        self.line = TypedLine(
            self._first,
            # What is there already can be shortened by a letter at a time, however long it is.
            max_length=max(field.limit, len(self._first)),
            compact=True,
        )
        super().__init__(self.head, self.line)

    @property
    def is_changed(self) -> bool:
        """Whether another text stands in it than at first."""
        return self.line.value != self._first

    @property
    def text(self) -> str:
        """What is to be saved: to the letter what it was, where nothing was changed.

        A choice that is offered is what one sees in the line, and so it is what is meant.
        """
        if not self.is_changed:
            return self.field.text
        typed = self.line.value
        offered = (one for one in self._fitting if one.casefold().startswith(typed.casefold()))
        is_whole = any(one.casefold() == typed.casefold() for one in self._fitting)
        return typed if is_whole or not typed else next(offered, typed)

    def on_mount(self) -> None:
        """Offer the choices from now on: not for the text that stands there at first."""
        self.line.suggester = SuggestFromList(self._fitting, case_sensitive=False)

    def on_descendant_blur(self) -> None:
        """Let what was offered stand there for good, once one goes on from it."""
        if self.is_changed:
            self.line.value = self.text

    @property
    def _fitting(self) -> list[str]:
        """The choices that there is room for."""
        limit = self.field.limit
        choices = (harmless(choice, limit + 1) for choice in self.field.choices)
        return [choice for choice in choices if len(choice) <= limit]


class FormRows(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields, of which the one that has the keys is always in sight."""

    def on_resize(self, _event: Resize) -> None:
        """Have that one in sight in any size."""
        if self.screen.focused is not None:
            self.screen.focused.scroll_visible(animate=False)


class FormDialog(ModalScreen[dict[str, str] | None]):
    """Lets fields be filled in; returns all their texts by key, or None when nothing is saved."""

    CSS_PATH = "form.tcss"
    HELP = (
        "Type over what stands in a field, or move in it with ← and →; → at the end takes what is "
        "offered. A • is before what you changed. Enter saves all fields at once; esc leaves "
        "them as they were, and asks first when you changed something."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save", id="form.save"),
        Binding("up", "move(-1)", "Move", id="form.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Move", id="form.down", show=False),
        Binding("escape", "leave", "Leave as it is", id="form.leave"),
    ]

    _remark: reactive[_Remark | None] = reactive(None)
    """What was said last."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[dict[str, str]], object],
        help: str = "",  # noqa: A002 - as a text question has it
    ) -> None:
        """Show the fields.

        Args:
            title: What is filled in.
            fields: Each with a key of its own.
            check: Refuses the texts by raising an error: FieldError where one field is meant.
            help: What is good to know, in a sentence or two.
        """
        super().__init__()
        self._title = title
        self._help = harmless(help, _MOST_SHOWN)
        self._check = check
        self._rows = [FormRow(field) for field in fields]

    def compose(self) -> ComposeResult:
        """Show the title, the fields, what is to be known of them, and the keys."""
        with Vertical(id="form"):
            yield Static(Content(harmless(self._title, _MOST_SHOWN)), id="form-title")
            yield Static(Content(self._help), id="form-help")
            yield FormRows(*self._rows)
            yield Static(id="form-hint", markup=False)
            yield Static(id="form-remark", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Set the lines under each other."""
        self.query_one("#form-help").display = bool(self._help)
        widest = max((row.head.text.cell_length for row in self._rows), default=0)
        for row in self._rows:
            row.head.styles.width = _MARKS + min(widest, _WIDEST_LABEL) + 1

    def on_resize(self, _event: Resize) -> None:
        """Be as high as it all needs, where the screen allows."""
        self._show()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Show which field has the keys, and what may be typed in it."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what was changed."""
        event.stop()
        self._show()

    def watch__remark(self) -> None:
        """Show what was said."""
        self._show()

    def action_save(self) -> None:
        """Give the texts back, or say why not."""
        texts = self._texts()
        try:
            self._check(texts)
        except FieldError as error:
            self._remark = _Remark(f"✗ {error}", texts, key=error.key)
            self._focus(error.key)
        except PostchainError as error:
            self._remark = _Remark(f"✗ {error}", texts)
        else:
            self.dismiss(texts)

    def action_move(self, by: int) -> None:
        """Go to another field."""
        if by > 0:
            self.focus_next(TypedLine)
        else:
            self.focus_previous(TypedLine)

    def action_leave(self) -> None:
        """Close without saving; ask first where something would be lost."""
        texts = self._texts()
        asked = _Remark(_NOT_SAVED, texts, is_problem=False)
        if self._remark == asked or not any(row.is_changed for row in self._rows):
            self.dismiss(None)
        else:
            self._remark = asked

    def _texts(self) -> dict[str, str]:
        """What would be saved."""
        return {row.field.key: row.text for row in self._rows}

    def _focus(self, key: str) -> None:
        """Go to a field, where there is one of that key."""
        for row in self._rows:
            if row.field.key == key:
                row.line.focus()

    def _fit(self, said: str) -> None:
        """Be as high as all fields, the help and what is said need, as far as the screen allows."""
        room = min(_WIDTH, self.size.width * 96 // 100) - _BESIDE
        help_rows = len(wrap(self._help, max(1, room)))
        said_rows = min(_MOST_SAID, len(wrap(said, max(1, room - _INDENT))))
        height = len(self._rows) + help_rows + max(_LEAST_SAID, said_rows) + _AROUND
        form = self.query_one("#form")
        # Setting it anew would lay everything out at every key, be it to the same height.
        if form.styles.max_height != Scalar.from_number(height):
            form.styles.max_height = height

    def _show(self) -> None:
        """Bring the marks and the lines below up to date."""
        if not self.is_mounted:
            return
        said = self._remark
        # What was said about other texts than these is no longer of use.
        remark = said if said is not None and said.texts == self._texts() else None
        for row in self._rows:
            row.head.is_here = row.line.has_focus
            row.head.is_changed = row.is_changed
            row.head.is_wrong = remark is not None and remark.key == row.field.key
            if row.line.has_focus:
                hint = Content(harmless(help_of(row.field), _MOST_SHOWN))
                self.query_one("#form-hint", Static).update(hint, layout=False)
        sentence = harmless(remark.sentence, _MOST_SHOWN) if remark else ""
        self._fit(sentence)
        below = self.query_one("#form-remark", Static)
        below.update(Content(sentence), layout=sentence != str(below.visual))
        below.set_class(remark is not None and remark.is_problem, "-problem")

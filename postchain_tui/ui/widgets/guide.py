"""How an exercise is done, in a column."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from postchain_tui.catalog.figures import figure
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.figure import WIDEST
from postchain_tui.ui.widgets.figure_text import can_be_drawn, figure_text

_UNTOLD = "Nothing is written about how it is done. In the Library, e adds it."
_ROOMY = 24
"""Rows from which on a figure above the steps leaves them in sight."""


def _section(title: str, lines: tuple[str, ...], mark: str) -> list[Content]:
    if not lines:
        return []
    body = [Content.assemble((f"{mark} ", "$accent"), line) for line in lines]
    return [Content.styled(title, "bold $quiet"), *body, Content("")]


def _numbered(title: str, lines: tuple[str, ...]) -> list[Content]:
    if not lines:
        return []
    body = [
        Content.assemble((f"{number} ", "bold $accent"), line)
        for number, line in enumerate(lines, 1)
    ]
    return [Content.styled(title, "bold $quiet"), *body, Content("")]


def full_guide(exercise: Exercise) -> Content:
    """Set-up, steps, cues, faults and when not to: all of it."""
    guidance = exercise.guidance
    faults = tuple(f"{fault.fault} → {fault.fix}" for fault in guidance.faults)
    lines = [
        *_section("SET UP", guidance.setup, "·"),
        *_numbered("DO", guidance.steps),
        *_section("THINK OF", guidance.cues, "›"),
        *_section("IF SOMETHING IS OFF", faults, "·"),
        *_section("LEAVE IT OUT", tuple(filter(None, (guidance.when_not,))), "·"),
    ]
    return Content("\n").join(lines or [Content.styled(_UNTOLD, "$quiet")])


def short_guide(exercise: Exercise) -> Content:
    """The cues alone."""
    return Content("\n").join(_section("HOW", exercise.guidance.cues, "›"))


class Guide(Static):
    """The instructions of an exercise, open or folded to its cues."""

    exercise: reactive[Exercise | None] = reactive(None)
    is_open: reactive[bool] = reactive(False)

    _shows_figure = False

    def watch_exercise(self) -> None:
        """Show another exercise."""
        self._show()

    def watch_is_open(self) -> None:
        """Open or fold."""
        self._show()

    def on_mount(self) -> None:
        """Follow the room there is, which is that of the box around it and not its own."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def _laid_out(self, _screen: Screen[object]) -> None:
        if self._shows_figure != self._has_room:
            self._show()

    @property
    def _has_room(self) -> bool:
        """Is there so much room that a figure does not push the steps out of sight?"""
        box = self.parent
        room = box.size if isinstance(box, Widget) else self.size
        return self.is_open and room.width >= WIDEST and room.height >= _ROOMY

    def _show(self) -> None:
        self._shows_figure = self._has_room
        if self.exercise is None:
            self.update(Content(""))
        else:
            shown = full_guide if self.is_open else short_guide
            self.update(Content("\n").join([*self._figure(self.exercise), shown(self.exercise)]))

    def _figure(self, exercise: Exercise) -> list[Content]:
        """The figure and an empty line below it, where there is one and room for it."""
        found = figure(exercise.id) if self._shows_figure and can_be_drawn() else None
        return [] if found is None else [figure_text(found), Content("")]

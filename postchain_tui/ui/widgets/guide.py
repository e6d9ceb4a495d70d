"""How an exercise is done, in a column."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from postchain_tui.core.exercise import Exercise


def _section(title: str, lines: tuple[str, ...], mark: str) -> list[Content]:
    if not lines:
        return []
    body = [Content.assemble((f"{mark} ", "$accent"), line) for line in lines]
    return [Content.styled(title, "bold $quiet"), *body, Content("")]


def _numbered(title: str, lines: tuple[str, ...]) -> list[Content]:
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
        *_section("LEAVE IT OUT", (guidance.when_not,), "·"),
    ]
    return Content("\n").join(lines)


def short_guide(exercise: Exercise) -> Content:
    """The cues alone."""
    return Content("\n").join(_section("HOW", exercise.guidance.cues, "›"))


class Guide(Static):
    """The instructions of an exercise, open or folded to its cues."""

    exercise: reactive[Exercise | None] = reactive(None)
    is_open: reactive[bool] = reactive(False)

    def watch_exercise(self) -> None:
        """Show another exercise."""
        self._show()

    def watch_is_open(self) -> None:
        """Open or fold."""
        self._show()

    def _show(self) -> None:
        if self.exercise is None:
            self.update(Content(""))
        else:
            shown = full_guide if self.is_open else short_guide
            self.update(shown(self.exercise))

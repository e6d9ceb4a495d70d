"""The middle of the session: one big thing at a time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from postchain_tui.ui.faces import Face, Tone
from postchain_tui.ui.widgets.big_text import BigText

_FULL, _EMPTY = "█", "░"


class Bar(Widget):
    """A line that fills up, with a note behind it."""

    share: reactive[float | None] = reactive(None)
    """How much is filled, 0 to 1; None for no bar at all."""
    note: reactive[str] = reactive("")
    color: reactive[str] = reactive("$accent")

    def render(self) -> Content:
        """Draw the line as wide as there is room for."""
        if self.share is None:
            return Content("")
        note = f"  {self.note}" if self.note else ""
        width = max(4, self.size.width - 9)
        full = round(width * self.share)
        return Content.assemble(
            (_FULL * full, self.color), (_EMPTY * (width - full), "$rule"), (note, "bold")
        )


class Stage(Vertical):
    """Shows a face: its word, its digits, its bar and what belongs to it."""

    face: reactive[Face] = reactive(Face(Tone.CALM, ""), repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out the parts from top to bottom."""
        yield Static(id="word", markup=False)
        yield BigText(id="big")
        yield Static(id="caption", markup=False)
        yield Bar(id="bar")
        yield Static(id="facts", markup=False)
        yield Static(id="hint", markup=False)

    def watch_face(self, before: Face, face: Face) -> None:
        """Hand the parts what has changed."""
        if not self.is_mounted:
            return
        if before.tone is not face.tone or not self.has_class(f"-{face.tone}"):
            for tone in Tone:
                self.set_class(tone is face.tone, f"-{tone}")
        big = self.query_one(BigText)
        big.template, big.text = face.template, face.big
        big.display = bool(face.big)
        bar = self.query_one(Bar)
        bar.share, bar.note = face.bar, face.bar_note
        bar.color = _COLORS[face.tone]
        self.query_one("#caption").display = bool(face.caption)
        bar.display = face.bar is not None
        self._show("#word", before.word, face.word.upper())
        self._show("#caption", before.caption, face.caption)
        if before.hint != face.hint:
            hint = Content.assemble(("space  ", "bold $accent"), face.hint) if face.hint else ""
            self.query_one("#hint", Static).update(hint)
        if before.facts != face.facts:
            self.query_one("#facts", Static).update(_facts(face.facts))

    def on_mount(self) -> None:
        """Show the first face."""
        self.watch_face(Face(Tone.CALM, "", facts=(("", ""),), hint="?"), self.face)

    def _show(self, selector: str, before: str, text: str) -> None:
        if before.upper() != text.upper():
            self.query_one(selector, Static).update(Content(text))


_COLORS = {
    Tone.CALM: "$quiet",
    Tone.ALERT: "$warning",
    Tone.WORK: "$accent",
    Tone.REST: "$accent",
    Tone.OVER: "$warning",
    Tone.PAUSED: "$quiet",
}


def _facts(facts: tuple[tuple[str, str], ...]) -> Content:
    """Labels in a column of their own, so that the values line up."""
    width = max((len(label) for label, _ in facts), default=0)
    lines = [
        Content.assemble((f"{label:>{width}}  ", "$quiet"), (text, "bold" if index < 3 else ""))
        for index, (label, text) in enumerate(facts)
    ]
    return Content("\n").join(lines)

"""The keys that do something here and now, in one line."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.events import Mount
from textual.screen import Screen
from textual.widget import Widget

KEY_NAMES = {
    "space": "space",
    "escape": "esc",
    "question_mark": "?",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
    "ctrl+r": "ctrl+r",
    "ctrl+p": "ctrl+p",
}


def key_name(key: str) -> str:
    """A key as it is written on the keyboard; the first where a binding has several."""
    first = key.partition(",")[0]
    return KEY_NAMES.get(first, first)


class KeyBar(Widget):
    """One line of keys, the most important first; what does not fit is left to the help."""

    def on_mount(self, _event: Mount) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Write as many keys as there is room for, always with the one for help."""
        shown = self._shown()
        tail = [pair for pair in shown if pair[0] == "?"]
        room = self.size.width - sum(len(key) + len(word) + 4 for key, word in tail)
        parts: list[Content] = []
        for key, word in (*(pair for pair in shown if pair[0] != "?"), *tail):
            width = len(key) + len(word) + 4
            if key != "?" and room < width:
                continue
            room -= width if key != "?" else 0
            parts.append(Content.assemble((f" {key}", "bold $accent"), (f" {word}  ", "$quiet")))
        return Content("").join(parts)

    def _shown(self) -> list[tuple[str, str]]:
        """Key and word of each active binding that wants to be seen, one for each action."""
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.description:
                found.setdefault(binding.action, binding)
        return [
            (binding.key_display or key_name(binding.key), binding.description)
            for binding in found.values()
        ]

"""The keys that do something here and now, in a line or two."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.events import Mount
from textual.screen import Screen
from textual.widget import Widget

KEY_NAMES = {
    "escape": "esc",
    "question_mark": "?",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""Keys whose name is not what stands on them."""


def key_name(key: str) -> str:
    """A key as it is written on the keyboard; the first where a binding has several."""
    first = key.partition(",")[0]
    return KEY_NAMES.get(first, first)


class KeyBar(Widget):
    """As many lines of keys as it is high, the most important first; the help has the others."""

    def on_mount(self, _event: Mount) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Write as many keys as there is room for, always with the one for help."""
        shown = self._shown()
        tail = [pair for pair in shown if pair[0] == "?"]
        left = [pair for pair in shown if pair[0] != "?"]
        lines = []
        for _ in range(max(1, self.size.height)):
            fitting = _fitting(left, self.size.width - sum(map(_width, tail)))
            lines.append(_written(fitting + tail))
            left = [pair for pair in left if pair not in fitting]
            tail = []
        return Content("\n").join(lines)

    def _shown(self) -> list[tuple[str, str]]:
        """Key and word of each active binding that wants to be seen, one for each action."""
        found: dict[str, Binding] = {}
        for active in _as_written(self.screen.active_bindings.values()):
            if active.enabled and active.binding.show and active.binding.description:
                found.setdefault(active.binding.action, active.binding)
        return [
            (binding.key_display or key_name(binding.key), binding.description)
            for binding in found.values()
        ]


def _as_written(active: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """Bindings in the order of their classes: one with another key than usual comes last else."""
    bound = list(active)
    nodes = list(dict.fromkeys(one.node for one in bound))
    orders = {node: _order(type(node)) for node in nodes}
    return sorted(
        bound,
        key=lambda one: (nodes.index(one.node), orders[one.node].get(one.binding.id or "", 0)),
    )


def _order(kind: type) -> dict[str, int]:
    """The place of each binding of a class, by its id, those of its bases first."""
    written = (one for base in reversed(kind.__mro__) for one in base.__dict__.get("BINDINGS", ()))
    ids = (one.id for one in written if isinstance(one, Binding) and one.id)
    return {name: place for place, name in enumerate(ids)}


def _written(pairs: list[tuple[str, str]]) -> Content:
    return Content("").join(
        Content.assemble((f" {key}", "bold $accent"), (f" {word}  ", "$quiet"))
        for key, word in pairs
    )


def _width(pair: tuple[str, str]) -> int:
    key, word = pair
    return len(key) + len(word) + 4


def _fitting(pairs: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """The keys for which there is room, the earlier ones first."""
    kept = []
    for pair in pairs:
        if _width(pair) <= room:
            kept.append(pair)
            room -= _width(pair)
    return kept

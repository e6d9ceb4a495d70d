"""Every binding of every screen, read from the classes that bring them."""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from postchain_tui.core.keymap import QUIT, Bound, Keymap, listed
from postchain_tui.core.text import harmless

_UI = __name__.rpartition(".dialogs.")[0]
_LONGEST = 100
_SCORES = "score("
_ALWAYS = "new_key."
"""The dialog in which another key is given keeps its own."""


def keymap(other: Mapping[str, str]) -> Keymap:
    """All bindings, with the keys that some have instead of the usual ones.

    All modules of the screens are loaded for it, those too that were not needed until now.
    """
    return Keymap(bounds(), {name: _normalized(text) for name, text in other.items()})


@cache
def bounds() -> tuple[Bound, ...]:
    """The bindings of all classes, those of one class together."""
    kinds = tuple(_classes())
    shown_on = {kind: frozenset(_screens_of(kind, kinds)) for kind in kinds}
    return listed(bound for kind in kinds for bound in _bounds_of(kind, shown_on[kind]))


def _bounds_of(kind: type[DOMNode], screens: frozenset[str]) -> Iterator[Bound]:
    keys: dict[str, list[str]] = {}
    does: dict[str, Binding] = {}
    for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
        if binding.id:
            keys.setdefault(binding.id, []).append(binding.key)
            does.setdefault(binding.id, binding)
    for name, some in keys.items():
        yield Bound(name, tuple(some), does[name].description, screens, _is_fixed(does[name]))


def _is_fixed(binding: Binding) -> bool:
    """Is it a digit that is a score, the way out, or a key that is only told of?"""
    name = str(binding.id)
    is_score = binding.action.startswith(_SCORES) and binding.key.isdigit()
    return is_score or name == QUIT or name.startswith(_ALWAYS) or not binding.action


def _normalized(keys: str) -> str:
    """Keys as Textual calls them: `?` is `question_mark`."""
    named = ",".join(filter(None, map(str.strip, keys.split(","))))
    made = Binding.make_bindings([Binding(named, "", "")] if named else [])
    return ",".join(harmless(binding.key, _LONGEST) for binding in made)


def _classes() -> Iterator[type[DOMNode]]:
    """The app, its screens and its widgets."""
    for found in pkgutil.walk_packages(import_module(_UI).__path__, f"{_UI}."):
        if not found.ispkg:
            yield from _made_in(import_module(found.name).__name__)


def _made_in(module: str) -> Iterator[type[DOMNode]]:
    return (kind for kind in _named_in(module) if kind.__module__ == module)


def _named_in(module: str) -> Iterator[type[DOMNode]]:
    """The classes of ours that a module names."""
    for thing in vars(sys.modules[module]).values():
        if isinstance(thing, type) and issubclass(thing, DOMNode) and _is_ours(thing):
            yield thing


def _is_ours(kind: type[DOMNode]) -> bool:
    return kind.__module__.startswith(f"{_UI}.")


def _screens_of(kind: type[DOMNode], kinds: Iterable[type[DOMNode]]) -> Iterator[str]:
    """Names of the screens on which the bindings of a class can be done."""
    for screen in kinds:
        if issubclass(screen, Screen) and _is_on(kind, screen):
            yield screen.__name__


def _is_on(kind: type[DOMNode], screen: type[DOMNode]) -> bool:
    """Can the bindings of a class be done on a screen?"""
    if issubclass(kind, App):
        return not issubclass(screen, ModalScreen)
    return any(issubclass(part, kind) for part in _parts(screen))


@cache
def _parts(screen: type[DOMNode]) -> frozenset[type[DOMNode]]:
    """A screen and the widgets that may stand on it: those that its modules name."""
    found: set[type[DOMNode]] = set()
    open_ends: list[type[DOMNode]] = [screen]
    while open_ends:
        kind = open_ends.pop()
        found.add(kind)
        named = set(_named_by(kind)) - found
        open_ends += [part for part in named if not issubclass(part, Screen | App)]
    return frozenset(found)


def _named_by(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """The classes of ours that the modules of a class, and of those it is made from, name."""
    for module in {base.__module__ for base in kind.__mro__ if _is_ours(base)}:
        yield from _named_in(module)

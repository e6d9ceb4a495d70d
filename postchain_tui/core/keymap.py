"""Keys and what they are bound to: which are other ones than usual, and which get in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from postchain_tui.core.errors import InputError
from postchain_tui.core.text import harmless

RESERVED = {
    "ctrl+q": "it always quits",
    "ctrl+p": "it always opens the palette",
    "ctrl+c": "terminals end programs with it",
    "escape": "it always leads back",
}
"""Keys that nothing can be put on, each with the reason."""

QUIT = "app.quit"
"""The binding that always has its usual key too."""

_PLACES = {
    "app": "everywhere",
    "choice": "a choice",
    "filter": "a search line",
    "first_run": "first start",
    "form": "a form",
    "function": "what you can do",
    "keys": "list of keys",
    "ledger": "scores and trash",
    "new_key": "a new key",
    "pages": "Library, programs",
    "picker": "a choice of many",
    "place": "where it is",
    "reader": "lines to read",
    "reading": "advice",
    "rows": "lists",
    "score": "a score",
    "scores": "pain scores",
    "sessions": "History",
    "signs": "warning signs",
    "text": "a line of text",
    "ticks": "a list to tick",
    "year": "year of days",
}
"""What people call the places whose name in a binding is not theirs."""

_FIRST = (
    *("app", "today", "session", "history", "sessions", "ledger", "scores", "trash", "progress"),
    *("pages", "library", "programs", "settings", "keys"),
)
"""What is listed before all else."""
_ARE_MODES = frozenset({"today", "history", "progress", "library", "settings"})
_LINES = frozenset({"choice", "filter", "form", "picker", "text"})
"""Places in which every character is typed, or is an answer."""
_TYPED = {"session": "0123456789.,/=+-@", "first_run": "0123456789-"}
"""Characters that are typed in other places."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Bound:
    """One binding as it usually is."""

    id: str
    keys: tuple[str, ...]
    """Its keys, as Textual calls them."""
    does: str
    """What it does, in a word or two."""
    screens: frozenset[str]
    """Names of the screens on which it can be done."""
    is_fixed: bool = False
    """Is it always on its usual key?"""

    @property
    def where(self) -> str:
        """Where it can be done, in words."""
        name = self.id.partition(".")[0]
        words = _PLACES.get(name, name.replace("_", " "))
        return words.capitalize() if name in _ARE_MODES else words


def listed(bounds: Iterable[Bound]) -> tuple[Bound, ...]:
    """Bindings in the order in which people look for them: those of screens before dialogs."""

    def place(bound: Bound) -> int:
        """Where those of a class stand."""
        name = bound.id.partition(".")[0]
        return _FIRST.index(name) if name in _FIRST else len(_FIRST)

    return tuple(sorted(bounds, key=place))


@dataclass(frozen=True, slots=True)
class Keymap:
    """All bindings, and the keys that some of them have instead of the usual ones."""

    bounds: tuple[Bound, ...]
    other: Mapping[str, str]
    """Keys by binding id, several with commas between them."""

    def keys_of(self, bound: Bound) -> tuple[str, ...]:
        """The keys that a binding has."""
        text = self.other.get(bound.id, "")
        named = tuple(filter(None, map(str.strip, text.split(","))))
        if bound.id == QUIT:
            return (*bound.keys, *(key for key in named if key not in bound.keys))
        return named or bound.keys

    def is_other(self, bound: Bound) -> bool:
        """Has it other keys than the usual ones?"""
        return self.keys_of(bound) != bound.keys

    @property
    def _by_id(self) -> dict[str, Bound]:
        return {bound.id: bound for bound in self.bounds}

    @property
    def count(self) -> int:
        """How many bindings have other keys than the usual ones."""
        return sum(map(self.is_other, self.bounds))

    def in_the_way(self, bound: Bound, key: str) -> tuple[Bound, ...]:
        """The other bindings that have a key where this one can be done."""
        return tuple(
            other for other in self.bounds if key in self.keys_of(other) and _collide(bound, other)
        )

    def check(self, bound: Bound, key: str, character: str = "") -> None:
        """See whether a key can be put on a binding at all.

        Args:
            bound: The binding.
            key: The key, as Textual calls it.
            character: What the key types; empty where that is nothing.

        Raises:
            InputError: when it cannot; it says why.
        """
        if bound.is_fixed:
            raise InputError(f"“{bound.does}” always keeps its key.")
        if _is_typed(bound, character):
            raise InputError(f"“{character}” cannot be taken: it is typed there.")
        self._check_not_kept(bound, key)

    def _check_not_kept(self, bound: Bound, key: str) -> None:
        """See that a key is not always kept by something else. Raises InputError."""
        if key in RESERVED:
            raise InputError(f"{key} cannot be taken: {RESERVED[key]}.")
        fixed = [other for other in self.in_the_way(bound, key) if other.is_fixed]
        if fixed:
            raise InputError(f"{key} cannot be taken: “{fixed[0].does}” always keeps it.")

    def put(self, bound: Bound, key: str) -> Keymap:
        """The keys with this one on a binding, alone."""
        return self._with({bound.id: (key,)})

    def swapped(self, bound: Bound, key: str) -> Keymap:
        """The keys with this one on a binding; what had it gets the one that becomes free.

        Raises:
            InputError: when that one is taken too where the other is done; nothing is changed.
        """
        free = self.keys_of(bound)[0]
        others = self.in_the_way(bound, key)
        changed = {other.id: _with_other(self.keys_of(other), key, free) for other in others}
        after = self._with({bound.id: (key,), **changed})
        for other in others:
            if third := after.in_the_way(other, free):
                raise InputError(
                    f"They cannot be swapped: {free} is “{third[0].does}” ({third[0].where})"
                    f" where “{other.does}” is done. Choose another key."
                )
        return after

    def reset(self, bound: Bound) -> Keymap:
        """The keys with a binding on its usual ones."""
        return self._with({bound.id: bound.keys})

    def _with(self, keys: Mapping[str, tuple[str, ...]]) -> Keymap:
        """The keys with some changed; what is as usual is not kept, what is unknown is."""
        bound = self._by_id
        kept = {name: text for name, text in self.other.items() if name not in keys}
        new = {name: ",".join(some) for name, some in keys.items() if some != bound[name].keys}
        return Keymap(self.bounds, {**kept, **new})

    @property
    def applied(self) -> dict[str, str]:
        """The keys as Textual is to be told of them.

        What shares its usual key with a binding that leaves it is named too, since Textual would
        take the key from all of them.
        """
        moved = [bound for bound in self.bounds if self.is_other(bound) and _may_move(bound)]
        named = (*moved, *self._left_by(moved))
        return {bound.id: ",".join(self.keys_of(bound)) for bound in named}

    def _left_by(self, moved: Sequence[Bound]) -> tuple[Bound, ...]:
        """What is on its usual keys, one of which it shared with what has moved."""
        return tuple(
            bound
            for bound in self.bounds
            if not self.is_other(bound) and any(_share(bound, other) for other in moved)
        )

    def problems(self, file: str) -> tuple[str, ...]:
        """What is wrong with the other keys, a sentence each.

        Args:
            file: Name of the file that they are from.
        """
        return tuple(f"{file}: [keys] {words}." for words in self._problems())

    def _problems(self) -> Iterator[str]:
        known = self._by_id
        for name, text in self.other.items():
            yield from _wrong_line(name, text, known.get(name))
        for one, other in combinations(self.bounds, 2):
            if self.is_other(one) or self.is_other(other):
                yield from self._collision(one, other)

    def _collision(self, one: Bound, other: Bound) -> Iterator[str]:
        both = set(self.keys_of(one)) & set(self.keys_of(other))
        if both and _collide(one, other):
            key = harmless(min(both), _LONGEST)
            yield f"“{one.id}” and “{other.id}” are both on {key}"


def _wrong_line(name: str, text: str, bound: Bound | None) -> Iterator[str]:
    """What is wrong with a line of the file.

    Args:
        name: The id of a binding, as it stands there.
        text: The keys.
        bound: The binding; None where there is none of that id.
    """
    if bound is None:
        yield f"no binding “{harmless(name, _LONGEST)}”"
    elif not _may_move(bound):
        yield f"“{name}” always keeps its key"
    elif not text.replace(",", "").strip():
        yield f"“{name}” names no key"


def _with_other(keys: Iterable[str], key: str, other: str) -> tuple[str, ...]:
    """Some keys with another one in the place of one of them."""
    return tuple(other if one == key else one for one in keys)


def _is_typed(bound: Bound, character: str) -> bool:
    """Does a character go into a line, or is it an answer, where the binding is done?"""
    if not (character and character.isprintable()):
        return False
    place = bound.id.partition(".")[0]
    return place in _LINES or character in _TYPED.get(place, "")


def _may_move(bound: Bound) -> bool:
    """May the file name keys for it? What quits only gets more of them."""
    return not bound.is_fixed or bound.id == QUIT


def conflict_words(key: str, others: Sequence[Bound]) -> str:
    """What has a key already, as a sentence."""
    named = ", ".join(f"“{other.does}” ({other.where})" for other in others)
    return f"{key} is {named} already."


def _collide(one: Bound, other: Bound) -> bool:
    """Would a key be too many for both? Those that share a usual one are never done at once."""
    is_same = one.id == other.id
    return not is_same and bool(one.screens & other.screens) and not _share(one, other)


def _share(one: Bound, other: Bound) -> bool:
    """Have they a usual key in common, on one screen?"""
    return bool(one.screens & other.screens) and not set(one.keys).isdisjoint(other.keys)

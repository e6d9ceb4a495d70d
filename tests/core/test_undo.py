"""Undo and redo, as the journal tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.undo import Deed, Fate, State, fates, next_redo, next_undo
from tests.build import at


def _deed(name: str, undoes: str | None = None) -> Deed:
    return Deed(name, at(0), f"do {name}", undoes)


def _journal(*words: str) -> list[Deed]:
    """Deeds, newest first, from words in their order: `x` is a change, `u<x` an undo of it."""
    told = (word.partition("<") for word in words)
    return [_deed(name, undone or None) for name, _, undone in told][::-1]


def _states(*words: str) -> dict[str, str]:
    return {fate.deed.id: fate.state.value for fate in fates(_journal(*words))}


def _undo(*words: str) -> str | None:
    found = next_undo(_journal(*words))
    return None if found is None else found.last_id


def _redo(*words: str) -> tuple[str, str] | None:
    found = next_redo(_journal(*words))
    return None if found is None else (found.deed.id, found.last_id)


def test_of_nothing_there_is_nothing_to_undo_and_nothing_to_redo() -> None:
    assert (_undo(), _redo()) == (None, None)


def test_the_newest_change_is_undone_first() -> None:
    assert _undo("a", "b") == "b"
    assert _redo("a", "b") is None


def test_what_was_undone_is_not_undone_twice_but_the_one_before() -> None:
    assert _undo("a", "b", "u<b") == "a"
    assert _undo("a", "b", "u<b", "v<a") is None


def test_what_was_undone_last_is_done_again_first() -> None:
    assert _redo("a", "b", "u<b", "v<a") == ("a", "v")
    assert _redo("a", "b", "u<b", "v<a", "r<v") == ("b", "u")
    assert _redo("a", "b", "u<b", "v<a", "r<v", "q<u") is None


def test_what_was_done_again_can_be_undone_again() -> None:
    assert _undo("a", "u<a", "r<u") == "a"
    assert _undo("a", "u<a", "r<u", "v<a") is None
    assert _redo("a", "u<a", "r<u", "v<a") == ("a", "v")


def test_a_redo_may_be_undone_by_name_as_well() -> None:
    assert _states("a", "u<a", "r<u", "v<r") == {"a": "redoable"}
    assert _undo("a", "u<a", "r<u", "v<r") is None


def test_a_new_change_forgets_what_could_be_done_again() -> None:
    assert _redo("a", "b", "u<b", "c") is None
    assert _states("a", "b", "u<b", "c") == {"c": "done", "b": "undone", "a": "done"}


def test_what_was_forgotten_stays_so_when_the_new_change_is_undone() -> None:
    words = ("a", "b", "u<b", "c", "v<c")
    assert _states(*words) == {"c": "redoable", "b": "undone", "a": "done"}
    assert _redo(*words) == ("c", "v")
    assert _undo(*words) == "a"


def test_an_undo_of_something_unknown_changes_nothing() -> None:
    assert _undo("a", "u<gone") == "a"
    assert _redo("a", "u<gone") is None


def test_the_journal_is_read_no_further_than_needed() -> None:
    def endless() -> Iterator[Deed]:
        yield _deed("undo", "newest")
        yield _deed("newest")
        yield _deed("older")
        raise AssertionError

    assert next_undo(endless()) == Fate(_deed("older"))
    assert next_redo(endless()) == Fate(_deed("newest"), State.REDOABLE, "undo")


@dataclass
class _Model:
    """Undo and redo as every editor has them: two piles."""

    deeds: list[Deed] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    undone: list[tuple[str, str]] = field(default_factory=list)
    """Changes, each with its undo."""
    forgotten: set[str] = field(default_factory=set)

    def step(self, kind: str) -> None:
        name = f"{kind} {len(self.deeds)}"
        if kind == "change":
            self.deeds.append(_deed(name))
            self.done.append(name)
            self.forgotten |= {change for change, _ in self.undone}
            self.undone.clear()
        elif kind == "undo" and self.done:
            self.deeds.append(_deed(name, self.done[-1]))
            self.undone.append((self.done.pop(), name))
        elif kind == "redo" and self.undone:
            change, undo = self.undone.pop()
            self.deeds.append(_deed(name, undo))
            self.done.append(change)


@given(st.lists(st.sampled_from(["change", "undo", "redo"]), max_size=60))
def test_any_keys_give_what_an_editor_with_two_piles_gives(keys: list[str]) -> None:
    model = _Model()
    for key in keys:
        model.step(key)
        newest_first = model.deeds[::-1]
        undo, redo = next_undo(newest_first), next_redo(newest_first)
        assert (undo and undo.deed.id) == (model.done[-1] if model.done else None)
        expected = model.undone[-1] if model.undone else None
        assert (redo and (redo.deed.id, redo.undo)) == expected
        found = list(fates(newest_first))
        by_state = {
            state: {fate.deed.id for fate in found if fate.state is state} for state in State
        }
        assert by_state == {
            State.DONE: set(model.done),
            State.REDOABLE: {change for change, _ in model.undone},
            State.UNDONE: model.forgotten,
        }


@given(st.lists(st.one_of(st.none(), st.integers(-2, 30)), max_size=30))
def test_whatever_the_journal_says_every_change_has_one_fate(undone: list[int | None]) -> None:
    deeds = [
        _deed(str(number), None if one is None else str(one)) for number, one in enumerate(undone)
    ]
    newest_first = deeds[::-1]
    found = list(fates(newest_first))
    assert [fate.deed for fate in found] == [deed for deed in newest_first if deed.undoes is None]
    redo = next_redo(newest_first)
    assert redo is None or redo in found
    assert all((fate.undo is None) == (fate.state is State.DONE) for fate in found)

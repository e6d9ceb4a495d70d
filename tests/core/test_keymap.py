"""Other keys for bindings, and what gets in their way."""

from __future__ import annotations

import pytest

from postchain_tui.core.errors import InputError
from postchain_tui.core.keymap import RESERVED, Bound, Keymap, conflict_words, listed

TODAY, SESSION, DIALOG = frozenset({"Today"}), frozenset({"Session"}), frozenset({"Dialog"})

QUIT = Bound("app.quit", ("ctrl+q",), "Quit", TODAY | SESSION, is_fixed=True)
HELP = Bound("app.help", ("question_mark",), "Keys", TODAY | SESSION)
START = Bound("today.start", ("space", "enter"), "Start", TODAY)
WHY = Bound("today.why", ("w",), "Why", TODAY)
GO = Bound("session.go", ("space",), "Go on", SESSION)
SCORES = Bound("session.scores", ("space",), "Scores again", SESSION)
SWAP = Bound("session.swap", ("x",), "Swap", SESSION)
DIGIT = Bound("score.1", ("1",), "1", DIALOG, is_fixed=True)
TEN = Bound("score.ten", ("t",), "is 10", DIALOG)
SAVE = Bound("form.save", ("enter",), "Save", frozenset({"Form"}))
BOUNDS = (QUIT, HELP, START, WHY, GO, SCORES, SWAP, DIGIT, TEN, SAVE)


def keymap(**other: str) -> Keymap:
    """All keys, some of them other ones: today__why for today.why."""
    return Keymap(BOUNDS, {name.replace("__", "."): keys for name, keys in other.items()})


def test_without_a_word_every_key_is_as_usual() -> None:
    keys = keymap()
    assert keys.keys_of(START) == ("space", "enter")
    assert (keys.count, keys.applied, keys.problems("f")) == (0, {}, ())
    assert not any(map(keys.is_other, BOUNDS))


def test_another_key_takes_the_place_of_all_usual_ones() -> None:
    keys = keymap().put(START, "s")
    assert keys.keys_of(START) == ("s",)
    assert dict(keys.other) == {"today.start": "s"}
    assert keys.count == 1
    assert dict(keys.reset(START).other) == {}
    assert dict(keys.put(START, "space").other) == {"today.start": "space"}
    assert dict(keymap().put(WHY, "w").other) == {}


def test_several_keys_may_be_named() -> None:
    keys = keymap(today__why="y, f2")
    assert keys.keys_of(WHY) == ("y", "f2")
    assert keys.in_the_way(START, "f2") == (WHY,)


def test_only_what_is_on_the_same_screen_gets_in_the_way() -> None:
    assert keymap().in_the_way(WHY, "space") == (START,)
    assert keymap().in_the_way(WHY, "x") == ()
    assert keymap().in_the_way(WHY, "question_mark") == (HELP,)
    assert keymap().in_the_way(SWAP, "space") == (GO, SCORES)
    assert keymap().in_the_way(WHY, "w") == ()


def test_those_that_share_a_key_do_not_get_in_each_others_way() -> None:
    keys = keymap(session__go="g")
    assert keys.in_the_way(SCORES, "g") == ()
    assert keys.problems("f") == ()


def test_what_shares_a_key_keeps_it_when_another_leaves() -> None:
    assert keymap(session__go="g").applied == {"session.go": "g", "session.scores": "space"}
    assert keymap(session__swap="g").applied == {"session.swap": "g"}


def test_the_way_out_keeps_its_usual_key_beside_another() -> None:
    assert keymap(app__quit="f10").applied == {"app.quit": "ctrl+q,f10"}
    assert keymap(app__quit="f10").problems("f") == ()
    assert keymap(app__quit="ctrl+q").applied == {}


def test_digits_of_scores_are_always_applied_as_usual() -> None:
    assert keymap(score__1="f10").applied == {}


def test_reserved_typed_and_fixed_keys_are_refused() -> None:
    for key, reason in RESERVED.items():
        with pytest.raises(InputError, match=reason):
            keymap().check(WHY, key)
    with pytest.raises(InputError, match="“1” always keeps it"):
        keymap().check(TEN, "1", "1")
    with pytest.raises(InputError, match="always keeps its key"):
        keymap().check(DIGIT, "f2")
    with pytest.raises(InputError, match="“s” cannot be taken: it is typed there"):
        keymap().check(SAVE, "s", "s")
    with pytest.raises(InputError, match="“5” cannot be taken: it is typed there"):
        keymap().check(SWAP, "5", "5")


def test_what_is_not_typed_there_may_be_taken() -> None:
    keymap().check(SAVE, "f2")
    keymap().check(SAVE, "tab", "\t")
    keymap().check(SWAP, "z", "z")
    keymap().check(WHY, "5", "5")


def test_two_swap_their_keys() -> None:
    keys = keymap().swapped(WHY, "space")
    assert keys.keys_of(WHY) == ("space",)
    assert keys.keys_of(START) == ("w", "enter")
    assert keys.problems("f") == ()
    back = keys.swapped(WHY, "w")
    assert (back.keys_of(WHY), back.keys_of(START)) == (("w",), ("space", "enter"))
    assert dict(back.other) == {}


def test_a_swap_that_would_get_in_the_way_elsewhere_is_refused() -> None:
    with pytest.raises(InputError, match=r"cannot be swapped: x is “Swap” \(session\)"):
        Keymap((*BOUNDS, Bound("today.x", ("x",), "X", TODAY)), {}).swapped(
            Bound("today.x", ("x",), "X", TODAY), "question_mark"
        )


def test_what_is_wrong_in_the_file_is_named_with_file_and_key() -> None:
    keys = keymap(no__thing="x", score__1="f10", session__swap=" , ", today__why="enter")
    assert keys.problems("config.toml") == (
        "config.toml: [keys] no binding “no.thing”.",
        "config.toml: [keys] “score.1” always keeps its key.",
        "config.toml: [keys] “session.swap” names no key.",
        "config.toml: [keys] “today.start” and “today.why” are both on enter.",
    )
    assert keys.keys_of(SWAP) == ("x",)


def test_hostile_names_of_the_file_are_told_without_what_steers_a_terminal() -> None:
    keys = Keymap(BOUNDS, {"\x1b]52;c;x\x07a.b": "x"})
    assert keys.problems("f") == ("f: [keys] no binding “a.b”.",)


def test_what_is_unknown_stays_in_the_file() -> None:
    keys = keymap(no__thing="x").put(WHY, "y")
    assert dict(keys.other) == {"no.thing": "x", "today.why": "y"}


def test_places_are_told_in_words() -> None:
    made_up = Bound("far_away.go", ("g",), "Go", DIALOG)
    assert [one.where for one in (QUIT, WHY, GO, DIGIT, made_up)] == [
        "everywhere",
        "Today",
        "session",
        "a score",
        "far away",
    ]
    assert conflict_words("space", (START, GO)) == (
        "space is “Start” (Today), “Go on” (session) already."
    )


def test_screens_are_listed_before_dialogs() -> None:
    assert listed((SAVE, GO, START, QUIT, WHY)) == (QUIT, START, WHY, GO, SAVE)

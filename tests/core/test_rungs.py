"""The rungs of a ladder, and the words for gates and locks."""

from __future__ import annotations

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.exercise import Exercise, Ladder, Measure
from postchain_tui.core.gates import Condition
from postchain_tui.core.rungs import (
    Rung,
    RungState,
    at_hand_words,
    early_words,
    gate_words,
    lacking_words,
    line,
    needed_words,
    shut_words,
    source_words,
    told_once,
)
from tests.build import exercise, gate

LIBRARY = Library()
BY_ID = {one.id: one for one in LIBRARY.all()}


def _linked(name: str, *, below: tuple[str, ...] = (), above: tuple[str, ...] = ()) -> Exercise:
    return exercise(id=name, name=name, ladder=Ladder(below, above, (), (), name))


@pytest.mark.parametrize("name", LIBRARY.ids)
def test_a_line_holds_an_exercise_once_and_only_its_family(name: str) -> None:
    climb = line(BY_ID[name], BY_ID.get)
    ids = [one.id for _, one in climb]
    assert ids.count(name) == 1
    assert len(ids) == len(set(ids))
    assert {one.family for _, one in climb} == {BY_ID[name].family}
    assert [step for step, _ in climb] == sorted(step for step, _ in climb)
    here = BY_ID[name].rung
    assert all(one.rung < here for step, one in climb if step < 0)
    assert all(one.rung > here for step, one in climb if step > 0)
    assert list(climb) == sorted(climb, key=lambda pair: (pair[0], pair[1].rung))


@pytest.mark.parametrize("name", LIBRARY.ids)
def test_every_neighbour_of_the_same_family_is_one_step_away(name: str) -> None:
    steps = {one.id: step for step, one in line(BY_ID[name], BY_ID.get)}
    ladder = BY_ID[name].ladder
    for step, near in ((-1, ladder.regressions), (1, ladder.progressions)):
        for other in near:
            is_of_family = BY_ID[other].family == BY_ID[name].family
            assert steps.get(other) == (step if is_of_family else None)


def test_a_ladder_that_runs_in_a_circle_ends() -> None:
    ring = {
        "a": _linked("a", above=("b", "gone")),
        "b": _linked("b", above=("c",)),
        "c": _linked("c", above=("a", "b")),
    }
    assert [(step, one.id) for step, one in line(ring["a"], ring.get)] == [
        (0, "a"),
        (1, "b"),
        (2, "c"),
    ]


def test_why_a_rung_is_locked_names_what_is_missing_once() -> None:
    asked = (
        Condition("a", met=True),
        Condition("b", met=False, shortfall="nothing was done yet"),
        Condition("c", met=False, shortfall="nothing was done yet"),
        Condition("d", met=False, shortfall="form is not ticked"),
    )
    assert shut_words(exercise(), gate(max_rest_pain=None, mastered=False), asked) == (
        "locked: Glute bridge needs 3 × 10 or more, no pain in any set, in two sessions running; "
        "missing: nothing was done yet, form is not ticked"
    )


def test_a_gate_is_told_with_all_that_it_asks_for() -> None:
    asked = gate(measure=Measure.HOLD, max_pain_during=2, rest_seconds=120, sessions=1)
    assert gate_words(asked) == (
        "3 × 10 s or more, pain 2 at most in every set, pain before 2 at most, "
        "rests of 150 s at most, form held in every rep, in one session"
    )


def test_implements_are_told_in_words() -> None:
    assert needed_words(("back_extension_bench", "mat")) == "back extension bench or mat"


def test_a_rung_is_too_early_while_none_below_it_was_done() -> None:
    assert early_words((_linked("low"), _linked("drill"))) == "locked: low or drill comes first"


def test_only_what_is_not_at_hand_is_lacking() -> None:
    thing = exercise(implements=(("mat",), ("rack", "step"), ("trap_bar",)))
    assert lacking_words(thing, frozenset({"mat"})) == (
        "needs rack or step and trap bar, not at hand"
    )
    assert lacking_words(thing, frozenset({"mat", "step", "trap_bar"})) == ""


def test_what_is_at_hand_is_named_where_there_is_a_choice() -> None:
    at_hand = frozenset({"mat", "step"})
    assert at_hand_words(("mat",), at_hand) == "mat (at hand)"
    assert at_hand_words(("rack", "step"), at_hand) == "rack or step (at hand: step)"
    assert at_hand_words(("rack", "trap_bar"), at_hand) == "rack or trap bar (not at hand)"


def test_the_same_lock_is_told_once_and_other_words_each_time() -> None:
    states = (RungState.LOCKED, RungState.LOCKED, RungState.OPEN, RungState.OPEN)
    same = [Rung(exercise(), 1, state, "so") for state in states]
    assert [rung.why for rung in told_once(same)] == ["so", "locked likewise", "so", "so"]


def test_a_gate_says_whether_it_is_of_the_article() -> None:
    sources = ("article", "field", "article+field")
    assert [source_words(gate(source=one)) for one in sources] == [
        "The article says so.",
        "The article says nothing of it: this is our default.",
        "The article says a part of it; the rest is our default.",
    ]

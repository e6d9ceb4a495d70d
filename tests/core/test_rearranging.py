"""The sets of a session put in, taken out, moved, and numbered anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.rearranging import (
    moved_set,
    moved_to,
    set_name,
    with_changed_set,
    with_set,
    without_set,
)
from tests.build import done, session


def of(*ids: str, name: str = "session") -> SessionRecord:
    """A session of that id, with sets of those ids, badly numbered."""
    return session(*(done(id=one, ordinal=7) for one in ids), id=name)


def order(record: SessionRecord) -> str:
    assert [one.ordinal for one in record.sets] == list(range(1, len(record.sets) + 1))
    return "".join(one.id for one in record.sets)


def test_a_set_is_put_after_another_one() -> None:
    assert order(with_set(of("a", "b", "c"), done(id="x"), "b")) == "abxc"
    assert order(with_set(of("a", "b", "c"), done(id="x"), "c")) == "abcx"


def test_a_set_after_none_is_the_first() -> None:
    assert order(with_set(of("a", "b"), done(id="x"), None)) == "xab"
    assert order(with_set(of(), done(id="x"), None)) == "x"


def test_a_set_is_not_put_in_twice() -> None:
    with pytest.raises(NotAllowedError):
        with_set(of("a", "b"), done(id="a"), "b")


def test_a_set_is_taken_out() -> None:
    assert order(without_set(of("a", "b", "c"), "b")) == "ac"


def test_a_changed_set_takes_the_place_of_what_it_was() -> None:
    after = with_changed_set(of("a", "b"), done(id="b", ordinal=9, reps=3))
    assert order(after) == "ab"
    assert after.sets[1] == done(id="b", ordinal=2, reps=3)


@pytest.mark.parametrize(
    ("by", "ids"),
    [(-9, "bacd"), (-1, "bacd"), (0, "abcd"), (1, "acbd"), (2, "acdb"), (9, "acdb")],
)
def test_a_set_is_moved_and_stops_at_the_ends(by: int, ids: str) -> None:
    assert order(moved_set(of(*"abcd"), "b", by)) == ids


def test_a_set_is_moved_to_the_end_of_another_session() -> None:
    first, second = of("a", "b", name="one"), of("c", name="two")
    left, right = moved_to(first, second, "a")
    assert (order(left), order(right)) == ("b", "ca")
    assert right.sets[1] == replace(first.sets[0], ordinal=2)
    assert order(moved_to(first, of(name="two"), "a")[1]) == "a"


def test_a_set_is_not_moved_to_its_own_session() -> None:
    with pytest.raises(NotAllowedError, match="another session"):
        moved_to(of("a", "b"), of("a", "b"), "a")


def test_form_of_an_exercise_no_longer_done_and_all_else_stays() -> None:
    before = replace(of("a"), form_ok=("glute_bridge",), note="n", pain_before=2)
    assert without_set(before, "a") == replace(before, sets=())


@pytest.mark.parametrize(
    "step",
    [
        lambda one: with_set(one, done(id="x"), "gone"),
        lambda one: without_set(one, "gone"),
        lambda one: with_changed_set(one, done(id="gone")),
        lambda one: moved_set(one, "gone", 1),
        lambda one: moved_to(one, of(name="two"), "gone"),
        lambda one: set_name(one, "gone", str),
    ],
)
def test_a_set_that_is_not_there_is_refused(step: Callable[[SessionRecord], object]) -> None:
    with pytest.raises(NotAllowedError, match="no longer"):
        step(of("a"))


def test_a_set_is_called_by_its_number_within_its_exercise() -> None:
    record = session(
        done(id="a", exercise="rdl_barbell"),
        done(id="b"),
        done(id="c", exercise="rdl_barbell"),
    )
    assert set_name(record, "c", lambda _: "Romanian deadlift") == "set 2 of Romanian deadlift"
    assert set_name(record, "b", lambda _: "Glute\x1b[2J bridge") == "set 1 of Glute bridge"


@given(st.integers(0, 7), st.integers(-9, 9))
def test_moving_a_set_loses_none_and_keeps_the_order_of_the_others(place: int, by: int) -> None:
    ids = "abcdefgh"
    found = order(moved_set(of(*ids), ids[place], by))
    assert found.replace(ids[place], "") == ids.replace(ids[place], "")
    assert found.index(ids[place]) == min(max(place + by, 0), len(ids) - 1)


@given(st.integers(0, 4), st.integers(0, 4))
def test_putting_a_set_in_and_taking_it_out_changes_nothing(count: int, place: int) -> None:
    ids = "abcd"[:count]
    record = session(*(done(id=one, ordinal=n) for n, one in enumerate(ids, 1)))
    after = ids[min(place, count) - 1] if min(place, count) else None
    assert without_set(with_set(record, done(id="x"), after), "x") == record

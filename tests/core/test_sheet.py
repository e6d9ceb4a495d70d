"""The list of activities while it is being filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.errors import InputError
from postchain_tui.core.function import Activity, ActivityScore, rounds
from postchain_tui.core.sheet import Answer, Line, Sheet, sheet

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
SHOES, SIT = Line("a", "shoes", last=3), Line("b", "sit")
BOTH = Sheet((SHOES, SIT))


def test_a_score_goes_to_the_line_at_hand_and_on_to_the_next() -> None:
    filled = BOTH.scored(4)
    assert (filled.lines[0].shown, filled.index, filled.mean) == (Answer(4), 1, 4.0)
    assert filled.scored(None).scored(None).index == 1
    assert filled.scored(None).mean == 4.0
    assert filled.scored(0).mean == 2.0


def test_an_answer_can_be_given_again() -> None:
    assert BOTH.scored(4).moved(-1).scored(None).lines[0].shown == Answer(None)


def test_an_empty_list_takes_no_answers() -> None:
    empty = Sheet(())
    assert empty.here is None
    assert empty.mean is None
    assert empty.scored(3) == empty.moved(1) == empty.without_here() == empty
    assert not empty.has_changes


def test_a_new_activity_comes_last_and_is_at_hand() -> None:
    longer = BOTH.named(" lift\tbags ")
    assert longer.here == Line(None, "lift bags")
    assert longer.has_changes
    with pytest.raises(InputError):
        longer.named("SIT")


def test_a_list_of_five_is_full() -> None:
    filled = BOTH
    for name in ("one", "two"):
        filled = filled.named(name)
        assert not filled.is_full
    assert filled.named("three").is_full


def test_an_activity_may_be_called_what_it_is_but_not_like_another() -> None:
    renamed = BOTH.renamed("Shoes")
    assert (renamed.lines[0].name, renamed.lines[0].is_renamed) == ("Shoes", True)
    assert renamed.lines[1] == SIT
    assert renamed.has_changes
    with pytest.raises(InputError):
        BOTH.renamed("sit")


def test_what_is_removed_is_remembered_if_it_is_on_record() -> None:
    gone = BOTH.moved(1).without_here()
    assert (gone.lines, gone.index, gone.removed) == ((SHOES,), 0, ("b",))
    assert gone.has_changes
    assert not BOTH.named("new").without_here().has_changes
    assert gone.without_here().here is None


def test_scores_put_off_leave_the_names() -> None:
    put_off = BOTH.scored(4).named("new").without_answers()
    assert [line.answer for line in put_off.lines] == [None] * 3
    assert put_off.has_changes
    assert not BOTH.scored(4).without_answers().has_changes
    assert BOTH.scored(4).has_changes


def test_the_list_shows_the_newest_known_score_and_that_of_today() -> None:
    activities = (Activity("a", "shoes", 0), Activity("b", "sit", 1))
    given = [(0, "a", 3), (0, "b", 4), (7, "a", 5), (7, "b", None), (9, "a", None)]
    scores = [ActivityScore(one, NOON + timedelta(days), score) for days, one, score in given]
    first, second, today = rounds(activities, scores)
    made = sheet(activities, (first, second), today)
    assert made.lines == (
        Line("a", "shoes", last=5, today=Answer(None)),
        Line("b", "sit", last=4),
    )
    assert not made.has_changes
    assert sheet(activities, (), None).lines == (Line("a", "shoes"), Line("b", "sit"))


KEYS: tuple[Callable[[Sheet], Sheet], ...] = (
    lambda one: one.moved(1),
    lambda one: one.moved(-1),
    lambda one: one.scored(5),
    lambda one: one.without_here(),
    lambda one: one if one.is_full else one.named(f"thing {len(one.removed)} {len(one.lines)}"),
)


@given(st.lists(st.sampled_from(KEYS), max_size=20))
def test_the_line_at_hand_is_always_one_of_the_list(
    keys: list[Callable[[Sheet], Sheet]],
) -> None:
    filled = BOTH
    for key in keys:
        try:
            filled = key(filled)
        except InputError:
            continue
        assert (filled.here is None) == (not filled.lines)

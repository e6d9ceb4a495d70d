"""What a person can do, scored over the weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import function
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.function import Activity, ActivityScore, Round

FIRST = date(2026, 1, 5)
NAMES = ("shoes", "sit", "bags")
LIST = tuple(Activity(name, name, place) for place, name in enumerate(NAMES))
SCORES = st.one_of(st.none(), st.integers(0, 10))


def day(number: int) -> date:
    """A day counted from that of the first session."""
    return FIRST + timedelta(days=number)


def scored(day_number: int, name: str, score: int | None, hour: int = 12) -> ActivityScore:
    at = datetime(2026, 1, 5, hour, tzinfo=UTC) + timedelta(days=day_number)
    return ActivityScore(name, at, score)


def on(day_number: int, **scores: int | None) -> list[ActivityScore]:
    return [scored(day_number, name, score) for name, score in scores.items()]


def past(*groups: list[ActivityScore]) -> tuple[Round, ...]:
    return function.rounds(LIST, [one for group in groups for one in group])


# The score


@pytest.mark.parametrize(
    ("scores", "mean"),
    [
        ((3, 5, 4), 4.0),
        ((3, 3, 4), 3.3),
        ((3, 4, 3, 3), 3.3),
        ((0, 0), 0.0),
        ((None, 5, None), 5.0),
        ((), None),
        ((None,), None),
    ],
)
def test_the_score_is_the_mean_of_what_is_known(
    scores: tuple[int | None, ...], mean: float | None
) -> None:
    assert function.psfs(scores) == mean


@given(st.lists(SCORES, max_size=5))
def test_the_mean_lies_between_the_lowest_and_the_highest_score(scores: list[int | None]) -> None:
    mean = function.psfs(scores)
    known = [score for score in scores if score is not None]
    assert (mean is None) == (not known)
    if mean is not None:
        assert min(known) <= mean <= max(known)
        assert abs(mean - sum(known) / len(known)) <= 0.05 + 1e-9


# Rounds


def test_scores_of_one_day_are_one_round_in_the_order_of_the_activities() -> None:
    (first, second) = past(on(28, sit=6), on(0, bags=5, shoes=3, sit=None))
    assert (first.date, second.date) == (day(0), day(28))
    assert [one.activity for one in first.scores] == ["shoes", "sit", "bags"]
    assert (first.mean, second.mean) == (4.0, 6.0)
    assert first.known == {"shoes": 3, "bags": 5}


def test_the_latest_score_of_a_day_counts_also_when_it_is_not_known() -> None:
    corrected = past([scored(0, "sit", 9, hour=8), scored(0, "sit", 2, hour=20)])
    taken_back = past([scored(0, "sit", 9, hour=8), scored(0, "sit", None, hour=20)])
    assert [one.mean for one in (*corrected, *taken_back)] == [2.0, None]


def test_the_day_of_a_score_is_the_one_where_it_was_given() -> None:
    evening = datetime(2026, 1, 5, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    (only,) = function.rounds(LIST, [ActivityScore("sit", evening, 4)])
    assert only.date == date(2026, 1, 5)


def test_scores_of_what_is_no_longer_on_the_list_do_not_count() -> None:
    assert past(on(0, gone=1)) == ()
    assert past(on(0, gone=1, sit=5))[0].mean == 5.0


@given(
    st.lists(
        st.builds(
            scored, st.integers(0, 3), st.sampled_from(NAMES), SCORES, hour=st.integers(8, 10)
        ),
        max_size=12,
    ).flatmap(lambda scores: st.tuples(st.just(scores), st.permutations(scores)))
)
def test_the_order_in_which_scores_come_does_not_matter(
    orders: tuple[list[ActivityScore], list[ActivityScore]],
) -> None:
    one, other = (function.rounds(LIST, scores) for scores in orders)
    assert one == other
    assert function.change(one) == function.change(reversed(other))


# When it is asked


@pytest.mark.parametrize(
    ("on_day", "week"),
    [
        (-1, None),
        (0, 0),
        (27, 0),
        (28, 4),
        (34, 4),
        (35, None),
        (56, 8),
        (62, 8),
        (63, None),
        (84, 12),
        (90, 12),
        (91, None),
        (112, None),
        (4000, None),
    ],
)
def test_a_week_is_offered_from_its_day_on(on_day: int, week: int | None) -> None:
    assert function.is_due(FIRST, (), day(on_day)) == week


@pytest.mark.parametrize("answered", [-28, -1, 0, 1, 27])
def test_week_0_is_answered_once_shortly_before_or_within_four_weeks(answered: int) -> None:
    done = past(on(answered, sit=3))
    assert function.is_due(FIRST, done, day(27)) is None
    assert function.is_due(FIRST, done, day(28)) == 4


def test_week_0_is_not_answered_by_something_long_ago() -> None:
    assert function.is_due(FIRST, past(on(-29, sit=3)), day(0)) == 0


@pytest.mark.parametrize(("answered", "week"), [(27, 4), (28, None), (31, None)])
def test_week_4_is_answered_from_its_day_on(answered: int, week: int | None) -> None:
    assert function.is_due(FIRST, past(on(answered, sit=3)), day(31)) == week


def test_a_late_answer_is_not_taken_for_that_of_the_next_week() -> None:
    assert function.is_due(FIRST, past(on(0, sit=3), on(50, sit=4)), day(56)) == 8


def test_an_answer_of_which_nothing_was_known_is_an_answer() -> None:
    assert function.is_due(FIRST, past(on(28, sit=None)), day(30)) is None


def test_nothing_is_due_before_the_first_session_unless_activities_wait_for_a_score() -> None:
    assert function.is_due(None, (), FIRST) is None
    assert function.is_due(None, (), FIRST, is_named=True) == 0
    assert function.is_due(None, past(on(0, sit=3)), FIRST, is_named=True) is None


def test_activities_that_were_never_scored_keep_a_week_on_offer() -> None:
    assert function.is_due(FIRST, (), day(50), is_named=True) == 4
    assert function.is_due(FIRST, past(on(0, sit=3)), day(50), is_named=True) is None


def test_a_question_put_off_comes_back_on_the_next_day() -> None:
    assert function.is_due(FIRST, (), day(28), put_off=day(28)) is None
    assert function.is_due(FIRST, (), day(29), put_off=day(28)) == 4


@given(st.lists(st.integers(-60, 140)), st.integers(-60, 140), st.booleans())
def test_what_is_due_is_the_week_of_the_day_and_an_answer_settles_it(
    answered: list[int], on_day: int, is_named: bool
) -> None:
    done = past(*(on(number, sit=3) for number in answered))
    week = function.is_due(FIRST, done, day(on_day), is_named=is_named)
    assert week in {None, function.due_week(FIRST, day(on_day))}
    settled = past(*(on(number, sit=3) for number in (*answered, on_day)))
    assert function.is_due(FIRST, settled, day(on_day), is_named=is_named) is None


# What became of it


def test_two_points_on_the_average_are_beyond_noise() -> None:
    found = function.change(past(on(0, shoes=3, sit=5, bags=4), on(28, shoes=5, sit=6, bags=7)))
    assert found is not None
    assert (found.since, found.by, found.is_clear, found.count) == (day(0), 2.0, True, 3)
    assert found.activities == ("bags",)
    assert found.words == "+2.0: better, beyond measurement noise"


def test_worse_is_said_as_plainly_as_better() -> None:
    found = function.change(past(on(0, shoes=6, sit=6), on(28, shoes=4, sit=3)))
    assert found is not None
    assert found.words == "-2.5: worse, beyond measurement noise"


def test_less_than_two_points_may_be_noise() -> None:
    found = function.change(past(on(0, shoes=3, sit=5, bags=4), on(28, shoes=5, sit=6, bags=6)))
    assert found is not None
    assert (found.by, found.is_clear) == (1.7, False)
    assert found.words == "+1.7: no clear change, may be measurement noise"


def test_one_activity_may_change_clearly_while_the_average_does_not() -> None:
    found = function.change(past(on(0, shoes=3, sit=5, bags=4), on(28, shoes=6, sit=5, bags=4)))
    assert found is not None
    assert (found.is_clear, found.activities) == (False, ("shoes",))
    assert found.words == "+1.0: no clear change, except of 1 on its own"


@pytest.mark.parametrize(("newest", "is_clear"), [(5, False), (6, True)])
def test_a_single_activity_has_to_change_by_three(newest: int, is_clear: bool) -> None:
    found = function.change(past(on(0, sit=3), on(28, sit=newest)))
    assert found is not None
    assert found.is_clear == is_clear
    assert bool(found.activities) == is_clear


def test_only_activities_with_both_scores_are_compared() -> None:
    found = function.change(past(on(0, shoes=2, sit=4), on(28, sit=5, bags=9)))
    assert found is not None
    assert (found.by, found.count) == (1.0, 1)


def test_between_first_and_newest_lies_what_does_not_matter() -> None:
    groups = on(0, sit=3), on(7, sit=9), on(28, sit=4), on(35, sit=None)
    found = function.change(past(*groups))
    assert found is not None
    assert found.by == 1.0


@pytest.mark.parametrize(
    "groups",
    [
        (),
        (on(0, sit=3),),
        (on(0, sit=3), on(28, sit=None)),
        (on(0, sit=3), on(28, shoes=4)),
    ],
)
def test_without_two_scores_of_one_activity_there_is_no_change(
    groups: tuple[list[ActivityScore], ...],
) -> None:
    assert function.change(past(*groups)) is None


# What may be typed


def test_a_name_is_kept_on_one_line_without_anything_that_steers_a_terminal() -> None:
    assert function.read_name(" tie\x1b[31m my\nshoes ") == "tie my shoes"
    assert len(function.read_name("x" * 200)) == function.NAME_LIMIT


@pytest.mark.parametrize("text", ["", "  ", "\x1b[31m", "\u200b"])
def test_a_name_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="needs a name"):
        function.read_name(text)


def test_the_same_name_twice_is_refused() -> None:
    with pytest.raises(InputError, match="already"):
        function.read_name("Sit ", ["shoes", "sit"])


def test_a_score_is_0_to_10_or_not_known() -> None:
    for score in (0, 10, None):
        function.check_score(score)
    for score in (-1, 11):
        with pytest.raises(InputError):
            function.check_score(score)


def test_there_is_room_for_five() -> None:
    function.check_room(4)
    with pytest.raises(NotAllowedError):
        function.check_room(5)

"""What each muscle gets in a week."""

from __future__ import annotations

import pytest

from postchain_tui.core.progress.muscles import bar, muscles_page, sets_per_muscle
from postchain_tui.core.span import Span
from tests.core.progress.looks import HINGE, PLANK, column, look, pains, trained


def test_a_set_counts_whole_for_what_it_trains_and_half_for_what_helps() -> None:
    page = muscles_page(look(trained(3, 40), trained(1, 40)))
    table = page.table()
    assert [row[:2] for row in table.rows] == [
        ("hamstrings", "6"),
        ("erectors", "3"),
        ("glutes", "3"),
    ]
    assert table.bar == 2


def test_the_bars_are_as_long_as_their_share_of_the_most() -> None:
    most, *others = column(muscles_page(look(trained(3, 40))), "")
    assert most == "█" * 24
    assert others == ["█" * 12] * 2


@pytest.mark.parametrize(
    ("share", "words"), [(0, ""), (0.005, ""), (1 / 48, "▌"), (0.5, "█" * 12), (1, "█" * 24)]
)
def test_a_bar_is_made_of_whole_and_half_blocks(share: float, words: str) -> None:
    assert bar(share) == words


def test_sets_are_told_a_week_on_average_since_the_record_begins() -> None:
    done = (trained(13, 40), trained(1, 40))
    assert column(muscles_page(look(*done)), "sets a week")[0] == "3"
    assert column(muscles_page(look(*done, scores=pains({27: 1}))), "sets a week")[0] == "1.5"


def test_sets_before_the_span_do_not_count() -> None:
    back = look(trained(100, 40), trained(30, 40), span=Span.FOUR_WEEKS)
    assert muscles_page(back).table().rows == ()


def test_a_single_session_of_today_is_that_of_a_week() -> None:
    [most, *_] = sets_per_muscle(look(trained(0, 40)))
    assert (most.muscle, most.sets_per_week) == ("hamstrings", 3.0)


def test_all_exercises_count_whichever_is_looked_at() -> None:
    done = (trained(3, 40), trained(3, name=PLANK.id), trained(2, name=HINGE.id))
    assert sets_per_muscle(look(*done)) == sets_per_muscle(look(*done, exercise=None))
    assert {one.muscle for one in sets_per_muscle(look(*done))} == {
        "hamstrings",
        "glutes",
        "erectors",
    }


def test_an_exercise_that_the_catalog_does_not_have_trains_nothing_that_is_known() -> None:
    assert sets_per_muscle(look(trained(3, 40, name="gone"))) == ()


def test_easy_sets_do_not_count() -> None:
    assert sets_per_muscle(look(trained(3, 40, bout={"hard_sets": 0}))) == ()


def test_muscles_are_named() -> None:
    page = muscles_page(look(trained(3, 40), muscle_name=str.upper))
    assert column(page, "muscle")[0] == "HAMSTRINGS"


def test_without_any_sets_the_page_says_so() -> None:
    table = muscles_page(look(span=Span.YEAR)).table()
    assert table.rows == ()
    assert "a year" in table.empty

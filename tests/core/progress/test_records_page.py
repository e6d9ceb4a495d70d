"""The personal records of an exercise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.chronicle import BestSet
from postchain_tui.core.diary import SetKind
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.load import Unit
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.records import records_page
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.core.progress.looks import HINGE, NORDIC, PLANK, Trained, column, fact, look, trained


def _of_all_time(*done: Trained) -> tuple[BestSet, ...]:
    return tuple(best for one in done for best in one.best)


def _back(*done: Trained, **changes: Any) -> Look:
    """A look with the best sets of all time, told oldest first."""
    return look(*done, best_sets=_of_all_time(*done), **changes)


def test_records_are_told_newest_first_with_what_they_surpass() -> None:
    page = records_page(_back(trained(30, 40), trained(20, 42.5), trained(9, 42.5, 12)))
    assert page.table().rows == (
        ("21 Feb", "most reps with 42.5 kg: 12 (before 10)"),
        ("10 Feb", "heaviest so far: 42.5 kg × 10 (before 40 kg × 10)"),
    )


def test_a_first_time_is_no_record() -> None:
    page = records_page(_back(trained(9, 40)))
    assert page.table().rows == ()
    assert "first time" in page.table().empty


def test_only_records_within_the_span_are_told() -> None:
    done = (trained(60, 40), trained(40, 45), trained(9, 50))
    assert column(records_page(_back(*done, span=Span.FOUR_WEEKS)), "day") == ["21 Feb"]
    assert len(records_page(_back(*done, span=Span.ALL)).table().rows) == 2


def test_a_record_is_held_against_all_that_came_before_the_span() -> None:
    done = (trained(300, 60), trained(20, 40), trained(9, 50))
    assert records_page(_back(*done, span=Span.FOUR_WEEKS)).table().rows == ()


def test_a_record_of_another_year_is_told_with_it() -> None:
    done = (trained(300, 40), trained(200, 50))
    assert column(records_page(_back(*done, span=Span.ALL)), "day") == ["14 Aug 2025"]


def test_pain_above_the_ceiling_and_warm_ups_make_no_record() -> None:
    warmup = trained(9, 60, kind=SetKind.WARMUP)
    page = records_page(_back(trained(30, 40), trained(20, 50, pain=6), warmup))
    assert page.table().rows == ()
    assert "above 5" in " ".join(fact(page, "WHAT COUNTS"))


def test_the_ceiling_is_that_of_the_settings() -> None:
    done = (trained(30, 40), trained(20, 50, pain=6))
    page = records_page(_back(*done, settings=Settings(ceiling=6)))
    assert len(page.table().rows) == 1
    assert "above 6" in " ".join(fact(page, "WHAT COUNTS"))


@pytest.mark.parametrize(
    ("exercise", "done", "words"),
    [
        (
            PLANK,
            (
                trained(9, None, 1, name=PLANK.id, hold_ms=30_000),
                trained(3, None, 1, name=PLANK.id, hold_ms=40_000),
            ),
            "longest hold: 40 s (before 30 s)",
        ),
        (
            HINGE,
            (trained(9, None, 8, name=HINGE.id), trained(3, None, 12, name=HINGE.id)),
            "most reps: 12 (before 8)",
        ),
    ],
)
def test_holds_are_told_in_seconds_and_what_has_no_load_in_reps(
    exercise: Exercise, done: tuple[Trained, ...], words: str
) -> None:
    assert column(records_page(_back(*done, exercise=exercise)), "record") == [words]


def test_records_are_told_in_the_persons_unit() -> None:
    done = (trained(9, 95, unit=Unit.LB), trained(3, 100, unit=Unit.LB))
    [told] = column(records_page(_back(*done, settings=Settings(units=Unit.LB))), "record")
    assert told == "heaviest so far: 100 lb × 10 (before 95 lb × 10)"


def test_more_help_is_no_record() -> None:
    done = (trained(9, 20, name=NORDIC.id), trained(3, 30, 12, name=NORDIC.id))
    assert records_page(_back(*done, exercise=NORDIC)).table().rows == ()


def test_without_sets_there_is_no_record() -> None:
    assert records_page(look()).table().rows == ()
    assert records_page(look(trained(9, 40), exercise=None)).table().rows == ()


def test_a_set_of_which_nothing_was_counted_makes_no_record() -> None:
    done = (trained(9, 40), trained(3, 60, None))
    assert records_page(_back(*done)).table().rows == ()
    kept = replace(_back(*done), best_sets=())
    assert records_page(kept).table().rows == ()

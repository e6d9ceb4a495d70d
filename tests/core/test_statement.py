"""What is said in one go, and what is put on record of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from postchain_tui.core import statement
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.statement import Saying, Statement
from tests import build


def test_a_flare_counts_as_an_injury() -> None:
    made = statement.flare("long drive")
    assert [(one.kind, one.value, one.reason) for one in made.sayings] == [
        (DeclarationKind.FLARE, "yes", "long drive"),
        (DeclarationKind.INJURED, "yes", "long drive"),
    ]


@pytest.mark.parametrize(("is_injured", "value"), [(True, "yes"), (False, "no")])
def test_an_injury_is_said_and_taken_back(is_injured: bool, value: str) -> None:
    made = statement.injured(is_injured)
    assert made.sayings == (Saying(DeclarationKind.INJURED, value),)
    assert made.told.startswith("Injured" if is_injured else "Not injured")


def test_a_warning_sign_leaves_the_words_to_its_advice() -> None:
    made = statement.red_flag("fever")
    assert made.sayings == (Saying(DeclarationKind.RED_FLAG, "fever"),)
    assert (made.told, made.what) == ("", "tick a warning sign")


def test_an_assessment_is_said() -> None:
    assert statement.assessed().sayings == (Saying(DeclarationKind.ASSESSED, "yes"),)


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        (statement.pinned, DeclarationKind.PINNED),
        (statement.unpinned, DeclarationKind.UNPINNED),
        (statement.chosen, DeclarationKind.CHOSEN),
        (statement.anyway, DeclarationKind.ANYWAY),
    ],
)
def test_what_is_about_an_exercise_names_it(
    say: Callable[[Exercise], Statement], kind: DeclarationKind
) -> None:
    made = say(build.exercise())
    assert made.sayings == (Saying(kind, "glute_bridge", "glute_bridge"),)
    assert "Glute bridge" in made.what
    assert "Glute bridge" in made.told


@pytest.mark.parametrize("answer", ["taken", "moved", "refused"])
def test_a_light_week_is_taken_moved_or_refused(answer: str) -> None:
    assert statement.deload(answer).sayings == (Saying(DeclarationKind.DELOAD, answer),)


def test_another_answer_to_a_light_week_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="taken moved refused"):
        statement.deload("later")


def test_that_there_is_no_warning_sign_is_said_too() -> None:
    assert statement.no_signs().sayings == (Saying(DeclarationKind.SIGNS_ANSWERED, "none"),)


def test_an_assessment_speaks_of_a_lock_only_where_there_was_one() -> None:
    assert "locks" in statement.assessed().told
    assert "lock" not in statement.assessed(locked=False).told


def test_what_changes_nothing_puts_nothing_on_record() -> None:
    made = statement.nothing("It is so already.")
    assert (made.told, made.sayings) == ("It is so already.", ())

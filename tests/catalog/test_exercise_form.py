"""The form of one's own exercises, over every exercise that is shipped."""

from dataclasses import replace

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.exercise_form import changed, fields
from postchain_tui.core.exercise_parts import Known
from postchain_tui.core.load import Unit
from postchain_tui.core.new_exercise import blank, copied
from postchain_tui.core.own_exercise import placed, spellings

LIBRARY = Library()
KNOWN = Known(
    exercises={one.id: one for one in LIBRARY.all()},
    families={family.id: family.name for family in LIBRARY.families},
    muscles={muscle.id: muscle.label for muscle in LIBRARY.muscles.values()},
    unit=Unit.KG,
)
EVERY = pytest.mark.parametrize("shipped", LIBRARY.all(), ids=LIBRARY.ids)


def texts_of(exercise: Exercise, known: Known = KNOWN) -> dict[str, str]:
    return {field.key: field.text for field in fields(exercise, known)}


@EVERY
def test_a_copy_of_which_nothing_was_typed_is_the_same_exercise(shipped: Exercise) -> None:
    copy = copied(shipped, KNOWN.exercises)
    own = changed(copy, texts_of(copy), KNOWN)
    assert own == placed(replace(copy, id=own.id), KNOWN.exercises.get)
    assert own.id not in KNOWN.exercises
    assert own.name == f"{shipped.name} (my own)"
    kept = (
        *("family", "pattern", "implements", "measure", "unilateral", "begins_with", "load_type"),
        *("load_step_grams", "dose", "guidance", "muscles", "spine_load"),
    )
    assert all(getattr(own, name) == getattr(shipped, name) for name in kept)


@EVERY
def test_what_is_shown_of_an_exercise_makes_a_blank_one_into_the_same(shipped: Exercise) -> None:
    copy = copied(shipped, KNOWN.exercises)
    own = changed(copy, texts_of(copy), KNOWN)
    again = changed(blank(120), texts_of(own), KNOWN)
    assert texts_of(again) == texts_of(own)


@EVERY
def test_an_own_exercise_of_which_nothing_is_typed_stays_as_it_is(shipped: Exercise) -> None:
    own = changed(copied(shipped, KNOWN.exercises), {}, KNOWN)
    known = replace(KNOWN, exercises={**KNOWN.exercises, own.id: own}, unit=Unit.LB)
    assert changed(own, texts_of(own, known), known) == own


@EVERY
def test_a_line_of_the_form_holds_all_that_is_said_of_an_exercise(shipped: Exercise) -> None:
    assert all(len(field.text) <= field.limit for field in fields(shipped, KNOWN))


def test_no_two_exercises_share_a_name() -> None:
    named = [text for one in LIBRARY.all() for text in {one.name, *one.aliases}]
    assert len(spellings(LIBRARY.all())) >= len(named)


def test_while_injured_the_copy_of_a_good_morning_gives_way_to_the_pipe() -> None:
    for name in ("gm_pvc", "gm_band", "gm_barbell_empty", "gm_barbell_loaded"):
        own = changed(copied(LIBRARY.exercise(name), KNOWN.exercises), {}, KNOWN)
        assert not own.allowed_when_injured
        assert own.ladder.injured_fallback == "gm_pvc"

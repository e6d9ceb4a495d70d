"""Which exercise is meant."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.catalog.library import Library
from postchain_tui.coach import statements
from postchain_tui.coach.naming import Namer, name_of, namer_of
from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.typed import ExerciseText, SetText
from tests import build
from tests.coach.home import Home

LIBRARY = Library()
BAR = build.kg(20)


def _due(*exercises: str, role: Role = Role.WORK) -> list[Planned]:
    return [build.planned(LIBRARY.exercise(exercise), role=role) for exercise in exercises]


def _typed(name: str, *loads: Load) -> ExerciseText:
    return ExerciseText(name, 0, tuple(SetText(reps=10, load=load) for load in loads))


def test_every_exercise_is_known_by_its_id_and_its_name() -> None:
    namer = Namer(LIBRARY, (), BAR)
    for exercise in LIBRARY.all():
        assert namer.named(exercise.id) == exercise
        assert namer.named(exercise.name.upper()) == exercise


@pytest.mark.parametrize(("family", "alias"), [("hinge", "rdl"), ("good_morning", "gm")])
@given(grams=st.integers(min_value=19_501, max_value=400_000))
def test_the_bar_parts_the_rungs_of_a_family(family: str, alias: str, grams: int) -> None:
    found = Namer(LIBRARY, (), BAR).exercise(_typed(alias, Load(Decimal(grams) / 1000, Unit.KG)))
    is_loaded = grams >= 20_500
    assert found.family == family
    assert found.id.endswith(("barbell", "loaded") if is_loaded else ("bar", "barbell_empty"))


def test_the_heaviest_set_says_which_rung_it_is() -> None:
    namer = Namer(LIBRARY, (), BAR)
    assert namer.exercise(_typed("rdl", build.kg(60), build.kg(20))).id == "rdl_barbell"


def test_the_rung_that_is_due_counts_where_no_load_is_given() -> None:
    due = _due("rdl_barbell", "single_leg_bridge")
    namer = Namer(LIBRARY, due, BAR)
    assert namer.exercise(_typed("RDL")).id == "rdl_barbell"
    assert namer.exercise(_typed("bridge")).id == "single_leg_bridge"


def test_work_comes_before_warm_ups_and_drills_do_not_count() -> None:
    due = [*_due("gm_pvc", role=Role.WARMUP), *_due("wall_hinge", "rdl_dumbbell", "gm_band")]
    namer = Namer(LIBRARY, due, BAR)
    assert namer.exercise(_typed("gm")).id == "gm_band"
    assert namer.exercise(_typed("rdl")).id == "rdl_dumbbell"
    assert namer.exercise(_typed("rdl", build.kg(24))).id == "rdl_dumbbell"


@pytest.mark.parametrize("typed", [_typed("rdl"), _typed("gm"), _typed("rdl", build.kg(8))])
def test_what_is_not_clear_is_refused_with_the_rungs(typed: ExerciseText) -> None:
    with pytest.raises(InputError, match="Write one of: "):
        Namer(LIBRARY, _due("dowel_hinge"), BAR).exercise(typed)


def test_two_letters_are_too_few_for_a_part_of_a_name() -> None:
    namer = Namer(LIBRARY, (), BAR)
    assert namer.knows("swing")
    assert not namer.knows("sw")
    with pytest.raises(InputError):
        namer.named("sw")


def test_the_name_of_a_family_is_its_rung_that_is_due() -> None:
    namer = Namer(LIBRARY, _due("single_leg_bridge", "dowel_hinge"), BAR)
    assert namer.rung("bridge").id == "single_leg_bridge"
    assert namer.rung("gm_pvc").id == "gm_pvc"
    with pytest.raises(InputError, match="rdl_empty_bar"):
        namer.rung("rdl")


def test_a_rung_is_still_meant_while_a_drill_stands_in_for_it() -> None:
    home = Home()
    statements.choose(home.coach, "rdl_empty_bar")
    statements.injured(home.coach, True)
    assert "rdl_empty_bar" not in [one.exercise.id for one in home.coach.today().plan]
    assert namer_of(home.coach).rung("rdl").id == "rdl_empty_bar"


def test_an_exercise_that_the_catalog_does_not_have_is_named_by_its_id() -> None:
    home = Home()
    assert name_of(home.coach, "glute_bridge") == "Glute bridge"
    assert name_of(home.coach, "hip_wheel") == "hip_wheel"

"""What a person starts from who makes an exercise of her own."""

from dataclasses import replace

from postchain_tui.core.exercise import OWN, Ladder, Measure, Range, Rest, RestMode
from postchain_tui.core.new_exercise import blank, copied
from postchain_tui.core.own_exercise import LONGEST_NAME
from tests.build import exercise, gate

BRIDGE = exercise(
    gate=gate(),
    rules=("GB-01",),
    warmup_for=("run",),
    phase=2,
    ladder=Ladder(("tilt", "hinge", "gone"), ("thrust", "curl"), ("thrust",), ("frog",), "tilt"),
)
FAMILIES = {"tilt": "bridge", "thrust": "bridge", "hinge": "hinge", "curl": "curls"}
ALL = {name: exercise(id=name, name=name, family=family) for name, family in FAMILIES.items()}
ALL[BRIDGE.id] = BRIDGE


def test_a_blank_one_has_a_usual_dose_and_the_rest_that_is_set() -> None:
    made = blank(75)
    assert (made.id, made.name, made.family, made.basis) == ("", "", "", OWN)
    assert (made.dose.sets, made.dose.reps, made.measure) == (3, Range(8, 12), Measure.REPS)
    assert made.dose.rest == Rest(RestMode.COUNTDOWN, 75)
    assert str(made.dose.tempo) == "2-0-2-0"
    assert made.dose.reps_in_reserve == Range(2, 4)


def test_a_copy_is_done_instead_of_what_it_is_of() -> None:
    copy = copied(BRIDGE, ALL)
    assert (copy.id, copy.name, copy.aliases) == ("", "Glute bridge (my own)", ())
    assert copy.ladder.alternatives == ("glute_bridge", "frog")
    assert (copy.dose, copy.guidance, copy.family) == (BRIDGE.dose, BRIDGE.guidance, BRIDGE.family)


def test_a_copy_keeps_its_neighbours_of_the_family_alone() -> None:
    copy = copied(BRIDGE, ALL)
    assert (copy.ladder.regressions, copy.ladder.progressions) == (("tilt",), ("thrust",))
    assert copy.ladder.article_progressions == ()


def test_a_copy_has_nothing_that_only_shipped_ones_have() -> None:
    copy = copied(BRIDGE, ALL)
    assert (copy.gate, copy.rules, copy.warmup_for, copy.phase, copy.basis) == (
        None,
        (),
        (),
        1,
        OWN,
    )


def test_a_copy_of_a_copy_has_a_name_of_its_own() -> None:
    first = exercise(id="one", name="Glute bridge (my own)")
    second = exercise(id="two", name="Glute bridge (my own 2)")
    assert copied(BRIDGE, {**ALL, "one": first}).name == "Glute bridge (my own 2)"
    assert copied(BRIDGE, {**ALL, "one": first, "two": second}).name == "Glute bridge (my own 3)"


def test_the_name_of_a_copy_is_cut_where_it_is_too_long() -> None:
    name = copied(replace(BRIDGE, name="a" * LONGEST_NAME), ALL).name
    assert len(name) == LONGEST_NAME
    assert name.endswith("a (my own)")


def test_a_copy_of_the_first_good_morning_leads_on_to_none() -> None:
    pipe = exercise(
        id="gm_pvc", family="good_morning", ladder=Ladder((), ("bar",), (), (), "gm_pvc")
    )
    bar = exercise(
        id="bar", family="good_morning", ladder=Ladder(("gm_pvc",), ("more",), (), (), "gm_pvc")
    )
    more = exercise(id="more", family="good_morning")
    known = {one.id: one for one in (pipe, bar, more)}
    assert copied(pipe, known).ladder.progressions == ()
    assert copied(bar, known).ladder.progressions == ("more",)

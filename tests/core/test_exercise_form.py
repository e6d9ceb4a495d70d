"""The form of one's own exercises: what is typed comes back, what is not typed stays."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from postchain_tui.core.exercise import (
    OWN,
    Dose,
    Exercise,
    Guidance,
    Ladder,
    LoadType,
    Measure,
    Muscles,
    Phase,
    Range,
    Rest,
    RestMode,
    Tempo,
)
from postchain_tui.core.exercise_form import changed, fields
from postchain_tui.core.exercise_parts import Known
from postchain_tui.core.form import FieldError
from postchain_tui.core.load import Unit
from postchain_tui.core.new_exercise import blank
from postchain_tui.core.own_exercise import mistakes, placed, spellings, standard_gate
from tests.build import dose, exercise, gate

BRIDGE = exercise(gate=gate())
THRUST = exercise(
    id="hip_thrust",
    name="Hip thrust, barbell",
    aliases=(),
    rung=4,
    ladder=Ladder(("glute_bridge",), (), (), (), "glute_bridge"),
    allowed_when_injured=False,
)
HINGE = exercise(id="rdl", name="Romanian deadlift", aliases=(), family="hinge", pattern="hinge")
PIPE = exercise(
    id="gm_pvc",
    name="Good morning, pipe",
    aliases=(),
    family="good_morning",
    pattern="hinge",
    ladder=Ladder((), (), (), (), "gm_pvc"),
)
TOAD = exercise(id="toad", name="Toad, wide", aliases=(), family="toad", pattern="own", basis=OWN)
SHIPPED = (BRIDGE, THRUST, HINGE, PIPE, TOAD)
KNOWN = Known(
    exercises={one.id: one for one in SHIPPED},
    families={"bridge": "Bridges", "hinge": "Hinges", "good_morning": "Good mornings"},
    muscles={"glutes": "Glutes", "hamstrings": "Hamstrings", "calf": "Calves"},
    unit=Unit.KG,
)


def texts_of(one: Exercise, known: Known = KNOWN) -> dict[str, str]:
    return {field.key: field.text for field in fields(one, known)}


def made(**typed: str) -> Exercise:
    """A new exercise from a blank form."""
    start = blank(120)
    return changed(start, {**texts_of(start), "name": "Frog", **typed}, KNOWN)


def after(one: Exercise, **typed: str) -> Exercise:
    return changed(one, {**texts_of(one), **typed}, KNOWN)


def refused(one: Exercise, **typed: str) -> FieldError:
    with pytest.raises(FieldError) as caught:
        after(one, **typed)
    assert str(caught.value).endswith((".", "!", "?"))
    return caught.value


# What comes back

_TEXT = st.text(alphabet="abc ,;/é", min_size=1, max_size=12).map(str.strip)
_LINES = st.lists(_TEXT, max_size=3).map(tuple)
_RANGES = st.tuples(st.integers(1, 50), st.integers(0, 50)).map(lambda n: Range(n[0], sum(n)))
_PLACES = st.sampled_from(
    [
        ("bridge", ("glute_bridge",), ("hip_thrust",), ("rdl",), "glute_bridge"),
        ("bridge", ("glute_bridge",), (), ("hip_thrust", "rdl"), ""),
        ("bridge", (), (), (), "frog"),
        ("hinge", (), ("rdl",), (), "frog"),
        ("hinge", (), (), ("gm_pvc", "toad"), "gm_pvc"),
        ("good_morning", ("gm_pvc",), (), (), ""),
        ("toad", (), ("toad",), (), "frog"),
        ("frog", (), (), ("toad",), "glute_bridge"),
        ("", (), (), (), ""),
    ]
)


@st.composite
def _doses(draw: st.DrawFn, measure: Measure) -> Dose:
    is_hold = measure is Measure.HOLD
    seconds = draw(st.none() | st.integers(0, 600))
    rest = Rest(RestMode.AS_NEEDED, None) if seconds is None else Rest(RestMode.COUNTDOWN, seconds)
    tempo = st.tuples(*[st.integers(1, 30)] * 4).map(lambda parts: Tempo(*parts))
    return Dose(
        sets=draw(st.integers(1, 20)),
        reps=draw(st.none() | _RANGES if is_hold else _RANGES),
        hold_seconds=draw(_RANGES) if is_hold else None,
        rest=rest,
        tempo=None if is_hold else draw(st.none() | tempo | st.just(Tempo.read("2-X-1-0"))),
        reps_in_reserve=draw(st.sampled_from([None, Range(0, 0), Range(2, 4)])),
    )


@st.composite
def _own(draw: st.DrawFn) -> Exercise:
    """An own exercise of the id “frog” that nothing is wrong with."""
    family, easier, harder, beside, instead = draw(_PLACES)
    measure = draw(st.sampled_from(Measure))
    load_type = draw(st.sampled_from(LoadType))
    muscles = draw(st.permutations(list(KNOWN.muscles)))
    options = st.sampled_from([("mat",), ("rack", "bench"), ("trap_bar",)])
    one = exercise(
        id="frog",
        name=draw(_TEXT),
        aliases=tuple(draw(st.lists(_TEXT, max_size=3, unique=True))),
        family=family,
        pattern=OWN,
        implements=tuple(draw(st.lists(options, max_size=3, unique=True))),
        measure=measure,
        unilateral=draw(st.booleans()),
        begins_with=draw(st.sampled_from([Phase.ECCENTRIC, Phase.CONCENTRIC])),
        load_type=load_type,
        load_step_grams=draw(st.none() | st.integers(0, 9999)) if load_type.takes_load else None,
        dose=draw(_doses(measure)),
        guidance=Guidance(draw(_LINES), draw(_LINES), draw(_LINES), (), draw(_TEXT), draw(_TEXT)),
        muscles=Muscles(tuple(muscles[:1]), tuple(muscles[1:])),
        ladder=Ladder(easier, harder, (), beside, instead),
        allowed_when_injured=False,
        basis=OWN,
    )
    one = placed(one, KNOWN.exercises.get)
    assume(
        not mistakes(one, KNOWN.exercises.get, KNOWN.muscles, KNOWN.families, spellings(SHIPPED))
    )
    return one


@given(_own(), st.sampled_from(Unit))
def test_a_field_that_was_not_touched_changes_nothing(one: Exercise, unit: Unit) -> None:
    known = replace(KNOWN, unit=unit)
    assert changed(one, texts_of(one, known), known) == one
    assert changed(one, {}, known) == one


@given(_own(), _own(), st.sampled_from(Unit))
def test_what_is_typed_comes_back_as_it_was_shown(
    one: Exercise, other: Exercise, unit: Unit
) -> None:
    known = replace(KNOWN, unit=unit)
    typed, before = texts_of(other, known), texts_of(one, known)
    if one.measure is not other.measure:  # what looks the same counts as not touched
        assume(not any(typed[key] == before[key] for key in ("reps", "reserve")))
    assert texts_of(changed(one, typed, known), known) == typed


@given(_own())
def test_a_field_has_room_for_what_is_in_it(one: Exercise) -> None:
    assert all(len(field.text) <= field.limit for field in fields(one, KNOWN))


# A new one


def test_a_name_is_all_that_a_new_one_needs() -> None:
    frog = made()
    assert (frog.id, frog.name, frog.family, frog.rung) == ("frog", "Frog", "frog", 1)
    assert frog.gate == standard_gate(frog.dose, Measure.REPS)
    assert frog.ladder.injured_fallback == "glute_bridge"
    assert refused(blank(120)).key == "name"


def test_the_id_of_a_new_one_is_neither_that_of_an_exercise_nor_of_a_family() -> None:
    assert refused(blank(120), name="R.D.L.").key == "name"
    assert made(name="Bridge, wide").id == "bridge_wide"
    assert made(name="Bridge").id == "bridge_2"
    assert made(name="Hinge").id == "hinge_2"


def test_a_whole_exercise_is_typed() -> None:
    frog = made(
        aliases="wide bridge, frogs",
        easier="glute bridge",
        harder="Hip thrust, barbell",
        instead="romanian deadlift; Good morning, pipe",
        needs="mat, rack/bench",
        sides="each side",
        load="mass per hand",
        step="2,5",
        begins="lifting",
        sets="4",
        reps="6-8",
        rest="1:30",
        tempo="2-0-x-1",
        reserve="2",
        muscles="glutes",
        helps="hamstrings, calves",
        injured="The same",
        setup="Lie down",
        how="Soles together; knees out; up",
        cues="Wide",
        when_not="When it hurts",
        note="Mine",
    )
    assert frog.aliases == ("wide bridge", "frogs")
    assert (frog.family, frog.rung, frog.pattern) == ("bridge", 3, BRIDGE.pattern)
    assert frog.ladder == Ladder(("glute_bridge",), ("hip_thrust",), (), ("rdl", "gm_pvc"), "frog")
    assert frog.allowed_when_injured
    assert frog.implements == (("mat",), ("rack", "bench"))
    assert (frog.unilateral, frog.begins_with) == (True, Phase.CONCENTRIC)
    assert (frog.load_type, frog.load_step_grams) == (LoadType.EXTERNAL_PER_HAND, 2500)
    assert frog.dose == Dose(
        4,
        Range(6, 8),
        None,
        Rest(RestMode.COUNTDOWN, 90),
        Tempo.read("2-0-X-1"),
        Range(2, 2),
    )
    assert frog.muscles == Muscles(("glutes",), ("hamstrings", "calf"))
    assert frog.guidance == Guidance(
        ("Lie down",), ("Soles together", "knees out", "up"), ("Wide",), (), "When it hurts", "Mine"
    )


def test_what_is_offered_is_what_may_be_typed() -> None:
    frog = made()
    known = replace(KNOWN, exercises={**KNOWN.exercises, "frog": frog})
    offered = {field.key: field.choices for field in fields(frog, known)}
    assert "Glute bridge" in offered["easier"]
    assert "Frog" not in offered["easier"]
    assert offered["injured"][0] == "the same"
    assert offered["family"] == ("Bridges", "Hinges", "Good mornings")
    assert "trap bar" in offered["needs"]
    for key in ("counted", "sides", "load", "begins"):
        assert texts_of(frog)[key] in offered[key]


def test_the_hints_know_the_unit_and_what_is_counted() -> None:
    pounds = {field.key: field for field in fields(made(), replace(KNOWN, unit=Unit.LB))}
    assert pounds["step"].hint.startswith("of lb")
    held = made(counted="holds", hold="20-40")
    assert {field.key: field for field in fields(held, KNOWN)}["reps"].label == "holds"


# What follows


def test_the_gate_follows_the_dose_unless_it_is_another_one() -> None:
    frog = made()
    more = after(frog, sets="5", reps="15")
    assert more.gate == standard_gate(more.dose, Measure.REPS)
    stricter = replace(frog, gate=gate(sessions=5))
    assert after(stricter, sets="5").gate == stricter.gate


def test_the_family_follows_what_is_easier_and_harder() -> None:
    frog = made(easier="Glute bridge")
    assert frog.family == "bridge"
    moved = after(frog, easier="Romanian deadlift")
    assert (moved.family, moved.pattern) == ("hinge", "hinge")
    alone = after(frog, easier="")
    assert (alone.family, alone.rung) == ("bridge", 1)
    assert after(alone, family="").family == "frog"
    assert after(alone, family="").pattern == OWN


def test_a_family_is_told_by_its_name_or_by_that_of_the_own_one_that_begins_it() -> None:
    assert made(family="hinges").pattern == "hinge"
    of_toad = made(family="Toad wide")
    assert of_toad.family == "toad"
    assert texts_of(of_toad)["family"] == "Toad, wide"
    error = refused(made(), family="Squats")
    assert error.key == "family"
    assert "Bridges, Hinges, Good mornings" in str(error)


def test_what_only_counts_reps_goes_when_holds_are_counted() -> None:
    held = made(counted="holds", hold="20-40")
    assert (held.dose.tempo, held.dose.reps_in_reserve, held.dose.reps) == (None, None, None)
    assert held.gate is not None
    assert (held.gate.measure, held.gate.min_each) == (Measure.HOLD, 20)
    assert made(counted="holds", hold="20", reps="3").dose.reps == Range(3, 3)
    counted = after(held, counted="reps", reps="10")
    assert counted.dose.hold_seconds is None
    assert refused(held, counted="reps").key == "reps"
    assert refused(made(), counted="holds").key == "hold"


def test_a_step_goes_when_there_is_no_mass_any_more() -> None:
    heavy = made(load="machine", step="5")
    assert after(heavy, load="band").load_step_grams is None
    assert refused(heavy, load="band", step="2").key == "step"
    assert after(heavy, load="mass in total").load_step_grams == 5000


# While injured


def test_while_injured_something_else_is_done_or_the_same() -> None:
    frog = made()
    assert texts_of(frog)["injured"] == "Glute bridge"
    same = after(frog, injured="the same")
    assert (same.allowed_when_injured, same.ladder.injured_fallback) == (True, "frog")
    assert texts_of(same)["injured"] == "the same"
    other = after(same, injured="Good morning, pipe")
    assert (other.allowed_when_injured, other.ladder.injured_fallback) == (False, "gm_pvc")
    assert after(other, injured="").ladder.injured_fallback == "glute_bridge"
    known = replace(KNOWN, exercises={**KNOWN.exercises, "frog": frog})
    assert changed(frog, {"injured": "Frog"}, known) == same


def test_one_exercise_at_most_is_done_instead() -> None:
    assert refused(made(), injured="Glute bridge; toad").key == "injured"
    assert refused(made(), injured="Hip thrust, barbell").key == "injured"


def test_of_a_good_morning_the_law_says_what_is_done_while_injured() -> None:
    one = made(easier="Good morning, pipe", injured="Good morning, pipe")
    assert one.ladder.injured_fallback == "gm_pvc"
    assert after(one, injured="") == one
    for told in ("the same", "Glute bridge"):
        error = refused(one, injured=told)
        assert (error.key, "“Good morning, pipe”" in str(error)) == ("injured", True)


# What is refused


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("name", "a" * 61),
        ("name", "Glute-bridge"),
        ("aliases", "fine, hip bridge"),
        ("easier", "Nonesuch"),
        ("harder", "Nonesuch"),
        ("instead", "Nonesuch"),
        ("needs", "broom"),
        ("counted", "minutes"),
        ("sides", "left"),
        ("load", ""),
        ("step", "2"),
        ("step", "much"),
        ("begins", "waiting"),
        ("sets", "many"),
        ("sets", "21"),
        ("reps", "0"),
        ("reps", ""),
        ("hold", "20"),
        ("rest", "11:00"),
        ("rest", ""),
        ("tempo", "fast"),
        ("tempo", "0-0-0-0"),
        ("reserve", "4-2"),
        ("muscles", "tail"),
        ("helps", "tail"),
        ("injured", "Nonesuch"),
        ("setup", "a" * 501),
        ("how", "a" * 501),
        ("cues", "a" * 501),
        ("when_not", "a" * 501),
        ("note", "a" * 501),
    ],
)
def test_the_field_that_is_meant_is_told(key: str, text: str) -> None:
    assert refused(made(), **{key: text}).key == key


def test_what_contradicts_another_field_is_told_at_its_own() -> None:
    assert refused(made(), easier="Glute bridge", family="Hinges").key == "easier"
    assert refused(made(), harder="Glute bridge", family="Hinges").key == "harder"
    assert refused(made(), easier="Glute bridge", instead="Glute bridge").key == "instead"
    assert refused(made(), muscles="Glutes", helps="Glutes").key == "helps"


def test_a_mistake_that_no_field_is_for_is_told_at_the_nearest() -> None:
    frog = made()
    bad_gate: Any = replace(frog, gate=gate(sessions=0))
    assert refused(bad_gate).key == "sets"
    upside: Any = replace(frog, begins_with=Phase.TOP)
    assert refused(upside).key == "begins"
    assert texts_of(upside)["begins"] == "top"


def test_an_exercise_that_is_not_there_any_more_is_shown_by_its_id() -> None:
    frog = replace(made(), ladder=Ladder(("gone",), (), (), (), "glute_bridge"))
    assert texts_of(frog)["easier"] == "gone"
    assert refused(frog).key == "easier"
    assert after(frog, easier="Glute bridge").family == "bridge"


def test_rest_tempo_and_reps_are_shown_as_they_are_typed() -> None:
    shown = texts_of(exercise(dose=dose()))
    assert (shown["rest"], shown["tempo"], shown["reps"]) == ("as needed", "2-0-1-2", "10")

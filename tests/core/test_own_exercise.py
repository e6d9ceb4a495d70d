"""One's own exercises: ids, places, gates, and what is refused."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.exercise import (
    OWN,
    Exercise,
    Fault,
    Guidance,
    Ladder,
    Measure,
    Muscles,
    Phase,
    Range,
)
from postchain_tui.core.own_exercise import mistakes, own_id, placed, spellings, standard_gate
from tests.build import dose, exercise, gate

BRIDGE = exercise(gate=gate())
HARDER = exercise(
    id="hip_thrust",
    name="Hip thrust",
    aliases=("thruster",),
    rung=4,
    pattern="thrust",
    ladder=Ladder(("glute_bridge",), (), (), (), "glute_bridge"),
    allowed_when_injured=False,
)
PIPE = exercise(id="gm_pvc", name="Good morning, pipe", family="good_morning", rung=0)
ALL = {one.id: one for one in (BRIDGE, HARDER, PIPE)}
NAMES = spellings(ALL.values())
MUSCLES = frozenset({"glutes", "hamstrings"})
FAMILIES = frozenset({"bridge", "good_morning"})


def ladder(**changes: Any) -> Ladder:
    return replace(Ladder((), (), (), (), ""), **changes)


def own(**changes: Any) -> Exercise:
    made = {
        "id": "frog",
        "name": "Frog bridge",
        "aliases": (),
        "family": "",
        "pattern": OWN,
        "allowed_when_injured": False,
        "ladder": ladder(),
        "basis": OWN,
        **changes,
    }
    return exercise(**made)


def put(**changes: Any) -> Exercise:
    return placed(own(**changes), ALL.get)


def wrong(**changes: Any) -> dict[str, str]:
    """What is wrong with a good own exercise of which something was changed."""
    one = replace(put(), **changes)
    return dict(mistakes(one, ALL.get, MUSCLES, FAMILIES, NAMES))


# Ids


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Frog bridge", "frog_bridge"),
        ("Brücke, große", "brucke_grosse"),
        ("  --Été 2!", "ete_2"),
        ("мост", "exercise"),
        ("", "exercise"),
    ],
)
def test_an_id_is_made_of_the_plain_letters_of_a_name(name: str, expected: str) -> None:
    assert own_id(name, ()) == expected


def test_an_id_that_is_taken_gets_the_next_number() -> None:
    assert own_id("Frog", {"frog"}) == "frog_2"
    assert own_id("Frog", {"frog", "frog_2", "frog_3"}) == "frog_4"
    assert own_id("a" * 80, {"a" * 60}) == "a" * 58 + "_2"


@given(st.text(), st.sets(st.sampled_from(["exercise", "a", "a_2", "b", "0"])))
def test_an_id_is_never_empty_long_or_taken(name: str, taken: set[str]) -> None:
    found = own_id(name, taken)
    assert found not in taken
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9_]{0,58}[a-z0-9])?", found)


# Gates


def test_the_gate_of_reps_asks_for_the_most_of_them() -> None:
    found = standard_gate(dose(sets=4, reps=Range(8, 12)), Measure.REPS)
    assert (found.sets, found.min_each, found.measure) == (4, 12, Measure.REPS)
    assert (found.sessions, found.max_pain_during, found.mastered) == (2, 0, True)
    assert (found.max_rest_pain, found.rest_seconds, found.source) == (None, None, OWN)


def test_the_gate_of_holds_asks_for_the_shortest_of_them() -> None:
    held = dose(reps=Range(3, 5), hold_seconds=Range(20, 40))
    assert standard_gate(held, Measure.HOLD).min_each == 20
    assert standard_gate(dose(reps=None), Measure.HOLD).min_each == 1


# Places


def test_one_that_stands_alone_begins_a_family_of_its_own() -> None:
    found = put()
    assert (found.family, found.rung, found.pattern) == ("frog", 1, OWN)
    assert found.gate == standard_gate(found.dose, found.measure)
    assert found.ladder.injured_fallback == "glute_bridge"
    assert not found.allowed_when_injured


def test_the_easier_one_says_family_rung_pattern_and_what_injury_makes_of_it() -> None:
    found = put(ladder=ladder(regressions=("hip_thrust",)))
    assert (found.family, found.rung, found.pattern) == ("bridge", 5, "thrust")
    assert found.ladder.injured_fallback == "glute_bridge"
    between = put(ladder=ladder(regressions=("glute_bridge",), progressions=("hip_thrust",)))
    assert between.rung == 3


def test_the_harder_one_says_it_where_there_is_no_easier_one() -> None:
    assert put(ladder=ladder(progressions=("hip_thrust",))).rung == 3
    assert put(ladder=ladder(progressions=("gm_pvc",))).rung == 0


def test_a_family_of_its_own_gives_way_to_that_of_the_easier_one() -> None:
    assert put(family="frog", ladder=ladder(regressions=("glute_bridge",))).family == "bridge"
    told = put(family="good_morning", ladder=ladder(regressions=("glute_bridge",)))
    assert (told.family, told.rung) == ("good_morning", 1)


def test_what_is_not_there_does_not_say_anything() -> None:
    assert put(ladder=ladder(regressions=("none",))).family == "frog"


def test_a_pattern_and_a_gate_that_counts_the_same_stay() -> None:
    stricter = gate(sessions=5)
    found = put(pattern="squat", gate=stricter, ladder=ladder(regressions=("glute_bridge",)))
    assert (found.pattern, found.gate) == ("squat", stricter)
    held = put(gate=stricter, measure=Measure.HOLD, dose=dose(hold_seconds=Range(9, 9)))
    assert held.gate == standard_gate(held.dose, Measure.HOLD)


def test_what_only_shipped_exercises_have_is_taken_off() -> None:
    found = put(
        rules=("GM-02",),
        warmup_for=("run",),
        phase=3,
        basis="article",
        ladder=ladder(article_progressions=("a",), own_progressions=("b",)),
    )
    assert (found.rules, found.warmup_for, found.phase, found.basis) == ((), (), 1, OWN)
    assert found.ladder.ways == ()


def test_what_other_own_exercises_said_of_it_stays_theirs() -> None:
    woven = ladder(progressions=("hip_thrust", "toad"), own_progressions=("toad", "gone"))
    assert put(ladder=woven).ladder.own_progressions == ("toad",)


def test_what_may_be_done_while_injured_stands_in_for_itself() -> None:
    for told in (
        put(allowed_when_injured=True),
        put(ladder=ladder(injured_fallback="frog")),
    ):
        assert told.allowed_when_injured
        assert told.ladder.injured_fallback == "frog"
    other = put(ladder=ladder(injured_fallback="gm_pvc"))
    assert (other.allowed_when_injured, other.ladder.injured_fallback) == (False, "gm_pvc")


def test_a_good_morning_gives_way_to_the_pipe_whatever_was_said() -> None:
    found = put(family="good_morning", allowed_when_injured=True)
    assert (found.allowed_when_injured, found.ladder.injured_fallback) == (False, "gm_pvc")


def test_to_place_what_has_its_place_changes_nothing() -> None:
    for one in (put(), put(ladder=ladder(regressions=("hip_thrust",)))):
        assert placed(one, ALL.get) == one


# What is refused


def test_nothing_is_wrong_with_a_good_one() -> None:
    assert wrong() == {}
    assert mistakes(put(), ALL.get, MUSCLES, FAMILIES) == ()


@pytest.mark.parametrize("name", ["", "!?", "a" * 61, "two\nlines", " frog"])
def test_a_name_is_a_short_line_with_a_letter_in_it(name: str) -> None:
    assert "1 to 60 characters" in wrong(name=name)["name"]
    assert "1 to 60 characters" in wrong(aliases=("fine", name))["aliases"]


@pytest.mark.parametrize("name", ["Hip-Thrust", "THRUSTER", "glute bridge", "gm_pvc"])
def test_a_name_that_another_exercise_has_is_refused(name: str) -> None:
    assert name in wrong(name=name)["name"]
    assert name in wrong(aliases=(name,))["aliases"]


def test_the_names_it_has_already_are_its_own() -> None:
    one = put()
    names = {**NAMES, "frogbridge": "frog"}
    assert mistakes(one, ALL.get, MUSCLES, FAMILIES, names) == ()


def test_there_are_only_so_many_other_names() -> None:
    assert "at most 10" in wrong(aliases=tuple(f"frog {number}" for number in range(11)))["aliases"]


def test_a_family_is_one_that_there_is_or_that_an_own_exercise_begins() -> None:
    assert "family" in wrong(family="nonesuch")
    toad = replace(put(), id="toad", name="Toad", family="toad")
    found = {**ALL, "toad": toad}
    of_toad = replace(put(), family="toad")
    assert mistakes(of_toad, found.get, MUSCLES, FAMILIES) == ()
    assert "family" in wrong(family="hip_thrust")


def test_what_is_needed_is_an_implement() -> None:
    assert wrong(implements=(("mat",), ("bench", "rack"))) == {}
    assert "mat, pipe" in wrong(implements=(("mat", "broom"),))["implements"]
    assert "mat, pipe" in wrong(implements=((),))["implements"]


def test_a_repetition_begins_with_lowering_or_lifting() -> None:
    assert "begins_with" in wrong(begins_with=Phase.TOP)


def test_muscles_are_known_and_told_once() -> None:
    assert "“tail”" in wrong(muscles=Muscles(("tail",), ()))["muscles.primary"]
    assert "“tail”" in wrong(muscles=Muscles((), ("tail",)))["muscles.secondary"]
    assert "once" in wrong(muscles=Muscles(("glutes",), ("glutes",)))["muscles.secondary"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (Guidance(("a\nb",), (), (), (), "", ""), "setup"),
        (Guidance((), ("a" * 501,), (), (), "", ""), "steps"),
        (Guidance((), (), ("a",) * 21, (), "", ""), "cues"),
        (Guidance((), (), (), (Fault("a" * 300, "b" * 300),), "", ""), "faults"),
        (Guidance((), (), (), (), "\x1b[2J", ""), "when_not"),
        (Guidance((), (), (), (), "", "a" * 501), "note"),
    ],
)
def test_texts_are_lines_of_some_length(words: Guidance, key: str) -> None:
    assert set(wrong(guidance=words)) == {key}


def test_mistakes_of_dose_and_ladder_are_told_too() -> None:
    found = wrong(dose=dose(sets=0), ladder=ladder(regressions=("none",), injured_fallback="none"))
    assert set(found) == {"dose.sets", "ladder.regressions", "ladder.injured_fallback"}

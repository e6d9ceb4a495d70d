"""Programs as files: all mistakes at once, each with its line; what is written reads the same."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from functools import reduce
from operator import getitem
from typing import Any

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.mistakes import Mistake, MistakesError
from postchain_tui.catalog.program_file import Shared, read_file, written
from postchain_tui.catalog.programs import program, programs
from postchain_tui.core.exercise import Dose, Measure, Range, Rest, RestMode, Tempo
from postchain_tui.core.program import Program, Slot
from postchain_tui.core.text import harmless

LIBRARY = Library()

PLAN = """\
id = "my_plan"
name = "My plan"

[[day]]
name = "A"
weekdays = ["monday"]

[[day]]
name = "B"
weekdays = ["thursday"]

[[stage]]
name = "One"
sessions = 6

[[stage]]
name = "Two"
sessions = 12
needs = ["glute_bridge"]

[[slot]]
role = "work"
exercises = [
  "glute_bridge",
  "heel_dig",
]
days = ["A"]
stages = ["One"]

[slot.dose]
sets = 3
reps = [8, 12]
rest = "as needed"
tempo = "2-0-1-2"

[[slot]]
family = "hinge"
skippable = true

[[exercise]]
id = "heel_dig"
name = "Heel dig"
family = "bridge"
implements = [["mat"], ["band", "loop_band"]]

[exercise.dose]
sets = 3
reps = [10, 12]

[exercise.muscles]
primary = ["hamstrings"]

[exercise.ladder]
regressions = ["glute_bridge"]
"""
LINES = PLAN.splitlines()


def line_of(begin: str, which: int = 1) -> int:
    """The line that begins so, the first or a later one."""
    return [number for number, line in enumerate(LINES, 1) if line.strip().startswith(begin)][
        which - 1
    ]


def refused(text: str, file: str = "plan.toml") -> MistakesError:
    with pytest.raises(MistakesError) as caught:
        read_file(text, file, LIBRARY)
    return caught.value


def test_a_slot_may_stay_on_what_it_lists() -> None:
    text = PLAN.replace("skippable = true", "stays = true")
    assert [slot.stays for slot in read_file(text, "plan.toml", LIBRARY).program.slots] == [
        False,
        True,
    ]
    (found,) = refused(PLAN.replace("skippable = true", 'stays = "yes"')).mistakes
    assert (found.line, found.key) == (line_of("skippable"), "slot 2, stays")


def test_a_plan_without_mistakes_is_read() -> None:
    found = read_file(PLAN, "plan.toml", LIBRARY)
    first, second = found.program.slots
    assert (found.program.goal, found.program.summary) == ("", "")
    assert first.exercises == ("glute_bridge", "heel_dig")
    assert first.dose == Dose(
        3, Range(8, 12), None, Rest(RestMode.AS_NEEDED, None), Tempo(2, 0, 1, 2), None
    )
    hinges = next(family for family in LIBRARY.families if family.id == "hinge")
    assert (second.family, second.exercises) == ("hinge", hinges.exercises)
    assert found.program.goes_by_weekday


def test_an_exercise_of_the_file_has_its_place_on_the_ladder() -> None:
    (heel_dig,) = read_file(PLAN, "plan.toml", LIBRARY).exercises
    bridge = LIBRARY.exercise("glute_bridge")
    assert (heel_dig.rung, heel_dig.pattern) == (bridge.rung + 1, bridge.pattern)
    assert heel_dig.ladder.injured_fallback == "glute_bridge"
    assert heel_dig.gate is not None
    assert (heel_dig.gate.sets, heel_dig.gate.min_each, heel_dig.gate.sessions) == (3, 12, 2)


def test_a_slot_of_a_family_holds_the_exercises_of_the_file_too() -> None:
    found = read_file(PLAN.replace('"hinge"', '"bridge"'), "plan.toml", LIBRARY)
    exercises = found.program.slots[1].exercises
    assert exercises.index("heel_dig") == exercises.index("glute_bridge") + 1


def test_exercises_of_a_file_can_be_named_before_they_come() -> None:
    later = '[[exercise]]\nid = "harder"\nname = "Harder"\nladder.regressions = ["heel_dig"]\n'
    text = PLAN.replace("[[exercise]]", later + "[[exercise]]")
    harder, heel_dig = read_file(text, "plan.toml", LIBRARY).exercises
    assert (harder.family, harder.rung) == ("bridge", heel_dig.rung + 1)


MISTAKES = {
    "an id that cannot be one": ('"my_plan"', '"My plan"', 1, "id", "An id is made of"),
    "an id of a shipped program": ('"my_plan"', '"basics"', 1, "id", "something shipped"),
    "no id": ('id = "my_plan"\n', "\n", None, "id", "This is missing"),
    "a number for a text": ('"My plan"', "3", 2, "name", "should be a text"),
    "no name": ('"My plan"', '""', 2, "name", "needs a name"),
    "a misspelled key": (
        'name = "My plan"',
        'name = "My plan"\ngaol = ""',
        3,
        "gaol",
        "not known here. Did you mean “goal”?",
    ),
    "an unknown weekday": (
        '"monday"',
        '"mondy"',
        6,
        "day 1, weekdays",
        "Did you mean “monday”",
    ),
    "a text for a number": ("sessions = 6", 'sessions = "6"', 14, "stage 1, sessions", "number"),
    "a stage without sessions": ("sessions = 6", "sessions = 0", 14, "stage 1, sessions", "1 to"),
    "a stage that waits for nobody": (
        'needs = ["glute_bridge"]',
        'needs = ["glute_birdge"]',
        19,
        "stage 2, needs",
        "Did you mean “glute_bridge”",
    ),
    "an unknown role": ('role = "work"', 'role = "wrok"', 22, "slot 1, role", "mean “work”"),
    "an unknown exercise": (
        '  "glute_bridge"',
        '  "glute_brige"',
        24,
        "slot 1, exercises",
        "Did you mean “glute_bridge”",
    ),
    "an exercise listed twice": (
        '  "heel_dig",\n]',
        '  "glute_bridge",\n  "glute_bridge",\n]',
        23,
        "slot 1, exercises",
        "once",
    ),
    "an unknown day": ('days = ["A"]', 'days = ["C"]', 27, "slot 1, days", "“A”, “B”"),
    "an unknown stage": (
        'stages = ["One"]',
        'stages = ["Oone"]',
        28,
        "slot 1, stages",
        "“One”, “Two”",
    ),
    "no sets": ("sets = 3", "sets = 0", 31, "slot 1, dose.sets", "1 to 20"),
    "far too many sets": ("sets = 3", "sets = 99", 31, "slot 1, dose.sets", "1 to 20"),
    "more at least than at most": (
        "reps = [8, 12]",
        "reps = [12, 8]",
        32,
        "slot 1, dose.reps",
        "the lower first",
    ),
    "what is counted held as well": (
        "reps = [8, 12]",
        "reps = [8, 12]\nhold_seconds = [5, 6]",
        33,
        "slot 1, dose.hold_seconds",
        "reps",
    ),
    "neither reps nor seconds": ("reps = [8, 12]\n", "\n", 30, "slot 1, dose.reps", "needs reps"),
    "no rest": ('"as needed"', '"a while"', 33, "slot 1, dose.rest", "“as needed”"),
    "no tempo": ('"2-0-1-2"', '"slow"', 34, "slot 1, dose.tempo", "3-1-1-0"),
    "an unknown family": (
        'family = "hinge"',
        'family = "hinges"',
        37,
        "slot 2, family",
        "Did you mean “hinge”",
    ),
    "a family and a list": (
        'family = "hinge"',
        'family = "hinge"\nexercises = ["glute_bridge"]',
        38,
        "slot 2, exercises",
        "left out",
    ),
    "neither a family nor a list": (
        'family = "hinge"\n',
        "\n",
        36,
        "slot 2, exercises",
        "at least one",
    ),
    "no truth": ("skippable = true", "skippable = 1", 38, "slot 2, skippable", "true or false"),
    "an id of a shipped exercise": (
        'id = "heel_dig"',
        'id = "pelvic_tilt"',
        41,
        "exercise 1, id",
        "something shipped",
    ),
    "an id of a shipped family": ('"heel_dig"\nn', '"calf"\nn', 41, "exercise 1, id", "shipped"),
    "a name of another": (
        '"Heel dig"',
        '"Glute bridge"',
        42,
        "exercise 1, name",
        "that of another",
    ),
    "a family that is none": (
        'family = "bridge"',
        'family = "brigde"',
        43,
        "exercise 1, family",
        "Did you mean “bridge”",
    ),
    "an unknown implement": ('"mat"', '"treadmill"', 44, "exercise 1, implements", "kettlebell"),
    "an unknown muscle": (
        '"hamstrings"',
        '"glutes"',
        51,
        "exercise 1, muscles.primary",
        "“gluteus_maximus”",
    ),
    "a rung that is not there": (
        'regressions = ["glute_bridge"]',
        'regressions = ["glute_brige"]',
        54,
        "exercise 1, ladder.regressions",
        "Did you mean “glute_bridge”",
    ),
    "easier than itself": (
        'regressions = ["glute_bridge"]',
        'regressions = ["glute_bridge"]\nprogressions = ["pelvic_tilt"]',
        55,
        "exercise 1, ladder.progressions",
        "",
    ),
}

FOLLOWING = {
    "an unknown exercise": {"stage 2, needs"},
    "an unknown stage": {"stage 2, needs"},
    "an id of a shipped exercise": {"slot 1, exercises"},
    "an id of a shipped family": {"slot 1, exercises"},
    "a family that is none": {"exercise 1, ladder.regressions"},
    "easier than itself": {"exercise 1, ladder.regressions"},
}
"""What else a mistake makes wrong."""


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_told_with_its_line_its_key_and_what_is_allowed(kind: str) -> None:
    right, wrong, line, key, said = MISTAKES[kind]
    found = refused(PLAN.replace(right, wrong, 1)).mistakes
    told = [one for one in found if one.key == key and said in one.message]
    assert told, found
    assert told[0].line == line
    assert {one.key for one in found} - {key} <= FOLLOWING.get(kind, set())


def test_a_line_is_told_for_every_mistake_of_a_file_at_once() -> None:
    wrongs = {
        "an id that cannot be one",
        "a misspelled key",
        "an unknown weekday",
        "a text for a number",
        "a stage that waits for nobody",
        "an unknown exercise",
        "an unknown day",
        "far too many sets",
        "more at least than at most",
        "no rest",
        "no tempo",
        "an unknown family",
        "a name of another",
        "an unknown implement",
        "an unknown muscle",
    }
    text = PLAN
    for kind, (right, wrong, *_) in MISTAKES.items():
        if kind in wrongs:
            text = text.replace(right, wrong, 1)
    error = refused(text)
    assert {one.key for one in error.mistakes} == {MISTAKES[kind][3] for kind in wrongs}
    lines = [one.line for one in error.mistakes]
    assert lines == sorted(line for line in lines if line is not None)
    assert str(error).startswith("plan.toml has 15 mistakes:\nline 1, id: ")
    assert "line 32, slot 1, dose.sets: Sets are 1 to 20." in str(error)
    said = [one.message for one in error.mistakes if one.key == "stage 2, needs"]
    assert all("Did you mean “glute_bridge”" in message for message in said)


def test_a_ladder_that_leads_back_to_its_beginning_is_refused_for_both() -> None:
    pair = "".join(
        f'[[exercise]]\nid = "{one}"\nname = "{one}"\nfamily = "bridge"\n'
        f'ladder.regressions = ["{other}"]\n'
        for one, other in (("aa", "bb"), ("bb", "aa"))
    )
    found = refused(PLAN.partition("[[exercise]]")[0].replace('  "heel_dig",\n', "") + pair)
    assert [one.key for one in found.mistakes] == [
        "exercise 1, ladder.regressions",
        "exercise 2, ladder.regressions",
    ]
    assert all("lead back" in one.message for one in found.mistakes)


def test_an_id_that_is_there_twice_is_told_where_it_comes_again() -> None:
    again = '[[exercise]]\nid = "heel_dig"\nname = "Another"\n'
    (found,) = refused(PLAN + again).mistakes
    assert (found.line, found.key) == (56, "exercise 2, id")
    assert "“heel_dig” is taken" in found.message


def test_a_plan_needs_a_slot_and_work_in_it() -> None:
    (found,) = refused('id = "x"\nname = "X"\n').mistakes
    assert (found.line, found.key) == (None, "slot")
    assert "[[slot]]" in found.message
    text = 'id = "x"\nname = "X"\n[[slot]]\nrole = "warmup"\nexercises = ["gm_pvc"]\n'
    (found,) = refused(text).mistakes
    assert (found.line, found.key) == (3, "slot")
    assert "work" in found.message


def test_one_pair_of_brackets_where_two_are_needed_is_told() -> None:
    (found,) = refused('id = "x"\nname = "X"\n[slot]\nexercises = ["gm_pvc"]\n').mistakes
    assert (found.line, found.key) == (3, "slot")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('id = "a"\nname = "b\n', 2),
        ('id = "a"\nid = "b"\n', 2),
        ("id = 'a'\nx = [1,\n", 3),
        ("[[slot]]\nsets = 1__0\n", 2),
        ("[slot\n", 1),
        ("x = 2026-13-40\n", 1),
    ],
)
def test_what_is_no_toml_is_told_with_the_line(text: str, line: int | None) -> None:
    (found,) = refused(text).mistakes
    assert (found.line, found.key) == (line, "")
    assert found.message.startswith("This is no TOML: ")
    assert "(at" not in found.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#" * 1_000_001, "at most a megabyte"),
        ("#" + "é" * 600_000, "at most a megabyte"),
        ("x = " + "[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ("x = " + "[" * 20 + "]" * 20, "nested too deeply"),
        (".".join("a" * 400_000) + " = 1", "too many parts"),
        ("x" * 900_000, "This is no TOML"),
        ("[[exercise]]\n" * 201, "at most 200"),
        ("[[slot]]\n" * 101, "at most 100 slots"),
        ("x = [" + "1," * 300 + "]", "at most 200 things"),
        ("x = " + "9" * 10_000, "This is no TOML"),
    ],
)
def test_what_is_far_too_much_is_refused_in_one_line(text: str, said: str) -> None:
    (found,) = refused(text).mistakes
    assert said in found.message
    assert "\n" not in str(found)


def test_a_text_that_is_something_else_is_not_told_to_its_end() -> None:
    found = refused("\n".join(f"key_{number} = 1" for number in range(5000)))
    assert len(found.mistakes) == 100
    strangers = ", ".join(f"'x{number}'" for number in range(150))
    found = refused(PLAN.replace('"heel_dig",', strangers, 1))
    assert len(found.mistakes) == 100


def test_what_steers_a_terminal_gets_neither_into_a_program_nor_into_a_message() -> None:
    found = read_file(PLAN.replace("My plan", "My\\u001b[2J pl\\u0007an\\nx"), "p", LIBRARY)
    assert found.program.name == "My plan x"
    error = refused('"\\u001b[2J" = 1\nid = "\\u001b]0;x\\u0007"\n', "\x1b[2Jplan.toml")
    assert "\x1b" not in str(error)
    assert "\x07" not in str(error)


def test_line_ends_and_marks_of_other_systems_are_read() -> None:
    text = "\ufeff" + PLAN.replace("\n", "\r\n").replace("sets = 3", "sets = 0", 1)
    (found,) = refused(text).mistakes
    assert found.line == 31


def test_a_file_can_be_read_again_where_its_exercises_are_known_already() -> None:
    found = read_file(PLAN, "plan.toml", LIBRARY)
    assert read_file(PLAN, "plan.toml", Library(found.exercises)) == found


@pytest.mark.parametrize("shipped", programs(), ids=lambda one: one.id)
def test_a_shipped_program_can_be_handed_on_under_an_id_of_its_own(shipped: Program) -> None:
    shared = Shared(replace(shipped, id="mine"), ())
    assert read_file(written(shared), "mine.toml", LIBRARY) == shared


NAMES = (
    st.text(st.characters(codec="utf-8"), min_size=3, max_size=12)
    .map(lambda text: harmless(text, 40).replace(",", "").replace(":", ""))
    .filter(lambda text: text.strip() == text and any(map(str.isalnum, text)))
)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30).map(lambda text: harmless(text, 100))


@st.composite
def shared_ones(draw: st.DrawFn) -> Shared:
    """A program that lists shipped exercises and own ones, as a person may make them."""
    plain = read_file(PLAN, "plan.toml", LIBRARY)
    (heel_dig,) = plain.exercises
    texts = st.lists(TEXTS, max_size=4).map(tuple)
    own = replace(
        heel_dig,
        name="Heel dig " + draw(NAMES),
        unilateral=draw(st.booleans()),
        guidance=replace(heel_dig.guidance, setup=draw(texts), steps=draw(texts), note=draw(TEXTS)),
        gate=heel_dig.gate and replace(heel_dig.gate, sessions=draw(st.integers(1, 5))),
    )
    stages = st.sampled_from([(), ("One",), ("Two",), ("One", "Two")])
    slots = [
        replace(
            slot,
            stages=draw(stages),
            skippable=draw(st.booleans()),
            stays=draw(st.booleans()),
            dose=draw(st.sampled_from([None, slot.dose, plain.program.slots[0].dose])),
        )
        for slot in (*plain.program.slots, plain.program.slots[1])
    ]
    always = Slot(slots[0].role, ("glute_bridge", own.id), None, skippable=False)
    made = replace(
        plain.program,
        name=draw(NAMES),
        goal=draw(TEXTS),
        summary=draw(TEXTS),
        slots=(*slots, always),
    )
    return Shared(made, (own,))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(shared_ones())
def test_what_is_written_is_read_as_the_same_and_written_so_again(shared: Shared) -> None:
    text = written(shared)
    found = read_file(text, "shared.toml", LIBRARY)
    assert found == shared
    assert written(found) == text


FULL = tomlkit.parse(
    written(read_file(PLAN, "plan.toml", LIBRARY)) + '[[exercise.faults]]\nfault = "a"\nfix = "b"\n'
).unwrap()
ODD = st.recursive(
    st.integers(-(10**30), 10**30)
    | st.booleans()
    | st.floats()
    | st.datetimes()
    | st.sampled_from(("", "heel_dig", "glute_bridge", "hinge", "A", "One", "3-1-1-0"))
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def paths(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all that a value holds."""
    parts: Iterable[tuple[Any, object]] = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    return [one for name, part in parts for one in ((*path, name), *paths(part, (*path, name)))]


def outcome(text: str) -> tuple[Shared | None, tuple[Mistake, ...]]:
    """What is read of a text, or its mistakes."""
    try:
        return read_file(text, "odd.toml", LIBRARY), ()
    except MistakesError as error:
        return None, error.mistakes


@given(st.lists(st.tuples(st.sampled_from(paths(FULL)), ODD), min_size=1, max_size=4))
def test_whatever_stands_in_a_field_it_is_read_or_told_with_its_line(
    changes: list[tuple[tuple[Any, ...], object]],
) -> None:
    fields: Any = deepcopy(FULL)
    for (*way, last), odd in changes:
        with suppress(KeyError, IndexError, TypeError):
            inner = reduce(getitem, way, fields)
            if isinstance(inner, list) == isinstance(last, int):
                inner[last] = odd
    text = tomlkit.dumps(fields)
    found, mistakes = outcome(text)
    count = text.count("\n") + 1
    assert all(one.line is None or 1 <= one.line <= count for one in mistakes)
    assert all(harmless(str(one), 10_000) == str(one) for one in mistakes)
    assert found is None or read_file(written(found), "again.toml", LIBRARY) == found
    assert mistakes or found


def test_a_long_list_has_a_line_for_each_of_its_parts() -> None:
    plain = read_file(PLAN, "plan.toml", LIBRARY)
    steps = tuple(f"Step {number}, which is told at some length." for number in range(4))
    (own,) = plain.exercises
    text = written(
        Shared(plain.program, (replace(own, guidance=replace(own.guidance, steps=steps)),))
    )
    assert '    "Step 1, which is told at some length.",\n' in text
    assert 'weekdays = ["monday"]\n' in text


def test_a_program_without_exercises_of_its_own_has_no_table_for_them() -> None:
    assert "[[exercise]]" not in written(Shared(program("basics"), ()))


def test_a_hold_is_read_with_its_seconds_alone() -> None:
    text = PLAN.replace("reps = [10, 12]", "hold_seconds = [20, 30]")
    (found,) = read_file(text.replace('  "heel_dig",\n', ""), "p", LIBRARY).exercises
    assert (found.measure, found.dose.reps) == (Measure.HOLD, None)
    assert found.gate is not None
    assert (found.gate.measure, found.gate.min_each) == (Measure.HOLD, 20)

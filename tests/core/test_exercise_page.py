"""The page of one exercise, line by line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.details import RowKind, Tone
from postchain_tui.core.exercise import (
    Exercise,
    Fault,
    Guidance,
    Ladder,
    LoadType,
    Measure,
    Muscles,
    Range,
)
from postchain_tui.core.exercise_page import rows
from postchain_tui.core.figure import Figure, Pose
from postchain_tui.core.gates import Condition
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Role
from postchain_tui.core.records import Best
from postchain_tui.core.rungs import ExercisePage, Rung, RungState, gate_words
from tests.build import START, dose, exercise, gate, kg, plank, planned, rdl, session, sets

LIBRARY = Library()
BY_ID = {one.id: one for one in LIBRARY.all()}


def _page(thing: Exercise | None = None, **changes: Any) -> ExercisePage:
    thing = thing or exercise()
    page = ExercisePage(
        exercise=thing,
        unit=Unit.KG,
        today=START.date(),
        ladder=(Rung(thing, 0, RungState.OPEN, "open"),),
        names={},
        muscles={},
        family="Bridges",
    )
    return replace(page, **changes)


def _texts(page: ExercisePage) -> list[str]:
    return [row.text for row in rows(page)]


def _part(page: ExercisePage, title: str) -> list[str]:
    """The lines below a heading, without their indent."""
    texts = _texts(page)
    found = texts[texts.index(title) + 1 :]
    return [text.strip() for text in (found[: found.index("")] if "" in found else found)]


def _linked(name: str, *, below: tuple[str, ...] = (), above: tuple[str, ...] = ()) -> Exercise:
    return exercise(id=name, name=name, ladder=Ladder(below, above, (), (), name))


# The figure


def test_a_figure_stands_below_the_name_in_lines_that_are_as_wide_all_of_them() -> None:
    pose = Pose("ankle", (0, 0.1), 90, 90, (), ((270, 270, 0),))
    told = rows(_page(figure=Figure(pose, pose, ("start", "end"), 8)))
    figure = [row for row in told if row.kind is RowKind.FIGURE]
    assert told.index(figure[0]) < [row.text for row in told].index("LADDER")
    assert len({row.width for row in figure}) == 1
    assert figure[0].text == ""
    assert figure[-1].text.split() == ["start", "end"]
    assert {tone for row in figure for _, tone in row.texts} >= {Tone.PLAIN, Tone.ACCENT}
    assert not any(row.is_selectable for row in figure)


def test_without_a_figure_there_is_no_room_left_for_one() -> None:
    assert not [row for row in rows(_page()) if row.kind is RowKind.FIGURE]


# The ladder


def test_the_ladder_shows_where_one_is_and_branches_without_colours() -> None:
    here = _linked("here", below=("low", "drill"), above=("left", "right", "far"))
    page = _page(
        here,
        names={"drill": "Drill", "far": "Far, far"},
        ladder=(
            Rung(_linked("low"), -1, RungState.OPEN, "done before"),
            Rung(here, 0, RungState.DUE, "due today"),
            Rung(_linked("left"), 1, RungState.LOCKED, "locked: more"),
            Rung(_linked("right"), 1, RungState.NEITHER, ""),
            Rung(_linked("third"), 1, RungState.LOCKED, "locked: more"),
        ),
    )
    texts = _texts(page)
    start = texts.index("LADDER")
    assert texts[start + 1 : start + 8] == [
        "  ✓ low · done before",
        "▸ ● here · due today",
        "  ├ × left · locked: more",
        "  ├ · right",
        "  └ × third · locked likewise",
        "  before it, of another family: Drill",
        "  after it, of another family: Far, far",
    ]


def test_what_may_take_its_place_is_named_and_an_unknown_one_by_its_id() -> None:
    thing = exercise(ladder=Ladder((), (), (), ("one", "two"), ""))
    page = _page(thing, names={"one": "One"})
    assert _part(page, "LADDER")[1:] == ["in its place: One · two"]


def test_of_a_long_ladder_the_nearest_rungs_are_drawn() -> None:
    rungs = tuple(Rung(_linked(f"rung {step}"), step, RungState.OPEN, "") for step in range(-9, 10))
    told = _part(_page(_linked("rung 0"), ladder=rungs), "LADDER")
    assert len(told) == 11
    assert "▸ ✓ rung 0" in told
    assert told[-1] == "… and 9 more, further away"


# What is due


def test_what_is_due_is_told_with_its_reason() -> None:
    lift = rdl(verdict=Verdict.PROGRESS, reason="Up to 20 kg: as it was.")
    assert _part(_page(lift.exercise, due=(lift,)), "DUE TODAY") == [
        "↑ progress · 4 × 10 · 20 kg · tempo 3-1-1-0 · rest 2:00",
        "Up to 20 kg: as it was.",
    ]


def test_what_stands_in_for_it_and_a_warm_up_are_told_as_such() -> None:
    stand_in = planned(exercise(id="tilt", name="Tilt"), role=Role.WARMUP, reason="")
    assert _part(_page(due=(stand_in,)), "DUE TODAY") == [
        "= repeat · Tilt, warm-up, 3 × 10 · tempo 2-0-1-2 · rest as needed"
    ]


def test_a_load_is_per_hand_or_still_to_be_set() -> None:
    pair = replace(rdl().exercise, load_type=LoadType.EXTERNAL_PER_HAND)
    (first, *_) = _part(_page(pair, due=(rdl(exercise=pair),)), "DUE TODAY")
    assert " · 20 kg per hand · " in first
    (first, *_) = _part(_page(pair, due=(rdl(exercise=pair, load=None),)), "DUE TODAY")
    assert " · load yours to set · " in first


def test_what_is_not_due_says_so() -> None:
    assert _part(_page(), "DUE TODAY") == ["It is not in today's plan."]


# How it is done


def test_all_guidance_is_told_and_what_there_is_none_of_is_left_out() -> None:
    bare = _texts(_page(exercise(aliases=())))
    titles = ("SET-UP", "STEPS", "CUES", "FAULTS AND FIXES", "WHEN NOT", "NOTE")
    assert not set(titles) & set(bare)
    guidance = Guidance(("lie",), ("lift", "lower"), ("up",), (Fault("arch", "tilt"),), "no", "so")
    page = _page(exercise(guidance=guidance))
    assert [_part(page, title) for title in titles] == [
        ["lie"],
        ["1. lift", "2. lower"],
        ["up"],
        ["arch → tilt"],
        ["no"],
        ["so"],
    ]
    assert _texts(page)[:2] == ["Glute bridge", "hip bridge"]


def test_what_it_takes_names_muscles_implements_and_what_an_injury_does() -> None:
    thing = exercise(
        implements=(("mat",), ("rack", "step"), ("trap_bar", "cable")),
        measure=Measure.HOLD,
        unilateral=True,
        allowed_when_injured=False,
        ladder=Ladder((), (), (), (), "tilt"),
    )
    page = _page(
        thing,
        at_hand=frozenset({"mat", "step"}),
        muscles={"glutes": "Glutes"},
        names={"tilt": "Pelvic tilt"},
    )
    assert _part(page, "WHAT IT TAKES") == [
        "trains: Glutes",
        "helped by: hamstrings",
        "needs: mat (at hand)",
        "needs: rack or step (at hand: step)",
        "needs: trap bar or cable (not at hand)",
        "counted: seconds of a hold, each side for itself",
        "made heavier by: your own weight",
        "while injured: not done; Pelvic tilt takes its place",
        "load on the spine: low",
        "family: Bridges",
    ]


def test_what_needs_nothing_says_so() -> None:
    told = _part(_page(exercise(implements=(), muscles=Muscles((), ()))), "WHAT IT TAKES")
    assert told[:2] == ["needs: nothing that is not always at hand", "counted: reps"]
    assert "while injured: allowed" in told


def test_the_dose_is_that_of_the_catalog() -> None:
    thing = exercise(dose=dose(tempo=None, reps_in_reserve=Range(2, 4)))
    assert _part(_page(thing), "DOSE") == ["3 × 10 · rest as needed", "reps in reserve: 2–4"]
    assert len(_part(_page(), "DOSE")) == 1


# The gate


def test_the_gate_says_what_was_shown_what_is_missing_and_where_it_comes_from() -> None:
    thing = exercise(gate=gate(), ladder=Ladder((), ("next",), (), (), ""))
    asked = (Condition("sets", met=True), Condition("pain", met=False, shortfall="pain 2"))
    page = _page(thing, names={"next": "Next"}, conditions=asked)
    assert _part(page, "GATE") == [
        "leads to: Next",
        f"opens with: {gate_words(gate())}",
        "The article says so.",
        "✓ met   sets",
        "○ open  pain: pain 2",
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("field", "The article says nothing of it: this is our default."),
        ("article+field", "The article says a part of it; the rest is our default."),
    ],
)
def test_a_default_of_ours_is_not_laid_to_the_article(source: str, words: str) -> None:
    told = _part(_page(exercise(gate=gate(source=source))), "GATE")
    assert told[0] == "leads to: nothing yet"
    assert words in told


def test_what_rises_by_load_says_with_what_and_the_empty_bar_that_it_does_not() -> None:
    lift = replace(rdl().exercise, load_step_grams=2500)
    assert _part(_page(lift), "GATE") == [
        "the load goes up with: 4 × 10 or more, no pain in any set, in two sessions running",
        "No gate: nothing opens by it.",
    ]
    helped = replace(lift, load_type=LoadType.ASSISTED)
    assert _part(_page(helped), "GATE")[0].startswith("the help changes with: ")
    bar = replace(lift, load_step_grams=0, implements=(("barbell",),))
    assert _part(_page(bar), "GATE")[0] == "The load stays that of the empty bar."


# What was done


def test_the_last_sessions_are_told_with_their_worst_pain_and_the_best_set() -> None:
    lift = rdl().exercise
    both = (*sets(lift, 12, 11, load=kg(20)), *sets(lift, 8, load=kg(25), pain=2))
    history = (session(*both, days=1), *(session(*sets(lift, 5), days=n) for n in range(2, 9)))
    told = _part(_page(lift, history=history, best=Best(25_000, 8)), "YOUR HISTORY")
    assert told[0] == "Sun 1 Mar  20 kg × 12, 11; 25 kg × 8 · worst pain 2"
    assert told[1] == "Sat 28 Feb  5 · worst pain 0"
    assert told[5:] == ["best set: 25 kg × 8"]


def test_what_was_not_done_says_so() -> None:
    assert _part(_page(), "YOUR HISTORY") == ["Not done yet."]


@pytest.mark.parametrize(
    ("thing", "best", "words"),
    [
        (exercise(), Best(None, 1), "1 rep"),
        (exercise(), Best(None, 12), "12 reps"),
        (plank().exercise, Best(None, 32_500), "32.5 s"),
        (plank().exercise, Best(5000, 30_000), "5 kg × 30 s"),
    ],
)
def test_a_best_set_is_counted_as_the_exercise_is(thing: Exercise, best: Best, words: str) -> None:
    assert _part(_page(thing, best=best), "YOUR HISTORY")[-1] == f"best set: {words}"


# As a whole


@pytest.mark.parametrize("name", LIBRARY.ids)
def test_the_page_of_every_exercise_has_all_its_steps_and_no_row_to_act_on_but_its_head(
    name: str,
) -> None:
    thing = BY_ID[name]
    found = rows(_page(thing))
    steps = [f"  {place}. {step}" for place, step in enumerate(thing.guidance.steps, start=1)]
    texts = [row.text for row in found]
    start = texts.index("STEPS") + 1
    assert steps
    assert texts[start : start + len(steps)] == steps
    assert [row for row in found if row.is_selectable] == [found[0]]
    assert found[0].text == thing.name
    assert {row.kind for row in found} == {
        RowKind.HEAD,
        RowKind.FACT,
        RowKind.EXERCISE,
        RowKind.BLANK,
    }


def test_what_somebody_wrote_steers_no_terminal() -> None:
    bad = "a\x1b[2Jb\nc"
    guidance = Guidance((bad,), (bad,), (bad,), (Fault(bad, bad),), bad, bad)
    thing = exercise(name=bad, aliases=(bad,), guidance=guidance)
    page = _page(thing, due=(planned(thing, reason=bad),), family=bad, names={"": bad})
    assert all(text.isprintable() for text in _texts(page))

"""The rules of the article that decide what comes next, each by the command line alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.commands import Commands

ZONE = "+01:00"
RDL = "4*20x8 p0 r120"


def _at(day: int, hour: int = 18) -> str:
    return f"2026-03-{day:02}T{hour:02}:00:00{ZONE}"


def _trained(
    commands: Commands,
    day: int,
    text: str,
    *,
    before: int | None = 0,
    after: int | None = 0,
    morning: int | None = 0,
    form: bool = True,
) -> None:
    """A session in the evening of a day, with its scores and the next morning's."""
    options = ["--form-ok"] if form else []
    options += [] if before is None else ["--before", str(before)]
    options += [] if after is None else ["--after", str(after)]
    assert commands("log", text, *options, now=_at(day)).code == 0
    if morning is not None:
        words = ("pain", str(morning), "--when", "morning")
        assert commands(*words, now=_at(day + 1, 8)).code == 0


def _said(commands: Commands, day: int, *options: str) -> None:
    result = commands("state", *options, now=_at(day, 17))
    assert result.code == 0, result.err


def _due(commands: Commands, day: int) -> dict[str, Any]:
    """What is due on the evening of a day, by the place in the program."""
    slots = commands.data("today", now=_at(day, 17))["slots"]
    work = [slot for slot in slots if slot["role"] == "work"]
    return dict(zip(("bridge", "hinge", "good morning"), work, strict=True))


def _without(commands: Commands, *implements: str) -> None:
    kept = {"mat", "pipe", "band", "barbell", "plates", "rack", "bench"} - set(implements)
    assert commands("config", "set", "implements", ",".join(sorted(kept))).code == 0


SIBLINGS = ["single_leg_bridge", "weighted_bridge", "hip_thrust_bodyweight"]
BRIDGE = "glute_bridge 3*10 p0"
PIPE = "gm_pvc 2*12 p0"


def test_gb_02_the_bridge_takes_load_only_once_the_gate_is_open(commands: Commands) -> None:
    assert _due(commands, 2)["bridge"]["load_kg"] is None
    refused = commands("state", "--choose", "weighted_bridge", now=_at(2, 17))
    assert refused.code == 1
    _trained(commands, 2, BRIDGE)
    _trained(commands, 4, BRIDGE)
    _said(commands, 6, "--choose", "weighted_bridge")
    due = _due(commands, 6)["bridge"]
    assert (due["exercise"], due["load_text"]) == ("weighted_bridge", "load not set yet")


def test_gb_11_the_first_bridge_is_three_sets_of_ten(commands: Commands) -> None:
    due = _due(commands, 2)["bridge"]
    assert (due["exercise"], due["sets"], due["reps"]) == ("glute_bridge", 3, [10, 10])


def test_gb_12_its_rest_is_as_needed(commands: Commands) -> None:
    assert _due(commands, 2)["bridge"]["rest"] == {"mode": "as_needed", "seconds": None}


def test_gb_13_mastered_and_pain_free_opens_the_gate(commands: Commands) -> None:
    _trained(commands, 2, BRIDGE)
    assert _due(commands, 4)["bridge"]["choices"] == []
    _trained(commands, 4, BRIDGE, before=2)
    due = _due(commands, 6)["bridge"]
    assert (due["choices"], due["verdict"]) == (SIBLINGS, "progress")
    assert due["gate"]["met"] == due["gate"]["needs"]


@pytest.mark.parametrize(
    ("text", "circumstances"),
    [
        ("glute_bridge 3*10 p1", {}),
        ("glute_bridge 10 p0, 10 p0, 9 p0", {}),
        ("glute_bridge 2*10 p0", {}),
        ("glute_bridge 3*10", {}),
        (BRIDGE, {"form": False}),
        (BRIDGE, {"before": 3, "morning": 3}),
        (BRIDGE, {"morning": None}),
        (BRIDGE, {"morning": 1}),
        (BRIDGE, {"after": 3}),
    ],
)
def test_gb_13_whatever_is_missing_keeps_it_shut(
    commands: Commands, text: str, circumstances: dict[str, Any]
) -> None:
    _trained(commands, 2, BRIDGE)
    _trained(commands, 4, text, **circumstances)
    due = _due(commands, 6)["bridge"]
    assert due["choices"] == []
    assert due["verdict"] != "progress"
    assert set(due["gate"]["met"]) < set(due["gate"]["needs"])


@pytest.mark.parametrize("sibling", SIBLINGS)
def test_gb_14_15_16_each_way_on_is_offered_and_can_be_taken(
    commands: Commands, sibling: str
) -> None:
    _trained(commands, 2, BRIDGE)
    _trained(commands, 4, BRIDGE)
    assert sibling in _due(commands, 6)["bridge"]["choices"]
    _said(commands, 6, "--choose", sibling)
    due = _due(commands, 6)["bridge"]
    assert (due["exercise"], due["verdict"]) == (sibling, "progress")


def test_gb_17_no_order_among_the_three_and_nothing_is_taken_without_a_choice(
    commands: Commands,
) -> None:
    for day in (2, 4, 6, 9):
        _trained(commands, day, BRIDGE)
    due = _due(commands, 11)["bridge"]
    assert (due["exercise"], due["choices"]) == ("glute_bridge", SIBLINGS)


def test_rdl_01_the_hinge_is_a_romanian_deadlift(commands: Commands) -> None:
    assert _due(commands, 2)["hinge"]["exercise"].startswith("rdl_")


def test_rdl_09_with_a_barbell_it_begins_with_the_empty_bar(commands: Commands) -> None:
    due = _due(commands, 2)["hinge"]
    assert (due["exercise"], due["load_kg"], due["plates_per_side"]) == ("rdl_empty_bar", 20, [])


def test_rdl_10_it_is_four_sets_of_eight_to_twelve_with_two_minutes(commands: Commands) -> None:
    due = _due(commands, 2)["hinge"]
    assert (due["sets"], due["reps"]) == (4, [8, 12])
    assert due["rest"] == {"mode": "countdown", "seconds": 120}


@pytest.mark.parametrize("text", [RDL, "20x12 p0 r150, 20x8 p0 r60, 20x9 p0, 20x8 p0 r900"])
def test_rdl_11_four_sets_of_eight_without_pain_are_ready_for_weight(
    commands: Commands, text: str
) -> None:
    _trained(commands, 2, f"rdl_empty_bar {text}", before=3, morning=3)
    due = _due(commands, 4)["hinge"]
    assert (due["exercise"], due["load_kg"], due["verdict"]) == ("rdl_barbell", 22.5, "progress")


@pytest.mark.parametrize(
    "text",
    [
        "3*20x8 p0 r120, 20x7 p0",
        "3*20x12 p0 r120",
        "4*20x8 p1 r120",
        "4*20x8 r120",
        "20x8 p0 r200, 3*20x8 p0 r120",
    ],
)
def test_rdl_11_one_thing_short_is_not(commands: Commands, text: str) -> None:
    _trained(commands, 2, f"rdl_empty_bar {text}")
    due = _due(commands, 4)["hinge"]
    assert (due["exercise"], due["load_kg"], due["verdict"]) == ("rdl_empty_bar", 20, "repeat")


def test_rdl_11_the_reason_names_the_set_and_the_gate(commands: Commands) -> None:
    _trained(commands, 2, "rdl_empty_bar 2*20x8 p0 r120, 20x7 p0, 20x8 p0")
    reason = _due(commands, 4)["hinge"]["reason"]
    assert reason == "Stay at 20 kg: set 3 stopped at 7, the gate is four sets of 8."


def test_rdl_11_a_morning_nobody_asked_about_costs_nothing_but_the_step(
    commands: Commands,
) -> None:
    _trained(commands, 2, f"rdl_empty_bar {RDL}", morning=None)
    due = _due(commands, 4)["hinge"]
    assert (due["exercise"], due["verdict"]) == ("rdl_empty_bar", "repeat")
    assert "No morning score" in due["reason"] or "no morning score" in due["reason"]
    assert commands("pain", "0", "--when", "morning", now=_at(4, 17)).code == 0
    assert _due(commands, 4)["hinge"]["exercise"] == "rdl_barbell"


def test_rdl_12_before_the_gate_no_weight_is_added(commands: Commands) -> None:
    _trained(commands, 2, "rdl_barbell 4*40x8 p0 r120")
    due = _due(commands, 4)["hinge"]
    assert (due["exercise"], due["load_kg"]) == ("rdl_empty_bar", 20)
    assert commands("state", "--choose", "rdl_barbell", now=_at(4, 17)).code == 1


def test_rdl_13_without_a_barbell_dumbbells_or_a_kettlebell_do(commands: Commands) -> None:
    chosen = "mat,pipe,dumbbells"
    assert commands("config", "set", "implements", chosen).code == 0
    assert _due(commands, 2)["hinge"]["exercise"] == "rdl_dumbbell"
    assert commands("config", "set", "implements", "mat,pipe,kettlebell").code == 0
    assert _due(commands, 2)["hinge"]["exercise"] == "rdl_kettlebell"


def test_gm_02_the_bar_waits_until_the_pipe_is_mastered(commands: Commands) -> None:
    _trained(commands, 2, PIPE)
    assert _due(commands, 4)["good morning"]["exercise"] == "gm_pvc"
    _trained(commands, 4, PIPE)
    due = _due(commands, 6)["good morning"]
    assert (due["exercise"], due["load_kg"]) == ("gm_barbell_empty", 20)


@pytest.mark.parametrize(
    ("text", "circumstances"),
    [("gm_pvc 2*11 p0", {}), (PIPE, {"form": False}), ("gm_pvc 12 p0", {})],
)
def test_gm_02_not_mastered_stays_with_the_pipe(
    commands: Commands, text: str, circumstances: dict[str, Any]
) -> None:
    _trained(commands, 2, PIPE)
    _trained(commands, 4, text, **circumstances)
    assert _due(commands, 6)["good morning"]["exercise"] == "gm_pvc"


def _to_the_loaded_bar(commands: Commands) -> None:
    """From the pipe to good mornings with weight: days 2 to 9."""
    _trained(commands, 2, PIPE)
    _trained(commands, 4, PIPE)
    _trained(commands, 6, "gm_barbell_empty 3*20x10 p0")
    _trained(commands, 9, "gm_barbell_empty 3*20x10 p0")


def test_gm_11_injured_is_the_pipe_and_nothing_lifts_it(commands: Commands) -> None:
    _to_the_loaded_bar(commands)
    assert _due(commands, 11)["good morning"]["exercise"] == "gm_barbell_loaded"
    _said(commands, 11, "--injured")
    due = _due(commands, 11)["good morning"]
    assert (due["exercise"], due["load_kg"], due["choices"]) == ("gm_pvc", None, [])
    assert "injured" in due["reason"]
    refused = commands("state", "--anyway", "gm_barbell_empty", now=_at(11, 17))
    assert (refused.code, refused.out) == (1, "")
    assert _due(commands, 11)["good morning"]["exercise"] == "gm_pvc"


def test_gm_11_the_pipe_is_never_left_while_injured(commands: Commands) -> None:
    _said(commands, 2, "--injured")
    for day in (2, 4, 6):
        _trained(commands, day, PIPE)
    due = _due(commands, 9)["good morning"]
    assert (due["exercise"], due["verdict"]) == ("gm_pvc", "hold")


@pytest.mark.parametrize("text", ["gm_pvc 2*12 p1", "gm_pvc 2*12"])
def test_gm_13_pain_keeps_the_pipe(commands: Commands, text: str) -> None:
    _trained(commands, 2, PIPE)
    _trained(commands, 4, text)
    assert _due(commands, 6)["good morning"]["exercise"] == "gm_pvc"


def test_gm_13_a_sore_back_at_rest_keeps_the_pipe(commands: Commands) -> None:
    _trained(commands, 2, PIPE, before=3, morning=3)
    _trained(commands, 4, PIPE, before=3, morning=3)
    assert _due(commands, 6)["good morning"]["exercise"] == "gm_pvc"


def test_gm_14_after_the_bar_weight_may_be_added(commands: Commands) -> None:
    _to_the_loaded_bar(commands)
    due = _due(commands, 11)["good morning"]
    assert (due["exercise"], due["load_kg"]) == ("gm_barbell_loaded", 22.5)


@pytest.mark.parametrize("activity", ["deadlift", "squat", "run", "press"])
def test_gm_15_the_pipe_is_suggested_as_a_warm_up(commands: Commands, activity: str) -> None:
    logged = commands.data("log", BRIDGE, "--activity", activity)
    assert [one["exercise"] for one in logged["warmups"]] == ["gm_pvc"]


@pytest.mark.parametrize("activity", ["swim", "cycle", "session", "row"])
def test_gm_15_and_for_nothing_else(commands: Commands, activity: str) -> None:
    assert commands.data("log", BRIDGE, "--activity", activity)["warmups"] == []


def test_gm_15_it_opens_the_session_before_the_deadlifts(commands: Commands) -> None:
    first = commands.data("today", now=_at(2))["slots"][0]
    assert (first["role"], first["exercise"], first["sets"]) == ("warmup", "gm_pvc", 1)
    assert (first["reps"], first["load_kg"]) == ([10, 10], None)


def test_gm_18_pinned_it_stays_with_the_pipe_for_good(commands: Commands) -> None:
    _said(commands, 2, "--pin", "gm_pvc")
    for day in (2, 4, 6):
        _trained(commands, day, PIPE)
    due = _due(commands, 9)["good morning"]
    assert (due["exercise"], due["verdict"], due["choices"]) == ("gm_pvc", "repeat", [])


def test_a1_strict_asks_for_no_pain_at_rest_in_the_deadlift_too(commands: Commands) -> None:
    _trained(commands, 2, f"rdl_empty_bar {RDL}", before=1, morning=1)
    assert _due(commands, 4)["hinge"]["exercise"] == "rdl_barbell"
    assert commands("config", "set", "strict", "on").code == 0
    assert _due(commands, 4)["hinge"]["exercise"] == "rdl_empty_bar"


def test_a3_later_steps_take_twelve_in_every_set_twice(commands: Commands) -> None:
    _trained(commands, 2, f"rdl_empty_bar {RDL}")
    _trained(commands, 4, "rdl_barbell 4*22.5x12 p0")
    assert _due(commands, 6)["hinge"]["load_kg"] == 22.5
    _trained(commands, 6, "rdl_barbell 3*22.5x12 p0, 22.5x11 p0")
    assert _due(commands, 8)["hinge"]["load_kg"] == 22.5
    _trained(commands, 8, "rdl_barbell 4*22.5x12 p0")
    _trained(commands, 10, "rdl_barbell 4*22.5x12 p0")
    due = _due(commands, 12)["hinge"]
    assert (due["load_kg"], due["verdict"]) == (25, "progress")


def test_a4_unrecorded_rests_count_as_kept_and_the_reason_says_so(commands: Commands) -> None:
    _trained(commands, 2, "rdl_empty_bar 4*20x8 p0")
    due = _due(commands, 4)["hinge"]
    assert due["exercise"] == "rdl_barbell"
    assert "rests not recorded count as kept" in due["reason"]


def test_a8_injured_moves_the_others_to_their_fallbacks_unless_done_anyway(
    commands: Commands,
) -> None:
    _trained(commands, 2, f"rdl_empty_bar {RDL}; {BRIDGE}")
    _said(commands, 4, "--injured")
    due = _due(commands, 4)
    assert (due["hinge"]["exercise"], due["bridge"]["exercise"]) == ("dowel_hinge", "glute_bridge")
    _said(commands, 4, "--anyway", "rdl_empty_bar")
    due = _due(commands, 4)["hinge"]
    assert (due["exercise"], due["load_kg"], due["verdict"]) == ("rdl_empty_bar", 20, "hold")


def test_a10_when_pain_returns_it_is_one_step_back(commands: Commands) -> None:
    _trained(commands, 2, f"rdl_empty_bar {RDL}")
    _trained(commands, 4, "rdl_barbell 4*22.5x12 p0", before=2, morning=4)
    due = _due(commands, 6)["hinge"]
    assert (due["exercise"], due["load_kg"], due["verdict"]) == ("rdl_empty_bar", 20, "regress")
    assert due["reason"] == "Back to the bar: next morning was 4, two above before."


def test_rdl_12_weight_before_the_gate_is_kept_as_a_fact_and_marked(commands: Commands) -> None:
    early = commands.data("log", "rdl_barbell 4*40x8 p0; glute_bridge 3*10 p0")
    assert early["before_gate"] == ["rdl_barbell"]
    assert len(early["sets"]) == 7
    later = commands("log", "rdl_barbell 40x8 p0")
    assert "Romanian deadlift, barbell came before its gate" in later.out


def test_gb_02_what_the_gate_has_opened_is_not_marked(commands: Commands) -> None:
    _trained(commands, 2, BRIDGE)
    _trained(commands, 4, BRIDGE)
    done = commands.data("log", "hip_thrust_bodyweight 3*10 p0", now=_at(6))
    assert done["before_gate"] == []

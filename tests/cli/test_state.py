"""The command `state`."""

from __future__ import annotations

import sqlite3

import pytest

from postchain_tui.catalog.red_flags import Tier, advice, red_flags
from tests.cli.commands import NEXT_MORNING, Commands

NOTHING = {
    "injured": False,
    "locked": False,
    "red_flags": [],
    "pinned": [],
    "chosen": [],
    "deload": {"active": False, "until": None},
    "choices": [],
}


def test_nothing_said_is_shown_as_such_and_makes_no_file(commands: Commands) -> None:
    assert commands.data("state") == NOTHING
    assert commands("state").lines == [
        "injured      no",
        "locked       no",
        "signs        none",
        "pinned       none",
        "chosen       none",
        "light week   no",
        "to choose    nothing",
    ]
    assert not commands.db.exists()


def test_an_injury_is_said_and_taken_back(commands: Commands) -> None:
    (line,) = commands("state", "--injured").lines
    assert line.startswith("Injured: ")
    assert commands.data("state")["injured"] is True
    assert commands.data("today")["injured"] is True
    assert commands.data("state", "--not-injured", now=NEXT_MORNING) == NOTHING


def test_a_flare_counts_as_injured(commands: Commands) -> None:
    (line,) = commands("state", "--flare").lines
    assert line.startswith("Flare on record")
    assert commands.data("state")["injured"] is True


def test_an_urgent_sign_locks_and_says_calmly_what_to_do(commands: Commands) -> None:
    result = commands("state", "--red-flag", "bladder_bowel")
    found = advice(Tier.EMERGENCY)
    assert result.lines[0] == found.title
    assert " ".join(result.lines[1:]) == " ".join(found.with_number(""))
    assert all(len(line) <= 80 for line in result.lines)
    state = commands.data("state")
    assert (state["locked"], state["red_flags"]) == (True, ["bladder_bowel"])
    assert commands.data("today")["light"] == "lock"
    assert any("bladder_bowel" in line and "--assessed" in line for line in commands("state").lines)


def test_a_lock_is_lifted_by_an_assessment(commands: Commands) -> None:
    commands("state", "--red-flag", "trauma", "--red-flag", "fever")
    (line,) = commands("state", "--assessed", now=NEXT_MORNING).lines
    assert line.startswith("Assessed: ")
    assert commands.data("state", now=NEXT_MORNING) == NOTHING


def test_a_sign_for_a_doctor_advises_and_does_not_lock(commands: Commands) -> None:
    lines = commands("state", "--red-flag", "fever", "--red-flag", "weight_loss").lines
    assert lines[0] == advice(Tier.DOCTOR).title
    assert advice(Tier.EMERGENCY).title not in lines
    state = commands.data("state")
    assert (state["locked"], state["red_flags"]) == (False, ["fever", "weight_loss"])


def test_of_two_advices_the_urgent_one_is_given_alone(commands: Commands) -> None:
    lines = commands("state", "--red-flag", "fever", "--red-flag", "chest_pain").lines
    assert lines[0] == advice(Tier.EMERGENCY).title
    assert advice(Tier.DOCTOR).title not in lines


def test_all_signs_are_known_and_listed_in_the_help(commands: Commands) -> None:
    shown = commands("state", "--help").out
    for flag in red_flags():
        assert flag.id in shown
        assert commands("state", "--red-flag", flag.id).code == 0
    assert len(commands.data("state")["red_flags"]) == len(red_flags())


def test_a_rung_is_pinned_by_any_of_its_names(commands: Commands) -> None:
    (line,) = commands("state", "--pin", "PVC good morning").lines
    assert line == (
        "Pinned: Good morning, pipe stays, and nothing harder is suggested in its place."
    )
    commands("state", "--pin", "Glute bridge")
    assert commands.data("state")["pinned"] == ["gm_pvc", "glute_bridge"]
    assert "pinned       Good morning, pipe, Glute bridge" in commands("state").lines
    commands("state", "--unpin", "gm_pvc", now=NEXT_MORNING)
    assert commands.data("state", now=NEXT_MORNING)["pinned"] == ["glute_bridge"]


def test_a_lower_rung_may_be_chosen_again(commands: Commands) -> None:
    (line,) = commands("state", "--choose", "dowel_hinge").lines
    assert line == "Chosen: Hip hinge, pipe from now on."
    assert commands.data("state")["chosen"] == ["dowel_hinge"]


def _master_the_bridge(commands: Commands) -> str:
    """Show in two sessions all that the gate of the bridge asks for; the day after."""
    for day in (2, 4):
        words = ("--before", "0", "--after", "0", "--form-ok")
        commands("log", "bridge 3*10 p0", *words, now=f"2026-03-0{day}T18:00:00+01:00")
        commands("pain", "0", "--when", "morning", now=f"2026-03-0{day + 1}T08:00:00+01:00")
    return "2026-03-05T18:00:00+01:00"


def test_what_is_open_is_shown_and_may_be_chosen(commands: Commands) -> None:
    now = _master_the_bridge(commands)
    (choice,) = commands.data("state", now=now)["choices"]
    assert choice == {
        "exercise": "glute_bridge",
        "open": ["single_leg_bridge", "weighted_bridge", "hip_thrust_bodyweight"],
    }
    shown = " ".join(commands("state", now=now).out.split())
    assert "to choose instead of Glute bridge: single_leg_bridge, weighted_bridge" in shown
    assert commands("state", "--choose", "hip thruster", now=now).code == 0
    state = commands.data("state", now=now)
    assert (state["chosen"], state["choices"]) == (["hip_thrust_bodyweight"], [])
    assert "hip_thrust_bodyweight" in [
        slot["exercise"] for slot in commands.data("today", now=now)["slots"]
    ]


def test_what_is_not_open_is_refused_in_one_line(commands: Commands) -> None:
    result = commands("state", "--choose", "single_leg_bridge")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "Glute bridge still has to show: 3 sets of 10 or more" in result.err
    assert commands.data("state") == NOTHING


def test_a_light_week_lasts_seven_days(commands: Commands) -> None:
    (line,) = commands("state", "--deload").lines
    assert line.startswith("Light week: ")
    last = "2026-03-09T17:59:59+01:00"
    assert commands.data("state", now=last)["deload"] == {"active": True, "until": "2026-03-09"}
    assert "light week   until Mon 9 Mar" in commands("state", now=last).lines
    assert commands.data("state", now="2026-03-09T18:00:00+01:00") == NOTHING


def test_a_lift_may_be_done_in_spite_of_an_injury_but_never_the_good_morning(
    commands: Commands,
) -> None:
    assert "Nothing is injured" in commands("state", "--anyway", "rdl_barbell").err
    (first, second) = commands("state", "--injured", "--anyway", "rdl_barbell").lines
    assert first.startswith("Injured")
    assert second == "Noted: Romanian deadlift, barbell although something is injured."
    result = commands("state", "--anyway", "gm_barbell_empty")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "stays with the pipe" in result.err


def test_what_is_said_in_one_call_is_on_record_together(commands: Commands) -> None:
    words = ("--flare", "--deload", "--pin", "glute_bridge", "--choose", "dowel_hinge")
    assert len(commands("state", *words).lines) == 4
    state = commands.data("state")
    assert (state["injured"], state["deload"]["active"]) == (True, True)
    assert (state["pinned"], state["chosen"]) == (["glute_bridge"], ["dowel_hinge"])


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--red-flag", "headache"), 2, "saddle_numbness"),
        (("--pin", "zumba"), 2, "There is no exercise"),
        (("--unpin", "pipe"), 2, "dowel_hinge"),
        (("--choose", "single_leg_bridge"), 1, "while something is injured"),
        (("--anyway", "gm_pvc"), 1, "pipe"),
    ],
)
def test_where_one_part_is_refused_nothing_is_written(
    commands: Commands, words: tuple[str, ...], code: int, why: str
) -> None:
    result = commands("state", "--injured", "--deload", *words)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert why in result.err
    assert commands.data("state") == NOTHING


@pytest.mark.parametrize(
    "words", [("--flare", "--not-injured"), ("--assessed", "--red-flag", "fever")]
)
def test_what_contradicts_itself_is_refused(commands: Commands, words: tuple[str, ...]) -> None:
    assert "contradict" in commands.refused("state", *words)
    assert not commands.db.exists()


def test_hostile_names_are_refused_harmless(commands: Commands) -> None:
    hostile = "\x1b[2Jx\u202e"
    for option in ("--pin", "--red-flag", "--choose"):
        line = commands.refused("state", option, hostile)
        assert not {"\x1b", "\u202e"} & set(line)


def test_a_family_stands_for_its_rung_that_is_due(commands: Commands) -> None:
    commands("state", "--pin", "gm", "--pin", "bridge", "--choose", "bridge")
    state = commands.data("state")
    assert (state["pinned"], state["chosen"]) == (["gm_pvc", "glute_bridge"], ["glute_bridge"])


def test_a_family_still_stands_for_a_rung_while_a_drill_takes_its_place(
    commands: Commands,
) -> None:
    commands("state", "--choose", "rdl_empty_bar", "--injured")
    due = [slot["exercise"] for slot in commands.data("today")["slots"]]
    assert "rdl_empty_bar" not in due
    (line,) = commands("state", "--anyway", "rdl").lines
    assert line.startswith("Noted: Romanian deadlift, empty bar")


def test_what_is_not_due_cannot_be_done_anyway(commands: Commands) -> None:
    commands("state", "--injured")
    result = commands("state", "--anyway", "brisk_walk")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "glute_bridge" in result.err
    assert "gm_pvc" not in result.err


def _actions(commands: Commands) -> int:
    """How many changes are on record."""
    with sqlite3.connect(commands.db) as file:
        return int(file.execute("SELECT count(*) FROM actions").fetchone()[0])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--assessed",), "Nothing was locked"),
        (("--unpin", "glute_bridge"), "Glute bridge was not pinned"),
    ],
)
def test_what_changes_nothing_says_so_and_writes_nothing(
    commands: Commands, words: tuple[str, ...], told: str
) -> None:
    commands("state", "--pin", "gm_pvc")
    before = _actions(commands)
    (line,) = commands("state", *words).lines
    assert line.startswith(told)
    assert _actions(commands) == before


def test_an_assessment_of_what_locked_nothing_does_not_speak_of_a_lock(commands: Commands) -> None:
    commands("state", "--red-flag", "fever")
    (line,) = commands("state", "--assessed", now=NEXT_MORNING).lines
    assert line.startswith("Assessed: ")
    assert "lock" not in line
    assert commands.data("state", now=NEXT_MORNING)["red_flags"] == []


def test_a_light_week_that_runs_keeps_its_end(commands: Commands) -> None:
    commands("state", "--deload")
    before = _actions(commands)
    (line,) = commands("state", "--deload", now="2026-03-05T18:00:00+01:00").lines
    assert line == "A light week runs already, until Mon 9 Mar: nothing was changed."
    assert _actions(commands) == before
    assert commands.data("state")["deload"]["until"] == "2026-03-09"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("--deload",), "a light week runs until Thu 12 Mar, so choose it after that"),
        (("--injured",), "nothing rises while something is injured"),
        (("--red-flag", "trauma"), "training is locked"),
    ],
)
def test_a_choice_that_has_to_wait_is_refused_with_what_it_waits_for(
    commands: Commands, said: tuple[str, ...], why: str
) -> None:
    now = _master_the_bridge(commands)
    commands("state", *said, now=now)
    result = commands("state", "--choose", "single_leg_bridge", now=now)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert why in result.err

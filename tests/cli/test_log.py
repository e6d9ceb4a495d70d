"""The command `log`."""

from __future__ import annotations

from typing import Any

import pytest

from postchain_tui.store.store import Store
from tests import build
from tests.cli.commands import Commands

EXAMPLE = "rdl 4*20x12@7 p0 r120; bridge 10 p0, 10 p0, 9 p1 #hip tight"


def _exercises(session: Any) -> list[str]:
    return [done["exercise"] for done in session["sets"]]


def test_the_example_of_the_manual_is_understood(commands: Commands) -> None:
    session = commands.data("log", EXAMPLE)
    assert _exercises(session) == ["rdl_empty_bar"] * 4 + ["glute_bridge"] * 3
    first, last = session["sets"][0], session["sets"][-1]
    assert (first["load_kg"], first["reps"], first["rpe"]) == (20, 12, 7)
    assert (first["pain"], first["rest_seconds"], first["unit"]) == (0, 120, "kg")
    assert (last["reps"], last["pain"], last["note"]) == (9, 1, "hip tight")
    assert last["rest_seconds"] is None
    assert session["tonnage_kg"] == 960
    assert session["pain"] == {"before": None, "worst": 1, "after": None, "morning": None}
    assert (session["source"], session["status"]) == ("log", "finished")
    assert session["duration_seconds"] is None
    assert session.pop("warmups")
    assert session.pop("before_gate") == []
    assert commands.data("history") == [session]


def test_all_that_can_be_told_of_a_session_is_kept(commands: Commands) -> None:
    words = ("--before", "3", "--after", "2", "--effort", "6,5", "--note", "hot", "--form-ok")
    session = commands.data("log", "bridge 10; gm 12", *words, "--at", "2026-03-01T07:30")
    assert session["started_at"] == "2026-03-01T07:30:00+01:00"
    assert session["local_date"] == "2026-03-01"
    assert (session["pain"]["before"], session["pain"]["after"]) == (3, 2)
    assert (session["effort"], session["note"]) == (6.5, "hot")
    assert session["form_ok"] == ["glute_bridge", "gm_pvc"]
    assert {done["at"] for done in session["sets"]} == {"2026-03-01T07:30:00+01:00"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RDL 12", "rdl_empty_bar"),
        ("rdl 20x12", "rdl_empty_bar"),
        ("romanian deadlift 45lbx12", "rdl_empty_bar"),
        ("rdl 22,5x12", "rdl_barbell"),
        ("rdl 20.5x12", "rdl_barbell"),
        ("rdl 20x5 w, 60x8", "rdl_barbell"),
        ("bridge 10", "glute_bridge"),
        ("Glute Bridge 10", "glute_bridge"),
        ("bridge 40x10", "weighted_bridge"),
        ("gm 12", "gm_pvc"),
        ("good morning 12", "gm_pvc"),
        ("gm 20x8", "gm_barbell_empty"),
        ("gm 30x8", "gm_barbell_loaded"),
        ("hip thruster 10", "hip_thrust_bodyweight"),
        ("single_leg_bridge 8", "single_leg_bridge"),
        ("swing 16x15", "kb_swing"),
    ],
)
def test_a_name_means_one_exercise(commands: Commands, text: str, expected: str) -> None:
    assert set(_exercises(commands.data("log", text))) == {expected}


def test_without_a_bar_rdl_is_what_is_due(commands: Commands) -> None:
    commands("config", "set", "implements", "mat,pipe,dumbbells")
    assert _exercises(commands.data("log", "rdl 10x12")) == ["rdl_dumbbell"]


def test_rdl_is_never_a_drill(commands: Commands) -> None:
    commands("config", "set", "implements", "pipe")
    assert "rdl_empty_bar, rdl_dumbbell" in commands.refused("log", "rdl 12")


def test_sides_are_kept_apart_where_there_are_two(commands: Commands) -> None:
    both, apart = commands.data("log", "single leg bridge 8, 10/9")["sets"]
    assert (both["reps"], both["reps_left"], both["reps_right"]) == (16, 8, 8)
    assert (apart["reps"], apart["reps_left"], apart["reps_right"]) == (19, 10, 9)


def test_holds_and_warm_ups_are_what_they_are(commands: Commands) -> None:
    hold, warmup = commands.data("log", "side plank 30s; gm 10 w")["sets"]
    assert (hold["seconds"], hold["reps"]) == (30, None)
    assert warmup["kind"] == "warmup"


def test_decimal_commas_and_points_both_read(commands: Commands) -> None:
    sets = commands.data("log", "rdl 22,5x10, 22.5x10, 22,5kg x10")["sets"]
    assert [done["load_kg"] for done in sets] == [22.5, 22.5, 22.5]


def test_pounds_stay_pounds(commands: Commands) -> None:
    done = commands.data("log", "rdl 95lbx10")["sets"][0]
    assert (done["load_typed"], done["unit"], done["load_kg"]) == (95, "lb", 43.091)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("rdl 20x12, kaputt", 12, "a set"),
        ("bridge 10 p11", 12, "pain is 0 to 10"),
        ("bridge 1001", 8, "reps are 0 to 1000"),
        ("rdl 20kg 10", 10, "expected x"),
        ("", 1, "the name of an exercise"),
        ("bridge", 7, "a set"),
    ],
)
def test_what_cannot_be_read_is_refused_whole_with_its_place(
    commands: Commands, text: str, place: int, expected: str
) -> None:
    line = commands.refused("log", f"gm 10; {text}" if text else text)
    assert f"character {place + (7 if text else 0)}: " in line
    assert expected in line
    assert "Nothing was saved." in line
    assert commands.data("history") == []


def test_the_place_is_marked(commands: Commands) -> None:
    assert "“bridge 10, ▸oops”" in commands.refused("log", "bridge 10, oops")


def test_an_ambiguous_name_is_refused_with_the_candidates(commands: Commands) -> None:
    line = commands.refused("log", "pipe 10")
    assert "dowel_hinge" in line
    assert "gm_pvc" in line


def test_an_unknown_name_is_refused_with_the_nearest(commands: Commands) -> None:
    assert "glute_bridge" in commands.refused("log", "glute_brigde 10")
    assert commands.data("history") == []


def test_less_than_the_bar_is_no_romanian_deadlift_with_it(commands: Commands) -> None:
    assert "rdl_dumbbell" in commands.refused("log", "rdl 8x12")


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [
        ("--before", "11", "pain is 0 to 10"),
        ("--after", "x", "pain is 0 to 10"),
        ("--effort", "10.5", "effort is 0 to 10"),
        ("--at", "yesterday", "2026-03-02T18:00"),
    ],
)
def test_an_option_out_of_range_is_refused_with_what_is_allowed(
    commands: Commands, option: str, value: str, allowed: str
) -> None:
    line = commands.refused("log", "bridge 10", option, value)
    assert option in line
    assert allowed in line


@pytest.mark.parametrize(("at", "sessions"), [("21:00", 1), ("21:00:00.001", 2)])
def test_a_log_within_three_hours_extends_the_session(
    commands: Commands, at: str, sessions: int
) -> None:
    commands("log", "bridge 10")
    result = commands("log", "bridge 9", now=f"2026-03-02T{at}+01:00")
    assert ("added to" in result.out) is (sessions == 1)
    found = commands.data("history")
    assert len(found) == sessions
    assert sum(len(session["sets"]) for session in found) == 2


def test_the_three_hours_count_from_the_end(commands: Commands) -> None:
    for hour in ("18", "20", "22"):
        commands("log", "bridge 10", now=f"2026-03-02T{hour}:00+01:00")
    (session,) = commands.data("history")
    assert session["duration_seconds"] == 4 * 3600
    assert session["started_at"] == "2026-03-02T18:00:00+01:00"


def test_an_extension_keeps_what_was_told_and_adds_to_it(commands: Commands) -> None:
    commands("log", "bridge 10", "--before", "3", "--note", "first", "--effort", "5")
    words = ("--after", "1", "--note", "second", "--form-ok")
    session = commands.data("log", "gm 12", *words, now="2026-03-02T18:20+01:00")
    assert (session["pain"]["before"], session["pain"]["after"]) == (3, 1)
    assert session["note"].split() == ["first", "second"]
    assert session["effort"] == 5
    assert session["form_ok"] == ["gm_pvc"]
    assert _exercises(session) == ["glute_bridge", "gm_pvc"]


def test_an_earlier_session_is_not_extended_by_a_later_one(commands: Commands) -> None:
    commands("log", "bridge 10")
    commands("log", "gm 12", "--at", "2026-03-02T17:00")
    assert [len(session["sets"]) for session in commands.data("history")] == [1, 1]


def test_a_moment_may_say_its_own_offset(commands: Commands) -> None:
    session = commands.data("log", "bridge 10", "--at", "2026-03-01T00:30+05:45")
    assert session["started_at"] == "2026-03-01T00:30:00+05:45"
    assert session["local_date"] == "2026-03-01"


def test_a_session_of_the_program_counts_and_another_does_not(commands: Commands) -> None:
    commands("log", "side plank 30s", "--at", "2026-02-20T18:00")
    assert commands.data("today")["session_number"] == 1
    commands("log", "bridge 10")
    assert commands.data("today")["session_number"] == 2
    assert [session["name"] for session in commands.data("history")] == ["Basics", ""]


def test_hostile_text_is_kept_without_what_steers_a_terminal(commands: Commands) -> None:
    note = "a\x1b[31mred\x1b]52;c;ZXZpbA==\x07\u202eflip [/] [bold]"
    assert commands("log", "bridge 10 #" + note.replace(";", ""), "--note", note).code == 0
    for words in (("history",), ("history", "--json")):
        out = commands(*words).out
        assert "aredflip [/] [bold]" in out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_hostile_names_are_shown_harmless_when_refused(commands: Commands) -> None:
    line = commands.refused("log", "\x1b[2Jsquat\u202e\udcff 10")
    assert not {"\x1b", "\u202e", "\udcff"} & set(line)


@pytest.mark.parametrize("activity", ["deadlift", "squat", "run", "press", "Run "])
def test_a_warm_up_is_suggested_for_the_activity_that_was_told(
    commands: Commands, activity: str
) -> None:
    word = activity.strip().lower()
    line = commands("log", "bridge 10", "--activity", activity).lines[-1]
    assert line == f"Warm-up for {word}: Good morning, pipe, 1–2 × 10"
    session = commands.data("log", "bridge 10", "--activity", activity)
    assert session["activity"] == word
    assert session["warmups"] == [{"exercise": "gm_pvc", "sets": [1, 2], "reps": 10}]


@pytest.mark.parametrize("activity", ["swim", "session", "running", "\x1b[31mrow\u202e"])
def test_another_activity_is_kept_and_nothing_suggested(commands: Commands, activity: str) -> None:
    assert "Warm-up" not in commands("log", "bridge 10", "--activity", activity).out
    session = commands.data("history")[0]
    assert session["activity"] == activity.removeprefix("\x1b[31m").removesuffix("\u202e")
    assert session["decisions"] == []
    assert f"  activity: {session['activity']}" in commands("history").lines


def test_an_activity_needs_a_word(commands: Commands) -> None:
    assert "such as run" in commands.refused("log", "bridge 10", "--activity", " ")
    assert commands.data("history") == []


def test_deadlifts_have_their_warm_up_where_nothing_else_was_told(commands: Commands) -> None:
    session = commands.data("log", "rdl 20x10")
    assert session["activity"] is None
    assert [one["exercise"] for one in session["warmups"]] == ["gm_pvc"]
    assert "Warm-up" not in commands("log", "rdl 20x10").out
    assert commands.data("log", "rdl 20x10", "--activity", "swim")["warmups"] == []
    assert commands.data("log", "dowel_hinge 10", now="2026-03-09T18:00+01:00")["warmups"] == []


def test_the_activity_is_undone_with_the_sets_it_came_with(commands: Commands) -> None:
    commands("log", "bridge 10", "--activity", "run")
    commands("log", "bridge 10", "--activity", "squat")
    with Store.open(commands.db, device="test", now=lambda: build.START) as store:
        actions = store.rows(
            "SELECT count(DISTINCT action_id) AS actions, count(*) AS rows FROM changes"
            " WHERE tbl IN ('sets', 'declarations')"
        )
    assert tuple(actions[0]) == (2, 4)
    assert commands.data("history")[0]["activity"] == "squat"


def test_the_text_says_what_was_understood(commands: Commands) -> None:
    result = commands("log", EXAMPLE)
    assert result.lines[0] == "7 sets logged as the session of Mon 2 Mar 18:00"
    assert "Romanian deadlift, empty bar" in result.lines[1]
    assert result.lines[-1].endswith("10 p0, 10 p0, 9 p1 #hip tight")


def test_a_session_of_the_future_is_refused(commands: Commands) -> None:
    told = commands.refused("log", "bridge 10", "--at", "2026-03-04T06:01:00+01:00")
    assert "in the future" in told
    assert not commands.db.exists()
    assert commands("log", "bridge 10", "--at", "2026-03-04T06:00:00+01:00").code == 0
    assert commands("log", "bridge 10", "--at", "1999-03-04T06:00:00+01:00").code == 0


@pytest.mark.parametrize(
    ("text", "place"), [("zumba 10", 1), ("bridge 10; zumba 10", 12), ("bridge 9; back 10", 11)]
)
def test_a_name_that_is_not_clear_is_refused_at_its_place(
    commands: Commands, text: str, place: int
) -> None:
    told = commands.refused("log", text)
    assert told.startswith(f"postchain: character {place}: ")
    assert told.endswith(". Nothing was saved.\n")
    assert commands.data("history") == []


def test_pain_above_the_ceiling_says_what_comes_of_it(commands: Commands) -> None:
    assert "ceiling" not in commands("log", "bridge 10 p5").out
    result = commands("log", "bridge 10 p6, 10 p7")
    told = " ".join(" ".join(result.lines).split())
    assert told.endswith(
        "Glute bridge: pain 7 in a set is above your ceiling of 5. Next time it goes a step back."
    )
    assert all(len(line) <= 80 for line in result.lines)
    assert [done["pain"] for done in commands.data("history")[0]["sets"]] == [5, 6, 7]


def test_pain_above_the_ceiling_in_what_is_not_due_foretells_nothing(commands: Commands) -> None:
    told = " ".join(commands("log", "brisk_walk 60s p9").lines)
    assert told.endswith("pain 9 in a set is above your ceiling of 5.")


def test_pain_above_the_ceiling_long_ago_foretells_nothing(commands: Commands) -> None:
    commands("log", "bridge 3*10 p0")
    told = " ".join(commands("log", "bridge 10 p9", "--at", "2026-01-02T18:00").lines)
    assert told.endswith("is above your ceiling of 5.")

"""The command `pain`."""

from __future__ import annotations

import pytest

from tests.cli.commands import EVENING, NEXT_MORNING, Commands


def test_a_score_is_of_now_unless_a_morning_is_owed(commands: Commands) -> None:
    score = commands.data("pain", "3", now=NEXT_MORNING)
    assert (score["kind"], score["score"], score["session_id"]) == ("now", 3, None)
    assert score["at"] == NEXT_MORNING
    assert (score["place"], score["spreading"], score["note"]) == (None, None, "")


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        ("2026-03-02T23:30+01:00", "now"),
        ("2026-03-03T00:01+01:00", "morning"),
        ("2026-03-03T11:59+01:00", "morning"),
        ("2026-03-03T12:00+01:00", "now"),
        ("2026-03-09T08:00+01:00", "morning"),
        ("2026-03-10T08:00+01:00", "now"),
    ],
)
def test_before_noon_an_owed_morning_is_meant(commands: Commands, now: str, kind: str) -> None:
    commands("log", "bridge 10")
    assert commands.data("pain", "2", now=now)["kind"] == kind


def test_a_morning_belongs_to_the_newest_session_before_it(commands: Commands) -> None:
    commands("log", "bridge 10", "--at", "2026-02-27T18:00")
    session = commands.data("log", "bridge 10")
    score = commands.data("pain", "2", "--leg", "no", now=NEXT_MORNING)
    assert score["session_id"] == session["id"]
    assert score["spreading"] is False
    newest, older = commands.data("history")
    assert newest["pain"]["morning"] == 2
    assert older["pain"]["morning"] is None


def test_a_second_morning_score_is_of_now(commands: Commands) -> None:
    commands("log", "bridge 10")
    commands("pain", "2", now=NEXT_MORNING)
    assert commands.data("pain", "4", now=NEXT_MORNING)["kind"] == "now"


@pytest.mark.parametrize(
    ("now", "recalled"),
    [("2026-03-04T06:00:00+01:00", False), ("2026-03-04T06:00:00.001+01:00", True)],
)
def test_a_morning_given_after_36_hours_is_recalled(
    commands: Commands, now: str, recalled: bool
) -> None:
    commands("log", "bridge 10")
    score = commands.data("pain", "2", now=now)
    assert (score["kind"], score["recalled"]) == ("morning", recalled)
    assert commands.data("history")[0]["pain"]["morning"] == 2


def test_a_morning_may_be_given_until_the_next_session_starts(commands: Commands) -> None:
    commands("log", "bridge 10")
    commands("log", "bridge 10", "--at", "2026-03-04T18:00", now="2026-03-04T18:00+01:00")
    score = commands.data("pain", "1", "--at", "2026-03-04T17:59", now="2026-03-05T08:00+01:00")
    assert score["kind"] == "now"
    first = commands.data(
        "pain", "1", "--when", "morning", "--at", "2026-03-04T17:59", now="2026-03-05T08:00+01:00"
    )
    assert first["session_id"] == commands.data("history")[1]["id"]


def test_a_morning_without_a_session_cannot_be_recorded(commands: Commands) -> None:
    result = commands("pain", "2", "--when", "morning")
    assert result.code == 1
    assert "--when day" in result.err
    assert result.err.count("\n") == 1


def test_not_known_is_an_answer_and_no_zero(commands: Commands) -> None:
    commands("log", "bridge 10")
    score = commands.data("pain", "-", now=NEXT_MORNING)
    assert (score["kind"], score["score"]) == ("morning", None)
    assert commands.data("history")[0]["pain"]["morning"] is None
    assert commands.data("today", now=NEXT_MORNING)["owes_morning"] is None


def test_a_score_after_training_belongs_to_the_session(commands: Commands) -> None:
    session = commands.data("log", "bridge 10")
    score = commands.data("pain", "4", "--when", "after", now="2026-03-02T21:00+01:00")
    assert score["session_id"] == session["id"]
    assert commands.data("history")[0]["pain"]["after"] == 4


def test_a_score_after_training_needs_a_session_that_ended_just_before(commands: Commands) -> None:
    assert "hours" in _refusal(commands, "4", "--when", "after")
    commands("log", "bridge 10")
    late = "2026-03-02T21:01+01:00"
    assert "--when now" in _refusal(commands, "4", "--when", "after", now=late)
    assert commands.data("history")[0]["pain"]["after"] is None


def test_a_score_before_training_needs_no_session(commands: Commands) -> None:
    score = commands.data("pain", "4", "--when", "before")
    assert (score["kind"], score["session_id"]) == ("before", None)


def _refusal(commands: Commands, *words: str, now: str = EVENING) -> str:
    """The one line that says why a score could not be recorded."""
    result = commands("pain", *words, now=now)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    return result.err


def test_a_morning_is_given_from_the_next_local_day_on(commands: Commands) -> None:
    commands("log", "bridge 10")
    told = _refusal(commands, "1", "--when", "morning", now="2026-03-02T18:21+01:00")
    assert "from tomorrow" in told
    assert "--when now" in told
    assert "Tue 3 Mar" in _refusal(
        commands, "1", "--when", "morning", "--at", "2026-03-02T23:59", now=NEXT_MORNING
    )
    assert commands.data("history")[0]["pain"]["morning"] is None
    assert commands("pain", "1", "--when", "morning", now="2026-03-03T00:00+01:00").code == 0


def test_a_morning_of_an_older_session_ends_with_the_next_one(commands: Commands) -> None:
    commands("log", "bridge 10", "--at", "2026-03-01T18:00")
    commands("log", "bridge 10")
    _refusal(commands, "1", "--when", "morning")
    assert [one["pain"]["morning"] for one in commands.data("history")] == [None, None]


def test_a_score_of_the_future_is_refused(commands: Commands) -> None:
    told = commands.refused("pain", "2", "--at", "2026-03-04T06:01:00+01:00")
    assert "in the future" in told
    assert not commands.db.exists()
    assert commands("pain", "2", "--at", "2026-03-04T06:00:00+01:00").code == 0


@pytest.mark.parametrize("number", ["11", "x", "3.5", "١", ""])
def test_a_score_outside_0_to_10_is_refused(commands: Commands, number: str) -> None:
    assert "pain is 0 to 10" in commands.refused("pain", number)
    assert not commands.db.exists()


def test_places_are_known_by_their_ids(commands: Commands) -> None:
    score = commands.data(
        "pain", "3", "--where", "buttock_left", "--leg", "yes", "--note", "sitting"
    )
    assert (score["place"], score["spreading"]) == ("buttock_left", True)
    assert score["note"] == "sitting"
    assert "low_back_centre" in commands.refused("pain", "3", "--where", "knee")


def test_the_saddle_raises_a_question(commands: Commands) -> None:
    assert "get help today" in commands("pain", "3", "--where", "groin_saddle").out


def test_the_text_says_what_was_recorded(commands: Commands) -> None:
    commands("log", "bridge 10")
    assert commands("pain", "2").out == "pain 2, now: recorded\n"
    result = commands("pain", "-", now=NEXT_MORNING)
    assert result.out == "pain not known, morning after Mon 2 Mar: recorded\n"


def _advice(commands: Commands, *words: str, now: str = EVENING) -> str:
    """What follows the line that says what was recorded."""
    return " ".join(commands("pain", *words, now=now).lines[1:])


def test_a_jump_over_the_usual_pain_asks_for_warning_signs(commands: Commands) -> None:
    for day in (1, 2, 3):
        commands("pain", "2", "--when", "day", "--at", f"2026-02-2{day}T09:00")
    assert _advice(commands, "3") == ""
    told = _advice(commands, "5")
    assert told.startswith("That is 3 above usual. If a warning sign is there, say so: ")
    assert "postchain state --red-flag" in told


def test_the_first_score_of_all_is_no_jump(commands: Commands) -> None:
    assert _advice(commands, "8") == ""


def test_the_usual_pain_that_was_set_counts_before_any_score(commands: Commands) -> None:
    commands("config", "set", "usual_pain", "3")
    assert "4 above usual" in _advice(commands, "7")


def test_only_what_was_before_a_score_is_usual(commands: Commands) -> None:
    commands("pain", "0", now=NEXT_MORNING)
    assert _advice(commands, "4", "--at", "2026-03-02T12:00") == ""


@pytest.mark.parametrize("when", ["after", "morning"])
def test_a_score_of_a_session_is_held_against_the_one_before_it(
    commands: Commands, when: str
) -> None:
    commands("pain", "6", "--at", "2026-02-20T09:00")
    commands("log", "bridge 10", "--before", "1")
    now = EVENING if when == "after" else NEXT_MORNING
    told = _advice(commands, "3", "--when", when, now=now)
    assert told.startswith("That is 2 above what it was before the session.")


def test_a_score_of_a_session_without_one_before_is_held_against_the_usual(
    commands: Commands,
) -> None:
    commands("pain", "1", "--at", "2026-02-20T09:00")
    commands("log", "bridge 10")
    assert "2 above usual" in _advice(commands, "3", "--when", "after")


def test_pain_below_the_knee_asks_once_while_it_stays_there(commands: Commands) -> None:
    assert "new pain below the knee" in _advice(commands, "2", "--where", "below_knee_left")
    assert _advice(commands, "2", "--where", "foot_left", now=NEXT_MORNING) == ""
    commands("pain", "2", "--where", "low_back_left", now="2026-03-03T09:00+01:00")
    later = _advice(commands, "2", "--where", "foot_left", now="2026-03-03T10:00+01:00")
    assert "new pain below the knee" in later


def test_pain_that_spreads_asks_for_warning_signs(commands: Commands) -> None:
    assert "spreads down a leg" in _advice(commands, "2", "--leg", "yes")
    assert _advice(commands, "2", "--leg", "no") == ""


def test_not_known_is_no_jump(commands: Commands) -> None:
    commands("pain", "0", "--at", "2026-02-20T09:00")
    assert _advice(commands, "-") == ""


def test_the_advice_fits_eighty_columns_and_is_no_part_of_the_json(commands: Commands) -> None:
    lines = commands("pain", "2", "--where", "groin_saddle", "--leg", "yes").lines
    assert all(len(line) <= 80 for line in lines)
    assert commands.data("pain", "9", "--leg", "yes")["score"] == 9

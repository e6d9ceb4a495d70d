"""The command `pain`."""

from __future__ import annotations

import pytest

from tests.cli.commands import NEXT_MORNING, Commands


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


@pytest.mark.parametrize(("now", "belongs"), [("20:59", True), ("21:01", False)])
def test_a_score_after_training_belongs_to_the_session(
    commands: Commands, now: str, belongs: bool
) -> None:
    session = commands.data("log", "bridge 10")
    score = commands.data("pain", "4", "--when", "after", now=f"2026-03-02T{now}+01:00")
    assert (score["session_id"] == session["id"]) is belongs
    assert commands.data("history")[0]["pain"]["after"] == (4 if belongs else None)


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

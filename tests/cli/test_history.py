"""The command `history`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.diary import Declaration, DeclarationKind, Status
from postchain_tui.core.events import Discarded
from postchain_tui.store import pain, sessions
from postchain_tui.store.store import Store
from tests import build
from tests.cli.commands import Commands

SESSION_FIELDS = {
    "id", "started_at", "local_date", "source", "name", "status", "duration_seconds", "note",
    "effort", "pain", "tonnage_kg", "sets", "form_ok", "spreading", "activity", "decisions",
}  # fmt: skip


def _log_days(commands: Commands, *days: int) -> None:
    for day in days:
        commands(
            "log", "bridge 10", "--at", f"2026-03-{day:02}T18:00", now="2026-03-31T18:00+01:00"
        )


def _dates(commands: Commands, *words: str) -> list[str]:
    return [session["local_date"] for session in commands.data("history", *words)]


def test_nothing_recorded_is_an_empty_list(commands: Commands) -> None:
    assert commands.data("history") == []
    assert commands("history").out == "No sessions.\n"
    assert not commands.db.exists()


def test_sessions_have_exactly_the_promised_fields(commands: Commands) -> None:
    commands("log", "bridge 10")
    assert set(commands.data("history")[0]) == SESSION_FIELDS


def test_sessions_come_newest_first_whatever_order_they_were_recorded_in(
    commands: Commands,
) -> None:
    _log_days(commands, 2, 6, 4)
    assert _dates(commands) == ["2026-03-06", "2026-03-04", "2026-03-02"]


def test_the_newest_twenty_are_shown_unless_told(commands: Commands) -> None:
    _log_days(commands, *range(1, 23))
    assert len(_dates(commands)) == 20
    assert _dates(commands, "--limit", "2") == ["2026-03-22", "2026-03-21"]
    assert len(_dates(commands, "--limit", "100")) == 22


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("--since", "2026-03-04"), [6, 4]),
        (("--until", "2026-03-04"), [4, 2]),
        (("--since", "2026-03-04", "--until", "2026-03-04"), [4]),
        (("--since", "2026-03-04T18:00:01"), [6]),
        (("--until", "2026-03-04T18:00"), [4, 2]),
        (("--until", "2026-03-04T17:59"), [2]),
    ],
)
def test_days_bound_the_period_both_included(
    commands: Commands, words: tuple[str, ...], days: list[int]
) -> None:
    _log_days(commands, 2, 4, 6)
    assert _dates(commands, *words) == [f"2026-03-{day:02}" for day in days]


def test_sessions_with_one_exercise_can_be_asked_for(commands: Commands) -> None:
    commands("log", "bridge 10", "--at", "2026-03-01T18:00")
    commands("log", "gm 12; bridge 9")
    assert len(commands.data("history", "--exercise", "gm_pvc")) == 1
    assert len(commands.data("history", "--exercise", "Glute bridge")) == 2
    assert "There is no exercise" in commands.refused("history", "--exercise", "zumba")
    assert "single_leg_bridge" in commands.refused("history", "--exercise", "bridg")


@pytest.mark.parametrize(
    "words", [("--limit", "0"), ("--since", "soon"), ("--until", "99999-01-01"), ("--what",)]
)
def test_what_makes_no_sense_is_refused(commands: Commands, words: tuple[str, ...]) -> None:
    assert words[0] in commands.refused("history", *words)


def _open_session(commands: Commands) -> None:
    with Store.open(commands.db, device="test", now=lambda: build.START) as store:
        sessions.begin(store, build.timeline())


def test_a_session_open_in_the_app_is_active_and_not_extended(commands: Commands) -> None:
    _open_session(commands)
    (session,) = commands.data("history")
    assert (session["status"], session["source"]) == ("active", "app")
    assert session["duration_seconds"] is None
    result = commands("log", "bridge 10")
    assert result.code == 1
    assert "open in the app" in result.err
    assert result.err.count("\n") == 1
    assert len(commands.data("history")) == 1
    assert commands.data("today")["unfinished_session"] == "session"
    assert "unfinished" in commands("today").out


def test_what_was_before_an_open_session_can_still_be_logged(commands: Commands) -> None:
    _open_session(commands)
    assert commands("log", "bridge 10", "--at", "2026-03-01T18:00").code == 0


def test_a_morning_is_not_owed_once_the_next_session_has_started(commands: Commands) -> None:
    commands("log", "bridge 10", "--at", "2026-03-01T18:00")
    assert commands.data("today")["owes_morning"] is not None
    _open_session(commands)
    assert commands.data("today")["owes_morning"] is None


def test_discarded_sessions_are_in_the_trash(commands: Commands) -> None:
    with Store.open(commands.db, device="test", now=lambda: build.START) as store:
        begun = build.timeline()
        sessions.begin(store, begun)
        sessions.save(store, begun, begun.after(Discarded(build.at(60))), "discard")
    assert commands.data("history") == []
    (session,) = commands.data("history", "--trash")
    assert session["status"] == Status.DISCARDED
    assert "discarded" in commands("history", "--trash").out


def test_the_text_shows_sets_scores_and_notes_within_eighty_columns(commands: Commands) -> None:
    commands("config", "set", "bar_kg", "20")
    commands(
        "log", "rdl 9*22.5x12@7 p0; bridge 10", "--before", "3", "--effort", "6", "--note", "warm"
    )
    lines = commands("history").lines
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("Mon 2 Mar 18:00  Basics ")
    assert lines[0].endswith("10 sets · 2430 kg")
    assert all(line.count("×") == line.count("@") for line in lines)
    assert lines[-2:] == ["  pain before 3, worst 0 · effort 6", "  # warm"]


def _say(commands: Commands, *sayings: Declaration) -> None:
    store = Store.open(commands.db, device="test", now=lambda: build.START)
    with store, store.action("say") as writing:
        (row,) = writing.rows("SELECT id FROM sessions")
        for one in sayings:
            pain.write_declaration(writing, replace(one, session=row["id"]))


def test_what_was_decided_in_a_session_is_shown_with_it(commands: Commands) -> None:
    commands("log", "bridge 10 p6", "--activity", "run")
    eased = Declaration(
        "a", build.at(0), DeclarationKind.CEILING, "lighter", "sharp", None, "glute_bridge"
    )
    swapped = Declaration("b", build.at(1), DeclarationKind.SWAP, "gone", "", None, "glute_bridge")
    _say(commands, eased, swapped)
    (session,) = commands.data("history")
    assert session["activity"] == "run"
    assert session["decisions"] == [
        {
            "at": "2026-03-02T18:00:00+01:00",
            "kind": "ceiling",
            "value": "lighter",
            "exercise": "glute_bridge",
            "reason": "sharp",
        },
        {
            "at": "2026-03-02T18:00:01+01:00",
            "kind": "swap",
            "value": "gone",
            "exercise": "glute_bridge",
            "reason": "",
        },
    ]
    assert commands("history").lines[-3:] == [
        "  activity: run",
        "  pain above the ceiling in Glute bridge: a lighter load (sharp)",
        "  gone instead of Glute bridge",
    ]


def test_a_hostile_decision_is_shown_harmless(commands: Commands) -> None:
    commands("log", "bridge 10")
    hostile = "x\x1b]52;c;ZXZpbA==\x07y\x9b31m\u202e[/]{value}"
    _say(commands, Declaration("a", build.at(0), DeclarationKind.SWAP, hostile, hostile))
    shown = commands("history").out
    assert "[/]{value}" in shown
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_pain_that_spread_after_a_session_marks_it(commands: Commands) -> None:
    commands("log", "bridge 10")
    assert commands.data("history")[0]["spreading"] is False
    commands("pain", "2", "--when", "after", "--where", "back_of_thigh_left")
    assert commands.data("history")[0]["spreading"] is True


def test_a_database_with_hostile_text_is_shown_harmless(commands: Commands) -> None:
    commands("log", "bridge 10")
    hostile = "x\x1b]52;c;ZXZpbA==\x07y\x9b31m\u202e[/]"
    store = Store.open(commands.db, device="test", now=lambda: build.START)
    with store, store.action("edit") as writing:
        (row,) = writing.rows("SELECT id FROM sessions")
        writing.change("sessions", row["id"], {"note": hostile, "name": hostile})
        (done,) = writing.rows("SELECT id FROM sets")
        writing.change("sets", done["id"], {"note": hostile, "exercise_id": hostile})
    steering = {"\x1b", "\x07", "\x9b", "\u202e"}
    shown = commands("history").out
    assert "[/]" in shown
    assert not steering & set(shown)
    result = commands("history", "--json")
    assert not steering & set(result.out)
    assert result.data[0]["note"] == hostile


def test_a_family_stands_for_its_rung_that_is_due(commands: Commands) -> None:
    commands("log", "bridge 10; gm_pvc 5")
    commands("log", "gm_pvc 5", "--at", "2026-02-20T18:00")
    assert len(commands.data("history", "--exercise", "bridge")) == 1
    assert len(commands.data("history", "--exercise", "gm")) == 2

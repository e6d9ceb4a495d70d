"""All that today's plan depends on."""

from __future__ import annotations

from datetime import datetime

from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.exercise import Ladder
from postchain_tui.core.facts import SESSIONS_EACH, with_gates_opened
from tests.build import ago, done, exercise, facts, session


def test_the_newest_finished_session_is_the_last_one() -> None:
    newest, older = session(done(), days=1), session(done(), days=3)
    assert facts(recent=(newest, older)).last == newest
    assert facts().last is None


def _sessions(exercise_id: str, *days: float) -> tuple[SessionRecord, ...]:
    return tuple(
        session(done(exercise=exercise_id), id=f"{exercise_id}{day}", days=day) for day in days
    )


LOW = exercise(id="low", ladder=Ladder((), ("high", "other"), (), (), "low"))
RUNGS = {"low": LOW, "high": exercise(id="high"), "other": exercise(id="other")}
MANY = _sessions("low", *range(1, 1 + SESSIONS_EACH))
EARLIER = _sessions("low", SESSIONS_EACH, 20, 21)


def _opened(newest: dict[str, tuple[SessionRecord, ...]]) -> tuple[SessionRecord, ...]:
    asked: list[tuple[str, datetime]] = []

    def up_to(exercise_id: str, moment: datetime) -> tuple[SessionRecord, ...]:
        asked.append((exercise_id, moment))
        return EARLIER

    found = with_gates_opened(newest, RUNGS.__getitem__, up_to)
    assert {key: value for key, value in found.items() if key != "low"} == {
        key: value for key, value in newest.items() if key != "low"
    }
    assert asked in ([], [("low", ago(19))])
    return found["low"]


def test_what_opened_the_gate_of_a_rung_that_was_left_is_kept_in_sight() -> None:
    newest = {"low": MANY, "high": _sessions("high", 15, 19), "other": ()}
    assert _opened(newest) == (*MANY, *EARLIER[1:])


def test_what_is_known_whole_or_was_never_left_is_taken_as_it_is() -> None:
    few = {"low": MANY[:-1], "high": _sessions("high", 15, 19)}
    assert _opened(few) == MANY[:-1]
    assert _opened({"low": MANY, "high": ()}) == MANY

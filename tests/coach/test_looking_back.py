"""Sessions looked back on at their end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from unittest.mock import patch

import pytest

from postchain_tui.coach.looking_back import LookBack
from postchain_tui.core import events
from postchain_tui.core.exercise import Measure
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.records import record_words
from postchain_tui.core.session import Resting, Session, WrapUp
from postchain_tui.core.summary import Summary
from postchain_tui.store import chronicle, records
from tests.coach.home import MONDAY, Home
from tests.store.diaries import record


def _deadlifts(home: Home, text: str, *, is_finished: bool = True) -> Session:
    """A session of one set of deadlifts, finished or at its end."""
    kept = home.keeper()
    kept.skip(home.clock.now())
    kept.skip(home.clock.now())
    while not isinstance(kept.session.state, Resting):
        kept.forward(home.clock.advance(seconds=10))
    kept.enter(text, home.clock.now())
    while not isinstance(kept.session.state, WrapUp):
        kept.skip(home.clock.now())
    if is_finished:
        kept.happen(events.Finished(home.clock.now()), "finish the session")
    home.clock.advance(days=2)
    return kept.session


def _records(summary: Summary) -> list[str]:
    return [
        record_words(record, Unit.KG, Measure.REPS)
        for line in summary.lines
        for record in line.records
    ]


def _looked_back(home: Home, session: Session) -> tuple[LookBack, Summary]:
    """A session looked back on, with all that has to be read for it."""
    look_back = LookBack(home.coach)
    for exercise in look_back.unread(session):
        look_back.read(session, exercise)
    return look_back, look_back.summary(session)


def test_a_session_is_looked_back_on_without_itself_in_the_mean() -> None:
    home = Home()
    _deadlifts(home, "20x10 p1")
    session = _deadlifts(home, "20x11 p2")
    looked_back = LookBack(home.coach).summary(session)
    assert (looked_back.sets, looked_back.worst_pain) == (1, 2)
    assert (looked_back.hinge_grams, looked_back.mean_hinge_grams) == (220_000, 200_000)
    assert len(looked_back.lines) == len(session.plan)
    assert home.coach.past.recent()[0].id == session.id


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_session_is_held_against_what_was_ever_done_but_not_against_itself(
    is_finished: bool,
) -> None:
    home = Home()
    _deadlifts(home, "20x10 p1")
    _, looked_back = _looked_back(home, _deadlifts(home, "20x11 p2", is_finished=is_finished))
    assert _records(looked_back) == ["most reps with 20 kg: 11 (before 10)"]


@pytest.mark.parametrize("text", ["20x10 p1", "20x12 p9"])
def test_as_much_as_before_and_what_hurt_too_much_are_no_records(text: str) -> None:
    home = Home()
    _deadlifts(home, "20x10 p1")
    assert _records(_looked_back(home, _deadlifts(home, text))[1]) == []


def test_what_hurt_too_much_need_not_be_surpassed() -> None:
    home = Home()
    session = _deadlifts(home, "20x11 p1")
    past = record("past", MONDAY, exercise=session.sets[0].exercise, sets=2)
    calm, sore = (
        replace(done, load=Load(Decimal(20), Unit.KG), reps=reps, pain=pain)
        for done, reps, pain in zip(past.sets, (10, 12), (1, 9), strict=True)
    )
    records.create(home.store, replace(past, sets=(calm, sore)), None, "train")
    told = _records(_looked_back(home, session)[1])
    assert told == ["most reps with 20 kg: 11 (before 10)"]


def test_a_first_time_is_no_record() -> None:
    home = Home()
    session = _deadlifts(home, "20x10 p1")
    look_back, looked_back = _looked_back(home, session)
    assert _records(looked_back) == []
    assert look_back.unread(session) == ()


def test_without_what_was_done_before_there_is_a_summary_but_no_record() -> None:
    home = Home()
    _deadlifts(home, "20x10 p1")
    session = _deadlifts(home, "20x11 p2")
    look_back = LookBack(home.coach)
    assert [one.id for one in look_back.unread(session)] == [session.sets[0].exercise]
    assert _records(look_back.summary(session)) == []


def test_what_was_done_before_is_read_once_for_each_session() -> None:
    home = Home()
    _deadlifts(home, "20x10 p1")
    session = _deadlifts(home, "20x11 p1", is_finished=False)
    look_back, before = _looked_back(home, session)
    corrected = replace(session, sets=(replace(session.sets[0], reps=13),))
    assert _records(before) == ["most reps with 20 kg: 11 (before 10)"]
    with patch.object(chronicle, "bests", side_effect=AssertionError):
        assert look_back.unread(corrected) == ()
        told = _records(look_back.summary(corrected))
    assert told == ["most reps with 20 kg: 13 (before 10)"]
    another = replace(session, id="another")
    assert len(look_back.unread(another)) == 1
    assert _records(look_back.summary(another)) == []

"""How the back is at the start of a session, and what follows from the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.coach import check_in, training
from postchain_tui.core import events
from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.session import CheckIn
from tests.coach.home import Home


def _felt(home: Home, kind: PainKind, score: int | None, place: str | None = None) -> PainRecord:
    return PainRecord("", home.clock.now(), kind, score, place=place)


def test_the_morning_is_owed_also_when_the_next_session_has_begun() -> None:
    home = Home()
    assert check_in.owed_morning(home.coach) is None
    first = home.trained()
    home.clock.advance(days=1)
    training.begin(home.coach, home.coach.today())
    owed = check_in.owed_morning(home.coach)
    assert owed is not None
    assert owed.id == first
    home.coach.record_pain(PainKind.MORNING, 2, owed)
    assert check_in.owed_morning(home.coach) is None


def test_another_plan_is_taken_over_only_where_it_differs_and_before_the_check_in() -> None:
    home = Home()
    session = training.begin(home.coach, home.coach.today()).session
    assert isinstance(session.state, CheckIn)
    assert check_in.plan_by_now(home.coach, session) is None
    older = replace(session, plan=session.plan[1:])
    changed = check_in.plan_by_now(home.coach, older)
    assert changed is not None
    assert changed.plan == session.plan
    assert (changed.program, changed.name) == (session.program, session.name)
    checked_in = older.arrived(0)
    assert check_in.plan_by_now(home.coach, checked_in) is None


@pytest.mark.parametrize(
    ("usual", "score", "reason"),
    [("3", 4, ""), ("3", 5, "2 above usual"), ("3", None, ""), ("", 9, "")],
)
def test_pain_before_is_held_against_the_usual_pain(
    usual: str, score: int | None, reason: str
) -> None:
    home = Home()
    if usual:
        home.coach.set_setting("usual_pain", usual)
    session = training.begin(home.coach, home.coach.today()).session
    assert check_in.alarm(home.coach, session, _felt(home, PainKind.BEFORE, score)) == reason


def test_pain_after_is_held_against_the_pain_before() -> None:
    home = Home()
    home.coach.set_setting("usual_pain", "7")
    session = replace(training.begin(home.coach, home.coach.today()).session, pain_before=2)
    assert check_in.alarm(home.coach, session, _felt(home, PainKind.AFTER, 3)) == ""
    reason = check_in.alarm(home.coach, session, _felt(home, PainKind.AFTER, 4))
    assert reason == "2 above what it was before the session"
    unknown = replace(session, pain_before=None)
    assert check_in.alarm(home.coach, unknown, _felt(home, PainKind.AFTER, 4)) == ""


def test_pain_in_the_saddle_is_always_a_moment_to_ask() -> None:
    home = Home()
    session = training.begin(home.coach, home.coach.today()).session
    felt = _felt(home, PainKind.BEFORE, 1, "groin_saddle")
    assert "saddle" in check_in.alarm(home.coach, session, felt)


@pytest.mark.parametrize("choice", ["train", "recovery"])
def test_what_was_chosen_at_a_sore_start_is_kept_with_its_reason(choice: str) -> None:
    home = Home()
    kept = home.keeper()
    first, *more = check_in.sore_start(home.coach, choice, 7)
    kept.happen(first, "choose", *more)
    (said,) = kept.session.said
    assert (said.value, said.reason) == (choice, "pain 7 at the start")
    is_gentle = choice == "recovery"
    assert (kept.session.program == "recovery") is is_gentle
    kept.undo()
    assert kept.session.said == ()
    assert kept.session.program == "basics"
    assert kept.timeline.has(events.CheckedIn)


def test_a_sore_start_is_owed_an_answer_until_the_first_set() -> None:
    home = Home()
    timeline = training.begin(home.coach, home.coach.today())
    assert not check_in.owes_sore_start(timeline.session)
    calm = timeline.after(events.CheckedIn(home.clock.now(), 5))
    assert not check_in.owes_sore_start(calm.session)
    sore = timeline.after(events.CheckedIn(home.clock.now(), 6))
    assert check_in.owes_sore_start(sore.session)
    said, *_ = check_in.sore_start(home.coach, "train", 6)
    assert not check_in.owes_sore_start(sore.after(said).session)
    assert check_in.owes_sore_start(sore.after(said).undo().session)
    assert not check_in.owes_sore_start(sore.after(events.Stopped(home.clock.now())).session)

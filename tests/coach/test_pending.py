"""What Today tells beside the plan."""

from __future__ import annotations

from datetime import timedelta

from postchain_tui.coach import statements
from postchain_tui.coach.pending import Pending, pending
from postchain_tui.core import statement
from postchain_tui.core.diary import PainKind
from tests.coach.home import Home


def test_by_itself_nothing_is_pending() -> None:
    assert pending(Home().coach) == Pending()


def test_what_is_stayed_on_is_told_until_it_may_be_left() -> None:
    home = Home()
    statements.pin(home.coach, "glute_bridge")
    assert pending(home.coach).pinned == {"glute_bridge"}
    home.clock.advance(hours=1)
    statements.unpin(home.coach, "glute_bridge")
    assert pending(home.coach).pinned == frozenset()


def test_pain_in_the_saddle_waits_for_the_signs_to_be_answered() -> None:
    home = Home()
    home.coach.record_pain(PainKind.NOW, 1, place="groin_saddle")
    assert pending(home.coach).signs == "pain in the groin or saddle"
    statements.say(home.coach, statement.no_signs())
    assert pending(home.coach).signs == ""


def test_a_sign_that_was_ticked_and_an_assessment_answer_too() -> None:
    for answer in (statement.red_flag("fever"), statement.assessed()):
        home = Home()
        home.coach.record_pain(PainKind.NOW, 1, place="groin_saddle")
        statements.say(home.coach, answer)
        assert pending(home.coach).signs == ""


def test_a_later_harmless_score_does_not_answer() -> None:
    home = Home()
    home.coach.record_pain(PainKind.NOW, 1, place="groin_saddle")
    home.clock.advance(hours=1)
    home.coach.record_pain(PainKind.NOW, 1)
    assert pending(home.coach).signs == "pain in the groin or saddle"


def test_what_the_session_asks_about_itself_is_not_asked_again() -> None:
    home = Home()
    home.coach.record_pain(PainKind.AFTER, 9, place="groin_saddle")
    assert pending(home.coach).signs == ""


def test_a_jump_is_held_against_what_was_usual_before() -> None:
    home = Home()
    for days in (4, 3, 2, 1):
        at = home.clock.now() - timedelta(days=days)
        home.coach.record_pain(PainKind.DAY, 1, at=at)
    home.coach.record_pain(PainKind.NOW, 3)
    assert pending(home.coach).signs == "2 above usual"

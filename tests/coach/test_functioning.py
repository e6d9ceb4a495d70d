"""What the person can do: when it is due, and what is put on record."""

from __future__ import annotations

import pytest

from postchain_tui.coach import functioning
from postchain_tui.core.errors import InputError, PostchainError
from postchain_tui.core.sheet import Answer
from postchain_tui.store import activities as activity_store
from postchain_tui.store import settings
from tests.coach.home import Home


def due(home: Home) -> int | None:
    """The week that is due at this moment."""
    return functioning.due(home.coach, home.coach.today())


def listed(home: Home) -> list[str]:
    """The names on the list."""
    return [one.name for one in functioning.activities(home.coach)]


def test_nothing_is_due_in_a_new_diary() -> None:
    assert due(Home()) is None


def test_week_0_is_due_after_the_first_session_and_the_others_four_weeks_apart() -> None:
    home = Home()
    home.trained()
    found = []
    for _ in range(17):
        found.append(due(home))
        home.clock.advance(weeks=1)
    assert [week for week, is_due in enumerate(found) if is_due is not None] == [
        0,
        1,
        2,
        3,
        4,
        8,
        12,
    ]
    assert [found[week] for week in (0, 3, 4, 8, 12)] == [0, 0, 4, 8, 12]


def test_activities_without_a_score_are_due_before_any_session() -> None:
    home = Home()
    made = activity_store.add(home.store, "tie my shoes")
    assert due(home) == 0
    activity_store.score(home.store, {made.id: 4}, home.clock.now())
    assert due(home) is None
    home.trained()
    assert due(home) is None


def test_scores_answer_the_week_they_were_given_in() -> None:
    home = Home()
    home.trained()
    made = activity_store.add(home.store, "sit")
    activity_store.score(home.store, {made.id: 3}, home.clock.now())
    assert due(home) is None
    home.clock.advance(weeks=4)
    assert due(home) == 4
    activity_store.score(home.store, {made.id: None}, home.clock.now())
    assert due(home) is None


def test_another_program_has_weeks_of_its_own() -> None:
    home = Home()
    home.trained()
    home.coach.set_setting("program", "recovery")
    assert due(home) is None


def test_a_question_put_off_is_not_asked_again_that_day_by_anybody() -> None:
    home = Home()
    home.trained()
    functioning.put_off(home.coach)
    assert due(home) is None
    assert due_in_another_run(home) is None
    home.clock.advance(days=1)
    assert due(home) == 0


def due_in_another_run(home: Home) -> int | None:
    """The same after a restart."""
    again = Home(home.store)
    again.clock.moment = home.clock.moment
    return due(again)


def test_a_spoilt_note_of_the_day_is_as_good_as_none() -> None:
    home = Home()
    home.trained()
    settings.set_settings(home.store, {"function_put_off": "[/]\x1b"}, "spoil")
    assert due(home) == 0


def test_the_list_is_changed_one_thing_at_a_time() -> None:
    home = Home()
    shoes, sit = (activity_store.add(home.store, name) for name in ("shoes", "sit"))
    activity_store.rename(home.store, shoes.id, "tie my shoes")
    activity_store.remove(home.store, sit.id)
    assert listed(home) == ["tie my shoes"]
    with pytest.raises(InputError):
        activity_store.score(home.store, {shoes.id: 12}, home.clock.now())
    assert functioning.rounds(home.coach) == ()


def test_a_list_filled_in_is_saved_as_one_action() -> None:
    home = Home()
    shoes, sit = (activity_store.add(home.store, name) for name in ("shoes", "sit"))
    filled = functioning.sheet(home.coach).scored(3).without_here().named("stand").scored(None)
    functioning.keep(home.coach, filled.moved(-1).renamed("tie my shoes"))
    assert listed(home) == ["tie my shoes", "stand"]
    (only,) = functioning.rounds(home.coach)
    assert [one.score for one in only.scores] == [3, None]
    assert only.known == {shoes.id: 3}
    assert sit.id not in {one.activity for one in only.scores}
    (row,) = home.store.rows("SELECT count(*) AS n FROM actions WHERE what = 'say what you can do'")
    assert row["n"] == 1


def test_of_a_list_that_can_not_be_saved_nothing_is() -> None:
    home = Home()
    sit = activity_store.add(home.store, "sit")
    filled = functioning.sheet(home.coach).named("stand").moved(-1).scored(4)
    activity_store.remove(home.store, sit.id)
    with pytest.raises(PostchainError):
        functioning.keep(home.coach, filled)
    assert listed(home) == []
    assert functioning.rounds(home.coach) == ()


def test_the_list_shows_what_was_scored_before_and_today() -> None:
    home = Home()
    sit = activity_store.add(home.store, "sit")
    activity_store.score(home.store, {sit.id: 3}, home.clock.now())
    assert functioning.change(home.coach) is None
    home.clock.advance(weeks=4)
    activity_store.score(home.store, {sit.id: 7}, home.clock.now())
    (line,) = functioning.sheet(home.coach).lines
    assert (line.last, line.today, line.answer) == (3, Answer(7), None)
    found = functioning.change(home.coach)
    assert found is not None
    assert (found.by, found.is_clear) == (4.0, True)

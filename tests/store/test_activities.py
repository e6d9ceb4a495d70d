"""The person's own activities and their scores, as they are on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.core.diary import Status
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.function import ActivityScore
from postchain_tui.store import activities, records
from postchain_tui.store.store import Store
from tests.store.diaries import NOON, after, memory, record


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def actions(store: Store) -> list[str]:
    """What was done, in order."""
    return [row["what"] for row in store.rows("SELECT what FROM actions ORDER BY hlc")]


def test_activities_come_back_in_the_order_in_which_they_were_named(store: Store) -> None:
    made = [activities.add(store, name) for name in ("tie my shoes", "sit", "carry bags")]
    assert activities.activities(store) == tuple(made)
    assert [one.position for one in made] == [0, 1, 2]
    assert actions(store) == ["Name an activity"] * 3


def test_a_sixth_activity_is_refused_until_one_is_removed(store: Store) -> None:
    made = [activities.add(store, f"thing {number}") for number in range(5)]
    with pytest.raises(NotAllowedError):
        activities.add(store, "too much")
    activities.remove(store, made[0].id)
    assert activities.add(store, "room again").position == 5
    assert len(activities.activities(store)) == 5


def test_a_name_is_made_harmless_when_it_is_written_and_when_it_is_read(store: Store) -> None:
    assert activities.add(store, "lift\x1b]52;c;x\x07 bags").name == "lift bags"
    with store.action("by another program") as writing:
        writing.put("activities", {"id": "x", "name": "a\x1b[31mb" + "c" * 100, "position": 9})
    assert activities.activities(store)[1].name == "ab" + "c" * 57 + "…"


def test_another_name_is_saved_and_the_same_name_twice_refused(store: Store) -> None:
    first, second = activities.add(store, "sit"), activities.add(store, "stand")
    activities.rename(store, first.id, "sit for an hour")
    activities.rename(store, second.id, "Stand")
    assert [one.name for one in activities.activities(store)] == ["sit for an hour", "Stand"]
    with pytest.raises(InputError):
        activities.rename(store, second.id, "SIT FOR AN HOUR")
    assert actions(store)[2:] == ["Rename an activity"] * 2


def test_what_is_removed_stays_in_the_file_with_its_scores(store: Store) -> None:
    gone = activities.add(store, "sit")
    activities.score(store, {gone.id: 3}, NOON)
    activities.remove(store, gone.id)
    assert activities.activities(store) == ()
    assert activities.scores(store) == (ActivityScore(gone.id, NOON, 3),)
    (row,) = store.rows("SELECT name, deleted_at FROM activities")
    assert row["name"] == "sit"
    assert row["deleted_at"] is not None


def test_scores_of_a_moment_are_one_action_and_an_unknown_one_is_none(store: Store) -> None:
    ids = [activities.add(store, name).id for name in ("sit", "stand", "walk")]
    activities.score(store, dict(zip(ids, (0, None, 10), strict=True)), NOON)
    assert [one.score for one in activities.scores(store)] == [0, None, 10]
    assert {one.at for one in activities.scores(store)} == {NOON}
    assert activities.scores(store)[0].at.utcoffset() == NOON.utcoffset()
    assert actions(store)[3:] == ["Score what you can do"]


@pytest.mark.parametrize("given", [{"there": 11}, {"gone": 3}])
def test_of_scores_with_one_that_cannot_be_none_is_saved(
    store: Store, given: dict[str, int]
) -> None:
    there = activities.add(store, "sit").id
    kind = InputError if "there" in given else NotAllowedError
    wrong = {there if name == "there" else name: score for name, score in given.items()}
    with pytest.raises(kind):
        activities.score(store, {there: 2} | wrong, NOON)
    assert activities.scores(store) == ()


def test_what_is_not_on_the_list_is_neither_renamed_nor_removed(store: Store) -> None:
    with pytest.raises(NotAllowedError):
        activities.rename(store, "gone", "x")
    with pytest.raises(NotAllowedError):
        activities.remove(store, "gone")
    assert actions(store) == []


def test_every_change_is_in_the_journal(store: Store) -> None:
    made = activities.add(store, "sit").id
    activities.score(store, {made: 4}, NOON)
    activities.remove(store, made)
    found = store.rows("SELECT tbl FROM changes ORDER BY seq")
    assert [row["tbl"] for row in found] == ["activities", "activity_scores", "activities"]


def test_a_program_is_trained_since_its_first_finished_session(store: Store) -> None:
    assert activities.first_finished(store, "basics") is None
    for days, status in ((0, Status.DISCARDED), (2, Status.FINISHED), (4, Status.FINISHED)):
        done = replace(record(f"s{days}", NOON + timedelta(days)), status=status)
        records.create(store, done, "basics", "train")
    records.create(store, record("other", after(-99)), None, "import")
    assert activities.first_finished(store, "basics") == NOON + timedelta(days=2)
    with store.action("Throw away") as writing:
        writing.bury("sessions", "s2")
    assert activities.first_finished(store, "basics") == NOON + timedelta(days=4)

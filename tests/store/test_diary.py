from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    Status,
)
from postchain_tui.core.schedule import Turn
from postchain_tui.store import diary, pain, records, settings, undoing
from postchain_tui.store.store import Store
from tests.store.diaries import NOON, after, memory, opened, raw, record

DAY = timedelta(days=1)


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def fill(store: Store, *sessions: SessionRecord) -> None:
    with store.action("Fill") as writing:
        for one in sessions:
            records.write(writing, one, "basics")


def ids(found: tuple[SessionRecord, ...]) -> list[str]:
    return [one.id for one in found]


def test_an_unknown_session_is_none(store: Store) -> None:
    assert diary.session(store, "nothing") is None


def test_sessions_come_newest_first(store: Store) -> None:
    fill(store, record("b", NOON + DAY), record("a", NOON), record("c", NOON + 2 * DAY))
    assert ids(diary.sessions(store)) == ["c", "b", "a"]
    assert ids(diary.sessions(store, 2)) == ["c", "b"]


def test_of_two_sessions_of_one_moment_the_one_recorded_later_is_newer(store: Store) -> None:
    fill(store, record("z"), record("a"), record("m"))
    assert ids(diary.sessions(store)) == ["m", "a", "z"]


def test_the_order_of_recording_outlives_a_compaction_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with opened(path) as store:
        fill(store, record("z"), record("a"), record("m"))
    with closing(raw(path)) as connection:
        connection.execute("VACUUM")
    with opened(path) as store:
        assert ids(diary.sessions(store)) == ["m", "a", "z"]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_follow_one_another_without_a_gap_or_a_repeat(store: Store, size: int) -> None:
    fill(store, *(record(f"s{number}", NOON + (number // 3) * DAY) for number in range(10)))
    pages: list[SessionRecord] = []
    while page := diary.sessions(store, size, before=pages[-1] if pages else None):
        assert len(page) <= size
        pages.extend(page)
    assert pages == list(diary.sessions(store))
    assert len(pages) == 10


def test_a_page_may_go_on_from_a_session_that_is_not_in_the_file(store: Store) -> None:
    fill(store, record("a"), record("b", NOON + DAY))
    assert ids(diary.sessions(store, before=record("gone", NOON + DAY))) == ["a"]


def test_sessions_of_a_stretch_of_time(store: Store) -> None:
    fill(store, *(record(f"s{number}", NOON + number * DAY) for number in range(5)))
    assert ids(diary.sessions(store, since=NOON + DAY, until=NOON + 3 * DAY)) == ["s2", "s1"]


@pytest.mark.parametrize("rare", [1, 1000])
def test_sessions_with_one_exercise(
    store: Store, monkeypatch: pytest.MonkeyPatch, rare: int
) -> None:
    monkeypatch.setattr(diary, "_RARE_SETS", rare)
    fill(store, record("a"), record("b", NOON + DAY, exercise="rdl_barbell"), record("c"))
    assert ids(diary.sessions(store, exercise="rdl_barbell")) == ["b"]
    with store.action("Throw the sets away") as writing:
        writing.bury("sets", "b-1")
        writing.bury("sets", "b-2")
    assert diary.sessions(store, exercise="rdl_barbell") == ()


@pytest.mark.parametrize("rare", [1, 1000])
def test_pages_of_one_exercise_follow_one_another(
    store: Store, monkeypatch: pytest.MonkeyPatch, rare: int
) -> None:
    monkeypatch.setattr(diary, "_RARE_SETS", rare)
    names = ("rdl_barbell", "glute_bridge")
    fill(store, *(record(f"s{n}", NOON + n // 4 * DAY, exercise=names[n % 2]) for n in range(12)))
    first = diary.sessions(store, 4, exercise="rdl_barbell")
    second = diary.sessions(store, 4, exercise="rdl_barbell", before=first[-1])
    assert ids(first) + ids(second) == ["s10", "s8", "s6", "s4", "s2", "s0"]


def test_the_trash_holds_what_was_discarded_or_thrown_away(store: Store) -> None:
    fill(store, record("a"), record("b", status=Status.DISCARDED), record("c"))
    with store.action("Throw away") as writing:
        writing.bury("sessions", "c")
    assert ids(diary.sessions(store)) == ["a"]
    assert ids(diary.sessions(store, trash=True)) == ["c", "b"]
    assert diary.session(store, "c") is not None


def test_a_page_costs_the_same_few_queries_whatever_its_length(store: Store) -> None:
    fill(store, *(record(f"s{number}", NOON + number * DAY) for number in range(50)))
    asked: list[str] = []
    with store.reading() as connection:
        connection.set_trace_callback(asked.append)
        diary.sessions(store, 50)
        connection.set_trace_callback(None)
    assert len(asked) <= 5


def test_the_moment_is_told_on_the_clock_of_its_place(store: Store) -> None:
    fill(store, record("a", NOON))
    (found,) = diary.sessions(store)
    assert found.started_at.utcoffset() == NOON.utcoffset()
    assert found.sets[0].at.utcoffset() == NOON.utcoffset()


def entry(name: str, kind: PainKind, score: int | None, **changes: object) -> PainRecord:
    return replace(PainRecord(name, NOON + DAY, kind, score, "s"), **changes)  # type: ignore[arg-type]


def test_a_morning_score_is_joined_to_its_session(store: Store) -> None:
    fill(store, record("s"))
    (found,) = diary.sessions(store)
    assert (found.pain_morning, found.morning_asked, found.spreading) == (None, False, False)
    pain.add_pain(store, entry("m", PainKind.MORNING, 3))
    (found,) = diary.sessions(store)
    assert (found.pain_morning, found.morning_asked, found.spreading) == (3, True, False)


def test_a_morning_that_was_not_known_counts_as_asked(store: Store) -> None:
    fill(store, record("s"))
    pain.add_pain(store, entry("m", PainKind.MORNING, None))
    (found,) = diary.sessions(store)
    assert (found.pain_morning, found.morning_asked) == (None, True)


def test_the_later_of_two_morning_scores_counts(store: Store) -> None:
    fill(store, record("s"))
    pain.add_pain(store, entry("m2", PainKind.MORNING, 2, at=NOON + 2 * DAY))
    pain.add_pain(store, entry("m1", PainKind.MORNING, 7))
    assert diary.sessions(store)[0].pain_morning == 2


def test_pain_down_a_leg_with_any_score_marks_the_session(store: Store) -> None:
    fill(store, record("s"))
    pain.add_pain(store, entry("n", PainKind.NOW, 1, spreading=True))
    pain.add_pain(store, entry("m", PainKind.MORNING, 1, spreading=False))
    assert diary.sessions(store)[0].spreading


@pytest.mark.parametrize(
    ("before", "later", "spreads"),
    [
        ("low_back_left", "buttock_left", True),
        ("low_back_left", "low_back_right", False),
        ("foot_left", "buttock_left", False),
        (None, "back_of_thigh_left", True),
        (None, "buttock_left", False),
        ("low_back_left", None, False),
    ],
)
def test_pain_that_is_felt_farther_down_than_before_marks_the_session(
    store: Store, before: str | None, later: str | None, spreads: bool
) -> None:
    fill(store, record("s"))
    pain.add_pain(store, entry("b", PainKind.BEFORE, 1, at=NOON, place=before))
    pain.add_pain(store, entry("a", PainKind.AFTER, 1, at=after(600)))
    pain.add_pain(store, entry("m", PainKind.MORNING, 1, place=later))
    assert diary.sessions(store)[0].spreading is spreads


def test_without_a_score_before_pain_down_the_leg_marks_the_session(store: Store) -> None:
    fill(store, record("s"), record("t", NOON + DAY))
    pain.add_pain(store, entry("m", PainKind.MORNING, 1, place="below_knee_left"))
    assert [one.spreading for one in diary.sessions(store)] == [False, True]


def said(name: str, seconds: float, session: str | None, value: str = "yes") -> Declaration:
    return Declaration(
        name, after(seconds), DeclarationKind.CEILING, value, "why", session, "glute_bridge"
    )


def test_what_was_said_in_a_session_comes_with_it_oldest_first(store: Store) -> None:
    fill(store, record("s"), record("t", NOON + DAY))
    first, second = said("z", 10, "s", "lighter"), said("a", 20, "s", "stop_exercise")
    for one in (second, first, said("other", 5, None), said("gone", 7, "s")):
        pain.declare(store, one, "Say it")
    with store.action("Throw away") as writing:
        writing.bury("declarations", "gone")
    newer, older = diary.sessions(store)
    assert newer.said == ()
    assert older.said == (first, second)
    assert diary.last_with(store, ["glute_bridge"], 2)["glute_bridge"][1].said == (first, second)


def test_the_last_sessions_with_each_exercise_come_newest_first(store: Store) -> None:
    fill(
        store,
        *(record(f"bridge{number}", NOON + number * DAY) for number in range(5)),
        record("rdl", NOON - DAY, exercise="rdl_barbell"),
    )
    found = diary.last_with(store, ["glute_bridge", "rdl_barbell", "plank"], 2)
    assert {exercise: ids(sessions) for exercise, sessions in found.items()} == {
        "glute_bridge": ["bridge4", "bridge3"],
        "rdl_barbell": ["rdl"],
        "plank": [],
    }
    assert len(found["rdl_barbell"][0].sets) == 2


def test_only_finished_sessions_that_are_kept_count_as_the_last_ones(store: Store) -> None:
    fill(
        store,
        record("kept", NOON),
        record("open", NOON + DAY, status=Status.ACTIVE),
        record("discarded", NOON + DAY, status=Status.DISCARDED),
        record("thrown", NOON + DAY),
        record("emptied", NOON + DAY),
    )
    with store.action("Throw away") as writing:
        writing.bury("sessions", "thrown")
        writing.bury("sets", "emptied-1")
        writing.bury("sets", "emptied-2")
    assert ids(diary.last_with(store, ["glute_bridge"], 3)["glute_bridge"]) == ["kept"]


def test_the_last_sessions_are_found_through_the_index(store: Store) -> None:
    plan = store.rows(f"EXPLAIN QUERY PLAN {diary._WITH_EXERCISE}", "glute_bridge", "9")
    steps = [row["detail"] for row in plan]
    assert any("sets_exercise" in step for step in steps)
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in steps)


def test_a_page_is_read_through_indices_without_sorting(store: Store) -> None:
    asked = dict.fromkeys(
        ("since", "until", "before_at", "before_row", "trash", "exercise", "limit"), 0
    )
    with store.reading() as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {diary._PAGE}", asked).fetchall()
        parts = [
            row["detail"]
            for sql in (diary._SETS, diary._PAIN, diary._FORM, diary._SAID)
            for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", ("[]",)).fetchall()
        ]
    assert any("sessions_started" in row["detail"] for row in plan)
    assert not any("TEMP B-TREE" in row["detail"] for row in plan)
    tables = ("sets", "pain_entries", "declarations")
    assert not any(f"SCAN {table}" in part for table in tables for part in parts)


def test_the_latest_finished_session_is_the_one_that_was_over_by_then(store: Store) -> None:
    fill(
        store,
        record("a", NOON),
        record("b", NOON + DAY),
        record("open", NOON + DAY, status=Status.ACTIVE),
    )
    assert diary.latest_finished(store, NOON) is None
    over = diary.latest_finished(store, after(600))
    assert over is not None
    assert over.id == "a"
    assert diary.latest_finished(store, NOON + DAY + timedelta(minutes=5)) == over
    latest = diary.latest_finished(store, NOON + 9 * DAY)
    assert latest is not None
    assert latest.id == "b"


def test_the_session_under_way_is_the_one_that_the_app_left_open(store: Store) -> None:
    assert diary.under_way(store) is None
    fill(store, record("a", status=Status.ACTIVE, source="app"), record("b", source="app"))
    found = diary.under_way(store)
    assert found is not None
    assert found.id == "a"


def test_finished_sessions_are_counted_by_program(store: Store) -> None:
    fill(store, record("a"), record("b"), record("c", status=Status.DISCARDED))
    with store.action("Other") as writing:
        records.write(writing, record("d"), "other")
        writing.bury("sessions", "b")
    assert diary.finished_count(store, "basics") == 1
    assert diary.finished_count(store, "other") == 1
    assert diary.finished_count(store, "none") == 0


def test_a_store_is_new_until_something_is_set_or_recorded() -> None:
    with memory() as store:
        assert diary.is_new(store)
        settings.set_setting(store, "units", "kg")
        assert not diary.is_new(store)
    with memory() as store:
        fill(store, record("a", status=Status.DISCARDED))
        assert not diary.is_new(store)


def test_a_store_is_new_again_when_what_was_set_is_taken_back() -> None:
    with memory() as store:
        settings.set_setting(store, "units", "kg")
        undoing.undo(store)
        assert diary.is_new(store)


def test_the_last_turn_of_a_program_is_its_newest_finished_session_of_known_place() -> None:
    turns = (("a", 1, "A", "One"), ("b", 2, "B", "One"), ("c", 3, "", "Two"), ("d", 4, "", ""))
    with memory() as store:
        assert diary.last_turn(store, "mine") is None
        for name, seconds, day, stage in turns:
            records.create(store, record(name, after(seconds)), "mine", "log", (day, stage))
        records.create(store, record("e", after(9)), "other", "log", ("Z", "Z"))
        found = diary.last_turn(store, "mine")
        assert found == Turn("", NOON.date(), "Two", {"One": 2, "Two": 1})
        with store.action("throw away") as writing:
            writing.bury("sessions", "c")
        assert diary.last_turn(store, "mine") == Turn("B", NOON.date(), "One", {"One": 2})
        undoing.undo(store)
        assert diary.last_turn(store, "mine") == found

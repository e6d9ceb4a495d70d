from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.core.diary import Declaration, DeclarationKind, PainKind, SessionRecord
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.store import diary, pain, records
from postchain_tui.store.records import Addition
from postchain_tui.store.store import Store
from tests.build import kg
from tests.store.diaries import NOON, after, done, memory, record, rows_of


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def on_record(store: Store, session_id: str = "s") -> SessionRecord:
    found = diary.session(store, session_id)
    assert found is not None
    return found


def test_a_session_comes_back_as_it_was_written(store: Store) -> None:
    rich = done(3, after(300), load=kg("22.5"), duration_ms=40_000, rpe=7.5, pain=0, rest_ms=90_000)
    sided = done(4, after(400), reps=19, reps_left=10, reps_right=9, tempo="3-1-X-0")
    whole = record(
        "s", effort=6.0, note="slept badly", pain_before=1, pain_after=2, form_ok=("a", "b")
    )
    whole = replace(
        whole, sets=(*whole.sets, rich, replace(sided, time_under_tension_ms=5, note="x"))
    )
    records.create(store, whole, "basics", "Log")
    assert on_record(store) == whole
    assert on_record(store).local_date == NOON.date()


def test_the_scores_of_a_session_are_entries_at_its_start_and_end(store: Store) -> None:
    whole = record("s", pain_before=1, pain_after=2)
    records.create(store, whole, None, "Log")
    entries = pain.pain_between(store, NOON, after(10_000))
    assert [(entry.kind, entry.at) for entry in entries] == [
        (PainKind.BEFORE, whole.started_at),
        (PainKind.AFTER, whole.ended_at),
    ]


def test_a_session_without_an_end_has_its_score_after_at_its_start(store: Store) -> None:
    records.create(store, replace(record("s", pain_after=4), ended_at=None), None, "Import")
    assert on_record(store).ended_at is None
    assert pain.pain_between(store, NOON, after(1))[0].score == 4


def test_many_sessions_are_one_action(store: Store) -> None:
    with store.action("Import") as writing:
        for number in range(20):
            started_at = NOON + timedelta(days=number)
            records.write(writing, record(f"s{number}", started_at), "basics", number)
    assert len(store.rows("SELECT * FROM actions")) == 1
    assert diary.finished_count(store, "basics") == 20


def test_an_addition_extends_the_session_to_its_last_set(store: Store) -> None:
    records.create(store, record("s", note="first", effort=5.0), "basics", "Log")
    more = (done(1, after(3000), "t"), done(2, after(3100), "t", exercise="rdl_barbell"))
    addition = Addition(
        more, note="second", effort=7.0, pain_before=1, pain_after=3, form_ok=("rdl_barbell",)
    )
    records.append(store, "s", addition, "Log")
    found = on_record(store)
    assert [one.id for one in found.sets] == ["s-1", "s-2", "t-1", "t-2"]
    assert [one.ordinal for one in found.sets] == [1, 2, 3, 4]
    assert found.ended_at == after(3100)
    assert found.note == "first\nsecond"
    assert found.effort == 7.0
    assert (found.pain_before, found.pain_after) == (1, 3)
    assert found.form_ok == ("rdl_barbell",)


def test_an_addition_takes_nothing_away(store: Store) -> None:
    whole = record("s", note="first", effort=5.0, pain_before=2, pain_after=4, form_ok=("a",))
    records.create(store, whole, "basics", "Log")
    records.append(store, "s", Addition((done(9, after(60), "t"),)), "Log")
    found = on_record(store)
    assert replace(found, sets=whole.sets) == whole
    assert len(found.sets) == 3


def test_a_later_score_counts_instead_of_an_earlier_one(store: Store) -> None:
    records.create(store, record("s", pain_before=2, pain_after=4), "basics", "Log")
    addition = Addition((done(9, after(900), "t"),), pain_before=1, pain_after=5)
    records.append(store, "s", addition, "Log")
    assert (on_record(store).pain_before, on_record(store).pain_after) == (1, 5)


def test_an_addition_goes_on_from_the_start_of_a_session_without_an_end(store: Store) -> None:
    records.create(store, replace(record("s"), ended_at=None), None, "Import")
    records.append(store, "s", Addition((done(9, after(700), "t"),)), "Log")
    assert on_record(store).ended_at == after(700)


def test_there_is_nothing_to_add_to_a_session_that_is_not_there(store: Store) -> None:
    before = rows_of(store)
    with pytest.raises(NotAllowedError, match="no session 'gone'"):
        records.append(store, "gone", Addition((done(1, NOON),)), "Log")
    assert rows_of(store) == before


def test_nothing_is_added_to_a_session_in_the_trash(store: Store) -> None:
    records.create(store, record("s"), None, "Log")
    with store.action("delete") as writing:
        writing.bury("sessions", "s")
    with pytest.raises(NotAllowedError, match="no session"):
        records.append(store, "s", Addition((done(1, NOON),)), "Log")


def test_the_number_of_a_set_in_the_trash_is_given_again(store: Store) -> None:
    records.create(store, record("s", sets=3), None, "Log")
    with store.action("delete set 3") as writing:
        writing.bury("sets", "s-3")
    records.append(store, "s", Addition((done(1, after(700), "t"),)), "Log")
    assert [one.ordinal for one in on_record(store).sets] == [1, 2, 3]


def test_what_was_said_is_written_with_the_session_and_with_what_is_added(store: Store) -> None:
    run = Declaration("d1", after(1), DeclarationKind.ACTIVITY, "run")
    swim = Declaration("d2", after(2), DeclarationKind.ACTIVITY, "swim")
    records.create(store, record("s", said=(run,)), None, "Log")
    addition = Addition((done(1, after(700), "x"),), said=(swim,))
    records.append(store, "s", addition, "Log more")
    assert on_record(store).said == (replace(run, session="s"), replace(swim, session="s"))

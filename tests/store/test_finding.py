"""Which sessions a filter finds, in which order, and in what slices."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, Status
from postchain_tui.core.filtering import Filter, Mention, folded
from postchain_tui.store import diary, pain, records
from postchain_tui.store.finding import find
from postchain_tui.store.journal import Writing
from postchain_tui.store.store import Store
from tests.store.diaries import NOON, after, done, memory, record

DAY = timedelta(days=1)
WORDS = ("tight", "Müde", "left leg", "")
EXERCISES = ("glute_bridge", "rdl_barbell", "good_morning")
SOURCES = ("app", "log", "Hevy")


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def fill(store: Store, *sessions: SessionRecord) -> None:
    with store.action("Fill") as writing:
        for one in sessions:
            records.write(writing, one, "basics")


def feel(store: Store, *entries: PainRecord) -> None:
    with store.action("Feel") as writing:
        for entry in entries:
            pain.write_pain(writing, entry)


def bury(store: Store, table: str, row_id: str) -> None:
    with store.action("Throw away") as writing:
        writing.bury(table, row_id)


def ids(store: Store, wanted: Filter, before: SessionRecord | None = None) -> list[str]:
    """The ids of all that is found, in its order."""
    return [one.id for one in chain.from_iterable(find(store, wanted, before=before))]


def in_zone(name: str, local: str, hours: float) -> SessionRecord:
    """A session that started on the clock of a place."""
    zone = timezone(timedelta(hours=hours))
    return record(name, datetime.fromisoformat(local).replace(tzinfo=zone))


def about(text: str, *exercises: str, **changes: Any) -> Filter:
    """A filter for one mention."""
    return Filter(mentions=(Mention(text, frozenset(exercises), **changes),))


def test_in_an_empty_diary_nothing_is_found(store: Store) -> None:
    assert list(find(store, Filter())) == [()]


def test_without_a_condition_all_that_is_kept_is_found_newest_first(store: Store) -> None:
    fill(store, record("b", NOON + DAY), record("z", NOON), record("a", NOON), record("gone", NOON))
    fill(store, record("dropped", status=Status.DISCARDED), record("now", status=Status.ACTIVE))
    bury(store, "sessions", "gone")
    assert ids(store, Filter()) == ["b", "now", "a", "z"]
    assert ids(store, Filter()) == [one.id for one in diary.sessions(store)]


def test_what_is_found_is_the_whole_record(store: Store) -> None:
    fill(store, record("a", pain_before=2, form_ok=("glute_bridge",)), record("b", NOON + DAY))
    assert tuple(chain.from_iterable(find(store, Filter()))) == diary.sessions(store)


def test_pain_is_looked_for_in_sets_and_scores(store: Store) -> None:
    sore = (done(1, after(60), "set", pain=4),)
    fill(store, record("none"), record("set", sets=0), record("morning"))
    fill(store, replace(record("hurt"), sets=sore), record("before", pain_before=4))
    fill(store, record("after", pain_after=5), record("less", pain_before=3, pain_after=3))
    feel(store, PainRecord("m", after(90), PainKind.MORNING, 4, "morning"))
    assert set(ids(store, Filter(least_pain=4))) == {"hurt", "before", "after", "morning"}


def test_a_score_that_was_not_known_is_not_even_zero(store: Store) -> None:
    fill(store, record("none"), record("zero", pain_before=0))
    feel(store, PainRecord("m", after(90), PainKind.MORNING, None, "none"))
    assert ids(store, Filter(least_pain=0)) == ["zero"]


def test_other_scores_of_that_time_are_not_those_of_the_session(store: Store) -> None:
    fill(store, record("a"))
    feel(store, PainRecord("n", after(90), PainKind.NOW, 8, "a"))
    feel(store, PainRecord("d", after(90), PainKind.DAY, 8))
    assert ids(store, Filter(least_pain=1)) == []


@pytest.mark.parametrize("later", [2, None])
def test_of_several_scores_of_a_kind_the_latest_counts(store: Store, later: int | None) -> None:
    fill(store, record("a"))
    feel(store, PainRecord("first", after(90), PainKind.MORNING, 6, "a"))
    feel(store, PainRecord("later", after(90), PainKind.MORNING, later, "a"))
    assert ids(store, Filter(least_pain=3)) == []
    bury(store, "pain_entries", "later")
    assert ids(store, Filter(least_pain=3)) == ["a"]


def test_a_score_in_the_trash_does_not_count(store: Store) -> None:
    fill(store, record("a"))
    feel(store, PainRecord("m", after(90), PainKind.MORNING, 6, "a"))
    bury(store, "pain_entries", "m")
    assert ids(store, Filter(least_pain=1)) == []


def test_a_set_in_the_trash_does_not_count(store: Store) -> None:
    only = (done(1, after(60), "a", pain=6, note="tight"),)
    fill(store, replace(record("a"), sets=only))
    wanted = (Filter(least_pain=6), about("tight"), about("?", "glute_bridge"))
    assert [ids(store, one) for one in wanted] == [["a"]] * 3
    bury(store, "sets", "a-1")
    assert [ids(store, one) for one in wanted] == [[]] * 3


def test_a_text_is_looked_for_in_notes_and_names(store: Store) -> None:
    noted = (done(1, after(60), "set", note="left leg TIGHT"),)
    fill(store, record("note", note="Tíght\n  back"), replace(record("name"), name="Tight day"))
    fill(store, replace(record("set"), sets=noted), record("none"))
    assert ids(store, about("tight")) == ["set", "name", "note"]
    assert ids(store, about("tight", in_name=False)) == ["set", "note"]
    assert ids(store, about("tight back")) == ["note"]


def test_an_exercise_is_found_by_its_sets_or_by_a_text(store: Store) -> None:
    fill(store, record("rdl", exercise="rdl_barbell"), record("note", note="skipped the RDL"))
    fill(store, record("none"))
    assert ids(store, about("rdl", "rdl_barbell", "rdl_dumbbell")) == ["note", "rdl"]


def test_a_source_is_told_by_its_beginning_whatever_its_case(store: Store) -> None:
    fill(store, record("log"), record("hevy", source="Hevy 2"))
    assert ids(store, Filter(sources=("hev",))) == ["hevy"]
    assert ids(store, Filter(sources=("hev", "hevy"))) == ["hevy"]
    assert ids(store, Filter(sources=("hev", "log"))) == []


def test_a_day_is_that_of_the_place_where_it_was(store: Store) -> None:
    fill(
        store,
        in_zone("last minute", "2026-11-12T23:59:59.999", -12),
        in_zone("first minute", "2026-11-12T00:00", 14),
        in_zone("the next", "2026-11-13T00:00", 14),
        in_zone("the one before", "2026-11-11T23:59:59.999", -12),
        in_zone("noon", "2026-11-12T12:00", 0),
    )
    day = date(2026, 11, 12)
    found = ["last minute", "noon", "first minute"]
    assert ids(store, Filter(first_day=day, last_day=day)) == found
    assert set(ids(store, Filter(first_day=day))) == {*found, "the next"}
    assert set(ids(store, Filter(last_day=day))) == {*found, "the one before"}


@pytest.mark.parametrize("minutes", [-1439, 1439])
def test_no_offset_is_too_far(store: Store, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    fill(store, record("a", datetime(2026, 11, 12, 0, 0, tzinfo=zone)))
    fill(store, record("b", datetime(2026, 11, 12, 23, 59, tzinfo=zone)))
    day = date(2026, 11, 12)
    assert ids(store, Filter(first_day=day, last_day=day)) == ["b", "a"]
    assert ids(store, Filter(first_day=day + DAY)) == ids(store, Filter(last_day=day - DAY)) == []


def test_days_that_end_before_they_begin_find_nothing(store: Store) -> None:
    fill(store, record("a"))
    assert ids(store, Filter(first_day=date(2026, 5, 5), last_day=date(2026, 5, 3))) == []


def test_the_first_and_last_of_all_days_can_be_asked_for(store: Store) -> None:
    fill(store, record("a"))
    assert ids(store, Filter(first_day=date.min, last_day=date.max)) == ["a"]
    assert ids(store, Filter(last_day=date.min)) == ids(store, Filter(first_day=date.max)) == []


def many(store: Store, number: int, **changes: Any) -> tuple[SessionRecord, ...]:
    """So many sessions of a set each, three of them at each moment, the newest last."""
    made = tuple(
        record(f"s{index}", NOON + index // 3 * DAY, sets=1, **changes) for index in range(number)
    )
    fill(store, *made)
    return made


def test_one_may_stop_and_go_on_after_any_session(store: Store) -> None:
    expected = [one.id for one in reversed(many(store, 50))]
    every = list(chain.from_iterable(find(store, Filter())))
    assert [one.id for one in every] == expected
    for place, before in enumerate(every):
        assert ids(store, Filter(), before) == expected[place + 1 :]


def test_one_goes_on_within_the_days_that_are_wanted(store: Store) -> None:
    made = many(store, 50)
    wanted = Filter(last_day=made[20].local_date)
    assert ids(store, wanted, made[40])[0] == "s20"
    assert ids(store, wanted, made[10])[0] == "s9"


def test_one_can_go_on_after_a_session_that_is_not_on_record(store: Store) -> None:
    fill(store, record("a"), record("b", NOON + DAY))
    assert ids(store, Filter(), record("unknown", NOON + DAY)) == ["a"]


def test_the_file_is_free_between_two_slices(store: Store) -> None:
    many(store, 50)
    slices = find(store, Filter())
    first = next(slices)
    bury(store, "sessions", "s0")
    rest = list(chain.from_iterable(slices))
    assert [one.id for one in (*first, *rest)] == [f"s{index}" for index in range(49, 0, -1)]


def test_a_slice_is_short_whether_all_is_wanted_or_nothing(store: Store) -> None:
    many(store, 200)
    most = [len(one) for one in find(store, Filter())]
    assert max(most) == 10
    slices = list(find(store, Filter(least_pain=1)))
    assert 4 <= len(slices) <= 8
    assert not any(slices)


def test_the_trash_is_passed_over_in_slices_too(store: Store) -> None:
    many(store, 100, status=Status.DISCARDED)
    assert list(find(store, Filter())) == [()] * 4


def test_after_few_were_found_many_in_a_row_are_not_passed_over(store: Store) -> None:
    many(store, 200, note="old")
    newer = [record(f"n{index}", NOON + (100 + index) * DAY, sets=1) for index in range(200)]
    fill(store, *newer)
    assert ids(store, about("old")) == [f"s{index}" for index in range(199, -1, -1)]


def test_nothing_is_read_that_is_older_than_the_first_day(store: Store) -> None:
    made = many(store, 200)
    assert len(list(find(store, Filter(first_day=made[-1].local_date)))) == 1


def is_wanted(one: SessionRecord, wanted: Filter) -> bool:
    """What the search has to find, told of one whole record."""
    notes = [one.note, *(each.note for each in one.sets)]
    pains = [each.pain for each in one.sets]
    pains += [one.pain_before, one.pain_after, one.pain_morning]

    def is_mentioned(mention: Mention) -> bool:
        texts = [*notes, one.name] if mention.in_name else notes
        is_done = any(each.exercise in mention.exercises for each in one.sets)
        return is_done or any(mention.text in folded(text) for text in texts)

    return (
        (wanted.least_pain is None or any(p is not None and p >= wanted.least_pain for p in pains))
        and (wanted.first_day is None or wanted.first_day <= one.local_date)
        and (wanted.last_day is None or one.local_date <= wanted.last_day)
        and all(folded(one.source).startswith(source) for source in wanted.sources)
        and all(map(is_mentioned, wanted.mentions))
    )


PAINS = st.none() | st.integers(0, 10)
NOTES = st.sampled_from((*WORDS, "", ""))
SETS = st.lists(
    st.fixed_dictionaries({"exercise": st.sampled_from(EXERCISES), "pain": PAINS, "note": NOTES}),
    max_size=2,
)
SESSIONS = st.lists(
    st.fixed_dictionaries(
        {
            "started_at": st.builds(
                lambda hours, zone: (NOON + timedelta(hours=hours)).astimezone(
                    timezone(timedelta(hours=zone))
                ),
                st.integers(-60, 60),
                st.integers(-12, 14),
            ),
            "source": st.sampled_from(SOURCES),
            "name": st.sampled_from(("Basics", "Tight day", "")),
            "note": NOTES,
            "status": st.sampled_from((Status.FINISHED, Status.ACTIVE, Status.DISCARDED)),
            "pain_before": PAINS,
            "pain_after": PAINS,
            "morning": PAINS,
            "sets": SETS,
            "trash": st.sampled_from((None, None, "sessions", "sets", "pain_entries")),
        }
    ),
    max_size=25,
)
DAYS = st.none() | st.integers(-3, 3).map(lambda days: NOON.date() + days * DAY)
FILTERS = st.builds(
    Filter,
    least_pain=PAINS,
    first_day=DAYS,
    last_day=DAYS,
    sources=st.lists(st.sampled_from(("app", "he", "l")), max_size=1).map(tuple),
    mentions=st.lists(
        st.builds(
            Mention,
            st.sampled_from(("tight", "mude", "left leg", "basics")),
            st.frozensets(st.sampled_from(EXERCISES), max_size=2),
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.data(), SESSIONS, FILTERS)
def test_what_is_found_is_what_a_look_at_every_record_finds(
    data: st.DataObject, sessions: list[dict[str, Any]], wanted: Filter
) -> None:
    with closing(memory()) as store:
        with store.action("Fill") as writing:
            for number, told in enumerate(sessions):
                write(writing, f"s{number}", told)
        kept = diary.sessions(store)
        expected = [one.id for one in kept if is_wanted(one, wanted)]
        assert ids(store, wanted) == expected
        if kept:
            place = data.draw(st.integers(0, len(kept) - 1))
            older = [one.id for one in kept[place + 1 :] if is_wanted(one, wanted)]
            assert ids(store, wanted, kept[place]) == older


def write(writing: Writing, name: str, told: dict[str, Any]) -> None:
    """Write a session as it was drawn, and throw away some of it."""
    session = {key: told[key] for key in told if key not in {"sets", "morning", "trash"}}
    sets = tuple(
        done(number, told["started_at"], name, **each) for number, each in enumerate(told["sets"])
    )
    whole = replace(record(name, told["started_at"]), **session, sets=sets)
    records.write(writing, whole, "basics")
    morning = PainRecord(f"{name}-morning", NOON, PainKind.MORNING, told["morning"], name)
    pain.write_pain(writing, morning)
    rows = {"sessions": name, "sets": f"{name}-0", "pain_entries": morning.id}
    if told["trash"]:
        writing.bury(told["trash"], rows[told["trash"]])

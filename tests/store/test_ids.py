from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.store.ids import milliseconds, new_id

MOMENT = datetime(2200, 5, 4, 12, 0, 0, 123_000, tzinfo=UTC)


def test_an_id_is_a_version_7_uuid_of_its_moment() -> None:
    late = MOMENT + timedelta(days=30_000)
    made = UUID(new_id(late))
    assert made.version == 7
    assert made.variant == RFC_4122
    assert made.int >> 80 == milliseconds(late)


MOMENTS = st.integers(-(10**9), 10**10).map(lambda seconds: MOMENT + timedelta(seconds=seconds))


@given(st.lists(MOMENTS, min_size=2, max_size=20))
def test_ids_sort_in_the_order_they_were_made_whatever_the_clock_says(
    moments: list[datetime],
) -> None:
    ids = [new_id(moment) for moment in moments]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)


def test_many_ids_of_one_millisecond_are_different_and_in_order() -> None:
    ids = [new_id(MOMENT) for _ in range(10_000)]
    assert ids == sorted(set(ids))


def test_a_moment_before_1970_counts_as_its_beginning() -> None:
    assert milliseconds(datetime(1969, 12, 31, tzinfo=UTC)) == 0

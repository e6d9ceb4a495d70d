from collections.abc import Iterator

import pytest

from postchain_tui.core.diary import Declaration, DeclarationKind, PainKind, PainRecord
from postchain_tui.store import pain
from postchain_tui.store.store import Store
from tests.store.diaries import NOON, after, memory


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def test_a_score_comes_back_as_it_was_written(store: Store) -> None:
    full = PainRecord(
        "p",
        NOON,
        PainKind.MORNING,
        3,
        "s",
        "low_back_left",
        spreading=True,
        recalled=True,
        note="n",
    )
    unknown = PainRecord("q", after(1), PainKind.DAY, None)
    pain.add_pain(store, full)
    pain.add_pain(store, unknown)
    assert pain.pain_between(store, NOON, after(2)) == (full, unknown)


def test_the_scores_of_a_stretch_leave_out_its_end(store: Store) -> None:
    for seconds in (0, 10, 20):
        pain.add_pain(store, PainRecord(f"p{seconds}", after(seconds), PainKind.NOW, 1))
    assert [entry.id for entry in pain.pain_between(store, after(0), after(20))] == ["p0", "p10"]


def test_scores_of_one_moment_keep_the_order_in_which_they_were_recorded(store: Store) -> None:
    for name in ("z", "a", "m"):
        pain.add_pain(store, PainRecord(name, NOON, PainKind.NOW, 1))
    assert [entry.id for entry in pain.pain_between(store, NOON, after(1))] == ["z", "a", "m"]


def test_a_score_in_the_trash_does_not_count(store: Store) -> None:
    pain.add_pain(store, PainRecord("p", NOON, PainKind.NOW, 1))
    with store.action("Throw away") as writing:
        writing.bury("pain_entries", "p")
    assert pain.pain_between(store, NOON, after(1)) == ()


def test_declarations_come_back_oldest_first(store: Store) -> None:
    later = Declaration("b", after(60), DeclarationKind.RED_FLAG, "saddle_numbness", "since today")
    earlier = Declaration("a", NOON, DeclarationKind.INJURED, "yes")
    pain.declare(store, later, "Red flag")
    pain.declare(store, earlier, "Injured")
    assert pain.declarations(store) == (earlier, later)

from collections.abc import Iterator

import pytest

from postchain_tui.store import settings
from postchain_tui.store.store import Store
from tests.store.diaries import FakeClock, memory


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def test_settings_that_were_never_set_are_not_there(store: Store) -> None:
    assert settings.settings(store) == {}


def test_a_setting_is_what_it_was_set_to_last(store: Store) -> None:
    settings.set_setting(store, "units", "lb")
    settings.set_setting(store, "units", "kg")
    assert settings.settings(store) == {"units": "kg"}
    assert len(store.rows("SELECT * FROM settings")) == 1


def test_several_settings_are_one_action(store: Store) -> None:
    settings.set_settings(store, {"units": "lb", "bar_kg": "20kg"}, "Set up")
    assert settings.settings(store) == {"units": "lb", "bar_kg": "20kg"}
    assert [row["what"] for row in store.rows("SELECT what FROM actions")] == ["Set up"]


def test_of_two_rows_of_one_key_the_later_counts_and_is_changed() -> None:
    clock = FakeClock()
    with Store.in_memory(clock) as store:
        for row_id, value in (("b", "lb"), ("a", "kg")):
            with store.action("Arrived from two machines") as writing:
                writing.put("settings", {"id": row_id, "key": "units", "value": value})
            clock.advance(1)
        assert settings.settings(store) == {"units": "kg"}
        settings.set_setting(store, "units", "lb")
        assert settings.settings(store) == {"units": "lb"}

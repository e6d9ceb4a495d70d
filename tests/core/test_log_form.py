"""The form for a session after the fact."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from postchain_tui.core.form import FieldError
from postchain_tui.core.log_form import Told, fields, told

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 3, 2, 18, 0, 30, tzinfo=ZONE)


def local(wall: datetime) -> datetime:
    """The moment in the zone of the tests."""
    return wall.replace(tzinfo=ZONE)


def texts(**typed: str) -> dict[str, str]:
    """The form with something typed in it."""
    return {field.key: field.text for field in fields(NOW)} | typed


def test_what_is_not_typed_is_not_recorded_and_the_moment_is_now() -> None:
    assert told(texts(sets="bridge 10"), local, NOW) == Told(
        "bridge 10", NOW, None, None, None, form_ok=False, note=""
    )


def test_everything_that_is_typed_is_told() -> None:
    typed = texts(
        sets=" rdl 4*20x12@7 p0 ",
        day="2026-03-01",
        time="7:05",
        before="2",
        after="3",
        effort="6.5",
        form="y",
        note=" early\x07 ",
    )
    assert told(typed, local, NOW) == Told(
        "rdl 4*20x12@7 p0", datetime(2026, 3, 1, 7, 5, tzinfo=ZONE), 2, 3, 6.5, True, "early"
    )


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sets", "  "),
        ("day", "1 March"),
        ("day", "2026-03-03"),
        ("time", "25:00"),
        ("before", "11"),
        ("after", "much"),
        ("effort", "6.3"),
        ("form", "perhaps"),
        ("note", "x" * 501),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(key: str, text: str) -> None:
    with pytest.raises(FieldError) as caught:
        told(texts(**{"sets": "bridge 10", key: text}), local, NOW)
    assert caught.value.key == key
